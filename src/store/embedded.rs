//! The directory of organisations, contact points and helplines that is part of the program.
//!
//! The build packs it in blocks of records (`build.rs`), so that a record is shown without unpacking the others, and
//! what a start needs to know of it (how many, when made, its checksum) is known without unpacking anything.

use crate::dataset::read_record;
use crate::group::Group;
use crate::topic::packed::unpack;
use std::sync::OnceLock;

#[allow(clippy::unreadable_literal, reason = "written by the build")]
mod packed {
    include!(concat!(env!("OUT_DIR"), "/organisations.rs"));
}
use packed::{BLOCK, COUNT, ENDS, GENERATED_AT};

/// CRC-32 of everything embedded that a search index is made of: the directory, the topics, the facets, the words
/// of names and regions. An index made with other words is not ours.
pub(super) use packed::CHECKSUM;

static PACKED: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/organisations.z"));

static SEARCHED: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/organisations-index.z"));

static BLOCKS: [OnceLock<String>; ENDS.len()] = [const { OnceLock::new() }; ENDS.len()];

/// The records of a block, one a line.
fn record_block(n: usize) -> Option<&'static str> {
    let from = n.checked_sub(1).map_or(Some(0), |before| ENDS.get(before).copied())?;
    let packed = PACKED.get(from..*ENDS.get(n)?)?;
    Some(BLOCKS.get(n)?.get_or_init(|| unpack(packed)))
}

/// How many listings there are.
pub fn len() -> usize {
    COUNT
}

/// The listing number `n`, as JSON.
pub(super) fn record_json(n: usize) -> Option<&'static str> {
    record_block(n / BLOCK)?.lines().nth(n % BLOCK)
}

/// Every listing, as JSON.
pub fn all_records() -> impl Iterator<Item = &'static str> {
    (0..ENDS.len()).filter_map(record_block).flat_map(str::lines)
}

/// What a search index needs of every listing, as JSON, one a line: without source, and with descriptions in English
/// alone.
fn searched_records() -> String {
    unpack(SEARCHED)
}

/// Every listing, with what an index needs of it.
pub(super) fn indexed_groups() -> impl Iterator<Item = Group> + Send {
    let text = searched_records();
    let groups: Vec<Group> = text.lines().filter_map(|json| read_record(json).ok()).collect();
    groups.into_iter()
}

/// When the directory was put together.
pub fn generated_at() -> &'static str {
    GENERATED_AT
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_directory_is_there() {
        assert_eq!(len(), 885);
        assert_eq!(all_records().count(), len());
        assert!(all_records().all(|record| record.starts_with("{\"id\":") && record.ends_with("}}")));
        assert!(all_records().enumerate().all(|(n, listing)| record_json(n) == Some(listing)));
        assert!(record_json(len()).is_none());
    }

    #[test]
    fn what_is_searched_is_of_the_same_listings() {
        let text = searched_records();
        assert_eq!(text.lines().count(), len());
        for (searched, whole) in text.lines().zip(all_records()) {
            let read = |json: &str| read_record(json).expect("a listing");
            let (searched, mut whole) = (read(searched), read(whole));
            let english = whole.description.get("en").cloned().expect("a text");
            whole.description = crate::group::Localised::default();
            whole.description.set("en", english);
            whole.source = crate::group::Source::default();
            assert_eq!(searched, whole);
        }
        assert!(generated_at().parse::<jiff::Timestamp>().is_ok());
    }
}
