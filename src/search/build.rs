//! Making the index: one group after the other, then everything into one buffer.

use super::facet::{Facet, FacetValue};
use super::folding::{fold, words_of};
use super::index::{FLAG_HIDDEN, Index, SIG1, SIG2, TOPIC_FIELD};
use super::layout::{SECTIONS, Section};
use super::meetings::{Gathered, put_text};
use super::postings;
use crate::group::{Coded, Format, Group, Kind, Place};
use crate::place::{Gazetteer, Match, PlaceMatch, Point};
use crate::topic::Thesaurus;
use std::collections::{HashMap, HashSet};
use std::hash::Hash;

/// Numbers things in the order in which they first appear.
struct Numbered<T> {
    ids: HashMap<T, u32>,
}

impl<T: Hash + Eq> Numbered<T> {
    fn new() -> Self {
        Self { ids: HashMap::new() }
    }

    fn id(&mut self, thing: T) -> (u32, bool) {
        let next = self.ids.len() as u32;
        let id = *self.ids.entry(thing).or_insert(next);
        (id, id == next)
    }
}

/// Postings of one word in its four fields, as they grow.
#[derive(Default)]
struct Growing {
    fields: [(u32, Vec<u8>); 4],
}

/// Takes in groups and makes an [`Index`] of them.
pub struct IndexBuilder {
    sections: [Vec<u8>; SECTIONS],
    thesaurus: &'static Thesaurus,
    count: u32,
    words: HashMap<Box<str>, Growing>,
    sig1: Numbered<[u64; 8]>,
    sig2: Numbered<[u64; 8]>,
    topics: HashMap<String, u16>,
    topic_names: Vec<String>,
    topic_groups: Vec<Vec<u32>>,
    places: Numbered<String>,
    place_values: Vec<FacetValue>,
    languages: Vec<String>,
    gathered: Gathered,
    names: Vec<String>,
    hashes: Vec<(u32, u32)>,
    /// Listings nobody can reach: ordinal, country, own topics.
    unreachable: Vec<(u32, String, Vec<u16>)>,
    /// Middles of towns by folded name and country, as far as they were looked up.
    middles: HashMap<(String, Option<String>), Option<Point>>,
    /// Topics with a listing that can be reached, by country.
    reachable: HashSet<(u16, String)>,
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
        Self {
            sections: std::array::from_fn(|_| Vec::new()),
            thesaurus,
            count: 0,
            words: HashMap::new(),
            sig1: Numbered::new(),
            sig2: Numbered::new(),
            topics,
            topic_groups: vec![Vec::new(); topic_names.len()],
            topic_names,
            places: Numbered::new(),
            place_values: Vec::new(),
            languages: Vec::new(),
            gathered: Gathered::default(),
            names: Vec::new(),
            hashes: Vec::new(),
            unreachable: Vec::new(),
            middles: HashMap::new(),
            reachable: HashSet::new(),
        }
    }

    fn section(&mut self, section: Section) -> &mut Vec<u8> {
        &mut self.sections[section as usize]
    }

    fn put_u32(&mut self, section: Section, n: u32) {
        self.section(section).extend_from_slice(&n.to_le_bytes());
    }

    /// Appends the length that `rows` has now to `ends`.
    fn end_row(&mut self, ends: Section, rows: Section, size: usize) {
        let end = self.section(rows).len() / size;
        self.put_u32(ends, end as u32);
    }

    /// Takes in a group. Its ordinal is the number of groups taken in before.
    pub fn add(&mut self, group: &Group) {
        let ordinal = self.count;
        self.count += 1;
        self.section(Section::Names).extend_from_slice(group.name.as_bytes());
        self.end_row(Section::NameEnds, Section::Names, 1);
        self.section(Section::Ids).extend_from_slice(group.id.as_bytes());
        self.end_row(Section::IdEnds, Section::Ids, 1);
        self.hashes.push((crc32fast::hash(group.id.as_bytes()), ordinal));
        self.names.push(fold(&group.name));
        self.signatures(group);
        self.topics_of(group, ordinal);
        self.places_of(group);
        let point = group.place.as_ref().and_then(|p| p.point.or_else(|| self.middle_of(p)));
        for degrees in [point.map(|p| p.latitude), point.map(|p| p.longitude)] {
            let degrees = degrees.map_or(f32::NAN, |d| d as f32);
            self.section(Section::Points).extend_from_slice(&degrees.to_bits().to_le_bytes());
        }
        // The column holds days from 1970 on, which lasts until 2149.
        let days = group.verified.and_then(|date| {
            let since = jiff::civil::date(1970, 1, 1).until(date).ok()?;
            u16::try_from(since.get_days()).ok()
        });
        self.section(Section::Verified).extend_from_slice(&days.unwrap_or(0).to_le_bytes());
        self.section(Section::Status).push(group.status.ordinal());
        self.section(Section::Flags).push(0);
        self.gathered.write(group, &mut self.sections[Section::Meetings as usize]);
        self.end_row(Section::MeetingEnds, Section::Meetings, 1);
        self.words_of_group(group, ordinal);
    }

    /// The middle of a place's town, for listings that name a town and no coordinates: many feeds have none, and
    /// nearness to the town is what a person asks for.
    fn middle_of(&mut self, place: &Place) -> Option<Point> {
        let town = place.city.as_ref()?;
        let country = place.country.map(|c| c.code().to_owned());
        let key = (fold(town), country);
        if let Some(known) = self.middles.get(&key) {
            return *known;
        }
        let found = Gazetteer::embedded().find(town, key.1.as_deref());
        let right = |p: &&PlaceMatch<'_>| {
            p.found == Match::Name && key.1.as_deref().is_none_or(|country| country == p.town.country)
        };
        let middle = found.iter().find(right).map(|p| p.point);
        self.middles.insert(key, middle);
        middle
    }

    fn signatures(&mut self, group: &Group) {
        let formats = u64::from(group.formats.bits());
        let hybrid = u64::from(group.formats.is_hybrid()) << Format::ALL.len();
        let unknown = u64::from(group.formats.is_empty()) << (Format::ALL.len() + 1);
        let (mut days, mut times) = (0, 0);
        for meeting in &group.meetings {
            days |= u64::from(meeting.days().bits());
            times |= meeting.start.map_or(0, |start| 1 << start.part().ordinal());
        }
        let mut languages = 0_u64;
        for tag in &group.languages {
            let primary = tag.as_str().split('-').next().unwrap_or_default();
            let at = self.languages.iter().position(|l| l == primary).unwrap_or_else(|| {
                self.languages.push(primary.to_owned());
                self.languages.len() - 1
            });
            // A sixty-fifth language shares the last place: no directory seen has half as many.
            languages |= 1 << at.min(63);
        }
        let one = |ordinal: Option<u8>| ordinal.map_or(0, |o| 1_u64 << o);
        let mask = |facet: Facet| match facet {
            Facet::Category => u64::from(group.categories.bits()),
            Facet::For => u64::from(group.audience.bits()),
            Facet::People => u64::from(group.people.bits()),
            Facet::Access => u64::from(group.access.bits()),
            Facet::Kind => one(Some(group.kind.ordinal())),
            Facet::Facilitation => one(group.facilitation.map(Coded::ordinal)),
            Facet::Attendance => one(group.attendance.map(Coded::ordinal)),
            Facet::Cost => one(group.cost.map(Coded::ordinal)),
            Facet::Format => formats | hybrid | unknown,
            Facet::Day => days,
            Facet::Time => times,
            Facet::Language => languages,
            Facet::Topic | Facet::Place | Facet::Verified => 0,
        };
        let row = |facets: &[Facet]| {
            let mut row = [0_u64; 8];
            for (cell, facet) in row.iter_mut().zip(facets) {
                *cell = mask(*facet);
            }
            row
        };
        let (first, second) = (row(&SIG1), row(&SIG2));
        for (numbered, signature, column, table) in [
            (&mut self.sig1, first, Section::Sig1, Section::Sig1Table),
            (&mut self.sig2, second, Section::Sig2, Section::Sig2Table),
        ] {
            let (id, new) = numbered.id(signature);
            self.sections[column as usize].extend_from_slice(&id.to_le_bytes());
            if new {
                for mask in signature {
                    self.sections[table as usize].extend_from_slice(&mask.to_le_bytes());
                }
            }
        }
    }

    fn topics_of(&mut self, group: &Group, ordinal: u32) {
        let mut own: Vec<u16> = Vec::new();
        for id in &group.topics {
            let next = self.topic_names.len();
            let topic = match self.topics.get(id.as_str()) {
                Some(topic) => *topic,
                None if next < usize::from(u16::MAX) => {
                    self.topics.insert(id.to_string(), next as u16);
                    self.topic_names.push(id.to_string());
                    self.topic_groups.push(Vec::new());
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
            for above in self.thesaurus.topic(id).map(|id| self.thesaurus.above(id)).unwrap_or_default() {
                if !all.contains(&above.0) {
                    all.push(above.0);
                }
            }
        }
        for topic in &all {
            self.section(Section::Topics).extend_from_slice(&topic.to_le_bytes());
            if let Some(groups) = self.topic_groups.get_mut(usize::from(*topic)) {
                groups.push(ordinal);
            }
        }
        self.end_row(Section::TopicEnds, Section::Topics, 2);
        self.section(Section::TopicsOwn).push(u8::try_from(own.len()).unwrap_or(u8::MAX));
        let country = country_of(group);
        if group.is_reachable() {
            for topic in own {
                self.reachable.insert((topic, country.clone()));
            }
        } else if group.kind != Kind::Group {
            self.unreachable.push((ordinal, country, own));
        }
    }

    fn places_of(&mut self, group: &Group) {
        let mut values: Vec<u32> = Vec::new();
        let mut add = |builder: &mut Self, id: String, name: Option<&str>| {
            let (value, new) = builder.places.id(fold(&id));
            if new {
                builder.place_values.push(FacetValue { id, name: name.map(str::to_owned) });
            }
            if !values.contains(&value) {
                values.push(value);
            }
        };
        let place = group.place.as_ref();
        let country = place.and_then(|p| p.country).map(|c| c.code().to_owned());
        let served = group.area.iter().filter_map(crate::group::Area::country);
        let countries = country.iter().cloned().chain(served.map(|c| c.code().to_owned()));
        for code in countries {
            add(self, code, None);
        }
        let within = |name: &str| match &country {
            Some(code) => format!("{name}, {code}"),
            None => name.to_owned(),
        };
        let city = place.and_then(|p| p.city.as_deref());
        if let Some(region) = place.and_then(|p| p.region.as_deref())
            && city.is_none_or(|city| fold(city) != fold(region))
        {
            add(self, within(region), Some(region));
        }
        if let Some(city) = city {
            add(self, within(city), Some(city));
        }
        for value in values {
            self.put_u32(Section::Places, value);
        }
        self.end_row(Section::PlaceEnds, Section::Places, 4);
    }

    fn words_of_group(&mut self, group: &Group, ordinal: u32) {
        self.words_in(0, &group.name, ordinal);
        for topic in &group.topics {
            // Labels as written; those of the thesaurus are found through it.
            if self.thesaurus.topic(topic).is_none() {
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
                self.words_in(3, note, ordinal);
            }
        }
        for (_, text) in group.description.iter() {
            self.words_in(3, text, ordinal);
        }
        for note in group.meetings.iter().filter_map(|m| m.note.as_ref()) {
            self.words_in(3, note, ordinal);
        }
    }

    fn words_in(&mut self, field: usize, text: &str, ordinal: u32) {
        for (word, _) in words_of(text) {
            // Nobody types longer words; they are addresses and noise.
            if word.len() > 64 {
                continue;
            }
            let growing = match self.words.get_mut(word.as_str()) {
                Some(growing) => growing,
                None => self.words.entry(word.into()).or_default(),
            };
            let Some((last, bytes)) = growing.fields.get_mut(field) else { continue };
            // Stored ordinals are one higher, so that 0 means "none yet".
            if *last != ordinal + 1 {
                let previous = last.saturating_sub(1);
                let mut gap = [0_u8; 5];
                let gap = encode_gap(if *last == 0 { ordinal } else { ordinal - previous }, &mut gap);
                bytes.extend_from_slice(gap);
                *last = ordinal + 1;
            }
        }
    }

    /// Makes the index.
    pub fn finish(mut self) -> Index {
        let hidden = self.hide_unreachable();
        self.join_places();
        let count = self.count;
        self.put_u32(Section::Sizes, count);
        self.put_u32(Section::Sizes, count - hidden);
        self.hashes.sort_unstable();
        for (hash, ordinal) in std::mem::take(&mut self.hashes) {
            self.put_u32(Section::IdHashes, hash);
            self.put_u32(Section::IdHashes, ordinal);
        }
        let names = std::mem::take(&mut self.names);
        let mut order: Vec<u32> = (0..self.count).collect();
        order.sort_by(|a, b| names.get(*a as usize).cmp(&names.get(*b as usize)).then(a.cmp(b)));
        let mut ranks = vec![0_u32; order.len()];
        for (rank, ordinal) in (0_u32..).zip(&order) {
            if let Some(cell) = ranks.get_mut(*ordinal as usize) {
                *cell = rank;
            }
        }
        drop(names);
        for rank in ranks {
            self.put_u32(Section::NameRank, rank);
        }
        let (zones, rules) = std::mem::take(&mut self.gathered).finish();
        *self.section(Section::Zones) = zones;
        *self.section(Section::Rules) = rules;
        self.finish_words();
        for groups in std::mem::take(&mut self.topic_groups) {
            let start = self.section(Section::TopicPostings).len() as u32;
            self.put_u32(Section::TopicPostingStarts, start);
            postings::write(self.section(Section::TopicPostings), &groups);
        }
        let end = self.section(Section::TopicPostings).len() as u32;
        self.put_u32(Section::TopicPostingStarts, end);
        self.finish_vocabulary();
        Index::with_counts(self.sections)
    }

    /// A town of which some feed does not say the country is the one town of that name that others place in a
    /// country, if there is only one.
    fn join_places(&mut self) {
        let mut with_country: HashMap<String, Vec<u32>> = HashMap::new();
        for (value, id) in self.place_values.iter().zip(0_u32..) {
            if let Some(name) = value.name.as_ref().filter(|name| **name != value.id) {
                with_country.entry(fold(name)).or_default().push(id);
            }
        }
        let mut joined: Vec<u32> = Vec::with_capacity(self.place_values.len());
        let mut kept: Vec<FacetValue> = Vec::new();
        let mut targets: Vec<Option<u32>> = Vec::new();
        for value in &self.place_values {
            let bare = value.name.as_ref().filter(|name| **name == value.id);
            let twin = bare.and_then(|name| with_country.get(&fold(name))).filter(|ids| ids.len() == 1);
            targets.push(twin.and_then(|ids| ids.first().copied()));
        }
        for (value, target) in self.place_values.iter().zip(&targets) {
            joined.push(kept.len() as u32);
            if target.is_none() {
                kept.push(value.clone());
            }
        }
        let new_id = |old: u32| {
            let old = targets.get(old as usize).copied().flatten().unwrap_or(old);
            joined.get(old as usize).copied().unwrap_or(0)
        };
        for cell in self.sections[Section::Places as usize].chunks_exact_mut(4) {
            let old = cell.try_into().map_or(0, u32::from_le_bytes);
            cell.copy_from_slice(&new_id(old).to_le_bytes());
        }
        self.place_values = kept;
    }

    /// Listings nobody can reach are shown only where one of their topics has nothing better in their country.
    fn hide_unreachable(&mut self) -> u32 {
        let mut hidden = 0;
        for (ordinal, country, topics) in std::mem::take(&mut self.unreachable) {
            let better = topics.iter().all(|topic| self.reachable.contains(&(*topic, country.clone())));
            if better && !topics.is_empty() {
                if let Some(flags) = self.section(Section::Flags).get_mut(ordinal as usize) {
                    *flags |= FLAG_HIDDEN;
                }
                hidden += 1;
            }
        }
        hidden
    }

    fn finish_words(&mut self) {
        let mut words: Vec<(Box<str>, Growing)> = std::mem::take(&mut self.words).into_iter().collect();
        words.sort_unstable_by(|a, b| a.0.cmp(&b.0));
        self.section(Section::Words).push(b'\n');
        for (word, growing) in words {
            let start = self.section(Section::Words).len() as u32;
            self.put_u32(Section::WordStarts, start);
            self.section(Section::Words).extend_from_slice(word.as_bytes());
            self.section(Section::Words).push(b'\n');
            for (_, bytes) in growing.fields {
                let start = self.section(Section::Postings).len() as u32;
                self.put_u32(Section::PostingStarts, start);
                self.section(Section::Postings).extend_from_slice(&bytes);
            }
        }
        let end = self.section(Section::Postings).len() as u32;
        self.put_u32(Section::PostingStarts, end);
    }

    fn finish_vocabulary(&mut self) {
        let known = self.thesaurus.len();
        let written: Vec<String> = self.topic_names.iter().skip(known).cloned().collect();
        let places = std::mem::take(&mut self.place_values);
        let languages = std::mem::take(&mut self.languages);
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
        *self.section(Section::Vocabulary) = out;
    }
}

fn encode_gap(mut gap: u32, out: &mut [u8; 5]) -> &[u8] {
    let mut used = 0;
    for cell in out.iter_mut() {
        used += 1;
        if gap < 0x80 {
            *cell = gap as u8;
            break;
        }
        *cell = (gap & 0x7f) as u8 | 0x80;
        gap >>= 7;
    }
    out.get(..used).unwrap_or_default()
}

/// The country a listing belongs to: its place's, else the first it serves; "" = anywhere.
fn country_of(group: &Group) -> String {
    let place = group.place.as_ref().and_then(|p| p.country);
    place
        .or_else(|| group.area.first().and_then(crate::group::Area::country))
        .map_or_else(String::new, |c| c.code().to_owned())
}
