//! The dataset on disk: lock, atomic swap, last known good, embedded default, index file.
//!
//! | file in the data directory | subject |
//! |---|---|
//! | `dataset.json` | the merged dataset in native form ([`dataset`]) |
//! | `previous.json` | the one before, for when the current one is damaged |
//! | `index` | the search index of the embedded directory and the dataset ; may be thrown away |
//! | `state.json` | what happened last |
//! | `sources.json` | what is known of each source, kept by `sync` |
//! | `lock` | held by whoever writes  |
//!
//! Starting: current, else previous, else the embedded directory alone; each step down is said in a [`Notice`].
//! Start-up compares length and time of the dataset with what the index file says, and neither parses nor hashes
//! it. A reader sees the old files or the new ones, never half of them.

mod belt;
pub mod changes;
pub mod clock;
pub mod dataset;
pub mod disk;
pub mod embedded;
pub mod fetch;
mod index_file;
mod intake;
mod lock;
mod merge;
pub(crate) mod moment;
mod notice;
mod open;
mod record;
mod records;
mod refused;
pub mod source;
mod source_name;
mod state;
mod sync;

pub use changes::{Changes, Listed};
pub use fetch::Trouble;
pub use lock::{Lock, LockError};
pub use notice::Notice;
pub use open::{Opened, Options, Stamp, hash_of, header, intact, name_of, open, stamp};
pub use records::{Origin, RecordError, Records};
pub use refused::SyncError;
pub use source_name::is_source_name;
pub use state::State;
pub use sync::{Request, Signed, Taken, remove, sync_from, take};

/// Name of the merged dataset in the data directory.
pub const DATASET: &str = "dataset.json";
/// Name of the dataset before the last sync.
pub const PREVIOUS: &str = "previous.json";
/// Name of the index file.
pub const INDEX: &str = "index";
/// Name of the state file.
pub const STATE: &str = "state.json";
/// Name of the lock file.
pub const LOCK: &str = "lock";
