//! New data while the program runs: what a person chose and looks at is found again in the new index, by id.

use super::state::{Details, PaneRow, PaneState, State, Welcome};
use crate::search::{Facet, Index, Ordinal, Selection, ValueId};

/// Finds again what the state knows of the old index. What the new data no longer has is no longer chosen.
pub(super) fn carry_state_over(state: &mut State, old: &Index, new: &Index) {
    let change = Change { old, new };
    let mut selection = Selection::default();
    for (facet, chosen) in state.selection.iter() {
        if let Some(found) =
            change.find_value(facet, chosen).filter(|found| !selection.contains(facet, *found))
        {
            selection.toggle(facet, found);
        }
    }
    state.selection = selection;
    for pane in &mut state.panes {
        change.carry_rows_over(pane);
    }
    state.list.group = state.list.group.and_then(|group| change.find_group(group));
    state.details = match state.details.of.and_then(|group| change.find_group(group)) {
        // It is read anew, since it may have changed; the reader stays where they are.
        Some(same) => Details { of: Some(same), ..state.details.clone() },
        None => Details::default(),
    };
    state.shortlist.find_again(|id| new.with_id(id).first().copied());
    // Their hits are ordinals of the old index.
    state.results = None;
    state.welcome = Welcome { selected: state.welcome.selected, ..Welcome::default() };
}

/// From one index to another.
struct Change<'a> {
    old: &'a Index,
    new: &'a Index,
}

impl Change<'_> {
    fn find_value(&self, facet: Facet, value: ValueId) -> Option<ValueId> {
        self.old.value(facet, value).and_then(|known| self.new.value_id(facet, &known.id))
    }

    fn find_group(&self, group: Ordinal) -> Option<Ordinal> {
        self.new.with_id(self.old.row(group).id()).first().copied()
    }

    fn carry_rows_over(&self, pane: &mut PaneState) {
        pane.opened = pane
            .opened
            .iter()
            .filter_map(|(facet, value)| Some((*facet, self.find_value(*facet, *value)?)))
            .collect();
        let before = pane.rows.len();
        let mut row = 0;
        let mut gone_above = 0;
        let selected = pane.selected;
        pane.rows.retain_mut(|content| {
            row += 1;
            let PaneRow::Value { facet, value, .. } = content else { return true };
            let found = self.find_value(*facet, *value);
            if let Some(found) = found {
                *value = found;
            } else if row <= selected {
                gone_above += 1;
            }
            found.is_some()
        });
        if pane.rows.len() < before {
            pane.selected = selected.saturating_sub(gone_above).min(pane.rows.len().saturating_sub(1));
            pane.top = pane.top.min(pane.selected);
        }
    }
}
