//! Days and times of a Meeting Guide record.

use super::feed_context::FeedContext;
use super::fields::Guide;
use crate::feed::json::{Raw, Shape};
use crate::feed::record::Problems;
use crate::feed::values::time_of_day;
use crate::feed::values::weekdays;
use crate::group::{Clock, Meeting, Rule, Text, Weekday};

/// When a record meets.
#[derive(Debug, Default)]
pub struct MeetingSchedule {
    /// One meeting for each day; empty = by appointment.
    pub meetings: Vec<Meeting>,
    /// Words about time that could not be read, for the description.
    pub words: Vec<Text>,
}

/// Reads days and times; the zone is read with the place. `None` where there is a day that cannot be read: to list such a meeting as "by
/// appointment" would be wrong.
pub fn read_schedule(
    fields: &Guide<'_>,
    feed: &FeedContext,
    problems: &mut Problems<'_>,
) -> Option<MeetingSchedule> {
    let days = read_days(fields.day, feed, problems)?;
    let mut when = MeetingSchedule::default();
    let start = read_time(fields.time, "time", feed, problems, &mut when);
    let mut end = read_time(fields.end_time, "end_time", feed, problems, &mut when);
    if end.is_some() && end == start {
        problems.repair("end_time", "the same as time", "an end after the start; unknown");
        end = None;
    }
    if start.is_none() {
        end = None;
    }
    if days.is_empty() {
        if let Some(start) = start {
            problems.repair("day", "nothing", format!("a day for {start}; shown as by appointment"));
        }
        return Some(when);
    }
    if start.is_none() && when.words.is_empty() {
        problems.repair("time", "nothing", "a time for the day; unknown");
    }
    when.meetings = days
        .into_iter()
        .map(|day| Meeting {
            rule: Rule::weekly(day),
            start,
            end,
            zone: feed.zone.clone(),
            note: None,
            dates_vary: false,
        })
        .collect();
    Some(when)
}

/// The days in the order of the feed, each once. Numbers count from 0 = Sunday; names, lists and lists in words
/// are understood too.
fn read_days(raw: Option<Raw<'_>>, feed: &FeedContext, problems: &mut Problems<'_>) -> Option<Vec<Weekday>> {
    let mut found = Vec::new();
    let Some(raw) = raw.filter(|raw| !raw.is_blank()) else { return Some(found) };
    let mut add = |day: Weekday| {
        if !found.contains(&day) {
            found.push(day);
        }
    };
    match raw.items() {
        None => {
            if let Some((days, plain)) = parse_days(raw) {
                for day in &days {
                    add(*day);
                }
                note_odd_day(raw, "day", plain, &days, feed, problems);
            } else {
                problems.quarantine(
                    "day",
                    &raw.describe(),
                    "a number from 0 (Sunday) to 6, or the name of a day",
                );
                return None;
            }
        }
        Some(items) => {
            let empty = items.is_empty();
            for (n, item) in items.into_iter().take(14).enumerate() {
                let path = format!("day[{n}]");
                match parse_days(item) {
                    Some((days, plain)) => {
                        for day in &days {
                            add(*day);
                        }
                        note_odd_day(item, &path, plain, &days, feed, problems);
                    }
                    None => {
                        problems.repair(&path, &item.describe(), "a number from 0 (Sunday) to 6; left out");
                    }
                }
            }
            if found.is_empty() && !empty {
                problems.quarantine("day", "no day that can be read", "numbers from 0 (Sunday) to 6");
                return None;
            }
        }
    }
    Some(found)
}

fn note_odd_day(
    raw: Raw<'_>,
    path: &str,
    plain: bool,
    days: &[Weekday],
    feed: &FeedContext,
    problems: &mut Problems<'_>,
) {
    if !plain && !feed.is_table && !days.is_empty() {
        problems.repair(path, &raw.describe(), "a number from 0 (Sunday) to 6; the name is read");
    }
}

/// One value: its days, and whether it is written as the specification says. Empty days = by appointment.
fn parse_days(raw: Raw<'_>) -> Option<(Vec<Weekday>, bool)> {
    let words = match raw.shape() {
        Shape::Number => raw.string_or_number(),
        _ => raw.string(),
    }?;
    let words = words.trim();
    if let Ok(number) = words.parse::<i64>() {
        return weekdays::from_sunday_zero(number).map(|day| (vec![day], true));
    }
    if weekdays::means_by_appointment(words) {
        return Some((Vec::new(), false));
    }
    if let Some(all) = weekdays::parse_daily(words) {
        return Some((all.iter().collect(), false));
    }
    let parts = words.split([',', ';', '/', '&', '|']).map(str::trim).filter(|part| !part.is_empty());
    let days: Option<Vec<Weekday>> = parts
        .map(|part| match part.parse::<i64>() {
            Ok(number) => weekdays::from_sunday_zero(number),
            Err(_) => weekdays::from_name(part),
        })
        .collect();
    days.filter(|days| !days.is_empty()).map(|days| (days, false))
}

fn read_time(
    raw: Option<Raw<'_>>,
    path: &str,
    feed: &FeedContext,
    problems: &mut Problems<'_>,
    when: &mut MeetingSchedule,
) -> Option<Clock> {
    let raw = raw.filter(|raw| !raw.is_blank())?;
    let Some(words) = raw.string_or_number() else {
        problems.repair(path, &raw.describe(), "HH:MM; unknown");
        return None;
    };
    if weekdays::means_by_appointment(&words) {
        return None;
    }
    if let Some(read) = time_of_day::parse_time(&words) {
        if !read.plain && !feed.is_table {
            problems.repair(path, &words, format!("HH:MM; read as {}", read.clock));
        }
        Some(read.clock)
    } else {
        problems.repair(path, &words, "HH:MM; unknown, shown as written");
        let name = if path == "time" { "Time" } else { "End" };
        let line = problems.clean_text(crate::feed::text::Field::Line, path, &format!("{name}: {words}"));
        when.words.extend(line);
        None
    }
}
