//! When invented groups meet.

use super::own_text::text;
use super::places::City;
use super::rng::Rng;
use crate::group::{Clock, Coded, Format, FormatSet, Meeting, Rule, Weekday, Zone};
use crate::topic::Language;
use jiff::ToSpan;
use jiff::civil::{Date, date};

/// A Monday from which fortnightly meetings count.
const FIRST_MONDAY: Date = date(2026, 1, 5);

/// The meetings of one group; none = by appointment.
pub(super) fn meetings(city: City, formats: FormatSet, rng: &mut Rng) -> Vec<Meeting> {
    if formats.is_empty() || rng.one_in(10) {
        return Vec::new();
    }
    let talks = [Format::InPerson, Format::Online, Format::Phone, Format::Chat];
    if !talks.iter().any(|format| formats.contains(*format)) {
        return Vec::new(); // a forum or letters have no hours
    }
    let mut found = vec![meeting(city, formats, rng)];
    if rng.one_in(14) {
        found.push(meeting(city, formats, rng));
    }
    found
}

fn meeting(city: City, formats: FormatSet, rng: &mut Rng) -> Meeting {
    // Self-help meets after work, and on weekday mornings.
    let days = [0, 1, 1, 2, 2, 3, 3, 4, 5, 6];
    let day = Weekday::from_ordinal(rng.pick(&days)).unwrap_or(Weekday::Tuesday);
    let hours = [9, 10, 10, 12, 15, 16, 17, 18, 18, 18, 19, 19, 19, 20, 22];
    let start = Clock::new(rng.pick(&hours), rng.pick(&[0, 0, 30, 15]));
    let length = rng.pick(&[60_u16, 90, 90, 120]);
    let end = start.and_then(|s| {
        let minutes = (s.minutes_of_day() + length) % 1440;
        Clock::new(minutes / 60, minutes % 60)
    });
    let mut meeting = Meeting::every_week(day, start, end);
    let letters = day.rfc5545();
    let rule = match rng.below(20) {
        11 | 12 => {
            let first = i64::from(day.ordinal()) + if rng.one_in(2) { 0 } else { 7 };
            let start = FIRST_MONDAY.checked_add(first.days()).unwrap_or(FIRST_MONDAY);
            Some(format!("FREQ=WEEKLY;INTERVAL=2;BYDAY={letters};DTSTART={}", start.strftime("%Y%m%d")))
        }
        13 | 14 => Some(format!("FREQ=MONTHLY;BYDAY=1{letters}")),
        15 => Some(format!("FREQ=MONTHLY;BYDAY=1{letters},3{letters}")),
        16 => Some(format!("FREQ=MONTHLY;BYDAY={}{letters}", rng.pick(&[2, 3, 4]))),
        17 => Some(format!("FREQ=MONTHLY;BYDAY=-1{letters}")),
        18 if !formats.contains(Format::InPerson) => Some("FREQ=DAILY".to_owned()),
        18 => Some(format!("FREQ=WEEKLY;INTERVAL=2;BYDAY={letters}")), // which weeks is not known
        _ => None,                                                     // every week
    };
    if let Some(rule) = rule.and_then(|rule| Rule::parse(&rule, Some(day)).ok()) {
        meeting.rule = rule;
    }
    if rng.one_in(30) {
        meeting.start = None;
        meeting.end = None;
    } else if rng.one_in(6) {
        meeting.end = None;
    }
    meeting.zone = city.zone.and_then(Zone::parse);
    if rng.one_in(20) {
        meeting.note = Some(text(match city.language {
            Language::De => "nicht in den Schulferien",
            Language::Nb => "ikke i skoleferiene",
            Language::En => "not during school holidays",
        }));
        meeting.dates_vary = true;
    }
    meeting
}
