//! What stood under a heading that nobody knows: whether a reader can use it.

use super::extras::text_of;
use super::headings::split_camel_case;
use crate::feed::bounded_memo::BoundedMemo;
use crate::feed::json::{Raw, Shape};
use crate::feed::record::Problems;
use crate::place::fold;
use std::cell::RefCell;
use std::rc::Rc;

/// Parts of keys whose values are about persons or machines, not for readers.
const NOT_FOR_READERS: [&str; 30] = [
    "id", "ids", "uuid", "guid", "key", "hash", "token", "token id", "email", "emails", "mail", "user",
    "users", "author", "owner", "admin", "created", "modified", "updated", "version", "image", "logo",
    "icon", "color", "colour", "slug", "uri", "href", "geohash", "hide",
];

/// Longer values are kept to this many characters.
const MOST_CHARS: usize = 600;

/// What a key or heading says about the values below it.
struct Label {
    /// With a capital in front, as it is shown; empty where there is none.
    heading: String,
    /// Folded.
    words: String,
    is_for_readers: bool,
}

thread_local! {
    /// Labels come again in each record.
    static LABELS: RefCell<BoundedMemo<Rc<Label>>> = RefCell::default();
}

impl Label {
    fn new(label: &str) -> Self {
        let heading = split_camel_case(label.trim()).replace('_', " ");
        let heading = heading.trim();
        let words = fold(heading);
        let is_kept_back = words.split(' ').any(|word| NOT_FOR_READERS.contains(&word));
        let is_for_readers = !is_kept_back && !words.contains("mail");
        let mut letters = heading.chars();
        let first = letters.next().map(|c| c.to_uppercase().collect::<String>()).unwrap_or_default();
        Self { heading: first + letters.as_str(), words, is_for_readers }
    }

    /// What a label says, looked up where it was there before.
    fn of(label: &str) -> Rc<Self> {
        LABELS.with_borrow_mut(|labels| labels.get_or_make(label, |label| Rc::new(Self::new(label))))
    }
}

/// The line that keeps a value for readers: "Fax: 0221 000000". `None` where it is a number, a switch, a code or
/// something about persons. `from_table`: headings are written for people, and so is what stands below them.
pub(super) fn note_line(
    label: &str,
    raw: Raw<'_>,
    from_table: bool,
    problems: &mut Problems<'_>,
) -> Option<String> {
    let shape = raw.shape();
    if !from_table && matches!(shape, Shape::Number | Shape::Boolean | Shape::Object | Shape::Null) {
        return None;
    }
    let known = Label::of(label);
    let Label { heading, words, is_for_readers } = &*known;
    if !is_for_readers {
        return None;
    }
    let text = text_of(raw)?;
    let useful = if from_table {
        text.chars().any(char::is_alphanumeric)
    } else {
        text.chars().any(char::is_alphabetic) && is_written_for_people(&text)
            || words.split(' ').any(|word| ["password", "passcode", "pin", "code"].contains(&word))
    };
    if !useful || text.contains("://") && !from_table && !words.contains("link") && !words.contains("url") {
        return None;
    }
    let mut text = text.trim().to_owned();
    if let Some((end, _)) = text.char_indices().nth(MOST_CHARS) {
        problems.repair(label, &text, format!("at most {MOST_CHARS} characters; the rest is left out"));
        text.truncate(end);
        text.truncate(text.trim_end().len());
        text.push('…');
    }
    if heading.is_empty() {
        return Some(text);
    }
    Some(format!("{heading}: {text}"))
}

/// A moment, a code or one long run of letters and digits is not.
fn is_written_for_people(text: &str) -> bool {
    let has_space = text.contains(' ');
    let digits = text.bytes().filter(u8::is_ascii_digit).count();
    let is_moment =
        text.len() >= 10 && text.as_bytes().get(4) == Some(&b'-') && text.as_bytes().get(7) == Some(&b'-');
    let is_code = !has_space && (text.chars().count() < 3 || digits * 2 > text.len() || text.len() > 40);
    !is_moment && !is_code && !text.starts_with(['{', '[', '<'])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::feed::record::At;

    #[test]
    fn what_a_reader_can_use_is_kept() {
        for (label, value, table, expected) in [
            ("Fax", "\"0221 000000\"", true, Some("Fax: 0221 000000")),
            ("besonderer_hinweis", "\"Bitte klingeln\"", true, Some("Besonderer hinweis: Bitte klingeln")),
            ("meetingCode", "\"1212\"", false, Some("Meeting Code: 1212")),
            ("what_to_bring", "\"A cup\"", false, Some("What to bring: A cup")),
            ("capacity", "12", false, None),
            ("isOpen", "true", false, None),
            ("createdBy", "\"Somebody Else\"", false, None),
            ("owner_email", "\"x at example\"", false, None),
            ("ref", "\"a8f3e1029384756\"", false, None),
            ("moment", "\"2026-01-02T03:04:05Z\"", false, None),
        ] {
            let mut problems = Problems::new(At { list: "$", index: 0, inside: "" });
            let line = note_line(label, Raw::of_text(value), table, &mut problems);
            assert_eq!(line.as_deref(), expected, "{label}");
            assert!(problems.is_empty(), "{label}");
        }
    }
}
