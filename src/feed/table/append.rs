//! Adding a group to a sheet that somebody keeps, in the sheet's own columns.

use super::csv::CsvRows;
use super::header::{Header, ROWS_LOOKED_AT};
use super::native_columns::{are_native, cells_under};
use crate::feed::columns::{ColumnField, Headings};
use crate::feed::error::FeedErrorKind;
use std::fmt::Write as _;

/// A sheet with one more row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AppendedSheet {
    /// The cells of the new row, one for each column of the sheet.
    pub cells: Vec<String>,
    /// What separates them.
    pub separator: char,
    /// The headings of what the sheet has no column for.
    pub left_out: Vec<String>,
}

/// The cells that a group has in a sheet. `said` are its cells by heading, `record` is its native record in one line, which
/// goes into exports of our own. What the sheet has no column for goes into its notes, as far as it has such a column.
///
/// # Errors
/// The sheet names no columns that are known, or a quotation in it does not end.
pub fn append_cells(
    sheet: &str,
    said: &[(String, String)],
    record: &str,
) -> Result<AppendedSheet, FeedErrorKind> {
    let rows = CsvRows::new(sheet);
    let separator = rows.separator();
    let rows = rows.take(ROWS_LOOKED_AT).collect::<Result<Vec<_>, _>>()?;
    let header = Header::find(&rows, None)?;
    if are_native(&header.keys) {
        return Ok(AppendedSheet {
            cells: cells_under(&header.keys, record),
            separator,
            left_out: Vec::new(),
        });
    }
    let fields: Vec<Vec<ColumnField>> =
        header.headings.iter().map(|heading| Headings::embedded().find(heading)).collect();
    let mut cells = vec![String::new(); fields.len()];
    let mut left_out = Vec::new();
    for (heading, value) in said {
        let wanted = Headings::embedded().find(heading);
        let column = fields
            .iter()
            .position(|fields| fields.first().is_some_and(|field| wanted.first() == Some(field)));
        let column = column
            .or_else(|| fields.iter().position(|fields| fields.iter().any(|field| wanted.contains(field))));
        match column.and_then(|column| cells.get_mut(column)) {
            Some(cell) if cell.is_empty() => cell.clone_from(value),
            _ => left_out.push((heading.clone(), value.clone())),
        }
    }
    let notes = fields.iter().position(|fields| fields.first() == Some(&ColumnField::Notes));
    let left_out = match notes.and_then(|column| cells.get_mut(column)) {
        Some(cell) => {
            for (heading, value) in left_out {
                let between = if cell.is_empty() { "" } else { "; " };
                let _ = write!(cell, "{between}{heading}: {value}");
            }
            Vec::new()
        }
        None => left_out.into_iter().map(|(heading, _)| heading).collect(),
    };
    Ok(AppendedSheet { cells, separator, left_out })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said() -> Vec<(String, String)> {
        [("name", "Ring"), ("full address", "Weg 3, 50667 Köln"), ("when", "Mo 18:00")]
            .map(|(heading, value)| (heading.to_owned(), value.to_owned()))
            .to_vec()
    }

    #[test]
    fn a_row_stands_in_the_columns_of_the_sheet() {
        let sheet = "Gruppe;Adresse komplett;Bemerkungen\r\nAlt;;\r\n";
        let added = append_cells(sheet, &said(), "{}").unwrap();
        assert_eq!(added.separator, ';');
        assert_eq!(added.cells, ["Ring", "Weg 3, 50667 Köln", "when: Mo 18:00"]);
        let without = append_cells("name,when\na,b\n", &said(), "{}").unwrap();
        assert_eq!(
            (without.cells, without.left_out),
            (vec!["Ring".into(), "Mo 18:00".into()], vec!["full address".into()])
        );
        assert!(append_cells("no heading here", &said(), "{}").is_err());
    }
}
