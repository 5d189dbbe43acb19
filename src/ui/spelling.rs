//! Letters that the terminal cannot show, written in a finished frame with those that it can. Nothing else moves: a letter
//! keeps its columns, or takes one more from the empty ones behind its own text.

use super::paint;
use super::role::BEGINS;
use crate::locale::letters::Letters;
use crate::page::text::width;
use ratatui::buffer::{Buffer, Cell};
use ratatui::layout::Position;

/// Spells all rows; gives the cursor in its place in the text, which may have moved.
pub(super) fn spell_frame(buffer: &mut Buffer, letters: Letters, mut cursor: Position) -> Position {
    if letters == Letters::All {
        return cursor;
    }
    let area = buffer.area;
    let columns = usize::from(area.width).max(1);
    let mut written = Vec::new();
    for (y, cells) in (area.top()..).zip(buffer.content.chunks_mut(columns)) {
        let cursor_column = cursor.x.checked_sub(area.x).filter(|_| y == cursor.y);
        let mut row = Row { cells, cursor: cursor_column.map(usize::from) };
        let spelled = row.spell(letters);
        written.extend(spelled.into_iter().map(|(column, letter)| ((area.x + to_cells(column), y), letter)));
        if let Some(column) = row.cursor {
            cursor.x = area.x + to_cells(column).min(area.width.saturating_sub(1));
        }
    }
    for (position, letter) in written {
        paint::letter(buffer, position, &letter);
    }
    cursor
}

/// Columns as positions in a frame, which are never more.
fn to_cells(columns: usize) -> u16 {
    u16::try_from(columns).unwrap_or(u16::MAX)
}

struct Row<'a> {
    cells: &'a mut [Cell],
    /// The cursor's column, if it stands in this row.
    cursor: Option<usize>,
}

impl Row<'_> {
    fn columns_at(&self, at: usize) -> usize {
        self.cells.get(at).map_or(1, |cell| width(cell.symbol()).max(1))
    }

    /// Makes room for what is written in place of letters; gives that, and at which columns.
    fn spell(&mut self, letters: Letters) -> Vec<(usize, String)> {
        let (mut at, mut written) = (0, Vec::new());
        while let Some(cell) = self.cells.get(at) {
            let mut columns = self.columns_at(at);
            if !letters.can_show(cell.symbol()) {
                let letter = cell.symbol().to_owned();
                // Where letters are few, all are spelled within their columns.
                let whole = if letters == Letters::Narrow { letters.spell(&letter) } else { "".into() };
                let more = width(&whole).saturating_sub(columns);
                if more > 0 && self.make_room(at, columns, more) {
                    columns += more;
                }
                written.push((at, letters.spell_in(&letter, columns)));
            }
            at += columns;
        }
        written
    }

    /// Moves the text behind a letter to the right, into empty columns that follow it. Says whether there are any.
    fn make_room(&mut self, letter: usize, columns: usize, more: usize) -> bool {
        let begin = letter + columns;
        let Some(gap) = self.find_gap(begin, more) else { return false };
        let Some(look) = self.cells.get(letter).cloned() else { return false };
        let Some(moved) = self.cells.get_mut(begin..gap + more) else { return false };
        moved.rotate_right(more);
        for cell in moved.iter_mut().take(more) {
            *cell = look.clone();
            cell.modifier.remove(BEGINS);
        }
        if let Some(column) = self.cursor.as_mut().filter(|column| (begin..=gap).contains(*column)) {
            *column += more;
        }
        true
    }

    /// The first empty columns of the same text into which so many letters can move, with one left before what follows.
    fn find_gap(&self, begin: usize, more: usize) -> Option<usize> {
        let (mut at, mut gap) = (begin, begin);
        while let Some(cell) = self.cells.get(at) {
            if cell.modifier.contains(BEGINS) {
                return None;
            }
            at += self.columns_at(at);
            if cell.symbol() != " " {
                gap = at;
            } else if at - gap > more {
                return Some(gap);
            }
        }
        (at - gap == more).then_some(gap)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use ratatui::layout::Rect;
    use ratatui::style::Style;

    /// Texts at columns of one row, spelled; the cursor's column before and after.
    fn spelled(texts: &[(u16, &str)], cursor: u16) -> (String, u16) {
        let mut buffer = Buffer::empty(Rect::new(0, 0, 20, 1));
        for (x, text) in texts {
            buffer.set_string(*x, 0, text, Style::new());
            super::super::role::note_beginning(&mut buffer, (*x, 0));
        }
        let cursor = spell_frame(&mut buffer, Letters::Narrow, Position { x: cursor, y: 0 });
        let mut row = String::new();
        let mut at = 0;
        while let Some(cell) = buffer.content.get(at) {
            row.push_str(cell.symbol());
            at += width(cell.symbol()).max(1);
        }
        assert_eq!(width(&row), 20, "{row}");
        (row.trim_end().to_owned(), cursor.x)
    }

    #[test]
    fn a_letter_of_two_takes_the_second_from_the_empty_columns_of_its_text() {
        for (texts, row, cursor) in [
            (&[(0, "Straße")][..], "Strasse", (6, 7)),
            (&[(0, "Straße   37  km")], "Strasse  37  km", (0, 0)),
            (&[(0, "Fuß von æ")], "Fuss von ae", (7, 8)),
            (&[(0, "Fuß 断 – x")], "Fuss 断 - x", (4, 5)),
            // Nothing moves into the next text, and none grows together with it.
            (&[(0, "Straße"), (6, "Nord")], "StraseNord", (0, 0)),
            (&[(0, "Straße"), (7, "Nord")], "Strase Nord", (6, 6)),
            (&[(0, "Straße"), (8, "Nord")], "Strasse Nord", (6, 7)),
            (&[(0, "ein Wort zu Straße.")], "ein Wort zu Strasse.", (18, 19)),
            (&[(0, "Große Straße"), (12, "Nord   x")], "Grose StraseNord   x", (13, 13)),
            (&[(0, "grüner Weg … hier er")], "gru\u{308}ner Weg . hier er", (5, 5)),
        ] {
            assert_eq!(spelled(texts, cursor.0), (row.to_owned(), cursor.1), "{texts:?}");
        }
    }
}
