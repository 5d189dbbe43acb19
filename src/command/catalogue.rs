//! `groupfinder sources catalogue`: public feeds to choose from, those of the reader's place first. None of them is
//! contacted.

use super::context::Context;
use super::data_page::source_of_listed;
use super::error::CommandError;
use super::filters::{find_place, unknown_value};
use super::output::print_json;
use crate::app::source_offers::{Here, Nearness, coverage_text, distance_to, rank_offers, rank_sources};
use crate::app::state::{Source, SourcesView};
use crate::cli::{CatalogueArgs, Output};
use crate::export::plain;
use crate::place::Gazetteer;
use crate::search::fold;
use crate::sync::catalogue::Listed;
use crate::sync::catalogue_files::Catalogue;
use crate::topic::{Facets, Language};
use serde_json::{Value, json};
use std::io::Write;

/// A feed that fits what was asked for.
struct FoundFeed<'a> {
    listed: &'a Listed,
    source: &'a Source,
    nearness: Nearness,
}

/// Prints the public feeds that are known, best first, without contacting any of them.
///
/// # Errors
/// The place or country is not known, or the output cannot be written.
pub(super) fn list_catalogue(
    context: &Context<'_>,
    args: &CatalogueArgs,
    output: Output,
    out: &mut dyn Write,
    err: &mut dyn Write,
) -> Result<(), CommandError> {
    let catalogue = Catalogue::read();
    for error in &catalogue.errors {
        writeln!(err, "groupfinder: {error}")?;
    }
    let here = read_here(context, args)?;
    let sources = catalogue.listed.iter().map(source_of_listed).collect();
    let view = SourcesView { sources, ..SourcesView::default() };
    let wanted: Vec<String> = args.words.iter().flat_map(|w| w.split_whitespace()).map(fold).collect();
    let programme = args.programme.as_deref().map(fold_programme);
    let mut found: Vec<FoundFeed<'_>> = choose_sources(&view, &here, args)
        .into_iter()
        .filter_map(|(nearness, at)| {
            Some(FoundFeed { listed: catalogue.listed.get(at)?, source: view.sources.get(at)?, nearness })
        })
        .filter(|found| feed_fits(found.listed, &wanted))
        .collect();
    if let Some(programme) = programme {
        found
            .retain(|found| found.listed.programme.as_deref().map(fold_programme) == Some(programme.clone()));
    }
    if args.near.is_some() {
        keep_the_near(&mut found);
    }
    if output == Output::Json {
        let sources: Vec<_> = found.iter().map(|found| feed_document(found, &here)).collect();
        return print_json(out, &json!({"total": sources.len(), "sources": sources}));
    }
    let mut page = String::new();
    for feed in &found {
        push_feed(&mut page, feed, &here, context);
    }
    out.write_all(page.as_bytes())?;
    let note = if found.is_empty() { "sources-catalogue-none" } else { "sources-catalogue-note" };
    writeln!(err, "{}", context.locale.text(note))?;
    Ok(())
}

/// Where the reader asks for feeds: the place, else the country, else home.
fn read_here(context: &Context<'_>, args: &CatalogueArgs) -> Result<Here, CommandError> {
    let country = match &args.country {
        None => None,
        Some(asked) => Some(
            super::crisis::country_code(asked)
                .ok_or_else(|| unknown_value(context, "--country", asked, &[]))?,
        ),
    };
    let Some(asked) = &args.near else {
        return Ok(Here::in_country(country.or(context.country().as_deref())));
    };
    let town = find_place(context, asked, country)?;
    Ok(Here {
        country: Some(town.town.country.to_owned()),
        region: Some(format!("{}-{}", town.town.country, town.town.region_code)),
        point: Some(town.point),
    })
}

/// All feeds, best first; those for one place or country where one was asked for, and then none that nobody has tried
/// where something better is as near.
fn choose_sources(view: &SourcesView, here: &Here, args: &CatalogueArgs) -> Vec<(Nearness, usize)> {
    let mut chosen = rank_sources(view, here);
    if args.near.is_some() || args.country.is_some() {
        let offered = rank_offers(view, here);
        chosen.retain(|(_, at)| offered.contains(at));
    }
    chosen
}

/// Of feeds for a place, those of other parts of the country help only where there is no nearer one.
fn keep_the_near(found: &mut Vec<FoundFeed<'_>>) {
    if found.iter().any(|found| found.nearness < Nearness::ElsewhereInCountry) {
        found.retain(|found| found.nearness != Nearness::ElsewhereInCountry);
    }
}

/// A programme without what its spellings differ in: `Al-Anon` is `alanon`.
fn fold_programme(programme: &str) -> String {
    fold(programme).chars().filter(|letter| letter.is_alphanumeric()).collect()
}

/// Whether a feed has all words: by its town, region and country in any language, and by the beginnings of words, so
/// that "no" is Norway and not in "Autonomy".
fn feed_fits(listed: &Listed, wanted: &[String]) -> bool {
    let mut names: Vec<&str> = vec![&listed.id, &listed.name, &listed.url];
    names.extend(listed.programme.as_deref());
    names.extend(listed.place.as_ref().map(|place| place.name.as_str()));
    for code in &listed.country {
        names.push(code);
        names.extend(Language::ALL.map(|language| Facets::embedded().label_of("country", code, language)));
    }
    let regions = listed.region.iter().flat_map(|codes| codes.split(' '));
    names.extend(regions.filter_map(|region| {
        let (country, code) = region.split_once('-')?;
        Gazetteer::embedded().region_name(country, code)
    }));
    let all = fold(&names.join(" "));
    wanted.iter().all(|word| {
        all.split(|c: char| !c.is_alphanumeric()).any(|part| part.starts_with(word.as_str()))
            || all.contains(&format!(" {word}"))
    })
}

fn feed_document(found: &FoundFeed<'_>, here: &Here) -> Value {
    let listed = found.listed;
    let nearness = match found.nearness {
        Nearness::Town => "town",
        Nearness::Region => "region",
        Nearness::Country => "country",
        Nearness::ElsewhereInCountry => "elsewhere-in-country",
        Nearness::World => "world",
        Nearness::Abroad => "abroad",
    };
    json!({
        "id": listed.id,
        "name": listed.name,
        "programme": listed.programme,
        "format": listed.format,
        "kind": listed.kind,
        "country": listed.country,
        "region": listed.region,
        "place": listed.place.as_ref().map(|place| &place.name),
        "nearness": nearness,
        "distance_km": distance_to(found.source, here).map(f64::round),
        "grade": format!("{:?}", listed.grade),
        "tried": !found.source.is_untried,
        "records": listed.records,
        "seen": listed.seen,
        "filter": listed.filter,
        "url": listed.url,
        "note": listed.note,
    })
}

/// A feed for people: what it is, where it is, what to know of it.
fn push_feed(page: &mut String, found: &FoundFeed<'_>, here: &Here, context: &Context<'_>) {
    let (listed, locale) = (found.listed, &context.locale);
    let kinds: Vec<&str> = listed.programme.iter().chain(&listed.format).map(String::as_str).collect();
    plain::push_lines(page, &format!("{}: {} [{}]", listed.id, listed.name, kinds.join(", ")), 0);
    plain::push_lines(page, &listed.url, 2);
    let mut facts = vec![coverage_text(found.source, locale)];
    facts.extend(distance_to(found.source, here).map(|km| locale.distance(km)));
    match (&listed.seen, listed.records) {
        _ if found.source.is_untried => facts.push(locale.text("source-untried")),
        (Some(seen), Some(records)) => {
            let values = [("date", seen.as_str().into()), ("count", locale.number(records.into()).into())];
            facts.push(locale.with("source-seen-records", &values));
        }
        (Some(seen), None) => facts.push(locale.with("source-seen", &[("date", seen.as_str().into())])),
        (None, _) => {}
    }
    facts.retain(|fact| !fact.is_empty());
    plain::push_lines(page, &facts.join(" · "), 2);
    let note = listed.note.get(locale.language().code()).and_then(Value::as_str);
    plain::push_lines(page, note.unwrap_or_default(), 2);
}
