//! Places that a person may be at: countries, regions, towns and postal codes, by what is typed.

use super::page::country_name;
use crate::locale::Locale;
use crate::place::{Gazetteer, Home, HomeSource};
use crate::search::fold;
use crate::topic::{FacetValue, Facets, Language};

/// At most so many places are offered for one text.
const OFFERED: usize = 60;
/// Towns among them.
const TOWNS: usize = 30;

/// How well a name fits what is typed, the best first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Fit {
    Whole,
    Beginning,
    BeginningOfWord,
}

impl Fit {
    /// How a folded name fits what is typed, folded.
    fn of(name: &str, typed: &str) -> Option<Self> {
        if name == typed {
            Some(Self::Whole)
        } else if name.starts_with(typed) {
            Some(Self::Beginning)
        } else if name.split([' ', '-']).any(|word| word.starts_with(typed)) {
            Some(Self::BeginningOfWord)
        } else {
            None
        }
    }
}

/// The places that fit what is typed, the likeliest first; those of the country `prefer` before others that fit as
/// well. Where nothing is typed, all countries by name, `prefer` first.
pub fn find_homes(typed: &str, prefer: Option<&str>, known_from: HomeSource, locale: &Locale) -> Vec<Home> {
    let folded = fold(typed.trim());
    if folded.is_empty() {
        return all_countries(prefer, known_from, locale);
    }
    let mut found: Vec<(Fit, bool, usize, Home)> = Vec::new();
    let elsewhere = |country: &str| prefer.is_some_and(|prefer| prefer != country);
    for country in Facets::embedded().facet("country").into_iter().flat_map(|facet| &facet.values) {
        let fit = country_names(country).iter().filter_map(|name| Fit::of(name, &folded)).min();
        let home = Home::in_country(country.id, known_from);
        found.extend(fit.map(|fit| (fit, elsewhere(country.id), found.len(), home)));
    }
    for (country, code, name) in Gazetteer::embedded().regions() {
        let whole_code = fold(&format!("{country}-{code}")) == folded;
        let fit = if whole_code { Some(Fit::Whole) } else { Fit::of(&fold(name), &folded) };
        let home = Home::in_region(country, name, known_from);
        found.extend(fit.map(|fit| (fit, elsewhere(country), found.len(), home)));
    }
    let towns = Gazetteer::embedded().find_places(typed, prefer);
    let begun = Gazetteer::embedded().complete_town(typed, prefer, TOWNS);
    for place in towns.iter().take(TOWNS).chain(&begun) {
        let home = Home::at_place(place, known_from);
        if found.iter().any(|(_, _, _, other)| *other == home) {
            continue;
        }
        let is_code = place.postcode.is_some();
        let fit = if is_code { Some(Fit::Whole) } else { Fit::of(&fold(place.town.name), &folded) };
        // Towns have more names than the one that is shown, and may be mistyped.
        found.push((fit.unwrap_or(Fit::BeginningOfWord), elsewhere(place.town.country), found.len(), home));
    }
    found.sort_by_key(|(fit, elsewhere, at, _)| (*fit, *elsewhere, *at));
    found.truncate(OFFERED);
    found.into_iter().map(|(_, _, _, home)| home).collect()
}

/// The place that is named, if one is: not one that only begins alike or is mistyped.
pub fn home_named(
    named: &str,
    prefer: Option<&str>,
    known_from: HomeSource,
    locale: &Locale,
) -> Option<Home> {
    let homes = find_homes(named, prefer, known_from, locale);
    homes.into_iter().next().filter(|_| !named.trim().is_empty())
}

fn all_countries(prefer: Option<&str>, known_from: HomeSource, locale: &Locale) -> Vec<Home> {
    let countries = Facets::embedded().facet("country").into_iter().flat_map(|facet| &facet.values);
    let mut homes: Vec<(bool, String, Home)> = countries
        .map(|country| {
            let name = fold(&country_name(country.id, locale));
            (prefer != Some(country.id), name, Home::in_country(country.id, known_from))
        })
        .collect();
    homes.sort_by(|a, b| (a.0, &a.1).cmp(&(b.0, &b.1)));
    homes.into_iter().map(|(_, _, home)| home).collect()
}

/// The names of a country and other words for it, folded.
fn country_names(country: &FacetValue) -> Vec<String> {
    let synonyms = Language::ALL.iter().flat_map(|language| country.synonyms.get(*language).iter().copied());
    let words = country.labels.all().into_iter().chain(synonyms).chain(country.aliases.iter().copied());
    words.chain([country.id]).map(fold).collect()
}

/// A place in words: "Bergen, Vestland, Norway", "Bayern, Germany", "Norway".
pub fn home_label(home: &Home, locale: &Locale) -> String {
    let country = country_name(&home.country, locale);
    let region = home.region.as_ref().filter(|region| Some(*region) != home.label.as_ref());
    let parts = [home.label.clone(), region.cloned(), Some(country)];
    parts.into_iter().flatten().collect::<Vec<_>>().join(", ")
}

/// A place in few words: "Bergen", "Bayern", "Norway".
pub fn home_short_label(home: &Home, locale: &Locale) -> String {
    let named = home.label.as_ref().or(home.region.as_ref()).cloned();
    named.unwrap_or_else(|| country_name(&home.country, locale))
}
