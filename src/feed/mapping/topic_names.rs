//! Every name of every topic, by several spellings.

use super::audience_words::find_audience;
use super::match_kind::MatchKind;
use super::normalise::{stem, without_disease};
use super::typo;
use crate::feed::words::FeedWords;
use crate::place::fold;
use crate::topic::language::Language;
use crate::topic::{Thesaurus, TopicId};
use std::collections::{HashMap, HashSet};

/// Topics that one name stands for. More than this many, and the name says too little.
const MOST_TOPICS: usize = 3;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct TopicName {
    topic: TopicId,
    is_label: bool,
}

/// Names of topics.
#[derive(Debug)]
pub(super) struct TopicNames {
    /// Ids and labels, as written.
    exact: HashMap<&'static str, TopicId>,
    /// Labels and synonyms, folded.
    folded: HashMap<String, Vec<TopicName>>,
    /// The same without their endings.
    stems: HashMap<String, Vec<TopicName>>,
    /// Abbreviations that count only as typed.
    strict: HashMap<&'static str, Vec<TopicId>>,
    typos: typo::Names,
    sensitive: Vec<bool>,
    /// Names in English, folded and without their endings.
    english: HashSet<String>,
    /// The same without their order and their small words: "loss child" for "Death of a child".
    bags: HashMap<String, Vec<TopicName>>,
}

impl TopicNames {
    pub(super) fn new(thesaurus: &'static Thesaurus) -> Self {
        let mut index = Self {
            exact: HashMap::new(),
            folded: HashMap::new(),
            stems: HashMap::new(),
            strict: HashMap::new(),
            typos: typo::Names::default(),
            sensitive: thesaurus.topics().map(|(_, topic)| topic.sensitive).collect(),
            english: HashSet::new(),
            bags: HashMap::new(),
        };
        let strict = thesaurus.words().strict_abbreviations();
        for (id, topic) in thesaurus.topics() {
            index.exact.entry(topic.id).or_insert(id);
            for language in Language::ALL {
                let label = topic.label(language);
                index.exact.entry(label).or_insert(id);
                index.add_name(label, id, true);
                if language == Language::En {
                    let names = std::iter::once(&label).chain(topic.synonyms.get(language));
                    index.english.extend(names.map(|name| stem(&fold(name))));
                }
                for synonym in topic.synonyms.get(language) {
                    if strict.contains(synonym) || is_abbreviation(synonym) {
                        let topics = index.strict.entry(synonym).or_default();
                        if !topics.contains(&id) {
                            topics.push(id);
                        }
                    }
                    // Two letters folded ("aa" becomes "a") say nothing any more.
                    if !strict.contains(synonym) {
                        index.add_name(synonym, id, false);
                    }
                }
            }
        }
        for shared in thesaurus.words().shared() {
            let key = fold(shared.word);
            for topic in &shared.topics {
                index.add_key(&key, TopicName { topic: *topic, is_label: false });
            }
        }
        let sensitive = &index.sensitive;
        for (key, names) in &index.folded {
            let harm = names.iter().any(|name| sensitive.get(name.topic.index()).copied().unwrap_or(true));
            index.typos.add(key, harm);
        }
        index
    }

    fn add_name(&mut self, name: &str, topic: TopicId, is_label: bool) {
        let key = fold(name);
        if key.chars().count() < 3 {
            return;
        }
        self.add_key(&key, TopicName { topic, is_label });
    }

    fn add_key(&mut self, key: &str, name: TopicName) {
        let known = |names: &[TopicName]| {
            names.iter().any(|known| known.topic == name.topic && known.is_label >= name.is_label)
        };
        let bag = bag_of(key);
        let maps = [
            (&mut self.folded, Some(key.to_owned())),
            (&mut self.stems, Some(stem(key))),
            (&mut self.bags, bag),
        ];
        for (map, key) in maps {
            let Some(key) = key else { continue };
            let names = map.entry(key).or_default();
            if !known(names) {
                names.push(name);
            }
        }
    }

    /// The topics of a name, without looking for typing errors.
    pub(super) fn find_name(&self, name: &str) -> Option<(Vec<TopicId>, MatchKind)> {
        if let Some(topic) = self.exact.get(name) {
            return Some((vec![*topic], MatchKind::Exact));
        }
        if let Some(topics) = self.strict.get(name) {
            return Some((topics.clone(), MatchKind::Synonym));
        }
        let key = fold(name);
        self.find_whole(&key)
    }

    /// The topics of a folded name.
    pub(super) fn find_key(&self, key: &str) -> Option<(Vec<TopicId>, MatchKind)> {
        if key.chars().count() < 3 {
            return None;
        }
        if let Some(names) = self.folded.get(key) {
            let (topics, label) = choose_topics(names)?;
            let topics = choose_by_label(topics, key);
            return Some((topics, if label { MatchKind::Folded } else { MatchKind::Synonym }));
        }
        let stemmed = stem(key);
        // "Transitions" is no German plural of "Transition", "Skills" no form of Norwegian "skilles": a word in -s is
        // read as English.
        if key.ends_with('s') && !self.english.contains(&stemmed) {
            return None;
        }
        // "Alzheimer-Erkrankung", "Angsterkrankungen": what it is a disease of.
        [Some(stemmed.clone()), without_disease(&stemmed)]
            .into_iter()
            .flatten()
            .filter(|stem| stem.chars().count() >= 4)
            .find_map(|stem| choose_topics(self.stems.get(&stem)?))
            .map(|(topics, _)| (choose_by_label(topics, key), MatchKind::Inflected))
    }

    /// The topics of a whole folded label: by its name, else by its words in another order.
    pub(super) fn find_whole(&self, key: &str) -> Option<(Vec<TopicId>, MatchKind)> {
        self.find_key(key).or_else(|| self.find_other_words(key))
    }

    fn find_other_words(&self, key: &str) -> Option<(Vec<TopicId>, MatchKind)> {
        // "Stalking-Opfer" and "Loss of a child" are "Stalkingopfer" and "Death of a child".
        let joined = key.contains(' ').then(|| self.folded.get(&key.replace(' ', ""))).flatten();
        // Whom it is for is read apart from what it is about.
        let whom = key.split(' ').filter_map(find_audience).any(|whom| !whom.audience.is_empty());
        let other_words = joined.or_else(|| self.bags.get(&bag_of(key)?).filter(|_| !whom));
        if let Some((topics, _)) = other_words.and_then(|names| choose_topics(names)) {
            return Some((choose_by_label(topics, key), MatchKind::Inflected));
        }
        None
    }

    /// The topics of a folded name with a typing error; never sensitive ones.
    pub(super) fn find_typo(&self, key: &str) -> Option<Vec<TopicId>> {
        let mut found: Option<Vec<TopicId>> = None;
        for near in self.typos.nearest(key)? {
            // "Respiratory" is no mistyped "Respirator": another ending makes another word.
            if near.starts_with(key)
                || key.starts_with(near)
                || !ends_alike(near, key)
                || !differ_in_long_words(near, key)
            {
                return None;
            }
            let (topics, _) = choose_topics(self.folded.get(near)?)?;
            match &found {
                // Two names that are equally near and mean different things: no one can say which.
                Some(known) if *known != topics => return None,
                _ => found = Some(topics),
            }
        }
        found
    }
}

/// The topics of a name: those whose label it is, else all whose synonym it is; and whether it is a label.
fn choose_topics(names: &[TopicName]) -> Option<(Vec<TopicId>, bool)> {
    let labels: Vec<TopicId> = names.iter().filter(|name| name.is_label).map(|name| name.topic).collect();
    let is_label = !labels.is_empty();
    let topics = if is_label { labels } else { names.iter().map(|name| name.topic).collect() };
    (topics.len() <= MOST_TOPICS).then_some((topics, is_label))
}

/// Whether two names end in the same two letters, or differ so little in their last word that it is long.
fn ends_alike(one: &str, other: &str) -> bool {
    let last = |text: &str| text.chars().rev().take(2).collect::<String>();
    last(one) == last(other) || one.chars().count() >= 12
}

/// Whether two names differ in no short word: "teen pregnancy" is no mistyped "twin pregnancy".
fn differ_in_long_words(one: &str, other: &str) -> bool {
    if !one.contains(' ') || one.split(' ').count() != other.split(' ').count() {
        return true;
    }
    one.split(' ').zip(other.split(' ')).all(|(a, b)| a == b || a.chars().count().min(b.chars().count()) >= 6)
}

/// The words of a folded name that matter, sorted; `None` where it is only one.
fn bag_of(key: &str) -> Option<String> {
    let words = &FeedWords::embedded().labels;
    let mut bag: Vec<String> = key
        .split(' ')
        .filter(|word| !word.is_empty() && !words.small.contains(word))
        .map(|word| stem(words.same.get(word).copied().unwrap_or(word)))
        .collect();
    bag.sort();
    bag.dedup();
    (bag.len() > 1).then(|| bag.join(" "))
}

/// Of several topics those whose label stands in the name: "anger management" is about anger first.
fn choose_by_label(topics: Vec<TopicId>, key: &str) -> Vec<TopicId> {
    let thesaurus = Thesaurus::embedded();
    let key = format!(" {key} ");
    let named = |topic: &&TopicId| {
        let topic = thesaurus.get(**topic);
        let mut names = Language::ALL.iter().map(|language| topic.label(*language)).chain([topic.id]);
        names.any(|name| key.contains(&format!(" {} ", fold(name))))
    };
    let named: Vec<TopicId> = topics.iter().filter(named).copied().collect();
    if named.is_empty() { topics } else { named }
}

/// Short names in capitals: "MS", "RLS", "PCOS".
fn is_abbreviation(name: &str) -> bool {
    (2..=6).contains(&name.len()) && name.bytes().all(|b| b.is_ascii_uppercase() || b.is_ascii_digit())
}
