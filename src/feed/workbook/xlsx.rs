//! `.xlsx` and `.xlsm`.

use super::WorkbookError;
use super::archive::Measure;
use super::cell_text::{text_of_data, text_of_number, text_with_zeros};
use super::grid::{Grid, MOST_SHEETS, MergedBlock, Room, Sheet};
use calamine::{Data, DataRef, Reader, SheetType, SheetVisible, Xlsx, XlsxError};
use std::io::Cursor;

/// Bytes of all sheets, each counted as the largest part.
const MOST_READ: usize = 1 << 30;

/// Reads all visible sheets.
///
/// # Errors
/// It is damaged, or has more cells than any list.
pub(super) fn read_sheets(bytes: &[u8], measure: &Measure) -> Result<Vec<Sheet>, WorkbookError> {
    let mut workbook: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).map_err(|error| match error {
        XlsxError::Password => WorkbookError::Locked,
        error => error.into(),
    })?;
    let known = workbook.sheets_metadata().to_vec();
    // Several sheets may name one part, which is read for each.
    if known.len() > MOST_SHEETS || known.len().saturating_mul(measure.largest) > MOST_READ {
        return Err(WorkbookError::TooManySheets(MOST_SHEETS.min(MOST_READ / measure.largest.max(1))));
    }
    let (mut sheets, mut room) = (Vec::new(), Room::of_bytes(measure.bytes));
    for sheet in known.into_iter().filter(|sheet| sheet.typ == SheetType::WorkSheet) {
        if sheet.visible != SheetVisible::Visible {
            sheets.push(Sheet::hidden(sheet.name));
            continue;
        }
        let mut grid = Grid::new(room);
        let mut reader = workbook.worksheet_cells_reader(&sheet.name)?;
        let formats: Vec<Option<String>> = reader
            .styles()
            .iter()
            .map(|style| style.number_format.as_ref().map(|format| format.format_code.clone()))
            .collect();
        while let Some((cell, style)) = reader.next_cell_with_style_id()? {
            let format = formats.get(style).and_then(Option::as_deref).unwrap_or_default();
            let (row, column) = cell.get_position();
            match cell.get_value() {
                DataRef::SharedString(text) => grid.set_repeated(row, column as usize, text)?,
                value => grid.set(row, column as usize, text_of_cell(value, format))?,
            }
        }
        drop(reader);
        let blocks = workbook.merge_cells_by_sheet_name(&sheet.name).unwrap_or_default();
        let blocks = blocks.into_iter().map(|block| MergedBlock {
            first_row: block.start.0,
            last_row: block.end.0,
            column: block.start.1 as usize,
        });
        grid.fill_merged(blocks.collect())?;
        let (sheet, left) = grid.into_sheet(sheet.name)?;
        room = left;
        sheets.push(sheet);
    }
    Ok(sheets)
}

fn text_of_cell(value: &DataRef<'_>, format: &str) -> String {
    match value {
        DataRef::Float(number) => text_with_zeros(*number, format).unwrap_or_else(|| text_of_number(*number)),
        other => text_of_data(&Data::from(other.clone())),
    }
}
