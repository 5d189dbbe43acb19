//! Pages as plain text: no escape codes, wrapped by display width.

use crate::page::text::{width, wrap};
use crate::page::{Page, Tone};

/// How wide text for people is, in columns.
pub const COLUMNS: usize = 78;

/// A page as lines of at most [`COLUMNS`] columns, with a line end after each.
pub fn to_plain_text(page: &Page) -> String {
    let mut out = String::new();
    if !page.title.is_empty() {
        push_lines(&mut out, &page.title, 0);
        out.push('\n');
    }
    for paragraph in &page.paragraphs {
        match paragraph.tone {
            Tone::Gap => out.push('\n'),
            _ => push_lines(&mut out, &paragraph.text.replace('\t', ": "), usize::from(paragraph.indent)),
        }
    }
    out
}

/// A page as lines of at most `columns` columns, for paper: there an address that does not fit is broken rather than
/// lost at the edge.
pub fn to_text_within(page: &Page, columns: usize) -> String {
    let mut out = String::new();
    push_wrapped(&mut out, &page.title, 0, columns);
    for paragraph in &page.paragraphs {
        push_wrapped(&mut out, &paragraph.text, usize::from(paragraph.indent), columns);
    }
    out
}

/// A paragraph as lines of at most `columns` columns, an empty one as an empty line.
fn push_wrapped(out: &mut String, text: &str, indent: usize, columns: usize) {
    if text.is_empty() {
        out.push('\n');
    }
    let room = columns.saturating_sub(indent);
    for line in wrap_whole_numbers(text, room, if indent > 0 { 2 } else { 0 }) {
        out.extend(std::iter::repeat_n(' ', indent));
        out.push_str(&line);
        out.push('\n');
    }
}

/// A sign for the spaces within a number, which do not end a line.
const JOINT: char = '\u{a0}';

/// Wraps a text between words; a telephone number is one word, with all its spaces, unless it is wider than a line.
fn wrap_whole_numbers(text: &str, room: usize, hang: usize) -> Vec<String> {
    let mut joined = String::with_capacity(text.len());
    let letters: Vec<char> = text.chars().collect();
    for (at, letter) in letters.iter().enumerate() {
        let before = at.checked_sub(1).and_then(|at| letters.get(at)).copied().unwrap_or(' ');
        let after = letters.get(at + 1).copied().unwrap_or(' ');
        let is_within = *letter == ' '
            && (before.is_ascii_digit() || matches!(before, ')' | '/' | '-' | '–'))
            && (after.is_ascii_digit() || matches!(after, '(' | '/' | '-' | '–'));
        joined.push(if is_within { JOINT } else { *letter });
    }
    let words =
        joined.split(' ').map(|word| if width(word) > room { word.replace(JOINT, " ") } else { word.into() });
    let joined = words.collect::<Vec<String>>().join(" ");
    wrap(&joined, room, hang).into_iter().map(|line| line.replace(JOINT, " ")).collect()
}

/// A paragraph indented by `indent` columns, its further lines by two more.
pub fn push_lines(out: &mut String, text: &str, indent: usize) {
    let room = COLUMNS - indent.min(COLUMNS / 2);
    let hang = if indent > 0 { 2 } else { 0 };
    for paragraph in text.lines() {
        // An address that is broken can no longer be copied: it stays whole, however long.
        let whole = paragraph.split(' ').any(|word| is_address(word) && width(word) > room);
        let wrapped =
            if whole { vec![paragraph.to_owned()] } else { wrap_whole_numbers(paragraph, room, hang) };
        for line in wrapped {
            out.extend(std::iter::repeat_n(' ', indent));
            out.push_str(&line);
            out.push('\n');
        }
    }
}

/// Whether a word is an address on the web or of mail, with or without what such an address begins with.
fn is_address(word: &str) -> bool {
    let opens = ["mailto:", "sms:", "tel:"].iter().any(|scheme| word.starts_with(scheme));
    opens || word.contains("://") || word.contains('.') && word.contains(['/', '@'])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_is_wrapped_and_addresses_are_not() {
        let mut out = String::new();
        push_lines(&mut out, &"word ".repeat(40), 2);
        assert!(out.lines().all(|line| width(line) <= COLUMNS), "{out}");
        assert!(out.starts_with("  word") && out.contains("\n    word"), "{out}");
        let address = format!("https://example.org/{}", "a".repeat(90));
        let mut out = String::new();
        push_lines(&mut out, &address, 2);
        assert_eq!(out, format!("  {address}\n"));
    }

    #[test]
    fn a_number_is_never_broken_over_lines() {
        for columns in 22..60 {
            let mut page = Page::new("");
            page.add(
                Tone::Key,
                0,
                "Telephone (ask for Kari): +47 (22) 00 00 00 / 11 or 0221 / 00 - 00 in the evening",
            );
            let text = to_text_within(&page, columns);
            assert!(text.contains("+47 (22) 00 00 00 / 11") && text.contains("0221 / 00 - 00"), "{text}");
            assert!(text.lines().all(|line| width(line) <= columns), "{text}");
        }
    }
}
