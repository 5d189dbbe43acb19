//! Tables: the sheet variant of Meeting Guide, and our own flat columns.
//!
//! [`import_rows`] takes rows of cells from any source; [`import_csv`] gives it those of a text.

mod csv;
mod native_columns;

use super::error::FeedErrorKind;
use super::json::Raw;
use super::meeting_guide::{self, Columns, FeedContext, Guide};
use super::native;
use super::record::{At, Recorder, quote};

/// One row of a table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct TableRow {
    /// The cells, as text.
    pub cells: Vec<String>,
}

impl TableRow {
    fn is_blank(&self) -> bool {
        self.cells.iter().all(|cell| cell.trim().is_empty())
    }
}

/// Columns of which a table must have at least one.
const KNOWN_COLUMNS: [&str; 5] = ["name", "slug", "day", "meeting", "title"];

/// Reads comma, semicolon or tab separated text.
///
/// # Errors
/// There is no row with known names of columns, or a quotation does not end.
pub(super) fn import_csv(text: &str, recorder: &mut Recorder<'_>) -> Result<(), FeedErrorKind> {
    import_rows(csv::CsvRows::new(text), recorder)
}

/// Reads rows of which the first that is not blank names the columns.
///
/// # Errors
/// There is no row with known names of columns, or a row cannot be read.
pub(super) fn import_rows(
    mut rows: impl Iterator<Item = Result<TableRow, FeedErrorKind>>,
    recorder: &mut Recorder<'_>,
) -> Result<(), FeedErrorKind> {
    let headings = find_headings(&mut rows)?;
    let columns = Columns::new(&headings);
    if !KNOWN_COLUMNS.iter().any(|known| columns.names().iter().any(|name| name == known)) {
        let names: Vec<String> = headings.iter().take(8).map(|heading| quote(heading)).collect();
        return Err(FeedErrorKind::UnknownFormat(format!(
            "the first line does not name known columns (name, day, time ...), but {}",
            names.join(", ")
        )));
    }
    let rows: Vec<TableRow> = rows.collect::<Result<_, _>>()?;
    let rows: Vec<TableRow> = rows.into_iter().filter(|row| !row.is_blank()).collect();
    if native_columns::are_native(columns.names()) {
        import_native_columns(&columns, &rows, recorder);
    } else {
        import_meeting_columns(&columns, &rows, recorder);
    }
    Ok(())
}

fn find_headings(
    rows: &mut impl Iterator<Item = Result<TableRow, FeedErrorKind>>,
) -> Result<Vec<String>, FeedErrorKind> {
    for row in rows {
        let row = row?;
        if !row.is_blank() {
            return Ok(row.cells);
        }
    }
    Err(FeedErrorKind::Blank)
}

const FIRST_RECORD: &str = "record 0 is the line after the names of the columns";

/// Rows with the columns of the native dataset.
fn import_native_columns(columns: &Columns, rows: &[TableRow], recorder: &mut Recorder<'_>) {
    recorder.note(FIRST_RECORD);
    recorder.derive_categories = false;
    recorder.id_field = "id";
    let today = recorder.options.today;
    for (index, row) in rows.iter().enumerate() {
        let text = native_columns::make_record(columns.names(), &row.cells).to_string();
        let raw = Raw::of_text(&text);
        recorder.record(At { list: "$", index, inside: "" }, raw, |problems| {
            native::read(raw, Some(today), problems)
        });
    }
}

/// Rows with the columns of a Meeting Guide sheet.
fn import_meeting_columns(columns: &Columns, rows: &[TableRow], recorder: &mut Recorder<'_>) {
    // Each cell as the JSON string it would have been, so that one reader serves both.
    let encoded: Vec<Vec<String>> = rows
        .iter()
        .map(|row| {
            row.cells.iter().map(|cell| serde_json::to_string(cell.trim()).unwrap_or_default()).collect()
        })
        .collect();
    let first: Vec<Guide<'_>> =
        encoded.iter().take(100).map(|cells| columns.sort_cells(raw_cells(cells))).collect();
    let mut feed = FeedContext::from_records(&first, None, recorder);
    feed.is_table = true;
    recorder.note(FIRST_RECORD);
    for (index, cells) in encoded.iter().enumerate() {
        let at = At { list: "$", index, inside: "" };
        recorder.record_row(at, |problems| {
            if cells.len() > columns.names().len() {
                problems.repair(
                    "",
                    &format!("{} cells", cells.len()),
                    "as many cells as columns; the rest is left out",
                );
            }
            meeting_guide::read_record(&columns.sort_cells(raw_cells(cells)), &feed, problems)
        });
    }
}

fn raw_cells(cells: &[String]) -> Vec<Raw<'_>> {
    cells.iter().map(|cell| Raw::of_text(cell)).collect()
}
