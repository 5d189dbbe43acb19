//! Pages of text: the details, help, crisis help.

use super::theme::{Glyphs, Role};
use super::{paint, text};
use crate::app::page::{Page, Paragraph, Tone};
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

/// A page wrapped to a width.
pub(super) struct Wrapped {
    lines: Vec<(Tone, String)>,
}

/// Wraps a page.
pub(super) fn wrap(page: &Page, columns: u16) -> Wrapped {
    let columns = usize::from(columns.max(1));
    let mut lines = Vec::new();
    for Paragraph { tone, indent, text } in &page.paragraphs {
        if *tone == Tone::Gap {
            lines.push((Tone::Gap, String::new()));
            continue;
        }
        let lead = usize::from(*indent).min(columns / 3);
        for line in text::wrap(text, columns - lead, if *tone == Tone::Item { 2 } else { 0 }) {
            lines.push((*tone, format!("{}{line}", " ".repeat(lead))));
        }
    }
    Wrapped { lines }
}

impl Wrapped {
    /// How many lines the page has.
    pub(super) fn len(&self) -> usize {
        self.lines.len()
    }

    /// Draws the lines from `top` on. `at` is the line being read; with `focused` it is marked and its first
    /// cell is returned for the cursor.
    pub(super) fn draw(
        &self,
        buffer: &mut Buffer,
        area: Rect,
        (top, at): (usize, usize),
        focused: bool,
        glyphs: &Glyphs,
    ) -> Position {
        let height = usize::from(area.height);
        for (row, (tone, content)) in (0..area.height).zip(self.lines.iter().skip(top)) {
            let role = match tone {
                Tone::Heading | Tone::Key => Role::Strong,
                Tone::Notice => Role::Notice,
                Tone::Text | Tone::Item | Tone::Quiet | Tone::Gap => Role::Text,
            };
            paint::line(buffer, area, row, content, role);
            if focused && top + usize::from(row) == at {
                paint::bar(buffer, area, row, Role::Selected);
            }
        }
        if area.width > 2 && area.height > 0 {
            let right = Rect { x: area.right() - 1, width: 1, ..area };
            if top > 0 {
                paint::line(buffer, right, 0, glyphs.more_above, Role::Strong);
            }
            if top + height < self.lines.len() {
                paint::line(buffer, right, area.height - 1, glyphs.more_below, Role::Strong);
            }
        }
        let row = u16::try_from(at.saturating_sub(top)).unwrap_or(0).min(area.height.saturating_sub(1));
        Position { x: area.x, y: area.y + row }
    }
}
