//! The parts of the screen that have a look of their own. Drawing marks cells with them; the theme gives them colours.

use crate::topic::Category;
use ratatui::buffer::Buffer;
use ratatui::style::{Color, Modifier, Style};

/// A part of the screen with a look of its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Role {
    /// Ordinary text.
    Text,
    /// Headings, and the name of what is selected.
    Strong,
    /// The row the focus is on.
    Selected,
    /// The selected row of a part that does not have the focus.
    SelectedElsewhere,
    /// Matched letters.
    Match,
    /// Matched letters in the selected row.
    SelectedMatch,
    /// What can be pressed or chosen: names of keys, marks on the map.
    Key,
    /// When something meets.
    Time,
    /// The sign beside what is said to people in danger, and nothing else.
    Danger,
    /// What matters least: where something is from, how old it is, names of towns on the map.
    Quiet,
    /// The border and title of the part that has the focus.
    FocusedBorder,
    /// Other borders, rules and outlines.
    Border,
    /// The word DEMO.
    Demo,
    /// Notices that must not be overlooked.
    Notice,
    /// The sign of a category, which never stands without its word.
    Category(Category),
}

/// How many roles there are besides the categories.
const PLAIN: usize = 14;

impl Role {
    /// All roles, in their order.
    pub const ALL: [Self; PLAIN + Category::ALL.len()] = {
        let plain = [
            Self::Text,
            Self::Strong,
            Self::Selected,
            Self::SelectedElsewhere,
            Self::Match,
            Self::SelectedMatch,
            Self::Key,
            Self::Time,
            Self::Danger,
            Self::Quiet,
            Self::FocusedBorder,
            Self::Border,
            Self::Demo,
            Self::Notice,
        ];
        let mut all = [Self::Text; PLAIN + Category::ALL.len()];
        let mut at = 0;
        while at < all.len() {
            all[at] = if at < PLAIN { plain[at] } else { Self::Category(Category::ALL[at - PLAIN]) };
            at += 1;
        }
        all
    };

    /// Its place in [`Role::ALL`].
    pub fn index(self) -> usize {
        Self::ALL.iter().position(|role| *role == self).unwrap_or(0)
    }

    /// The mark that says which role a cell has, until [`apply`](super::theme) replaces it: a colour that no theme and no other
    /// drawing uses.
    pub fn style(self) -> Style {
        Style::new().fg(Color::Rgb(MARK.0, MARK.1, self.index() as u8))
    }

    /// The role a cell was marked with.
    pub(super) fn of_mark(mark: Color) -> Option<Self> {
        match mark {
            Color::Reset => Some(Self::Text),
            Color::Rgb(red, green, at) if (red, green) == MARK => Self::ALL.get(usize::from(at)).copied(),
            _ => None,
        }
    }

    /// Whether it must be as readable as text (7:1) or only told apart from what is around it (3:1): WCAG 2.2,
    /// success criteria 1.4.6 and 1.4.11.
    pub const fn is_text(self) -> bool {
        !matches!(self, Self::Border | Self::Danger | Self::Category(_))
    }
}

/// Red and green of a mark; its blue is the role.
const MARK: (u8, u8) = (0xF0, 0x0D);

/// Marks the first cell of a text until the letters of the frame are spelled. No role has this modifier, and the theme
/// takes it away.
pub(super) const BEGINS: Modifier = Modifier::HIDDEN;

/// Notes that a text begins at a cell: what stands before it may not move into it.
pub(super) fn note_beginning(buffer: &mut Buffer, position: (u16, u16)) {
    if let Some(cell) = buffer.cell_mut(position) {
        cell.modifier.insert(BEGINS);
    }
}
