//! What fills the screen instead of the browser: the inviting screen, the guided questions, the warning, a QR code, the
//! neutral screen.

mod attract;
mod cover;
mod frame;
mod guide;
mod picture;

pub(super) use cover::draw_cover;

use super::theme::{Glyphs, Role};
use super::{Scene, paint};
use crate::app::edit::Line;
use crate::app::state::{FullScreen, Popup, Seen, State};
use crate::page::text;
use frame::draw_frame;
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

/// Draws what fills the screen instead of the browser, if anything does; returns the cursor and what was shown.
pub(super) fn draw_full_screen(
    state: &State,
    scene: &Scene<'_>,
    buffer: &mut Buffer,
    area: Rect,
    glyphs: &Glyphs,
) -> Option<(Position, Seen)> {
    let mut seen = Seen::default();
    let position = match (&state.popup, &state.front) {
        _ if state.warning => {
            let body = draw_frame(state, scene, buffer, area, glyphs, "");
            draw_warning(state, scene, buffer, body)
        }
        (Some(Popup::Picture(code)), _) => picture::draw_qr_code(code, state, scene, buffer, area, glyphs),
        (None, Some(FullScreen::Attract(selected))) => {
            attract::draw_invitations(*selected, state, scene, buffer, area, glyphs)
        }
        (None, Some(FullScreen::Guide(questions))) => {
            guide::draw_question(questions, state, scene, buffer, area, (glyphs, &mut seen))
        }
        _ => return None,
    };
    Some((position, seen))
}

/// The warning: one sentence that stays as it is. Nothing of the visit is shown, since nobody may be there.
fn draw_warning(state: &State, scene: &Scene<'_>, buffer: &mut Buffer, body: Rect) -> Position {
    let seconds = state.setup.idle.unwrap_or_default().warning.as_secs();
    let locale = scene.locale;
    let title = locale.text("warning-title");
    let sentence = locale.with("warning-text", &[("seconds", (seconds as f64).into())]);
    let top = body.height.saturating_sub(5) / 3;
    paint::line(buffer, body, top, &title, Role::Strong);
    for (row, line) in (top + 2..body.height).zip(text::wrap(&sentence, usize::from(body.width), 0)) {
        paint::line(buffer, body, row, &line, Role::Text);
    }
    Position { x: body.x, y: body.y + (top + 2).min(body.height.saturating_sub(1)) }
}

/// The code of the staff being typed: a star for each character.
pub(super) fn draw_staff_code(
    line: &Line,
    scene: &Scene<'_>,
    buffer: &mut Buffer,
    body: Rect,
    glyphs: &Glyphs,
) -> Position {
    let title = scene.locale.text("staff-title");
    let inner = paint::titled(buffer, body, &title, true, glyphs);
    let label = format!("{} ", scene.locale.text("staff-code"));
    let stars = "*".repeat(line.text().chars().count());
    paint::line(buffer, inner, 1, &format!("{label}{stars}"), Role::Text);
    let column = text::width(&label) + line.before_cursor().chars().count();
    let x = inner.x + u16::try_from(column).unwrap_or(0).min(inner.width.saturating_sub(1));
    Position { x, y: inner.y + 1.min(inner.height.saturating_sub(1)) }
}
