//! What can be wrong with a settings file.

use std::io;
use std::path::{Path, PathBuf};

/// Why settings were not taken. The message begins with the file and, where it is known, line and column,
/// so that an editor finds the place.
#[derive(Debug, thiserror::Error)]
pub enum ConfigError {
    /// The file cannot be read.
    #[error("{}: cannot read the settings ({source}); check the path and who may read it", path.display())]
    Read {
        /// The file.
        path: PathBuf,
        /// What the system said.
        source: io::Error,
    },
    /// The file is too large to hold settings.
    #[error("{}: larger than 1 MiB, expected a settings file; check the path", path.display())]
    TooLarge {
        /// The file.
        path: PathBuf,
    },
    /// Something in it is not understood.
    #[error("{}:{line}:{column}: {what}", path.display())]
    Parse {
        /// The file.
        path: PathBuf,
        /// Line, from 1.
        line: usize,
        /// Column in characters, from 1.
        column: usize,
        /// What was found and what was expected.
        what: String,
        /// What the TOML reader said, where it was the one that found it.
        source: Option<Box<toml::de::Error>>,
    },
    /// The file cannot be changed without losing its comments.
    #[error("{}: cannot be edited ({}); change it by hand", path.display(), source.message())]
    Edit {
        /// The file.
        path: PathBuf,
        /// What stood in the way.
        source: Box<toml_edit::TomlError>,
    },
    /// The file cannot be written.
    #[error("{}: cannot write the settings ({source}); they are as they were", path.display())]
    Write {
        /// The file.
        path: PathBuf,
        /// What the system said.
        source: io::Error,
    },
    /// Two sources have one name.
    #[error("{}: two sources are called \"{name}\", expected a name of its own for each", path.display())]
    Twice {
        /// The file.
        path: PathBuf,
        /// The name.
        name: String,
    },
}

impl ConfigError {
    /// An error of the TOML reader, with its place counted in lines and characters.
    pub(super) fn from_toml(path: &Path, text: &str, error: toml::de::Error) -> Self {
        let at = error.span().map_or(0, |span| span.start);
        let (line, column) = line_and_column(text, at);
        let what = error.message().replace('\n', ", ").replace('`', "\"");
        Self::Parse { path: path.to_path_buf(), line, column, what, source: Some(Box::new(error)) }
    }

    /// An error at a byte of the text.
    pub(super) fn at_byte(path: &Path, text: &str, at: usize, what: String) -> Self {
        let (line, column) = line_and_column(text, at);
        Self::Parse { path: path.to_path_buf(), line, column, what, source: None }
    }

    /// A file that cannot be read.
    pub(crate) fn unreadable(path: &Path, source: io::Error) -> Self {
        Self::Read { path: path.to_path_buf(), source }
    }
}

/// Line and column of a byte, both from 1; the column counts characters.
fn line_and_column(text: &str, at: usize) -> (usize, usize) {
    let before = text.get(..at).unwrap_or_default();
    let line = before.matches('\n').count() + 1;
    (line, before.rsplit('\n').next().unwrap_or_default().chars().count() + 1)
}
