//! What a name of a place may mean: towns of the gazetteer, places that the groups name, areas.

use crate::place::{Match, PlaceMatch, RegionArea, canonical_region, country_named, fold, regions_named};
use crate::search::local_places::LocalPlace;
use crate::search::query::Near;
use crate::topic::{Facets, Language};
use std::collections::HashMap;
use std::sync::LazyLock;

/// A place of the data and a town are one if they are no farther apart than this, in kilometres.
const SAME_TOWN_KM: f64 = 25.0;

/// A place that may be meant.
#[derive(Debug, Clone)]
pub(super) struct PlaceCandidate {
    pub(super) near: Near,
    /// Its name without anything else.
    pub(super) name: String,
    /// ISO 3166-1, or nothing.
    pub(super) country: String,
    pub(super) region: String,
    /// The town it is a part of, or nothing.
    pub(super) town: String,
    pub(super) population: u32,
    /// How many groups name it.
    pub(super) groups: u32,
    /// It is a postal code, which can hardly be anything else.
    pub(super) is_code: bool,
}

impl PlaceCandidate {
    pub(super) fn of_match(place: &PlaceMatch<'_>) -> Self {
        Self {
            near: Near {
                point: place.point,
                label: place.name(),
                country: Some(place.town.country.to_owned()),
                within_km: None,
            },
            name: place.town.name.to_owned(),
            country: place.town.country.to_owned(),
            region: place.town.region.to_owned(),
            town: String::new(),
            population: place.town.population,
            groups: 0,
            is_code: place.found == Match::Postcode,
        }
    }

    pub(super) fn of_local(place: &LocalPlace<'_>) -> Self {
        let label = if place.town.is_empty() {
            place.name.to_owned()
        } else {
            format!("{}, {}", place.name, place.town)
        };
        Self {
            near: Near {
                point: place.point,
                label,
                country: Some(place.country.to_owned()).filter(|country| !country.is_empty()),
                within_km: None,
            },
            name: place.name.to_owned(),
            country: place.country.to_owned(),
            region: place.region.to_owned(),
            town: place.town.to_owned(),
            population: 0,
            groups: place.groups,
            is_code: false,
        }
    }

    /// Whether a place that the groups name is this town.
    pub(super) fn is_same_as(&self, local: &LocalPlace<'_>) -> bool {
        let country = local.country.is_empty() || local.country == self.country;
        country && !self.is_code && self.near.point.distance_km(local.point) <= SAME_TOWN_KM
    }

    /// Whether it lies in a country or region.
    pub(super) fn lies_in(&self, area: &RegionArea) -> bool {
        let country = self.country.is_empty() || self.country == area.country;
        country
            && (area.regions.is_empty() || {
                let own = canonical_region(area.country, &self.region).unwrap_or(&self.region);
                area.regions.contains(&own)
            })
    }

    /// Name, region and country.
    pub(super) fn full_name(&self) -> String {
        let parts = [&self.near.label, &self.region, &self.country];
        let mut told: Vec<&str> = Vec::new();
        for part in parts {
            if !part.is_empty() && !told.contains(&part.as_str()) {
                told.push(part);
            }
        }
        told.join(", ")
    }
}

/// The areas with a folded name: first-level regions, then countries.
pub(super) fn areas_named(folded: &str) -> Vec<RegionArea> {
    let mut areas = regions_named(folded).to_vec();
    // Of two letters only these are names and not codes.
    let country = country_named(folded).filter(|_| folded.len() > 2 || matches!(folded, "uk" | "us"));
    if let Some(country) = country.or_else(|| COUNTRIES.get(folded).copied()) {
        areas.push(RegionArea { country, regions: Vec::new() });
    }
    areas
}

/// Countries by their folded names in the three languages.
static COUNTRIES: LazyLock<HashMap<String, &'static str>> = LazyLock::new(|| {
    let values = Facets::embedded().facet("country").map_or(&[][..], |facet| &facet.values);
    let names = values.iter().flat_map(|value| {
        let words = value.labels.all().into_iter().chain(value.synonyms.iter().map(|(_, word)| word));
        words.chain(value.own_name).map(|word| (fold(word), value.id))
    });
    names.filter(|(name, _)| name.chars().count() > 2).collect()
});

/// What an area is called in the reader's language; regions as they were typed.
pub(super) fn area_label(area: &RegionArea, typed: &str, language: Language) -> String {
    let country = Facets::embedded().label_of("country", area.country, language);
    match area.regions.as_slice() {
        [] => country.to_owned(),
        [region] => format!("{region}, {country}"),
        _ => format!("{typed}, {country}"),
    }
}
