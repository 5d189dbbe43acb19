//! What can be wrong with a configuration.

use std::io;
use std::path::{Path, PathBuf};

/// Why a configuration was not taken. The message begins with the file and, where it is known, line and column,
/// so that an editor finds the place.
#[derive(Debug, thiserror::Error)]
pub enum ConfigError {
    /// The file cannot be read.
    #[error("{}: cannot read the configuration ({error}); check the path and who may read it", path.display())]
    Read {
        /// The file.
        path: PathBuf,
        /// What the system said.
        error: io::Error,
    },
    /// The file is too large to be a configuration.
    #[error("{}: larger than 1 MiB, expected a configuration; check the path", path.display())]
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
    },
    /// The file cannot be changed without losing its comments.
    #[error("{}: cannot be edited ({why}); change it by hand", path.display())]
    Edit {
        /// The file.
        path: PathBuf,
        /// What stood in the way.
        why: String,
    },
    /// The file cannot be written.
    #[error("{}: cannot write the configuration ({error}); it is as it was", path.display())]
    Write {
        /// The file.
        path: PathBuf,
        /// What the system said.
        error: io::Error,
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
    pub fn parse(path: &Path, text: &str, error: &toml::de::Error) -> Self {
        let at = error.span().map_or(0, |span| span.start);
        Self::at(path, text, at, error.message().replace('\n', ", ").replace('`', "\""))
    }

    /// An error at a byte of the text.
    pub fn at(path: &Path, text: &str, at: usize, what: String) -> Self {
        let before = text.get(..at).unwrap_or_default();
        let line = before.matches('\n').count() + 1;
        let column = before.rsplit('\n').next().unwrap_or_default().chars().count() + 1;
        Self::Parse { path: path.to_path_buf(), line, column, what }
    }
}
