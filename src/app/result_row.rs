//! What one result says in a list, in the order of importance: name, place, time. Shared by the screen and by
//! anything that reads results aloud or prints them.

use crate::group::{Format, Kind, Next, Status};
use crate::locale::Locale;
use crate::search::{Hit, Index};
use crate::topic::Facets;
use jiff::Timestamp;
use jiff::tz::TimeZone;

/// The texts of a row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RowText {
    /// The name.
    pub name: String,
    /// The topic, or what kind of listing it is where it is no group.
    pub what: String,
    /// The place, with its distance where one was asked for; else how it meets.
    pub place: String,
    /// When it meets next, on the viewer's wall.
    pub when: String,
}

/// The row of a result.
pub fn row_text(index: &Index, hit: &Hit, locale: &Locale, now: Timestamp, zone: &TimeZone) -> RowText {
    let row = index.row(hit.ordinal);
    let language = locale.language();
    let formats = row.formats();
    let mut place = match (row.town_name(), row.country()) {
        (Some(town), _) => town.to_owned(),
        (None, Some(country)) => Facets::embedded().label_of("country", country.code(), language).to_owned(),
        (None, None) => String::new(),
    };
    let reachable_from_afar = [(Format::Online, "row-online"), (Format::Phone, "row-phone")];
    let ways: Vec<String> = reachable_from_afar
        .iter()
        .filter(|(format, _)| formats.contains(*format))
        .map(|(_, key)| locale.text(key))
        .collect();
    if row.kind() == Kind::Group {
        if formats.contains(Format::InPerson) || ways.is_empty() {
            if place.is_empty() {
                place = locale.text("row-unknown-place");
            }
            if let Some(km) = hit.distance_km {
                place = format!("{place}, {}", locale.distance(f64::from(km)));
            }
        } else {
            place.clear();
        }
        let ways = ways.join(", ");
        place = match (place.is_empty(), ways.is_empty()) {
            (true, _) => ways,
            (false, true) => place,
            (false, false) => format!("{place} + {ways}"),
        };
    } else if let Some(km) = hit.distance_km {
        place = format!("{place}, {}", locale.distance(f64::from(km)));
    }
    let what = if row.kind() == Kind::Group {
        row.topic_labels(language).next().unwrap_or_default()
    } else {
        Facets::embedded().label_of("kind", crate::group::Coded::id(row.kind()), language).to_owned()
    };
    let when = match row.status() {
        Status::Ended => locale.text("row-ended"),
        Status::Paused => locale.text("row-paused"),
        Status::Founding | Status::Seekers => locale.text("row-founding"),
        Status::Active => match row.next_meeting(now) {
            Some(next) => next_text(&next, locale, now, zone),
            None if row.kind() == Kind::Group => locale.text("row-by-appointment"),
            None => String::new(),
        },
    };
    RowText { name: row.name().to_owned(), what, place, when }
}

/// When a meeting is next, on the viewer's wall: "today 18:30", "Tue 1 Dec 18:30", "now, until 20:00".
pub fn next_text(next: &Next, locale: &Locale, now: Timestamp, zone: &TimeZone) -> String {
    let today = zone.to_datetime(now).date();
    if next.running {
        return match next.ends.filter(|_| next.end.is_some()) {
            Some(ends) => {
                let ends = zone.to_datetime(ends);
                let time = locale.time(ends.time());
                locale.with("row-running", &[("time", time.into())])
            }
            None => locale.text("row-running-open"),
        };
    }
    let (date, time) = match next.for_viewer(zone) {
        Some((local, _)) => (local.date(), Some(locale.time(local.time()))),
        None => (next.date, next.start.map(|start| locale.time(start.to_civil()))),
    };
    let date = locale.date_near(date, today);
    match time {
        None => locale.with("row-day-only", &[("date", date.into())]),
        Some(time) => {
            let key = if next.certain { "row-next" } else { "row-next-uncertain" };
            locale.with(key, &[("date", date.into()), ("time", time.into())])
        }
    }
}
