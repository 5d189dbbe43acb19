//! Times of day as feeds write them.

use super::schedule_text::{self, TimeSpan};
use crate::feed::words::FeedWords;
use crate::group::Clock;

/// A time of day that was read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ParsedTime {
    /// The time.
    pub clock: Clock,
    /// Whether it is written as the formats say: "HH:MM" or "HH:MM:SS". Anything else is worth a note.
    pub plain: bool,
}

impl ParsedTime {
    fn from_other_form(clock: Clock) -> Self {
        Self { clock, plain: false }
    }
}

/// Reads "18:30", "18:30:00", "6:30 PM", "7pm", "19.30", "19h30", "24:00" (midnight), "noon", "midnight", each
/// with space around it. `None` for everything else: a time is never guessed.
pub fn parse_time(text: &str) -> Option<ParsedTime> {
    if let Some(clock) = Clock::parse(text) {
        return Some(ParsedTime { clock, plain: true });
    }
    let lower = text.trim().to_lowercase();
    let words = &FeedWords::embedded().times;
    if words.noon.contains(&lower.as_str()) {
        return Clock::new(12, 0).map(ParsedTime::from_other_form);
    }
    if words.midnight.contains(&lower.as_str()) {
        return Clock::new(0, 0).map(ParsedTime::from_other_form);
    }
    let (digits, half) = split_half(&lower);
    let (digits, oclock) = match words.oclock.iter().find_map(|word| digits.strip_suffix(word)) {
        Some(hours) => (hours.trim_end(), true),
        None => (digits, false),
    };
    let mut parts = digits.split([':', '.', 'h']);
    let hour = parse_digits(parts.next()?, 1)?;
    let minute = match parts.next() {
        None => 0,
        // "19h" has nothing behind the h.
        Some("") if digits.ends_with('h') => 0,
        Some(minute) => parse_digits(minute, 2)?,
    };
    let seconds = parts.next();
    if parts.next().is_some() || seconds.is_some_and(|s| parse_digits(s, 2).is_none_or(|s| s > 59)) {
        return None;
    }
    match half {
        None => {
            // A bare "7" could be anything.
            if !oclock && !digits.contains([':', '.', 'h']) {
                return None;
            }
            let plain =
                seconds.is_some() && digits.len() == 8 && digits == text && !digits.contains(['.', 'h']);
            Some(ParsedTime { clock: Clock::new(hour, minute)?, plain })
        }
        Some(afternoon) => {
            if !(1..=12).contains(&hour) {
                return None;
            }
            Clock::new(hour % 12 + if afternoon { 12 } else { 0 }, minute).map(ParsedTime::from_other_form)
        }
    }
}

/// Reads what stands in a field for a time, and the end where it holds that too: everything that [`parse_time`] reads,
/// "18-20 Uhr", "kl 18", "7:00 PM - 8:30 PM", "18:00:00.000", a moment on the day that programs take for no day
/// (`2000-01-01T18:00:00.000Z`, `1899-12-30 18:00:00`), and the part of a day that spreadsheets keep: 0.75.
pub fn parse_times(text: &str) -> Option<TimeSpan> {
    let text = text.trim();
    if let Some(read) = parse_fraction_of_day(text) {
        return Some(TimeSpan { start: read, end: None });
    }
    let clock = strip_offset(strip_empty_day(text).unwrap_or(text));
    if let Some(read) = parse_time(strip_fraction_of_second(clock)) {
        return Some(TimeSpan { start: read.clock, end: None });
    }
    schedule_text::parse_time_span(clock)
}

/// "0.75" and "0,75" as 18:00; `None` where that is no whole minute.
fn parse_fraction_of_day(text: &str) -> Option<Clock> {
    let digits = text.strip_prefix("0.").or_else(|| text.strip_prefix("0,"))?;
    if digits.is_empty() || digits.len() > 18 || !digits.bytes().all(|b| b.is_ascii_digit()) {
        return None;
    }
    let part: f64 = format!("0.{digits}").parse().ok()?;
    let minutes = part * 24.0 * 60.0;
    let whole = minutes.round();
    // Spreadsheets write 15 digits; a person who rounds writes at least four.
    if (minutes - whole).abs() > 0.08 {
        return None;
    }
    let whole = whole as u16;
    Clock::new(whole / 60, whole % 60)
}

/// "T18:00:00" and "18:00+01:00" as the time on the clock of the place.
fn strip_offset(text: &str) -> &str {
    let clock =
        text.strip_prefix('T').filter(|rest| rest.starts_with(|c: char| c.is_ascii_digit())).unwrap_or(text);
    match clock.split_once('+') {
        Some((time, offset))
            if parse_time(time).is_some()
                && offset.len() > 1
                && offset.bytes().all(|b| b.is_ascii_digit() || b == b':') =>
        {
            time
        }
        _ => clock,
    }
}

/// The time of a moment on a day that stands for none.
fn strip_empty_day(text: &str) -> Option<&str> {
    let (day, time) = text.split_at_checked(10)?;
    let time = time.strip_prefix(['T', ' '])?;
    ["2000-01-01", "1899-12-30", "1899-12-31", "1900-01-01", "1900-01-00", "1970-01-01", "0001-01-01"]
        .contains(&day)
        .then(|| time.strip_suffix('Z').unwrap_or(time))
}

/// "18:00:00.000" without what follows the seconds.
fn strip_fraction_of_second(text: &str) -> &str {
    match text.split_once('.') {
        Some((clock, digits))
            if clock.len() == 8
                && clock.matches(':').count() == 2
                && digits.trim_end_matches('Z').bytes().all(|b| b.is_ascii_digit()) =>
        {
            clock
        }
        _ => text,
    }
}

/// Takes "am" or "pm" off: true = afternoon.
fn split_half(lower: &str) -> (&str, Option<bool>) {
    let words = &FeedWords::embedded().times;
    for (endings, afternoon) in [(&words.am, false), (&words.pm, true)] {
        if let Some(digits) = endings.iter().find_map(|ending| lower.strip_suffix(ending)) {
            return (digits.trim_end(), Some(afternoon));
        }
    }
    (lower, None)
}

/// Reads one or two ASCII digits, at least `least` of them.
fn parse_digits(text: &str, least: usize) -> Option<u16> {
    ((least..=2).contains(&text.len()) && text.bytes().all(|b| b.is_ascii_digit()))
        .then(|| text.parse().ok())
        .flatten()
}

/// Whether the words in the place of a time mean the whole day: "24 Hours".
pub fn means_all_day(words: &str) -> bool {
    FeedWords::embedded().times.all_day.contains(&words.trim().to_lowercase().as_str())
}

/// Reads a duration "HH:MM" or "HH:MM:SS" in minutes, up to a day (BMLT: "24:00:00" is legal).
pub fn parse_duration(text: &str) -> Option<u16> {
    let mut parts = text.trim().split(':');
    let (hours, minutes) = (parse_digits(parts.next()?, 1)?, parse_digits(parts.next()?, 2)?);
    let seconds = parts.next().map_or(Some(0), |s| parse_digits(s, 2))?;
    let total = hours * 60 + minutes;
    (parts.next().is_none() && minutes < 60 && seconds < 60 && total <= 24 * 60).then_some(total)
}

/// The time `minutes` after `start`, on the clock; a whole day later is the same time, which means the next day.
pub fn add_minutes(start: Clock, minutes: u16) -> Option<Clock> {
    let total = (start.minutes_of_day() + minutes) % (24 * 60);
    Clock::new(total / 60, total % 60)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_are_read_as_people_write_them() {
        for (text, expected, plain) in [
            ("19:30", "19:30", true),
            ("19:30:00", "19:30", true),
            ("00:00", "00:00", true),
            ("6:30 PM", "18:30", false),
            ("12:15 am", "00:15", false),
            ("12:00 pm", "12:00", false),
            ("7pm", "19:00", false),
            ("9 A.M.", "09:00", false),
            ("19.30", "19:30", false),
            ("19h30", "19:30", false),
            ("19h", "19:00", false),
            ("18:30 Uhr", "18:30", false),
            ("19 Uhr", "19:00", false),
            ("9:30", "09:30", false),
            (" 19:30 ", "19:30", false),
            ("24:00", "00:00", false),
            ("Noon", "12:00", false),
            ("midnight", "00:00", false),
        ] {
            let read = parse_time(text).unwrap_or_else(|| panic!("{text}"));
            assert_eq!((read.clock.to_string().as_str(), read.plain), (expected, plain), "{text}");
        }
    }

    #[test]
    fn times_are_not_guessed() {
        for text in [
            "",
            "7",
            "1930",
            "25:61",
            "9:5",
            "13:00 pm",
            "0:30 pm",
            "１９:３０",
            "19:30Z",
            "19:30+01:00",
            "19:30:00:00",
            "-1:00",
            "19:30:99",
            "evening",
            "19:30-20:30",
            ":30",
            "19:",
            "pm",
        ] {
            assert_eq!(parse_time(text), None, "{text}");
        }
    }

    #[test]
    fn fields_hold_spans_moments_and_parts_of_a_day() {
        for (text, expected) in [
            ("18:00:00.000", Some("18:00")),
            ("2000-01-01T18:00:00.000Z", Some("18:00")),
            ("1899-12-30 07:30:00", Some("07:30")),
            ("0.75", Some("18:00")),
            ("0,8125", Some("19:30")),
            ("0.77083333333333337", Some("18:30")),
            ("kl. 18", Some("18:00")),
            ("19:30-20:30", Some("19:30-20:30")),
            ("0.7512", None),
            ("2026-12-01 18:00:00", None),
            ("1.75", None),
            ("evening", None),
        ] {
            let read = parse_times(text).map(|time| {
                time.end.map_or_else(|| time.start.to_string(), |end| format!("{}-{end}", time.start))
            });
            assert_eq!(read.as_deref(), expected, "{text}");
        }
    }

    #[test]
    fn durations_reach_a_whole_day() {
        assert_eq!(parse_duration("01:30:00"), Some(90));
        assert_eq!(parse_duration("24:00:00"), Some(1440));
        assert_eq!(parse_duration("1:15"), Some(75));
        for wrong in ["", "25:00:00", "24:01:00", "01:60:00", "90", "x"] {
            assert_eq!(parse_duration(wrong), None, "{wrong}");
        }
        let start = Clock::new(23, 0).unwrap();
        assert_eq!(add_minutes(start, 90), Clock::new(0, 30));
        assert_eq!(add_minutes(start, 1440), Some(start));
    }
}
