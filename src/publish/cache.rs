//! What a follower keeps of a tree: the last version it took, and the files that the next one is made of.
//!
//! `published/<source>/state.json` and `published/<source>/<sha256>.json.gz` in the data directory. Files are named
//! by their hash and checked before use, so it does not matter when a crash comes between the two.

use super::MOST_BYTES;
use crate::codec::gzip::{gunzip_or_plain, gzip_quickly};
use crate::codec::sha256_hex;
use crate::fetch::read_regular_up_to;
use crate::store::disk::Disk;
use crate::store::is_source_name;
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

/// The directory for what is kept, in the data directory.
const PUBLISHED: &str = "published";

const STATE: &str = "state.json";
const VERSION: u32 = 1;
const MOST_STATE_BYTES: u64 = 1 << 20;

/// The last version that was taken.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CacheState {
    /// The form of the file.
    pub state_version: u32,
    /// The keys that a person named; where they change, what was learned from entries no longer counts.
    pub named_keys: Vec<String>,
    /// The keys that the next entry may be signed with.
    pub trusted_keys: Vec<String>,
    /// SHA-256 of `entry.json`.
    pub entry_sha256: String,
    /// The id of the dataset.
    pub dataset_id: String,
    /// Its version.
    pub version: u64,
    /// SHA-256 of the whole dataset of this version, whether or not it was taken.
    pub full_sha256: String,
    /// The regions that were taken; empty = everything.
    pub regions: Vec<String>,
    /// SHA-256 of the files that are kept.
    pub files: Vec<String>,
    /// When the entry was made.
    #[serde(with = "crate::dataset::serde_timestamp")]
    pub generated_at: Timestamp,
    /// Until when the publisher calls it current.
    #[serde(with = "crate::dataset::serde_timestamp")]
    pub expires_at: Timestamp,
    /// How often followers should ask, in seconds, as the publisher says.
    pub ttl_s: u64,
}

impl CacheState {
    /// The form that this program writes.
    pub const FORM: u32 = VERSION;
}

/// What is kept of one tree.
pub struct FollowerCache {
    dir: PathBuf,
    /// The last version; `None` = there was none, or it cannot be read.
    pub state: Option<CacheState>,
}

impl FollowerCache {
    /// What is kept of the source `name`; an unreadable note is as good as none.
    pub fn open(data_dir: &Path, name: &str) -> Self {
        let dir = data_dir.join(PUBLISHED).join(directory_name(name));
        let state = read_state(&dir).ok().filter(|state| state.state_version == VERSION);
        Self { dir, state }
    }

    /// Nothing kept: for a look at a tree.
    pub fn empty() -> Self {
        Self { dir: PathBuf::new(), state: None }
    }

    fn path_of(&self, sha256: &str) -> PathBuf {
        self.dir.join(format!("{sha256}.json.gz"))
    }

    /// The kept file with a hash, unpacked; `None` where it is not there or damaged.
    pub fn read_file(&self, hash: &str) -> Option<Vec<u8>> {
        self.state.as_ref()?.files.iter().find(|kept| *kept == hash)?;
        let bytes = read_regular_up_to(&self.path_of(hash), MOST_BYTES).ok()?;
        let text = gunzip_or_plain(bytes, MOST_BYTES).ok()?;
        (sha256_hex(&text) == hash).then_some(text)
    }

    /// Keeps a file, packed or not.
    ///
    /// # Errors
    /// As the system says.
    pub fn keep_file(&self, disk: &Disk, hash: &str, bytes: &[u8]) -> io::Result<()> {
        let path = self.path_of(hash);
        disk.make_directory(&self.dir)?;
        crate::store::disk::remove_stale(&self.dir);
        let mut out = disk.stage_file(&self.dir)?;
        if bytes.starts_with(&[0x1F, 0x8B]) {
            out.write_all(bytes)?;
        } else {
            out.write_all(&gzip_quickly(bytes))?;
        }
        out.publish_as(&path)
    }

    /// Notes what was taken, and removes files that are no longer needed.
    ///
    /// # Errors
    /// As the system says; what was noted before is as it was.
    pub fn commit_state(&mut self, disk: &Disk, state: CacheState) -> io::Result<()> {
        disk.make_directory(&self.dir)?;
        let mut out = disk.stage_file(&self.dir)?;
        serde_json::to_writer_pretty(&mut out, &state)?;
        out.write_all(b"\n")?;
        out.publish_as(&self.dir.join(STATE))?;
        let wanted: Vec<PathBuf> = state.files.iter().map(|hash| self.path_of(hash)).collect();
        for entry in std::fs::read_dir(&self.dir).into_iter().flatten().flatten() {
            let path = entry.path();
            if path.extension().is_some_and(|ending| ending == "gz") && !wanted.contains(&path) {
                // What stays is only in the way; the next time may remove it.
                let _ = std::fs::remove_file(path);
            }
        }
        self.state = Some(state);
        Ok(())
    }

    /// The directory, for messages.
    pub fn dir(&self) -> &Path {
        &self.dir
    }
}

fn read_state(dir: &Path) -> io::Result<CacheState> {
    Ok(serde_json::from_slice(&read_regular_up_to(&dir.join(STATE), MOST_STATE_BYTES)?)?)
}

/// Forgets everything about a source that was taken out.
pub fn forget_source(data_dir: &Path, name: &str) {
    // If it cannot be removed it does no harm: without its source it no longer counts.
    let _ = std::fs::remove_dir_all(data_dir.join(PUBLISHED).join(directory_name(name)));
}

/// The directory of a source. A name given on the command line may hold anything, also `../`.
fn directory_name(name: &str) -> String {
    if is_source_name(name) { name.to_owned() } else { sha256_hex(name.as_bytes()) }
}
