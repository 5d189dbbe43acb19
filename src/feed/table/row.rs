//! One row of a table.

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
}
