//! The publisher's note of which file belongs to which version, so that files are kept as long as a follower may come
//! for them: one between an old entry and its files must not find them gone.

use super::VERSIONS;
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

/// Its name in the tree.
pub(super) const HISTORY: &str = "history.json";

/// The last versions, the youngest first.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct History {
    versions: Vec<Version>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
struct Version {
    version: u64,
    /// Names of files below `data/`.
    files: BTreeSet<String>,
}

impl History {
    /// Reads the note; what cannot be read is empty, and then nothing old is kept but what the entry names.
    pub fn from_json(text: &[u8]) -> Self {
        serde_json::from_slice(text).unwrap_or_default()
    }

    /// Notes the files of a version. The same version may be published again with new dates; of its earlier files the
    /// ones in `before` are kept too.
    pub(super) fn note_version(&mut self, version: u64, files: BTreeSet<String>, before: &BTreeSet<String>) {
        let earlier = self.versions.iter().find(|old| old.version == version);
        let again = earlier.map(|old| old.files.intersection(before).cloned().collect::<BTreeSet<_>>());
        self.versions.retain(|old| old.version < version);
        let files = files.into_iter().chain(again.unwrap_or_default()).collect();
        self.versions.insert(0, Version { version, files });
        self.versions.truncate(VERSIONS);
    }

    /// The files of all versions.
    pub(super) fn all_files(&self) -> BTreeSet<&str> {
        self.versions.iter().flat_map(|version| &version.files).map(String::as_str).collect()
    }

    /// The note as JSON.
    pub fn to_json(&self) -> String {
        let mut text = serde_json::to_string_pretty(self).unwrap_or_default();
        text.push('\n');
        text
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_files_of_thirty_versions_are_kept() {
        let set = |names: &[&str]| names.iter().map(|name| (*name).to_owned()).collect::<BTreeSet<_>>();
        let mut history = History::default();
        for version in 1..=40 {
            history.note_version(version, set(&[&version.to_string(), "same"]), &set(&[]));
        }
        let files = history.all_files();
        assert_eq!(files.len(), 31);
        assert!(files.contains("11") && !files.contains("10") && files.contains("same"));
        history.note_version(40, set(&["40", "new"]), &set(&["40", "old"]));
        assert!(history.all_files().contains("new") && !history.all_files().contains("same2"));
        assert_eq!(History::from_json(history.to_json().as_bytes()), history);
        assert_eq!(History::from_json(b"\0"), History::default());
    }
}
