//! The colours of the themes: for each role what it is written with, and on which paper.

use super::role::Role;
use crate::topic::Category;
use ratatui::style::Color;

/// Black and white of the 6x6x6 cube and of the grey ramp: unlike 0 to 15, no terminal lets anybody change them.
const BLACK: Color = Color::Indexed(16);
const WHITE: Color = Color::Indexed(231);
const YELLOW: Color = Color::Indexed(226);
const CYAN: Color = Color::Indexed(123);
const ORANGE: Color = Color::Indexed(215);
const PINK: Color = Color::Indexed(210);
const SILVER: Color = Color::Indexed(250);
const BLUE: Color = Color::Indexed(18);
const GREEN: Color = Color::Indexed(22);
const RED: Color = Color::Indexed(88);
const GREY: Color = Color::Indexed(240);
const CHARCOAL: Color = Color::Indexed(236);

/// The terminal's own colours; what is not named has the one that it writes with.
pub(super) fn of_terminal(role: Role) -> Option<Color> {
    match role {
        Role::Key | Role::FocusedBorder => Some(Color::Cyan),
        Role::Time => Some(Color::Yellow),
        Role::Danger => Some(Color::Red),
        Role::Border => Some(Color::DarkGray),
        Role::Category(category) => {
            const INKS: [Color; 11] = [
                Color::LightGreen,
                Color::LightBlue,
                Color::LightCyan,
                Color::Magenta,
                Color::Gray,
                Color::LightMagenta,
                Color::Green,
                Color::LightBlue,
                Color::LightMagenta,
                Color::LightYellow,
                Color::Gray,
            ];
            of_category(category, &INKS)
        }
        _ => None,
    }
}

/// The same where the terminal's paper is light.
pub(super) fn of_terminal_on_light(role: Role) -> Option<Color> {
    match role {
        Role::Key | Role::FocusedBorder => Some(Color::Blue),
        Role::Time => Some(Color::Magenta),
        Role::Danger => Some(Color::Red),
        Role::Border => Some(Color::DarkGray),
        Role::Category(category) => {
            const INKS: [Color; 11] = [
                Color::LightBlue,
                Color::LightMagenta,
                Color::DarkGray,
                Color::Black,
                Color::DarkGray,
                Color::LightMagenta,
                Color::LightBlue,
                Color::Black,
                Color::LightMagenta,
                Color::LightBlue,
                Color::DarkGray,
            ];
            of_category(category, &INKS)
        }
        _ => None,
    }
}

/// True colours on dark paper.
pub(super) fn of_dark(role: Role) -> (Color, Color) {
    const PAPER: Color = Color::Rgb(0x12, 0x16, 0x1C);
    const INK: Color = Color::Rgb(0xDC, 0xE1, 0xE6);
    const BRIGHT: Color = Color::Rgb(0xFF, 0xFF, 0xFF);
    const ACCENT: Color = Color::Rgb(0x6C, 0xD3, 0xE8);
    const AMBER: Color = Color::Rgb(0xF0, 0xBE, 0x5A);
    match role {
        Role::Text => (INK, PAPER),
        Role::Strong => (BRIGHT, PAPER),
        Role::Selected | Role::SelectedMatch => (PAPER, ACCENT),
        Role::SelectedElsewhere | Role::Key | Role::FocusedBorder | Role::Match => (ACCENT, PAPER),
        Role::Time => (AMBER, PAPER),
        Role::Danger => (Color::Rgb(0xFF, 0x7B, 0x72), PAPER),
        Role::Quiet => (Color::Rgb(0xA8, 0xB2, 0xBC), PAPER),
        Role::Border => (Color::Rgb(0x68, 0x74, 0x80), PAPER),
        Role::Demo | Role::Notice => (PAPER, INK),
        Role::Category(category) => {
            const INKS: [Color; 11] = [
                Color::Rgb(0x7E, 0xE0, 0x9B),
                Color::Rgb(0x9D, 0xC1, 0xFF),
                Color::Rgb(0xFF, 0xE0, 0x8A),
                Color::Rgb(0xC7, 0xA6, 0xFF),
                Color::Rgb(0xB8, 0xC4, 0xD6),
                Color::Rgb(0xFF, 0xA8, 0xD2),
                Color::Rgb(0xB5, 0xD9, 0x6A),
                Color::Rgb(0x86, 0xB7, 0xE8),
                Color::Rgb(0xE3, 0xA0, 0xF0),
                Color::Rgb(0xE6, 0xC2, 0x9F),
                Color::Rgb(0x9A, 0xA4, 0xAE),
            ];
            (of_category(category, &INKS).unwrap_or(INK), PAPER)
        }
    }
}

/// White and yellow on black.
pub(super) fn of_high_contrast(role: Role) -> (Color, Color) {
    match role {
        Role::Text | Role::Strong | Role::Border => (WHITE, BLACK),
        Role::Selected | Role::SelectedMatch => (BLACK, YELLOW),
        Role::SelectedElsewhere | Role::Key | Role::FocusedBorder => (YELLOW, BLACK),
        Role::Match => (CYAN, BLACK),
        Role::Time => (ORANGE, BLACK),
        Role::Danger => (PINK, BLACK),
        Role::Quiet => (SILVER, BLACK),
        Role::Demo | Role::Notice => (BLACK, WHITE),
        Role::Category(category) => {
            const INKS: [u8; 11] = [120, 117, 222, 183, 252, 218, 156, 153, 219, 223, 250];
            (indexed(category, &INKS), BLACK)
        }
    }
}

/// Black and blue on white.
pub(super) fn of_light(role: Role) -> (Color, Color) {
    match role {
        Role::Text | Role::Strong => (BLACK, WHITE),
        Role::Border | Role::Quiet => (GREY, WHITE),
        Role::Selected | Role::SelectedMatch => (WHITE, BLUE),
        Role::SelectedElsewhere | Role::Key | Role::FocusedBorder | Role::Match => (BLUE, WHITE),
        Role::Time => (GREEN, WHITE),
        Role::Danger => (RED, WHITE),
        Role::Demo | Role::Notice => (WHITE, CHARCOAL),
        Role::Category(category) => {
            const INKS: [u8; 11] = [28, 25, 94, 90, 240, 125, 64, 61, 96, 58, 242];
            (indexed(category, &INKS), WHITE)
        }
    }
}

/// The eight colours of a Linux console. Of them grey and cyan alone can be read as text on black.
pub(super) fn of_console(role: Role) -> (Color, Color) {
    match role {
        Role::Text | Role::Strong | Role::Border | Role::Time | Role::Quiet => (Color::Gray, Color::Black),
        Role::Selected | Role::SelectedMatch | Role::Danger => (Color::Black, Color::Gray),
        Role::SelectedElsewhere | Role::Key | Role::FocusedBorder | Role::Match => {
            (Color::Cyan, Color::Black)
        }
        Role::Demo | Role::Notice => (Color::Black, Color::Cyan),
        Role::Category(category) => {
            const INKS: [Color; 11] = [
                Color::Green,
                Color::Cyan,
                Color::Gray,
                Color::Magenta,
                Color::Gray,
                Color::Magenta,
                Color::Green,
                Color::Cyan,
                Color::Magenta,
                Color::Green,
                Color::Gray,
            ];
            (of_category(category, &INKS).unwrap_or(Color::Gray), Color::Black)
        }
    }
}

fn of_category(category: Category, inks: &[Color; 11]) -> Option<Color> {
    inks.get(category as usize).copied()
}

fn indexed(category: Category, inks: &[u8; 11]) -> Color {
    inks.get(category as usize).map_or(WHITE, |ink| Color::Indexed(*ink))
}
