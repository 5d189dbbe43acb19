//! The message on the status line, kept as what it says and put into words when it is drawn.

use crate::app::action::Action;
use crate::app::key::KeyPress;
use crate::app::keymap::Keymap;
use crate::locale::Locale;

/// A message on the status line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum StatusMessage {
    /// A message of the locale files.
    Localized {
        /// Its key there.
        key: &'static str,
        /// Its arguments, which are all names of keys on the keyboard.
        arguments: Vec<(&'static str, KeyArgument)>,
    },
    /// A finished sentence, from outside the state machine.
    Sentence(String),
}

/// A key on the keyboard that a message names.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum KeyArgument {
    /// The key of an action.
    Of(Action),
    /// The key that was pressed.
    Pressed(KeyPress),
}

impl StatusMessage {
    /// A message without arguments.
    pub fn new(key: &'static str) -> Self {
        Self::Localized { key, arguments: Vec::new() }
    }

    /// A message that names keys.
    pub fn naming<const N: usize>(key: &'static str, arguments: [(&'static str, KeyArgument); N]) -> Self {
        Self::Localized { key, arguments: arguments.into() }
    }

    /// The sentence in the language of `locale`, with the keys as they are bound.
    pub fn text(&self, keymap: &Keymap, locale: &Locale) -> String {
        match self {
            Self::Sentence(sentence) => sentence.clone(),
            Self::Localized { key, arguments } if arguments.is_empty() => locale.text(key),
            Self::Localized { key, arguments } => {
                let values: Vec<_> = arguments
                    .iter()
                    .map(|(name, argument)| (*name, argument.name(keymap, locale).into()))
                    .collect();
                locale.with(key, &values)
            }
        }
    }
}

impl From<String> for StatusMessage {
    fn from(sentence: String) -> Self {
        Self::Sentence(sentence)
    }
}

impl KeyArgument {
    fn name(self, keymap: &Keymap, locale: &Locale) -> String {
        match self {
            Self::Of(action) => keymap.name(action, locale),
            Self::Pressed(key) => key.name(locale),
        }
    }
}
