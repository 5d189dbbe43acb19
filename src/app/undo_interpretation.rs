//! Undoing what the program read into the search: a correction, or words that became a filter or a place.

use super::choices;
use super::message::{Effect, World};
use super::navigate::forget_reading;
use super::state::{ChoiceKind, State};

/// Interprets the words again where that was undone before; searches exactly as typed where only that can be meant;
/// else asks which words are to be searched as words.
pub(super) fn undo_or_ask(state: &mut State, world: World<'_>) -> Vec<Effect> {
    if state.literal || !state.taken_back.is_empty() {
        forget_reading(state);
        return vec![Effect::Search];
    }
    let results = state.results.as_ref();
    let is_read = results.is_some_and(|r| !r.interpretations.is_empty() && r.corrected.is_none());
    let is_chosen = !state.selection.is_empty() || state.when.is_some() || state.near.is_some();
    if !is_read && !is_chosen {
        state.literal = true;
        return vec![Effect::Search];
    }
    choices::open(state, ChoiceKind::UndoInterpretation, world);
    Vec::new()
}
