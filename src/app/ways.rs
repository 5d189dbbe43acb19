//! What leads on where little or nothing was found: each way in words, and what following it does.

use super::labels;
use super::state::State;
use super::update::{self, Effect, World};
use crate::locale::Locale;
use crate::search::{Facet, Index, Selection, ValueId, WayOn};

/// A way on in words.
pub fn label(way: &WayOn, index: &Index, words: &Locale) -> String {
    let name = |facet: Facet, value: ValueId| {
        index.value(facet, value).map(|v| labels::label(facet, v, words.language())).unwrap_or_default()
    };
    let number = |count: u32| fluent_bundle::FluentValue::from(words.number(u64::from(count)));
    match way {
        WayOn::Spelling { words: better, count } => {
            words.with("way-spelling", &[("words", better.trim().into()), ("count", number(*count))])
        }
        WayOn::DropFilter { facet, value, count } => {
            words.with("way-drop", &[("label", name(*facet, *value).into()), ("count", number(*count))])
        }
        WayOn::DropDistance { count } => words.with("way-drop-distance", &[("count", number(*count))]),
        WayOn::DropTime { count } => words.with("way-drop-time", &[("count", number(*count))]),
        WayOn::DropWords { left_out, count, .. } => {
            words.with("way-drop-words", &[("words", left_out.as_str().into()), ("count", number(*count))])
        }
        WayOn::Topic { value, broader, count } => {
            let key = if *broader { "way-broader" } else { "way-see-also" };
            words.with(key, &[("label", name(Facet::Topic, *value).into()), ("count", number(*count))])
        }
        WayOn::ContactPoints { count } => words.with("way-contact-points", &[("count", number(*count))]),
        WayOn::Helplines { count } => words.with("way-helplines", &[("count", number(*count))]),
        WayOn::StartGroup { count } => words.with("way-start", &[("count", number(*count))]),
        WayOn::Crisis => words.text("way-crisis"),
        WayOn::ClearAll => words.text("way-clear"),
    }
}

/// Follows a way on.
pub fn follow(state: &mut State, way: &WayOn, world: World<'_>) -> Vec<Effect> {
    match way {
        WayOn::Spelling { words, .. } | WayOn::DropWords { words, .. } => {
            state.search.set(words);
            state.literal = false;
        }
        WayOn::DropFilter { facet, .. } => state.selection.clear(*facet),
        WayOn::DropDistance { .. } => {
            if let Some(near) = &mut state.near {
                near.within_km = None;
            }
        }
        WayOn::DropTime { .. } => state.when = None,
        WayOn::Topic { value, .. } => show_only(state, Facet::Topic, *value),
        WayOn::ContactPoints { .. } | WayOn::StartGroup { .. } => kind(state, "contact-point", world),
        WayOn::Helplines { .. } => kind(state, "helpline", world),
        WayOn::Crisis => {
            update::open_crisis(state, world);
            return Vec::new();
        }
        WayOn::ClearAll => update::clear_all(state),
    }
    state.list.group = None;
    vec![Effect::Search]
}

fn kind(state: &mut State, id: &str, world: World<'_>) {
    if let Some(value) = world.index.value_id(Facet::Kind, id) {
        show_only(state, Facet::Kind, value);
    }
}

/// Asks for one value and nothing else; the place stays, since it is where the person is.
fn show_only(state: &mut State, facet: Facet, value: ValueId) {
    state.search.clear();
    state.literal = false;
    state.selection = Selection::default();
    state.when = None;
    state.selection.toggle(facet, value);
    if let Some(near) = &mut state.near {
        near.within_km = None;
    }
}
