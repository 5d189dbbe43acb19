//! The sources of groups: which public ones are offered to a reader, best first, and the list that a person follows
//! and stops them in.

use super::state::{Popup, Source, SourceRow, SourcesView, State};
use crate::locale::Locale;
use crate::place::{Gazetteer, Point};
use crate::search::fold;
use crate::topic::{Facets, Language};
use std::collections::BTreeSet;

/// A town's source is near up to here, in kilometres.
const NEAR_KM: f64 = 100.0;

/// How near a source is to the reader, the nearest first. The order of the variants is that of the offers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Nearness {
    /// It covers a town near home.
    Town,
    /// It covers the region.
    Region,
    /// It covers the whole country.
    Country,
    /// It covers another part of the country.
    ElsewhereInCountry,
    /// It covers the world.
    World,
    /// It is for other countries.
    Abroad,
}

/// Where the reader is, as far as it is known.
#[derive(Debug, Clone, Default)]
pub struct Here {
    /// The country, ISO 3166.
    pub country: Option<String>,
    /// The region, ISO 3166-2.
    pub region: Option<String>,
    /// A point in it.
    pub point: Option<Point>,
}

impl Here {
    /// Somewhere in a country.
    pub fn in_country(country: Option<&str>) -> Self {
        Self { country: country.map(str::to_owned), ..Self::default() }
    }
}

/// How far the town of a source is, in kilometres; `None` where it has none, or the reader's place is not known.
pub fn distance_to(source: &Source, here: &Here) -> Option<f64> {
    let town = source.point.and_then(|(latitude, longitude)| Point::new(latitude, longitude));
    town.zip(here.point).map(|(town, point)| town.distance_km(point))
}

/// How near a source is to the reader.
pub fn nearness(source: &Source, here: &Here) -> Nearness {
    let is_domestic = here.country.as_ref().is_some_and(|country| source.countries.contains(country));
    if distance_to(source, here).is_some_and(|km| km <= NEAR_KM) {
        return Nearness::Town;
    }
    match source.town {
        None if is_domestic && source.regions.is_empty() => Nearness::Country,
        None if is_domestic && here.region.as_ref().is_some_and(|code| source.regions.contains(code)) => {
            Nearness::Region
        }
        _ if is_domestic => Nearness::ElsewhereInCountry,
        _ if source.is_worldwide => Nearness::World,
        _ => Nearness::Abroad,
    }
}

/// The public sources that are not followed, as places in the view with how near they are, best first: the nearest,
/// of these those that somebody has tried, of these those that are proven, then those that gave more.
pub fn rank_sources(view: &SourcesView, here: &Here) -> Vec<(Nearness, usize)> {
    let sources = view.sources.iter().enumerate().filter(|(_, source)| source.standing.is_none());
    let mut ranked: Vec<_> = sources.map(|(at, source)| (nearness(source, here), source, at)).collect();
    ranked.sort_by_key(|(nearness, source, at)| {
        let records = std::cmp::Reverse(source.records.unwrap_or(0));
        (*nearness, source.is_untried, !source.is_proven, records, *at)
    });
    ranked.into_iter().map(|(nearness, _, at)| (nearness, at)).collect()
}

/// The public sources to offer a reader, best first. One that nobody has tried is offered only where nothing better of
/// its programme is as near. Sources of other countries are not offered.
pub fn rank_offers(view: &SourcesView, here: &Here) -> Vec<usize> {
    let mut offers = rank_sources(view, here);
    offers.retain(|(nearness, _)| *nearness < Nearness::Abroad);
    let mut tried: BTreeSet<Option<&str>> = BTreeSet::new();
    offers.retain(|(_, at)| {
        let Some(source) = view.sources.get(*at) else { return false };
        let programme = source.programme.as_deref();
        if source.is_untried {
            return !tried.contains(&programme);
        }
        tried.insert(programme);
        true
    });
    offers.into_iter().map(|(_, at)| at).collect()
}

/// What a source covers, in words: a town, a region, countries, the world.
pub fn coverage_text(source: &Source, locale: &Locale) -> String {
    let facets = Facets::embedded();
    if let Some(town) = &source.town {
        return town.clone();
    }
    if source.is_worldwide {
        return locale.text("source-worldwide");
    }
    if let ([country], [region]) = (source.countries.as_slice(), source.regions.as_slice()) {
        let code = region.split_once('-').map_or(region.as_str(), |(_, code)| code);
        if let Some(name) = Gazetteer::embedded().region_name(country, code) {
            return name.to_owned();
        }
    }
    let names = source.countries.iter().map(|code| facets.label_of("country", code, locale.language()));
    names.collect::<Vec<_>>().join(", ")
}

/// Whether a source has all words: in its name, its programme, its countries in any language, its town.
fn fits_words(source: &Source, words: &str) -> bool {
    let countries = source.countries.iter().flat_map(|code| {
        Language::ALL.map(|language| Facets::embedded().label_of("country", code, language).to_owned())
    });
    let mut all = vec![source.id.clone(), source.name.clone()];
    all.extend(source.programme.iter().chain(&source.town).chain(&source.countries).cloned());
    all.extend(countries);
    let all = fold(&all.join(" "));
    fold(words)
        .split_whitespace()
        .all(|word| all.split(|letter: char| !letter.is_alphanumeric()).any(|part| part.starts_with(word)))
}

/// A row of the list of sources.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SourceListRow {
    /// A heading, by its key in the locale files.
    Heading(&'static str),
    /// Fetch all that are followed.
    FetchAll,
    /// A source, by its place in the view.
    Source(usize),
}

impl SourceListRow {
    /// Whether it can be chosen.
    pub fn can_be_chosen(&self) -> bool {
        !matches!(self, Self::Heading(_))
    }
}

/// The list of sources: those that gave data or are followed, then those offered near home, then all others; of all of
/// them those that fit the words.
pub fn source_list(view: &SourcesView, country: Option<&str>, words: &str) -> Vec<SourceListRow> {
    let offered = rank_offers(view, &Here::in_country(country));
    let (mut known, mut rest) = (Vec::new(), Vec::new());
    for (at, source) in view.sources.iter().enumerate() {
        if source.standing.is_some() {
            known.push(at);
        } else if !offered.contains(&at) {
            rest.push(at);
        }
    }
    let mut rows = Vec::new();
    for (heading, places) in
        [("sources-followed", known), ("sources-offered", offered), ("sources-others", rest)]
    {
        let listed = places.into_iter().filter_map(|at| Some((at, view.sources.get(at)?)));
        let fitting: Vec<(usize, &Source)> = listed.filter(|(_, source)| fits_words(source, words)).collect();
        if fitting.is_empty() {
            continue;
        }
        rows.push(SourceListRow::Heading(heading));
        if words.is_empty() && fitting.iter().any(|(_, source)| source.is_followed()) {
            rows.push(SourceListRow::FetchAll);
        }
        rows.extend(fitting.into_iter().map(|(at, _)| SourceListRow::Source(at)));
    }
    rows
}

/// The rows of the list as it is narrowed down, and the place of the selected one among them.
pub fn listed_rows(state: &State) -> (Vec<SourceListRow>, usize) {
    let Some(Popup::Sources(popup)) = &state.popup else { return (Vec::new(), 0) };
    let rows = source_list(&state.sources.view, state.home_country(), &popup.filter.text());
    let at = popup
        .selected
        .as_ref()
        .and_then(|selected| rows.iter().position(|row| row_identity(state, row).as_ref() == Some(selected)));
    let first = rows.iter().position(SourceListRow::can_be_chosen);
    (rows, at.or(first).unwrap_or(0))
}

/// What a row stands for; `None` for a heading.
pub fn row_identity(state: &State, row: &SourceListRow) -> Option<SourceRow> {
    match row {
        SourceListRow::Heading(_) => None,
        SourceListRow::FetchAll => Some(SourceRow::All),
        SourceListRow::Source(at) => {
            state.sources.view.sources.get(*at).map(|source| SourceRow::Named(source.id.clone()))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::state::Standing;

    fn source(id: &str, countries: &[&str], change: impl FnOnce(&mut Source)) -> Source {
        let countries = countries.iter().map(|code| (*code).to_owned()).collect();
        let mut source = Source { id: id.into(), name: id.into(), countries, ..Source::default() };
        change(&mut source);
        source
    }

    fn ids(view: &SourcesView, country: &str, point: Option<Point>) -> Vec<String> {
        let ranked = rank_offers(view, &Here { point, ..Here::in_country(Some(country)) });
        ranked.into_iter().map(|at| view.sources[at].id.clone()).collect()
    }

    fn view() -> SourcesView {
        let bergen = |source: &mut Source| {
            (source.town, source.point) = (Some("Bergen".into()), Some((60.39, 5.32)));
        };
        let sources = vec![
            source("world", &[], |s| s.is_worldwide = true),
            source("sweden", &["SE"], |_| {}),
            source("small", &["NO"], |s| s.records = Some(3)),
            source("bergen", &["NO"], bergen),
            source("large", &["NO"], |s| s.records = Some(300)),
            source("untried", &["NO"], |s| s.is_untried = true),
            source("followed", &["NO"], |s| {
                s.standing = Some(Standing { is_followed: true, ..Standing::default() });
            }),
        ];
        SourcesView { sources, ..SourcesView::default() }
    }

    #[test]
    fn the_nearest_and_best_known_are_offered_first() {
        let view = view();
        assert_eq!(ids(&view, "NO", None), ["large", "small", "bergen", "world"]);
        let voss = Point::new(60.63, 6.42);
        assert_eq!(ids(&view, "NO", voss), ["bergen", "large", "small", "world"]);
        assert_eq!(ids(&view, "DK", None), ["world"], "those of other countries are not offered");
        let mut other = view.clone();
        other.sources[5].programme = Some("na".into());
        assert_eq!(
            ids(&other, "NO", None)[..4],
            ["large", "small", "untried", "bergen"],
            "another programme"
        );
        let mut regional = source("vestland", &["NO"], |s| s.regions = vec!["NO-46".into()]);
        let here = Here { region: Some("NO-46".into()), ..Here::in_country(Some("NO")) };
        assert_eq!(nearness(&regional, &here), Nearness::Region);
        regional.regions = vec!["NO-03".into()];
        assert_eq!(nearness(&regional, &here), Nearness::ElsewhereInCountry);
        let untried = SourcesView { sources: vec![view.sources[5].clone()], ..SourcesView::default() };
        assert_eq!(ids(&untried, "NO", None), ["untried"], "where there is nothing better");
    }

    #[test]
    fn words_narrow_the_list_and_headings_go_with_what_stood_below_them() {
        let view = view();
        let named = |words: &str| -> Vec<String> {
            let rows = source_list(&view, Some("NO"), words);
            rows.into_iter()
                .map(|row| match row {
                    SourceListRow::Heading(key) => key.to_owned(),
                    SourceListRow::FetchAll => "all".to_owned(),
                    SourceListRow::Source(at) => view.sources[at].id.clone(),
                })
                .collect()
        };
        assert_eq!(named("")[..4], ["sources-followed", "all", "followed", "sources-offered"]);
        assert_eq!(named("swed"), ["sources-others", "sweden"]);
        assert_eq!(named("schweden"), ["sources-others", "sweden"], "by the country in any language");
        assert!(named("nobody").is_empty());
    }
}
