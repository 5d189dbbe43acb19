//! The inviting screen, in three languages: side by side where there is room, else one below the other.

use super::super::theme::{Glyphs, Role};
use super::super::{Scene, paint};
use super::frame::draw_frame;
use crate::app::kiosk::attract::{Invitation, invitations};
use crate::app::state::State;
use crate::page::text;
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

/// From this size on the languages stand side by side.
const BESIDE: (u16, u16) = (72, 14);
/// Columns between them.
const BETWEEN: u16 = 3;

/// Draws the screen; the cursor stands on the marked language.
pub(super) fn draw_invitations(
    selected: usize,
    state: &State,
    scene: &Scene<'_>,
    buffer: &mut Buffer,
    area: Rect,
    glyphs: &Glyphs,
) -> Position {
    let body = draw_frame(state, scene, buffer, area, glyphs, &scene.locale.text("attract-hint"));
    let all = invitations();
    let count = u16::try_from(all.len()).unwrap_or(1).max(1);
    let beside = area.width >= BESIDE.0 && area.height >= BESIDE.1;
    let mut cursor = Position { x: body.x, y: body.y };
    for (at, invitation) in (0..count).zip(all) {
        let place = if beside {
            let width = (body.width - BETWEEN * (count - 1)) / count;
            let top = body.height / 5;
            Rect { x: body.x + at * (width + BETWEEN), width, y: body.y + top, height: body.height - top }
        } else {
            let height = (body.height / count).max(1);
            let y = body.y + at * height;
            Rect { y, height: height.min(body.bottom().saturating_sub(y)), ..body }
        };
        let here = usize::from(at) == selected;
        draw_invitation(invitation, usize::from(at) + 1, here, buffer, place, glyphs);
        if here {
            cursor = Position { x: place.x, y: place.y.min(area.bottom() - 1) };
        }
    }
    cursor
}

fn draw_invitation(
    invitation: &Invitation,
    number: usize,
    here: bool,
    buffer: &mut Buffer,
    place: Rect,
    glyphs: &Glyphs,
) {
    let mark = if here { glyphs.pointer } else { " " };
    let name = format!("{mark} {number} {}", invitation.name);
    let width = usize::from(place.width);
    let role = if here { Role::Selected } else { Role::Strong };
    paint::line(buffer, place, 0, &text::pad(&name, width, glyphs.ellipsis), role);
    // What there is no room for is said after the most needed.
    let tall = place.height > 6;
    let parts = [
        (&invitation.title, Role::Text),
        (&invitation.begin, Role::Strong),
        (&invitation.privacy, Role::Text),
    ];
    let mut row = 1 + u16::from(tall);
    for (part, role) in parts {
        for line in text::wrap(part, width, 0) {
            paint::line(buffer, place, row, &line, role);
            row += 1;
        }
        row += u16::from(tall);
    }
}
