//! What became of each record.

use super::FeedFormat;
use serde::Serialize;
use std::borrow::Cow;
use std::collections::BTreeMap;

/// What became of a record with a problem.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum ProblemOutcome {
    /// The record was kept; the value was mended, or left out.
    Repaired,
    /// The record was left out.
    Quarantined,
}

/// One thing that was not as the format says.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Problem {
    /// The record's position in the feed, from 0.
    pub record: usize,
    /// Where in the feed: `$[12].time`. Column names of a table count as keys.
    pub path: String,
    /// What stands there; cleaned, at most 60 cells wide.
    pub found: String,
    /// What should stand there, or what was made of it.
    pub expected: Cow<'static, str>,
    /// What became of the record through this.
    pub outcome: ProblemOutcome,
    /// Of a table, the number of the row as a spreadsheet shows it, from 1.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub row: Option<usize>,
    /// Of a table, the heading of the column.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub column: Option<String>,
    /// Of a table, the name of the group.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub group: Option<String>,
}

/// Problems of one sort, counted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Count {
    /// The path without the record's number: `time`, `place.latitude`.
    pub field: String,
    /// What should have stood there.
    pub expected: Cow<'static, str>,
    /// What became of the records.
    pub outcome: ProblemOutcome,
    /// How many.
    pub times: usize,
}

/// How many problems are kept in full unless asked for more. All are counted.
pub const USUAL_PROBLEMS: usize = 1000;

/// How many sorts of problem are counted apart; a feed made to have more of them gets the rest lumped together.
const MOST_SORTS: usize = 500;

/// How many labels without a topic are listed.
const MOST_LABELS: usize = 2000;

/// How many keys that were not read are listed.
const MOST_UNREAD: usize = 500;

/// A key or heading that no field of ours stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize)]
pub struct Unread {
    /// How many records say something under it.
    pub records: usize,
    /// In how many of them it was kept as a note for readers.
    pub kept_as_note: usize,
}

/// What became of the records of a feed. `accepted + repaired + quarantined == records`, always.
#[derive(Debug, Clone, Default)]
pub struct Report {
    /// Records in the feed.
    pub records: usize,
    /// Records taken as they are.
    pub accepted: usize,
    /// Records taken with something mended or left out.
    pub repaired: usize,
    /// Records left out.
    pub quarantined: usize,
    /// The problems, in the order of the feed; at most as many as [`super::ImportOptions::keep_problems`] allows.
    pub problems: Vec<Problem>,
    /// What concerns the feed as a whole: what was assumed, what was taken off.
    pub notes: Vec<String>,
    keep: usize,
    seen: usize,
    sorts: BTreeMap<(String, Cow<'static, str>, ProblemOutcome), usize>,
    unmapped: BTreeMap<Box<str>, usize>,
    /// With the number of the record, from 1, that was counted last.
    unread: BTreeMap<Box<str>, (usize, Unread)>,
    read_as: BTreeMap<Box<str>, &'static str>,
}

impl Report {
    /// An empty report that keeps up to `keep` problems in full.
    pub fn new(keep: usize) -> Self {
        Self { keep, ..Self::default() }
    }

    /// How many problems there were, kept in full or not.
    pub fn problem_count(&self) -> usize {
        self.seen
    }

    /// The share of quarantined records, in percent.
    pub fn bad_percent(&self) -> f64 {
        if self.records == 0 { 0.0 } else { self.quarantined as f64 * 100.0 / self.records as f64 }
    }

    /// The problems by sort, the most frequent first: what a volunteer wants to know.
    pub fn counts(&self) -> Vec<Count> {
        let mut counts: Vec<Count> = self
            .sorts
            .iter()
            .map(|((field, expected, outcome), times)| Count {
                field: field.clone(),
                expected: expected.clone(),
                outcome: *outcome,
                times: *times,
            })
            .collect();
        counts.sort_by_key(|count| std::cmp::Reverse(count.times));
        counts
    }

    /// Topic labels that no topic of ours stands for, with how often they occur. They are kept as written.
    pub fn unmapped_labels(&self) -> impl Iterator<Item = (&str, usize)> {
        self.unmapped.iter().map(|(label, times)| (&**label, *times))
    }

    /// Keys and headings that no field of ours stands for, the most frequent first.
    pub fn unread_keys(&self) -> Vec<(&str, Unread)> {
        let mut keys: Vec<(&str, Unread)> =
            self.unread.iter().map(|(key, (_, unread))| (&**key, *unread)).collect();
        keys.sort_by_key(|(_, unread)| std::cmp::Reverse(unread.records));
        keys
    }

    /// What columns, and keys that the format does not have, were taken for.
    pub fn read_as(&self) -> impl Iterator<Item = (&str, &'static str)> {
        self.read_as.iter().map(|(key, field)| (&**key, *field))
    }

    /// Notes what a column or key was taken for.
    pub(super) fn note_read_as(&mut self, key: &str, field: &'static str) {
        if self.read_as.len() < MOST_UNREAD {
            self.read_as.insert(key.into(), field);
        }
    }

    /// Counts the record that comes next for a key that no field of ours stands for, once however often it has the key.
    pub(super) fn count_unread(&mut self, key: &str, is_kept: bool) {
        if !self.unread.contains_key(key) {
            if self.unread.len() >= MOST_UNREAD {
                return;
            }
            self.unread.insert(key.into(), Default::default());
        }
        let record = self.records + 1;
        if let Some((last, unread)) = self.unread.get_mut(key).filter(|(last, _)| *last != record) {
            *last = record;
            unread.records += 1;
            unread.kept_as_note += usize::from(is_kept);
        }
    }

    /// Counts a label that no topic of ours stands for.
    pub(super) fn count_unmapped(&mut self, label: &str) {
        if let Some(times) = self.unmapped.get_mut(label) {
            *times += 1;
        } else if self.unmapped.len() < MOST_LABELS {
            self.unmapped.insert(label.into(), 1);
        }
    }

    /// Says something about the feed as a whole, once.
    pub(super) fn add_note(&mut self, note: String) {
        if !self.notes.contains(&note) {
            self.notes.push(note);
        }
    }

    /// Takes in the problems of one record and counts the record.
    pub(super) fn add_record(&mut self, kept: bool, problems: Vec<Problem>) {
        self.records += 1;
        if !kept {
            self.quarantined += 1;
        } else if problems.is_empty() {
            self.accepted += 1;
        } else {
            self.repaired += 1;
        }
        for mut problem in problems {
            if !kept && problem.outcome == ProblemOutcome::Repaired {
                // Nothing was mended in a record that is not there.
                problem.outcome = ProblemOutcome::Quarantined;
            }
            self.seen += 1;
            let sort = (field_of(&problem.path), generalise(problem.expected.clone()), problem.outcome);
            if let Some(times) = self.sorts.get_mut(&sort) {
                *times += 1;
            } else if self.sorts.len() < MOST_SORTS {
                self.sorts.insert(sort, 1);
            } else {
                *self
                    .sorts
                    .entry(("…".into(), Cow::Borrowed("other problems"), problem.outcome))
                    .or_insert(0) += 1;
            }
            if self.problems.len() < self.keep {
                self.problems.push(problem);
            }
        }
    }

    /// The report in the form that `check --output json` prints. `file` is the name given by the user.
    pub fn to_json(&self, file: &str, format: FeedFormat) -> serde_json::Value {
        #[derive(Serialize)]
        struct Printed<'a> {
            file: &'a str,
            format: &'a str,
            records: usize,
            accepted: usize,
            repaired: usize,
            quarantined: usize,
            notes: &'a [String],
            unmapped_topics: &'a BTreeMap<Box<str>, usize>,
            not_read: BTreeMap<&'a str, Unread>,
            read_as: &'a BTreeMap<Box<str>, &'static str>,
            problem_count: usize,
            problems: &'a [Problem],
        }
        let printed = Printed {
            file,
            format: format.id(),
            records: self.records,
            accepted: self.accepted,
            repaired: self.repaired,
            quarantined: self.quarantined,
            notes: &self.notes,
            unmapped_topics: &self.unmapped,
            not_read: self.unread.iter().map(|(key, (_, unread))| (&**key, *unread)).collect(),
            read_as: &self.read_as,
            problem_count: self.seen,
            problems: &self.problems,
        };
        serde_json::to_value(printed).unwrap_or_default()
    }
}

/// The expectation without what is particular to one record: "HH:MM; read as 19:30" -> "HH:MM; read as …".
fn generalise(expected: Cow<'static, str>) -> Cow<'static, str> {
    // What stands in the program is the same for every record.
    let Cow::Owned(text) = &expected else { return expected };
    if let Some((before, _)) = text.split_once(" (byte ") {
        return Cow::Owned(before.to_owned());
    }
    for (particular, lead) in [
        ("; read as ", "; read as "),
        ("; shown as \"", "; shown as "),
        ("; made from the name: ", "; made from the name: "),
    ] {
        if let Some((before, _)) = text.split_once(particular) {
            return Cow::Owned(format!("{before}{lead}…"));
        }
    }
    expected
}

/// The path without what is particular to one record: `$.groups[7].meetings[0].day` -> `meetings[].day`.
fn field_of(path: &str) -> String {
    let after = path.split_once(']').map_or(path, |(_, after)| after);
    let mut out = String::new();
    let mut in_brackets = false;
    for c in after.trim_start_matches('.').chars() {
        match c {
            '[' => {
                in_brackets = true;
                out.push_str("[]");
            }
            ']' => in_brackets = false,
            _ if in_brackets => {}
            c => out.push(c),
        }
    }
    if out.is_empty() { "record".into() } else { out }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn problem(record: usize, path: &str) -> Problem {
        Problem {
            record,
            path: path.into(),
            found: "x".into(),
            expected: "y".into(),
            outcome: ProblemOutcome::Repaired,
            row: None,
            column: None,
            group: None,
        }
    }

    #[test]
    fn counts_add_up_and_the_rest_is_counted() {
        let mut report = Report::new(1);
        report.add_record(true, vec![]);
        report.add_record(true, vec![problem(1, "$[1].time"), problem(1, "$[1].day")]);
        report.add_record(false, vec![problem(2, "$[2].time")]);
        assert_eq!((report.records, report.accepted, report.repaired, report.quarantined), (3, 1, 1, 1));
        assert_eq!((report.problems.len(), report.problem_count()), (1, 3));
        let fields: Vec<_> = report.counts().iter().map(|c| (c.field.clone(), c.outcome)).collect();
        assert!(fields.contains(&("time".into(), ProblemOutcome::Quarantined)), "{fields:?}");
    }

    #[test]
    fn a_key_is_counted_once_a_record() {
        let mut report = Report::new(1);
        for keys in [&["fax", "fax", "pets"][..], &[], &["fax"]] {
            for key in keys {
                report.count_unread(key, *key == "fax");
            }
            report.add_record(true, vec![]);
        }
        let told: Vec<_> =
            report.unread_keys().iter().map(|(key, u)| (*key, u.records, u.kept_as_note)).collect();
        assert_eq!(told, [("fax", 2, 2), ("pets", 1, 0)]);
    }

    #[test]
    fn counts_leave_out_what_differs_from_record_to_record() {
        for (expected, general) in [
            ("HH:MM; read as 19:30", "HH:MM; read as …"),
            ("a web address (too long); shown as written", "a web address (too long); shown as written"),
            ("a name; shown as \"AA Nord\"", "a name; shown as …"),
            ("UTF-8; shown as U+FFFD (byte 12 of the text)", "UTF-8; shown as U+FFFD"),
        ] {
            assert_eq!(generalise(Cow::Owned(expected.to_owned())), general);
        }
        assert_eq!(generalise("a place; read as how to join".into()), "a place; read as how to join");
    }

    #[test]
    fn sorts_leave_out_the_numbers() {
        for (path, sort) in [
            ("$[12].time", "time"),
            ("$.groups[7].meetings[0].day", "meetings[].day"),
            ("$[3]", "record"),
            ("line 4", "line 4"),
        ] {
            assert_eq!(field_of(path), sort);
        }
    }
}
