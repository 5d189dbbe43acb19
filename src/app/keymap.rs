//! Which key means what: the table of actions with the keys a person has chosen. Dispatch, footer, help and the man
//! page all ask here.

use super::action::{ACTIONS, Action, Focus, Scope};
use super::key::{KeyCode, KeyPress};
use crate::locale::Locale;

/// Actions whose usual keys stay theirs whatever a file says: who needs them must not have to look for them.
pub const KEPT: [Action; 2] = [Action::LeaveNow, Action::Crisis];

/// The keys of an action in a part of the program.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Binding {
    /// The action.
    pub action: Action,
    /// Where its keys mean it.
    pub scope: Scope,
    /// Its keys; the first is the one that is shown.
    pub keys: Vec<KeyPress>,
    /// Its description in the locale files; "" keeps it out of the help because another row says it.
    pub help_key: &'static str,
}

/// Which key means what.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Keymap {
    bindings: Vec<Binding>,
    /// Whether a letter pressed in a list or in details goes on in the search box.
    pub type_ahead: bool,
}

impl Default for Keymap {
    fn default() -> Self {
        let bindings = ACTIONS
            .iter()
            .map(|entry| Binding {
                action: entry.action,
                scope: entry.scope,
                keys: entry.keys.to_vec(),
                help_key: entry.help_key,
            })
            .collect();
        Self { bindings, type_ahead: true }
    }
}

impl Keymap {
    /// All bindings in the order in which the help shows them.
    pub fn bindings(&self) -> &[Binding] {
        &self.bindings
    }

    /// What a key means with the focus at `focus`, or in a pop-up; `empty` says that the text field there is empty, in
    /// which case `?` asks for help instead of being typed.
    pub fn resolve(&self, key: KeyPress, focus: Focus, popup: bool, empty: bool) -> Option<Action> {
        let typing = !popup && matches!(focus, Focus::Search | Focus::Pane(_));
        if typing && empty && key == KeyPress::plain(KeyCode::Char('?')) {
            return Some(Action::Help);
        }
        let here = match focus {
            _ if popup => IN_POPUPS,
            Focus::Search => IN_SEARCH,
            Focus::Pane(_) => IN_PANES,
            Focus::Results | Focus::Details => IN_LISTS,
        };
        let mut bound = self.bindings.iter().filter(|b| places_of(b.scope) & here != 0);
        let bound = bound.find(|b| b.keys.contains(&key));
        bound.map(|binding| binding.action)
    }

    /// The key that is shown for an action.
    pub fn key_of(&self, action: Action) -> Option<KeyPress> {
        self.bindings.iter().filter(|b| b.action == action).find_map(|b| b.keys.first().copied())
    }

    /// All keys of an action.
    pub fn keys_of(&self, action: Action) -> impl Iterator<Item = KeyPress> + '_ {
        self.bindings.iter().filter(move |b| b.action == action).flat_map(|b| b.keys.iter().copied())
    }

    /// The key that is shown for an action, as the reader's keyboard names it; empty where it has none.
    pub fn name(&self, action: Action, locale: &Locale) -> String {
        self.key_of(action).map(|key| key.name(locale)).unwrap_or_default()
    }

    /// Gives an action these keys instead of those it has. Letters alone mean it only where nothing is typed.
    pub(crate) fn set(&mut self, action: Action, keys: &[KeyPress]) {
        let Some(at) = self.bindings.iter().position(|b| b.action == action) else { return };
        let Some(first) = self.bindings.get(at).cloned() else { return };
        let mut keys = keys.to_vec();
        if KEPT.contains(&action) {
            keys.extend(first.keys.iter().copied().filter(|key| !keys.contains(key)).collect::<Vec<_>>());
        }
        let help_key = self
            .bindings
            .iter()
            .find(|b| b.action == action && !b.help_key.is_empty())
            .map_or("", |binding| binding.help_key);
        self.bindings.retain(|b| b.action != action);
        let (letters, others): (Vec<KeyPress>, Vec<KeyPress>) =
            keys.into_iter().partition(|key| key.typed().is_some() && first.scope != Scope::Panes);
        let lists = Binding { action, scope: Scope::Lists, keys: letters, help_key: "" };
        let whole = Binding { action, scope: first.scope, keys: others, help_key: "" };
        let mut new: Vec<Binding> = [whole, lists].into_iter().filter(|b| !b.keys.is_empty()).collect();
        if let Some(shown) = new.first_mut() {
            shown.help_key = help_key;
        }
        let at = at.min(self.bindings.len());
        self.bindings.splice(at..at, new);
    }

    /// Gives an action further keys, where nothing is typed.
    pub(crate) fn add_in_lists(&mut self, action: Action, keys: &[KeyPress]) {
        let at = self.bindings.iter().rposition(|b| b.action == action).map_or(0, |at| at + 1);
        self.bindings.insert(at, Binding { action, scope: Scope::Lists, keys: keys.to_vec(), help_key: "" });
    }

    /// An action that a key of `action` means as well, somewhere.
    pub(crate) fn clash(&self, action: Action, key: KeyPress) -> Option<Action> {
        let scopes = self.bindings.iter().filter(|b| b.action == action && b.keys.contains(&key));
        let mut scopes = scopes.map(|b| b.scope);
        scopes.find_map(|scope| {
            self.bindings
                .iter()
                .find(|b| b.action != action && b.keys.contains(&key) && overlap(scope, b.scope))
                .map(|b| b.action)
        })
    }
}

/// The places in which keys have a meaning, one bit each.
const IN_SEARCH: u8 = 1;
const IN_PANES: u8 = 1 << 1;
const IN_LISTS: u8 = 1 << 2;
const IN_POPUPS: u8 = 1 << 3;

/// The places of a scope.
const fn places_of(scope: Scope) -> u8 {
    match scope {
        Scope::Everywhere => IN_SEARCH | IN_PANES | IN_LISTS | IN_POPUPS,
        Scope::Screen => IN_SEARCH | IN_PANES | IN_LISTS,
        Scope::Lists => IN_LISTS | IN_POPUPS,
        Scope::Text => IN_SEARCH | IN_PANES,
        Scope::Panes => IN_PANES,
    }
}

/// Whether there is a place where both scopes hold.
const fn overlap(one: Scope, other: Scope) -> bool {
    places_of(one) & places_of(other) != 0
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::action::Pane;

    fn k(code: KeyCode) -> KeyPress {
        KeyPress::plain(code)
    }

    #[test]
    fn no_key_means_two_things_in_one_place() {
        let keymap = Keymap::default();
        for binding in keymap.bindings() {
            for key in &binding.keys {
                assert_eq!(keymap.clash(binding.action, *key), None, "{key} means {:?} and", binding.action);
            }
        }
    }

    #[test]
    fn a_question_mark_is_typed_unless_the_box_is_empty() {
        let (keymap, question) = (Keymap::default(), k(KeyCode::Char('?')));
        assert_eq!(keymap.resolve(question, Focus::Search, false, true), Some(Action::Help));
        assert_eq!(keymap.resolve(question, Focus::Search, false, false), None);
        assert_eq!(keymap.resolve(question, Focus::Results, false, false), Some(Action::Help));
    }

    #[test]
    fn leaving_and_crisis_help_work_everywhere_whatever_keys_they_are_given() {
        let mut own = Keymap::default();
        own.set(Action::LeaveNow, &[k(KeyCode::F(12))]);
        own.set(Action::Crisis, &[k(KeyCode::F(11))]);
        for keymap in [Keymap::default(), own] {
            for focus in [Focus::Search, Focus::Pane(Pane::More), Focus::Results, Focus::Details] {
                for popup in [false, true] {
                    for (code, action) in
                        [(KeyCode::F(10), Action::LeaveNow), (KeyCode::F(9), Action::Crisis)]
                    {
                        assert_eq!(keymap.resolve(k(code), focus, popup, false), Some(action));
                    }
                }
            }
        }
    }

    #[test]
    fn letters_given_to_an_action_are_still_typed_where_text_is() {
        let mut keymap = Keymap::default();
        keymap.set(Action::Crisis, &[k(KeyCode::Char('c')), k(KeyCode::F(12))]);
        assert_eq!(keymap.resolve(k(KeyCode::Char('c')), Focus::Search, false, false), None);
        assert_eq!(keymap.resolve(k(KeyCode::Char('c')), Focus::Results, false, false), Some(Action::Crisis));
        assert_eq!(
            keymap.key_of(Action::Crisis),
            Some(k(KeyCode::F(12))),
            "the key that works everywhere is shown"
        );
    }
}
