//! A person's own keys, read from a file.

use super::ConfigError;
use crate::app::action::{ACTIONS, Action, Scope};
use crate::app::key::{KeyCode, KeyPress};
use crate::app::keymap::Keymap;
use serde::Deserialize;
use std::collections::BTreeMap;
use std::ops::Range;
use std::path::Path;
use toml::Spanned;

/// The file with the usual keys, for people to begin their own from.
pub const USUAL: &str = include_str!("../../data/keys.toml");
/// Keys as in vi, beside the usual ones.
const VIM: &str = include_str!("../../data/keys-vim.toml");

type Section = BTreeMap<Spanned<String>, Vec<Spanned<String>>>;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct KeyFile {
    /// Whether letters pressed in lists go on in the search box.
    type_ahead: Option<bool>,
    /// Keys instead of the usual ones.
    #[serde(default)]
    keys: Section,
    /// Further keys, where nothing is typed.
    #[serde(default)]
    lists: Section,
}

/// The usual keys and those of vi.
pub fn vim_keymap() -> Keymap {
    // A test reads the file; were it wrong, the usual keys remain.
    change_keys(&Keymap::default(), VIM, Path::new("keys-vim.toml")).unwrap_or_default()
}

/// A keymap with the changes that a file makes; `path` is named in errors.
///
/// # Errors
/// An action or key that does not exist, a key that terminals confuse with another, or one that means two things,
/// with its line and column.
pub fn change_keys(keymap: &Keymap, text: &str, path: &Path) -> Result<Keymap, ConfigError> {
    let file: KeyFile = toml::from_str(text).map_err(|e| ConfigError::from_toml(path, text, e))?;
    read_changes(keymap, &file).map_err(|wrong| ConfigError::at_byte(path, text, wrong.at, wrong.what))
}

/// A mistake in a file of keys, and the byte at which it stands.
struct Mistake {
    at: usize,
    what: String,
}

impl Mistake {
    fn new(span: &Range<usize>, what: String) -> Self {
        Self { at: span.start, what }
    }
}

fn read_changes(keymap: &Keymap, file: &KeyFile) -> Result<Keymap, Mistake> {
    let mut keymap = keymap.clone();
    if let Some(type_ahead) = file.type_ahead {
        keymap.type_ahead = type_ahead;
    }
    let mut given = Vec::new();
    for (section, only_lists) in [(&file.keys, false), (&file.lists, true)] {
        for (name, keys) in section {
            let action = find_action(name.as_ref()).map_err(|what| Mistake::new(&name.span(), what))?;
            let read = read_keys(action, keys, only_lists)?;
            if read.is_empty() {
                let what = format!("found no key for {}, expected at least one", name.as_ref());
                return Err(Mistake::new(&name.span(), what));
            }
            let plain: Vec<KeyPress> = read.iter().map(|(key, _)| *key).collect();
            if only_lists {
                keymap.add_in_lists(action, &plain);
            } else {
                keymap.set(action, &plain);
            }
            given.extend(read.into_iter().map(|(key, span)| (action, key, span)));
        }
    }
    // Only when all are known: two actions may have changed places.
    for (action, key, span) in given {
        if let Some(other) = keymap.clash(action, key) {
            let what =
                format!("{key} means {} already; give that another key, or choose another here", other.id());
            return Err(Mistake::new(&span, what));
        }
    }
    Ok(keymap)
}

/// The action that is called so.
fn find_action(name: &str) -> Result<Action, String> {
    let known = ACTIONS.iter().map(|entry| entry.action);
    known.clone().find(|action| action.id() == name).ok_or_else(|| {
        let mut names: Vec<String> = known.map(Action::id).collect();
        names.sort_unstable();
        names.dedup();
        format!("found \"{name}\", expected an action: {}", names.join(", "))
    })
}

/// The keys that a file gives to an action, each with where it stands.
fn read_keys(
    action: Action,
    keys: &[Spanned<String>],
    only_lists: bool,
) -> Result<Vec<(KeyPress, Range<usize>)>, Mistake> {
    let scope = ACTIONS.iter().find(|entry| entry.action == action).map(|entry| entry.scope);
    let mut out = Vec::new();
    for name in keys {
        let key = KeyPress::parse(name.as_ref()).ok_or_else(|| {
            wrong_key(name, "expected a key such as F2, Ctrl-N, Alt-B, Up, PgDn, Space or a letter")
        })?;
        if let Some(same) = key.confused_with() {
            let what = format!("which many terminals send for {same}; expected another key");
            return Err(wrong_key(name, &what));
        }
        let typed = key.typed().is_some() && !only_lists;
        let space = key == KeyPress::plain(KeyCode::Char(' '));
        if typed && (scope == Some(Scope::Text) || (scope == Some(Scope::Panes) && !space)) {
            let what = "which is typed as a letter there; expected a key that types nothing";
            return Err(wrong_key(name, what));
        }
        out.push((key, name.span()));
    }
    Ok(out)
}

fn wrong_key(name: &Spanned<String>, what: &str) -> Mistake {
    Mistake::new(&name.span(), format!("found \"{}\", {what}", name.as_ref()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::action::{Focus, Pane};

    fn changed(text: &str) -> Result<Keymap, String> {
        change_keys(&Keymap::default(), text, Path::new("keys.toml")).map_err(|e| e.to_string())
    }

    #[test]
    fn the_file_of_usual_keys_changes_nothing_and_names_every_action() {
        let read = changed(USUAL).unwrap();
        let usual = Keymap::default();
        for entry in ACTIONS {
            let keys = |map: &Keymap| map.keys_of(entry.action).collect::<Vec<_>>();
            assert_eq!(keys(&read), keys(&usual), "{}", entry.action.id());
            assert!(USUAL.contains(&format!("\n{} = [", entry.action.id())), "{}", entry.action.id());
        }
        let letters = (' '..='~').map(KeyCode::Char).map(KeyPress::plain);
        let named = [KeyCode::F(1), KeyCode::F(2), KeyCode::F(10), KeyCode::Up, KeyCode::Enter, KeyCode::Tab]
            .map(KeyPress::plain);
        let held = ('a'..='z').flat_map(|c| [KeyPress::ctrl(c), KeyPress::alt(c)]);
        for key in letters.chain(named).chain(held) {
            for focus in [Focus::Search, Focus::Pane(Pane::Topic), Focus::Results, Focus::Details] {
                for popup in [false, true] {
                    let meant = |map: &Keymap| map.resolve(key, focus, popup, false);
                    assert_eq!(meant(&read), meant(&usual), "{key} at {focus:?}");
                }
            }
        }
    }

    #[test]
    fn vi_keys_move_in_lists_and_are_letters_in_text() {
        let vim = change_keys(&Keymap::default(), VIM, Path::new("keys-vim.toml")).unwrap();
        let letter = |c| KeyPress::plain(KeyCode::Char(c));
        assert_eq!(vim, vim_keymap());
        assert!(!vim.type_ahead);
        for (key, action) in [
            (letter('j'), Action::Down),
            (letter('k'), Action::Up),
            (letter('h'), Action::Left),
            (letter('l'), Action::Right),
            (letter('g'), Action::First),
            (letter('G'), Action::Last),
            (KeyPress::ctrl('d'), Action::PageDown),
            (KeyPress::ctrl('u'), Action::PageUp),
        ] {
            assert_eq!(vim.resolve(key, Focus::Results, false, true), Some(action), "{key}");
            assert_eq!(vim.resolve(key, Focus::Details, true, true), Some(action), "{key} in a pop-up");
        }
        assert_eq!(vim.resolve(letter('j'), Focus::Search, false, true), None);
        assert_eq!(vim.resolve(KeyPress::ctrl('u'), Focus::Search, false, true), Some(Action::DeleteToStart));
    }

    #[test]
    fn a_mistake_is_told_with_its_line_and_column() {
        for (text, place, word) in [
            ("[keys]\nleaf-now = [\"F11\"]", "keys.toml:2:1: ", "leave-now"),
            ("[keys]\nfilters = [\"F2\", \"Hyper-Q\"]", "keys.toml:2:18: ", "Ctrl-N"),
            ("[keys]\nsort = [\"Ctrl-M\"]", "keys.toml:2:9: ", "Enter"),
            ("[keys]\nsort = [\"F10\"]", "keys.toml:2:9: ", "leave-now"),
            ("[keys]\nsort = [\"F2\"]", "keys.toml:2:9: ", "filters"),
            ("[keys]\nsort = []", "keys.toml:2:1: ", "at least one"),
            ("[keys]\ntoggle = [\"x\"]", "keys.toml:2:11: ", "typed"),
            ("[keys]\n\nline-end = [\"$\"]", "keys.toml:3:13: ", "typed"),
            ("[lists]\ndown = [\"/\"]", "keys.toml:2:9: ", "search"),
            ("colour = 1", "keys.toml:1:1: ", "colour"),
            ("[keys\n", "keys.toml:1:", "]"),
        ] {
            let told = changed(text).unwrap_err();
            assert!(told.starts_with(place), "{text:?}: {told}");
            assert!(told.contains(word), "{text:?}: {told}");
        }
    }

    #[test]
    fn two_actions_may_change_places() {
        let keymap =
            changed("[keys]\nfilters = [\"F3\"]\nsort = [\"F2\"]\nleave-now = [\"Alt-Q\"]\n").unwrap();
        let meant = |n| keymap.resolve(KeyPress::plain(KeyCode::F(n)), Focus::Search, false, true);
        assert_eq!(meant(3), Some(Action::Filters));
        assert_eq!(meant(2), Some(Action::Sort));
        let chosen = KeyPress::alt('q');
        let leaves = Some(Action::LeaveNow);
        assert_eq!((keymap.resolve(chosen, Focus::Search, false, true), meant(10)), (leaves, leaves));
        assert_eq!(keymap.key_of(Action::LeaveNow), Some(chosen), "what was chosen is shown");
    }
}
