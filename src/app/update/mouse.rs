//! The mouse, for those who ask for it: a click goes where it points, a second one on the same row opens or chooses it,
//! the wheel moves by rows.

use super::draft;
use super::map::go_to;
use super::popup::{act_in_popup, offered_choices, select_choice};
use super::screen::act_on_screen;
use super::source_list;
use super::week::select_meeting;
use super::welcome::choose_item;
use crate::app::action::{Action, Focus, Pane};
use crate::app::filter_panes;
use crate::app::message::{Effect, World};
use crate::app::navigate::{move_focus, select_row};
use crate::app::state::{HitTarget, Popup, State};

/// The most rows that one turn of the wheel moves.
const MOST_ROWS: usize = 10;

/// Goes where a click points.
pub(super) fn click(state: &mut State, column: u16, row: u16, world: World<'_>) -> Vec<Effect> {
    state.message = None;
    state.notices.clear();
    let Some(hit_box) = state.seen.hit_box_at(column, row).filter(|_| state.front.is_none()) else {
        return Vec::new();
    };
    match hit_box.target {
        HitTarget::Choice(choice) => click_choice(state, choice, world),
        HitTarget::Source(row) => {
            source_list::click_row(state, row);
            Vec::new()
        }
        // What lies under a pop-up cannot be meant.
        _ if state.popup.is_some() => Vec::new(),
        HitTarget::Search => {
            move_focus(state, Focus::Search, world);
            Vec::new()
        }
        HitTarget::Pane(pane) => {
            move_focus(state, Focus::Pane(pane), world);
            state.pane_mut(pane).enter_filter();
            Vec::new()
        }
        HitTarget::Welcome(item) => {
            if state.welcome.selected == Some(item) {
                return choose_item(state, item, world);
            }
            state.welcome.selected = Some(item);
            Vec::new()
        }
        HitTarget::Value(pane, value) => click_value(state, pane, value, world),
        HitTarget::Result(result) => {
            if state.focus == Focus::Results && state.list.selected == result {
                return act_on_screen(state, Action::Open, world);
            }
            move_focus(state, Focus::Results, world);
            select_row(state, result)
        }
        HitTarget::Mark(group) => {
            if state.focus == Focus::Results && state.list.group == Some(group) {
                return act_on_screen(state, Action::Open, world);
            }
            move_focus(state, Focus::Results, world);
            go_to(state, group, world.index)
        }
        HitTarget::Meeting(meeting) => {
            if state.focus == Focus::Results && state.week.selected == Some(meeting) {
                return act_on_screen(state, Action::Open, world);
            }
            move_focus(state, Focus::Results, world);
            select_meeting(state, meeting)
        }
        HitTarget::Details(top) => {
            move_focus(state, Focus::Details, world);
            let line = top + usize::from(row.saturating_sub(hit_box.at.1));
            state.details.reading.at = line;
            state.details.reading.keep_in_view(state.seen.details_lines, state.seen.details);
            Vec::new()
        }
    }
}

fn click_choice(state: &mut State, row: usize, world: World<'_>) -> Vec<Effect> {
    if let Some(Popup::Draft) = &state.popup {
        return draft::click_row(state, row);
    }
    if let Some(Popup::Home(picker)) = &mut state.popup {
        if picker.selected == row {
            return act_in_popup(state, Action::Open, world);
        }
        picker.selected = row;
        return Vec::new();
    }
    let Some((offered, at)) = offered_choices(state, world) else { return Vec::new() };
    if at == row {
        return act_in_popup(state, Action::Open, world);
    }
    select_choice(state, &offered, row);
    Vec::new()
}

fn click_value(state: &mut State, pane: Pane, row: usize, world: World<'_>) -> Vec<Effect> {
    let is_focused = state.focus == Focus::Pane(pane);
    let here = state.pane(pane);
    if is_focused && here.selected == row && here.is_in_list() {
        return filter_panes::toggle_selected(state, pane, world);
    }
    let meant = here.rows.get(row).cloned();
    if !is_focused {
        // Gaining the focus puts the rows in another order: the one under the pointer is found by what it offers.
        move_focus(state, Focus::Pane(pane), world);
    }
    let fit = state.seen.pane;
    let here = state.pane_mut(pane);
    if let Some(row) = meant.and_then(|meant| here.rows.iter().position(|row| row.offers_same(&meant))) {
        here.enter_list();
        here.move_by(isize::try_from(row.saturating_sub(here.selected)).unwrap_or(0), fit);
    }
    Vec::new()
}

/// Moves in the part that has the focus, without leaving it.
pub(super) fn turn_wheel(state: &mut State, rows: isize, world: World<'_>) -> Vec<Effect> {
    if state.front.is_some() {
        return Vec::new();
    }
    let action = if rows < 0 { Action::Up } else { Action::Down };
    let mut effects = Vec::new();
    for _ in 0..rows.unsigned_abs().min(MOST_ROWS) {
        if state.popup.is_some() {
            effects.extend(act_in_popup(state, action, world));
            continue;
        }
        let is_at_top = match state.focus {
            Focus::Results => state.list.selected == 0,
            Focus::Pane(pane) => state.pane(pane).is_at_first(),
            Focus::Search | Focus::Details => false,
        };
        if !(rows < 0 && is_at_top) {
            effects.extend(act_on_screen(state, action, world));
        }
    }
    effects
}
