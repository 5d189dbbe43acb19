//! The filled cells of a sheet.

use super::WorkbookError;
use std::collections::BTreeMap;

/// A sheet of a spreadsheet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sheet {
    /// Its name.
    pub name: String,
    /// The rows that have a filled cell: their number from 1, and the cells up to the last filled one.
    pub rows: Vec<(usize, Vec<String>)>,
    /// Nobody sees it in the spreadsheet, so it is not read.
    pub is_hidden: bool,
}

impl Sheet {
    /// A sheet that nobody sees.
    pub fn hidden(name: String) -> Self {
        Self { name, rows: Vec::new(), is_hidden: true }
    }
}

/// No list has more columns.
const MOST_COLUMNS: usize = 512;

/// No list has more cells: a quarter of a million groups with twenty columns.
pub(super) const MOST_CELLS: usize = 5_000_000;

/// The filled cells of a sheet, by row and column from 0.
#[derive(Debug)]
pub struct Grid {
    rows: BTreeMap<u32, Vec<String>>,
    cells: usize,
}

impl Grid {
    /// An empty sheet. `cells` of its workbook are there already.
    pub fn new(cells: usize) -> Self {
        Self { rows: BTreeMap::new(), cells }
    }

    /// How many cells the workbook has up to here.
    pub fn cells(&self) -> usize {
        self.cells
    }

    /// Fills a cell. A column beyond those of any list is left out.
    ///
    /// # Errors
    /// There are more filled cells than in any list.
    pub fn set(&mut self, row: u32, column: usize, text: String) -> Result<(), WorkbookError> {
        if column >= MOST_COLUMNS || text.trim().is_empty() {
            return Ok(());
        }
        let cells = self.rows.entry(row).or_default();
        if cells.len() <= column {
            // Empty cells between filled ones cost memory too.
            self.cells += column + 1 - cells.len();
            if self.cells > MOST_CELLS {
                return Err(WorkbookError::TooManyCells(MOST_CELLS));
            }
            cells.resize(column + 1, String::new());
        }
        if let Some(cell) = cells.get_mut(column) {
            *cell = text;
        }
        Ok(())
    }

    /// Repeats the first cell of a merged block in the rows below it that have other cells: what stands once beside
    /// several rows holds for each of them. Rows and columns from 0, the last ones included.
    ///
    /// # Errors
    /// There are more filled cells than in any list.
    pub fn fill_merged(
        &mut self,
        (first_row, last_row): (u32, u32),
        column: usize,
    ) -> Result<(), WorkbookError> {
        let text = self.rows.get(&first_row).and_then(|cells| cells.get(column)).cloned().unwrap_or_default();
        if text.is_empty() || last_row <= first_row {
            return Ok(());
        }
        let below: Vec<u32> = self.rows.range(first_row + 1..=last_row).map(|(row, _)| *row).collect();
        for row in below {
            self.set(row, column, text.clone())?;
        }
        Ok(())
    }

    /// The sheet.
    pub fn into_sheet(self, name: String) -> Sheet {
        let rows = self.rows.into_iter().map(|(row, cells)| (row as usize + 1, cells)).collect();
        Sheet { name, rows, is_hidden: false }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn far_corners_cost_nothing_and_merged_cells_are_repeated() {
        let mut grid = Grid::new(0);
        grid.set(0, 0, "a".into()).unwrap();
        grid.set(1, 1, "b".into()).unwrap();
        grid.set(1_048_575, 16_383, "corner".into()).unwrap();
        grid.fill_merged((0, 1_048_575), 0).unwrap();
        let sheet = grid.into_sheet("S".into());
        assert_eq!(sheet.rows, [(1, vec!["a".to_owned()]), (2, vec!["a".to_owned(), "b".to_owned()])]);
    }
}
