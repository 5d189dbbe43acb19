//! The names that people and programs give to columns: `data/feeds/headings.json`.

use super::field::ColumnField;
use crate::place::fold;
use crate::typo::EditDistance;
use serde::Deserialize;
use std::borrow::Cow;
use std::collections::{BTreeMap, HashMap};
use std::sync::LazyLock;

static FILE: &str = include_str!("../../../data/feeds/headings.json");

/// The file as a whole.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct HeadingFile {
    #[serde(rename = "note")]
    _note: serde::de::IgnoredAny,
    #[serde(borrow)]
    fields: BTreeMap<Cow<'static, str>, Vec<Cow<'static, str>>>,
}

/// A heading that is not known, and the known one that comes nearest.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Suggestion {
    /// As it stands in the list.
    pub found: String,
    /// The known heading.
    pub near: String,
}

/// The known headings.
#[derive(Debug, Default)]
pub struct Headings {
    /// By the folded heading: the fields it can stand for, the likeliest first.
    fields: HashMap<String, Vec<ColumnField>>,
    /// The headings as people write them, for suggestions, with their folded letters.
    known: Vec<(Cow<'static, str>, String)>,
}

/// Below so many letters a typing error makes another word.
const FEWEST_LETTERS: usize = 5;

impl Headings {
    /// The headings that are part of the program, read on first use.
    pub fn embedded() -> &'static Self {
        static EMBEDDED: LazyLock<Headings> =
            LazyLock::new(|| Headings::new(&serde_json::from_str(FILE).unwrap_or_default()));
        &EMBEDDED
    }

    fn new(file: &HeadingFile) -> Self {
        let mut headings = Self::default();
        // In the order of the enumeration, which puts the likelier of two fields first.
        for field in ColumnField::ALL {
            for name in file.fields.get(field.id()).into_iter().flatten() {
                let key = fold(name);
                let fields = headings.fields.entry(key.clone()).or_default();
                if !fields.contains(field) {
                    fields.push(*field);
                }
                if *field != ColumnField::Ignored {
                    headings.known.push((name.clone(), key));
                }
            }
        }
        headings
    }

    /// The fields that a heading can stand for, the likeliest first; a single typing error is forgiven in words of
    /// some length. Empty where nothing is known.
    pub fn find(&self, heading: &str) -> Vec<ColumnField> {
        let found = self.find_as_written(heading).or_else(|| {
            let key = self.find_mistyped(&heading_key(heading))?;
            self.fields.get(key)
        });
        found.cloned().unwrap_or_default()
    }

    /// The fields of a heading without a typing error; `None` where it is not known.
    pub(super) fn find_as_written(&self, heading: &str) -> Option<&Vec<ColumnField>> {
        if let Some(fields) = self.fields.get(&heading_key(heading)) {
            return Some(fields);
        }
        // "Uhrzeit (Beginn)" is one, and so is "Telefon für Anfragen (optional)".
        let (before, _) = heading.split_once(['(', '[', ':', '*'])?;
        let key = heading_key(before);
        self.fields.get(&key).filter(|_| !key.is_empty())
    }

    /// The one known heading that differs by a typing error.
    fn find_mistyped(&self, key: &str) -> Option<&str> {
        let letters: Vec<char> = key.chars().collect();
        if letters.len() < FEWEST_LETTERS {
            return None;
        }
        let most = if letters.len() >= 10 { 2 } else { 1 };
        let mut distance = EditDistance::default();
        let mut best: Option<(usize, &str)> = None;
        let mut is_tie = false;
        for (_, known) in self.known.iter().filter(|(_, known)| known.len() >= FEWEST_LETTERS) {
            let Some(mistakes) = distance.count_between(&letters, known, most) else { continue };
            match best {
                Some((least, held))
                    if mistakes == least && self.fields.get(held) != self.fields.get(known) =>
                {
                    is_tie = true;
                }
                Some((least, _)) if mistakes >= least => {}
                _ => (best, is_tie) = (Some((mistakes, known.as_str())), false),
            }
        }
        best.filter(|_| !is_tie).map(|(_, key)| key)
    }

    /// The known heading that comes nearest to one that is not known, if one comes near at all.
    pub fn suggest(&self, heading: &str) -> Option<Suggestion> {
        let key = heading_key(heading);
        let letters: Vec<char> = key.chars().collect();
        if letters.len() < 3 {
            return None;
        }
        let most = (letters.len() / 3).clamp(1, 4);
        let mut distance = EditDistance::default();
        let by_letters = self
            .known
            .iter()
            .filter_map(|(name, known)| Some((distance.count_between(&letters, known, most)?, name)))
            .min_by_key(|(mistakes, _)| *mistakes)
            .map(|(_, name)| name);
        // "Treffpunktadresse": a known heading within a longer word.
        let by_part = || {
            self.known
                .iter()
                .filter(|(_, known)| known.len() >= FEWEST_LETTERS && key.contains(known.as_str()))
                .max_by_key(|(_, known)| known.len())
                .map(|(name, _)| name)
        };
        let near = by_letters.or_else(by_part)?;
        Some(Suggestion { found: heading.trim().to_owned(), near: near.to_string() })
    }
}

/// A heading as it is compared: camel case taken apart, in small letters, marks off.
fn heading_key(heading: &str) -> String {
    fold(&split_camel_case(heading.trim().trim_start_matches('\u{feff}')))
}

/// "endTime" as "end Time"; at most as long as a heading can be.
pub(super) fn split_camel_case(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 4);
    let mut before = ' ';
    for c in text.chars().take(80) {
        if c.is_uppercase() && (before.is_lowercase() || before.is_ascii_digit()) {
            out.push(' ');
        }
        out.push(c);
        before = c;
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn the_file_names_every_field_and_no_other() {
        let file: HeadingFile = serde_json::from_str(FILE).unwrap();
        let named: BTreeSet<&str> = file.fields.keys().map(|id| &**id).collect();
        let known: BTreeSet<&str> = ColumnField::ALL.iter().map(|field| field.id()).collect();
        assert_eq!(named, known);
        for names in file.fields.values() {
            for (n, name) in names.iter().enumerate() {
                assert!(!names[..n].contains(name), "{name} stands there twice");
                assert_eq!(**name, *name.to_lowercase(), "small letters");
            }
        }
    }

    #[test]
    fn headings_are_known_however_they_are_written() {
        use ColumnField::{City, Day, End, Ignored, Name, Phone, PostalCode, Time, Venue};
        let headings = Headings::embedded();
        for (heading, expected) in [
            ("Uhrzeit", &[Time][..]),
            ("UHRZEIT:", &[Time]),
            ("endTime", &[End]),
            ("end_time", &[End]),
            ("Wochentag (Montag, ...)", &[Day]),
            ("Telefon-Nr.", &[Phone]),
            ("Telefonnumer", &[Phone]),
            ("Postleizahl", &[PostalCode]),
            ("Ort", &[Venue, City]),
            ("Navn", &[Name]),
            ("feedback_emails", &[Ignored]),
            ("Xyzzy", &[]),
        ] {
            let mut found = headings.find(heading);
            found.sort();
            let mut expected = expected.to_vec();
            expected.sort();
            assert_eq!(found, expected, "{heading}");
        }
    }

    #[test]
    fn the_nearest_heading_is_suggested() {
        let near = |heading| Headings::embedded().suggest(heading).map(|suggestion| suggestion.near);
        assert_eq!(near("Uhrzait!"), Some("uhrzeit".to_owned()));
        assert_eq!(near("Gruppennahme"), Some("gruppenname".to_owned()));
        assert_eq!(near("Zzqqx"), None);
    }
}
