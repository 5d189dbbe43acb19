//! Why a sync took nothing in.

use crate::feed::FeedError;
use crate::fetch::{FailureKind, SourceError, describe_io_error};
use std::error::Error;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// Why nothing was ingested. What was there before is unchanged.
#[derive(Debug, thiserror::Error)]
pub enum SyncError {
    /// The feed cannot be read.
    #[error(transparent)]
    Source(#[from] SourceError),
    /// The feed is refused.
    #[error(transparent)]
    Feed(#[from] Box<FeedError>),
    /// The feed holds no group at all.
    #[error("{given}: no groups in it; nothing is replaced by nothing")]
    Empty {
        /// As given.
        given: String,
    },
    /// The feed lost many of its groups.
    #[error(
        "{given}: held back, {lost} of {before} groups would vanish; if that is right, run it again with \
         --allow-shrink"
    )]
    Shrunk {
        /// As given.
        given: String,
        /// How many groups would go.
        lost: u64,
        /// How many there are.
        before: u64,
        /// The same for answers that say the same.
        answer: u64,
    },
    /// None of the groups has an id that was there before.
    #[error(
        "{given}: held back, all {before} groups would be replaced by others, as if it were another source; if that is \
         right, run it again with --allow-shrink"
    )]
    Replaced {
        /// As given.
        given: String,
        /// How many groups there are.
        before: u64,
        /// The same for answers that say the same.
        answer: u64,
    },
    /// The publisher's version went back, or stayed while the data changed, or it is another publisher's dataset.
    #[error(
        "{given}: {why}; if that is right, take the source out first: groupfinder sources remove {source_name}"
    )]
    Version {
        /// As given.
        given: String,
        /// What does not fit.
        why: String,
        /// The name of the source.
        source_name: String,
        /// The same for answers that say the same.
        answer: u64,
    },
    /// Another source here gives the very same groups.
    #[error(
        "{given}: gives the same {groups} groups as the source {other}, which is here; they are taken once. To have them \
         from here, take the other out first: groupfinder sources remove {other}"
    )]
    Duplicate {
        /// As given.
        given: String,
        /// The source that has them.
        other: String,
        /// How many there are.
        groups: u64,
    },
    /// A terminal could not open the data with this feed in it.
    #[error(
        "{given}: held back, for a public terminal could not open the data with it: {why}; take in less of it"
    )]
    TooHeavy {
        /// As given.
        given: String,
        /// What was found and expected.
        why: String,
    },
    /// A signed tree that is not followed.
    #[error("{source}")]
    Tree {
        /// What sort of trouble it is.
        trouble: FailureKind,
        /// The address, what was found and what was expected.
        source: Box<dyn Error + Send + Sync>,
    },
    /// Somebody else is writing.
    #[error("{}: another sync is running and did not finish within {seconds} seconds", path.display())]
    Busy {
        /// The lock.
        path: PathBuf,
        /// For how long the lock was waited for, in seconds.
        seconds: u64,
    },
    /// The data directory cannot be used.
    #[error("{}: {}", path.display(), describe_io_error(source))]
    Disk {
        /// The file or directory.
        path: PathBuf,
        /// What went wrong; the sources of a run share it.
        source: Arc<io::Error>,
    },
    /// An address was asked a moment ago.
    #[error(
        "{given}: asked a moment ago; servers of others are asked once a minute at most, wait {seconds} seconds"
    )]
    TooSoon {
        /// As given.
        given: String,
        /// How long to wait, in seconds.
        seconds: u64,
    },
    /// This user has no data directory.
    #[error("there is no home folder to keep data in; say where with --data-dir DIR")]
    NoDirectory,
    /// A setting of a source is not understood.
    #[error("{source_name}: {what}")]
    Setting {
        /// The name of the source.
        source_name: String,
        /// Which setting, what it is, and what was expected.
        what: String,
        /// What the reader of the setting says, where it has an error of its own.
        source: Option<Box<dyn Error + Send + Sync>>,
    },
    /// No source has the name.
    #[error("no source is called {0}; groupfinder sources list names them")]
    NoSource(String),
}

impl SyncError {
    /// An error of the system at a file or directory.
    pub fn of_disk(path: &Path, error: io::Error) -> Self {
        Self::Disk { path: path.to_path_buf(), source: Arc::new(error) }
    }

    /// The same error for another source: an error that stops the whole run is reported for each of its sources.
    #[must_use]
    pub fn repeat_error(&self) -> Self {
        match self {
            Self::Busy { path, seconds } => Self::Busy { path: path.clone(), seconds: *seconds },
            Self::Disk { path, source } => Self::Disk { path: path.clone(), source: Arc::clone(source) },
            Self::NoDirectory => Self::NoDirectory,
            Self::TooHeavy { given, why } => Self::TooHeavy { given: given.clone(), why: why.clone() },
            other => Self::of_disk(Path::new(""), io::Error::other(other.to_string())),
        }
    }

    /// Whether the data directory is at fault, so that no feed can be ingested, whatever it holds.
    pub(super) fn is_of_the_disk(&self) -> bool {
        matches!(self, Self::Disk { .. } | Self::Busy { .. } | Self::NoDirectory)
    }

    /// What sort of trouble it is.
    pub fn failure_kind(&self) -> FailureKind {
        match self {
            Self::Source(SourceError::Web { error, .. }) => error.kind,
            Self::Source(SourceError::Read { .. }) => FailureKind::File,
            Self::Source(SourceError::TooLarge { .. }) | Self::TooHeavy { .. } => FailureKind::TooLarge,
            Self::Source(
                SourceError::WebAddress { .. } | SourceError::Scheme { .. } | SourceError::FileAddress(_),
            )
            | Self::Setting { .. }
            | Self::NoSource(_) => FailureKind::Setting,
            Self::Feed(_) => FailureKind::Feed,
            Self::Empty { .. } => FailureKind::Empty,
            Self::Shrunk { .. } | Self::Replaced { .. } => FailureKind::Held,
            Self::Version { .. } => FailureKind::Older,
            Self::Duplicate { .. } => FailureKind::Duplicate,
            Self::Tree { trouble, .. } => *trouble,
            Self::Busy { .. } | Self::TooSoon { .. } => FailureKind::Busy,
            Self::Disk { .. } | Self::NoDirectory => FailureKind::Disk,
        }
    }
}
