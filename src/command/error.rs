//! Why a command did not do what was asked, and the exit code of each reason.

use crate::fetch::SourceError;
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
    /// Output could not be written.
    #[error("cannot write: {0}")]
    Output(#[from] io::Error),
}

impl From<RecordError> for CommandError {
    fn from(error: RecordError) -> Self {
        Self::Failed(error.to_string())
    }
}

impl CommandError {
    /// The exit code; the help of the command line lists them.
    pub fn exit_code(&self) -> u8 {
        match self {
            // The reader of the pipe has seen enough.
            Self::Output(e) if e.kind() == io::ErrorKind::BrokenPipe => 0,
            Self::Failed(_) | Self::Output(_) => 1,
            Self::Usage(_) => 2,
            Self::Refused(_) => 3,
            Self::Expired(_) => 4,
        }
    }

    /// A failed sync: refused data and a disk that will not take it leave the old data; the
    /// rest is a matter of asking differently or again.
    pub fn of_sync(error: &SyncError) -> Self {
        let words = error.to_string();
        match error {
            SyncError::Source(
                SourceError::WebAddress { .. } | SourceError::Scheme { .. } | SourceError::FileAddress(_),
            )
            | SyncError::Setting { .. }
            | SyncError::NoSource(_) => Self::Usage(words),
            SyncError::Busy { .. } | SyncError::TooSoon { .. } | SyncError::NoDirectory => {
                Self::Failed(words)
            }
            SyncError::Source(
                SourceError::Read { .. } | SourceError::Web { .. } | SourceError::TooLarge { .. },
            )
            | SyncError::Feed(_)
            | SyncError::Empty { .. }
            | SyncError::Shrunk { .. }
            | SyncError::Replaced { .. }
            | SyncError::Version { .. }
            | SyncError::TooHeavy { .. }
            | SyncError::Tree { .. }
            | SyncError::Disk { .. } => Self::Refused(words),
        }
    }
}
