//! `.ods`, read cell by cell: a cell or a row may say that it is there a million times.

use super::WorkbookError;
use super::archive::Measure;
use super::cell_text::text_of_data;
use super::grid::{Grid, MOST_SHEETS, MergedBlock, Room, Sheet};
use calamine::Data;
use quick_xml::events::{BytesRef, BytesStart, Event};
use quick_xml::{Reader, XmlVersion};
use std::collections::HashSet;
use std::io::{BufRead, BufReader, Cursor, Read};
use zip::ZipArchive;

/// No table of this form has more rows, or more columns.
const MOST_ROWS: u32 = 1 << 20;
const MOST_COLUMNS: usize = 1 << 14;

/// What the part `mimetype` holds; a text document has another one.
const SPREADSHEET: &str = "application/vnd.oasis.opendocument.spreadsheet";

/// Reads all visible sheets.
///
/// # Errors
/// It is damaged or another document, or has more cells than any list.
pub(super) fn read_sheets(bytes: &[u8], measure: &Measure) -> Result<Vec<Sheet>, WorkbookError> {
    let mut zip = ZipArchive::new(Cursor::new(bytes))?;
    let mut kind = String::new();
    zip.by_name("mimetype")?.take(256).read_to_string(&mut kind)?;
    if !kind.starts_with(SPREADSHEET) {
        return Err(WorkbookError::NoSpreadsheet {
            found: "a document of an office program that is no spreadsheet",
            hint: "copy its table into a spreadsheet and give that",
        });
    }
    let content = BufReader::new(zip.by_name("content.xml")?.take(measure.bytes as u64));
    read_content(content, Room::of_bytes(measure.bytes))
}

/// Reads the part with the tables.
fn read_content(content: impl BufRead, room: Room) -> Result<Vec<Sheet>, WorkbookError> {
    let mut reader = Reader::from_reader(content);
    let config = reader.config_mut();
    config.check_end_names = false;
    config.expand_empty_elements = true;
    let mut tables = TableReader::new(room);
    let mut buffer = Vec::new();
    loop {
        buffer.clear();
        match reader.read_event_into(&mut buffer)? {
            Event::Start(element) => tables.open(&element)?,
            Event::End(element) => tables.close(element.name().as_ref())?,
            Event::Text(text) => tables.add_text(&text.xml10_content()),
            Event::CData(text) => tables.add_text(&text.xml10_content()),
            Event::GeneralRef(reference) => tables.add_reference(&reference)?,
            Event::Eof if tables.table.is_some() => return Err(WorkbookError::Damaged),
            Event::Eof => return Ok(tables.sheets),
            _ => {}
        }
    }
}

/// The tables as they are read.
struct TableReader {
    sheets: Vec<Sheet>,
    room: Room,
    /// The style that is open, and those whose tables nobody sees.
    style: Option<String>,
    hidden_styles: HashSet<String>,
    table: Option<OpenTable>,
}

/// The table that is open.
struct OpenTable {
    name: String,
    is_hidden: bool,
    grid: Grid,
    merged: Vec<MergedBlock>,
    /// The row that is open or comes next, and how often it is there.
    row: u32,
    repeated: u32,
    /// The column of the next cell, and the filled cells of the row: column, how many of them, text.
    column: usize,
    filled: Vec<(usize, usize, String)>,
    cell: Option<OpenCell>,
}

/// The cell that is open.
#[derive(Debug, Default)]
struct OpenCell {
    repeated: usize,
    /// What its attributes say it holds.
    value: Data,
    /// The text inside, where that is what it holds.
    text: Option<String>,
    paragraphs: usize,
    /// Inside a comment of the author.
    in_annotation: bool,
}

impl TableReader {
    fn new(room: Room) -> Self {
        Self { sheets: Vec::new(), room, style: None, hidden_styles: HashSet::new(), table: None }
    }

    fn open(&mut self, element: &BytesStart<'_>) -> Result<(), WorkbookError> {
        let name = element.name();
        let Some(table) = &mut self.table else {
            return self.open_outside(name.as_ref(), element);
        };
        if let Some(cell) = &mut table.cell {
            return cell.open_inside(name.as_ref(), element);
        }
        match name.as_ref() {
            "table:table-row" => {
                let repeated = number(element, "table:number-rows-repeated")?.unwrap_or(1);
                table.repeated = u32::try_from(repeated).unwrap_or(MOST_ROWS).min(MOST_ROWS);
                table.column = 0;
            }
            "table:table-cell" | "table:covered-table-cell" => table.open_cell(element)?,
            _ => {}
        }
        Ok(())
    }

    /// Before and between tables.
    fn open_outside(&mut self, name: &str, element: &BytesStart<'_>) -> Result<(), WorkbookError> {
        match name {
            "style:style" => self.style = attribute(element, "style:name")?,
            "style:table-properties" => {
                let display = attribute(element, "table:display")?;
                if display.as_deref() == Some("false") {
                    self.hidden_styles.extend(self.style.take());
                }
            }
            "table:table" => {
                let Some(name) = attribute(element, "table:name")? else { return Ok(()) };
                if self.sheets.len() >= MOST_SHEETS {
                    return Err(WorkbookError::TooManySheets(MOST_SHEETS));
                }
                let style = attribute(element, "table:style-name")?;
                let is_hidden = style.is_some_and(|style| self.hidden_styles.contains(&style));
                self.table = Some(OpenTable::new(name, is_hidden, self.room));
            }
            _ => {}
        }
        Ok(())
    }

    fn close(&mut self, name: &str) -> Result<(), WorkbookError> {
        let Some(table) = &mut self.table else { return Ok(()) };
        match name {
            "table:table-cell" | "table:covered-table-cell" => table.close_cell(),
            "office:annotation" => {
                if let Some(cell) = &mut table.cell {
                    cell.in_annotation = false;
                }
            }
            "table:table-row" => table.close_row()?,
            "table:table" => {
                if let Some(table) = self.table.take() {
                    let (sheet, room) = table.into_sheet()?;
                    self.room = room;
                    self.sheets.push(sheet);
                }
            }
            _ => {}
        }
        Ok(())
    }

    fn add_text(&mut self, text: &str) {
        let cell = self.table.as_mut().and_then(|table| table.cell.as_mut());
        if let Some(inside) = cell.filter(|cell| !cell.in_annotation).and_then(|cell| cell.text.as_mut()) {
            inside.push_str(text);
        }
    }

    /// A character by its name or number.
    fn add_reference(&mut self, reference: &BytesRef<'_>) -> Result<(), WorkbookError> {
        if let Some(c) = reference.resolve_char_ref()? {
            self.add_text(c.encode_utf8(&mut [0; 4]));
        } else if let Some(text) = quick_xml::escape::resolve_xml_entity(reference) {
            self.add_text(text);
        }
        Ok(())
    }
}

impl OpenTable {
    fn new(name: String, is_hidden: bool, room: Room) -> Self {
        Self {
            name,
            is_hidden,
            grid: Grid::new(room),
            merged: Vec::new(),
            row: 0,
            repeated: 1,
            column: 0,
            filled: Vec::new(),
            cell: None,
        }
    }

    fn open_cell(&mut self, element: &BytesStart<'_>) -> Result<(), WorkbookError> {
        let rows = number(element, "table:number-rows-spanned")?.filter(|rows| *rows > 1);
        if let Some(rows) = rows.and_then(|rows| u32::try_from(rows).ok()) {
            let last_row = self.row.saturating_add(rows.min(MOST_ROWS) - 1);
            self.merged.push(MergedBlock { first_row: self.row, last_row, column: self.column });
        }
        self.cell = Some(OpenCell::of_element(element)?);
        Ok(())
    }

    fn close_cell(&mut self) {
        let Some(cell) = self.cell.take() else { return };
        let repeated = cell.repeated.min(MOST_COLUMNS - self.column.min(MOST_COLUMNS));
        let text = cell.text.unwrap_or_else(|| text_of_data(&cell.value));
        if !text.trim().is_empty() && repeated > 0 && !self.is_hidden {
            self.filled.push((self.column, repeated, text));
        }
        self.column += repeated;
    }

    fn close_row(&mut self) -> Result<(), WorkbookError> {
        let (first, last) = (self.row, self.row.saturating_add(self.repeated).min(MOST_ROWS));
        self.row = last;
        let filled = std::mem::take(&mut self.filled);
        if filled.is_empty() {
            return Ok(());
        }
        for row in first..last {
            for (column, repeated, text) in &filled {
                for column in *column..column + repeated {
                    self.grid.set_repeated(row, column, text)?;
                }
            }
        }
        Ok(())
    }

    fn into_sheet(self) -> Result<(Sheet, Room), WorkbookError> {
        let Self { name, is_hidden, mut grid, merged, .. } = self;
        grid.fill_merged(merged)?;
        let (sheet, room) = grid.into_sheet(name)?;
        Ok((if is_hidden { Sheet::hidden(sheet.name) } else { sheet }, room))
    }
}

impl OpenCell {
    /// What the attributes of a cell say (ODF 1.3, 19.383 and following).
    fn of_element(element: &BytesStart<'_>) -> Result<Self, WorkbookError> {
        let (mut cell, mut is_string, mut is_error, mut is_set) = (Self::default(), false, false, false);
        cell.repeated = number(element, "table:number-columns-repeated")?.unwrap_or(1);
        for attribute in element.attributes().with_checks(false).flatten() {
            let value = attribute.normalized_value(XmlVersion::Implicit1_0)?;
            let data = match attribute.key.as_ref() {
                "office:value-type" => {
                    is_string = value == "string";
                    continue;
                }
                "calcext:value-type" => {
                    is_error = value == "error";
                    continue;
                }
                "office:value" => Data::Float(value.trim().parse().map_err(|_| WorkbookError::Damaged)?),
                "office:string-value" => Data::String(value.into_owned()),
                "office:date-value" => Data::DateTimeIso(value.into_owned()),
                "office:time-value" => Data::DurationIso(value.into_owned()),
                "office:boolean-value" => Data::Bool(value.eq_ignore_ascii_case("true")),
                _ => continue,
            };
            if !is_set {
                (cell.value, is_set) = (data, true);
            }
        }
        // An error stands in the text, beside an empty value.
        let is_blank = matches!(&cell.value, Data::String(text) if text.is_empty());
        if is_string && !is_set || is_error && is_blank {
            cell.text = Some(String::new());
        }
        Ok(cell)
    }

    fn open_inside(&mut self, name: &str, element: &BytesStart<'_>) -> Result<(), WorkbookError> {
        if name == "office:annotation" {
            self.in_annotation = true;
        }
        let Some(text) = self.text.as_mut().filter(|_| !self.in_annotation) else { return Ok(()) };
        match name {
            "text:p" => {
                self.paragraphs += 1;
                if self.paragraphs > 1 {
                    text.push('\n');
                }
            }
            "text:s" => {
                let spaces = number(element, "text:c")?.unwrap_or(1).min(MOST_SPACES);
                text.extend(std::iter::repeat_n(' ', spaces));
            }
            "text:tab" => text.push('\t'),
            "text:line-break" => text.push('\n'),
            _ => {}
        }
        Ok(())
    }
}

/// So many spaces are written out of one that says how often it is there.
const MOST_SPACES: usize = 16;

fn attribute(element: &BytesStart<'_>, name: &str) -> Result<Option<String>, WorkbookError> {
    let mut all = element.attributes();
    let found = all.with_checks(false).flatten().find(|attribute| attribute.key.as_ref() == name);
    Ok(found
        .map(|attribute| attribute.normalized_value(XmlVersion::Implicit1_0))
        .transpose()?
        .map(std::borrow::Cow::into_owned))
}

fn number(element: &BytesStart<'_>, name: &str) -> Result<Option<usize>, WorkbookError> {
    Ok(attribute(element, name)?.and_then(|value| value.trim().parse().ok()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(tables: &str) -> Result<Vec<Sheet>, WorkbookError> {
        read_content(tables.as_bytes(), Room::of_bytes(tables.len()))
    }

    fn rows(sheet: &Sheet) -> Vec<(usize, Vec<&str>)> {
        sheet.rows.iter().map(|(row, cells)| (*row, cells.iter().collect())).collect()
    }

    #[test]
    fn what_is_repeated_costs_nothing_while_it_is_empty_and_is_bounded_where_it_is_filled() {
        let empty = "<table:table-row table:number-rows-repeated=\"1000000\"><table:table-cell \
                     table:number-columns-repeated=\"16384\"/></table:table-row>";
        let cell = "<table:table-row table:number-rows-repeated=\"2\"><table:table-cell \
                    office:value-type=\"string\"><text:p>a<text:s text:c=\"2\"/>&amp;</text:p><text:p>b</text:p>\
                    <office:annotation><text:p>c</text:p></office:annotation></table:table-cell></table:table-row>";
        let table = |rows: &str| format!("<table:table table:name=\"t\">{rows}</table:table>");
        let sheets = read(&table(&[empty, cell].concat())).unwrap();
        assert_eq!(rows(&sheets[0]), [(1_000_001, vec!["a  &\nb"]), (1_000_002, vec!["a  &\nb"])]);
        let wide = "<table:table-row table:number-rows-repeated=\"1000000\"><table:table-cell \
                    office:string-value=\"x\" table:number-columns-repeated=\"16384\"/></table:table-row>";
        assert!(matches!(read(&table(wide)), Err(WorkbookError::TooMuchText(_))));
        assert!(matches!(read(&table("").repeat(257)), Err(WorkbookError::TooManySheets(256))));
        assert!(matches!(
            read("<table:table table:name=\"t\"><table:table-row>"),
            Err(WorkbookError::Damaged)
        ));
    }

    #[test]
    fn merged_cells_are_repeated_and_hidden_tables_are_not_read() {
        let table = "<style:style style:name=\"h\"><style:table-properties table:display=\"false\"/></style:style>\
                     <table:table table:name=\"a\" table:style-name=\"h\"/><table:table table:name=\"b\">\
                     <table:table-row><table:table-cell office:value=\"1\" table:number-rows-spanned=\"2\"/>\
                     </table:table-row><table:table-row><table:covered-table-cell/><table:table-cell \
                     office:boolean-value=\"true\"/></table:table-row></table:table>";
        let sheets = read(table).unwrap();
        assert_eq!((sheets[0].is_hidden, sheets[1].is_hidden), (true, false));
        assert_eq!(rows(&sheets[1]), [(1, vec!["1"]), (2, vec!["1", "true"])]);
    }
}
