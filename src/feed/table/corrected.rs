//! A sheet as it stands, with what a spreadsheet did to numbers and codes undone.

use super::cells::CellMender;
use super::groups::GroupList;
use super::header::Header;
use super::row::TableRow;
use crate::feed::ImportOptions;

/// A sheet with its mended cells.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CorrectedSheet {
    /// Its name; empty where the table has none.
    pub name: String,
    /// The headings.
    pub headings: Vec<String>,
    /// The rows below them: their number as the spreadsheet shows it, and the cells.
    pub rows: Vec<(usize, Vec<String>)>,
}

/// Mends the cells of a sheet. `None` where no row names columns that are known.
pub(in crate::feed) fn correct_sheet(
    name: String,
    rows: &[TableRow],
    options: &ImportOptions<'_>,
) -> Option<CorrectedSheet> {
    let mapping = options.settings.mapping.as_deref();
    let header = Header::find(rows, mapping).ok()?;
    let body = rows.get(header.row + 1..).unwrap_or_default();
    let mut groups = GroupList::default();
    for row in body.iter().filter(|row| !row.is_blank()) {
        groups.push(row.number, &row.cells);
    }
    let mender = CellMender::new(&header, mapping, &groups, options.settings.defaults.country);
    let rows = groups.iter().map(|group| {
        let cells = mender.mend(&group).rows.into_iter().next().unwrap_or_default();
        (group.number as usize, cells)
    });
    let rows = rows.collect();
    Some(CorrectedSheet { name, headings: header.headings, rows })
}
