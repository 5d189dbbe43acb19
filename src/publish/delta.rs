//! What changed from one version to another. A delta is applied to the records by id, and the result is hashed: a
//! delta cannot lie, it can only be useless.
//!
//! A delta over several versions is made of the deltas in between, so a publisher needs no old datasets; one that
//! changes a record back and forth says so needlessly, and is right all the same.

use super::tree_file_error::TreeFileError;
use crate::dataset::canonical::{self as canon, Canon};
use crate::dataset::json_record::id_of;
use serde::{Deserialize, Serialize};
use serde_json::value::RawValue;
use std::collections::{BTreeMap, BTreeSet};

/// Records to put in, and ids to take out.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Delta {
    /// Records that are new or changed, by id.
    pub upsert: BTreeMap<String, String>,
    /// Ids of records that are gone. An id that was not there is not an error.
    pub delete: BTreeSet<String>,
}

const FORMAT: &str = "groupfinder-delta";

#[derive(Deserialize)]
struct Read<'a> {
    format: String,
    #[serde(borrow)]
    upsert: Vec<&'a RawValue>,
    delete: Vec<String>,
}

impl Delta {
    /// What leads from `old` to `new`.
    pub fn between(old: &Canon<'_>, new: &Canon<'_>) -> Self {
        let mut delta = Self::default();
        let (mut before, mut after) = (old.records.iter().peekable(), new.records.iter().peekable());
        loop {
            let order = match (before.peek(), after.peek()) {
                (None, None) => return delta,
                (Some(_), None) => std::cmp::Ordering::Less,
                (None, Some(_)) => std::cmp::Ordering::Greater,
                (Some((a, _)), Some((b, _))) => a.as_bytes().cmp(b.as_bytes()),
            };
            let gone = if order.is_le() { before.next() } else { None };
            let come = if order.is_ge() { after.next() } else { None };
            match (gone, come) {
                (Some((id, _)), None) => {
                    delta.delete.insert(id.clone().into_owned());
                }
                (gone, Some((id, record))) if gone.is_none_or(|(_, old)| old != record) => {
                    delta.upsert.insert(id.clone().into_owned(), (*record).to_owned());
                }
                _ => {}
            }
        }
    }

    /// This delta and then another.
    #[must_use]
    pub fn then(mut self, later: &Self) -> Self {
        for (id, record) in &later.upsert {
            self.delete.remove(id);
            self.upsert.insert(id.clone(), record.clone());
        }
        for id in &later.delete {
            self.upsert.remove(id);
            self.delete.insert(id.clone());
        }
        self
    }

    /// The dataset with the first line `head` that comes of `old`.
    pub(super) fn apply_to(&self, head: &str, old: &Canon<'_>) -> String {
        let kept = old
            .records
            .iter()
            .filter(|(id, _)| !self.delete.contains(&**id) && !self.upsert.contains_key(&**id));
        let mut kept = kept.peekable();
        let mut put = self.upsert.iter().peekable();
        let merged = std::iter::from_fn(|| match (kept.peek(), put.peek()) {
            (Some((a, _)), Some((b, _))) if a.as_bytes() < b.as_bytes() => kept.next().map(|(_, r)| *r),
            (_, Some(_)) => put.next().map(|(_, record)| record.as_str()),
            (_, None) => kept.next().map(|(_, record)| *record),
        });
        canon::join_records(head, merged)
    }

    /// The delta as JSON, one record a line.
    pub fn to_json(&self, dataset_id: &str, from_version: u64, to_version: u64) -> String {
        #[derive(Serialize)]
        struct Head<'a> {
            format: &'a str,
            schema_version: u64,
            dataset_id: &'a str,
            from_version: u64,
            to_version: u64,
        }
        let head = Head { format: FORMAT, schema_version: 1, dataset_id, from_version, to_version };
        let mut text = serde_json::to_string(&head).unwrap_or_default();
        text.pop();
        text.push_str(",\"upsert\":[\n");
        for (n, record) in self.upsert.values().enumerate() {
            text.push_str(if n == 0 { "" } else { ",\n" });
            text.push_str(record);
        }
        text.push_str("\n],\"delete\":");
        text.push_str(&serde_json::to_string(&self.delete).unwrap_or_default());
        text.push_str("}\n");
        text
    }

    /// Reads a delta.
    ///
    /// # Errors
    /// It is not a delta, or a record in it has no id.
    pub fn from_json(text: &str) -> Result<Self, TreeFileError> {
        let read: Read<'_> = serde_json::from_str(text)?;
        if read.format != FORMAT {
            return Err(TreeFileError::Value(format!("expected \"format\": \"{FORMAT}\"")));
        }
        let mut delta = Self { upsert: BTreeMap::new(), delete: read.delete.into_iter().collect() };
        for record in read.upsert {
            let id = id_of(record.get())
                .ok_or_else(|| TreeFileError::Value("a record without an id".to_owned()))?;
            delta.upsert.insert(id.into_owned(), record.get().to_owned());
        }
        Ok(delta)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// A dataset of small numbers: id to content.
    fn text(groups: &BTreeMap<u8, u8>) -> String {
        let records: BTreeMap<String, String> = groups
            .iter()
            .map(|(id, n)| (format!("g{id}"), format!("{{\"id\":\"g{id}\",\"name\":\"{n}\"}}")))
            .collect();
        canon::join_records("{\"groups\":[\n", records.values().map(String::as_str))
    }

    proptest! {
        #[test]
        fn any_way_through_versions_ends_at_the_same_bytes(
            versions in prop::collection::vec(prop::collection::btree_map(0_u8..20, 0_u8..4, 0..12), 2..7),
        ) {
            let texts: Vec<String> = versions.iter().map(text).collect();
            let canons: Vec<Canon<'_>> = texts.iter().map(|text| Canon::parse_canonical(text).unwrap()).collect();
            let head = "{\"groups\":[\n";
            for from in 0..texts.len() {
                let direct = Delta::between(&canons[from], canons.last().unwrap());
                prop_assert_eq!(&direct.apply_to(head, &canons[from]), texts.last().unwrap());
                let joined = canons[from..].windows(2).fold(Delta::default(), |delta, pair| {
                    delta.then(&Delta::between(&pair[0], &pair[1]))
                });
                prop_assert_eq!(&joined.apply_to(head, &canons[from]), texts.last().unwrap());
                let read = Delta::from_json(&joined.to_json("x", 1, 2)).unwrap();
                prop_assert_eq!(read, joined);
            }
        }
    }

    #[test]
    fn what_is_no_delta_is_told() {
        for text in ["", "{}", "[]", "{\"format\":\"x\",\"upsert\":[],\"delete\":[]}"] {
            assert!(Delta::from_json(text).is_err(), "{text}");
        }
        let nameless = "{\"format\":\"groupfinder-delta\",\"upsert\":[{}],\"delete\":[]}";
        assert!(Delta::from_json(nameless).unwrap_err().to_string().contains("id"));
    }
}
