//! One meeting of a group, and when it is next.

use super::coded::CodedSet;
use super::{Clock, Frequency, Rule, Text, Weekday, Zone};
use jiff::civil::Date;
use jiff::tz::TimeZone;
use jiff::{SignedDuration, Timestamp, ToSpan};

/// A meeting that recurs.
#[derive(Debug, Clone, PartialEq)]
pub struct Meeting {
    /// On which days. A plain weekly meeting is [`Rule::every_week`].
    pub rule: Rule,
    /// When it starts, local time of its zone; `None` = the day is known and the time is not.
    pub start: Option<Clock>,
    /// When it ends; at or before the start means the next day.
    pub end: Option<Clock>,
    /// The zone, where the listing states one; see [`super::Group::zone_of`].
    pub zone: Option<Zone>,
    /// What else matters about this meeting.
    pub note: Option<Text>,
    /// The listing's words say that some dates differ ("only 1st and 3rd Sundays"). Words never become a
    /// recurrence: 36 of 40 such notes mean something else.
    pub dates_vary: bool,
}

/// The next time a meeting happens, or the time it is happening now.
#[derive(Debug, Clone, PartialEq)]
pub struct Next {
    /// The date, in the meeting's zone.
    pub date: Date,
    /// When it starts, in the meeting's zone.
    pub start: Option<Clock>,
    /// When it ends, in the meeting's zone.
    pub end: Option<Clock>,
    /// The meeting's zone; `None` = unknown, and shown so.
    pub zone: Option<Zone>,
    /// The moment it starts; `None` where zone or time are unknown.
    pub begins: Option<Timestamp>,
    /// The moment it ends, as far as is known when it begins; an hour later where nobody says.
    pub ends: Option<Timestamp>,
    /// Whether it is happening now.
    pub running: bool,
    /// Whether people go there and read the clock of the place; otherwise their own.
    pub at_place: bool,
    /// Whether the date is sure: see [`Rule::is_certain`] and [`Meeting::dates_vary`].
    pub certain: bool,
    order: Timestamp,
}

/// How long a meeting lasts where nobody says (Meeting Guide: clients assume an hour).
const USUAL_LENGTH_MINUTES: i64 = 60;

impl Meeting {
    /// A plain weekly meeting.
    pub fn every_week(day: Weekday, start: Option<Clock>, end: Option<Clock>) -> Self {
        Self { rule: Rule::every_week(day), start, end, zone: None, note: None, dates_vary: false }
    }

    /// The weekdays on which it can fall; all of them for a daily rule or one by days of the month.
    pub fn weekdays(&self) -> CodedSet<Weekday> {
        if self.rule.by_day().is_empty() {
            return CodedSet::from_bits(u32::MAX);
        }
        self.rule.by_day().iter().map(|by| by.day).collect()
    }

    /// The only weekday on which it falls, where there is one.
    pub fn only_day(&self) -> Option<Weekday> {
        let days = self.weekdays();
        days.iter().next().filter(|_| days.len() == 1)
    }

    /// When it happens next, seen at the moment `now`. A meeting without a known zone is taken to go by the clock of
    /// the viewer, and says that the moment is unknown.
    pub fn find_next(&self, zone: Option<&Zone>, viewer: &TimeZone, now: Timestamp) -> Option<Next> {
        let tz = zone.map_or(viewer, Zone::time_zone);
        // Yesterday's meeting may still be running.
        let mut from = tz.to_datetime(now).date().yesterday().ok()?;
        loop {
            let date = self.rule.on_or_after(from)?;
            let begins = timestamp_of(date, self.start, tz)?;
            let ends = match (self.start, self.end) {
                (Some(start), Some(end)) if end > start => timestamp_of(date, Some(end), tz)?,
                (Some(_), Some(end)) => timestamp_of(date.tomorrow().ok()?, Some(end), tz)?,
                (Some(_), None) => begins + SignedDuration::from_mins(USUAL_LENGTH_MINUTES),
                (None, _) => timestamp_of(date.tomorrow().ok()?, None, tz)?,
            };
            if ends > now {
                let known = zone.is_some() && self.start.is_some();
                return Some(Next {
                    date,
                    start: self.start,
                    end: self.end,
                    zone: zone.cloned(),
                    begins: known.then_some(begins),
                    ends: known.then_some(ends),
                    running: self.start.is_some() && begins <= now,
                    at_place: true,
                    certain: self.rule.is_certain() && !self.dates_vary,
                    order: begins,
                });
            }
            from = date.checked_add(1.day()).ok()?;
        }
    }

    /// Whether it is every week on one day, which needs no further words.
    pub fn is_plain_weekly(&self) -> bool {
        self.rule.is_weekly() && self.rule.by_day().len() == 1 && self.rule.until().is_none()
    }

    /// Whether it happens every day.
    pub fn is_daily(&self) -> bool {
        self.rule.interval() == 1
            && (self.rule.frequency() == Frequency::Daily && self.rule.by_day().is_empty()
                || self.rule.frequency() == Frequency::Weekly && self.weekdays().len() == 7)
    }
}

/// The moment of a local time, midnight where there is none. "Compatible" moves a time inside a spring gap forward,
/// as a wall clock would.
fn timestamp_of(date: Date, clock: Option<Clock>, zone: &TimeZone) -> Option<Timestamp> {
    let time = clock.map_or(jiff::civil::Time::MIN, Clock::to_civil);
    zone.to_ambiguous_timestamp(date.to_datetime(time)).compatible().ok()
}

impl Next {
    /// Orders meetings by when they start.
    pub fn sort_key(&self) -> Timestamp {
        self.order
    }

    /// The same meeting, whose time people read at the place or with themselves.
    #[must_use]
    pub fn read_at_place(self, at_place: bool) -> Self {
        Self { at_place, ..self }
    }

    /// The day it is where people read the clock: at the place, or with the viewer.
    pub fn today(&self, now: Timestamp, viewer: &TimeZone) -> Date {
        let there = self.zone.as_ref().filter(|_| self.at_place);
        there.map_or(viewer, Zone::time_zone).to_datetime(now).date()
    }

    /// Date and time in the zone `viewer`, and by how many days that date differs from the
    /// meeting's own (-1, 0 or 1). `None` where the moment is unknown.
    pub fn for_viewer(&self, viewer: &TimeZone) -> Option<(jiff::civil::DateTime, i32)> {
        let local = viewer.to_datetime(self.begins?);
        let shift = self.date.until(local.date()).map_or(0, |span| span.get_days());
        Some((local, shift))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    fn at(text: &str) -> Timestamp {
        text.parse().unwrap()
    }

    fn clock(text: &str) -> Option<Clock> {
        Clock::parse(text)
    }

    #[test]
    fn the_next_meeting_is_today_until_it_is_over() {
        let zone = Zone::parse("Europe/Berlin").unwrap();
        let meeting = Meeting::every_week(Weekday::Tuesday, clock("18:30"), clock("20:00"));
        let next = |now| meeting.find_next(Some(&zone), &TimeZone::UTC, at(now)).unwrap();
        let before = next("2026-11-24T12:00:00Z");
        assert_eq!((before.date, before.running), (date(2026, 11, 24), false));
        let during = next("2026-11-24T18:59:00Z"); // 19:59 in Berlin
        assert_eq!((during.date, during.running), (date(2026, 11, 24), true));
        assert_eq!(next("2026-11-24T19:00:00Z").date, date(2026, 12, 1));
    }

    #[test]
    fn a_meeting_across_midnight_is_still_running_after_it() {
        let zone = Zone::parse("Europe/Oslo").unwrap();
        let meeting = Meeting::every_week(Weekday::Saturday, clock("23:00"), clock("01:00"));
        let next = meeting.find_next(Some(&zone), &TimeZone::UTC, at("2026-11-28T23:30:00Z")).unwrap(); // Sunday 00:30 in Oslo
        assert_eq!((next.date, next.running), (date(2026, 11, 28), true));
    }

    #[test]
    fn a_time_in_the_spring_gap_moves_forward() {
        let zone = Zone::parse("Europe/Berlin").unwrap();
        let meeting = Meeting::every_week(Weekday::Sunday, clock("02:30"), None);
        let next = meeting.find_next(Some(&zone), &TimeZone::UTC, at("2027-03-27T12:00:00Z")).unwrap();
        assert_eq!(next.begins, Some(at("2027-03-28T01:30:00Z"))); // 03:30 summer time
    }

    #[test]
    fn a_viewer_far_away_sees_another_day() {
        let zone = Zone::parse("America/Los_Angeles").unwrap();
        let meeting = Meeting::every_week(Weekday::Tuesday, clock("19:00"), None);
        let next = meeting.find_next(Some(&zone), &TimeZone::UTC, at("2026-11-24T12:00:00Z")).unwrap();
        let (local, shift) = next.for_viewer(Zone::parse("Europe/Berlin").unwrap().time_zone()).unwrap();
        assert_eq!((local.date(), local.hour(), shift), (date(2026, 11, 25), 4, 1));
    }

    #[test]
    fn an_unknown_zone_gives_a_date_and_no_moment() {
        let meeting = Meeting::every_week(Weekday::Friday, clock("18:00"), None);
        let viewer = TimeZone::get("America/Los_Angeles").unwrap();
        let next = |now| meeting.find_next(None, &viewer, at(now)).unwrap();
        let friday = next("2026-11-24T12:00:00Z");
        assert_eq!((friday.date, friday.begins, friday.running), (date(2026, 11, 27), None, false));
        // Friday 17:59 and 18:01 with the viewer, Saturday in UTC.
        assert!(!next("2026-11-28T01:59:00Z").running && next("2026-11-28T02:01:00Z").running);
        assert_eq!(next("2026-11-28T02:01:00Z").date, date(2026, 11, 27));
    }
}
