//! The sheet that `check --fixed` writes: as it stands, with mended cells and a column that says what needs a look.

use super::context::Context;
use super::error::CommandError;
use crate::export::csv;
use crate::export::workbook::{SheetPage, write_workbook};
use crate::feed::{CorrectedSheet, Problem, Report};
use crate::fetch::describe_io_error;
use crate::locale::Locale;
use crate::topic::Language;
use std::borrow::Cow;
use std::fs::File;
use std::io::Write;
use std::path::Path;

/// What is expected of a cell, in English, German and Norwegian; `{}` stands for what is particular to one cell.
static EXPECTED_WORDS: &str = include_str!("../../data/feeds/expected-words.tsv");

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
    written.map_err(|e| CommandError::Usage(format!("{}: {}", path.display(), describe_io_error(&e))))?;
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
        ("row", locale.number(row as u64).into()),
        ("group", problem.group.as_deref().unwrap_or_default().into()),
        ("column", problem.column.as_deref().unwrap_or_default().into()),
        ("found", problem.found.as_str().into()),
        ("expected", expected_in(&problem.expected, locale).into()),
    ];
    locale.with("fixed-note", &values)
}

/// What is expected of a cell in the reader's language; in English where there are no words for it.
fn expected_in<'w>(english: &'w str, locale: &Locale) -> Cow<'w, str> {
    let column = match locale.language() {
        Language::En => return Cow::Borrowed(english),
        Language::De => 1,
        Language::Nb => 2,
    };
    let translated = EXPECTED_WORDS.lines().skip(1).find_map(|line| {
        let mut words = line.split('\t');
        let particular = particular_in(english, words.next()?)?;
        Some(words.nth(column - 1)?.replace("{}", particular))
    });
    translated.map_or(Cow::Borrowed(english), Cow::Owned)
}

/// What stands in a text where a pattern has `{}`; nothing where the pattern has none, `None` where it does not fit.
fn particular_in<'t>(text: &'t str, pattern: &str) -> Option<&'t str> {
    match pattern.split_once("{}") {
        Some((before, after)) => text.strip_prefix(before)?.strip_suffix(after),
        None => (text == pattern).then_some(""),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_expected_is_said_in_the_language_of_the_reader() {
        let [german, norwegian] = [Language::De, Language::Nb].map(Locale::new);
        let code = "a postal code of five digits; read as 01067";
        assert_eq!(expected_in(code, &german), "eine fünfstellige Postleitzahl; gelesen als 01067");
        assert_eq!(expected_in("HH:MM; unknown", &norwegian), "et klokkeslett som 18:30; ukjent");
        assert_eq!(expected_in(code, &Locale::new(Language::En)), code);
        assert_eq!(expected_in("something new", &german), "something new");
        for line in EXPECTED_WORDS.lines() {
            let words: Vec<&str> = line.split('\t').collect();
            assert!(words.len() == 3 && words.iter().all(|words| !words.is_empty()), "{line}");
            assert!(words[1].contains("{}") <= words[0].contains("{}"), "{line}");
        }
    }
}
