//! What one result says in a list, in the order of importance: name, place, time. Shared by the screen and by
//! anything that reads results aloud or prints them.

use crate::group::{Clock, Format, Kind, Next, Status, Zone};
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
        Status::Active => match row.next_meeting(now, zone) {
            Some(next) => next_text(&next, locale, now, zone),
            None if row.kind() == Kind::Group => locale.text("row-by-appointment"),
            None => String::new(),
        },
    };
    RowText { name: row.name().to_owned(), what, place, when }
}

/// When a meeting is next: "today 18:30", "Tue 1 Dec 18:30", "now, until 20:00". Where people go there, on the wall of
/// the place; what they join from afar, on the viewer's, whose zone is named if it is another one.
pub fn next_text(next: &Next, locale: &Locale, now: Timestamp, zone: &TimeZone) -> String {
    let today = next.today(now, zone);
    let named = zone_name(next, zone);
    if next.running {
        let end = match next.ends.filter(|_| !next.at_place) {
            Some(ends) => Some(zone.to_datetime(ends).time()),
            None => next.end.map(Clock::civil),
        };
        return match end.filter(|_| next.end.is_some()) {
            Some(end) => {
                let time = format!("{}{named}", locale.time(end));
                locale.with("row-running", &[("time", time.into())])
            }
            None => locale.text("row-running-open"),
        };
    }
    let (date, time) = match next.for_viewer(zone).filter(|_| !next.at_place) {
        Some((local, _)) => (local.date(), Some(local.time())),
        None => (next.date, next.start.map(Clock::civil)),
    };
    let time = time.map(|time| format!("{}{named}", locale.time(time)));
    let date = locale.date_near(date, today);
    match time {
        None => locale.with("row-day-only", &[("date", date.into())]),
        Some(time) => {
            let key = if next.certain { "row-next" } else { "row-next-uncertain" };
            locale.with(key, &[("date", date.into()), ("time", time.into())])
        }
    }
}

/// The viewer's zone with its space, where the times of a meeting are turned into it.
fn zone_name(next: &Next, viewer: &TimeZone) -> String {
    let Some(begins) = next.begins.filter(|_| !next.at_place) else { return String::new() };
    let there = next.zone.as_ref().map_or(viewer, Zone::tz).to_offset(begins);
    let here = viewer.to_offset_info(begins);
    if here.offset() == there {
        return String::new();
    }
    // Zones without letters of their own are called by their offset: "-03".
    let letters = here.abbreviation();
    if letters.starts_with(['+', '-']) { format!(" UTC{letters}") } else { format!(" {letters}") }
}
