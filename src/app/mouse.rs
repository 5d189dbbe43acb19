//! The mouse, for those who ask for it: a click goes where it points, a second one on the same row opens or chooses it,
//! the wheel moves by rows.

use super::action::{Action, Focus};
use super::panes;
use super::state::{Popup, Spot, State};
use super::update::{Effect, World, focus, popup_action, screen_action, select};

/// Goes where a click points.
pub(super) fn click(state: &mut State, column: u16, row: u16, world: World<'_>) -> Vec<Effect> {
    state.message = None;
    state.notices.clear();
    let Some(target) = state.seen.spot(column, row).filter(|_| state.front.is_none()) else {
        return Vec::new();
    };
    match target.what {
        Spot::Choice(choice) => match &mut state.popup {
            Some(Popup::Choice { selected, .. }) if *selected != choice => {
                *selected = choice;
                Vec::new()
            }
            Some(Popup::Choice { .. }) => popup_action(state, Action::Open, world),
            _ => Vec::new(),
        },
        // What lies under a pop-up cannot be meant.
        _ if state.popup.is_some() => Vec::new(),
        Spot::Search => focus(state, Focus::Search, world),
        Spot::Pane(pane) => {
            let effects = focus(state, Focus::Pane(pane), world);
            state.panes[pane.index()].to_filter();
            effects
        }
        Spot::Value(pane, row) => {
            let here = state.focus == Focus::Pane(pane);
            if here && state.panes[pane.index()].selected == row && state.panes[pane.index()].is_in_list() {
                return panes::toggle(state, pane, world);
            }
            // Gaining the focus puts the rows in another order: what was under the pointer is found by what it says.
            let meant = state.panes[pane.index()].rows.get(row).map(|row| row.label().to_owned());
            let effects = if here { Vec::new() } else { focus(state, Focus::Pane(pane), world) };
            let fit = state.seen.pane;
            let pane = &mut state.panes[pane.index()];
            if let Some(row) = meant.and_then(|label| pane.rows.iter().position(|row| row.label() == label)) {
                pane.to_first();
                pane.step(isize::try_from(row.saturating_sub(pane.selected)).unwrap_or(0), fit);
            }
            effects
        }
        Spot::Result(row) => {
            if state.focus == Focus::Results && state.list.selected == row {
                return screen_action(state, Action::Open, world);
            }
            let mut effects = focus(state, Focus::Results, world);
            effects.extend(select(state, row));
            effects
        }
        Spot::Details(top) => {
            let effects = focus(state, Focus::Details, world);
            let line = top + usize::from(row.saturating_sub(target.at.1));
            let (length, fit) = (state.seen.details_lines, state.seen.details);
            let reading = &mut state.details.reading;
            reading.step(
                isize::try_from(line).unwrap_or(0) - isize::try_from(reading.at).unwrap_or(0),
                length,
                fit,
            );
            effects
        }
    }
}

/// Moves in the part that has the focus, without leaving it.
pub(super) fn wheel(state: &mut State, rows: isize, world: World<'_>) -> Vec<Effect> {
    if state.front.is_some() {
        return Vec::new();
    }
    let action = if rows < 0 { Action::Up } else { Action::Down };
    let mut effects = Vec::new();
    for _ in 0..rows.unsigned_abs().min(10) {
        if state.popup.is_some() {
            effects.extend(popup_action(state, action, world));
            continue;
        }
        let at_top = match state.focus {
            Focus::Results => state.list.selected == 0,
            Focus::Pane(pane) => state.panes[pane.index()].at_first(),
            Focus::Search | Focus::Details => false,
        };
        if !(rows < 0 && at_top) {
            effects.extend(screen_action(state, action, world));
        }
    }
    effects
}
