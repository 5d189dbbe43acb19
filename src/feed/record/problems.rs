//! The problems of one record, and reading its fields with them.

use super::quote::{quote, quote_key};
use crate::feed::json::{Raw, Shape};
use crate::feed::limits::MOST_UNREAD;
use crate::feed::report::{Problem, ProblemOutcome};
use crate::feed::text::{self, Field, Flags};
use crate::group::{Link, Text};
use std::borrow::Cow;
use std::sync::Arc;

/// Where a record stands.
#[derive(Debug, Clone, Copy)]
pub struct At<'p> {
    /// The path of the list: `$`, `$.meetings`; empty for the lines of a table.
    pub list: &'p str,
    /// The position in the list, from 0.
    pub index: usize,
    /// What stands between the record and its fields, with its dot: empty, or `fields.` in Airtable exports.
    pub inside: &'p str,
}

/// The problems of one record.
#[derive(Debug)]
pub struct Problems<'p> {
    at: At<'p>,
    list: Vec<Problem>,
    pub(super) unread: Vec<(Arc<str>, bool)>,
    pub(super) unmapped: Vec<String>,
    pub(super) read_as: Vec<(String, &'static str)>,
    row: Option<(usize, String)>,
    columns: Option<Arc<[(String, String)]>>,
}

impl<'p> Problems<'p> {
    /// No problems yet.
    pub fn new(at: At<'p>) -> Self {
        Self {
            at,
            list: Vec::new(),
            unread: Vec::new(),
            unmapped: Vec::new(),
            read_as: Vec::new(),
            row: None,
            columns: None,
        }
    }

    /// The path of a field of this record: `time` -> `$[12].time`.
    fn field_path(&self, field: &str) -> String {
        let At { list, index, inside } = self.at;
        // Fields are named by us, but some paths end in a key of the feed.
        let harmless = field.len() <= 120 && field.bytes().all(|b| b.is_ascii_graphic());
        let field = if harmless { Cow::Borrowed(field) } else { Cow::Owned(quote(field)) };
        match field.as_bytes().first() {
            None => format!("{list}[{index}]"),
            Some(b'[') => format!("{list}[{index}]{field}"),
            Some(_) => format!("{list}[{index}].{inside}{field}"),
        }
    }

    /// Notes that a value was mended or left out. `found` is text of the feed and is cleaned here.
    pub fn repair(&mut self, field: &str, found: &str, expected: impl Into<Cow<'static, str>>) {
        self.add_problem(field, found, expected.into(), ProblemOutcome::Repaired);
    }

    /// Keeps the first of several values, at most so many, and notes that the rest is left out.
    pub fn keep_first<T>(&mut self, field: &str, values: &mut Vec<T>, most: usize) {
        if values.len() > most {
            self.repair(field, &format!("{} items", values.len()), at_most(most));
            values.truncate(most);
        }
    }

    /// Notes that there are more values than are read, where the rest was not counted.
    pub fn note_more_than(&mut self, field: &str, most: usize) {
        self.repair(field, &format!("more than {most} items"), at_most(most));
    }

    /// Notes how many keys that no field stands for are left out, since an object has more of them than are kept. `object`
    /// is its path.
    pub fn note_left_out_keys(&mut self, object: &str, count: usize) {
        if count > 0 {
            let expected =
                format!("at most {MOST_UNREAD} keys that no field stands for; the rest is left out");
            self.repair(object, &format!("{} keys", MOST_UNREAD + count), expected);
        }
    }

    /// Notes that what stands under a key or heading was not read, and whether it is kept as a note for readers.
    pub fn note_unread(&mut self, key: &str, is_kept: bool) {
        self.unread.push((quote_key(key), is_kept));
    }

    /// Notes which members of an object were not read: those whose keys nobody knows and that say something. `inside` is
    /// the path of the object with its dot; `left_out`, how many more there are; `known` are keys that are left out on
    /// purpose.
    pub fn note_unread_keys(
        &mut self,
        inside: &str,
        unknown: &[(Cow<'_, str>, Raw<'_>)],
        left_out: usize,
        known: &[&str],
    ) {
        self.note_left_out_keys(inside.trim_end_matches('.'), left_out);
        for (key, raw) in unknown {
            let is_list = matches!(raw.shape(), Shape::Array | Shape::Object);
            let empty = raw.is_blank() || is_list && raw.text().len() <= 2;
            if !empty && !known.contains(&&**key) {
                // Positions in lists differ from record to record.
                let inside: String = inside.chars().filter(|c| !c.is_ascii_digit()).collect();
                self.note_unread(&format!("{inside}{key}"), false);
            }
        }
    }

    /// Notes a topic label that no topic of ours stands for.
    pub fn note_unmapped(&mut self, label: &str) {
        self.unmapped.push(quote(label));
    }

    /// Notes what a key that the format does not have was taken for.
    pub fn note_read_as(&mut self, key: &str, field: &'static str) {
        self.read_as.push((quote(key), field));
    }

    /// Notes why the record is left out; its reader then returns `None`.
    pub fn quarantine(&mut self, field: &str, found: &str, expected: impl Into<Cow<'static, str>>) {
        self.add_problem(field, found, expected.into(), ProblemOutcome::Quarantined);
    }

    fn add_problem(
        &mut self,
        field: &str,
        found: &str,
        expected: Cow<'static, str>,
        outcome: ProblemOutcome,
    ) {
        let path = self.field_path(field);
        // Said once is enough: texts are cleaned again when they are put together.
        if self.list.iter().any(|p| p.path == path && p.expected == expected && p.outcome == outcome) {
            return;
        }
        let (row, group) = match &self.row {
            Some((row, group)) => (Some(*row), Some(group.clone())),
            None => (None, None),
        };
        let problem = Problem {
            record: self.at.index,
            path,
            found: quote(found),
            expected,
            outcome,
            row,
            column: row.map(|_| self.column_of(field)),
            group,
        };
        self.list.push(problem);
    }

    /// Of a table: the number of the row, from 1, and the name of the group in it.
    pub fn set_row(&mut self, row: usize, group: &str) {
        self.row = Some((row, quote(group)));
    }

    /// Of a table: the headings by the names of the fields.
    pub fn set_columns(&mut self, columns: &Arc<[(String, String)]>) {
        self.columns = Some(Arc::clone(columns));
    }

    /// The heading of the column of a field; the field itself where there is none.
    fn column_of(&self, field: &str) -> String {
        let name = field.split(['.', '[']).next().unwrap_or(field);
        let mut columns = self.columns.iter().flat_map(|columns| columns.iter());
        let heading = columns.find(|(known, _)| known == name).map(|(_, heading)| heading.as_str());
        quote(heading.unwrap_or(field))
    }

    /// Reads and cleans one text. Numbers count as text; another type is left out and noted.
    pub fn read_text(&mut self, kind: Field, field: &str, raw: Option<Raw<'_>>) -> Option<Text> {
        let value = self.read_string(field, raw?)?;
        self.clean_text(kind, field, &value)
    }

    /// Like [`Problems::clean_text`], for texts in which feeds have HTML.
    pub fn read_html(&mut self, kind: Field, field: &str, raw: Option<Raw<'_>>) -> Option<Text> {
        let value = self.read_string(field, raw?)?;
        self.clean_html(kind, field, &value)
    }

    /// Cleans a text that was taken out of a field and may hold HTML.
    pub fn clean_html(&mut self, kind: Field, field: &str, value: &str) -> Option<Text> {
        let cleaned = text::clean_html(kind, &text::undo_escapes(value));
        self.report_flags(field, value, cleaned.flags);
        cleaned.text
    }

    /// Cleans a text that was put together or taken apart.
    pub fn clean_text(&mut self, kind: Field, field: &str, value: &str) -> Option<Text> {
        let cleaned = text::clean(kind, value);
        self.report_flags(field, value, cleaned.flags);
        cleaned.text
    }

    /// The string or number of a field, not yet cleaned; blank and null are nothing, other types are noted.
    pub fn read_string<'a>(&mut self, field: &str, raw: Raw<'a>) -> Option<Cow<'a, str>> {
        if raw.shape() == Shape::Null {
            return None;
        }
        let Some(value) = raw.string_or_number() else {
            self.repair(field, &raw.describe(), "text; left out");
            return None;
        };
        // Halves of characters are escapes, with which a string is not borrowed.
        let may_be_broken = matches!(value, Cow::Owned(_));
        if may_be_broken
            && value.contains(char::REPLACEMENT_CHARACTER)
            && !raw.text().contains(char::REPLACEMENT_CHARACTER)
        {
            self.repair(field, &value, "whole characters; half a surrogate pair is shown as U+FFFD");
        }
        Some(value).filter(|value| !value.trim().is_empty())
    }

    fn report_flags(&mut self, field: &str, value: &str, flags: Flags) {
        let Some(what) = flags.worth_telling() else { return };
        // Where bytes or halves of characters were replaced here, that has been said already, and better.
        let only_broken = Flags { broken: false, ..flags }.worth_telling().is_none();
        if only_broken && self.list.iter().any(|problem| problem.path == self.field_path(field)) {
            return;
        }
        self.repair(field, value, what);
    }

    /// Reads a web address. What is no address is left out and noted; what could be mended is noted.
    pub fn read_link(&mut self, field: &str, raw: Option<Raw<'_>>) -> Option<Link> {
        let value = self.read_string(field, raw?)?;
        self.parse_link(field, &value)
    }

    /// Reads a web address from a text.
    pub fn parse_link(&mut self, field: &str, value: &str) -> Option<Link> {
        match text::parse_link(value) {
            Ok((link, false)) => Some(link),
            Ok((link, true)) => {
                self.repair(field, value, "a whole web address; mended");
                Some(link)
            }
            Err(error) => {
                self.repair(field, value, format!("a web address ({error}); left out"));
                None
            }
        }
    }

    /// Whether the record is left out.
    pub(super) fn are_fatal(&self) -> bool {
        self.list.iter().any(|problem| problem.outcome == ProblemOutcome::Quarantined)
    }

    /// All of them, for the report.
    pub(super) fn into_list(self) -> Vec<Problem> {
        self.list
    }

    /// Whether anything was noted so far.
    pub fn is_empty(&self) -> bool {
        self.list.is_empty()
    }
}

/// What is expected where only so many values are kept.
fn at_most(most: usize) -> String {
    format!("at most {most} items; the rest is left out")
}
