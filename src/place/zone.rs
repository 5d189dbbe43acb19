//! The time zone of a place.
//!
//! `data/country-zones.tsv` has the zone of each country in which nearly everybody keeps the same time;
//! `data/zone-places.tsv.gz` has places on both sides of every border between zones, so that the nearest of them has
//! the zone of a point. Zones that show the same time in one country count as one.

use super::subdivision::subdivision_of;
use super::unpack::unpack_file;
use super::{Gazetteer, Point, country_of_zone, fold};
use std::collections::{BTreeMap, HashMap};
use std::sync::{LazyLock, RwLock};

static COUNTRIES: &str = include_str!("../../data/country-zones.tsv");
static PLACES: &[u8] = include_bytes!("../../data/zone-places.tsv.gz");

/// The file counts in twentieths of a degree.
const STEPS: f64 = 20.0;

/// Farther than this from the nearest place of its country, in degrees of latitude, a point is not in it.
const FARTHEST: f64 = 8.0;

/// Of two towns with one name the larger is meant where it has so many times the inhabitants.
const MUCH_LARGER: u32 = 10;

/// What is known of a place, as far as it tells the time there.
#[derive(Debug, Clone, Copy, Default)]
pub struct ZoneFacts<'a> {
    /// ISO 3166-1 alpha-2.
    pub country: Option<&'a str>,
    /// State or region, by name or code.
    pub region: Option<&'a str>,
    /// Town.
    pub city: Option<&'a str>,
    /// The point.
    pub point: Option<Point>,
}

struct ZonePlace {
    latitude: f64,
    longitude: f64,
    zone: u16,
}

#[derive(Default)]
struct ZonePlaces {
    zones: Vec<&'static str>,
    /// The country of each zone.
    countries: Vec<&'static str>,
    /// From south to north.
    places: Vec<ZonePlace>,
    /// Zones of towns by folded name, for countries that the gazetteer does not have.
    towns: HashMap<String, Vec<u16>>,
    /// How many zones each country has.
    counts: BTreeMap<&'static str, usize>,
}

impl ZonePlaces {
    fn embedded() -> &'static Self {
        static EMBEDDED: LazyLock<ZonePlaces> = LazyLock::new(|| {
            let text = unpack_file("zone-places.tsv.gz", PLACES).unwrap_or_default();
            ZonePlaces::from_text(String::leak(text))
        });
        &EMBEDDED
    }

    fn from_text(text: &'static str) -> Self {
        let mut all = Self::default();
        for line in text.lines() {
            if let Some(zone) = line.strip_prefix('@') {
                all.zones.push(zone);
                let country = country_of_zone(zone).unwrap_or_default();
                all.countries.push(country);
                *all.counts.entry(country).or_default() += 1;
                continue;
            }
            let mut columns = line.split('\t');
            let mut degrees = || columns.next()?.parse::<f64>().ok().map(|steps| steps / STEPS);
            let (Some(latitude), Some(longitude)) = (degrees(), degrees()) else { continue };
            let zone = u16::try_from(all.zones.len().saturating_sub(1)).unwrap_or(u16::MAX);
            all.places.push(ZonePlace { latitude, longitude, zone });
            if let Some(name) = columns.next() {
                all.towns.entry(fold(name)).or_default().push(zone);
            }
        }
        all.places.sort_by(|a, b| a.latitude.total_cmp(&b.latitude));
        all
    }

    /// The zone of the place nearest to a point, of one country if one is given, and how far that place is.
    fn nearest(&self, point: Point, country: Option<&str>) -> Option<(&'static str, f64)> {
        let shrink = point.latitude.to_radians().cos();
        let middle = self.places.partition_point(|place| place.latitude < point.latitude);
        let (south, north) = self.places.split_at_checked(middle)?;
        let (mut south, mut north) = (south.iter().rev().peekable(), north.iter().peekable());
        let (mut best, mut nearest) = (FARTHEST * FARTHEST, None);
        // Outwards on both sides, until even a place due north or south would be farther than the best.
        loop {
            let (below, above) = (south.peek(), north.peek());
            let down = below.map_or(f64::INFINITY, |place| point.latitude - place.latitude);
            let up = above.map_or(f64::INFINITY, |place| place.latitude - point.latitude);
            let off = down.min(up);
            if off * off > best {
                let zone = nearest.and_then(|zone: u16| self.zones.get(usize::from(zone)).copied());
                return zone.map(|zone| (zone, best.sqrt()));
            }
            let place = (if down <= up { south.next() } else { north.next() })?;
            let mut east = (place.longitude - point.longitude).abs();
            east = east.min(360.0 - east) * shrink;
            let distance = east.mul_add(east, off * off);
            let is_inside = country
                .is_none_or(|c| self.countries.get(usize::from(place.zone)).is_some_and(|of| *of == c));
            if distance < best && is_inside {
                (best, nearest) = (distance, Some(place.zone));
            }
        }
    }

    /// The zone of the towns of a country with a name, where they have one zone.
    fn town(&self, name: &str, country: &str) -> Option<&'static str> {
        let zones = self.towns.get(&fold(name))?.iter();
        let mut zones =
            zones.filter(|zone| self.countries.get(usize::from(**zone)).is_some_and(|c| *c == country));
        let first = zones.next()?;
        zones.all(|zone| zone == first).then(|| self.zones.get(usize::from(*first)).copied()).flatten()
    }
}

/// The countries of several zones in which a larger town has a name.
pub(super) fn countries_of_town(name: &str) -> Vec<&'static str> {
    let places = ZonePlaces::embedded();
    let zones = places.towns.get(&fold(name)).into_iter().flatten();
    zones.filter_map(|zone| places.countries.get(usize::from(*zone)).copied()).collect()
}

/// The countries of which a zone is known.
pub(super) fn countries_of_zones() -> impl Iterator<Item = &'static str> {
    ZonePlaces::embedded().counts.keys().copied()
}

/// The zone of a country in which nearly everybody keeps the same time: not of the United States, Canada, Australia,
/// Brazil, Mexico and Russia.
pub fn zone_of_country(country: &str) -> Option<&'static str> {
    static ZONES: LazyLock<HashMap<&'static str, &'static str>> =
        LazyLock::new(|| COUNTRIES.lines().skip(1).filter_map(|line| line.split_once('\t')).collect());
    ZONES.get(country).copied()
}

/// Whether some people of a country keep another time than most.
pub fn has_several_zones(country: &str) -> bool {
    ZonePlaces::embedded().counts.get(country).is_some_and(|count| *count > 1)
}

/// The zone of a point, by the nearest place whose zone is known; of one country if one is given.
pub fn zone_of_point(point: Point, country: Option<&str>) -> Option<&'static str> {
    ZonePlaces::embedded().nearest(point, country).map(|(zone, _)| zone)
}

/// How far a point is from the nearest place of a country, or of any, in degrees of latitude; `None` where it is more
/// than eight.
pub fn degrees_from(point: Point, country: Option<&str>) -> Option<f64> {
    ZonePlaces::embedded().nearest(point, country).map(|(_, degrees)| degrees)
}

/// The zone of a place: from its point, else its town, else its region, else its country. `None` where these leave
/// several: a clock that is an hour off sends people to a closed door.
pub fn zone_of_place(facts: ZoneFacts<'_>) -> Option<&'static str> {
    let Some(country) = facts.country else {
        return facts.point.and_then(|point| zone_of_point(point, None));
    };
    let of_country = zone_of_country(country);
    if of_country.is_some() && !has_several_zones(country) {
        return of_country;
    }
    let of_point = facts.point.and_then(|point| zone_of_point(point, Some(country)));
    of_point.or_else(|| zone_of_names(country, facts)).or(of_country)
}

/// Answers that are kept: a feed asks for the same few towns again and again.
const KEPT: usize = 20_000;

/// The zone of a town, else of its region.
fn zone_of_names(country: &str, facts: ZoneFacts<'_>) -> Option<&'static str> {
    static KNOWN: RwLock<BTreeMap<String, Option<&'static str>>> = RwLock::new(BTreeMap::new());
    let key = format!("{country}\n{}\n{}", facts.region.unwrap_or_default(), facts.city.unwrap_or_default());
    if let Some(known) = KNOWN.read().ok().and_then(|known| known.get(&key).copied()) {
        return known;
    }
    let region = facts.region.and_then(|region| subdivision_of(region, country));
    let of_town = facts.city.and_then(|city| zone_of_town(city, country, region.map(|region| region.code)));
    let zone = of_town.or_else(|| region?.zone);
    if let Ok(mut known) = KNOWN.write()
        && known.len() < KEPT
    {
        known.insert(key, zone);
    }
    zone
}

/// The zone of a town, where its name means one, or others of the name keep the same time or are much smaller.
fn zone_of_town(city: &str, country: &str, region_code: Option<&str>) -> Option<&'static str> {
    let towns = Gazetteer::embedded().towns_called(city, country);
    let mut towns: Vec<_> =
        towns.into_iter().filter(|town| region_code.is_none_or(|code| town.region_code == code)).collect();
    towns.sort_by_key(|town| std::cmp::Reverse(town.population));
    let Some(largest) = towns.first() else {
        return ZonePlaces::embedded().town(city, country).filter(|_| region_code.is_none());
    };
    let zone = zone_of_point(largest.point, Some(country));
    let mut others =
        towns.iter().skip(1).filter(|town| town.population.saturating_mul(MUCH_LARGER) > largest.population);
    others.all(|town| zone_of_point(town.point, Some(country)) == zone).then_some(zone).flatten()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn zone(country: &str, region: &str, city: &str, at: Option<(f64, f64)>) -> Option<&'static str> {
        let some = |text: &'static str| Some(text).filter(|text| !text.is_empty());
        zone_of_place(ZoneFacts {
            country: some(country.to_owned().leak()),
            region: some(region.to_owned().leak()),
            city: some(city.to_owned().leak()),
            point: at.and_then(|(latitude, longitude)| Point::new(latitude, longitude)),
        })
    }

    #[test]
    fn a_place_has_the_zone_of_what_is_known_of_it() {
        for (country, region, city, at, expected) in [
            ("NO", "", "", None, "Europe/Oslo"),
            ("US", "NM", "", None, "America/Denver"),
            ("US", "Georgia", "Macon", None, "America/New_York"),
            // States with two zones: the town decides, the state where the town is not known.
            ("US", "TX", "El Paso", None, "America/Denver"),
            ("US", "TX", "Nowhere Creek", None, "America/Chicago"),
            ("US", "KY", "Paducah", None, "America/Chicago"),
            ("US", "FL", "Pensacola", None, "America/Chicago"),
            ("US", "IN", "Gary", None, "America/Chicago"),
            ("US", "ID", "Coeur d'Alene", None, "America/Los_Angeles"),
            ("US", "OR", "Ontario", None, "America/Boise"),
            ("US", "", "Denver", None, "America/Denver"),
            ("CA", "SK", "Moose Jaw", None, "America/Regina"),
            ("CA", "British Columbia", "", None, "America/Vancouver"),
            ("AU", "QLD", "", None, "Australia/Brisbane"),
            ("AU", "", "Perth", None, "Australia/Perth"),
            ("MX", "B.C.", "", None, "America/Tijuana"),
            ("MX", "", "Mérida", None, "America/Merida"),
            ("ES", "", "", None, "Europe/Madrid"),
            ("ES", "", "", Some((28.1, -15.4)), "Atlantic/Canary"),
            ("PT", "Açores", "", None, "Atlantic/Azores"),
            ("US", "", "", Some((31.76, -106.49)), "America/Denver"),
            ("US", "", "", Some((33.45, -112.07)), "America/Phoenix"),
            ("US", "", "", Some((21.3, -157.86)), "Pacific/Honolulu"),
            ("", "", "", Some((-33.87, 151.21)), "Australia/Sydney"),
            ("", "", "", Some((59.91, 10.75)), "Europe/Oslo"),
            // A point on another continent says nothing.
            ("US", "NJ", "Newark", Some((-74.17, 40.73)), "America/New_York"),
        ] {
            let found = zone(country, region, city, at);
            assert_eq!(found, Some(expected), "{country} {region} {city} {at:?}");
        }
        // "Portland" and "Springfield" lie in several zones.
        for (country, region, city) in
            [("US", "", ""), ("US", "", "Portland"), ("US", "", "Springfield"), ("", "CA", "Fresno")]
        {
            assert_eq!(zone(country, region, city, None), None, "{country} {region} {city}");
        }
    }

    #[test]
    fn the_files_are_whole() {
        let all = ZonePlaces::embedded();
        assert!(all.places.len() > 13_000 && all.zones.len() > 290);
        for (zone, country) in all.zones.iter().zip(&all.countries) {
            assert!(crate::group::Zone::parse(zone).is_some() && country.len() == 2, "{zone}");
        }
        for line in COUNTRIES.lines().skip(1) {
            let (country, zone) = line.split_once('\t').unwrap();
            assert!(crate::group::Zone::parse(zone).is_some(), "{country}");
        }
        assert!(zone_of_country("US").is_none() && zone_of_country("CA").is_none());
    }
}
