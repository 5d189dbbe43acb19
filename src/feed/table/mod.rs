//! Tables: a volunteer's sheet, the sheet variant of Meeting Guide, and our own exports.
//!
//! [`import_rows`] takes rows of cells from any source; [`import_csv`] gives it those of a text.
//!
//! | module | subject |
//! |---|---|
//! | `csv` | rows of separated text |
//! | `append` | one more row in somebody's sheet |
//! | [`header`] | the row that names the columns |
//! | [`row`] | one row of cells |
//! | [`sheet`] | which rows are groups: titles, sums, merged cells, several rows for one group |
//! | [`ids`] | ids that stay the same when the sheet is sorted |
//! | [`cells`] | what a spreadsheet does to numbers and codes |
//! | [`native_columns`] | our own exports |

mod append;
mod cells;
mod csv;
mod header;
mod ids;
mod native_columns;
mod row;
mod sheet;

pub use append::{AppendedSheet, append_cells};
pub use native_columns::{export_cells, export_columns};

use super::columns::{ColumnField, Role, text_of};
use super::document::check_record_count;
use super::error::FeedErrorKind;
use super::json::Raw;
use super::limits::{MOST_COLUMNS, most_cells, most_records};
use super::meeting_guide::{self, FeedContext, ListRecord};
use super::native;
use super::record::{At, Problems, Recorder, quote};
use super::workbook::Sheet;
use header::Header;
use row::TableRow;
use sheet::SheetGroup;

/// Reads comma, semicolon or tab separated text.
///
/// # Errors
/// No row names columns that are known, or a quotation does not end.
pub(super) fn import_csv(text: &str, recorder: &mut Recorder<'_>) -> Result<(), FeedErrorKind> {
    let mut unread = csv::CsvRows::new(text);
    let mut rows = Vec::new();
    while rows.len() < header::ROWS_LOOKED_AT
        && let Some(row) = unread.next()
    {
        rows.push(row?);
    }
    // Once it is known how many columns have headings, the cells beyond them need no place each.
    let mapping = recorder.options.settings.mapping.clone();
    let columns =
        Header::find(&rows, mapping.as_deref()).map_or(MOST_COLUMNS, |header| header.headings.len());
    let (mut cells, most) = (0, most_cells(text.len()));
    for row in unread {
        let row = row?.within(columns);
        cells += row.cells.len();
        if cells > most {
            return Err(FeedErrorKind::TooManyCells { limit: most });
        }
        rows.push(row);
        check_record_count(rows.len(), most_records(text.len()))?;
    }
    import_rows(&rows, "$", recorder)
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
        let rows: Vec<TableRow> =
            sheet.rows.into_iter().map(|(number, cells)| TableRow { number, cells }).collect();
        if rows.is_empty() {
            continue;
        }
        let list = if several { format!("$.{name}") } else { "$".to_owned() };
        match import_rows(&rows, &list, recorder) {
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
    let mut rows = Vec::new();
    for (index, row) in values.iter().enumerate() {
        let Some(cells) = row.items() else {
            recorder.record_row(At { list: "$.values", index, inside: "" }, |problems| {
                problems.quarantine("", &row.describe(), "an array with the cells of the row");
                None
            });
            continue;
        };
        let cells = cells.into_iter().map(|cell| text_of(cell).unwrap_or_default()).collect();
        rows.push(TableRow { number: index + 1, cells }.within(MOST_COLUMNS));
    }
    import_rows(&rows, "$.values", recorder)
}

/// Reads rows, one of the first of which names the columns. `list` is the path of the rows, for messages.
///
/// # Errors
/// No row names columns that are known.
pub(super) fn import_rows(
    rows: &[TableRow],
    list: &str,
    recorder: &mut Recorder<'_>,
) -> Result<(), FeedErrorKind> {
    let mapping = recorder.options.settings.mapping.clone();
    let header = Header::find(rows, mapping.as_deref())?;
    let body = rows.get(header.row + 1..).unwrap_or_default();
    if header.row > 0 {
        let skipped = rows.iter().take(header.row).filter(|row| !row.is_blank()).count();
        if skipped > 0 {
            let number = rows.get(header.row).map_or(0, |row| row.number);
            recorder.note(format!(
                "the columns are named in row {number}; {skipped} rows above it are no groups"
            ));
        }
    }
    if native_columns::are_native(&header.keys) {
        import_native_columns(&header, body, list, recorder);
        return Ok(());
    }
    header.check()?;
    import_sheet(&header, body, list, recorder);
    Ok(())
}

/// Rows with the columns of the native dataset.
fn import_native_columns(header: &Header, rows: &[TableRow], list: &str, recorder: &mut Recorder<'_>) {
    recorder.derive_categories = false;
    recorder.id_field = "id";
    let today = recorder.options.today;
    for (index, row) in rows.iter().filter(|row| !row.is_blank()).enumerate() {
        let text = native_columns::make_record(&header.keys, &row.cells);
        let raw = Raw::of_text(&text);
        recorder.record(At { list, index, inside: "" }, raw, |problems| {
            problems.set_row(row.number, "");
            native::read(raw, Some(today), problems)
        });
    }
}

/// Rows of a sheet that people keep.
fn import_sheet(header: &Header, rows: &[TableRow], list: &str, recorder: &mut Recorder<'_>) {
    let country = recorder.options.settings.defaults.country;
    let mut groups = sheet::find_groups(header, rows, recorder);
    if let Some(mapping) = &recorder.options.settings.mapping {
        cells::apply_values(header, mapping, &mut groups);
    }
    cells::mend_cells(header, &mut groups, country);
    ids::assign_ids(header, &mut groups);
    let encoded: Vec<EncodedGroup> = groups.iter().take(100).map(EncodedGroup::new).collect();
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
        let encoded = EncodedGroup::new(group);
        let record = encoded.to_record(header);
        recorder.record_row(At { list, index, inside: "" }, |problems| {
            problems.set_row(group.number, &group.name);
            problems.set_columns(&names);
            tell_cells(header, group, problems);
            meeting_guide::read_record(&record, &feed, problems)
        });
    }
}

/// Tells which cells were mended or destroyed, and which have no heading.
fn tell_cells(header: &Header, group: &SheetGroup, problems: &mut Problems<'_>) {
    for mended in &group.mended {
        let heading = header.headings.get(mended.column).map_or("", String::as_str);
        problems.repair(heading, &mended.found, mended.expected.clone());
    }
    if group.spilled > 0 {
        problems.repair(
            "",
            &format!("{} cells without a heading", group.spilled),
            "as many cells as headings; kept as a note",
        );
    }
}

/// The cells of a group as the JSON strings they would have been, so that one reader serves both.
struct EncodedGroup {
    rows: Vec<Vec<String>>,
    id: String,
}

impl EncodedGroup {
    fn new(group: &SheetGroup) -> Self {
        Self {
            rows: group.rows.iter().map(|cells| cells.iter().map(|cell| encode(cell)).collect()).collect(),
            id: encode(&group.id),
        }
    }

    fn to_record<'a>(&'a self, header: &'a Header) -> ListRecord<'a> {
        let mut records = self.rows.iter().map(|cells| {
            let mut record = ListRecord::default();
            for (column, cell) in cells.iter().enumerate().filter(|(column, _)| !header.is_id(*column)) {
                header.add_cell(column, Raw::of_text(cell), &mut record);
            }
            record
        });
        let mut first = records.next().unwrap_or_default();
        first.further = records.collect();
        first.fields.slug = Some(Raw::of_text(&self.id));
        first
    }
}

fn encode(cell: &str) -> String {
    serde_json::to_string(cell.trim()).unwrap_or_default()
}
