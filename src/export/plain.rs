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
    for line in wrap(text, columns.saturating_sub(indent), if indent > 0 { 2 } else { 0 }) {
        out.extend(std::iter::repeat_n(' ', indent));
        out.push_str(&line);
        out.push('\n');
    }
}

/// A paragraph indented by `indent` columns, its further lines by two more.
pub fn push_lines(out: &mut String, text: &str, indent: usize) {
    let room = COLUMNS - indent.min(COLUMNS / 2);
    let hang = if indent > 0 { 2 } else { 0 };
    for paragraph in text.lines() {
        // An address that is broken can no longer be copied: it stays whole, however long.
        let whole = paragraph.split(' ').any(|word| word.contains("://") && width(word) > room);
        let wrapped = if whole { vec![paragraph.to_owned()] } else { wrap(paragraph, room, hang) };
        for line in wrapped {
            out.extend(std::iter::repeat_n(' ', indent));
            out.push_str(&line);
            out.push('\n');
        }
    }
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
}
