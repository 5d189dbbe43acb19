//! The index as one flat buffer: a head with a checksum, a table of sections, the sections.
//!
//! ```text
//! 0   magic "gfsearch", 8 bytes
//! 8   format, u32       16  checksum of everything from byte 24 on, u32
//! 12  program, u32      20  reserved, u32
//! 24  section table: (offset u64, length u64) each, then the sections
//! ```
//! All numbers are little-endian.

/// Sections in the order of the table.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Section {
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
    /// First signature (category, kind, people ...) of each group: u32.
    Sig1,
    /// Second signature (day, time, format ...) of each group: u32.
    Sig2,
    /// Values of the signatures: eight u64 masks each.
    Sig1Table,
    Sig2Table,
    /// Days since 1970-01-01 of the last confirmation, 0 = unknown: u16 a group.
    Verified,
    /// Where each group's topics end in `Topics`: u32; topics: u16, those above included.
    TopicEnds,
    Topics,
    /// How many of a group's topics are its own, the others lie above: u8 a group.
    TopicsOwn,
    /// Where each group's place values end: u32; place values: u32.
    PlaceEnds,
    Places,
    /// Latitude and longitude, f32 each, NaN = unknown.
    Points,
    /// Status and flags: u8 each.
    Status,
    Flags,
    /// Where each group's meetings end: u32; meetings as `meetings` writes them.
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
    /// Where the postings of each word and field begin: u32, four fields a word, one more at the end.
    PostingStarts,
    Postings,
    /// Where the groups of each topic begin: u32; groups as postings.
    TopicPostingStarts,
    TopicPostings,
    /// Facet values with names of their own: topics not in the thesaurus, places, languages.
    Vocabulary,
    /// Counts of every value where nothing is asked: u32, facet after facet.
    AllCounts,
}

/// How many sections there are.
pub(super) const SECTIONS: usize = Section::AllCounts as usize + 1;

const MAGIC: &[u8; 8] = b"gfsearch";
/// Grows whenever the layout or the meaning of a section changes.
const FORMAT: u32 = 1;
const HEAD: usize = 24;

/// Puts sections together.
pub(super) fn join(sections: &[Vec<u8>; SECTIONS]) -> Vec<u8> {
    let mut at = HEAD + SECTIONS * 16;
    let mut out = Vec::with_capacity(at + sections.iter().map(Vec::len).sum::<usize>());
    out.extend_from_slice(MAGIC);
    out.extend_from_slice(&FORMAT.to_le_bytes());
    out.extend_from_slice(&program().to_le_bytes());
    out.extend_from_slice(&[0; 8]);
    for section in sections {
        out.extend_from_slice(&(at as u64).to_le_bytes());
        out.extend_from_slice(&(section.len() as u64).to_le_bytes());
        at += section.len();
    }
    for section in sections {
        out.extend_from_slice(section);
    }
    let checksum = crc32fast::hash(out.get(HEAD..).unwrap_or_default());
    if let Some(place) = out.get_mut(16..20) {
        place.copy_from_slice(&checksum.to_le_bytes());
    }
    out
}

/// The program's version as a number: an index of another version is made anew.
fn program() -> u32 {
    crc32fast::hash(env!("CARGO_PKG_VERSION").as_bytes())
}

/// Checks a buffer and finds its sections.
pub(super) fn split(bytes: &[u8]) -> Result<[std::ops::Range<usize>; SECTIONS], &'static str> {
    let number =
        |at: usize| bytes.get(at..at + 4).and_then(|b| b.try_into().ok()).map_or(0, u32::from_le_bytes);
    if bytes.len() < HEAD + SECTIONS * 16 || bytes.get(..8) != Some(MAGIC.as_slice()) {
        return Err("it is no index");
    }
    if number(8) != FORMAT || number(12) != program() || number(20) != 0 {
        return Err("it was made by another version of the program");
    }
    if number(16) != crc32fast::hash(bytes.get(HEAD..).unwrap_or_default()) {
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

/// A column of little-endian numbers; beyond its end everything is 0.
#[derive(Clone, Copy)]
pub(super) struct Column<'a>(pub &'a [u8]);

impl Column<'_> {
    /// The `i`-th u32.
    #[inline]
    pub(super) fn u32(self, i: usize) -> u32 {
        self.0.get(i * 4..i * 4 + 4).and_then(|b| b.try_into().ok()).map_or(0, u32::from_le_bytes)
    }

    /// The `i`-th u16.
    #[inline]
    pub(super) fn u16(self, i: usize) -> u16 {
        self.0.get(i * 2..i * 2 + 2).and_then(|b| b.try_into().ok()).map_or(0, u16::from_le_bytes)
    }

    /// The `i`-th u64.
    #[inline]
    pub(super) fn u64(self, i: usize) -> u64 {
        self.0.get(i * 8..i * 8 + 8).and_then(|b| b.try_into().ok()).map_or(0, u64::from_le_bytes)
    }

    /// The `i`-th f32.
    #[inline]
    pub(super) fn f32(self, i: usize) -> f32 {
        f32::from_bits(self.u32(i))
    }

    /// The `i`-th byte.
    #[inline]
    pub(super) fn u8(self, i: usize) -> u8 {
        self.0.get(i).copied().unwrap_or(0)
    }

    /// The range of row `i` where `self` holds the ends of rows.
    #[inline]
    pub(super) fn row(self, i: usize) -> std::ops::Range<usize> {
        let start = if i == 0 { 0 } else { self.u32(i - 1) as usize };
        start..(self.u32(i) as usize).max(start)
    }
}
