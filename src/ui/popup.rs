//! What lies over the screen: pages and short lists to choose from.

use super::theme::{Glyphs, Role};
use super::{Scene, page, paint};
use crate::app::action::Action;
use crate::app::state::{ChoiceKind, PageKind, Popup, Seen, Spot, State, window};
use crate::page::text;
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

/// Draws a pop-up over the body and returns where the cursor stands.
pub(super) fn draw(
    (state, popup): (&State, &Popup),
    scene: &Scene<'_>,
    buffer: &mut Buffer,
    body: Rect,
    glyphs: &Glyphs,
    seen: &mut Seen,
) -> Position {
    match popup {
        Popup::Page { page: content, reading, kind } => {
            let inner = paint::titled(buffer, body, &content.title, true, glyphs);
            let inner = margin(inner);
            let (inner, hint) = match kind {
                PageKind::Crisis if inner.height > 4 => (
                    Rect { height: inner.height - 1, ..inner },
                    Some(Rect { y: inner.bottom() - 1, height: 1, ..inner }),
                ),
                _ => (inner, None),
            };
            let wrapped = page::wrap(content, inner.width);
            seen.popup = usize::from(inner.height);
            seen.popup_lines = wrapped.len();
            let mut reading = *reading;
            reading.follow(wrapped.len(), usize::from(inner.height));
            if let Some(hint) = hint {
                let key = state.key_name(Action::Left, scene.words);
                let words = scene.words.with("crisis-other-country", &[("key", key.into())]);
                paint::line(buffer, hint, 0, &words, Role::Key);
            }
            wrapped.draw(buffer, inner, (reading.top, reading.at), true, glyphs)
        }
        Popup::Staff(line) => super::kiosk::staff(line, scene, buffer, margin(body), glyphs),
        // Drawn before, over the whole screen.
        Popup::Picture(_) => Position { x: body.x, y: body.y },
        Popup::Choice { title, choices, selected, top, kind } => {
            let inner = margin(paint::titled(buffer, body, title, true, glyphs));
            // The most urgent thing is said before a country is asked for.
            let inner = if *kind == ChoiceKind::CrisisCountry && inner.height > 4 {
                for (row, line) in
                    (0..2).zip(text::wrap(&scene.words.text("crisis-danger"), usize::from(inner.width), 0))
                {
                    paint::line(buffer, inner, row, &line, Role::Notice);
                }
                Rect { y: inner.y + 2, height: inner.height - 2, ..inner }
            } else {
                inner
            };
            let step = 1 + scene.look.gap;
            let fit = usize::from((inner.height + scene.look.gap) / step);
            seen.popup = fit;
            let top = window(*selected, *top, choices.len(), fit);
            let rows = (0..inner.height).step_by(usize::from(step));
            for (row, (i, (_, name))) in rows.zip(choices.iter().enumerate().skip(top)) {
                let here = i == *selected;
                seen.note((inner.x, inner.y + row), (inner.width, 1), Spot::Choice(i));
                let mark = if here { glyphs.pointer } else { " " };
                let content = text::pad(&format!("{mark} {name}"), usize::from(inner.width), glyphs.ellipsis);
                paint::line(buffer, inner, row, &content, if here { Role::Selected } else { Role::Text });
            }
            let row = u16::try_from(selected - top).unwrap_or(0).saturating_mul(step);
            Position { x: inner.x, y: inner.y + row.min(inner.height.saturating_sub(1)) }
        }
    }
}

/// Text does not touch the edge of the window where there is room.
fn margin(area: Rect) -> Rect {
    if area.width < 44 {
        return area;
    }
    Rect { x: area.x + 2, width: (area.width - 4).min(100), ..area }
}
