//! The places of all groups while the index is made: countries, regions and towns as values of one filter, and the
//! middles of towns for groups without coordinates.

use super::facet::FacetValue;
use super::local_places::{LocalPlaceCollector, PlaceTexts};
use super::numbered::{Digest, Digester, Numbered};
use super::remember::remember;
use crate::group::{Area, Country, Group, Place};
use crate::place::{Gazetteer, Match, Point, canonical_region, fold};
use std::collections::HashMap;

/// Collects places, each value and each set of values once.
pub(super) struct PlaceCollector {
    /// Values by their folded id.
    numbers: Numbered<Digest>,
    values: Vec<FacetValue>,
    sets: Numbered<Digest>,
    digester: Digester,
    /// Sets by what they are made of.
    seen: HashMap<Digest, u32>,
    /// The values of all sets, one set after the other.
    listed: Vec<u32>,
    /// Where each set ends in `listed`.
    ends: Vec<u32>,
    /// Where the groups of each set are.
    local: LocalPlaceCollector,
    /// Middles of towns by folded name and country, as far as they were looked up.
    middles: HashMap<(String, Option<String>), Option<Point>>,
    /// Regions by what is written and the country, and by town and country.
    regions: HashMap<(String, String), String>,
    town_regions: HashMap<(String, String), Option<String>>,
}

/// So many places are values of the filter, more than there are towns in ten countries; groups in those beyond are found
/// by the words of their place.
const MOST_VALUES: usize = 28_000;

/// So many of what sets are made of are remembered.
const REMEMBERED_SETS: usize = 24_576;

/// So many lookups of one sort are remembered; a directory with more looks them up again.
const REMEMBERED: usize = 7_168;

/// Everything collected.
pub(super) struct Places {
    /// The values in the order of their numbers.
    pub(super) values: Vec<FacetValue>,
    /// The values of all sets, one set after the other.
    pub(super) listed: Vec<u32>,
    /// Where each set ends in `listed`.
    pub(super) ends: Vec<u32>,
    /// Where the groups of each place are.
    pub(super) local: LocalPlaceCollector,
}

impl PlaceCollector {
    /// No places yet.
    pub(super) fn new() -> Self {
        Self {
            numbers: Numbered::new(),
            values: Vec::new(),
            sets: Numbered::new(),
            digester: Digester::default(),
            seen: HashMap::new(),
            listed: Vec::new(),
            ends: Vec::new(),
            local: LocalPlaceCollector::default(),
            middles: HashMap::new(),
            regions: HashMap::new(),
            town_regions: HashMap::new(),
        }
    }

    /// Where a group is: its own coordinates, else the middle of its town.
    pub(super) fn point_of(&mut self, place: &Place) -> Option<Point> {
        place.point.or_else(|| self.middle_of(place))
    }

    /// The middle of a place's town, for listings that name a town and no coordinates: many feeds have none, and
    /// nearness to the town is what a person asks for.
    fn middle_of(&mut self, place: &Place) -> Option<Point> {
        let town = place.city.as_ref()?;
        let country = place.country.map(|c| c.code().to_owned());
        let key = (fold(town), country);
        if let Some(known) = self.middles.get(&key) {
            return *known;
        }
        let country = key.1.as_deref();
        let found = Gazetteer::embedded().places_named(town, country);
        let right = found
            .iter()
            .find(|p| p.found == Match::Name && country.is_none_or(|country| country == p.town.country));
        let middle = right.map(|p| p.point);
        remember(&mut self.middles, REMEMBERED, key, middle);
        middle
    }

    /// The region of a place under one name, however it is written: PA is Pennsylvania. Where none is written, that of
    /// the only town of this name in the country.
    fn region_of(&mut self, place: &Place) -> Option<String> {
        let country = place.country.as_ref().map(Country::code);
        let written = place.region.as_deref();
        if let (Some(country), Some(written)) = (country, written) {
            let key = (written.to_owned(), country.to_owned());
            if let Some(known) = self.regions.get(&key) {
                return Some(known.clone());
            }
            let canonical = canonical_region(country, written).unwrap_or(written).to_owned();
            remember(&mut self.regions, REMEMBERED, key, canonical.clone());
            return Some(canonical);
        }
        if written.is_some() {
            return written.map(str::to_owned);
        }
        let (town, country) = (place.city.as_deref()?, country?);
        let key = (town.to_owned(), country.to_owned());
        if let Some(known) = self.town_regions.get(&key) {
            return known.clone();
        }
        let found = Gazetteer::embedded().places_named(town, Some(country));
        let mut regions: Vec<&str> =
            found.iter().filter(|p| p.town.country == country).map(|p| p.town.region).collect();
        regions.sort_unstable();
        regions.dedup();
        let only = regions.first().filter(|region| regions.len() == 1 && !region.is_empty());
        let region = only.map(|region| (*region).to_owned());
        remember(&mut self.town_regions, REMEMBERED, key, region.clone());
        region
    }

    /// Takes in where a group of a set of places is.
    pub(super) fn note_point(&mut self, set: u32, place: &Place, point: Point) {
        if self.local.wants_name(set) {
            let texts = PlaceTexts {
                country: place.country,
                region: self.region_of(place).unwrap_or_default().into(),
                town: place.city.as_deref().unwrap_or_default().into(),
            };
            self.local.name_set(set, texts);
        }
        self.local.add(set, point, place.note.as_deref());
    }

    /// The number of a group's set of places.
    pub(super) fn set_of(&mut self, group: &Group) -> u32 {
        let place = group.place.as_ref();
        let country = place.and_then(|p| p.country);
        let country = country.as_ref().map(Country::code);
        let written = place.and_then(|p| p.region.as_deref());
        let city = place.and_then(|p| p.city.as_deref());
        let served: Vec<Country> = group.area.iter().filter_map(Area::country).collect();
        let served: Vec<&str> = served.iter().map(Country::code).collect();
        let mut made_of = String::new();
        for part in [country, written, city] {
            made_of.push_str(part.unwrap_or_default());
            made_of.push('\n');
        }
        for area in &group.area {
            made_of.push_str(area.country().as_ref().map_or("", Country::code));
            made_of.push_str(area.subdivision().unwrap_or_default());
        }
        let made_of = self.digester.digest_of(&made_of);
        if let Some(set) = self.seen.get(&made_of) {
            return *set;
        }
        let region = place.and_then(|p| self.region_of(p));
        let region = region.as_deref();
        let mut values: Vec<u32> = Vec::new();
        for code in country.into_iter().chain(served) {
            self.add_value(&mut values, code.to_owned(), None);
        }
        for area in &group.area {
            let parts = area.country().zip(area.subdivision());
            let served = parts.and_then(|(country, region)| canonical_region(country.code(), region));
            if let Some((served, (country, _))) = served.zip(parts) {
                self.add_value(&mut values, id_within(served, Some(country.code())), Some(served));
            }
        }
        if let Some(region) = region
            && city.is_none_or(|city| fold(city) != fold(region))
        {
            self.add_value(&mut values, id_within(region, country), Some(region));
        }
        if let Some(city) = city {
            self.add_value(&mut values, id_within(city, country), Some(city));
        }
        let (set, new) = self.sets.number_for(self.digester.digest_of(&values));
        if new {
            self.listed.extend(values);
            self.ends.push(self.listed.len() as u32);
        }
        remember(&mut self.seen, REMEMBERED_SETS, made_of, set);
        set
    }

    fn add_value(&mut self, values: &mut Vec<u32>, id: String, name: Option<&str>) {
        let digest = self.digester.digest_of(fold(&id).as_str());
        if self.values.len() >= MOST_VALUES && self.numbers.number_of(&digest).is_none() {
            return;
        }
        let (value, new) = self.numbers.number_for(digest);
        if new {
            self.values.push(FacetValue { id, name: name.map(str::to_owned) });
        }
        if !values.contains(&value) {
            values.push(value);
        }
    }

    /// Forgets what is only needed while groups come.
    pub(super) fn forget_lookups(&mut self) {
        (self.numbers, self.sets, self.seen) = (Numbered::new(), Numbered::new(), HashMap::new());
        (self.middles, self.regions, self.town_regions) = Default::default();
    }

    /// All places. A town of which some feed does not say the country becomes the one town of that name that others
    /// place in a country, if there is only one.
    pub(super) fn into_places(self) -> Places {
        let mut with_country: HashMap<String, Vec<usize>> = HashMap::new();
        for (at, value) in self.values.iter().enumerate() {
            if let Some(name) = value.name.as_ref().filter(|name| **name != value.id) {
                with_country.entry(fold(name)).or_default().push(at);
            }
        }
        // For each value the one that it is joined with, if any.
        let twins: Vec<Option<usize>> = self
            .values
            .iter()
            .map(|value| {
                let bare = value.name.as_ref().filter(|name| **name == value.id)?;
                let namesakes = with_country.get(&fold(bare)).filter(|namesakes| namesakes.len() == 1)?;
                namesakes.first().copied()
            })
            .collect();
        let mut new_numbers: Vec<u32> = Vec::with_capacity(self.values.len());
        let mut values: Vec<FacetValue> = Vec::new();
        for (value, twin) in self.values.into_iter().zip(&twins) {
            new_numbers.push(values.len() as u32);
            if twin.is_none() {
                values.push(value);
            }
        }
        let mut listed = self.listed;
        for number in &mut listed {
            let old = *number as usize;
            let old = twins.get(old).copied().flatten().unwrap_or(old);
            *number = new_numbers.get(old).copied().unwrap_or(0);
        }
        Places { values, listed, ends: self.ends, local: self.local }
    }
}

/// The id of a region or town: "Köln, DE".
fn id_within(name: &str, country: Option<&str>) -> String {
    match country {
        Some(code) => format!("{name}, {code}"),
        // "DE" without a country is Delaware, and must not become Germany.
        None if name.len() == 2 => format!("region {name}"),
        None => name.to_owned(),
    }
}

/// The country a listing belongs to: its place's, else the first it serves; `None` = anywhere.
pub(super) fn country_of(group: &Group) -> Option<Country> {
    let place = group.place.as_ref().and_then(|p| p.country);
    place.or_else(|| group.area.first().and_then(Area::country))
}
