//! BMLT, the meeting lists of Narcotics Anonymous: the semantic API (`GetSearchResults` as array, with its formats,
//! as lines) and the administration API, version 1.

mod feed_context;
mod fields;
mod formats;
mod location;
mod record;

use super::FeedFormat;
use super::document::FeedDocument;
use super::error::FeedErrorKind;
use super::fellowship::Fellowship;
use super::json::Raw;
use super::record::{At, Recorder};
use feed_context::FeedContext;
use fields::Fields;
use formats::{Formats, MOST_FORMATS};

/// Reads a feed.
///
/// # Errors
/// Says why it is no BMLT feed where the format was told and does not fit.
pub(super) fn import(
    document: &FeedDocument<'_>,
    format: FeedFormat,
    recorder: &mut Recorder<'_>,
) -> Result<(), FeedErrorKind> {
    let (list, items) = match document {
        FeedDocument::Array(items) | FeedDocument::Lines(items) => ("$", items.as_slice()),
        FeedDocument::Object(members) => {
            match ["meetings", "data"].iter().find_map(|key| document.list(key)) {
                Some(items) => ("$.meetings", items),
                // One line of NDJSON is one object.
                None if members.iter().any(|(key, _)| key == "id_bigint" || key == "formatIds") => {
                    return Err(FeedErrorKind::WrongPart {
                        found: "a single meeting",
                        hint: "put it into an array: [ ... ]",
                    });
                }
                None => {
                    return Err(FeedErrorKind::UnknownFormat(
                        "no list of meetings (an array, or \"meetings\" in an object)".into(),
                    ));
                }
            }
        }
    };
    let fellowship = recorder.options.settings.programme.or_else(|| {
        let found = Fellowship::from_name("na");
        recorder.note("assumed to be meetings of Narcotics Anonymous (BMLT is their software); --programme says otherwise");
        found
    });
    let table = document.member("formats").and_then(Raw::items).unwrap_or_default();
    let admin = format == FeedFormat::BmltAdmin;
    if admin && table.is_empty() && !items.is_empty() {
        recorder.note("the source has no list of its formats, whose numbers are particular to the server: types such as open or women are unknown");
    }
    if table.len() > MOST_FORMATS {
        recorder
            .note(format!("the list of formats has more than {MOST_FORMATS} entries; the rest are left out"));
    }
    let today = recorder.options.today;
    let feed = FeedContext::new(fellowship, today, Formats::from_feed_list(&table), items);
    for (index, raw) in items.iter().copied().enumerate() {
        recorder.record(At { list, index, inside: "" }, raw, |problems| {
            let fields = if admin { Fields::from_admin(raw) } else { Fields::from_semantic(raw) };
            record::read_meeting(&fields, &feed, problems)
        });
    }
    Ok(())
}
