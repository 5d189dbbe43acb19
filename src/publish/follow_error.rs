//! Why a published tree is not followed. What was there before is as it was.

use super::entry::EntryError;
use super::fetch::TreeFetchError;
use super::key::{KeyParseError, SignatureError};
use super::tree_file_error::TreeFileError;
use crate::fetch::{FailureKind, SourceError, describe_io_error};
use crate::store::SyncError;
use std::io;
use std::path::PathBuf;

/// A tree that is not followed.
#[derive(Debug, thiserror::Error)]
#[error("{address}: {kind}")]
pub struct FollowError {
    /// The address of the tree.
    pub address: String,
    /// Why.
    #[source]
    pub kind: FollowErrorKind,
}

/// Why it is not followed.
#[derive(Debug, thiserror::Error)]
pub enum FollowErrorKind {
    /// What is kept of the keys is lost, or cannot be read and neither can its copy.
    #[error(
        "{}: lost or damaged, so it is not known which keys of the publisher count; ask the publisher for the \
         present key, put it into the settings as public_key, take the source out (groupfinder sources remove) and sync",
        path.display()
    )]
    KeysLost {
        /// The file, or its directory.
        path: PathBuf,
    },
    /// Nobody said whose signature counts.
    #[error(
        "a published tree is followed only with the key of its publisher: get the line that begins with RW from the \
         publisher itself, and give it with --public-key, or as public_key of the source in config.toml"
    )]
    WithoutKey,
    /// The text given as a key is not a key.
    #[error(transparent)]
    Key(#[from] KeyParseError),
    /// A file cannot be had.
    #[error("{path}: {source}")]
    Fetch {
        /// The file in the tree.
        path: String,
        /// What happened.
        source: TreeFetchError,
    },
    /// A page for people came instead of the entry.
    #[error("entry.json: a web page came instead; the network may want a login, or the address is wrong")]
    Page,
    /// There is no signature.
    #[error(
        "not signed, or its signature cannot be had (entry.json.minisig: {source}); expected one by the key {trusted}"
    )]
    Unsigned {
        /// The ids of the keys that are trusted.
        trusted: String,
        /// Why the signature cannot be had.
        source: TreeFetchError,
    },
    /// The signature does not hold.
    #[error(transparent)]
    Signature(#[from] SignatureError),
    /// The entry is signed and yet wrong.
    #[error("entry.json is signed and yet not understood ({0}); tell the publisher")]
    Entry(#[source] EntryError),
    /// It needs a later program.
    #[error("made for a later groupfinder ({0}); this is {version}, update it", version = env!("CARGO_PKG_VERSION"))]
    Newer(String),
    /// It is another dataset.
    #[error("it is the dataset {found}, not {held}, which was followed here until now")]
    OtherDataset {
        /// The dataset in the tree.
        found: String,
        /// The dataset that is here.
        held: String,
    },
    /// It is older than what is here.
    #[error(
        "version {found} is older than {held}, which is here; an old copy of the tree, or somebody replays it"
    )]
    Rollback {
        /// The version in the tree.
        found: u64,
        /// The version that is here.
        held: u64,
    },
    /// Same version, other contents.
    #[error(
        "version {0} again, but with other contents; every change needs a version of its own, tell the publisher"
    )]
    SameVersion(u64),
    /// An absurd jump, after which no honest version would ever be higher.
    #[error("version {found} is too far ahead of {held}, which is here; tell the publisher")]
    FastForward {
        /// The version in the tree.
        found: u64,
        /// The version that is here.
        held: u64,
    },
    /// Another source here follows the same dataset.
    #[error(
        "it is the dataset {dataset}, which is already followed here as {other}; one source may have several addresses: \
         groupfinder sources edit {other} --mirror ADDRESS"
    )]
    AlreadyFollowed {
        /// The dataset.
        dataset: String,
        /// The source that has it.
        other: String,
    },
    /// The tree has no regions.
    #[error("this tree is not divided by region; follow it without --region")]
    Undivided,
    /// None of the regions is there.
    #[error("none of the regions {asked} is in it; there are: {known}")]
    NoRegion {
        /// The regions asked for.
        asked: String,
        /// The regions of the tree.
        known: String,
    },
    /// A file is not what the signed entry says.
    #[error("{path}: {source}; it belongs to another version or was changed on the way")]
    File {
        /// The file in the tree.
        path: String,
        /// What is wrong.
        source: TreeFileError,
    },
    /// What is kept of the tree cannot be written.
    #[error("{}: {}", path.display(), describe_io_error(source))]
    Disk {
        /// The file or directory.
        path: PathBuf,
        /// What went wrong.
        source: io::Error,
    },
}

impl FollowErrorKind {
    /// With the address it is about.
    pub(super) fn at_address(self, address: &str) -> FollowError {
        FollowError { address: address.to_owned(), kind: self }
    }
}

impl From<FollowError> for SyncError {
    fn from(error: FollowError) -> Self {
        let trouble = match error.kind {
            // With all that the network says: how long to wait before the next try.
            FollowErrorKind::Fetch { path, source: TreeFetchError::Network(network) } => {
                let given = format!("{}{path}", error.address);
                return SourceError::Web { given, error: *network }.into();
            }
            FollowErrorKind::Fetch { .. } => FailureKind::File,
            FollowErrorKind::WithoutKey
            | FollowErrorKind::Key(_)
            | FollowErrorKind::AlreadyFollowed { .. }
            | FollowErrorKind::KeysLost { .. }
            | FollowErrorKind::Undivided
            | FollowErrorKind::NoRegion { .. } => FailureKind::Setting,
            FollowErrorKind::Page => FailureKind::Login,
            FollowErrorKind::Unsigned { .. } | FollowErrorKind::Signature(_) => FailureKind::Signature,
            FollowErrorKind::Entry(_) | FollowErrorKind::Newer(_) => FailureKind::Feed,
            FollowErrorKind::OtherDataset { .. }
            | FollowErrorKind::Rollback { .. }
            | FollowErrorKind::SameVersion(_)
            | FollowErrorKind::FastForward { .. } => FailureKind::Older,
            FollowErrorKind::File { .. } => FailureKind::Answer,
            FollowErrorKind::Disk { .. } => FailureKind::Disk,
        };
        Self::Tree { trouble, source: Box::new(error) }
    }
}
