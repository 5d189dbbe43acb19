//! Word lists that say how the words of a query are meant. The `note` in `topics.json` explains them.

use super::{
    ids::TopicId,
    language::{Language, Synonyms},
};

/// The word lists of the thesaurus.
#[derive(Debug, Default)]
pub struct Words {
    pub(super) stopwords: Synonyms,
    pub(super) late: Synonyms,
    pub(super) homographs: Synonyms,
    pub(super) strict: Vec<&'static str>,
    pub(super) relations: Vec<Relation>,
    pub(super) shared: Vec<SharedWord>,
    pub(super) whole_query: Vec<WholeQuery>,
}

impl Words {
    /// Function words to ignore in queries and in synonym phrases alike; none carries a topic in any language.
    pub fn stopwords(&self, language: Language) -> &[&'static str] {
        self.stopwords.get(language)
    }

    /// Words kept while synonym phrases are looked up ("he hits me") and ignored afterwards, never when alone.
    pub fn stopwords_late(&self, language: Language) -> &[&'static str] {
        self.late.get(language)
    }

    /// Function words of one language that carry meaning in another (die, war, men): ignore only when the query
    /// is recognisably in that language and another word remains.
    pub fn stopwords_homographs(&self, language: Language) -> &[&'static str] {
        self.homographs.get(language)
    }

    /// Abbreviations that match only as typed in capitals or as the only content word, before folding.
    pub fn strict_abbreviations(&self) -> &[&'static str] {
        &self.strict
    }

    /// Phrases that say who the help is for, by value of the facet `for`. Look up the longest phrase first,
    /// before stop words are removed; `affected` only if no other relation matches.
    pub fn relations(&self) -> &[Relation] {
        &self.relations
    }

    /// Words (lower case) that belong to several topics: a search returns all of them.
    pub fn shared(&self) -> &[SharedWord] {
        &self.shared
    }

    /// Phrases that count only when they are the entire query, in order of precedence.
    pub fn whole_query(&self) -> &[WholeQuery] {
        &self.whole_query
    }
}

/// Phrases that name one value of the facet `for`.
#[derive(Debug)]
pub struct Relation {
    /// The value of the facet `for`, for instance `partners`.
    pub id: &'static str,
    /// The phrases by language.
    pub phrases: Synonyms,
}

/// A word that belongs to several topics.
#[derive(Debug)]
pub struct SharedWord {
    /// Language of the word.
    pub language: Language,
    /// The word or phrase in lower case.
    pub word: &'static str,
    /// The topics, best first.
    pub topics: Vec<TopicId>,
}

/// A phrase that counts only as the entire query.
#[derive(Debug)]
pub struct WholeQuery {
    /// Language of the phrase.
    pub language: Language,
    /// The phrase as written.
    pub phrase: &'static str,
    /// The topics in the order to show them.
    pub topics: Vec<TopicId>,
}
