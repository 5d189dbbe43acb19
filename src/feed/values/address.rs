//! Addresses in one line, taken apart as far as that is safe.

use super::country;
use crate::group::Country;

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
/// "Hauptstr. 1, 10115 Berlin, Germany". The country is read from the end, then code and region, then the town;
/// what is left is the street. A line with fewer parts than that keeps what is not understood as its street.
pub fn split_address(line: &str) -> Address<'_> {
    let mut parts: Vec<&str> = line.split(',').map(str::trim).filter(|part| !part.is_empty()).collect();
    let mut address = Address::default();
    if parts.len() > 1
        && let Some(country) = parts.last().and_then(|last| country::parse_country(last))
    {
        // "CA" at the end is California as often as Canada: a country of two letters needs a region before it.
        let short = parts.last().is_some_and(|last| last.len() == 2);
        let is_country = !short
            || parts.len() > 3
            || parts.iter().rev().nth(1).is_some_and(|part| split_code(part).is_some());
        if is_country {
            address.country = Some(country);
            parts.pop();
        }
    }
    if parts.len() > 1
        && let Some(code) = parts.last().copied().filter(|last| is_code(last))
    {
        address.postal_code = Some(code);
        parts.pop();
    }
    if let Some(last) = parts.last().copied() {
        if let Some((before, code, after)) = split_code(last) {
            if !before.is_empty() && after.is_empty() && parts.len() > 1 && address.postal_code.is_none() {
                // "CA 95008", "London W1D 4HS": a region is short and in capitals, otherwise it is the town.
                address.postal_code = Some(code);
                parts.pop();
                if is_region(before) { address.region = Some(before) } else { address.city = Some(before) }
            } else if before.is_empty() && !after.is_empty() {
                address.postal_code = Some(code);
                address.city = Some(after);
                parts.pop();
            }
        } else if parts.len() > 1
            && (is_region(last)
                || address.postal_code.is_some()
                || address.country.is_some() && parts.len() > 2)
        {
            address.region = Some(last);
            parts.pop();
        }
    }
    if address.city.is_none() {
        // The last part that is left is the town, if something was understood behind it or it has no number.
        let understood =
            address.country.is_some() || address.postal_code.is_some() || address.region.is_some();
        let last = parts.last().copied().filter(|last| {
            understood && !starts_with_number(last)
                || parts.len() > 1 && !last.contains(|c: char| c.is_ascii_digit())
        });
        if let Some(last) = last {
            address.city = Some(last);
            parts.pop();
        }
    }
    if let (Some(first), Some(last)) = (parts.first(), parts.last()) {
        // What is left stands at the beginning of the line, in one piece.
        let start = first.as_ptr() as usize - line.as_ptr() as usize;
        let end = last.as_ptr() as usize + last.len() - line.as_ptr() as usize;
        address.street = line.get(start..end);
    }
    address
}

fn starts_with_number(part: &str) -> bool {
    part.starts_with(|c: char| c.is_ascii_digit())
}

/// A state as addresses have it: two or three capitals.
fn is_region(part: &str) -> bool {
    (2..=3).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_uppercase())
}

/// Whether a part is a postal code: digits, or the letters and digits of Canada, the United Kingdom and others.
fn is_code(part: &str) -> bool {
    let digits = part.bytes().filter(u8::is_ascii_digit).count();
    let plain = part.bytes().all(|b| b.is_ascii_digit() || b.is_ascii_uppercase() || b == b' ' || b == b'-');
    let words = part.split(' ').count();
    let all_digits = part.bytes().all(|b| b.is_ascii_digit() || b == b'-' || b == b' ');
    if all_digits {
        return (4..=10).contains(&part.len()) && digits >= 4 && words <= 2;
    }
    // T6E 4E8, W1D 4HS, D02 AF30
    plain
        && (5..=8).contains(&part.len())
        && words == 2
        && digits >= 2
        && part.split(' ').all(|word| word.contains(|c: char| c.is_ascii_digit()))
}

/// Splits a postal code off the beginning or the end of a part: what stands before it, the code, what follows.
fn split_code(part: &str) -> Option<(&str, &str, &str)> {
    if is_code(part) {
        return Some(("", part, ""));
    }
    for (at, _) in part.match_indices(' ') {
        let (before, after) = part.split_at(at);
        if is_code(before) && before.bytes().all(|b| b.is_ascii_digit()) {
            return Some(("", before, after.trim()));
        }
    }
    for (at, _) in part.match_indices(' ') {
        let (before, after) = part.split_at(at);
        if is_code(after.trim()) {
            return Some((before, after.trim(), ""));
        }
    }
    None
}

/// Whether a street names a door: it has a number, or says that it is a corner or square. "Main St" alone does.
pub fn is_street_level(street: &str) -> bool {
    let lower = street.to_lowercase();
    lower.chars().any(char::is_numeric)
        || [" & ", " and ", "corner", "plaza", "platz", "square", "park"]
            .iter()
            .any(|word| lower.contains(word))
        || lower.split([' ', ',', '.']).any(|word| {
            [
                "st", "street", "ave", "avenue", "rd", "road", "blvd", "dr", "drive", "lane", "ln", "hwy",
                "highway", "way", "pike", "gate", "vei", "veien",
            ]
            .contains(&word)
                || ["straße", "strasse", "str", "weg", "gasse", "allee", "gata", "gaten"]
                    .iter()
                    .any(|ending| word.ends_with(ending))
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(line: &str, expected: [Option<&str>; 5]) {
        let got = split_address(line);
        let country = got.country.map(|c| c.code().to_owned());
        assert_eq!(
            [got.street, got.postal_code, got.city, got.region, country.as_deref()],
            expected,
            "{line}"
        );
    }

    #[test]
    fn addresses_of_several_countries() {
        let s = Some;
        check(
            "12 Example Ave, Sampleton, CA 95008, USA",
            [s("12 Example Ave"), s("95008"), s("Sampleton"), s("CA"), s("US")],
        );
        check(
            "1 Way NW, Sampleton, Alberta, T6E 4E8, Canada",
            [s("1 Way NW"), s("T6E 4E8"), s("Sampleton"), s("Alberta"), s("CA")],
        );
        check(
            "Hauptstr. 0, 10115 Berlin, Germany",
            [s("Hauptstr. 0"), s("10115"), s("Berlin"), None, s("DE")],
        );
        check(
            "1 High Street, London W1D 4HS, UK",
            [s("1 High Street"), s("W1D 4HS"), s("London"), None, s("GB")],
        );
        check(
            "Room 4, 1 Main St, Sampleton, PA 19094-1234, USA",
            [s("Room 4, 1 Main St"), s("19094-1234"), s("Sampleton"), s("PA"), s("US")],
        );
        check("Storgata 1, 0150 Oslo, Norge", [s("Storgata 1"), s("0150"), s("Oslo"), None, s("NO")]);
    }

    #[test]
    fn a_town_alone_is_no_street() {
        let s = Some;
        check("Sampleton, PA, USA", [None, None, s("Sampleton"), s("PA"), s("US")]);
        check("Sampleton, PA 19103, USA", [None, s("19103"), s("Sampleton"), s("PA"), s("US")]);
        check("Sampleton, CA", [None, None, s("Sampleton"), s("CA"), None]);
        check("Berlin, Germany", [None, None, s("Berlin"), None, s("DE")]);
    }

    #[test]
    fn what_is_not_understood_stays_the_street() {
        let s = Some;
        check("behind the church", [s("behind the church"), None, None, None, None]);
        check("1 Main St", [s("1 Main St"), None, None, None, None]);
        check("", [None; 5]);
        check(",,,", [None; 5]);
        assert!(
            is_street_level("12 Example Ave")
                && is_street_level("Lindenallee")
                && is_street_level("Corner of Oak and Elm")
        );
        assert!(!is_street_level("Virtual Only") && !is_street_level("Downtown"));
    }
}
