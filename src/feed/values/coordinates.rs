//! Coordinates as feeds write them.

use crate::feed::json::{Raw, Shape};
use crate::feed::record::Problems;
use crate::place::Point;

/// What a pair of fields says about the point.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Coordinates {
    /// A point.
    At(Point),
    /// Only a box around the place, whose middle this is.
    Within(Point),
    /// Nothing: blank, 0/0, or not to be read (and then noted).
    Nowhere,
}

impl Coordinates {
    /// The point, whether exact or not.
    pub fn point(self) -> Option<Point> {
        match self {
            Self::At(point) | Self::Within(point) => Some(point),
            Self::Nowhere => None,
        }
    }
}

/// Reads two numbers or strings in degrees. 0/0 means "missing" (60 of 14,785 records); a comma for a decimal
/// point, degrees with minutes and values out of range are left out and noted: a wrong point sends people to a
/// wrong door.
pub fn read_point(
    problems: &mut Problems<'_>,
    (latitude_field, latitude): (&str, Option<Raw<'_>>),
    (longitude_field, longitude): (&str, Option<Raw<'_>>),
) -> Coordinates {
    let latitude = read_degrees(problems, latitude_field, latitude, 90.0);
    let longitude = read_degrees(problems, longitude_field, longitude, 180.0);
    match (latitude, longitude) {
        (Some(latitude), Some(longitude)) => {
            point(latitude, longitude).map_or(Coordinates::Nowhere, Coordinates::At)
        }
        _ => Coordinates::Nowhere,
    }
}

fn read_degrees(problems: &mut Problems<'_>, field: &str, raw: Option<Raw<'_>>, most: f64) -> Option<f64> {
    let raw = raw.filter(|raw| !raw.is_blank())?;
    let words = if raw.shape() == Shape::Number { raw.string_or_number() } else { raw.string() };
    let number = words.as_deref().and_then(parse_decimal);
    if let Some(degrees) = number.filter(|degrees| degrees.abs() <= most) {
        Some(degrees)
    } else {
        let expected = if number.is_some() { "degrees within their range" } else { "a number of degrees" };
        problems.repair(field, &raw.describe(), format!("{expected}; the point is left out"));
        None
    }
}

fn is_on_earth(latitude: f64, longitude: f64) -> bool {
    latitude.abs() <= 90.0 && longitude.abs() <= 180.0
}

/// Reads "lat,lng", or the box "south,west,north,east" of an area, whose middle is kept as a rough point.
pub fn read_point_pair(problems: &mut Problems<'_>, field: &str, raw: Option<Raw<'_>>) -> Coordinates {
    let Some(words) = raw.and_then(|raw| problems.read_string(field, raw)) else {
        return Coordinates::Nowhere;
    };
    let numbers: Option<Vec<f64>> = words.split(',').map(|part| parse_decimal(part.trim())).collect();
    match numbers.as_deref() {
        Some([lat, lon]) if is_on_earth(*lat, *lon) => {
            point(*lat, *lon).map_or(Coordinates::Nowhere, Coordinates::At)
        }
        Some([south, west, north, east]) if is_on_earth(*south, *west) && is_on_earth(*north, *east) => {
            point(f64::midpoint(*south, *north), f64::midpoint(*west, *east))
                .map_or(Coordinates::Nowhere, Coordinates::Within)
        }
        _ => {
            problems.repair(field, &words, "\"latitude,longitude\"; the point is left out");
            Coordinates::Nowhere
        }
    }
}

/// A decimal number in ASCII digits; no infinities, no names of numbers.
fn parse_decimal(text: &str) -> Option<f64> {
    let text = text.trim();
    let plain = text.bytes().all(|b| b.is_ascii_digit() || b"+-.eE".contains(&b));
    (plain && text.len() <= 64).then(|| text.parse::<f64>().ok()).flatten().filter(|n| n.is_finite())
}

/// A point, unless it is 0/0 in the sea.
fn point(latitude: f64, longitude: f64) -> Option<Point> {
    let nowhere = latitude.abs() < 1e-6 && longitude.abs() < 1e-6;
    (!nowhere).then_some(Point { latitude, longitude })
}
