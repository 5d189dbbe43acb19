//! What is chosen, in words: one chip a value, then what the search words were understood as.

use super::state::State;
use super::value_labels::label_of;
use crate::locale::Locale;
use crate::search::{Index, Near};

/// The chips, in the order of the panes.
pub fn chip_labels(state: &State, index: &Index, locale: &Locale) -> Vec<String> {
    let mut chips: Vec<String> = state
        .selection
        .iter()
        .filter_map(|(facet, value)| label_of(index, facet, value, locale.language()))
        .collect();
    chips.extend(state.when.map(|when| when.label(locale.language())));
    chips.extend(state.near.as_ref().map(|near| near_label(near, locale)));
    if let Some(results) = &state.results {
        chips.extend(results.interpretations.iter().map(|u| u.label.clone()));
    }
    chips
}

/// "near Köln" or "within 25 km of Köln".
fn near_label(near: &Near, locale: &Locale) -> String {
    match near.within_km {
        None => locale.with("near-chip", &[("place", near.label.clone().into())]),
        Some(km) => locale.with(
            "within-chip",
            &[("place", near.label.clone().into()), ("distance", locale.radius(km).into())],
        ),
    }
}
