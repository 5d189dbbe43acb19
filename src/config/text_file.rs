//! The text of a file of settings, up to a size that no such file has.

use super::ConfigError;
use std::fs::File;
use std::io::{self, ErrorKind, Read};
use std::path::Path;

/// A larger file is not a configuration.
const MOST_BYTES: u64 = 1 << 20;

/// The text of an open file; `path` is only named in errors.
///
/// # Errors
/// The file cannot be read, or is too large to be a configuration.
pub(crate) fn read_text(file: File, path: &Path) -> Result<String, ConfigError> {
    let mut text = String::new();
    let read = file.take(MOST_BYTES + 1).read_to_string(&mut text);
    read.map_err(|e| ConfigError::unreadable(path, e))?;
    if text.len() as u64 > MOST_BYTES {
        return Err(ConfigError::TooLarge { path: path.to_path_buf() });
    }
    Ok(text)
}

/// A home that cannot be entered holds no configuration for us; nobody asked for one there.
pub(super) fn is_absent(error: &io::Error) -> bool {
    matches!(error.kind(), ErrorKind::NotFound | ErrorKind::NotADirectory | ErrorKind::PermissionDenied)
}
