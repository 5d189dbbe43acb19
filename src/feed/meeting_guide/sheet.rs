//! Rows of a sheet: the first names the columns, each other is a record.

use super::feed_context::FeedContext;
use super::fields::Guide;
use crate::feed::error::FeedErrorKind;
use crate::feed::json::Raw;
use crate::feed::record::{At, Recorder};

/// The columns of a table, by their names in the record format.
#[derive(Debug, Clone)]
pub struct Columns(Vec<String>);

impl Columns {
    /// Columns from their headings: "Full Address" is `full_address`, "Sub-region" is `sub_region`, "ID" and "Slug"
    /// are `slug`.
    pub fn new<S: AsRef<str>>(headings: impl IntoIterator<Item = S>) -> Self {
        Self(headings.into_iter().map(|heading| key_of_heading(heading.as_ref())).collect())
    }

    /// The names.
    pub fn names(&self) -> &[String] {
        &self.0
    }

    /// Puts the cells of a row into the fields of a record.
    pub fn sort_cells<'a>(&self, cells: impl IntoIterator<Item = Raw<'a>>) -> Guide<'a> {
        let mut fields = Guide::default();
        for (name, cell) in self.0.iter().zip(cells) {
            // An empty column must not hide another of the same name.
            if !cell.is_blank() || name == "name" {
                fields.put_field(name, cell);
            }
        }
        fields
    }
}

/// The heading of a column as a key (tsml-ui, `translate-google-sheet.ts`).
fn key_of_heading(heading: &str) -> String {
    let mut key = String::new();
    for c in heading.trim().trim_start_matches('\u{feff}').chars().take(64) {
        if c.is_alphanumeric() {
            key.extend(c.to_lowercase());
        } else if !key.is_empty() && !key.ends_with('_') {
            key.push('_');
        }
    }
    let key = key.trim_end_matches('_');
    match key {
        "id" => "slug".into(),
        "start" | "begin" => "time".into(),
        "end" => "end_time".into(),
        "type" => "types".into(),
        "lat" => "latitude".into(),
        "lng" | "lon" | "long" => "longitude".into(),
        key => key.into(),
    }
}

/// Reads the `values` of Google Sheets.
///
/// # Errors
/// There is no row with the names of the columns.
pub fn import_sheet(rows: &[Raw<'_>], recorder: &mut Recorder<'_>) -> Result<(), FeedErrorKind> {
    let headings = rows.first().and_then(|row| row.items()).unwrap_or_default();
    let columns = Columns::new(headings.iter().map(|cell| cell.string_or_number().unwrap_or_default()));
    if !columns
        .names()
        .iter()
        .any(|name| name == "name" || name == "slug" || name == "day" || name == "meeting")
    {
        return Err(FeedErrorKind::UnknownFormat(
            "the first row of \"values\" does not name the columns (name, day, time ...)".into(),
        ));
    }
    let rows: Vec<(usize, Raw<'_>)> = rows
        .iter()
        .copied()
        .enumerate()
        .skip(1)
        .filter(|(_, row)| row.items().is_none_or(|cells| !cells.iter().all(|cell| cell.is_blank())))
        .collect();
    let first: Vec<Guide<'_>> =
        rows.iter().take(100).map(|(_, row)| columns.sort_cells(row.items().unwrap_or_default())).collect();
    let mut feed = FeedContext::from_records(&first, None, recorder);
    feed.is_table = true;
    for (index, row) in rows {
        let at = At { list: "$.values", index, inside: "" };
        recorder.record_row(at, |problems| match row.items() {
            Some(cells) if cells.iter().any(|cell| cell.is_too_deep()) => {
                problems.quarantine("", "a value nested too deeply", "at most 64 levels");
                None
            }
            Some(cells) => super::read_record(&columns.sort_cells(cells), &feed, problems),
            None => {
                problems.quarantine("", &row.describe(), "an array with the cells of the row");
                None
            }
        });
    }
    Ok(())
}
