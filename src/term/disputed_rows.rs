//! Rows with letters whose width terminals disagree about: flags, emoji newer than the terminal, marks of Indic scripts
//! and of kana. A terminal that draws such a letter wider or narrower than it was counted has every letter behind it in
//! another column, and writing only what changed leaves old ones behind. These rows are written whole, and the place of the
//! letter after a disputed one is said rather than counted.

use foldhash::fast::FixedState;
use ratatui::backend::{Backend, CrosstermBackend};
use ratatui::buffer::{Buffer, Cell};
use std::hash::BuildHasher;
use std::io::{self, Write};

/// What the screen's rows hold that terminals disagree about.
#[derive(Debug, Default)]
pub(super) struct DisputedRows {
    /// For each row from the top, a hash of its cells where it holds such a letter.
    rows: Vec<Option<u64>>,
}

/// A row to be written whole.
pub(super) struct WholeRow {
    y: u16,
    cells: Vec<(u16, Cell)>,
}

impl DisputedRows {
    /// The rows of a frame that has just been drawn which must be written whole: those that hold a disputed letter and
    /// changed, and those that held one before.
    pub(super) fn rows_to_rewrite(&mut self, frame: &Buffer) -> Vec<WholeRow> {
        let area = frame.area;
        let mut rewritten = Vec::new();
        for y in area.top()..area.bottom() {
            let cells = row_cells(frame, y);
            let now = cells.iter().any(|cell| is_disputed(cell.symbol())).then(|| hash_cells(cells));
            let place = usize::from(y - area.top());
            if self.rows.len() <= place {
                self.rows.resize(place + 1, None);
            }
            let before = self.rows.get_mut(place).map(|row| std::mem::replace(row, now)).unwrap_or_default();
            if before != now {
                let cells = (area.left()..).zip(cells.iter().cloned()).collect();
                rewritten.push(WholeRow { y, cells });
            }
        }
        rewritten
    }
}

impl WholeRow {
    /// Writes the row from an empty one.
    pub(super) fn write<W: Write>(&self, out: &mut CrosstermBackend<W>) -> io::Result<()> {
        write!(out, "\x1b[{};1H\x1b[0m\x1b[2K", self.y + 1)?;
        let mut run: Vec<(u16, u16, &Cell)> = Vec::new();
        let mut covered = 0;
        for (x, cell) in &self.cells {
            // The second column of a wide letter holds nothing of its own.
            if *x < covered {
                continue;
            }
            let width = unicode_width::UnicodeWidthStr::width(cell.symbol()).max(1);
            covered = x.saturating_add(u16::try_from(width).unwrap_or(1));
            run.push((*x, self.y, cell));
            if is_disputed(cell.symbol()) {
                // The backend says a place only where one was left out, so each run begins with its place.
                out.draw(std::mem::take(&mut run).into_iter())?;
            }
        }
        out.draw(run.into_iter())
    }
}

/// The cells of a row from left to right.
fn row_cells(frame: &Buffer, y: u16) -> &[Cell] {
    let width = usize::from(frame.area.width);
    let start = usize::from(y - frame.area.top()) * width;
    frame.content.get(start..start + width).unwrap_or_default()
}

fn hash_cells(cells: &[Cell]) -> u64 {
    FixedState::default().hash_one(cells)
}

/// Whether terminals disagree about the width of a letter. Single letters of Latin, Greek and Cyrillic scripts and of
/// Chinese, Japanese and Korean are beyond dispute.
fn is_disputed(symbol: &str) -> bool {
    let mut letters = symbol.chars();
    match (letters.next(), letters.next()) {
        (Some(letter), None) => {
            matches!(letter, '\u{900}'..='\u{109F}' | '\u{1780}'..='\u{17FF}' | '\u{2600}'..='\u{27BF}' | '\u{2B00}'..='\u{2BFF}' | '\u{FF9E}' | '\u{FF9F}' | '\u{1F000}'..)
        }
        (Some(_), Some(_)) => true,
        (None, _) => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use ratatui::layout::Rect;
    use ratatui::style::Style;

    fn frame(rows: &[&str]) -> Buffer {
        let mut buffer = Buffer::empty(Rect::new(0, 0, 12, rows.len() as u16));
        for (y, row) in rows.iter().enumerate() {
            buffer.set_string(0, y as u16, row, Style::new());
        }
        buffer
    }

    fn rewritten(rows: &mut DisputedRows, frame: &Buffer) -> Vec<u16> {
        rows.rows_to_rewrite(frame).iter().map(|row| row.y).collect()
    }

    #[test]
    fn rows_are_rewritten_when_they_hold_or_held_a_disputed_letter() {
        let mut rows = DisputedRows::default();
        assert_eq!(rewritten(&mut rows, &frame(&["Oslo", "🇳🇴 Oslo", "が Oslo", "断酒"])), [1]);
        assert_eq!(rewritten(&mut rows, &frame(&["Bergen", "🇳🇴 Oslo", "か\u{3099}", "断酒"])), [2]);
        assert_eq!(rewritten(&mut rows, &frame(&["Bergen", "Oslo", "か\u{3099}", "断酒会"])), [1]);
        assert_eq!(rewritten(&mut rows, &frame(&["Bergen", "Oslo", "か\u{3099}", "हि 🫩"])), [3]);
    }

    #[test]
    fn the_letter_after_a_disputed_one_is_put_in_its_place() {
        let mut rows = DisputedRows::default();
        let frame = frame(&["a", "b 🇳🇴 c"]);
        let row = rows.rows_to_rewrite(&frame).remove(0);
        let mut written = Vec::new();
        row.write(&mut CrosstermBackend::new(&mut written)).unwrap();
        let written = String::from_utf8(written).unwrap();
        assert!(written.starts_with("\u{1b}[2;1H\u{1b}[0m\u{1b}[2K"), "{written:?}");
        let after_flag = written.split("🇳🇴").nth(1).unwrap();
        // Row 2, column 5: after "b ", which take two columns, and the flag, which takes two.
        assert!(after_flag.contains("\u{1b}[2;5H"), "{written:?}");
    }
}
