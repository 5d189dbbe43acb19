//! What a sync changed at a source, told by comparing hashes of records.

use crate::codec::hash_text;
use crate::dataset::json_record::id_of;
use memchr::memmem::FinderRev;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::sync::LazyLock;

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
/// have the same hash happens once in 10^19 times, and then it only is not told. They lie beside the whole new feed in
/// memory: a sorted list takes half of what a map takes that has just grown.
#[derive(Default)]
pub(super) struct Before {
    /// Hash of the id and of the record, ascending.
    records: Vec<(u64, u64)>,
    is_seen: Vec<bool>,
    unseen: usize,
}

impl Before {
    /// Takes in the ids and records that `note_all` tells; `count` is how many there are, about.
    pub(super) fn collect_records<E>(
        count: usize,
        note_all: impl FnOnce(&mut dyn FnMut(&str)) -> Result<(), E>,
    ) -> Result<Self, E> {
        let mut records = Vec::with_capacity(count);
        note_all(&mut |json| {
            records.extend(id_of(json).map(|id| (hash_of_id(&id), fingerprint_of(json))));
        })?;
        records.sort_unstable();
        records.dedup_by_key(|(id, _)| *id);
        Ok(Self { is_seen: vec![false; records.len()], unseen: records.len(), records })
    }

    fn place_of(&self, id: u64) -> Option<usize> {
        let at = self.records.binary_search_by_key(&id, |(id, _)| *id).ok()?;
        (self.is_seen.get(at) == Some(&false)).then_some(at)
    }

    /// Whether there is a record of this id that has not been seen again.
    pub(super) fn has_unseen(&self, id: u64) -> bool {
        self.place_of(id).is_some()
    }

    /// Marks the record of this id as seen again, and gives its hash.
    pub(super) fn see_again(&mut self, id: u64) -> Option<u64> {
        let at = self.place_of(id)?;
        *self.is_seen.get_mut(at)? = true;
        self.unseen -= 1;
        self.records.get(at).map(|(_, record)| *record)
    }

    /// How many records have not been seen again.
    pub(super) const fn unseen(&self) -> usize {
        self.unseen
    }
}

/// What stands before the day on which a record was read. Inside a text the quotation marks would have backslashes before
/// them.
static READ: LazyLock<FinderRev<'static>> = LazyLock::new(|| FinderRev::new("\"retrieved\":\""));

/// What stands before the day on which a record was verified.
static VERIFIED: LazyLock<FinderRev<'static>> = LazyLock::new(|| FinderRev::new("\"verified\":\""));

/// What stands before the source of a record, the last of its fields.
static SOURCE: LazyLock<FinderRev<'static>> = LazyLock::new(|| FinderRev::new("\"source\":{"));

/// The length of a date.
const DATE: usize = "2026-11-24".len();

/// The hash of a record, without the day on which it was read: that is another one each time.
pub(super) fn fingerprint_of(json: &str) -> u64 {
    let mut hasher = DefaultHasher::new();
    cut_date(json, &READ).hash(&mut hasher);
    hasher.finish()
}

/// The hash of what a record says beside its id, which is another one where two sources have it, and its source.
pub(super) fn content_of(json: &str) -> u64 {
    // Inside a text the quotation marks would have backslashes before them.
    let from = memchr::memmem::find(json.as_bytes(), b",\"name\":").unwrap_or(0);
    let to = SOURCE.rfind(json).unwrap_or(json.len());
    let mut hasher = DefaultHasher::new();
    json.get(from..to).unwrap_or(json).hash(&mut hasher);
    hasher.finish()
}

/// The hash of a record without the days that are another one each time: when it was read, and when it was verified, which
/// many publishers write anew with every answer. Summed up over a feed it tells whether two answers say the same, in
/// whatever order. `key` is secret: sums of hashes that everybody can work out can be made to agree.
pub(super) fn keyed_hash_of(json: &str, key: &str) -> u64 {
    // Inside a text the quotation marks would have backslashes before them.
    let source = SOURCE.rfind(json).unwrap_or(json.len());
    let (own, source) = json.split_at_checked(source).unwrap_or((json, ""));
    let mut hasher = DefaultHasher::new();
    key.hash(&mut hasher);
    cut_date(own, &VERIFIED).hash(&mut hasher);
    cut_date(source, &READ).hash(&mut hasher);
    hasher.finish()
}

/// What stands before and after the date that follows on `field`, both with what is not the date.
fn cut_date<'j>(json: &'j str, field: &FinderRev<'_>) -> (&'j str, &'j str) {
    match field.rfind(json).and_then(|at| json.split_at_checked(at)) {
        Some((start, rest)) => (start, rest.get(field.needle().len() + DATE..).unwrap_or(rest)),
        None => (json, ""),
    }
}

/// The hash of an id.
pub(super) fn hash_of_id(id: &str) -> u64 {
    hash_text(id)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_record_is_seen_again_once() {
        let json = |n: u32| format!("{{\"id\":\"{n}\",\"name\":\"{n}\"}}");
        let mut before = Before::collect_records(3, |note| {
            (0..100).for_each(|n| note(&json(n)));
            Ok::<(), ()>(())
        })
        .unwrap();
        let id = |n: u32| hash_of_id(&n.to_string());
        assert_eq!(before.see_again(id(7)), Some(fingerprint_of(&json(7))));
        assert_eq!((before.see_again(id(7)), before.has_unseen(id(7))), (None, false));
        assert_eq!((before.see_again(id(100)), before.has_unseen(id(8)), before.unseen()), (None, true, 99));
    }

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
