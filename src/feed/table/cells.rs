//! What a spreadsheet does to numbers and codes, and what can be undone.

use super::groups::{GroupList, SheetGroup};
use super::header::Header;
use crate::feed::columns::{ColumnField, ListMapping, Role, is_destroyed};
use crate::feed::record::quote;
use crate::group::Country;
use std::borrow::Cow;

/// A cell that was mended, or left out.
#[derive(Debug, Clone)]
pub(super) struct MendedCell {
    pub column: usize,
    pub found: String,
    pub expected: Cow<'static, str>,
}

/// The rows of a group with their cells mended.
#[derive(Debug, Default)]
pub(super) struct MendedRows {
    /// The cells; the first row has everything, further ones days and times.
    pub rows: Vec<Vec<String>>,
    /// What was mended, and what was left out.
    pub mended: Vec<MendedCell>,
}

/// What spreadsheets did to the cells of a table, and how it is undone. What can be undone follows from all cells of a
/// column; the cells of a group are mended when it is read, so that no table is in the memory twice.
pub(super) struct CellMender<'h> {
    header: &'h Header,
    mapping: Option<&'h ListMapping>,
    /// The columns of postal codes and telephone numbers.
    postal_code: Option<usize>,
    phone: Option<usize>,
    /// Whether codes of four digits, and numbers without a zero, have lost it.
    codes_lost_zeros: bool,
    phones_lost_zeros: bool,
}

impl<'h> CellMender<'h> {
    /// Looks at the cells of all groups. `country` is that of the list, where it is known.
    pub(super) fn new(
        header: &'h Header,
        mapping: Option<&'h ListMapping>,
        groups: &GroupList,
        country: Option<Country>,
    ) -> Self {
        let mut mender = Self {
            header,
            mapping,
            postal_code: header.column_of(ColumnField::PostalCode),
            phone: header.column_of(ColumnField::Phone),
            codes_lost_zeros: false,
            phones_lost_zeros: false,
        };
        let (mut five, mut four, mut with_zero, mut bare) = (0_usize, 0_usize, 0_usize, 0_usize);
        for group in groups.iter() {
            if let Some(code) = mender.postal_code.map(|column| mender.number_in(&group, column)) {
                five += usize::from(has_digits(&code, 5));
                four += usize::from(has_digits(&code, 4));
            }
            if let Some(phone) = mender.phone.map(|column| mender.number_in(&group, column)) {
                with_zero += usize::from(phone.starts_with('0'));
                bare += usize::from(lost_its_zero(&phone));
            }
        }
        // Where all codes have four digits they may be those of Norway, Austria or Switzerland.
        let is_german = country.is_some_and(|country| country.code() == "DE");
        mender.codes_lost_zeros = is_german || five > 0 && four <= five;
        mender.phones_lost_zeros = with_zero > 0 && bare <= with_zero;
        mender
    }

    /// What a cell says: without what keeps a spreadsheet from running it, and nothing where it is destroyed.
    pub(super) fn plain_cell(&self, column: usize, cell: &str) -> String {
        let plain = without_guard(self.meaning(column, cell));
        if is_destroyed(&plain) { String::new() } else { plain }
    }

    /// The cells of a group as they are read.
    pub(super) fn mend(&self, group: &SheetGroup<'_>) -> MendedRows {
        let mut mended = MendedRows::default();
        for cells in group.rows() {
            let row = cells.iter().enumerate().map(|(column, cell)| {
                let plain = without_guard(self.meaning(column, cell));
                if !is_destroyed(&plain) {
                    return plain;
                }
                let expected = "a value; a spreadsheet has destroyed this one, it is left out: look it up";
                mended.mended.push(MendedCell { column, found: quote(&plain), expected: expected.into() });
                String::new()
            });
            let row = row.collect();
            mended.rows.push(row);
        }
        self.restore_zero(
            &mut mended,
            self.postal_code,
            self.codes_lost_zeros,
            "a postal code of five digits",
        );
        self.restore_zero(
            &mut mended,
            self.phone,
            self.phones_lost_zeros,
            "a telephone number with its first zero",
        );
        mended
    }

    /// Gives the number in a column of a group back what a spreadsheet took from it.
    fn restore_zero(&self, group: &mut MendedRows, column: Option<usize>, lost_zeros: bool, expected: &str) {
        let Some(column) = column else { return };
        let Some(cell) = group.rows.first_mut().and_then(|row| row.get_mut(column)) else { return };
        if let Some(whole) = without_decimals(cell) {
            *cell = whole.to_owned();
        }
        let is_short =
            if Some(column) == self.postal_code { has_digits(cell, 4) } else { lost_its_zero(cell) };
        if lost_zeros && is_short {
            let whole = format!("0{cell}");
            let expected = format!("{expected}; read as {whole}");
            let found = std::mem::replace(cell, whole);
            group.mended.push(MendedCell { column, found, expected: expected.into() });
        }
    }

    /// What a cell means by the mapping, or the value that the mapping puts into it.
    fn meaning<'c>(&'c self, column: usize, cell: &'c str) -> &'c str {
        let Some(mapping) = self.mapping else { return cell };
        let meant = match self.header.roles.get(column) {
            Some(Role::Field(field)) => mapping.meaning(*field, cell),
            _ => cell,
        };
        let constants = self.header.constants.iter().filter(|_| meant.is_empty());
        constants.clone().find(|(of, _)| *of == column).map_or(meant, |(_, constant)| constant)
    }

    /// The number in a column of the first row of a group.
    fn number_in(&self, group: &SheetGroup<'_>, column: usize) -> String {
        let cell = group.cells.get(column).map(|cell| self.plain_cell(column, cell)).unwrap_or_default();
        without_decimals(&cell).map(str::to_owned).unwrap_or(cell)
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

/// Digits only, as a spreadsheet keeps a number; short ones and those of the 1 are numbers of a service.
fn lost_its_zero(cell: &str) -> bool {
    (8..=12).contains(&cell.len())
        && cell.bytes().all(|b| b.is_ascii_digit())
        && !cell.starts_with(['0', '1'])
}

/// Whether a cell is so many digits.
fn has_digits(cell: &str, wanted: usize) -> bool {
    cell.len() == wanted && cell.bytes().all(|b| b.is_ascii_digit())
}

/// "221123456.0" is "221123456".
fn without_decimals(cell: &str) -> Option<&str> {
    cell.strip_suffix(".0").filter(|whole| whole.bytes().all(|b| b.is_ascii_digit()))
}
