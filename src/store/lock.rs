//! One writer at a time. Readers never wait: they see the old file or the new one.

use super::disk::Disk;
use super::{LOCK, SyncError};
use std::fs::{File, OpenOptions, TryLockError};
use std::io;
use std::path::Path;
use std::time::{Duration, Instant};

/// The right to write, until it is dropped or the process ends. The kernel gives the lock back when its holder
/// dies, so a stale lock file stops nobody; the file itself is never removed.
pub struct Lock {
    _file: File,
}

/// Why there is no lock.
#[derive(Debug, thiserror::Error)]
pub enum LockError {
    /// Somebody else is writing.
    #[error("another sync is running and did not finish within {0} seconds")]
    Busy(u64),
    /// The lock file cannot be made.
    #[error(transparent)]
    Io(#[from] io::Error),
}

impl Lock {
    /// Takes the lock on `path`, waiting for at most `patience`.
    ///
    /// # Errors
    /// Somebody else writes all that time, or the file cannot be made.
    pub fn acquire(path: &Path, patience: Duration) -> Result<Self, LockError> {
        let mut options = OpenOptions::new();
        options.create(true).truncate(false).write(true);
        #[cfg(unix)]
        std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o644);
        // A pipe in its place would make us wait for a reader, a link would have us make a file elsewhere.
        #[cfg(unix)]
        std::os::unix::fs::OpenOptionsExt::custom_flags(
            &mut options,
            (rustix::fs::OFlags::NONBLOCK | rustix::fs::OFlags::NOFOLLOW).bits().cast_signed(),
        );
        let file = options.open(path)?;
        let until = Instant::now() + patience;
        loop {
            match file.try_lock() {
                Ok(()) => return Ok(Self { _file: file }),
                // A file system without locks (some network ones): a single writer has to be assumed.
                Err(TryLockError::Error(e)) if e.kind() == io::ErrorKind::Unsupported => {
                    return Ok(Self { _file: file });
                }
                Err(TryLockError::Error(e)) => return Err(e.into()),
                Err(TryLockError::WouldBlock) if Instant::now() >= until => {
                    return Err(LockError::Busy(patience.as_secs()));
                }
                Err(TryLockError::WouldBlock) => std::thread::sleep(Duration::from_millis(50)),
            }
        }
    }
}

/// How long a sync waits for another.
const PATIENCE: Duration = Duration::from_secs(30);

/// Makes the data directory if there is none, and takes the right to write to it.
///
/// # Errors
/// Another sync writes, or the directory cannot be used.
pub fn lock_directory(dir: &Path, disk: &Disk) -> Result<Lock, SyncError> {
    disk.check_directory(dir).map_err(|e| SyncError::of_disk(dir, e))?;
    disk.make_directory(dir).map_err(|e| SyncError::of_disk(dir, e))?;
    disk.check_directory(dir).map_err(|e| SyncError::of_disk(dir, e))?;
    let path = dir.join(LOCK);
    Lock::acquire(&path, PATIENCE).map_err(|e| match e {
        LockError::Busy(seconds) => SyncError::Busy { path: path.clone(), seconds },
        LockError::Io(e) => SyncError::of_disk(&path, e),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_writer_at_a_time() {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("lock");
        let first = Lock::acquire(&path, Duration::ZERO).unwrap();
        assert!(matches!(Lock::acquire(&path, Duration::ZERO), Err(LockError::Busy(0))));
        drop(first);
        Lock::acquire(&path, Duration::ZERO).unwrap();
    }

    #[cfg(unix)]
    #[test]
    fn a_link_in_its_place_makes_no_file_elsewhere() {
        let dir = tempfile::tempdir().unwrap();
        let (path, elsewhere) = (dir.path().join("lock"), dir.path().join("elsewhere"));
        std::os::unix::fs::symlink(&elsewhere, &path).unwrap();
        assert!(matches!(Lock::acquire(&path, Duration::ZERO), Err(LockError::Io(_))));
        assert!(!elsewhere.exists());
    }
}
