//! What a follower keeps of a tree: the last version it took, and the files that the next one is made of.
//!
//! `published/<source>/state.json` and `published/<source>/<sha256>.json.gz` in the data directory. Files are named
//! by their hash and checked before use, so it does not matter when a crash comes between the two.

use super::MOST_BYTES;
use super::entry::SignedEntry;
use crate::codec::gzip::{gunzip_or_plain, gzip_quickly};
use crate::codec::sha256_hex;
use crate::dataset::json_record::id_of;
use crate::fetch::read_regular_up_to;
use crate::store::disk::{Disk, open_regular};
use crate::store::{Withdrawn, is_source_name};
use flate2::read::GzDecoder;
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use std::collections::HashSet;
use std::io::{self, BufRead, BufReader, Write};
use std::path::{Path, PathBuf};

/// The directory for what is kept, in the data directory.
const PUBLISHED: &str = "published";

const STATE: &str = "state.json";
/// The same once more, for which keys count must not hang on one byte.
const COPY: &str = "state.copy.json";
/// What stands before the checksum of the lines above it.
const CHECKSUM: &str = "sha256 ";
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
    /// The serial number of the entry; 0 in trees of earlier programs.
    #[serde(default)]
    pub serial: u64,
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

    /// Whether this came from a later entry than `entry`, or from another one that was as late: of two entries that
    /// nobody can order the first one stands.
    pub(super) fn is_ahead_of(&self, entry: &SignedEntry) -> bool {
        if self.version != entry.version {
            return self.version > entry.version;
        }
        (self.serial, self.generated_at) > (entry.serial, entry.generated_at)
            || (self.serial > 0 && self.serial == entry.serial)
    }
}

/// What is kept of one tree.
pub struct FollowerCache {
    dir: PathBuf,
    /// The last version; `None` = there was none, or it cannot be read.
    pub state: Option<CacheState>,
    /// The note of the last version, where neither it nor its copy can be read: which keys count is not known then.
    pub damaged: Option<PathBuf>,
}

impl FollowerCache {
    /// What is kept of the source `name`: the note, or its copy where the note is damaged.
    pub fn open(data_dir: &Path, name: &str) -> Self {
        let dir = data_dir.join(PUBLISHED).join(directory_name(name));
        let (first, second) = (dir.join(STATE), dir.join(COPY));
        let state = read_state(&first).or_else(|_| read_state(&second)).ok();
        let exists = first.exists() || second.exists();
        let damaged = (state.is_none() && exists).then_some(first);
        Self { dir, state, damaged }
    }

    /// Nothing kept: for a look at a tree.
    pub fn empty() -> Self {
        Self { dir: PathBuf::new(), state: None, damaged: None }
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
        out.move_into_place(&path)
    }

    /// Notes what was taken, and removes files that are no longer needed.
    ///
    /// # Errors
    /// As the system says; what was noted before is as it was.
    pub fn commit_state(&mut self, disk: &Disk, state: CacheState) -> io::Result<()> {
        disk.make_directory(&self.dir)?;
        let mut text = serde_json::to_string_pretty(&state)?;
        text.push('\n');
        text = format!("{text}{CHECKSUM}{}\n", sha256_hex(text.as_bytes()));
        // The copy last: at every moment one of the two is whole.
        for name in [STATE, COPY] {
            let mut out = disk.stage_file(&self.dir)?;
            out.write_all(text.as_bytes())?;
            out.move_into_place(&self.dir.join(name))?;
        }
        self.damaged = None;
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

/// Reads a note. One that earlier programs wrote ends without a checksum; where there is the beginning of one, it has
/// to be right.
fn read_state(path: &Path) -> io::Result<CacheState> {
    let text = String::from_utf8(read_regular_up_to(path, MOST_STATE_BYTES)?).map_err(io::Error::other)?;
    let body = if text.trim_end().strip_suffix('}').is_some() {
        text.as_str()
    } else {
        let at = text.rfind(CHECKSUM).unwrap_or_default();
        let (body, rest) = text.split_at_checked(at).unwrap_or_default();
        let said = rest.trim_start_matches(CHECKSUM).trim_end();
        if body.is_empty() || said != sha256_hex(body.as_bytes()) {
            return Err(io::Error::other("its checksum is wrong"));
        }
        body
    };
    let state: CacheState = serde_json::from_str(body)?;
    if state.state_version == VERSION {
        Ok(state)
    } else {
        Err(io::Error::other("written by another version"))
    }
}

/// Forgets everything about a source that was taken out.
pub fn forget_source(data_dir: &Path, name: &str) {
    // If it cannot be removed it does no harm: without its source it no longer counts.
    let _ = std::fs::remove_dir_all(data_dir.join(PUBLISHED).join(directory_name(name)));
}

/// Removes the kept files that hold a listing which an operator withdrew, whatever source they are of. What is made of
/// them next is fetched whole, as a file cannot lose a record and keep its hash.
pub fn forget_withdrawn(data_dir: &Path) {
    let withdrawn = Withdrawn::read(data_dir);
    if withdrawn.is_empty() {
        return;
    }
    let directories = std::fs::read_dir(data_dir.join(PUBLISHED)).into_iter().flatten().flatten();
    for directory in directories {
        let kept = std::fs::read_dir(directory.path()).into_iter().flatten().flatten();
        let packed =
            kept.map(|file| file.path()).filter(|path| path.extension().is_some_and(|end| end == "gz"));
        let is_of = |source: &str| directory.file_name() == directory_name(source).as_str();
        for path in packed {
            if holds_withdrawn(&path, &withdrawn, is_of) {
                // What cannot be removed is tried again at the next sync.
                let _ = std::fs::remove_file(path);
            }
        }
    }
}

/// Whether a packed file of records, one a line, has one that is withdrawn from every source or from this one.
fn holds_withdrawn(path: &Path, withdrawn: &Withdrawn, is_of: impl Fn(&str) -> bool) -> bool {
    let of_source = |id: &'_ str| match id.rsplit_once('@') {
        Some((given, source)) if is_of(source) => Some(given.to_owned()),
        _ => None,
    };
    let ids: HashSet<String> =
        withdrawn.ids().flat_map(|id| [Some(id.to_owned()), of_source(id)]).flatten().collect();
    let Ok(file) = open_regular(path) else { return false };
    // Line by line: a dataset may be as large as all memory.
    let mut lines = BufReader::new(GzDecoder::new(file)).lines().map_while(Result::ok);
    lines.any(|line| id_of(line.trim_end_matches(',')).is_some_and(|id| ids.contains(&*id)))
}

/// The directory of a source. A name given on the command line may hold anything, also `../`.
fn directory_name(name: &str) -> String {
    if is_source_name(name) { name.to_owned() } else { sha256_hex(name.as_bytes()) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn state(version: u64, serial: u64) -> CacheState {
        CacheState {
            state_version: VERSION,
            named_keys: vec!["RWnamed".into()],
            trusted_keys: vec!["RWtrusted".into()],
            entry_sha256: "ab".repeat(32),
            dataset_id: "x".into(),
            version,
            serial,
            full_sha256: "cd".repeat(32),
            regions: Vec::new(),
            files: Vec::new(),
            generated_at: Timestamp::UNIX_EPOCH,
            expires_at: Timestamp::UNIX_EPOCH,
            ttl_s: 60,
        }
    }

    #[test]
    fn one_damaged_byte_is_mended_by_the_copy_and_two_files_fail_closed() {
        let dir = tempfile::tempdir().unwrap();
        let mut cache = FollowerCache::open(dir.path(), "tree");
        assert!(cache.state.is_none() && cache.damaged.is_none(), "nothing was ever kept");
        cache.commit_state(&Disk::default(), state(3, 7)).unwrap();
        let path = cache.dir().join(STATE);
        let good = std::fs::read(&path).unwrap();
        for at in 0..good.len() {
            for bit in [1, 0x20] {
                let mut bad = good.clone();
                bad[at] ^= bit;
                std::fs::write(&path, &bad).unwrap();
                let opened = FollowerCache::open(dir.path(), "tree");
                assert_eq!(opened.state, Some(state(3, 7)), "byte {at}");
                std::fs::write(cache.dir().join(COPY), &bad).unwrap();
                let opened = FollowerCache::open(dir.path(), "tree");
                let is_harmless = opened.state == Some(state(3, 7));
                assert!(is_harmless || opened.damaged.is_some(), "byte {at}: {:?}", opened.state);
                std::fs::write(cache.dir().join(COPY), &good).unwrap();
            }
        }
        // Of a crash between the two files the later one counts.
        let plain = serde_json::to_string_pretty(&state(4, 9)).unwrap();
        std::fs::write(&path, plain).unwrap();
        assert_eq!(
            FollowerCache::open(dir.path(), "tree").state,
            Some(state(4, 9)),
            "as earlier programs wrote"
        );
        std::fs::write(&path, &good[..good.len() / 2]).unwrap();
        std::fs::remove_file(cache.dir().join(COPY)).unwrap();
        assert!(FollowerCache::open(dir.path(), "tree").damaged.is_some());
    }

    #[test]
    fn of_two_entries_the_later_is_known_by_its_serial() {
        let file = crate::publish::entry::TreeFile {
            sha256: "cd".repeat(32),
            bytes: 1,
            gzip_bytes: 1,
            groups: None,
        };
        let now = Timestamp::UNIX_EPOCH;
        let entry = |version, serial| SignedEntry {
            serial,
            ..SignedEntry::new("x".into(), version, now, now, file.clone())
        };
        let held = state(3, 7);
        for (version, serial, is_older) in
            [(3, 6, true), (3, 7, true), (3, 8, false), (2, 99, true), (4, 1, false), (3, 0, true)]
        {
            assert_eq!(held.is_ahead_of(&entry(version, serial)), is_older, "{version} {serial}");
        }
        // Without serial numbers the dates decide.
        assert!(!state(3, 0).is_ahead_of(&entry(3, 0)) && !state(3, 0).is_ahead_of(&entry(3, 1)));
    }
}
