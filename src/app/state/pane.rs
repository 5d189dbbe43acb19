//! One filter pane: its filter text, its rows and the cursor.

use super::scroll::first_row_shown;
use crate::app::edit::Line;
use crate::search::{Facet, Near, ValueId, When};
use std::collections::BTreeSet;
use std::ops::Range;

/// One filter pane.
#[derive(Debug, Clone, Default)]
pub struct PaneState {
    /// What is typed to narrow the values down.
    pub filter: Line,
    /// The rows, in the order shown.
    pub rows: Vec<PaneRow>,
    /// The selected row.
    pub selected: usize,
    /// The first row shown.
    pub top: usize,
    /// Values that a person has opened, so that those within them are listed.
    pub opened: BTreeSet<(Facet, ValueId)>,
    /// Whether the cursor is in the list instead of the filter text.
    in_list: bool,
}

/// A row of a pane.
#[derive(Debug, Clone, PartialEq)]
pub enum PaneRow {
    /// A heading; cannot be chosen.
    Heading(Heading),
    /// A value of a facet.
    Value {
        /// The facet.
        facet: Facet,
        /// The value.
        value: ValueId,
        /// Bytes of its name in the reader's language that the typed letters matched.
        matches: Vec<Range<usize>>,
        /// How many values it lies within that are listed above it.
        level: u8,
        /// Whether other values lie within it, and whether they are listed.
        branch: Branch,
    },
    /// A place that fits what is typed; choosing it again takes it back.
    Place {
        /// The place and the usual distance around it.
        near: Near,
        /// Its name with region and country.
        full_name: String,
    },
    /// A distance around the chosen place; choosing it again gives the place up.
    Distance(Near),
    /// A time in which a meeting is to begin; choosing it again takes it back.
    When(When),
}

/// Whether other values lie within a value.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Branch {
    /// None.
    Leaf,
    /// Some, which are not listed.
    Closed,
    /// Some, which are listed below it.
    Open,
}

/// A heading between the rows of a pane.
#[derive(Debug, Clone, PartialEq)]
pub enum Heading {
    /// The values of a facet, by the facet's id.
    Facet(&'static str),
    /// The distances around the chosen place.
    Around(Near),
    /// Places that fit what is typed.
    Places,
}

impl PaneRow {
    /// Whether it can be chosen.
    pub fn can_be_chosen(&self) -> bool {
        !matches!(self, Self::Heading(_))
    }

    /// Bytes of the name that the typed letters matched.
    pub fn matches(&self) -> &[Range<usize>] {
        match self {
            Self::Value { matches, .. } => matches,
            _ => &[],
        }
    }

    /// Whether both rows offer the same.
    pub fn offers_same(&self, other: &Self) -> bool {
        match (self, other) {
            (
                Self::Value { facet, value, .. },
                Self::Value { facet: other_facet, value: other_value, .. },
            ) => (facet, value) == (other_facet, other_value),
            _ => self == other,
        }
    }
}

impl PaneState {
    /// Whether the cursor is in the list.
    pub fn is_in_list(&self) -> bool {
        self.in_list
    }

    /// Puts the cursor into the filter text, the first value ready to be chosen.
    pub fn enter_filter(&mut self) {
        self.in_list = false;
        self.selected = self.first_choosable();
        self.top = 0;
    }

    /// Puts the cursor on the first value.
    pub fn enter_list(&mut self) {
        self.selected = self.first_choosable();
        self.top = 0;
        self.in_list = !self.rows.is_empty();
    }

    /// Puts the cursor on the row that offers the same as `row`, else on the first row.
    pub fn select_same(&mut self, row: &PaneRow) {
        self.selected = self.rows.iter().position(|other| other.offers_same(row)).unwrap_or(0);
        self.in_list = true;
    }

    /// Whether the cursor is on a value with such a branch.
    pub fn is_on_branch(&self, wanted: Branch) -> bool {
        let row = self.rows.get(self.selected).filter(|_| self.in_list);
        matches!(row, Some(PaneRow::Value { branch, .. }) if *branch == wanted)
    }

    /// Whether the cursor is on a value that is open, or lies within one.
    pub fn is_in_tree(&self) -> bool {
        let row = self.rows.get(self.selected).filter(|_| self.in_list);
        matches!(row, Some(PaneRow::Value { branch, level, .. }) if *branch == Branch::Open || *level > 0)
    }

    /// Whether the cursor cannot go further up in the list.
    pub fn is_at_first(&self) -> bool {
        !self.in_list || self.selected <= self.first_choosable()
    }

    /// Moves by rows, headings skipped; the first step down from the filter text enters the list.
    pub fn move_by(&mut self, rows: isize, fit: usize) {
        if self.rows.is_empty() {
            return;
        }
        if !self.in_list {
            self.in_list = true;
            self.selected = self.first_choosable();
            if rows == 1 {
                return;
            }
        }
        let last = self.rows.len() - 1;
        let mut at = self.selected.saturating_add_signed(rows).min(last);
        if rows > 0 {
            while self.is_heading(at) && at < last {
                at += 1;
            }
        } else {
            while self.is_heading(at) && at > 0 {
                at -= 1;
            }
        }
        self.selected = if self.is_heading(at) { self.first_choosable() } else { at };
        self.top = first_row_shown(self.selected, self.top, self.rows.len(), fit);
        if self.selected == self.first_choosable() {
            self.top = 0;
        }
    }

    fn is_heading(&self, at: usize) -> bool {
        self.rows.get(at).is_some_and(|row| !row.can_be_chosen())
    }

    fn first_choosable(&self) -> usize {
        self.rows.iter().position(PaneRow::can_be_chosen).unwrap_or(0)
    }
}
