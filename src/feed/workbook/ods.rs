//! `.ods`.

use super::WorkbookError;
use super::cell_text::text_of_data;
use super::grid::{Grid, MOST_CELLS, Sheet};
use calamine::{Ods, OdsError, Reader, SheetVisible};
use quick_xml::Reader as XmlReader;
use quick_xml::events::{BytesStart, Event};
use std::io::Cursor;

/// No table of this form has more rows, or more columns.
const MOST_ROWS: usize = 1 << 20;
const MOST_COLUMNS: usize = 1 << 14;

/// Reads all visible sheets. `content` is the part with the tables.
///
/// # Errors
/// It is damaged, locked, or has more cells than any list.
pub(super) fn read_sheets(bytes: &[u8], content: &[u8]) -> Result<Vec<Sheet>, WorkbookError> {
    let merged = measure_tables(content)?;
    let mut workbook: Ods<_> = Ods::new(Cursor::new(bytes)).map_err(|error| match error {
        OdsError::Password => WorkbookError::Locked,
        error => error.into(),
    })?;
    let known = workbook.sheets_metadata().to_vec();
    let (mut sheets, mut cells) = (Vec::new(), 0);
    for (index, sheet) in known.into_iter().enumerate() {
        if sheet.visible != SheetVisible::Visible {
            sheets.push(Sheet::hidden(sheet.name));
            continue;
        }
        let range = workbook.worksheet_range(&sheet.name)?;
        let (first_row, first_column) = range.start().unwrap_or_default();
        let mut grid = Grid::new(cells);
        for (row, column, value) in range.used_cells() {
            let row = first_row.saturating_add(row as u32);
            grid.set(row, first_column as usize + column, text_of_data(value))?;
        }
        for block in merged.get(index).into_iter().flatten() {
            grid.fill_merged((block.row, block.last_row), block.column)?;
        }
        cells = grid.cells();
        sheets.push(grid.into_sheet(sheet.name));
    }
    Ok(sheets)
}

/// A cell that is merged with those below it. Rows and columns from 0, the last ones included.
#[derive(Debug, PartialEq, Eq)]
struct MergedBlock {
    row: u32,
    last_row: u32,
    column: usize,
}

/// The table that is being measured.
#[derive(Debug, Default)]
struct OpenTable {
    /// Rows up to the end of the last one that was closed, and up to the last filled one.
    rows: usize,
    filled_rows: usize,
    /// The widest row.
    columns: usize,
    /// Of the row that is open: how often it is there, its filled columns, and all columns.
    repeated: usize,
    filled: usize,
    column: usize,
    /// Cells that the rows hold before any is repeated.
    cells: usize,
    merged: Vec<MergedBlock>,
}

impl OpenTable {
    /// Counts a cell that has a value or a text.
    fn fill_cell(&mut self, repeated: usize) {
        self.column = (self.column + repeated).min(MOST_COLUMNS);
        self.filled = self.column;
    }

    fn close_row(&mut self) {
        self.rows = (self.rows + self.repeated).min(MOST_ROWS);
        self.cells += self.filled;
        if self.filled > 0 {
            self.filled_rows = self.rows;
            self.columns = self.columns.max(self.filled);
        }
    }

    fn check(&self) -> Result<(), WorkbookError> {
        if self.cells > MOST_CELLS || self.filled_rows.saturating_mul(self.columns) > MOST_CELLS {
            return Err(WorkbookError::TooManyCells(MOST_CELLS));
        }
        Ok(())
    }
}

/// How large the tables are once what is repeated is written out, and which of their cells are merged downwards: for
/// each table with a name, in their order.
///
/// # Errors
/// They have more cells than any list, or are no XML.
fn measure_tables(content: &[u8]) -> Result<Vec<Vec<MergedBlock>>, WorkbookError> {
    let mut reader = XmlReader::from_reader(content);
    let config = reader.config_mut();
    config.check_end_names = false;
    config.expand_empty_elements = true;
    let (mut tables, mut table) = (Vec::new(), OpenTable::default());
    // The cell that is open: how often it is there. It is filled by an attribute or by a text inside.
    let (mut cell, mut is_filled): (Option<usize>, bool) = (None, false);
    loop {
        match reader.read_event()? {
            Event::Start(element) => match element.name().as_ref() {
                "table:table" => table = OpenTable::default(),
                "table:table-row" => {
                    (table.filled, table.column) = (0, 0);
                    table.repeated = number(&element, "table:number-rows-repeated").unwrap_or(1);
                }
                "table:table-cell" | "table:covered-table-cell" => {
                    cell = Some(number(&element, "table:number-columns-repeated").unwrap_or(1));
                    is_filled = has_value(&element);
                    if let Some(rows) = number(&element, "table:number-rows-spanned").filter(|rows| *rows > 1)
                    {
                        let row = table.rows as u32;
                        let last_row = row.saturating_add(rows.min(MOST_ROWS) as u32 - 1);
                        table.merged.push(MergedBlock { row, last_row, column: table.column });
                    }
                }
                _ => is_filled |= cell.is_some(),
            },
            Event::End(element) => match element.name().as_ref() {
                "table:table-cell" | "table:covered-table-cell" => {
                    let repeated = cell.take().unwrap_or(0);
                    if is_filled {
                        table.fill_cell(repeated);
                    } else {
                        table.column = (table.column + repeated).min(MOST_COLUMNS);
                    }
                    is_filled = false;
                }
                "table:table-row" => {
                    table.close_row();
                    table.check()?;
                }
                "table:table" => tables.push(std::mem::take(&mut table.merged)),
                _ => {}
            },
            Event::Text(_) | Event::CData(_) | Event::GeneralRef(_) => is_filled |= cell.is_some(),
            Event::Eof => return Ok(tables),
            _ => {}
        }
    }
}

fn number(element: &BytesStart<'_>, name: &str) -> Option<usize> {
    element
        .attributes()
        .with_checks(false)
        .flatten()
        .find(|attribute| attribute.key.as_ref() == name)?
        .value
        .trim()
        .parse()
        .ok()
}

/// Whether a cell has a value or a formula among its attributes.
fn has_value(element: &BytesStart<'_>) -> bool {
    element.attributes().with_checks(false).flatten().any(|attribute| {
        let key = attribute.key.as_ref();
        key == "table:formula" || key.starts_with("office:") || key.starts_with("calcext:")
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_repeated_is_counted_before_it_is_written_out() {
        let row = |cell: &str| {
            format!("<table:table table:name=\"a\"><table:table-row>{cell}</table:table-row></table:table>")
        };
        let empty = row("<table:table-cell table:number-columns-repeated=\"16384\"/>").repeat(10_000);
        assert!(measure_tables(empty.as_bytes()).is_ok(), "empty cells cost nothing");
        let wide = "<table:table-row table:number-rows-repeated=\"1000000\"><table:table-cell \
                    office:string-value=\"x\" table:number-columns-repeated=\"16384\"/></table:table-row>";
        assert!(matches!(measure_tables(wide.as_bytes()), Err(WorkbookError::TooManyCells(_))));
        let far = "<table:table-row table:number-rows-repeated=\"1000000\"><table:table-cell/></table:table-row>\
                   <table:table-row><table:table-cell table:number-columns-repeated=\"10000\"/><table:table-cell>\
                   <text:p>x</text:p></table:table-cell></table:table-row>";
        assert!(matches!(measure_tables(far.as_bytes()), Err(WorkbookError::TooManyCells(_))));
    }

    #[test]
    fn merged_cells_are_found() {
        let table = "<table:table><table:table-row><table:table-cell/><table:table-cell \
                     table:number-rows-spanned=\"3\"><text:p>x</text:p></table:table-cell></table:table-row></table:table>";
        assert_eq!(
            measure_tables(table.as_bytes()).unwrap(),
            [[MergedBlock { row: 0, last_row: 2, column: 1 }]]
        );
    }
}
