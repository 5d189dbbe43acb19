//! What meets in the next seven days, of many groups at once.

use super::gathered::Meets;
use super::index::Index;
use super::meetings::{Calendar, Stored};
use super::occurrences::{Occurrence, WeekOfLists};
use super::types::{LocalNow, Ordinal};
use crate::group::{Coded, Rule};
use jiff::ToSpan;
use jiff::civil::Date;
use jiff::tz::TimeZone;
use std::sync::PoisonError;

/// Days from today on.
pub const DAYS: usize = 7;
/// Minutes of a day.
pub const DAY: i32 = 1440;
/// Days around today on which a meeting elsewhere can begin that is seen here within the seven: a day before, for
/// other zones and for what runs over midnight, and one after.
const AROUND: usize = DAYS + 3;

/// What meets from now on until the end of the sixth day after today, in the order of time; at one time in the order of
/// `groups`.
pub fn week_of(index: &Index, groups: &[Meets], local_now: &LocalNow) -> Vec<Occurrence> {
    let lists = index.calendar().week_of_lists(local_now, index.meeting_list_count());
    let mut lists = lists.lock().unwrap_or_else(PoisonError::into_inner);
    let mut week = Week::new(index.calendar(), local_now);
    for Meets { group, list } in groups {
        lists.work_out(*list, |found| week.add_meetings(*group, index.meeting_list(*list), found));
    }
    sort_by_counting(groups, &lists)
}

/// The occurrences of all groups, sorted by counting: there are few minutes and may be many meetings.
fn sort_by_counting(groups: &[Meets], lists: &WeekOfLists) -> Vec<Occurrence> {
    let mut starts = vec![0_u32; DAYS * DAY as usize + 1];
    let mut first = None;
    for meets in groups {
        for occurrence in lists.of_list(meets.list) {
            first = first.or(Some(*occurrence));
            if let Some(count) = starts.get_mut(usize::from(occurrence.begins) + 1) {
                *count += 1;
            }
        }
    }
    let Some(first) = first else { return Vec::new() };
    let mut sum = 0;
    for start in &mut starts {
        sum += *start;
        *start = sum;
    }
    let mut sorted = vec![first; sum as usize];
    for Meets { group, list } in groups {
        for occurrence in lists.of_list(*list) {
            let Some(next) = starts.get_mut(usize::from(occurrence.begins)) else { continue };
            if let Some(place) = sorted.get_mut(*next as usize) {
                *place = Occurrence { group: *group, ..*occurrence };
            }
            *next += 1;
        }
    }
    sorted
}

/// Hours of the days around today.
const HOURS: usize = AROUND * 24;
/// A shift that is not worked out yet.
const NOT_YET: i16 = i16::MIN;

/// The days around today in every zone of an index, and the days of every rule among them, as they are worked out.
struct Week<'a> {
    calendar: &'a Calendar,
    zone: &'a TimeZone,
    now: i32,
    first: Date,
    /// For each zone by how many minutes the reader's clock is ahead at each hour of the days around today.
    shifts: Vec<[i16; HOURS]>,
    /// For each rule the days on which it meets, one bit each.
    rules: Vec<Option<u16>>,
}

impl<'a> Week<'a> {
    fn new(calendar: &'a Calendar, local_now: &'a LocalNow) -> Self {
        let here = local_now.zone.to_datetime(local_now.now);
        Self {
            calendar,
            zone: &local_now.zone,
            now: i32::from(here.hour()) * 60 + i32::from(here.minute()),
            first: here.date().yesterday().unwrap_or(here.date()),
            shifts: vec![[NOT_YET; HOURS]; calendar.zone_count()],
            rules: vec![None; calendar.rule_count()],
        }
    }

    fn add_meetings(&mut self, group: Ordinal, meetings: &[u8], found: &mut Vec<Occurrence>) {
        for stored in Stored::all_of(meetings) {
            let mut days = self.days_of(&stored);
            let is_certain = !stored.dates_vary() && self.is_certain(&stored);
            while days != 0 {
                let day = days.trailing_zeros() as usize;
                days &= days - 1;
                let begins = (day as i32 - 1) * DAY + stored.start_minute() as i32;
                let lasts = stored.length_minutes() as i32;
                let here = begins + i32::from(self.shift_of(&stored, day));
                let begins = if stored.is_at_place() { begins } else { here };
                // Where the place is many hours behind, it may still be yesterday there.
                if here + lasts <= self.now || begins + lasts <= 0 || begins >= DAYS as i32 * DAY {
                    continue;
                }
                found.push(Occurrence {
                    group,
                    begins: begins.max(0) as u16,
                    lasts: stored.known_length().map(|lasts| (i32::from(lasts) + begins.min(0)) as u16),
                    has_time: stored.has_time(),
                    is_certain,
                });
            }
        }
    }

    fn is_certain(&self, stored: &Stored) -> bool {
        stored.weekly_day().is_some()
            || self.calendar.rule(stored.rule_number()).is_some_and(Rule::is_certain)
    }

    /// By how many minutes the reader's clock is ahead where a meeting is, when it begins. One whose zone or time of
    /// day is not known is on its own date wherever the reader is.
    fn shift_of(&mut self, stored: &Stored, day: usize) -> i16 {
        let Some(zone) = self.calendar.zone(stored.zone_number()).filter(|_| stored.has_time()) else {
            return 0;
        };
        let hour = stored.start_minute() / 60;
        let known = self.shifts.get_mut(stored.zone_number());
        let Some(shift) = known.and_then(|shifts| shifts.get_mut(day * 24 + hour as usize)) else { return 0 };
        if *shift == NOT_YET {
            let there = self.first.checked_add((day as i64).days()).unwrap_or(self.first);
            let there = there.at(hour as i8, 0, 0, 0);
            let here = zone
                .time_zone()
                .to_ambiguous_timestamp(there)
                .compatible()
                .map(|at| self.zone.to_datetime(at));
            *shift = here.map_or(0, |here| here.duration_since(there).as_mins() as i16);
        }
        *shift
    }

    /// The days from yesterday on, one bit each, on which a meeting begins.
    fn days_of(&mut self, stored: &Stored) -> u16 {
        if let Some(day) = stored.weekly_day() {
            let first = i32::from(self.first.weekday().to_monday_zero_offset());
            let ahead = (i32::from(day.ordinal()) - first).rem_euclid(7) as u32;
            return (1 << ahead | 1 << (ahead + 7)) & ((1 << AROUND) - 1);
        }
        let number = stored.rule_number();
        if let Some(Some(days)) = self.rules.get(number) {
            return *days;
        }
        let days = self.calendar.rule(number).map_or(0, |rule| days_in(rule, self.first));
        if let Some(known) = self.rules.get_mut(number) {
            *known = Some(days);
        }
        days
    }
}

fn days_in(rule: &Rule, first: Date) -> u16 {
    let mut days = 0;
    let mut from = first;
    while let Some(date) = rule.on_or_after(from) {
        let ahead = first.until(date).map_or(AROUND as i32, |span| span.get_days());
        if ahead >= AROUND as i32 {
            break;
        }
        days |= 1 << ahead;
        let Ok(next) = date.tomorrow() else { break };
        from = next;
    }
    days
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::group::Zone;
    use crate::search::{Gather, IndexBuilder, Query, find_groups};

    /// Every meeting that the week tells is the one that the group itself names next, or one after it.
    #[test]
    fn the_week_holds_what_each_group_names_next() {
        let groups: Vec<_> = crate::demo::groups(400, 3).collect();
        let mut builder = IndexBuilder::new();
        for group in &groups {
            builder.add_group(group);
        }
        let index = builder.into_index();
        let all: Vec<Ordinal> = (0..groups.len() as u32).map(Ordinal).collect();
        let query = Query { gather: Gather::Meetings, ..Query::default() };
        let mut compared = 0;
        for (now, zone) in [
            ("2026-11-24T12:00:00Z", "Europe/Berlin"),
            ("2026-10-23T22:30:00Z", "Europe/Berlin"),
            ("2027-03-12T09:00:00Z", "America/New_York"),
        ] {
            let zone = TimeZone::get(zone).expect("a zone");
            let local_now = LocalNow { now: now.parse().expect("a time"), zone: zone.clone() };
            let today = zone.to_datetime(local_now.now).date();
            let week = week_of(&index, &find_groups(&index, &query, &local_now).gathered.meeting, &local_now);
            assert!(week.is_sorted_by_key(|occurrence| occurrence.begins));
            for (group, ordinal) in groups.iter().zip(&all) {
                let first = week.iter().find(|occurrence| occurrence.group == *ordinal);
                let next = index.row(*ordinal).next_meeting(local_now.now, &zone);
                let Some(next) = next.filter(|next| next.begins.is_some() && next.date >= today) else {
                    continue;
                };
                let here = next.for_viewer(&zone).filter(|_| !next.at_place);
                let there =
                    next.date.to_datetime(next.start.map(crate::group::Clock::to_civil).expect("a time"));
                let local = here.map_or(there, |(local, _)| local);
                let days = today.until(local.date()).expect("a span").get_days();
                let minutes = days * DAY + i32::from(local.hour()) * 60 + i32::from(local.minute());
                if minutes >= DAYS as i32 * DAY {
                    assert_eq!(first, None, "{} {now}", group.name.as_str());
                    continue;
                }
                let first = first.unwrap_or_else(|| panic!("{} {now} is missing", group.name.as_str()));
                assert_eq!(i32::from(first.begins), minutes.max(0), "{} {now}", group.name.as_str());
                compared += 1;
            }
        }
        assert!(compared > 300, "{compared}");
    }

    #[test]
    fn what_is_over_today_is_left_out_and_comes_again_next_week() {
        let mut builder = IndexBuilder::new();
        let text = |words| crate::group::Text::from_cleaned(words).expect("text");
        let mut group = crate::group::Group::new(text("a"), text("A"));
        let clock = crate::group::Clock::parse;
        let mut meeting =
            crate::group::Meeting::every_week(crate::group::Weekday::Tuesday, clock("10:00"), clock("11:00"));
        meeting.zone = Zone::parse("Europe/Oslo");
        group.meetings = vec![meeting];
        builder.add_group(&group);
        let index = builder.into_index();
        let zone = TimeZone::get("Europe/Oslo").expect("a zone");
        let at = |now: &str| {
            let local_now = LocalNow { now: now.parse().expect("a time"), zone: zone.clone() };
            let query = Query { gather: Gather::Meetings, ..Query::default() };
            let week = week_of(&index, &find_groups(&index, &query, &local_now).gathered.meeting, &local_now);
            week.iter().map(|occurrence| occurrence.begins).collect::<Vec<_>>()
        };
        assert_eq!(at("2026-11-24T08:30:00Z"), [600], "before it begins");
        assert_eq!(at("2026-11-24T09:30:00Z"), [600], "while it runs");
        assert_eq!(at("2026-11-24T10:30:00Z"), [0_u16; 0], "the next is on the eighth day");
        assert_eq!(at("2026-11-25T10:30:00Z"), [6 * 1440 + 600]);
    }
}
