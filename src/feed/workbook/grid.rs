//! The filled cells of a sheet.

use super::WorkbookError;
use crate::feed::limits::{LONGEST_CELL, MOST_COLUMNS, most_cells, most_rows};
use crate::feed::table::{Cells, CellsBuilder};
use std::collections::BTreeMap;

/// A sheet of a spreadsheet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sheet {
    /// Its name.
    pub name: String,
    /// The rows that have a filled cell: their number from 1, and the cells up to the last filled one.
    pub rows: Vec<(usize, Cells)>,
    /// Nobody sees it in the spreadsheet, so it is not read.
    pub is_hidden: bool,
    /// How many filled cells stand beyond the columns that are read.
    pub left_out: usize,
    /// How many cells are longer than is read.
    pub cut_off: usize,
}

impl Sheet {
    /// A sheet that nobody sees.
    pub fn hidden(name: String) -> Self {
        Self { name, rows: Vec::new(), is_hidden: true, left_out: 0, cut_off: 0 }
    }
}

/// No workbook has more sheets.
pub(super) const MOST_SHEETS: usize = 256;

/// What merged blocks, repeated rows and shared texts may write out beyond the bytes of the workbook.
const FREE_REPEATED: usize = 4 << 20;

/// A cell that is merged with those below it. Rows and columns from 0, the last ones included.
#[derive(Debug, Clone, Copy)]
pub struct MergedBlock {
    /// The row in which its text stands.
    pub first_row: u32,
    /// Its last row.
    pub last_row: u32,
    /// The column in which its text stands.
    pub column: usize,
}

/// What a workbook may still hold, whichever of its sheets it is in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Room {
    /// Cells, those between filled ones included.
    pub cells: usize,
    /// Rows.
    pub rows: usize,
    /// Bytes of texts that stand in their cells: the file has each of them once.
    pub own: usize,
    /// Bytes that merged blocks, repeated rows and shared texts may still write out.
    pub repeated: usize,
    /// How many they might write out at first.
    pub most_repeated: usize,
    /// How many cells it had room for at first.
    pub most_cells: usize,
}

impl Room {
    /// The room of a workbook that unpacks to so many bytes.
    pub fn of_bytes(bytes: usize) -> Self {
        let (cells, rows) = (most_cells(bytes), most_rows(bytes));
        let repeated = FREE_REPEATED.saturating_add(bytes);
        Self { cells, rows, own: bytes, repeated, most_repeated: repeated, most_cells: cells }
    }
}

/// The filled cells of a sheet, by row and column from 0. Rows come in their order in almost every file, and the last
/// one is kept apart until the next begins.
#[derive(Debug)]
pub struct Grid {
    rows: BTreeMap<u32, Cells>,
    open: Option<(u32, Vec<String>)>,
    room: Room,
    left_out: usize,
    cut_off: usize,
}

impl Grid {
    /// An empty sheet, in a workbook that has room for so much.
    pub fn new(room: Room) -> Self {
        Self { rows: BTreeMap::new(), open: None, room, left_out: 0, cut_off: 0 }
    }

    /// Fills a cell. A column beyond those of any list is left out.
    ///
    /// # Errors
    /// There are more filled cells than in any list.
    pub fn set(&mut self, row: u32, column: usize, text: String) -> Result<(), WorkbookError> {
        // Where one part of the file is several sheets, its texts are there as often.
        match self.room.own.checked_sub(text.len()) {
            Some(left) => self.room.own = left,
            None => self.repeat_text(&text)?,
        }
        self.put(row, column, text)
    }

    /// Fills a cell with a text that stands once in the file, in however many cells.
    ///
    /// # Errors
    /// There are more filled cells than in any list, or what is repeated comes to more.
    pub fn set_repeated(&mut self, row: u32, column: usize, text: &str) -> Result<(), WorkbookError> {
        self.repeat_text(text)?;
        self.put(row, column, text.to_owned())
    }

    fn put(&mut self, row: u32, column: usize, mut text: String) -> Result<(), WorkbookError> {
        if text.trim().is_empty() {
            return Ok(());
        }
        if column >= MOST_COLUMNS {
            self.left_out += 1;
            return Ok(());
        }
        if text.len() > LONGEST_CELL {
            self.cut_off += 1;
            let end = (0..=LONGEST_CELL).rev().find(|at| text.is_char_boundary(*at));
            text.truncate(end.unwrap_or(0));
        }
        if self.open.as_ref().is_none_or(|(open, _)| *open != row) {
            self.close_row()?;
            let known = self.rows.remove(&row);
            if let Some(known) = &known {
                // A row that is taken up again is copied.
                self.repeat_text(known.joined())?;
            }
            let cells = known.iter().flat_map(Cells::iter).map(str::to_owned).collect();
            self.open = Some((row, cells));
        }
        if let Some((_, cells)) = &mut self.open {
            if cells.len() <= column {
                cells.resize(column + 1, String::new());
            }
            if let Some(cell) = cells.get_mut(column) {
                *cell = text;
            }
        }
        Ok(())
    }

    fn close_row(&mut self) -> Result<(), WorkbookError> {
        let Some((row, cells)) = self.open.take() else { return Ok(()) };
        let too_many = WorkbookError::TooManyCells(self.room.most_cells);
        // Empty cells between filled ones cost memory too.
        let left = (self.room.cells.checked_sub(cells.len()), self.room.rows.checked_sub(1));
        let (Some(cells_left), Some(rows_left)) = left else { return Err(too_many) };
        (self.room.cells, self.room.rows) = (cells_left, rows_left);
        self.rows.insert(row, Cells::from_texts(cells.iter().map(String::as_str)));
        Ok(())
    }

    /// Takes the room for a text that is written out once more.
    ///
    /// # Errors
    /// What is repeated comes to more than any list.
    pub fn repeat_text(&mut self, text: &str) -> Result<(), WorkbookError> {
        let left = self.room.repeated.checked_sub(text.len() + 1);
        self.room.repeated = left.ok_or(WorkbookError::TooMuchText(self.room.most_repeated >> 20))?;
        Ok(())
    }

    /// Repeats the first cell of each merged block in the rows below it that have other cells: what stands once beside
    /// several rows holds for each of them. Blocks beyond what a list has are left as they are.
    ///
    /// # Errors
    /// There are more filled cells than in any list.
    pub fn fill_merged(&mut self, mut blocks: Vec<MergedBlock>) -> Result<(), WorkbookError> {
        self.close_row()?;
        blocks.retain(|block| block.last_row > block.first_row && block.column < MOST_COLUMNS);
        blocks.sort_by_key(|block| (block.first_row, block.column));
        let mut blocks = blocks.into_iter().peekable();
        // The blocks that a row is in, by their column: until which row, and what they say.
        let mut open: BTreeMap<usize, (u32, String)> = BTreeMap::new();
        for (row, cells) in &mut self.rows {
            open.retain(|_, (last_row, _)| *last_row >= *row);
            if !open.is_empty() {
                let (filled, repeated) = fill(cells, &open);
                let Some(left) = self.room.repeated.checked_sub(repeated) else { return Ok(()) };
                self.room.repeated = left;
                *cells = filled;
            }
            while blocks.next_if(|block| block.first_row < *row).is_some() {}
            if blocks.peek().is_none_or(|block| block.first_row > *row) {
                continue;
            }
            for (column, text) in cells.iter().enumerate() {
                while let Some(block) =
                    blocks.next_if(|block| block.first_row == *row && block.column <= column)
                {
                    if block.column == column && !text.is_empty() {
                        open.insert(column, (block.last_row, text.to_owned()));
                    }
                }
            }
        }
        Ok(())
    }

    /// The sheet, and what room is left for further ones.
    ///
    /// # Errors
    /// There are more filled cells than in any list.
    pub fn into_sheet(mut self, name: String) -> Result<(Sheet, Room), WorkbookError> {
        self.close_row()?;
        let rows = self.rows.into_iter().map(|(row, cells)| (row as usize + 1, cells)).collect();
        let Self { room, left_out, cut_off, .. } = self;
        Ok((Sheet { name, rows, is_hidden: false, left_out, cut_off }, room))
    }
}

/// The cells of a row with those of the merged blocks that it is in where it has none, and how many bytes came to it.
fn fill(cells: &Cells, open: &BTreeMap<usize, (u32, String)>) -> (Cells, usize) {
    let mut filled = CellsBuilder::default();
    let last = open.last_key_value().map_or(0, |(column, _)| *column);
    let mut own = cells.iter();
    for column in 0.. {
        let cell = own.next();
        if cell.is_none() && column > last {
            break;
        }
        let merged = || open.get(&column).map(|(_, text)| text.as_str());
        filled.push(cell.filter(|cell| !cell.is_empty()).or_else(merged).unwrap_or_default());
    }
    let filled = filled.into_cells();
    let repeated = filled.joined().len().saturating_sub(cells.joined().len());
    (filled, repeated)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn far_corners_cost_nothing_and_merged_cells_are_repeated() {
        let mut grid = Grid::new(Room {
            cells: 100,
            rows: 100,
            own: 100,
            repeated: 1000,
            most_repeated: 1000,
            most_cells: 100,
        });
        grid.set(0, 0, "a".into()).unwrap();
        grid.set(1, 1, "b".into()).unwrap();
        grid.set(1_048_575, 16_383, "corner".into()).unwrap();
        let block = |first_row, column| MergedBlock { first_row, last_row: 1_048_575, column };
        grid.fill_merged(vec![block(5, 0), block(1, 2), block(1, 1), block(0, 600), block(0, 0)]).unwrap();
        let (sheet, room) = grid.into_sheet("S".into()).unwrap();
        let rows: Vec<_> =
            sheet.rows.iter().map(|(row, cells)| (*row, cells.iter().collect::<Vec<_>>())).collect();
        assert_eq!(rows, [(1, vec!["a"]), (2, vec!["a", "b"])]);
        assert_eq!((room.cells, room.rows), (97, 98));
    }
}
