//! The index as one flat buffer: a head with checksums, a table of sections, the sections.
//!
//! ```text
//! 0   magic "gfsearch", 8 bytes
//! 8   format, u32       16  checksum of the front: from byte 20 to the first late section, u32
//! 12  program, u32      20  checksum of each late part: words, ids, u32 each
//! 28  nothing, u32
//! 32  section table: (offset u64, length u64) each, then the sections
//! ```
//! All numbers are little-endian. The late parts stand at the end, and a program that starts reads the front only: words
//! are read for the first search with words, ids where a group is asked for by its id.

use super::facet::Facet;
use std::ops::Range;

/// Sections in the order of the table.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum IndexPart {
    /// Number of groups, and of those that are shown: u32 each.
    Sizes,
    /// End of each name in `Names`: u32 a group.
    NameEnds,
    /// Names, UTF-8.
    Names,
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
    /// Words, each between line ends, in ascending order; where each begins: u32. The first of the late sections.
    Words,
    WordStarts,
    /// The letters of each word as `dictionary::letters` counts them: u32.
    WordLetters,
    /// Where the postings of each word and field begin: u32, four fields a word, one more at the end.
    PostingStarts,
    Postings,
    /// Id ends and ids, UTF-8. The first sections of the ids.
    IdEnds,
    Ids,
    /// Ordinals by folded id hash, sorted: (hash u32, ordinal u32).
    IdHashes,
}

/// A part of the index that a start does without.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LatePart {
    /// What searches with words need.
    Words,
    /// What groups need that are asked for by their ids.
    Ids,
}

impl LatePart {
    /// In the order in which they lie at the end of an index.
    pub const ALL: [Self; 2] = [Self::Words, Self::Ids];

    /// The part in which a section is that is not in the front.
    pub(super) fn of_section(section: IndexPart) -> Self {
        if section as usize >= FIRST_OF_IDS { Self::Ids } else { Self::Words }
    }
}

/// The first of the late sections.
const FIRST_LATE: usize = IndexPart::Words as usize;
/// The first section of the ids.
const FIRST_OF_IDS: usize = IndexPart::IdEnds as usize;

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

/// The field that holds names.
pub(super) const NAME_FIELD: usize = 0;
/// The field that holds topic labels as written; organisations share it.
pub(super) const TOPIC_FIELD: usize = 1;
/// The field that holds the parts of addresses.
pub(super) const PLACE_FIELD: usize = 2;
/// The field that holds descriptions and notes.
pub(super) const NOTES_FIELD: usize = 3;
/// A listing nobody can reach, where others serve its topics.
pub(super) const FLAG_HIDDEN: u8 = 1;
/// A listing that is no group, of which only its source says what it is.
pub(super) const FLAG_CLAIMED: u8 = 2;
/// A listing whose telephone number is a crisis line of its country.
pub(super) const FLAG_CRISIS_LINE: u8 = 4;
/// A listing that has its name, place and form in common with another one, see `repeats`.
pub(super) const FLAG_REPEATED: u8 = 8;
/// Fields of a word: name, organisation and written topics, place, notes.
pub(super) const FIELDS: usize = 4;

/// How many sections there are.
pub(super) const SECTIONS: usize = IndexPart::IdHashes as usize + 1;

const MAGIC: &[u8; 8] = b"gfsearch";
/// Grows whenever the layout or the meaning of a section changes.
const FORMAT: u32 = 10;
const HEAD: usize = 32;
/// What the first checksum is about begins with the second.
const CHECKED_FROM: usize = 20;
/// Bytes of the head and the table of sections.
pub(super) const HEAD_AND_TABLE: usize = HEAD + SECTIONS * 16;

/// Puts sections together. Each is given back to the system once it is copied, so that an index is never there twice.
pub(super) fn join_sections(sections: [Vec<u8>; SECTIONS]) -> Vec<u8> {
    let mut at = HEAD_AND_TABLE;
    let mut out = Vec::with_capacity(at + sections.iter().map(Vec::len).sum::<usize>());
    out.extend_from_slice(MAGIC);
    out.extend_from_slice(&FORMAT.to_le_bytes());
    out.extend_from_slice(&program_hash().to_le_bytes());
    out.extend_from_slice(&[0; HEAD - 16]);
    for section in &sections {
        out.extend_from_slice(&(at as u64).to_le_bytes());
        out.extend_from_slice(&(section.len() as u64).to_le_bytes());
        at += section.len();
    }
    for section in sections {
        out.extend_from_slice(&section);
    }
    write_checksums(&mut out);
    out
}

/// Sets a flag in the entries of some groups, by their ordinals, in a buffer that [`join_sections`] made. The checksum is
/// to be written after it.
pub(super) fn set_flag_of_groups(bytes: &mut [u8], flag: u8, ordinals: &[u32]) {
    // Sections follow each other.
    let [start, end] =
        [IndexPart::Entries, IndexPart::Hidden].map(|section| offset_at(bytes, section as usize));
    let entries = bytes.get_mut(start..end).unwrap_or_default();
    for ordinal in ordinals {
        RowEntry::set_flag(entries, *ordinal, flag);
    }
}

/// Puts the counts into their section of a buffer that [`join_sections`] made, where it is empty.
pub(super) fn insert_counts(bytes: &mut Vec<u8>, counts: &[u8]) {
    let at = late_start(bytes);
    bytes.reserve_exact(counts.len());
    bytes.splice(at..at, counts.iter().copied());
    write_number(bytes, HEAD + (FIRST_LATE - 1) * 16 + 8, &(counts.len() as u64).to_le_bytes());
    for section in FIRST_LATE..SECTIONS {
        let offset = offset_at(bytes, section) + counts.len();
        write_number(bytes, HEAD + section * 16, &(offset as u64).to_le_bytes());
    }
    write_checksums(bytes);
}

fn write_number(bytes: &mut [u8], at: usize, number: &[u8]) {
    if let Some(place) = bytes.get_mut(at..at + number.len()) {
        place.copy_from_slice(number);
    }
}

fn write_checksums(bytes: &mut [u8]) {
    for part in LatePart::ALL {
        let late = bytes.get(late_range(bytes, part, bytes.len())).unwrap_or_default();
        let checksum = crc32fast::hash(late);
        write_number(bytes, late_checksum_at(part), &checksum.to_le_bytes());
    }
    let front = crc32fast::hash(bytes.get(CHECKED_FROM..late_start(bytes)).unwrap_or_default());
    write_number(bytes, 16, &front.to_le_bytes());
}

/// The program's version as a number: an index of another version is made anew.
fn program_hash() -> u32 {
    crc32fast::hash(env!("CARGO_PKG_VERSION").as_bytes())
}

/// Four bytes of a buffer as a number; 0 past its end.
fn number_at(bytes: &[u8], at: usize) -> u32 {
    bytes.get(at..at + 4).and_then(|b| b.try_into().ok()).map_or(0, u32::from_le_bytes)
}

/// Eight bytes of a buffer as a size; more than anything can have past its end.
fn size_at(bytes: &[u8], at: usize) -> usize {
    let size = bytes.get(at..at + 8).and_then(|b| b.try_into().ok()).map_or(u64::MAX, u64::from_le_bytes);
    usize::try_from(size).unwrap_or(usize::MAX)
}

/// Where a section begins, by the table.
fn offset_at(bytes: &[u8], section: usize) -> usize {
    size_at(bytes, HEAD + section * 16)
}

/// Where the late sections begin, by the table; at the end of what is there if that is before.
fn late_start(bytes: &[u8]) -> usize {
    offset_at(bytes, FIRST_LATE).min(bytes.len())
}

/// Where a late part of an index of `length` bytes lies, by the table.
fn late_range(bytes: &[u8], part: LatePart, length: usize) -> Range<usize> {
    let ids = offset_at(bytes, FIRST_OF_IDS);
    match part {
        LatePart::Words => offset_at(bytes, FIRST_LATE)..ids,
        LatePart::Ids => ids..length,
    }
}

/// Where the checksum of a late part stands.
fn late_checksum_at(part: LatePart) -> usize {
    CHECKED_FROM + part as usize * 4
}

/// Where the late sections begin, by the head and the table of an index, of which `start` has the first
/// [`HEAD_AND_TABLE`] bytes. Nothing is checked; [`split_sections`] does that.
pub(super) fn front_length(start: &[u8]) -> usize {
    offset_at(start, FIRST_LATE)
}

/// What the head and the table of an index say.
#[derive(Debug)]
pub(super) struct SectionTable {
    /// Where each section is.
    pub(super) sections: [Range<usize>; SECTIONS],
    /// Where each late part is.
    late: [Range<usize>; LatePart::ALL.len()],
    late_checksums: [u32; LatePart::ALL.len()],
}

impl SectionTable {
    /// No sections.
    pub(super) fn empty() -> Self {
        Self { sections: std::array::from_fn(|_| 0..0), late: [0..0, 0..0], late_checksums: [0; 2] }
    }

    /// Where a late part is.
    pub(super) fn range_of(&self, part: LatePart) -> Range<usize> {
        self.late.get(part as usize).cloned().unwrap_or_default()
    }

    /// Whether this is the late part that was written.
    pub(super) fn is_part(&self, part: LatePart, late: &[u8]) -> bool {
        self.late_checksums.get(part as usize) == Some(&crc32fast::hash(late))
    }
}

/// Checks the front of an index of `length` bytes, or the whole, and finds the sections.
pub(super) fn split_sections(bytes: &[u8], length: usize) -> Result<SectionTable, &'static str> {
    if bytes.len() < HEAD_AND_TABLE || bytes.get(..8) != Some(MAGIC.as_slice()) {
        return Err("it is no index");
    }
    if number_at(bytes, 8) != FORMAT || number_at(bytes, 12) != program_hash() {
        return Err("it was made by another version of the program");
    }
    let late_start = front_length(bytes);
    let front = bytes.get(CHECKED_FROM..late_start).ok_or("its table of sections is wrong")?;
    if number_at(bytes, 16) != crc32fast::hash(front) {
        return Err("its checksum is wrong");
    }
    let late = LatePart::ALL.map(|part| late_range(bytes, part, length));
    let mut sections = std::array::from_fn(|_| 0..0);
    for (i, section) in sections.iter_mut().enumerate() {
        let (start, size) = (offset_at(bytes, i), size_at(bytes, HEAD + i * 16 + 8));
        let [words, ids] = &late;
        let room = match i {
            FIRST_OF_IDS.. => ids.clone(),
            FIRST_LATE.. => words.clone(),
            _ => HEAD_AND_TABLE..late_start,
        };
        let end = start.checked_add(size).filter(|end| room.start <= start && *end <= room.end);
        *section = start..end.ok_or("its table of sections is wrong")?;
    }
    let late_checksums = LatePart::ALL.map(|part| number_at(bytes, late_checksum_at(part)));
    Ok(SectionTable { sections, late, late_checksums })
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
    pub(super) const BYTES: usize = 32;
    /// Bytes of the number of a row. There are never more rows than groups, and an index of sixteen million groups would be
    /// larger than what is ever put in place.
    const ROW_BYTES: usize = 3;
    /// Where the flags stand.
    const FLAGS_AT: usize = Self::BYTES - 1;
    /// A group of which nothing is known.
    pub(super) const EMPTY: Self = Self { rows: [0; ROWS], verified: 0, status: 0, flags: 0 };

    /// Writes an entry.
    pub(super) fn write_to(self, out: &mut Vec<u8>) {
        for [low, middle, high, _] in self.rows.map(u32::to_le_bytes) {
            out.extend_from_slice(&[low, middle, high]);
        }
        out.push(0);
        out.extend_from_slice(&self.verified.to_le_bytes());
        out.extend_from_slice(&[self.status, self.flags]);
    }

    /// Sets a flag in the entry of a group, where the entries of all groups lie one behind the other.
    pub(super) fn set_flag(entries: &mut [u8], ordinal: u32, flag: u8) {
        let at = ordinal as usize * Self::BYTES + Self::FLAGS_AT;
        if let Some(flags) = entries.get_mut(at) {
            *flags |= flag;
        }
    }

    /// Reads an entry.
    #[inline]
    pub(super) fn from_bytes(b: &[u8; Self::BYTES]) -> Self {
        // Four bytes are read at once, and the one of the next number is taken off. Taken one by one, the compiler would
        // leave out the last, and read the others in two steps.
        let row = |n: usize| {
            let bytes = b[n * Self::ROW_BYTES..].first_chunk().copied().unwrap_or_default();
            u32::from_le_bytes(bytes) & 0x00FF_FFFF
        };
        Self {
            rows: [row(0), row(1), row(2), row(3), row(4), row(5), row(6), row(7), row(8)],
            verified: u16::from_le_bytes([b[28], b[29]]),
            status: b[30],
            flags: b[Self::FLAGS_AT],
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
            rows: [1, 0x0203, 3, 0x00FF_FFFF, 5, 0x0004_0506, 7, 8, 0x00FE_DCBA],
            verified: 20_781,
            status: 2,
            flags: 1,
        };
        let mut bytes = Vec::new();
        entry.write_to(&mut bytes);
        entry.write_to(&mut bytes);
        let column = Column(&bytes);
        assert_eq!(column.entries().iter().map(RowEntry::from_bytes).collect::<Vec<_>>(), [entry, entry]);
        assert_eq!((bytes.len(), column.u16_at(0), column.u32_at(99)), (64, 1, 0));
    }

    #[test]
    fn a_flag_is_set_in_the_entry_of_its_group_only() {
        let mut sections: [Vec<u8>; SECTIONS] = std::array::from_fn(|section| vec![section as u8; 64]);
        let entries = &mut sections[IndexPart::Entries as usize];
        entries.clear();
        (0..2).for_each(|_| RowEntry { flags: FLAG_CLAIMED, ..RowEntry::EMPTY }.write_to(entries));
        let mut joined = join_sections(sections.clone());
        // The second group, and one that is not there: what lies behind the entries stays as it is.
        set_flag_of_groups(&mut joined, FLAG_REPEATED, &[1, 2]);
        let entries = &mut sections[IndexPart::Entries as usize];
        RowEntry::set_flag(entries, 1, FLAG_REPEATED);
        RowEntry::set_flag(entries, 2, FLAG_REPEATED);
        let flags = Column(entries).entries().iter().map(|entry| RowEntry::from_bytes(entry).flags);
        assert_eq!(flags.collect::<Vec<_>>(), [FLAG_CLAIMED, FLAG_CLAIMED | FLAG_REPEATED]);
        // The head has checksums, which are written later.
        assert_eq!(joined[HEAD..], join_sections(sections)[HEAD..]);
    }
}
