//! A message that is being written: own words, what can be done with it, and the message as it will be.

use super::layout::margin;
use super::page::wrap_page;
use super::theme::{Glyphs, Role};
use super::{Scene, paint};
use crate::app::draft::{draft_choice_label, draft_choices, draft_page, draft_title};
use crate::app::state::{HitTarget, Seen, State};
use crate::page::text;
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

/// Draws the message and returns where the caret stands.
pub(super) fn draw_draft(
    state: &State,
    scene: &Scene<'_>,
    buffer: &mut Buffer,
    body: Rect,
    glyphs: &Glyphs,
    seen: &mut Seen,
) -> Position {
    let Some(draft) = &state.draft else { return Position { x: body.x, y: body.y } };
    let name = scene.index.row(draft.group).name();
    let title = draft_title(draft, name, scene.locale);
    let inner = margin(paint::titled(buffer, body, &title, true, glyphs));
    let label = format!("{} ", scene.locale.text("draft-words"));
    let caret = inner.x + paint::typed_line(buffer, inner, (&label, &draft.words), Role::Strong);
    let choices = draft_choices(draft, state);
    for (row, (at, choice)) in (1..inner.height).zip(choices.iter().enumerate()) {
        let is_selected = at == draft.selected;
        seen.add_hit_box((inner.x, inner.y + row), (inner.width, 1), HitTarget::Choice(at));
        let mark = if is_selected { glyphs.pointer } else { " " };
        let content = format!("{mark} {}", draft_choice_label(*choice, draft, scene.locale));
        let content = text::pad(&content, usize::from(inner.width), glyphs.ellipsis);
        paint::line(buffer, inner, row, &content, if is_selected { Role::Selected } else { Role::Text });
    }
    let used = u16::try_from(choices.len() + 2).unwrap_or(0).min(inner.height);
    let rest = Rect { y: inner.y + used, height: inner.height - used, ..inner };
    let mut page = draft_page(draft, scene.locale);
    page.add_gap();
    page.add(crate::page::Tone::Quiet, 0, scene.locale.text("draft-sent"));
    wrap_page(&page, rest.width).draw_lines(buffer, rest, (0, 0), false, glyphs);
    // Who moved down the list hears the row, who types hears the letters.
    match u16::try_from(draft.selected) {
        Ok(row) if row > 0 && row + 1 < inner.height => Position { x: inner.x, y: inner.y + row + 1 },
        _ => Position { x: caret, y: inner.y },
    }
}
