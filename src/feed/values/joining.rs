//! How to join, from a field that should hold a link and nothing else.
//!
//! People write what they need there: a link with its passcode, two links, the number of a meeting, a telephone number.

use super::phone;
use crate::feed::record::Problems;
use crate::feed::text::{self, Field};
use crate::group::{DialString, Link, Text};

/// What a field says about joining.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Joining {
    /// The first link.
    pub link: Option<Link>,
    /// A number to dial in place of a link.
    pub dial: Option<DialString>,
    /// The words around them, or in their place.
    pub words: Option<Text>,
}

/// Reads a link with what stands around it. What looks like an address of another kind is refused, not shown.
pub fn read_joining(problems: &mut Problems<'_>, field: &str, value: &str) -> Joining {
    let value = value.trim();
    if let Ok((link, mended)) = text::parse_link(value) {
        if mended {
            problems.repair(field, value, "a whole web address; mended");
        }
        return Joining { link: Some(link), ..Joining::default() };
    }
    let (link, rest) = split_links(value);
    if link.is_some() {
        problems.repair(field, value, "a web address alone; the link is read, the words are kept");
        return Joining { link, dial: None, words: clean_words(problems, field, &rest) };
    }
    if let Some(number) =
        telephone_link(value).and_then(|value| problems.clean_text(Field::Line, field, value))
        && let Some(found) = phone::find_dial_string(&number)
    {
        problems.repair(field, value, "a web address; read as a number to dial");
        let words = (!found.whole).then_some(number);
        return Joining { link: None, dial: Some(found.string), words };
    }
    if let Err(error) = text::parse_link(value) {
        let plain = is_plain_words(value);
        let outcome = if plain { "shown as written" } else { "left out" };
        problems.repair(field, value, format!("a web address ({error}); {outcome}"));
        let words = plain.then(|| problems.clean_text(Field::Line, field, value)).flatten();
        return Joining { link: None, dial: None, words };
    }
    Joining::default()
}

/// The first web address in a text, and the text without it; further ones stay among the words.
fn split_links(value: &str) -> (Option<Link>, String) {
    let lower = value.to_ascii_lowercase();
    for (at, _) in lower.match_indices("http") {
        let tail = value.get(at..).unwrap_or_default();
        if !["http://", "https://"]
            .iter()
            .any(|scheme| lower.get(at..).is_some_and(|t| t.starts_with(scheme)))
        {
            continue;
        }
        let end = tail.find(|c: char| c.is_whitespace() || "\"'<>|".contains(c)).unwrap_or(tail.len());
        let address = tail.get(..end).unwrap_or_default().trim_end_matches(['.', ',', ';', ')', ']']);
        if let Ok((link, _)) = text::parse_link(address) {
            let before = value.get(..at).unwrap_or_default();
            let after = tail.get(address.len()..).unwrap_or_default();
            return (Some(link), format!("{before} {after}"));
        }
    }
    split_bare_address(value).unwrap_or_default()
}

/// "Join at zoom.us/j/4455": an address without its beginning is known by its host and path.
fn split_bare_address(value: &str) -> Option<(Option<Link>, String)> {
    let words = value.split(|c: char| c.is_whitespace() || "()<>\"|".contains(c));
    let bare = words.map(|word| word.trim_end_matches(['.', ',', ';'])).find(|word| {
        let (host, path) = word.split_once('/').unwrap_or_default();
        let (name, top) = host.rsplit_once('.').unwrap_or_default();
        name.len() > 1
            && top.len() > 1
            && top.bytes().all(|b| b.is_ascii_lowercase())
            && path.len() > 1
            && !word.contains(['@', ':', '\\'])
    })?;
    let (link, _) = text::parse_link(bare).ok()?;
    Some((Some(link), value.replacen(bare, " ", 1)))
}

/// The number of "tel:+1..." and of text that is nothing but a number.
fn telephone_link(value: &str) -> Option<&str> {
    let lower = value.to_ascii_lowercase();
    let number = ["tel:", "callto:", "phone:"].iter().find(|scheme| lower.starts_with(*scheme));
    match number {
        Some(scheme) => value.get(scheme.len()..),
        None => value
            .strip_prefix('+')
            .is_some_and(|rest| rest.chars().all(|c| c.is_ascii_digit() || " ()-./,;#*".contains(c)))
            .then_some(value),
    }
}

/// Whether a text is words rather than an address of a kind that is not followed.
fn is_plain_words(value: &str) -> bool {
    let scheme = value.split_once(':').is_some_and(|(scheme, rest)| {
        scheme.chars().all(|c| c.is_ascii_alphanumeric() || "+-.".contains(c))
            && !rest.starts_with(|c: char| c == ' ' || c.is_ascii_digit())
    });
    value.contains(' ')
        && !scheme
        && !value.contains(['<', '\\'])
        && !value.contains("://")
        && !value.contains('@')
}

/// The words without the brackets and marks that a link leaves behind.
fn clean_words(problems: &mut Problems<'_>, field: &str, rest: &str) -> Option<Text> {
    let words = problems.clean_html(Field::Notes, field, rest)?;
    let bare = words.trim_matches(|c: char| c.is_whitespace() || ",;:|-–".contains(c));
    let bracketed = bare.strip_prefix('(').and_then(|inner| inner.strip_suffix(')'));
    let bare = bracketed.filter(|inner| !inner.contains(['(', ')'])).unwrap_or(bare);
    // "Link:" and brackets alone say nothing.
    bare.chars().any(char::is_alphanumeric).then(|| problems.clean_text(Field::Notes, field, bare)).flatten()
}

/// Two notes as one.
pub fn join_notes(
    problems: &mut Problems<'_>,
    field: &str,
    notes: impl IntoIterator<Item = Option<Text>>,
) -> Option<Text> {
    let mut kept: Vec<Text> = Vec::new();
    for note in notes.into_iter().flatten() {
        if !kept.contains(&note) {
            kept.push(note);
        }
    }
    if kept.is_empty() {
        return None;
    }
    let joined = kept.iter().map(Text::as_str).collect::<Vec<_>>().join("\n");
    problems.clean_text(Field::Notes, field, &joined)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::feed::record::At;

    #[test]
    fn link_number_and_words_are_told_apart() {
        for (value, link, dial, words) in [
            ("https://meet.example.org/1", "https://meet.example.org/1", "", ""),
            ("https://meet.example.org/1 (PIN 77)", "https://meet.example.org/1", "", "PIN 77"),
            (
                "Join: https://meet.example.org/1, code abc",
                "https://meet.example.org/1",
                "",
                "Join: , code abc",
            ),
            ("<a href=\"https://meet.example.org/1\">Join</a>", "https://meet.example.org/1", "", "Join"),
            (
                "https://meet.example.org/1 or https://meet.example.org/2",
                "https://meet.example.org/1",
                "",
                "or https://meet.example.org/2",
            ),
            ("Meeting ID: 000 111 222", "", "", "Meeting ID: 000 111 222"),
            ("ask for the link", "", "", "ask for the link"),
            (
                "Join at meet.example.org/j/4455, ring first",
                "https://meet.example.org/j/4455",
                "",
                "Join at , ring first",
            ),
            ("12.30/13.00 and/or later", "", "", "12.30/13.00 and/or later"),
            ("tel:+15550100,,77#", "", "+15550100,,77#", ""),
            ("+1 555 010 0000", "", "+1 555 010 0000", ""),
            ("javascript:alert(1) now", "", "", ""),
            ("data:text/html, x", "", "", ""),
            ("https://good.example@evil.example/", "", "", ""),
            ("sip:room@example.org", "", "", ""),
        ] {
            let mut problems = Problems::new(At { list: "$", index: 0, inside: "" });
            let read = read_joining(&mut problems, "url", value);
            let shown = |text: Option<&str>| text.unwrap_or_default().to_owned();
            assert_eq!(shown(read.link.as_ref().map(Link::as_str)), link, "{value}");
            assert_eq!(
                read.dial.map(|dial| dial.as_written().to_string()).unwrap_or_default(),
                dial,
                "{value}"
            );
            assert_eq!(shown(read.words.as_deref()), words, "{value}");
            assert_eq!(
                problems.is_empty(),
                !value.contains([' ', '@', ':', '<']) || value == link,
                "{value}"
            );
        }
    }
}
