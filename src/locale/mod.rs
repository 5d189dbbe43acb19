//! The program's own words in English, German and Norwegian bokmål, from `data/locales/*.ftl`.

pub mod cleaned;
pub mod encoding;
mod format;
pub mod letters;
mod narrow;
mod report_words;

use crate::topic::Language;
use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use std::borrow::Cow;
use std::sync::OnceLock;

pub use format::KM_PER_MILE;

/// What people of a country are used to, whatever their language.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Habits {
    /// Distances in miles instead of kilometres.
    pub miles: bool,
    /// In English: 6:30 pm instead of 18:30, and the month before the day.
    pub american: bool,
}

impl Habits {
    /// The habits of a country, in two letters.
    pub fn of_country(country: &str) -> Self {
        Self { miles: matches!(country, "US" | "GB"), american: country == "US" }
    }
}

/// The words of one language.
pub struct Locale {
    language: Language,
    habits: Habits,
    bundle: FluentBundle<&'static FluentResource>,
}

const EN: &str = include_str!("../../data/locales/en.ftl");
const DE: &str = include_str!("../../data/locales/de.ftl");
const NB: &str = include_str!("../../data/locales/nb.ftl");

/// The words of a language, read once.
fn words_of(language: Language) -> &'static FluentResource {
    static WORDS: [OnceLock<FluentResource>; Language::ALL.len()] =
        [const { OnceLock::new() }; Language::ALL.len()];
    let (kept, words) = match language {
        Language::En => (&WORDS[0], EN),
        Language::De => (&WORDS[1], DE),
        Language::Nb => (&WORDS[2], NB),
    };
    kept.get_or_init(|| FluentResource::try_new(words.to_owned()).unwrap_or_else(|(partial, _)| partial))
}

impl Locale {
    /// Loads the words of a language. Messages that a file lacks fall back to English; a test keeps the
    /// three files complete.
    pub fn new(language: Language) -> Self {
        let tag = language.code().parse().unwrap_or_default();
        let mut bundle = FluentBundle::new_concurrent(vec![tag]);
        // Isolation marks would put invisible characters on the screen around every number.
        bundle.set_use_isolating(false);
        for language in [Language::En, language] {
            bundle.add_resource_overriding(words_of(language));
        }
        Self { language, habits: Habits::default(), bundle }
    }

    /// The same with the habits of a country.
    #[must_use]
    pub fn with_habits(mut self, habits: Habits) -> Self {
        self.habits = habits;
        self
    }

    /// The words of another language, for people of the same habits.
    #[must_use]
    pub fn in_language(&self, language: Language) -> Self {
        Self::new(language).with_habits(self.habits)
    }

    /// What the reader is used to.
    pub fn habits(&self) -> Habits {
        self.habits
    }

    /// The language.
    pub fn language(&self) -> Language {
        self.language
    }

    /// The words for `key`.
    pub fn text(&self, key: &str) -> String {
        self.format(key, None)
    }

    /// The words for `key` with values put in: `with("results", &[("count", 37.into())])`.
    pub fn with(&self, key: &str, values: &[(&str, FluentValue<'_>)]) -> String {
        let mut args = FluentArgs::with_capacity(values.len());
        for (name, value) in values {
            args.set(*name, value.clone());
        }
        self.format(key, Some(&args))
    }

    fn format(&self, key: &str, args: Option<&FluentArgs<'_>>) -> String {
        let Some(pattern) = self.bundle.get_message(key).and_then(|m| m.value()) else {
            return key.to_owned();
        };
        let mut errors = Vec::new();
        match self.bundle.format_pattern(pattern, args, &mut errors) {
            Cow::Borrowed(text) => text.to_owned(),
            Cow::Owned(text) => text,
        }
    }
}

/// A text with a capital first letter, to begin a sentence.
pub fn capitalised(text: &str) -> String {
    let mut letters = text.chars();
    let first = letters.next().map(|first| first.to_uppercase().to_string());
    first.unwrap_or_default() + letters.as_str()
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::{BTreeMap, BTreeSet};

    /// Keys of a file with the names of the values each takes.
    fn keys(words: &str) -> BTreeMap<String, BTreeSet<String>> {
        let mut out: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
        let mut key = String::new();
        for line in words.lines() {
            let name: String = line
                .chars()
                .take_while(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || *c == '-')
                .collect();
            if !name.is_empty() && line.chars().nth(name.len()).is_some_and(|c| c == ' ' || c == '=') {
                key = name;
                out.entry(key.clone()).or_default();
            }
            for piece in line.split('$').skip(1) {
                let value = piece.chars().take_while(|c| c.is_ascii_alphanumeric() || *c == '-').collect();
                out.entry(key.clone()).or_default().insert(value);
            }
        }
        out
    }

    #[test]
    fn the_three_languages_say_the_same_things() {
        let english = keys(EN);
        assert!(english.len() > 50);
        for (name, words) in [("de", DE), ("nb", NB)] {
            let other = keys(words);
            let missing: Vec<_> = english.keys().filter(|k| !other.contains_key(*k)).collect();
            let extra: Vec<_> = other.keys().filter(|k| !english.contains_key(*k)).collect();
            assert!(missing.is_empty() && extra.is_empty(), "{name}: missing {missing:?}, extra {extra:?}");
            for (key, values) in &english {
                assert_eq!(values, &other[key], "{name}: {key} takes other values");
            }
        }
    }

    #[test]
    fn every_file_parses_and_every_message_formats() {
        for words in [EN, DE, NB] {
            assert!(FluentResource::try_new(words.to_owned()).is_ok());
        }
        let locale = Locale::new(Language::De);
        assert_eq!(locale.with("found", &[("count", 1.into()), ("shown", "1".into())]), "1 Angebot");
    }
}
