//! The time zone of a place.
//!
//! `data/country-zones.tsv` has the zone of each country in which nearly everybody keeps the same time;
//! `data/zone-places.tsv.gz` has places on both sides of every border between zones, so that the nearest of them has
//! the zone of a point. Zones that show the same time in one country count as one.

use super::subdivision::subdivision_of;
use super::unpack::unpack_file;
use super::{Gazetteer, Point, country_of_zone, fold};
use std::collections::{BTreeMap, HashMap};
use std::ops::Range;
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
    /// Its place in the file: of two at one point that of the lesser number counts north of what is asked for, the other
    /// south of it.
    number: usize,
}

/// The search for the place nearest to a point. Distances are squares of degrees of latitude.
struct NearestPlace<'a> {
    point: Point,
    /// How much shorter a degree of longitude is there.
    shrink: f64,
    distance: f64,
    place: Option<&'a ZonePlace>,
}

impl<'a> NearestPlace<'a> {
    /// Looks at the places of one latitude, which is `off` degrees away, from the point to the east and to the west and
    /// no farther than the nearest that is known.
    fn look_in_row(
        &mut self,
        row: &'a [ZonePlace],
        off: f64,
        is_south: bool,
        is_inside: impl Fn(&ZonePlace) -> bool,
    ) {
        let known = self.distance;
        let at = row.partition_point(|place| place.longitude < self.point.longitude);
        let (west, east) = row.split_at_checked(at).unwrap_or_default();
        // Round the earth: beyond the easternmost place comes the westernmost.
        let mut look = |places: &mut dyn Iterator<Item = &'a ZonePlace>| {
            for place in places {
                let mut apart = (place.longitude - self.point.longitude).abs();
                apart = apart.min(360.0 - apart) * self.shrink;
                let distance = apart.mul_add(apart, off * off);
                if distance > self.distance {
                    break;
                }
                let is_first = self.place.is_none_or(|best| (place.number < best.number) != is_south);
                let is_nearer = distance < self.distance || distance < known && is_first;
                if is_nearer && is_inside(place) {
                    (self.distance, self.place) = (distance, Some(place));
                }
            }
        };
        look(&mut east.iter().chain(west));
        look(&mut west.iter().rev().chain(east.iter().rev()));
    }
}

#[derive(Default)]
struct ZonePlaces {
    zones: Vec<&'static str>,
    /// The country of each zone.
    countries: Vec<&'static str>,
    /// From south to north, those of one latitude from west to east.
    places: Vec<ZonePlace>,
    /// Each latitude with its places.
    rows: Vec<(f64, Range<usize>)>,
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
            all.places.push(ZonePlace { latitude, longitude, zone, number: all.places.len() });
            if let Some(name) = columns.next() {
                all.towns.entry(fold(name)).or_default().push(zone);
            }
        }
        all.places.sort_by(|a, b| {
            a.latitude.total_cmp(&b.latitude).then_with(|| a.longitude.total_cmp(&b.longitude))
        });
        let mut end = 0;
        for row in all.places.chunk_by(|a, b| a.latitude.total_cmp(&b.latitude).is_eq()) {
            let latitude = row.first().map_or(f64::NAN, |place| place.latitude);
            all.rows.push((latitude, end..end + row.len()));
            end += row.len();
        }
        all
    }

    /// The zone of the place nearest to a point, of one country if one is given, and how far that place is. A place that is
    /// less than `enough` away is near enough, whether or not another one is nearer.
    fn nearest(&self, point: Point, country: Option<&str>, enough: f64) -> Option<(&'static str, f64)> {
        let middle = self.rows.partition_point(|(latitude, _)| *latitude < point.latitude);
        let (south, north) = self.rows.split_at_checked(middle)?;
        let south = &mut south.iter().rev().peekable();
        let north = &mut north.iter().peekable();
        let is_inside = |place: &ZonePlace| {
            country.is_none_or(|c| self.countries.get(usize::from(place.zone)).is_some_and(|of| *of == c))
        };
        let shrink = point.latitude.to_radians().cos();
        let mut search = NearestPlace { point, shrink, distance: FARTHEST * FARTHEST, place: None };
        // Outwards on both sides, until even a place due north or south would be farther than the best.
        loop {
            let down = south.peek().map_or(f64::INFINITY, |(latitude, _)| point.latitude - latitude);
            let up = north.peek().map_or(f64::INFINITY, |(latitude, _)| latitude - point.latitude);
            let off = down.min(up);
            if off * off > search.distance || search.distance < enough * enough {
                let zone = self.zones.get(usize::from(search.place?.zone)).copied();
                return zone.map(|zone| (zone, search.distance.sqrt()));
            }
            let is_south = down <= up;
            let (_, row) = (if is_south { south.next() } else { north.next() })?;
            search.look_in_row(self.places.get(row.clone())?, off, is_south, is_inside);
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
    ZonePlaces::embedded().nearest(point, country, 0.0).map(|(zone, _)| zone)
}

/// How far a point is from the nearest place of a country, or of any, in degrees of latitude; `None` where it is more
/// than eight.
pub fn degrees_from(point: Point, country: Option<&str>) -> Option<f64> {
    ZonePlaces::embedded().nearest(point, country, 0.0).map(|(_, degrees)| degrees)
}

/// Whether some place of a country is less than so many degrees of latitude away from a point.
pub fn is_near_country(point: Point, country: &str, degrees: f64) -> bool {
    let nearest = ZonePlaces::embedded().nearest(point, Some(country), degrees);
    nearest.is_some_and(|(_, off)| off < degrees)
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
    fn the_nearest_place_is_that_of_all_places() {
        let all = ZonePlaces::embedded();
        let mut random = fastrand::Rng::with_seed(7);
        let spread = |random: &mut fastrand::Rng, most: f64| (random.f64() * 2.0 - 1.0) * most;
        for n in 0..3000 {
            // Near a place, or anywhere; on the lines of the file every third time, where places lie on both sides.
            let near = random.choice(&all.places).unwrap();
            let (mut latitude, mut longitude) = match n % 4 {
                0 => (spread(&mut random, 90.0), spread(&mut random, 180.0)),
                _ => (near.latitude + spread(&mut random, 1.0), near.longitude + spread(&mut random, 1.0)),
            };
            if n % 3 == 0 {
                [latitude, longitude] =
                    [latitude, longitude].map(|degrees| (degrees * STEPS).round() / STEPS);
            }
            let Some(point) = Point::new(latitude, longitude) else { continue };
            let country = all.countries[usize::from(near.zone)];
            for country in [None, Some(country)] {
                let shrink = point.latitude.to_radians().cos();
                let distances = all.places.iter().filter_map(|place| {
                    let of = all.countries[usize::from(place.zone)];
                    let (off, apart) =
                        ((place.latitude - latitude).abs(), (place.longitude - longitude).abs());
                    let apart = apart.min(360.0 - apart) * shrink;
                    country
                        .is_none_or(|country| country == of)
                        .then_some((apart.mul_add(apart, off * off), place))
                });
                let in_reach = distances.filter(|(distance, _)| *distance < FARTHEST * FARTHEST);
                let expected = in_reach.min_by(|(a, one), (b, other)| {
                    let is_south = one.latitude < latitude;
                    let [one, other] = [one, other]
                        .map(|place| if is_south { usize::MAX - place.number } else { place.number });
                    a.total_cmp(b).then(one.cmp(&other))
                });
                let expected =
                    expected.map(|(distance, place)| (all.zones[usize::from(place.zone)], distance.sqrt()));
                assert_eq!(all.nearest(point, country, 0.0), expected, "{point:?} {country:?}");
            }
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
