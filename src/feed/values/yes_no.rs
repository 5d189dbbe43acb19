//! Yes and no as feeds write them.

use crate::feed::json::Raw;
use crate::feed::words::FeedWords;

/// The answer of a cell or string: "yes", "true", "1", "ja".
pub fn parse_yes_no(text: &str) -> Option<bool> {
    let words = FeedWords::embedded();
    let lower = text.trim().to_ascii_lowercase();
    if words.yes.contains(&lower.as_str()) {
        return Some(true);
    }
    words.no.contains(&lower.as_str()).then_some(false)
}

/// The answer of a JSON value: a boolean, or a string or number that means one.
pub fn read_yes_no(raw: Raw<'_>) -> Option<bool> {
    raw.boolean().or_else(|| parse_yes_no(&raw.string_or_number()?))
}
