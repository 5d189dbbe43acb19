//! The topics: what self-help groups are about, under all the names that people use.

use std::{collections::HashMap, sync::LazyLock};

use serde::Deserialize;

use super::{
    category::Category,
    ids::{TopicCode, TopicId},
    language::{Labels, Language, Synonyms},
    ordered,
    words::{Relation, SharedWord, WholeQuery, Words},
};

static TOPICS: &str = include_str!("../../data/topics.json");

/// One topic.
#[derive(Debug)]
pub struct Topic {
    /// The id in the dataset, for instance `loss-of-partner`.
    pub id: &'static str,
    /// The main category.
    pub category: Category,
    /// Further categories in which people look for it.
    pub also: Vec<Category>,
    /// The broader topic, if there is one.
    pub parent: Option<TopicId>,
    /// The name in each language.
    pub labels: Labels,
    /// Other names, everyday phrases and abbreviations.
    pub synonyms: Synonyms,
    /// Related topics worth a look.
    pub see_also: Vec<TopicId>,
    /// Codes in public classifications.
    pub codes: Vec<TopicCode>,
    /// Leave out of exports, calendar titles and anything remembered unless the person confirms.
    pub sensitive: bool,
    /// Always offer crisis help beside this topic.
    pub crisis_notice: bool,
}

impl Topic {
    /// The name in one language.
    pub fn label(&self, language: Language) -> &'static str {
        self.labels.get(language)
    }

    /// Whether it is for those around somebody with a problem, not for the person who has it.
    pub fn is_for_relatives(&self) -> bool {
        self.categories().any(|category| category == Category::Caregiving)
    }

    /// The main category and then the further ones.
    pub fn categories(&self) -> impl Iterator<Item = Category> + '_ {
        std::iter::once(self.category).chain(self.also.iter().copied())
    }
}

/// Label and further words of a category.
#[derive(Debug, Deserialize)]
pub(super) struct CategoryRecord {
    id: &'static str,
    #[serde(rename = "label")]
    pub(super) labels: Labels,
    #[serde(default)]
    pub(super) synonyms: Synonyms,
    #[serde(default)]
    pub(super) codes: Vec<TopicCode>,
}

/// All topics with their relations.
#[derive(Debug, Default)]
pub struct Thesaurus {
    topics: Vec<Topic>,
    by_id: HashMap<&'static str, TopicId>,
    children: Vec<Vec<TopicId>>,
    categories: Vec<CategoryRecord>,
    words: Words,
}

impl Thesaurus {
    /// The thesaurus that is part of the program, read on first use.
    pub fn embedded() -> &'static Self {
        static THESAURUS: LazyLock<Thesaurus> =
            LazyLock::new(|| Thesaurus::parse(TOPICS).unwrap_or_default());
        &THESAURUS
    }

    /// Reads a thesaurus. References to topics that do not exist are left out; `tests/all/data.rs` proves that the
    /// embedded file has none.
    ///
    /// # Errors
    /// The text is not JSON of the expected form.
    pub fn parse(text: &'static str) -> Result<Self, serde_json::Error> {
        let file: TopicsFile = serde_json::from_str(text)?;
        let by_id: HashMap<&'static str, TopicId> =
            file.topics.iter().zip(0..).map(|(topic, n)| (topic.id, TopicId(n))).collect();
        let find = |ids: &[&str]| ids.iter().filter_map(|id| by_id.get(id).copied()).collect::<Vec<_>>();
        let mut children = vec![Vec::new(); file.topics.len()];
        let mut topics = Vec::with_capacity(file.topics.len());
        for (raw, number) in file.topics.into_iter().zip(0..) {
            let parent = raw.parent.and_then(|id| by_id.get(id).copied());
            if let Some(list) = parent.and_then(|p| children.get_mut(p.index())) {
                list.push(TopicId(number));
            }
            topics.push(Topic {
                id: raw.id,
                category: raw.category,
                also: raw.also,
                parent,
                labels: raw.label,
                synonyms: raw.synonyms,
                see_also: find(&raw.see_also),
                codes: raw.codes,
                sensitive: raw.sensitive,
                crisis_notice: raw.crisis_notice,
            });
        }
        let words = Words {
            stopwords: file.stopwords,
            late: file.stopwords_late,
            homographs: file.stopwords_homographs,
            strict: file.strict_abbreviations,
            relations: file.relations.into_iter().map(|(id, phrases)| Relation { id, phrases }).collect(),
            shared: file
                .shared
                .iter()
                .map(|(language, word, ids)| SharedWord { language, word, topics: find(ids) })
                .collect(),
            whole_query: file
                .whole_query
                .iter()
                .map(|(language, phrase, ids)| WholeQuery { language, phrase, topics: find(ids) })
                .collect(),
        };
        Ok(Self { topics, by_id, children, categories: file.categories, words })
    }

    /// The number of a topic by its id, exactly as written.
    pub fn topic_named(&self, id: &str) -> Option<TopicId> {
        self.by_id.get(id).copied()
    }

    /// The topic of a number. A `TopicId` made by this thesaurus always has one.
    ///
    /// # Panics
    /// If the number was not given out by this thesaurus.
    pub fn get(&self, id: TopicId) -> &Topic {
        &self.topics[id.index()]
    }

    /// Every topic in the order of the file, which is by category.
    pub fn topics(&self) -> impl DoubleEndedIterator<Item = (TopicId, &Topic)> {
        self.topics.iter().enumerate().map(|(n, topic)| (TopicId(n as u16), topic))
    }

    /// How many topics there are.
    pub fn len(&self) -> usize {
        self.topics.len()
    }

    /// Whether there is no topic at all, which is so only for a file that could not be read.
    pub fn is_empty(&self) -> bool {
        self.topics.is_empty()
    }

    /// The topics directly below one.
    pub fn children(&self, id: TopicId) -> &[TopicId] {
        self.children.get(id.index()).map_or(&[], Vec::as_slice)
    }

    /// A topic and everything below it, the topic first. A person who chooses "Cancer" also wants breast cancer.
    pub fn narrower_topics(&self, id: TopicId) -> Vec<TopicId> {
        let mut found = vec![id];
        let mut next = 0;
        while let Some(&topic) = found.get(next) {
            for &child in self.children(topic) {
                // A circle of parents would otherwise never end.
                if !found.contains(&child) {
                    found.push(child);
                }
            }
            next += 1;
        }
        found
    }

    /// The broader topics, nearest first.
    pub fn broader_topics(&self, id: TopicId) -> Vec<TopicId> {
        let mut found = Vec::new();
        let mut next = self.topics.get(id.index()).and_then(|t| t.parent);
        while let Some(parent) = next.filter(|p| !found.contains(p) && *p != id) {
            found.push(parent);
            next = self.topics.get(parent.index()).and_then(|t| t.parent);
        }
        found
    }

    /// The word lists.
    pub fn words(&self) -> &Words {
        &self.words
    }

    pub(super) fn category(&self, category: Category) -> Option<&CategoryRecord> {
        self.categories.iter().find(|record| record.id == category.id())
    }
}

#[derive(Deserialize)]
struct TopicsFile {
    categories: Vec<CategoryRecord>,
    topics: Vec<RawTopic>,
    shared: PhrasesByLanguage,
    stopwords: Synonyms,
    stopwords_late: Synonyms,
    stopwords_homographs: Synonyms,
    #[serde(borrow)]
    strict_abbreviations: Vec<&'static str>,
    #[serde(deserialize_with = "ordered::read_pairs")]
    relations: Vec<(&'static str, Synonyms)>,
    whole_query: PhrasesByLanguage,
}

#[derive(Deserialize)]
struct RawTopic {
    id: &'static str,
    category: Category,
    #[serde(default)]
    also: Vec<Category>,
    #[serde(default)]
    parent: Option<&'static str>,
    label: Labels,
    synonyms: Synonyms,
    #[serde(default)]
    see_also: Vec<&'static str>,
    #[serde(default)]
    codes: Vec<TopicCode>,
    #[serde(default)]
    sensitive: bool,
    #[serde(default)]
    crisis_notice: bool,
}

/// Phrase and topic ids, in the order of the file.
type Phrases = Vec<(&'static str, Vec<&'static str>)>;

#[derive(Deserialize)]
struct PhrasesByLanguage {
    // Spelled out, so that serde sees what it borrows.
    #[serde(borrow, deserialize_with = "ordered::read_pairs")]
    en: Vec<(&'static str, Vec<&'static str>)>,
    #[serde(deserialize_with = "ordered::read_pairs")]
    de: Phrases,
    #[serde(deserialize_with = "ordered::read_pairs")]
    nb: Phrases,
}

impl PhrasesByLanguage {
    fn iter(&self) -> impl Iterator<Item = (Language, &'static str, &[&'static str])> {
        [(Language::En, &self.en), (Language::De, &self.de), (Language::Nb, &self.nb)]
            .into_iter()
            .flat_map(|(l, phrases)| phrases.iter().map(move |(phrase, ids)| (l, *phrase, ids.as_slice())))
    }
}

/// Whether somebody who reads about a topic may be watched by whom it is about: violence is its main category, and the
/// thesaurus calls it sensitive (bullying at school is not, and neither is grief after a murder).
pub fn is_about_violence(topic: &str) -> bool {
    let thesaurus = Thesaurus::embedded();
    let found = thesaurus.topic_named(topic).map(|id| thesaurus.get(id));
    found.is_some_and(|topic| topic.category == Category::Violence && topic.sensitive)
}

impl Category {
    /// The name shown to people.
    pub fn label(self, language: Language) -> &'static str {
        Thesaurus::embedded().category(self).map_or(self.id(), |record| record.labels.get(language))
    }

    /// Further words for this category.
    pub fn synonyms(self) -> &'static Synonyms {
        static NONE: std::sync::LazyLock<Synonyms> = std::sync::LazyLock::new(Synonyms::default);
        Thesaurus::embedded().category(self).map_or(&NONE, |record| &record.synonyms)
    }

    /// Codes of the category in public classifications.
    pub fn codes(self) -> &'static [TopicCode] {
        Thesaurus::embedded().category(self).map_or(&[], |record| &record.codes)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn id(name: &str) -> TopicId {
        Thesaurus::embedded().topic_named(name).unwrap_or_else(|| panic!("no topic {name}"))
    }

    #[test]
    fn the_embedded_file_is_read_whole() {
        let thesaurus = Thesaurus::parse(TOPICS).expect("topics.json");
        assert_eq!(thesaurus.len(), 299);
        assert_eq!(thesaurus.categories.len(), Category::ALL.len());
        assert_eq!(thesaurus.words().relations().len(), 12);
        assert_eq!(thesaurus.words().whole_query()[0].phrase, "I hit");
    }

    #[test]
    fn a_broader_topic_contains_its_narrower_ones() {
        let thesaurus = Thesaurus::embedded();
        let below = thesaurus.narrower_topics(id("cancer"));
        assert_eq!(below[0], id("cancer"));
        assert!(below.contains(&id("breast-cancer")));
        assert!(!below.contains(&id("tinnitus")));
        assert_eq!(thesaurus.broader_topics(id("breast-cancer")), [id("cancer")]);
        assert!(thesaurus.broader_topics(id("cancer")).is_empty());
    }

    #[test]
    fn a_circle_of_parents_ends() {
        let text = r#"{"categories":[],"topics":[
            {"id":"a","category":"life","parent":"b","label":{"en":"a","de":"a","nb":"a"},"synonyms":{}},
            {"id":"b","category":"life","parent":"a","label":{"en":"b","de":"b","nb":"b"},"synonyms":{}}],
            "shared":{"en":{},"de":{},"nb":{}},"stopwords":{},"stopwords_late":{},"stopwords_homographs":{},
            "strict_abbreviations":[],"relations":{},"whole_query":{"en":{},"de":{},"nb":{}}}"#;
        let thesaurus = Thesaurus::parse(text).expect("small file");
        assert_eq!(thesaurus.narrower_topics(TopicId(0)), [TopicId(0), TopicId(1)]);
        assert_eq!(thesaurus.broader_topics(TopicId(0)), [TopicId(1)]);
    }

    #[test]
    fn labels_follow_the_language() {
        let topic = Thesaurus::embedded().get(id("breast-cancer"));
        assert_eq!(topic.label(Language::De), "Brustkrebs");
        assert_eq!(topic.label(Language::Nb), "Brystkreft");
        assert_eq!(Category::MentalHealth.label(Language::De), "Psychische Gesundheit");
        assert_eq!(Category::from_id("Mental_Health"), Some(Category::MentalHealth));
        assert_eq!(Category::from_id("health"), None);
    }
}
