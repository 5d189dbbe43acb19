//! The week without its drawing: the parts of a day, and what is said of the selected meeting.

use super::result_row::row_text;
use super::state::State;
use crate::group::Weekday;
use crate::locale::Locale;
use crate::search::{DAY, Hit, Index, Occurrence};
use jiff::civil::{Date, Time};
use jiff::tz::TimeZone;
use jiff::{Timestamp, ToSpan};
use std::ops::Range;

/// The parts of a day, each with the hour at which it ends, and its key in the locale files.
pub const PARTS: [(u16, &str); 5] = [
    (6, "week-night"),
    (12, "week-morning"),
    (17, "week-afternoon"),
    (24, "week-evening"),
    (24, "week-any-time"),
];

/// The day of a meeting, from 0 for today on.
pub const fn day_of(meeting: &Occurrence) -> usize {
    meeting.begins as usize / DAY as usize
}

/// The part of the day of a meeting, by its place in [`PARTS`].
pub fn part_of(meeting: &Occurrence) -> usize {
    if !meeting.has_time {
        return PARTS.len() - 1;
    }
    let hour = meeting.begins % DAY as u16 / 60;
    PARTS.iter().position(|(until, _)| hour < *until).unwrap_or(0)
}

/// The meetings of a day, by their places in the order of time.
pub fn meetings_of(meetings: &[Occurrence], day: usize) -> Range<usize> {
    let until = |day: usize| meetings.partition_point(|meeting| day_of(meeting) < day);
    until(day)..until(day + 1)
}

/// The date of a day of the week that is shown.
pub fn date_of(day: usize, now: Timestamp, zone: &TimeZone) -> Date {
    let today = zone.to_datetime(now).date();
    today.checked_add((day as i64).days()).unwrap_or(today)
}

/// A date by its weekday and day of the month alone: "Tue 24".
pub fn short_date(date: Date, locale: &Locale) -> String {
    format!("{} {}", locale.day_short(Weekday::of_date(date)), date.day())
}

/// When a meeting begins on its day.
pub fn start_of(meeting: &Occurrence) -> Time {
    let minute = meeting.begins % DAY as u16;
    Time::new((minute / 60) as i8, (minute % 60) as i8, 0, 0).unwrap_or(Time::MIN)
}

/// From when to when a meeting is, in words.
pub fn time_words(meeting: &Occurrence, locale: &Locale) -> String {
    if !meeting.has_time {
        return locale.text("detail-time-open");
    }
    let start = start_of(meeting);
    let from = locale.time(start);
    match meeting.lasts {
        Some(lasts) => {
            let end = start.wrapping_add(i64::from(lasts).minutes());
            locale.with("week-from-to", &[("from", from.into()), ("to", locale.time(end).into())])
        }
        None => locale.with("week-from", &[("from", from.into())]),
    }
}

/// What is said of a meeting without its day: "18:00 to 19:30. Name. Bergen. Alcohol".
pub fn meeting_words(
    meeting: &Occurrence,
    state: &State,
    index: &Index,
    locale: &Locale,
    (now, zone): (Timestamp, &TimeZone),
) -> String {
    let hits = state.results.as_ref().map(|results| results.hits.as_slice()).unwrap_or_default();
    let listed = hits.iter().find(|hit| hit.ordinal == meeting.group).copied();
    let hit = listed.unwrap_or_else(|| Hit::of(meeting.group));
    let row = row_text(index, &hit, locale, now, zone);
    let doubt = if meeting.is_certain { String::new() } else { locale.text("week-uncertain") };
    let facts = [time_words(meeting, locale), row.name, row.place, row.what, doubt];
    facts.into_iter().filter(|fact| !fact.is_empty()).collect::<Vec<_>>().join(". ")
}

/// What is said of the selected meeting: when, who, where, and how many there are on that day.
pub fn selected_words(
    state: &State,
    index: &Index,
    locale: &Locale,
    (now, zone): (Timestamp, &TimeZone),
) -> String {
    let meetings = &state.week.meetings;
    let Some((at, meeting)) = state.week.selected.and_then(|at| Some((at, meetings.get(at)?))) else {
        let Some(group) = state.list.group.filter(|_| !meetings.is_empty()) else {
            return locale.text("week-nothing");
        };
        return locale.with("week-not", &[("name", index.row(group).name().into())]);
    };
    let day = day_of(meeting);
    let date = locale.date_near(date_of(day, now, zone), date_of(0, now, zone));
    let that_day = meetings_of(meetings, day);
    let values = [
        ("n", locale.number((at - that_day.start + 1) as u64).into()),
        ("all", locale.number(that_day.len() as u64).into()),
        ("date", date.clone().into()),
    ];
    let words = meeting_words(meeting, state, index, locale, (now, zone));
    let date = crate::locale::capitalised(&date);
    format!("{date}, {words}. {}.", locale.with("week-rank", &values))
}
