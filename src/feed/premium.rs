//! Numbers that cost money by the minute. Nobody in need is to be led to one as if it were a helpline.

use super::record::Problems;
use crate::group::{Country, Group, Kind, tel_link};

/// Beginnings of premium rate numbers by country: its code, what stands before national numbers at home, and the
/// beginnings behind both, as the numbering plans of the regulators give them (Bundesnetzagentur, RTR, BAKOM, Nkom,
/// Ofcom, `ComReg`, PTS, SDFI, NANPA).
const PREMIUM: [(&str, &str, &str, &[&str]); 11] = [
    ("DE", "49", "0", &["900", "137"]),
    ("AT", "43", "0", &["900", "901", "930", "931", "939"]),
    ("CH", "41", "0", &["900", "901", "906"]),
    ("LI", "423", "", &["900", "901", "906"]),
    ("NO", "47", "", &["820", "829"]),
    ("GB", "44", "0", &["9"]),
    ("IE", "353", "", &["15"]),
    ("SE", "46", "0", &["900", "939", "944"]),
    ("DK", "45", "", &["90"]),
    ("US", "1", "1", &["900"]),
    ("CA", "1", "1", &["900"]),
];

/// What begins a premium number nearly everywhere, for listings whose country is not known.
const ANYWHERE: [&str; 2] = ["0900", "1900"];

/// Takes the name of a helpline from a listing whose number costs money by the minute. The report says so.
pub(super) fn demote_premium_helpline(group: &mut Group, problems: &mut Problems<'_>) {
    if group.kind != Kind::Helpline {
        return;
    }
    let country = group.place.as_ref().and_then(|place| place.country);
    let country = country.or_else(|| group.area.iter().find_map(crate::group::Area::country));
    let contact = group.contact.as_ref().and_then(|contact| contact.phone.as_deref());
    let dial_in = group.dial_in.as_ref().map(|dial_in| dial_in.dial.number());
    let premium = contact.into_iter().chain(dial_in).find(|number| is_premium(number, country.as_ref()));
    if let Some(number) = premium.map(str::to_owned) {
        group.kind = Kind::Service;
        problems.repair("kind", &number, "a helpline that costs nothing by the minute; shown as a service");
    }
}

/// Whether a number is one of premium rate, called in a country or from anywhere.
fn is_premium(number: &str, country: Option<&Country>) -> bool {
    let Some(link) = tel_link(number) else { return false };
    let digits = link.trim_start_matches("tel:");
    let international = digits.strip_prefix('+').or_else(|| digits.strip_prefix("00"));
    if let Some(digits) = international {
        return PREMIUM.iter().any(|(_, code, _, beginnings)| {
            digits.strip_prefix(code).is_some_and(|rest| begins_with_any(rest, beginnings))
        });
    }
    let known = PREMIUM.iter().find(|(of, ..)| country.is_some_and(|country| country.code() == *of));
    match known {
        Some((_, _, trunk, beginnings)) => {
            begins_with_any(digits.strip_prefix(trunk).unwrap_or(digits), beginnings)
        }
        None => begins_with_any(digits, &ANYWHERE),
    }
}

fn begins_with_any(digits: &str, beginnings: &[&str]) -> bool {
    beginnings.iter().any(|beginning| digits.starts_with(beginning))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn premium_numbers_are_known_by_their_beginning() {
        for (number, country, expected) in [
            ("0900 000000", Some("DE"), true),
            ("+49 900 000000", None, true),
            ("0049 (900) 000000", Some("US"), true),
            ("0900 000000", None, true),
            ("0800 000000", Some("DE"), false),
            ("09000 00000", Some("DE"), true),
            ("0911 000000", Some("DE"), false),
            ("0911 000000", Some("GB"), true),
            ("820 00 000", Some("NO"), true),
            ("22 00 00 00", Some("NO"), false),
            ("1-900-000-0000", Some("US"), true),
            ("+1 900 000 0000", Some("DE"), true),
            ("116 123", Some("GB"), false),
        ] {
            let country = country.and_then(Country::from_code);
            assert_eq!(is_premium(number, country.as_ref()), expected, "{number} {country:?}");
        }
    }
}
