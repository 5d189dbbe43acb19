//! The one form in which a dataset is hashed: a native dataset (`data/schema/dataset.schema.json`) whose bytes follow
//! from its records alone.
//!
//! The first line is `{"format":"groupfinder","schema_version":1,"dataset_id":…,"publisher":{…},"groups":[`, the last
//! `]}`; between them one record a line, ascending by the bytes of the ids, with a comma behind all but the last.
//! Version and dates are in the signed entry, not here: a region in which nothing changed keeps its hash.

use super::json_record::id_of;
use serde::Serialize;
use std::borrow::Cow;

/// A canonical dataset, borrowed from its text.
#[derive(Debug, Clone, Default)]
pub struct Canon<'a> {
    /// Id and record, ascending by id.
    pub records: Vec<(Cow<'a, str>, &'a str)>,
}

/// Why a text is not a canonical dataset.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("line {line}: not in the form that is hashed, expected one record a line, ascending by id")]
pub struct NotCanonicalError {
    /// The line, counted from 1.
    pub line: usize,
}

const END: &str = "]}\n";

/// The first line of a dataset, with its line end.
pub fn first_line<P: Serialize>(dataset_id: &str, publisher: Option<&P>) -> String {
    #[derive(Serialize)]
    struct Head<'a, P> {
        format: &'a str,
        schema_version: u64,
        dataset_id: &'a str,
        #[serde(skip_serializing_if = "Option::is_none")]
        publisher: Option<&'a P>,
    }
    let head = Head { format: "groupfinder", schema_version: 1, dataset_id, publisher };
    // Texts and numbers always become JSON.
    let mut line = serde_json::to_string(&head).unwrap_or_default();
    line.pop();
    line.push_str(",\"groups\":[\n");
    line
}

/// Puts a dataset together: `head` as [`first_line`] gives it, and records ascending by id.
pub fn join_records<'a>(head: &str, records: impl Iterator<Item = &'a str>) -> String {
    let mut text = head.to_owned();
    for (n, record) in records.enumerate() {
        if n > 0 {
            text.push_str(",\n");
        }
        text.push_str(record);
    }
    if text.len() > head.len() {
        text.push('\n');
    }
    text.push_str(END);
    text
}

impl<'a> Canon<'a> {
    /// Reads a dataset.
    ///
    /// # Errors
    /// It is not in the canonical form, or two records share an id.
    pub fn parse_canonical(text: &'a str) -> Result<Self, NotCanonicalError> {
        let (head, rest) = text.split_once('\n').ok_or(NotCanonicalError { line: 1 })?;
        let body = rest.strip_suffix(END).ok_or(NotCanonicalError { line: 1 })?;
        if !head.ends_with("\"groups\":[") || !(body.is_empty() || body.ends_with('\n')) {
            return Err(NotCanonicalError { line: 1 });
        }
        let mut records: Vec<(Cow<'a, str>, &'a str)> = Vec::new();
        let lines = body.strip_suffix('\n').map(|body| body.split('\n'));
        for (n, line) in lines.into_iter().flatten().enumerate() {
            let record = line.strip_suffix(',').unwrap_or(line);
            let id = id_of(record).ok_or(NotCanonicalError { line: n + 2 })?;
            if records.last().is_some_and(|(last, _)| *last >= id) {
                return Err(NotCanonicalError { line: n + 2 });
            }
            records.push((id, record));
        }
        Ok(Self { records })
    }

    /// The records, without their ids.
    pub fn lines(&self) -> impl Iterator<Item = &'a str> {
        self.records.iter().map(|(_, record)| *record)
    }

    /// The records of several parts of one version, each once.
    pub fn merge_parts(parts: Vec<Self>) -> Self {
        let mut records: Vec<_> = parts.into_iter().flat_map(|part| part.records).collect();
        records.sort_by(|(a, _), (b, _)| a.as_bytes().cmp(b.as_bytes()));
        records.dedup_by(|(a, _), (b, _)| a == b);
        Self { records }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_is_read_and_nothing_else() {
        let head = first_line("kø-1", None::<&()>);
        assert_eq!(
            head,
            "{\"format\":\"groupfinder\",\"schema_version\":1,\"dataset_id\":\"kø-1\",\"groups\":[\n"
        );
        let records = ["{\"id\":\"A\"}", "{\"id\":\"a\\n\"}", "{\"id\":\"ø\",\"name\":\"x, y\"}"];
        for n in 0..=3 {
            let text = join_records(&head, records.iter().take(n).copied());
            assert!(serde_json::from_str::<serde_json::Value>(&text).is_ok(), "{text}");
            assert_eq!(Canon::parse_canonical(&text).unwrap().lines().collect::<Vec<_>>(), records[..n]);
        }
        let twisted = join_records(&head, records.iter().rev().copied());
        assert_eq!(Canon::parse_canonical(&twisted).unwrap_err(), NotCanonicalError { line: 3 });
        let twice = join_records(&head, [records[0], records[0]].into_iter());
        assert_eq!(Canon::parse_canonical(&twice).unwrap_err(), NotCanonicalError { line: 3 });
        for text in ["", "{}", "x\n]}\n", &head, &format!("{head}{{}}\n]}}\n"), &format!("{head}\n]}}\n")] {
            assert!(Canon::parse_canonical(text).is_err(), "{text:?}");
        }
    }

    #[test]
    fn parts_that_overlap_make_one_whole() {
        let (a, b, c) = ("{\"id\":\"a\"}", "{\"id\":\"b\"}", "{\"id\":\"c\"}");
        let of = |records: &[&'static str]| Canon {
            records: records.iter().map(|record| (id_of(record).unwrap(), *record)).collect(),
        };
        let whole = Canon::merge_parts(vec![of(&[b, c]), of(&[a, b]), of(&[])]);
        assert_eq!(whole.lines().collect::<Vec<_>>(), [a, b, c]);
    }
}
