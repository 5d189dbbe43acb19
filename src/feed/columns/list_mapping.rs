//! A mapping file: how the records of an unknown list are read.
//!
//! It says in TOML where the list is, which path or column stands for which field, what holds for all records, and what
//! the values of a field mean. `data/mappings/` has those for shapes that public lists have; `data/sheets.md` explains
//! the format.

use super::field::ColumnField;
use super::headings::Headings;
use crate::feed::format::FeedFormat;
use serde::Deserialize;
use std::collections::BTreeMap;
use std::fmt;

/// How the records of a list are read.
#[derive(Debug, Clone, PartialEq)]
pub struct ListMapping {
    /// What the list is called in messages.
    pub name: String,
    /// A reader of ours that takes the list in by itself.
    pub format: Option<FeedFormat>,
    /// Paths to the list, of which the first that there is counts; empty = the document itself, or a table.
    pub list: Vec<Path>,
    /// The object of a record whose keys are understood by their names.
    pub inside: Option<Path>,
    /// For each field the paths or columns that hold it; the first that says something counts.
    pub fields: Vec<(ColumnField, Vec<Path>)>,
    /// What holds for all records that say nothing else.
    pub constants: Vec<(ColumnField, String)>,
    /// What the values of a field mean.
    pub values: BTreeMap<ColumnField, BTreeMap<String, String>>,
    /// Keys by which the list is recognised: a record has all of them.
    pub keys: Vec<String>,
    /// Keys that nobody needs.
    pub ignored: Vec<String>,
}

/// A path to a value: `venue.city`, `organizer[0].phone`, or the heading of a column.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Path {
    /// As written.
    pub text: String,
    /// Its steps: a key, or a position from 0.
    pub steps: Vec<PathStep>,
}

/// One step of a path.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PathStep {
    /// A member of an object.
    Key(String),
    /// An item of a list.
    Item(usize),
}

/// Why a mapping file cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum MappingError {
    /// It is not TOML of the expected form.
    #[error("the mapping cannot be read: {0}")]
    Toml(#[source] Box<toml::de::Error>),
    /// It names a field that there is not.
    #[error("the mapping names the field \"{found}\", expected one of {expected}")]
    UnknownField {
        /// As written.
        found: String,
        /// The fields.
        expected: String,
    },
    /// It names a format that there is not.
    #[error("the mapping names the format \"{0}\", which is not known")]
    UnknownFormat(String),
    /// A path that cannot be read.
    #[error(
        "the mapping has the path \"{0}\", expected keys with dots and positions such as organizer[0].phone"
    )]
    Path(String),
    /// It says nothing.
    #[error("the mapping says for no field where it stands")]
    Empty,
}

/// One path, or several.
#[derive(Debug, Deserialize)]
#[serde(untagged)]
enum OneOrMany {
    One(String),
    Many(Vec<String>),
}

impl OneOrMany {
    fn into_vec(self) -> Vec<String> {
        match self {
            Self::One(text) => vec![text],
            Self::Many(texts) => texts,
        }
    }
}

/// A list of keys.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct KeyList {
    #[serde(default)]
    keys: Vec<String>,
}

/// The file as it is written.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct MappingFile {
    name: Option<String>,
    format: Option<String>,
    list: Option<OneOrMany>,
    inside: Option<String>,
    #[serde(default)]
    fields: BTreeMap<String, OneOrMany>,
    #[serde(default)]
    constants: BTreeMap<String, toml::Value>,
    #[serde(default)]
    values: BTreeMap<String, BTreeMap<String, toml::Value>>,
    #[serde(default)]
    recognise: KeyList,
    #[serde(default)]
    ignore: KeyList,
}

/// The mappings that are part of the program, by the names that the command line takes.
const PRESETS: [(&str, &str); 8] = [
    ("camel-case-meetings", include_str!("../../../data/mappings/camel-case-meetings.toml")),
    ("oiaa", include_str!("../../../data/mappings/oiaa.toml")),
    ("open-referral-uk-1", include_str!("../../../data/mappings/open-referral-uk-1.toml")),
    ("hsds-1", include_str!("../../../data/mappings/hsds-1.toml")),
    ("hsds-2", include_str!("../../../data/mappings/hsds-2.toml")),
    ("contact-points", include_str!("../../../data/mappings/contact-points.toml")),
    ("the-events-calendar", include_str!("../../../data/mappings/the-events-calendar.toml")),
    ("geojson", include_str!("../../../data/mappings/geojson.toml")),
];

impl ListMapping {
    /// Reads a mapping file.
    ///
    /// # Errors
    /// Says what cannot be read.
    pub fn parse(text: &str) -> Result<Self, MappingError> {
        let file: MappingFile = toml::from_str(text).map_err(|error| MappingError::Toml(Box::new(error)))?;
        let format = match &file.format {
            Some(id) => Some(FeedFormat::from_id(id).ok_or_else(|| MappingError::UnknownFormat(id.clone()))?),
            None => None,
        };
        let mut mapping = Self {
            name: file.name.unwrap_or_else(|| "a mapping".to_owned()),
            format,
            list: Vec::new(),
            inside: file.inside.as_deref().map(Path::parse).transpose()?,
            fields: Vec::new(),
            constants: Vec::new(),
            values: BTreeMap::new(),
            keys: file.recognise.keys,
            ignored: file.ignore.keys,
        };
        for path in file.list.map(OneOrMany::into_vec).unwrap_or_default() {
            mapping.list.push(Path::parse(&path)?);
        }
        for (id, paths) in file.fields {
            let paths = paths.into_vec().iter().map(|path| Path::parse(path)).collect::<Result<_, _>>()?;
            mapping.fields.push((field_of(&id)?, paths));
        }
        for (id, value) in file.constants {
            mapping.constants.push((field_of(&id)?, plain_text(&value)));
        }
        for (id, table) in file.values {
            let table = table.iter().map(|(found, meant)| (found.trim().to_lowercase(), plain_text(meant)));
            mapping.values.insert(field_of(&id)?, table.collect());
        }
        if mapping.fields.is_empty() && mapping.inside.is_none() && mapping.format.is_none() {
            return Err(MappingError::Empty);
        }
        Ok(mapping)
    }

    /// The mapping of a name that is part of the program.
    pub fn preset(name: &str) -> Option<Self> {
        let (_, text) = PRESETS.iter().find(|(known, _)| known.eq_ignore_ascii_case(name.trim()))?;
        Self::parse(text).ok()
    }

    /// The names of the mappings that are part of the program.
    pub fn preset_names() -> impl Iterator<Item = &'static str> {
        PRESETS.iter().map(|(name, _)| *name)
    }

    /// The first mapping of the program that fits records with these keys.
    pub fn of_keys(keys: &[&str]) -> Option<Self> {
        PRESETS.iter().filter_map(|(_, text)| Self::parse(text).ok()).find(|mapping| {
            !mapping.keys.is_empty() && mapping.keys.iter().all(|key| keys.contains(&key.as_str()))
        })
    }

    /// The field that a column of a table stands for.
    pub fn field_of_column(&self, heading: &str) -> Option<ColumnField> {
        let is_named = |name: &str| name.trim().eq_ignore_ascii_case(heading.trim());
        if self.ignored.iter().any(|ignored| is_named(ignored)) {
            return Some(ColumnField::Ignored);
        }
        let named = self.fields.iter().find(|(_, paths)| paths.iter().any(|path| is_named(&path.text)));
        named.map(|(field, _)| *field)
    }

    /// Whether a cell is a heading that the mapping names.
    pub fn names_column(&self, heading: &str) -> bool {
        !heading.trim().is_empty() && self.field_of_column(heading).is_some()
    }

    /// What a value of a field means.
    pub fn meaning<'v>(&'v self, field: ColumnField, value: &'v str) -> &'v str {
        let table = self.values.get(&field);
        table.and_then(|table| table.get(&value.trim().to_lowercase())).map_or(value, String::as_str)
    }
}

fn field_of(id: &str) -> Result<ColumnField, MappingError> {
    let key = id.trim().replace('-', "_");
    if let Some(field) = ColumnField::from_id(&key) {
        return Ok(field);
    }
    // "zip" and "town" are as clear as "postal_code" and "city".
    match Headings::embedded().find(id).as_slice() {
        [field, ..] => Ok(*field),
        [] => Err(MappingError::UnknownField {
            found: id.to_owned(),
            expected: ColumnField::ALL.iter().map(|field| field.id()).collect::<Vec<_>>().join(", "),
        }),
    }
}

fn plain_text(value: &toml::Value) -> String {
    match value {
        toml::Value::String(text) => text.clone(),
        toml::Value::Array(items) => items.iter().map(plain_text).collect::<Vec<_>>().join("; "),
        toml::Value::Integer(number) => number.to_string(),
        toml::Value::Float(number) => number.to_string(),
        toml::Value::Boolean(truth) => truth.to_string(),
        toml::Value::Datetime(moment) => moment.to_string(),
        toml::Value::Table(_) => String::new(),
    }
}

impl Path {
    /// Reads `venue.city` or `organizer[0].phone`; the empty path is the document itself.
    ///
    /// # Errors
    /// A bracket has no number or no end.
    pub fn parse(text: &str) -> Result<Self, MappingError> {
        let wrong = || MappingError::Path(text.to_owned());
        let text = text.trim();
        let bare = text.strip_prefix("$.").or_else(|| text.strip_prefix('$')).unwrap_or(text);
        let mut steps = Vec::new();
        for part in bare.split('.').filter(|part| !part.is_empty()) {
            let (key, positions) = part.split_once('[').map_or((part, ""), |(key, rest)| (key, rest));
            if !key.is_empty() {
                steps.push(PathStep::Key(key.to_owned()));
            }
            for position in positions.split('[').filter(|position| !position.is_empty()) {
                let number = position.strip_suffix(']').and_then(|number| number.parse().ok());
                steps.push(PathStep::Item(number.ok_or_else(wrong)?));
            }
        }
        Ok(Self { text: text.to_owned(), steps })
    }
}

impl fmt::Display for Path {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_mappings_of_the_program_can_be_read() {
        for (name, text) in PRESETS {
            let mapping = ListMapping::parse(text).unwrap_or_else(|error| panic!("{name}: {error}"));
            assert!(mapping.format.is_some() || !mapping.keys.is_empty(), "{name} is recognised by nothing");
            assert_eq!(ListMapping::preset(name), Some(mapping));
        }
    }

    #[test]
    fn mistakes_are_named() {
        for (text, words) in [
            ("[fields]\nname = \"a\"\ncolour = \"b\"", "colour"),
            ("[fields]\nname = \"a[x]\"", "a[x]"),
            ("format = \"xml\"", "xml"),
            ("name = \"x\"", "no field"),
            ("[felds]\nname = \"a\"", "felds"),
        ] {
            let said = ListMapping::parse(text).unwrap_err().to_string();
            assert!(said.contains(words), "{text}: {said}");
        }
    }

    #[test]
    fn paths_and_values() {
        let path = Path::parse("$.a.b[2].c").unwrap();
        let key = |key: &str| PathStep::Key(key.to_owned());
        assert_eq!(path.steps, [key("a"), key("b"), PathStep::Item(2), key("c")]);
        let mapping = ListMapping::parse("[fields]\nday = \"d\"\n[values.day]\n\"1\" = \"Monday\"").unwrap();
        assert_eq!(mapping.meaning(ColumnField::Day, " 1 "), "Monday");
        assert_eq!(mapping.meaning(ColumnField::Day, "2"), "2");
    }
}
