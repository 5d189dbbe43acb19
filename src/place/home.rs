//! Where the reader is: what stands first in every list, whose numbers are shown in danger, from where distances
//! are measured.

use super::{PlaceMatch, Point};
use std::collections::HashMap;
use std::sync::LazyLock;

/// Zone and country of each time zone, from `zone.tab` of the tz database, which is in the public domain.
static ZONES: &str = include_str!("../../data/zone-countries.tsv");

/// Where the reader is, as far as it is known.
#[derive(Debug, Clone, PartialEq)]
pub struct Home {
    /// The country, ISO 3166-1 alpha-2 in capitals.
    pub country: String,
    /// The region within the country, as the gazetteer names it.
    pub region: Option<String>,
    /// The town or postal code, in words.
    pub label: Option<String>,
    /// The point distances are measured from.
    pub point: Option<Point>,
    /// How it is known.
    pub known_from: HomeSource,
}

/// How it is known where the reader is, the surest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum HomeSource {
    /// The reader chose it, or named it on the command line.
    Chosen,
    /// It is set.
    Setting,
    /// The territory of the locale: `DE` of `de_DE.UTF-8`.
    Locale,
    /// The country of the time zone.
    TimeZone,
}

impl Home {
    /// A country of which nothing else is known.
    pub fn in_country(country: &str, known_from: HomeSource) -> Self {
        Self { country: country.to_ascii_uppercase(), region: None, label: None, point: None, known_from }
    }

    /// A town or postal code.
    pub fn at_place(place: &PlaceMatch<'_>, known_from: HomeSource) -> Self {
        Self {
            country: place.town.country.to_owned(),
            region: Some(place.town.region).filter(|region| !region.is_empty()).map(str::to_owned),
            label: Some(place.name()),
            point: Some(place.point),
            known_from,
        }
    }

    /// A region of a country, as the gazetteer names it.
    pub fn in_region(country: &str, region: &str, known_from: HomeSource) -> Self {
        Self { region: Some(region.to_owned()), ..Self::in_country(country, known_from) }
    }

    /// What the environment tells: the territory of the locale, else the country of the time zone. `variable` reads
    /// an environment variable; `zone` is the IANA name of the machine's zone.
    ///
    /// `LC_ALL` overrides everything (POSIX). After it the categories that say where somebody lives come before
    /// those that say which language somebody reads: many people in Oslo read English.
    pub fn of_environment(variable: impl Fn(&str) -> Option<String>, zone: Option<&str>) -> Option<Self> {
        let others = ["LC_ADDRESS", "LC_TELEPHONE", "LC_TIME", "LC_MESSAGES", "LANG"];
        let territory = match variable("LC_ALL") {
            Some(locale) => territory_of(&locale),
            None => others.into_iter().filter_map(&variable).find_map(|locale| territory_of(&locale)),
        };
        territory.map(|country| Self::in_country(&country, HomeSource::Locale)).or_else(|| {
            let country = country_of_zone(zone?)?;
            Some(Self::in_country(country, HomeSource::TimeZone))
        })
    }
}

/// The country that a category of the locale names, such as `LC_TIME`: that of `LC_ALL`, else of the category, else of
/// `LANG` (POSIX); the first that is set decides. `variable` reads an environment variable.
pub fn country_of_category(category: &str, variable: impl Fn(&str) -> Option<String>) -> Option<String> {
    territory_of(&["LC_ALL", category, "LANG"].into_iter().find_map(variable)?)
}

/// The territory of a locale, `DE` of `de_DE.UTF-8@euro`; none for `C`, `POSIX` and a bare language.
fn territory_of(locale: &str) -> Option<String> {
    let name = locale.split(['.', '@']).next()?;
    let territory = name.split(['_', '-']).skip(1).find(|part| part.len() == 2)?;
    territory.bytes().all(|b| b.is_ascii_alphabetic()).then(|| territory.to_ascii_uppercase())
}

/// The country of a time zone by its IANA name.
pub fn country_of_zone(zone: &str) -> Option<&'static str> {
    static COUNTRIES: LazyLock<HashMap<&'static str, &'static str>> =
        LazyLock::new(|| ZONES.lines().skip(1).filter_map(|line| line.split_once('\t')).collect());
    COUNTRIES.get(zone).copied()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn home(variables: &[(&str, &str)], zone: Option<&str>) -> Option<(String, HomeSource)> {
        let read = |name: &str| {
            let value = variables.iter().find(|(n, _)| *n == name).map(|(_, value)| (*value).to_owned());
            value.filter(|value| !value.is_empty())
        };
        Home::of_environment(read, zone).map(|home| (home.country, home.known_from))
    }

    #[test]
    fn the_environment_tells_the_country() {
        let locale = |country: &str| Some((country.to_owned(), HomeSource::Locale));
        assert_eq!(home(&[("LANG", "de_AT.UTF-8")], Some("Europe/Berlin")), locale("AT"));
        assert_eq!(home(&[("LANG", "en_US.UTF-8"), ("LC_TIME", "nb_NO.UTF-8")], None), locale("NO"));
        assert_eq!(home(&[("LANG", "en_US"), ("LC_ALL", "sr_RS@latin")], None), locale("RS"));
        assert_eq!(home(&[("LC_ALL", ""), ("LANG", "zh-Hant-TW")], None), locale("TW"));
        let zone = |country: &str| Some((country.to_owned(), HomeSource::TimeZone));
        assert_eq!(home(&[("LANG", "C.UTF-8")], Some("Europe/Paris")), zone("FR"));
        assert_eq!(home(&[("LANG", "de")], Some("Europe/Zurich")), zone("CH"));
        assert_eq!(home(&[("LC_ALL", "POSIX"), ("LANG", "nb_NO")], Some("UTC")), None);
        assert_eq!(home(&[], None), None);
    }

    #[test]
    fn each_category_of_the_locale_counts_for_itself() {
        let read = |name: &str| match name {
            "LANG" => Some("en_US.UTF-8".to_owned()),
            "LC_TIME" => Some("nb_NO.UTF-8".to_owned()),
            "LC_NUMERIC" => Some("C".to_owned()),
            _ => None,
        };
        assert_eq!(country_of_category("LC_TIME", read).as_deref(), Some("NO"));
        assert_eq!(country_of_category("LC_MEASUREMENT", read).as_deref(), Some("US"));
        assert_eq!(country_of_category("LC_NUMERIC", read), None, "C is set, and names no country");
    }

    #[test]
    fn every_zone_has_a_country_of_two_capitals() {
        let lines: Vec<_> = ZONES.lines().skip(1).filter_map(|line| line.split_once('\t')).collect();
        assert!(lines.len() > 400);
        for (zone, country) in lines {
            assert!(country.len() == 2 && country.bytes().all(|b| b.is_ascii_uppercase()), "{zone}");
            assert!(crate::group::Zone::parse(zone).is_some(), "{zone}");
        }
    }
}
