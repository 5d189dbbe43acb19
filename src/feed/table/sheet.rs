//! Which rows of a sheet are groups.
//!
//! Sheets have headings between groups, sums below them, cells merged over several rows, and a row for each time of
//! one group. What is no group is told in the report; nothing is dropped without a word.

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

/// A group with the rows that speak of it. A table may have a million of them, so it holds no more than it must.
#[derive(Debug, Clone)]
pub(super) struct SheetGroup {
    /// The number of its first row, as the spreadsheet shows it.
    pub number: u32,
    /// The cells of its first row, with everything that further ones say beside days and times.
    pub cells: Cells,
    /// Further rows, for days and times; most groups have none.
    further: Option<Box<FurtherRows>>,
    /// The id that tells it from its namesakes; made by [`super::ids`].
    pub made_id: Option<Box<str>>,
    /// What stands in cells behind the last heading; most groups have none.
    pub spilled: Vec<Box<str>>,
}

/// Rows of a group after its first.
#[derive(Debug, Clone, Default)]
struct FurtherRows(Vec<Cells>);

impl SheetGroup {
    /// A group of one row.
    pub(super) fn of_row(number: usize, cells: Cells) -> Self {
        Self { number: number as u32, cells, further: None, made_id: None, spilled: Vec::new() }
    }

    /// The cells of its rows.
    pub(super) fn rows(&self) -> impl Iterator<Item = &Cells> {
        std::iter::once(&self.cells).chain(self.further.iter().flat_map(|further| &further.0))
    }

    /// Its name. A sheet without names has topics: "Trauer" is then what the group is called.
    pub(super) fn name(&self, header: &Header) -> &str {
        let cell_of = |field| header.column_of(field).and_then(|column| self.cells.get(column));
        let name = cell_of(ColumnField::Name).filter(|name| !name.is_empty());
        name.or_else(|| cell_of(ColumnField::Topics)).unwrap_or_default()
    }
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
///
/// # Errors
/// A row cannot be read.
pub(super) fn find_groups(
    header: &Header,
    rows: &mut dyn Iterator<Item = Result<TableRow, FeedErrorKind>>,
    recorder: &mut Recorder<'_>,
) -> Result<Vec<SheetGroup>, FeedErrorKind> {
    let mut finder = GroupFinder {
        header,
        when: header.columns_of(&WHEN),
        name: header.column_of(ColumnField::Name),
        topic: header.column_of(ColumnField::Topics),
        section: String::new(),
        groups: Vec::new(),
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
    finder.groups.shrink_to_fit();
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
    groups: Vec<SheetGroup>,
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
        let spilled = beyond.map(Box::from);
        let trimmed = row.cells.iter().map(str::trim).chain(std::iter::repeat("")).take(columns);
        let mut cells = Cells::from_texts(trimmed);
        let name = self.name.and_then(|column| cells.get(column)).unwrap_or_default().to_owned();
        let says_when =
            cells.iter().enumerate().any(|(column, cell)| !cell.is_empty() && self.when.contains(&column));
        // The cell of the name is merged over several rows, or filled only in the first.
        if name.is_empty()
            && says_when
            && self.name.is_some()
            && let Some(group) = self.groups.last_mut()
            && fits_group(&self.when, &cells, group)
        {
            join_row(&self.when, cells, group);
            group.spilled.extend(spilled);
            self.joined += 1;
            return;
        }
        let key = self.hasher.hash_one(fold(&name));
        if !name.is_empty() && says_when && self.header.id_column.is_none() {
            let fitting = self.groups_of_name(key).filter(|(_, group)| fits_group(&self.when, &cells, group));
            let found = fitting.last();
            if let Some(group) = found.map(|(at, _)| at).and_then(|at| self.groups.get_mut(at)) {
                join_row(&self.when, cells, group);
                group.spilled.extend(spilled);
                self.joined += 1;
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
        let at = self.groups.len() as u32;
        self.namesakes.push(self.known.insert(key, at));
        self.groups.push(SheetGroup { spilled: spilled.collect(), ..SheetGroup::of_row(row.number, cells) });
    }

    /// The last groups of a name, from the last to the first: sheets keep the rows of a group together.
    fn groups_of_name(&self, key: u64) -> impl Iterator<Item = (usize, &SheetGroup)> {
        let last = self.known.get(&key).copied();
        let all = std::iter::successors(last, |at| self.namesakes.get(*at as usize).copied().flatten());
        all.take(NAMESAKES).filter_map(|at| Some((at as usize, self.groups.get(at as usize)?)))
    }
}

/// Whether the cells beside days and times say the same as those of a group, or nothing.
fn fits_group(when: &[usize], cells: &Cells, group: &SheetGroup) -> bool {
    cells.iter().zip(&group.cells).enumerate().all(|(column, (cell, known))| {
        when.contains(&column) || cell.is_empty() || known.is_empty() || cell == known
    })
}

/// Adds a row to a group: its days and times as a row of their own, the rest where the group had nothing.
fn join_row(when: &[usize], cells: Cells, group: &mut SheetGroup) {
    let is_news = |(column, (cell, known)): (usize, (&str, &str))| {
        known.is_empty() && !cell.is_empty() && !when.contains(&column)
    };
    if cells.iter().zip(&group.cells).enumerate().any(is_news) {
        let both = cells.iter().zip(&group.cells).enumerate();
        let joined = both.map(
            |(column, (cell, known))| {
                if known.is_empty() && !when.contains(&column) { cell } else { known }
            },
        );
        group.cells = Cells::from_texts(joined);
    }
    group.further.get_or_insert_default().0.push(cells);
}
