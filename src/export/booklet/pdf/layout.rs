//! Lines on pages: where each line of a booklet stands.

use super::font::Font;
use crate::export::booklet::{Block, Booklet};
use crate::page::Tone;

/// How a page looks, in points.
#[derive(Debug, Clone, Copy)]
pub(super) struct PageStyle {
    pub(super) width: f32,
    pub(super) height: f32,
    pub(super) margin: f32,
    /// Size of the letters of plain text.
    pub(super) body: f32,
}

/// A line of text.
#[derive(Debug, Clone)]
pub(super) struct TextLine {
    /// From the left edge of the page.
    pub(super) x: f32,
    /// The baseline, from the upper edge of the page.
    pub(super) y: f32,
    pub(super) size: f32,
    pub(super) is_bold: bool,
    pub(super) is_quiet: bool,
    pub(super) text: String,
    /// The block that it belongs to, by its number in the booklet.
    pub(super) block: usize,
    /// The entry of the contents that it belongs to.
    pub(super) entry: Option<usize>,
}

/// The lines of the pages, and where each section begins: its page and the height of its heading.
#[derive(Debug, Default)]
pub(super) struct Layout {
    pub(super) pages: Vec<Vec<TextLine>>,
    pub(super) sections: Vec<(usize, f32)>,
}

/// Height of a line against the size of its letters.
const LEADING: f32 = 1.35;
/// Lines of a listing that stay with its name.
const KEPT_LINES: f32 = 3.0;

/// Lays a booklet out. The contents are laid out twice: once to know the pages of the sections, once with their numbers.
pub(super) fn lay_out(booklet: &Booklet, style: PageStyle, fonts: &[Font; 2]) -> Layout {
    let first = Setter::new(style, fonts).set_booklet(booklet, &[]);
    let pages: Vec<usize> = first.sections.iter().map(|(page, _)| page + 1).collect();
    Setter::new(style, fonts).set_booklet(booklet, &pages)
}

/// How a block is set.
#[derive(Clone, Copy)]
struct Style {
    /// Size against that of plain text.
    scale: f32,
    is_bold: bool,
    is_quiet: bool,
    /// Space above, in lines.
    above: f32,
    /// From the left margin, in sizes of plain text.
    indent: f32,
}

const PLAIN: Style = Style { scale: 1.0, is_bold: false, is_quiet: false, above: 0.0, indent: 0.0 };

struct Setter<'a> {
    style: PageStyle,
    fonts: &'a [Font; 2],
    layout: Layout,
    y: f32,
    block: usize,
    entry: Option<usize>,
    /// How wide the left column of rows is.
    column: f32,
}

impl<'a> Setter<'a> {
    fn new(style: PageStyle, fonts: &'a [Font; 2]) -> Self {
        let layout = Layout { pages: vec![Vec::new()], sections: Vec::new() };
        Self { style, fonts, layout, y: style.margin, block: 0, entry: None, column: 0.0 }
    }

    fn set_booklet(mut self, booklet: &Booklet, section_pages: &[usize]) -> Layout {
        let rows = booklet.blocks.iter().filter_map(|block| match block {
            Block::Row(left, _) => {
                Some(self.font(true).width(&self.font(true).spelled(left), self.style.body))
            }
            _ => None,
        });
        self.column = rows.fold(0.0, f32::max) + 1.5 * self.style.body;
        for (number, block) in booklet.blocks.iter().enumerate() {
            self.block = number;
            match block {
                Block::Title(text) => {
                    self.set_text(text, Style { scale: 2.0, is_bold: true, above: 1.0, ..PLAIN });
                }
                Block::Heading(text) => self.set_heading(text),
                Block::Section(text) => {
                    self.set_heading(text);
                    let page = self.layout.pages.len() - 1;
                    self.layout.sections.push((page, self.y));
                }
                Block::Listing(name, signs) => {
                    let signs = if signs.is_empty() { String::new() } else { format!(" ({signs})") };
                    self.keep_together(KEPT_LINES);
                    let style = Style { scale: 1.1, is_bold: true, above: 0.8, ..PLAIN };
                    self.set_text(&format!("{name}{signs}"), style);
                }
                Block::Text(tone, text) => {
                    let is_quiet = *tone == Tone::Quiet;
                    let scale = if is_quiet { 0.85 } else { 1.0 };
                    let is_bold = *tone == Tone::Notice;
                    self.set_text(text, Style { scale, is_bold, is_quiet, ..PLAIN });
                }
                Block::Translated(_, text) => self.set_text(text, Style { above: 0.2, ..PLAIN }),
                Block::Row(left, right) => self.set_row(left, right),
                Block::Contents => self.set_contents(booklet, section_pages),
                Block::NewPage => self.begin_page(),
            }
        }
        self.layout
    }

    fn room(&self) -> f32 {
        self.style.width - 2.0 * self.style.margin
    }

    fn begin_page(&mut self) {
        self.layout.pages.push(Vec::new());
        self.y = self.style.margin;
    }

    /// Begins a page unless so many lines of plain text still fit. The foot of the page is for its number.
    fn keep_together(&mut self, lines: f32) {
        if self.y + lines * self.style.body * LEADING > self.style.height - self.style.margin {
            self.begin_page();
        }
    }

    fn set_heading(&mut self, text: &str) {
        // A heading, and a name with what stays with it.
        self.keep_together(KEPT_LINES + 4.0);
        self.set_text(text, Style { scale: 1.4, is_bold: true, above: 1.4, ..PLAIN });
    }

    fn font(&self, is_bold: bool) -> &'a Font {
        &self.fonts[usize::from(is_bold)]
    }

    fn set_text(&mut self, text: &str, style: Style) {
        let size = self.style.body * style.scale;
        let text = join_numbers(&self.font(style.is_bold).spelled(text));
        let indent = style.indent * self.style.body;
        let lines = wrap(&text, self.room() - indent, size, self.font(style.is_bold));
        let at_top = self.y <= self.style.margin;
        self.y += if at_top { 0.0 } else { style.above * self.style.body * LEADING };
        for line in lines {
            self.set_line(line, indent, size, style);
        }
    }

    fn set_line(&mut self, text: String, indent: f32, size: f32, style: Style) {
        if self.y + size * LEADING > self.style.height - self.style.margin {
            self.begin_page();
        }
        self.y += size * LEADING;
        let line = TextLine {
            x: self.style.margin + indent,
            y: self.y - size * (LEADING - 1.0),
            size,
            is_bold: style.is_bold,
            is_quiet: style.is_quiet,
            text,
            block: self.block,
            entry: self.entry,
        };
        if let Some(page) = self.layout.pages.last_mut() {
            page.push(line);
        }
    }

    /// Two columns, the left one bold.
    fn set_row(&mut self, left: &str, right: &str) {
        let size = self.style.body;
        // A number that is broken is dialled wrong: the column is as wide as the widest of them.
        let column = self.column.min(self.room() * 0.6);
        let left = wrap(&self.font(true).spelled(left), column - size, size, self.font(true));
        let right = wrap(&self.font(false).spelled(right), self.room() - column, size, self.font(false));
        let rows = left.len().max(right.len());
        self.keep_together(rows as f32);
        let begin = self.y;
        for line in left {
            self.set_line(line, 0.0, size, Style { is_bold: true, ..PLAIN });
        }
        self.y = begin;
        for line in right {
            self.set_line(line, column, size, PLAIN);
        }
        self.y = begin + rows as f32 * size * LEADING;
    }

    /// The titles of the sections with their pages at the right edge.
    fn set_contents(&mut self, booklet: &Booklet, pages: &[usize]) {
        self.set_heading(&booklet.contents_title);
        let size = self.style.body;
        let numbers = self.font(false).width("00000", size);
        for (n, (title, count)) in booklet.sections().into_iter().enumerate() {
            self.entry = Some(n);
            let title = self.font(false).spelled(&format!("{title} ({count})"));
            for line in wrap(&title, self.room() - numbers, size, self.font(false)) {
                self.set_line(line, 0.0, size, PLAIN);
            }
            let page = pages.get(n).map_or_else(String::new, ToString::to_string);
            let indent = self.room() - self.font(false).width(&page, size);
            // On the last line of the title.
            self.y -= size * LEADING;
            self.set_line(page, indent, size, PLAIN);
        }
        self.entry = None;
        self.begin_page();
    }
}

/// The text with spaces inside numbers that do not end a line.
fn join_numbers(text: &str) -> String {
    let letters: Vec<char> = text.chars().collect();
    let is_digit = |at: Option<usize>| at.and_then(|at| letters.get(at)).is_some_and(char::is_ascii_digit);
    let joined = letters.iter().enumerate().map(|(at, letter)| match letter {
        ' ' if is_digit(at.checked_sub(1)) && is_digit(Some(at + 1)) => '\u{a0}',
        letter => *letter,
    });
    joined.collect()
}

/// Lines of at most `room` points. What has no space to break at is cut.
fn wrap(text: &str, room: f32, size: f32, font: &Font) -> Vec<String> {
    let mut lines = Vec::new();
    let mut line = String::new();
    for word in text.split([' ', '\n', '\t']).filter(|word| !word.is_empty()) {
        let longer = if line.is_empty() { word.to_owned() } else { format!("{line} {word}") };
        if font.width(&longer, size) <= room {
            line = longer;
            continue;
        }
        if !line.is_empty() {
            lines.push(std::mem::take(&mut line));
        }
        for letter in word.chars() {
            line.push(letter);
            if font.width(&line, size) > room && line.chars().count() > 1 {
                line.pop();
                lines.push(std::mem::replace(&mut line, letter.to_string()));
            }
        }
    }
    if !line.is_empty() {
        lines.push(line);
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::super::font::fonts;
    use super::*;
    use crate::export::booklet::Paper;
    use crate::topic::Language;

    #[test]
    fn no_line_leaves_the_page_and_no_letter_is_lost() {
        let long = format!("https://example.org/{}", "a".repeat(300));
        let mut blocks = vec![Block::Title("T".into()), Block::NewPage, Block::Contents];
        for n in 0..40 {
            blocks.push(Block::Section(format!("Town {n}")));
            blocks.push(Block::Listing("Ein sehr langer Name ".repeat(9), "W".into()));
            blocks.push(Block::Text(Tone::Key, long.clone()));
            blocks.push(Block::Row("116 123".into(), "x ".repeat(120)));
        }
        let booklet = Booklet {
            title: "T".into(),
            language: Language::De,
            paper: Paper::FoldedA5,
            is_large: true,
            contents_title: "Inhalt".into(),
            blocks,
        };
        let (style, fonts) = (PageStyle { width: 420.0, height: 595.0, margin: 36.0, body: 16.0 }, fonts());
        let layout = lay_out(&booklet, style, &fonts);
        for line in layout.pages.iter().flatten() {
            let font = &fonts[usize::from(line.is_bold)];
            assert!(
                line.x + font.width(&line.text, line.size) <= style.width - style.margin + 0.5,
                "{line:?}"
            );
            assert!(line.y <= style.height - style.margin && line.y >= style.margin, "{line:?}");
        }
        let text: String = layout.pages.iter().flatten().map(|line| line.text.as_str()).collect();
        assert!(text.matches("aaaaaaaaaa").count() > 100);
        assert_eq!(layout.sections.len(), 40);
        let last = layout.sections.last().unwrap().0 + 1;
        assert!(layout.pages[1..4].iter().flatten().any(|line| line.text == last.to_string()), "{last}");
    }
}
