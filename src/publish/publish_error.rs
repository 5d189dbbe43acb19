//! Why nothing is published. The tree is as it was.

use super::entry::EntryError;
use super::key::SignatureError;
use super::signer::SignerError;
use crate::dataset::canonical::NotCanonicalError;
use crate::fetch::describe_io_error;
use crate::store::LockError;
use std::io;
use std::path::{Path, PathBuf};

/// Why nothing was published.
#[derive(Debug, thiserror::Error)]
pub enum PublishError {
    /// The directory cannot be used.
    #[error("{}: {}", path.display(), describe_io_error(source))]
    Disk {
        /// The file or directory.
        path: PathBuf,
        /// What went wrong.
        source: io::Error,
    },
    /// Somebody else publishes into the directory.
    #[error("{}: {source}", path.display())]
    Locked {
        /// The lock file.
        path: PathBuf,
        /// Why there is no lock.
        source: LockError,
    },
    /// The dataset that is there is not in the form that was published.
    #[error("{}: {source}", path.display())]
    Damaged {
        /// The file.
        path: PathBuf,
        /// Where it differs.
        source: NotCanonicalError,
    },
    /// The entry cannot be signed.
    #[error(transparent)]
    Key(#[from] SignerError),
    /// There are no groups.
    #[error("no groups; nothing is published")]
    Empty,
    /// A new tree needs an id.
    #[error(
        "{}: no tree yet; give the dataset a name that stays the same for ever with --dataset-id, of small letters, \
         digits, -, _ and .", .0.display()
    )]
    NoId(PathBuf),
    /// The tree is of another dataset.
    #[error("{}: holds the dataset {found}, not {asked}; publish each dataset in a folder of its own", dir.display())]
    OtherDataset {
        /// The directory.
        dir: PathBuf,
        /// The id in it.
        found: String,
        /// The id asked for.
        asked: String,
    },
    /// The tree is not ours.
    #[error(
        "{}: {source}; a tree is continued with the key that signed it, or with one that it announced by --next-key",
        path.display()
    )]
    Foreign {
        /// The entry.
        path: PathBuf,
        /// Why.
        source: ForeignEntryError,
    },
    /// Many groups are gone.
    #[error(
        "held back, {lost} of {before} groups would vanish for everybody who follows; if that is right, run it again \
         with --allow-shrink"
    )]
    Shrunk {
        /// How many are gone.
        lost: u64,
        /// How many there were.
        before: u64,
    },
    /// The entry is too long.
    #[error(
        "the entry would have {0} bytes, more than followers read; shorten the publisher's name and address"
    )]
    TooLong(usize),
}

/// Why the entry that is there cannot be continued.
#[derive(Debug, thiserror::Error)]
pub enum ForeignEntryError {
    /// It is not understood.
    #[error(transparent)]
    Entry(#[from] EntryError),
    /// It is not signed with the key in use.
    #[error(transparent)]
    Signature(#[from] SignatureError),
}

impl PublishError {
    pub(super) fn of_disk(path: &Path, source: io::Error) -> Self {
        Self::Disk { path: path.to_path_buf(), source }
    }
}
