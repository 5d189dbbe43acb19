//! A booklet as plain text: no escape codes, lines of at most [`COLUMNS`] columns, addresses whole.

use super::{Block, Booklet};
use crate::export::plain::{COLUMNS, push_lines};
use crate::page::Tone;
use crate::page::text::width;

/// Writes the booklet as text.
pub fn write_text(booklet: &Booklet) -> String {
    let mut out = String::new();
    for block in &booklet.blocks {
        match block {
            Block::Title(text) => push_underlined(&mut out, text, '='),
            Block::Heading(text) | Block::Section(text) => {
                out.push('\n');
                push_underlined(&mut out, text, '-');
            }
            Block::Listing(name, signs) => {
                out.push('\n');
                let signs = if signs.is_empty() { String::new() } else { format!("  ({signs})") };
                push_lines(&mut out, &format!("{name}{signs}"), 0);
            }
            Block::Text(Tone::Quiet | Tone::Item, text) => push_lines(&mut out, text, 4),
            Block::Text(_, text) | Block::Translated(_, text) => push_lines(&mut out, text, 2),
            Block::Row(left, right) => push_lines(&mut out, &format!("{left}: {right}"), 2),
            Block::Contents => {
                out.push('\n');
                push_underlined(&mut out, &booklet.contents_title, '-');
                for (title, count) in booklet.sections() {
                    push_lines(&mut out, &format!("{title} ({count})"), 2);
                }
            }
            Block::NewPage => {}
        }
    }
    out
}

fn push_underlined(out: &mut String, text: &str, line: char) {
    push_lines(out, text, 0);
    out.extend(std::iter::repeat_n(line, width(text).min(COLUMNS)));
    out.push('\n');
}
