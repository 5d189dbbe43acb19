//! The three languages of the program, and texts given in each of them.

use serde::Deserialize;

/// A language of the user interface and of the embedded labels.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Language {
    /// English.
    #[default]
    En,
    /// German.
    De,
    /// Norwegian Bokmål; the word lists also know common Nynorsk forms.
    Nb,
}

impl Language {
    /// Every language, in the order of the files.
    pub const ALL: [Self; 3] = [Self::En, Self::De, Self::Nb];

    /// The BCP 47 tag: `en`, `de`, `nb`.
    pub const fn code(self) -> &'static str {
        match self {
            Self::En => "en",
            Self::De => "de",
            Self::Nb => "nb",
        }
    }

    /// The language of a BCP 47 tag or a POSIX locale name (`de-AT`, `nb_NO.UTF-8`). `no` and `nn` count as
    /// Norwegian. `None` for any other language.
    pub fn from_tag(tag: &str) -> Option<Self> {
        let primary = tag.split(['-', '_', '.', '@']).next().unwrap_or_default();
        match primary.to_ascii_lowercase().as_str() {
            "en" => Some(Self::En),
            "de" => Some(Self::De),
            "nb" | "no" | "nn" => Some(Self::Nb),
            _ => None,
        }
    }
}

/// One text in the three languages.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
pub struct Labels {
    en: &'static str,
    de: &'static str,
    nb: &'static str,
}

impl Labels {
    /// The text in one language. Every embedded label has all three; `tests/all/data.rs` proves it.
    pub const fn get(&self, language: Language) -> &'static str {
        match language {
            Language::En => self.en,
            Language::De => self.de,
            Language::Nb => self.nb,
        }
    }

    /// The text in each language, in the order of [`Language::ALL`].
    pub const fn all(&self) -> [&'static str; 3] {
        [self.en, self.de, self.nb]
    }
}

/// Words and phrases that mean the same as a label, by language.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(default)]
pub struct Synonyms {
    // Tells serde that all strings are borrowed from the embedded text.
    #[serde(borrow)]
    en: Vec<&'static str>,
    de: Vec<&'static str>,
    nb: Vec<&'static str>,
}

impl Synonyms {
    /// The words of one language, as they are written, most usual first.
    pub fn get(&self, language: Language) -> &[&'static str] {
        match language {
            Language::En => &self.en,
            Language::De => &self.de,
            Language::Nb => &self.nb,
        }
    }

    /// The words of all languages with their language.
    pub fn iter(&self) -> impl Iterator<Item = (Language, &'static str)> + '_ {
        Language::ALL.into_iter().flat_map(|l| self.get(l).iter().map(move |w| (l, *w)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_tag_names_its_language() {
        for (tag, expected) in [
            ("en", Some(Language::En)),
            ("de-AT", Some(Language::De)),
            ("nb_NO.UTF-8", Some(Language::Nb)),
            ("NN", Some(Language::Nb)),
            ("no", Some(Language::Nb)),
            ("C.UTF-8", None),
            ("", None),
            ("nbx", None),
        ] {
            assert_eq!(Language::from_tag(tag), expected, "{tag}");
        }
    }
}
