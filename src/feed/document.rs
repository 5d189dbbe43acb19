//! The top level of a feed: an array, an object, or one object a line.

use super::error::FeedErrorKind;
use super::json::{Raw, Shape};
use super::limits::{most_records, most_table_rows};
use serde::de::{DeserializeSeed, Deserializer, SeqAccess, Visitor};
use serde_json::value::RawValue;
use std::borrow::Cow;
use std::cell::OnceCell;
use std::fmt;
use std::ops::Deref;

/// A feed that is well-formed JSON as a whole.
#[derive(Debug, Clone)]
pub enum FeedDocument<'a> {
    /// `[ ... ]`
    Array(Vec<Raw<'a>>),
    /// `{ ... }`, with its members in the order of the feed.
    Object(Members<'a>),
    /// One object after the other (NDJSON).
    Lines(Vec<Raw<'a>>),
}

/// The members of a top-level object in the order of the feed. A member that is a list is taken apart once, however
/// often it is asked for: the records of most feeds are in one.
#[derive(Debug, Clone)]
pub struct Members<'a> {
    /// The most items of a list that are taken.
    most: usize,
    all: Vec<(Cow<'a, str>, Raw<'a>)>,
    lists: Vec<OnceCell<Option<Vec<Raw<'a>>>>>,
}

impl<'a> Members<'a> {
    fn new(all: Vec<(Cow<'a, str>, Raw<'a>)>, most: usize) -> Self {
        let lists = all.iter().map(|_| OnceCell::new()).collect();
        Self { most, all, lists }
    }

    /// Where a member is. Of several with one name the last counts, as in most readers.
    fn position(&self, name: &str) -> Option<usize> {
        self.all.iter().rposition(|(key, _)| key == name)
    }

    fn list(&self, name: &str) -> Option<&[Raw<'a>]> {
        let at = self.position(name)?;
        let (_, value) = self.all.get(at)?;
        self.lists.get(at)?.get_or_init(|| value.first_items(self.most + 1)).as_deref()
    }
}

impl<'a> Deref for Members<'a> {
    type Target = [(Cow<'a, str>, Raw<'a>)];

    fn deref(&self) -> &Self::Target {
        &self.all
    }
}

impl<'a> FeedDocument<'a> {
    /// Splits a text into its top-level values and checks it whole: a file that was cut off or goes on after its
    /// end is refused, because a missing tail would silently delete groups.
    ///
    /// # Errors
    /// Says line, column and record of the first mistake, or what the file is if it is no JSON.
    pub fn parse(text: &'a str) -> Result<Self, FeedErrorKind> {
        let start = text.trim_start();
        if !start.starts_with(['[', '{']) {
            return Err(refuse_bare_value(start));
        }
        let mut reader = serde_json::Deserializer::from_str(text);
        if start.starts_with('[') {
            let (mut items, most) = (Vec::new(), most_records(text.len()));
            let read =
                Collect { items: &mut items, most }.deserialize(&mut reader).and_then(|()| reader.end());
            return match read {
                Ok(()) => Ok(Self::Array(items)),
                // Not a mistake of the text, but more than is read.
                Err(_) if items.len() > most => {
                    check_record_count(items.len(), most).map(|()| Self::Array(items))
                }
                Err(error) => Err(syntax_error(text, error, Some(items.len()))),
            };
        }
        // As a stream: the first value, and then there is either nothing or another object.
        let mut values = reader.into_iter::<&RawValue>();
        let mut lines = Vec::new();
        while let Some(value) = values.next() {
            match value {
                Ok(value) if lines.is_empty() || value.get().starts_with('{') => lines.push(Raw::of(value)),
                Ok(_) => return Err(trailing_error(text, values.byte_offset())),
                Err(error) if lines.is_empty() => return Err(syntax_error(text, error, None)),
                // What follows the first object is a mistake in it, unless it was a list of lines.
                Err(error) => {
                    let rest = text.get(values.byte_offset()..).unwrap_or_default().trim_start();
                    if rest.starts_with('{') {
                        return Err(syntax_error(text, error, Some(lines.len())));
                    }
                    return Err(trailing_error(text, text.len() - rest.len()));
                }
            }
            check_record_count(lines.len(), most_records(text.len()))?;
        }
        match lines.as_slice() {
            [only] => Ok(Self::Object(Members::new(
                only.members().unwrap_or_default(),
                most_table_rows(text.len()),
            ))),
            _ => Ok(Self::Lines(lines)),
        }
    }

    /// The most items that a list of it may have.
    pub(super) fn most_items(&self) -> usize {
        match self {
            Self::Object(members) => members.most,
            Self::Array(items) | Self::Lines(items) => items.len(),
        }
    }

    /// The member of a top-level object; `None` for another document or where it has none. Of several with one
    /// name the last counts, as in most readers.
    pub fn member(&self, name: &str) -> Option<Raw<'a>> {
        match self {
            Self::Object(members) => members.get(members.position(name)?).map(|(_, value)| *value),
            _ => None,
        }
    }

    /// The items of the list that is a member of a top-level object, at most as many as a feed of this size may have and one
    /// more of them.
    pub fn list(&self, name: &str) -> Option<&[Raw<'a>]> {
        match self {
            Self::Object(members) => members.list(name),
            _ => None,
        }
    }
}

/// Whether so many records are within the limit.
pub(super) fn check_record_count(found: usize, limit: usize) -> Result<(), FeedErrorKind> {
    if found > limit { Err(FeedErrorKind::TooManyRecords { found, limit }) } else { Ok(()) }
}

/// Collects the items of an array outside of the parser, so that they are still known when it fails.
struct Collect<'v, 'a> {
    items: &'v mut Vec<Raw<'a>>,
    most: usize,
}

impl<'a> DeserializeSeed<'a> for Collect<'_, 'a> {
    type Value = ();
    fn deserialize<D: Deserializer<'a>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_seq(self)
    }
}

impl<'a> Visitor<'a> for Collect<'_, 'a> {
    type Value = ();
    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an array")
    }
    fn visit_seq<A: SeqAccess<'a>>(self, mut seq: A) -> Result<(), A::Error> {
        while let Some(item) = seq.next_element::<&'a RawValue>()? {
            self.items.push(Raw::of(item));
            if self.items.len() > self.most {
                return Err(serde::de::Error::custom("too many records"));
            }
        }
        Ok(())
    }
}

/// A top level that is neither array nor object.
fn refuse_bare_value(text: &str) -> FeedErrorKind {
    match serde_json::from_str::<&RawValue>(text) {
        Ok(value) => FeedErrorKind::TopLevel(match Raw::of(value).shape() {
            Shape::Null => "null",
            Shape::Boolean => "a boolean",
            Shape::Number => "a number",
            _ => "a string",
        }),
        Err(_) => super::sniff::describe_not_json(text),
    }
}

/// Something after the end.
fn trailing_error(text: &str, offset: usize) -> FeedErrorKind {
    let rest = text.get(offset..).unwrap_or_default();
    let skipped = rest.len() - rest.trim_start().len();
    let (line, column) = line_and_column(text, offset + skipped);
    FeedErrorKind::Syntax {
        line,
        column,
        record: None,
        what: describe_rest(rest.trim_start(), offset + skipped),
        source: None,
    }
}

fn describe_rest(rest: &str, offset: usize) -> String {
    if rest.starts_with('\0') {
        format!(
            "trailing data: NUL bytes after the JSON at byte {offset} (the tail of an unclean shutdown); fetch the file again"
        )
    } else if rest.starts_with(['[', '{']) {
        format!("a second JSON value after the end at byte {offset}; only one is expected, none is taken")
    } else {
        format!("trailing characters after the JSON at byte {offset}")
    }
}

/// A mistake in the JSON, with its place and what to do.
fn syntax_error(text: &str, error: serde_json::Error, record: Option<usize>) -> FeedErrorKind {
    if let Some(at) = conflict_marker(text) {
        let (line, column) = line_and_column(text, at);
        let what = "a merge-conflict marker; resolve the conflict in the file".into();
        return FeedErrorKind::Syntax { line, column, record: None, what, source: Some(error) };
    }
    if error.to_string().contains("recursion") {
        return FeedErrorKind::TooDeep;
    }
    let (line, column) = (error.line(), error.column());
    let what = describe_mistake(text, &error, record);
    // Where the text ends or goes on after its end, no single record is at fault.
    let in_record = !error.is_eof() && !error.to_string().starts_with("trailing characters");
    FeedErrorKind::Syntax { line, column, record: record.filter(|_| in_record), what, source: Some(error) }
}

/// A mistake in the JSON in words, with what to do.
fn describe_mistake(text: &str, error: &serde_json::Error, record: Option<usize>) -> String {
    let offset = offset_of(text, error.line(), error.column());
    let here = text.get(offset..).unwrap_or_default();
    let message = error.to_string();
    let message = message.split(" at line ").next().unwrap_or_default();
    if error.is_eof() {
        let state = match record {
            Some(n) if text.trim_end().ends_with([',', '}', '[']) => format!("after {n} complete records"),
            Some(n) => format!("inside record {n}"),
            None => "inside the JSON".to_owned(),
        };
        format!("unexpected end of file {state}; the file was cut off, fetch it again")
    } else if message.starts_with("trailing characters") {
        describe_rest(here, offset)
    } else if message.starts_with("control character") {
        control_character(here)
    } else if ["NaN", "Infinity", "-Infinity"]
        .iter()
        .any(|word| here.starts_with(word) || after_minus(text, offset, word))
    {
        "NaN and Infinity are not JSON numbers; use null".into()
    } else if message.starts_with("trailing comma") || comma_before_end(text, offset) {
        "a comma before the end of a list or object; take it out".into()
    } else if message.starts_with("key must be a string") {
        format!("a key must be a string in double quotes, found {}", first_char(here))
    } else if here.starts_with("//") || here.starts_with("/*") {
        "comments are not JSON; take them out".into()
    } else {
        format!("{message}, found {}", first_char(here))
    }
}

fn after_minus(text: &str, offset: usize, word: &str) -> bool {
    // serde_json points behind the minus sign, or at the first letter that differs ("N" of null).
    (1..=2).any(|back| {
        offset.checked_sub(back).and_then(|at| text.get(at..)).is_some_and(|t| t.starts_with(word))
    })
}

fn comma_before_end(text: &str, offset: usize) -> bool {
    let before = text.get(..offset).unwrap_or_default().trim_end();
    let here = text.get(offset..).unwrap_or_default().trim_start();
    before.ends_with(',') && here.starts_with(['}', ']'])
        || before.trim_end_matches(['}', ']']).trim_end().ends_with(',') && before.ends_with(['}', ']'])
}

fn control_character(here: &str) -> String {
    // serde_json points at the character or at the one before it.
    match here.chars().take(3).find(|c| c.is_control()) {
        Some('\n' | '\r') => "a raw line break inside a string; it must be written \\n".into(),
        Some(c) => format!("the control character U+{:04X} inside a string", u32::from(c)),
        None => "a control character inside a string".into(),
    }
}

fn first_char(here: &str) -> String {
    match here.chars().next() {
        Some(c) if c.is_ascii_graphic() => format!("{c:?}"),
        Some(c) if c.is_alphanumeric() => format!("{c:?}"),
        Some(c) => format!("U+{:04X}", u32::from(c)),
        None => "the end".into(),
    }
}

fn conflict_marker(text: &str) -> Option<usize> {
    if text.starts_with("<<<<<<< ") { Some(0) } else { text.find("\n<<<<<<< ").map(|at| at + 1) }
}

/// The byte at a line and column as `serde_json` counts them: both from 1, columns in bytes.
fn offset_of(text: &str, line: usize, column: usize) -> usize {
    let start: usize = text.split_inclusive('\n').take(line.saturating_sub(1)).map(str::len).sum();
    let mut offset = (start + column.saturating_sub(1)).min(text.len());
    while !text.is_char_boundary(offset) {
        offset -= 1;
    }
    offset
}

fn line_and_column(text: &str, offset: usize) -> (usize, usize) {
    let before = text.get(..offset).unwrap_or(text);
    let line = before.matches('\n').count() + 1;
    let column = before.rsplit('\n').next().unwrap_or_default().len() + 1;
    (line, column)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(text: &str) -> String {
        FeedDocument::parse(text).unwrap_err().to_string()
    }

    #[test]
    fn the_three_shapes() {
        assert!(
            matches!(FeedDocument::parse(" [1,{}] ").unwrap(), FeedDocument::Array(items) if items.len() == 2)
        );
        assert!(
            matches!(FeedDocument::parse("{\"a\":1}").unwrap(), FeedDocument::Object(members) if members.len() == 1)
        );
        assert!(
            matches!(FeedDocument::parse("{\"a\":1}\n{\"a\":2}\n").unwrap(), FeedDocument::Lines(lines) if lines.len() == 2)
        );
    }

    #[test]
    fn mistakes_are_named_with_their_place() {
        for (text, words) in [
            ("[{\"a\":1},{\"b", "inside record 1"),
            ("[{\"a\":1},", "after 1 complete records"),
            ("[{\"a\":1,}]", "comma before the end"),
            ("[1,]", "comma before the end"),
            ("[{'a':1}]", "key must be a string"),
            ("[{\"a\":01}]", "invalid number"),
            ("[{\"a\":NaN}]", "NaN"),
            ("[{\"a\":-Infinity}]", "NaN and Infinity"),
            ("[{\"a\":\"x\ny\"}]", "line break inside a string"),
            ("[{\"a\":\"\u{0}\"}]", "U+0000"),
            ("[1]\0\0", "NUL bytes"),
            ("[1][2]", "second JSON value"),
            ("[1]\n<html>", "trailing characters"),
            ("{\"a\":1} x", "trailing characters"),
            ("[\n<<<<<<< HEAD\n1]", "line 2, column 1: a merge-conflict"),
            ("[1,\n /* c */ 2]", "comments are not JSON"),
            ("null", "the top level is null"),
            ("\"x\"", "the top level is a string"),
        ] {
            assert!(said(text).contains(words), "{text:?}: {}", said(text));
        }
    }

    #[test]
    fn records_without_a_byte_to_them_are_too_many() {
        let list = |n: usize| format!("[{}1]", "1,".repeat(n - 1));
        assert!(FeedDocument::parse(&list(100_000)).is_ok());
        assert!(said(&list(200_000)).contains("records, expected at most"), "{}", said(&list(200_000)));
        assert!(said(&"{}\n".repeat(200_000)).contains("expected at most"));
    }

    #[test]
    fn depth_is_no_danger() {
        assert!(FeedDocument::parse(&format!("{}{}", "[".repeat(100_000), "]".repeat(100_000))).is_ok());
        assert!(said(&"[".repeat(100_000)).contains("unexpected end"));
        assert!(FeedDocument::parse(&format!("{}1{}", "{\"a\":".repeat(50_000), "}".repeat(50_000))).is_ok());
    }
}
