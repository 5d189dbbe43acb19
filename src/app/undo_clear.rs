//! Taking back that everything was cleared: a key pressed too often must not cost a question.

use super::action::Action;
use super::message::Effect;
use super::navigate::clear_all;
use super::state::{Cleared, KeyArgument, State, StatusMessage};

fn asked_now(state: &State) -> Cleared {
    Cleared {
        search: state.search.clone(),
        literal: state.literal,
        taken_back: state.taken_back.clone(),
        selection: state.selection.clone(),
        near: state.near.clone(),
        when: state.when,
        sort: state.sort,
    }
}

/// Clears something of what is asked, and says how to bring it back.
pub(super) fn clear_with(state: &mut State, clear: fn(&mut State)) {
    if state.asks_nothing() {
        return clear(state);
    }
    let before = asked_now(state);
    clear(state);
    state.cleared = Some(Box::new(before));
    state.message = Some(StatusMessage::naming("undo-offer", [("key", KeyArgument::Of(Action::Undo))]));
}

/// Brings back what was cleared last; what was typed since then can be brought back in turn.
pub(super) fn undo_clear(state: &mut State) -> Vec<Effect> {
    let Some(before) = state.cleared.take() else {
        state.message = Some(StatusMessage::new("undo-nothing"));
        return Vec::new();
    };
    if !state.search.is_empty() {
        state.cleared = Some(Box::new(asked_now(state)));
    }
    clear_all(state);
    let Cleared { search, literal, taken_back, selection, near, when, sort } = *before;
    (state.search, state.literal, state.taken_back) = (search, literal, taken_back);
    (state.selection, state.near, state.when, state.sort) = (selection, near, when, sort);
    state.list.group = None;
    vec![Effect::Search]
}
