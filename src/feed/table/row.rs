//! One row of a table.

use crate::feed::limits::MOST_COLUMNS;

/// One row of a table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TableRow {
    /// Its number as the spreadsheet shows it, from 1.
    pub number: usize,
    /// The cells, as text.
    pub cells: Vec<String>,
}

impl TableRow {
    /// Whether no cell says anything.
    pub(super) fn is_blank(&self) -> bool {
        self.cells.iter().all(|cell| cell.trim().is_empty())
    }

    /// The row without blank cells at its end, and with the filled cells beyond so many columns next to each other:
    /// what stands there is kept as a note, wherever it stands.
    pub(super) fn within(mut self, columns: usize) -> Self {
        if self.cells.len() > columns {
            let beyond = self.cells.split_off(columns);
            self.cells.extend(beyond.into_iter().filter(|cell| !cell.trim().is_empty()).take(MOST_COLUMNS));
        }
        while self.cells.last().is_some_and(|cell| cell.trim().is_empty()) {
            self.cells.pop();
        }
        self.cells.shrink_to_fit();
        self
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_beyond_the_headings_take_no_place_unless_they_say_something() {
        let row =
            |cells: &[&str]| TableRow { number: 1, cells: cells.iter().map(|c| (*c).to_owned()).collect() };
        assert_eq!(row(&["a", "", "b", "", ""]).within(3).cells, ["a", "", "b"]);
        assert_eq!(row(&["a", "", "", " "]).within(3).cells, ["a"]);
        assert_eq!(row(&["a", "", "", "", "x", "", "y"]).within(3).cells, ["a", "", "", "x", "y"]);
        let mut wide = vec![""; 1 << 20];
        wide.push("end");
        assert_eq!(row(&wide).within(3).cells, ["", "", "", "end"]);
    }
}
