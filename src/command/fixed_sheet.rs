//! The sheet that `check --fixed` writes: as it stands, with mended cells and a column that says what needs a look.

use super::context::Context;
use super::error::CommandError;
use super::error_words::describe_io;
use crate::export::csv;
use crate::export::workbook::{SheetPage, write_workbook};
use crate::feed::{CorrectedSheet, Problem, Report};
use crate::locale::Locale;
use std::fs::File;
use std::io::Write;
use std::path::Path;

/// Writes the sheets to a new file: a spreadsheet where its name ends in .xlsx, else separated values.
///
/// # Errors
/// The feed is no table, the file is there already, or it cannot be written.
pub(super) fn write_fixed_sheet(
    context: &Context<'_>,
    path: &Path,
    sheets: &[CorrectedSheet],
    report: &Report,
    err: &mut dyn Write,
) -> Result<(), CommandError> {
    let locale = &context.locale;
    if sheets.is_empty() {
        return Err(CommandError::Usage(locale.text("fixed-no-table")));
    }
    let pages: Vec<SheetPage> =
        sheets.iter().map(|sheet| fixed_page(sheet, sheets.len() > 1, report, locale)).collect();
    let is_workbook = path.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("xlsx"));
    let bytes = if is_workbook {
        write_workbook(&pages)?
    } else {
        let rows = pages.iter().flat_map(|page| &page.rows);
        let text: String = rows.map(|row| csv::sheet_row(row, ',')).collect();
        // Spreadsheet programs take a file without this mark for one of their own encoding.
        format!("\u{feff}{text}").into_bytes()
    };
    // What is there is never written over: it may be the sheet itself.
    let written = File::create_new(path).and_then(|mut file| file.write_all(&bytes));
    written.map_err(|e| CommandError::Usage(format!("{}: {}", path.display(), describe_io(&e, locale))))?;
    let file = path.display().to_string();
    writeln!(err, "{}", locale.with("fixed-written", &[("file", file.into())]))?;
    Ok(())
}

/// A sheet with the column behind its last one. `is_named`: problems name the sheet they are in.
fn fixed_page(sheet: &CorrectedSheet, is_named: bool, report: &Report, locale: &Locale) -> SheetPage {
    let start = if is_named { format!("$.{}[", sheet.name) } else { String::new() };
    let columns = sheet.headings.len();
    let mut headings = sheet.headings.clone();
    headings.push(locale.text("fixed-heading"));
    let mut rows = vec![headings];
    for (number, cells) in &sheet.rows {
        let mut cells = cells.clone();
        cells.resize(columns, String::new());
        let of_row = report
            .problems
            .iter()
            .filter(|problem| problem.row == Some(*number) && problem.path.starts_with(&start));
        let notes: Vec<String> = of_row.map(|problem| fixed_note(problem, *number, locale)).collect();
        cells.push(notes.join("\n"));
        rows.push(cells);
    }
    SheetPage { name: sheet.name.clone(), rows, ..SheetPage::default() }
}

fn fixed_note(problem: &Problem, row: usize, locale: &Locale) -> String {
    let values = [
        ("row", row.to_string().into()),
        ("group", problem.group.as_deref().unwrap_or_default().into()),
        ("column", problem.column.as_deref().unwrap_or_default().into()),
        ("found", locale.report_words(&problem.found).into()),
        ("expected", locale.report_words(&problem.expected).into()),
    ];
    locale.with("fixed-note", &values)
}
