//! Weekdays, times of day and parts of the day.

use super::coded::{Coded, CodedSet, coded};
use std::fmt;

coded! {
    /// A weekday. The week begins on Monday, as in ISO 8601; each feed maps its own base.
    pub enum Weekday: "day" {
        /// Monday.
        Monday = "mon",
        /// Tuesday.
        Tuesday = "tue",
        /// Wednesday.
        Wednesday = "wed",
        /// Thursday.
        Thursday = "thu",
        /// Friday.
        Friday = "fri",
        /// Saturday.
        Saturday = "sat",
        /// Sunday.
        Sunday = "sun",
    }
}

impl Weekday {
    /// The weekday of a date.
    pub fn of_date(date: jiff::civil::Date) -> Self {
        let offset = date.weekday().to_monday_zero_offset();
        u8::try_from(offset).ok().and_then(Self::from_ordinal).unwrap_or(Self::Monday)
    }

    /// The two letters of RFC 5545, section 3.3.10.
    pub fn rfc5545(self) -> &'static str {
        match self {
            Self::Monday => "MO",
            Self::Tuesday => "TU",
            Self::Wednesday => "WE",
            Self::Thursday => "TH",
            Self::Friday => "FR",
            Self::Saturday => "SA",
            Self::Sunday => "SU",
        }
    }

    /// The weekday `days` later.
    #[must_use]
    pub fn add_days(self, days: i32) -> Self {
        let ordinal = (i32::from(self.ordinal()) + days).rem_euclid(7);
        u8::try_from(ordinal).ok().and_then(Self::from_ordinal).unwrap_or(self)
    }
}

/// A time of day, in minutes since midnight, 0 to 1439, in the meeting's own zone.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Clock(u16);

impl Clock {
    /// A time from hours (0 to 23) and minutes (0 to 59).
    pub fn new(hour: u16, minute: u16) -> Option<Self> {
        (hour < 24 && minute < 60).then_some(Self(hour * 60 + minute))
    }

    /// Reads "HH:MM", 24-hour.
    pub fn parse(text: &str) -> Option<Self> {
        let (hour, minute) = text.split_once(':')?;
        Self::new(parse_two_digits(hour)?, parse_two_digits(minute)?)
    }

    /// Minutes since midnight.
    pub fn minutes_of_day(self) -> u16 {
        self.0
    }

    /// The time as jiff has it.
    pub fn to_civil(self) -> jiff::civil::Time {
        let hour = i8::try_from(self.0 / 60).unwrap_or(0);
        let minute = i8::try_from(self.0 % 60).unwrap_or(0);
        jiff::civil::time(hour, minute, 0, 0)
    }

    /// The parts of the day it falls in, one or two: at 11:00 it is morning and nearly midday.
    pub fn parts(self) -> CodedSet<DayPart> {
        DayPart::ALL.iter().copied().filter(|part| part.holds(self)).collect()
    }
}

fn parse_two_digits(text: &str) -> Option<u16> {
    if text.len() == 2 && text.bytes().all(|b| b.is_ascii_digit()) { text.parse().ok() } else { None }
}

impl fmt::Display for Clock {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:02}:{:02}", self.0 / 60, self.0 % 60)
    }
}

coded! {
    /// A part of the day, by when a meeting starts. The parts overlap as the words do: a morning lasts until noon, and
    /// who asks for Friday evening also means eleven o'clock.
    pub enum DayPart: "time" {
        /// 04:00 to 11:59.
        Morning = "morning",
        /// 11:00 to 13:59.
        Midday = "midday",
        /// 12:00 to 17:59.
        Afternoon = "afternoon",
        /// 17:00 to 23:59.
        Evening = "evening",
        /// 22:00 to 03:59.
        Night = "night",
    }
}

impl DayPart {
    /// Whether a time falls in this part.
    pub fn holds(self, clock: Clock) -> bool {
        let hour = clock.0 / 60;
        match self {
            Self::Morning => (4..12).contains(&hour),
            Self::Midday => (11..14).contains(&hour),
            Self::Afternoon => (12..18).contains(&hour),
            Self::Evening => hour >= 17,
            Self::Night => !(4..22).contains(&hour),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_are_strict() {
        assert_eq!(Clock::parse("18:30").map(Clock::minutes_of_day), Some(1110));
        assert_eq!(Clock::parse("00:00").map(Clock::minutes_of_day), Some(0));
        for wrong in ["24:00", "18:60", "8:30", "18.30", "18:30:00", "", "ab:cd", "-1:00", "+1:00"] {
            assert_eq!(Clock::parse(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn every_time_falls_in_some_part_of_the_day() {
        let parts = |text| Clock::parse(text).unwrap().parts().iter().map(Coded::id).collect::<Vec<_>>();
        assert_eq!(parts("04:00"), ["morning"]);
        assert_eq!(parts("11:59"), ["morning", "midday"]);
        assert_eq!(parts("12:00"), ["midday", "afternoon"]);
        assert_eq!(parts("17:30"), ["afternoon", "evening"]);
        assert_eq!(parts("21:59"), ["evening"]);
        assert_eq!(parts("23:59"), ["evening", "night"]);
        assert_eq!(parts("03:59"), ["night"]);
        assert!((0..24).all(|hour| !Clock::new(hour, 0).unwrap().parts().is_empty()));
    }

    #[test]
    fn days_follow_the_calendar() {
        assert_eq!(Weekday::of_date(jiff::civil::date(2026, 11, 24)), Weekday::Tuesday);
        assert_eq!(Weekday::Sunday.add_days(1), Weekday::Monday);
        assert_eq!(Weekday::Monday.add_days(-1), Weekday::Sunday);
    }
}
