//! What the map and the week have in common: their places, and the sentence about what is selected.

use super::paint;
use super::theme::{Glyphs, Role};
use crate::app::action::Focus;
use crate::app::state::State;
use crate::page::text;
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

/// The places of a view.
pub(super) struct ViewPlaces {
    /// The map, or the days.
    pub(super) picture: Rect,
    /// What explains the map.
    pub(super) legend: Rect,
    /// The sentence about what is selected.
    pub(super) words: Rect,
}

/// Writes the sentence about what is selected; returns where the cursor stands, which is at its beginning, so that
/// screen readers and braille displays tell the words and not the picture.
pub(super) fn draw_words(
    state: &State,
    buffer: &mut Buffer,
    area: Rect,
    words: &str,
    glyphs: &Glyphs,
) -> Position {
    let width = usize::from(area.width);
    let lines = text::wrap(words, width.saturating_sub(2).max(1), 0);
    let most = usize::from(area.height);
    for (row, line) in (0..area.height).zip(&lines) {
        let is_cut = lines.len() > most && usize::from(row) + 1 == most;
        let line = if is_cut { format!("{line} {}", glyphs.ellipsis) } else { line.clone() };
        let mark = if row == 0 { glyphs.pointer } else { " " };
        let line = text::pad(&format!("{mark} {line}"), width, glyphs.ellipsis);
        let focused = state.focus == Focus::Results && row == 0;
        paint::line(buffer, area, row, &line, if focused { Role::Selected } else { Role::Text });
    }
    Position { x: area.x, y: area.y }
}
