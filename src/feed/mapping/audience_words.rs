//! Words of a label that say for whom a group is.

use crate::group::{Coded, CodedSet, People, Relation};
use crate::place::fold;
use crate::topic::Thesaurus;
use crate::topic::facets::Facets;
use crate::topic::language::Language;
use std::collections::HashMap;
use std::sync::LazyLock;

/// For whom, as words say it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Whom {
    pub audience: CodedSet<Relation>,
    pub people: CodedSet<People>,
}

impl Whom {
    pub(super) fn union(self, other: Self) -> Self {
        Self { audience: self.audience.union(other.audience), people: self.people.union(other.people) }
    }
}

/// Forms that the lists of the thesaurus do not have.
const MORE: &[(&str, &str)] = &[
    ("angehoriger", "relatives"),
    ("angehoerigengruppe", "relatives"),
    ("zugehoerige", "relatives"),
    ("familien", "relatives"),
    ("familienangehoerige", "relatives"),
    ("elterngruppe", "parents"),
    ("elternkreis", "parents"),
    ("muetter", "parents"),
    ("vaeter", "parents"),
    ("partner innen", "partners"),
    ("partnerinnen", "partners"),
    ("erwachsene kinder", "children"),
    ("betroffene", "affected"),
    ("hinterbliebene", "bereaved"),
    ("jugendgruppe", "teens"),
    ("jugendliche", "teens"),
    ("junge betroffene", "young"),
    ("junge menschen", "young"),
    ("junges alter", "young"),
    ("jungere", "young"),
    ("frauengruppe", "women"),
    ("frauen", "women"),
    ("maennergruppe", "men"),
    ("maenner", "men"),
    ("senioren", "older"),
    ("fuer kinder", "children-age"),
    ("kinder", "children-age"),
];

static WORDS: LazyLock<HashMap<String, Whom>> = LazyLock::new(|| {
    let mut words: HashMap<String, Whom> = HashMap::new();
    let mut add = |phrase: &str, id: &str| {
        let mut whom = Whom::default();
        match (Relation::from_id(id), People::from_id(id)) {
            (Some(relation), _) => whom.audience.insert(relation),
            (None, Some(people)) => whom.people.insert(people),
            (None, None) => return,
        }
        let entry = words.entry(fold(phrase)).or_default();
        *entry = entry.union(whom);
    };
    for relation in Thesaurus::embedded().words().relations() {
        for (_, phrase) in relation.phrases.iter() {
            add(phrase, relation.id);
        }
    }
    if let Some(facet) = Facets::embedded().facet("people") {
        for value in &facet.values {
            for language in Language::ALL {
                add(value.label(language), value.id);
            }
            for (_, phrase) in value.synonyms.iter() {
                add(phrase, value.id);
            }
        }
    }
    for (phrase, id) in MORE {
        add(phrase, id);
    }
    words
});

/// For whom, if the whole folded phrase says nothing else: "angehorige", "auch angehorige", "frauen".
pub(super) fn whom(key: &str) -> Option<Whom> {
    let key = key.trim();
    let key = ["auch ", "nur ", "fur ", "for ", "also "]
        .iter()
        .find_map(|word| key.strip_prefix(word))
        .unwrap_or(key);
    if let Some(whom) = WORDS.get(key) {
        return Some(*whom);
    }
    let mut all = Whom::default();
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
