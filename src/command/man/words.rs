//! What the man pages say beside the definitions of the command line, and all of it in German: `data/man.tsv`, one line
//! a text, with its key, the English and the German words.

use crate::topic::Language;
use std::collections::HashMap;
use std::sync::LazyLock;

const TABLE: &str = include_str!("../../../data/man.tsv");

/// English and German of every key.
static WORDS: LazyLock<HashMap<&str, (&str, &str)>> = LazyLock::new(|| {
    let lines = TABLE.lines().filter(|line| !line.starts_with('#'));
    lines
        .filter_map(|line| {
            let mut cells = line.split('\t');
            Some((cells.next()?, (cells.next()?, cells.next()?)))
        })
        .collect()
});

/// The words of the pages in one language.
#[derive(Debug, Clone, Copy)]
pub(super) struct ManWords {
    language: Language,
}

impl ManWords {
    /// German where it is asked for, else English.
    pub(super) fn new(language: Language) -> Self {
        Self { language }
    }

    /// The language of the pages.
    pub(super) fn language(self) -> Language {
        if self.language == Language::De { Language::De } else { Language::En }
    }

    /// A text of the table; empty where it has none.
    pub(super) fn lookup(self, key: &str) -> &'static str {
        let (english, german) = WORDS.get(key).copied().unwrap_or_default();
        if self.language == Language::De { german } else { english }
    }

    /// A text that the program itself says in English: as it is, or its German. The first key that has one counts.
    pub(super) fn translate(self, keys: &[&str], english: &str) -> String {
        let known = keys.iter().find_map(|key| WORDS.get(key));
        match known.filter(|_| self.language == Language::De) {
            Some((_, german)) => (*german).to_owned(),
            None => english.to_owned(),
        }
    }

    /// The keys of a section, in the order of the file, without its prefix and with their texts.
    pub(super) fn section(self, prefix: &str) -> Vec<(&'static str, &'static str)> {
        let keys = TABLE.lines().filter_map(|line| line.split('\t').next());
        keys.filter_map(|key| Some((key.strip_prefix(prefix)?, self.lookup(key)))).collect()
    }
}

/// The line that the table lacks, or has with other English words: its possible keys, and the text as it is now.
#[cfg(test)]
pub(super) fn find_fault(keys: &[&str], english: &str) -> Option<String> {
    let known = keys.iter().find_map(|key| WORDS.get(key));
    let is_right = known.is_some_and(|(said, german)| *said == english && !german.is_empty());
    (!is_right).then(|| format!("{}\t{english}", keys.join(" or ")))
}

/// All keys of the table.
#[cfg(test)]
pub(super) fn all_keys() -> Vec<&'static str> {
    TABLE
        .lines()
        .filter(|line| !line.starts_with('#') && !line.is_empty())
        .filter_map(|line| line.split('\t').next())
        .collect()
}
