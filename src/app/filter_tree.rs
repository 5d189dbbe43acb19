//! Values that lie within others: countries with their regions and towns, topics with narrower ones. A pane that has
//! the focus lists them as a tree.

use super::state::{Branch, PaneRow, State};
use crate::search::{Facet, Index, ValueId};
use std::collections::{HashMap, HashSet};

/// The rows of a tree: `order` is all its values, the more important first. What is chosen, what a person has opened
/// and the country of the reader are open; a tree of one trunk too.
pub(super) fn tree_rows(state: &State, facet: Facet, order: &[ValueId], index: &Index) -> Vec<PaneRow> {
    let listed: HashSet<ValueId> = order.iter().copied().collect();
    let mut within: HashMap<Option<ValueId>, Vec<ValueId>> = HashMap::new();
    for value in order {
        let mut around = index.value_around(facet, *value);
        // What is not listed holds nothing together.
        while let Some(outer) = around.filter(|outer| !listed.contains(outer)) {
            around = index.value_around(facet, outer);
        }
        within.entry(around).or_default().push(*value);
    }
    let mut roots = within.get(&None).cloned().unwrap_or_default();
    let home = (facet == Facet::Place).then(|| state.home_country()).flatten();
    let is_home = |value: &ValueId| index.value(facet, *value).is_some_and(|v| Some(v.id.as_str()) == home);
    // What is at home comes first, whatever there is elsewhere.
    roots.sort_by_key(|value| !is_home(value));
    let mut open = opened(state, facet, index);
    open.extend(roots.iter().copied().filter(|root| roots.len() == 1 || is_home(root)));
    let mut rows = Vec::new();
    let mut waiting: Vec<(ValueId, u8)> = roots.into_iter().rev().map(|root| (root, 0)).collect();
    while let Some((value, level)) = waiting.pop() {
        let inner = within.get(&Some(value)).map(Vec::as_slice).unwrap_or_default();
        let is_open = open.contains(&value);
        let branch = match (inner.is_empty(), is_open) {
            (true, _) => Branch::Leaf,
            (false, true) => Branch::Open,
            (false, false) => Branch::Closed,
        };
        rows.push(PaneRow::Value { facet, value, matches: Vec::new(), level, branch });
        if branch == Branch::Open {
            waiting.extend(inner.iter().rev().map(|value| (*value, level + 1)));
        }
    }
    rows
}

/// What is open: what a person opened, what is chosen, and what that lies within.
fn opened(state: &State, facet: Facet, index: &Index) -> HashSet<ValueId> {
    let panes = state.panes.iter().flat_map(|pane| &pane.opened);
    let mut open: HashSet<ValueId> = panes.filter(|(f, _)| *f == facet).map(|(_, value)| *value).collect();
    for chosen in state.selection.values_in(facet) {
        let mut around = Some(chosen);
        while let Some(value) = around {
            open.insert(value);
            around = index.value_around(facet, value);
        }
    }
    open
}

/// Chooses a value, or takes it back. A value and one within it are not chosen together: several values of a filter
/// mean any of them, so the narrower one would say nothing.
pub(super) fn toggle_value(state: &mut State, facet: Facet, value: ValueId, index: &Index) {
    state.selection.toggle(facet, value);
    if !state.selection.contains(facet, value) {
        return;
    }
    let related: Vec<ValueId> = state
        .selection
        .values_in(facet)
        .filter(|other| lies_within(*other, value, facet, index) || lies_within(value, *other, facet, index))
        .collect();
    for other in related {
        state.selection.toggle(facet, other);
    }
}

fn lies_within(value: ValueId, outer: ValueId, facet: Facet, index: &Index) -> bool {
    let mut around = index.value_around(facet, value);
    while let Some(next) = around {
        if next == outer {
            return true;
        }
        around = index.value_around(facet, next);
    }
    false
}
