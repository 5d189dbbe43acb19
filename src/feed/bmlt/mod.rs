//! BMLT, the meeting lists of Narcotics Anonymous: the semantic API (`GetSearchResults` as array, with its formats,
//! as lines) and the administration API, version 1.

mod fields;
mod formats;
mod place;
mod record;

use super::FeedFormat;
use super::country;
use super::document::Document;
use super::json::Raw;
use super::programme::Fellowship;
use super::record::{At, Recorder};
use super::refusal::Cause;
use crate::group::Country;
use fields::Fields;
use formats::Formats;
use std::borrow::Cow;
use std::collections::HashMap;

/// What holds for a feed as a whole.
#[derive(Debug)]
struct Feed {
    fellowship: Option<Fellowship>,
    formats: Formats,
    /// Several servers in one feed: their ids are unique only per server.
    several_servers: bool,
    /// The country of a town, where some records of the feed name it and none names another. Every third record
    /// of real feeds leaves the country out beside a town that others place.
    towns: HashMap<String, Option<Country>>,
}

/// Reads a feed.
///
/// # Errors
/// Says why it is no BMLT feed where the format was told and does not fit.
pub(super) fn import(
    document: &Document<'_>,
    format: FeedFormat,
    recorder: &mut Recorder<'_>,
) -> Result<(), Cause> {
    let (list, items) = match document {
        Document::Array(items) | Document::Lines(items) => ("$", items.clone()),
        Document::Object(members) => {
            match ["meetings", "data"].iter().find_map(|key| document.member(key).and_then(Raw::items)) {
                Some(items) => ("$.meetings", items),
                // One line of NDJSON is one object.
                None if members.iter().any(|(key, _)| key == "id_bigint" || key == "formatIds") => {
                    return Err(Cause::WrongPart {
                        found: "a single meeting",
                        hint: "put it into an array: [ ... ]",
                    });
                }
                None => {
                    return Err(Cause::UnknownFormat(
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
        recorder.note("the feed has no list of its formats, whose numbers are particular to the server: types such as open or women are unknown");
    }
    let feed = Feed {
        fellowship,
        formats: Formats::read(&table),
        several_servers: several_servers(&items),
        towns: towns(&items),
    };
    for (index, raw) in items.into_iter().enumerate() {
        recorder.record(At { list, index, inside: "" }, raw, |problems| {
            let fields = if admin { Fields::admin(raw) } else { Fields::semantic(raw) };
            record::read(&fields, &feed, problems)
        });
    }
    Ok(())
}

/// How many records are looked at for what they have in common.
const LOOK_AT: usize = 20_000;

fn towns(items: &[Raw<'_>]) -> HashMap<String, Option<Country>> {
    let mut towns: HashMap<String, Option<Country>> = HashMap::new();
    for item in items.iter().take(LOOK_AT) {
        let (mut town, mut nation) = (None, None);
        item.each_member(|key, value| match &*key {
            "location_municipality" => town = value.string(),
            "location_nation" => nation = value.string(),
            _ => {}
        });
        let town = town.map(|town| town.trim().to_lowercase()).filter(|town| !town.is_empty());
        let (Some(town), Some(country)) = (town, nation.and_then(|nation| country::read(&nation))) else {
            continue;
        };
        let known = towns.entry(town).or_insert(Some(country));
        if *known != Some(country) {
            *known = None;
        }
    }
    towns
}

fn several_servers(items: &[Raw<'_>]) -> bool {
    let mut first: Option<Cow<'_, str>> = None;
    for item in items.iter().take(LOOK_AT) {
        let mut server = None;
        item.each_member(|key, value| {
            if key == "root_server_uri" {
                server = value.string();
            }
        });
        match (&first, server) {
            (None, Some(server)) => first = Some(server),
            (Some(first), Some(server)) if *first != server => return true,
            _ => {}
        }
    }
    false
}
