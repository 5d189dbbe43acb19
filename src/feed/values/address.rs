//! Addresses in one line, taken apart by the habits of their country as far as that is safe.
//!
//! Three habits cover most of the world: the code before the town ("10115 Berlin", "1015 BA Amsterdam", "00184 Roma
//! RM"), behind town and state ("Campbell, CA 95008", "Melbourne VIC 3000", "London W1D 4HS"), or in a part of its own
//! ("Hillcrest, 3610", "San Juan, 00901"). A line is read from its end; what is left at its beginning is the street.

use super::country;
use super::postal_code::split_code;
use super::street::is_street_level;
use crate::group::Country;
use crate::place::Gazetteer;
use crate::place::evidence::country_of_code;
use crate::place::subdivision::{subdivision_of, subdivisions_named};

/// The parts of an address in one line.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Address<'a> {
    /// Street and number, or what stands in their place; `None` where the line names only a town.
    pub street: Option<&'a str>,
    /// Postal code.
    pub postal_code: Option<&'a str>,
    /// Town.
    pub city: Option<&'a str>,
    /// State or region.
    pub region: Option<&'a str>,
    /// Country.
    pub country: Option<Country>,
}

/// Takes apart "1600 Dell Ave, Campbell, CA 95008, USA", "8318 104 St, Edmonton, Alberta, T6E 4E8, Canada" and
/// "Hauptstr. 1, 10115 Berlin, Germany". A line with fewer parts than that keeps what is not understood as its street.
pub fn split_address(line: &str) -> Address<'_> {
    let parts: Vec<&str> = line.split(',').map(str::trim).filter(|part| !part.is_empty()).collect();
    let mut reader = AddressReader { parts, found: Address::default() };
    reader.take_country();
    reader.take_trailing_region();
    reader.take_code();
    reader.take_region();
    reader.take_city();
    let AddressReader { parts, mut found } = reader;
    if let (Some(first), Some(last)) = (parts.first(), parts.last()) {
        // What is left stands at the beginning of the line, in one piece.
        let start = first.as_ptr() as usize - line.as_ptr() as usize;
        let end = last.as_ptr() as usize + last.len() - line.as_ptr() as usize;
        found.street = line.get(start..end);
    }
    found
}

struct AddressReader<'a> {
    /// The parts between commas that are not yet understood.
    parts: Vec<&'a str>,
    found: Address<'a>,
}

impl<'a> AddressReader<'a> {
    fn last(&self) -> Option<&'a str> {
        self.parts.last().copied()
    }

    fn before_last(&self) -> Option<&'a str> {
        self.parts.iter().rev().nth(1).copied()
    }

    /// A country at the end. "CA", "DE" and "IN" are states as often: two letters that are a state of a country that
    /// writes states so need something of the other country before them.
    fn take_country(&mut self) {
        let (Some(last), true) = (self.last(), self.parts.len() > 1) else { return };
        let Some(country) = country::parse_country(last) else { return };
        let is_state = last.len() == 2
            && ["US", "CA", "AU"]
                .iter()
                .any(|of| subdivision_of(last, of).is_some_and(|region| region.by_code));
        if !is_state || self.before_last().is_some_and(|part| belongs_to(part, country)) {
            self.found.country = Some(country);
            self.parts.pop();
        }
    }

    /// A region behind the part with the code: "06600 Ciudad de México, CDMX", "28013 Madrid, Madrid".
    fn take_trailing_region(&mut self) {
        let (Some(last), Some(before)) = (self.last(), self.before_last()) else { return };
        if self.parts.len() < 2 || split_code(last, self.found.country).is_some() {
            return;
        }
        let leads = split_code(before, self.found.country).is_some_and(|split| {
            split.before.is_empty() && !split.after.is_empty() && !is_street_level(split.after)
        });
        let known = self.find_region(last).is_some() || self.found.country.is_some();
        if leads && known {
            self.found.region = Some(last);
            self.parts.pop();
        }
    }

    /// The code, with what stands beside it in its part.
    fn take_code(&mut self) {
        let Some(last) = self.last() else { return };
        let Some(split) = split_code(last, self.found.country) else { return };
        let alone = self.parts.len() == 1;
        match (split.before.is_empty(), split.after.is_empty()) {
            (true, true) if alone => return,
            (true, true) => {}
            // "12345 Main St" has no code.
            (true, false) if is_street_level(split.after) && self.found.country.is_none() => return,
            (true, false) => self.take_town_behind_code(split.after),
            // "1 Main St Springfield IL 62701": without commas only a town that is known ends the street.
            (false, true) if alone && self.find_town_at_end(split.before).is_none() => return,
            (false, true) => self.take_before_code(split.before),
            (false, false) => return,
        }
        self.found.postal_code = Some(split.code);
        self.parts.pop();
        if let Some((street, town)) = self.found.city.and_then(|city| self.find_town_at_end(city)) {
            self.found.city = Some(town);
            self.parts.push(street);
        }
    }

    /// Street and town of words that begin with a number, a state behind them left out.
    fn find_town_at_end(&self, words: &'a str) -> Option<(&'a str, &'a str)> {
        let words = match words.rsplit_once(' ') {
            Some((before, state)) if is_state_code(state) && self.find_region(state).is_some() => before,
            _ => words,
        };
        let spaces: Vec<usize> = words.match_indices(' ').map(|(at, _)| at).collect();
        let ends = spaces.iter().skip(1).map(|at| words.split_at(*at));
        let mut ends = ends.filter(|(street, _)| starts_with_number(street) && is_street_level(street));
        let (street, town) = ends.find(|(_, town)| self.is_town(town.trim()))?;
        Some((street.trim(), town.trim()))
    }

    /// "Berlin", "København Ø", "Roma RM" and "Roma (RM)": Italians write the province behind the town.
    fn take_town_behind_code(&mut self, town: &'a str) {
        let split = town.rsplit_once(' ');
        let province = split.map(|(_, last)| last.trim_matches(['(', ')'])).filter(|last| {
            last.len() == 2
                && last.bytes().all(|b| b.is_ascii_uppercase())
                && self.found.country.is_some_and(|c| subdivision_of(last, c.code()).is_some())
        });
        match (split, province) {
            (Some((town, _)), Some(province)) => {
                self.found.city = Some(town);
                self.found.region = self.found.region.or(Some(province));
            }
            _ => self.found.city = Some(town),
        }
    }

    /// What stands before a code is a state ("CA", "Illinois", "Kent"), a town and its state ("Melbourne VIC",
    /// "São Paulo - SP"), or a town ("London").
    fn take_before_code(&mut self, before: &'a str) {
        let town_beside =
            self.parts.len() > 1 && self.before_last().is_some_and(|part| self.is_town_like(part));
        if town_beside && self.find_region(before).is_some() || is_state_code(before) {
            self.found.region = Some(before);
            return;
        }
        let split = before.char_indices().rev().filter(|(_, c)| *c == ' ').map(|(at, _)| before.split_at(at));
        let with_state = split.map(|(town, state)| (town, state.trim())).find(|(_, state)| {
            let known = self.find_region(state);
            known.is_some() && (is_state_code(state) || state.len() > 3)
        });
        match with_state {
            Some((town, state)) => {
                self.found.city =
                    Some(town.trim_end_matches([' ', '-', '–'])).filter(|town| !town.is_empty());
                self.found.region = Some(state);
            }
            None => self.found.city = Some(before),
        }
    }

    /// A region as the last part that is left: "Edmonton, Alberta", "Tralee, Co. Kerry", "Campbell, CA". A name that
    /// is a town as well ("New York", "Berlin") is the town where only a street stands before it.
    fn take_region(&mut self) {
        let Some(last) = self.last().filter(|_| self.found.city.is_none() && self.found.region.is_none())
        else {
            return;
        };
        if self.parts.len() < 2 {
            return;
        }
        if let Some((town, state)) = last.rsplit_once(' ').filter(|(_, state)| is_state_code(state)) {
            // "Rio Claro - SP", "Dover DE" with the code in a part of its own.
            if self.find_region(state).is_some() && !is_street_level(town) {
                self.found.city = Some(town.trim_end_matches([' ', '-', '–']));
                self.found.region = Some(state);
                self.parts.pop();
            }
            return;
        }
        let known = self.find_region(last).is_some() || is_state_code(last);
        let only_region = is_state_code(last) || !self.is_town(last);
        if known && (only_region || self.before_last().is_some_and(|part| self.is_town_like(part))) {
            self.found.region = Some(last);
            self.parts.pop();
        }
    }

    /// The last part that is left is the town, if something was understood behind it or it has no number.
    fn take_city(&mut self) {
        if self.found.city.is_some() {
            return;
        }
        let found = &self.found;
        let understood = found.country.is_some() || found.postal_code.is_some() || found.region.is_some();
        let last = self.last().filter(|last| {
            let several = self.parts.len() > 1;
            let digits = last.contains(|c: char| c.is_ascii_digit());
            let street = (!several || digits && !is_district(last)) && is_street_level(last);
            let street = street && !self.is_town(last);
            understood && !street && !starts_with_number(last) || several && !digits
        });
        if let Some(last) = last {
            self.found.city = Some(last);
            self.parts.pop();
        }
    }

    /// "South Gate" and "St. Albert" are towns in spite of their words.
    fn is_town(&self, words: &str) -> bool {
        let gazetteer = Gazetteer::embedded();
        match self.found.country {
            Some(country) => !gazetteer.towns_called(words, country.code()).is_empty(),
            None => gazetteer.places_named(words, None).iter().any(|place| place.postcode.is_none()),
        }
    }

    fn is_town_like(&self, part: &str) -> bool {
        !starts_with_number(part) && (!is_street_level(part) || self.is_town(part))
    }

    fn find_region(&self, words: &str) -> Option<()> {
        match self.found.country {
            Some(country) => subdivision_of(words, country.code()).map(|_| ()),
            None => subdivisions_named(words).first().map(|_| ()),
        }
    }
}

/// Whether a part of an address is of a country: its region, or a code of its form.
fn belongs_to(part: &str, country: Country) -> bool {
    let regional = |words: &str| subdivision_of(words, country.code()).is_some();
    regional(part)
        || split_code(part, Some(country)).is_some_and(|split| {
            let own_form = country_of_code(split.code).is_some_and(|of| of == country.code());
            // Five digits before the town are no American habit, behind a state of another country no German one.
            own_form || regional(split.before) || split.before.is_empty() && !split.after.is_empty()
        })
}

/// "Dublin 2", "Wien 10": a town with the number of a district.
fn is_district(part: &str) -> bool {
    part.rsplit_once(' ').is_some_and(|(town, number)| {
        let digits = number.len() <= 2 && number.bytes().all(|b| b.is_ascii_digit());
        digits && !is_street_level(town)
    })
}

fn starts_with_number(part: &str) -> bool {
    part.starts_with(|c: char| c.is_ascii_digit())
}

/// A state as addresses have it: two or three capitals, also with dots.
fn is_state_code(part: &str) -> bool {
    let letters = part.bytes().filter(|b| *b != b'.').count();
    (2..=3).contains(&letters) && part.bytes().all(|b| b.is_ascii_uppercase() || b == b'.')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(line: &str, expected: [&str; 5]) {
        let got = split_address(line);
        let country = got.country.map(|c| c.code().to_owned()).unwrap_or_default();
        let [street, code, city, region] =
            [got.street, got.postal_code, got.city, got.region].map(Option::unwrap_or_default);
        assert_eq!([street, code, city, region, &country], expected, "{line}");
    }

    #[test]
    fn addresses_follow_the_habits_of_their_country() {
        for (line, street, code, city, region, country) in [
            ("12 Example Ave, Sampleton, CA 95008, USA", "12 Example Ave", "95008", "Sampleton", "CA", "US"),
            (
                "12 Example Ave, Sampleton, Oregon 97201, United States",
                "12 Example Ave",
                "97201",
                "Sampleton",
                "Oregon",
                "US",
            ),
            (
                "12 Example Ave, Sampleton, North Carolina, 27601, USA",
                "12 Example Ave",
                "27601",
                "Sampleton",
                "North Carolina",
                "US",
            ),
            ("9 Elm Ct, Sampleton DE 19901", "9 Elm Ct", "19901", "Sampleton", "DE", ""),
            ("9 Elm Ct, Sampleton, IN 46201", "9 Elm Ct", "46201", "Sampleton", "IN", ""),
            (
                "1 Way NW, Sampleton, Alberta, T6E 4E8, Canada",
                "1 Way NW",
                "T6E 4E8",
                "Sampleton",
                "Alberta",
                "CA",
            ),
            ("1 Way, Sampleton, ON M5V 3L9, CA", "1 Way", "M5V 3L9", "Sampleton", "ON", "CA"),
            ("Hauptstr. 0, 10115 Berlin, Germany", "Hauptstr. 0", "10115", "Berlin", "", "DE"),
            ("Hauptstr. 0, D-10115 Berlin", "Hauptstr. 0", "10115", "Berlin", "", ""),
            ("Hauptstr. 0, 10115 Berlin, DE", "Hauptstr. 0", "10115", "Berlin", "", "DE"),
            ("Probegasse 7/3, 8010 Graz, Österreich", "Probegasse 7/3", "8010", "Graz", "", "AT"),
            ("Probeweg 4, 3011 Bern, Schweiz", "Probeweg 4", "3011", "Bern", "", "CH"),
            ("Storgata 1, 0150 Oslo, Norge", "Storgata 1", "0150", "Oslo", "", "NO"),
            (
                "Prøvegade 8, 2. tv, 2100 København Ø, Danmark",
                "Prøvegade 8, 2. tv",
                "2100",
                "København Ø",
                "",
                "DK",
            ),
            ("Provgatan 9, 411 05 Göteborg, Sverige", "Provgatan 9", "411 05", "Göteborg", "", "SE"),
            ("Proefstraat 22, 3511 AB Utrecht, Nederland", "Proefstraat 22", "3511 AB", "Utrecht", "", "NL"),
            (
                "Level 2, 5 Trial Pde, Brisbane City QLD 4000, Australia",
                "Level 2, 5 Trial Pde",
                "4000",
                "Brisbane City",
                "QLD",
                "AU",
            ),
            (
                "5 Trial St, Newcastle, New South Wales 2300, Australia",
                "5 Trial St",
                "2300",
                "Newcastle",
                "New South Wales",
                "AU",
            ),
            ("4 Trial Quay, Galway, H91 XX00, Ireland", "4 Trial Quay", "H91 XX00", "Galway", "", "IE"),
            ("4 Trial Quay, Dublin 2, D02 AF30, Ireland", "4 Trial Quay", "D02 AF30", "Dublin 2", "", "IE"),
            (
                "Trial Rd, Tralee, Co. Kerry, V92 A123, Ireland",
                "Trial Rd",
                "V92 A123",
                "Tralee",
                "Co. Kerry",
                "IE",
            ),
            ("Via Prova 3, 00184 Roma RM, Italy", "Via Prova 3", "00184", "Roma", "RM", "IT"),
            ("Via Prova 3, 20121 Milano (MI), Italia", "Via Prova 3", "20121", "Milano", "MI", "IT"),
            (
                "7 Trial Marg, Andheri, Mumbai, Maharashtra 400053, India",
                "7 Trial Marg, Andheri",
                "400053",
                "Mumbai",
                "Maharashtra",
                "IN",
            ),
            ("Rua da Prova 5, 4000-322 Porto, Portugal", "Rua da Prova 5", "4000-322", "Porto", "", "PT"),
            (
                "Av. Prueba 8, Roma Norte, 06700 Ciudad de México, CDMX, Mexico",
                "Av. Prueba 8, Roma Norte",
                "06700",
                "Ciudad de México",
                "CDMX",
                "MX",
            ),
            ("Calle Prueba 1, San Juan, 00901, Puerto Rico", "Calle Prueba 1", "00901", "San Juan", "", "PR"),
            ("Calle Prueba 1, Ponce, PR 00716, USA", "Calle Prueba 1", "00716", "Ponce", "PR", "US"),
            ("1 High Street, London W1D 4HS, UK", "1 High Street", "W1D 4HS", "London", "", "GB"),
            ("1 High Street, Leeds, UK", "1 High Street", "", "Leeds", "", "GB"),
            ("Flat 2, 1 High Street, Leeds, UK", "Flat 2, 1 High Street", "", "Leeds", "", "GB"),
            (
                "1 High St, Whitstable, Kent CT5 1AA, United Kingdom",
                "1 High St",
                "CT5 1AA",
                "Whitstable",
                "Kent",
                "GB",
            ),
            (
                "Trial Rd, Plettenberg Bay, 6600, South Africa",
                "Trial Rd",
                "6600",
                "Plettenberg Bay",
                "",
                "ZA",
            ),
            (
                "Room 4, 1 Main St, Sampleton, PA 19094-1234, USA",
                "Room 4, 1 Main St",
                "19094-1234",
                "Sampleton",
                "PA",
                "US",
            ),
            (
                "Calle Prueba 2, 28013 Madrid, Madrid, Spain",
                "Calle Prueba 2",
                "28013",
                "Madrid",
                "Madrid",
                "ES",
            ),
            (
                "Rua Teste, 10 - Centro, Santos - SP, 11010-000, Brazil",
                "Rua Teste, 10 - Centro",
                "11010-000",
                "Santos",
                "SP",
                "BR",
            ),
            ("3 Trial St, New York, NY 10001, USA", "3 Trial St", "10001", "New York", "NY", "US"),
            ("26 Trial St. Philadelphia PA 19146", "26 Trial St.", "19146", "Philadelphia", "PA", ""),
            (
                "5 Trial Road, Sherwood Park, Alberta, Canada",
                "5 Trial Road",
                "",
                "Sherwood Park",
                "Alberta",
                "CA",
            ),
            (
                "5 Trial Trail, St. Albert, Alberta, T8N 0A0, Canada",
                "5 Trial Trail",
                "T8N 0A0",
                "St. Albert",
                "Alberta",
                "CA",
            ),
            ("3 Trial St, New York, USA", "3 Trial St", "", "New York", "", "US"),
        ] {
            check(line, [street, code, city, region, country]);
        }
    }

    #[test]
    fn a_town_alone_is_no_street() {
        check("Sampleton, PA, USA", ["", "", "Sampleton", "PA", "US"]);
        check("Sampleton, PA 19103, USA", ["", "19103", "Sampleton", "PA", "US"]);
        check("Sampleton, CA", ["", "", "Sampleton", "CA", ""]);
        check("Berlin, Germany", ["", "", "Berlin", "", "DE"]);
        check("South Gate, CA, USA", ["", "", "South Gate", "CA", "US"]);
        check("10115 Berlin", ["", "10115", "Berlin", "", ""]);
    }

    #[test]
    fn what_is_not_understood_stays_the_street() {
        check("behind the church", ["behind the church", "", "", "", ""]);
        check("1 Main St", ["1 Main St", "", "", "", ""]);
        check("12345 Main St", ["12345 Main St", "", "", "", ""]);
        check("12345 Main St, Sampleton", ["12345 Main St", "", "Sampleton", "", ""]);
        check("Trial Rd, USA", ["Trial Rd", "", "", "", "US"]);
        check("", [""; 5]);
        check(",,,", [""; 5]);
    }
}
