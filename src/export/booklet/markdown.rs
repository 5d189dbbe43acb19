//! A booklet as Markdown (`CommonMark`), with what a listing says taken literally.

use super::{Block, Booklet};
use crate::page::Tone;
use std::fmt::Write as _;

/// Writes the booklet as Markdown.
pub fn write_markdown(booklet: &Booklet) -> String {
    let mut out = String::new();
    let mut was_row = false;
    for block in &booklet.blocks {
        let is_row = matches!(block, Block::Row(..));
        // A list ends with an empty line.
        if was_row && !is_row {
            out.push('\n');
        }
        was_row = is_row;
        match block {
            Block::Title(text) => push_block(&mut out, "# ", text),
            Block::Heading(text) | Block::Section(text) => push_block(&mut out, "## ", text),
            Block::Listing(name, signs) if signs.is_empty() => push_block(&mut out, "### ", name),
            Block::Listing(name, signs) => push_block(&mut out, "### ", &format!("{name} ({signs})")),
            Block::Text(Tone::Notice, text) => {
                let _ = write!(out, "**{}**\n\n", escape(text));
            }
            Block::Text(_, text) | Block::Translated(_, text) => push_block(&mut out, "", text),
            Block::Row(left, right) => {
                let _ = writeln!(out, "- **{}** {}", escape(left), escape(right));
            }
            Block::Contents => {
                push_block(&mut out, "## ", &booklet.contents_title);
                for (title, count) in booklet.sections() {
                    let _ = writeln!(out, "- {} ({count})", escape(title));
                }
                out.push('\n');
            }
            Block::NewPage => {}
        }
    }
    out
}

fn push_block(out: &mut String, lead: &str, text: &str) {
    out.push_str(lead);
    out.push_str(&escape(text));
    out.push_str("\n\n");
}

/// A text on one line, in which no letter means anything to Markdown; web addresses become links.
fn escape(text: &str) -> String {
    let mut words: Vec<String> = text.split_whitespace().map(escape_word).collect();
    // "1." and "-" at the start of a line would begin a list.
    if let Some(first) = words.first_mut() {
        let is_number = first.trim_end_matches(['.', ')']).bytes().all(|byte| byte.is_ascii_digit());
        if is_number && first.ends_with(['.', ')']) {
            first.insert(first.len() - 1, '\\');
        }
    }
    words.join(" ")
}

fn escape_word(word: &str) -> String {
    let is_link = ["https://", "http://"].iter().any(|scheme| word.starts_with(scheme));
    if is_link && !word.contains(['<', '>', '\\']) {
        return format!("<{word}>");
    }
    let mut out = String::with_capacity(word.len());
    for letter in word.chars() {
        if matches!(
            letter,
            '\\' | '`'
                | '*'
                | '_'
                | '{'
                | '}'
                | '['
                | ']'
                | '<'
                | '>'
                | '#'
                | '|'
                | '~'
                | '&'
                | '!'
                | '+'
                | '-'
                | '='
        ) {
            out.push('\\');
        }
        out.push(letter);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_listing_says_is_taken_literally() {
        assert_eq!(escape("# *bold* <b> [x](y)"), r"\# \*bold\* \<b\> \[x\](y)");
        assert_eq!(escape("1. Montag\nim Monat"), r"1\. Montag im Monat");
        assert_eq!(escape("- Ring"), r"\- Ring");
        assert_eq!(escape("https://example.org/a_b*c"), "<https://example.org/a_b*c>");
        assert_eq!(escape("AT&amp;T"), r"AT\&amp;T");
    }
}
