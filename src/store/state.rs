//! What the last sync left to know, beside the data: its hash, and the latest time ever seen.

use super::disk::{Disk, read_text_up_to};
use crate::dataset::header::Header;
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use std::io::{self, Write};
use std::path::Path;

/// The form of the file. A program that meets a higher number leaves the file alone.
const VERSION: u32 = 1;

/// A larger file is not ours.
const MOST_BYTES: u64 = 1 << 20;

/// The state file.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct StoreState {
    #[serde(rename = "state_version")]
    form: u32,
    /// SHA-256 of the dataset, in hexadecimal digits.
    #[serde(default)]
    pub sha256: String,
    /// SHA-256 of the dataset before it: noted ahead of the exchange, so that after a crash in between either is right.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub before_sha256: String,
    /// The dataset's version.
    #[serde(default)]
    pub version: u64,
    /// How many groups it has.
    #[serde(default)]
    pub groups: u64,
    /// The latest time at which a sync ran, to notice a clock that went back.
    #[serde(default, with = "crate::dataset::serde_timestamp::optional")]
    pub seen_until: Option<Timestamp>,
}

impl Default for StoreState {
    fn default() -> Self {
        Self {
            form: VERSION,
            sha256: String::new(),
            before_sha256: String::new(),
            version: 0,
            groups: 0,
            seen_until: None,
        }
    }
}

impl StoreState {
    /// Reads the state; what cannot be read is empty, for nothing depends on it.
    pub fn read(path: &Path) -> Self {
        Self::try_read(path).unwrap_or_default()
    }

    fn try_read(path: &Path) -> io::Result<Self> {
        Ok(serde_json::from_str(&read_text_up_to(path, MOST_BYTES)?)?)
    }

    /// Whether a dataset with this hash is one that a sync wrote; `true` where none is noted.
    pub(super) fn knows_hash(&self, sha256: &str) -> bool {
        let known = [&self.sha256, &self.before_sha256];
        known.iter().all(|hash| hash.is_empty()) || known.iter().any(|hash| *hash == sha256)
    }

    /// The state ahead of the exchange of the dataset with hash `before` for another.
    #[must_use]
    pub(super) fn ahead_of(self, sha256: String, before: String) -> Self {
        Self { sha256, before_sha256: before, ..self }
    }

    /// The state after a sync.
    #[must_use]
    pub(super) fn after_sync(self, sha256: String, header: &Header, now: Timestamp) -> Self {
        let seen_until = Some(self.seen_until.map_or(now, |seen| seen.max(now)));
        Self { sha256, version: header.version, groups: header.groups(), seen_until, ..self }
    }

    /// Writes the state, unless a newer program wrote it.
    ///
    /// # Errors
    /// As the system says; then the old file is as it was.
    pub fn write(&self, disk: &Disk, path: &Path) -> io::Result<()> {
        if self.form > VERSION {
            return Ok(());
        }
        let mut out = disk.stage_file(path.parent().unwrap_or(Path::new(".")))?;
        serde_json::to_writer_pretty(&mut out, self)?;
        out.write_all(b"\n")?;
        out.move_into_place(path)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_newer_state_is_left_alone_and_a_damaged_one_is_empty() {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("state.json");
        let header = Header::new(4, Timestamp::UNIX_EPOCH, Vec::new());
        let now = "2026-11-24T12:00:00Z".parse().unwrap();
        StoreState::read(&path).after_sync("ab".into(), &header, now).write(&Disk::default(), &path).unwrap();
        let state = StoreState::read(&path);
        assert_eq!((state.version, state.seen_until), (4, Some(now)));
        let back = state.after_sync("ab".into(), &header, Timestamp::UNIX_EPOCH);
        assert_eq!(back.seen_until, Some(now));

        let newer = "{\"state_version\": 9, \"sha256\": \"cd\", \"more\": true}";
        std::fs::write(&path, newer).unwrap();
        StoreState::read(&path).after_sync("ef".into(), &header, now).write(&Disk::default(), &path).unwrap();
        assert_eq!(std::fs::read_to_string(&path).unwrap(), newer);
        std::fs::write(&path, "\0\0\0").unwrap();
        assert_eq!(StoreState::read(&path), StoreState::default());
    }
}
