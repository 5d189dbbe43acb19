//! Listings that an operator withdrew: a list that every sync honours, whatever a feed still says.
//!
//! The file `withdrawn.txt` in the data directory names one listing a line by its id, as `groupfinder show` prints it;
//! `ID@SOURCE` names that of one source where several have the id. What stands behind a `#` after a space is a remark.

use super::disk;
use std::collections::HashSet;
use std::io::Read;
use std::path::Path;

/// Name of the list in the data directory.
pub const WITHDRAWN: &str = "withdrawn.txt";

/// The list has at most so many bytes.
const MOST_BYTES: u64 = 16 << 20;

/// The listings that are withdrawn, by id.
#[derive(Debug, Clone, Default)]
pub struct Withdrawn(HashSet<String>);

impl Withdrawn {
    /// Reads the list of a data directory; there need not be one.
    pub fn read(dir: &Path) -> Self {
        let mut bytes = Vec::new();
        let file = disk::open_regular(&dir.join(WITHDRAWN));
        let read = file.and_then(|file| file.take(MOST_BYTES).read_to_end(&mut bytes));
        if read.is_ok() { Self::parse(&String::from_utf8_lossy(&bytes)) } else { Self::default() }
    }

    fn parse(text: &str) -> Self {
        let lines = text.trim_start_matches('\u{feff}').lines();
        let ids = lines.map(|line| line.split(" #").next().unwrap_or_default().trim());
        Self(ids.filter(|id| !id.is_empty() && !id.starts_with('#')).map(str::to_owned).collect())
    }

    /// How many listings the list names.
    pub(super) fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether nothing is withdrawn.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The ids that are withdrawn, each as it stands in the list: with the name of its source behind `@` or without.
    pub fn ids(&self) -> impl Iterator<Item = &str> {
        self.0.iter().map(String::as_str)
    }

    /// Whether a listing is withdrawn. `given` is the id that its source gives it.
    pub(super) fn has(&self, id: &str, given: &str, source: &str) -> bool {
        !self.0.is_empty() && (self.0.contains(id) || self.0.contains(&format!("{given}@{source}")))
    }
}

/// How many listings the list of a data directory withdraws.
pub fn count_withdrawn(dir: &Path) -> usize {
    Withdrawn::read(dir).len()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_list_names_ids_with_remarks_and_sources() {
        let list = Withdrawn::parse("\u{feff}# asked for on 3 May\na-1\n b 2  # moved\n\nc@feed\n");
        assert!(list.has("a-1", "a-1", "x") && list.has("b 2", "b 2", "x") && list.has("c", "c", "feed"));
        assert!(!list.has("c", "c", "x") && !list.has("moved", "moved", "x") && !list.has("", "", ""));
        assert!(Withdrawn::parse("").is_empty());
    }
}
