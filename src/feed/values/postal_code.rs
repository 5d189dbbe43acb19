//! Postal codes as they stand in addresses: which words are one, by the habits of a country, and what stands beside it.

use crate::group::Country;
use crate::place::evidence::{code_form, country_of_code};

/// A part of an address with a postal code in it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct CodeSplit<'a> {
    pub(super) before: &'a str,
    pub(super) code: &'a str,
    pub(super) after: &'a str,
}

/// Finds a postal code at the beginning or the end of a part. Two words are looked at before one: "111 43 Stockholm",
/// "1015 BA Amsterdam".
pub(super) fn split_code(part: &str, country: Option<Country>) -> Option<CodeSplit<'_>> {
    if let Some(code) = plain_code(part, country) {
        return Some(CodeSplit { before: "", code, after: "" });
    }
    let spaces: Vec<usize> = part.match_indices(' ').map(|(at, _)| at).collect();
    let leading = [spaces.get(1), spaces.first()].into_iter().flatten().find_map(|at| {
        let (code, after) = part.split_at(*at);
        let code = plain_code(code, country)?;
        // Behind digits alone stands a town; a code with letters may stand before anything.
        Some(CodeSplit { before: "", code, after: after.trim() })
    });
    if leading.is_some_and(|split| split.code.starts_with(|c: char| c.is_ascii_digit())) {
        return leading;
    }
    let behind = [spaces.len().checked_sub(2), spaces.len().checked_sub(1)].into_iter().flatten();
    behind.filter_map(|n| spaces.get(n)).find_map(|at| {
        let (before, code) = part.split_at(*at);
        Some(CodeSplit { before: before.trim(), code: plain_code(code.trim(), country)?, after: "" })
    })
}

/// The country of the letters before a postal code, and the code: "D-10115", "NO 0150".
pub fn split_country_letters(words: &str) -> Option<(Country, &str)> {
    const PLATES: [(&str, &str); 11] = [
        ("D", "DE"),
        ("A", "AT"),
        ("N", "NO"),
        ("S", "SE"),
        ("F", "FR"),
        ("I", "IT"),
        ("B", "BE"),
        ("L", "LU"),
        ("E", "ES"),
        ("P", "PT"),
        ("FL", "LI"),
    ];
    const CODES: [&str; 16] =
        ["DE", "AT", "CH", "NO", "SE", "DK", "FI", "FR", "IT", "BE", "LU", "NL", "ES", "PT", "LI", "PL"];
    let (letters, code) = words.trim().split_once(['-', ' '])?;
    let code = code.trim_start_matches([' ', '-']);
    let digits = code.bytes().take_while(u8::is_ascii_digit).count();
    let plate = PLATES.iter().find(|(plate, _)| *plate == letters).map(|(_, country)| *country);
    let country = plate.or_else(|| CODES.into_iter().find(|country| *country == letters))?;
    Country::from_code(country).filter(|_| digits > 2).map(|country| (country, code))
}

/// The code without the letters of its country ("D-10115", "SE-111 43"), if it is one of the country's.
fn plain_code(words: &str, country: Option<Country>) -> Option<&str> {
    let bare = match words.split_once('-') {
        Some((letters, code))
            if (1..=2).contains(&letters.len()) && letters.bytes().all(|b| b.is_ascii_uppercase()) =>
        {
            code
        }
        _ => words,
    };
    let form = code_form(bare);
    let fits = match country.as_ref().map(Country::code) {
        Some("US" | "PR") => matches!(form.as_str(), "99999" | "99999-9999" | "99999 9999" | "9999"),
        Some("SE") => matches!(form.as_str(), "999 99" | "99999"),
        Some("IN") => matches!(form.as_str(), "999999" | "999 999"),
        Some("AT" | "CH" | "LI" | "NO" | "DK" | "AU" | "NZ" | "ZA" | "BE" | "LU") => form == "9999",
        Some("DE" | "IT" | "ES" | "FR" | "MX" | "FI") => form == "99999",
        Some("GB" | "IE" | "CA" | "NL") => country_of_code(bare) == country.as_ref().map(Country::code),
        Some("PT") => matches!(form.as_str(), "9999-999" | "9999"),
        _ => {
            (4..=6).contains(&form.len()) && form.bytes().all(|b| b == b'9')
                || matches!(form.as_str(), "999 99" | "99-999" | "99999-9999" | "99999-999" | "9999-999")
                || country_of_code(bare).is_some()
        }
    };
    // Codes with letters are written in capitals; "1 to 9 at" is none.
    (fits && !bare.bytes().any(|b| b.is_ascii_lowercase())).then_some(bare)
}
