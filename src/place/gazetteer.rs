//! Towns with their names and coordinates.
//!
//! `data/places.tsv.gz` lists towns below their region; `data/place-names.tsv.gz` lists every folded name with
//! the towns that bear it, sorted, so that a lookup is a binary search and nothing has to be built. Facts from
//! `GeoNames`, CC BY 4.0.

use std::{
    collections::BTreeMap,
    ops::{Bound, Range},
    sync::{LazyLock, OnceLock},
};

use super::{
    Point,
    fold::fold,
    postcode::Postcodes,
    unpack::{GazetteerError, unpack_file},
};

static PLACES: &[u8] = include_bytes!("../../data/places.tsv.gz");
static NAMES: &[u8] = include_bytes!("../../data/place-names.tsv.gz");
/// Districts of large towns and counties, as lines: country, town, names between bars, and its middle as latitude and
/// longitude, else that of the town.
static DISTRICTS: &str = include_str!("../../data/districts.tsv");
/// Inhabitants taken for a district, so that its name counts as that of a known town; a short name may be any word.
const DISTRICT_POPULATION: u32 = 20_000;
const TELLING_LETTERS: usize = 6;

/// A town of the gazetteer.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Town<'g> {
    /// Its name in its own country.
    pub name: &'g str,
    /// Name of the state, canton, county or province; empty in Liechtenstein.
    pub region: &'g str,
    /// The region's part of the ISO 3166-2 code (`NW` of `DE-NW`).
    pub region_code: &'g str,
    /// ISO 3166-1 alpha-2.
    pub country: &'g str,
    /// Its middle, to about 100 m.
    pub point: Point,
    /// Inhabitants, to three digits; 0 = unknown.
    pub population: u32,
}

#[derive(Debug)]
struct TownRow {
    name: Range<u32>,
    region: u16,
    latitude: f32,
    longitude: f32,
    population: u32,
}

#[derive(Debug)]
struct Region {
    country: Range<u32>,
    code: Range<u32>,
    name: Range<u32>,
    /// The numbers of its towns.
    towns: Range<TownId>,
}

/// All towns and the names that lead to them.
#[derive(Debug, Default)]
pub struct Gazetteer {
    towns: String,
    /// Towns, then districts of towns.
    rows: Vec<TownRow>,
    regions: Vec<Region>,
    names: String,
    /// Where each line of `names` begins, and its end.
    lines: Vec<u32>,
    /// Districts by folded name.
    districts: BTreeMap<String, Vec<TownId>>,
    postcodes: OnceLock<Postcodes>,
}

/// Number of a town; stable within one build only.
pub(super) type TownId = u32;

impl Gazetteer {
    /// The gazetteer that is part of the program. The first call unpacks it; later calls cost nothing.
    pub fn embedded() -> &'static Self {
        static EMBEDDED: LazyLock<Gazetteer> =
            LazyLock::new(|| Gazetteer::read(PLACES, NAMES).unwrap_or_default().with_districts(DISTRICTS));
        &EMBEDDED
    }

    /// Reads a gazetteer from the two compressed files.
    ///
    /// # Errors
    /// A file cannot be unpacked, or a line of `places` is not as expected.
    pub fn read(places: &[u8], names: &[u8]) -> Result<Self, GazetteerError> {
        let towns = unpack_file("places.tsv.gz", places)?;
        let names = unpack_file("place-names.tsv.gz", names)?;
        let mut regions = Vec::new();
        let mut rows = Vec::with_capacity(towns.len() / 28);
        let mut start = 0_u32;
        for (number, line) in towns.lines().enumerate() {
            let bad = || GazetteerError::Line {
                file: "places.tsv.gz",
                line: number + 1,
                found: line.to_owned(),
                expected: "@country, region code, region; or name, latitude, longitude, inhabitants",
            };
            let mut columns = line.split('\t');
            let first = columns.next().ok_or_else(bad)?;
            if let Some(country) = first.strip_prefix('@') {
                let (code, name) = columns.next().zip(columns.next()).ok_or_else(bad)?;
                let country = start + 1..start + 1 + country.len() as u32;
                let code = country.end + 1..country.end + 1 + code.len() as u32;
                let name = code.end + 1..code.end + 1 + name.len() as u32;
                let towns = rows.len() as TownId..rows.len() as TownId;
                regions.push(Region { country, code, name, towns });
            } else {
                let mut number = || columns.next()?.parse::<f32>().ok();
                let (latitude, longitude) = number().zip(number()).ok_or_else(bad)?;
                let population = columns.next().and_then(|p| p.parse().ok()).ok_or_else(bad)?;
                let region = regions.len().checked_sub(1).ok_or_else(bad)? as u16;
                let name = start..start + first.len() as u32;
                rows.push(TownRow { name, region, latitude, longitude, population });
                if let Some(region) = regions.last_mut() {
                    region.towns.end = rows.len() as TownId;
                }
            }
            start += line.len() as u32 + 1;
        }
        let mut lines = Vec::with_capacity(names.len() / 16);
        lines.push(0);
        lines.extend(names.bytes().zip(1..).filter(|(b, _)| *b == b'\n').map(|(_, next)| next));
        let districts = BTreeMap::new();
        Ok(Self { towns, rows, regions, names, lines, districts, postcodes: OnceLock::new() })
    }

    /// Adds the districts of towns that are here.
    fn with_districts(mut self, lines: &str) -> Self {
        // A line of the file is longer than the name that is kept of it.
        self.towns.reserve_exact(lines.len());
        for line in lines.lines().filter(|line| !line.starts_with('#')) {
            let mut columns = line.split('\t');
            let (Some(country), Some(town), Some(names)) = (columns.next(), columns.next(), columns.next())
            else {
                continue;
            };
            let middle = columns.next().zip(columns.next());
            let middle = middle.and_then(|(y, x)| Some((y.parse().ok()?, x.parse().ok()?)));
            let parents = self.towns_named(&fold(town)).filter_map(|id| Some((id, self.town_of(id)?)));
            let parent = parents.filter(|(_, parent)| parent.country == country);
            let parent = parent.max_by_key(|(_, parent)| parent.population).map(|(id, _)| id);
            let Some(parent) = parent.and_then(|id| self.rows.get(id as usize)) else { continue };
            let region = parent.region;
            let (latitude, longitude) = middle.unwrap_or((parent.latitude, parent.longitude));
            let own = names.split('|').next().unwrap_or(names);
            let start = self.towns.len() as u32;
            self.towns.push_str(own);
            let name = start..self.towns.len() as u32;
            let telling = own.chars().count() >= TELLING_LETTERS;
            let population = if telling { DISTRICT_POPULATION } else { 0 };
            let id = self.rows.len() as TownId;
            self.rows.push(TownRow { name, region, latitude, longitude, population });
            for name in names.split('|') {
                self.districts.entry(fold(name)).or_default().push(id);
            }
        }
        self
    }

    /// How many towns there are.
    pub fn len(&self) -> usize {
        self.rows.len()
    }

    /// Whether there is no town, which is so only where the files could not be read.
    pub fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    /// How many folded names lead to a town.
    pub fn name_count(&self) -> usize {
        self.lines.len().saturating_sub(1)
    }

    /// The name of a region by its country and its part of the ISO 3166-2 code: `BY` of `DE` is Bayern.
    pub fn region_name(&self, country: &str, code: &str) -> Option<&str> {
        let region = self
            .regions
            .iter()
            .find(|region| self.text_at(&region.country) == country && self.text_at(&region.code) == code)?;
        Some(self.text_at(&region.name)).filter(|name| !name.is_empty())
    }

    /// Every town, by country and region.
    pub fn towns(&self) -> impl Iterator<Item = Town<'_>> {
        (0..self.rows.len() as TownId).filter_map(|id| self.town_of(id))
    }

    /// Country, code and name of every region, in the order of the file; Liechtenstein's have no names.
    pub fn regions(&self) -> impl Iterator<Item = (&str, &str, &str)> {
        self.regions.iter().map(|region| {
            (self.text_at(&region.country), self.text_at(&region.code), self.text_at(&region.name))
        })
    }

    /// The towns of a country that bear a name in any spelling.
    pub fn towns_called(&self, name: &str, country: &str) -> Vec<Town<'_>> {
        let found = self.towns_named(&fold(name)).filter_map(|id| self.town_of(id));
        found.filter(|town| town.country == country).collect()
    }

    /// Where a postal code of a country is, if it is listed.
    pub fn code_point(&self, code: &str, country: &str) -> Option<Point> {
        self.postcodes().listed_point(code, country)
    }

    /// The town nearest to a point, of one country if one is given.
    pub fn nearest_town(&self, point: Point, country: Option<&str>) -> Option<Town<'_>> {
        // A flat map is exact enough to tell which town is nearer, and much cheaper than the haversine.
        let shrink = point.latitude.to_radians().cos();
        let off = |row: &TownRow| {
            let north = f64::from(row.latitude) - point.latitude;
            let east = (f64::from(row.longitude) - point.longitude) * shrink;
            // One multiplication with an addition would be a call on processors that are not known to have it.
            north * north + east * east
        };
        // Regions are few: their countries are compared once and not for each town.
        let wanted = self.regions.iter().filter(|r| country.is_none_or(|c| self.text_at(&r.country) == c));
        let of_regions = wanted.map(|region| {
            let rows = self.rows.get(region.towns.start as usize..region.towns.end as usize);
            (rows.unwrap_or_default(), region.towns.start)
        });
        let towns = of_regions.flat_map(|(rows, first)| rows.iter().zip(first..));
        let (_, id) = towns.map(|(row, id)| (off(row), id)).min_by(|a, b| a.0.total_cmp(&b.0))?;
        self.town_of(id)
    }

    pub(super) fn town_of(&self, id: TownId) -> Option<Town<'_>> {
        let row = self.rows.get(id as usize)?;
        let region = self.regions.get(usize::from(row.region))?;
        Some(Town {
            name: self.text_at(&row.name),
            region: self.text_at(&region.name),
            region_code: self.text_at(&region.code),
            country: self.text_at(&region.country),
            point: Point { latitude: f64::from(row.latitude), longitude: f64::from(row.longitude) },
            population: row.population,
        })
    }

    /// The towns that bear a folded name.
    pub(super) fn towns_named(&self, folded: &str) -> impl Iterator<Item = TownId> + '_ {
        let at = self.lower_bound(folded);
        let (key, towns) = self.name_line(at).unwrap_or_default();
        let towns = if key == folded { towns } else { "" };
        let districts = self.districts.get(folded).into_iter().flatten().copied();
        towns.split(',').filter_map(|id| id.parse().ok()).chain(districts)
    }

    /// The towns of which a folded name begins with `prefix`; a town may come more than once.
    pub(super) fn towns_with_prefix(&self, prefix: &str) -> impl Iterator<Item = TownId> + '_ {
        let (prefix, begun) = (prefix.to_owned(), prefix.to_owned());
        let districts =
            self.districts.range(begun.clone()..).take_while(move |(name, _)| name.starts_with(&begun));
        (self.lower_bound(&prefix)..)
            .map_while(|at| self.name_line(at))
            .take_while(move |(key, _)| key.starts_with(prefix.as_str()))
            .flat_map(|(_, towns)| towns.split(',').filter_map(|id| id.parse().ok()))
            .chain(districts.flat_map(|(_, ids)| ids.iter().copied()))
    }

    /// Whether the folded name of any town begins so.
    pub(super) fn begins_name(&self, folded: &str) -> bool {
        let districts = self.districts.range::<str, _>((Bound::Included(folded), Bound::Unbounded));
        let mut first = self.name_line(self.lower_bound(folded)).into_iter().map(|(name, _)| name);
        let begins = |name: &str| name.starts_with(folded);
        first.any(begins) || districts.map(|(name, _)| name.as_str()).next().is_some_and(begins)
    }

    /// Whether any town bears a folded name.
    pub(super) fn is_town_name(&self, folded: &str) -> bool {
        self.districts.contains_key(folded)
            || self.name_line(self.lower_bound(folded)).is_some_and(|(key, _)| key == folded)
    }

    /// The postal codes, unpacked on first use.
    pub(super) fn postcodes(&self) -> &Postcodes {
        self.postcodes.get_or_init(Postcodes::embedded)
    }

    fn text_at(&self, range: &Range<u32>) -> &str {
        self.towns.get(range.start as usize..range.end as usize).unwrap_or_default()
    }

    fn name_line(&self, number: usize) -> Option<(&str, &str)> {
        let (start, end) = (*self.lines.get(number)?, *self.lines.get(number + 1)?);
        self.names.get(start as usize..(end as usize).checked_sub(1)?)?.split_once('\t')
    }

    /// The first line whose name is not below `folded`.
    fn lower_bound(&self, folded: &str) -> usize {
        let (mut low, mut high) = (0, self.name_count());
        while low < high {
            let middle = low.midpoint(high);
            if self.name_line(middle).is_some_and(|(key, _)| key < folded) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        low
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_embedded_files_are_whole() {
        let gazetteer = Gazetteer::read(PLACES, NAMES).expect("embedded files");
        assert!(gazetteer.len() > 36_000, "{}", gazetteer.len());
        let mut before = "";
        for number in 0..gazetteer.name_count() {
            let (key, towns) = gazetteer.name_line(number).expect("line");
            assert!(before < key, "{before:?} is not below {key:?}");
            assert_eq!(fold(key), key);
            for id in towns.split(',') {
                assert!(gazetteer.town_of(id.parse().expect("number")).is_some(), "{key}: {id}");
            }
            before = key;
        }
    }

    #[test]
    fn every_town_is_found_by_its_own_name() {
        let gazetteer = Gazetteer::embedded();
        for (id, town) in (0..).zip(gazetteer.towns()) {
            assert!(gazetteer.towns_named(&fold(town.name)).any(|found| found == id), "{town:?}");
            assert!(Point::new(town.point.latitude, town.point.longitude).is_some());
        }
    }

    #[test]
    fn every_district_lies_in_its_town() {
        let gazetteer = Gazetteer::embedded();
        let mut seen = 0;
        for line in DISTRICTS.lines().filter(|line| !line.starts_with('#')) {
            let columns: Vec<&str> = line.split('\t').collect();
            let (country, town, names) = (columns[0], columns[1], columns[2]);
            let middle = || Point::new(columns.get(3)?.parse().ok()?, columns.get(4)?.parse().ok()?);
            // A county has the point of its town.
            let of_town = || {
                let towns = gazetteer.towns_named(&fold(town)).filter_map(|id| gazetteer.town_of(id));
                let towns = towns.filter(|town| town.country == country);
                towns.max_by_key(|town| town.population).map(|town| town.point)
            };
            let point = middle().or_else(of_town).unwrap_or_else(|| panic!("{line}"));
            for name in names.split('|') {
                let found = gazetteer.towns_named(&fold(name)).filter_map(|id| gazetteer.town_of(id));
                let mut here = found.filter(|found| found.point.distance_km(point) < 1.0);
                assert!(here.any(|found| found.country == country), "{line}");
            }
            let towns = gazetteer.towns_named(&fold(town)).filter_map(|id| gazetteer.town_of(id));
            assert!(towns.into_iter().any(|town| town.point.distance_km(point) < 25.0), "{line}");
            // A postal code is in a town, not in its district.
            let nearest = gazetteer.nearest_town(point, None).unwrap();
            let mut towns = gazetteer.towns().take(gazetteer.regions.last().unwrap().towns.end as usize);
            assert!(towns.any(|town| town == nearest), "{line}: {nearest:?}");
            seen += 1;
        }
        assert!(seen > 150, "{seen}");
    }

    #[test]
    fn damaged_files_are_refused() {
        assert!(matches!(Gazetteer::read(b"no gzip", NAMES), Err(GazetteerError::Unpack { .. })));
        assert!(Gazetteer::read(&PLACES[..PLACES.len() / 2], NAMES).is_err());
    }
}
