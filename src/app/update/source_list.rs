//! What actions and letters do in the list of sources, and what comes in about them.

use crate::app::action::Action;
use crate::app::message::Effect;
use crate::app::source_offers::{SourceListRow, listed_rows, row_identity};
use crate::app::state::{Popup, SourceRow, SourceWork, SourcesPopup, SourcesView, State, first_row_shown};
use std::rc::Rc;

/// Takes in what is known about the sources, and shows the list where a person asked for it. A reader who is there
/// already stays where they are.
pub(super) fn take_view(state: &mut State, view: Rc<SourcesView>, is_asked: bool) {
    state.sources.view = view;
    // What was ticked and is gone can no longer be confirmed.
    let known: Vec<String> = state.sources.view.sources.iter().map(|source| source.id.clone()).collect();
    state.sources.ticked.retain(|id| known.contains(id));
    if is_asked && !matches!(state.popup, Some(Popup::Sources(_))) {
        state.popup = Some(Popup::Sources(SourcesPopup::default()));
    }
}

/// Notes what is being done for a source.
pub(super) fn note_work(state: &mut State, name: String, work: Option<SourceWork>) {
    state.sources.work.retain(|(other, _)| *other != name);
    state.sources.work.extend(work.map(|work| (name, work)));
}

/// What an action does in the list; `rows` is by how many rows it moves.
pub(super) fn act_in_sources(state: &mut State, action: Action, rows: isize) -> Vec<Effect> {
    match action {
        Action::Open => return confirm(state),
        _ if rows != 0 => move_by(state, rows),
        _ => {
            if let Some(Popup::Sources(popup)) = &mut state.popup {
                popup.filter.apply(action);
                (popup.selected, popup.top) = (None, 0);
            }
        }
    }
    Vec::new()
}

/// Moves by rows, headings passed over.
fn move_by(state: &mut State, rows: isize) {
    let (listed, at) = listed_rows(state);
    let last = listed.len().saturating_sub(1);
    let mut to = at.saturating_add_signed(rows).min(last);
    let step = rows.signum();
    while listed.get(to).is_some_and(|row| !row.can_be_chosen()) {
        let next = to.checked_add_signed(step).filter(|next| *next <= last);
        // Above the first row stands only its heading.
        let first = listed.iter().position(SourceListRow::can_be_chosen);
        let Some(next) = next.or(first) else { return };
        to = next;
    }
    let selected = listed.get(to).and_then(|row| row_identity(state, row));
    let fit = state.seen.popup;
    if let Some(Popup::Sources(popup)) = &mut state.popup {
        popup.selected = selected;
        // The heading above the first row comes into view with it.
        popup.top = if to <= 1 { 0 } else { first_row_shown(to, popup.top, listed.len(), fit) };
    }
}

/// A click selects a row; a second one ticks its source, or takes the tick back.
pub(super) fn click_row(state: &mut State, row: usize) {
    let (listed, at) = listed_rows(state);
    if row == at {
        type_in_sources(state, ' ');
    } else if listed.get(row).is_some_and(SourceListRow::can_be_chosen) {
        move_by(state, isize::try_from(row).unwrap_or(0) - isize::try_from(at).unwrap_or(0));
    }
}

/// The selected row.
fn selected_row(state: &State) -> Option<SourceRow> {
    let (listed, at) = listed_rows(state);
    listed.get(at).and_then(|row| row_identity(state, row))
}

/// What is ticked is confirmed; where nothing is, the selected source is followed, or fetched if it is followed. The
/// reader stays at the selected source, which moves to those that are followed.
fn confirm(state: &mut State) -> Vec<Effect> {
    let selected = selected_row(state);
    if let Some(Popup::Sources(popup)) = &mut state.popup {
        popup.selected.clone_from(&selected);
        popup.top = 0;
    }
    let unfollowed = match &selected {
        Some(SourceRow::Named(id)) => state.sources.find(id).is_some_and(|source| !source.is_followed()),
        Some(SourceRow::All) => false,
        None => return Vec::new(),
    };
    if let (true, true, Some(SourceRow::Named(id))) = (state.sources.ticked.is_empty(), unfollowed, &selected)
    {
        state.sources.toggle(id);
    }
    vec![if state.sources.ticked.is_empty() { Effect::Fetch } else { Effect::ApplyTicks }]
}

/// A space ticks the selected source, or takes the tick back; letters narrow the list down.
pub(super) fn type_in_sources(state: &mut State, letter: char) {
    let selected = selected_row(state);
    let Some(Popup::Sources(popup)) = &mut state.popup else { return };
    if letter != ' ' {
        popup.filter.insert(letter.encode_utf8(&mut [0; 4]));
        (popup.selected, popup.top) = (None, 0);
        return;
    }
    if let Some(SourceRow::Named(id)) = &selected {
        state.sources.toggle(id);
        popup.selected = selected;
    }
}
