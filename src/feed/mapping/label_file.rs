//! The mapping file: labels that the rules miss, or that a librarian wants to decide.
//!
//! One label a line, then a tab, then the ids of its topics, separated by spaces; `-` for none. A third column may
//! name for whom the label is, by ids of the facets `for` and `people`. Empty lines and lines with `#` are
//! ignored. Case, accents and signs of the label do not matter.
//!
//! ```text
//! Rollstuhltanzkreis<tab>wheelchair-users leisure-contact
//! Frauentreff<tab>women<tab>women
//! ```

use crate::group::{Coded, CodedSet, People, Relation};
use crate::place::fold;
use crate::topic::{Thesaurus, TopicId};
use std::collections::HashMap;

static EMBEDDED: &str = include_str!("../../../data/mapping.tsv");

/// What a line of the file says about its label.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MappingEntry {
    /// The topics; empty where the label is known to have none.
    pub topics: Vec<TopicId>,
    /// For whom.
    pub audience: CodedSet<Relation>,
    /// Which people.
    pub people: CodedSet<People>,
}

/// A mapping file.
#[derive(Debug, Clone, Default)]
pub struct LabelFile {
    entries: HashMap<String, MappingEntry>,
}

/// A mistake in a mapping file.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("line {line}: {what}")]
pub struct MappingFileError {
    /// The line, from 1.
    pub line: usize,
    /// What is wrong with it.
    pub what: String,
}

impl LabelFile {
    /// The file that is part of the program.
    pub fn embedded() -> Self {
        Self::parse(EMBEDDED).0
    }

    /// The text of the file that is part of the program, to start one's own from.
    pub fn embedded_text() -> &'static str {
        EMBEDDED
    }

    /// Reads a file. Lines with mistakes are left out and told.
    pub fn parse(text: &str) -> (Self, Vec<MappingFileError>) {
        let mut file = Self::default();
        let mut mistakes = Vec::new();
        for (at, line) in text.lines().enumerate() {
            if line.trim().is_empty() || line.trim_start().starts_with('#') {
                continue;
            }
            match parse_line(line) {
                Ok((key, entry)) => {
                    if file.entries.insert(key, entry).is_some() {
                        mistakes.push(MappingFileError {
                            line: at + 1,
                            what: "this label stands in the file twice".into(),
                        });
                    }
                }
                Err(what) => mistakes.push(MappingFileError { line: at + 1, what }),
            }
        }
        (file, mistakes)
    }

    /// What the file says about a folded label.
    pub(super) fn find_entry(&self, key: &str) -> Option<&MappingEntry> {
        self.entries.get(key)
    }

    /// How many labels it has.
    pub fn len(&self) -> usize {
        self.entries.len()
    }

    /// Whether it has none.
    pub fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }
}

fn parse_line(line: &str) -> Result<(String, MappingEntry), String> {
    let mut columns = line.split('\t').map(str::trim);
    let (Some(label), Some(ids)) = (columns.next(), columns.next()) else {
        return Err("expected a label, a tab, and ids of topics or -".into());
    };
    let key = fold(&super::normalise::letters_in_brackets(label));
    if key.is_empty() {
        return Err("expected a label before the tab".into());
    }
    let mut entry = MappingEntry { topics: Vec::new(), audience: CodedSet::EMPTY, people: CodedSet::EMPTY };
    for id in ids.split_whitespace().filter(|id| *id != "-") {
        entry
            .topics
            .push(Thesaurus::embedded().topic_named(id).ok_or_else(|| format!("no topic has the id {id}"))?);
    }
    for id in columns.next().unwrap_or_default().split_whitespace().filter(|id| *id != "-") {
        match (Relation::from_id(id), People::from_id(id)) {
            (Some(relation), _) => entry.audience.insert(relation),
            (None, Some(people)) => entry.people.insert(people),
            (None, None) => return Err(format!("neither \"for\" nor \"people\" has the id {id}")),
        }
    }
    if columns.next().is_some_and(|column| !column.is_empty()) {
        return Err("expected at most three columns".into());
    }
    Ok((key, entry))
}
