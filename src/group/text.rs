//! The one type for text from outside.

use std::fmt;

/// Text from outside, cleaned once and never empty. The only text that widgets and exports accept from a
/// dataset: `feed::text` makes it, and nothing else from a foreign string.
#[derive(Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Text(Box<str>);

impl Text {
    /// Wraps text that has been cleaned already; `None` where nothing is left. For `feed::text`, for reading
    /// back what it made, and for the program's own words; `tests/all/layers` keeps it so.
    pub fn from_cleaned(cleaned: &str) -> Option<Self> {
        if cleaned.is_empty() { None } else { Some(Self(cleaned.into())) }
    }

    /// The text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl AsRef<str> for Text {
    fn as_ref(&self) -> &str {
        &self.0
    }
}

impl std::ops::Deref for Text {
    type Target = str;
    fn deref(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Text {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl fmt::Debug for Text {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(&self.0, f)
    }
}

/// Texts by language tag; the empty tag is text whose language is unknown.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Localised {
    texts: Vec<(Box<str>, Text)>,
}

impl Localised {
    /// The texts, each replaced by what `change` makes of it; empty ones are dropped.
    #[must_use]
    pub fn map(self, change: impl Fn(&Text) -> Option<Text>) -> Self {
        let texts = self.texts.into_iter().filter_map(|(tag, text)| change(&text).map(|text| (tag, text)));
        Self { texts: texts.collect() }
    }

    /// Text whose language is unknown.
    pub fn of_unknown_language(text: Text) -> Self {
        Self { texts: vec![("".into(), text)] }
    }

    /// Sets the text of a language, replacing what was there.
    pub fn set(&mut self, language: &str, text: Text) {
        match self.texts.iter_mut().find(|(l, _)| **l == *language) {
            Some(entry) => entry.1 = text,
            None => self.texts.push((language.into(), text)),
        }
    }

    /// The text for a reader of `language`: that language, else text of unknown language, else English, else
    /// the first.
    pub fn get(&self, language: &str) -> Option<&Text> {
        [language, "", "en"]
            .iter()
            .find_map(|wanted| self.texts.iter().find(|(l, _)| **l == **wanted))
            .or_else(|| self.texts.first())
            .map(|(_, t)| t)
    }

    /// Whether there is no text at all.
    pub fn is_empty(&self) -> bool {
        self.texts.is_empty()
    }

    /// All texts with their language tags, as given.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &Text)> {
        self.texts.iter().map(|(l, t)| (&**l, t))
    }
}
