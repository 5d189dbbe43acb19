//! The list in which a person says where they are.

use crate::app::edit::Line;
use crate::place::Home;

/// The list and where the reader is in it.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct HomePicker {
    /// What is typed.
    pub typed: Line,
    /// What is offered; `None` among them is to be nowhere in particular.
    pub offered: Vec<Option<Home>>,
    /// The selected row.
    pub selected: usize,
    /// The first row shown.
    pub top: usize,
}
