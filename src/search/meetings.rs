//! Meetings in eleven bytes each, for list rows and for the order by next meeting; details read the record.

use super::last_value::{LastValue, Minute, UntilNext};
use super::layout::Column;
use super::next_date::NextDate;
use super::occurrences::WeekOfLists;
use super::remember::remember;
use super::time_window::When;
use super::types::LocalNow;
use crate::group::{Clock, Coded, Country, Group, Meeting, Next, Rule, Weekday, Zone};
use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;
use std::collections::HashMap;
use std::sync::{Arc, Mutex};

/// Bytes of one meeting: flags, day or rule (u32), start, end, zone (u16 each).
pub(super) const BYTES: usize = 11;
pub(super) const WEEKLY: u8 = 1;
const DATES_VARY: u8 = 2;
/// People go there, and read the clock of the place.
pub(super) const AT_PLACE: u8 = 4;
/// No time, no zone.
pub(super) const NONE: u16 = u16::MAX;
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
        remember(&mut self.by_place, REMEMBERED, key, zone);
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

    /// The zones; `None` for one that is not known here.
    pub(super) fn zones(&self) -> impl Iterator<Item = Option<&Zone>> {
        self.zones.iter().map(Option::as_ref)
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
}

/// A meeting as it is stored.
pub(super) struct Stored {
    pub(super) flags: u8,
    pub(super) what: u32,
    pub(super) start: u16,
    end: u16,
    pub(super) zone: u16,
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
    pub(super) fn days(&self, calendar: &Calendar) -> u8 {
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

/// The time of day that so many minutes are; `None` for what is no time.
fn clock_of(minutes: u16) -> Option<Clock> {
    Clock::new(minutes / 60, minutes % 60)
}

/// Minutes of a day as they were stored, [`NONE`] for what no day has.
fn minutes_of_day(minutes: u16) -> u16 {
    if minutes < 1440 { minutes } else { NONE }
}
