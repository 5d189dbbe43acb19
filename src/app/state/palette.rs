//! The palette: everything a person can do, narrowed down by typing.

use crate::app::action::Action;
use crate::app::edit::Line;

/// The palette and where the reader is in it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Palette {
    /// What is typed to narrow it down.
    pub filter: Line,
    /// The selected row.
    pub selected: usize,
    /// The first row shown.
    pub top: usize,
    /// Whether the cursor is in the list instead of the text.
    pub in_list: bool,
}

/// What a row of the palette does.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PaletteChoice {
    /// An action.
    Act(Action),
    /// Reads the help as a page.
    ReadHelp,
}
