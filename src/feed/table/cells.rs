//! What a spreadsheet does to numbers and codes, and what can be undone.

use super::header::Header;
use super::sheet::{MendedCell, SheetGroup};
use crate::feed::columns::{ColumnField, ListMapping, Role, is_destroyed};
use crate::feed::record::quote;
use crate::group::Country;

/// Cleans the cells of all groups. What is destroyed is left out and told; what can be undone is undone and told.
/// `country` is that of the list, where it is known.
pub(super) fn mend_cells(header: &Header, groups: &mut [SheetGroup], country: Option<Country>) {
    for group in groups.iter_mut() {
        for row in &mut group.rows {
            for (column, cell) in row.iter_mut().enumerate() {
                let plain = without_guard(cell);
                if is_destroyed(&plain) {
                    let expected =
                        "a value; a spreadsheet has destroyed this one, it is left out: look it up";
                    let found = quote(&plain);
                    group.mended.push(MendedCell { column, found, expected: expected.into() });
                    cell.clear();
                } else if plain != *cell {
                    *cell = plain;
                }
            }
        }
    }
    mend_postal_codes(header, groups, country);
    mend_phones(header, groups);
}

/// Replaces the values of fields by what a mapping says they mean, and fills the columns that it adds.
pub(super) fn apply_values(header: &Header, mapping: &ListMapping, groups: &mut [SheetGroup]) {
    for group in groups.iter_mut() {
        for row in &mut group.rows {
            for (column, cell) in row.iter_mut().enumerate() {
                if let Some(Role::Field(field)) = header.roles.get(column) {
                    *cell = mapping.meaning(*field, cell).to_owned();
                }
            }
            for (column, constant) in &header.constants {
                if let Some(cell) = row.get_mut(*column).filter(|cell| cell.is_empty()) {
                    constant.clone_into(cell);
                }
            }
        }
    }
}

/// Takes off what keeps a spreadsheet from running a cell as a formula or from reading it as a number: a leading
/// apostrophe, `="0221"`, and the `=` of `=+49221...`.
pub(super) fn without_guard(cell: &str) -> String {
    let cell = cell.trim();
    if let Some(inner) = cell.strip_prefix("=\"").and_then(|rest| rest.strip_suffix('"')) {
        return inner.to_owned();
    }
    let guarded = cell
        .strip_prefix('\'')
        .filter(|rest| rest.starts_with(|c: char| "'=@+-".contains(c) || c.is_ascii_digit()));
    let is_guarded = guarded.is_some();
    let cell = guarded.unwrap_or(cell);
    if is_guarded {
        return cell.to_owned();
    }
    match cell.strip_prefix('=') {
        Some(rest)
            if rest.starts_with(['+', '0']) && rest.bytes().all(|b| b.is_ascii_digit() || b == b'+') =>
        {
            rest.to_owned()
        }
        _ => cell.to_owned(),
    }
}

/// Whether a cell has so many digits and nothing else.
fn has_digits(cell: &str, wanted: usize) -> bool {
    cell.len() == wanted && cell.bytes().all(|b| b.is_ascii_digit())
}

/// "1067" beside codes of five digits has lost its zero, and "50667.0" is "50667".
fn mend_postal_codes(header: &Header, groups: &mut [SheetGroup], country: Option<Country>) {
    let Some(column) = column_of(header, ColumnField::PostalCode) else { return };
    strip_decimals(column, groups);
    let german = country.is_some_and(|country| country.code() == "DE");
    let (mut five, mut four) = (0, 0);
    for group in groups.iter() {
        let cell = cell_of(group, column);
        five += usize::from(has_digits(cell, 5));
        four += usize::from(has_digits(cell, 4));
    }
    // Where all codes have four digits they may be those of Norway, Austria or Switzerland.
    if !german && (five == 0 || four > five) {
        return;
    }
    for group in groups.iter_mut() {
        let found = cell_of(group, column).to_owned();
        if has_digits(&found, 4) {
            let whole = format!("0{found}");
            let expected = format!("a postal code of five digits; read as {whole}");
            group.mended.push(MendedCell { column, found, expected: expected.into() });
            set_cell(group, column, whole);
        }
    }
}

/// A number of digits alone beside others that begin with zero has lost its zero.
fn mend_phones(header: &Header, groups: &mut [SheetGroup]) {
    let Some(column) = column_of(header, ColumnField::Phone) else { return };
    strip_decimals(column, groups);
    let with_zero = groups.iter().filter(|group| cell_of(group, column).starts_with('0')).count();
    let bare = groups.iter().filter(|group| lost_its_zero(cell_of(group, column))).count();
    if with_zero == 0 || bare > with_zero {
        return;
    }
    for group in groups.iter_mut() {
        let found = cell_of(group, column).to_owned();
        if lost_its_zero(&found) {
            let whole = format!("0{found}");
            let expected = format!("a telephone number with its first zero; read as {whole}");
            group.mended.push(MendedCell { column, found, expected: expected.into() });
            set_cell(group, column, whole);
        }
    }
}

/// Digits only, as a spreadsheet keeps a number; short ones and those of the 1 are numbers of a service.
fn lost_its_zero(cell: &str) -> bool {
    (8..=12).contains(&cell.len())
        && cell.bytes().all(|b| b.is_ascii_digit())
        && !cell.starts_with(['0', '1'])
}

/// "221123456.0" is "221123456".
fn strip_decimals(column: usize, groups: &mut [SheetGroup]) {
    for group in groups.iter_mut() {
        let cell = cell_of(group, column);
        if let Some(whole) = cell.strip_suffix(".0").filter(|whole| whole.bytes().all(|b| b.is_ascii_digit()))
        {
            let whole = whole.to_owned();
            set_cell(group, column, whole);
        }
    }
}

fn column_of(header: &Header, field: ColumnField) -> Option<usize> {
    header.roles.iter().position(|role| *role == Role::Field(field))
}

fn cell_of(group: &SheetGroup, column: usize) -> &str {
    group.rows.first().and_then(|row| row.get(column)).map_or("", String::as_str)
}

fn set_cell(group: &mut SheetGroup, column: usize, text: String) {
    if let Some(cell) = group.rows.first_mut().and_then(|row| row.get_mut(column)) {
        *cell = text;
    }
}
