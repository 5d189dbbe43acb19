//! What the sections of the results are called, on the screen, in lines and in what is printed.

use super::page::country_name;
use super::value_labels::label_of;
use crate::locale::Locale;
use crate::search::{Facet, HitSection, Index, Near, Query, Results};

/// The heading of a section with the number of its listings.
pub fn section_heading(
    section: HitSection,
    results: &Results,
    query: &Query,
    index: &Index,
    locale: &Locale,
) -> String {
    let name = section_name(section, results, query, index, locale);
    let count = locale.number(u64::from(results.count_in(section)));
    locale.with("section-heading", &[("name", name.into()), ("count", count.into())])
}

/// How many were found, where `found` says how many are known to fit, and how many more are listed.
pub fn found_text(found: String, results: &Results, locale: &Locale) -> String {
    let more = results.uncounted();
    let more_text = ("more", locale.number(u64::from(more)).into());
    match results.known() {
        _ if more == 0 => found,
        0 if results.near().is_some_and(|near| near.within_km.is_some()) => {
            locale.with("found-farther", &[more_text])
        }
        0 => locale.with("found-uncertain", &[more_text]),
        _ => locale.with("found-more", &[("found", found.into()), more_text]),
    }
}

/// The name of a section.
pub fn section_name(
    section: HitSection,
    results: &Results,
    query: &Query,
    index: &Index,
    locale: &Locale,
) -> String {
    match section {
        HitSection::Fitting => locale.text("section-fitting"),
        HitSection::Near => {
            let region = [("region", results.region().unwrap_or_default().into())];
            let in_region = || locale.with("section-region", &region);
            results.near().map_or_else(in_region, |near| near_name(near, locale))
        }
        HitSection::FromAfar => locale.text("section-from-afar"),
        HitSection::Country => match results.country() {
            Some(country) => {
                let is_farther = results.near().is_some() || results.region().is_some();
                let key = if is_farther { "section-country-farther" } else { "section-country" };
                locale.with(key, &[("country", country_name(country, locale).into())])
            }
            None => locale.text("section-farther"),
        },
        HitSection::Worldwide => locale.text("section-worldwide"),
        HitSection::NotStated => {
            let conditions = condition_labels(results, query, index, locale);
            locale.with("section-not-stated", &[("conditions", conditions.join(", ").into())])
        }
        HitSection::Related => locale.text("section-related"),
        HitSection::Elsewhere => locale.text("section-elsewhere"),
    }
}

/// "Near Köln" or "Within 25 km of Köln".
fn near_name(near: &Near, locale: &Locale) -> String {
    let place = ("place", near.label.as_str().into());
    match near.within_km {
        None => locale.with("section-near", &[place]),
        Some(km) => locale.with("section-within", &[place, ("distance", locale.radius(km).into())]),
    }
}

/// What is asked of a listing besides what it is about and where it is, in words.
fn condition_labels(results: &Results, query: &Query, index: &Index, locale: &Locale) -> Vec<String> {
    let is_condition =
        |facet: &Facet| !matches!(facet, Facet::Topic | Facet::Category | Facet::Place | Facet::Kind);
    let chosen = query.selection.iter().filter(|(facet, _)| is_condition(facet));
    let chosen = chosen.filter_map(|(facet, value)| label_of(index, facet, value, locale.language()));
    let when = query.when.map(|when| when.label(locale.language()));
    let said = results.interpretations.iter().filter(|said| said.facet.as_ref().is_some_and(is_condition));
    let mut labels: Vec<String> = chosen.chain(when).collect();
    for said in said {
        if !labels.contains(&said.label) {
            labels.push(said.label.clone());
        }
    }
    labels
}
