//! `groupfinder template`: a sheet to fill in.

use super::context::Context;
use super::error::CommandError;
use super::output::check_not_terminal;
use crate::cli::{SheetOutput, TemplateArgs, TemplateOutput};
use crate::export::csv;
use crate::export::workbook::{Choices, SheetPage, write_workbook};
use crate::feed::{TemplateColumn, template_columns};
use crate::topic::Language;
use std::io::Write;

/// Writes a sheet with headings, examples, and values to choose from.
///
/// # Errors
/// A spreadsheet would go to a terminal, or cannot be written.
pub(super) fn print_template(
    context: &Context<'_>,
    args: &TemplateArgs,
    out: &mut dyn Write,
) -> Result<u8, CommandError> {
    let columns = template_columns(context.locale.language());
    let rows = template_rows(&columns);
    match args.output {
        TemplateOutput::Csv => {
            // Spreadsheet programs expect semicolons where numbers have a comma.
            let separator = if context.locale.language() == Language::En { ',' } else { ';' };
            out.write_all(csv::BYTE_ORDER_MARK.as_bytes())?;
            for row in &rows {
                out.write_all(csv::sheet_row(row, separator).as_bytes())?;
            }
        }
        TemplateOutput::Xlsx => {
            check_not_terminal(context, SheetOutput::Xlsx, "groupfinder template > groups.xlsx")?;
            let [groups, lists] = ["sheet-groups", "sheet-values"].map(|key| context.locale.text(key));
            out.write_all(&write_workbook(&template_pages(&columns, rows, groups, lists))?)?;
        }
    }
    Ok(0)
}

/// The row of headings, and one for each example.
fn template_rows(columns: &[TemplateColumn]) -> Vec<Vec<String>> {
    let examples = columns.iter().map(|column| column.examples.len()).max().unwrap_or_default();
    let mut rows = vec![columns.iter().map(|column| column.heading.clone()).collect()];
    rows.extend((0..examples).map(|n| {
        columns.iter().map(|column| column.examples.get(n).cloned().unwrap_or_default()).collect::<Vec<_>>()
    }));
    rows
}

/// The sheet of groups, and a hidden one with the values that its cells offer.
fn template_pages(
    columns: &[TemplateColumn],
    rows: Vec<Vec<String>>,
    groups: String,
    lists: String,
) -> Vec<SheetPage> {
    let offered: Vec<(usize, &TemplateColumn)> =
        columns.iter().enumerate().filter(|(_, column)| !column.values.is_empty()).collect();
    let longest = offered.iter().map(|(_, column)| column.values.len()).max().unwrap_or_default();
    let mut values = vec![offered.iter().map(|(_, column)| column.heading.clone()).collect()];
    values.extend((0..longest).map(|n| {
        let values = offered.iter().map(|(_, column)| column.values.get(n).copied().unwrap_or_default());
        values.map(str::to_owned).collect::<Vec<_>>()
    }));
    let choices = offered.iter().enumerate().map(|(from, (column, offered))| Choices {
        column: *column,
        sheet: lists.clone(),
        from,
        count: offered.values.len(),
    });
    let groups = SheetPage {
        name: groups,
        rows,
        widths: columns.iter().map(|column| column.width).collect(),
        choices: choices.collect(),
        is_hidden: false,
    };
    let lists = SheetPage { name: lists, rows: values, is_hidden: true, ..SheetPage::default() };
    vec![groups, lists]
}
