//! The screen that invites, in three languages side by side. Any key begins; it types nothing.

use super::{Front, Guide};
use crate::app::action::Action;
use crate::app::key::{Code, Key};
use crate::app::policy::Mode;
use crate::app::state::State;
use crate::app::update::{Effect, World};
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
                let words = Locale::new(language);
                Invitation {
                    language,
                    name: words.text("attract-language"),
                    title: words.text("attract-title"),
                    begin: words.text("attract-begin"),
                    privacy: words.text("attract-privacy"),
                }
            })
            .collect()
    });
    &ALL
}

/// The front of a fresh state: the inviting screen with its own language marked in a kiosk, nothing at home.
pub fn front(mode: Mode, language: Language) -> Option<Front> {
    let at = Language::ALL.iter().position(|l| *l == language).unwrap_or(0);
    (mode == Mode::Kiosk).then_some(Front::Attract(at))
}

/// What a key does here: digits and arrows choose the language, everything else begins.
pub fn key(state: &mut State, key: Key, action: Option<Action>, world: World<'_>) -> Vec<Effect> {
    let Some(Front::Attract(selected)) = &mut state.front else { return Vec::new() };
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
    if let Code::Char(c @ '1'..='9') = key.code {
        match c.to_digit(10).and_then(|n| usize::try_from(n).ok()).filter(|n| *n <= count) {
            Some(n) => *selected = n - 1,
            None => return Vec::new(),
        }
    }
    begin(state, world)
}

/// Begins a visit in the marked language.
pub fn begin(state: &mut State, world: World<'_>) -> Vec<Effect> {
    let Some(Front::Attract(selected)) = state.front else { return Vec::new() };
    state.language = Language::ALL.get(selected).copied().unwrap_or(state.language);
    state.front = Some(Front::Guide(Guide::default()));
    super::guide::refresh(state, world);
    vec![Effect::Language]
}
