//! What the last frame showed, for paging and for the mouse.

use super::welcome::WelcomeItem;
use crate::app::action::Pane;
use crate::app::map::{Marks, OutlinePicture};
use crate::search::Ordinal;
use std::rc::Rc;

/// What the last frame showed: rows that fit, lines that a page was wrapped to.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Seen {
    /// Results that fit into the list.
    pub results: usize,
    /// Lines of the details that fit.
    pub details: usize,
    /// Lines the details were wrapped to.
    pub details_lines: usize,
    /// Rows of the focused pane that fit.
    pub pane: usize,
    /// Rows of the pop-up that fit.
    pub popup: usize,
    /// Lines the pop-up's page was wrapped to.
    pub popup_lines: usize,
    /// The marks of the map; they hold while it shows the same.
    pub marks: Option<Rc<Marks>>,
    /// Coasts and borders of the map; they hold while it shows the same part of the world.
    pub outlines: Option<Rc<OutlinePicture>>,
    /// What can be clicked; a box that lies within another comes after it.
    pub hit_boxes: Vec<HitBox>,
}

/// A rectangle of cells and what it shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct HitBox {
    /// Left column and top row.
    pub at: (u16, u16),
    /// Columns and rows.
    pub size: (u16, u16),
    /// What it shows.
    pub target: HitTarget,
}

/// What can be clicked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum HitTarget {
    /// The search box.
    Search,
    /// A pane.
    Pane(Pane),
    /// A row of a pane.
    Value(Pane, usize),
    /// A row of the results.
    Result(usize),
    /// The details, with the line that is shown first.
    Details(usize),
    /// A choice of the pop-up.
    Choice(usize),
    /// A mark on the map, by its group.
    Mark(Ordinal),
    /// A meeting of the week.
    Meeting(usize),
    /// A row of the list of sources.
    Source(usize),
    /// An item of the welcome.
    Welcome(WelcomeItem),
}

impl HitBox {
    fn contains(&self, column: u16, row: u16) -> bool {
        let ((left, top), (columns, rows)) = (self.at, self.size);
        (left..left + columns).contains(&column) && (top..top + rows).contains(&row)
    }
}

impl Seen {
    /// Notes that a rectangle can be clicked.
    pub fn add_hit_box(&mut self, at: (u16, u16), size: (u16, u16), target: HitTarget) {
        self.hit_boxes.push(HitBox { at, size, target });
    }

    /// The innermost box at a cell.
    pub fn hit_box_at(&self, column: u16, row: u16) -> Option<HitBox> {
        self.hit_boxes.iter().rev().find(|hit_box| hit_box.contains(column, row)).copied()
    }
}
