//! The few things the store does to a disk, each of them a step that a test can make fail.
//!
//! Power loss may leave a renamed file empty unless it was synced before, and a rename undone unless its
//! directory was synced after. So: write, sync the file, rename, sync the
//! directory, always in the same directory.

pub use crate::fetch::{open_regular, read_text_up_to};

#[cfg(unix)]
use crate::at_once::run_both;
use std::ffi::OsStr;
use std::fs::{DirEntry, File};
use std::io::{self, BufWriter, Read, Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};
#[cfg(unix)]
use std::sync::{Mutex, PoisonError};
use std::time::{Duration, SystemTime};

/// One thing done to the disk.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum WriteStep {
    /// The directory is made.
    MakeDirectory,
    /// A temporary file is made.
    Create,
    /// A piece is written.
    Write,
    /// The file is synced.
    SyncFile,
    /// A second name for the current file is made.
    Link,
    /// The new file takes the name of the old one.
    Rename,
    /// The directory is synced.
    SyncDirectory,
}

/// The disk, or a disk on which a test makes a step fail.
#[derive(Default)]
pub struct Disk {
    before: Option<Box<dyn Fn(WriteStep) -> io::Result<()> + Send + Sync>>,
}

/// What our temporary files are called before their random part.
const TEMPORARY: &str = ".groupfinder-";

/// What they are called after it.
const ENDING: &str = ".tmp";

/// Temporary files older than this belong to nobody who is still at work.
const STALE: Duration = Duration::from_secs(24 * 60 * 60);

impl Disk {
    /// A disk that asks `before` ahead of each step, for tests of what happens when it fails.
    pub fn with_faults(before: impl Fn(WriteStep) -> io::Result<()> + Send + Sync + 'static) -> Self {
        Self { before: Some(Box::new(before)) }
    }

    /// Refuses a directory in which somebody else could exchange what we write: the administrator's has to be their own
    /// and not open to others, and so has everything above it. A directory that is not there yet is judged by what it
    /// would be made in. What other people do in a directory of their own choice is up to them.
    ///
    /// # Errors
    /// Says whose it is, or who may write to it.
    pub fn check_directory(&self, dir: &Path) -> io::Result<()> {
        #[cfg(unix)]
        if rustix::process::geteuid().is_root() {
            let dir = std::path::absolute(dir)?;
            let there = dir.ancestors().find(|path| path.symlink_metadata().is_ok());
            let there = there.unwrap_or(Path::new("/"));
            check_owner(there)?;
            // The way to the name, and the way to what it leads to.
            let parent = there.parent().unwrap_or(there).canonicalize()?;
            for path in parent.ancestors().chain(there.canonicalize()?.ancestors()) {
                check_safe(path, path == there)?;
            }
        }
        #[cfg(not(unix))]
        let _ = dir;
        Ok(())
    }

    fn before_step(&self, step: WriteStep) -> io::Result<()> {
        self.before.as_ref().map_or(Ok(()), |before| before(step))
    }

    /// Makes the directory and its parents.
    ///
    /// # Errors
    /// As the system says.
    pub fn make_directory(&self, dir: &Path) -> io::Result<()> {
        if dir.is_dir() {
            return Ok(());
        }
        self.before_step(WriteStep::MakeDirectory)?;
        let mut builder = std::fs::DirBuilder::new();
        builder.recursive(true);
        #[cfg(unix)]
        std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o755);
        builder.create(dir)
    }

    /// A new file in `dir` that becomes visible only by [`StagedFile::move_into_place`].
    ///
    /// # Errors
    /// As the system says.
    pub fn stage_file(&self, dir: &Path) -> io::Result<StagedFile<'_>> {
        self.before_step(WriteStep::Create)?;
        let mut builder = tempfile::Builder::new();
        let prefix = temporary_prefix();
        builder.prefix(&prefix).suffix(ENDING);
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt;
            // Readable for everybody, as far as the umask lets it be; never writable for others.
            builder.permissions(std::fs::Permissions::from_mode(0o644));
        }
        let file = builder.tempfile_in(dir)?;
        Ok(StagedFile { disk: self, out: BufWriter::with_capacity(1 << 18, file), written: 0 })
    }

    /// Gives the file `current` the second name `second`, replacing what had it. Where the file system has no
    /// links, copies.
    ///
    /// # Errors
    /// As the system says; then `second` is as it was.
    pub(super) fn keep_as(&self, current: &Path, second: &Path) -> io::Result<()> {
        self.before_step(WriteStep::Link)?;
        let dir = second.parent().unwrap_or(Path::new("."));
        // A link cannot replace a name; a rename can. `tempfile` finds a free name for the step between.
        let prefix = temporary_prefix();
        let linked = tempfile::Builder::new()
            .prefix(&prefix)
            .suffix(ENDING)
            .make_in(dir, |path| std::fs::hard_link(current, path))
            .or_else(|_| {
                let copy = tempfile::Builder::new().prefix(&prefix).suffix(ENDING).tempfile_in(dir)?;
                std::fs::copy(current, copy.path())?;
                let (_, path) = copy.into_parts();
                Ok::<_, io::Error>(tempfile::NamedTempFile::from_parts((), path))
            })?;
        self.before_step(WriteStep::Rename)?;
        let path = linked.into_temp_path();
        let name = path.to_path_buf();
        path.persist(second).map_err(|e| e.error)?;
        // A rename between two names of the same file does nothing and leaves both (POSIX `rename`).
        let _ = std::fs::remove_file(name);
        self.sync_directory(dir)
    }

    /// Puts a copy of the file `current` in the place of `second`.
    ///
    /// # Errors
    /// As the system says; then `second` is as it was.
    pub(super) fn copy_as(&self, current: &Path, second: &Path) -> io::Result<()> {
        let dir = second.parent().unwrap_or(Path::new("."));
        let mut copy = self.stage_file(dir)?;
        io::copy(&mut open_regular(current)?, &mut copy)?;
        copy.sync_file()?;
        copy.move_into_place(second)
    }

    fn sync_directory(&self, dir: &Path) -> io::Result<()> {
        self.before_step(WriteStep::SyncDirectory)?;
        match File::open(dir).and_then(|d| d.sync_all()) {
            // Some file systems cannot sync a directory; they have nothing better to offer.
            Err(e) if matches!(e.kind(), io::ErrorKind::InvalidInput | io::ErrorKind::Unsupported) => Ok(()),
            other => other,
        }
    }
}

/// Whether a name belongs to the administrator, whatever it leads to.
#[cfg(unix)]
fn check_owner(path: &Path) -> io::Result<()> {
    use std::os::unix::fs::MetadataExt;
    match path.symlink_metadata()?.uid() {
        0 => Ok(()),
        owner => Err(UnsafeDirectoryError::Foreign(owner).into()),
    }
}

/// Whether nobody but the administrator can exchange what is in a directory. In one like /tmp everybody may write, but
/// nobody may rename what others have there.
#[cfg(unix)]
fn check_safe(path: &Path, is_asked: bool) -> io::Result<()> {
    use std::os::unix::fs::MetadataExt;
    let found = path.metadata()?;
    let is_sticky = found.mode() & 0o1000 != 0 && !is_asked;
    let fault = if found.uid() != 0 {
        UnsafeDirectoryError::LeadsToForeign(found.uid(), path.to_path_buf())
    } else if found.mode() & 0o002 != 0 && !is_sticky {
        UnsafeDirectoryError::Open(path.to_path_buf())
    } else if found.mode() & 0o020 != 0 && found.gid() != 0 && !is_sticky {
        UnsafeDirectoryError::OpenToGroup(found.gid(), path.to_path_buf())
    } else {
        return Ok(());
    };
    Err(fault.into())
}

/// Why a directory is not safe, in words that are told as they are.
#[derive(Debug, thiserror::Error)]
enum UnsafeDirectoryError {
    #[error("it belongs to another user (uid {0}); use a folder of your own")]
    Foreign(u32),
    #[error("{path} belongs to another user (uid {0}); use a folder of your own", path = .1.display())]
    LeadsToForeign(u32, PathBuf),
    #[error("everybody may write to {path}; take that right away (chmod o-w)", path = .0.display())]
    Open(PathBuf),
    #[error("the group {0} may write to {path}; take that right away (chmod g-w)", path = .1.display())]
    OpenToGroup(u32, PathBuf),
}

impl From<UnsafeDirectoryError> for io::Error {
    fn from(error: UnsafeDirectoryError) -> Self {
        Self::new(io::ErrorKind::PermissionDenied, error)
    }
}

/// A file in the making.
pub struct StagedFile<'a> {
    disk: &'a Disk,
    out: BufWriter<tempfile::NamedTempFile>,
    written: u64,
}

impl StagedFile<'_> {
    /// How many bytes were written, counted from the start of the file.
    pub fn bytes_written(&self) -> u64 {
        self.written
    }

    /// Writes over the first bytes, which were left free before.
    ///
    /// # Errors
    /// As the system says.
    pub(super) fn write_at_start(&mut self, bytes: &[u8]) -> io::Result<()> {
        self.out.seek(SeekFrom::Start(0))?;
        self.disk.before_step(WriteStep::Write)?;
        self.out.write_all(bytes)?;
        self.out.seek(SeekFrom::End(0))?;
        Ok(())
    }

    /// Lets `see` read the whole file as it stands.
    ///
    /// # Errors
    /// As the system says.
    pub(super) fn read_back(&mut self, mut see: impl FnMut(&[u8])) -> io::Result<()> {
        self.out.flush()?;
        let mut file = self.out.get_ref().reopen()?;
        let mut buffer = vec![0; 1 << 18];
        loop {
            match file.read(&mut buffer)? {
                0 => return Ok(()),
                n => see(buffer.get(..n).unwrap_or_default()),
            }
        }
    }

    /// Syncs the file to the disk without publishing it, so that publishing several is quick.
    ///
    /// # Errors
    /// As the system says.
    pub(super) fn sync_file(&mut self) -> io::Result<()> {
        self.out.flush()?;
        self.disk.before_step(WriteStep::SyncFile)?;
        self.out.get_ref().as_file().sync_all()
    }

    /// Makes the file visible as `path`, in the directory it was staged in. On an error nothing is visible and
    /// the temporary file is gone.
    ///
    /// # Errors
    /// As the system says.
    pub fn move_into_place(mut self, path: &Path) -> io::Result<()> {
        self.sync_file()?;
        let Self { disk, out, .. } = self;
        let file = out.into_inner().map_err(io::IntoInnerError::into_error)?;
        disk.before_step(WriteStep::Rename)?;
        file.persist(path).map_err(|e| e.error)?;
        disk.sync_directory(path.parent().unwrap_or(Path::new(".")))
    }
}

impl Write for StagedFile<'_> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.disk.before_step(WriteStep::Write)?;
        let n = self.out.write(bytes)?;
        self.written += n as u64;
        Ok(n)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.out.flush()
    }
}

/// Reads `length` bytes of a file from a place on. No position is left behind that another reader could move.
///
/// # Errors
/// As the system says; that there is no room for them; that the file ends before.
pub(super) fn read_at(file: &File, at: u64, length: usize) -> io::Result<Vec<u8>> {
    // Tried first: `vec!` ends the program where there is no room.
    Vec::<u8>::new().try_reserve_exact(length)?;
    let mut bytes = vec![0; length];
    #[cfg(unix)]
    fill_at(file, at, &mut bytes)?;
    #[cfg(not(unix))]
    {
        let mut file = file;
        file.seek(SeekFrom::Start(at))?;
        file.read_exact(&mut bytes)?;
    }
    Ok(bytes)
}

/// From so many bytes on, two threads read them: what takes time is to be given the memory, page by page, and that is a
/// millisecond then, twenty times what a thread costs.
#[cfg(unix)]
const SHARED_BYTES: usize = 4 << 20;

/// Fills a buffer with what is in a file from a place on.
#[cfg(unix)]
fn fill_at(file: &File, at: u64, bytes: &mut [u8]) -> io::Result<()> {
    use std::os::unix::fs::FileExt;
    if bytes.len() < SHARED_BYTES {
        return file.read_exact_at(bytes, at);
    }
    let (front, back) = bytes.split_at_mut(bytes.len() / 2);
    let middle = at + front.len() as u64;
    let back = Mutex::new(back);
    let read_back = || file.read_exact_at(&mut back.lock().unwrap_or_else(PoisonError::into_inner), middle);
    let (front, back) = run_both(|| file.read_exact_at(front, at), read_back);
    front.and(back)
}

/// Length in bytes and time of the last change in nanoseconds since 1970: what start-up compares.
pub(super) fn stamp_of_file(file: &File) -> io::Result<(u64, i128)> {
    let metadata = file.metadata()?;
    let modified = metadata.modified().ok();
    let nanos = modified.map_or(0, |time| match time.duration_since(SystemTime::UNIX_EPOCH) {
        Ok(after) => after.as_nanos() as i128,
        Err(before) => -(before.duration().as_nanos() as i128),
    });
    Ok((metadata.len(), nanos))
}

/// Removes temporary files that killed runs left in `dir`: those of processes that are gone, and what is older than a
/// day. What cannot be removed stays.
pub fn remove_stale(dir: &Path) {
    for entry in std::fs::read_dir(dir).into_iter().flatten().flatten() {
        let name = entry.file_name();
        let Some(middle) = temporary_name(&name) else { continue };
        let is_dead = maker_of(middle).is_some_and(|maker| !is_running(maker));
        if is_dead || age_of(&entry).is_some_and(|age| age > STALE) {
            let _ = std::fs::remove_file(entry.path());
        }
    }
}

/// What stands between the fixed parts of the name of a temporary file; `None` for other files.
fn temporary_name(name: &OsStr) -> Option<&str> {
    name.to_str()?.strip_prefix(TEMPORARY)?.strip_suffix(ENDING)
}

/// The beginning of the names of our temporary files, which says who makes them.
fn temporary_prefix() -> String {
    format!("{TEMPORARY}{}-", std::process::id())
}

/// The process that made a temporary file, as far as its name says.
fn maker_of(middle: &str) -> Option<i32> {
    middle.split_once('-').and_then(|(maker, _)| maker.parse().ok())
}

/// Whether a process is there, as far as the system says.
fn is_running(process: i32) -> bool {
    #[cfg(unix)]
    if let Some(pid) = rustix::process::Pid::from_raw(process) {
        return !matches!(rustix::process::test_kill_process(pid), Err(rustix::io::Errno::SRCH));
    }
    let _ = process;
    true
}

/// For how long a file has not been changed.
fn age_of(entry: &DirEntry) -> Option<Duration> {
    entry.metadata().ok()?.modified().ok()?.elapsed().ok()
}

/// The directory for the data of this program: what was asked for, else `GROUPFINDER_DATA_DIR`, else the usual
/// one for this system; `None` where the system has none (no home).
pub fn data_dir(asked: Option<&Path>) -> Option<PathBuf> {
    if let Some(asked) = asked {
        return Some(asked.to_path_buf());
    }
    if let Some(dir) = std::env::var_os("GROUPFINDER_DATA_DIR").filter(|dir| !dir.is_empty()) {
        return Some(PathBuf::from(dir));
    }
    let dirs = directories::ProjectDirs::from("", "", "groupfinder")?;
    // A relative HOME would put the data wherever the program happens to be started.
    Some(dirs.data_dir().to_path_buf()).filter(|dir| dir.is_absolute())
}
