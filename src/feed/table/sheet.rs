//! Which rows of a sheet are groups.
//!
//! Sheets have headings between groups, sums below them, cells merged over several rows, and a row for each time of
//! one group. What is no group is told in the report; nothing is dropped without a word.

use super::header::Header;
use super::row::TableRow;
use crate::feed::columns::ColumnField;
use crate::feed::mapping::Mapper;
use crate::feed::record::{Recorder, quote};
use crate::place::fold;
use std::borrow::Cow;
use std::collections::HashMap;

/// A cell that was mended, or left out.
#[derive(Debug, Clone)]
pub(super) struct MendedCell {
    pub column: usize,
    pub found: String,
    pub expected: Cow<'static, str>,
}

/// A group with the rows that speak of it.
#[derive(Debug, Clone)]
pub(super) struct SheetGroup {
    /// The number of its first row, as the spreadsheet shows it.
    pub number: usize,
    /// Its name, as far as there is one.
    pub name: String,
    /// Its id; made by [`super::ids`].
    pub id: String,
    /// The cells of its rows; the first has everything, further ones days and times.
    pub rows: Vec<Vec<String>>,
    pub mended: Vec<MendedCell>,
    /// Cells behind the last heading.
    pub spilled: usize,
}

/// Fields that may differ from row to row of one group.
const WHEN: [ColumnField; 8] = [
    ColumnField::Day,
    ColumnField::Date,
    ColumnField::Time,
    ColumnField::End,
    ColumnField::Duration,
    ColumnField::AmPm,
    ColumnField::Rhythm,
    ColumnField::Schedule,
];

/// So many groups with one name are looked at for the one that a row belongs to.
const NAMESAKES: usize = 64;

/// Words at the start of a row that counts others.
const SUMS: [&str; 16] = [
    "summe",
    "gesamt",
    "insgesamt",
    "anzahl",
    "zwischensumme",
    "total",
    "totals",
    "subtotal",
    "sum",
    "count",
    "grand total",
    "antall",
    "totalt",
    "delsum",
    "i alt",
    "gesamtzahl",
];

/// Finds the groups of a sheet.
pub(super) fn find_groups(
    header: &Header,
    rows: &[TableRow],
    recorder: &mut Recorder<'_>,
) -> Vec<SheetGroup> {
    let mut finder = GroupFinder {
        header,
        when: header.columns_of(&WHEN),
        name: header.column_of(ColumnField::Name),
        topic: header.column_of(ColumnField::Topics),
        section: String::new(),
        groups: Vec::new(),
        known: HashMap::new(),
        joined: 0,
    };
    let mut not_groups = Vec::new();
    for (at, row) in rows.iter().enumerate().filter(|(_, row)| !row.is_blank()) {
        let is_last = rows.iter().skip(at + 1).all(TableRow::is_blank);
        if finder.is_no_group(row, is_last) {
            not_groups.push(format!("row {} (\"{}\")", row.number, quote(first_cell(row))));
        } else {
            finder.add_row(row);
        }
    }
    if !not_groups.is_empty() {
        let more = not_groups.len().saturating_sub(10);
        let mut told = not_groups.iter().take(10).cloned().collect::<Vec<_>>().join(", ");
        if more > 0 {
            told += " and ";
            told += &more.to_string();
            told += " more";
        }
        recorder.note(format!("taken for headings or sums between the groups and not read: {told}"));
    }
    if finder.joined > 0 {
        recorder.note(format!(
            "{} rows are further days or times of the group in the row above them",
            finder.joined
        ));
    }
    finder.groups
}

fn first_cell(row: &TableRow) -> &str {
    row.cells.iter().map(|cell| cell.trim()).find(|cell| !cell.is_empty()).unwrap_or_default()
}

struct GroupFinder<'h> {
    header: &'h Header,
    /// The columns of days and times.
    when: Vec<usize>,
    name: Option<usize>,
    topic: Option<usize>,
    /// The heading between the groups that came last, where it names a topic.
    section: String,
    groups: Vec<SheetGroup>,
    /// Where a group with the same name stands.
    known: HashMap<String, Vec<usize>>,
    joined: usize,
}

impl GroupFinder<'_> {
    /// A heading between the groups, a sum, or the headings once more.
    fn is_no_group(&mut self, row: &TableRow, is_last: bool) -> bool {
        let filled: Vec<&str> =
            row.cells.iter().map(|cell| cell.trim()).filter(|cell| !cell.is_empty()).collect();
        let headings = &self.header.headings;
        if row.cells.iter().zip(headings).all(|(cell, heading)| cell.trim() == heading) {
            return true;
        }
        let first = first_cell(row);
        let folded = fold(first);
        let is_sum = SUMS.iter().any(|sum| {
            folded.strip_prefix(sum).is_some_and(|rest| {
                rest.trim().is_empty() || rest.starts_with(' ') && rest.bytes().any(|b| b.is_ascii_digit())
            })
        });
        if is_sum && filled.len() <= 3 && (filled.len() * 2 <= headings.len() || is_last) {
            return true;
        }
        let columns = headings.iter().filter(|heading| !heading.is_empty()).count();
        if filled.len() == 1 && columns >= 3 && !self.is_only_in_when(row) {
            self.section.clear();
            if Mapper::embedded().map_label(first).is_mapped() {
                first.clone_into(&mut self.section);
            }
            return true;
        }
        false
    }

    /// Only a day or time stands in the row: a further one of the group above.
    fn is_only_in_when(&self, row: &TableRow) -> bool {
        row.cells
            .iter()
            .enumerate()
            .all(|(column, cell)| cell.trim().is_empty() || self.when.contains(&column))
    }

    fn add_row(&mut self, row: &TableRow) {
        let columns = self.header.headings.len();
        let mut cells: Vec<String> =
            row.cells.iter().take(columns).map(|cell| cell.trim().to_owned()).collect();
        cells.resize(columns, String::new());
        let spilled = row.cells.iter().skip(columns).filter(|cell| !cell.trim().is_empty()).count();
        let name = self.name.and_then(|column| cells.get(column)).cloned().unwrap_or_default();
        let says_when =
            self.when.iter().any(|column| cells.get(*column).is_some_and(|cell| !cell.is_empty()));
        // The cell of the name is merged over several rows, or filled only in the first.
        if name.is_empty()
            && says_when
            && self.name.is_some()
            && let Some(group) = self.groups.last_mut()
            && fits_group(&self.when, &cells, group)
        {
            join_row(&self.when, cells, group);
            self.joined += 1;
            return;
        }
        let key = fold(&name);
        if !name.is_empty() && says_when && !self.has_own_ids() {
            // Of many groups with one name the last ones: sheets keep the rows of a group together.
            let known = self.known.get(&key).into_iter().flat_map(|at| at.iter().rev().take(NAMESAKES).rev());
            let groups = &mut self.groups;
            let found = known
                .copied()
                .find(|at| groups.get(*at).is_some_and(|group| fits_group(&self.when, &cells, group)));
            if let Some(group) = found.and_then(|at| groups.get_mut(at)) {
                join_row(&self.when, cells, group);
                self.joined += 1;
                return;
            }
        }
        if let Some(topic) =
            self.topic.and_then(|column| cells.get_mut(column)).filter(|cell| cell.is_empty())
        {
            self.section.clone_into(topic);
        }
        self.known.entry(key).or_default().push(self.groups.len());
        let name = if name.is_empty() { self.made_name(&mut cells) } else { name };
        if spilled > 0
            && let Some(notes) =
                self.header.column_of(ColumnField::Notes).and_then(|column| cells.get_mut(column))
        {
            let rest = row.cells.iter().skip(columns).map(|cell| cell.trim()).filter(|cell| !cell.is_empty());
            let joined =
                std::iter::once(notes.clone()).chain(rest.map(str::to_owned)).filter(|text| !text.is_empty());
            *notes = joined.collect::<Vec<_>>().join("\n");
        }
        self.groups.push(SheetGroup {
            number: row.number,
            name,
            id: String::new(),
            rows: vec![cells],
            mended: Vec::new(),
            spilled,
        });
    }

    /// Whether the sheet tells groups apart by an id of its own.
    fn has_own_ids(&self) -> bool {
        self.header.has(ColumnField::Id) || self.header.keys.iter().any(|key| key == "slug")
    }

    /// A sheet without names has topics: "Trauer" is then what the group is called.
    fn made_name(&self, cells: &mut [String]) -> String {
        let topic = self.topic.and_then(|column| cells.get(column)).cloned().unwrap_or_default();
        if let Some(cell) = self.name.and_then(|column| cells.get_mut(column)) {
            topic.clone_into(cell);
        }
        topic
    }
}

/// Whether the cells beside days and times say the same as those of a group, or nothing.
fn fits_group(when: &[usize], cells: &[String], group: &SheetGroup) -> bool {
    let Some(first) = group.rows.first() else { return false };
    cells.iter().zip(first).enumerate().all(|(column, (cell, known))| {
        when.contains(&column) || cell.is_empty() || known.is_empty() || cell == known
    })
}

/// Adds a row to a group: its days and times as a row of their own, the rest where the group had nothing.
fn join_row(when: &[usize], cells: Vec<String>, group: &mut SheetGroup) {
    if let Some(first) = group.rows.first_mut() {
        for (column, cell) in cells.iter().enumerate().filter(|(column, _)| !when.contains(column)) {
            if let Some(known) = first.get_mut(column).filter(|known| known.is_empty()) {
                cell.clone_into(known);
            }
        }
    }
    group.rows.push(cells);
}
