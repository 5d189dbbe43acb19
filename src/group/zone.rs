//! Time zones by IANA name.

use super::{Country, Place};
use crate::place::zone::{ZoneFacts, zone_of_country, zone_of_place};
use jiff::tz::TimeZone;
use std::collections::BTreeMap;
use std::fmt;
use std::sync::RwLock;

/// A time zone that the bundled tz database knows.
#[derive(Clone, PartialEq, Eq)]
pub struct Zone(TimeZone);

/// Names of the tz database that are abbreviations or offsets.
const FIXED: [&str; 19] = [
    "UTC",
    "UCT",
    "GMT",
    "GMT0",
    "GMT+0",
    "GMT-0",
    "Greenwich",
    "Universal",
    "Zulu",
    "EST",
    "MST",
    "HST",
    "EST5EDT",
    "CST6CDT",
    "MST7MDT",
    "PST8PDT",
    "WET",
    "CET",
    "EET",
];

impl Zone {
    /// Finds a zone by its IANA name, in any case; old names such as "US/Eastern" are known too.
    pub fn parse(name: &str) -> Option<Self> {
        // The database has no name outside this alphabet, and a path must not reach it.
        let plain = !name.is_empty()
            && name.len() <= 64
            && name.bytes().all(|b| b.is_ascii_alphanumeric() || b"/_+-".contains(&b));
        if !plain {
            return None;
        }
        TimeZone::get(name).ok().filter(|tz| tz.iana_name().is_some()).map(Self)
    }

    /// The zone of a country in which nearly everybody keeps the same time (field `timezone` of the dataset).
    pub fn of_country(country: Country) -> Option<Self> {
        Self::embedded(zone_of_country(country.code())?)
    }

    /// A zone that the program names itself; each is looked up once, for this is asked of every meeting.
    fn embedded(name: &'static str) -> Option<Self> {
        static KNOWN: RwLock<BTreeMap<&'static str, Zone>> = RwLock::new(BTreeMap::new());
        if let Some(zone) = KNOWN.read().ok().and_then(|known| known.get(name).cloned()) {
            return Some(zone);
        }
        let zone = Self::parse(name)?;
        if let Ok(mut known) = KNOWN.write() {
            known.insert(name, zone.clone());
        }
        Some(zone)
    }

    /// The zone of a place, as far as point, town, region and country tell it.
    pub fn of_place(place: &Place) -> Option<Self> {
        let name = zone_of_place(ZoneFacts {
            country: place.country.as_ref().map(Country::code),
            region: place.region.as_deref(),
            city: place.city.as_deref(),
            point: place.point,
        });
        Self::embedded(name?)
    }

    /// Whether it is an offset or an abbreviation, which no place keeps: "Etc/GMT+5" and "EST" have no summer time.
    pub fn is_fixed(&self) -> bool {
        let name = self.name();
        name.starts_with("Etc/") || FIXED.contains(&name)
    }

    /// The zone that people mean by an abbreviation of the tz database: "EST" is New York's, in summer too.
    #[must_use]
    pub fn of_habit(self) -> Self {
        let meant = match self.name() {
            "EST" | "EST5EDT" => "America/New_York",
            "CST6CDT" => "America/Chicago",
            "MST" | "MST7MDT" => "America/Denver",
            "PST8PDT" => "America/Los_Angeles",
            "HST" => "Pacific/Honolulu",
            _ => return self,
        };
        Self::parse(meant).unwrap_or(self)
    }

    /// Whether clocks of both zones show the same time in winter or in summer of a year.
    pub fn agrees_with(&self, other: &Self, year: i16) -> bool {
        [1, 7].into_iter().any(|month| self.offset_in(year, month) == other.offset_in(year, month))
    }

    /// Minutes ahead of UTC in the middle of a month.
    pub fn offset_in(&self, year: i16, month: i8) -> Option<i32> {
        let date = jiff::civil::Date::new(year, month, 15).ok()?;
        let moment = self.0.to_ambiguous_timestamp(date.at(12, 0, 0, 0)).compatible().ok()?;
        Some(self.0.to_offset(moment).seconds() / 60)
    }

    /// The IANA name.
    pub fn name(&self) -> &str {
        self.0.iana_name().unwrap_or("UTC")
    }

    /// The zone as jiff has it.
    pub fn time_zone(&self) -> &TimeZone {
        &self.0
    }
}

impl fmt::Debug for Zone {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_found_and_paths_are_not() {
        assert_eq!(Zone::parse("Europe/Oslo").unwrap().name(), "Europe/Oslo");
        assert_eq!(Zone::parse("europe/oslo").unwrap().name(), "Europe/Oslo");
        for wrong in ["", "Mars/Base", "../../etc/passwd", "/etc/localtime", "Europe/Oslo\0"] {
            assert!(Zone::parse(wrong).is_none(), "{wrong}");
        }
    }

    #[test]
    fn only_countries_with_one_zone_have_one() {
        let of = |code| Country::from_code(code).and_then(Zone::of_country);
        assert_eq!(of("NO").unwrap().name(), "Europe/Oslo");
        assert!(of("US").is_none());
        assert!(of("CA").is_none());
        assert_eq!(of("ZA").unwrap().name(), "Africa/Johannesburg");
    }
}
