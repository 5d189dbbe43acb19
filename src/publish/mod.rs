//! Signed publishing: a dataset as a static tree that any web server serves, and following it.
//!
//! ```text
//! entry.json                  small, changes: version, dates, and the SHA-256 of everything else
//! entry.json.minisig          its signature
//! data/<sha256>.json.gz       never changes: the whole dataset, one region, the list of regions, a delta
//! data/<sha256>.minisig       the signature of the entry with this hash, for caches that hold two ages at once
//! history.json                the publisher's own note of which file belongs to which version
//! ```
//!
//! The shape is that of F-Droid's index v2 (a small signed entry names large files by hash); the order of the checks
//! is that of The Update Framework and of apt. A file's name is the SHA-256 of what is in it **unpacked**, so it does
//! not matter whether a server or a cache compresses it again.
//!
//! | module | subject |
//! |---|---|
//! | [`entry`] | `entry.json` and the list of regions |
//! | [`delta`] | what changed between two versions: made, joined, applied |
//! | [`region`] | which records belong to which country |
//! | [`key`], [`signer`] | minisign keys: checking, and signing |
//! | [`gather`], [`tree`], [`history`] | the publisher: records in, a tree out |
//! | [`fetch`], [`mod@follow`], [`cache`] | the follower: what is there, what is taken, what is kept |
//! | [`apply`] | the follower's whole way into the data directory |
//! | [`follow_error`], [`tree_file_error`] | why a tree is not followed, or one of its files does not count |
//! | [`publish_error`] | why nothing is published |

pub mod apply;
pub mod cache;
pub mod delta;
pub mod entry;
pub mod fetch;
pub mod follow;
pub mod follow_error;
#[cfg(feature = "publish")]
pub mod gather;
#[cfg(feature = "publish")]
pub mod history;
pub mod key;
#[cfg(feature = "publish")]
pub mod publish_error;
pub mod region;
#[cfg(feature = "publish")]
pub mod signer;
#[cfg(feature = "publish")]
pub mod tree;
pub mod tree_file_error;

pub use fetch::{Fetch, TreeFetchError};
pub use follow::{FollowRequest, Followed, follow_tree};
pub use follow_error::FollowError;
pub use key::TrustedKey;
#[cfg(feature = "publish")]
pub use signer::Signer;

/// How many versions back a follower gets a delta and finds its files.
#[cfg(feature = "publish")]
pub(crate) const VERSIONS: usize = 30;

/// Bytes of the largest file, unpacked: ten times a million groups.
pub const MOST_BYTES: u64 = 8 << 30;
