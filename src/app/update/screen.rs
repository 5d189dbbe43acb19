//! What actions and letters do on the browser's screen, by the part that has the focus.

use super::map::act_on_map;
use super::register::open_questions;
use super::shortlist;
use super::view::show_view;
use super::week::act_in_week;
use super::welcome::{act_on_welcome, type_on_welcome};
use crate::app::action::{Action, Focus, Pane};
use crate::app::kiosk::guide;
use crate::app::message::{BookletOf, Effect, World};
use crate::app::navigate::{clear_all, clear_search, forget_reading, move_focus, select_row, tab_order};
use crate::app::policy::Mode;
use crate::app::state::{Branch, ChoiceKind, KeyArgument, ListRow, State, StatusMessage, View};
use crate::app::suggestions::follow_row;
use crate::app::undo_clear::{clear_with, undo_clear};
use crate::app::{choices, export, filter_panes, undo_interpretation};

/// What an action does on the screen.
pub(super) fn act_on_screen(state: &mut State, action: Action, world: World<'_>) -> Vec<Effect> {
    match action {
        Action::Next => move_focus(state, neighbour_of(state.focus, 1), world),
        Action::Previous => move_focus(state, neighbour_of(state.focus, -1), world),
        Action::Search => move_focus(state, Focus::Search, world),
        Action::Filters => {
            let in_panes = state.focused_pane().is_some();
            move_focus(state, if in_panes { Focus::Results } else { Focus::Pane(Pane::Topic) }, world);
        }
        Action::View => return show_view(state, state.view.next(), world),
        Action::Sort => choices::open(state, ChoiceKind::Sort, world),
        Action::Undo => return undo_clear(state),
        Action::ClearAll => {
            clear_with(state, clear_all);
            move_focus(state, Focus::Search, world);
            return vec![Effect::Search];
        }
        Action::Mark => return shortlist::toggle_mark(state, world),
        Action::Shortlist => shortlist::open_shortlist(state, world),
        Action::Guide => return guide::open_guide(state, world),
        Action::Learn => choices::open(state, ChoiceKind::Subject, world),
        Action::Booklet => choices::open(state, ChoiceKind::Booklet(BookletOf::Found), world),
        Action::Register => open_questions(state),
        Action::Take | Action::Code | Action::Calendar => return export::start_export(state, action, world),
        Action::UndoInterpretation => return undo_interpretation::undo_or_ask(state, world),
        Action::Back => return go_back(state, world),
        _ => {
            return match state.focus {
                Focus::Search => act_in_search(state, action, world),
                Focus::Pane(pane) => act_in_pane(state, pane, action, world),
                Focus::Results => match state.view {
                    View::List => act_in_results(state, action, world),
                    View::Map => act_on_map(state, action, world),
                    View::Week => act_in_week(state, action, world),
                },
                Focus::Details => {
                    act_in_details(state, action, world);
                    Vec::new()
                }
            };
        }
    }
    Vec::new()
}

/// The part `steps` further in the order of Tab, which goes round.
fn neighbour_of(focus: Focus, steps: isize) -> Focus {
    let order = tab_order();
    let here = order.iter().position(|part| *part == focus).unwrap_or(0);
    let count = order.len();
    let target = (here + count).saturating_add_signed(steps) % count;
    order.get(target).copied().unwrap_or(Focus::Search)
}

/// One step back: out of the part, then the text, then the filters, then how to leave.
fn go_back(state: &mut State, world: World<'_>) -> Vec<Effect> {
    match state.focus {
        Focus::Pane(pane) if !state.pane(pane).filter.is_empty() => {
            state.pane_mut(pane).filter.clear();
            filter_panes::refresh_rows(state, pane, world);
            state.pane_mut(pane).enter_list();
        }
        Focus::Pane(_) | Focus::Details => move_focus(state, Focus::Results, world),
        Focus::Results => move_focus(state, Focus::Search, world),
        Focus::Search if state.shows_welcome() && state.welcome.selected.is_some() => {
            state.welcome.selected = None;
        }
        Focus::Search if !state.search.is_empty() => {
            clear_with(state, clear_search);
            return vec![Effect::Search];
        }
        Focus::Search if !state.asks_nothing() => {
            clear_with(state, clear_all);
            return vec![Effect::Search];
        }
        Focus::Search => state.message = Some(how_to_leave(state.setup.mode)),
    }
    Vec::new()
}

fn how_to_leave(mode: Mode) -> StatusMessage {
    let quit = ("key-quit", KeyArgument::Of(Action::Quit));
    let leave = ("key-leave", KeyArgument::Of(Action::LeaveNow));
    match mode {
        Mode::Home => StatusMessage::naming("quit-hint", [quit, leave]),
        Mode::Kiosk => StatusMessage::naming("kiosk-hint", [leave]),
    }
}

/// Types text into the filter of the focused pane, or from everywhere else into the search box.
pub(super) fn type_on_screen(state: &mut State, text: &str, world: World<'_>) -> Vec<Effect> {
    if let Focus::Pane(pane) = state.focus {
        state.pane_mut(pane).filter.insert(text);
        filter_panes::refresh_rows(state, pane, world);
        state.pane_mut(pane).enter_filter();
        return Vec::new();
    }
    if state.shows_welcome()
        && let Some(effects) = type_on_welcome(state, text, world)
    {
        return effects;
    }
    // Who read a listing before begins a new word.
    let begins_word = matches!(state.focus, Focus::Results | Focus::Details)
        && !state.search.is_empty()
        && !state.search.before_cursor().ends_with(' ')
        && !text.starts_with(' ');
    if begins_word {
        state.search.move_to_end();
        state.search.insert(" ");
    }
    state.focus = Focus::Search;
    state.welcome.selected = None;
    // A space typed by a person who meant to choose something must not begin a search.
    if state.search.is_empty() && text.trim().is_empty() {
        return Vec::new();
    }
    state.search.insert(text);
    vec![Effect::Search]
}

fn act_in_search(state: &mut State, action: Action, world: World<'_>) -> Vec<Effect> {
    if state.shows_welcome()
        && let Some(effects) = act_on_welcome(state, action, world)
    {
        return effects;
    }
    match action {
        Action::Down | Action::Open if state.row_count() == 0 => return Vec::new(),
        Action::Down | Action::Open if state.view != View::List => {
            move_focus(state, Focus::Results, world);
            return Vec::new();
        }
        Action::Down => {
            move_focus(state, Focus::Results, world);
            return Vec::new();
        }
        Action::Open => {
            move_focus(state, Focus::Results, world);
            return select_row(state, 0);
        }
        Action::PageDown => {
            move_focus(state, Focus::Results, world);
            return act_in_results(state, Action::PageDown, world);
        }
        _ => {}
    }
    let before = state.search.text();
    state.search.apply(action);
    if state.search.text() == before {
        return Vec::new();
    }
    if state.search.is_empty() {
        forget_reading(state);
    }
    vec![Effect::Search]
}

fn act_in_pane(state: &mut State, pane: Pane, action: Action, world: World<'_>) -> Vec<Effect> {
    let fit = state.seen.pane;
    let page = fit.max(1) as isize;
    let here = state.pane_mut(pane);
    match action {
        Action::Up if here.is_at_first() => here.enter_filter(),
        Action::Up => here.move_by(-1, fit),
        Action::Down => here.move_by(1, fit),
        Action::PageUp => here.move_by(-page, fit),
        Action::PageDown => here.move_by(page, fit),
        Action::First if here.is_in_list() => here.move_by(isize::MIN, fit),
        Action::Last if here.is_in_list() => here.move_by(isize::MAX, fit),
        Action::Right if here.is_on_branch(Branch::Closed) => filter_panes::open_branch(state, pane, world),
        Action::Right if here.is_on_branch(Branch::Open) => here.move_by(1, fit),
        Action::Left if here.is_in_tree() => filter_panes::close_branch(state, pane, world),
        Action::Toggle => return filter_panes::toggle_selected(state, pane, world),
        Action::Open => move_focus(state, Focus::Results, world),
        _ => {
            let before = here.filter.text();
            here.filter.apply(action);
            if here.filter.text() != before {
                filter_panes::refresh_rows(state, pane, world);
                state.pane_mut(pane).enter_filter();
            }
        }
    }
    Vec::new()
}

fn act_in_results(state: &mut State, action: Action, world: World<'_>) -> Vec<Effect> {
    let fit = state.seen.results.max(1);
    let here = state.list.selected;
    let last = if state.results_number > 0 { state.row_count().saturating_sub(1) } else { usize::MAX };
    let target = match action {
        Action::Up if here == 0 => {
            move_focus(state, Focus::Search, world);
            return Vec::new();
        }
        Action::Left => {
            move_focus(state, Focus::Pane(Pane::Topic), world);
            return Vec::new();
        }
        Action::Up => here - 1,
        Action::Down => here.saturating_add(1).min(last),
        Action::PageUp => here.saturating_sub(fit),
        Action::PageDown => here.saturating_add(fit).min(last),
        Action::First => 0,
        Action::Last => last,
        Action::Open | Action::Right => return open_selected(state, world),
        _ => return Vec::new(),
    };
    select_row(state, target)
}

fn act_in_details(state: &mut State, action: Action, world: World<'_>) {
    let (length, fit) = (state.seen.details_lines, state.seen.details);
    let reading = &mut state.details.reading;
    let page = fit.max(1) as isize;
    match action {
        Action::Up => reading.move_by(-1, length, fit),
        Action::Down => reading.move_by(1, length, fit),
        Action::PageUp => reading.move_by(-page, length, fit),
        Action::PageDown => reading.move_by(page, length, fit),
        Action::First => reading.move_by(isize::MIN, length, fit),
        Action::Last => reading.move_by(isize::MAX, length, fit),
        Action::Left => move_focus(state, Focus::Results, world),
        _ => {}
    }
}

/// Opens the selected group, or follows the selected suggestion.
fn open_selected(state: &mut State, world: World<'_>) -> Vec<Effect> {
    let row = state.list.selected;
    if let Some(ListRow::Hit(_)) = state.list_row(row) {
        move_focus(state, Focus::Details, world);
        return Vec::new();
    }
    follow_row(state, row, world)
}
