//! Spreadsheets: `.xlsx` and `.xlsm` (ECMA-376), `.ods` (ODF 1.3), `.xls` (MS-XLS).
//!
//! The crate `calamine` reads `.xlsx`; `.ods` and `.xls` are read here, cell by cell: cells may be repeated a million
//! times, and one text may stand in all of them. Before that, each form is measured: what an archive unpacks to, what its
//! formats come to, and how far apart the filled cells of a sheet lie, so that a small file cannot fill the memory.
//! Formulas are not run; the values that the spreadsheet program stored count.
//!
//! | module | subject |
//! |---|---|
//! | [`archive`] | the archive of the newer forms, within its limits |
//! | [`grid`] | filled cells, merged cells |
//! | [`cell_text`] | how a value is shown: a date, a time, a code with zeros |
//! | [`xlsx`], [`ods`] | archives of XML |
//! | [`xls`], [`xls_records`], [`xls_texts`], [`xls_formats`] | the older binary form |

mod archive;
mod cell_text;
mod error;
mod grid;
mod ods;
mod xls;
mod xls_formats;
mod xls_records;
mod xls_texts;
mod xlsx;

use super::error::FeedErrorKind;
pub use error::WorkbookError;
pub use grid::Sheet;
use std::panic::{AssertUnwindSafe, catch_unwind};

/// Whether bytes are an archive or a compound file, which spreadsheets are, and other documents too.
pub fn is_container(bytes: &[u8]) -> bool {
    archive::is_zip(bytes) || xls::is_compound(bytes)
}

/// Reads all sheets of a spreadsheet in their order. At most `limit` bytes are unpacked.
///
/// # Errors
/// It is another document, locked, damaged or too large.
pub fn read_workbook(bytes: &[u8], limit: u64) -> Result<Vec<Sheet>, FeedErrorKind> {
    // A damaged file must not end the program, whatever the reader makes of it.
    match catch_unwind(AssertUnwindSafe(|| read_sheets(bytes, limit))) {
        Ok(sheets) => sheets.map_err(|error| match error {
            WorkbookError::TooLarge { limit_mib } => {
                FeedErrorKind::TooLarge { limit_mib, why: "the size allowed" }
            }
            WorkbookError::NoSpreadsheet { found, hint } => {
                FeedErrorKind::NotJson { found: found.into(), hint }
            }
            error => FeedErrorKind::Workbook(Box::new(error)),
        }),
        Err(_) => Err(FeedErrorKind::Workbook(Box::new(WorkbookError::Damaged))),
    }
}

fn read_sheets(bytes: &[u8], limit: u64) -> Result<Vec<Sheet>, WorkbookError> {
    if xls::is_compound(bytes) {
        return xls::read_sheets(bytes);
    }
    let measure = archive::measure(bytes, limit)?;
    match measure.form {
        archive::ArchiveForm::Xlsx => xlsx::read_sheets(bytes, &measure),
        archive::ArchiveForm::Ods => ods::read_sheets(bytes, &measure),
    }
}
