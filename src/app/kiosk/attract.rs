//! The inviting screen, in three languages side by side. Any key begins; it types nothing.

use super::guide;
use crate::app::action::Action;
use crate::app::key::{KeyCode, KeyPress};
use crate::app::message::{Effect, World};
use crate::app::navigate::change_language;
use crate::app::state::{FullScreen, Guide, State};
use crate::locale::Locale;
use crate::topic::Language;
use std::sync::LazyLock;

/// What the screen says in one language.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Invitation {
    /// The language.
    pub language: Language,
    /// Its name, in itself.
    pub name: String,
    /// What this terminal is for.
    pub title: String,
    /// How to begin.
    pub begin: String,
    /// What happens to what is typed.
    pub privacy: String,
}

/// The invitations, in the order of `Language::ALL`.
pub fn invitations() -> &'static [Invitation] {
    static ALL: LazyLock<Vec<Invitation>> = LazyLock::new(|| {
        Language::ALL
            .into_iter()
            .map(|language| {
                let locale = Locale::new(language);
                Invitation {
                    language,
                    name: locale.text("attract-language"),
                    title: locale.text("attract-title"),
                    begin: locale.text("attract-begin"),
                    privacy: locale.text("attract-privacy"),
                }
            })
            .collect()
    });
    &ALL
}

/// What a key does here: digits and arrows choose the language, everything else begins.
pub fn press_key(state: &mut State, key: KeyPress, action: Option<Action>, world: World<'_>) -> Vec<Effect> {
    let Some(FullScreen::Attract(selected)) = &mut state.front else { return Vec::new() };
    let count = Language::ALL.len();
    match action {
        Some(Action::Left | Action::Up | Action::Previous | Action::PageUp) => {
            *selected = (*selected + count - 1) % count;
            return Vec::new();
        }
        Some(Action::Right | Action::Down | Action::Next | Action::PageDown) => {
            *selected = (*selected + 1) % count;
            return Vec::new();
        }
        _ => {}
    }
    if let KeyCode::Char(c @ '1'..='9') = key.code {
        match c.to_digit(10).and_then(|n| usize::try_from(n).ok()).filter(|n| *n <= count) {
            Some(n) => *selected = n - 1,
            None => return Vec::new(),
        }
    }
    begin_visit(state, world)
}

/// Begins a visit in the marked language.
pub fn begin_visit(state: &mut State, world: World<'_>) -> Vec<Effect> {
    let Some(FullScreen::Attract(selected)) = state.front else { return Vec::new() };
    state.front = Some(FullScreen::Guide(Guide::default()));
    guide::refresh_answers(state, world);
    let language = Language::ALL.get(selected).copied().unwrap_or(state.language);
    change_language(state, language, world)
}
