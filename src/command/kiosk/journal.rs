//! What was changed on a machine, so that it can be taken back: one JSON record a line, in the order of the changes.

use super::image::below;
use crate::codec::sha256_hex;
use serde::{Deserialize, Serialize};
use std::fs::{self, OpenOptions};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

/// Where the journal is, below the root of the machine.
const PLACE: &str = "/etc/groupfinder/kiosk-installed";

/// A change. Paths are those of the machine.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(super) enum Change {
    /// A file that was not there, with its SHA-256.
    File(String, String),
    /// A line of a file that was there: the file, the line, and the one in its place.
    Line(String, String, String),
    /// A link that was not there.
    Link(String),
    /// A directory that was not there.
    Directory(String),
    /// A user that was not there.
    User(String),
    /// Lines of /etc/fstab that were turned off.
    Swap,
}

impl Change {
    /// A file, with what is in it now.
    ///
    /// # Errors
    /// It cannot be read.
    pub(super) fn file(root: &Path, path: &Path) -> io::Result<Self> {
        Ok(Self::File(on_machine(root, path), sha256_hex(&fs::read(path)?)))
    }

    /// A line of a file.
    pub(super) fn line(root: &Path, path: &Path, from: &str, to: &str) -> Self {
        Self::Line(on_machine(root, path), from.to_owned(), to.to_owned())
    }

    /// A link.
    pub(super) fn link(root: &Path, path: &Path) -> Self {
        Self::Link(on_machine(root, path))
    }

    /// A directory.
    pub(super) fn directory(root: &Path, path: &Path) -> Self {
        Self::Directory(on_machine(root, path))
    }
}

fn on_machine(root: &Path, path: &Path) -> String {
    format!("/{}", path.strip_prefix(root).unwrap_or(path).to_string_lossy())
}

/// The changes of a machine.
pub(super) struct Journal {
    path: PathBuf,
    /// All that were noted and not taken back, the oldest first.
    pub(super) changes: Vec<Change>,
}

impl Journal {
    /// Reads what was noted on the machine below `root`.
    pub(super) fn open(root: &Path) -> Self {
        let path = below(root, PLACE);
        let text = fs::read_to_string(&path).unwrap_or_default();
        let changes = text.lines().filter_map(|line| serde_json::from_str(line).ok()).collect();
        Self { path, changes }
    }

    /// Notes changes.
    ///
    /// # Errors
    /// They cannot be written.
    pub(super) fn note(&mut self, changes: Vec<Change>) -> io::Result<()> {
        self.changes.extend(changes);
        // Until the directory is there, what was done is noted with the next step.
        if !self.path.parent().is_some_and(Path::exists) {
            return Ok(());
        }
        let mut file = OpenOptions::new().create(true).write(true).truncate(true).open(&self.path)?;
        for change in &self.changes {
            serde_json::to_writer(&mut file, change)?;
            file.write_all(b"\n")?;
        }
        file.sync_all()
    }

    /// Forgets everything.
    ///
    /// # Errors
    /// The file cannot be removed.
    pub(super) fn forget(&self) -> io::Result<()> {
        match fs::remove_file(&self.path) {
            Err(e) if e.kind() != io::ErrorKind::NotFound => Err(e),
            _ => Ok(()),
        }
    }
}
