//! Taking back what the program read out of the words: a correction, or a word that became a filter or a place.

use super::state::{ChoiceKind, Popup, State};
use super::update::{Effect, World};

/// The choice that searches everything exactly as typed.
const ALL: &str = "";

/// Whether anything was typed that could be taken back.
pub(super) fn is_possible(state: &State) -> bool {
    !state.search.is_empty()
}

/// Does what the key asks for: goes back where something was taken back before; searches exactly as typed where
/// only that can be meant; else asks which words are meant.
pub(super) fn ask(state: &mut State, world: World<'_>) -> Vec<Effect> {
    if state.literal || !state.taken_back.is_empty() {
        state.literal = false;
        state.taken_back.clear();
        return vec![Effect::Search];
    }
    let results = state.results.as_ref();
    let understood = results.map_or(&[][..], |r| r.understood.as_slice());
    if understood.is_empty() || results.is_some_and(|r| r.corrected.is_some()) {
        state.literal = true;
        return vec![Effect::Search];
    }
    let words = world.words;
    let mut choices: Vec<(String, String)> = Vec::new();
    for said in understood {
        if choices.iter().all(|(id, _)| *id != said.words) {
            let values = [("words", said.words.as_str().into()), ("label", said.label.as_str().into())];
            choices.push((said.words.clone(), words.with("take-back-one", &values)));
        }
    }
    choices.push((ALL.to_owned(), words.text("take-back-all")));
    let title = words.text("take-back-title");
    state.popup = Some(Popup::Choice { kind: ChoiceKind::TakeBack, title, choices, selected: 0, top: 0 });
    Vec::new()
}

/// Takes the chosen words back.
pub(super) fn chosen(state: &mut State, id: &str) -> Vec<Effect> {
    if id == ALL {
        state.literal = true;
    } else {
        state.taken_back.push(id.to_owned());
    }
    state.list.group = None;
    vec![Effect::Search]
}
