//! What a sync changed at a source, told by comparing hashes of records.

use crate::dataset::json_record::id_of;
use foldhash::quality::RandomState;
use std::collections::HashMap;
use std::hash::{DefaultHasher, Hash, Hasher};

/// How many listings are named of each sort; all are counted.
pub const NAMED: usize = 200;

/// What a sync changed.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Changes {
    /// Listings that were not there before.
    pub added: ChangedListings,
    /// Listings of which something is different.
    pub changed: ChangedListings,
    /// Listings that are gone, with the names they had.
    pub removed: ChangedListings,
}

impl Changes {
    /// Whether everything is as it was.
    pub fn is_empty(&self) -> bool {
        self.added.total == 0 && self.changed.total == 0 && self.removed.total == 0
    }
}

/// Listings of one sort.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ChangedListings {
    /// How many there are.
    pub total: u64,
    /// The first [`NAMED`] of them: id and name.
    pub first: Vec<(String, String)>,
}

impl ChangedListings {
    pub(super) fn add_listing(&mut self, id: &str, name: &str) {
        self.total += 1;
        if self.first.len() < NAMED {
            self.first.push((id.to_owned(), name.to_owned()));
        }
    }
}

/// The records of a source as they were: a hash of each by the hash of its id, [`hash_of_id`]. That two ids or a change
/// have the same hash happens once in 10^19 times, and then it only is not told.
pub(super) type Before = HashMap<u64, u64, RandomState>;

/// What stands before the day on which a record was read. Inside a text the quotation marks would have backslashes before
/// them.
const READ: &str = "\"retrieved\":\"";

/// The length of a date.
const DATE: usize = "2026-11-24".len();

/// The hash of a record, without the day on which it was read: that is another one each time.
pub(super) fn fingerprint_of(json: &str) -> u64 {
    let mut hasher = DefaultHasher::new();
    cut_date(json, READ).hash(&mut hasher);
    hasher.finish()
}

/// The hash of what a record says beside its id, which is another one where two sources have it, and its source.
pub(super) fn content_of(json: &str) -> u64 {
    // Inside a text the quotation marks would have backslashes before them.
    let from = memchr::memmem::find(json.as_bytes(), b",\"name\":").unwrap_or(0);
    let to = memchr::memmem::rfind(json.as_bytes(), b"\"source\":{").unwrap_or(json.len());
    hash_of_id(json.get(from..to).unwrap_or(json))
}

/// The hash of a record without the days that are another one each time: when it was read, and when it was verified, which
/// many publishers write anew with every answer. Summed up over a feed it tells whether two answers say the same, in
/// whatever order. `key` is secret: sums of hashes that everybody can work out can be made to agree.
pub(super) fn keyed_hash_of(json: &str, key: &str) -> u64 {
    // Inside a text the quotation marks would have backslashes before them.
    let source = memchr::memmem::rfind(json.as_bytes(), b"\"source\":{").unwrap_or(json.len());
    let (own, source) = json.split_at_checked(source).unwrap_or((json, ""));
    let mut hasher = DefaultHasher::new();
    key.hash(&mut hasher);
    cut_date(own, "\"verified\":\"").hash(&mut hasher);
    cut_date(source, READ).hash(&mut hasher);
    hasher.finish()
}

/// What stands before and after the date that follows on `field`, both with what is not the date.
fn cut_date<'j>(json: &'j str, field: &str) -> (&'j str, &'j str) {
    let at = memchr::memmem::rfind(json.as_bytes(), field.as_bytes());
    match at.and_then(|at| json.split_at_checked(at)) {
        Some((start, rest)) => (start, rest.get(field.len() + DATE..).unwrap_or(rest)),
        None => (json, ""),
    }
}

/// The hash of an id.
pub(super) fn hash_of_id(id: &str) -> u64 {
    let mut hasher = DefaultHasher::new();
    id.hash(&mut hasher);
    hasher.finish()
}

/// Notes a record of the old data.
pub(super) fn note_record(before: &mut Before, json: &str) {
    if let Some(id) = id_of(json) {
        before.insert(hash_of_id(&id), fingerprint_of(json));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_day_of_reading_may_differ() {
        let one = r#"{"id":"a","name":"A","source":{"name":"s","retrieved":"2026-11-24"}}"#;
        assert_eq!(fingerprint_of(one), fingerprint_of(&one.replace("11-24", "11-25")));
        assert_ne!(fingerprint_of(one), fingerprint_of(&one.replace("\"A\"", "\"B\"")));
        assert_ne!(fingerprint_of(one), fingerprint_of(&one.replace("\"s\"", "\"t\"")));
        // For two answers of a source the day of the check counts as little.
        let checked =
            r#"{"id":"a","name":"A","verified":"2026-11-24","source":{"name":"s","retrieved":"2026-11-24"}}"#;
        let same = |other: &str, key| keyed_hash_of(checked, "key") == keyed_hash_of(other, key);
        assert!(same(&checked.replace("11-24", "11-25"), "key") && !same(checked, "other"));
        for (from, to) in
            [("\"a\"", "\"b\""), ("\"A\"", "\"B\""), ("\"s\"", "\"t\""), ("\"verified", "\"verified2")]
        {
            assert!(!same(&checked.replace(from, to), "key"), "{from}");
        }
        let quoted = r#"{"id":"a","name":"\"retrieved\":\"2026-11-24"}"#;
        assert_ne!(fingerprint_of(quoted), fingerprint_of(&quoted.replace("11-24", "11-25")));
        let quoted = quoted.replace("retrieved", "verified");
        assert_ne!(keyed_hash_of(&quoted, ""), keyed_hash_of(&quoted.replace("11-24", "11-25"), ""));
    }
}
