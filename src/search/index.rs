//! Reading the index: rows for the list, values of the filters, columns for the search.

use super::dictionary::Dictionary;
use super::facet::{Counts, Facet, FacetValue, ValueId};
use super::layout::{self, Column, SECTIONS, Section};
use super::meetings::{Calendar, texts};
use super::query::{Moment, Query, Results};
use super::{find, postings};
use crate::group::{
    Access, Attendance, Coded, Cost, Country, Facilitation, Format, FormatSet, Kind, Next, People, Relation,
    Status,
};
use crate::place::Point;
use crate::topic::{Category, Language, Thesaurus};
use jiff::Timestamp;
use std::ops::Range;
use std::sync::{Arc, Mutex, OnceLock, PoisonError};

/// A group by its place in the index.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Ordinal(pub u32);

/// The index cannot be used and must be made anew.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("the search index cannot be used: {0}")]
pub struct Damage(&'static str);

/// Filters kept in the first signature of a group.
pub(super) const SIG1: [Facet; 8] = [
    Facet::Category,
    Facet::For,
    Facet::People,
    Facet::Access,
    Facet::Kind,
    Facet::Facilitation,
    Facet::Attendance,
    Facet::Cost,
];
/// Filters kept in the second signature of a group.
pub(super) const SIG2: [Facet; 4] = [Facet::Format, Facet::Day, Facet::Time, Facet::Language];
/// The field that holds topic labels as written; organisations share it.
pub(super) const TOPIC_FIELD: usize = 1;
/// A listing nobody can reach, where others serve its topics.
pub(super) const FLAG_HIDDEN: u8 = 1;
/// Values of [`Facet::Verified`], as `data/facets.json` names them.
const VERIFIED: [&str; 4] = ["6-months", "12-months", "older", "unknown"];
/// Fields of a word: name, organisation and written topics, place, notes.
pub(super) const FIELDS: usize = 4;

/// An index over groups, ready to be searched.
pub struct Index {
    bytes: Vec<u8>,
    sections: [Range<usize>; SECTIONS],
    values: Vec<Vec<FacetValue>>,
    calendar: OnceLock<Calendar>,
    /// Minutes until the next meetings, worked out for a stretch of time.
    upcoming: Mutex<Option<(i64, Arc<[u16]>)>>,
}

impl Index {
    /// Opens an index that [`Index::bytes`] gave.
    ///
    /// # Errors
    /// The bytes are no index, are damaged, or were made by another version of the program: make it anew.
    pub fn open(bytes: Vec<u8>) -> Result<Self, Damage> {
        let sections = layout::split(&bytes).map_err(Damage)?;
        Ok(Self::over(bytes, sections))
    }

    fn over(bytes: Vec<u8>, sections: [Range<usize>; SECTIONS]) -> Self {
        let mut index = Self {
            bytes,
            sections,
            values: Vec::new(),
            calendar: OnceLock::new(),
            upcoming: Mutex::new(None),
        };
        index.values = index.read_values();
        index
    }

    /// Puts sections together and counts every value once, for the start.
    pub(super) fn with_counts(mut sections: [Vec<u8>; SECTIONS]) -> Self {
        let open = |sections: &[Vec<u8>; SECTIONS]| {
            let bytes = layout::join(sections);
            let split = layout::split(&bytes).unwrap_or_else(|_| std::array::from_fn(|_| 0..0));
            Self::over(bytes, split)
        };
        let index = open(&sections);
        let counts = find::count_all(&index);
        drop(index);
        if let Some(section) = sections.get_mut(Section::AllCounts as usize) {
            section.extend(counts.by.iter().flatten().flat_map(|count| count.to_le_bytes()));
        }
        open(&sections)
    }

    /// The whole index, to be kept in a file.
    pub fn bytes(&self) -> &[u8] {
        &self.bytes
    }

    pub(super) fn section(&self, section: Section) -> &[u8] {
        let range = self.sections.get(section as usize).cloned().unwrap_or_default();
        self.bytes.get(range).unwrap_or_default()
    }

    pub(super) fn column(&self, section: Section) -> Column<'_> {
        Column(self.section(section))
    }

    /// How many groups there are, those that are not shown included.
    pub fn len(&self) -> usize {
        self.column(Section::Sizes).u32(0) as usize
    }

    /// Whether there is no group.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// How many groups can be found. Listings nobody can reach are left out where one can be reached that serves
    /// the same topics in the same country.
    pub fn shown(&self) -> usize {
        self.column(Section::Sizes).u32(1) as usize
    }

    /// Searches.
    pub fn search(&self, query: &Query, moment: &Moment) -> Results {
        find::search(self, query, moment)
    }

    /// What a list row needs of a group.
    pub fn row(&self, ordinal: Ordinal) -> Row<'_> {
        Row { index: self, at: ordinal.0 as usize }
    }

    /// The groups with an id; several where sources share one.
    pub fn with_id(&self, id: &str) -> Vec<Ordinal> {
        let hashes = self.column(Section::IdHashes);
        let wanted = crc32fast::hash(id.as_bytes());
        let (mut low, mut high) = (0, self.len());
        while low < high {
            let middle = usize::midpoint(low, high);
            if hashes.u32(middle * 2) < wanted { low = middle + 1 } else { high = middle }
        }
        (low..self.len())
            .take_while(|i| hashes.u32(i * 2) == wanted)
            .map(|i| Ordinal(hashes.u32(i * 2 + 1)))
            .filter(|ordinal| self.row(*ordinal).id() == id)
            .collect()
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

    fn read_values(&self) -> Vec<Vec<FacetValue>> {
        fn coded<T: Coded>() -> Vec<FacetValue> {
            T::ALL.iter().map(|v| plain(v.id())).collect()
        }
        fn plain(id: &str) -> FacetValue {
            FacetValue { id: id.to_owned(), name: None }
        }
        let vocabulary = self.section(Section::Vocabulary);
        let sizes = Column(vocabulary);
        let (written, places) = (sizes.u32(0) as usize, sizes.u32(1) as usize);
        let listed = texts(vocabulary.get(12..).unwrap_or_default());
        let (written, rest) = listed.split_at(written.min(listed.len()));
        let (places, languages) = rest.split_at((places * 2).min(rest.len()));
        Facet::ALL
            .iter()
            .map(|facet| match facet {
                Facet::Topic => {
                    let known = Thesaurus::embedded().topics().map(|(_, t)| plain(t.id));
                    let named = |id: &&str| FacetValue { id: (*id).to_owned(), name: Some((*id).to_owned()) };
                    known.chain(written.iter().map(named)).collect()
                }
                Facet::Place => places
                    .chunks_exact(2)
                    .map(|pair| {
                        let name = pair.get(1).filter(|name| !name.is_empty()).map(|name| (*name).to_owned());
                        FacetValue { id: pair.first().copied().unwrap_or_default().to_owned(), name }
                    })
                    .collect(),
                Facet::Language => languages.iter().map(|l| plain(l)).collect(),
                Facet::Category => coded::<Category>(),
                Facet::Format => {
                    coded::<Format>().into_iter().chain([plain("hybrid"), plain("unknown")]).collect()
                }
                Facet::For => coded::<Relation>(),
                Facet::People => coded::<People>(),
                Facet::Day => coded::<crate::group::Weekday>(),
                Facet::Time => coded::<crate::group::DayPart>(),
                Facet::Access => coded::<Access>(),
                Facet::Kind => coded::<Kind>(),
                Facet::Facilitation => coded::<Facilitation>(),
                Facet::Attendance => coded::<Attendance>(),
                Facet::Cost => coded::<Cost>(),
                Facet::Verified => VERIFIED.iter().map(|id| plain(id)).collect(),
            })
            .collect()
    }

    /// The counts of every value where nothing is asked, [`Facet::Verified`] aside, which depends on the day.
    pub(super) fn all_counts(&self) -> Counts {
        let column = self.column(Section::AllCounts);
        let mut at = 0;
        let by = self
            .values
            .iter()
            .map(|values| {
                let counts = (at..at + values.len()).map(|i| column.u32(i)).collect();
                at += values.len();
                counts
            })
            .collect();
        Counts { by }
    }

    pub(super) fn dictionary(&self) -> Dictionary<'_> {
        Dictionary { text: self.section(Section::Words), starts: self.column(Section::WordStarts) }
    }

    /// Reads the groups that hold a word in a field.
    pub(super) fn holding(&self, word: u32, field: usize, see: impl FnMut(u32)) {
        let starts = self.column(Section::PostingStarts);
        let at = word as usize * FIELDS + field;
        let range = starts.u32(at) as usize..starts.u32(at + 1) as usize;
        postings::read(self.section(Section::Postings).get(range).unwrap_or_default(), see);
    }

    /// Reads the groups of a topic or one below it.
    pub(super) fn about(&self, topic: u16, see: impl FnMut(u32)) {
        let starts = self.column(Section::TopicPostingStarts);
        let at = usize::from(topic);
        let range = starts.u32(at) as usize..starts.u32(at + 1) as usize;
        postings::read(self.section(Section::TopicPostings).get(range).unwrap_or_default(), see);
    }

    pub(super) fn calendar(&self) -> &Calendar {
        self.calendar
            .get_or_init(|| Calendar::read(self.section(Section::Zones), self.section(Section::Rules)))
    }

    /// Minutes until the next meeting of every group, worked out once for every five minutes: enough for an order,
    /// and too slow to do for every letter typed.
    pub(super) fn upcoming(&self, now: Timestamp) -> Arc<[u16]> {
        const STRETCH_SECONDS: i64 = 300;
        let stretch = now.as_second().div_euclid(STRETCH_SECONDS);
        let mut kept = self.upcoming.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some((_, minutes)) = kept.as_ref().filter(|(of, _)| *of == stretch) {
            return Arc::clone(minutes);
        }
        let start = Timestamp::from_second(stretch * STRETCH_SECONDS).unwrap_or(now);
        let minutes: Arc<[u16]> = super::rank::upcoming(self, start).into();
        *kept = Some((stretch, Arc::clone(&minutes)));
        minutes
    }

    /// Works out beforehand what the first search would otherwise wait for.
    pub fn prepare(&self, now: Timestamp) {
        let _ = self.upcoming(now);
    }

    /// A group's meetings as stored.
    pub(super) fn meetings(&self, at: usize) -> &[u8] {
        let range = self.column(Section::MeetingEnds).row(at);
        self.section(Section::Meetings).get(range).unwrap_or_default()
    }

    /// Where a group is.
    pub(super) fn point(&self, at: usize) -> Option<Point> {
        let points = self.column(Section::Points);
        Point::new(f64::from(points.f32(at * 2)), f64::from(points.f32(at * 2 + 1)))
    }
}

/// What a list row needs of a group, read from the index.
#[derive(Clone, Copy)]
pub struct Row<'a> {
    index: &'a Index,
    at: usize,
}

impl<'a> Row<'a> {
    fn text(self, ends: Section, texts: Section) -> &'a str {
        let range = self.index.column(ends).row(self.at);
        std::str::from_utf8(self.index.section(texts).get(range).unwrap_or_default()).unwrap_or_default()
    }

    /// The name.
    pub fn name(self) -> &'a str {
        self.text(Section::NameEnds, Section::Names)
    }

    /// The id.
    pub fn id(self) -> &'a str {
        self.text(Section::IdEnds, Section::Ids)
    }

    fn mask(self, facet: Facet) -> u64 {
        let (column, table, place) = match SIG1.iter().position(|f| *f == facet) {
            Some(place) => (Section::Sig1, Section::Sig1Table, Some(place)),
            None => (Section::Sig2, Section::Sig2Table, SIG2.iter().position(|f| *f == facet)),
        };
        let signature = self.index.column(column).u32(self.at) as usize;
        place.map_or(0, |place| self.index.column(table).u64(signature * 8 + place))
    }

    /// Which sort of listing it is.
    pub fn kind(self) -> Kind {
        Kind::from_ordinal(self.mask(Facet::Kind).trailing_zeros() as u8).unwrap_or(Kind::Group)
    }

    /// How it meets.
    pub fn formats(self) -> FormatSet {
        FormatSet::from_bits(self.mask(Facet::Format) as u32)
    }

    /// Whether it meets at present.
    pub fn status(self) -> Status {
        Status::from_ordinal(self.index.column(Section::Status).u8(self.at)).unwrap_or(Status::Active)
    }

    /// Values of the Place filter: countries, region, town.
    fn places(self) -> impl DoubleEndedIterator<Item = &'a FacetValue> {
        let range = self.index.column(Section::PlaceEnds).row(self.at);
        let column = self.index.column(Section::Places);
        range.filter_map(move |i| self.index.value(Facet::Place, ValueId(column.u32(i))))
    }

    /// The town, or the region where no town is known.
    pub fn town(self) -> Option<&'a str> {
        self.places().next_back().and_then(|place| place.name.as_deref())
    }

    /// The country it is in, or the only one it serves.
    pub fn country(self) -> Option<Country> {
        let mut countries = self.places().filter(|place| place.name.is_none());
        let first = countries.next()?;
        if self.town().is_none() && countries.next().is_some() {
            return None;
        }
        Country::from_code(&first.id)
    }

    /// Its own topics, as values of the Topic filter.
    pub fn topics(self) -> impl Iterator<Item = ValueId> + 'a {
        let own = usize::from(self.index.column(Section::TopicsOwn).u8(self.at));
        let column = self.index.column(Section::Topics);
        let range = self.index.column(Section::TopicEnds).row(self.at);
        range.take(own).map(move |i| ValueId(u32::from(column.u16(i))))
    }

    /// The names of its own topics.
    pub fn topic_labels(self, language: Language) -> impl Iterator<Item = String> + 'a {
        let thesaurus = Thesaurus::embedded();
        self.topics().filter_map(move |value| {
            let value = self.index.value(Facet::Topic, value)?;
            Some(
                thesaurus.topic(&value.id).map_or_else(
                    || value.id.clone(),
                    |topic| thesaurus.get(topic).label(language).to_owned(),
                ),
            )
        })
    }

    /// The next meeting.
    pub fn next(self, now: Timestamp) -> Option<Next> {
        if matches!(self.status(), Status::Ended | Status::Paused) {
            return None;
        }
        self.index.calendar().next(self.index.meetings(self.at), now)
    }

    /// Where it is.
    pub fn point(self) -> Option<Point> {
        self.index.point(self.at)
    }
}
