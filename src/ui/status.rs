//! The one status line: a message where there is one, else what the keys do here.

use super::theme::{Glyphs, Role};
use super::{Scene, paint, sections};
use crate::app::action::{Action, Focus};
use crate::app::learn::article_row;
use crate::app::result_sections;
use crate::app::state::{ChoiceKind, Popup, State, View};
use crate::page::text;
use fluent_bundle::FluentValue;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

/// Draws the status line.
pub(super) fn draw_status(state: &State, scene: &Scene<'_>, buffer: &mut Buffer, row: Rect, glyphs: &Glyphs) {
    let width = usize::from(row.width);
    let (content, role) = match (state.message_text(scene.locale), state.notices.first()) {
        (Some(message), _) => (message, Role::Notice),
        (None, Some(notice)) => (notice.clone(), Role::Notice),
        (None, None) => (key_hint(state, scene, width, glyphs), Role::Text),
    };
    let content = text::whole_parts(&content, width.saturating_sub(2));
    paint::line(buffer, row, 0, &text::pad(&format!(" {content}"), width, glyphs.ellipsis), role);
}

/// What the keys do where the focus is.
fn key_hint(state: &State, scene: &Scene<'_>, columns: usize, glyphs: &Glyphs) -> String {
    if let (None, Focus::Search, false) = (&state.popup, state.focus, state.asks_nothing()) {
        return found_text(state, scene, columns, glyphs);
    }
    let key = match (&state.popup, state.focus) {
        (Some(Popup::Page { .. } | Popup::Comparison { .. }), _) => "status-overlay",
        (Some(Popup::Choice { kind: ChoiceKind::Shortlist, .. }), _) => "status-marked",
        (Some(Popup::Draft), _) => "status-draft",
        (Some(Popup::Picture(_)), _) => "status-code",
        (Some(Popup::Palette(_)), _) => "status-palette",
        (Some(Popup::Sources(_)), _) => "status-sources",
        (Some(Popup::Staff(_)), _) => "status-staff",
        (Some(Popup::Register(_)), _) => "status-register",
        (Some(Popup::Choice { .. }), _) => "status-choose",
        (Some(Popup::Home(_)), _) => "status-home",
        (None, Focus::Search) if state.shows_welcome() => "status-welcome",
        (None, Focus::Search) => "status-search",
        (None, Focus::Pane(_)) => "status-pane",
        (None, Focus::Results) => match state.view {
            View::List => "status-results",
            View::Map => "status-map",
            View::Week => "status-week",
        },
        (None, Focus::Details) => "status-details",
    };
    let values = [
        ("key-toggle", Action::Toggle),
        ("key-next", Action::Next),
        ("key-open", Action::Open),
        ("key-right", Action::Right),
        ("key-down", Action::Down),
        ("key-filters", Action::Filters),
        ("key-sort", Action::Sort),
        ("key-view", Action::View),
        ("key-nearer", Action::ZoomIn),
        ("key-farther", Action::ZoomOut),
        ("key-forward", Action::PageDown),
        ("key-search", Action::Search),
        ("key-back", Action::Back),
        ("key-take", Action::Take),
        ("key-code", Action::Code),
        ("key-guide", Action::Guide),
        ("key-mark", Action::Mark),
    ]
    .map(|(name, action)| (name, FluentValue::from(state.key_name(action, scene.locale))));
    let hint = scene.locale.with(key, &values);
    // Headings are passed over; who hears the screen hears them with the first row below.
    let begun = state.section_begun_by(state.list.selected);
    match begun.filter(|_| state.popup.is_none() && state.focus == Focus::Results) {
        Some(section) => format!("{}. {hint}", sections::heading_of(section, state, scene)),
        None => hint,
    }
}

/// How many there are and which is the first: what a person who types wants to hear, once a search.
fn found_text(state: &State, scene: &Scene<'_>, columns: usize, glyphs: &Glyphs) -> String {
    let Some(results) = &state.results else { return String::new() };
    let total = u64::from(results.known());
    let values = [("count", (total as f64).into()), ("shown", scene.locale.number(total).into())];
    let found = result_sections::found_text(scene.locale.with("found", &values), results, scene.locale);
    let article = results.article.map(|article| article_row(article, scene.locale));
    let first = results.hits.first().map(|hit| scene.index.row(hit.ordinal).name().to_owned());
    match article.or(first) {
        Some(name) => {
            // A long name leaves room for what to press next.
            let name = text::fit(&name, columns * 3 / 8, glyphs.ellipsis);
            let values = [
                ("found", found.into()),
                ("name", name.into()),
                ("key-down", state.key_name(Action::Down, scene.locale).into()),
                ("key-next", state.key_name(Action::Next, scene.locale).into()),
            ];
            scene.locale.with("status-first", &values)
        }
        None => scene.locale.text("nothing-found"),
    }
}
