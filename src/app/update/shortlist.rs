//! Marking groups, looking at the marked ones, comparing them and taking them along.

use crate::app::action::{Action, Focus};
use crate::app::choices;
use crate::app::message::{BookletOf, Effect, ExportTarget, World};
use crate::app::navigate::{move_focus, select_group};
use crate::app::policy;
use crate::app::state::{
    Choice, ChoiceKind, KeyArgument, Marked, Marking, Popup, State, StatusMessage, View,
};
use crate::page::QrContent;
use crate::search::Ordinal;

/// Marks the selected group, or takes its mark off, and says so.
pub(super) fn toggle_mark(state: &mut State, world: World<'_>) -> Vec<Effect> {
    let Some(group) = state.list.group else {
        state.message = Some(StatusMessage::new("take-none"));
        return Vec::new();
    };
    let row = world.index.row(group);
    let marked = Marked { id: row.id().to_owned(), name: row.name().to_owned(), group: Some(group) };
    let key = match state.shortlist.toggle(marked) {
        Marking::Added => "mark-added",
        Marking::Removed => "mark-removed",
        Marking::Full => "mark-full",
    };
    let shows = ("key", KeyArgument::Of(Action::Shortlist));
    state.message = Some(StatusMessage::naming(key, [shows]));
    keep(state)
}

/// Has the marked groups kept, where that is wished.
fn keep(state: &State) -> Vec<Effect> {
    if state.setup.keeps_shortlist { vec![Effect::KeepShortlist] } else { Vec::new() }
}

/// Shows the marked groups, or says how to mark one.
pub(super) fn open_shortlist(state: &mut State, world: World<'_>) {
    if state.shortlist.is_empty() {
        let marks = ("key", KeyArgument::Of(Action::Mark));
        state.message = Some(StatusMessage::naming("mark-none", [marks]));
        return;
    }
    choices::open(state, ChoiceKind::Shortlist, world);
}

/// Does what was chosen in the list.
pub(super) fn choose(state: &mut State, choice: &Choice, world: World<'_>) -> Vec<Effect> {
    match choice {
        Choice::Compare => return vec![Effect::Compare],
        Choice::TakeMarked => choices::open(state, ChoiceKind::ExportMarked, world),
        Choice::MarkedBooklet => choices::open(state, ChoiceKind::Booklet(BookletOf::Marked), world),
        Choice::ForgetMarked => {
            state.shortlist.clear();
            state.message = Some(StatusMessage::new("mark-forgotten"));
            return keep(state);
        }
        Choice::Marked(at) => match state.shortlist.all().get(*at).map(|marked| marked.group) {
            Some(Some(group)) => return read_group(state, group, world),
            Some(None) => {
                let key = ("key", KeyArgument::Of(Action::Mark));
                state.message = Some(StatusMessage::naming("mark-is-gone", [key]));
            }
            None => {}
        },
        Choice::MarkedCodes(content) => return show_code(state, *content, 0),
        _ => {}
    }
    Vec::new()
}

/// Reads a marked group, listed or not.
fn read_group(state: &mut State, group: Ordinal, world: World<'_>) -> Vec<Effect> {
    state.front = None;
    // On a map or in a week only what is on it can be read.
    let is_elsewhere = state.view != View::List;
    state.view = View::List;
    let mut effects = if is_elsewhere { vec![Effect::Search] } else { Vec::new() };
    effects.extend(select_group(state, group));
    move_focus(state, Focus::Details, world);
    effects
}

/// Takes the mark off the row that is selected in the list of marked groups.
pub(super) fn unmark_selected(state: &mut State, world: World<'_>) -> Vec<Effect> {
    let Some(Popup::Choice { kind: ChoiceKind::Shortlist, selected: Choice::Marked(at), .. }) = &state.popup
    else {
        return Vec::new();
    };
    state.shortlist.remove(*at);
    state.popup = None;
    if !state.shortlist.is_empty() {
        choices::open(state, ChoiceKind::Shortlist, world);
    }
    let shows = ("key", KeyArgument::Of(Action::Shortlist));
    state.message = Some(StatusMessage::naming("mark-removed", [shows]));
    keep(state)
}

/// Shows the code of one of the marked groups.
fn show_code(state: &mut State, content: QrContent, at: usize) -> Vec<Effect> {
    let group = state.shortlist.listed().get(at).copied();
    (state.shortlist.code_shown, state.shortlist.code_content) = (group.map(|_| at), content);
    group.map(|group| Effect::Picture(content, group)).into_iter().collect()
}

/// Shows the code of the marked group before or after the one whose code is shown; closes the last.
pub(super) fn show_next_code(state: &mut State, steps: isize) -> Vec<Effect> {
    let Some(at) = state.shortlist.code_shown else {
        state.popup = None;
        return Vec::new();
    };
    state.popup = None;
    let content = state.shortlist.code_content;
    show_code(state, content, at.saturating_add_signed(steps))
}

/// Exports all marked groups outside the program, where the mode permits it.
pub(super) fn export_marked(state: &State, target: ExportTarget) -> Vec<Effect> {
    let effect = Effect::ExportMarked(target);
    if policy::permits(effect, state.setup.mode) { vec![effect] } else { Vec::new() }
}
