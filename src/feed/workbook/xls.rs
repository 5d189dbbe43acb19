//! `.xls`: the form of before 2007, records of a stream in a compound file (MS-CFB). Cells are read one by one.

use super::WorkbookError;
use super::grid::{Grid, MOST_SHEETS, MergedBlock, Room, Sheet};
use super::xls_formats::NumberFormats;
use super::xls_records::{END_OF_FILE, records, records_with_places, u16_at, u32_at};
use super::xls_texts::{SharedTexts, letter};
use crate::feed::windows_1252::decode_windows_1252;
use cfb::CompoundFile;
use std::io::{Cursor, Read};

const MAGIC: &[u8] = b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1";

/// Types of records (MS-XLS 2.3).
const BEGIN: u16 = 0x0809;
const LOCKED: u16 = 0x002F;
const COUNT_FROM_1904: u16 = 0x0022;
const NUMBER_FORMAT: u16 = 0x041E;
const CELL_FORMAT: u16 = 0x00E0;
const BOUND_SHEET: u16 = 0x0085;
const MERGED: u16 = 0x00E5;
const FORMULA: u16 = 0x0006;
const TEXT_OF_FORMULA: u16 = 0x0207;
const SEVERAL_NUMBERS: u16 = 0x00BD;
const TEXT: u16 = 0x0204;
const FORMATTED_TEXT: u16 = 0x00D6;
const SHARED_TEXT: u16 = 0x00FD;
const NUMBER: u16 = 0x0203;
const SHORT_NUMBER: u16 = 0x027E;
const TRUTH_OR_ERROR: u16 = 0x0205;

/// The version whose texts have letters of one or two bytes; before it they have the code page of the writer.
const VERSION_8: u16 = 0x0600;

/// Whether bytes begin like a compound file.
pub(super) fn is_compound(bytes: &[u8]) -> bool {
    bytes.starts_with(MAGIC)
}

/// Reads all visible sheets.
///
/// # Errors
/// It is another document, locked, damaged, or has more cells than any list.
pub(super) fn read_sheets(bytes: &[u8]) -> Result<Vec<Sheet>, WorkbookError> {
    let stream = workbook_stream(bytes)?;
    let workbook = Workbook::read(&stream)?;
    let (mut sheets, mut room) = (Vec::new(), Room::of_bytes(stream.len()));
    // The parts of a file lie one behind the other; where one is named many times, it would be read as often.
    let mut unread = stream.len();
    for bound in &workbook.sheets {
        if bound.is_hidden {
            sheets.push(Sheet::hidden(bound.name.clone()));
            continue;
        }
        let mut grid = Grid::new(room);
        let part = stream.get(bound.start..).ok_or(WorkbookError::Damaged)?;
        let read = workbook.read_cells(part, &mut grid)?;
        unread = unread.checked_sub(read).ok_or(WorkbookError::Damaged)?;
        let (sheet, left) = grid.into_sheet(bound.name.clone())?;
        room = left;
        sheets.push(sheet);
    }
    Ok(sheets)
}

/// The stream with the sheets.
fn workbook_stream(bytes: &[u8]) -> Result<Vec<u8>, WorkbookError> {
    let mut file = CompoundFile::open(Cursor::new(bytes))?;
    for name in ["/Workbook", "/Book"] {
        if file.is_stream(name) {
            let mut stream = Vec::new();
            file.open_stream(name)?.take(bytes.len() as u64).read_to_end(&mut stream)?;
            return Ok(stream);
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

/// A sheet of which nothing has been read yet.
#[derive(Debug)]
struct BoundSheet {
    name: String,
    start: usize,
    is_hidden: bool,
}

/// What the first part of the stream says about all sheets.
#[derive(Debug)]
struct Workbook<'s> {
    is_version_8: bool,
    sheets: Vec<BoundSheet>,
    formats: NumberFormats,
    texts: SharedTexts<'s>,
}

impl<'s> Workbook<'s> {
    fn read(stream: &'s [u8]) -> Result<Self, WorkbookError> {
        let begin =
            records(stream).next().filter(|(kind, _)| *kind == BEGIN).ok_or(WorkbookError::Damaged)?;
        let mut workbook = Self {
            is_version_8: u16_at(begin.1, 0) == Some(VERSION_8),
            sheets: Vec::new(),
            formats: NumberFormats::default(),
            texts: SharedTexts::default(),
        };
        for (kind, data) in records(stream).take_while(|(kind, _)| *kind != END_OF_FILE) {
            match kind {
                LOCKED => return Err(WorkbookError::Locked),
                COUNT_FROM_1904 => workbook.formats.is_1904 = u16_at(data, 0) == Some(1),
                CELL_FORMAT => workbook.formats.add_cell_format(data),
                NUMBER_FORMAT => {
                    let code = workbook.text_at(data, 2, !workbook.is_version_8);
                    workbook.formats.add_code(u16_at(data, 0).unwrap_or(0), code);
                }
                BOUND_SHEET => workbook.add_sheet(data)?,
                _ => {}
            }
        }
        workbook.texts = SharedTexts::find(stream)?;
        Ok(workbook)
    }

    /// Adds a sheet (MS-XLS 2.4.28); charts and macros are none.
    fn add_sheet(&mut self, data: &[u8]) -> Result<(), WorkbookError> {
        let start = u32_at(data, 0).ok_or(WorkbookError::Damaged)? as usize;
        let (Some(state), Some(0)) = (data.get(4), data.get(5)) else { return Ok(()) };
        if self.sheets.len() >= MOST_SHEETS {
            return Err(WorkbookError::TooManySheets(MOST_SHEETS));
        }
        let name = self.text_at(data, 6, true);
        self.sheets.push(BoundSheet { name, start, is_hidden: state & 3 != 0 });
        Ok(())
    }

    /// A text inside a record, behind its length: of one byte or two. What is cut off is missing.
    fn text_at(&self, data: &[u8], at: usize, is_short: bool) -> String {
        let length = if is_short { data.get(at).map(|b| u16::from(*b)) } else { u16_at(data, at) };
        let length = usize::from(length.unwrap_or(0));
        let rest = data.get(at + if is_short { 1 } else { 2 }..).unwrap_or_default();
        if !self.is_version_8 {
            return rest.iter().take(length).map(|byte| decode_windows_1252(*byte)).collect();
        }
        let Some((flags, letters)) = rest.split_first() else { return String::new() };
        let width = if flags & 1 == 0 { 1 } else { 2 };
        let letters: Vec<u16> = letters.chunks_exact(width).take(length).map(letter).collect();
        String::from_utf16_lossy(&letters)
    }

    /// Puts the cells of a sheet into the grid, and gives how many bytes of the part were read.
    fn read_cells(&self, part: &[u8], grid: &mut Grid) -> Result<usize, WorkbookError> {
        let (mut depth, mut end, mut of_formula, mut merged) = (0_usize, 0, None, Vec::new());
        for (at, kind, data) in records_with_places(part) {
            end = at + data.len();
            match kind {
                BEGIN => depth += 1,
                END_OF_FILE if depth <= 1 => break,
                END_OF_FILE => depth -= 1,
                // A chart inside the sheet is a part of its own.
                _ if depth > 1 => {}
                MERGED => merged.push(data),
                TEXT_OF_FORMULA => {
                    if let Some((row, column)) = of_formula.take() {
                        grid.set(row, column, self.text_at(data, 0, false))?;
                    }
                }
                kind => of_formula = self.read_cell(kind, data, grid)?,
            }
        }
        let blocks = merged.into_iter().flat_map(|data| data.get(2..).unwrap_or_default().chunks_exact(8));
        let blocks = blocks.map(|block| {
            let place = |at: usize| u16_at(block, at).unwrap_or(0);
            MergedBlock { first_row: place(0).into(), last_row: place(2).into(), column: place(4).into() }
        });
        grid.fill_merged(blocks.collect())?;
        Ok(end)
    }

    /// Puts the cells of a record into the grid. Gives the place of a formula whose text stands in a record of its own.
    fn read_cell(
        &self,
        kind: u16,
        data: &[u8],
        grid: &mut Grid,
    ) -> Result<Option<(u32, usize)>, WorkbookError> {
        let (Some(row), Some(column)) = (u16_at(data, 0), u16_at(data, 2)) else { return Ok(None) };
        let (row, column, format) = (u32::from(row), usize::from(column), u16_at(data, 4).unwrap_or(0));
        let value = data.get(6..).unwrap_or_default();
        match kind {
            TEXT | FORMATTED_TEXT => grid.set(row, column, self.text_at(data, 6, false))?,
            SHARED_TEXT => {
                let text = u32_at(value, 0).and_then(|number| self.texts.text(number as usize));
                grid.set_repeated(row, column, &text.unwrap_or_default())?;
            }
            NUMBER => {
                if let Some(number) = number_at(value) {
                    grid.set(row, column, self.formats.text_of(number, format))?;
                }
            }
            SHORT_NUMBER => grid.set(row, column, self.short_number(format, value))?,
            SEVERAL_NUMBERS => {
                let cells = data.get(4..).unwrap_or_default().chunks_exact(6);
                for (n, cell) in cells.enumerate() {
                    let (format, value) = cell.split_at(2);
                    let text = self.short_number(u16_at(format, 0).unwrap_or(0), value);
                    grid.set(row, column + n, text)?;
                }
            }
            TRUTH_OR_ERROR => {
                let is_error = value.get(1).is_some_and(|kind| *kind != 0);
                let value = value.first().copied().unwrap_or(0);
                grid.set(row, column, if is_error { name_error(value) } else { name_truth(value) })?;
            }
            FORMULA => match value {
                [0, _, _, _, _, _, 0xFF, 0xFF, ..] => return Ok(Some((row, column))),
                [1, _, truth, _, _, _, 0xFF, 0xFF, ..] => grid.set(row, column, name_truth(*truth))?,
                [2, _, error, _, _, _, 0xFF, 0xFF, ..] => grid.set(row, column, name_error(*error))?,
                [_, _, _, _, _, _, 0xFF, 0xFF, ..] => {}
                value => {
                    if let Some(number) = number_at(value) {
                        grid.set(row, column, self.formats.text_of(number, format))?;
                    }
                }
            },
            _ => {}
        }
        Ok(None)
    }

    /// A number in four bytes (MS-XLS 2.5.217): thirty bits of a whole number or of one with a point, perhaps in hundredths.
    fn short_number(&self, format: u16, value: &[u8]) -> String {
        let Some(bits) = u32_at(value, 0) else { return String::new() };
        let number = if bits & 2 == 0 {
            f64::from_bits(u64::from(bits & !3) << 32)
        } else {
            f64::from(bits.cast_signed() >> 2)
        };
        self.formats.text_of(if bits & 1 == 0 { number } else { number / 100.0 }, format)
    }
}

fn number_at(value: &[u8]) -> Option<f64> {
    Some(f64::from_le_bytes(value.get(..8)?.try_into().ok()?))
}

fn name_truth(value: u8) -> String {
    (value != 0).to_string()
}

/// An error as a spreadsheet shows it (MS-XLS 2.5.10).
fn name_error(code: u8) -> String {
    let name = match code {
        0x00 => "#NULL!",
        0x07 => "#DIV/0!",
        0x0F => "#VALUE!",
        0x17 => "#REF!",
        0x1D => "#NAME?",
        0x24 => "#NUM!",
        _ => "#N/A",
    };
    name.to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn record(kind: u16, data: &[u8]) -> Vec<u8> {
        [&kind.to_le_bytes()[..], &(data.len() as u16).to_le_bytes(), data].concat()
    }

    /// A stream with one sheet of these records, named so many times.
    fn stream(globals: &[u8], sheet: &[u8], times: usize) -> Vec<u8> {
        let begin = record(BEGIN, &[0, 6, 5, 0]);
        let length = begin.len() + globals.len() + times * (4 + 9) + 4;
        let bound = record(BOUND_SHEET, &[&(length as u32).to_le_bytes()[..], &[0, 0, 1, 0, b'S']].concat());
        let end = record(END_OF_FILE, &[]);
        [begin.clone(), globals.to_vec(), bound.repeat(times), end.clone(), begin, sheet.to_vec(), end]
            .concat()
    }

    fn cells(stream: &[u8]) -> Vec<(usize, Vec<String>)> {
        let workbook = Workbook::read(stream).unwrap();
        let mut grid = Grid::new(Room::of_bytes(1000));
        workbook.read_cells(&stream[workbook.sheets[0].start..], &mut grid).unwrap();
        let rows = grid.into_sheet("S".into()).unwrap().0.rows;
        rows.into_iter().map(|(row, cells)| (row, cells.iter().map(str::to_owned).collect())).collect()
    }

    fn cell(kind: u16, column: u8, value: &[u8]) -> Vec<u8> {
        record(kind, &[&[0, 0, column, 0, 0, 0][..], value].concat())
    }

    #[test]
    fn every_kind_of_cell_is_read() {
        let texts = record(0x00FC, &[&[0; 8][..], &[2, 0, 0, b'a', b'b']].concat());
        let formula = |value: [u8; 8]| [&value[..], &[0; 6]].concat();
        let sheet = [
            cell(SHARED_TEXT, 0, &[0; 4]),
            cell(TEXT, 1, &[1, 0, 1, 0xAC, 0x20]),
            cell(NUMBER, 2, &0.75_f64.to_le_bytes()),
            cell(SHORT_NUMBER, 3, &((1234_u32 << 2) | 3).to_le_bytes()),
            record(
                SEVERAL_NUMBERS,
                &[&[0, 0, 4, 0][..], &[0, 0, 6, 0, 0, 0], &[0, 0, 10, 0, 0, 0], &[5, 0]].concat(),
            ),
            cell(TRUTH_OR_ERROR, 6, &[1, 0]),
            cell(TRUTH_OR_ERROR, 7, &[0x17, 1]),
            cell(FORMULA, 8, &formula([0, 0, 0, 0, 0, 0, 0xFF, 0xFF])),
            record(TEXT_OF_FORMULA, &[1, 0, 0, b'f']),
            cell(FORMULA, 9, &formula(2.5_f64.to_le_bytes())),
            // A chart of the sheet.
            record(BEGIN, &[]),
            cell(NUMBER, 20, &1.0_f64.to_le_bytes()),
            record(END_OF_FILE, &[]),
            record(TEXT_OF_FORMULA, &[1, 0, 0, b'x']),
        ];
        let row = ["ab", "€", "0.75", "12.34", "1", "2", "true", "#REF!", "f", "2.5"];
        assert_eq!(cells(&stream(&texts, &sheet.concat(), 1)), [(1, row.map(str::to_owned).to_vec())]);
    }

    #[test]
    fn a_sheet_that_is_named_many_times_is_refused() {
        let mut file = CompoundFile::create(Cursor::new(Vec::new())).unwrap();
        let sheet = cell(TEXT, 0, &[5, 0, 0, b'h', b'e', b'l', b'l', b'o']).repeat(100);
        let bytes = stream(&[], &sheet, 3);
        std::io::Write::write_all(&mut file.create_stream("/Workbook").unwrap(), &bytes).unwrap();
        let read = read_sheets(&file.into_inner().into_inner());
        assert!(matches!(read, Err(WorkbookError::Damaged)), "{read:?}");
    }
}
