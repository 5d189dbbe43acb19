//! What the filters on the command line mean: ids, labels and other words, in three languages and any case.

use super::context::Context;
use super::error::CommandError;
use crate::app::value_labels::value_label;
use crate::cli::Filters;
use crate::place::{Gazetteer, Match, PlaceMatch};
use crate::search::{
    Facet, FacetValue, Index, LocalNow, Near, Query, Results, Selection, ValueId, When, find_groups, fold,
};
use crate::topic::{Category, Facets, Language, Synonyms, Thesaurus};
use crate::typo::{COMMAND_VALUE, EditDistance};
use std::collections::BTreeSet;

/// A query made of words and filters.
pub struct Asked {
    /// The query.
    pub query: Query,
    /// Filters whose values no listing here has: nothing can be found.
    pub impossible: Vec<(Facet, String)>,
    /// Whether what helps in other countries is listed instead of counted.
    pub is_abroad_listed: bool,
    /// What `--near` was taken to mean, and what else it may mean.
    pub near_name: Option<(String, Vec<String>)>,
}

/// Understands words and filters.
///
/// # Errors
/// A value is not known; the message names the nearest that are.
pub(super) fn parse_filters(
    context: &Context<'_>,
    index: &Index,
    words: &[String],
    filters: &Filters,
) -> Result<Asked, CommandError> {
    let lists: [(Facet, &str, &[String]); 12] = [
        (Facet::Topic, "--topic", &filters.topic),
        (Facet::Category, "--category", &filters.category),
        (Facet::Place, "--place", &filters.place),
        (Facet::Format, "--format", &filters.format),
        (Facet::Audience, "--for", &filters.audience),
        (Facet::People, "--people", &filters.people),
        (Facet::Day, "--day", &filters.day),
        (Facet::Time, "--time", &filters.time),
        (Facet::Language, "--language", &filters.language),
        (Facet::Access, "--access", &filters.access),
        (Facet::Kind, "--kind", &filters.kind),
        (Facet::Facilitation, "--facilitation", &filters.facilitation),
    ];
    let country = context.country();
    let mut selection = Selection::default();
    let mut impossible = Vec::new();
    for (facet, option, asked) in lists {
        let (mut found, mut absent) = (0, Vec::new());
        for word in asked {
            match find_value(facet, word, index, country.as_deref()) {
                Meaning::Here(ids) => {
                    for id in ids.into_iter().filter(|id| !selection.contains(facet, *id)).collect::<Vec<_>>()
                    {
                        selection.toggle(facet, id);
                    }
                    found += 1;
                }
                Meaning::Elsewhere(name) => absent.push((facet, name)),
                Meaning::Unknown => {
                    let near = nearest_names(word, &suggestable_names(facet, index));
                    let near = if near.is_empty() { all_of_few(facet) } else { near };
                    return Err(unknown_value(context, option, word, &near));
                }
            }
        }
        if found == 0 {
            impossible.extend(absent);
        }
    }
    let near = filters.near.as_deref().map(|place| parse_near(context, place, filters.within)).transpose()?;
    let (near, near_name) = near.unzip();
    let when = filters.when.as_deref().map(|asked| {
        When::parse(asked).ok_or_else(|| {
            let offered = When::OFFERED.map(|when| when.label(context.language()));
            unknown_value(context, "--when", asked, &offered)
        })
    });
    let when = when.transpose()?;
    Ok(Asked {
        query: Query {
            text: words.join(" "),
            selection,
            near,
            when,
            home: context.home.clone(),
            language: context.language(),
            ..Query::default()
        },
        impossible,
        is_abroad_listed: filters.abroad,
        near_name,
    })
}

impl Asked {
    /// Searches. Where a filter asks for what no listing here has, nothing is found.
    pub fn search(&self, index: &Index, moment: &LocalNow) -> Results {
        let mut results = find_groups(index, &self.query, moment);
        if !self.impossible.is_empty() {
            results.total = 0;
            results.sections = Default::default();
            results.hits.clear();
        }
        results
    }
}

/// What one value may mean.
enum Meaning {
    /// Values of the index.
    Here(Vec<ValueId>),
    /// A value that is known but that no listing here has; its name.
    Elsewhere(String),
    /// Nothing known.
    Unknown,
}

fn find_value(facet: Facet, asked: &str, index: &Index, country: Option<&str>) -> Meaning {
    let wanted = fold(asked.trim());
    let values = index.values(facet);
    // An id first: it says exactly what is meant. Then names, then other words.
    let by_id = values_with(values, &|value, _| fold(&value.id) == wanted);
    if !by_id.is_empty() {
        return Meaning::Here(by_id);
    }
    let by_label =
        values_with(values, &|value, language| fold(&value_label(facet, value, language)) == wanted);
    if !by_label.is_empty() {
        return Meaning::Here(by_label);
    }
    let known =
        known_values(facet).into_iter().find(|known| known.words.iter().any(|word| fold(word) == wanted));
    let Some(known) = known else {
        return if facet == Facet::Place { find_town(asked, index, country) } else { Meaning::Unknown };
    };
    let here = values_with(values, &|value, _| value.id == known.id);
    if here.is_empty() { Meaning::Elsewhere(known.id.to_owned()) } else { Meaning::Here(here) }
}

/// The values that pass a test in one language at least.
fn values_with(values: &[FacetValue], test: &dyn Fn(&FacetValue, Language) -> bool) -> Vec<ValueId> {
    (0_u32..)
        .zip(values)
        .filter(|(_, value)| Language::ALL.into_iter().any(|language| test(value, language)))
        .map(|(n, _)| ValueId(n))
        .collect()
}

/// A town under any of its names (Cologne, Koeln) or its postal code. One that no listing is in is known all the
/// same.
fn find_town(asked: &str, index: &Index, country: Option<&str>) -> Meaning {
    let found = Gazetteer::embedded().find_places(asked, country);
    let sure = found.iter().filter(|place| place.found <= Match::Name);
    let here = sure.clone().filter_map(|place| {
        index.value_id(Facet::Place, &format!("{}, {}", place.town.name, place.town.country))
    });
    let here: Vec<ValueId> = here.take(1).collect();
    match sure.clone().next() {
        _ if !here.is_empty() => Meaning::Here(here),
        Some(place) => Meaning::Elsewhere(place.full_name()),
        None => Meaning::Unknown,
    }
}

/// A value that the program knows, whether or not a listing has it.
struct KnownValue {
    id: &'static str,
    words: Vec<&'static str>,
}

impl KnownValue {
    fn new(
        id: &'static str,
        labels: [&'static str; 3],
        synonyms: &Synonyms,
        aliases: &[&'static str],
    ) -> Self {
        let synonyms = Language::ALL.into_iter().flat_map(|language| synonyms.get(language).iter().copied());
        let words = std::iter::once(id).chain(labels).chain(synonyms).chain(aliases.iter().copied());
        Self { id, words: words.collect() }
    }
}

/// Everything known by which a value of the facet may be called; of places the countries.
fn known_values(facet: Facet) -> Vec<KnownValue> {
    match facet {
        Facet::Topic => Thesaurus::embedded()
            .topics()
            .map(|(_, topic)| KnownValue::new(topic.id, topic.labels.all(), &topic.synonyms, &[]))
            .collect(),
        Facet::Category => Category::ALL
            .iter()
            .map(|c| KnownValue::new(c.id(), Language::ALL.map(|l| c.label(l)), c.synonyms(), &[]))
            .collect(),
        _ => Facets::embedded()
            .facet(if facet == Facet::Place { "country" } else { facet.id() })
            .into_iter()
            .flat_map(|facet| &facet.values)
            .map(|value| KnownValue::new(value.id, value.labels.all(), &value.synonyms, &value.aliases))
            .collect(),
    }
}

/// What may be suggested: ids and names.
fn suggestable_names(facet: Facet, index: &Index) -> Vec<String> {
    let here = index.values(facet).iter().map(|value| value.id.clone());
    let known = known_values(facet);
    here.chain(known.iter().map(|known| known.id.to_owned()))
        .collect::<BTreeSet<_>>()
        .into_iter()
        .chain(known.iter().flat_map(|known| known.words.iter().map(|word| (*word).to_owned())))
        .collect()
}

/// All values of a short list, for a person who typed something quite different.
fn all_of_few(facet: Facet) -> Vec<String> {
    let known = known_values(facet);
    if known.len() > 20 { Vec::new() } else { known.iter().map(|known| known.id.to_owned()).collect() }
}

/// Says that a value is not known and which known ones are nearest.
pub(super) fn unknown_value(
    context: &Context<'_>,
    option: &str,
    asked: &str,
    near: &[String],
) -> CommandError {
    let values = [("option", option.into()), ("asked", asked.into()), ("near", near.join(", ").into())];
    let key = if near.is_empty() { "value-unknown" } else { "value-unknown-near" };
    CommandError::Usage(context.locale.with(key, &values))
}

/// Up to five names nearest to what was asked for: those that hold it or that it holds, then those with few
/// mistakes.
fn nearest_names(asked: &str, names: &[String]) -> Vec<String> {
    let wanted = fold(asked);
    let letters: Vec<char> = wanted.chars().collect();
    let length = letters.len();
    let most = COMMAND_VALUE.most_mistakes(length);
    let mut distance = EditDistance::default();
    let mut ranked: Vec<(usize, &String)> = names
        .iter()
        .filter_map(|name| {
            let folded = fold(name);
            if let Some(mistakes) = distance.count_between(&letters, &folded, most) {
                Some((mistakes, name))
            } else if length >= 3
                && (folded.contains(&wanted) || folded.len() >= 4 && wanted.contains(&folded))
            {
                Some((length, name))
            } else {
                None
            }
        })
        .collect();
    ranked.sort_by_key(|(rank, name)| (*rank, name.len()));
    let mut near: Vec<String> = Vec::new();
    for (_, name) in ranked {
        if near.len() < 5 && !near.iter().any(|n| fold(n) == fold(name)) {
            near.push(name.clone());
        }
    }
    near
}

/// The place that `--near` means, of several with one name the one in the country that is asked for, else in the
/// reader's, then the largest.
///
/// # Errors
/// No such place is known.
pub(super) fn find_place(
    context: &Context<'_>,
    asked: &str,
    country: Option<&str>,
) -> Result<PlaceMatch<'static>, CommandError> {
    let home = context.country();
    let found = Gazetteer::embedded().find_places(asked, country.or(home.as_deref()));
    let there = found.iter().position(|place| country.is_none_or(|country| place.town.country == country));
    refuse_typo(context, asked, &found)?;
    let best = there.and_then(|at| found.into_iter().nth(at));
    best.ok_or_else(|| unknown_value(context, "--near", asked, &[]))
}

/// A script that asks for a place must not be answered about another: as with every other value, what comes near is
/// named.
fn refuse_typo(context: &Context<'_>, asked: &str, found: &[PlaceMatch<'_>]) -> Result<(), CommandError> {
    let near: Vec<String> = found
        .iter()
        .filter(|place| place.found == Match::Typo)
        .take(OTHERS)
        .map(PlaceMatch::full_name)
        .collect();
    if near.is_empty() { Ok(()) } else { Err(unknown_value(context, "--near", asked, &near)) }
}

/// A place to be near to, with its full name and those of others that may be meant.
type NearNamed = (Near, (String, Vec<String>));

/// So many other places of one name are told.
const OTHERS: usize = 4;

/// Understands the place of `--near`: of several with one name the one in the reader's country, then the largest.
fn parse_near(context: &Context<'_>, asked: &str, within: Option<f64>) -> Result<NearNamed, CommandError> {
    let gazetteer = Gazetteer::embedded();
    let found = gazetteer.find_places(asked, context.country().as_deref());
    refuse_typo(context, asked, &found)?;
    let Some(best) = found.first() else {
        return Err(unknown_value(context, "--near", asked, &[]));
    };
    let near = Near {
        point: best.point,
        label: best.name(),
        country: Some(best.town.country.to_owned()),
        within_km: within,
    };
    let alike = found.iter().skip(1).filter(|other| other.found == best.found);
    let others = alike.take(OTHERS).map(PlaceMatch::full_name).collect();
    Ok((near, (best.full_name(), others)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn near_names_are_found() {
        let names = ["depression", "breast-cancer", "cancer", "online"].map(str::to_owned);
        assert_eq!(nearest_names("depresion", &names), ["depression"]);
        assert_eq!(nearest_names("Cancr", &names), ["cancer"]);
        assert!(nearest_names("xyzzy", &names).is_empty());
    }
}
