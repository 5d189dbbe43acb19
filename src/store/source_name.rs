//! What a source is called.

use crate::dataset::header::{Header, SourceEntry};
use crate::fetch::FeedLocation;

/// The name of the source at a location: the one it has in the data, else a free one made of the address.
pub fn name_of(header: Option<&Header>, location: &FeedLocation) -> String {
    free_name(header.map_or(&[], |header| &header.sources), location)
}

/// The name of the source at a location: the one it has, else a free one made of the address.
pub(super) fn free_name(sources: &[SourceEntry], location: &FeedLocation) -> String {
    let address = location.address();
    if let Some(entry) = sources.iter().find(|source| source.url == address) {
        return entry.name.clone();
    }
    let name = location.name();
    let mut free = name.clone();
    let mut n = 2;
    while sources.iter().any(|source| source.name == free) {
        free = format!("{name}-{n}");
        n += 1;
    }
    free
}

/// Whether a name may be given to a source: 1 to 60 small letters, digits and hyphens, no hyphen first. It is part of
/// file names and of ids.
pub fn is_source_name(text: &str) -> bool {
    (1..=60).contains(&text.len())
        && text.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-')
        && !text.starts_with('-')
}
