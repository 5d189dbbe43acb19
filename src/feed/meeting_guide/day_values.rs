//! Days, dates and times of day in the forms in which single values are found in feeds.

use crate::feed::json::{Raw, Shape};
use crate::feed::values::dates::{self, Confirmation};
use crate::feed::values::schedule_text::TimeSpan;
use crate::feed::values::{time_of_day, weekdays};
use crate::group::{Clock, Frequency, Rule, Weekday};
use jiff::civil::Date;

/// A plain weekly rule as one rule a day: each is found and shown by its own day.
pub(super) fn split_weekly(rule: &Rule) -> Vec<Rule> {
    let plain = rule.frequency() == Frequency::Weekly && rule.interval() == 1 && rule.until().is_none();
    if !plain || rule.start().is_some() {
        return vec![rule.clone()];
    }
    rule.by_day().iter().map(|by_day| Rule::every_week(by_day.day)).collect()
}

/// One value: its days, and whether it is written as the specification says. Empty days = by appointment.
pub(super) fn parse_days(raw: Raw<'_>, counts_to_seven: bool) -> Option<(Vec<Weekday>, bool)> {
    let words = match raw.shape() {
        Shape::Number => raw.string_or_number(),
        _ => raw.string(),
    }?;
    let words = words.trim();
    if let Some((number, plain)) = parse_day_number(words) {
        let (number, plain) = if number == 7 && counts_to_seven { (0, false) } else { (number, plain) };
        return weekdays::from_sunday_zero(number).map(|day| (vec![day], plain));
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

/// "1", and "1.0" as some programs write it.
pub(super) fn parse_day_number(words: &str) -> Option<(i64, bool)> {
    if let Ok(number) = words.parse::<i64>() {
        return Some((number, true));
    }
    let (whole, rest) = words.split_once('.')?;
    let zeros = !rest.is_empty() && rest.bytes().all(|b| b == b'0');
    whole.parse().ok().filter(|_| zeros).map(|number| (number, false))
}

/// "1930" and "1930-2100" in a field for times.
pub(super) fn parse_military(words: &str) -> Option<TimeSpan> {
    let clock = |digits: &str| {
        let digits = digits.trim();
        let is_joined = digits.len() == 4 && digits.bytes().all(|b| b.is_ascii_digit());
        let (hour, minute) = digits.split_at_checked(2).filter(|_| is_joined)?;
        Clock::new(hour.parse().ok()?, minute.parse().ok()?)
    };
    match words.split_once(['-', '–']) {
        None => Some(TimeSpan { start: clock(words)?, end: None }),
        Some((start, end)) => Some(TimeSpan { start: clock(start)?, end: Some(clock(end)?) }),
    }
}

pub(super) fn parse_date(words: &str) -> Option<Date> {
    // Dates of meetings may lie ahead.
    match dates::parse_confirmation(words, Date::MAX) {
        Confirmation::Day(date) => Some(date),
        Confirmation::Future | Confirmation::Unknown => parse_date_with_day(words),
    }
}

/// "Do, 03.12.2026": a date with its own weekday before it. `None` where it falls on another.
fn parse_date_with_day(words: &str) -> Option<Date> {
    let (name, date) = words.trim().split_once([' ', ','])?;
    let day = weekdays::from_name(name)?;
    let date = parse_date(date.trim_start_matches([' ', ',']))?;
    (Weekday::of_date(date) == day).then_some(date)
}

/// A meeting on one date, unless it is past.
pub(super) fn single_date(date: Date, today: Date) -> Option<Rule> {
    if date < today {
        return None;
    }
    Rule::parse(&format!("FREQ=DAILY;COUNT=1;DTSTART={}", date.strftime("%Y%m%d")), None).ok()
}

/// Morning or evening, said in a field of its own; only what can be either is moved.
pub(super) fn apply_half(span: TimeSpan, words: &str) -> TimeSpan {
    let letters: String = words.to_lowercase().chars().filter(char::is_ascii_alphabetic).collect();
    let afternoon = match letters.as_str() {
        "pm" | "p" => true,
        "am" | "a" => false,
        _ => return span,
    };
    let move_clock = |clock: Clock| {
        let (hour, minute) = (clock.minutes_of_day() / 60, clock.minutes_of_day() % 60);
        match (afternoon, hour) {
            (true, 1..=11) => Clock::new(hour + 12, minute).unwrap_or(clock),
            (false, 12) => Clock::new(0, minute).unwrap_or(clock),
            _ => clock,
        }
    };
    let start = move_clock(span.start);
    let end = span.end.map(|end| {
        // "11:00 AM" to "1:00" ends after noon.
        let moved = move_clock(end);
        if moved < start && moved.minutes_of_day() < 12 * 60 {
            Clock::new(moved.minutes_of_day() / 60 + 12, moved.minutes_of_day() % 60).unwrap_or(moved)
        } else {
            moved
        }
    });
    TimeSpan { start, end }
}

/// "90", "90 min", "1:30", "1,5 h", "2 Stunden", up to a day.
pub(super) fn parse_minutes(text: &str) -> Option<u16> {
    let text = text.trim().to_lowercase();
    if let Some(minutes) = time_of_day::parse_duration(&text) {
        return Some(minutes);
    }
    let number: String = text.chars().take_while(|c| c.is_ascii_digit() || ".,".contains(*c)).collect();
    let unit = text.get(number.len()..)?.trim();
    let value: f64 = number.replace(',', ".").parse().ok()?;
    let hours = ["h", "hr", "hrs", "hour", "hours", "std", "std.", "stunde", "stunden", "time", "timer", "t"];
    let minutes = match unit {
        unit if hours.contains(&unit) => value * 60.0,
        "" | "m" | "min" | "min." | "mins" | "minute" | "minutes" | "minuten" | "minutt" | "minutter" => {
            value
        }
        _ => return None,
    };
    // A meeting of "2" lasts hours, and nobody writes that of minutes.
    let minutes = if unit.is_empty() && (0.5..=6.0).contains(&value) { value * 60.0 } else { minutes };
    (1.0..=1440.0).contains(&minutes).then_some(minutes as u16)
}
