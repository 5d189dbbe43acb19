//! Time zones by IANA name.

use super::Country;
use jiff::tz::TimeZone;
use std::fmt;

/// A time zone that the bundled tz database knows.
#[derive(Clone, PartialEq, Eq)]
pub struct Zone(TimeZone);

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

    /// The zone of a country that has only one in everyday life (field `timezone` of the dataset). Germany's second
    /// name (Büsingen) keeps the same time.
    pub fn of_country(country: Country) -> Option<Self> {
        let name = match country.code() {
            "DE" => "Europe/Berlin",
            "AT" => "Europe/Vienna",
            "CH" => "Europe/Zurich",
            "LI" => "Europe/Vaduz",
            "NO" => "Europe/Oslo",
            "SE" => "Europe/Stockholm",
            "DK" => "Europe/Copenhagen",
            "FI" => "Europe/Helsinki",
            "IS" => "Atlantic/Reykjavik",
            "GB" => "Europe/London",
            "IE" => "Europe/Dublin",
            "NL" => "Europe/Amsterdam",
            "BE" => "Europe/Brussels",
            "LU" => "Europe/Luxembourg",
            "FR" => "Europe/Paris",
            "IT" => "Europe/Rome",
            "PL" => "Europe/Warsaw",
            "CZ" => "Europe/Prague",
            _ => return None,
        };
        Self::parse(name)
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
    }
}
