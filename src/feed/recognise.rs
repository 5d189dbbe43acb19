//! Which format a document has, and where its records are.

use super::document::FeedDocument;
use super::error::FeedErrorKind;
use super::json::{Raw, Shape};
use super::record::quote;
use super::{FeedFormat, ImportOptions, ListMapping, hsds};

/// How many records are looked at. The first ones may be the bad ones.
const LOOK_AT: usize = 50;

/// Finds out the format, or takes what the user said, and refuses a document that is not a feed.
///
/// # Errors
/// Says what the document seems to be in place of a feed.
pub fn recognise_format(
    document: &FeedDocument<'_>,
    options: &ImportOptions<'_>,
) -> Result<FeedFormat, FeedErrorKind> {
    let found = match document {
        FeedDocument::Array(items) => {
            if !items.is_empty() && items.iter().all(|item| item.shape() == Shape::Array) {
                return Err(if items.iter().any(|item| item.is_too_deep()) {
                    FeedErrorKind::TooDeep
                } else {
                    FeedErrorKind::Rows
                });
            }
            // Without any object there is nothing to go by; each record then says so in the report. An empty
            // array is an empty feed: whether that may replace anything is the store's decision.
            let nothing = items.iter().all(|item| item.shape() != Shape::Object);
            if nothing { Some(FeedFormat::MeetingGuide) } else { format_of_records(items)? }
        }
        FeedDocument::Lines(items) => format_of_records(items)?,
        FeedDocument::Object(members) => {
            if members.iter().any(|(_, value)| value.is_too_deep()) && format_of_object(document)?.is_none() {
                return Err(FeedErrorKind::TooDeep);
            }
            format_of_object(document)?
        }
    };
    let by_mapping = options.settings.mapping.as_ref().and_then(|mapping| mapping.format);
    if let Some(told) = options.settings.format.or(by_mapping) {
        return Ok(told);
    }
    let format = found.ok_or_else(|| unknown_format(document))?;
    if matches!(document, FeedDocument::Lines(_))
        && !matches!(format, FeedFormat::Bmlt | FeedFormat::BmltAdmin | FeedFormat::Hsds)
    {
        return Err(FeedErrorKind::NotJson {
            found: "this looks like NDJSON (one object a line)".into(),
            hint: "put the objects into an array: [ ... , ... ]",
        });
    }
    Ok(format)
}

/// The format by the keys of a top-level object.
fn format_of_object(document: &FeedDocument<'_>) -> Result<Option<FeedFormat>, FeedErrorKind> {
    if let Some(format) = document.member("format").and_then(Raw::string)
        && format == "groupfinder"
    {
        return Ok(Some(FeedFormat::Native));
    }
    if document.member("format").and_then(Raw::string).is_some_and(|format| format == "groupfinder-entry") {
        return Err(FeedErrorKind::SignedEntry);
    }
    if document.list("groups").is_some() {
        return Ok(Some(FeedFormat::Native));
    }
    if let Some(meetings) = document.list("meetings") {
        return Ok(format_of_records(meetings)?.or(Some(FeedFormat::MeetingGuide)));
    }
    if document.list("values").is_some() || document.list("records").is_some_and(is_airtable) {
        return Ok(Some(FeedFormat::MeetingGuide));
    }
    if ["contents", "content", "services", "organizations", "locations", "service_at_locations"]
        .iter()
        .any(|key| document.list(key).is_some())
        || has_hsds_tables(document)
    {
        return Ok(Some(FeedFormat::Hsds));
    }
    if document.list("formats").is_some() {
        return Err(FORMATS_ONLY);
    }
    let FeedDocument::Object(members) = document else { return Ok(None) };
    let keys: Vec<&str> = members.iter().map(|(key, _)| &**key).collect();
    if let Some(format) = format_by_keys(&keys) {
        return Ok(Some(format));
    }
    let message =
        ["error", "errors", "message", "detail", "title"].iter().find_map(|key| document.member(key));
    match message {
        Some(message) if members.len() <= 8 => Err(FeedErrorKind::ServerSaid(quote(&message.describe()))),
        _ => Ok(None),
    }
}

/// Tables of HSDS under other names, such as `services.csv` or, in version 1, `service`.
fn has_hsds_tables(document: &FeedDocument<'_>) -> bool {
    let FeedDocument::Object(members) = document else { return false };
    members
        .iter()
        .filter(|(_, value)| value.shape() == Shape::Array)
        .any(|(key, _)| matches!(hsds::canonical_table(key), Some("services" | "service_at_locations")))
}

const FORMATS_ONLY: FeedErrorKind = FeedErrorKind::WrongPart {
    found: "a list of BMLT meeting formats",
    hint: "ask the server for switcher=GetSearchResults with get_used_formats=1",
};

fn is_airtable(records: &[Raw<'_>]) -> bool {
    records.iter().take(LOOK_AT).any(|record| {
        record.members().is_some_and(|members| {
            members.iter().any(|(key, value)| key == "fields" && value.shape() == Shape::Object)
        })
    })
}

/// The format by the keys of the first records.
fn format_of_records(items: &[Raw<'_>]) -> Result<Option<FeedFormat>, FeedErrorKind> {
    let mut formats_only = false;
    for item in items.iter().take(LOOK_AT) {
        let mut keys = Vec::new();
        item.each_member(|key, _| keys.push(key.into_owned()));
        let keys: Vec<&str> = keys.iter().map(String::as_str).collect();
        if let Some(format) = format_by_keys(&keys) {
            return Ok(Some(format));
        }
        formats_only |=
            keys.contains(&"key_string") || keys.contains(&"worldId") && keys.contains(&"translations");
    }
    if formats_only { Err(FORMATS_ONLY) } else { Ok(None) }
}

/// Keys of HSDS objects that no other format has.
const HSDS: [&str; 25] = [
    "regular_schedules",
    "physical_addresses",
    "eligibilitys",
    "service_taxonomys",
    "services_taxonomy",
    "accessibility_for_disabilities",
    "location_type",
    "service_at_locations",
    "organization",
    "organization_id",
    "schedules",
    "phones",
    "service_areas",
    "legal_status",
    "tax_status",
    "assured_date",
    "cost_options",
    "fees_description",
    "application_process",
    "contents",
    "services",
    "addresses",
    "service",
    "location_id",
    "eligibility_description",
];

/// Keys of a Meeting Guide record.
const GUIDE: [&str; 21] = [
    "slug",
    "day",
    "time",
    "end_time",
    "types",
    "formatted_address",
    "conference_url",
    "conference_phone",
    "conference_url_notes",
    "approximate",
    "location_notes",
    "group_notes",
    "sub_region",
    "regions",
    "attendance_option",
    "region",
    "updated",
    "edit_url",
    "timezone",
    "notes",
    "postal_code",
];

/// The format by the keys of one record. Keys that only one format has decide at once; otherwise the format with
/// more of its keys wins.
fn format_by_keys(keys: &[&str]) -> Option<FeedFormat> {
    // Saved pages of an HSDS interface, one after the other.
    if (keys.contains(&"contents") || keys.contains(&"content"))
        && count_keys(keys, &["total_items", "total_pages", "page_number", "totalElements", "totalPages"])
            >= 1
    {
        return Some(FeedFormat::Hsds);
    }
    // A service at a location, with or without its own name.
    if keys.contains(&"service") && (keys.contains(&"location") || keys.contains(&"location_id")) {
        return Some(FeedFormat::Hsds);
    }
    if keys.contains(&"weekday_tinyint")
        || keys.contains(&"id_bigint")
        || keys.contains(&"meeting_name") && keys.contains(&"service_body_bigint")
    {
        return Some(FeedFormat::Bmlt);
    }
    if count_keys(keys, &["serviceBodyId", "formatIds", "venueType", "startTime", "temporarilyVirtual"]) >= 2
    {
        return Some(FeedFormat::BmltAdmin);
    }
    let (guide, hsds) = (count_keys(keys, &GUIDE), count_keys(keys, &HSDS));
    if guide >= 2 && guide >= hsds || keys.contains(&"slug") && (keys.contains(&"name") || guide >= 2) {
        return Some(FeedFormat::MeetingGuide);
    }
    if hsds >= 2
        || hsds == 1
            && keys.contains(&"id")
            && (keys.contains(&"name") || keys.contains(&"contents") || keys.contains(&"description"))
    {
        return Some(FeedFormat::Hsds);
    }
    None
}

/// How many of the wanted keys there are.
fn count_keys(keys: &[&str], wanted: &[&str]) -> usize {
    wanted.iter().filter(|key| keys.contains(key)).count()
}

fn unknown_format(document: &FeedDocument<'_>) -> FeedErrorKind {
    let mut keys: Vec<String> = Vec::new();
    match document {
        FeedDocument::Object(members) => keys.extend(members.iter().take(8).map(|(key, _)| quote(key))),
        FeedDocument::Array(items) | FeedDocument::Lines(items) => {
            for item in items.iter().take(LOOK_AT) {
                item.each_member(|key, _| {
                    if keys.len() < 8 && !keys.iter().any(|known| *known == key) {
                        keys.push(quote(&key));
                    }
                });
            }
        }
    }
    let capital = keys.iter().any(|key| ["Name", "Slug", "Day", "Time"].contains(&key.as_str()));
    let mut found = if keys.is_empty() {
        "no known keys".to_owned()
    } else {
        format!("no known keys among {}", keys.join(", "))
    };
    if capital {
        found.push_str(" (keys are written in small letters: name, slug, day, time)");
    }
    FeedErrorKind::UnknownFormat(found)
}

/// The mapping of the program that fits the first record of a list at the top, or one level below.
pub(super) fn find_mapping(document: &FeedDocument<'_>) -> Option<ListMapping> {
    let firsts: Vec<Raw<'_>> = match document {
        FeedDocument::Array(items) | FeedDocument::Lines(items) => {
            items.first().copied().into_iter().collect()
        }
        FeedDocument::Object(members) => {
            members.iter().filter_map(|(_, value)| value.first_items(1)?.first().copied()).collect()
        }
    };
    firsts.iter().find_map(|first| {
        let mut keys = Vec::new();
        first.each_member(|key, _| keys.push(key.into_owned()));
        let keys: Vec<&str> = keys.iter().map(String::as_str).collect();
        ListMapping::of_keys(&keys)
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    fn format(text: &str) -> Result<FeedFormat, String> {
        let document = FeedDocument::parse(text).map_err(|cause| cause.to_string())?;
        recognise_format(&document, &ImportOptions::new("test", date(2026, 11, 24)))
            .map_err(|cause| cause.to_string())
    }

    #[test]
    fn formats_are_known_by_their_keys() {
        for (text, expected) in [
            (r#"{"format":"groupfinder","schema_version":1,"groups":[]}"#, FeedFormat::Native),
            (r#"[{"name":"A","slug":"a"}]"#, FeedFormat::MeetingGuide),
            (r#"[null,{"name":"A","day":1,"time":"19:00"}]"#, FeedFormat::MeetingGuide),
            (r#"{"meetings":[{"name":"A","slug":"a"}],"warnings":[]}"#, FeedFormat::MeetingGuide),
            (r#"{"values":[["Name","Day"],["A","Monday"]]}"#, FeedFormat::MeetingGuide),
            (r#"{"records":[{"id":"rec1","fields":{"name":"A"}}]}"#, FeedFormat::MeetingGuide),
            (r#"[{"id_bigint":"1","weekday_tinyint":"1"}]"#, FeedFormat::Bmlt),
            (r#"{"meetings":[{"id_bigint":"1"}],"formats":[]}"#, FeedFormat::Bmlt),
            ("{\"id_bigint\":\"1\"}\n{\"id_bigint\":\"2\"}", FeedFormat::Bmlt),
            (r#"[{"id":1,"formatIds":[],"venueType":1,"day":0}]"#, FeedFormat::BmltAdmin),
            (r#"{"total_items":1,"contents":[{"id":"s","name":"A"}]}"#, FeedFormat::Hsds),
            (r#"{"id":"s","name":"A","status":"active","service_at_locations":[]}"#, FeedFormat::Hsds),
            ("[]", FeedFormat::MeetingGuide),
        ] {
            assert_eq!(format(text), Ok(expected), "{text}");
        }
    }

    #[test]
    fn what_is_no_feed_is_named() {
        for (text, words) in [
            ("{}", "no known keys"),
            (r#"{"error":"rate limited","code":429}"#, "the server said \"rate limited\""),
            (r#"[["name"],["A"]]"#, "rows are arrays"),
            (r#"{"formats":[{"key_string":"O"}]}"#, "meeting formats"),
            (r#"[{"key_string":"O","id":"1"}]"#, "meeting formats"),
            ("{\"name\":\"A\",\"slug\":\"a\"}\n{\"name\":\"B\",\"slug\":\"b\"}", "NDJSON"),
            (r#"[{"Name":"A","Day":1}]"#, "small letters"),
        ] {
            let said = format(text).unwrap_err();
            assert!(said.contains(words), "{text}: {said}");
        }
        let deep = format!("{}{}", "[".repeat(1000), "]".repeat(1000));
        assert!(format(&deep).unwrap_err().contains("too deeply"));
        let deep = format!("{}1{}", "{\"a\":".repeat(1000), "}".repeat(1000));
        assert!(format(&deep).unwrap_err().contains("too deeply"));
    }
}
