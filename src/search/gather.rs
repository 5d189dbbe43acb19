//! What the map and the week need of every group that fits, gathered while the groups are passed over: records are
//! not opened for it.

use super::facet::Facet;
use super::gathered::{Gather, Gathered, Meets, Placed};
use super::index::Index;
use super::layout::{Column, IndexPart, MEETINGS, RowEntry, facet_slot};
use super::types::Ordinal;
use crate::group::{Coded, FormatSet, Status};

/// Gathers what is asked for of one group after the other.
pub(super) struct Gathering<'a> {
    what: Gather,
    points: &'a [[u8; 8]],
    /// The packed table that holds the formats.
    table: usize,
    /// Whether one goes to a group, by its row in that table.
    one_goes: Vec<bool>,
    gathered: Gathered,
}

impl<'a> Gathering<'a> {
    /// Nothing gathered yet.
    pub(super) fn new(index: &'a Index, what: Gather) -> Self {
        let (table, place) = facet_slot(Facet::Format).unwrap_or_default();
        let rows = if what == Gather::Places { index.packed_row_count(table) } else { 0 };
        let formats = |row| FormatSet::from_bits(index.packed_mask(table, row, place) as u32);
        Self {
            what,
            points: index.section_bytes(IndexPart::Points).as_chunks().0,
            table,
            one_goes: (0..rows).map(|row| formats(row).needs_going_to()).collect(),
            gathered: Gathered::default(),
        }
    }

    /// Nothing gathered yet of the same.
    pub(super) fn empty_copy(&self) -> Self {
        Self { one_goes: self.one_goes.clone(), gathered: Gathered::default(), ..*self }
    }

    /// Adds what was gathered of the groups behind these.
    pub(super) fn append(&mut self, behind: &mut Self) {
        self.gathered.placed.append(&mut behind.gathered.placed);
        self.gathered.meeting.append(&mut behind.gathered.meeting);
    }

    /// Takes in a group.
    #[inline]
    pub(super) fn take_in(&mut self, at: usize, entry: &RowEntry) {
        let group = Ordinal(at as u32);
        match self.what {
            Gather::Nothing => {}
            Gather::Places => {
                let row = entry.rows.get(self.table).copied().unwrap_or(0);
                let Some(point) =
                    self.points.get(at).filter(|_| self.one_goes.get(row as usize) == Some(&true))
                else {
                    return;
                };
                let (latitude, longitude) = (Column(point).f32_at(0), Column(point).f32_at(1));
                if !latitude.is_nan() && !longitude.is_nan() {
                    self.gathered.placed.push(Placed { group, latitude, longitude });
                }
            }
            Gather::Meetings => {
                let rests =
                    entry.status == Status::Paused.ordinal() || entry.status == Status::Ended.ordinal();
                if !rests {
                    self.gathered.meeting.push(Meets { group, list: entry.rows[MEETINGS] });
                }
            }
        }
    }

    /// What was gathered, in the order of the index; nothing is left here.
    pub(super) fn take(&mut self) -> Gathered {
        std::mem::take(&mut self.gathered)
    }
}
