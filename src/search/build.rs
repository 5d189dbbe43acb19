//! Making the index: one group after the other, then everything into one buffer.

use super::collect_places::{PlaceCollector, Places, country_of};
use super::collect_words::WordCollector;
use super::dictionary::letter_mask;
use super::facet::Facet;
use super::implications::{Implications, Implied};
use super::index::Index;
use super::layout::{
    FLAG_CLAIMED, FLAG_CRISIS_LINE, FLAG_HIDDEN, IndexPart, MEETINGS, NOTES_FIELD, PACKED_FACETS,
    PACKED_ROW_BYTES, PACKED_SECTIONS, PLACES, ROWS, RowEntry, SECTIONS, TOPIC_FIELD, TOPICS,
};
use super::meetings::{Gathered, put_text};
use super::name_ranks::rank_names;
use super::numbered::{Digest, Digester, Numbered};
use super::pass::count_all;
use super::postings;
use super::repeats::find_repeated;
use super::twins::TwinFinder;
use crate::group::{Area, Coded, Country, Format, Group, Kind, LanguageTag};
use crate::place::fold;
use crate::topic::Thesaurus;
use crate::topic::crisis_lines::is_crisis_number;
use std::collections::{HashMap, HashSet};

/// So many topics and labels are values of the filter; those beyond are found by their words.
const MOST_TOPICS: usize = 16_384;

/// Takes in groups and makes an [`Index`] of them.
pub struct IndexBuilder {
    sections: [Vec<u8>; SECTIONS],
    thesaurus: &'static Thesaurus,
    count: u32,
    words: WordCollector,
    packed_rows: [Numbered<[u64; PACKED_ROW_BYTES / 8]>; PACKED_SECTIONS.len()],
    topics: HashMap<String, u16>,
    topic_names: Vec<String>,
    /// Groups of each topic itself, and of those below it only.
    topic_groups: Vec<[Vec<u32>; 2]>,
    topic_sets: Numbered<Digest>,
    places: PlaceCollector,
    meeting_lists: Numbered<Digest>,
    digester: Digester,
    languages: HashMap<String, usize>,
    language_names: Vec<String>,
    gathered: Gathered,
    implications: Implications,
    /// Folded names, one after the other, and where each ends.
    names: String,
    name_ends: Vec<u32>,
    hashes: Vec<(u32, u32)>,
    twins: TwinFinder,
    /// Listings nobody can reach: ordinal, country, own topics.
    unreachable: Vec<(u32, Option<Country>, Vec<u16>)>,
    /// Topics with a listing that can be reached, by country.
    reachable: HashSet<(u16, Option<Country>)>,
}

impl Default for IndexBuilder {
    fn default() -> Self {
        Self::new()
    }
}

impl IndexBuilder {
    /// An empty index.
    pub fn new() -> Self {
        let thesaurus = Thesaurus::embedded();
        let topic_names: Vec<String> = thesaurus.topics().map(|(_, t)| t.id.to_owned()).collect();
        let topics = (0_u16..).zip(&topic_names).map(|(i, id)| (id.clone(), i)).collect();
        let mut words = WordCollector::default();
        let implications = Implications::new(&mut words);
        Self {
            sections: std::array::from_fn(|_| Vec::new()),
            thesaurus,
            count: 0,
            words,
            implications,
            packed_rows: std::array::from_fn(|_| Numbered::new()),
            topics,
            topic_groups: topic_names.iter().map(|_| Default::default()).collect(),
            topic_names,
            topic_sets: Numbered::new(),
            places: PlaceCollector::new(),
            meeting_lists: Numbered::new(),
            languages: HashMap::new(),
            language_names: Vec::new(),
            gathered: Gathered::default(),
            digester: Digester::default(),
            names: String::new(),
            name_ends: Vec::new(),
            hashes: Vec::new(),
            twins: TwinFinder::default(),
            unreachable: Vec::new(),
            reachable: HashSet::new(),
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
        self.twins.begin_source();
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
        rows[TOPICS] = self.topics_of(group, ordinal);
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
        self.twins.add_group(group, ordinal);
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

    /// The numbers of a group's packed facets.
    fn packed_rows_of(&mut self, group: &Group, implied: &Implied) -> [u32; PACKED_SECTIONS.len()] {
        let formats = u64::from(group.formats.bits());
        let hybrid = u64::from(group.formats.is_hybrid()) << Format::ALL.len();
        let unknown = u64::from(group.formats.is_empty()) << (Format::ALL.len() + 1);
        let (mut days, mut times) = (0, 0);
        for meeting in &group.meetings {
            days |= u64::from(meeting.weekdays().bits());
            times |= meeting.start.map_or(0, |start| u64::from(start.parts().bits()));
        }
        let mut languages = 0_u64;
        let tags = group.languages.iter().map(LanguageTag::as_str);
        for tag in tags.chain(implied.languages.iter().copied()) {
            let primary = tag.split('-').next().unwrap_or_default();
            let at = self.languages.get(primary).copied().unwrap_or_else(|| {
                let next = self.language_names.len();
                self.languages.insert(primary.to_owned(), next);
                self.language_names.push(primary.to_owned());
                next
            });
            // A sixty-fifth language shares the last place: no directory seen has half as many.
            languages |= 1 << at.min(63);
        }
        let mask = |facet: Facet| match facet {
            Facet::Category => u64::from(group.categories.bits()),
            Facet::Audience => u64::from(group.audience.bits()) | implied.audience,
            Facet::People => u64::from(group.people.bits()) | implied.people,
            Facet::Access => u64::from(group.access.bits()),
            Facet::Kind => bit_of(Some(group.kind.ordinal())),
            Facet::Facilitation => bit_of(group.facilitation.map(Coded::ordinal)),
            Facet::Attendance => bit_of(group.attendance.map(Coded::ordinal)),
            Facet::Cost => bit_of(group.cost.map(Coded::ordinal)),
            Facet::Fellowship => implied.fellowship,
            Facet::MeetingType => implied.meeting_types,
            Facet::Programme => bit_of(group.programme.map(Coded::ordinal)),
            // In the order of facets.json: spiritual, secular.
            Facet::Faith => bit_of(group.faith.map(|faith| u8::from(!faith))) | implied.faith,
            Facet::Format => formats | hybrid | unknown,
            Facet::Day => days,
            Facet::Time => times,
            Facet::Language => languages,
            Facet::Topic | Facet::Place | Facet::Verified => 0,
        };
        std::array::from_fn(|i| {
            let mut row = [0_u64; PACKED_ROW_BYTES / 8];
            let facets = PACKED_FACETS.get(i).copied().unwrap_or_default();
            row.iter_mut().zip(facets).for_each(|(cell, facet)| *cell = mask(*facet));
            let (Some(numbered), Some(section)) = (self.packed_rows.get_mut(i), PACKED_SECTIONS.get(i))
            else {
                return 0;
            };
            let (id, new) = numbered.number_for(row);
            if new {
                let table = &mut self.sections[*section as usize];
                for mask in row {
                    table.extend_from_slice(&mask.to_le_bytes());
                }
            }
            id
        })
    }

    /// The number of a group's set of topics.
    fn topics_of(&mut self, group: &Group, ordinal: u32) -> u32 {
        let mut own: Vec<u16> = Vec::new();
        for id in &group.topics {
            let next = self.topic_names.len();
            let topic = match self.topics.get(id.as_str()) {
                Some(topic) => *topic,
                None if next < MOST_TOPICS => {
                    self.topics.insert(id.to_string(), next as u16);
                    self.topic_names.push(id.to_string());
                    self.topic_groups.push(Default::default());
                    next as u16
                }
                None => continue,
            };
            if !own.contains(&topic) {
                own.push(topic);
            }
        }
        let mut all = own.clone();
        for id in &group.topics {
            for above in
                self.thesaurus.topic_named(id).map(|id| self.thesaurus.broader_topics(id)).unwrap_or_default()
            {
                if !all.contains(&above.0) {
                    all.push(above.0);
                }
            }
        }
        for (i, topic) in all.iter().enumerate() {
            if let Some(groups) = self.topic_groups.get_mut(usize::from(*topic)) {
                groups[usize::from(i >= own.len())].push(ordinal);
            }
        }
        let (set, new) = self.topic_sets.number_for(self.digester.digest_of(&own));
        if new {
            for topic in &all {
                self.section_mut(IndexPart::Topics).extend_from_slice(&topic.to_le_bytes());
            }
            self.end_row(IndexPart::TopicEnds, IndexPart::Topics, 2);
            self.section_mut(IndexPart::TopicsOwn).push(u8::try_from(own.len()).unwrap_or(u8::MAX));
        }
        if group.is_reachable() {
            let country = country_of(group);
            for topic in own {
                self.reachable.insert((topic, country));
            }
        } else if group.kind != Kind::Group {
            self.unreachable.push((ordinal, country_of(group), own));
        }
        set
    }

    /// Takes in a group's words, and tells what follows from them for the filters.
    fn words_of_group(&mut self, group: &Group, folded_name: &str, ordinal: u32) -> Implied {
        self.implications.begin_group();
        self.words_in(0, &group.name, ordinal);
        for topic in &group.topics {
            // Labels as written; those of the thesaurus are found through it.
            if self.thesaurus.topic_named(topic).is_none() {
                self.words_in(TOPIC_FIELD, topic, ordinal);
            }
        }
        if let Some(organisation) = &group.organisation {
            self.words_in(1, &organisation.name, ordinal);
        }
        if let Some(place) = &group.place {
            let parts = [&place.city, &place.region, &place.venue, &place.street, &place.postal_code];
            for part in parts.into_iter().flatten() {
                self.words_in(2, part, ordinal);
            }
            if let Some(note) = &place.note {
                self.words_in(NOTES_FIELD, note, ordinal);
            }
        }
        for (_, text) in group.description.iter() {
            self.words_in(NOTES_FIELD, text, ordinal);
        }
        for note in group.meetings.iter().filter_map(|m| m.note.as_ref()) {
            self.words_in(NOTES_FIELD, note, ordinal);
        }
        self.implications.implied_by(group, folded_name)
    }

    fn words_in(&mut self, field: usize, text: &str, ordinal: u32) {
        let implications = &mut self.implications;
        // Names and notes tell what a meeting is; a place called Speaker Street does not.
        let telling = field == 0 || field == NOTES_FIELD;
        implications.begin_text();
        self.words.add_text(field, text, ordinal, |word| {
            if telling {
                implications.see_word(word);
            }
        });
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
        self.packed_rows = std::array::from_fn(|_| Numbered::new());
        (self.topic_sets, self.meeting_lists) = (Numbered::new(), Numbered::new());
        self.topics = HashMap::new();
        self.places.forget_lookups();
        let hidden = self.hide_unreachable() + self.hide_twins();
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
        for groups in std::mem::take(&mut self.topic_groups).into_iter().flatten() {
            let start = self.section_mut(IndexPart::TopicPostings).len() as u32;
            self.put_u32(IndexPart::TopicPostingStarts, start);
            postings::write_postings(self.section_mut(IndexPart::TopicPostings), &groups);
        }
        let end = self.section_mut(IndexPart::TopicPostings).len() as u32;
        self.put_u32(IndexPart::TopicPostingStarts, end);
        self.finish_vocabulary();
        self.sections
    }

    /// Listings nobody can reach are shown only where one of their topics has nothing better in their country.
    fn hide_unreachable(&mut self) -> u32 {
        let mut hidden = 0;
        for (ordinal, country, topics) in std::mem::take(&mut self.unreachable) {
            let better = topics.iter().all(|topic| self.reachable.contains(&(*topic, country)));
            if better && !topics.is_empty() {
                self.hide(ordinal);
                hidden += 1;
            }
        }
        hidden
    }

    /// A group that several sources list is shown once.
    fn hide_twins(&mut self) -> u32 {
        let mut twins = std::mem::take(&mut self.twins).into_twins();
        twins.sort_unstable_by_key(|twin| (twin.shown, twin.hidden));
        for twin in &twins {
            self.hide(twin.hidden);
            for number in [twin.hidden, twin.shown, twin.common.bits()] {
                self.put_u32(IndexPart::Twins, number);
            }
        }
        twins.len() as u32
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
        let known = self.thesaurus.len();
        let written: Vec<String> = self.topic_names.iter().skip(known).cloned().collect();
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
        let languages = std::mem::take(&mut self.language_names);
        let mut out = Vec::new();
        for list in [written.len(), places.len(), languages.len()] {
            out.extend_from_slice(&(list as u32).to_le_bytes());
        }
        for topic in &written {
            put_text(&mut out, topic);
        }
        for place in &places {
            put_text(&mut out, &place.id);
            put_text(&mut out, place.name.as_deref().unwrap_or_default());
        }
        for language in &languages {
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

/// The bit of a value in a mask; 0 where nothing is known.
fn bit_of(ordinal: Option<u8>) -> u64 {
    ordinal.map_or(0, |ordinal| 1 << ordinal)
}
