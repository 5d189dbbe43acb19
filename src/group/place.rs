//! Where a group meets, and whom it serves.

use super::Text;
use crate::place::{Point, canonical_region};
use std::fmt;

/// An ISO 3166-1 alpha-2 country code, upper case.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Country([u8; 2]);

impl Country {
    /// Reads a two-letter code in any case.
    pub fn from_code(code: &str) -> Option<Self> {
        match *code.as_bytes() {
            [a, b] if a.is_ascii_alphabetic() && b.is_ascii_alphabetic() => {
                Some(Self([a.to_ascii_uppercase(), b.to_ascii_uppercase()]))
            }
            _ => None,
        }
    }

    /// The code.
    pub fn code(&self) -> &str {
        std::str::from_utf8(&self.0).unwrap_or("??")
    }
}

impl fmt::Debug for Country {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}

/// A country or a region of one served, or the whole world: "DE", "DE-NW" (ISO 3166-1 or 3166-2), "001"
/// (UN M49).
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Area {
    country: Option<Country>,
    subdivision: Option<Box<str>>,
}

impl Area {
    /// The whole world.
    pub const WORLD: Self = Self { country: None, subdivision: None };

    /// Reads "DE", "DE-NW" or "001".
    pub fn parse(code: &str) -> Option<Self> {
        if code == "001" {
            return Some(Self::WORLD);
        }
        let (country, subdivision) = code.split_once('-').map_or((code, None), |(c, s)| (c, Some(s)));
        let country = Some(Country::from_code(country)?);
        match subdivision {
            None => Some(Self { country, subdivision: None }),
            Some(s) if (1..=3).contains(&s.len()) && s.bytes().all(|b| b.is_ascii_alphanumeric()) => {
                Some(Self { country, subdivision: Some(s.to_ascii_uppercase().into()) })
            }
            Some(_) => None,
        }
    }

    /// The region's part of its ISO 3166-2 code, `NW` of `DE-NW`; `None` = the whole country.
    pub fn subdivision(&self) -> Option<&str> {
        self.subdivision.as_deref()
    }

    /// The name of the region as it is called there; `None` for a whole country, and where the code is not known.
    pub fn region_name(&self) -> Option<&'static str> {
        canonical_region(self.country?.code(), self.subdivision()?)
    }

    /// The country, or the country of the region; `None` = the whole world.
    pub fn country(&self) -> Option<Country> {
        self.country
    }
}

impl fmt::Display for Area {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.country.as_ref().map_or("001", Country::code))?;
        match &self.subdivision {
            Some(s) => write!(f, "-{s}"),
            None => Ok(()),
        }
    }
}

/// Where a group meets, or roughly where it is.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Place {
    /// The building.
    pub venue: Option<Text>,
    /// Street and number, or an address in one line where the feed has no more.
    pub street: Option<Text>,
    /// Postal code.
    pub postal_code: Option<Text>,
    /// Town.
    pub city: Option<Text>,
    /// State, county or region.
    pub region: Option<Text>,
    /// Country.
    pub country: Option<Country>,
    /// The point; `None` where unknown.
    pub point: Option<Point>,
    /// The place is only roughly known: nobody can go there.
    pub approximate: bool,
    /// Which floor, which bell.
    pub note: Option<Text>,
}

impl Place {
    /// Town, region and code in the order of the country: "50667 Köln", "Springfield" and "IL 62701", "London W1D
    /// 4HS". Codes stand first where nothing is known of the country.
    pub fn town_parts(&self) -> Vec<String> {
        let [city, code] = [&self.city, &self.postal_code].map(|part| part.as_ref().map(Text::as_str));
        let region =
            self.region.as_ref().filter(|region| self.city.as_ref() != Some(region)).map(Text::as_str);
        let join = |parts: [Option<&str>; 2]| {
            let parts: Vec<&str> = parts.into_iter().flatten().collect();
            (!parts.is_empty()).then(|| parts.join(" "))
        };
        let parts = match self.country.as_ref().map(Country::code) {
            Some("US" | "CA" | "AU" | "IN" | "PR" | "BR") if region.is_some() => {
                [city.map(str::to_owned), join([region, code])]
            }
            Some("US" | "CA" | "AU" | "IN" | "PR" | "BR" | "GB" | "IE" | "ZA" | "NZ") => {
                [join([city, code]), region.map(str::to_owned)]
            }
            _ => [join([code, city]), region.map(str::to_owned)],
        };
        parts.into_iter().flatten().collect()
    }

    /// Whether a person could go there: a venue or street that is not approximate (field `formats` of the dataset).
    pub fn is_meeting_place(&self) -> bool {
        !self.approximate && (self.venue.is_some() || self.street.is_some())
    }
}

/// A language tag, BCP 47: "de", "nb", "zh-Hant".
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct LanguageTag(Box<str>);

impl LanguageTag {
    /// Reads a tag; the primary part is folded to lower case.
    pub fn parse(tag: &str) -> Option<Self> {
        let mut parts = tag.split(['-', '_']);
        let primary = parts.next().filter(|p| (2..=3).contains(&p.len()))?;
        if !primary.bytes().all(|b| b.is_ascii_alphabetic()) {
            return None;
        }
        let mut out = primary.to_ascii_lowercase();
        for part in parts {
            if !(1..=8).contains(&part.len()) || !part.bytes().all(|b| b.is_ascii_alphanumeric()) {
                return None;
            }
            out.push('-');
            out.push_str(part);
        }
        (out.len() <= 35).then(|| Self(out.into()))
    }

    /// The tag.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_are_written_in_the_order_of_their_country() {
        for (country, city, region, code, expected) in [
            ("DE", "Köln", "Nordrhein-Westfalen", "50667", "50667 Köln, Nordrhein-Westfalen"),
            ("US", "Boise", "ID", "83702", "Boise, ID 83702"),
            ("CA", "Guelph", "ON", "N1H 3A1", "Guelph, ON N1H 3A1"),
            ("AU", "Cairns", "QLD", "4870", "Cairns, QLD 4870"),
            ("US", "Boise", "", "83702", "Boise 83702"),
            ("GB", "Leeds", "", "LS1 1AA", "Leeds LS1 1AA"),
            ("NL", "Utrecht", "", "3511 AB", "3511 AB Utrecht"),
            ("", "Berlin", "Berlin", "10115", "10115 Berlin"),
            ("US", "", "ID", "", "ID"),
        ] {
            let text = |words: &str| Text::from_cleaned(words);
            let place = Place {
                city: text(city),
                region: text(region),
                postal_code: text(code),
                country: Country::from_code(country),
                ..Place::default()
            };
            assert_eq!(place.town_parts().join(", "), expected);
        }
    }
}
