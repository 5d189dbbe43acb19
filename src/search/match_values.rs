//! The fuzzy filter of the panes: which values fit what is typed, best first. Short lists are what nucleo is
//! made for.

use super::facet::{Facet, FacetValue, ValueId};
use super::highlight::highlight;
use super::index::Index;
use super::query::Query;
use super::tokenize::tokenize;
use crate::place::fold;
use crate::topic::{Category, Facets, Language, Thesaurus};
use nucleo::pattern::{Atom, AtomKind, CaseMatching, Normalization};
use nucleo::{Config, Matcher, Utf32Str};
use std::ops::Range;

/// A value that fits.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MatchedValue {
    /// The value.
    pub value: ValueId,
    /// Bytes of its name that the typed letters match; empty where another of its words matched.
    pub matches: Vec<Range<usize>>,
}

/// How typed letters stand in a name, from worst to best.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum How {
    /// In order, in one word, from its first letter on.
    Scattered,
    /// Inside a word.
    Part,
    /// At the beginning of a word.
    Beginning,
}

/// How well a name fits: how the letters stand, then nucleo's score.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Fit {
    how: How,
    score: u32,
}

/// The order of the values: how the letters stand, whether in the name itself, how many groups there are, score.
type Rank = (How, bool, u32, u32);

/// Most values that are listed for one text.
const LISTED: usize = 200;

/// The values of a filter that fit what is typed, by name in any of the three languages or by another word for
/// them; names in the reader's language first.
pub fn filter_values(index: &Index, facet: Facet, typed: &str, language: Language) -> Vec<MatchedValue> {
    let folded = fold(typed);
    let atoms: Vec<Atom> = folded
        .split(' ')
        .filter(|w| !w.is_empty())
        .map(|w| Atom::new(w, CaseMatching::Ignore, Normalization::Never, AtomKind::Fuzzy, false))
        .collect();
    if atoms.is_empty() {
        return Vec::new();
    }
    let mut matcher = Matcher::new(Config::DEFAULT);
    let mut buffer = Vec::new();
    let mut fit = |text: &str| -> Option<Fit> {
        let folded_text = fold(text);
        let words: Vec<&str> = folded_text.split(' ').collect();
        let mut fit = Fit { how: How::Beginning, score: 0 };
        for (atom, wanted) in atoms.iter().zip(folded.split(' ').filter(|w| !w.is_empty())) {
            let how = if words.iter().any(|w| w.starts_with(wanted)) {
                How::Beginning
            } else if words.iter().any(|w| w.contains(wanted)) {
                How::Part
            } else if wanted.chars().count() >= 3 && words.iter().any(|w| is_subsequence(wanted, w)) {
                How::Scattered
            } else {
                return None;
            };
            fit.how = fit.how.min(how);
            fit.score += u32::from(atom.score(Utf32Str::new(&folded_text, &mut buffer), &mut matcher)?);
        }
        Some(fit)
    };
    let counts = index.all_counts();
    let mut found: Vec<(Rank, ValueId, bool)> = Vec::new();
    for (value, id) in index.values(facet).iter().zip(0_u32..) {
        let [own, others] = names_of(facet, value, language);
        let own = own.iter().filter_map(|n| fit(n)).max();
        let other = others.iter().filter_map(|n| fit(n)).max();
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
            let matches = if own { matched_ranges(&label, &folded) } else { Vec::new() };
            MatchedValue { value, matches }
        })
        .collect()
}

/// Whether the letters stand in a word in their order, the first at its start.
fn is_subsequence(wanted: &str, word: &str) -> bool {
    let mut letters = word.chars();
    let mut rest = wanted.chars();
    if rest.next() != letters.next() {
        return false;
    }
    rest.all(|c| letters.any(|l| l == c))
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

/// The parts of a name that typed words match as they stand.
fn matched_ranges(label: &str, folded: &str) -> Vec<Range<usize>> {
    let query = Query { text: folded.to_owned(), ..Query::default() };
    if tokenize(label).is_empty() { Vec::new() } else { highlight(label, &query) }
}
