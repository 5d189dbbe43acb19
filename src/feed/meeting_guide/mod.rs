//! Meeting Guide JSON (code4recovery/spec) in all the shapes it comes in: a bare array, `{"meetings": ...}`,
//! Airtable `{"records": [{"fields": ...}]}`. The rows of Google Sheets are those of a table.

mod attendance;
mod day_values;
mod feed_context;
mod fields;
mod list_record;
mod record;
mod schedule;

pub use feed_context::FeedContext;
pub use fields::Guide;
pub use list_record::ListRecord;
pub use record::read_record;

use super::columns::{ColumnField, KeyRoles};
use super::document::FeedDocument;
use super::error::FeedErrorKind;
use super::json::{Raw, Shape};
use super::record::{RecordList, Recorder};
use record::{read_extras, read_fields};
use std::borrow::Cow;

/// Reads a feed.
///
/// # Errors
/// Says why it is no Meeting Guide feed where the format was told and does not fit.
pub(super) fn import(document: &FeedDocument<'_>, recorder: &mut Recorder<'_>) -> Result<(), FeedErrorKind> {
    let (list, inside, items) = match document {
        FeedDocument::Array(items) | FeedDocument::Lines(items) => ("$", "", items.as_slice()),
        FeedDocument::Object(_) => match (document.list("meetings"), document.list("records")) {
            (Some(items), _) => ("$.meetings", "", items),
            (None, Some(items)) => ("$.records", "fields.", items),
            (None, None) => {
                return Err(FeedErrorKind::UnknownFormat(
                    "no list of meetings (an array, or \"meetings\" in an object)".into(),
                ));
            }
        },
    };
    let items = match inside {
        "" => Cow::Borrowed(items),
        _ => items.iter().map(|item| unwrap_airtable(*item)).collect(),
    };
    let feed = FeedContext::from_document(document, items.iter().copied(), recorder);
    let own = [(feed.has_names, ColumnField::Name), (feed.has_ids, ColumnField::Id)];
    let own = own.into_iter().filter(|(is_own, _)| *is_own).map(|(_, field)| field);
    let own: Vec<ColumnField> = own.collect();
    recorder.record_all(
        RecordList { path: list, inside, records: &items },
        || KeyRoles::without(own.clone()),
        |roles, raw, problems| {
            let record = ListRecord::from_object(raw, roles, problems);
            Some((read_fields(&record, &feed, problems)?, record.extras))
        },
        |group, extras, problems| read_extras(group, &extras, &feed, problems),
    );
    Ok(())
}

/// The record itself, which Airtable wraps once more.
fn unwrap_airtable(item: Raw<'_>) -> Raw<'_> {
    let mut found = item;
    item.each_member(|key, value| {
        if key == "fields" && value.shape() == Shape::Object {
            found = value;
        }
    });
    found
}
