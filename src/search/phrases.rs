//! The thesaurus as phrases: which words together mean which topic, and which words are filters.
//!
//! A phrase is the set of its content words, so that "Angehörige Demenz" and "demenz angehörige" are one. Late
//! stop words stay in it ("he hits me" needs "me"), other function words do not (`topics.json`, `note`).

mod nearest;

pub(super) use nearest::NearWord;

use super::dictionary::letter_mask;
use super::filter_names::{FilterNames, filter_names, folded_set};
use super::tokenize::tokenize;
use super::word_lists::word_lists;
use crate::place::fold;
use crate::topic::{Category, Facets, Language, Thesaurus, TopicId};
use foldhash::{HashMap, HashMapExt, HashSet, HashSetExt};
use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::LazyLock;

/// Names written in one word have at least so many letters.
const JOINED_LETTERS: usize = 5;
/// The end of a compound that names a topic, and what stands before it, have at least so many letters.
const TAIL_LETTERS: usize = 4;

/// A word, folded, and where it stands in its text.
type WordAt = (String, Range<usize>);
/// A word of the thesaurus by its number.
pub(super) type PhraseWord = u32;

/// Words that together mean a topic.
pub(super) struct Phrase {
    /// The topic.
    pub(super) topic: TopicId,
    /// The words, each once.
    pub(super) words: Vec<PhraseWord>,
    /// Whether it is the topic's name; else another word for it.
    pub(super) label: bool,
    /// Whether it is another word for it that names two things: "addiction and depression".
    pub(super) is_joint: bool,
}

/// A word with a meaning, to which others are compared for typing mistakes.
struct KnownWord {
    letters: u32,
    /// Bit n for the n-th language.
    languages: u8,
    /// Folded.
    word: String,
    id: PhraseWord,
}

/// All phrases and words with a meaning.
pub(super) struct Phrases {
    pub(super) all: Vec<Phrase>,
    words: BTreeMap<String, PhraseWord>,
    stems: HashMap<String, Vec<PhraseWord>>,
    /// The words with their letters, for corrections, and as they are written.
    spellings: Vec<KnownWord>,
    written: HashMap<String, &'static str>,
    /// The languages of a word: bit n for the n-th.
    languages: HashMap<String, u8>,
    /// Phrases by each of their words.
    with: Vec<Vec<u32>>,
    /// Abbreviations in capitals, unfolded, to their topics.
    strict: HashMap<&'static str, Vec<TopicId>>,
    strict_folded: HashMap<String, &'static str>,
    /// What words mean as filters.
    pub(super) filters: &'static FilterNames,
    whole: HashMap<String, Vec<TopicId>>,
    /// Names of topics with all of their words, folded.
    names: HashSet<String>,
    /// Names of several words, written in one.
    joined: HashSet<String>,
    stop: HashSet<String>,
    by_language: [HashSet<String>; 3],
    late: HashSet<String>,
    homographs: [HashSet<String>; 3],
    /// Words that only say "a self-help group", of which everything here is one.
    generic: HashSet<String>,
    /// Ends of compounds that say no more than that: Trauer-gruppe, sorg-gruppa.
    tails: Vec<&'static str>,
}

/// The phrases of the embedded thesaurus.
pub(super) fn embedded_phrases() -> &'static Phrases {
    static PHRASES: LazyLock<Phrases> = LazyLock::new(|| Phrases::from_thesaurus(Thesaurus::embedded()));
    &PHRASES
}

impl Phrases {
    fn from_thesaurus(thesaurus: &'static Thesaurus) -> Self {
        let lists = thesaurus.words();
        let by_language = Language::ALL.map(|l| folded_set(lists.stopwords(l)));
        let mut all = Self {
            all: Vec::new(),
            words: BTreeMap::new(),
            stems: HashMap::new(),
            spellings: Vec::new(),
            written: HashMap::new(),
            languages: HashMap::new(),
            with: Vec::new(),
            strict: HashMap::new(),
            strict_folded: HashMap::new(),
            filters: filter_names(),
            whole: HashMap::new(),
            names: HashSet::new(),
            joined: HashSet::new(),
            stop: by_language.iter().flatten().cloned().collect(),
            by_language,
            late: Language::ALL.iter().flat_map(|l| folded_set(lists.stopwords_late(*l))).collect(),
            homographs: Language::ALL.map(|l| folded_set(lists.stopwords_homographs(l))),
            generic: HashSet::new(),
            tails: Vec::new(),
        };
        for abbreviation in lists.strict_abbreviations() {
            all.strict.insert(abbreviation, Vec::new());
            all.strict_folded.insert(abbreviation.to_lowercase(), abbreviation);
        }
        for (id, topic) in thesaurus.topics() {
            for language in Language::ALL {
                all.add_phrase(id, topic.label(language), language, true);
                for synonym in topic.synonyms.get(language) {
                    all.add_phrase(id, synonym, language, false);
                }
            }
        }
        for word in lists.shared() {
            for topic in &word.topics {
                all.add_phrase(*topic, word.word, word.language, false);
            }
        }
        for whole in lists.whole_query() {
            all.whole.insert(normalize_words(whole.phrase), whole.topics.clone());
        }
        all.add_generic();
        for (word, id) in &all.words {
            all.stems.entry(word_lists().stem_of(word).to_owned()).or_default().push(*id);
        }
        let languages = |word: &String| all.languages.get(word).copied().unwrap_or(0);
        let spelled = all.words.iter().filter(|(word, _)| !all.joined.contains(*word));
        all.spellings = spelled
            .map(|(word, id)| KnownWord {
                letters: letter_mask(word),
                languages: languages(word),
                word: word.clone(),
                id: *id,
            })
            .collect();
        all
    }

    fn add_phrase(&mut self, topic: TopicId, text: &'static str, language: Language, label: bool) {
        let tokens = tokenize(text);
        self.add_text(topic, text, &tokens, Some(text), language, label);
        // "Al-Anon" is typed as "alanon" too, "Burn-out" as "burnout".
        if text.contains('-') {
            let joined = text.replace('-', "");
            self.add_text(topic, &joined, &tokenize(&joined), None, language, label);
        }
        self.add_joined(topic, &tokens, language, label);
        self.names.insert(join_words(&tokens));
    }

    /// Names of two or three words are typed in one as well: "longcovid", "mentalhealth".
    fn add_joined(&mut self, topic: TopicId, tokens: &[WordAt], language: Language, label: bool) {
        let is_apt = (2..=3).contains(&tokens.len()) && tokens.iter().all(|(word, _)| word.len() > 1);
        if !is_apt {
            return;
        }
        let joined = fold(&tokens.iter().map(|(word, _)| word.as_str()).collect::<String>());
        if joined.len() >= JOINED_LETTERS && !self.words.contains_key(&joined) {
            let token = (joined.clone(), 0..joined.len());
            self.add_text(topic, &joined, &[token], None, language, label);
            self.joined.insert(joined);
        }
    }

    /// Adds a phrase by its words. `written` is the text where it stands in the thesaurus as it is.
    fn add_text(
        &mut self,
        topic: TopicId,
        text: &str,
        tokens: &[WordAt],
        written: Option<&'static str>,
        language: Language,
        label: bool,
    ) {
        if let Some(topics) = self.strict.get_mut(text.trim()) {
            if !topics.contains(&topic) {
                topics.push(topic);
            }
            return;
        }
        let words: Vec<&WordAt> = tokens.iter().filter(|(word, _)| !self.stop.contains(word)).collect();
        for (word, range) in words.iter().copied() {
            match self.languages.get_mut(word) {
                Some(languages) => *languages |= 1 << language as u8,
                None => {
                    self.languages.insert(word.clone(), 1 << language as u8);
                }
            }
            if let Some(written) = written.and_then(|written| written.get(range.clone()))
                && !self.written.contains_key(word)
            {
                self.written.insert(word.clone(), written);
            }
        }
        // Late stop words stay, homographs or not: "hit me" is not "hit".
        let mut without = words.clone();
        without.retain(|(word, _)| !self.is_homograph(word, language) || self.is_late(word));
        let shorter = without.len() < words.len() && !without.is_empty();
        let is_joint = !label && joins_things(text);
        for words in [Some(words), shorter.then_some(without)].into_iter().flatten() {
            self.push_phrase(topic, &words, is_joint, label);
        }
    }

    fn push_phrase(&mut self, topic: TopicId, words: &[&WordAt], is_joint: bool, label: bool) {
        let mut ids: Vec<PhraseWord> = Vec::new();
        for (word, _) in words {
            let id = self.number_word(word);
            if !ids.contains(&id) {
                ids.push(id);
            }
        }
        if ids.is_empty() || ids.len() > 16 {
            return;
        }
        let number = self.all.len() as u32;
        for id in &ids {
            if let Some(phrases) = self.with.get_mut(*id as usize) {
                phrases.push(number);
            }
        }
        self.all.push(Phrase { topic, words: ids, label, is_joint });
    }

    fn number_word(&mut self, word: &str) -> PhraseWord {
        if let Some(id) = self.words.get(word) {
            return *id;
        }
        let id = self.words.len() as PhraseWord;
        self.words.insert(word.to_owned(), id);
        self.with.push(Vec::new());
        id
    }

    fn add_generic(&mut self) {
        let group = Facets::embedded().value("kind", "group");
        let words = group
            .into_iter()
            .flat_map(|v| v.labels.all().into_iter().chain(v.synonyms.iter().map(|(_, w)| w)));
        for text in words {
            let words: Vec<String> = tokenize(text).into_iter().map(|(w, _)| w).collect();
            if words.len() == 1 {
                self.generic.extend(words);
            }
        }
        self.generic.extend(word_lists().group_words().map(str::to_owned));
        self.tails = word_lists().group_endings();
    }

    /// Whether a word carries no meaning of its own.
    pub(super) fn is_stop(&self, word: &str) -> bool {
        self.stop.contains(word)
    }

    /// Whether a word carries no meaning of its own in a language; "men" does in English, though not in Norwegian.
    pub(super) fn is_stop_in(&self, word: &str, language: Language) -> bool {
        self.by_language.get(language as usize).is_some_and(|set| set.contains(word))
    }

    /// Whether a word counts only inside phrases.
    pub(super) fn is_late(&self, word: &str) -> bool {
        self.late.contains(word)
    }

    /// Whether a word says only that a group is looked for.
    pub(super) fn is_generic(&self, word: &str) -> bool {
        self.generic.contains(word)
    }

    /// The language that the words of the thesaurus among these are in, where all are in one: "kreft" is Norwegian.
    pub(super) fn language_of_topics(&self, words: &[String]) -> Option<Language> {
        let known = words.iter().filter_map(|word| self.languages.get(word.as_str()));
        let common = known.fold(None, |common: Option<u8>, languages| {
            Some(common.map_or(*languages, |common| common & languages))
        })?;
        let mut languages = Language::ALL.into_iter().filter(|language| common & (1 << *language as u8) != 0);
        languages.next().filter(|_| languages.next().is_none())
    }

    /// Whether the thesaurus has a word in a language.
    pub(super) fn is_word_of(&self, word: &str, language: Language) -> bool {
        self.languages.get(word).is_some_and(|languages| languages & (1 << language as u8) != 0)
    }

    /// The language whose function words these are, where one is recognisable.
    pub(super) fn language_of(&self, words: &[String]) -> Option<Language> {
        let count = |l: &Language| {
            let own = |w: &&String| {
                let holds = |i: usize| self.by_language.get(i).is_some_and(|set| set.contains(*w));
                holds(*l as usize) && (0..3).filter(|i| holds(*i)).count() == 1
            };
            words.iter().filter(own).count()
        };
        Language::ALL
            .into_iter()
            .map(|l| (count(&l), l))
            .filter(|(n, _)| *n > 0)
            .max_by_key(|(n, _)| *n)
            .map(|(_, l)| l)
    }

    /// Whether a word is a function word of `language`, though it has a meaning in another.
    pub(super) fn is_homograph(&self, word: &str, language: Language) -> bool {
        self.homographs.get(language as usize).is_some_and(|set| set.contains(word))
    }

    /// The thesaurus' words that a typed word may be: the word itself, else those of the same stem, else, while it
    /// is being typed, those that begin with it. With how sure that is, 0 to 100.
    pub(super) fn words_like(&self, word: &str, typing: bool) -> Vec<(PhraseWord, u8)> {
        let mut found: Vec<(PhraseWord, u8)> =
            self.words.get(word).map(|id| (*id, 100)).into_iter().collect();
        if word.len() >= 4 {
            for id in self.stems.get(word_lists().stem_of(word)).into_iter().flatten() {
                if !found.iter().any(|(f, _)| f == id) {
                    found.push((*id, 90));
                }
            }
        }
        if typing && word.len() >= 3 && found.is_empty() {
            let from = word.to_owned();
            for (longer, id) in self.words.range(from..).take_while(|(w, _)| w.starts_with(word)).take(200) {
                let missing = longer.len() - word.len();
                found.push((*id, 85_u8.saturating_sub((missing * 2).min(40) as u8)));
            }
        }
        found
    }

    /// Whether a word, exactly so, is one of the thesaurus.
    pub(super) fn knows_word(&self, word: &str) -> bool {
        self.words.contains_key(word) && !self.joined.contains(word)
    }

    /// Whether a word alone is the name of a topic.
    pub(super) fn is_label_word(&self, word: &str) -> bool {
        let phrases = self.words.get(word).map_or(&[][..], |id| self.phrases_with(*id));
        let named = |number: &u32| {
            self.all.get(*number as usize).is_some_and(|phrase| phrase.label && phrase.words.len() == 1)
        };
        phrases.iter().any(named)
    }

    /// The phrases that hold a word.
    pub(super) fn phrases_with(&self, word: PhraseWord) -> &[u32] {
        self.with.get(word as usize).map_or(&[], Vec::as_slice)
    }

    /// The topics of an abbreviation: typed in capitals, or the only word (`alone`).
    pub(super) fn topics_of_abbreviation(&self, typed: &str, alone: bool) -> Option<&[TopicId]> {
        let mut topics = self.strict.get(typed);
        if topics.is_none() && alone {
            topics = self.strict_folded.get(&typed.to_lowercase()).and_then(|exact| self.strict.get(exact));
        }
        topics.filter(|topics| !topics.is_empty()).map(Vec::as_slice)
    }

    /// The topics that a whole query means.
    pub(super) fn topics_of_whole(&self, query: &str) -> Option<&[TopicId]> {
        self.whole.get(&normalize_words(query)).map(Vec::as_slice)
    }

    /// The topics that the longest end of a compound names, word for word; none where the whole is known.
    pub(super) fn topics_of_tail(&self, word: &str) -> Vec<TopicId> {
        if self.words.contains_key(word) {
            return Vec::new();
        }
        let tails = word.char_indices().skip(TAIL_LETTERS).filter_map(|(at, _)| word.get(at..));
        let mut long_enough = tails.take_while(|tail| tail.chars().count() >= TAIL_LETTERS);
        let named =
            long_enough.find_map(|tail| self.words.get(tail).filter(|id| self.is_one_word_name(**id)));
        named.map_or_else(Vec::new, |id| self.topics_of_one(*id).collect())
    }

    /// Whether a text is a topic's name, or another name for it, word for word.
    pub(super) fn is_name(&self, text: &str) -> bool {
        self.names.contains(&normalize_words(text))
    }

    /// The head of a compound whose tail says only "group" or the like: trauer of Trauergruppe. Only heads that
    /// the thesaurus knows.
    pub(super) fn head_of(&self, word: &str) -> Option<String> {
        self.tails.iter().find_map(|tail| {
            let head = word.strip_suffix(tail)?;
            word_lists().compound_joints().find_map(|joint| {
                let head = head.strip_suffix(joint)?;
                (head.chars().count() >= 3 && self.words.contains_key(head)).then(|| head.to_owned())
            })
        })
    }

    /// The words that make a name of two words with one of `words`, in the order of their numbers.
    pub(super) fn words_beside(&self, words: &[PhraseWord]) -> Vec<PhraseWord> {
        let numbers = words.iter().flat_map(|word| self.phrases_with(*word));
        let names = numbers.filter_map(|number| self.all.get(*number as usize));
        let pairs = names.filter_map(|phrase| <[PhraseWord; 2]>::try_from(phrase.words.as_slice()).ok());
        let mut beside: Vec<PhraseWord> = pairs
            .flat_map(|[one, other]| [(one, other), (other, one)])
            .filter(|(own, other)| own != other && words.contains(own))
            .map(|(_, other)| other)
            .collect();
        beside.sort_unstable();
        beside.dedup();
        beside
    }

    /// Whether a word is the name of a topic by itself.
    pub(super) fn is_one_word_name(&self, word: PhraseWord) -> bool {
        self.topics_of_one(word).next().is_some()
    }

    /// Topics that a word names by itself.
    fn topics_of_one(&self, word: PhraseWord) -> impl Iterator<Item = TopicId> {
        let phrases = self.phrases_with(word).iter().filter_map(|number| self.all.get(*number as usize));
        phrases.filter(|phrase| phrase.words.len() == 1).map(|phrase| phrase.topic)
    }

    /// Whether a word is about violence, death by one's own hand, or sex: nobody is to be led there by mistake.
    pub(super) fn is_taboo(&self, word: &str) -> bool {
        let Some(id) = self.words.get(word) else { return false };
        let mut numbers = self.phrases_with(*id).iter().filter_map(|number| self.all.get(*number as usize));
        let is_taboo = |topic: TopicId| {
            let topic = Thesaurus::embedded().get(topic);
            let by_own_hand = topic.crisis_notice && (topic.sensitive || topic.category == Category::Grief);
            by_own_hand
                || topic.category == Category::Violence
                || ["pornography", "sex-love-addiction"].contains(&topic.id)
        };
        if self.is_one_word_name(*id) {
            return self.topics_of_one(*id).any(is_taboo);
        }
        numbers.any(|phrase| is_taboo(phrase.topic))
    }

    /// A folded word of the thesaurus as it is written, in lower case.
    pub(super) fn written_form(&self, word: &str) -> String {
        self.written.get(word).map_or_else(|| word.to_owned(), |written| written.to_lowercase())
    }
}

/// Whether a text joins two things with "and".
fn joins_things(text: &str) -> bool {
    text.split(' ').any(|word| ["and", "und", "og"].contains(&word))
}

fn normalize_words(text: &str) -> String {
    join_words(&tokenize(text))
}

fn join_words(tokens: &[WordAt]) -> String {
    tokens.iter().map(|(word, _)| word.as_str()).collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::search::facet::Facet;
    use crate::search::filter_names::topics_of_capitals;

    #[test]
    fn names_of_filters_agree_with_the_phrases_of_topics() {
        let phrases = embedded_phrases();
        let days = Facets::embedded().facet(Facet::Day.id()).unwrap().values.iter();
        let words =
            days.flat_map(|day| day.labels.all().into_iter().chain(day.synonyms.iter().map(|(_, w)| w)));
        let short: HashSet<String> = words.map(fold).filter(|word| word.chars().count() == 3).collect();
        assert!(short.len() > 10, "{short:?}");
        for word in short {
            let is_taken =
                phrases.words.contains_key(&word) || phrases.homographs.iter().any(|set| set.contains(&word));
            assert_eq!(filter_names().means_more_than_a_day(&word), is_taken, "{word}");
        }
        let fellowships = Facets::embedded().facet(Facet::Fellowship.id()).unwrap().values.iter();
        let mut found = 0;
        for text in fellowships
            .flat_map(|value| value.labels.all().into_iter().chain(value.synonyms.iter().map(|(_, w)| w)))
        {
            let topics = topics_of_capitals(text);
            found += topics.len();
            assert_eq!(topics, phrases.topics_of_abbreviation(text, false).unwrap_or_default(), "{text}");
        }
        assert!(found >= 3, "{found}");
    }

    #[test]
    fn compounds_give_their_head() {
        assert_eq!(embedded_phrases().head_of(&fold("Trauergruppe")), Some(fold("Trauer")));
        assert_eq!(embedded_phrases().head_of(&fold("sorggruppe")), Some("sorg".to_owned()));
        assert_eq!(embedded_phrases().head_of("gruppe"), None);
    }
}
