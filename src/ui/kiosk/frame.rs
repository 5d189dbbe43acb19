//! The first and the last row of a screen that is shown instead of the browser.

use super::super::layout::margin;
use super::super::theme::{Glyphs, Role};
use super::super::{Scene, header, paint, text};
use crate::app::state::State;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

/// Draws the first row with the keys that always work and the last with a message or hint; returns what lies
/// between.
pub(super) fn draw_frame(
    state: &State,
    scene: &Scene<'_>,
    buffer: &mut Buffer,
    area: Rect,
    glyphs: &Glyphs,
    hint: &str,
) -> Rect {
    let mut row = Rect { height: 1, ..area };
    if state.demo {
        let mark = format!(" {} ", scene.locale.text("demo-mark"));
        let used = paint::marked(buffer, (row.x, row.y), row.width, &mark, &[], (Role::Demo, Role::Demo));
        row = Rect { x: row.x + used, width: row.width - used, ..row };
    }
    let keys = header::keys_that_fit(state, scene, row.width);
    let width = u16::try_from(text::width(&keys)).unwrap_or(0);
    paint::line(buffer, Rect { x: row.right() - width, width, ..row }, 0, &keys, Role::Key);
    let last = Rect { y: area.bottom() - 1, height: 1, ..area };
    let (content, role) = match state.message_text(scene.locale) {
        Some(message) => (message, Role::Notice),
        None => (hint.to_owned(), Role::Text),
    };
    let content = text::pad(&format!(" {content}"), usize::from(area.width), glyphs.ellipsis);
    paint::line(buffer, last, 0, &content, role);
    let inside = Rect { y: area.y + 1, height: area.height.saturating_sub(2), ..area };
    margin(inside)
}
