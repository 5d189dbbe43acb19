//! From answers to a record: they are read as one row of a sheet, so that what is registered is what `sync` would make of
//! it.

use crate::app::register::cells_of;
use crate::dataset::to_line;
use crate::export::csv::sheet_row;
use crate::feed::{Import, ImportOptions, import};
use crate::group::Group;
use crate::locale::Locale;
use jiff::civil::Date;
use std::borrow::Cow;

/// What the answers make.
pub(super) struct Registered {
    /// The group.
    pub group: Group,
    /// Its record, one line of JSON.
    pub record: String,
    /// What became of the answers: what was mended, what was not understood.
    pub import: Import,
}

/// Why answers make no record.
#[derive(Debug, thiserror::Error)]
pub(super) enum RegisterError {
    /// Nothing was said.
    #[error("nothing was said")]
    Empty,
    /// What was said makes no listing.
    #[error("{0}")]
    Unusable(String),
}

/// Reads the answers, one a question. A group without a name is called after its topic; without a country it is where the
/// reader is.
///
/// # Errors
/// Nothing was said, or a listing cannot be made of it.
pub(super) fn read_answers(
    answers: &[String],
    home: Option<&str>,
    today: Date,
    locale: &Locale,
) -> Result<Registered, RegisterError> {
    let mut cells = cells_of(answers);
    if cells.is_empty() {
        return Err(RegisterError::Empty);
    }
    if cell_under("name", &cells).is_none() {
        let name = match cell_under("topics", &cells) {
            Some(topic) => locale.with("register-name-topic", &[("topic", topic.into())]),
            None => locale.text("register-name"),
        };
        cells.push(("name", name.into()));
    }
    if let (None, Some(home)) = (cell_under("country", &cells), home) {
        cells.push(("country", home.to_owned().into()));
    }
    let headings: Vec<String> = cells.iter().map(|(heading, _)| (*heading).to_owned()).collect();
    let row: Vec<String> = cells.iter().map(|(_, cell)| cell.to_string()).collect();
    let sheet = sheet_row(&headings, ',') + &sheet_row(&row, ',');
    let mut groups = Vec::new();
    let mut options = ImportOptions::new("registration.csv", today);
    options.settings.max_bad_percent = 100.0;
    let import = import(sheet.as_bytes(), &options, &mut |group| groups.push(group))
        .map_err(|error| RegisterError::Unusable(error.to_string()))?;
    let mut group = groups.pop().ok_or(RegisterError::Unusable(sheet))?;
    // Whoever registers it says today that it is so.
    group.verified = Some(today);
    Ok(Registered { record: to_line(&group), group, import })
}

fn cell_under(heading: &str, cells: &[(&str, Cow<'_, str>)]) -> Option<String> {
    cells.iter().find(|(of, _)| *of == heading).map(|(_, cell)| cell.to_string())
}
