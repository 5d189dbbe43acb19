//! Our own flat columns: what `search --output csv` writes, and what a librarian can keep in a spreadsheet. A row
//! becomes a record of the native dataset, so that one reader serves both.

use crate::feed::values::yes_no::parse_yes_no;
use crate::feed::values::{time_of_day, weekdays};
use crate::group::{Coded, Weekday};
use serde_json::{Map, Value, json};

/// Columns that together only our own exports have. A sheet that people keep may have any of them.
const OWN: [&str; 3] = ["kind", "categories", "meetings"];

/// Whether the columns are those of an export of ours.
pub(super) fn are_native(columns: &[String]) -> bool {
    OWN.iter().all(|own| columns.iter().any(|column| column == own))
}

/// The record of a row. Blank cells are left out; lists are separated by `;`, `,` or `|`.
pub(super) fn make_record(columns: &[String], cells: &[String]) -> Value {
    let mut record = Map::new();
    let mut meeting = Map::new();
    for (column, cell) in columns.iter().zip(cells) {
        let cell = without_guard(cell.trim());
        if cell.is_empty() {
            continue;
        }
        match column.as_str() {
            // The sheet's name for it; ours is `id`.
            "slug" => put_value(&mut record, "id", json!(cell)),
            "name" | "kind" | "facilitation" | "programme" | "attendance" | "cost" | "age" | "status"
            | "verified" | "description" => {
                put_value(&mut record, column, json!(cell));
            }
            "topics" | "categories" | "for" | "people" | "formats" | "languages" | "access" | "area" => {
                let items: Vec<&str> =
                    cell.split([';', ',', '|']).map(str::trim).filter(|item| !item.is_empty()).collect();
                put_value(&mut record, column, json!(items));
            }
            "faith" => put_value(&mut record, column, parse_truth(cell)),
            "venue" | "street" | "postal_code" | "city" | "region" | "country" | "latitude" | "longitude" => {
                put_inside(&mut record, "place", column, json!(cell));
            }
            "approximate" => put_inside(&mut record, "place", column, parse_truth(cell)),
            "place_note" => put_inside(&mut record, "place", "note", json!(cell)),
            "online_url" => put_inside(&mut record, "online", "url", json!(cell)),
            "online_note" => put_inside(&mut record, "online", "note", json!(cell)),
            "dial_in" => put_inside(&mut record, "dial_in", "number", json!(cell)),
            "dial_in_note" => put_inside(&mut record, "dial_in", "note", json!(cell)),
            "organisation" => put_inside(&mut record, "organisation", "name", json!(cell)),
            "organisation_url" => put_inside(&mut record, "organisation", "url", json!(cell)),
            "source" => put_inside(&mut record, "source", "name", json!(cell)),
            "source_url" => put_inside(&mut record, "source", "url", json!(cell)),
            "contact_name" | "contact_phone" | "contact_email" | "contact_url" | "contact_hours"
            | "contact_route" => {
                put_inside(&mut record, "contact", column.trim_start_matches("contact_"), json!(cell));
            }
            "meetings" => {
                put_value(
                    &mut record,
                    column,
                    Value::from(cell.split("; ").map(parse_meeting).collect::<Vec<_>>()),
                );
            }
            "day" => put_value(&mut meeting, column, parse_day(cell)),
            // The sheet's names for them; ours are `start` and `end`.
            "time" => put_value(&mut meeting, "start", parse_time(cell)),
            "end_time" => put_value(&mut meeting, "end", parse_time(cell)),
            "timezone" | "rrule" | "note" => put_value(&mut meeting, column, json!(cell)),
            _ => {}
        }
    }
    if !meeting.is_empty() && !record.contains_key("meetings") {
        put_value(&mut record, "meetings", json!([meeting]));
    }
    Value::Object(record)
}

/// "FREQ=WEEKLY;BYDAY=TU 18:30-20:00"
fn parse_meeting(text: &str) -> Value {
    let (rule, times) = text.trim().split_once(' ').unwrap_or((text.trim(), ""));
    let (start, end) = times.split_once('-').unwrap_or((times, ""));
    let mut meeting = Map::new();
    for (key, value) in [("rrule", rule), ("start", start.trim()), ("end", end.trim())] {
        if !value.is_empty() {
            put_value(&mut meeting, key, json!(value));
        }
    }
    Value::Object(meeting)
}

/// A day by name, as tables have them; what is none is left to the reader to complain about.
fn parse_day(cell: &str) -> Value {
    weekdays::from_name(cell).map_or_else(|| json!(cell), |day: Weekday| json!(day.id()))
}

fn parse_time(cell: &str) -> Value {
    time_of_day::parse_time(cell).map_or_else(|| json!(cell), |read| json!(read.clock.to_string()))
}

fn parse_truth(cell: &str) -> Value {
    parse_yes_no(cell).map_or_else(|| json!(cell), |yes| json!(yes))
}

/// Takes off the apostrophe that keeps a spreadsheet from running a cell as a formula.
fn without_guard(cell: &str) -> &str {
    match cell.strip_prefix('\'') {
        Some(rest) if rest.starts_with(['=', '@', '+', '-']) => rest,
        _ => cell,
    }
}

fn put_value(map: &mut Map<String, Value>, key: &str, value: Value) {
    map.insert(key.to_owned(), value);
}

fn put_inside(record: &mut Map<String, Value>, object: &str, key: &str, value: Value) {
    if let Value::Object(inner) = record.entry(object.to_owned()).or_insert_with(|| json!({})) {
        put_value(inner, key, value);
    }
}
