//! The one status line: a message where there is one, else what the keys do here.

use super::theme::{Glyphs, Role};
use super::{Scene, paint};
use crate::app::action::{Action, Focus};
use crate::app::state::{Popup, State};
use crate::page::text;
use fluent_bundle::FluentValue;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

/// Draws the status line.
pub(super) fn draw_status(state: &State, scene: &Scene<'_>, buffer: &mut Buffer, row: Rect, glyphs: &Glyphs) {
    let width = usize::from(row.width);
    let (content, role) = match (state.message_text(scene.words), state.notices.first()) {
        (Some(message), _) => (message, Role::Notice),
        (None, Some(notice)) => (notice.clone(), Role::Notice),
        (None, None) => (key_hint(state, scene), Role::Text),
    };
    let content = text::whole_parts(&content, width.saturating_sub(2));
    paint::line(buffer, row, 0, &text::pad(&format!(" {content}"), width, glyphs.ellipsis), role);
}

/// What the keys do where the focus is.
fn key_hint(state: &State, scene: &Scene<'_>) -> String {
    if let (None, Focus::Search, false) = (&state.popup, state.focus, state.asks_nothing()) {
        return found_text(state, scene);
    }
    let key = match (&state.popup, state.focus) {
        (Some(Popup::Page { .. }), _) => "status-overlay",
        (Some(Popup::Picture(_)), _) => "status-code",
        (Some(Popup::Staff(_)), _) => "status-staff",
        (Some(Popup::Choice { .. }), _) => "status-choose",
        (None, Focus::Search) => "status-search",
        (None, Focus::Pane(_)) => "status-pane",
        (None, Focus::Results) => "status-results",
        (None, Focus::Details) => "status-details",
    };
    let name = |action| FluentValue::from(state.key_name(action, scene.words));
    let values = [
        ("key-toggle", name(Action::Toggle)),
        ("key-next", name(Action::Next)),
        ("key-open", name(Action::Open)),
        ("key-down", name(Action::Down)),
        ("key-filters", name(Action::Filters)),
        ("key-sort", name(Action::Sort)),
        ("key-search", name(Action::Search)),
        ("key-back", name(Action::Back)),
        ("key-take", name(Action::Take)),
        ("key-code", name(Action::Code)),
        ("key-guide", name(Action::Guide)),
    ];
    scene.words.with(key, &values)
}

/// How many there are and which is the first: what a person who types wants to hear, once a search.
fn found_text(state: &State, scene: &Scene<'_>) -> String {
    let Some(results) = &state.results else { return String::new() };
    let total = u64::from(results.total);
    let values = [("count", (total as f64).into()), ("shown", scene.words.number(total).into())];
    let found = scene.words.with("found", &values);
    match results.hits.first() {
        Some(hit) => {
            let name = scene.index.row(hit.ordinal).name().to_owned();
            let key = |action| FluentValue::from(state.key_name(action, scene.words));
            let keys = [("key-down", key(Action::Down)), ("key-next", key(Action::Next))];
            let values = [("found", found.into()), ("name", name.into())].into_iter().chain(keys);
            scene.words.with("status-first", &values.collect::<Vec<_>>())
        }
        None => scene.words.text("nothing-found"),
    }
}
