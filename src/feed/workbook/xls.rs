//! `.xls`: the form of before 2007, records of a stream in a compound file (MS-CFB).

use super::WorkbookError;
use super::cell_text::text_of_data;
use super::grid::{Grid, MOST_SHEETS, Room, Sheet};
use super::xls_records::{END_OF_FILE, records, u16_at, u32_at};
use super::xls_texts::lengths_of_texts;
use calamine::{Reader, SheetType, SheetVisible, Xls, XlsError};
use cfb::{CompoundFile, Version};
use std::io::{Cursor, Read, Write};

const MAGIC: &[u8] = b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1";

/// Cells of all sheets, those between filled ones included: the reader makes room for each. Beyond these one for so many
/// bytes.
const FREE_CELLS: usize = 300_000;
const BYTES_PER_CELL: usize = 16;

/// Bytes of shared texts beyond as many as the file has: the reader writes each out for each cell, and holds them while
/// the rows are made.
const FREE_TEXT: usize = 1 << 20;

/// Whether bytes begin like a compound file.
pub(super) fn is_compound(bytes: &[u8]) -> bool {
    bytes.starts_with(MAGIC)
}

/// Reads all visible sheets.
///
/// # Errors
/// It is another document, locked, damaged, or has more cells than any list.
pub(super) fn read_sheets(bytes: &[u8]) -> Result<Vec<Sheet>, WorkbookError> {
    let (name, mut stream) = workbook_stream(bytes)?;
    blank_formulas(&mut stream);
    check_extent(&stream)?;
    let mut room = Room::of_bytes(stream.len());
    // The reader gets exactly what was checked, whatever else the file holds under the same name. Of the later version it
    // reads only files that have small streams too.
    let space = Vec::with_capacity(stream.len() + stream.len() / 64 + 8192);
    let mut copy = CompoundFile::create_with_version(Version::V3, Cursor::new(space))?;
    copy.create_stream(name)?.write_all(&stream)?;
    drop(stream);
    let mut workbook: Xls<_> =
        Xls::new(Cursor::new(copy.into_inner().into_inner())).map_err(|error| match error {
            XlsError::Password => WorkbookError::Locked,
            error => error.into(),
        })?;
    let known = workbook.sheets_metadata().to_vec();
    let mut sheets = Vec::new();
    for sheet in known.into_iter().filter(|sheet| sheet.typ == SheetType::WorkSheet) {
        if sheet.visible != SheetVisible::Visible {
            sheets.push(Sheet::hidden(sheet.name));
            continue;
        }
        let range = workbook.worksheet_range(&sheet.name)?;
        let (first_row, first_column) = range.start().unwrap_or_default();
        let mut grid = Grid::new(room);
        for (row, column, value) in range.used_cells() {
            let row = first_row.saturating_add(row as u32);
            grid.set(row, first_column as usize + column, text_of_data(value))?;
        }
        for block in workbook.merge_cells_by_sheet_name(&sheet.name).unwrap_or_default() {
            grid.fill_merged((block.start.0, block.end.0), block.start.1 as usize)?;
        }
        let (sheet, left) = grid.into_sheet(sheet.name)?;
        room = left;
        sheets.push(sheet);
    }
    Ok(sheets)
}

/// The stream with the sheets, and its name.
fn workbook_stream(bytes: &[u8]) -> Result<(&'static str, Vec<u8>), WorkbookError> {
    let mut file = CompoundFile::open(Cursor::new(bytes))?;
    for name in ["/Workbook", "/Book"] {
        if file.is_stream(name) {
            let mut stream = Vec::new();
            file.open_stream(name)?.take(bytes.len() as u64).read_to_end(&mut stream)?;
            return Ok((name, stream));
        }
    }
    if file.is_stream("/EncryptedPackage") {
        return Err(WorkbookError::Locked);
    }
    Err(WorkbookError::NoSpreadsheet {
        found: "a document of an office program that is no spreadsheet",
        hint: "copy its table into a spreadsheet and give that",
    })
}

/// Types of records (MS-XLS 2.3).
const BEGIN: u16 = 0x0809;
const BOUND_SHEET: u16 = 0x0085;
const DIMENSIONS: u16 = 0x0200;
/// Records of cells: each begins with row and column.
const CELLS: [u16; 9] = [0x0006, 0x00BD, 0x00D6, 0x00FD, 0x0203, 0x0204, 0x0205, 0x0207, 0x027E];
/// Several numbers beside each other; ends with the last column.
const SEVERAL: u16 = 0x00BD;
/// A cell with a text of the table of texts.
const SHARED_TEXT: u16 = 0x00FD;
const FORMULA: u16 = 0x0006;

/// Where the formula of a cell begins in its record, and what is written there: three bytes, the number 0.
const FORMULA_AT: usize = 20;
const NO_FORMULA: [u8; 5] = [3, 0, 0x1E, 0, 0];

/// Where the sheets begin, as the first part says.
fn sheet_starts(stream: &[u8]) -> Result<Vec<usize>, WorkbookError> {
    let bounds = records(stream).take_while(|(kind, _)| *kind != END_OF_FILE);
    let starts = bounds.filter(|(kind, _)| *kind == BOUND_SHEET).map(|(_, data)| {
        let start = u32_at(data, 0).ok_or(WorkbookError::Damaged)?;
        Ok(usize::try_from(start).unwrap_or(usize::MAX))
    });
    starts.take(MOST_SHEETS + 1).collect()
}

/// Takes the formulas out, of which only the stored value counts: the reader would write them out in words, with the name
/// that five bytes stand for.
fn blank_formulas(stream: &mut [u8]) {
    for start in sheet_starts(stream).unwrap_or_default() {
        let mut at = start;
        while let Some((kind, length)) = u16_at(stream, at).zip(u16_at(stream, at.saturating_add(2))) {
            let data = at.saturating_add(4);
            let formula = stream.get_mut(data + FORMULA_AT..data + usize::from(length));
            if kind == FORMULA
                && let Some(formula) = formula.and_then(|formula| formula.get_mut(..NO_FORMULA.len()))
            {
                formula.copy_from_slice(&NO_FORMULA);
            }
            at = data + usize::from(length);
        }
    }
}

/// The reader makes room for every cell between the first and the last filled one: they must not lie too far apart.
fn check_extent(stream: &[u8]) -> Result<(), WorkbookError> {
    let starts = sheet_starts(stream)?;
    if starts.len() > MOST_SHEETS {
        return Err(WorkbookError::TooManySheets(MOST_SHEETS));
    }
    let texts = lengths_of_texts(stream)?;
    let most = FREE_CELLS + stream.len() / BYTES_PER_CELL;
    let most_text = FREE_TEXT + stream.len();
    let (mut cells, mut text) = (0_usize, 0_usize);
    for start in starts {
        let sheet = stream.get(start..).ok_or(WorkbookError::Damaged)?;
        let extent = sheet_extent(sheet, &texts)?;
        (cells, text) = (cells.saturating_add(extent.cells), text.saturating_add(extent.text));
        if cells > most {
            return Err(WorkbookError::TooManyCells(most));
        }
        if text > most_text {
            return Err(WorkbookError::TooMuchText(most_text >> 20));
        }
    }
    Ok(())
}

/// What the reader makes of a sheet.
#[derive(Debug, Default, PartialEq, Eq)]
struct Extent {
    /// Cells between the first and the last filled one.
    cells: usize,
    /// Bytes of the shared texts in them.
    text: usize,
}

/// What the reader makes of a sheet. `texts` are the lengths of the shared texts.
fn sheet_extent(sheet: &[u8], texts: &[u32]) -> Result<Extent, WorkbookError> {
    let (mut rows, mut columns, mut text) = ((usize::MAX, 0), (usize::MAX, 0), 0_usize);
    let mut depth = 0;
    for (kind, data) in records(sheet) {
        // A chart inside the sheet is a part of its own.
        match kind {
            BEGIN => depth += 1,
            END_OF_FILE if depth <= 1 => break,
            END_OF_FILE => depth -= 1,
            _ => {}
        }
        if kind == FORMULA && data.get(FORMULA_AT..FORMULA_AT + NO_FORMULA.len()) != Some(&NO_FORMULA[..]) {
            return Err(WorkbookError::Damaged);
        }
        if kind == SHARED_TEXT {
            let length = u32_at(data, 6).and_then(|at| texts.get(at as usize)).copied().unwrap_or(0);
            text = text.saturating_add(length as usize);
        }
        if kind == DIMENSIONS {
            // The claim may be too large by habit, but not larger than the form allows.
            let most = |at: usize| u32_at(data, at).unwrap_or(0) as usize;
            if data.len() >= 14 && (most(0) > 1 << 16 || most(4) > 1 << 16) {
                return Err(WorkbookError::Damaged);
            }
        }
        let (Some(row), Some(column)) = (u16_at(data, 0), u16_at(data, 2)) else { continue };
        if CELLS.contains(&kind) {
            let last = if kind == SEVERAL { u16_at(data, data.len() - 2).unwrap_or(0) } else { column };
            rows = (rows.0.min(row.into()), rows.1.max(row.into()));
            columns = (columns.0.min(column.into()), columns.1.max(column.max(last).into()));
        }
    }
    if rows.0 > rows.1 {
        return Ok(Extent::default());
    }
    Ok(Extent { cells: (rows.1 - rows.0 + 1) * (columns.1 - columns.0 + 1), text })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn record(kind: u16, data: &[u8]) -> Vec<u8> {
        [&kind.to_le_bytes()[..], &(data.len() as u16).to_le_bytes(), data].concat()
    }

    #[test]
    fn far_corners_are_refused_before_room_is_made_for_them() {
        let cell = |row: u16, column: u16| {
            record(0x0203, &[&row.to_le_bytes()[..], &column.to_le_bytes(), &[0; 10]].concat())
        };
        let near = [cell(0, 0), cell(999, 99)].concat();
        assert_eq!(sheet_extent(&near, &[]).unwrap(), Extent { cells: 100_000, text: 0 });
        let far = [cell(0, 0), cell(u16::MAX, u16::MAX)].concat();
        let globals = record(BOUND_SHEET, &[16, 0, 0, 0, 0, 0, 0, 0]);
        let stream = [globals, record(END_OF_FILE, &[]), far].concat();
        assert!(matches!(check_extent(&stream), Err(WorkbookError::TooManyCells(_))));
        let beyond = [record(BOUND_SHEET, &[0xFF, 0xFF, 0, 0, 0, 0]), record(END_OF_FILE, &[])].concat();
        assert!(matches!(check_extent(&beyond), Err(WorkbookError::Damaged)));
        let claim = [&0_u32.to_le_bytes()[..], &u32::MAX.to_le_bytes(), &[0; 6]].concat();
        assert!(matches!(sheet_extent(&record(DIMENSIONS, &claim), &[]), Err(WorkbookError::Damaged)));
    }
}
