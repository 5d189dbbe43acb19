//! The dataset on disk: lock, atomic swap, last known good, embedded default, index file.
//!
//! | file in the data directory | subject |
//! |---|---|
//! | `dataset.json` | the merged dataset in native form ([`crate::dataset`]) |
//! | `previous.json` | the one before, or a copy of the current one where listings were withdrawn; for when the current one is damaged |
//! | `index` | the search index of the embedded directory and the dataset ; may be thrown away |
//! | `state.json` | what happened last |
//! | `sources.json` | what is known of each source, kept by `sync` |
//! | `lock` | held by the process that writes |
//! | `withdrawn.txt` | listings that an operator withdrew; written by people only |
//!
//! Starting: current, else previous, else the embedded directory alone; a [`Notice`] tells of each step down.
//! Start-up compares length and time of the dataset with what the index file says, and neither parses nor hashes
//! it. A reader sees the old files or the new ones, never half of them.

pub mod changes;
pub mod clock_check;
pub mod dataset_file;
pub mod disk;
mod doubts;
pub mod embedded;
mod error;
mod guard;
mod incoming;
mod index_file;
mod ingest;
mod ingest_request;
mod lock;
mod merge;
mod notice;
mod open;
mod pipeline;
mod records;
mod source_name;
mod staging;
mod state;
mod trial;
mod withdrawn;

pub use changes::{ChangedListings, Changes};
pub use error::SyncError;
pub use ingest::{Batch, ingest, ingest_all, remove_source, sync_from, take_out_withdrawn};
pub use ingest_request::{FeedBytes, IngestRequest, Ingested, Prepared, Signed};
pub use lock::{Lock, LockError, lock_directory};
pub use notice::Notice;
pub use open::{
    OpenOptions, Opened, Stamp, hash_of, index_fits, intact_header, open_data, read_header, renew_index,
    stamp_of_data,
};
pub use records::{RecordError, Records};
pub use source_name::{is_source_name, name_of};
pub use state::StoreState;
pub use withdrawn::{WITHDRAWN, Withdrawn, count_withdrawn};

/// Name of the merged dataset in the data directory.
pub const DATASET: &str = "dataset.json";
/// Name of the dataset before the last sync.
pub(crate) const PREVIOUS: &str = "previous.json";
/// Name of the index file.
pub const INDEX: &str = "index";
/// Name of the state file.
pub const STATE: &str = "state.json";
/// Name of the lock file.
pub const LOCK: &str = "lock";
