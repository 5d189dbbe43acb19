//! Minutes until meetings begin, by the clocks of all zones at one moment.

use super::clock_span::ClockSpan;
use super::meetings::{AT_PLACE, Calendar, NONE, Stored, WEEKLY};
use super::time_window::{When, Window};
use super::types::LocalNow;
use crate::group::{Coded, Weekday, Zone};
use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;

/// Minutes of a week.
const WEEK: u32 = 7 * 1440;
/// How far ahead the order by next meeting looks, in minutes: about six weeks.
pub(super) const FAR: u32 = 0xfff0;

/// The wall clock of one zone: date, minutes of the day, minutes of the week.
#[derive(Clone, Copy)]
struct Local {
    date: Date,
    minutes: u32,
    week: u32,
}

impl Local {
    fn at(now: Timestamp, tz: &TimeZone) -> Self {
        let local = tz.to_datetime(now);
        let minutes =
            u32::try_from(local.hour()).unwrap_or(0) * 60 + u32::try_from(local.minute()).unwrap_or(0);
        let week = u32::from(Weekday::of_date(local.date()).ordinal()) * 1440 + minutes;
        Self { date: local.date(), minutes, week }
    }
}

/// A time such as "tonight" on the walls of all zones.
pub(super) struct Windows {
    /// With the reader.
    here: Window,
    /// In each zone of the index.
    there: Vec<Window>,
}

impl Windows {
    fn of(&self, stored: &Stored) -> Window {
        let there = self.there.get(usize::from(stored.zone)).filter(|_| stored.flags & AT_PLACE != 0);
        there.copied().unwrap_or(self.here)
    }
}

/// Minutes until the next meeting, by arithmetic on the week; a change of summer time within the week is an
/// hour off, which matters for no order that a person sees.
#[derive(Clone)]
pub(super) struct WeekClock<'a> {
    calendar: &'a Calendar,
    zones: Vec<Local>,
    unknown: Local,
}

impl<'a> WeekClock<'a> {
    /// The clocks of all zones at one moment.
    pub(super) fn new(calendar: &'a Calendar, local_now: &LocalNow) -> Self {
        let zones = calendar.zones().map(|zone| zone.map_or(&local_now.zone, Zone::time_zone));
        Self {
            calendar,
            zones: zones.map(|zone| Local::at(local_now.now, zone)).collect(),
            unknown: Local::at(local_now.now, &local_now.zone),
        }
    }

    /// Minutes until the next of a list of meetings begins; 0 while one is running, [`FAR`] where there is none
    /// within six weeks.
    pub(super) fn minutes_until(&self, meetings: &[u8]) -> u32 {
        Stored::all_of(meetings).map(|stored| self.minutes_until_one(&stored)).min().unwrap_or(FAR)
    }

    /// The minutes of a time on the walls of all zones: tonight is another time in another place.
    pub(super) fn windows_of(&self, when: When, local_now: &LocalNow) -> Windows {
        let there = self.calendar.zones().map(|zone| {
            let zone = zone.map_or(&local_now.zone, Zone::time_zone).clone();
            when.minutes_at(&LocalNow { now: local_now.now, zone })
        });
        Windows { here: when.minutes_at(local_now), there: there.collect() }
    }

    /// Whether one of a list of meetings begins in a window, or runs when it begins.
    pub(super) fn any_within(&self, meetings: &[u8], windows: &Windows) -> bool {
        Stored::all_of(meetings).any(|stored| self.is_within(&stored, windows.of(&stored)))
    }

    /// Whether one of a list of meetings begins at a time of day, on one of the weekdays given as bits. In a room its
    /// own clock counts, for what is joined from afar the reader's, which shows `here` minutes of the day.
    pub(super) fn any_at(&self, meetings: &[u8], times: &[ClockSpan], days: u8, here: i32) -> bool {
        Stored::all_of(meetings).any(|stored| {
            stored.start != NONE && stored.days(self.calendar) & days != 0 && {
                let start = self.start_minute_for(&stored, here);
                times.iter().any(|time| time.holds(start))
            }
        })
    }

    /// The minute of the day at which a meeting begins, on the clock that counts.
    fn start_minute_for(&self, stored: &Stored, here: i32) -> u16 {
        let there = self.zones.get(usize::from(stored.zone)).filter(|_| stored.flags & AT_PLACE == 0);
        let ahead = there.map_or(0, |there| here - there.minutes as i32);
        (i32::from(stored.start) + ahead).rem_euclid(1440) as u16
    }

    fn is_within(&self, stored: &Stored, window: Window) -> bool {
        let local = self.zones.get(usize::from(stored.zone)).copied().unwrap_or(self.unknown);
        let (start, length) = (stored.start_minute(), stored.length_minutes());
        // A meeting without a time fits a day that it is on, and no part of a day.
        if stored.start == NONE && window.to.saturating_sub(window.from) < 12 * 60 && window.from > 0 {
            return false;
        }
        let fits = |ahead: i64| {
            let (from, to) = (i64::from(window.from), i64::from(window.to));
            ahead < to && (ahead >= from || (window.from == 0 && to > 0 && ahead + i64::from(length) > 0))
        };
        if stored.flags & WEEKLY != 0 {
            let ahead = i64::from((stored.what * 1440 + start + WEEK - local.week) % WEEK);
            return [ahead - i64::from(WEEK), ahead, ahead + i64::from(WEEK)].into_iter().any(fits);
        }
        let rule = stored.what as usize;
        let first = local.date.yesterday().unwrap_or(local.date);
        let mut day = self.calendar.next_date(rule, first);
        while let Some(date) = day {
            let days = local.date.until(date).map_or(i64::MAX, |span| i64::from(span.get_days()));
            let ahead = days.saturating_mul(1440).saturating_add(i64::from(start) - i64::from(local.minutes));
            if ahead >= i64::from(window.to) {
                return false;
            }
            if fits(ahead) {
                return true;
            }
            day = date.tomorrow().ok().and_then(|next| self.calendar.next_date(rule, next));
        }
        false
    }

    fn minutes_until_one(&self, stored: &Stored) -> u32 {
        let local = self.zones.get(usize::from(stored.zone)).copied().unwrap_or(self.unknown);
        let (start, length) = (stored.start_minute(), stored.length_minutes());
        if stored.flags & WEEKLY != 0 {
            let ahead = (stored.what * 1440 + start + WEEK - local.week) % WEEK;
            return if ahead > WEEK - length { 0 } else { ahead };
        }
        let next = self.calendar.next_date(stored.what as usize, local.date);
        let days = next
            .and_then(|next| local.date.until(next).ok())
            .map_or(u32::MAX, |s| u32::try_from(s.get_days()).unwrap_or(u32::MAX));
        if days == u32::MAX || days > 45 {
            return FAR;
        }
        let ahead = i64::from(days) * 1440 + i64::from(start) - i64::from(local.minutes);
        match u32::try_from(ahead) {
            Ok(ahead) => ahead.min(FAR),
            // Today's has begun: it runs, or the next one is about a week or more away.
            Err(_) if ahead > -i64::from(length) => 0,
            Err(_) => WEEK,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::group::Text;
    use crate::group::{Clock, Group, Meeting, Rule};
    use crate::search::meetings::{BYTES, Gathered};

    fn in_universal_time(now: Timestamp) -> LocalNow {
        LocalNow { now, zone: TimeZone::UTC }
    }

    #[test]
    fn what_is_stored_gives_the_same_next_meeting() {
        let text = |s| Text::from_cleaned(s).unwrap();
        let mut group = Group::new(text("a"), text("A"));
        let mut monthly = Meeting::every_week(Weekday::Tuesday, Clock::parse("18:30"), Clock::parse("20:00"));
        monthly.rule = Rule::parse("FREQ=MONTHLY;BYDAY=1TU", None).unwrap();
        monthly.zone = Zone::parse("Europe/Oslo");
        let mut friday = Meeting::every_week(Weekday::Friday, Clock::parse("23:30"), Clock::parse("00:30"));
        friday.zone = Zone::parse("America/New_York");
        group.meetings = vec![monthly, friday];
        let (mut gathered, mut bytes) = (Gathered::default(), Vec::new());
        gathered.write_meetings(&group, &mut bytes);
        assert_eq!(bytes.len(), 2 * BYTES);
        let (zones, rules) = gathered.into_texts();
        let calendar = Calendar::from_texts(&zones, &rules);
        for now in
            ["2026-11-24T12:00:00Z", "2026-11-28T04:45:00Z", "2026-12-01T17:00:00Z", "2026-12-01T18:45:00Z"]
        {
            let now: Timestamp = now.parse().unwrap();
            let exact = group.next_meeting(now, &TimeZone::UTC).unwrap();
            let stored = calendar.next_meeting(&bytes, &TimeZone::UTC, now).unwrap();
            assert_eq!((stored.date, stored.start, stored.running), (exact.date, exact.start, exact.running));
            let minutes = WeekClock::new(&calendar, &in_universal_time(now)).minutes_until(&bytes);
            let ahead = exact.begins.unwrap().duration_since(now).as_secs().max(0) / 60;
            assert_eq!(i64::from(minutes), ahead, "{now}");
        }
    }

    #[test]
    fn a_window_holds_what_the_dates_say() {
        let now: Timestamp = "2026-11-24T12:34:00Z".parse().unwrap();
        let rules = ["FREQ=WEEKLY;BYDAY=TU", "FREQ=WEEKLY;BYDAY=SU", "FREQ=DAILY", "FREQ=MONTHLY;BYDAY=-1WE"];
        let times = [("00:00", "01:00"), ("12:00", "13:30"), ("12:35", "14:00"), ("23:30", "00:30")];
        let windows = [(0, 1), (0, 60), (0, 686), (266, 686), (686, 2126), (0, 10_080), (30, 31), (0, 0)];
        let mut held = 0;
        for zone in ["Europe/Oslo", "America/Los_Angeles", "Asia/Kolkata"] {
            for (rule, (start, end)) in rules.iter().flat_map(|r| times.map(|t| (*r, t))) {
                let text = |s| Text::from_cleaned(s).unwrap();
                let mut group = Group::new(text("a"), text("A"));
                let mut meeting =
                    Meeting::every_week(Weekday::Tuesday, Clock::parse(start), Clock::parse(end));
                meeting.rule = Rule::parse(rule, None).unwrap();
                meeting.zone = Zone::parse(zone);
                let tz = meeting.zone.as_ref().unwrap().time_zone().clone();
                group.meetings = vec![meeting.clone()];
                let (mut gathered, mut bytes) = (Gathered::default(), Vec::new());
                gathered.write_meetings(&group, &mut bytes);
                let (zones, texts) = gathered.into_texts();
                let calendar = Calendar::from_texts(&zones, &texts);
                // Every beginning from two days ago on, as minutes from now.
                let today = tz.to_datetime(now).date();
                let minutes = |clock: Option<Clock>| i64::from(clock.unwrap().minutes_of_day());
                let length = (minutes(meeting.end) - minutes(meeting.start)).rem_euclid(1440);
                let begins: Vec<i64> = (-2..10)
                    .map(|days| today.checked_add(jiff::Span::new().days(days)).unwrap())
                    .filter(|day| meeting.rule.on_or_after(*day) == Some(*day))
                    .map(|day| {
                        let at = day.to_datetime(jiff::civil::Time::midnight());
                        let at = at + jiff::Span::new().minutes(minutes(meeting.start));
                        tz.to_timestamp(at).unwrap().duration_since(now).as_secs().div_euclid(60)
                    })
                    .collect();
                for (from, to) in windows {
                    let expected = begins.iter().any(|begin| {
                        let runs = from == 0 && to > 0 && begin + length > 0;
                        *begin < i64::from(to) && (*begin >= i64::from(from) || runs)
                    });
                    let found = {
                        let window = Window { from, to };
                        let windows = Windows { here: window, there: vec![window] };
                        WeekClock::new(&calendar, &in_universal_time(now)).any_within(&bytes, &windows)
                    };
                    assert_eq!(found, expected, "{rule} {start} {zone} {from}..{to} {begins:?}");
                    held += usize::from(found);
                }
            }
        }
        assert!(held > 50, "{held}");
    }
}
