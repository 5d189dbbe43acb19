//! The towns, districts and counties that the groups themselves name, with where their groups are: a question may
//! name a quarter or a village that no gazetteer lists.

use super::index::Index;
use super::layout::IndexPart;
use super::partition::partition_point;
use crate::group::Country;
use crate::place::{Point, canonical_region, fold};
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

/// The middle of some groups and the corners around them.
#[derive(Debug, Clone, Default)]
struct Middle {
    latitude: f64,
    longitude: f64,
    south_west: (f64, f64),
    north_east: (f64, f64),
    groups: u32,
}

impl Middle {
    fn add(&mut self, point: Point) {
        let here = (point.latitude, point.longitude);
        self.merge(&Self {
            latitude: here.0,
            longitude: here.1,
            south_west: here,
            north_east: here,
            groups: 1,
        });
    }

    fn merge(&mut self, other: &Self) {
        if self.groups == 0 {
            self.clone_from(other);
            return;
        }
        if other.groups == 0 {
            return;
        }
        self.latitude += other.latitude;
        self.longitude += other.longitude;
        self.groups += other.groups;
        let (a, b) = (self.south_west, other.south_west);
        self.south_west = (a.0.min(b.0), a.1.min(b.1));
        let (a, b) = (self.north_east, other.north_east);
        self.north_east = (a.0.max(b.0), a.1.max(b.1));
    }

    fn point(&self) -> Option<Point> {
        let groups = f64::from(self.groups);
        Point::new(self.latitude / groups, self.longitude / groups)
    }

    fn spread_km(&self) -> f64 {
        let [from, to] = [self.south_west, self.north_east]
            .map(|(latitude, longitude)| Point::new(latitude, longitude).filter(|_| self.groups > 0));
        from.zip(to).map_or(0.0, |(from, to)| from.distance_km(to))
    }
}

/// Collects the places while the index is made. Groups of one set of place values share an entry. A feed may name as many
/// places as it has groups, so that each is kept in as few bytes as it can be.
#[derive(Debug, Default)]
pub(super) struct LocalPlaceCollector {
    /// Where the places of each set stand.
    sets: HashMap<u32, u32>,
    places: Vec<(PlaceTexts, Middle)>,
    /// Where each district stands, by where its set does and its name.
    district_names: HashMap<(u32, Box<str>), u32>,
    districts: Vec<Middle>,
}

/// Country, region and town of a set of place values.
#[derive(Debug, Clone, Default)]
pub(super) struct PlaceTexts {
    /// Where it is said.
    pub(super) country: Option<Country>,
    /// As it is written, or the gazetteer's name.
    pub(super) region: Box<str>,
    /// As it is written.
    pub(super) town: Box<str>,
}

impl PlaceTexts {
    fn country(&self) -> &str {
        self.country.as_ref().map_or("", Country::code)
    }
}

impl LocalPlaceCollector {
    /// Whether it has to be said what the places of a set are called.
    pub(super) fn wants_name(&self, set: u32) -> bool {
        self.places.len() < MOST_PLACES && !self.sets.contains_key(&set)
    }

    /// Says what the places of a set are called.
    pub(super) fn name_set(&mut self, set: u32, texts: PlaceTexts) {
        self.sets.insert(set, self.places.len() as u32);
        self.places.push((texts, Middle::default()));
    }

    /// Takes in where a group is. `note` is what its place says besides the address: feeds put the district into the
    /// first line.
    pub(super) fn add(&mut self, set: u32, point: Point, note: Option<&str>) {
        let Some(at) = self.sets.get(&set).copied() else { return };
        if let Some((_, town)) = self.places.get_mut(at as usize) {
            town.add(point);
        }
        let Some(district) = note.and_then(district_of) else { return };
        let key = (at, Box::from(district));
        let number = match self.district_names.get(&key) {
            Some(known) => *known,
            None if self.districts.len() < MOST_PLACES => {
                self.district_names.insert(key, self.districts.len() as u32);
                self.districts.push(Middle::default());
                self.districts.len() as u32 - 1
            }
            None => return,
        };
        if let Some(middle) = self.districts.get_mut(number as usize) {
            middle.add(point);
        }
    }

    /// The places as lines, sorted by folded name, and where each begins.
    pub(super) fn into_lines(self) -> (String, Vec<u32>) {
        let mut places: Vec<NamedPlace<'_>> = Vec::with_capacity(self.places.len());
        for (order, (texts, middle)) in self.places.iter().enumerate() {
            let names_region =
                texts.town.is_empty() || canonical_region(texts.country(), &texts.region).is_none();
            let named = [(&*texts.town, &*texts.region), (&*texts.region, &*texts.region)];
            for (name, region) in named.into_iter().take(if names_region { 2 } else { 1 }) {
                places.push(NamedPlace::new(name, texts.country(), region, "", (order, middle)));
            }
        }
        for ((at, district), number) in &self.district_names {
            let Some((texts, _)) = self.places.get(*at as usize) else { continue };
            let Some(middle) = self.districts.get(*number as usize) else { continue };
            let middle = (self.places.len() + *number as usize, middle);
            if fold(district) != fold(&texts.town) {
                places.push(NamedPlace::new(district, texts.country(), &texts.region, &texts.town, middle));
            }
        }
        places.retain(|place| !place.folded.is_empty());
        // Sums of fractions depend on their order, and what is indexed twice is to be the same.
        places.sort_unstable_by(|a, b| a.key().cmp(&b.key()).then(a.order.cmp(&b.order)));
        let (mut lines, mut starts) = (String::new(), Vec::new());
        for same in places.chunk_by(|a, b| a.key() == b.key()) {
            let mut middle = Middle::default();
            for place in same {
                middle.merge(place.middle);
            }
            let point = middle.point().filter(|_| middle.spread_km() <= SPREAD_KM);
            let Some((place, point)) = same.first().zip(point) else { continue };
            starts.push(lines.len() as u32);
            for text in place.key() {
                // A tab would end the column.
                lines.extend(text.chars().map(|c| if c == '\t' { ' ' } else { c }));
                lines.push('\t');
            }
            let (latitude, longitude, groups) = (point.latitude, point.longitude, middle.groups);
            let _ = writeln!(lines, "{latitude:.4}\t{longitude:.4}\t{groups}");
        }
        (lines, starts)
    }
}

/// What a place is named, where, and the middle of its groups.
struct NamedPlace<'c> {
    folded: Box<str>,
    name: &'c str,
    country: &'c str,
    region: &'c str,
    town: &'c str,
    /// Where it stands among those taken in.
    order: usize,
    middle: &'c Middle,
}

impl<'c> NamedPlace<'c> {
    fn new(
        name: &'c str,
        country: &'c str,
        region: &'c str,
        town: &'c str,
        (order, middle): (usize, &'c Middle),
    ) -> Self {
        let folded = fold(name);
        // "Marin" is what people call Marin County.
        let folded = folded.strip_suffix(COUNTY).unwrap_or(&folded).into();
        Self { folded, name, country, region, town, order, middle }
    }

    /// The columns of its line that say which place it is.
    fn key(&self) -> [&str; 5] {
        [&self.folded, self.name, self.country, self.region, self.town]
    }
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
        let key_of = |at| self.local_line(at).and_then(|line| line.split('\t').next()).unwrap_or_default();
        let first = partition_point(0..count, |at| key_of(at) < name);
        let mut found: Vec<LocalPlace<'_>> = (first..count)
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
