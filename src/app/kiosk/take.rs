//! Taking a group along: on paper, as a file, as a picture for a telephone.

use crate::app::action::Action;
use crate::app::policy::{self, Mode};
use crate::app::state::{ChoiceKind, Popup, State};
use crate::app::update::{Effect, World};

/// A way of taking a group along that needs the world outside.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Take {
    /// One page on the printer.
    Print,
    /// A text file in the current directory.
    Text,
    /// A calendar file in the current directory.
    Calendar,
}

/// The ways that this terminal has, as ids and the keys of their names.
fn ways(state: &State) -> Vec<(&'static str, &'static str)> {
    let home = state.setup.mode == Mode::Home;
    let all = [
        (state.setup.can_print, "print", "take-print"),
        (true, "code", "take-code"),
        (home, "text", "take-text"),
        (home, "calendar", "take-calendar"),
    ];
    all.into_iter().filter(|(there, ..)| *there).map(|(_, id, key)| (id, key)).collect()
}

/// Lists the ways, or goes the one that a key names. Without a selected group it says so.
pub fn start(state: &mut State, action: Action, world: World<'_>) -> Vec<Effect> {
    let Some(group) = state.list.group else {
        state.message = Some(world.words.text("take-none"));
        return Vec::new();
    };
    match action {
        Action::Code => vec![Effect::Picture(group)],
        Action::Calendar => vec![Effect::Take(Take::Calendar, group)],
        _ => {
            choices(state, world);
            Vec::new()
        }
    }
}

/// Opens the list of ways.
pub fn choices(state: &mut State, world: World<'_>) {
    let choices = ways(state).into_iter().map(|(id, key)| (id.to_owned(), world.words.text(key))).collect();
    let title = world.words.text("take-title");
    state.popup = Some(Popup::Choice { kind: ChoiceKind::Take, title, choices, selected: 0, top: 0 });
}

/// Goes a way that was chosen.
pub fn chosen(state: &State, id: &str) -> Vec<Effect> {
    let Some(group) = state.list.group else { return Vec::new() };
    let effect = match id {
        "print" => Effect::Take(Take::Print, group),
        "code" => Effect::Picture(group),
        "text" => Effect::Take(Take::Text, group),
        _ => Effect::Take(Take::Calendar, group),
    };
    if policy::permits(effect, state.setup.mode) { vec![effect] } else { Vec::new() }
}
