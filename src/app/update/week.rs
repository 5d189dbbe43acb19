//! What actions do in the week, and what it shows.

use crate::app::action::{Action, Focus};
use crate::app::message::{Effect, World};
use crate::app::navigate::{move_focus, select_group};
use crate::app::state::State;
use crate::app::week::{day_of, meetings_of, part_of};
use crate::search::{DAYS, Hit, Index, LocalNow, Meets, Occurrence, Results, week_of};
use std::rc::Rc;

/// What an action does in the week.
pub(super) fn act_in_week(state: &mut State, action: Action, world: World<'_>) -> Vec<Effect> {
    let meetings = Rc::clone(&state.week.meetings);
    let Some(last) = meetings.len().checked_sub(1) else { return Vec::new() };
    if action == Action::Open {
        move_focus(state, Focus::Details, world);
        return Vec::new();
    }
    let Some(here) = state.week.selected else {
        // The selected group does not meet in these days: whatever arrow is pressed leads to the first that does.
        return select_meeting(state, 0);
    };
    let target = match action {
        Action::Up => here.saturating_sub(1),
        Action::Down => (here + 1).min(last),
        Action::Left => other_day(&meetings, here, -1),
        Action::Right => other_day(&meetings, here, 1),
        Action::PageUp => other_part(&meetings, here, -1),
        Action::PageDown => other_part(&meetings, here, 1),
        Action::First => 0,
        Action::Last => last,
        _ => return Vec::new(),
    };
    select_meeting(state, target)
}

/// Selects a meeting and its group.
pub(super) fn select_meeting(state: &mut State, at: usize) -> Vec<Effect> {
    let Some(meeting) = state.week.meetings.get(at).copied() else { return Vec::new() };
    state.week.selected = Some(at);
    select_group(state, meeting.group)
}

/// The meeting of the next day with meetings that is nearest in time of day.
fn other_day(meetings: &[Occurrence], here: usize, step: isize) -> usize {
    let Some(meeting) = meetings.get(here) else { return here };
    let mut day = day_of(meeting);
    while let Some(next) = day.checked_add_signed(step).filter(|day| *day < DAYS) {
        day = next;
        let range = meetings_of(meetings, day);
        let wanted = i32::from(meeting.begins) + (day as i32 - day_of(meeting) as i32) * crate::search::DAY;
        let nearest = range.min_by_key(|at| {
            meetings.get(*at).map_or(i32::MAX, |other| (i32::from(other.begins) - wanted).abs())
        });
        if let Some(nearest) = nearest {
            return nearest;
        }
    }
    here
}

fn day_and_part(meeting: &Occurrence) -> (usize, usize) {
    (day_of(meeting), part_of(meeting))
}

/// The first meeting of the next part of a day, or of this one and those before.
fn other_part(meetings: &[Occurrence], here: usize, step: isize) -> usize {
    let Some(meeting) = meetings.get(here) else { return here };
    let is_same = |at: &usize| meetings.get(*at).map(day_and_part) == Some(day_and_part(meeting));
    if step > 0 {
        let next = (here..meetings.len()).find(|at| !is_same(at));
        return next.unwrap_or(meetings.len().saturating_sub(1));
    }
    let first = (0..=here).rev().take_while(is_same).last().unwrap_or(here);
    let Some(before) = first.checked_sub(1).filter(|_| first == here) else { return first };
    let wanted = meetings.get(before).map(day_and_part);
    (0..=before).rev().take_while(|at| meetings.get(*at).map(day_and_part) == wanted).last().unwrap_or(before)
}

/// The groups of the list that meet in its order, so that at one time the best come first. What is folded away there, in
/// other countries, fills no day here.
fn best_first(state: &State, results: &Results) -> Vec<Meets> {
    let meeting = &results.gathered.meeting;
    let find = |hit: &Hit| meeting.binary_search_by_key(&hit.ordinal, |meets| meets.group).ok();
    state.listed_hits().iter().filter_map(|hit| meeting.get(find(hit)?).copied()).collect()
}

/// Puts new results into the week. With `follows`, nobody chose what is selected: then it is what meets first.
pub(in crate::app) fn fill_week(
    state: &mut State,
    index: &Index,
    moment: &LocalNow,
    follows: bool,
) -> Vec<Effect> {
    let Some(results) = state.results.clone() else { return Vec::new() };
    let meetings = if results.hits.len() < results.total as usize {
        // Of more than are listed nobody knows which are better.
        week_of(index, &results.gathered.meeting, moment)
    } else {
        week_of(index, &best_first(state, &results), moment)
    };
    let before = state.week.selected.and_then(|at| state.week.meetings.get(at)).copied();
    let same = before.filter(|_| !follows).and_then(|before| meetings.iter().position(|m| *m == before));
    let of_group = || meetings.iter().position(|meeting| Some(meeting.group) == state.list.group);
    state.week.selected = same.filter(|_| before.map(|m| m.group) == state.list.group).or_else(of_group);
    let is_empty = meetings.is_empty();
    state.week.meetings = Rc::new(meetings);
    if follows && !is_empty {
        return select_meeting(state, 0);
    }
    Vec::new()
}
