//! The filter panes: which values they list, in which order, and what choosing one does.
//!
//! A pane puts its values in order when it gains the focus or its filter text changes, never while somebody
//! looks at it: a row that moves under the cursor is a row chosen by mistake.

use super::action::Pane;
use super::filter_tree;
use super::message::{Effect, World};
use super::state::{Branch, Heading, PaneRow, State};
use super::value_labels;
use crate::locale::{KM_PER_MILE, Locale};
use crate::place::Gazetteer;
use crate::search::{Facet, Index, Near, Sort, ValueId, When, filter_values, fold};
use crate::topic::{Facets, Language};

/// Distances offered around a place, in kilometres, and in miles for those who count in them.
const RADII_KM: [f64; 5] = [5.0, 10.0, 25.0, 50.0, 100.0];
const RADII_MILES: [f64; 5] = [3.0, 5.0, 15.0, 30.0, 60.0];
/// The distance around a place that was just chosen, in kilometres.
const USUAL_RADIUS_KM: f64 = 25.0;
/// Places offered for what is typed in the Location pane.
const PLACES_OFFERED: usize = 5;
/// Values listed in a pane that nobody looks through; more come when it has the focus.
const GLANCE: usize = 40;

/// The facets a pane lists.
pub fn facets_of(pane: Pane) -> &'static [Facet] {
    match pane {
        Pane::Topic => &[Facet::Topic],
        Pane::Category => &[Facet::Category],
        Pane::Location => &[Facet::Place],
        Pane::Format => &[Facet::Format],
        Pane::More => &[
            Facet::Audience,
            Facet::People,
            Facet::Day,
            Facet::Time,
            Facet::Language,
            Facet::Access,
            Facet::Fellowship,
            Facet::MeetingType,
            Facet::Attendance,
            Facet::Faith,
            Facet::Programme,
            Facet::Kind,
            Facet::Facilitation,
            Facet::Cost,
            Facet::Verified,
        ],
    }
}

/// Lists a pane's values anew, in the order that suits its filter text and the counts of now.
pub fn refresh_rows(state: &mut State, pane: Pane, world: World<'_>) {
    let typed = state.pane(pane).filter.text();
    let is_focused = state.focused_pane() == Some(pane);
    let mut rows = Vec::new();
    if pane == Pane::Location {
        rows = location_rows(state, &typed, world.locale);
    }
    let several = facets_of(pane).len() > 1;
    for facet in facets_of(pane) {
        if *facet == Facet::Day {
            add_times(state, &typed, &mut rows);
        }
        let mut values = value_rows(state, *facet, typed.trim(), is_focused, world);
        if values.is_empty() {
            continue;
        }
        if several {
            rows.push(PaneRow::Heading(Heading::Facet(facet.id())));
        }
        rows.append(&mut values);
    }
    let here = state.pane_mut(pane);
    here.rows = rows;
    here.selected = here.selected.min(here.rows.len().saturating_sub(1));
}

/// Lists the values of the focused pane anew after a change of language, if typed letters decide which they are. Else
/// the rows stay where they are: only their names change, and those are looked up when they are drawn.
pub fn refresh_typed_rows(state: &mut State, world: World<'_>) {
    if let Some(pane) = state.focused_pane().filter(|pane| !state.pane(*pane).filter.is_empty()) {
        refresh_rows(state, pane, world);
    }
}

fn value_rows(state: &State, facet: Facet, typed: &str, is_focused: bool, world: World<'_>) -> Vec<PaneRow> {
    if !typed.is_empty() {
        return filter_values(world.index, facet, typed, state.language)
            .into_iter()
            .map(|found| PaneRow::Value {
                facet,
                value: found.value,
                matches: found.matches,
                level: 0,
                branch: Branch::Leaf,
            })
            .collect();
    }
    // Values with an order of their own keep it; the others come by how many groups they give.
    let order = match facet {
        Facet::Topic | Facet::Place | Facet::Language => {
            values_by_count(state, facet, is_focused, world.index)
        }
        _ => values_in_usual_order(state, facet, is_focused, world.index),
    };
    if is_focused && matches!(facet, Facet::Topic | Facet::Place) {
        return filter_tree::tree_rows(state, facet, &order, world.index);
    }
    let row = |value| PaneRow::Value { facet, value, matches: Vec::new(), level: 0, branch: Branch::Leaf };
    order.into_iter().map(row).collect()
}

fn all_values(facet: Facet, index: &Index) -> impl Iterator<Item = ValueId> {
    (0..u32::try_from(index.values(facet).len()).unwrap_or(u32::MAX)).map(ValueId)
}

fn is_wanted(state: &State, facet: Facet, value: ValueId) -> bool {
    state.selection.contains(facet, value) || count_of(state, facet, value) > 0
}

fn values_by_count(state: &State, facet: Facet, is_focused: bool, index: &Index) -> Vec<ValueId> {
    let lists_all = is_focused && facet == Facet::Topic;
    let mut order: Vec<ValueId> =
        all_values(facet, index).filter(|value| lists_all || is_wanted(state, facet, *value)).collect();
    order.sort_by_key(|value| {
        let chosen = state.selection.contains(facet, *value);
        (!chosen, std::cmp::Reverse(count_of(state, facet, *value)), *value)
    });
    if !is_focused {
        order.truncate(GLANCE);
    }
    order
}

fn values_in_usual_order(state: &State, facet: Facet, is_focused: bool, index: &Index) -> Vec<ValueId> {
    // Of the other facets a value that no group has is no choice.
    let lists_all = is_focused && matches!(facet, Facet::Category | Facet::Format);
    let mut order: Vec<ValueId> =
        all_values(facet, index).filter(|value| lists_all || is_wanted(state, facet, *value)).collect();
    order.sort_by_key(|value| index.value(facet, *value).map(|v| value_labels::position(facet, v)));
    order
}

/// How many of the results have a value; 0 before there are results.
fn count_of(state: &State, facet: Facet, value: ValueId) -> u32 {
    state.results.as_ref().map_or(0, |results| results.counts.count_of(facet, value))
}

/// Distances around the chosen place, or places that fit what is typed.
fn location_rows(state: &State, typed: &str, locale: &Locale) -> Vec<PaneRow> {
    let mut rows = Vec::new();
    if typed.trim().is_empty() {
        let Some(near) = &state.near else { return rows };
        rows.push(PaneRow::Heading(Heading::Around(near.clone())));
        rows.push(PaneRow::Distance(Near { within_km: None, ..near.clone() }));
        let radii = if locale.habits().miles { RADII_MILES.map(|n| n * KM_PER_MILE) } else { RADII_KM };
        rows.extend(radii.map(|km| PaneRow::Distance(Near { within_km: Some(km), ..near.clone() })));
        return rows;
    }
    for place in Gazetteer::embedded().complete_town(typed.trim(), None, PLACES_OFFERED) {
        let near = Near {
            point: place.point,
            label: place.name(),
            country: Some(place.town.country.to_owned()),
            within_km: Some(USUAL_RADIUS_KM),
        };
        rows.push(PaneRow::Place { near, full_name: place.full_name() });
    }
    if !rows.is_empty() {
        rows.insert(0, PaneRow::Heading(Heading::Places));
    }
    rows
}

/// Adds the times seen from now that fit what is typed; they come before the weekdays.
fn add_times(state: &State, typed: &str, rows: &mut Vec<PaneRow>) {
    let wanted = fold(typed.trim());
    let other = state.when.filter(|when| !When::OFFERED.contains(when));
    let mut times = When::OFFERED
        .into_iter()
        .chain(other)
        .filter(|when| Language::ALL.into_iter().any(|l| fold(&when.label(l)).contains(&wanted)))
        .peekable();
    if times.peek().is_some() {
        rows.push(PaneRow::Heading(Heading::Facet("when")));
        rows.extend(times.map(PaneRow::When));
    }
}

/// What a row is called in the reader's language.
pub fn row_label(row: &PaneRow, index: &Index, locale: &Locale) -> String {
    match row {
        PaneRow::Heading(Heading::Facet(id)) => {
            let facet = Facets::embedded().facet(id);
            facet.map(|f| f.labels.get(locale.language())).unwrap_or_default().to_owned()
        }
        PaneRow::Heading(Heading::Around(near)) => {
            locale.with("near-chip", &[("place", near.label.clone().into())])
        }
        PaneRow::Heading(Heading::Places) => locale.text("pane-near-heading"),
        PaneRow::Value { facet, value, .. } => {
            value_labels::label_of(index, *facet, *value, locale.language()).unwrap_or_default()
        }
        PaneRow::Place { full_name, .. } => {
            locale.with("pane-near-row", &[("place", full_name.as_str().into())])
        }
        PaneRow::Distance(Near { within_km: None, .. }) => locale.text("pane-near-any"),
        PaneRow::Distance(Near { within_km: Some(km), .. }) => {
            locale.with("pane-near-within", &[("distance", locale.radius(*km).into())])
        }
        PaneRow::When(when) => when.label(locale.language()),
    }
}

/// Chooses the selected row, or takes it back.
pub fn toggle_selected(state: &mut State, pane: Pane, world: World<'_>) -> Vec<Effect> {
    let here = state.pane(pane);
    let Some(row) = here.rows.get(here.selected).cloned() else { return Vec::new() };
    match &row {
        PaneRow::Heading(_) => return Vec::new(),
        PaneRow::Value { facet, value, .. } => filter_tree::toggle_value(state, *facet, *value, world.index),
        PaneRow::When(when) => state.when = Some(*when).filter(|when| state.when != Some(*when)),
        PaneRow::Place { near, .. } | PaneRow::Distance(near) => {
            toggle_near(state, near);
            state.pane_mut(pane).filter.clear();
            refresh_rows(state, pane, world);
            state.pane_mut(pane).enter_list();
            return vec![Effect::Search];
        }
    }
    // What was typed has found its value; the next letters look for another one.
    if !state.pane(pane).filter.is_empty() && !state.pane(pane).is_in_list() {
        state.pane_mut(pane).filter.clear();
        refresh_rows(state, pane, world);
        state.pane_mut(pane).select_same(&row);
    }
    vec![Effect::Search]
}

/// Lists what lies within the selected value.
pub fn open_branch(state: &mut State, pane: Pane, world: World<'_>) {
    let here = state.pane_mut(pane);
    let Some(row @ PaneRow::Value { facet, value, .. }) = here.rows.get(here.selected).cloned() else {
        return;
    };
    here.opened.insert((facet, value));
    let top = here.top;
    refresh_rows(state, pane, world);
    let here = state.pane_mut(pane);
    here.select_same(&row);
    here.top = top;
}

/// Lists no longer what lies within the selected value; from one that is closed, goes to the one it lies within.
pub fn close_branch(state: &mut State, pane: Pane, world: World<'_>) {
    let here = state.pane_mut(pane);
    let selected = here.rows.get(here.selected).cloned();
    let Some(PaneRow::Value { facet, value, branch, level, .. }) = selected else { return };
    let mut target = value;
    if branch == Branch::Open && here.opened.remove(&(facet, value)) {
        refresh_rows(state, pane, world);
    } else if level > 0 {
        target = world.index.value_around(facet, value).unwrap_or(value);
    }
    let here = state.pane_mut(pane);
    let is_target = |row: &PaneRow| matches!(row, PaneRow::Value { value, .. } if *value == target);
    let row = here.rows.iter().position(is_target).unwrap_or(here.selected);
    let steps = isize::try_from(row).unwrap_or(0) - isize::try_from(here.selected).unwrap_or(0);
    let fit = state.seen.pane;
    if steps != 0 {
        state.pane_mut(pane).move_by(steps, fit);
    }
}

fn toggle_near(state: &mut State, near: &Near) {
    let again = state.near.as_ref() == Some(near);
    state.near = Some(near.clone()).filter(|_| !again);
    if state.near.is_none() && state.sort == Sort::Distance {
        state.sort = Sort::Best;
    }
}

/// Whether a row is chosen.
pub fn is_chosen(state: &State, row: &PaneRow) -> bool {
    match row {
        PaneRow::Heading(_) => false,
        PaneRow::Value { facet, value, .. } => state.selection.contains(*facet, *value),
        PaneRow::Place { near, .. } | PaneRow::Distance(near) => state.near.as_ref() == Some(near),
        PaneRow::When(when) => state.when == Some(*when),
    }
}

/// How many groups a row would give; `None` where it is not counted.
pub fn count_for(state: &State, row: &PaneRow) -> Option<u32> {
    match row {
        PaneRow::Value { facet, value, .. } => {
            state.results.as_ref().map(|r| r.counts.count_of(*facet, *value))
        }
        _ => None,
    }
}

/// How many values are chosen in a pane.
pub fn chosen_count(state: &State, pane: Pane) -> usize {
    let near = usize::from(pane == Pane::Location && state.near.is_some());
    let when = usize::from(pane == Pane::More && state.when.is_some());
    facets_of(pane).iter().map(|facet| state.selection.values_in(*facet).count()).sum::<usize>() + near + when
}
