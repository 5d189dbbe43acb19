//! The towns, districts and counties that the groups themselves name, with where their groups are: a question may
//! name a quarter or a village that no gazetteer lists.

use super::index::Index;
use super::layout::IndexPart;
use crate::place::{Point, canonical_region, fold};
use std::borrow::Cow;
use std::collections::HashMap;
use std::fmt::Write as _;

/// A place named in the data.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct LocalPlace<'a> {
    /// Its name as the data writes it.
    pub(super) name: &'a str,
    /// ISO 3166-1, or nothing.
    pub(super) country: &'a str,
    /// The region it is in, as the gazetteer names it, or nothing.
    pub(super) region: &'a str,
    /// The town it is a part of, or nothing.
    pub(super) town: &'a str,
    /// The middle of its groups.
    pub(super) point: Point,
    /// How many groups it has.
    pub(super) groups: u32,
}

/// A place that is more spread than this, in kilometres, is no place but a word: "Upstairs" is in many towns.
const SPREAD_KM: f64 = 80.0;
/// A district's name has at most so many letters and words.
const NAME_LETTERS: usize = 32;
const NAME_WORDS: usize = 4;
/// So many sets of place values, and so many districts, are taken in; no country has more towns. The groups of further
/// ones are found by the words of their place.
const MOST_PLACES: usize = 32_768;
/// What counties are called besides their name.
const COUNTY: &str = " county";

/// What a place is named, and where.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
struct PlaceKey<'a> {
    folded: String,
    name: Cow<'a, str>,
    country: &'a str,
    region: Cow<'a, str>,
    town: Cow<'a, str>,
}

#[derive(Debug, Clone, Copy, Default)]
struct Middle {
    latitude: f64,
    longitude: f64,
    south_west: Option<(f64, f64)>,
    north_east: Option<(f64, f64)>,
    groups: u32,
}

impl Middle {
    fn add(&mut self, point: Point) {
        self.latitude += point.latitude;
        self.longitude += point.longitude;
        self.groups += 1;
        let here = (point.latitude, point.longitude);
        let (south, west) = self.south_west.unwrap_or(here);
        let (north, east) = self.north_east.unwrap_or(here);
        self.south_west = Some((south.min(here.0), west.min(here.1)));
        self.north_east = Some((north.max(here.0), east.max(here.1)));
    }

    fn merge(&mut self, other: &Self) {
        self.latitude += other.latitude;
        self.longitude += other.longitude;
        self.groups += other.groups;
        if let (Some(a), Some(b)) = (self.south_west, other.south_west) {
            self.south_west = Some((a.0.min(b.0), a.1.min(b.1)));
        }
        if let (Some(a), Some(b)) = (self.north_east, other.north_east) {
            self.north_east = Some((a.0.max(b.0), a.1.max(b.1)));
        }
    }

    fn point(&self) -> Option<Point> {
        let groups = f64::from(self.groups);
        Point::new(self.latitude / groups, self.longitude / groups)
    }

    fn spread_km(&self) -> f64 {
        let [from, to] = [self.south_west, self.north_east]
            .map(|corner| corner.and_then(|(latitude, longitude)| Point::new(latitude, longitude)));
        from.zip(to).map_or(0.0, |(from, to)| from.distance_km(to))
    }
}

/// Collects the places while the index is made. Groups of one set of place values share an entry.
#[derive(Debug, Default)]
pub(super) struct LocalPlaceCollector {
    towns: HashMap<u32, Middle>,
    texts: HashMap<u32, PlaceTexts>,
    districts: HashMap<(u32, String), Middle>,
}

/// Country, region and town of a set of place values.
#[derive(Debug, Clone, Default)]
pub(super) struct PlaceTexts {
    /// ISO 3166-1, or nothing.
    pub(super) country: String,
    /// As it is written, or the gazetteer's name.
    pub(super) region: String,
    /// As it is written.
    pub(super) town: String,
}

impl LocalPlaceCollector {
    /// Whether it has to be said what the places of a set are called.
    pub(super) fn wants_name(&self, set: u32) -> bool {
        self.texts.len() < MOST_PLACES && !self.texts.contains_key(&set)
    }

    /// Says what the places of a set are called.
    pub(super) fn name_set(&mut self, set: u32, texts: PlaceTexts) {
        self.texts.insert(set, texts);
        self.towns.insert(set, Middle::default());
    }

    /// Takes in where a group is. `note` is what its place says besides the address: feeds put the district into the
    /// first line.
    pub(super) fn add(&mut self, set: u32, point: Point, note: Option<&str>) {
        if let Some(town) = self.towns.get_mut(&set) {
            town.add(point);
        }
        if let Some(district) = note.and_then(district_of) {
            let key = (set, district.to_owned());
            if self.districts.len() < MOST_PLACES || self.districts.contains_key(&key) {
                self.districts.entry(key).or_default().add(point);
            }
        }
    }

    /// The places as lines, sorted by folded name, and where each begins.
    pub(super) fn into_lines(self) -> (String, Vec<u32>) {
        // A list that is sorted takes half of what a map of them takes, when the index is largest.
        let mut places: Vec<(PlaceKey<'_>, u32, Middle)> =
            Vec::with_capacity(self.towns.len() * 2 + self.districts.len());
        for (set, middle) in &self.towns {
            let Some(texts) = self.texts.get(set) else { continue };
            let names_region =
                texts.town.is_empty() || canonical_region(&texts.country, &texts.region).is_none();
            let named = [(&texts.town, &texts.region), (&texts.region, &texts.region)];
            for (name, region) in named.into_iter().take(if names_region { 2 } else { 1 }) {
                places.push((place_key(name, texts, region, ""), *set, *middle));
            }
        }
        for ((set, district), middle) in &self.districts {
            let Some(texts) = self.texts.get(set) else { continue };
            if fold(district) != fold(&texts.town) {
                places.push((place_key(district, texts, &texts.region, &texts.town), *set, *middle));
            }
        }
        places.sort_unstable_by(|(a, one, _), (b, other, _)| a.cmp(b).then(one.cmp(other)));
        places.dedup_by(|(key, _, middle), (known, _, whole)| {
            let is_same = key == known;
            if is_same {
                whole.merge(middle);
            }
            is_same
        });
        places.retain(|(key, _, middle)| !key.folded.is_empty() && middle.spread_km() <= SPREAD_KM);
        let (mut lines, mut starts) = (String::new(), Vec::with_capacity(places.len()));
        for (key, _, middle) in &places {
            let Some(point) = middle.point() else { continue };
            starts.push(lines.len() as u32);
            let PlaceKey { folded, name, country, region, town } = key;
            let (latitude, longitude, groups) = (point.latitude, point.longitude, middle.groups);
            let _ = writeln!(
                lines,
                "{folded}\t{name}\t{country}\t{region}\t{town}\t{latitude:.4}\t{longitude:.4}\t{groups}"
            );
        }
        (lines, starts)
    }
}

fn place_key<'a>(name: &'a str, texts: &'a PlaceTexts, region: &'a str, town: &'a str) -> PlaceKey<'a> {
    let mut folded = fold(name);
    // "Marin" is what people call Marin County.
    folded.truncate(folded.strip_suffix(COUNTY).map_or(folded.len(), str::len));
    // A tab would end the column.
    let [name, region, town] = [name, region, town].map(|text| {
        if text.contains('\t') { Cow::Owned(text.replace('\t', " ")) } else { Cow::Borrowed(text) }
    });
    PlaceKey { folded, name, country: &texts.country, region, town }
}

/// The district in the first line of a note about a place; nothing where it is a direction or a room.
fn district_of(note: &str) -> Option<&str> {
    let line = note.lines().next()?.trim();
    let words = line.split_whitespace().count();
    let plain = line.chars().all(|c| c.is_alphabetic() || matches!(c, ' ' | '-' | '\'' | '.' | '/'));
    let capital = line.chars().next().is_some_and(char::is_uppercase);
    let short = (3..=NAME_LETTERS).contains(&line.chars().count()) && words <= NAME_WORDS;
    (plain && capital && short).then_some(line)
}

impl Index {
    /// The places that the data name so, in folded letters, those with most groups first. "Marin" and "Marin County"
    /// are one.
    pub(super) fn local_places(&self, folded: &str) -> Vec<LocalPlace<'_>> {
        let name = folded.strip_suffix(COUNTY).unwrap_or(folded);
        let starts = self.column(IndexPart::LocalPlaceStarts);
        let count = starts.0.len() / 4;
        let (mut low, mut high) = (0, count);
        while low < high {
            let middle = usize::midpoint(low, high);
            let key = self.local_line(middle).and_then(|line| line.split('\t').next()).unwrap_or_default();
            if key < name { low = middle + 1 } else { high = middle }
        }
        let mut found: Vec<LocalPlace<'_>> = (low..count)
            .map_while(|at| self.local_line(at))
            .map_while(|line| line.strip_prefix(name)?.strip_prefix('\t'))
            .filter_map(read_place)
            .collect();
        found.sort_by_key(|place| (!place.town.is_empty(), std::cmp::Reverse(place.groups)));
        found
    }

    fn local_line(&self, at: usize) -> Option<&str> {
        let starts = self.column(IndexPart::LocalPlaceStarts);
        let start = (at < starts.0.len() / 4).then(|| starts.u32_at(at) as usize)?;
        let rest = self.section_bytes(IndexPart::LocalPlaces).get(start..)?;
        let end = rest.iter().position(|b| *b == b'\n')?;
        std::str::from_utf8(rest.get(..end)?).ok()
    }
}

/// A line behind its folded name.
fn read_place(line: &str) -> Option<LocalPlace<'_>> {
    let mut columns = line.split('\t');
    let (name, country) = (columns.next()?, columns.next()?);
    let (region, town) = (columns.next()?, columns.next()?);
    let (latitude, longitude) = (columns.next()?.parse().ok()?, columns.next()?.parse().ok()?);
    let point = Point::new(latitude, longitude)?;
    let groups = columns.next()?.parse().ok()?;
    Some(LocalPlace { name, country, region, town, point, groups })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn districts_are_told_from_rooms_and_directions() {
        for (note, district) in [
            ("Willow Glen", Some("Willow Glen")),
            ("Neukölln\nS+U Neukölln (U7, S41)", Some("Neukölln")),
            ("Friedrichshain-Kreuzberg", Some("Friedrichshain-Kreuzberg")),
            ("Meets in the small chapel in Building C.", None),
            ("#5, next to the shop", None),
            ("Tram 91", None),
            ("ring the bell", None),
        ] {
            assert_eq!(district_of(note), district, "{note}");
        }
    }
}
