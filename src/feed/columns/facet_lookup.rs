//! Values of facets by the words that people write into cells: the labels and synonyms that search knows, in all three
//! languages, and the words of `data/feeds/value-words.json`.

use crate::place::fold;
use crate::topic::{Facets, Language};
use crate::typo::EditDistance;
use serde::Deserialize;
use std::collections::{BTreeMap, HashMap};
use std::sync::LazyLock;

static FILE: &str = include_str!("../../../data/feeds/value-words.json");

/// The file as a whole.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct ValueWords {
    #[serde(rename = "note")]
    _note: serde::de::IgnoredAny,
    /// Facet, value, words.
    #[serde(borrow)]
    facets: BTreeMap<&'static str, BTreeMap<&'static str, Vec<&'static str>>>,
}

/// By facet: the id of a value by its folded words.
type ValueIndex = HashMap<&'static str, HashMap<String, &'static str>>;

static INDEX: LazyLock<ValueIndex> =
    LazyLock::new(|| build_index(&serde_json::from_str(FILE).unwrap_or_default()));

fn build_index(words: &ValueWords) -> ValueIndex {
    let mut index = ValueIndex::new();
    for facet in Facets::embedded().iter() {
        let values = index.entry(facet.id).or_default();
        for value in &facet.values {
            let labels = Language::ALL.iter().map(|language| value.label(*language));
            let synonyms = value.synonyms.iter().map(|(_, synonym)| synonym);
            let spellings = value.aliases.iter().copied().chain(value.own_name).chain([value.id]);
            for word in labels.chain(synonyms).chain(spellings) {
                values.entry(fold(word)).or_insert(value.id);
            }
        }
        // The words for cells are more exact than synonyms made for search.
        for (id, list) in words.facets.get(facet.id).into_iter().flatten() {
            values.extend(list.iter().map(|word| (fold(word), *id)));
        }
    }
    index
}

/// Below so many letters a typing error makes another word.
const FEWEST_LETTERS: usize = 7;

/// The id of the value of a facet that these words name; a typing error is forgiven in long words.
pub(super) fn find_value(facet: &str, words: &str) -> Option<&'static str> {
    let values = INDEX.get(facet)?;
    let key = fold(words);
    if let Some(id) = values.get(&key) {
        return Some(id);
    }
    let letters: Vec<char> = key.chars().collect();
    if letters.len() < FEWEST_LETTERS {
        return None;
    }
    let mut distance = EditDistance::default();
    let mut found = None;
    for (word, id) in values {
        if distance.count_between(&letters, word, 1).is_some() {
            match found {
                Some(other) if other != *id => return None,
                _ => found = Some(*id),
            }
        }
    }
    found
}

/// Splits a cell with several values: "Frauen, Jugendliche", "Deutsch und Englisch", "women/men".
pub(super) fn split_values(text: &str) -> Vec<&str> {
    let mut parts: Vec<&str> = text.split([',', ';', '/', '|', '&', '+', '\n', '•']).collect();
    for between in [" und ", " and ", " og ", " sowie ", " samt "] {
        parts = parts.into_iter().flat_map(|part| part.split(between)).collect();
    }
    parts.into_iter().map(str::trim).filter(|part| !part.is_empty()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_file_names_values_that_there_are() {
        let words: ValueWords = serde_json::from_str(FILE).unwrap();
        for (facet, values) in &words.facets {
            let mut seen = HashMap::new();
            for (id, list) in values {
                assert!(Facets::embedded().value(facet, id).is_some(), "{facet}: {id}");
                for word in list {
                    assert_eq!(word.to_lowercase(), *word);
                    assert_eq!(seen.insert(fold(word), id), None, "{facet}: {word} means two things");
                }
            }
        }
    }

    #[test]
    fn cells_are_understood_in_three_languages() {
        for (facet, words, expected) in [
            ("status", "Beendet", Some("ended")),
            ("status", "nedlagt", Some("ended")),
            ("status", "pausiert", Some("paused")),
            ("status", "Under oppstart", Some("founding")),
            ("status", "42", None),
            ("format", "vor Ort", Some("in-person")),
            ("format", "Fysisk", Some("in-person")),
            ("people", "Frauen", Some("women")),
            ("for", "Pårørende", Some("relatives")),
            ("language", "Deutsch", Some("de")),
            ("language", "norsk bokmål", Some("nb")),
            ("cost", "Kostenlos", Some("free")),
            ("cost", "kostenlsos", Some("free")),
            ("attendance", "ohne Anmeldung", Some("drop-in")),
        ] {
            assert_eq!(find_value(facet, words), expected, "{facet}: {words}");
        }
    }
}
