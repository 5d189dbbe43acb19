//! Files of a machine, or of an image of one below a directory.

use std::fs;
use std::io::{self, Write};
use std::os::unix::fs::{MetadataExt, chown};
use std::path::{Path, PathBuf};

/// A path of the machine, below its root.
pub(super) fn below(root: &Path, path: &str) -> PathBuf {
    root.join(path.trim_start_matches('/'))
}

/// Replaces a file of the system by a rename, with its owner and mode as they were.
pub(super) fn replace_file(path: &Path, text: &str) -> io::Result<()> {
    let found = fs::metadata(path)?;
    let dir = path.parent().unwrap_or(Path::new("/"));
    let mut staged = tempfile::NamedTempFile::new_in(dir)?;
    staged.write_all(text.as_bytes())?;
    fs::set_permissions(staged.path(), found.permissions())?;
    chown(staged.path(), Some(found.uid()), Some(found.gid()))?;
    staged.as_file().sync_all()?;
    staged.persist(path).map_err(|error| error.error)?;
    Ok(())
}
