//! The country of a place that does not name one, from everything else that is known of it.
//!
//! No single sign decides: "CA" is California and Cagliari, five digits are a code of a dozen countries. Each sign
//! adds to the countries it fits, and a country is taken where it leads and enough speaks for it.

use super::subdivision::{Subdivision, subdivisions_named};
use super::zone::{countries_of_town, degrees_from, zone_of_point};
use super::{Gazetteer, Point, Town, country_of_zone};

/// What is known of a place and of whoever published it.
#[derive(Debug, Clone, Default)]
pub struct CountrySigns<'a> {
    /// State or region, by name or code.
    pub region: Option<&'a str>,
    /// Town.
    pub city: Option<&'a str>,
    /// Postal code.
    pub postal_code: Option<&'a str>,
    /// The point.
    pub point: Option<Point>,
    /// IANA names of the zones in which meetings are stated.
    pub zones: Vec<&'a str>,
    /// Telephone numbers as written.
    pub phones: Vec<&'a str>,
    /// Language tags.
    pub languages: Vec<&'a str>,
    /// The country of the other records of the feed, where they agree.
    pub likely: Option<&'a str>,
}

/// A country is taken from this much on.
const ENOUGH: u32 = 3;

/// Inhabitants of a town that is meant by its bare name.
const CITY: u32 = 100_000;

/// A city so many times as large as all its namesakes abroad is meant where nothing else stands beside its name.
const TIMES_LARGER: u32 = 20;

/// In degrees of latitude: places on the other side of a border are no farther than this.
const NEAR_BORDER: f64 = 0.5;

/// Farther apart, a postal code and a town do not belong together.
const SAME_PLACE_KM: f64 = 80.0;

/// The country that most speaks for, if enough does and no other has as much.
pub fn infer_country(signs: &CountrySigns<'_>) -> Option<&'static str> {
    let regions = signs.region.map(subdivisions_named).unwrap_or_default();
    let towns = signs.city.map(towns_named).unwrap_or_default();
    let larger = signs.city.map(countries_of_town).unwrap_or_default();
    let of_point = signs.point.and_then(|point| zone_of_point(point, None)).and_then(country_of_zone);
    let mut candidates: Vec<&'static str> = regions.iter().map(|region| region.country).collect();
    candidates.extend(towns.iter().map(|town| town.country));
    candidates.extend(&larger);
    candidates.extend(of_point);
    candidates.extend(signs.zones.iter().filter_map(|zone| country_of_zone(zone)));
    candidates.extend(signs.phones.iter().filter_map(|phone| country_of_phone(phone)));
    candidates.extend(signs.postal_code.and_then(country_of_code));
    candidates.extend(signs.likely.and_then(known_country));
    candidates.sort_unstable();
    candidates.dedup();
    let mut scores: Vec<(u32, &str)> = candidates
        .into_iter()
        .map(|country| {
            // The gazetteer does not have the towns of every country.
            let elsewhere: Vec<&str> = larger.iter().copied().filter(|other| *other != country).collect();
            let larger = if larger.contains(&country) { 2 } else { 0 };
            let alone = signs.region.is_none() && is_the_city(&towns, &elsewhere, country);
            let town = if alone { ENOUGH } else { weigh_town(&towns, &regions, country).max(larger) };
            let place = weigh_region(&regions, country) + town;
            let code = signs.postal_code.map_or(0, |code| weigh_code(code, &towns, country));
            let point = signs.point.map_or(0, |point| weigh_point(point, of_point, country));
            (place + code + point + weigh_publisher(signs, &towns, country), country)
        })
        .collect();
    scores.sort_unstable_by(|a, b| b.cmp(a));
    let (best, country) = *scores.first()?;
    let rival = scores.get(1).is_some_and(|(score, _)| *score == best);
    (best >= ENOUGH && !rival).then_some(country)
}

/// Towns of the gazetteer that bear a name.
fn towns_named(city: &str) -> Vec<Town<'static>> {
    let found = Gazetteer::embedded().places_named(city, None).into_iter();
    found.filter(|place| place.postcode.is_none()).map(|place| place.town).collect()
}

/// Near a border a point speaks for both sides, and for neither much.
fn weigh_point(point: Point, of_point: Option<&str>, country: &str) -> u32 {
    let distance = |country| degrees_from(point, country).unwrap_or(f64::MAX);
    let nearest = distance(None);
    if of_point == Some(country) {
        return if nearest > NEAR_BORDER { 2 } else { 3 };
    }
    if distance(Some(country)) - nearest < NEAR_BORDER { 2 } else { 0 }
}

/// A name says more than a code, and three letters more than two.
fn weigh_region(regions: &[Subdivision], country: &str) -> u32 {
    let region = regions.iter().find(|region| region.country == country);
    region.map_or(0, |region| if region.by_code { region.code.len().min(3) as u32 } else { 4 })
}

/// A town in the region that stands beside it is hardly chance.
fn weigh_town(towns: &[Town<'_>], regions: &[Subdivision], country: &str) -> u32 {
    let region = regions.iter().find(|region| region.country == country);
    let own = towns.iter().filter(|town| town.country == country);
    let in_region =
        own.clone().any(|town| region.is_some_and(|r| !r.code.is_empty() && r.code == town.region_code));
    let largest = own.map(|town| town.population).max();
    match largest {
        _ if in_region => 3,
        Some(population) if population >= CITY => 2,
        Some(_) => 1,
        None => 0,
    }
}

/// Whether a name is that of one city, beside which its namesakes abroad are villages: Köln, Oslo. `elsewhere` are the
/// other countries with a large town of this name.
fn is_the_city(towns: &[Town<'_>], elsewhere: &[&str], country: &str) -> bool {
    let (own, abroad): (Vec<&Town<'_>>, Vec<_>) = towns.iter().partition(|town| town.country == country);
    let largest = own.iter().map(|town| town.population).max().unwrap_or(0);
    let rival = abroad.iter().map(|town| town.population).max().unwrap_or(0);
    let cities = own.iter().filter(|town| town.population >= CITY).count();
    elsewhere.is_empty() && cities == 1 && largest / TIMES_LARGER >= rival
}

fn weigh_publisher(signs: &CountrySigns<'_>, towns: &[Town<'_>], country: &str) -> u32 {
    let zone = signs.zones.iter().any(|zone| country_of_zone(zone) == Some(country));
    let phone = signs.phones.iter().any(|phone| match country_of_phone(phone) {
        Some("US") => matches!(country, "US" | "CA"),
        other => other == Some(country),
    });
    let language = signs.languages.iter().any(|tag| match *tag {
        "de" => matches!(country, "DE" | "AT" | "CH"),
        "nb" | "nn" | "no" => country == "NO",
        "sv" => country == "SE",
        "da" => country == "DK",
        _ => false,
    });
    let elsewhere = !towns.is_empty() && towns.iter().all(|town| town.country != country);
    let likely = match signs.likely {
        Some(likely) if likely == country && elsewhere => 1,
        Some(likely) if likely == country => 3,
        _ => 0,
    };
    2 * u32::from(zone) + 2 * u32::from(phone) + u32::from(language) + likely
}

/// The form of a code, and whether the town beside it is where the code is.
fn weigh_code(code: &str, towns: &[Town<'_>], country: &str) -> u32 {
    let form = match (country_of_code(code), code_form(code).as_str()) {
        (Some(of_form), _) => return if of_form == country { 4 } else { 0 },
        (None, "99999") => matches!(country, "US" | "DE" | "IT" | "ES" | "FR" | "MX" | "FI" | "SE" | "PR"),
        (None, "9999") => matches!(
            country,
            "AT" | "CH" | "LI" | "NO" | "DK" | "AU" | "NZ" | "ZA" | "BE" | "LU" | "NL" | "PT" | "US"
        ),
        (None, "999 99") => matches!(country, "SE" | "CZ" | "SK" | "GR"),
        (None, "999999") => matches!(country, "IN" | "RU" | "CN" | "SG" | "RO"),
        _ => false,
    };
    if !form {
        return 0;
    }
    let digits: String = code.chars().filter(char::is_ascii_digit).collect();
    let at = Gazetteer::embedded().code_point(&digits, country);
    let own = towns.iter().filter(|town| town.country == country);
    let beside = at.is_some_and(|at| own.clone().any(|town| town.point.distance_km(at) <= SAME_PLACE_KM));
    1 + 3 * u32::from(beside)
}

/// A code with 9 for each digit and A for each letter.
pub fn code_form(code: &str) -> String {
    code.trim()
        .chars()
        .map(|c| match c {
            '0'..='9' => '9',
            'A'..='Z' | 'a'..='z' => 'A',
            other => other,
        })
        .collect()
}

/// The country whose codes alone have this form.
pub fn country_of_code(code: &str) -> Option<&'static str> {
    match code_form(code).as_str() {
        "99999-9999" => Some("US"),
        "99999-999" => Some("BR"),
        "9999-999" => Some("PT"),
        "9999 AA" | "9999AA" => Some("NL"),
        "A9A 9A9" | "A9A9A9" => Some("CA"),
        "A99 A999" | "A99 AA99" | "A99 A99A" | "A99 9999" | "A9A A999" | "A9A AA99" => Some("IE"),
        form if form.ends_with(" 9AA")
            && matches!(form.trim_end_matches(" 9AA"), "A9" | "A99" | "AA9" | "AA99" | "A9A" | "AA9A") =>
        {
            Some("GB")
        }
        _ => None,
    }
}

/// The country of an international prefix; +1 is that of the United States and of Canada alike.
fn country_of_phone(phone: &str) -> Option<&'static str> {
    const PREFIXES: [(&str, &str); 22] = [
        ("1", "US"),
        ("27", "ZA"),
        ("31", "NL"),
        ("32", "BE"),
        ("33", "FR"),
        ("34", "ES"),
        ("351", "PT"),
        ("353", "IE"),
        ("358", "FI"),
        ("39", "IT"),
        ("41", "CH"),
        ("423", "LI"),
        ("43", "AT"),
        ("44", "GB"),
        ("45", "DK"),
        ("46", "SE"),
        ("47", "NO"),
        ("49", "DE"),
        ("52", "MX"),
        ("55", "BR"),
        ("61", "AU"),
        ("91", "IN"),
    ];
    let digits = phone.trim().strip_prefix('+').or_else(|| phone.trim().strip_prefix("00"))?;
    PREFIXES.iter().find(|(prefix, _)| digits.starts_with(prefix)).map(|(_, country)| *country)
}

/// The code of a country, as a text that lives as long as the program.
fn known_country(code: &str) -> Option<&'static str> {
    static CODES: std::sync::LazyLock<Vec<&'static str>> =
        std::sync::LazyLock::new(|| super::zone::countries_of_zones().collect());
    CODES.iter().find(|known| **known == code).copied()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn country(region: &str, city: &str, code: &str) -> Option<&'static str> {
        let some = |text: &'static str| Some(text).filter(|text| !text.is_empty());
        infer_country(&CountrySigns {
            region: some(region.to_owned().leak()),
            city: some(city.to_owned().leak()),
            postal_code: some(code.to_owned().leak()),
            ..CountrySigns::default()
        })
    }

    #[test]
    fn the_country_follows_from_several_signs_together() {
        for (region, city, code, expected) in [
            ("IN", "Fort Wayne", "", Some("US")),
            ("CO", "Boulder", "80302", Some("US")),
            ("AL", "Mobile", "", Some("US")),
            ("GA", "Athens", "30601", Some("US")),
            ("DE", "Dover", "19901", Some("US")),
            ("MA", "Quincy", "2169", Some("US")),
            ("ON", "Guelph", "N1H 3A1", Some("CA")),
            ("NSW", "Newcastle", "2300", Some("AU")),
            ("Minnesota", "", "", Some("US")),
            ("Co. Kerry", "Tralee", "", Some("IE")),
            ("", "Bergen", "5003", Some("NO")),
            ("", "Graz", "8010", Some("AT")),
            ("", "", "SW1A 1AA", Some("GB")),
            ("", "", "1015 BA", Some("NL")),
            ("MI", "", "20121", None),
            ("CA", "", "", None),
            ("", "Springfield", "", None),
            ("", "Dortmund", "", Some("DE")),
            ("", "Stavanger", "", Some("NO")),
            ("", "Birmingham", "", None),
            ("", "Neustadt", "", None),
            ("", "", "12345", None),
            ("", "", "", None),
        ] {
            assert_eq!(country(region, city, code), expected, "{region} {city} {code}");
        }
    }

    #[test]
    fn zone_phone_and_the_rest_of_the_feed_are_signs_too() {
        let signs = CountrySigns { region: Some("CA"), ..CountrySigns::default() };
        let with_zone = CountrySigns { zones: vec!["America/Los_Angeles"], ..signs.clone() };
        assert_eq!(infer_country(&with_zone), Some("US"));
        assert_eq!(infer_country(&CountrySigns { likely: Some("US"), ..signs.clone() }), Some("US"));
        assert_eq!(infer_country(&CountrySigns { phones: vec!["+39 06 0000000"], ..signs }), Some("IT"));
        // Most are American, this one is not.
        let oslo = CountrySigns { city: Some("Oslo"), likely: Some("US"), ..CountrySigns::default() };
        assert_ne!(infer_country(&oslo), Some("US"));
        // South of the border, though the nearest town is Canadian.
        let border =
            CountrySigns { region: Some("ME"), point: Point::new(47.36, -68.32), ..CountrySigns::default() };
        assert_eq!(infer_country(&border), Some("US"));
        let point = Point::new(-33.92, 18.42);
        assert_eq!(infer_country(&CountrySigns { point, ..CountrySigns::default() }), Some("ZA"));
    }
}
