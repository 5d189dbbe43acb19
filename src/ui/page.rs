//! Pages of text: the details, help, crisis help.

use super::paint;
use super::theme::{Glyphs, Role};
use crate::page::{Page, Paragraph, Tone, text};
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

/// A page wrapped to a width.
pub(super) struct Wrapped {
    lines: Vec<(Tone, String)>,
}

/// Columns at the right that text leaves free for the marks that say that there is more.
const MARGIN: u16 = 2;

/// Wraps a page to an area of so many columns.
pub(super) fn wrap_page(page: &Page, columns: u16) -> Wrapped {
    let columns = usize::from(if columns >= 24 { columns - MARGIN } else { columns.max(1) });
    let mut lines = Vec::new();
    let first_column = first_column_width(page, columns);
    for Paragraph { tone, indent, text } in &page.paragraphs {
        if *tone == Tone::Gap {
            lines.push((Tone::Gap, String::new()));
            continue;
        }
        if let (Tone::Item, Some((left, right))) = (tone, text.split_once('\t')) {
            lines.extend(
                wrap_row(left, right, first_column, columns).into_iter().map(|line| (Tone::Item, line)),
            );
            continue;
        }
        let lead = usize::from(*indent).min(columns / 3);
        for line in text::wrap(text, columns - lead, if *tone == Tone::Item { 2 } else { 0 }) {
            lines.push((*tone, format!("{}{line}", " ".repeat(lead))));
        }
    }
    Wrapped { lines }
}

/// How wide the first column of the page's table is: as wide as what stands in it, up to a third of the page.
fn first_column_width(page: &Page, columns: usize) -> usize {
    let items = page.paragraphs.iter().filter(|p| p.tone == Tone::Item);
    let widths = items.filter_map(|p| p.text.split_once('\t')).map(|(left, _)| text::width(left));
    widths.max().unwrap_or(0).min(columns / 3)
}

/// A row of a table; what is too wide for the first column gets a line of its own.
fn wrap_row(left: &str, right: &str, first: usize, columns: usize) -> Vec<String> {
    let indent = " ".repeat(first + 2);
    let mut lines = Vec::new();
    let mut lead = text::pad(left, first, "") + "  ";
    if text::width(left) > first {
        lines.extend(text::wrap(left, columns, 0));
        lead.clone_from(&indent);
    }
    for line in text::wrap(right, columns.saturating_sub(first + 2), 0) {
        lines.push(std::mem::replace(&mut lead, indent.clone()) + &line);
    }
    lines
}

impl Wrapped {
    /// How many lines the page has.
    pub(super) fn len(&self) -> usize {
        self.lines.len()
    }

    /// Draws the lines from `top` on. `at` is the line being read; with `focused` it is marked and its first
    /// cell is returned for the cursor.
    pub(super) fn draw_lines(
        &self,
        buffer: &mut Buffer,
        area: Rect,
        (top, at): (usize, usize),
        focused: bool,
        glyphs: &Glyphs,
    ) -> Position {
        for (row, (tone, content)) in (0..area.height).zip(self.lines.iter().skip(top)) {
            let role = match tone {
                Tone::Heading => Role::Strong,
                Tone::Key => Role::Key,
                Tone::Notice => Role::Notice,
                Tone::Quiet => Role::Quiet,
                Tone::Text | Tone::Item | Tone::Gap => Role::Text,
            };
            paint::line(buffer, area, row, content, role);
            if focused && top + usize::from(row) == at {
                paint::bar(buffer, area, row, Role::Selected);
            }
        }
        paint::more_marks(buffer, area, (top, self.lines.len()), glyphs);
        let row = u16::try_from(at.saturating_sub(top)).unwrap_or(0).min(area.height.saturating_sub(1));
        Position { x: area.x, y: area.y + row }
    }
}
