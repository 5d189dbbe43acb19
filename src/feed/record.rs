//! One record: its problems, its outcome, and what every record is held to.

use super::json::{Raw, Shape};
use super::report::{Outcome, Problem, Report};
use super::text::{self, Field, Flags};
use super::{Options, privacy};
use crate::dataset::categories_of;
use crate::group::{Group, Link, Text};
use std::borrow::Cow;
use std::collections::HashSet;
use std::hash::{DefaultHasher, Hash, Hasher};
use unicode_width::UnicodeWidthChar;

/// How wide a quotation from a feed may be in a message, in cells.
const QUOTE_CELLS: usize = 60;

/// Text of a feed for a message: cleaned, in one line, cut to 60 cells.
pub fn quote(raw: &str) -> String {
    // The start is enough, and a message about two megabytes should not cost two megabytes.
    let start: String = raw.chars().take(QUOTE_CELLS * 8).collect();
    let cleaned = text::clean(Field::Line, &start).text;
    let whole = cleaned.as_ref().map_or("", |text| text.as_str());
    let (mut out, mut width) = (String::new(), 0);
    for c in whole.chars() {
        width += c.width().unwrap_or(0);
        if width > QUOTE_CELLS {
            while out.chars().map(|c| c.width().unwrap_or(0)).sum::<usize>() >= QUOTE_CELLS {
                out.pop();
            }
            out.push('…');
            return out;
        }
        out.push(c);
    }
    out
}

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
}

impl<'p> Problems<'p> {
    /// No problems yet.
    pub fn new(at: At<'p>) -> Self {
        Self { at, list: Vec::new() }
    }

    /// The path of a field of this record: `time` -> `$[12].time`.
    fn path(&self, field: &str) -> String {
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
        self.add(field, found, expected.into(), Outcome::Repaired);
    }

    /// Notes why the record is left out; its reader then returns `None`.
    pub fn quarantine(&mut self, field: &str, found: &str, expected: impl Into<Cow<'static, str>>) {
        self.add(field, found, expected.into(), Outcome::Quarantined);
    }

    fn add(&mut self, field: &str, found: &str, expected: Cow<'static, str>, outcome: Outcome) {
        let path = self.path(field);
        // Said once is enough: texts are cleaned again when they are put together.
        if self.list.iter().any(|p| p.path == path && p.expected == expected && p.outcome == outcome) {
            return;
        }
        let problem = Problem { record: self.at.index, path, found: quote(found), expected, outcome };
        self.list.push(problem);
    }

    /// Reads and cleans one text. Numbers count as text; another type is left out and noted.
    pub fn text(&mut self, kind: Field, field: &str, raw: Option<Raw<'_>>) -> Option<Text> {
        let value = self.words(field, raw?)?;
        self.clean(kind, field, &value)
    }

    /// Like [`Problems::text`], for texts in which feeds have HTML.
    pub fn html(&mut self, kind: Field, field: &str, raw: Option<Raw<'_>>) -> Option<Text> {
        let value = self.words(field, raw?)?;
        let cleaned = text::clean_html(kind, &value);
        self.tell(field, &value, cleaned.flags);
        cleaned.text
    }

    /// Cleans a text that was taken out of a field and may hold HTML.
    pub fn html_of(&mut self, kind: Field, field: &str, value: &str) -> Option<Text> {
        let cleaned = text::clean_html(kind, value);
        self.tell(field, value, cleaned.flags);
        cleaned.text
    }

    /// Cleans a text that was put together or taken apart.
    pub fn clean(&mut self, kind: Field, field: &str, value: &str) -> Option<Text> {
        let cleaned = text::clean(kind, value);
        self.tell(field, value, cleaned.flags);
        cleaned.text
    }

    /// The string or number of a field, not yet cleaned; blank and null are nothing, other types are noted.
    pub fn words<'a>(&mut self, field: &str, raw: Raw<'a>) -> Option<Cow<'a, str>> {
        if raw.shape() == Shape::Null {
            return None;
        }
        let Some(value) = raw.string_or_number() else {
            self.repair(field, &raw.describe(), "text; left out");
            return None;
        };
        if value.contains(char::REPLACEMENT_CHARACTER) && !raw.text().contains(char::REPLACEMENT_CHARACTER) {
            self.repair(field, &value, "whole characters; half a surrogate pair is shown as U+FFFD");
        }
        Some(value).filter(|value| !value.trim().is_empty())
    }

    fn tell(&mut self, field: &str, value: &str, flags: Flags) {
        let Some(what) = flags.worth_telling() else { return };
        // Where bytes or halves of characters were replaced here, that has been said already, and better.
        let only_broken = Flags { broken: false, ..flags }.worth_telling().is_none();
        if only_broken && self.list.iter().any(|problem| problem.path == self.path(field)) {
            return;
        }
        self.repair(field, value, what);
    }

    /// Reads a web address. What is no address is left out and noted; what could be mended is noted.
    pub fn link(&mut self, field: &str, raw: Option<Raw<'_>>) -> Option<Link> {
        let value = self.words(field, raw?)?;
        self.link_of(field, &value)
    }

    /// Reads a web address from a text.
    pub fn link_of(&mut self, field: &str, value: &str) -> Option<Link> {
        match text::link(value) {
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

    /// Whether anything was noted so far.
    pub fn is_empty(&self) -> bool {
        self.list.is_empty()
    }
}

/// Counts records, holds each to the same rules, and hands the groups on.
pub struct Recorder<'o> {
    /// What the user said.
    pub options: &'o Options<'o>,
    report: Report,
    sink: &'o mut dyn FnMut(Group),
    ids: HashSet<u64>,
    damage: Damage<'o>,
    /// Whether a group without categories gets those of its topics. The native reader does so by itself, because
    /// there an empty list is a statement.
    pub derive_categories: bool,
    /// The field of the format that holds the id, for messages.
    pub id_field: &'static str,
}

/// Where bytes that were no UTF-8 have been replaced.
#[derive(Debug, Clone, Copy)]
pub struct Damage<'t> {
    /// The text of the feed.
    pub text: &'t str,
    /// Offsets into it, ascending.
    pub offsets: &'t [usize],
}

impl Damage<'_> {
    /// The first damage inside a piece of the text.
    fn inside(&self, piece: &str) -> Option<usize> {
        let start = (piece.as_ptr() as usize).checked_sub(self.text.as_ptr() as usize)?;
        let from = self.offsets.partition_point(|offset| *offset < start);
        self.offsets.get(from).copied().filter(|offset| *offset < start + piece.len())
    }
}

impl<'o> Recorder<'o> {
    /// A recorder that hands groups to `sink`.
    pub fn new(options: &'o Options<'o>, damage: Damage<'o>, sink: &'o mut dyn FnMut(Group)) -> Self {
        Self {
            options,
            report: Report::new(options.keep_problems),
            sink,
            ids: HashSet::new(),
            damage,
            derive_categories: true,
            id_field: "id",
        }
    }

    /// Reads one record of a JSON feed. What is no object or nested too deeply is quarantined at once; `read`
    /// turns the rest into a group, or into `None` with a reason.
    pub fn record(
        &mut self,
        at: At<'_>,
        raw: Raw<'_>,
        read: impl FnOnce(&mut Problems<'_>) -> Option<Group>,
    ) {
        let mut problems = Problems::new(at);
        let mut group = None;
        if raw.shape() != Shape::Object {
            problems.quarantine("", &raw.describe(), "an object with the record's fields");
        } else if let Some(field) = Self::too_deep(raw) {
            problems.quarantine(&field, "a value nested too deeply", "at most 64 levels");
        } else {
            self.tell_damage(raw, &mut problems);
            group = read(&mut problems);
        }
        self.finish(group, problems);
    }

    /// Reads one line of a table; a line has no JSON to look at beforehand.
    pub fn line(&mut self, at: At<'_>, read: impl FnOnce(&mut Problems<'_>) -> Option<Group>) {
        let mut problems = Problems::new(at);
        let group = read(&mut problems);
        self.finish(group, problems);
    }

    /// Says something about the feed as a whole.
    pub fn note(&mut self, note: impl Into<String>) {
        self.report.note(note.into());
    }

    /// Counts a topic label that no topic of ours stands for; it is kept as written.
    pub fn unmapped(&mut self, label: &str) {
        self.report.unmapped(label);
    }

    /// The report so far.
    pub fn into_report(self) -> Report {
        self.report
    }

    /// The field that is nested too deeply. Scans the record only where it is nested at all beyond a list.
    fn too_deep(raw: Raw<'_>) -> Option<String> {
        if !raw.is_too_deep() {
            return None;
        }
        let members = raw.members().unwrap_or_default();
        members
            .iter()
            .find(|(_, value)| value.is_too_deep())
            .map(|(key, _)| quote(key))
            .or(Some(String::new()))
    }

    fn tell_damage(&self, raw: Raw<'_>, problems: &mut Problems<'_>) {
        if self.damage.offsets.is_empty() || self.damage.inside(raw.text()).is_none() {
            return;
        }
        for (key, value) in raw.members().unwrap_or_default() {
            if let Some(offset) = self.damage.inside(value.text()) {
                let expected = format!("UTF-8; shown as U+FFFD (byte {offset} of the text)");
                problems.repair(&quote(&key), &value.describe(), expected);
            }
        }
        if problems.is_empty() {
            problems.repair("", "bytes that are no UTF-8", "UTF-8; shown as U+FFFD");
        }
    }

    fn finish(&mut self, group: Option<Group>, mut problems: Problems<'_>) {
        if let Some(mut group) = group {
            self.make_id_unique(&mut group, &mut problems);
            self.options.settings.defaults.apply(&mut group);
            privacy::protect(&mut group, &mut problems);
            if self.derive_categories && group.categories.is_empty() {
                group.categories = categories_of(&group.topics);
            }
            self.report.add(true, problems.list);
            (self.sink)(group);
        } else {
            if !problems.list.iter().any(|problem| problem.outcome == Outcome::Quarantined) {
                problems.quarantine("", "a record that cannot be read", "a record with a name");
            }
            self.report.add(false, problems.list);
        }
    }

    /// The first record with an id keeps it; a later one gets a suffix, the same at every sync as long as the
    /// feed keeps its order.
    fn make_id_unique(&mut self, group: &mut Group, problems: &mut Problems<'_>) {
        if self.ids.insert(hash(&group.id)) {
            return;
        }
        for n in 2_u32.. {
            let Some(id) = text::clean(Field::Item, &format!("{}-{n}", group.id)).text else { return };
            if self.ids.insert(hash(&id)) {
                problems.repair(
                    self.id_field,
                    &group.id,
                    format!("an id of its own; read as {}", quote(&id)),
                );
                group.id = id;
                return;
            }
        }
    }
}

/// Hashes stand for the ids: 8 bytes each instead of the whole text. Two ids with one hash would cost the
/// second a needless suffix, nothing else.
fn hash(id: &Text) -> u64 {
    let mut hasher = DefaultHasher::new();
    id.as_str().hash(&mut hasher);
    hasher.finish()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quotations_are_short_and_harmless() {
        assert_eq!(quote("a\u{1b}[31m\nb"), "a [31m b");
        let long = quote(&"ab ".repeat(100_000));
        assert!(long.ends_with('…') && long.chars().count() <= 60, "{long}");
        let wide = quote(&"漢".repeat(100));
        assert!(unicode_width::UnicodeWidthStr::width(wide.as_str()) <= 60, "{wide}");
    }
}
