//! What the map and the week need of every group that fits, gathered while the groups are passed over: records are
//! not opened for it.

use super::facet::Facet;
use super::index::Index;
use super::layout::{Column, IndexPart, MEETINGS, RowEntry, facet_slot};
use super::types::Ordinal;
use crate::group::{Coded, FormatSet, Status};
use crate::place::Point;

/// What is gathered of every group that fits, besides the hits that are listed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Gather {
    /// Nothing.
    #[default]
    Nothing,
    /// Where one goes to it: [`Results::placed`](super::Results::placed).
    Places,
    /// When it meets: [`Results::meeting`](super::Results::meeting).
    Meetings,
}

/// A group that one can go to.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Placed {
    /// Which group.
    pub group: Ordinal,
    /// Degrees north.
    pub latitude: f32,
    /// Degrees east.
    pub longitude: f32,
}

impl Placed {
    /// Where it is.
    pub fn point(self) -> Point {
        Point { latitude: f64::from(self.latitude), longitude: f64::from(self.longitude) }
    }
}

/// A group that meets, and the list of its meetings in the index.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Meets {
    /// Which group.
    pub group: Ordinal,
    /// The number of its list of meetings.
    pub(super) list: u32,
}

/// Gathers what is asked for of one group after the other.
pub(super) struct Gathering<'a> {
    what: Gather,
    points: &'a [[u8; 8]],
    /// The packed table that holds the formats.
    table: usize,
    /// Whether one goes to a group, by its row in that table.
    one_goes: Vec<bool>,
    placed: Vec<Placed>,
    meeting: Vec<Meets>,
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
            placed: Vec::new(),
            meeting: Vec::new(),
        }
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
                    self.placed.push(Placed { group, latitude, longitude });
                }
            }
            Gather::Meetings => {
                let rests =
                    entry.status == Status::Paused.ordinal() || entry.status == Status::Ended.ordinal();
                if !rests {
                    self.meeting.push(Meets { group, list: entry.rows[MEETINGS] });
                }
            }
        }
    }

    /// What was gathered, in the order of the index.
    pub(super) fn into_parts(self) -> (Vec<Placed>, Vec<Meets>) {
        (self.placed, self.meeting)
    }
}
