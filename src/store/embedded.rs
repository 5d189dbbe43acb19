//! The directory of organisations, contact points and helplines that is part of the program.

use crate::dataset::read_record;
use crate::group::Group;
use crate::topic::{Facets, Language, Thesaurus};
use serde::Deserialize;
use serde_json::value::RawValue;
use std::sync::LazyLock;

static DIRECTORY: &str = include_str!("../../data/organisations.json");

#[derive(Deserialize)]
struct File {
    generated_at: String,
    #[serde(borrow)]
    groups: Vec<&'static RawValue>,
}

fn parsed_file() -> &'static File {
    static FILE: LazyLock<File> = LazyLock::new(|| {
        // `tests/all/data.rs` proves that the file is well-formed; the program would start without it all the same.
        serde_json::from_str(DIRECTORY)
            .unwrap_or_else(|_| File { generated_at: String::new(), groups: Vec::new() })
    });
    &FILE
}

/// How many listings there are.
pub fn len() -> usize {
    parsed_file().groups.len()
}

/// The listing number `n`, as JSON.
pub fn record(n: usize) -> Option<&'static str> {
    parsed_file().groups.get(n).map(|raw| raw.get())
}

/// Every listing, as JSON.
pub fn records() -> impl Iterator<Item = &'static str> {
    parsed_file().groups.iter().map(|raw| raw.get())
}

/// Every listing.
pub fn groups() -> impl Iterator<Item = Group> {
    records().filter_map(|json| read_record(json).ok())
}

/// When the directory was put together.
pub fn generated_at() -> &'static str {
    &parsed_file().generated_at
}

/// CRC-32 of everything embedded that a search index is made of: the directory, the topics, the facets. An index
/// made with other words is not ours.
pub fn checksum() -> u32 {
    let mut crc = crc32fast::Hasher::new();
    crc.update(DIRECTORY.as_bytes());
    let mut word = |text: &str| {
        crc.update(text.as_bytes());
        crc.update(b"\0");
    };
    for (_, topic) in Thesaurus::embedded().topics() {
        word(topic.id);
        topic.labels.all().into_iter().for_each(&mut word);
        for language in Language::ALL {
            topic.synonyms.get(language).iter().copied().for_each(&mut word);
        }
    }
    for value in Facets::embedded().iter().flat_map(|facet| &facet.values) {
        word(value.id);
        value.labels.all().into_iter().for_each(&mut word);
    }
    crc.finalize()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_directory_is_there() {
        assert_eq!(len(), 675);
        assert!(records().all(|record| record.starts_with("{\"id\":")));
        assert!(generated_at().parse::<jiff::Timestamp>().is_ok());
    }
}
