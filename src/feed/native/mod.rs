//! The native dataset, version 1 (`data/schema/dataset.schema.json`): read with tolerance where others wrote it.

mod read;
mod values;

pub(super) use read::read;

use super::document::FeedDocument;
use super::error::FeedErrorKind;
use super::json::{Raw, Shape};
use super::record::{At, Recorder, quote};
use super::text::{self, Field};
use crate::group::{Link, Text};
use jiff::Timestamp;

/// The version of the format that this program reads and writes.
pub const SCHEMA_VERSION: u64 = 1;

/// The header of a native dataset.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Envelope {
    /// The same in every version of one dataset.
    pub dataset_id: Option<Text>,
    /// Grows with every publication; at most 2^63 - 1.
    pub version: Option<u64>,
    /// When it was made.
    pub generated_at: Option<Timestamp>,
    /// After this moment the data is still shown, and said to be too old.
    pub expires_at: Option<Timestamp>,
    /// Who publishes it.
    pub publisher: Option<Publisher>,
}

/// Who publishes a dataset.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Publisher {
    /// Its name.
    pub name: Option<Text>,
    /// Its website.
    pub url: Option<Link>,
    /// SPDX identifier, or words.
    pub licence: Option<Text>,
}

/// Reads a dataset.
///
/// # Errors
/// Says which part of the header does not fit.
pub(super) fn import(
    document: &FeedDocument<'_>,
    recorder: &mut Recorder<'_>,
) -> Result<Envelope, FeedErrorKind> {
    let envelope = header(document, recorder)?;
    let groups = document.list("groups").ok_or_else(|| FeedErrorKind::Header {
        path: "$.groups",
        found: document.member("groups").map_or_else(|| "nothing".into(), |raw| quote(&raw.describe())),
        expected: "an array of groups",
    })?;
    let today = recorder.options.today;
    let attribution = envelope.publisher.as_ref().and_then(attribution);
    recorder.fills_gaps = false;
    for (index, raw) in groups.iter().copied().enumerate() {
        recorder.record(At { list: "$.groups", index, inside: "" }, raw, |problems| {
            let mut group = read::read(raw, Some(today), problems)?;
            group.source.name = group.source.name.take().or_else(|| attribution.clone());
            Some(group)
        });
    }
    Ok(envelope)
}

/// How the listings of a publisher are credited: its name, and the licence where it gives one.
fn attribution(publisher: &Publisher) -> Option<Text> {
    let name = publisher.name.as_ref()?;
    match &publisher.licence {
        Some(licence) => text::clean(Field::Name, &format!("{name} ({licence})")).text,
        None => Some(name.clone()),
    }
}

fn header(document: &FeedDocument<'_>, recorder: &mut Recorder<'_>) -> Result<Envelope, FeedErrorKind> {
    check_schema_version(document)?;
    let version = whole_number(document, "version").filter(|version| i64::try_from(*version).is_ok());
    if document.member("version").is_some() && version.is_none() {
        return Err(FeedErrorKind::Header {
            path: "$.version",
            found: describe_member(document, "version"),
            expected: "a whole number of at most 2^63 - 1",
        });
    }
    let dataset_id = header_text(document, recorder, "dataset_id");
    let generated_at = header_timestamp(document, recorder, "generated_at");
    let expires_at = header_timestamp(document, recorder, "expires_at");
    let publisher = read_publisher(document);
    note_unknown_keys(document, recorder);
    Ok(Envelope { dataset_id, version, generated_at, expires_at, publisher })
}

/// A member of the header as it is described in a message.
fn describe_member(document: &FeedDocument<'_>, name: &str) -> String {
    document.member(name).map_or_else(|| "nothing".to_owned(), |raw| quote(&raw.describe()))
}

fn whole_number(document: &FeedDocument<'_>, name: &str) -> Option<u64> {
    document.member(name).filter(|raw| raw.shape() == Shape::Number)?.text().parse().ok()
}

fn check_schema_version(document: &FeedDocument<'_>) -> Result<(), FeedErrorKind> {
    match whole_number(document, "schema_version") {
        Some(SCHEMA_VERSION) => Ok(()),
        Some(newer) if newer > SCHEMA_VERSION => Err(FeedErrorKind::Header {
            path: "$.schema_version",
            found: format!(
                "the dataset needs a newer program (schema {newer}, this program knows {SCHEMA_VERSION})"
            ),
            expected: "schema 1; update the program, or ask the publisher for version 1",
        }),
        _ if document.member("schema_version").is_none() => Err(FeedErrorKind::Header {
            path: "$.schema_version",
            found: "missing schema_version".into(),
            expected: "\"format\": \"groupfinder\", \"schema_version\": 1",
        }),
        _ => Err(FeedErrorKind::Header {
            path: "$.schema_version",
            found: describe_member(document, "schema_version"),
            expected: "the number 1",
        }),
    }
}

fn header_text(document: &FeedDocument<'_>, recorder: &mut Recorder<'_>, name: &str) -> Option<Text> {
    let raw = document.member(name)?;
    let text = raw.string().and_then(|value| text::clean(Field::Line, &value).text);
    if text.is_none() {
        recorder.note(format!("$.{name}: found \"{}\", expected text; ignored", quote(&raw.describe())));
    }
    text
}

fn header_timestamp(
    document: &FeedDocument<'_>,
    recorder: &mut Recorder<'_>,
    name: &str,
) -> Option<Timestamp> {
    let text = header_text(document, recorder, name)?;
    let timestamp = text.parse::<Timestamp>().ok();
    if timestamp.is_none() {
        recorder.note(format!(
            "$.{name}: found \"{}\", expected a moment such as 2026-11-22T06:00:00Z; ignored",
            quote(&text)
        ));
    }
    timestamp
}

fn read_publisher(document: &FeedDocument<'_>) -> Option<Publisher> {
    document.member("publisher").and_then(Raw::members).map(|members| {
        let part = |name: &str| members.iter().find(|(key, _)| key == name).and_then(|(_, raw)| raw.string());
        Publisher {
            name: part("name").and_then(|name| text::clean(Field::Name, &name).text),
            url: part("url").and_then(|url| text::parse_link(&url).ok()).map(|(link, _)| link),
            licence: part("licence").and_then(|licence| text::clean(Field::Line, &licence).text),
        }
    })
}

fn note_unknown_keys(document: &FeedDocument<'_>, recorder: &mut Recorder<'_>) {
    if let FeedDocument::Object(members) = document {
        const KNOWN: [&str; 8] = [
            "format",
            "schema_version",
            "dataset_id",
            "version",
            "generated_at",
            "expires_at",
            "publisher",
            "groups",
        ];
        let unknown: Vec<String> = members
            .iter()
            .filter(|(key, _)| !KNOWN.contains(&&**key))
            .take(5)
            .map(|(key, _)| quote(key))
            .collect();
        if !unknown.is_empty() {
            recorder
                .note(format!("keys of the header that are not known and ignored: {}", unknown.join(", ")));
        }
    }
}
