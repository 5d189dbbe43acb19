//! What a part of the screen looks like. The terminal's own colours, and meaning carried by marks and words:
//! modifiers only make it easier to see.

use ratatui::style::{Modifier, Style};

/// A part of the screen with a look of its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Role {
    /// Ordinary text.
    Text,
    /// Headings and names.
    Strong,
    /// The row the focus is on.
    Selected,
    /// The selected row of a part that does not have the focus.
    SelectedElsewhere,
    /// Matched letters.
    Match,
    /// Matched letters in the selected row.
    SelectedMatch,
    /// Key names in the header and the status line.
    Key,
    /// The border and title of the part that has the focus.
    FocusedBorder,
    /// Other borders.
    Border,
    /// The word DEMO.
    Demo,
    /// Notices that must not be overlooked.
    Notice,
}

impl Role {
    /// The role's style.
    pub fn style(self) -> Style {
        let modifiers = match self {
            Self::Text | Self::Border => Modifier::empty(),
            Self::Strong | Self::Key | Self::FocusedBorder | Self::SelectedElsewhere => Modifier::BOLD,
            Self::Selected => Modifier::REVERSED,
            Self::Match => Modifier::BOLD.union(Modifier::UNDERLINED),
            Self::SelectedMatch => Modifier::REVERSED.union(Modifier::BOLD).union(Modifier::UNDERLINED),
            Self::Demo | Self::Notice => Modifier::REVERSED.union(Modifier::BOLD),
        };
        Style::new().add_modifier(modifiers)
    }
}

/// The signs drawn around and before text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Glyphs {
    /// Stands for text that did not fit.
    pub ellipsis: &'static str,
    /// Before the selected row.
    pub pointer: &'static str,
    /// A horizontal line.
    pub horizontal: &'static str,
    /// A vertical line.
    pub vertical: &'static str,
    /// Between two facts in a row.
    pub dot: &'static str,
    /// Says that there is more above.
    pub more_above: &'static str,
    /// Says that there is more below.
    pub more_below: &'static str,
}

impl Glyphs {
    /// For terminals with line drawing and Unicode.
    pub const UNICODE: Self = Self {
        ellipsis: "…",
        pointer: ">",
        horizontal: "─",
        vertical: "│",
        dot: " · ",
        more_above: "↑",
        more_below: "↓",
    };
    /// For everything else: plain ASCII.
    pub const ASCII: Self = Self {
        ellipsis: "..",
        pointer: ">",
        horizontal: "-",
        vertical: "|",
        dot: ", ",
        more_above: "^",
        more_below: "v",
    };
}
