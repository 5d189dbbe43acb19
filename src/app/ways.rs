//! What leads on where little or nothing was found: each way in words, and what following it does.

use super::labels;
use super::state::State;
use super::update::{Effect, World};
use crate::locale::Locale;
use crate::search::{Index, WayOn};

/// A way on in words.
pub fn label(way: &WayOn, index: &Index, words: &Locale) -> String {
    match way {
        WayOn::DropFilter { facet, value, count } => {
            let name = index.value(*facet, *value).map(|v| labels::label(*facet, v, words.language()));
            words.with(
                "way-drop",
                &[
                    ("label", name.unwrap_or_default().into()),
                    ("count", words.number(u64::from(*count)).into()),
                ],
            )
        }
        WayOn::ClearAll => words.text("way-clear"),
        WayOn::Crisis => words.text("way-crisis"),
    }
}

/// Follows a way on.
pub fn follow(state: &mut State, way: &WayOn, world: World<'_>) -> Vec<Effect> {
    match way {
        WayOn::DropFilter { facet, value, .. } => {
            state.selection.toggle(*facet, *value);
            vec![Effect::Search]
        }
        WayOn::ClearAll => super::update::update(
            state,
            super::update::Message::Key(super::key::Key::plain(super::key::Code::F(8))),
            world,
        ),
        WayOn::Crisis => super::update::update(
            state,
            super::update::Message::Key(super::key::Key::plain(super::key::Code::F(9))),
            world,
        ),
    }
}
