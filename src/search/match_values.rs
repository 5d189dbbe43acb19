//! The fuzzy filter of the panes: which values fit what is typed, best first.

use super::facet::{Facet, FacetValue, ValueId};
use super::fuzzy::{Fuzzy, How};
use super::index::Index;
use crate::topic::{Category, Facets, Language, Thesaurus};
use std::ops::Range;

/// A value that fits.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MatchedValue {
    /// The value.
    pub value: ValueId,
    /// Bytes of its name that the typed letters match; empty where another of its words matched.
    pub matches: Vec<Range<usize>>,
}

/// The order of the values: how the letters stand, whether in the name itself, how many groups there are, score.
type Rank = (How, bool, u32, u32);

/// Most values that are listed for one text.
const LISTED: usize = 200;

/// The values of a filter that fit what is typed, by name in any of the three languages or by another word for
/// them; names in the reader's language first.
pub fn filter_values(index: &Index, facet: Facet, typed: &str, language: Language) -> Vec<MatchedValue> {
    let Some(mut fuzzy) = Fuzzy::new(typed) else { return Vec::new() };
    let counts = index.all_counts();
    let mut found: Vec<(Rank, ValueId, bool)> = Vec::new();
    for (value, id) in index.values(facet).iter().zip(0_u32..) {
        let [own, others] = names_of(facet, value, language);
        let own = own.iter().filter_map(|name| fuzzy.fit(name)).max();
        let other = others.iter().filter_map(|name| fuzzy.fit(name)).max();
        let Some(how) = own.iter().chain(&other).map(|f| f.how).max() else { continue };
        let by_name = own.is_some_and(|f| f.how == how);
        let score = if by_name { own } else { other }.map_or(0, |f| f.score);
        found.push(((how, by_name, counts.count_of(facet, ValueId(id)), score), ValueId(id), own.is_some()));
    }
    found.sort_by_key(|(rank, value, _)| (std::cmp::Reverse(*rank), *value));
    found.truncate(LISTED);
    found
        .into_iter()
        .map(|(_, value, own)| {
            let label = index.value(facet, value).map(|v| names_of(facet, v, language)).unwrap_or_default();
            let label = label.first().and_then(|own| own.first()).cloned().unwrap_or_default();
            let matches = if own { fuzzy.matches_in(&label) } else { Vec::new() };
            MatchedValue { value, matches }
        })
        .collect()
}

/// The name of a value in the reader's language, and all other words for it.
fn names_of(facet: Facet, value: &FacetValue, language: Language) -> [Vec<String>; 2] {
    if let Some(name) = &value.name {
        return [vec![name.clone()], Vec::new()];
    }
    let all = |labels: [&'static str; 3], own: &'static str, more: Vec<&'static str>| {
        let others = labels.into_iter().chain(more).map(str::to_owned).collect();
        [vec![own.to_owned()], others]
    };
    let synonyms = |synonyms: &'static crate::topic::Synonyms| synonyms.iter().map(|(_, w)| w).collect();
    match facet {
        Facet::Topic => {
            let thesaurus = Thesaurus::embedded();
            let Some(topic) = thesaurus.topic_named(&value.id).map(|id| thesaurus.get(id)) else {
                return Default::default();
            };
            all(topic.labels.all(), topic.label(language), synonyms(&topic.synonyms))
        }
        Facet::Category => {
            let Some(category) = Category::from_id(&value.id) else { return Default::default() };
            all(
                Language::ALL.map(|l| category.label(l)),
                category.label(language),
                synonyms(category.synonyms()),
            )
        }
        _ => {
            let name = if facet == Facet::Place { "country" } else { facet.id() };
            match Facets::embedded().value(name, &value.id) {
                Some(known) => all(known.labels.all(), known.label(language), synonyms(&known.synonyms)),
                None => [vec![value.id.clone()], Vec::new()],
            }
        }
    }
}
