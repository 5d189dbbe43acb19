//! What was asked before it was cleared.

use crate::app::edit::Line;
use crate::search::{Near, Selection, Sort, When};

/// What was asked before it was cleared.
#[derive(Debug, Clone, PartialEq)]
pub struct Cleared {
    /// The search box.
    pub search: Line,
    /// Whether it was searched exactly as typed.
    pub literal: bool,
    /// Words that were not to be taken as a filter or a place.
    pub taken_back: Vec<String>,
    /// The values chosen.
    pub selection: Selection,
    /// The place to be near to.
    pub near: Option<Near>,
    /// When a meeting was to begin.
    pub when: Option<When>,
    /// The order of the results.
    pub sort: Sort,
}
