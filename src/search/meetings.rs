//! Meetings in eleven bytes each, for list rows and for the order by next meeting; details read the record.

use super::clock_span::ClockSpan;
use super::last_value::{LastValue, Minute, UntilNext};
use super::layout::Column;
use super::next_date::NextDate;
use super::occurrences::WeekOfLists;
use super::time_window::{When, Window};
use super::types::LocalNow;
use crate::group::{Clock, Coded, Country, Group, Meeting, Next, Rule, Weekday, Zone};
use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;
use std::collections::HashMap;
use std::sync::{Arc, Mutex};

/// Bytes of one meeting: flags, day or rule (u32), start, end, zone (u16 each).
const BYTES: usize = 11;
const WEEKLY: u8 = 1;
const DATES_VARY: u8 = 2;
/// People go there, and read the clock of the place.
const AT_PLACE: u8 = 4;
/// Minutes of a week.
const WEEK: u32 = 7 * 1440;
/// No time, no zone.
const NONE: u16 = u16::MAX;
/// How far ahead the order by next meeting looks, in minutes: about six weeks.
pub(super) const FAR: u32 = 0xfff0;

/// So many places are remembered with their zone; a directory with more looks them up again.
const REMEMBERED: usize = 8_192;

/// Gathers zone names and rules, each kept once.
#[derive(Default)]
pub(super) struct Gathered {
    zones: HashMap<String, u16>,
    /// Zones that follow from the place, which take long to look up; at most [`REMEMBERED`].
    by_place: HashMap<String, u16>,
    rules: HashMap<String, u32>,
    zone_texts: Vec<u8>,
    rule_texts: Vec<u8>,
}

impl Gathered {
    /// Writes a group's meetings.
    pub(super) fn write_meetings(&mut self, group: &Group, out: &mut Vec<u8>) {
        for meeting in &group.meetings {
            let zone = self.zone_of(group, meeting);
            let day = meeting.only_day().filter(|_| meeting.is_plain_weekly());
            let (mut flags, what) = match day {
                Some(day) => (WEEKLY, u32::from(day.ordinal())),
                None => (0, self.rule_number(&meeting.rule.to_string())),
            };
            if meeting.dates_vary {
                flags |= DATES_VARY;
            }
            if group.keeps_place_time() {
                flags |= AT_PLACE;
            }
            out.push(flags);
            out.extend_from_slice(&what.to_le_bytes());
            for clock in [meeting.start, meeting.end] {
                out.extend_from_slice(&clock.map_or(NONE, Clock::minutes_of_day).to_le_bytes());
            }
            out.extend_from_slice(&zone.to_le_bytes());
        }
    }

    fn zone_of(&mut self, group: &Group, meeting: &Meeting) -> u16 {
        if let Some(zone) = meeting.zone.as_ref().filter(|zone| !zone.is_fixed()) {
            return self.zone_number(zone.name());
        }
        let stated = meeting.zone.as_ref().map_or("", Zone::name);
        let Some(place) = &group.place else {
            return group.zone_of(meeting).map_or(NONE, |zone| self.zone_number(zone.name()));
        };
        let country = place.country.as_ref().map_or("", Country::code);
        let [region, city] = [&place.region, &place.city].map(|name| name.as_deref().unwrap_or_default());
        let point = place.point.map(|point| (point.latitude.to_bits(), point.longitude.to_bits()));
        let key = format!("{stated}\n{country}\n{region}\n{city}\n{point:?}\n{}", group.keeps_place_time());
        if let Some(zone) = self.by_place.get(&key) {
            return *zone;
        }
        let zone = group.zone_of(meeting).map_or(NONE, |zone| self.zone_number(zone.name()));
        if self.by_place.len() >= REMEMBERED {
            self.by_place.clear();
        }
        self.by_place.insert(key, zone);
        zone
    }

    fn zone_number(&mut self, name: &str) -> u16 {
        if let Some(id) = self.zones.get(name) {
            return *id;
        }
        let id = u16::try_from(self.zones.len()).unwrap_or(NONE);
        self.zones.insert(name.to_owned(), id);
        put_text(&mut self.zone_texts, name);
        id
    }

    fn rule_number(&mut self, text: &str) -> u32 {
        if let Some(id) = self.rules.get(text) {
            return *id;
        }
        let id = self.rules.len() as u32;
        self.rules.insert(text.to_owned(), id);
        put_text(&mut self.rule_texts, text);
        id
    }

    /// The zone names and the rules.
    pub(super) fn into_texts(self) -> (Vec<u8>, Vec<u8>) {
        (self.zone_texts, self.rule_texts)
    }
}

/// Appends a text with its length.
pub(super) fn put_text(out: &mut Vec<u8>, text: &str) {
    out.extend_from_slice(&(text.len() as u32).to_le_bytes());
    out.extend_from_slice(text.as_bytes());
}

/// Reads texts with their lengths.
pub(super) fn read_texts(mut bytes: &[u8]) -> Vec<&str> {
    let mut out = Vec::new();
    while let Some((length, rest)) = bytes.split_at_checked(4) {
        let length = Column(length).u32_at(0) as usize;
        let Some((text, rest)) = rest.split_at_checked(length) else { break };
        out.push(std::str::from_utf8(text).unwrap_or_default());
        bytes = rest;
    }
    out
}

/// The zones and rules of an index, read once.
pub(super) struct Calendar {
    zones: Vec<Option<Zone>>,
    rules: Vec<Option<Rule>>,
    /// The next date of each rule, kept from search to search.
    next_dates: Vec<NextDate>,
    until_next: LastValue<Minute, UntilNext>,
    weeks: LastValue<Minute, Mutex<WeekOfLists>>,
    beginning: LastValue<(Minute, When), Vec<bool>>,
}

impl Calendar {
    /// Reads zone names and rules.
    pub(super) fn from_texts(zones: &[u8], rules: &[u8]) -> Self {
        let rules: Vec<_> = read_texts(rules).into_iter().map(|text| Rule::parse(text, None).ok()).collect();
        Self {
            zones: read_texts(zones).into_iter().map(Zone::parse).collect(),
            next_dates: rules.iter().map(|_| NextDate::default()).collect(),
            rules,
            until_next: LastValue::default(),
            weeks: LastValue::default(),
            beginning: LastValue::default(),
        }
    }

    /// Minutes until the next meeting of each of so many lists, from the minute of `local_now` on.
    pub(super) fn until_next(&self, local_now: &LocalNow, lists: usize) -> Arc<UntilNext> {
        self.until_next.value_of(Minute::of(local_now), || UntilNext::new(lists))
    }

    /// Whether one of each list of meetings begins at a time such as tonight, which `work_out` gives the first time.
    pub(super) fn lists_beginning(
        &self,
        when: When,
        local_now: &LocalNow,
        work_out: impl FnOnce() -> Vec<bool>,
    ) -> Arc<Vec<bool>> {
        self.beginning.value_of((Minute::of(local_now), when), work_out)
    }

    /// What each of so many lists has in the seven days from the minute of `local_now` on.
    pub(super) fn week_of_lists(&self, local_now: &LocalNow, lists: usize) -> Arc<Mutex<WeekOfLists>> {
        self.weeks.value_of(Minute::of(local_now), || Mutex::new(WeekOfLists::new(lists)))
    }

    /// The first day on or after `from` on which a rule falls.
    pub(super) fn next_date(&self, rule: usize, from: Date) -> Option<Date> {
        let known = self.next_dates.get(rule)?;
        known.date_from(from).unwrap_or_else(|| {
            let next = self.rule(rule).and_then(|rule| rule.on_or_after(from));
            known.note(from, next);
            next
        })
    }

    /// How many zones there are.
    pub(super) fn zone_count(&self) -> usize {
        self.zones.len()
    }

    /// A zone by its number.
    pub(super) fn zone(&self, number: usize) -> Option<&Zone> {
        self.zones.get(number).and_then(Option::as_ref)
    }

    /// How many rules there are.
    pub(super) fn rule_count(&self) -> usize {
        self.rules.len()
    }

    /// A rule by its number.
    pub(super) fn rule(&self, number: usize) -> Option<&Rule> {
        self.rules.get(number).and_then(Option::as_ref)
    }

    /// The next of a group's meetings, exactly.
    pub(super) fn next_meeting(&self, meetings: &[u8], viewer: &TimeZone, now: Timestamp) -> Option<Next> {
        meetings
            .chunks_exact(BYTES)
            .filter_map(|bytes| {
                let (meeting, zone) = self.decode_meeting(bytes)?;
                let next = meeting.find_next(zone.as_ref(), viewer, now)?;
                Some(next.read_at_place(Stored::from_bytes(bytes).flags & AT_PLACE != 0))
            })
            .min_by_key(Next::sort_key)
    }

    /// All of a group's meetings, each with its zone where that is known.
    pub(super) fn meetings(&self, meetings: &[u8]) -> Vec<Meeting> {
        let decoded = meetings.chunks_exact(BYTES).filter_map(|bytes| self.decode_meeting(bytes));
        decoded.map(|(meeting, zone)| Meeting { zone, ..meeting }).collect()
    }

    fn decode_meeting(&self, bytes: &[u8]) -> Option<(Meeting, Option<Zone>)> {
        let stored = Stored::from_bytes(bytes);
        let rule = match stored.weekly_day() {
            Some(day) => Rule::every_week(day),
            None => self.rules.get(stored.what as usize)?.clone()?,
        };
        let zone = self.zones.get(usize::from(stored.zone)).cloned().flatten();
        let meeting = Meeting {
            rule,
            start: clock_of(stored.start),
            end: clock_of(stored.end),
            zone: None,
            note: None,
            dates_vary: stored.flags & DATES_VARY != 0,
        };
        Some((meeting, zone))
    }

    /// How many bytes of memory it takes, about.
    pub(super) fn memory_bytes(&self) -> usize {
        const RULE_LISTS: usize = 64;
        self.rules.len() * (size_of::<Option<Rule>>() + size_of::<NextDate>() + RULE_LISTS)
            + self.zones.len() * size_of::<Option<Zone>>()
    }

    /// What is needed to order many groups by their next meeting at one moment.
    pub(super) fn week_clock(&self, local_now: &LocalNow) -> WeekClock<'_> {
        let tz = |zone: &Option<Zone>| zone.as_ref().map_or(&local_now.zone, Zone::time_zone).clone();
        WeekClock {
            calendar: self,
            zones: self.zones.iter().map(|zone| Local::at(local_now.now, &tz(zone))).collect(),
            unknown: Local::at(local_now.now, &local_now.zone),
        }
    }
}

/// A meeting as it is stored.
pub(super) struct Stored {
    flags: u8,
    what: u32,
    start: u16,
    end: u16,
    zone: u16,
}

impl Stored {
    /// The meetings of a list.
    pub(super) fn all_of(meetings: &[u8]) -> impl Iterator<Item = Self> + '_ {
        meetings.chunks_exact(BYTES).map(Self::from_bytes)
    }

    fn from_bytes(bytes: &[u8]) -> Self {
        let times = Column(bytes.get(5..).unwrap_or_default());
        let flags = Column(bytes).u8_at(0);
        let what = Column(bytes.get(1..).unwrap_or_default()).u32_at(0);
        // An index that somebody else wrote may hold anything; the arithmetic below counts on these bounds.
        Self {
            flags,
            what: if flags & WEEKLY == 0 { what } else { what % 7 },
            start: minutes_of_day(times.u16_at(0)),
            end: minutes_of_day(times.u16_at(1)),
            zone: times.u16_at(2),
        }
    }

    /// Minutes of the day at which it begins; 0 where that is not known.
    pub(super) fn start_minute(&self) -> u32 {
        if self.start == NONE { 0 } else { u32::from(self.start) }
    }

    /// How long it lasts in minutes: the day where no time is known, an hour where no end is.
    pub(super) fn length_minutes(&self) -> u32 {
        match (self.start, self.end) {
            (NONE, _) => 1440,
            (_, NONE) => 60,
            (start, end) if end > start => u32::from(end - start),
            (start, end) => 1440 - u32::from(start) + u32::from(end),
        }
    }

    /// The weekdays it is held on, as bits; all of them where the rule names none.
    fn days(&self, calendar: &Calendar) -> u8 {
        if let Some(day) = self.weekly_day() {
            return 1 << day.ordinal();
        }
        let rule = calendar.rules.get(self.what as usize).and_then(Option::as_ref);
        let days =
            rule.map_or(0, |rule| rule.by_day().iter().fold(0, |days, by| days | 1 << by.day.ordinal()));
        if days == 0 { u8::MAX } else { days }
    }

    /// How long it lasts in minutes, where its beginning and its end are known.
    pub(super) fn known_length(&self) -> Option<u16> {
        (self.start != NONE && self.end != NONE).then(|| self.length_minutes() as u16)
    }

    /// Whether the time of day is known at which it begins.
    pub(super) fn has_time(&self) -> bool {
        self.start != NONE
    }

    /// Whether some of its dates differ.
    pub(super) fn dates_vary(&self) -> bool {
        self.flags & DATES_VARY != 0
    }

    /// Whether people go there, so that the clock of the place counts.
    pub(super) fn is_at_place(&self) -> bool {
        self.flags & AT_PLACE != 0
    }

    /// The number of its zone; that of none where it has none.
    pub(super) fn zone_number(&self) -> usize {
        usize::from(self.zone)
    }

    /// The number of its rule, where it is not on a day of every week.
    pub(super) fn rule_number(&self) -> usize {
        self.what as usize
    }

    /// The day on which it is every week.
    pub(super) fn weekly_day(&self) -> Option<Weekday> {
        (self.flags & WEEKLY != 0).then(|| Weekday::from_ordinal(self.what as u8)).flatten()
    }
}

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

impl WeekClock<'_> {
    /// Minutes until the next of a list of meetings begins; 0 while one is running, [`FAR`] where there is none
    /// within six weeks.
    pub(super) fn minutes_until(&self, meetings: &[u8]) -> u32 {
        meetings
            .chunks_exact(BYTES)
            .map(|bytes| self.minutes_until_one(&Stored::from_bytes(bytes)))
            .min()
            .unwrap_or(FAR)
    }

    /// The minutes of a time on the walls of all zones: tonight is another time in another place.
    pub(super) fn windows_of(&self, when: When, local_now: &LocalNow) -> Windows {
        let there = self.calendar.zones.iter().map(|zone| {
            let zone = zone.as_ref().map_or(&local_now.zone, Zone::time_zone).clone();
            when.minutes_at(&LocalNow { now: local_now.now, zone })
        });
        Windows { here: when.minutes_at(local_now), there: there.collect() }
    }

    /// Whether one of a list of meetings begins in a window, or runs when it begins.
    pub(super) fn any_within(&self, meetings: &[u8], windows: &Windows) -> bool {
        meetings.chunks_exact(BYTES).any(|bytes| {
            let stored = Stored::from_bytes(bytes);
            self.is_within(&stored, windows.of(&stored))
        })
    }

    /// Whether one of a list of meetings begins at a time of day, on one of the weekdays given as bits. In a room its
    /// own clock counts, for what is joined from afar the reader's, which shows `here` minutes of the day.
    pub(super) fn any_at(&self, meetings: &[u8], times: &[ClockSpan], days: u8, here: i32) -> bool {
        meetings.chunks_exact(BYTES).any(|bytes| {
            let stored = Stored::from_bytes(bytes);
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

/// The time of day that so many minutes are; `None` for what is no time.
fn clock_of(minutes: u16) -> Option<Clock> {
    Clock::new(minutes / 60, minutes % 60)
}

/// Minutes of a day as they were stored, [`NONE`] for what no day has.
fn minutes_of_day(minutes: u16) -> u16 {
    if minutes < 1440 { minutes } else { NONE }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::group::Text;

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
            let minutes = calendar.week_clock(&in_universal_time(now)).minutes_until(&bytes);
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
                        calendar.week_clock(&in_universal_time(now)).any_within(&bytes, &windows)
                    };
                    assert_eq!(found, expected, "{rule} {start} {zone} {from}..{to} {begins:?}");
                    held += usize::from(found);
                }
            }
        }
        assert!(held > 50, "{held}");
    }
}
