//! Outlines of land and borders of countries, for the map.
//!
//! `data/outlines.bin.gz` holds lines of Natural Earth, which are in the public domain: numbers of variable length
//! (seven bits a byte, the lowest first), of which the signed ones are folded (0, -1, 1, -2). First how many lines
//! there are; for each line twice its number of points, plus one where it is a border; then the longitude and latitude
//! of its first point in thousandths of a degree, and for each further point the differences from the one before.

use crate::codec::gzip::gunzip;
use std::ops::Range;
use std::sync::LazyLock;

static OUTLINES: &[u8] = include_bytes!("../../data/outlines.bin.gz");
/// More than the file holds unpacked.
const UNPACKED_LIMIT: u64 = 4 << 20;
/// Steps of a degree in which points are kept.
const STEPS: f64 = 1000.0;
/// Points of coarse lines are at least so far apart, in degrees of longitude on the equator.
const COARSE_DEGREES: f64 = 0.2;
/// Further north and south nothing is drawn: the Mercator projection has no poles.
pub const LAST_LATITUDE: f64 = 84.0;

/// A point of an outline.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct OutlinePoint {
    /// Degrees east.
    pub longitude: f32,
    /// How far north it is on a map in Mercator's projection, see [`northing`].
    pub northing: f32,
}

/// A line of the map.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Outline<'a> {
    /// Whether it is a border between countries; else a coast.
    pub is_border: bool,
    /// The least and the greatest longitude and northing.
    pub bounds: [OutlinePoint; 2],
    /// Its points, at least two.
    pub points: &'a [OutlinePoint],
}

/// All lines of the map.
#[derive(Debug, Default)]
pub struct Outlines {
    /// As they are in the file.
    fine: Lines,
    /// Without the points that are close to one before them: a map of half the world has dots of that size.
    coarse: Lines,
}

#[derive(Debug, Default)]
struct Lines {
    lines: Vec<StoredOutline>,
    points: Vec<OutlinePoint>,
}

#[derive(Debug)]
struct StoredOutline {
    is_border: bool,
    bounds: [OutlinePoint; 2],
    points: Range<usize>,
}

/// How far north a latitude is on a map in Mercator's projection, in degrees of longitude from the equator: there a
/// step north is as long as a step east everywhere, so that directions are right.
pub fn northing(latitude: f64) -> f64 {
    let latitude = latitude.clamp(-LAST_LATITUDE, LAST_LATITUDE).to_radians();
    (std::f64::consts::FRAC_PI_4 + latitude / 2.0).tan().ln().to_degrees()
}

/// The latitude that is so far north, in degrees.
pub fn latitude_of(northing: f64) -> f64 {
    (2.0 * northing.to_radians().exp().atan() - std::f64::consts::FRAC_PI_2).to_degrees()
}

impl Outlines {
    /// The outlines that are part of the program. The first call unpacks them; later calls cost nothing.
    pub fn embedded() -> &'static Self {
        static EMBEDDED: LazyLock<Outlines> = LazyLock::new(|| {
            let bytes = gunzip(OUTLINES, UNPACKED_LIMIT).unwrap_or_default();
            Outlines::read(&bytes).unwrap_or_default()
        });
        &EMBEDDED
    }

    /// Reads unpacked outlines; `None` where the bytes end early or a line has fewer than two points.
    pub fn read(bytes: &[u8]) -> Option<Self> {
        let mut numbers = Numbers(bytes);
        let count = numbers.next_number()?;
        let mut outlines = Self::default();
        let mut line = Vec::new();
        for _ in 0..count {
            let head = numbers.next_number()?;
            let (mut east, mut north) = (0, 0);
            line.clear();
            for _ in 0..head / 2 {
                east += numbers.next_signed()?;
                north += numbers.next_signed()?;
                line.push(OutlinePoint {
                    longitude: (east as f64 / STEPS) as f32,
                    northing: northing(north as f64 / STEPS) as f32,
                });
            }
            let is_border = head % 2 == 1;
            outlines.fine.push(is_border, line.iter().copied())?;
            outlines.coarse.push(is_border, without_close_points(&line))?;
        }
        numbers.0.is_empty().then_some(outlines)
    }

    /// Every line, as exact as a map needs it whose dots are so many degrees of longitude wide.
    pub fn lines(&self, dot: f64) -> impl Iterator<Item = Outline<'_>> {
        let Lines { lines, points } = if dot < 2.0 * COARSE_DEGREES { &self.fine } else { &self.coarse };
        lines.iter().filter_map(|line| {
            let points = points.get(line.points.clone())?;
            Some(Outline { is_border: line.is_border, bounds: line.bounds, points })
        })
    }
}

impl Lines {
    /// Adds a line; `None` where it has fewer than two points.
    fn push(&mut self, is_border: bool, points: impl Iterator<Item = OutlinePoint>) -> Option<()> {
        let start = self.points.len();
        self.points.extend(points);
        let points = start..self.points.len();
        let bounds = bounds_of(self.points.get(points.clone())?)?;
        self.lines.push(StoredOutline { is_border, bounds, points });
        Some(())
    }
}

/// The points of a line but for those that are close to the one kept before them; the first and the last stay.
fn without_close_points(line: &[OutlinePoint]) -> impl Iterator<Item = OutlinePoint> {
    let mut kept: Option<OutlinePoint> = None;
    let last = line.len().saturating_sub(1);
    line.iter().copied().enumerate().filter_map(move |(at, point)| {
        let is_close = kept.is_some_and(|kept| {
            let (east, north) = (point.longitude - kept.longitude, point.northing - kept.northing);
            f64::from(east.abs().max(north.abs())) < COARSE_DEGREES
        });
        (!is_close || at == last).then(|| *kept.insert(point))
    })
}

fn bounds_of(points: &[OutlinePoint]) -> Option<[OutlinePoint; 2]> {
    let (first, rest) = points.split_first()?;
    if rest.is_empty() {
        return None;
    }
    let [mut least, mut greatest] = [*first; 2];
    for point in rest {
        least.longitude = least.longitude.min(point.longitude);
        least.northing = least.northing.min(point.northing);
        greatest.longitude = greatest.longitude.max(point.longitude);
        greatest.northing = greatest.northing.max(point.northing);
    }
    Some([least, greatest])
}

/// Numbers of variable length, one after the other.
struct Numbers<'a>(&'a [u8]);

impl Numbers<'_> {
    fn next_number(&mut self) -> Option<u64> {
        let mut number = 0;
        for shift in (0..63).step_by(7) {
            let (byte, rest) = self.0.split_first()?;
            self.0 = rest;
            number |= u64::from(byte & 0x7f) << shift;
            if byte & 0x80 == 0 {
                return Some(number);
            }
        }
        None
    }

    fn next_signed(&mut self) -> Option<i64> {
        let folded = self.next_number()?;
        Some((folded >> 1) as i64 ^ -((folded & 1) as i64))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::codec::gzip::gzip;
    use crate::place::Gazetteer;
    use serde_json::Value;
    use std::collections::HashSet;

    /// Countries whose towns the gazetteer knows, and their neighbours, by ISO 3166-1 numeric: they are drawn in more
    /// detail, since the map is looked at closely there.
    const NEAR: [&str; 24] = [
        "276", "040", "756", "438", "578", "826", "372", "752", "208", "528", "056", "442", "250", "380",
        "705", "348", "703", "203", "616", "246", "233", "428", "440", "831",
    ];
    /// How far a line may be from the true one, in degrees: there, and elsewhere.
    const NEAR_TOLERANCE: f64 = 0.006;
    const FAR_TOLERANCE: f64 = 0.03;
    /// Islands smaller than so many degrees are left out: there, and elsewhere.
    const NEAR_ISLAND: f64 = 0.02;
    const FAR_ISLAND: f64 = 0.1;

    fn wanted_arcs(geometry: &Value, arcs: &mut Vec<usize>) {
        match geometry {
            Value::Array(parts) => parts.iter().for_each(|part| wanted_arcs(part, arcs)),
            number => {
                let number = number.as_i64().unwrap();
                arcs.push(usize::try_from(if number < 0 { !number } else { number }).unwrap());
            }
        }
    }

    /// The points of a line that are needed to stay within a tolerance (Douglas and Peucker), in degrees.
    fn simplify(points: &[(f64, f64)], tolerance: f64) -> Vec<(f64, f64)> {
        let mut kept = vec![false; points.len()];
        (kept[0], kept[points.len() - 1]) = (true, true);
        let mut open = vec![(0, points.len() - 1)];
        while let Some((first, last)) = open.pop() {
            let (a, b) = (points[first], points[last]);
            let shrink = a.1.to_radians().cos().max(0.1);
            let (dx, dy) = ((b.0 - a.0) * shrink, b.1 - a.1);
            let length = dx * dx + dy * dy;
            let off = |point: &(f64, f64)| {
                let (x, y) = ((point.0 - a.0) * shrink, point.1 - a.1);
                let along = if length == 0.0 { 0.0 } else { ((x * dx + y * dy) / length).clamp(0.0, 1.0) };
                (x - along * dx).hypot(y - along * dy)
            };
            let between = (first + 1..last).map(|at| (at, off(&points[at])));
            if let Some((at, far)) = between.max_by(|one, other| one.1.total_cmp(&other.1))
                && far > tolerance
            {
                kept[at] = true;
                open.extend([(first, at), (at, last)]);
            }
        }
        points.iter().zip(kept).filter(|(_, kept)| *kept).map(|(point, _)| *point).collect()
    }

    fn push_number(out: &mut Vec<u8>, mut number: u64) {
        while number >= 0x80 {
            out.push(number as u8 | 0x80);
            number >>= 7;
        }
        out.push(number as u8);
    }

    fn push_signed(out: &mut Vec<u8>, number: i64) {
        push_number(out, ((number << 1) ^ (number >> 63)) as u64);
    }

    /// Makes `data/outlines.bin.gz` from `countries-10m.json` of the npm package world-atlas 2.0.2.
    #[test]
    #[ignore = "makes data/outlines.bin.gz; WORLD_ATLAS names the file countries-10m.json"]
    fn the_outlines_are_made_from_world_atlas() {
        let path = std::env::var("WORLD_ATLAS").expect("WORLD_ATLAS names countries-10m.json");
        let atlas: Value = serde_json::from_slice(&std::fs::read(path).unwrap()).unwrap();
        let pair = |value: &Value| (value[0].as_f64().unwrap(), value[1].as_f64().unwrap());
        let (scale, shift) = (pair(&atlas["transform"]["scale"]), pair(&atlas["transform"]["translate"]));
        let (mut uses, mut near) = (Vec::new(), HashSet::new());
        for country in atlas["objects"]["countries"]["geometries"].as_array().unwrap() {
            let before = uses.len();
            wanted_arcs(country.get("arcs").unwrap_or(&Value::Array(Vec::new())), &mut uses);
            if country["id"].as_str().is_some_and(|id| NEAR.contains(&id)) {
                near.extend(uses[before..].iter().copied());
            }
        }
        let mut lines = Vec::new();
        for (at, arc) in atlas["arcs"].as_array().unwrap().iter().enumerate() {
            let (mut x, mut y) = (0.0, 0.0);
            let points: Vec<(f64, f64)> = arc
                .as_array()
                .unwrap()
                .iter()
                .map(|step| {
                    (x, y) = (x + pair(step).0, y + pair(step).1);
                    (x * scale.0 + shift.0, y * scale.1 + shift.1)
                })
                .collect();
            let (tolerance, island) =
                if near.contains(&at) { (NEAR_TOLERANCE, NEAR_ISLAND) } else { (FAR_TOLERANCE, FAR_ISLAND) };
            let span = |of: fn(&(f64, f64)) -> f64| {
                points.iter().map(of).fold(f64::MIN, f64::max)
                    - points.iter().map(of).fold(f64::MAX, f64::min)
            };
            let is_closed = points.first() == points.last();
            // The Antarctic's edge along the last meridian is no coast.
            let is_edge = points.iter().all(|point| point.1 < -85.0 || point.0.abs() > 179.99);
            if is_edge || (is_closed && span(|p| p.0).max(span(|p| p.1)) < island) {
                continue;
            }
            let is_border = uses.iter().filter(|used| **used == at).count() > 1;
            lines.push((is_border, simplify(&points, tolerance)));
        }
        let mut out = Vec::new();
        push_number(&mut out, lines.len() as u64);
        for (is_border, points) in &lines {
            push_number(&mut out, points.len() as u64 * 2 + u64::from(*is_border));
            let (mut east, mut north) = (0, 0);
            for (x, y) in points {
                let here = ((x * STEPS).round() as i64, (y * STEPS).round() as i64);
                push_signed(&mut out, here.0 - east);
                push_signed(&mut out, here.1 - north);
                (east, north) = here;
            }
        }
        std::fs::write("data/outlines.bin.gz", gzip(&out)).unwrap();
    }

    /// How far the nearest point of a line of one sort is, in degrees of longitude, on a map of such dots.
    fn nearest(dot: f64, is_border: bool, longitude: f64, latitude: f64) -> f64 {
        let wanted = northing(latitude);
        Outlines::embedded()
            .lines(dot)
            .filter(|line| line.is_border == is_border)
            .flat_map(|line| line.points.windows(2))
            .map(|pair| {
                let [ax, bx] = [0, 1].map(|at| f64::from(pair[at].longitude));
                let [ay, by] = [0, 1].map(|at| f64::from(pair[at].northing));
                let (dx, dy) = (bx - ax, by - ay);
                let length = dx * dx + dy * dy;
                let along = ((longitude - ax) * dx + (wanted - ay) * dy) / length.max(1e-12);
                let along = along.clamp(0.0, 1.0);
                (ax + along * dx - longitude).hypot(ay + along * dy - wanted)
            })
            .fold(f64::MAX, f64::min)
    }

    #[test]
    fn coasts_and_borders_are_where_they_are() {
        for (is_border, longitude, latitude, what) in [
            (true, 7.59, 47.59, "Basel, where three countries meet"),
            (true, 11.39, 59.1, "Halden and Sweden"),
            (true, -123.0, 49.0, "Canada south of Vancouver"),
            (false, 5.0, 60.4, "islands before Bergen"),
            (false, 1.32, 51.13, "Dover"),
            (false, -74.0, 40.58, "New York"),
        ] {
            for (dot, most) in [(0.0, 0.25), (1.0, 0.25 + COARSE_DEGREES)] {
                let far = nearest(dot, is_border, longitude, latitude);
                assert!(far < most, "{what}: {far} where a dot is {dot} wide");
            }
        }
        assert!(nearest(0.0, true, 5.0, 56.5) > 2.0, "no border in the North Sea");
        assert!(nearest(0.0, false, 10.5, 51.3) > 2.0, "no coast in the middle of Germany");
    }

    #[test]
    fn the_lines_cover_the_world_and_every_town_lies_within() {
        let outlines = Outlines::embedded();
        let lines: Vec<Outline<'_>> = outlines.lines(0.0).collect();
        assert!(lines.len() > 1000, "{}", lines.len());
        let points = |dot: f64| outlines.lines(dot).map(|line| line.points.len()).sum::<usize>();
        assert!(points(1.0) * 2 < points(0.0), "{} of {}", points(1.0), points(0.0));
        assert_eq!(outlines.lines(1.0).count(), lines.len(), "small islands are on a large map too");
        let least = lines.iter().map(|line| line.bounds[0].longitude).fold(f32::MAX, f32::min);
        let greatest = lines.iter().map(|line| line.bounds[1].longitude).fold(f32::MIN, f32::max);
        assert!(least < -179.0 && greatest > 179.0, "{least} {greatest}");
        assert!(Gazetteer::embedded().towns().all(|town| town.point.latitude.abs() < LAST_LATITUDE));
    }

    #[test]
    fn a_step_north_is_as_long_as_a_step_east() {
        for latitude in [0.0, 47.0, 60.0, 70.0, -33.0] {
            let step = (northing(latitude + 0.001) - northing(latitude)) / 0.001;
            assert!((step - 1.0 / f64::to_radians(latitude).cos()).abs() < 0.001, "{latitude} {step}");
            assert!((latitude_of(northing(latitude)) - latitude).abs() < 1e-9);
        }
    }

    #[test]
    fn damaged_outlines_are_none() {
        assert!(Outlines::read(&[]).is_none());
        assert!(Outlines::read(&[1, 2, 0, 0]).is_none(), "a single point is no line");
        assert!(Outlines::read(&[1, 4, 0, 0, 2]).is_none(), "it ends early");
        assert!(Outlines::read(&[1, 4, 0, 0, 2, 2, 9]).is_none(), "something follows");
        let read = Outlines::read(&[1, 5, 0, 0, 0xd0, 0x0f, 0]).expect("one border of two points");
        let line = read.lines(0.0).next().expect("a line");
        assert!(line.is_border && line.points.len() == 2);
        assert!((line.points[1].longitude - 1.0).abs() < 1e-6);
    }
}
