//! The groups of a sheet in as little memory as they can have: a table may have millions of them, and they wait until
//! it is known what the whole table does to numbers and ids.

use super::header::Header;
use super::row::{Cells, RowCells};
use crate::feed::columns::ColumnField;
use std::collections::HashMap;

/// So many further rows of one group are kept; of the days in them a group has sixty-four.
const MOST_FURTHER_ROWS: usize = 256;

/// Bytes of a piece: small enough to stand where rows stood that were taken, large enough for hundreds of rows.
const PIECE_BYTES: usize = u16::MAX as usize;

/// A group with the rows that speak of it.
#[derive(Debug, Clone, Copy)]
pub(super) struct SheetGroup<'l> {
    /// The number of its first row, as the spreadsheet shows it.
    pub number: u32,
    /// The cells of its first row, with everything that further ones say beside days and times.
    pub cells: RowCells<'l>,
    /// How many columns the sheet has.
    columns: usize,
    /// Further rows, for days and times; most groups have none.
    further: &'l [Cells],
    /// The id that tells it from its namesakes; made by [`super::ids`].
    pub made_id: Option<&'l str>,
    /// What stands in cells behind the last heading, of each row that has such; most groups have none.
    spilled: &'l [Cells],
}

impl<'l> SheetGroup<'l> {
    /// The cells of its rows.
    pub(super) fn rows(&self) -> impl Iterator<Item = RowCells<'l>> + use<'l> {
        let columns = self.columns;
        let further = self.further.iter().map(move |cells| RowCells::new(cells.joined(), columns));
        std::iter::once(self.cells).chain(further)
    }

    /// What stands in cells behind the last heading.
    pub(super) fn spilled(&self) -> impl Iterator<Item = &'l str> + use<'l> {
        self.spilled.iter().flat_map(Cells::iter)
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
    /// The first rows of the groups, one behind the other in pieces: a piece of memory each would cost a quarter more, and
    /// one piece for all would stand beside the rows of a spreadsheet until the last of them is taken.
    pieces: Vec<String>,
    groups: Vec<KeptGroup>,
    /// What few groups have, by the place of the group: the first row, where another one took the place of what was read,
    /// further rows, and what stands behind the last heading.
    replaced: HashMap<u32, Cells>,
    further: HashMap<u32, Vec<Cells>>,
    spilled: HashMap<u32, Vec<Cells>>,
    /// How many columns the sheet has. Blank cells at the ends of rows are not kept, but read all the same: what a mapping
    /// puts into them stands there.
    columns: usize,
    /// The ids that were made, by the place of the group.
    made_ids: HashMap<u32, Box<str>>,
}

#[derive(Debug)]
struct KeptGroup {
    /// In which piece its first row is, where it begins there, and how many bytes it has.
    piece: u32,
    start: u16,
    length: u16,
    number: u32,
}

impl GroupList {
    /// No groups yet, of a sheet with so many columns.
    pub(super) fn new(columns: usize) -> Self {
        Self { columns, ..Self::default() }
    }

    /// How many there are.
    pub(super) fn len(&self) -> usize {
        self.groups.len()
    }

    /// Adds the group of a row.
    pub(super) fn push(&mut self, number: usize, cells: &Cells) {
        let joined = cells.joined_without_blank_end();
        let is_long = joined.len() > PIECE_BYTES;
        let at = self.groups.len();
        let joined = if is_long { "" } else { joined };
        if self.pieces.last().is_none_or(|piece| piece.len() + joined.len() > PIECE_BYTES) {
            self.pieces.push(String::with_capacity(PIECE_BYTES));
        }
        let mut start = 0;
        if let Some(piece) = self.pieces.last_mut() {
            start = piece.len() as u16;
            piece.push_str(joined);
        }
        let (piece, length) = (self.pieces.len() as u32 - 1, joined.len() as u16);
        self.groups.push(KeptGroup { piece, start, length, number: number as u32 });
        if is_long {
            self.replace_first_row(at, cells.clone());
        }
    }

    /// The group at a place.
    pub(super) fn get(&self, at: usize) -> Option<SheetGroup<'_>> {
        let group = self.groups.get(at)?;
        let start = usize::from(group.start);
        let end = start + usize::from(group.length);
        let piece = self.pieces.get(group.piece as usize);
        let number = at as u32;
        let replaced = self.replaced.get(&number).map(Cells::joined);
        let first = replaced.or_else(|| piece.and_then(|piece| piece.get(start..end))).unwrap_or_default();
        Some(SheetGroup {
            number: group.number,
            cells: RowCells::new(first, self.columns),
            columns: self.columns,
            further: self.further.get(&number).map_or(&[], Vec::as_slice),
            made_id: self.made_ids.get(&number).map(|id| &**id),
            spilled: self.spilled.get(&number).map_or(&[], Vec::as_slice),
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
        self.replaced.insert(at as u32, cells.without_blank_end());
    }

    /// A further row of a group. Those beyond what any group has are left out: they have far more days than are kept, and
    /// what is made of all of them at once would fill the memory.
    pub(super) fn add_row(&mut self, at: usize, cells: Cells) {
        let further = self.further.entry(at as u32).or_default();
        if further.len() < MOST_FURTHER_ROWS {
            further.push(cells.without_blank_end());
        }
    }

    /// What stands behind the last heading in a row of a group.
    pub(super) fn add_spilled(&mut self, at: usize, spilled: Option<Cells>) {
        if let Some(spilled) = spilled {
            // Most have one row, and all groups of a sheet may have such cells.
            self.spilled.entry(at as u32).or_insert_with(|| Vec::with_capacity(1)).push(spilled);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_group_of_one_row_takes_no_more_than_its_cells_and_12_bytes() {
        assert_eq!(size_of::<KeptGroup>(), 12);
        let mut groups = GroupList::new(3);
        groups.push(2, &Cells::from_texts(["A", "", "Mo"]));
        groups.push(3, &Cells::from_texts(["B", "", ""]));
        groups.add_spilled(0, None);
        assert!(groups.replaced.is_empty() && groups.further.is_empty() && groups.spilled.is_empty());
        assert_eq!(groups.pieces, ["A\u{1f}\u{1f}MoB"]);
        let second = groups.get(1).unwrap();
        assert_eq!((second.number, second.cells.get(0), second.cells.get(1)), (3, Some("B"), Some("")));
        assert_eq!(second.cells.iter().count(), 3);
        let long = "x".repeat(PIECE_BYTES - 2);
        for text in [long.as_str(), "yy", &long.repeat(2), "z"] {
            groups.push(4, &Cells::from_texts([text]));
        }
        let lengths: Vec<_> = groups.iter().map(|group| group.cells.get(0).unwrap().len()).collect();
        assert_eq!(lengths, [1, 1, long.len(), 2, 2 * long.len(), 1]);
        assert_eq!(groups.pieces.len(), 3);
    }

    #[test]
    fn what_is_added_to_a_group_is_its_own() {
        let mut groups = GroupList::new(2);
        groups.push(2, &Cells::from_texts(["A", "Mo"]));
        groups.push(3, &Cells::from_texts(["B", "Tu"]));
        groups.replace_first_row(0, Cells::from_texts(["A", "Mo", "note"]));
        groups.add_row(0, Cells::from_texts(["", "We"]));
        groups.add_row(0, Cells::from_texts(["x", ""]));
        groups.add_spilled(0, Some(Cells::from_texts(["x", "y"])));
        groups.set_made_id(1, "b-2".to_owned());
        let rows = |at: usize| -> Vec<String> {
            let rows = groups.get(at).unwrap().rows().map(|row| row.iter().collect::<Vec<_>>().join("|"));
            rows.collect()
        };
        assert_eq!(
            (rows(0), rows(1)),
            (vec!["A|Mo|note".into(), "|We".into(), "x|".into()], vec!["B|Tu".into()])
        );
        let [first, second] = [0, 1].map(|at| groups.get(at).unwrap());
        assert_eq!((first.spilled().count(), first.made_id), (2, None));
        assert_eq!((second.spilled().count(), second.made_id), (0, Some("b-2")));
    }
}
