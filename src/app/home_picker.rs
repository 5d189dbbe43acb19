//! The list in which a person says where they are: countries, regions and towns that fit what is typed.

use super::action::Action;
use super::home_places::{find_homes, home_label};
use super::message::{Effect, World};
use super::state::{HomePicker, Popup, State, first_row_shown};
use crate::locale::Locale;
use crate::place::{Home, HomeSource};

/// Opens the list with the place that holds now.
pub fn open(state: &mut State, world: World<'_>) {
    let offered = offered_for("", state, world);
    state.popup = Some(Popup::Home(HomePicker { offered, ..HomePicker::default() }));
}

/// What is offered for what is typed. Where nothing is, the place that holds now comes first, then that of the
/// settings, then all countries.
fn offered_for(typed: &str, state: &State, world: World<'_>) -> Vec<Option<Home>> {
    let prefer = state.home_country();
    let found = find_homes(typed, prefer, HomeSource::Chosen, world.locale).into_iter().map(Some);
    if !typed.trim().is_empty() {
        return found.collect();
    }
    let mut offered: Vec<Option<Home>> = Vec::new();
    let known = [state.home.clone(), state.setup.home.clone()].into_iter().flatten().map(Some);
    for home in known.chain([None]).chain(found) {
        if !offered.iter().any(|other| is_same(other.as_ref(), home.as_ref())) {
            offered.push(home);
        }
    }
    offered
}

/// Whether two are one place, however it is known.
fn is_same(one: Option<&Home>, other: Option<&Home>) -> bool {
    match (one, other) {
        (Some(one), Some(other)) => {
            (&one.country, &one.region, &one.label) == (&other.country, &other.region, &other.label)
        }
        (one, other) => one.is_none() && other.is_none(),
    }
}

/// What an action does in the list. `rows` is by how many rows it moves.
pub(super) fn act(state: &mut State, action: Action, rows: isize, world: World<'_>) -> Vec<Effect> {
    let fit = state.seen.popup;
    let Some(Popup::Home(picker)) = &mut state.popup else { return Vec::new() };
    match action {
        Action::Open => {
            let row = picker.selected;
            return choose_row(state, row);
        }
        Action::Up | Action::Down | Action::PageUp | Action::PageDown => {
            let last = picker.offered.len().saturating_sub(1);
            picker.selected = picker.selected.saturating_add_signed(rows).min(last);
            picker.top = first_row_shown(picker.selected, picker.top, picker.offered.len(), fit);
        }
        _ => {
            let before = picker.typed.text();
            picker.typed.apply(action);
            if picker.typed.text() != before {
                refresh(state, world);
            }
        }
    }
    Vec::new()
}

/// Types text into the list.
pub(super) fn type_text(state: &mut State, text: &str, world: World<'_>) {
    if let Some(Popup::Home(picker)) = &mut state.popup {
        picker.typed.insert(text);
        refresh(state, world);
    }
}

fn refresh(state: &mut State, world: World<'_>) {
    let Some(Popup::Home(picker)) = &state.popup else { return };
    let offered = offered_for(&picker.typed.text(), state, world);
    if let Some(Popup::Home(picker)) = &mut state.popup {
        (picker.offered, picker.selected, picker.top) = (offered, 0, 0);
    }
}

/// What is offered now, in words, the first row first.
pub fn offered_labels(state: &State, locale: &Locale) -> Vec<String> {
    let Some(Popup::Home(picker)) = &state.popup else { return Vec::new() };
    picker.offered.iter().map(|home| row_label(home.as_ref(), locale)).collect()
}

/// A row of the list in words.
pub fn row_label(home: Option<&Home>, locale: &Locale) -> String {
    match home {
        Some(home) if home.known_from != HomeSource::Chosen => {
            format!("{} ({})", home_label(home, locale), locale.text(source_key(home)))
        }
        Some(home) => home_label(home, locale),
        None => locale.text("home-nowhere"),
    }
}

/// How it is known where the reader is, as a key of the locale files.
pub const fn source_key(home: &Home) -> &'static str {
    match home.known_from {
        HomeSource::Chosen => "home-from-choice",
        HomeSource::Setting => "home-from-setting",
        HomeSource::Locale => "home-from-locale",
        HomeSource::TimeZone => "home-from-zone",
    }
}

/// Takes over a row of the list as where the reader is, for this visit; what is listed follows.
pub(super) fn choose_row(state: &mut State, row: usize) -> Vec<Effect> {
    let Some(Popup::Home(picker)) = state.popup.take() else { return Vec::new() };
    let Some(home) = picker.offered.into_iter().nth(row) else { return Vec::new() };
    state.home = home;
    // Numbers looked up for another country before are those of a place where the reader is not.
    state.crisis_country = None;
    state.list.group = None;
    vec![Effect::Search]
}
