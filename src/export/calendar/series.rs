//! When the events of a calendar file happen: one series for each meeting of a group.

use super::lines::{CalendarText, format_utc};
use crate::export::details::Viewer;
use crate::group::{Clock, Group, Meeting, Status, Zone};
use jiff::civil::{Date, DateTime};
use jiff::{Timestamp, ToSpan};

/// How many months a series goes on.
const MONTHS: i32 = 6;

/// The dates on which a meeting happens, from the next one on.
pub(super) struct Series {
    /// The meeting.
    pub(super) meeting: Meeting,
    /// Its zone; `None` = unknown, the time is that of the wall where the group meets.
    pub(super) zone: Option<Zone>,
    /// Whether all the dates are sure.
    pub(super) is_certain: bool,
    dates: Vec<Date>,
}

/// The series of a group; none where it does not meet at present or nobody knows when.
pub(super) fn series_of(group: &Group, viewer: &Viewer<'_>) -> Vec<Series> {
    if matches!(group.status, Status::Ended | Status::Paused) {
        return Vec::new();
    }
    let mut all: Vec<Series> = Vec::new();
    for meeting in &group.meetings {
        let zone = group.zone_of(meeting);
        let is_known = all.iter().any(|other| {
            (&other.meeting.rule, other.meeting.start, &other.zone) == (&meeting.rule, meeting.start, &zone)
        });
        let Some(next) = meeting.find_next(zone.as_ref(), viewer.zone, viewer.now).filter(|_| !is_known)
        else {
            continue;
        };
        let today = next.today(viewer.now, viewer.zone);
        let last_day = today.checked_add(MONTHS.months()).unwrap_or(today);
        let mut dates = vec![next.date];
        // Which weeks "every second week" means is not known: more dates would be guesses, half of them wrong.
        if meeting.rule.is_certain() {
            let later = std::iter::successors(Some(next.date), |date| {
                meeting.rule.on_or_after(date.tomorrow().ok()?)
            });
            dates.extend(later.skip(1).take_while(|date| *date <= last_day));
        }
        all.push(Series { meeting: meeting.clone(), zone, is_certain: next.certain, dates });
    }
    all
}

impl Series {
    fn first(&self) -> Option<Date> {
        self.dates.first().copied()
    }

    fn last(&self) -> Option<Date> {
        self.dates.last().copied()
    }

    /// The moments between which it happens; `None` where its zone is not known.
    pub(super) fn span(&self) -> Option<(Timestamp, Timestamp)> {
        let tz = self.zone.as_ref()?.time_zone();
        let start = self.meeting.start?.to_civil();
        let moment = |date: Date| tz.to_ambiguous_timestamp(date.to_datetime(start)).compatible().ok();
        Some((moment(self.first()?)?, moment(self.last()?)?))
    }

    /// Adds when it happens: the first date, how it goes on and until when, and the dates on which it does not happen.
    pub(super) fn push_times(&self, file: &mut CalendarText) {
        let (Some(first), Some(last)) = (self.first(), self.last()) else { return };
        let Some(start) = self.meeting.start else { return self.push_days(file, first, last) };
        file.push_line(&self.local_time("DTSTART", &[first], start));
        if let Some(end) = self.meeting.end {
            let day = if end > start { first } else { first.tomorrow().unwrap_or(first) };
            file.push_line(&self.local_time("DTEND", &[day], end));
        }
        match self.dates.get(1..) {
            None | Some([]) => {}
            Some(_) if self.meeting.rule.is_read_alike() => {
                let until = self.last_moment(last, start);
                file.push_line(&format!("RRULE:{};UNTIL={until}", self.meeting.rule.pattern()));
                let except = self.exceptions(first, last);
                if !except.is_empty() {
                    file.push_line(&self.local_time("EXDATE", &except, start));
                }
            }
            Some(later) => file.push_line(&self.local_time("RDATE", later, start)),
        }
    }

    /// Adds whole days, where the hour is not known.
    fn push_days(&self, file: &mut CalendarText, first: Date, last: Date) {
        file.push_line(&format!("DTSTART;VALUE=DATE:{}", format_date(first)));
        let after = first.checked_add(1.day()).unwrap_or(first);
        file.push_line(&format!("DTEND;VALUE=DATE:{}", format_date(after)));
        match self.dates.get(1..) {
            None | Some([]) => {}
            Some(_) if self.meeting.rule.is_read_alike() => {
                let pattern = self.meeting.rule.pattern();
                file.push_line(&format!("RRULE:{pattern};UNTIL={}", format_date(last)));
                let except = self.exceptions(first, last);
                if !except.is_empty() {
                    file.push_line(&format!("EXDATE;VALUE=DATE:{}", join_dates(&except)));
                }
            }
            Some(later) => file.push_line(&format!("RDATE;VALUE=DATE:{}", join_dates(later))),
        }
    }

    /// The dates between the first and the last on which it does not happen.
    fn exceptions(&self, first: Date, last: Date) -> Vec<Date> {
        let except = self.meeting.rule.except().iter().copied();
        except.filter(|date| (first..=last).contains(date)).collect()
    }

    /// A property with times on the clock of the zone: "DTSTART;TZID=Europe/Berlin:20261124T183000".
    fn local_time(&self, name: &str, dates: &[Date], clock: Clock) -> String {
        let zone = self.zone.as_ref().map(|zone| format!(";TZID={}", zone.name())).unwrap_or_default();
        let times = dates.iter().map(|date| format_local(date.to_datetime(clock.to_civil())));
        format!("{name}{zone}:{}", times.collect::<Vec<_>>().join(","))
    }

    /// The start of the last meeting, in universal time where the zone is known (RFC 5545 section 3.3.10).
    fn last_moment(&self, last: Date, start: Clock) -> String {
        let local = last.to_datetime(start.to_civil());
        let zone = self.zone.as_ref().map(Zone::time_zone);
        let moment = zone.and_then(|tz| tz.to_ambiguous_timestamp(local).compatible().ok());
        moment.map_or_else(|| format_local(local), format_utc)
    }
}

fn format_local(at: DateTime) -> String {
    at.strftime("%Y%m%dT%H%M%S").to_string()
}

fn format_date(date: Date) -> String {
    date.strftime("%Y%m%d").to_string()
}

fn join_dates(dates: &[Date]) -> String {
    dates.iter().map(|date| format_date(*date)).collect::<Vec<_>>().join(",")
}
