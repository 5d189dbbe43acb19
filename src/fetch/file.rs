//! Files that are read: only regular ones, with the words for what can go wrong.

use std::fs::{File, OpenOptions};
use std::io::{self, Read};
use std::path::Path;

/// What went wrong with a file, in words that say what to do.
pub fn describe_io_error(error: &io::Error) -> String {
    match error.kind() {
        io::ErrorKind::NotFound => "there is no such file; check the path".to_owned(),
        // The system's own word has no words of ours inside it.
        io::ErrorKind::PermissionDenied if error.get_ref().is_none() => {
            "no permission; check who may read and write it".to_owned()
        }
        io::ErrorKind::StorageFull => "the disk is full; make room and try again".to_owned(),
        io::ErrorKind::QuotaExceeded => "the quota is used up; make room and try again".to_owned(),
        io::ErrorKind::ReadOnlyFilesystem => "the file system is read-only".to_owned(),
        io::ErrorKind::IsADirectory => "a folder, expected a file".to_owned(),
        io::ErrorKind::NotADirectory => "a part of the path is no folder; check the path".to_owned(),
        io::ErrorKind::AlreadyExists => "there is a file already; name another one".to_owned(),
        // The number says nothing to a reader.
        _ => {
            let said = error.to_string();
            said.split(" (os error ").next().unwrap_or_default().to_owned()
        }
    }
}

/// Opens a file for reading if it is a regular one; a pipe or device would make us wait for ever, and a
/// directory is not data.
///
/// # Errors
/// As the system says, or "not a regular file".
pub fn open_regular(path: &Path) -> io::Result<File> {
    let mut options = OpenOptions::new();
    options.read(true);
    // The check is made on the open file: between a check of the path and the opening the file could be exchanged.
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::custom_flags(
        &mut options,
        rustix::fs::OFlags::NONBLOCK.bits().cast_signed(),
    );
    let file = options.open(path)?;
    if !file.metadata()?.is_file() {
        return Err(io::Error::new(io::ErrorKind::InvalidInput, "not a regular file"));
    }
    Ok(file)
}

/// The text of a regular file, cut after `most` bytes.
///
/// # Errors
/// As [`open_regular`], the file cannot be read, or it is no UTF-8.
pub fn read_text_up_to(path: &Path, most: u64) -> io::Result<String> {
    let mut text = String::new();
    open_regular(path)?.take(most).read_to_string(&mut text)?;
    Ok(text)
}

/// The first `most` bytes of a regular file.
///
/// # Errors
/// As [`open_regular`], or the file cannot be read.
pub fn read_regular_up_to(path: &Path, most: u64) -> io::Result<Vec<u8>> {
    let file = open_regular(path)?;
    let mut bytes = Vec::with_capacity(file.metadata().map_or(0, |m| m.len().min(most)) as usize + 1);
    file.take(most).read_to_end(&mut bytes)?;
    Ok(bytes)
}
