//! The index as one flat buffer: a head with a checksum, a table of sections, the sections.
//!
//! ```text
//! 0   magic "gfsearch", 8 bytes
//! 8   format, u32       16  checksum of everything from byte 24 on, u32
//! 12  program, u32      20  reserved, u32
//! 24  section table: (offset u64, length u64) each, then the sections
//! ```
//! All numbers are little-endian.

use super::facet::Facet;

/// Sections in the order of the table.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum IndexPart {
    /// Number of groups, and of those that are shown: u32 each.
    Sizes,
    /// End of each name in `Names`: u32 a group.
    NameEnds,
    /// Names, UTF-8.
    Names,
    /// Id ends and ids, UTF-8.
    IdEnds,
    Ids,
    /// Ordinals by folded id hash, sorted: (hash u32, ordinal u32).
    IdHashes,
    /// What the filters and the order need of each group, as [`RowEntry`] writes it.
    Entries,
    /// Ordinals of the groups that are not shown: u32.
    Hidden,
    /// The packed tables, one section each: rows of [`PACKED_ROW_BYTES`] bytes, a u64 mask a filter.
    Packed0,
    Packed1,
    Packed2,
    Packed3,
    Packed4,
    Packed5,
    /// Where each set of topics ends in `Topics`: u32; topics: u16, the group's own first, then those above.
    TopicEnds,
    Topics,
    /// How many topics of each set are the group's own: u8.
    TopicsOwn,
    /// Where each set of place values ends: u32; place values: u32.
    PlaceEnds,
    Places,
    /// The places that groups name, as lines in the order of their folded names; where each begins: u32.
    LocalPlaces,
    LocalPlaceStarts,
    /// Latitude and longitude of each group, f32 each, NaN = unknown.
    Points,
    /// Where each list of meetings ends: u32; meetings as `meetings` writes them.
    MeetingEnds,
    Meetings,
    /// Zone names and rules: length-prefixed texts.
    Zones,
    Rules,
    /// Place by name among all groups: u32.
    NameRank,
    /// Words, each between line ends, in ascending order; where each begins: u32.
    Words,
    WordStarts,
    /// The letters of each word as `dictionary::letters` counts them: u32.
    WordLetters,
    /// Where the postings of each word and field begin: u32, four fields a word, one more at the end.
    PostingStarts,
    Postings,
    /// Where the groups of each topic itself begin, then those of topics below it: u32; groups as postings.
    TopicPostingStarts,
    TopicPostings,
    /// Facet values with names of their own: topics not in the thesaurus, places, languages.
    Vocabulary,
    /// Groups of which another source has a fresher listing: the ordinal that is not shown, the one that is, and what they
    /// have in common as [`crate::group::Common`] has it, u32 each; in the order of those that are shown.
    Twins,
    /// The first group of each source, where there are several: u32. The built-in directory stands before them.
    SourceStarts,
    /// Counts of every value where nothing is asked: u32, facet after facet.
    AllCounts,
}

/// Sections of the packed tables.
pub(super) const PACKED_SECTIONS: [IndexPart; 6] = [
    IndexPart::Packed0,
    IndexPart::Packed1,
    IndexPart::Packed2,
    IndexPart::Packed3,
    IndexPart::Packed4,
    IndexPart::Packed5,
];

/// Bytes of a row of a packed table: three masks.
pub(super) const PACKED_ROW_BYTES: usize = 24;

/// Filters kept together in a packed table: those that go together in listings, so that a table has few rows. Groups
/// are filtered and counted by row, of which there are hundreds, not by value.
pub(super) const PACKED_FACETS: [&[Facet]; PACKED_SECTIONS.len()] = [
    &[Facet::Category, Facet::Audience, Facet::Kind],
    &[Facet::People, Facet::Access, Facet::MeetingType],
    &[Facet::Facilitation, Facet::Attendance, Facet::Cost],
    &[Facet::Format, Facet::Language],
    &[Facet::Day, Facet::Time],
    &[Facet::Fellowship, Facet::Programme, Facet::Faith],
];

/// The packed table that holds a filter, and the filter's place in it; `None` for topics, places and confirmation.
pub(super) fn facet_slot(facet: Facet) -> Option<(usize, usize)> {
    PACKED_FACETS
        .iter()
        .enumerate()
        .find_map(|(table, facets)| facets.iter().position(|f| *f == facet).map(|place| (table, place)))
}

/// The field that holds topic labels as written; organisations share it.
pub(super) const TOPIC_FIELD: usize = 1;
/// The field that holds descriptions and notes.
pub(super) const NOTES_FIELD: usize = 3;
/// A listing nobody can reach, where others serve its topics.
pub(super) const FLAG_HIDDEN: u8 = 1;
/// A listing that is no group, of which only its source says what it is.
pub(super) const FLAG_CLAIMED: u8 = 2;
/// A listing whose telephone number is a crisis line of its country.
pub(super) const FLAG_CRISIS_LINE: u8 = 4;
/// Fields of a word: name, organisation and written topics, place, notes.
pub(super) const FIELDS: usize = 4;

/// How many sections there are.
pub(super) const SECTIONS: usize = IndexPart::AllCounts as usize + 1;

const MAGIC: &[u8; 8] = b"gfsearch";
/// Grows whenever the layout or the meaning of a section changes.
const FORMAT: u32 = 7;
const HEAD: usize = 24;

/// Puts sections together. Each is given back to the system once it is copied, so that an index is never there twice.
pub(super) fn join_sections(sections: [Vec<u8>; SECTIONS]) -> Vec<u8> {
    let mut at = HEAD + SECTIONS * 16;
    let mut out = Vec::with_capacity(at + sections.iter().map(Vec::len).sum::<usize>());
    out.extend_from_slice(MAGIC);
    out.extend_from_slice(&FORMAT.to_le_bytes());
    out.extend_from_slice(&program_hash().to_le_bytes());
    out.extend_from_slice(&[0; 8]);
    for section in &sections {
        out.extend_from_slice(&(at as u64).to_le_bytes());
        out.extend_from_slice(&(section.len() as u64).to_le_bytes());
        at += section.len();
    }
    for section in sections {
        out.extend_from_slice(&section);
    }
    write_checksum(&mut out);
    out
}

/// Appends to the last section of a buffer that [`join_sections`] made.
pub(super) fn append_to_last_section(bytes: &mut Vec<u8>, more: &[u8]) {
    let length_at = HEAD + (SECTIONS - 1) * 16 + 8;
    let length = Column(bytes.get(length_at..).unwrap_or_default()).u32_at(0) as usize + more.len();
    if let Some(place) = bytes.get_mut(length_at..length_at + 8) {
        place.copy_from_slice(&(length as u64).to_le_bytes());
    }
    bytes.reserve_exact(more.len());
    bytes.extend_from_slice(more);
    write_checksum(bytes);
}

fn write_checksum(bytes: &mut [u8]) {
    let checksum = crc32fast::hash(bytes.get(HEAD..).unwrap_or_default());
    if let Some(place) = bytes.get_mut(16..20) {
        place.copy_from_slice(&checksum.to_le_bytes());
    }
}

/// The program's version as a number: an index of another version is made anew.
fn program_hash() -> u32 {
    crc32fast::hash(env!("CARGO_PKG_VERSION").as_bytes())
}

/// Four bytes of a buffer as a number; 0 past its end.
fn number_at(bytes: &[u8], at: usize) -> u32 {
    bytes.get(at..at + 4).and_then(|b| b.try_into().ok()).map_or(0, u32::from_le_bytes)
}

/// Checks a buffer and finds its sections.
pub(super) fn split_sections(bytes: &[u8]) -> Result<[std::ops::Range<usize>; SECTIONS], &'static str> {
    if bytes.len() < HEAD + SECTIONS * 16 || bytes.get(..8) != Some(MAGIC.as_slice()) {
        return Err("it is no index");
    }
    if number_at(bytes, 8) != FORMAT || number_at(bytes, 12) != program_hash() || number_at(bytes, 20) != 0 {
        return Err("it was made by another version of the program");
    }
    if number_at(bytes, 16) != crc32fast::hash(bytes.get(HEAD..).unwrap_or_default()) {
        return Err("its checksum is wrong");
    }
    let mut sections = std::array::from_fn(|_| 0..0);
    for (i, section) in sections.iter_mut().enumerate() {
        let at = HEAD + i * 16;
        let long = |at: usize| {
            let bytes =
                bytes.get(at..at + 8).and_then(|b| b.try_into().ok()).map_or(u64::MAX, u64::from_le_bytes);
            usize::try_from(bytes).unwrap_or(usize::MAX)
        };
        let (start, length) = (long(at), long(at + 8));
        let end = start.checked_add(length).filter(|end| *end <= bytes.len());
        *section = start..end.ok_or("its table of sections is wrong")?;
    }
    Ok(sections)
}

/// Place of the set of topics among the rows of an [`RowEntry`]: a row of [`IndexPart::TopicEnds`].
pub(super) const TOPICS: usize = PACKED_SECTIONS.len();
/// Place of the set of places: a row of [`IndexPart::PlaceEnds`].
pub(super) const PLACES: usize = TOPICS + 1;
/// Place of the list of meetings: a row of [`IndexPart::MeetingEnds`].
pub(super) const MEETINGS: usize = PLACES + 1;
/// How many rows an [`RowEntry`] has.
pub(super) const ROWS: usize = MEETINGS + 1;

/// What the filters and the order need of a group, together in one place: most groups that are looked at are
/// looked at for all of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct RowEntry {
    /// Rows in the tables that many groups share: one in each of [`PACKED_SECTIONS`], then [`TOPICS`], [`PLACES`],
    /// [`MEETINGS`].
    pub(super) rows: [u32; ROWS],
    /// Days since 1970-01-01 of the last confirmation; 0 = unknown.
    pub(super) verified: u16,
    /// Ordinal of the status.
    pub(super) status: u8,
    /// Flags of the index.
    pub(super) flags: u8,
}

impl RowEntry {
    /// Bytes of an entry.
    pub(super) const BYTES: usize = 40;
    /// A group of which nothing is known.
    pub(super) const EMPTY: Self = Self { rows: [0; ROWS], verified: 0, status: 0, flags: 0 };

    /// Writes an entry.
    pub(super) fn write_to(self, out: &mut Vec<u8>) {
        for number in self.rows {
            out.extend_from_slice(&number.to_le_bytes());
        }
        out.extend_from_slice(&self.verified.to_le_bytes());
        out.extend_from_slice(&[self.status, self.flags]);
    }

    /// Reads an entry.
    #[inline]
    pub(super) fn from_bytes(b: &[u8; Self::BYTES]) -> Self {
        let number = |at: usize| u32::from_le_bytes([b[at], b[at + 1], b[at + 2], b[at + 3]]);
        Self {
            rows: [
                number(0),
                number(4),
                number(8),
                number(12),
                number(16),
                number(20),
                number(24),
                number(28),
                number(32),
            ],
            verified: u16::from_le_bytes([b[36], b[37]]),
            status: b[38],
            flags: b[39],
        }
    }
}

/// A column of little-endian numbers; beyond its end everything is 0.
#[derive(Clone, Copy)]
pub(super) struct Column<'a>(pub &'a [u8]);

impl<'a> Column<'a> {
    /// The `i`-th u32.
    #[inline]
    pub(super) fn u32_at(self, i: usize) -> u32 {
        self.0.as_chunks().0.get(i).map_or(0, |b| u32::from_le_bytes(*b))
    }

    /// The `i`-th u16.
    #[inline]
    pub(super) fn u16_at(self, i: usize) -> u16 {
        self.0.as_chunks().0.get(i).map_or(0, |b| u16::from_le_bytes(*b))
    }

    /// The `i`-th u64.
    #[inline]
    pub(super) fn u64_at(self, i: usize) -> u64 {
        self.0.as_chunks().0.get(i).map_or(0, |b| u64::from_le_bytes(*b))
    }

    /// The `i`-th f32.
    #[inline]
    pub(super) fn f32_at(self, i: usize) -> f32 {
        f32::from_bits(self.u32_at(i))
    }

    /// The `i`-th byte.
    #[inline]
    pub(super) fn u8_at(self, i: usize) -> u8 {
        self.0.get(i).copied().unwrap_or(0)
    }

    /// The entries of all groups.
    #[inline]
    pub(super) fn entries(self) -> &'a [[u8; RowEntry::BYTES]] {
        self.0.as_chunks().0
    }

    /// The range of row `i` where `self` holds the ends of rows.
    #[inline]
    pub(super) fn row_range(self, i: usize) -> std::ops::Range<usize> {
        let start = if i == 0 { 0 } else { self.u32_at(i - 1) as usize };
        start..(self.u32_at(i) as usize).max(start)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_entry_is_read_as_written() {
        let entry = RowEntry {
            rows: [1, 0x0203, 3, u32::MAX, 5, 0x0004_0506, 7, 8, 9],
            verified: 20_781,
            status: 2,
            flags: 1,
        };
        let mut bytes = Vec::new();
        entry.write_to(&mut bytes);
        entry.write_to(&mut bytes);
        let column = Column(&bytes);
        assert_eq!(column.entries().iter().map(RowEntry::from_bytes).collect::<Vec<_>>(), [entry, entry]);
        assert_eq!((bytes.len(), column.u32_at(3), column.u32_at(99)), (80, u32::MAX, 0));
    }
}
