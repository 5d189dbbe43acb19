//! One row of a table.

use crate::feed::limits::MOST_COLUMNS;
use std::str::Split;

/// Stands between two cells of a row; no text that a person reads has it (U+001F, the unit separator of ASCII).
const BETWEEN: char = '\u{1f}';

/// The cells of a row in one piece of memory: a table has millions of them, and most are short or blank.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Cells(Box<str>);

impl Cells {
    /// The cells of a row.
    pub fn from_texts<'t>(texts: impl IntoIterator<Item = &'t str>) -> Self {
        let mut cells = CellsBuilder::default();
        for text in texts {
            cells.push(text);
        }
        cells.into_cells()
    }

    /// The cells, kept by somebody else.
    pub fn as_row(&self) -> RowCells<'_> {
        RowCells::new(&self.0, 0)
    }

    /// The cells from left to right; a row has at least one.
    pub fn iter(&self) -> RowIter<'_> {
        self.as_row().iter()
    }

    /// The cell of a column, from 0; `None` behind the last one.
    pub fn get(&self, column: usize) -> Option<&str> {
        self.as_row().get(column)
    }

    /// Whether no cell says anything.
    pub fn are_blank(&self) -> bool {
        self.0.chars().all(|c| c == BETWEEN || c.is_whitespace())
    }

    /// The same cells with another one in a column.
    #[must_use]
    pub fn with(&self, column: usize, text: &str) -> Self {
        Self::from_texts(self.iter().enumerate().map(|(at, cell)| if at == column { text } else { cell }))
    }

    /// The cells with their separators, which tell apart what differs.
    pub fn joined(&self) -> &str {
        &self.0
    }

    /// The cells with their separators up to the last filled one: sheets have hundreds of columns and rows of three cells.
    /// Who reads them says how many columns there are ([`RowCells::new`]).
    pub(super) fn joined_without_blank_end(&self) -> &str {
        self.0.trim_end_matches(BETWEEN)
    }

    /// The cells up to the last filled one.
    pub(super) fn without_blank_end(self) -> Self {
        match self.joined_without_blank_end() {
            all if all.len() == self.0.len() => self,
            kept => Self(kept.into()),
        }
    }
}

impl<'a> IntoIterator for &'a Cells {
    type Item = &'a str;
    type IntoIter = RowIter<'a>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}

/// The cells of a row, wherever they are kept, and blank ones behind them up to so many columns.
#[derive(Debug, Clone, Copy)]
pub struct RowCells<'c> {
    joined: &'c str,
    columns: usize,
}

impl<'c> RowCells<'c> {
    /// The cells that were joined as [`Cells::joined`] gives them, in a table of so many columns. Blank cells at the end
    /// may have been left out.
    pub(super) fn new(joined: &'c str, columns: usize) -> Self {
        Self { joined, columns }
    }

    /// The cells from left to right; a row has at least one.
    pub fn iter(&self) -> RowIter<'c> {
        RowIter { kept: self.joined.split(BETWEEN), missing: self.columns }
    }

    /// The cell of a column, from 0; `None` behind the last one.
    pub fn get(&self, column: usize) -> Option<&'c str> {
        self.iter().nth(column)
    }
}

/// The cells of a row from left to right.
#[derive(Debug, Clone)]
pub struct RowIter<'c> {
    kept: Split<'c, char>,
    /// How many cells there are in any case from here on.
    missing: usize,
}

impl<'c> Iterator for RowIter<'c> {
    type Item = &'c str;

    fn next(&mut self) -> Option<&'c str> {
        let cell = self.kept.next().or_else(|| (self.missing > 0).then_some(""));
        self.missing = self.missing.saturating_sub(1);
        cell
    }
}

/// The cells of a row while they come.
#[derive(Debug, Default)]
pub struct CellsBuilder {
    text: String,
    count: usize,
}

impl CellsBuilder {
    /// Adds a cell behind the others.
    pub fn push(&mut self, text: &str) {
        if self.count > 0 {
            self.text.push(BETWEEN);
        }
        self.count += 1;
        if text.contains(BETWEEN) {
            self.text.push_str(&text.replace(BETWEEN, " "));
        } else {
            self.text.push_str(text);
        }
    }

    /// How many cells there are.
    pub fn len(&self) -> usize {
        self.count
    }

    /// The row.
    pub fn into_cells(self) -> Cells {
        Cells(self.text.into_boxed_str())
    }
}

/// One row of a table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TableRow {
    /// Its number as the spreadsheet shows it, from 1.
    pub number: usize,
    /// The cells, as text.
    pub cells: Cells,
}

impl TableRow {
    /// Whether no cell says anything.
    pub(super) fn is_blank(&self) -> bool {
        self.cells.are_blank()
    }

    /// The row without blank cells at its end, and with the filled cells beyond so many columns next to each other:
    /// what stands there is kept as a note, wherever it stands. With it, how many cells it has then, and how many filled
    /// ones were left out.
    pub(super) fn within(self, columns: usize) -> (Self, usize, usize) {
        let (mut kept, mut blank, mut beyond) = (CellsBuilder::default(), 0, 0);
        for (column, cell) in self.cells.iter().enumerate() {
            let is_blank = cell.trim().is_empty();
            if is_blank && column < columns {
                blank += 1;
            } else if !is_blank {
                beyond += usize::from(column >= columns);
                if beyond > MOST_COLUMNS {
                    continue;
                }
                (0..std::mem::take(&mut blank)).for_each(|_| kept.push(""));
                kept.push(cell);
            }
        }
        let count = kept.len();
        let left_out = beyond.saturating_sub(MOST_COLUMNS);
        (Self { number: self.number, cells: kept.into_cells() }, count, left_out)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_beyond_the_headings_take_no_place_unless_they_say_something() {
        let within = |cells: &[&str]| {
            let row = TableRow { number: 1, cells: Cells::from_texts(cells.iter().copied()) };
            row.within(3).0.cells.iter().map(str::to_owned).collect::<Vec<_>>()
        };
        assert_eq!(within(&["a", "", "b", "", ""]), ["a", "", "b"]);
        assert_eq!(within(&["a", "", "", " "]), ["a"]);
        assert_eq!(within(&["a", "", "", "", "x", "", "y"]), ["a", "", "", "x", "y"]);
        let mut wide = vec![""; 1 << 20];
        wide.push("end");
        assert_eq!(within(&wide), ["", "", "", "end"]);
        let filled = TableRow { number: 1, cells: Cells::from_texts(["x"; 3 + MOST_COLUMNS + 7]) };
        let (filled, count, left_out) = filled.within(3);
        assert_eq!((filled.cells.iter().count(), count, left_out), (3 + MOST_COLUMNS, 3 + MOST_COLUMNS, 7));
    }

    #[test]
    fn cells_are_found_by_their_column_and_none_gets_in_by_its_text() {
        let cells = Cells::from_texts(["a\u{1f}b", "", "c"]);
        assert_eq!(cells.iter().collect::<Vec<_>>(), ["a b", "", "c"]);
        assert_eq!((cells.get(2), cells.get(3)), (Some("c"), None));
        assert_eq!(cells.with(1, "x").iter().collect::<Vec<_>>(), ["a b", "x", "c"]);
        assert!(Cells::from_texts(["", " ", "\t"]).are_blank() && !cells.are_blank());
    }

    #[test]
    fn blank_cells_that_were_left_out_are_read_as_blank() {
        let cells = Cells::from_texts(["", "a", "", ""]);
        assert_eq!(cells.joined_without_blank_end(), "\u{1f}a");
        let row = RowCells::new(cells.joined_without_blank_end(), 4);
        assert_eq!(row.iter().collect::<Vec<_>>(), ["", "a", "", ""]);
        assert_eq!((row.get(3), row.get(4)), (Some(""), None));
        assert_eq!(RowCells::new("", 2).iter().collect::<Vec<_>>(), ["", ""]);
        assert_eq!(RowCells::new("a\u{1f}b", 1).iter().count(), 2);
    }
}
