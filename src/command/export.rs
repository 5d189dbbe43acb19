//! `groupfinder export`: groups in a form that `sync` reads back without loss.

use super::context::Context;
use super::error::CommandError;
use super::filters::parse_filters;
use super::group_files::{dataset_of_records, sheet_lines};
use super::output::check_not_terminal;
use crate::cli::{ExportArgs, SheetOutput};
use crate::dataset::json_record::id_of;
use crate::export::workbook::{SheetPage, write_workbook};
use crate::feed::{export_cells, export_columns};
use std::io::Write;

/// Writes all groups, or those that words and filters find.
///
/// # Errors
/// A filter is not understood, a record cannot be read, or a spreadsheet would go to a terminal.
pub(super) fn export_groups(
    context: &Context<'_>,
    args: &ExportArgs,
    out: &mut dyn Write,
    err: &mut dyn Write,
) -> Result<u8, CommandError> {
    check_not_terminal(context, args.output, "groupfinder export --output xlsx > groups.xlsx")?;
    let opened = context.open_data(err)?;
    let mut asked = parse_filters(context, &opened.index, &args.words, &args.filters)?;
    asked.query.limit = usize::MAX;
    let results = asked.search(&opened.index, &context.moment());
    let mut records = Vec::new();
    for hit in results.hits.as_slice() {
        if args.directory || !opened.records.is_built_in(hit.ordinal) {
            records.push(opened.records.read_json(hit.ordinal)?);
        }
    }
    // The same groups give the same bytes, whatever the search puts first.
    records.sort_by(|a, b| id_of(a).cmp(&id_of(b)));
    match args.output {
        SheetOutput::Json => {
            out.write_all(dataset_of_records(records.iter().map(AsRef::as_ref)).as_bytes())?;
        }
        SheetOutput::Csv => {
            for line in sheet_lines(records.iter().map(AsRef::as_ref)) {
                out.write_all(line.as_bytes())?;
            }
        }
        SheetOutput::Xlsx => {
            let rows =
                std::iter::once(export_columns()).chain(records.iter().map(|record| export_cells(record)));
            let page = SheetPage {
                name: context.locale.text("sheet-groups"),
                rows: rows.collect(),
                ..SheetPage::default()
            };
            out.write_all(&write_workbook(&[page])?)?;
        }
    }
    let count = records.len() as u64;
    let values = [("count", count.into()), ("all", context.locale.number(count).into())];
    writeln!(err, "{}", context.locale.with("export-done", &values))?;
    Ok(0)
}
