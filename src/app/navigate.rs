//! Moving about: the focus, the selected group, crisis help, the language. The parts of the update share these.

use super::action::{Focus, Pane};
use super::choices;
use super::danger_notice::DangerNotice;
use super::filter_panes;
use super::message::{Effect, World};
use super::state::{ChoiceKind, Details, ListRow, PageKind, State, first_row_shown, row_of_hit};
use crate::search::{Ordinal, Selection, Sort};
use crate::topic::{Language, crisis_lines};

/// The parts of the screen in the order of Tab.
pub fn tab_order() -> [Focus; 8] {
    let [topic, category, location, format, more] = Pane::ALL.map(Focus::Pane);
    [Focus::Search, topic, category, location, format, more, Focus::Results, Focus::Details]
}

/// Moves the focus; the pane it reaches puts its values in order.
pub fn move_focus(state: &mut State, target: Focus, world: World<'_>) {
    if let (Some(left), true) = (state.focused_pane(), state.focus != target) {
        state.pane_mut(left).filter.clear();
        filter_panes::refresh_rows(state, left, world);
    }
    state.focus = target;
    match target {
        Focus::Pane(pane) => {
            filter_panes::refresh_rows(state, pane, world);
            state.pane_mut(pane).enter_list();
        }
        Focus::Details => {
            state.details.reading.keep_in_view(state.seen.details_lines, state.seen.details);
        }
        Focus::Search | Focus::Results => {}
    }
}

/// Selects a row of the results and asks for its details.
pub fn select_row(state: &mut State, row: usize) -> Vec<Effect> {
    if state.results_number == 0 {
        // Keys pressed before the first results have come select among them when they do.
        state.list.selected = row;
        return Vec::new();
    }
    let rows = state.row_count();
    state.list.selected = row.min(rows.saturating_sub(1));
    // Before a frame has shown the list, nobody knows how many rows fit; that frame brings the row into view.
    if state.seen.results > 0 {
        state.list.top = first_row_shown(state.list.selected, state.list.top, rows, state.seen.results);
    }
    let hit = match state.list_row(state.list.selected) {
        Some(ListRow::Hit(hit)) => state.results.as_ref().and_then(|r| r.hits.get(hit)).map(|h| h.ordinal),
        _ => None,
    };
    state.list.group = hit;
    if state.details.of == hit {
        return Vec::new();
    }
    state.details = Details { of: hit, ..Details::default() };
    hit.map(Effect::Load).into_iter().collect()
}

/// Selects a group, listed or not, and asks for its details.
pub fn select_group(state: &mut State, group: Ordinal) -> Vec<Effect> {
    let row = state.results.as_ref().and_then(|results| {
        let hit = results.hits.iter().position(|hit| hit.ordinal == group)?;
        Some(row_of_hit(results, hit))
    });
    // Hits of other countries are no rows of their own while they are folded.
    if let Some(row) = row
        && matches!(state.list_row(row), Some(ListRow::Hit(_)))
    {
        return select_row(state, row);
    }
    state.list.group = Some(group);
    if state.details.of == Some(group) {
        return Vec::new();
    }
    state.details = Details { of: Some(group), ..Details::default() };
    vec![Effect::Load(group)]
}

/// Forgets every filter and the search text.
pub fn clear_all(state: &mut State) {
    clear_search(state);
    state.selection = Selection::default();
    state.near = None;
    state.when = None;
    if state.sort == Sort::Distance {
        state.sort = Sort::Best;
    }
    for pane in &mut state.panes {
        pane.filter.clear();
    }
}

/// Forgets the search text and how it was to be read.
pub fn clear_search(state: &mut State) {
    state.search.clear();
    forget_reading(state);
}

/// Forgets how the search text was to be read: it is interpreted again.
pub fn forget_reading(state: &mut State) {
    state.literal = false;
    state.taken_back.clear();
}

/// The country whose crisis lines are shown at once: the one that was chosen last, else that of the notice of danger,
/// else where the reader is, else that of the place that is asked for.
pub fn crisis_country(state: &State) -> Option<String> {
    let results = state.results.as_ref();
    let noticed = results.and_then(|results| DangerNotice::of_search(results, state)?.country);
    let asked = results.and_then(|results| results.near()?.country.clone());
    let countries = [state.crisis_country.clone(), noticed, state.home_country().map(str::to_owned), asked];
    countries.into_iter().flatten().find(|country| !crisis_lines::lines_for(country).is_empty())
}

/// Shows the crisis lines of the country where help is needed, or asks for one.
pub fn open_crisis(state: &mut State, world: World<'_>) {
    match crisis_country(state) {
        Some(country) => state.open_page(PageKind::Crisis(country)),
        None => choices::open(state, ChoiceKind::CrisisCountry, world),
    }
}

/// Changes to the next of the three languages.
pub fn change_to_next_language(state: &mut State, world: World<'_>) -> Vec<Effect> {
    let next = match state.language {
        Language::En => Language::De,
        Language::De => Language::Nb,
        Language::Nb => Language::En,
    };
    change_language(state, next, world)
}

/// Changes the language. What comes from outside with words in it is asked for again: the results, which name how
/// the search was understood, and the details.
pub fn change_language(state: &mut State, language: Language, world: World<'_>) -> Vec<Effect> {
    state.language = language;
    state.message = None;
    filter_panes::refresh_typed_rows(state, world);
    let mut effects = vec![Effect::Language, Effect::Search];
    effects.extend(state.details.of.map(Effect::Load));
    effects
}
