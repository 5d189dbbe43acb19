//! Writing a message: own words, its language, and what is done with it.

use crate::app::action::Action;
use crate::app::draft::draft_choices;
use crate::app::edit::Line;
use crate::app::message::{Effect, ExportTarget};
use crate::app::policy;
use crate::app::state::{Draft, DraftChoice, MOST_WORDS, Popup, State, StatusMessage};
use crate::page::{MessageKind, MessageText};
use crate::search::Ordinal;
use crate::topic::Language;

/// Begins a message about the selected group.
pub(super) fn begin(state: &mut State, kind: MessageKind) -> Vec<Effect> {
    state.draft = None;
    state.list.group.map(|group| Effect::Compose(kind, group)).into_iter().collect()
}

/// Begins a message about the selected group with these own words.
pub(super) fn begin_with(state: &mut State, kind: MessageKind, words: &str) -> Vec<Effect> {
    let Some(group) = state.list.group else { return Vec::new() };
    let language = state.language;
    let text = MessageText::default();
    let draft = Draft { group, kind, language, words: Line::default(), text, selected: 0 };
    state.draft = Some(Box::new(draft));
    type_words(state, words);
    vec![Effect::Compose(kind, group)]
}

/// Takes in the words around the person's own.
pub(super) fn take_text(state: &mut State, kind: MessageKind, group: Ordinal, text: Option<MessageText>) {
    let Some(text) = text else {
        state.message = Some(StatusMessage::new("take-none"));
        return;
    };
    let language = state.language;
    match &mut state.draft {
        Some(draft) if (draft.kind, draft.group) == (kind, group) => draft.text = text,
        _ => {
            let words = Line::default();
            state.draft = Some(Box::new(Draft { group, kind, language, words, text, selected: 0 }));
        }
    }
    state.popup = Some(Popup::Draft);
}

/// Types own words, as many as a code has room for.
pub(super) fn type_words(state: &mut State, text: &str) {
    let Some(draft) = &mut state.draft else { return };
    for letter in text.chars() {
        if draft.words.text().chars().count() < MOST_WORDS {
            draft.words.insert(letter.encode_utf8(&mut [0; 4]));
        }
    }
}

/// What an action does where a message is written.
pub(super) fn act_in_draft(state: &mut State, action: Action) -> Vec<Effect> {
    let Some(draft) = &state.draft else { return Vec::new() };
    let choices = draft_choices(draft, state);
    let (kind, group, language) = (draft.kind, draft.group, draft.language);
    let selected = draft.selected.min(choices.len().saturating_sub(1));
    match (action, choices.get(selected).copied()) {
        (Action::Up, _) => select(state, selected.saturating_sub(1)),
        (Action::Down, _) => select(state, (selected + 1).min(choices.len().saturating_sub(1))),
        (Action::Open, Some(DraftChoice::Language)) => {
            set_language(state, next_language(language));
            return vec![Effect::Compose(kind, group)];
        }
        (Action::Open, Some(DraftChoice::Print)) => return export(state, ExportTarget::Print),
        (Action::Open, Some(DraftChoice::Save)) => return export(state, ExportTarget::Text),
        (Action::Open, Some(choice)) => return vec![Effect::MessageCode(choice)],
        (Action::Next | Action::Previous, _) => {}
        (action, _) => {
            if let Some(draft) = &mut state.draft {
                draft.words.apply(action);
            }
        }
    }
    Vec::new()
}

/// A click selects a row, a second one on it does what it says.
pub(super) fn click_row(state: &mut State, row: usize) -> Vec<Effect> {
    if state.draft.as_ref().is_some_and(|draft| draft.selected == row) {
        return act_in_draft(state, Action::Open);
    }
    select(state, row);
    Vec::new()
}

fn select(state: &mut State, row: usize) {
    if let Some(draft) = &mut state.draft {
        draft.selected = row;
    }
}

fn set_language(state: &mut State, language: Language) {
    if let Some(draft) = &mut state.draft {
        draft.language = language;
    }
}

fn next_language(language: Language) -> Language {
    let at = Language::ALL.iter().position(|other| *other == language).unwrap_or(0);
    Language::ALL.get((at + 1) % Language::ALL.len()).copied().unwrap_or(language)
}

fn export(state: &State, target: ExportTarget) -> Vec<Effect> {
    let effect = Effect::ExportMessage(target);
    if policy::permits(effect, state.setup.mode) { vec![effect] } else { Vec::new() }
}
