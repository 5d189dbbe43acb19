//! Reading the index: rows for the list, values of the filters, columns for the search.

use super::dictionary::Dictionary;
use super::facet::{Counts, Facet, FacetValue, ValueId};
use super::last_value::LastValue;
use super::layout::{
    self, Column, FIELDS, FLAG_REPEATED, HEAD_AND_TABLE, IndexPart, LatePart, MEETINGS, PACKED_ROW_BYTES,
    PACKED_SECTIONS, RowEntry, SECTIONS, SectionTable,
};
use super::meetings::{Calendar, read_texts};
use super::partition::partition_point;
use super::pass_result::{BrowsedBy, PassResult};
use super::postings;
use super::types::{LocalNow, Ordinal};
use super::week_clock::{FAR, WeekClock};
use crate::group::{
    Access, Attendance, Coded, Common, Cost, Country, Facilitation, Format, Kind, People, Programme,
    Relation, Status,
};
use crate::place::Point;
use crate::topic::{Category, Facets, Thesaurus};
use jiff::Timestamp;
use jiff::tz::TimeZone;
use std::ops::Range;
use std::sync::OnceLock;

/// The index cannot be used and must be made anew.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("the search index cannot be used: {0}")]
pub struct IndexError(&'static str);

const MINUTES_OF_DAY: u32 = 1440;

/// Values of [`Facet::Verified`], as `data/facets.json` names them.
const VERIFIED: [&str; 4] = ["6-months", "12-months", "older", "unknown"];

/// Where the late parts of an index come from, which a start does without.
pub trait LateSections: Send + Sync {
    /// Reads these bytes of the index from where it is kept. `None` where they cannot be read; what is read is checked by
    /// the index.
    fn read(&self, bytes: Range<usize>) -> Option<Vec<u8>>;

    /// Makes a part anew from the groups, after what was read turned out to be damaged. `None` where that cannot be done.
    fn rebuild(&self, part: LatePart) -> Option<Vec<u8>>;
}

/// An index over groups, ready to be searched.
pub struct Index {
    /// The whole, or the front of one of which the late parts are read when they are needed.
    bytes: Vec<u8>,
    table: SectionTable,
    /// The late parts that were read; `None` where they could not be had.
    late: [OnceLock<Option<Vec<u8>>>; LatePart::ALL.len()],
    late_source: Option<Box<dyn LateSections>>,
    values: Vec<Vec<FacetValue>>,
    calendar: OnceLock<Calendar>,
    /// For each place the one it lies in, worked out when it is first asked for.
    pub(super) places_around: OnceLock<Vec<Option<ValueId>>>,
    /// What was found last where nothing was asked.
    pub(super) browsed: LastValue<BrowsedBy, PassResult>,
}

impl Index {
    /// The bytes at the start of an index that tell how long its front is.
    pub const HEAD_BYTES: usize = HEAD_AND_TABLE;

    /// Opens an index that [`Index::bytes`] gave.
    ///
    /// # Errors
    /// The bytes are no index, are damaged, or were made by another version of the program: make it anew.
    pub fn open(bytes: Vec<u8>) -> Result<Self, IndexError> {
        let table = layout::split_sections(&bytes, bytes.len()).map_err(IndexError)?;
        let is_whole = |part| table.is_part(part, bytes.get(table.range_of(part)).unwrap_or_default());
        if !LatePart::ALL.into_iter().all(is_whole) {
            return Err(IndexError("its checksum is wrong"));
        }
        Self::from_parts(bytes, table, None).check_counts()
    }

    /// Opens an index of `length` bytes, of which only the front is there: [`Index::front_length`] bytes. The rest is read
    /// when it is needed.
    ///
    /// # Errors
    /// As [`Index::open`], for the front. Late sections that are damaged are made anew.
    pub fn open_front(
        front: Vec<u8>,
        length: usize,
        late: Box<dyn LateSections>,
    ) -> Result<Self, IndexError> {
        let table = layout::split_sections(&front, length).map_err(IndexError)?;
        Self::from_parts(front, table, Some(late)).check_counts()
    }

    /// How many bytes the front of an index has that begins with these.
    pub fn front_length(start: &[u8; Self::HEAD_BYTES]) -> usize {
        layout::front_length(start)
    }

    fn check_counts(self) -> Result<Self, IndexError> {
        if self.has_sound_counts() { Ok(self) } else { Err(IndexError("its counts are wrong")) }
    }

    /// Whether the counts that loops and memory follow from are those of what is there, whoever wrote the checksum.
    fn has_sound_counts(&self) -> bool {
        let size = |part: IndexPart, bytes: usize| self.section_bytes(part).len() / bytes;
        let is_sound = |ends: IndexPart, rows: usize| {
            let column = self.column(ends);
            let mut last = 0;
            (0..size(ends, 4)).all(|i| {
                let before = std::mem::replace(&mut last, column.u32_at(i) as usize);
                before <= last && last <= rows
            })
        };
        self.len() == size(IndexPart::Entries, RowEntry::BYTES)
            && is_sound(IndexPart::TopicEnds, size(IndexPart::Topics, 2))
            && is_sound(IndexPart::PlaceEnds, size(IndexPart::Places, 4))
    }

    fn from_parts(bytes: Vec<u8>, table: SectionTable, late: Option<Box<dyn LateSections>>) -> Self {
        let mut index = Self {
            bytes,
            table,
            late: Default::default(),
            late_source: late,
            values: Vec::new(),
            calendar: OnceLock::new(),
            places_around: OnceLock::new(),
            browsed: LastValue::default(),
        };
        index.values = index.read_values();
        index
    }

    /// An index of sections that were just made.
    pub(super) fn from_sections(sections: [Vec<u8>; SECTIONS]) -> Self {
        Self::from_joined(layout::join_sections(sections))
    }

    fn from_joined(bytes: Vec<u8>) -> Self {
        let table = layout::split_sections(&bytes, bytes.len()).unwrap_or_else(|_| SectionTable::empty());
        Self::from_parts(bytes, table, None)
    }

    /// The same index with the counts of every value, and with the groups marked that are listed repeatedly.
    pub(super) fn with_overview(self, counts: &[u8], repeated: &[u32]) -> Self {
        let Self { mut bytes, values, .. } = self;
        drop(values);
        layout::set_flag_of_groups(&mut bytes, FLAG_REPEATED, repeated);
        layout::insert_counts(&mut bytes, counts);
        Self::from_joined(bytes)
    }

    /// The whole of an index that was built, to be kept in a file; of one that was opened by its front, only that.
    pub fn bytes(&self) -> &[u8] {
        &self.bytes
    }

    /// A late part of an index that was built.
    pub fn late_part(&self, part: LatePart) -> &[u8] {
        self.bytes.get(self.table.range_of(part)).unwrap_or_default()
    }

    /// Reads a late part now, where it was not read with the rest. Whether it is the one that was written.
    pub fn read_late_part(&self, part: LatePart) -> bool {
        self.late_source.is_none() || self.read_late(part).is_some()
    }

    fn read_late(&self, part: LatePart) -> Option<&[u8]> {
        let late = self.late.get(part as usize)?.get_or_init(|| {
            let source = self.late_source.as_ref()?;
            let is_written = |late: &Vec<u8>| self.table.is_part(part, late);
            let read = source.read(self.table.range_of(part)).filter(is_written);
            // With other sections words and ids would lead to other groups.
            read.or_else(|| source.rebuild(part).filter(is_written))
        });
        late.as_deref()
    }

    #[inline]
    pub(super) fn section_bytes(&self, section: IndexPart) -> &[u8] {
        let range = self.table.sections.get(section as usize).cloned().unwrap_or_default();
        self.bytes.get(range.clone()).unwrap_or_else(|| self.late_section(section, &range))
    }

    fn late_section(&self, section: IndexPart, range: &Range<usize>) -> &[u8] {
        let part = LatePart::of_section(section);
        let start = range.start.saturating_sub(self.table.range_of(part).start);
        self.read_late(part).and_then(|late| late.get(start..start + range.len())).unwrap_or_default()
    }

    pub(super) fn column(&self, section: IndexPart) -> Column<'_> {
        Column(self.section_bytes(section))
    }

    /// How many groups there are, those that are not shown included.
    pub fn len(&self) -> usize {
        self.column(IndexPart::Sizes).u32_at(0) as usize
    }

    /// Whether there is no group.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// How many groups can be found. Listings nobody can reach are left out where one can be reached that serves
    /// the same topics in the same country.
    pub fn shown_count(&self) -> usize {
        self.column(IndexPart::Sizes).u32_at(1) as usize
    }

    /// The groups with an id; several where sources share one.
    pub fn with_id(&self, id: &str) -> Vec<Ordinal> {
        let hashes = self.column(IndexPart::IdHashes);
        let wanted = crc32fast::hash(id.as_bytes());
        let first = partition_point(0..self.len(), |i| hashes.u32_at(i * 2) < wanted);
        (first..self.len())
            .take_while(|i| hashes.u32_at(i * 2) == wanted)
            .map(|i| Ordinal(hashes.u32_at(i * 2 + 1)))
            .filter(|ordinal| self.row(*ordinal).id() == id)
            .collect()
    }

    /// Groups that several sources list: the listing that is not shown, the one that is, and what they have in common.
    pub fn twins(&self) -> Vec<(Ordinal, Ordinal, Common)> {
        let twins = self.column(IndexPart::Twins);
        let rows = self.section_bytes(IndexPart::Twins).len() / 12;
        let row = |at: usize| {
            let [hidden, shown, bits] = [0, 1, 2].map(|part| twins.u32_at(at * 3 + part));
            (Ordinal(hidden), Ordinal(shown), Common::from_bits(bits))
        };
        (0..rows).map(row).collect()
    }

    /// The values of a filter. A value's [`ValueId`] is its place here.
    pub fn values(&self, facet: Facet) -> &[FacetValue] {
        self.values.get(facet.index()).map_or(&[], Vec::as_slice)
    }

    /// A value of a filter.
    pub fn value(&self, facet: Facet, value: ValueId) -> Option<&FacetValue> {
        self.values(facet).get(value.0 as usize)
    }

    /// The value with an id.
    pub fn value_id(&self, facet: Facet, id: &str) -> Option<ValueId> {
        let at = self.values(facet).iter().position(|value| value.id == id)?;
        u32::try_from(at).ok().map(ValueId)
    }

    /// How many groups have a value where nothing is asked.
    pub fn count_everywhere(&self, facet: Facet, id: &str) -> u32 {
        let Some(value) = self.value_id(facet, id) else { return 0 };
        let before: usize = self.values.iter().take(facet.index()).map(Vec::len).sum();
        self.column(IndexPart::AllCounts).u32_at(before + value.0 as usize)
    }

    fn read_values(&self) -> Vec<Vec<FacetValue>> {
        fn coded_values<T: Coded>() -> Vec<FacetValue> {
            T::ALL.iter().map(|v| plain_value(v.id())).collect()
        }
        /// The values of a filter that has no type of its own in `group`.
        fn listed_values(facet: Facet) -> Vec<FacetValue> {
            let values = Facets::embedded().facet(facet.id()).map_or(&[][..], |facet| &facet.values);
            values.iter().map(|value| plain_value(value.id)).collect()
        }
        fn plain_value(id: &str) -> FacetValue {
            FacetValue { id: id.to_owned(), name: None }
        }
        let vocabulary = self.section_bytes(IndexPart::Vocabulary);
        let sizes = Column(vocabulary);
        let (written, places) = (sizes.u32_at(0) as usize, sizes.u32_at(1) as usize);
        let listed = read_texts(vocabulary.get(12..).unwrap_or_default());
        let (written, rest) = listed.split_at(written.min(listed.len()));
        let (places, languages) = rest.split_at((places * 2).min(rest.len()));
        Facet::ALL
            .iter()
            .map(|facet| match facet {
                Facet::Topic => {
                    let known = Thesaurus::embedded().topics().map(|(_, t)| plain_value(t.id));
                    let named = written.iter().map(|id| (*id).to_owned());
                    known.chain(named.map(|id| FacetValue { name: Some(id.clone()), id })).collect()
                }
                Facet::Place => places
                    .chunks_exact(2)
                    .map(|pair| {
                        let name = pair.get(1).filter(|name| !name.is_empty()).map(|name| (*name).to_owned());
                        FacetValue { id: pair.first().copied().unwrap_or_default().to_owned(), name }
                    })
                    .collect(),
                Facet::Language => languages.iter().map(|l| plain_value(l)).collect(),
                Facet::Category => coded_values::<Category>(),
                Facet::Format => coded_values::<Format>()
                    .into_iter()
                    .chain([plain_value("hybrid"), plain_value("unknown")])
                    .collect(),
                Facet::Audience => coded_values::<Relation>(),
                Facet::People => coded_values::<People>(),
                Facet::Day => coded_values::<crate::group::Weekday>(),
                Facet::Time => coded_values::<crate::group::DayPart>(),
                Facet::Access => coded_values::<Access>(),
                Facet::Kind => coded_values::<Kind>(),
                Facet::Facilitation => coded_values::<Facilitation>(),
                Facet::Attendance => coded_values::<Attendance>(),
                Facet::Cost => coded_values::<Cost>(),
                Facet::Programme => coded_values::<Programme>(),
                Facet::Fellowship | Facet::MeetingType | Facet::Faith => listed_values(*facet),
                Facet::Verified => VERIFIED.iter().map(|id| plain_value(id)).collect(),
            })
            .collect()
    }

    /// The counts of every value where nothing is asked, [`Facet::Verified`] aside, which depends on the day.
    pub(super) fn all_counts(&self) -> Counts {
        let column = self.column(IndexPart::AllCounts);
        let mut at = 0;
        let by = self
            .values
            .iter()
            .map(|values| {
                let counts = (at..at + values.len()).map(|i| column.u32_at(i)).collect();
                at += values.len();
                counts
            })
            .collect();
        Counts { by }
    }

    pub(super) fn dictionary(&self) -> Dictionary<'_> {
        Dictionary {
            text: self.section_bytes(IndexPart::Words),
            starts: self.column(IndexPart::WordStarts),
            letters: self.column(IndexPart::WordLetters),
        }
    }

    pub(super) fn calendar(&self) -> &Calendar {
        self.calendar.get_or_init(|| {
            Calendar::from_texts(self.section_bytes(IndexPart::Zones), self.section_bytes(IndexPart::Rules))
        })
    }

    /// How many bytes of memory the index takes with all that is read from it, about.
    pub fn memory_bytes(&self) -> usize {
        let values: usize =
            self.values.iter().flatten().map(|value| size_of::<FacetValue>() + value.id.len() * 2).sum();
        let late: usize = self.late.iter().filter_map(|late| late.get()?.as_ref()).map(Vec::len).sum();
        self.bytes.len() + late + values + self.calendar().memory_bytes()
    }

    /// Reads beforehand what the first search would otherwise wait for: the zones and rules of the meetings.
    pub fn read_calendar(&self, now: Timestamp) {
        let _ = WeekClock::new(self.calendar(), &LocalNow { now, zone: TimeZone::UTC });
    }

    /// Of some groups all that can be among the first `count` to meet next. Arithmetic on the week finds them, which is a
    /// few hours off at most; whoever needs the exact times works them out for these only.
    pub fn soonest_to_meet(&self, groups: Vec<Ordinal>, count: usize, local_now: &LocalNow) -> Vec<Ordinal> {
        if groups.len() <= count {
            return groups;
        }
        let clock = WeekClock::new(self.calendar(), local_now);
        let minutes_until = |group: Ordinal| {
            let entry = self.entry_at(group.0 as usize);
            let meets = !matches!(self.row(group).status(), Status::Ended | Status::Paused);
            let list = if meets { self.meeting_list(entry.rows[MEETINGS]) } else { &[] };
            (clock.minutes_until(list), group)
        };
        let mut timed: Vec<(u32, Ordinal)> = groups.into_iter().map(minutes_until).collect();
        let (_, (last, _), _) = timed.select_nth_unstable(count.saturating_sub(1));
        let latest = last.saturating_add(MINUTES_OF_DAY);
        // Beyond what the arithmetic looks at, all are alike.
        timed.retain(|(minutes, _)| *minutes <= latest || latest >= FAR);
        timed.into_iter().map(|(_, group)| group).collect()
    }

    /// How many lists of meetings there are.
    pub(super) fn meeting_list_count(&self) -> usize {
        self.section_bytes(IndexPart::MeetingEnds).len() / 4
    }

    /// A list of meetings as stored.
    pub(super) fn meeting_list(&self, list: u32) -> &[u8] {
        let range = self.column(IndexPart::MeetingEnds).row_range(list as usize);
        self.section_bytes(IndexPart::Meetings).get(range).unwrap_or_default()
    }

    /// Reads the groups that hold a word in a field.
    #[inline]
    pub(super) fn visit_groups_with(&self, word: u32, field: usize, see: impl FnMut(u32)) {
        postings::visit_postings(self.postings_of_word(word, field), see);
    }

    /// Whether any group holds a word in a field.
    pub(super) fn is_posted(&self, word: u32, field: usize) -> bool {
        !self.postings_of_word(word, field).is_empty()
    }

    /// Reads the groups of a topic itself, or those that only have one below it.
    #[inline]
    pub(super) fn visit_groups_about(&self, topic: u16, below: bool, see: impl FnMut(u32)) {
        postings::visit_postings(self.postings_of_topic(topic, below), see);
    }

    /// The groups that hold a word in a field, as [`postings`] stores them.
    #[inline]
    pub(super) fn postings_of_word(&self, word: u32, field: usize) -> &[u8] {
        self.postings_at(IndexPart::PostingStarts, IndexPart::Postings, word as usize * FIELDS + field)
    }

    /// The groups of a topic itself, or those that only have one below it, as [`postings`] stores them.
    #[inline]
    pub(super) fn postings_of_topic(&self, topic: u16, below: bool) -> &[u8] {
        let at = usize::from(topic) * 2 + usize::from(below);
        self.postings_at(IndexPart::TopicPostingStarts, IndexPart::TopicPostings, at)
    }

    #[inline]
    fn postings_at(&self, starts: IndexPart, postings: IndexPart, at: usize) -> &[u8] {
        let starts: Column<'_> = self.column(starts);
        let range = starts.u32_at(at) as usize..starts.u32_at(at + 1) as usize;
        self.section_bytes(postings).get(range).unwrap_or_default()
    }

    /// What the filters and the order need of a group.
    #[inline]
    pub(super) fn entry_at(&self, at: usize) -> RowEntry {
        self.column(IndexPart::Entries).entries().get(at).map_or(RowEntry::EMPTY, RowEntry::from_bytes)
    }

    /// The values of a filter in a row of a packed table, as bits.
    #[inline]
    pub(super) fn packed_mask(&self, table: usize, row: u32, place: usize) -> u64 {
        let section = PACKED_SECTIONS.get(table).copied().unwrap_or(IndexPart::Packed0);
        self.column(section).u64_at(row as usize * (PACKED_ROW_BYTES / 8) + place)
    }

    /// How many rows a packed table has.
    pub(super) fn packed_row_count(&self, table: usize) -> u32 {
        PACKED_SECTIONS
            .get(table)
            .map_or(0, |section| (self.section_bytes(*section).len() / PACKED_ROW_BYTES) as u32)
    }

    /// The values of a set of places: countries, region, town.
    pub(super) fn places(&self, set: u32) -> impl DoubleEndedIterator<Item = &FacetValue> {
        let range = self.column(IndexPart::PlaceEnds).row_range(set as usize);
        let column = self.column(IndexPart::Places);
        range.filter_map(move |i| self.value(Facet::Place, ValueId(column.u32_at(i))))
    }

    /// The countries of a set of places, by ISO 3166-1: those it is in or serves.
    pub(super) fn countries_of(&self, set: u32) -> impl Iterator<Item = &str> {
        self.places(set).filter(|place| place.name.is_none()).map(|place| place.id.as_str())
    }

    /// The country of a set of places: the one it is in, or the only one it serves.
    pub(super) fn country_of(&self, set: u32) -> Option<Country> {
        let mut countries = self.places(set).filter(|place| place.name.is_none());
        let first = countries.next()?;
        let town = self.places(set).next_back().is_some_and(|place| place.name.is_some());
        if !town && countries.next().is_some() {
            return None;
        }
        Country::from_code(&first.id)
    }

    /// Where one goes to a group; `None` where no place is known, or where nobody has to go anywhere.
    pub(super) fn place_to_go(&self, at: usize) -> Option<Point> {
        let point = self.point_of(at)?;
        self.row(Ordinal(at as u32)).formats().needs_going_to().then_some(point)
    }

    /// The other groups at the very point where a group is, in the order of the index; none where that is not known.
    pub fn at_same_point(&self, ordinal: Ordinal) -> Vec<Ordinal> {
        let points = self.section_bytes(IndexPart::Points).as_chunks::<8>().0;
        let at = ordinal.0 as usize;
        let Some(here) = points.get(at).filter(|_| self.point_of(at).is_some()) else { return Vec::new() };
        let same = points.iter().enumerate().filter(|(other, point)| *other != at && *point == here);
        same.filter_map(|(other, _)| u32::try_from(other).ok().map(Ordinal)).collect()
    }

    /// Where a group is.
    pub(super) fn point_of(&self, at: usize) -> Option<Point> {
        let points = self.column(IndexPart::Points);
        Point::new(f64::from(points.f32_at(at * 2)), f64::from(points.f32_at(at * 2 + 1)))
    }
}
