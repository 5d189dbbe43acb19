//! Which rows of a sheet are groups.
//!
//! Sheets have headings between groups, sums below them, cells merged over several rows, and a row for each time of
//! one group. What is no group is told in the report; nothing is dropped without a word.

use super::groups::{GroupList, SheetGroup};
use super::header::Header;
use super::row::{Cells, TableRow};
use crate::feed::columns::ColumnField;
use crate::feed::error::FeedErrorKind;
use crate::feed::mapping::Mapper;
use crate::feed::record::{Recorder, quote};
use crate::place::fold;
use foldhash::quality::RandomState;
use std::collections::HashMap;
use std::hash::BuildHasher;

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
///
/// # Errors
/// A row cannot be read.
pub(super) fn find_groups(
    header: &Header,
    rows: &mut dyn Iterator<Item = Result<TableRow, FeedErrorKind>>,
    recorder: &mut Recorder<'_>,
) -> Result<GroupList, FeedErrorKind> {
    let mut finder = GroupFinder {
        header,
        when: header.columns_of(&WHEN),
        name: header.column_of(ColumnField::Name),
        topic: header.column_of(ColumnField::Topics),
        section: String::new(),
        groups: GroupList::new(header.headings.len()),
        known: HashMap::new(),
        namesakes: Vec::new(),
        hasher: RandomState::default(),
        joined: 0,
    };
    let (mut not_groups, mut more) = (Vec::new(), 0_usize);
    let mut rows = rows.filter(|row| !row.as_ref().is_ok_and(TableRow::is_blank)).peekable();
    while let Some(row) = rows.next() {
        let row = row?;
        if !finder.is_no_group(&row, rows.peek().is_none()) {
            finder.add_row(&row);
        } else if not_groups.len() < 10 {
            not_groups.push(format!("row {} (\"{}\")", row.number, quote(first_cell(&row))));
        } else {
            more += 1;
        }
    }
    if !not_groups.is_empty() {
        let mut told = not_groups.join(", ");
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
    Ok(finder.groups)
}

fn first_cell(row: &TableRow) -> &str {
    row.cells.iter().map(str::trim).find(|cell| !cell.is_empty()).unwrap_or_default()
}

struct GroupFinder<'h> {
    header: &'h Header,
    /// The columns of days and times.
    when: Vec<usize>,
    name: Option<usize>,
    topic: Option<usize>,
    /// The heading between the groups that came last, where it names a topic.
    section: String,
    groups: GroupList,
    /// The last group of each name, by its hash.
    known: HashMap<u64, u32>,
    /// For each group the one before it with its name.
    namesakes: Vec<Option<u32>>,
    hasher: RandomState,
    joined: usize,
}

impl GroupFinder<'_> {
    /// A heading between the groups, a sum, or the headings once more.
    fn is_no_group(&mut self, row: &TableRow, is_last: bool) -> bool {
        let filled: Vec<&str> = row.cells.iter().map(str::trim).filter(|cell| !cell.is_empty()).collect();
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
        let beyond = row.cells.iter().skip(columns).map(str::trim).filter(|cell| !cell.is_empty());
        let mut beyond = beyond.peekable();
        let spilled = beyond.peek().is_some().then(|| Cells::from_texts(beyond));
        let trimmed = row.cells.iter().map(str::trim).chain(std::iter::repeat("")).take(columns);
        let mut cells = Cells::from_texts(trimmed);
        let name = self.name.and_then(|column| cells.get(column)).unwrap_or_default().to_owned();
        let says_when =
            cells.iter().enumerate().any(|(column, cell)| !cell.is_empty() && self.when.contains(&column));
        // The cell of the name is merged over several rows, or filled only in the first.
        if name.is_empty()
            && says_when
            && self.name.is_some()
            && let Some(last) = self.groups.len().checked_sub(1)
            && self.groups.get(last).is_some_and(|group| fits_group(&self.when, &cells, &group))
        {
            self.join_row(last, cells, spilled);
            return;
        }
        let key = self.hasher.hash_one(fold(&name));
        if !name.is_empty() && says_when && self.header.id_column.is_none() {
            let fitting = self.groups_of_name(key).filter(|(_, group)| fits_group(&self.when, &cells, group));
            let found = fitting.last().map(|(at, _)| at);
            if let Some(at) = found {
                self.join_row(at, cells, spilled);
                return;
            }
        }
        let is_empty = |column: &usize| cells.get(*column).is_some_and(str::is_empty);
        if let Some(column) = self.topic.filter(is_empty) {
            cells = cells.with(column, &self.section);
        }
        if name.is_empty()
            && let Some(column) = self.name
        {
            let topic = self.topic.and_then(|column| cells.get(column)).unwrap_or_default().to_owned();
            cells = cells.with(column, &topic);
        }
        let at = self.groups.len();
        self.namesakes.push(self.known.insert(key, at as u32));
        self.groups.push(row.number, &cells);
        self.groups.add_spilled(at, spilled);
    }

    /// Adds a row to a group: its days and times as a row of their own, the rest where the group had nothing.
    fn join_row(&mut self, at: usize, cells: Cells, spilled: Option<Cells>) {
        if let Some(first) = self.groups.get(at).and_then(|group| complete_row(&self.when, &cells, &group)) {
            self.groups.replace_first_row(at, first);
        }
        self.groups.add_row(at, cells);
        self.groups.add_spilled(at, spilled);
        self.joined += 1;
    }

    /// The last groups of a name, from the last to the first: sheets keep the rows of a group together.
    fn groups_of_name(&self, key: u64) -> impl Iterator<Item = (usize, SheetGroup<'_>)> {
        let last = self.known.get(&key).copied();
        let all = std::iter::successors(last, |at| self.namesakes.get(*at as usize).copied().flatten());
        all.take(NAMESAKES).filter_map(|at| Some((at as usize, self.groups.get(at as usize)?)))
    }
}

/// Whether the cells beside days and times say the same as those of a group, or nothing.
fn fits_group(when: &[usize], cells: &Cells, group: &SheetGroup<'_>) -> bool {
    cells.iter().zip(group.cells.iter()).enumerate().all(|(column, (cell, known))| {
        when.contains(&column) || cell.is_empty() || known.is_empty() || cell == known
    })
}

/// The first row of a group with what another row says beside days and times and the group had not; `None` where that is
/// nothing.
fn complete_row(when: &[usize], cells: &Cells, group: &SheetGroup<'_>) -> Option<Cells> {
    let is_news = |(column, (cell, known)): (usize, (&str, &str))| {
        known.is_empty() && !cell.is_empty() && !when.contains(&column)
    };
    let both = cells.iter().zip(group.cells.iter()).enumerate();
    if !both.clone().any(is_news) {
        return None;
    }
    let joined = both.map(
        |(column, (cell, known))| if known.is_empty() && !when.contains(&column) { cell } else { known },
    );
    Some(Cells::from_texts(joined))
}
