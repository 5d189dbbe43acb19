//! What keys do in the palette, but for what its rows stand for.

use crate::app::action::Action;
use crate::app::message::World;
use crate::app::palette::palette_rows;
use crate::app::state::{Popup, State, first_row_shown};

/// Whether an action moves or types in the palette; any other is done instead.
pub(super) const fn stays(action: Action) -> bool {
    use Action::{
        Backspace, Delete, DeleteToEnd, DeleteToStart, DeleteWord, Down, First, Last, Left, LineEnd,
        LineStart, Next, PageDown, PageUp, Previous, Right, Toggle, Up, WordLeft, WordRight,
    };
    matches!(
        action,
        Up | Down
            | PageUp
            | PageDown
            | First
            | Last
            | Left
            | Right
            | Next
            | Previous
            | Toggle
            | Backspace
            | Delete
            | DeleteWord
            | DeleteToStart
            | DeleteToEnd
            | WordLeft
            | WordRight
            | LineStart
            | LineEnd
    )
}

/// Moves in the list, or changes what is typed.
pub(super) fn move_in_palette(state: &mut State, action: Action, world: World<'_>) {
    let fit = state.seen.popup.max(1);
    let count = count_rows(state, world);
    let Some(Popup::Palette(palette)) = &mut state.popup else { return };
    let last = count.saturating_sub(1);
    let target = match action {
        Action::Up if palette.selected == 0 => {
            palette.in_list = false;
            return;
        }
        Action::Up => palette.selected - 1,
        // The first step leads from the text to the row that is ready.
        Action::Down if !palette.in_list => palette.selected,
        Action::Down => (palette.selected + 1).min(last),
        Action::PageUp => palette.selected.saturating_sub(fit),
        Action::PageDown => (palette.selected + fit).min(last),
        Action::First if palette.in_list => 0,
        Action::Last if palette.in_list => last,
        _ => {
            let before = palette.filter.text();
            palette.filter.apply(action);
            if palette.filter.text() != before {
                (palette.selected, palette.top, palette.in_list) = (0, 0, false);
            }
            return;
        }
    };
    palette.in_list = count > 0;
    palette.selected = target;
    palette.top = first_row_shown(target, palette.top, count, fit);
}

fn count_rows(state: &State, world: World<'_>) -> usize {
    match &state.popup {
        Some(Popup::Palette(palette)) => palette_rows(state, &palette.filter.text(), world.locale).len(),
        _ => 0,
    }
}

/// Types a letter into the palette; the best row is ready.
pub(super) fn type_in_palette(state: &mut State, text: &str) {
    if let Some(Popup::Palette(palette)) = &mut state.popup {
        palette.filter.insert(text);
        (palette.selected, palette.top, palette.in_list) = (0, 0, false);
    }
}
