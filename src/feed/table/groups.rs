//! The groups of a sheet in as little memory as they can have: a table may have millions of them, and they wait until
//! it is known what the whole table does to numbers and ids.

use super::header::Header;
use super::row::{Cells, RowCells};
use crate::feed::columns::ColumnField;
use std::collections::HashMap;

/// So many further rows of one group are kept; of the days in them a group has sixty-four.
const MOST_FURTHER_ROWS: usize = 256;

/// A group with the rows that speak of it.
#[derive(Debug, Clone, Copy)]
pub(super) struct SheetGroup<'l> {
    /// The number of its first row, as the spreadsheet shows it.
    pub number: u32,
    /// The cells of its first row, with everything that further ones say beside days and times.
    pub cells: RowCells<'l>,
    /// Further rows, for days and times; most groups have none.
    further: &'l [Cells],
    /// The id that tells it from its namesakes; made by [`super::ids`].
    pub made_id: Option<&'l str>,
    /// What stands in cells behind the last heading; most groups have none.
    pub spilled: &'l [Box<str>],
}

impl<'l> SheetGroup<'l> {
    /// The cells of its rows.
    pub(super) fn rows(&self) -> impl Iterator<Item = RowCells<'l>> + use<'l> {
        std::iter::once(self.cells).chain(self.further.iter().map(Cells::as_row))
    }

    /// Its name. A sheet without names has topics: "Trauer" is then what the group is called.
    pub(super) fn name(&self, header: &Header) -> &'l str {
        let cell_of = |field| header.column_of(field).and_then(|column| self.cells.get(column));
        let name = cell_of(ColumnField::Name).filter(|name| !name.is_empty());
        name.or_else(|| cell_of(ColumnField::Topics)).unwrap_or_default()
    }
}

/// The groups of a sheet.
#[derive(Debug, Default)]
pub(super) struct GroupList {
    /// The first rows of the groups one behind the other: a piece of memory each would cost a quarter more, and what
    /// small pieces leave behind is of no use to the thread that makes the index.
    text: String,
    groups: Vec<KeptGroup>,
    /// The ids that were made, by the place of the group.
    made_ids: HashMap<u32, Box<str>>,
}

#[derive(Debug)]
struct KeptGroup {
    /// Where its first row begins in the text, and how many bytes it has.
    start: usize,
    length: u32,
    number: u32,
    more: Option<Box<MoreOfGroup>>,
}

/// What few groups have.
#[derive(Debug, Default)]
struct MoreOfGroup {
    /// The first row, where another one took the place of what was read.
    first: Option<Cells>,
    further: Vec<Cells>,
    spilled: Vec<Box<str>>,
}

impl GroupList {
    /// How many there are.
    pub(super) fn len(&self) -> usize {
        self.groups.len()
    }

    /// Adds the group of a row.
    pub(super) fn push(&mut self, number: usize, cells: &Cells) {
        let (start, joined) = (self.text.len(), cells.joined());
        let fitting = u32::try_from(joined.len());
        let more = fitting
            .is_err()
            .then(|| Box::new(MoreOfGroup { first: Some(cells.clone()), ..Default::default() }));
        if fitting.is_ok() {
            self.text.push_str(joined);
        }
        let length = fitting.unwrap_or_default();
        self.groups.push(KeptGroup { start, length, number: number as u32, more });
    }

    /// The group at a place.
    pub(super) fn get(&self, at: usize) -> Option<SheetGroup<'_>> {
        let group = self.groups.get(at)?;
        let end = group.start + group.length as usize;
        let more = group.more.as_deref();
        let replaced = more.and_then(|more| more.first.as_ref()).map(Cells::as_row);
        Some(SheetGroup {
            number: group.number,
            cells: replaced
                .unwrap_or_else(|| RowCells::new(self.text.get(group.start..end).unwrap_or_default())),
            further: more.map_or(&[], |more| &more.further),
            made_id: self.made_ids.get(&(at as u32)).map(|id| &**id),
            spilled: more.map_or(&[], |more| &more.spilled),
        })
    }

    /// The groups in the order of the sheet.
    pub(super) fn iter(&self) -> impl Iterator<Item = SheetGroup<'_>> {
        (0..self.groups.len()).filter_map(|at| self.get(at))
    }

    /// Gives a group an id of its own.
    pub(super) fn set_made_id(&mut self, at: usize, id: String) {
        self.made_ids.insert(at as u32, id.into());
    }

    /// Another first row in place of that of a group.
    pub(super) fn replace_first_row(&mut self, at: usize, cells: Cells) {
        if let Some(more) = self.more_of(at) {
            more.first = Some(cells);
        }
    }

    /// A further row of a group. Those beyond what any group has are left out: they have far more days than are kept, and
    /// what is made of all of them at once would fill the memory.
    pub(super) fn add_row(&mut self, at: usize, cells: Cells) {
        if let Some(more) = self.more_of(at).filter(|more| more.further.len() < MOST_FURTHER_ROWS) {
            more.further.push(cells);
        }
    }

    /// What stands behind the last heading in a row of a group.
    pub(super) fn add_spilled(&mut self, at: usize, spilled: Vec<Box<str>>) {
        if !spilled.is_empty()
            && let Some(more) = self.more_of(at)
        {
            more.spilled.extend(spilled);
        }
    }

    fn more_of(&mut self, at: usize) -> Option<&mut MoreOfGroup> {
        self.groups.get_mut(at).map(|group| &mut **group.more.get_or_insert_default())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_group_of_one_row_takes_no_more_than_its_cells_and_24_bytes() {
        assert_eq!(size_of::<KeptGroup>(), 24);
        let mut groups = GroupList::default();
        groups.push(2, &Cells::from_texts(["A", "", "Mo"]));
        groups.push(3, &Cells::from_texts(["B"]));
        groups.add_spilled(0, Vec::new());
        assert!(groups.groups.iter().all(|group| group.more.is_none()));
        assert_eq!(groups.text, "A\u{1f}\u{1f}MoB");
        let second = groups.get(1).unwrap();
        assert_eq!((second.number, second.cells.get(0), second.cells.get(1)), (3, Some("B"), None));
    }

    #[test]
    fn what_is_added_to_a_group_is_its_own() {
        let mut groups = GroupList::default();
        groups.push(2, &Cells::from_texts(["A", "Mo"]));
        groups.push(3, &Cells::from_texts(["B", "Tu"]));
        groups.replace_first_row(0, Cells::from_texts(["A", "Mo", "note"]));
        groups.add_row(0, Cells::from_texts(["", "We"]));
        groups.add_spilled(0, vec!["x".into()]);
        groups.set_made_id(1, "b-2".to_owned());
        let rows = |at: usize| -> Vec<String> {
            let rows = groups.get(at).unwrap().rows().map(|row| row.iter().collect::<Vec<_>>().join("|"));
            rows.collect()
        };
        assert_eq!((rows(0), rows(1)), (vec!["A|Mo|note".into(), "|We".into()], vec!["B|Tu".into()]));
        let [first, second] = [0, 1].map(|at| groups.get(at).unwrap());
        assert_eq!((first.spilled.len(), first.made_id), (1, None));
        assert_eq!((second.spilled.len(), second.made_id), (0, Some("b-2")));
    }
}
