//! Changing between list, map and week. What is asked, chosen and selected stays.

use super::map::fill_map;
use super::week::fill_week;
use crate::app::action::Focus;
use crate::app::message::{Effect, World};
use crate::app::navigate::move_focus;
use crate::app::state::{State, View};
use crate::search::{Index, LocalNow};

/// Shows the results in another way.
pub(super) fn show_view(state: &mut State, view: View, world: World<'_>) -> Vec<Effect> {
    // Who was typing has selected nothing yet: what is shown first is what suits the view.
    let was_typing = !matches!(state.focus, Focus::Results | Focus::Details);
    move_focus(state, Focus::Results, world);
    state.view = view;
    if was_typing {
        state.list.group = None;
    }
    vec![Effect::Search]
}

/// Puts new results on the map or into the week, where these are shown. With `follows`, nobody chose what is selected.
pub(in crate::app) fn fill_view(
    state: &mut State,
    index: &Index,
    moment: &LocalNow,
    follows: bool,
) -> Vec<Effect> {
    match state.view {
        View::List => Vec::new(),
        View::Map => fill_map(state, index, follows),
        View::Week => fill_week(state, index, moment, follows),
    }
}
