//! What follows for the filters from a listing's name, organisation, topics and texts, where its fields say nothing:
//! most feeds have no field for the fellowship, for a speaker or a step, and a "Frauengruppe" is for women whether or
//! not somebody ticked it.

use super::collect_words::WordCollector;
use super::facet::Facet;
use super::filter_names::{filter_names, topics_of_capitals};
use super::remember::remember;
use super::word_lists::word_lists;
use crate::group::{Coded, Group, People, Relation};
use crate::place::fold;
use crate::topic::{Category, Facets, Language, Thesaurus, TopicId};
// Asked for every word of every group; the seed is random, so no feed can aim at it.
use foldhash::quality::RandomState;
use std::collections::HashMap;

/// What follows for one group. Sets of values are bits, as the packed tables have them.
#[derive(Debug, Default, Clone, PartialEq, Eq)]
pub(super) struct Implied {
    /// Values of [`Facet::People`].
    pub(super) people: u64,
    /// Values of [`Facet::Audience`].
    pub(super) audience: u64,
    /// Languages, as tags.
    pub(super) languages: Vec<&'static str>,
    /// Values of [`Facet::Fellowship`].
    pub(super) fellowship: u64,
    /// Values of [`Facet::MeetingType`].
    pub(super) meeting_types: u64,
    /// Values of [`Facet::Faith`].
    pub(super) faith: u64,
}

/// Words in a row that stand for a value.
struct SpottedPhrase {
    /// The words before the last, the nearest first.
    before: Vec<u32>,
    facet: Facet,
    bit: u64,
}

/// The words of a text just seen that may still begin a phrase.
const REMEMBERED: usize = 4;
/// Words of fewer letters in a name are no languages.
const LANGUAGE_LETTERS: usize = 4;

/// Tells what follows for each group while its words are taken in.
pub(super) struct Implications {
    /// Phrases by their last word.
    phrases: HashMap<u32, Vec<SpottedPhrase>, RandomState>,
    /// No word of a phrase has this number or a higher one: words of phrases get theirs first.
    beyond_phrases: u32,
    /// The last words seen of the text, the nearest first.
    last: [u32; REMEMBERED],
    meeting_types: u64,
    faith: u64,
    fellowships: FellowshipNames,
    /// What words of names say.
    known_words: LookedUp<NameWord>,
}

/// What was looked up of texts.
type LookedUp<T> = HashMap<Box<str>, T, RandomState>;

/// What a word in a group's name says.
#[derive(Debug, Clone, Copy)]
struct NameWord {
    /// Values of [`Facet::People`].
    people: u64,
    /// The tag of a language.
    language: Option<&'static str>,
}

impl NameWord {
    fn look_up(word: &str) -> Self {
        let people = word_lists().people_in_name(word).filter_map(People::from_id);
        let people = people.fold(0, |bits, people| bits | bit_of(people));
        // Short names of languages are other words too: "rus" is Norwegian for being drunk.
        let named = (word.len() >= LANGUAGE_LETTERS).then(|| filter_names().filter_named(word)).flatten();
        let language = named.filter(|named| named.facet == Facet::Language).map(|language| language.id);
        Self { people, language }
    }
}

/// No word.
const NONE: u32 = u32::MAX;

/// Who a group about a topic is for.
const PEOPLE_OF_TOPICS: [(&str, &[People]); 13] = [
    ("women", &[People::Women]),
    ("women-addiction", &[People::Women]),
    ("men", &[People::Men]),
    ("men-mental-health", &[People::Men]),
    ("men-experiencing-violence", &[People::Men]),
    ("male-survivors", &[People::Men]),
    ("gay-men", &[People::Men, People::Lgbtq]),
    ("lesbian-women", &[People::Women, People::Lgbtq]),
    ("lgbtq", &[People::Lgbtq]),
    ("trans-nonbinary", &[People::Trans, People::NonBinary]),
    ("young-people", &[People::Young]),
    ("young-mental-health", &[People::Young]),
    ("older-people", &[People::Older]),
];

/// Who a group about a topic is for, by the topic's id.
pub(super) fn people_of_topic(topic: &str) -> &'static [People] {
    PEOPLE_OF_TOPICS.iter().find(|(id, _)| *id == topic).map_or(&[], |(_, people)| people)
}

/// Who is affected by a death is bereaved: many lists know no word for that.
fn audience_of_loss(group: &Group) -> u64 {
    let thesaurus = Thesaurus::embedded();
    let is_loss = |id: TopicId| thesaurus.get(id).category == Category::Grief;
    let about_loss = || group.topics.iter().filter_map(|topic| thesaurus.topic_named(topic)).any(is_loss);
    let is_bereaved = group.audience.contains(Relation::Affected) && about_loss();
    if is_bereaved { 1 << Relation::Bereaved.ordinal() } else { 0 }
}

fn bit_of(people: People) -> u64 {
    1 << people.ordinal()
}

impl Implications {
    /// Nothing seen yet. The words of the phrases get their numbers in `words`.
    pub(super) fn new(words: &mut WordCollector) -> Self {
        let mut phrases: HashMap<u32, Vec<SpottedPhrase>, RandomState> = HashMap::default();
        for facet in [Facet::MeetingType, Facet::Faith] {
            let values = Facets::embedded().facet(facet.id()).map_or(&[][..], |facet| &facet.values);
            for (value, place) in values.iter().zip(0..64) {
                // That a text mentions a church says nothing; that a group calls itself agnostic does.
                if facet == Facet::Faith && value.id != "secular" {
                    continue;
                }
                // The label "Steps" stands in many texts that are not about what happens at a meeting.
                // Titles of books show what is read; who types one means the book.
                let synonyms = value.synonyms.iter().map(|(_, word)| word);
                for text in synonyms.chain(value.aliases.iter().copied()) {
                    let folded = fold(text);
                    let mut ids: Vec<u32> =
                        folded.split(' ').map(|word| words.expect_word(word)).rev().collect();
                    if ids.len() > REMEMBERED {
                        continue;
                    }
                    let last = ids.remove(0);
                    let phrase = SpottedPhrase { before: ids, facet, bit: 1 << place };
                    phrases.entry(last).or_default().push(phrase);
                }
            }
        }
        Self {
            beyond_phrases: phrases.keys().max().map_or(0, |last| last + 1),
            phrases,
            last: [NONE; REMEMBERED],
            meeting_types: 0,
            faith: 0,
            fellowships: FellowshipNames::new(),
            known_words: LookedUp::default(),
        }
    }

    /// Another group begins.
    pub(super) fn begin_group(&mut self) {
        (self.meeting_types, self.faith) = (0, 0);
    }

    /// Another text of the group begins.
    pub(super) fn begin_text(&mut self) {
        self.last = [NONE; REMEMBERED];
    }

    /// Takes in the next word of the text, by its number.
    #[inline]
    pub(super) fn see_word(&mut self, word: u32) {
        let ended = if word < self.beyond_phrases { self.phrases.get(&word) } else { None };
        for phrase in ended.into_iter().flatten() {
            if phrase.before.iter().zip(&self.last).all(|(wanted, seen)| wanted == seen) {
                match phrase.facet {
                    Facet::Faith => self.faith |= phrase.bit,
                    _ => self.meeting_types |= phrase.bit,
                }
            }
        }
        self.last.rotate_right(1);
        self.last[0] = word;
    }

    /// What follows for the group of which the words were seen, and of its name.
    pub(super) fn implied_by(&mut self, group: &Group, folded_name: &str) -> Implied {
        let mut implied = Implied {
            meeting_types: self.meeting_types,
            faith: if group.faith.is_none() { self.faith } else { 0 },
            fellowship: self.fellowships.fellowship_of(group, folded_name),
            ..Implied::default()
        };
        for (at, topic) in group.topics.iter().enumerate() {
            // What is for men among others is not for men alone.
            let told = people_of_topic(topic).iter().filter(|people| at == 0 || **people != People::Men);
            implied.people |= told.fold(0, |bits, people| bits | bit_of(*people));
        }
        implied.audience = audience_of_loss(group);
        // Numbers, of which every group of a feed may have its own, name nobody.
        let has_letters = |word: &&str| !word.bytes().all(|letter| letter.is_ascii_digit());
        for word in folded_name.split(' ').filter(has_letters) {
            let said = self.look_up_word(word);
            implied.people |= said.people;
            implied.languages.extend(said.language);
        }
        implied
    }

    fn look_up_word(&mut self, word: &str) -> NameWord {
        if let Some(known) = self.known_words.get(word) {
            return *known;
        }
        let said = NameWord::look_up(word);
        remember(&mut self.known_words, MOST_LOOKED_UP, word.into(), said);
        said
    }
}

/// So many texts of one kind are remembered.
const MOST_LOOKED_UP: usize = 8_192;

/// The names of fellowships, to be found in those of organisations and groups.
struct FellowshipNames {
    /// Bit and words of each name by its first word, the longest first.
    names: HashMap<String, Vec<(u64, Vec<String>)>, RandomState>,
    /// Bit and topics of abbreviations, as they are written in capitals.
    abbreviations: Vec<(&'static str, u64, Vec<TopicId>)>,
    /// Organisations that were looked at before.
    known: LookedUp<u64>,
}

impl FellowshipNames {
    fn new() -> Self {
        let mut names: HashMap<String, Vec<(u64, Vec<String>)>, RandomState> = HashMap::default();
        let mut abbreviations = Vec::new();
        let values = Facets::embedded().facet(Facet::Fellowship.id()).map_or(&[][..], |facet| &facet.values);
        for (value, place) in values.iter().zip(0..64) {
            let bit = 1_u64 << place;
            let synonyms = value.synonyms.iter().map(|(_, word)| word);
            let labels = Language::ALL.into_iter().map(|language| value.label(language));
            // "Alcoholics Anonymous (AA)" is looked for without its abbreviation.
            let labels = labels.map(|label| label.split(" (").next().unwrap_or(label));
            for text in labels.chain(synonyms) {
                if text.chars().count() <= 4 {
                    abbreviations.push((text, bit, topics_of_capitals(text)));
                    continue;
                }
                let words: Vec<String> = fold(text).split(' ').map(str::to_owned).collect();
                let Some(first) = words.first().cloned() else { continue };
                names.entry(first).or_default().push((bit, words));
            }
        }
        for names in names.values_mut() {
            names.sort_by_key(|(_, words)| std::cmp::Reverse(words.len()));
        }
        Self { names, abbreviations, known: LookedUp::default() }
    }

    /// The fellowship of a group: that of its organisation, else the one its name tells.
    fn fellowship_of(&mut self, group: &Group, folded_name: &str) -> u64 {
        let organisation = group.organisation.as_ref().map_or(0, |organisation| {
            if let Some(known) = self.known.get(organisation.name.as_str()) {
                return *known;
            }
            let found = self.named_in(&fold(&organisation.name));
            remember(&mut self.known, MOST_LOOKED_UP, organisation.name.as_str().into(), found);
            found
        });
        if organisation != 0 {
            return organisation;
        }
        match self.named_in(folded_name) {
            0 => self.abbreviated_in(group),
            found => found,
        }
    }

    /// The fellowship of which the whole name is in a folded text.
    fn named_in(&self, folded: &str) -> u64 {
        let words: Vec<&str> = folded.split(' ').collect();
        let mut longest = (0, 0);
        for (at, word) in words.iter().enumerate() {
            for (bit, name) in self.names.get(*word).into_iter().flatten() {
                let here = words.get(at..at + name.len()).unwrap_or_default();
                if name.len() > longest.0 && name.iter().eq(here) {
                    longest = (name.len(), *bit);
                }
            }
        }
        longest.1
    }

    /// The fellowship of an abbreviation in a group's name: two letters stand for much, so the topic has to agree.
    fn abbreviated_in(&self, group: &Group) -> u64 {
        let thesaurus = Thesaurus::embedded();
        let words = group.name.split(|c: char| !c.is_alphanumeric());
        let found = words.filter(|word| (2..=4).contains(&word.len())).find_map(|word| {
            let (_, bit, topics) = self.abbreviations.iter().find(|(short, _, _)| *short == word)?;
            let about = |topic: &&crate::group::Text| {
                thesaurus.topic_named(topic).is_some_and(|id| topics.contains(&id))
            };
            group.topics.iter().any(|topic| about(&topic)).then_some(*bit)
        });
        found.unwrap_or(0)
    }
}
