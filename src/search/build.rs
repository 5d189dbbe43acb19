//! Making the index: one group after the other, then everything into one buffer.

use super::collect_filters::FilterCollector;
use super::collect_places::{PlaceCollector, Places};
use super::collect_topics::{TopicCollector, TopicSet};
use super::collect_words::WordCollector;
use super::dictionary::letter_mask;
use super::group_texts::visit_texts;
use super::hidden::HiddenFinder;
use super::implications::{Implications, Implied};
use super::index::Index;
use super::layout::{
    FLAG_CLAIMED, FLAG_CRISIS_LINE, FLAG_HIDDEN, IndexPart, MEETINGS, NAME_FIELD, NOTES_FIELD,
    PACKED_SECTIONS, PLACES, ROWS, RowEntry, SECTIONS, TOPICS,
};
use super::meetings::{Gathered, put_text};
use super::name_ranks::rank_names;
use super::numbered::{Digest, Digester, Numbered};
use super::pass::count_all;
use super::postings;
use super::repeats::find_repeated;
use crate::group::{Area, Coded, Group, Kind};
use crate::place::fold;
use crate::topic::crisis_lines::is_crisis_number;

/// Takes in groups and makes an [`Index`] of them.
pub struct IndexBuilder {
    sections: [Vec<u8>; SECTIONS],
    count: u32,
    words: WordCollector,
    filters: FilterCollector,
    topics: TopicCollector,
    places: PlaceCollector,
    meeting_lists: Numbered<Digest>,
    digester: Digester,
    gathered: Gathered,
    implications: Implications,
    /// Folded names, one after the other, and where each ends.
    names: String,
    name_ends: Vec<u32>,
    hashes: Vec<(u32, u32)>,
    hidden: HiddenFinder,
}

impl Default for IndexBuilder {
    fn default() -> Self {
        Self::new()
    }
}

impl IndexBuilder {
    /// An empty index.
    pub fn new() -> Self {
        let mut words = WordCollector::default();
        let implications = Implications::new(&mut words);
        Self {
            sections: std::array::from_fn(|_| Vec::new()),
            count: 0,
            words,
            implications,
            filters: FilterCollector::new(),
            topics: TopicCollector::new(),
            places: PlaceCollector::new(),
            meeting_lists: Numbered::new(),
            gathered: Gathered::default(),
            digester: Digester::default(),
            names: String::new(),
            name_ends: Vec::new(),
            hashes: Vec::new(),
            hidden: HiddenFinder::default(),
        }
    }

    fn section_mut(&mut self, section: IndexPart) -> &mut Vec<u8> {
        &mut self.sections[section as usize]
    }

    fn put_u32(&mut self, section: IndexPart, n: u32) {
        self.section_mut(section).extend_from_slice(&n.to_le_bytes());
    }

    /// Appends the length that `rows` has now to `ends`. Who builds stops long before it would not fit
    /// ([`Self::memory_bytes`]).
    fn end_row(&mut self, ends: IndexPart, rows: IndexPart, size: usize) {
        let end = self.section_mut(rows).len() / size;
        self.put_u32(ends, end as u32);
    }

    /// The listings of another source begin. Groups that several sources list are only found where this is said.
    pub fn begin_source(&mut self) {
        self.put_u32(IndexPart::SourceStarts, self.count);
        self.hidden.begin_source();
    }

    /// What comes from now on was so many bytes as a feed.
    pub fn begin_feed(&mut self, bytes: usize) {
        self.words.begin_feed(bytes);
    }

    /// Takes in a group. Its ordinal is the number of groups taken in before.
    pub fn add_group(&mut self, group: &Group) {
        let ordinal = self.count;
        self.count += 1;
        self.section_mut(IndexPart::Names).extend_from_slice(group.name.as_bytes());
        self.end_row(IndexPart::NameEnds, IndexPart::Names, 1);
        self.section_mut(IndexPart::Ids).extend_from_slice(group.id.as_bytes());
        self.end_row(IndexPart::IdEnds, IndexPart::Ids, 1);
        self.hashes.push((crc32fast::hash(group.id.as_bytes()), ordinal));
        let folded_name = fold(&group.name);
        self.names.push_str(&folded_name);
        self.name_ends.push(self.names.len() as u32);
        let mut rows = [0; ROWS];
        let implied = self.words_of_group(group, &folded_name, ordinal);
        rows.iter_mut().zip(self.packed_rows_of(group, &implied)).for_each(|(row, packed)| *row = packed);
        let topics = self.topics.set_of(group, ordinal);
        self.put_topics(&topics);
        rows[TOPICS] = topics.number;
        rows[PLACES] = self.places.set_of(group);
        rows[MEETINGS] = self.meetings_of(group);
        // The column holds days from 1970 on, which lasts until 2149.
        let days = group.verified.and_then(|date| {
            let since = jiff::civil::date(1970, 1, 1).until(date).ok()?;
            u16::try_from(since.get_days()).ok()
        });
        let status = group.status.ordinal();
        let entry = RowEntry { rows, verified: days.unwrap_or(0), status, flags: flags_of(group) };
        entry.write_to(self.section_mut(IndexPart::Entries));
        let point = group.place.as_ref().and_then(|p| self.places.point_of(p));
        for degrees in [point.map(|p| p.latitude), point.map(|p| p.longitude)] {
            let degrees = degrees.map_or(f32::NAN, |d| d as f32);
            self.section_mut(IndexPart::Points).extend_from_slice(&degrees.to_bits().to_le_bytes());
        }
        if let Some((place, point)) = group.place.as_ref().zip(point) {
            self.places.note_point(rows[PLACES], place, point);
        }
        self.hidden.add_group(group, ordinal, topics.own());
    }

    fn meetings_of(&mut self, group: &Group) -> u32 {
        let mut bytes = Vec::new();
        self.gathered.write_meetings(group, &mut bytes);
        let (list, is_new) = self.meeting_lists.number_for(self.digester.digest_of(&bytes));
        if is_new {
            self.section_mut(IndexPart::Meetings).extend_from_slice(&bytes);
            self.end_row(IndexPart::MeetingEnds, IndexPart::Meetings, 1);
        }
        list
    }

    /// The numbers of a group's rows in the packed tables.
    fn packed_rows_of(&mut self, group: &Group, implied: &Implied) -> [u32; PACKED_SECTIONS.len()] {
        let rows = self.filters.rows_of(group, implied);
        for (row, section) in rows.iter().zip(PACKED_SECTIONS).filter(|(row, _)| row.is_new) {
            let table = self.section_mut(section);
            row.masks.iter().for_each(|mask| table.extend_from_slice(&mask.to_le_bytes()));
        }
        rows.map(|row| row.number)
    }

    /// Writes a set of topics that no group before had.
    fn put_topics(&mut self, set: &TopicSet) {
        if !set.is_new {
            return;
        }
        for topic in &set.all {
            self.section_mut(IndexPart::Topics).extend_from_slice(&topic.to_le_bytes());
        }
        self.end_row(IndexPart::TopicEnds, IndexPart::Topics, 2);
        let own = u8::try_from(set.own().len()).unwrap_or(u8::MAX);
        self.section_mut(IndexPart::TopicsOwn).push(own);
    }

    /// Takes in a group's words, and tells what follows from them for the filters.
    fn words_of_group(&mut self, group: &Group, folded_name: &str, ordinal: u32) -> Implied {
        let Self { implications, words, .. } = self;
        implications.begin_group();
        visit_texts(group, |field, text| {
            // Names and notes tell what a meeting is; a place called Speaker Street does not.
            let is_telling = field == NAME_FIELD || field == NOTES_FIELD;
            implications.begin_text();
            words.add_text(field, text, ordinal, |word| {
                if is_telling {
                    implications.see_word(word);
                }
            });
        });
        implications.implied_by(group, folded_name)
    }

    /// How many bytes of memory the index will take with what it has up to here, about.
    pub fn memory_bytes(&self) -> usize {
        let sections: usize = self.sections.iter().map(Vec::len).sum();
        sections + self.words.memory_bytes() + self.names.len()
    }

    /// How many words cannot be searched because there are too many different ones.
    pub fn omitted_words(&self) -> u64 {
        self.words.omitted()
    }

    /// Makes the index.
    pub fn into_index(self) -> Index {
        // Every value is counted once, for the start, and every listing compared; that takes an index, to which both are
        // added then.
        let index = Index::from_sections(self.into_sections());
        let counts = count_all(&index);
        let all: Vec<u8> = counts.by.iter().flatten().flat_map(|count| count.to_le_bytes()).collect();
        let repeated = find_repeated(&index);
        index.with_overview(&all, &repeated)
    }

    fn into_sections(mut self) -> [Vec<u8>; SECTIONS] {
        // What only told new things from known ones goes before the rest is written.
        self.filters.forget_lookups();
        self.topics.forget_lookups();
        self.meeting_lists = Numbered::new();
        self.places.forget_lookups();
        let hidden = self.hide_listings();
        let count = self.count;
        self.put_u32(IndexPart::Sizes, count);
        self.put_u32(IndexPart::Sizes, count - hidden);
        self.hashes.sort_unstable();
        for (hash, ordinal) in std::mem::take(&mut self.hashes) {
            self.put_u32(IndexPart::IdHashes, hash);
            self.put_u32(IndexPart::IdHashes, ordinal);
        }
        let (names, ends) = (std::mem::take(&mut self.names), std::mem::take(&mut self.name_ends));
        for rank in rank_names(&names, &ends) {
            self.put_u32(IndexPart::NameRank, rank);
        }
        let (zones, rules) = std::mem::take(&mut self.gathered).into_texts();
        *self.section_mut(IndexPart::Zones) = zones;
        *self.section_mut(IndexPart::Rules) = rules;
        self.finish_words();
        for groups in self.topics.take_groups() {
            let start = self.section_mut(IndexPart::TopicPostings).len() as u32;
            self.put_u32(IndexPart::TopicPostingStarts, start);
            postings::write_postings(self.section_mut(IndexPart::TopicPostings), &groups);
        }
        let end = self.section_mut(IndexPart::TopicPostings).len() as u32;
        self.put_u32(IndexPart::TopicPostingStarts, end);
        self.finish_vocabulary();
        self.sections
    }

    /// Notes which listings are not shown, and gives how many.
    fn hide_listings(&mut self) -> u32 {
        let (unreachable, twins) = (self.hidden.take_unreachable(), self.hidden.take_twins());
        for ordinal in &unreachable {
            self.hide(*ordinal);
        }
        for twin in &twins {
            self.hide(twin.hidden);
            for number in [twin.hidden, twin.shown, twin.common.bits()] {
                self.put_u32(IndexPart::Twins, number);
            }
        }
        (unreachable.len() + twins.len()) as u32
    }

    fn hide(&mut self, ordinal: u32) {
        RowEntry::set_flag(self.section_mut(IndexPart::Entries), ordinal, FLAG_HIDDEN);
        self.put_u32(IndexPart::Hidden, ordinal);
    }

    fn finish_words(&mut self) {
        self.section_mut(IndexPart::Words).push(b'\n');
        for (word, fields) in std::mem::take(&mut self.words).into_postings() {
            let start = self.section_mut(IndexPart::Words).len() as u32;
            self.put_u32(IndexPart::WordStarts, start);
            self.put_u32(IndexPart::WordLetters, letter_mask(&word));
            self.section_mut(IndexPart::Words).extend_from_slice(word.as_bytes());
            self.section_mut(IndexPart::Words).push(b'\n');
            for gaps in fields {
                let start = self.section_mut(IndexPart::Postings).len() as u32;
                self.put_u32(IndexPart::PostingStarts, start);
                self.section_mut(IndexPart::Postings).extend_from_slice(&gaps);
            }
        }
        let end = self.section_mut(IndexPart::Postings).len() as u32;
        self.put_u32(IndexPart::PostingStarts, end);
    }

    fn finish_vocabulary(&mut self) {
        let Places { values: places, listed, ends, local } =
            std::mem::replace(&mut self.places, PlaceCollector::new()).into_places();
        let (lines, starts) = local.into_lines();
        *self.section_mut(IndexPart::LocalPlaces) = lines.into_bytes();
        for start in starts {
            self.put_u32(IndexPart::LocalPlaceStarts, start);
        }
        for value in listed {
            self.put_u32(IndexPart::Places, value);
        }
        for end in ends {
            self.put_u32(IndexPart::PlaceEnds, end);
        }
        let (written, languages) = (self.topics.written_labels(), self.filters.language_names());
        let mut out = Vec::new();
        for list in [written.len(), places.len(), languages.len()] {
            out.extend_from_slice(&(list as u32).to_le_bytes());
        }
        for topic in written {
            put_text(&mut out, topic);
        }
        for place in &places {
            put_text(&mut out, &place.id);
            put_text(&mut out, place.name.as_deref().unwrap_or_default());
        }
        for language in languages {
            put_text(&mut out, language);
        }
        *self.section_mut(IndexPart::Vocabulary) = out;
    }
}

/// What an entry notes of a group.
fn flags_of(group: &Group) -> u8 {
    if group.kind == Kind::Group {
        return 0;
    }
    if group.source.is_claimed {
        return FLAG_CLAIMED;
    }
    let own = group.place.as_ref().and_then(|place| place.country);
    let mut countries = own
        .into_iter()
        .chain(group.area.iter().filter(|a| a.subdivision().is_none()).filter_map(Area::country));
    let phone = group.contact.as_ref().and_then(|contact| contact.phone.as_ref());
    let is_line = phone.is_some_and(|phone| countries.any(|c| is_crisis_number(phone, c.code())));
    if is_line { FLAG_CRISIS_LINE } else { 0 }
}
