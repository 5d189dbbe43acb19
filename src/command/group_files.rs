//! Groups in the forms in which they are taken along: words to read, a sheet and a dataset that `sync` reads back.

use crate::dataset::{canonical, to_line};
use crate::export::{self, Viewer, csv};
use crate::feed::{export_cells, export_columns};
use crate::group::Group;
use crate::page::{Page, Tone};

/// The dataset id of an export; whoever publishes it gives it one of their own.
const DATASET_ID: &str = "groupfinder-export";

/// Of each group when, where and how to reach somebody, a few lines each.
pub(super) fn summary_page(groups: &[Group], viewer: &Viewer<'_>) -> Page {
    let mut page = Page::new(viewer.locale.text("mark-title"));
    for group in groups {
        let answers = export::compare_groups(std::slice::from_ref(group), None, viewer);
        page.add_heading(group.name.as_str());
        for row in answers.rows.iter().filter(|row| row.cells != [viewer.locale.text("compare-unknown")]) {
            page.add(Tone::Key, 2, format!("{}: {}", row.label, row.cells.join(", ")));
        }
    }
    page
}

/// All that is known about groups, one after the other.
pub(super) fn text_of_groups(groups: &[Group], viewer: &Viewer<'_>) -> String {
    let pages = groups.iter().map(|group| export::plain::to_plain_text(&export::details_page(group, viewer)));
    let rule = format!("\n{}\n\n", "-".repeat(export::plain::COLUMNS));
    pages.collect::<Vec<_>>().join(&rule)
}

/// Groups as a sheet that `sync` reads back.
pub(super) fn sheet_of_groups(groups: &[Group]) -> String {
    let records: Vec<String> = groups.iter().map(to_line).collect();
    sheet_lines(records.iter().map(String::as_str)).collect()
}

/// The lines of a sheet of records, headings first, each with its end.
pub(super) fn sheet_lines<'r>(records: impl Iterator<Item = &'r str>) -> impl Iterator<Item = String> {
    let headings = format!("{}{}", csv::BYTE_ORDER_MARK, csv::sheet_row(&export_columns(), ','));
    std::iter::once(headings).chain(records.map(|record| csv::sheet_row(&export_cells(record), ',')))
}

/// Groups as a dataset that `sync` reads back.
pub(super) fn dataset_of_groups(groups: &[Group]) -> String {
    let records: Vec<String> = groups.iter().map(to_line).collect();
    dataset_of_records(records.iter().map(String::as_str))
}

/// Records as a dataset that `sync` reads back.
pub(super) fn dataset_of_records<'r>(records: impl Iterator<Item = &'r str>) -> String {
    canonical::join_records(&canonical::first_line::<()>(DATASET_ID, None), records)
}
