//! Meeting Guide JSON (code4recovery/spec) in all the shapes it comes in: a bare array, `{"meetings": ...}`,
//! Google Sheets `{"values": [[...]]}`, Airtable `{"records": [{"fields": ...}]}`.

mod attendance;
mod feed_context;
mod fields;
mod record;
mod schedule;
mod sheet;

pub use feed_context::FeedContext;
pub use fields::Guide;
pub use record::read_record;
pub use sheet::Columns;

use super::document::Document;
use super::error::FeedErrorKind;
use super::json::{Raw, Shape};
use super::record::{At, Recorder};
use std::borrow::Cow;

/// Reads a feed.
///
/// # Errors
/// Says why it is no Meeting Guide feed where the format was told and does not fit.
pub(super) fn import(document: &Document<'_>, recorder: &mut Recorder<'_>) -> Result<(), FeedErrorKind> {
    if let Some(rows) = document.list("values") {
        return sheet::import_sheet(&rows, recorder);
    }
    let (list, inside, items) = match document {
        Document::Array(items) | Document::Lines(items) => ("$", "", items.clone()),
        Document::Object(_) => match (document.list("meetings"), document.list("records")) {
            (Some(items), _) => ("$.meetings", "", items),
            (None, Some(items)) => ("$.records", "fields.", items),
            (None, None) => {
                return Err(FeedErrorKind::UnknownFormat(
                    "no list of meetings (an array, or \"meetings\" in an object)".into(),
                ));
            }
        },
    };
    let feed = FeedContext::from_document(
        document,
        items.iter().map(|item| unwrap_airtable(*item, inside)),
        recorder,
    );
    recorder.note_doubles(items.iter().filter_map(|item| id_of(unwrap_airtable(*item, inside))));
    for (index, item) in items.into_iter().enumerate() {
        let raw = unwrap_airtable(item, inside);
        recorder.record(At { list, index, inside }, raw, |problems| {
            read_record(&Guide::from_object(raw), &feed, problems)
        });
    }
    Ok(())
}

/// The id of a record as written.
fn id_of(raw: Raw<'_>) -> Option<Cow<'_, str>> {
    let mut ids = [None; 4];
    raw.each_member(|key, value| {
        let at = ["slug", "post_name", "ID", "id"].iter().position(|name| *name == key);
        if let Some(id) = at.and_then(|at| ids.get_mut(at)) {
            *id = Some(value);
        }
    });
    ids.into_iter().flatten().find(|id| !id.is_blank())?.string_or_number()
}

/// The record itself, which Airtable wraps once more.
fn unwrap_airtable<'a>(item: Raw<'a>, inside: &str) -> Raw<'a> {
    if inside.is_empty() {
        return item;
    }
    let mut found = item;
    item.each_member(|key, value| {
        if key == "fields" && value.shape() == Shape::Object {
            found = value;
        }
    });
    found
}
