//! Words of a label that say for whom a group is.

use crate::feed::words::FeedWords;
use crate::group::{Coded, CodedSet, People, Relation};
use crate::place::fold;
use crate::topic::Thesaurus;
use crate::topic::facets::Facets;
use crate::topic::language::Language;
use std::collections::HashMap;
use std::sync::LazyLock;

/// For whom, as words say it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct LabelAudience {
    pub audience: CodedSet<Relation>,
    pub people: CodedSet<People>,
}

impl LabelAudience {
    pub(super) fn union(self, other: Self) -> Self {
        Self { audience: self.audience.union(other.audience), people: self.people.union(other.people) }
    }
}

/// For whom, by folded phrases.
static WORDS: LazyLock<HashMap<String, LabelAudience>> = LazyLock::new(|| {
    let mut words: HashMap<String, LabelAudience> = HashMap::new();
    for relation in Thesaurus::embedded().words().relations() {
        for (_, phrase) in relation.phrases.iter() {
            insert_phrase(&mut words, phrase, relation.id);
        }
    }
    if let Some(facet) = Facets::embedded().facet("people") {
        for value in &facet.values {
            for language in Language::ALL {
                insert_phrase(&mut words, value.label(language), value.id);
            }
            for (_, phrase) in value.synonyms.iter() {
                insert_phrase(&mut words, phrase, value.id);
            }
        }
    }
    for (phrase, id) in &FeedWords::embedded().labels.audience {
        insert_phrase(&mut words, phrase, id);
    }
    words
});

/// A phrase may say several things: "Eltern" of a relation, and people of another facet.
fn insert_phrase(words: &mut HashMap<String, LabelAudience>, phrase: &str, id: &str) {
    let mut audience = LabelAudience::default();
    match (Relation::from_id(id), People::from_id(id)) {
        (Some(relation), _) => audience.audience.insert(relation),
        (None, Some(people)) => audience.people.insert(people),
        (None, None) => return,
    }
    let entry = words.entry(fold(phrase)).or_default();
    *entry = entry.union(audience);
}

/// For whom, if the whole folded phrase says nothing else: "angehorige", "auch angehorige", "frauen".
pub(super) fn find_audience(key: &str) -> Option<LabelAudience> {
    let key = key.trim();
    let mut before = FeedWords::embedded().labels.before_audience.iter();
    let key = before.find_map(|word| key.strip_prefix(word)).unwrap_or(key);
    if let Some(whom) = WORDS.get(key) {
        return Some(*whom);
    }
    let mut all = LabelAudience::default();
    let mut found = false;
    for part in key
        .split(" u ")
        .flat_map(|part| part.split(" und "))
        .flat_map(|part| part.split(" and "))
        .flat_map(|part| part.split(" og "))
    {
        all = all.union(*WORDS.get(part.trim())?);
        found = true;
    }
    found.then_some(all)
}
