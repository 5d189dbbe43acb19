//! Whom to ask in a country where no listing fits: its national contact point or clearing house for self-help.

use super::crisis_lines::{countries_with_lines, lines_for};

include!(concat!(env!("OUT_DIR"), "/contact-points.rs"));

/// A body that knows the self-help groups of a country.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ContactPoint {
    /// Its name.
    pub name: &'static str,
    /// Its telephone number, as printed by the source.
    pub phone: Option<&'static str>,
    /// Its web address.
    pub url: Option<&'static str>,
}

/// The contact point of a country (ISO 3166), from the directory, else the country's number for all services;
/// `None` where none is known.
pub fn contact_point_of(country: &str) -> Option<ContactPoint> {
    let listed = CONTACT_POINTS.iter().find(|(serves, ..)| *serves == country);
    let listed = listed.map(|(_, name, phone, url)| ContactPoint { name, phone: *phone, url: *url });
    listed.or_else(|| {
        let line = lines_for(country).into_iter().find(|line| line.kind == "community-referral")?;
        Some(ContactPoint { name: line.name, phone: line.phone, url: line.website })
    })
}

/// The countries (ISO 3166) that have a contact point or a number for all services.
pub fn countries_with_contact_point() -> Vec<&'static str> {
    let mut countries: Vec<&str> = CONTACT_POINTS.iter().map(|(country, ..)| *country).collect();
    countries.extend(countries_with_lines());
    countries.sort_unstable();
    countries.dedup();
    countries.retain(|country| contact_point_of(country).is_some());
    countries
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_contact_point_is_a_national_one_that_can_be_reached() {
        assert_eq!(contact_point_of("DE").unwrap().url, Some("https://www.nakos.de"));
        assert_eq!(contact_point_of("AT").unwrap().url, Some("https://oekuss.at"));
        assert_eq!(contact_point_of("US").unwrap().phone, Some("211"));
        assert_eq!(contact_point_of("ZZ"), None);
        for country in ["DE", "AT", "CH", "NO", "US", "CA", "SE"] {
            let point = contact_point_of(country).unwrap_or_else(|| panic!("{country}"));
            assert!(point.phone.is_some() || point.url.is_some(), "{country}");
        }
    }
}
