//! The native dataset as a table, without loss: one column for each value, the same list of columns for writing and
//! reading.
//!
//! A row becomes a record of the native dataset, so that one reader serves both. What no cell can say (a place that is
//! there and empty, two languages of one text under no known tag) is written as a whole record into the last column.

use super::cells::without_guard;
use crate::dataset::read_record;
use crate::feed::values::yes_no::parse_yes_no;
use crate::feed::values::{time_of_day, weekdays};
use crate::group::{Coded, Weekday};
use serde_json::{Map, Value, json};

/// What a cell holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum CellKind {
    /// A text.
    Text,
    /// Texts with `; ` between them; a JSON array where one of them has such a mark; `none` for an empty list.
    List,
    /// yes or no.
    Truth,
    /// A number.
    Number,
    /// A text, or one by language: `description_de` is that in German.
    Localised,
    /// Recurrences.
    Meetings,
}

/// The columns in their order: the name, the path in a record, and what a cell holds.
const COLUMNS: [(&str, &[&str], CellKind); 48] = [
    ("id", &["id"], CellKind::Text),
    ("name", &["name"], CellKind::Text),
    ("kind", &["kind"], CellKind::Text),
    ("topics", &["topics"], CellKind::List),
    ("categories", &["categories"], CellKind::List),
    ("for", &["for"], CellKind::List),
    ("people", &["people"], CellKind::List),
    ("formats", &["formats"], CellKind::List),
    ("facilitation", &["facilitation"], CellKind::Text),
    ("programme", &["programme"], CellKind::Text),
    ("faith", &["faith"], CellKind::Truth),
    ("description", &["description"], CellKind::Localised),
    ("venue", &["place", "venue"], CellKind::Text),
    ("street", &["place", "street"], CellKind::Text),
    ("postal_code", &["place", "postal_code"], CellKind::Text),
    ("city", &["place", "city"], CellKind::Text),
    ("region", &["place", "region"], CellKind::Text),
    ("country", &["place", "country"], CellKind::Text),
    ("latitude", &["place", "latitude"], CellKind::Number),
    ("longitude", &["place", "longitude"], CellKind::Number),
    ("approximate", &["place", "approximate"], CellKind::Truth),
    ("place_note", &["place", "note"], CellKind::Text),
    ("area", &["area"], CellKind::List),
    ("meetings", &["meetings"], CellKind::Meetings),
    ("online_url", &["online", "url"], CellKind::Text),
    ("online_note", &["online", "note"], CellKind::Text),
    ("dial_in", &["dial_in", "number"], CellKind::Text),
    ("dial_in_note", &["dial_in", "note"], CellKind::Text),
    ("contact_name", &["contact", "name"], CellKind::Text),
    ("contact_phone", &["contact", "phone"], CellKind::Text),
    ("contact_email", &["contact", "email"], CellKind::Text),
    ("contact_url", &["contact", "url"], CellKind::Text),
    ("contact_hours", &["contact", "hours"], CellKind::Localised),
    ("contact_route", &["contact", "route"], CellKind::Text),
    ("organisation", &["organisation", "name"], CellKind::Text),
    ("organisation_url", &["organisation", "url"], CellKind::Text),
    ("languages", &["languages"], CellKind::List),
    ("access", &["access"], CellKind::List),
    ("attendance", &["attendance"], CellKind::Text),
    ("cost", &["cost"], CellKind::Text),
    ("age", &["age"], CellKind::Text),
    ("status", &["status"], CellKind::Text),
    ("verified", &["verified"], CellKind::Text),
    ("source", &["source", "name"], CellKind::Text),
    ("source_url", &["source", "url"], CellKind::Text),
    ("source_retrieved", &["source", "retrieved"], CellKind::Text),
    ("source_feedback_email", &["source", "feedback_email"], CellKind::Text),
    ("source_feedback_url", &["source", "feedback_url"], CellKind::Text),
];

/// The last columns: how far the source can be trusted, and the record as a whole where the others cannot say it.
const LAST_COLUMNS: [&str; 2] = ["source_grade", WHOLE];

const WHOLE: &str = "record";

/// Columns that together only our own exports have. A sheet that people keep may have any of them.
const OWN: [&str; 3] = ["kind", "categories", "meetings"];

/// Whether the columns are those of an export of ours.
pub(super) fn are_native(columns: &[String]) -> bool {
    OWN.iter().all(|own| columns.iter().any(|column| column == own))
}

/// The languages that texts have beside the one without a tag; each has a column of its own.
const TAGS: [&str; 3] = ["en", "de", "nb"];

/// The names of the columns of an export.
pub fn export_columns() -> Vec<String> {
    let mut names = Vec::new();
    for (name, _, kind) in COLUMNS {
        names.push(name.to_owned());
        if kind == CellKind::Localised {
            names.extend(TAGS.iter().map(|tag| format!("{name}_{tag}")));
        }
    }
    names.extend(LAST_COLUMNS.iter().map(|name| (*name).to_owned()));
    names
}

/// The cells of a native record under these columns, some of [`export_columns`] in any order.
pub(super) fn cells_under(columns: &[String], record: &str) -> Vec<String> {
    let all: Vec<(String, String)> = export_columns().into_iter().zip(export_cells(record)).collect();
    let under = |column: &String| all.iter().find(|(name, _)| name == column);
    columns.iter().map(|column| under(column).map(|(_, cell)| cell.clone()).unwrap_or_default()).collect()
}

/// The cells of a native record in one line, one for each of [`export_columns`]. What reads them back gets the same
/// group.
pub fn export_cells(line: &str) -> Vec<String> {
    let record: Value = serde_json::from_str(line).unwrap_or_default();
    let columns = export_columns();
    let mut cells: Vec<String> = columns.iter().map(|column| cell_of(&record, column)).collect();
    let read_back = read_record(&make_record(&columns, cells.iter().map(String::as_str))).ok();
    if read_back.is_none() || read_back != read_record(line).ok() {
        // The whole record is the last column.
        if let Some(last) = cells.last_mut() {
            line.clone_into(last);
        }
    }
    cells
}

/// The column of a name, with the language behind it.
fn find_column(name: &str) -> Option<(&'static [&'static str], CellKind, &str)> {
    if name == "source_grade" {
        return Some((&["source", "grade"], CellKind::Text, ""));
    }
    if let Some((_, path, kind)) = COLUMNS.iter().find(|(known, _, _)| *known == name) {
        return Some((path, *kind, ""));
    }
    let (base, tag) = name.rsplit_once('_')?;
    let (_, path, kind) =
        COLUMNS.iter().find(|(known, _, kind)| *known == base && *kind == CellKind::Localised)?;
    Some((path, *kind, tag))
}

fn cell_of(record: &Value, column: &str) -> String {
    let Some((path, kind, tag)) = find_column(column) else { return String::new() };
    let Some(value) = path.iter().try_fold(record, |value, key| value.get(key)) else { return String::new() };
    match kind {
        CellKind::Text => value.as_str().map(add_guard).unwrap_or_default(),
        CellKind::Number => value.to_string(),
        CellKind::Truth => {
            value.as_bool().map(|yes| if yes { "yes" } else { "no" }.to_owned()).unwrap_or_default()
        }
        CellKind::Localised => match value {
            Value::String(text) if tag.is_empty() => add_guard(text),
            Value::Object(texts) => texts.get(tag).and_then(Value::as_str).map(add_guard).unwrap_or_default(),
            _ => String::new(),
        },
        CellKind::List => value.as_array().map(|items| join_list(items)).unwrap_or_default(),
        CellKind::Meetings => value.as_array().map(|items| join_meetings(items)).unwrap_or_default(),
    }
}

/// Marks that stand between the items of a list.
const BETWEEN: [char; 3] = [';', ',', '|'];

fn join_list(items: &[Value]) -> String {
    if items.is_empty() {
        return "none".to_owned();
    }
    let texts: Option<Vec<&str>> = items.iter().map(Value::as_str).collect();
    match texts {
        Some(texts)
            if texts
                .iter()
                .all(|text| !text.contains(BETWEEN) && !text.starts_with('[') && *text != "none") =>
        {
            add_guard(&texts.join("; "))
        }
        _ => Value::from(items.to_vec()).to_string(),
    }
}

/// "FREQ=WEEKLY;BYDAY=TU 18:30-20:00; ..." where that says all, else a JSON array.
fn join_meetings(items: &[Value]) -> String {
    let all: Option<Vec<String>> = items.iter().map(short_meeting).collect();
    match all {
        Some(all) if !all.is_empty() => all.join("; "),
        _ => Value::from(items.to_vec()).to_string(),
    }
}

/// A meeting in one line, where rule, start and end are all that is known of it.
fn short_meeting(meeting: &Value) -> Option<String> {
    let members = meeting.as_object()?;
    if members.keys().any(|key| !["day", "rrule", "start", "end"].contains(&key.as_str())) {
        return None;
    }
    let [rule, day, start, end] =
        ["rrule", "day", "start", "end"].map(|key| members.get(key).and_then(Value::as_str));
    let rule = match (rule, day) {
        (Some(rule), None) => rule.to_owned(),
        (None, Some(day)) => format!("FREQ=WEEKLY;BYDAY={}", Weekday::from_id(day)?.rfc5545()),
        _ => return None,
    };
    match (start, end) {
        (Some(start), Some(end)) => Some(format!("{rule} {start}-{end}")),
        (Some(start), None) => Some(format!("{rule} {start}")),
        (None, Some(_)) => None,
        (None, None) => Some(rule),
    }
}

/// Puts an apostrophe before a text that a spreadsheet would run as a formula, or that begins like one with it.
fn add_guard(text: &str) -> String {
    let is_number = text.chars().all(|c| c.is_ascii_digit() || " ()./,;#*-+".contains(c));
    let formula = text.starts_with(['=', '@']) || text.starts_with(['+', '-']) && !is_number;
    let looks_guarded = text
        .strip_prefix('\'')
        .is_some_and(|rest| rest.starts_with(|c: char| "'=@+-".contains(c) || c.is_ascii_digit()));
    if formula || looks_guarded { format!("'{text}") } else { text.to_owned() }
}

/// The record of a row, as JSON. Blank cells are left out.
pub(super) fn make_record<'c>(columns: &[String], cells: impl Iterator<Item = &'c str> + Clone) -> String {
    let whole = columns.iter().zip(cells.clone()).find(|(column, _)| *column == WHOLE);
    if let Some((_, cell)) = whole.filter(|(_, cell)| cell.trim_start().starts_with('{')) {
        return cell.to_owned();
    }
    let mut record = Map::new();
    let mut meeting = Map::new();
    for (column, cell) in columns.iter().zip(cells) {
        let cell = without_guard(cell);
        let cell = cell.trim();
        if cell.is_empty() {
            continue;
        }
        // The sheet's names for them; ours are `id`, `start` and `end`.
        match column.as_str() {
            "slug" => put_at(&mut record, &["id"], json!(cell)),
            "day" => put_at(&mut meeting, &["day"], parse_day(cell)),
            "time" => put_at(&mut meeting, &["start"], parse_time(cell)),
            "end_time" => put_at(&mut meeting, &["end"], parse_time(cell)),
            "timezone" | "rrule" | "note" => put_at(&mut meeting, &[column], json!(cell)),
            name => {
                if let Some((path, kind, tag)) = find_column(name) {
                    put_cell(&mut record, path, kind, tag, cell);
                }
            }
        }
    }
    if !meeting.is_empty() && !record.contains_key("meetings") {
        put_at(&mut record, &["meetings"], json!([meeting]));
    }
    Value::Object(record).to_string()
}

fn put_cell(record: &mut Map<String, Value>, path: &[&str], kind: CellKind, tag: &str, cell: &str) {
    match kind {
        CellKind::Text => put_at(record, path, json!(cell)),
        CellKind::Number => {
            let number = serde_json::from_str::<serde_json::Number>(cell).map(Value::Number);
            put_at(record, path, number.unwrap_or_else(|_| json!(cell)));
        }
        CellKind::Truth => {
            put_at(record, path, parse_yes_no(cell).map_or_else(|| json!(cell), |yes| json!(yes)));
        }
        CellKind::List => put_at(record, path, parse_list(cell)),
        CellKind::Meetings => put_at(record, path, parse_meetings(cell)),
        CellKind::Localised if tag.is_empty() => {
            // Beside texts in languages the one without a tag is one more of them.
            let is_object = value_at(record, path).is_some_and(Value::is_object);
            let path = if is_object { [path, &[""]].concat() } else { path.to_vec() };
            put_at(record, &path, json!(cell));
        }
        CellKind::Localised => {
            let plain = value_at(record, path).and_then(Value::as_str).map(str::to_owned);
            if let Some(plain) = plain {
                put_at(record, path, json!({"": plain}));
            }
            put_at(record, &[path, &[tag]].concat(), json!(cell));
        }
    }
}

/// "a; b", "a, b", "a|b", a JSON array, or "none".
fn parse_list(cell: &str) -> Value {
    if cell == "none" {
        return json!([]);
    }
    if let Ok(items @ Value::Array(_)) = serde_json::from_str(cell) {
        return items;
    }
    cell.split(BETWEEN).map(str::trim).filter(|item| !item.is_empty()).collect()
}

/// "FREQ=WEEKLY;BYDAY=TU 18:30-20:00; FREQ=...", or a JSON array.
fn parse_meetings(cell: &str) -> Value {
    if let Ok(items @ Value::Array(_)) = serde_json::from_str(cell) {
        return items;
    }
    cell.split("; ").map(parse_meeting).collect()
}

fn parse_meeting(text: &str) -> Value {
    let (rule, times) = text.trim().split_once(' ').unwrap_or((text.trim(), ""));
    let (start, end) = times.split_once('-').unwrap_or((times, ""));
    // A plain weekly meeting is kept by its day, as the dataset writes it.
    let day = rule
        .strip_prefix("FREQ=WEEKLY;BYDAY=")
        .and_then(|code| Weekday::ALL.iter().find(|day| day.rfc5545() == code).map(|day| day.id()));
    let mut meeting = Map::new();
    let rule = match day {
        Some(day) => ("day", day),
        None => ("rrule", rule),
    };
    for (key, value) in [rule, ("start", start.trim()), ("end", end.trim())] {
        if !value.is_empty() {
            put_at(&mut meeting, &[key], json!(value));
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

/// The value at a path.
fn value_at<'r>(record: &'r Map<String, Value>, path: &[&str]) -> Option<&'r Value> {
    let (first, rest) = path.split_first()?;
    rest.iter().try_fold(record.get(*first)?, |value, key| value.get(key))
}

/// Puts a value at a path, making the objects on the way.
fn put_at(map: &mut Map<String, Value>, path: &[&str], value: Value) {
    match path {
        [] => {}
        [key] => {
            map.insert((*key).to_owned(), value);
        }
        [key, rest @ ..] => {
            if let Value::Object(inner) = map.entry((*key).to_owned()).or_insert_with(|| json!({})) {
                put_at(inner, rest, value);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn records_come_back_from_their_cells() {
        let columns = export_columns();
        for (record, is_whole) in [
            (
                json!({"id": "a", "name": "=A", "topics": ["alcohol", "Sucht, Drogen"], "description": {"de": "Eins",
                "en": "One"}, "faith": false, "place": {"city": "Köln", "latitude": 50.9, "longitude": 6.95,
                "approximate": true}, "meetings": [{"day": "tue", "start": "18:30", "end": "20:00"}]}),
                false,
            ),
            (
                json!({"id": "b", "name": "'=x", "online": {"note": "by mail"}, "meetings": [{"rrule":
                "FREQ=MONTHLY;BYDAY=1TU", "start": "18:30", "note": "Ring; twice", "dates_vary": true}]}),
                false,
            ),
            (json!({"id": "c", "name": "C", "contact": {"hours": {"sv": "x"}}}), true),
        ] {
            let line = record.to_string();
            let cells = export_cells(&line);
            assert_eq!(cells.len(), columns.len());
            assert_eq!(cells.last().is_some_and(|cell| !cell.is_empty()), is_whole, "{cells:?}");
            let again = read_record(&make_record(&columns, cells.iter().map(String::as_str))).unwrap();
            assert_eq!(again, read_record(&line).unwrap(), "{cells:?}");
        }
    }
}
