//! Listings of one group: those that have name, place and form in common and all say when they meet.

use super::facet::{Facet, ValueId};
use super::index::Index;
use super::layout::{FLAG_REPEATED, IndexPart, MEETINGS, PLACES};
use super::row::Row;
use super::types::Ordinal;
use crate::group::Kind;
use std::hash::BuildHasher;

/// What makes two listings one group: name, place and form, as the index has them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct GroupIdentity<'a> {
    name: &'a [u8],
    /// The narrowest place that is known.
    place: Option<ValueId>,
    point: [u8; 8],
    formats: u64,
}

impl<'a> Row<'a> {
    /// What the listing has in common with other listings of the same group; `None` where there is no other one.
    pub fn group_identity(self) -> Option<GroupIdentity<'a>> {
        // This is asked of every row of a list, of which few are listed repeatedly.
        let is_repeated = self.index.entry_at(self.at).flags & FLAG_REPEATED != 0;
        if is_repeated { self.comparable_identity() } else { None }
    }

    /// What other listings of the same group would have in common with this one; `None` for what is no group, and for a
    /// listing that does not say when it meets.
    fn comparable_identity(self) -> Option<GroupIdentity<'a>> {
        let entry = self.index.entry_at(self.at);
        if self.kind() != Kind::Group || self.index.meeting_list(entry.rows[MEETINGS]).is_empty() {
            return None;
        }
        let places = self.index.column(IndexPart::PlaceEnds).row_range(entry.rows[PLACES] as usize);
        let place = places.last().map(|at| ValueId(self.index.column(IndexPart::Places).u32_at(at)));
        let points = self.index.section_bytes(IndexPart::Points).as_chunks().0;
        Some(GroupIdentity {
            name: self.bytes_between(IndexPart::NameEnds, IndexPart::Names),
            place,
            point: points.get(self.at).copied().unwrap_or_default(),
            formats: self.facet_mask(Facet::Format),
        })
    }
}

/// The ordinals of all listings that share their identity with another one. That two identities of one hash are taken for
/// one does no harm: whoever shows the listings compares them.
pub(super) fn find_repeated(index: &Index) -> Vec<u32> {
    let hasher = foldhash::quality::FixedState::default();
    let ordinals = 0..u32::try_from(index.len()).unwrap_or(u32::MAX);
    let mut hashes: Vec<(u64, u32)> = ordinals
        .filter_map(|ordinal| {
            let identity = index.row(Ordinal(ordinal)).comparable_identity()?;
            Some((hasher.hash_one(identity), ordinal))
        })
        .collect();
    hashes.sort_unstable();
    let same = hashes.chunk_by(|(one, _), (other, _)| one == other).filter(|listings| listings.len() > 1);
    same.flatten().map(|(_, ordinal)| *ordinal).collect()
}
