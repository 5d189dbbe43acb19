//! Whose clock counts: tonight in San José is tonight in San José, wherever the reader's machine believes it is.

use crate::support;
use groupfinder::app::result_row::row_text;
use groupfinder::feed::{self, ImportOptions};
use groupfinder::group::Group;
use groupfinder::locale::Locale;
use groupfinder::search::{LocalNow, Query, When, find_groups};
use groupfinder::topic::Language;
use jiff::civil::{DateTime, date};
use jiff::tz::TimeZone;
use jiff::{Timestamp, ToSpan};
use serde_json::{Value, json};
use std::collections::BTreeSet;

const VIEWERS: [&str; 4] = ["America/Los_Angeles", "UTC", "America/New_York", "Asia/Tokyo"];

/// Every two hours and a half or so through one week, the borders of days included.
const MOMENTS: [&str; 12] = [
    "2026-12-01T06:00",
    "2026-12-01T12:30",
    "2026-12-01T16:59",
    "2026-12-01T19:30",
    "2026-12-01T23:58",
    "2026-12-02T00:02",
    "2026-12-03T05:15",
    "2026-12-04T17:00",
    "2026-12-05T09:45",
    "2026-12-05T22:10",
    "2026-12-06T13:05",
    "2026-12-07T20:40",
];

/// A feed as a local office keeps it: no zone anywhere, a point here and there, some records without a country.
fn local_feed() -> Vec<Value> {
    let starts = ["06:30", "08:00", "12:00", "12:45", "17:00", "18:15", "19:00", "20:30", "22:00", "23:30"];
    let mut records = Vec::new();
    for day in 0..7 {
        for (n, start) in starts.iter().enumerate() {
            let mut record = json!({
                "slug": format!("d{day}-{n}"), "name": format!("Circle {day}-{n}"), "day": day, "time": start,
                "address": format!("{} Almaden Test Ave", n + 1), "city": "San Jose", "state": "CA",
            });
            if n % 3 == 0 {
                record["country"] = json!("USA");
            }
            if n % 4 == 1 {
                (record["latitude"], record["longitude"]) = (json!(37.33), json!(-121.89));
            }
            if n % 2 == 0 {
                let hour: u32 = start[..2].parse().unwrap();
                record["end_time"] = json!(format!("{:02}:{}", (hour + 1) % 24, &start[3..]));
            }
            records.push(record);
        }
    }
    records
}

fn groups_of(records: &[Value]) -> Vec<Group> {
    let options = ImportOptions::new("https://groups.example.org/meetings.json", date(2026, 11, 28));
    let text = Value::from(records.to_vec()).to_string();
    let mut groups = Vec::new();
    feed::import(text.as_bytes(), &options, &mut |group| groups.push(group)).unwrap();
    groups
}

/// The records that begin in a window of the local clock, or run as it begins now: straight from the feed.
fn expected(records: &[Value], now: DateTime, from: DateTime, to: DateTime) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    for record in records {
        let clock = |name: &str| record[name].as_str().map(|text| text.parse::<jiff::civil::Time>().unwrap());
        let start = clock("time").unwrap();
        for ahead in -8..9 {
            let day = now.date().checked_add(ahead.days()).unwrap();
            if i64::from(day.weekday().to_sunday_zero_offset()) != record["day"].as_i64().unwrap() {
                continue;
            }
            let begins = day.to_datetime(start);
            let end = clock("end_time").map_or(begins + 1.hour(), |end| {
                if end > start { day.to_datetime(end) } else { day.tomorrow().unwrap().to_datetime(end) }
            });
            let running = from <= now && to > now && begins < to && end > now;
            if begins < to && begins >= from || running {
                found.insert(record["slug"].as_str().unwrap().to_owned());
            }
        }
    }
    found
}

#[test]
fn tonight_is_that_of_the_place_at_twelve_moments_of_a_week() {
    let records = local_feed();
    let groups = groups_of(&records);
    let index = support::index_of(&groups);
    let place = TimeZone::get("America/Los_Angeles").unwrap();
    let mut listed = 0;
    for moment in MOMENTS {
        let local: DateTime = moment.parse().unwrap();
        let now: Timestamp = place.to_timestamp(local).unwrap();
        let midnight = local.date().tomorrow().unwrap().to_datetime(jiff::civil::Time::midnight());
        let evening = local.date().at(17, 0, 0, 0).max(local);
        for (when, from, to) in [
            ("today", local, midnight),
            ("tonight", evening, midnight),
            ("3h", local, local + 3.hours()),
            ("tomorrow", midnight, midnight + 1.day()),
        ] {
            let expected = expected(&records, local, from, to);
            for viewer in VIEWERS {
                let local_now = LocalNow { now, zone: TimeZone::get(viewer).unwrap() };
                let query = Query { when: When::parse(when), limit: 1_000, ..Query::default() };
                let found: BTreeSet<String> = find_groups(&index, &query, &local_now)
                    .hits
                    .iter()
                    .map(|hit| index.row(hit.ordinal).id().to_owned())
                    .collect();
                assert_eq!(found, expected, "{when} at {moment} with a viewer in {viewer}");
                listed += found.len();
            }
        }
    }
    assert!(listed > 1_000, "{listed}");
}

#[test]
fn who_goes_there_reads_the_clock_of_the_place_and_who_calls_their_own() {
    let room = json!({"slug": "room", "name": "Room", "day": 2, "time": "19:00", "address": "1 Almaden Test Ave",
        "city": "San Jose", "state": "CA"});
    let call = json!({"slug": "call", "name": "Call", "day": 2, "time": "19:00", "timezone": "America/Los_Angeles",
        "conference_url": "https://meet.example.org/1"});
    let groups = groups_of(&[room, call]);
    let index = support::index_of(&groups);
    let locale = Locale::new(Language::En);
    // Tuesday 12:30 in San José.
    let now: Timestamp = "2026-12-01T20:30:00Z".parse().unwrap();
    for (viewer, of_room, of_call) in [
        ("America/Los_Angeles", "today 19:00", "today 19:00"),
        ("America/New_York", "today 19:00", "today 22:00 EST"),
        ("UTC", "today 19:00", "tomorrow 03:00 UTC"),
        ("Asia/Tokyo", "today 19:00", "today 12:00 JST"),
        ("America/Sao_Paulo", "today 19:00", "tomorrow 00:00 UTC-03"),
    ] {
        let zone = TimeZone::get(viewer).unwrap();
        let local_now = LocalNow { now, zone: zone.clone() };
        let results = find_groups(&index, &Query::default(), &local_now);
        for hit in &results.hits {
            let row = row_text(&index, hit, &locale, now, &zone);
            let expected = match row.name.as_str() {
                "Room" => of_room,
                "Call" => of_call,
                _ => continue,
            };
            assert_eq!(row.when, expected, "{} with a viewer in {viewer}", row.name);
        }
    }
}
