//! What is listed of a group, read from the index.

use super::facet::{Facet, FacetValue, ValueId};
use super::index::Index;
use super::layout::{FLAG_CLAIMED, IndexPart, MEETINGS, PLACES, TOPICS, facet_slot};
use super::types::Ordinal;
use crate::group::{Access, Coded, CodedSet, Country, FormatSet, Kind, Meeting, Next, Status};
use crate::place::Point;
use crate::topic::{Language, Thesaurus};
use jiff::Timestamp;
use jiff::tz::TimeZone;

impl Index {
    /// What a list row needs of a group.
    pub fn row(&self, ordinal: Ordinal) -> Row<'_> {
        Row { index: self, at: ordinal.0 as usize }
    }
}

/// What a list row needs of a group, read from the index.
#[derive(Clone, Copy)]
pub struct Row<'a> {
    pub(super) index: &'a Index,
    pub(super) at: usize,
}

impl<'a> Row<'a> {
    pub(super) fn bytes_between(self, ends: IndexPart, texts: IndexPart) -> &'a [u8] {
        let range = self.index.column(ends).row_range(self.at);
        self.index.section_bytes(texts).get(range).unwrap_or_default()
    }

    fn text_between(self, ends: IndexPart, texts: IndexPart) -> &'a str {
        std::str::from_utf8(self.bytes_between(ends, texts)).unwrap_or_default()
    }

    /// The name.
    pub fn name(self) -> &'a str {
        self.text_between(IndexPart::NameEnds, IndexPart::Names)
    }

    /// The id.
    pub fn id(self) -> &'a str {
        self.text_between(IndexPart::IdEnds, IndexPart::Ids)
    }

    pub(super) fn facet_mask(self, facet: Facet) -> u64 {
        let entry = self.index.entry_at(self.at);
        facet_slot(facet).map_or(0, |(table, place)| {
            let row = entry.rows.get(table).copied().unwrap_or(0);
            self.index.packed_mask(table, row, place)
        })
    }

    /// Which sort of listing it is.
    pub fn kind(self) -> Kind {
        Kind::from_ordinal(self.facet_mask(Facet::Kind).trailing_zeros() as u8).unwrap_or(Kind::Group)
    }

    /// Whether it is no group, and only its source says what it is.
    pub fn is_claimed(self) -> bool {
        self.index.entry_at(self.at).flags & FLAG_CLAIMED != 0
    }

    /// How it meets.
    pub fn formats(self) -> FormatSet {
        FormatSet::from_bits(self.facet_mask(Facet::Format) as u32)
    }

    /// Whether it meets at present.
    pub fn status(self) -> Status {
        Status::from_ordinal(self.index.entry_at(self.at).status).unwrap_or(Status::Active)
    }

    /// Values of the Place filter: countries, region, town.
    fn places(self) -> impl DoubleEndedIterator<Item = &'a FacetValue> {
        self.index.places(self.index.entry_at(self.at).rows[PLACES])
    }

    /// The town, or the region where no town is known.
    pub fn town_name(self) -> Option<&'a str> {
        self.places().next_back().and_then(|place| place.name.as_deref())
    }

    /// The country it is in, or the only one it serves.
    pub fn country(self) -> Option<Country> {
        self.index.country_of(self.index.entry_at(self.at).rows[PLACES])
    }

    /// Its own topics, as values of the Topic filter.
    pub fn topics(self) -> impl Iterator<Item = ValueId> + 'a {
        let set = self.index.entry_at(self.at).rows[TOPICS] as usize;
        let own = usize::from(self.index.column(IndexPart::TopicsOwn).u8_at(set));
        let column = self.index.column(IndexPart::Topics);
        let range = self.index.column(IndexPart::TopicEnds).row_range(set);
        range.take(own).map(move |i| ValueId(u32::from(column.u16_at(i))))
    }

    /// The names of its own topics.
    pub fn topic_labels(self, language: Language) -> impl Iterator<Item = String> + 'a {
        let thesaurus = Thesaurus::embedded();
        self.topics().filter_map(move |value| {
            let value = self.index.value(Facet::Topic, value)?;
            Some(
                thesaurus.topic_named(&value.id).map_or_else(
                    || value.id.clone(),
                    |topic| thesaurus.get(topic).label(language).to_owned(),
                ),
            )
        })
    }

    /// The next meeting.
    pub fn next_meeting(self, now: Timestamp, viewer: &TimeZone) -> Option<Next> {
        if matches!(self.status(), Status::Ended | Status::Paused) {
            return None;
        }
        let list = self.index.meeting_list(self.index.entry_at(self.at).rows[MEETINGS]);
        self.index.calendar().next_meeting(list, viewer, now)
    }

    /// The tags of the languages spoken, BCP 47; empty where they are not known.
    pub fn languages(self) -> Vec<&'a str> {
        let mask = self.facet_mask(Facet::Language);
        let values = self.index.values(Facet::Language).iter().enumerate();
        let spoken = values.filter(|(at, _)| *at < 64 && mask & (1 << at) != 0);
        spoken.map(|(_, value)| value.id.as_str()).collect()
    }

    /// What is known of access.
    pub fn access(self) -> CodedSet<Access> {
        CodedSet::from_bits(self.facet_mask(Facet::Access) as u32)
    }

    /// All its meetings, without their notes.
    pub fn meetings(self) -> Vec<Meeting> {
        let list = self.index.entry_at(self.at).rows[MEETINGS];
        self.index.calendar().meetings(self.index.meeting_list(list))
    }

    /// When it was last confirmed.
    pub fn verified_on(self) -> Option<jiff::civil::Date> {
        let days = self.index.entry_at(self.at).verified;
        let since = jiff::Span::new().days(i64::from(days));
        (days > 0).then(|| jiff::civil::date(1970, 1, 1).checked_add(since).ok()).flatten()
    }

    /// Where one goes to it: where it is, unless it only meets online or by telephone.
    pub fn place_to_go(self) -> Option<Point> {
        self.index.place_to_go(self.at)
    }

    /// Where it is.
    pub fn point(self) -> Option<Point> {
        self.index.point_of(self.at)
    }
}
