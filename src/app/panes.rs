//! The filter panes: which values they list, in which order, and what choosing one does.
//!
//! A pane puts its values in order when it gains the focus or its filter text changes, never while somebody
//! looks at it: a row that moves under the cursor is a row chosen by mistake.

use super::action::Pane;
use super::edit::Line;
use super::labels;
use super::state::{State, window};
use super::update::{Effect, World};
use crate::locale::KM_PER_MILE;
use crate::place::Gazetteer;
use crate::search::{Facet, Near, Sort, ValueId, When, filter_values, fold};
use crate::topic::Facets;
use crate::topic::Language;
use std::ops::Range;

/// Distances offered around a place, in kilometres, and in miles for those who count in them.
const RADII_KM: [f64; 5] = [5.0, 10.0, 25.0, 50.0, 100.0];
const RADII_MILES: [f64; 5] = [3.0, 5.0, 15.0, 30.0, 60.0];
/// Places offered for what is typed in the Location pane.
const PLACES_OFFERED: usize = 5;
/// Values listed in a pane that nobody looks through; more come when it has the focus.
const GLANCE: usize = 40;

/// One filter pane.
#[derive(Debug, Clone, Default)]
pub struct PaneState {
    /// What is typed to narrow the values down.
    pub filter: Line,
    /// The rows, in the order shown.
    pub rows: Vec<PaneRow>,
    /// The selected row.
    pub selected: usize,
    /// The first row shown.
    pub top: usize,
    /// Whether the cursor is in the list instead of the filter text.
    in_list: bool,
}

/// A row of a pane.
#[derive(Debug, Clone, PartialEq)]
pub enum PaneRow {
    /// A heading; cannot be chosen.
    Heading(String),
    /// A value of a facet.
    Value {
        /// The facet.
        facet: Facet,
        /// The value.
        value: ValueId,
        /// Its name in the reader's language.
        label: String,
        /// Bytes of the label that the typed letters matched.
        matches: Vec<Range<usize>>,
    },
    /// A place to be near to.
    Near {
        /// The place; choosing it again takes it back.
        near: Near,
        /// What is shown.
        label: String,
    },
    /// A time in which a meeting is to begin.
    When {
        /// The time; choosing it again takes it back.
        when: When,
        /// What is shown.
        label: String,
    },
}

impl PaneRow {
    /// What is shown.
    pub fn label(&self) -> &str {
        match self {
            Self::Heading(label)
            | Self::Value { label, .. }
            | Self::Near { label, .. }
            | Self::When { label, .. } => label,
        }
    }

    /// Bytes of the label that the typed letters matched.
    pub fn matches(&self) -> &[Range<usize>] {
        match self {
            Self::Value { matches, .. } => matches,
            _ => &[],
        }
    }
}

impl PaneState {
    /// Whether the cursor is in the list.
    pub fn is_in_list(&self) -> bool {
        self.in_list
    }

    /// Puts the cursor into the filter text, the first value ready to be chosen.
    pub fn to_filter(&mut self) {
        self.in_list = false;
        self.selected = self.first();
        self.top = 0;
    }

    /// Puts the cursor on the first value.
    pub fn to_first(&mut self) {
        self.selected = self.first();
        self.top = 0;
        self.in_list = !self.rows.is_empty();
    }

    /// Whether the cursor cannot go further up in the list.
    pub fn at_first(&self) -> bool {
        !self.in_list || self.selected <= self.first()
    }

    /// Moves by rows, headings skipped; the first step down from the filter text enters the list.
    pub fn step(&mut self, rows: isize, fit: usize) {
        if self.rows.is_empty() {
            return;
        }
        if !self.in_list {
            self.in_list = true;
            self.selected = self.first();
            if rows == 1 {
                return;
            }
        }
        let last = self.rows.len() - 1;
        let mut at = self.selected.saturating_add_signed(rows).min(last);
        let is_heading = |at: usize| matches!(self.rows.get(at), Some(PaneRow::Heading(_)));
        if rows > 0 {
            while is_heading(at) && at < last {
                at += 1;
            }
        } else {
            while is_heading(at) && at > 0 {
                at -= 1;
            }
        }
        if is_heading(at) {
            self.selected = self.first();
        } else {
            self.selected = at;
        }
        self.top = window(self.selected, self.top, self.rows.len(), fit);
        if self.selected == self.first() {
            self.top = 0;
        }
    }

    /// The first row that can be chosen.
    fn first(&self) -> usize {
        self.rows.iter().position(|row| !matches!(row, PaneRow::Heading(_))).unwrap_or(0)
    }
}

/// The facets a pane lists.
pub fn facets_of(pane: Pane) -> &'static [Facet] {
    match pane {
        Pane::Topic => &[Facet::Topic],
        Pane::Category => &[Facet::Category],
        Pane::Location => &[Facet::Place],
        Pane::Format => &[Facet::Format],
        Pane::More => &[
            Facet::For,
            Facet::People,
            Facet::Day,
            Facet::Time,
            Facet::Language,
            Facet::Access,
            Facet::Attendance,
            Facet::Kind,
            Facet::Facilitation,
            Facet::Cost,
            Facet::Verified,
        ],
    }
}

/// Lists a pane's values anew, in the order that suits its filter text and the counts of now.
pub fn refresh(state: &mut State, pane: Pane, world: World<'_>) {
    let typed = state.panes[pane.index()].filter.text();
    let looked_at = state.pane() == Some(pane);
    let mut rows = Vec::new();
    if pane == Pane::Location {
        near_rows(state, &typed, world, &mut rows);
    }
    let several = facets_of(pane).len() > 1;
    for facet in facets_of(pane) {
        if *facet == Facet::Day {
            when_rows(state, &typed, &mut rows);
        }
        let mut values = value_rows(state, *facet, typed.trim(), looked_at, world);
        if values.is_empty() {
            continue;
        }
        if several {
            let heading = Facets::embedded().facet(facet.id()).map(|f| f.labels.get(state.language));
            rows.push(PaneRow::Heading(heading.unwrap_or_default().to_owned()));
        }
        rows.append(&mut values);
    }
    let here = &mut state.panes[pane.index()];
    here.rows = rows;
    here.selected = here.selected.min(here.rows.len().saturating_sub(1));
}

fn value_rows(state: &State, facet: Facet, typed: &str, looked_at: bool, world: World<'_>) -> Vec<PaneRow> {
    let values = world.index.values(facet);
    let language = state.language;
    let row = |value: ValueId, matches| {
        let label =
            world.index.value(facet, value).map(|v| labels::label(facet, v, language)).unwrap_or_default();
        PaneRow::Value { facet, value, label, matches }
    };
    if !typed.is_empty() {
        return filter_values(world.index, facet, typed, language)
            .into_iter()
            .map(|found| row(found.value, found.matches))
            .collect();
    }
    let count = |value| state.results.as_ref().map_or(0, |r| r.counts.get(facet, value));
    let chosen = |value| state.selection.contains(facet, value);
    let mut order: Vec<ValueId> =
        (0..values.len()).map(|i| ValueId(u32::try_from(i).unwrap_or(u32::MAX))).collect();
    // Values with an order of their own keep it; the others come by how many groups they give.
    let natural = !matches!(facet, Facet::Topic | Facet::Place | Facet::Language);
    if natural {
        order.retain(|v| looked_at || chosen(*v) || count(*v) > 0);
        // Values that no group has at all are no choice.
        order.retain(|v| chosen(*v) || count(*v) > 0 || facet == Facet::Category || facet == Facet::Format);
        order.sort_by_key(|v| world.index.value(facet, *v).map(|value| labels::position(facet, value)));
    } else {
        order.retain(|v| chosen(*v) || count(*v) > 0 || (looked_at && facet == Facet::Topic));
        order.sort_by_key(|v| (!chosen(*v), std::cmp::Reverse(count(*v)), *v));
        if !looked_at {
            order.truncate(GLANCE);
        }
    }
    order.into_iter().map(|v| row(v, Vec::new())).collect()
}

fn near_rows(state: &State, typed: &str, world: World<'_>, rows: &mut Vec<PaneRow>) {
    let words = world.words;
    if typed.trim().is_empty() {
        let Some(near) = &state.near else { return };
        rows.push(PaneRow::Heading(words.with("near-chip", &[("place", near.label.clone().into())])));
        let any = Near { within_km: None, ..near.clone() };
        rows.push(PaneRow::Near { near: any, label: words.text("pane-near-any") });
        let radii = if words.habits().miles { RADII_MILES.map(|n| n * KM_PER_MILE) } else { RADII_KM };
        for km in radii {
            let within = Near { within_km: Some(km), ..near.clone() };
            let label = words.with("pane-near-within", &[("distance", words.radius(km).into())]);
            rows.push(PaneRow::Near { near: within, label });
        }
        return;
    }
    let found = Gazetteer::embedded().complete(typed.trim(), None, PLACES_OFFERED);
    if found.is_empty() {
        return;
    }
    rows.push(PaneRow::Heading(words.text("pane-near-heading")));
    for place in found {
        let near = Near {
            point: place.point,
            label: place.name(),
            country: Some(place.town.country.to_owned()),
            within_km: Some(25.0),
        };
        let label = words.with("pane-near-row", &[("place", place.full_name().into())]);
        rows.push(PaneRow::Near { near, label });
    }
}

/// Times seen from now, before the weekdays.
fn when_rows(state: &State, typed: &str, rows: &mut Vec<PaneRow>) {
    let wanted = fold(typed.trim());
    let fits = |when: &When| Language::ALL.into_iter().any(|l| fold(&when.label(l)).contains(&wanted));
    let other = state.when.filter(|when| !When::OFFERED.contains(when));
    let mut offered = When::OFFERED.into_iter().chain(other).filter(fits).peekable();
    if offered.peek().is_none() {
        return;
    }
    let heading = Facets::embedded().facet("when").map(|f| f.labels.get(state.language));
    rows.push(PaneRow::Heading(heading.unwrap_or_default().to_owned()));
    rows.extend(offered.map(|when| PaneRow::When { when, label: when.label(state.language) }));
}

/// Chooses the selected row, or takes it back.
pub fn toggle(state: &mut State, pane: Pane, world: World<'_>) -> Vec<Effect> {
    let here = &mut state.panes[pane.index()];
    let Some(row) = here.rows.get(here.selected).cloned() else { return Vec::new() };
    match row {
        PaneRow::Heading(_) => return Vec::new(),
        PaneRow::Value { facet, value, .. } => state.selection.toggle(facet, value),
        PaneRow::When { when, .. } => state.when = Some(when).filter(|when| state.when != Some(*when)),
        PaneRow::Near { near, .. } => {
            let again = state.near.as_ref() == Some(&near);
            state.near = if again { None } else { Some(near) };
            state.panes[pane.index()].filter.clear();
            refresh(state, pane, world);
            let here = &mut state.panes[pane.index()];
            here.to_first();
            if state.near.is_none() && state.sort == Sort::Distance {
                state.sort = Sort::Best;
            }
            return vec![Effect::Search];
        }
    }
    // What was typed has found its value; the next letters look for another one.
    if !state.panes[pane.index()].filter.is_empty() && !state.panes[pane.index()].in_list {
        state.panes[pane.index()].filter.clear();
        let chosen = row;
        refresh(state, pane, world);
        let here = &mut state.panes[pane.index()];
        let same = |r: &PaneRow| match (r, &chosen) {
            (PaneRow::Value { facet: a, value: b, .. }, PaneRow::Value { facet: c, value: d, .. }) => {
                a == c && b == d
            }
            (PaneRow::When { when: a, .. }, PaneRow::When { when: b, .. }) => a == b,
            _ => false,
        };
        here.selected = here.rows.iter().position(same).unwrap_or(0);
        here.in_list = true;
    }
    vec![Effect::Search]
}

/// Whether a row is chosen.
pub fn is_chosen(state: &State, row: &PaneRow) -> bool {
    match row {
        PaneRow::Heading(_) => false,
        PaneRow::Value { facet, value, .. } => state.selection.contains(*facet, *value),
        PaneRow::Near { near, .. } => state.near.as_ref() == Some(near),
        PaneRow::When { when, .. } => state.when == Some(*when),
    }
}

/// How many groups a row would give; `None` where it is not counted.
pub fn count(state: &State, row: &PaneRow) -> Option<u32> {
    match row {
        PaneRow::Value { facet, value, .. } => state.results.as_ref().map(|r| r.counts.get(*facet, *value)),
        PaneRow::Heading(_) | PaneRow::Near { .. } | PaneRow::When { .. } => None,
    }
}

/// How many values are chosen in a pane.
pub fn chosen_count(state: &State, pane: Pane) -> usize {
    let near = usize::from(pane == Pane::Location && state.near.is_some());
    let when = usize::from(pane == Pane::More && state.when.is_some());
    facets_of(pane).iter().map(|facet| state.selection.of(*facet).count()).sum::<usize>() + near + when
}
