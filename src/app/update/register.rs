//! What keys do in the questions by which a group is registered.

use crate::app::action::Action;
use crate::app::message::Effect;
use crate::app::register::QUESTIONS;
use crate::app::state::{Popup, RegisterForm, State};

/// Letters of an answer, at most.
const LONGEST: usize = 300;

/// Begins to ask.
pub(super) fn open_questions(state: &mut State) {
    state.popup = Some(Popup::Register(Box::default()));
}

/// Answers, goes back to an earlier question, or changes what is typed. After the last question the listing is made.
pub(super) fn act_in_questions(state: &mut State, action: Action) -> Vec<Effect> {
    let Some(Popup::Register(form)) = &mut state.popup else { return Vec::new() };
    match action {
        Action::Open | Action::Down | Action::Next => {
            if !form.go_to(form.at + 1) && action == Action::Open {
                return vec![Effect::Register];
            }
        }
        Action::Up | Action::Previous => {
            form.go_to(form.at.saturating_sub(1));
        }
        Action::First | Action::Last | Action::PageUp | Action::PageDown => {}
        _ => form.typed.apply(action),
    }
    Vec::new()
}

/// Types into the answer.
pub(super) fn type_answer(form: &mut RegisterForm, text: &str) {
    debug_assert!(form.at < QUESTIONS.len());
    let room = LONGEST.saturating_sub(form.typed.text().chars().count());
    let text: String = text.chars().filter(|letter| !letter.is_control()).take(room).collect();
    form.typed.insert(&text);
}
