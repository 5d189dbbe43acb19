//! Words that mean filters and fellowships. An index is made with these alone: the phrases of all topics take six
//! megabytes, and only searches need them.

use super::facet::Facet;
use super::tokenize::tokenize;
use super::word_lists::word_lists;
use crate::place::fold;
use crate::topic::{Facets, Language, Thesaurus, TopicId};
use foldhash::{HashMap, HashSet};
use std::sync::LazyLock;

/// A value of a filter that a word means.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct FilterWord {
    /// The filter.
    pub(super) facet: Facet,
    /// The value's id.
    pub(super) id: &'static str,
}

/// What words mean as filters.
#[derive(Default)]
pub(super) struct FilterNames {
    filters: HashMap<String, FilterWord>,
    /// Fellowships by their folded names, and by their abbreviations in capitals.
    fellowships: HashMap<String, &'static str>,
    fellowship_abbreviations: HashMap<String, &'static str>,
    /// The most words a filter phrase has.
    longest: usize,
    /// Folded words of three letters for days that topics have too, or that are function words.
    short_topic_words: HashSet<String>,
}

/// Words, folded.
pub(super) fn folded_set<'a>(words: impl IntoIterator<Item = &'a &'static str>) -> HashSet<String> {
    words.into_iter().map(|w| fold(w)).collect()
}

/// The names of all filters.
pub(super) fn filter_names() -> &'static FilterNames {
    static NAMES: LazyLock<FilterNames> = LazyLock::new(FilterNames::new);
    &NAMES
}

/// All that topics are called, with the topics.
fn topic_texts() -> impl Iterator<Item = (&'static str, TopicId)> {
    let thesaurus = Thesaurus::embedded();
    let own = thesaurus.topics().flat_map(|(id, topic)| {
        let texts = Language::ALL.into_iter().flat_map(|language| {
            std::iter::once(topic.label(language)).chain(topic.synonyms.get(language).iter().copied())
        });
        texts.map(move |text| (text, id))
    });
    let shared = thesaurus.words().shared().iter();
    own.chain(shared.flat_map(|word| word.topics.iter().map(|topic| (word.word, *topic))))
}

/// The topics of which an abbreviation in capitals is a name, as a search finds them.
pub(super) fn topics_of_capitals(abbreviation: &str) -> Vec<TopicId> {
    if !Thesaurus::embedded().words().strict_abbreviations().contains(&abbreviation) {
        return Vec::new();
    }
    let mut topics = Vec::new();
    for (text, topic) in topic_texts() {
        if text.trim() == abbreviation && !topics.contains(&topic) {
            topics.push(topic);
        }
    }
    topics
}

impl FilterNames {
    fn new() -> Self {
        let mut names = Self { longest: 1, ..Self::default() };
        names.add_short_topic_words();
        names.add_filters();
        names.add_fellowships();
        names
    }

    /// Notes which of the words for days that have three letters mean something else too.
    fn add_short_topic_words(&mut self) {
        let days = Facets::embedded().facet(Facet::Day.id()).map_or(&[][..], |facet| &facet.values);
        let words = days.iter().flat_map(|day| {
            let others = day.synonyms.iter().map(|(_, word)| word).chain(day.own_name);
            day.labels.all().into_iter().chain(others).chain(day.aliases.iter().copied())
        });
        let days: HashSet<String> = words.map(fold).filter(|word| word.chars().count() == 3).collect();
        let lists = Thesaurus::embedded().words();
        let homographs = Language::ALL.iter().flat_map(|l| folded_set(lists.stopwords_homographs(*l)));
        self.short_topic_words.extend(homographs.filter(|word| days.contains(word)));
        let stop: HashSet<String> =
            Language::ALL.iter().flat_map(|l| folded_set(lists.stopwords(*l))).collect();
        // Folding makes three letters of more where they are no plain ones, or two vowels that stand for one.
        let may_fold = |word: &str| {
            word.len() == 3
                || !word.is_ascii()
                || ["ae", "oe", "ue", "aa"].iter().any(|two| word.contains(two))
        };
        for (text, _) in topic_texts() {
            for word in
                text.split(|c: char| !c.is_alphanumeric()).filter(|word| word.len() <= 6 && may_fold(word))
            {
                let folded = fold(word);
                if days.contains(&folded)
                    && !stop.contains(&folded)
                    && !lists.strict_abbreviations().contains(&text.trim())
                {
                    self.short_topic_words.insert(folded);
                }
            }
        }
    }

    /// Takes in the words of all filters.
    fn add_filters(&mut self) {
        // For whom first: these phrases are the longest and the most telling.
        for relation in Thesaurus::embedded().words().relations() {
            let id = Facets::embedded().value("for", relation.id).map_or(relation.id, |value| value.id);
            for (_, phrase) in relation.phrases.iter() {
                self.add_filter(phrase, Facet::Audience, id);
            }
        }
        for facet in [
            Facet::Audience,
            Facet::Day,
            Facet::Time,
            Facet::Format,
            Facet::Language,
            Facet::Access,
            Facet::People,
            Facet::Faith,
            Facet::Programme,
            Facet::Attendance,
            Facet::MeetingType,
            Facet::Cost,
            Facet::Kind,
        ] {
            for value in Facets::embedded().facet(facet.id()).map(|f| f.values.as_slice()).unwrap_or_default()
            {
                // "Gruppe" asks for nothing in particular, and other kinds are words with other meanings too.
                if facet == Facet::Kind && !["contact-point", "helpline"].contains(&value.id)
                    || facet == Facet::Programme && !["twelve-step", "cbt-tools"].contains(&value.id)
                {
                    continue;
                }
                let labels = value.labels.all();
                // "Online (Video)" is asked for as "online".
                let short = labels.iter().filter_map(|label| Some(label.split_once('(')?.0));
                let others = value.synonyms.iter().map(|(_, word)| word);
                let words = labels.into_iter().chain(short).chain(others).chain(value.own_name);
                let aliases = value.aliases.iter().copied().filter(|_| facet != Facet::MeetingType);
                for word in words.chain(aliases) {
                    self.add_filter(word, facet, value.id);
                }
                if value.id.len() >= 4 {
                    self.add_filter(value.id, facet, value.id);
                }
            }
        }
    }

    fn add_filter(&mut self, text: &str, facet: Facet, id: &'static str) {
        let words: Vec<String> = tokenize(text).into_iter().map(|(w, _)| w).collect();
        // One or two letters are a language code or an accident.
        if words.is_empty() || words.len() > 5 || (words.len() == 1 && words.concat().len() < 3) {
            return;
        }
        // Short words for weekdays mean other things too: "man", "sun", "tor".
        if facet == Facet::Day
            && let [word] = words.as_slice()
            && self.means_more_than_a_day(word)
        {
            return;
        }
        // "Free" may be free of drugs; "fee" and "donation" say little.
        if facet == Facet::Cost && words.len() == 1 && words.concat().len() < 6 {
            return;
        }
        self.longest = self.longest.max(words.len());
        self.filters.entry(words.join(" ")).or_insert(FilterWord { facet, id });
    }

    /// Words without their endings: "den Anonymen Alkoholikern".
    fn stems_of(words: &str) -> String {
        let stems: Vec<&str> = words.split(' ').map(|word| word_lists().stem_of(word)).collect();
        stems.join(" ")
    }

    /// Takes in the names of fellowships.
    fn add_fellowships(&mut self) {
        for value in Facets::embedded().facet(Facet::Fellowship.id()).into_iter().flat_map(|f| &f.values) {
            // "Alcoholics Anonymous (AA)" is typed without its abbreviation.
            let labels = value.labels.all().map(|label| label.split(" (").next().unwrap_or(label));
            for name in labels.into_iter().chain(value.synonyms.iter().map(|(_, word)| word)) {
                if name.chars().count() <= 4 {
                    self.fellowship_abbreviations.insert(name.to_uppercase(), value.id);
                } else {
                    let folded = fold(name);
                    if folded.contains(' ') {
                        self.fellowships.entry(Self::stems_of(&folded)).or_insert(value.id);
                    }
                    self.fellowships.insert(folded, value.id);
                }
            }
        }
    }

    /// The filter that words mean.
    pub(super) fn filter_named(&self, words: &str) -> Option<FilterWord> {
        let exact = self.filters.get(words).copied();
        // "Englischsprachige" is "englisch".
        let language = || {
            let language = self.filters.get(word_lists().language_name(words)?).copied()?;
            (language.facet == Facet::Language).then_some(language)
        };
        // "Young people's" asks for young people.
        let possessive = || self.filters.get(words.strip_suffix('s')?).copied();
        exact.or_else(language).or_else(possessive).or_else(|| self.adjective_named(words))
    }

    /// The filter that an adjective with the ending of a gender or case means: "agnostisches", "sekulært".
    fn adjective_named(&self, word: &str) -> Option<FilterWord> {
        const ENDINGS: [&str; 6] = ["es", "er", "en", "em", "e", "t"];
        let heads = ENDINGS.iter().filter_map(|ending| word.strip_suffix(ending));
        let found = heads.filter(|head| head.len() >= 5).find_map(|head| self.filters.get(head)).copied();
        found.filter(|found| {
            matches!(
                found.facet,
                Facet::Faith | Facet::Attendance | Facet::Access | Facet::Language | Facet::Format
            )
        })
    }

    /// The most words a filter phrase has.
    pub(super) fn longest(&self) -> usize {
        self.longest
    }

    /// The fellowship that folded words name, by its id: its whole name, or a name of one word.
    pub(super) fn fellowship_named(&self, words: &str) -> Option<&'static str> {
        let stems = || self.fellowships.get(&Self::stems_of(words)).filter(|_| words.contains(' '));
        self.fellowships.get(words).or_else(stems).copied()
    }

    /// The fellowship of an abbreviation as it is written in capitals.
    pub(super) fn fellowship_abbreviated(&self, capitals: &str) -> Option<&'static str> {
        self.fellowship_abbreviations.get(capitals).copied()
    }

    /// Whether the words for a filter begin with what has been typed so far.
    pub(super) fn filter_begins(&self, word: &str) -> bool {
        self.filters.keys().any(|words| words.starts_with(word))
    }

    /// Whether a word of three letters for a day means something else too.
    pub(super) fn means_more_than_a_day(&self, word: &str) -> bool {
        self.short_topic_words.contains(word)
    }
}
