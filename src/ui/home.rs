//! Where the reader is: in the header, and as the list in which it is changed.

use super::theme::{Glyphs, Role};
use super::{Scene, paint};
use crate::app::action::Action;
use crate::app::home_picker::{row_label, source_key};
use crate::app::home_places::home_short_label;
use crate::app::state::{HitTarget, HomePicker, Seen, State};
use crate::page::text;
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

/// Where the reader is, how that is known, and the key that changes it: in words that fit, the fullest first.
pub(super) fn header_texts(state: &State, scene: &Scene<'_>) -> [String; 3] {
    let key = state.key_name(Action::Place, scene.locale);
    let Some(home) = &state.home else {
        let unknown = scene.locale.with("home-none", &[("key", key.clone().into())]);
        return [unknown.clone(), unknown, key];
    };
    let short = home_short_label(home, scene.locale);
    let values = [
        ("place", short.as_str().into()),
        ("source", scene.locale.text(source_key(home)).into()),
        ("key", key.as_str().into()),
    ];
    let named = scene.locale.with("home-named", &values);
    [scene.locale.with("home-known", &values), named, format!("{short} {key}")]
}

/// Draws the list of places and returns where the caret stands.
pub(super) fn draw_picker(
    picker: &HomePicker,
    scene: &Scene<'_>,
    buffer: &mut Buffer,
    body: Rect,
    glyphs: &Glyphs,
    seen: &mut Seen,
) -> Position {
    let inner =
        super::layout::margin(paint::titled(buffer, body, &scene.locale.text("home-title"), true, glyphs));
    let label = format!("{} ", scene.locale.text("home-typed"));
    let width = usize::from(inner.width);
    let caret = inner.x + paint::typed_line(buffer, inner, (&label, &picker.typed), Role::Strong);
    let list = Rect { y: inner.y + 1, height: inner.height.saturating_sub(1), ..inner };
    seen.popup = usize::from(list.height);
    if picker.offered.is_empty() {
        let values = [("typed", picker.typed.text().into())];
        paint::line(buffer, list, 0, &scene.locale.with("home-nothing", &values), Role::Text);
    }
    for (row, (at, home)) in (0..list.height).zip(picker.offered.iter().enumerate().skip(picker.top)) {
        let is_selected = at == picker.selected;
        seen.add_hit_box((list.x, list.y + row), (list.width, 1), HitTarget::Choice(at));
        let mark = if is_selected { glyphs.pointer } else { " " };
        let content = format!("{mark} {}", row_label(home.as_ref(), scene.locale));
        let content = text::pad(&content, width, glyphs.ellipsis);
        paint::line(buffer, list, row, &content, if is_selected { Role::Selected } else { Role::Text });
    }
    // Who moved down the list hears the row, who types hears the letters.
    match u16::try_from(picker.selected.saturating_sub(picker.top)) {
        Ok(row) if picker.selected > 0 && row < list.height => Position { x: list.x, y: list.y + row },
        _ => Position { x: caret, y: inner.y },
    }
}
