//! What actions and letters do on the welcome.

use crate::app::action::{Action, Focus};
use crate::app::choices;
use crate::app::kiosk::guide;
use crate::app::message::{Effect, World};
use crate::app::navigate::{forget_reading, move_focus, select_row};
use crate::app::state::{CARDS, ChoiceKind, HitBox, HitTarget, State, Welcome, WelcomeItem};
use crate::app::welcome_content::{example_text, items, offers};
use crate::search::{Facet, Sort};

/// What an action does while the welcome is shown; `None` where it does what it does in any search box.
pub(super) fn act_on_welcome(state: &mut State, action: Action, world: World<'_>) -> Option<Vec<Effect>> {
    match action {
        Action::Up | Action::Down | Action::Left | Action::Right => {
            if state.welcome.selected.is_none() && action != Action::Down {
                return Some(Vec::new());
            }
            state.welcome.selected = neighbour_of(state, action);
        }
        Action::PageDown | Action::Last => state.welcome.selected = items(state).last().copied(),
        Action::PageUp | Action::First => state.welcome.selected = None,
        Action::Open => {
            let Some(item) = state.welcome.selected else {
                move_focus(state, Focus::Results, world);
                return Some(select_row(state, 0));
            };
            return Some(choose_item(state, item, world));
        }
        _ => return None,
    }
    Some(Vec::new())
}

/// The item that is next in a direction, as the last frame showed them; in reading order where none was drawn yet.
/// Above the first row lies the search box.
fn neighbour_of(state: &State, action: Action) -> Option<WelcomeItem> {
    let drawn: Vec<(WelcomeItem, HitBox)> = state
        .seen
        .hit_boxes
        .iter()
        .filter_map(|hit_box| match hit_box.target {
            HitTarget::Welcome(item) => Some((item, *hit_box)),
            _ => None,
        })
        .collect();
    let all = items(state);
    let Some(selected) = state.welcome.selected else {
        return drawn.first().map(|(item, _)| *item).or(all.first().copied());
    };
    let Some((_, here)) = drawn.iter().find(|(item, _)| *item == selected) else {
        let at = all.iter().position(|item| *item == selected).unwrap_or(0);
        return match action {
            Action::Down | Action::Right => all.get(at + 1).or(all.last()).copied(),
            _ => at.checked_sub(1).and_then(|at| all.get(at)).copied(),
        };
    };
    let nearest = drawn
        .iter()
        .filter_map(|(item, there)| Some((distance_in_direction(here, there, action)?, *item)))
        .min_by_key(|(distance, _)| *distance);
    match (nearest, action) {
        (Some((_, item)), _) => Some(item),
        (None, Action::Up) => None,
        (None, _) => Some(selected),
    }
}

/// How far a box is in a direction: boxes straight ahead first, then the nearest; `None` where it is not there.
fn distance_in_direction(here: &HitBox, there: &HitBox, action: Action) -> Option<(bool, u16, u16)> {
    let ((x, y), (columns, _)) = (here.at, here.size);
    let ((other_x, other_y), (other_columns, _)) = (there.at, there.size);
    let aside = x.abs_diff(other_x);
    let is_straight = other_x < x + columns && x < other_x + other_columns;
    match action {
        Action::Down if other_y > y => Some((!is_straight, other_y - y, aside)),
        Action::Up if other_y < y => Some((!is_straight, y - other_y, aside)),
        // The rows of two columns need not be beside each other.
        Action::Right if other_x >= x + columns => Some((other_y != y, other_y.abs_diff(y), other_x - x)),
        Action::Left if other_x + other_columns <= x => {
            Some((other_y != y, other_y.abs_diff(y), x - other_x))
        }
        _ => None,
    }
}

/// Does what an item stands for.
pub(super) fn choose_item(state: &mut State, item: WelcomeItem, world: World<'_>) -> Vec<Effect> {
    match item {
        WelcomeItem::Example(example) => {
            state.search.set(&example_text(example, world.locale));
            forget_reading(state);
        }
        WelcomeItem::Card(card) => {
            let category = CARDS.get(card).map_or("", |category| category.id());
            let Some(value) = world.index.value_id(Facet::Category, category) else { return Vec::new() };
            state.selection.toggle(Facet::Category, value);
            state.list.group = None;
            move_focus(state, Focus::Results, world);
        }
        WelcomeItem::Next(at) => {
            let Some(hit) = state.welcome.next.get(at).copied() else { return Vec::new() };
            let place = state.home_country().and_then(|country| world.index.value_id(Facet::Place, country));
            if let Some(place) = place {
                state.selection.toggle(Facet::Place, place);
            }
            state.sort = Sort::Next;
            state.list.group = Some(hit.ordinal);
            move_focus(state, Focus::Details, world);
        }
        WelcomeItem::Offer(at) => {
            if state.sources.ticked.is_empty() {
                toggle_offer(state, at);
            }
            return vec![Effect::ApplyTicks];
        }
        WelcomeItem::Guide => return guide::open_guide(state, world),
        WelcomeItem::Sources => return vec![Effect::Data],
        WelcomeItem::Learn => {
            choices::open(state, ChoiceKind::Subject, world);
            return Vec::new();
        }
        WelcomeItem::All => {
            move_focus(state, Focus::Results, world);
            return select_row(state, 0);
        }
    }
    state.welcome.selected = None;
    vec![Effect::Search]
}

/// Ticks an offered source, or takes the tick back.
fn toggle_offer(state: &mut State, at: usize) {
    let source = offers(state).get(at).and_then(|at| state.sources.view.sources.get(*at));
    if let Some(id) = source.map(|source| source.id.clone()) {
        state.sources.toggle(&id);
    }
}

/// What typed text does that is no search: a digit chooses its card, a space ticks the selected source. `None` where
/// it is typed into the search box.
pub(super) fn type_on_welcome(state: &mut State, text: &str, world: World<'_>) -> Option<Vec<Effect>> {
    if let (" ", Some(WelcomeItem::Offer(at))) = (text, state.welcome.selected) {
        toggle_offer(state, at);
        return Some(Vec::new());
    }
    let mut letters = text.chars();
    let digit = letters.next().filter(|_| letters.next().is_none())?;
    let effects = choose_item(state, WelcomeItem::Card(Welcome::card_of(digit)?), world);
    state.welcome.digit = Some(digit);
    Some(effects)
}

/// One more digit right after the one that chose a card: a number is being typed, most likely a postal code. The card
/// is taken back and both digits go to the search box. Gives whether it was so.
pub(super) fn continue_number(state: &mut State, letter: char) -> bool {
    let Some(first) = state.welcome.digit.take().filter(|_| letter.is_ascii_digit()) else { return false };
    state.selection.clear_facet(Facet::Category);
    (state.popup, state.focus) = (None, Focus::Search);
    state.search.set(&format!("{first}{letter}"));
    true
}
