//! Telephone numbers and e-mail addresses of a contact, read from one field each.

use super::phone;
use crate::feed::json::Raw;
use crate::feed::record::Problems;
use crate::feed::text;
use crate::group::Text;

/// Reads an e-mail address; anything else is left out and reported.
pub fn read_email(problems: &mut Problems<'_>, field: &str, raw: Option<Raw<'_>>) -> Option<Text> {
    let words = problems.read_string(field, raw?)?;
    let address = text::parse_email(&words);
    if address.is_none() {
        problems.repair(field, &words, "an e-mail address; left out");
    }
    address
}

/// Reads a telephone number; anything else is left out and reported.
pub fn read_phone(problems: &mut Problems<'_>, field: &str, raw: Option<Raw<'_>>) -> Option<Text> {
    let words = problems.read_string(field, raw?)?;
    let number = phone::parse_phone(&words);
    if number.is_none() {
        problems.repair(field, &words, "a telephone number; left out");
    }
    number
}
