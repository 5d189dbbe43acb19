//! Why a command did not do what was asked, and the exit code of each reason.

use super::error_words::{describe_config_error, describe_io, describe_sync_error};
use crate::config::ConfigError;
use crate::fetch::{FailureKind, SourceError};
use crate::locale::Locale;
use crate::store::{RecordError, SyncError};
use std::io;

/// Why a command did not do what was asked.
#[derive(Debug, thiserror::Error)]
pub enum CommandError {
    /// It went wrong.
    #[error("{0}")]
    Failed(String),
    /// Wrong usage, or no terminal.
    #[error("{0}")]
    Usage(String),
    /// Data was refused; what was there before is as it was.
    #[error("{0}")]
    Refused(String),
    /// Data was kept although it is past its expiry.
    #[error("{0}")]
    Expired(String),
    /// A server cannot be reached, or does not give what it should.
    #[error("{0}")]
    Unreachable(String),
    /// A file or directory here cannot be read or written: permission, or the disk.
    #[error("{0}")]
    Disk(String),
    /// Output could not be written.
    #[error("cannot write: {0}")]
    Output(#[from] io::Error),
}

impl From<RecordError> for CommandError {
    fn from(error: RecordError) -> Self {
        Self::Failed(error.to_string())
    }
}

/// Every exit code and the key of what it means, for the man page and the help.
pub const EXIT_CODES: [(u8, &str); 7] = [
    (0, "exit-done"),
    (1, "exit-failed"),
    (2, "exit-usage"),
    (3, "exit-refused"),
    (4, "exit-expired"),
    (5, "exit-unreachable"),
    (6, "exit-disk"),
];

impl CommandError {
    /// The exit code, one of [`EXIT_CODES`].
    pub fn exit_code(&self) -> u8 {
        match self {
            // The reader of the pipe has seen enough.
            Self::Output(e) if e.kind() == io::ErrorKind::BrokenPipe => 0,
            Self::Failed(_) | Self::Output(_) => 1,
            Self::Usage(_) => 2,
            Self::Refused(_) => 3,
            Self::Expired(_) => 4,
            Self::Unreachable(_) => 5,
            Self::Disk(_) => 6,
        }
    }

    /// The reason in the reader's language.
    pub fn describe(&self, locale: &Locale) -> String {
        match self {
            Self::Output(error) => locale.with("error-output", &[("why", describe_io(error, locale).into())]),
            _ => self.to_string(),
        }
    }

    /// A failed sync. What refused the data, kept it away or could not keep it differs by code, so that whoever watches
    /// a machine sends the right person.
    pub fn of_sync(error: &SyncError, locale: &Locale) -> Self {
        let words = describe_sync_error(error, locale);
        match error.failure_kind() {
            // A tree that asks for a key was reached, and is not taken.
            FailureKind::Setting if matches!(error, SyncError::Tree { .. }) => Self::Refused(words),
            FailureKind::Setting => Self::Usage(words),
            FailureKind::Busy => Self::Failed(words),
            kind if kind.is_of_the_way() => Self::Unreachable(words),
            FailureKind::Disk => Self::Disk(words),
            FailureKind::File if is_forbidden(error) => Self::Disk(words),
            _ => Self::Refused(words),
        }
    }

    /// A configuration that cannot be read, understood or written.
    pub fn of_config(error: &ConfigError, locale: &Locale) -> Self {
        let words = describe_config_error(error, locale);
        match error {
            ConfigError::Write { .. } => Self::Disk(words),
            _ => Self::Usage(words),
        }
    }

    /// A file or directory that cannot be read or written.
    pub fn of_disk(path: &std::path::Path, error: &io::Error, locale: &Locale) -> Self {
        Self::Disk(format!("{}: {}", path.display(), describe_io(error, locale)))
    }
}

/// Whether a file is there and may not be read.
fn is_forbidden(error: &SyncError) -> bool {
    matches!(
        error,
        SyncError::Source(SourceError::Read { source, .. })
            if source.kind() == io::ErrorKind::PermissionDenied
    )
}
