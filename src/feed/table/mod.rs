//! Tables: a volunteer's sheet, the sheet variant of Meeting Guide, and our own exports.
//!
//! `import_rows` takes rows of cells from any source; [`import_csv`] gives it those of a text.
//!
//! | module | subject |
//! |---|---|
//! | `csv` | rows of separated text |
//! | `append` | one more row in somebody's sheet |
//! | [`header`] | the row that names the columns |
//! | [`row`] | one row of cells |
//! | [`groups`] | the groups of a sheet in little memory |
//! | [`sheet`] | which rows are groups: titles, sums, merged cells, several rows for one group |
//! | [`ids`] | ids that stay the same when the sheet is sorted |
//! | [`cells`] | what a spreadsheet does to numbers and codes |
//! | [`native_columns`] | our own exports |

mod append;
mod cells;
mod corrected;
mod csv;
mod groups;
mod header;
mod ids;
mod native_columns;
mod row;
mod sheet;

pub use append::{AppendedSheet, append_cells};
pub use corrected::CorrectedSheet;
pub use native_columns::{export_cells, export_columns};

use super::ImportOptions;
use super::columns::{ColumnField, Role, text_of};
use super::document::check_record_count;
use super::error::FeedErrorKind;
use super::json::Raw;
use super::limits::{LONGEST_CELL, MOST_COLUMNS, most_cells, most_rows};
use super::meeting_guide::{self, FeedContext, ListRecord};
use super::native;
use super::record::{At, Problems, Recorder, quote};
use super::workbook::Sheet;
use cells::{CellMender, MendedCell};
use groups::SheetGroup;
use header::Header;
use row::TableRow;
pub(super) use row::{Cells, CellsBuilder};
use std::borrow::Cow;

/// Rows as they come, in the order of the table.
type Rows<'r> = dyn Iterator<Item = Result<TableRow, FeedErrorKind>> + 'r;

/// Reads comma, semicolon or tab separated text.
///
/// # Errors
/// No row names columns that are known, or a quotation does not end.
pub(super) fn import_csv(text: &str, recorder: &mut Recorder<'_>) -> Result<(), FeedErrorKind> {
    let mut unread = csv::CsvRows::new(text);
    let mut first = Vec::new();
    while first.len() < header::ROWS_LOOKED_AT
        && let Some(row) = unread.next()
    {
        first.push(row?);
    }
    // Once it is known how many columns have headings, the cells beyond them need no place each.
    let mapping = recorder.options.settings.mapping.clone();
    let columns =
        Header::find(&first, mapping.as_deref()).map_or(MOST_COLUMNS, |header| header.headings.len());
    let (mut rows, mut cells, bytes) = (first.len(), 0, text.len());
    let mut left_out = 0;
    let mut rest = unread.map(|row| {
        let (row, count, beyond) = row?.within(columns);
        rows += 1;
        cells += count;
        left_out += beyond;
        if cells > most_cells(bytes) {
            return Err(FeedErrorKind::TooManyCells { limit: most_cells(bytes) });
        }
        check_record_count(rows, most_rows(bytes)).map(|()| row)
    });
    import_rows(first, &mut rest, "$", recorder)?;
    drop(rest);
    note_left_out_cells(left_out, recorder);
    Ok(())
}

/// Says how many cells stand beyond the columns that are read.
fn note_left_out_cells(count: usize, recorder: &mut Recorder<'_>) {
    if count > 0 {
        recorder
            .note(format!("{count} cells stand beyond the {MOST_COLUMNS} columns that are read; left out"));
    }
}

/// The sheets with their cells mended, as far as their columns are known.
pub(super) fn correct_sheets(sheets: Vec<Sheet>, options: &ImportOptions<'_>) -> Vec<CorrectedSheet> {
    let visible = sheets.into_iter().filter(|sheet| !sheet.is_hidden);
    let corrected = visible.filter_map(|sheet| {
        let rows: Vec<TableRow> =
            sheet.rows.into_iter().map(|(number, cells)| TableRow { number, cells }).collect();
        corrected::correct_sheet(sheet.name, &rows, options)
    });
    corrected.collect()
}

/// A table of separated text with its cells mended, if its columns are known.
pub(super) fn correct_csv(text: &str, options: &ImportOptions<'_>) -> Option<CorrectedSheet> {
    let rows: Vec<TableRow> = csv::CsvRows::new(text).collect::<Result<_, _>>().ok()?;
    corrected::correct_sheet(String::new(), &rows, options)
}

/// Reads the sheets of a spreadsheet: each that names columns that are known.
///
/// # Errors
/// None does.
pub(super) fn import_sheets(sheets: Vec<Sheet>, recorder: &mut Recorder<'_>) -> Result<(), FeedErrorKind> {
    let (mut read, mut refused) = (0, None);
    let several = sheets.len() > 1;
    for sheet in sheets {
        let name = quote(&sheet.name);
        if sheet.is_hidden {
            recorder.note(format!("the sheet \"{name}\" is hidden and not read"));
            continue;
        }
        note_left_out_cells(sheet.left_out, recorder);
        if sheet.cut_off > 0 {
            let most = LONGEST_CELL >> 10;
            recorder
                .note(format!("{} cells are longer than {most} KiB; the rest is left out", sheet.cut_off));
        }
        let mut rows = sheet.rows.into_iter().map(|(number, cells)| TableRow { number, cells });
        let first: Vec<TableRow> = rows.by_ref().take(header::ROWS_LOOKED_AT).collect();
        if first.is_empty() {
            continue;
        }
        let list = if several { format!("$.{name}") } else { "$".to_owned() };
        match import_rows(first, &mut rows.map(Ok), &list, recorder) {
            Ok(()) => read += 1,
            Err(error) => {
                recorder.note(format!("the sheet \"{name}\" is not read: {error}"));
                refused = refused.or(Some(error));
            }
        }
    }
    match refused {
        Some(error) if read == 0 => Err(error),
        None if read == 0 => Err(FeedErrorKind::Blank),
        _ => Ok(()),
    }
}

/// Reads the `values` of Google Sheets: an array of rows, each an array of cells.
///
/// # Errors
/// No row names columns that are known.
pub(super) fn import_values(values: &[Raw<'_>], recorder: &mut Recorder<'_>) -> Result<(), FeedErrorKind> {
    let (mut strange, mut left_out) = (Vec::new(), 0);
    // One by one: a sheet of millions of rows is in memory once already.
    let mut rows = values.iter().enumerate().filter_map(|(index, row)| {
        let Some(cells) = row.items() else {
            strange.push(index);
            return None;
        };
        let texts: Vec<String> = cells.into_iter().map(|cell| text_of(cell).unwrap_or_default()).collect();
        let cells = Cells::from_texts(texts.iter().map(String::as_str));
        let (row, _, beyond) = TableRow { number: index + 1, cells }.within(MOST_COLUMNS);
        left_out += beyond;
        Some(row)
    });
    let first: Vec<TableRow> = rows.by_ref().take(header::ROWS_LOOKED_AT).collect();
    let done = import_rows(first, &mut rows.map(Ok), "$.values", recorder);
    note_left_out_cells(left_out, recorder);
    for (index, row) in strange.into_iter().filter_map(|index| Some((index, values.get(index)?))) {
        recorder.record_row(At { list: "$.values", index, inside: "" }, |problems| {
            problems.quarantine("", &row.describe(), "an array with the cells of the row");
            None
        });
    }
    done
}

/// Reads rows, one of the first of which names the columns. `list` is the path of the rows, for messages.
///
/// # Errors
/// No row names columns that are known, or one of the rest cannot be read.
fn import_rows(
    first: Vec<TableRow>,
    rest: &mut Rows<'_>,
    list: &str,
    recorder: &mut Recorder<'_>,
) -> Result<(), FeedErrorKind> {
    let mapping = recorder.options.settings.mapping.clone();
    let header = Header::find(&first, mapping.as_deref())?;
    if header.row > 0 {
        let skipped = first.iter().take(header.row).filter(|row| !row.is_blank()).count();
        if skipped > 0 {
            let number = first.get(header.row).map_or(0, |row| row.number);
            let rows = if skipped == 1 { "row above it is no group" } else { "rows above it are no groups" };
            recorder.note(format!("the columns are named in row {number}; {skipped} {rows}"));
        }
    }
    let mut body = first.into_iter().skip(header.row + 1).map(Ok).chain(rest);
    if native_columns::are_native(&header.keys) {
        return import_native_columns(&header, &mut body, list, recorder);
    }
    header.check()?;
    import_sheet(&header, &mut body, list, recorder)
}

/// Rows with the columns of the native dataset.
fn import_native_columns(
    header: &Header,
    rows: &mut Rows<'_>,
    list: &str,
    recorder: &mut Recorder<'_>,
) -> Result<(), FeedErrorKind> {
    recorder.fills_gaps = false;
    recorder.id_field = "id";
    let today = recorder.options.today;
    for (index, row) in rows.filter(|row| !row.as_ref().is_ok_and(TableRow::is_blank)).enumerate() {
        let row = row?;
        let text = native_columns::make_record(&header.keys, row.cells.iter());
        let raw = Raw::of_text(&text);
        recorder.record(At { list, index, inside: "" }, raw, |problems| {
            problems.set_row(row.number, "");
            native::read(raw, Some(today), problems)
        });
    }
    Ok(())
}

/// How many groups are looked at for the habits of a sheet.
const LOOK_AT: usize = 100;

/// Rows of a sheet that people keep.
fn import_sheet(
    header: &Header,
    rows: &mut Rows<'_>,
    list: &str,
    recorder: &mut Recorder<'_>,
) -> Result<(), FeedErrorKind> {
    let settings = &recorder.options.settings;
    let (country, mapping) = (settings.defaults.country, settings.mapping.clone());
    let mut groups = sheet::find_groups(header, rows, recorder)?;
    let mender = CellMender::new(header, mapping.as_deref(), &groups, country);
    ids::assign_ids(header, &mender, &mut groups);
    let read = |group: &SheetGroup<'_>| {
        let rows = mender.mend(group);
        (EncodedGroup::new(&rows.rows, &ids::id_of(header, &mender, group), group.spilled()), rows.mended)
    };
    let encoded: Vec<EncodedGroup> = groups.iter().take(LOOK_AT).map(|group| read(&group).0).collect();
    let first: Vec<_> = encoded.iter().map(|group| group.to_record(header).fields).collect();
    let mut feed = FeedContext::from_records(&first, None, recorder);
    feed.is_table = true;
    if header.is_guide && !header.has(ColumnField::Topics) {
        feed.tell_unknown_fellowship(recorder);
    }
    for (role, heading) in header.roles.iter().zip(&header.headings) {
        if let Role::Field(field) = role {
            recorder.note_read_as(heading, field.id());
        }
    }
    let names = header.name_of_fields();
    drop(first);
    drop(encoded);
    for (index, group) in groups.iter().enumerate() {
        let (encoded, mended) = read(&group);
        let record = encoded.to_record(header);
        recorder.record_row(At { list, index, inside: "" }, |problems| {
            problems.set_row(group.number as usize, group.name(header));
            problems.set_columns(&names);
            tell_cells(header, &mended, group.spilled().count(), problems);
            meeting_guide::read_record(&record, &feed, problems)
        });
    }
    Ok(())
}

/// Tells which cells were mended or destroyed, and which have no heading.
fn tell_cells(header: &Header, mended: &[MendedCell], spilled: usize, problems: &mut Problems<'_>) {
    for mended in mended {
        let heading = header.headings.get(mended.column).map_or("", String::as_str);
        problems.repair(heading, &mended.found, mended.expected.clone());
    }
    if spilled > 0 {
        problems.repair(
            "",
            &format!("{spilled} cells without a heading"),
            "as many cells as headings; kept as a note",
        );
    }
}

/// The cells of a group as the JSON strings they would have been, so that one reader serves both.
struct EncodedGroup {
    /// The cells that say something, with their columns.
    rows: Vec<Vec<(usize, String)>>,
    id: String,
    /// Of cells without a heading.
    notes: Vec<String>,
}

impl EncodedGroup {
    fn new<'l>(rows: &[Vec<String>], id: &str, spilled: impl Iterator<Item = &'l str>) -> Self {
        let filled = |cells: &Vec<String>| {
            let filled = cells.iter().enumerate().filter(|(_, cell)| !cell.trim().is_empty());
            filled.map(|(column, cell)| (column, encode(cell))).collect()
        };
        Self { rows: rows.iter().map(filled).collect(), id: encode(id), notes: spilled.map(encode).collect() }
    }

    fn to_record<'a>(&'a self, header: &'a Header) -> ListRecord<'a> {
        let mut records = self.rows.iter().map(|cells| {
            let mut record = ListRecord::default();
            for (column, cell) in cells.iter().filter(|(column, _)| !header.is_id(*column)) {
                header.add_cell(*column, Raw::of_text(cell), &mut record);
            }
            record
        });
        let mut first = records.next().unwrap_or_default();
        first.further = records.collect();
        first.fields.slug = Some(Raw::of_text(&self.id));
        for note in &self.notes {
            first.add_value(Role::Field(ColumnField::Notes), Cow::Borrowed(""), Raw::of_text(note));
        }
        first
    }
}

fn encode(cell: &str) -> String {
    serde_json::to_string(cell.trim()).unwrap_or_default()
}
