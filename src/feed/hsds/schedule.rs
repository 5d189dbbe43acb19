//! Schedules.
//!
//! Several schedules of a service add up. `valid_to` is the end of what is known and no end of the service; `until`
//! is. The standard gives zones as numbers without daylight saving; the zone of the place, where its country has
//! one, is the better one.

use super::fields::Schedule;
use super::tables::ChildRow;
use crate::feed::json::Raw;
use crate::feed::record::Problems;
use crate::feed::text::Field;
use crate::feed::values::dates::{self, Confirmation};
use crate::feed::values::facet_words;
use crate::feed::values::irregular_dates;
use crate::feed::values::schedule_text::{self, TextPlace};
use crate::feed::values::time_of_day::{self, ParsedTime};
use crate::feed::values::weekday_list;
use crate::feed::values::zones::{self, WrittenTime};
use crate::group::{Clock, FormatSet, Meeting, Rule, Text, Weekday, Zone};
use jiff::civil::Date;

/// What the schedules of a service say.
#[derive(Debug, Default)]
pub(super) struct ServiceSchedule {
    pub meetings: Vec<Meeting>,
    /// The formats that `attending_type` names.
    pub formats: FormatSet,
    /// Notes about times that are not a rule: "ring for the dates".
    pub texts: Vec<Text>,
}

/// The most meetings of one listing.
const MOST_MEETINGS: usize = 64;

/// Reads schedules. `of_place` is the zone of the place.
pub(super) fn read_schedules(
    problems: &mut Problems<'_>,
    rows: &[ChildRow<'_>],
    of_place: Option<&Zone>,
    today: Date,
) -> ServiceSchedule {
    let mut when = ServiceSchedule::default();
    for row in rows {
        let mut one = ScheduleReader { problems, path: &row.path, today, of_place };
        one.read_schedule(&Schedule::from_object(row.raw), &mut when);
    }
    let field = rows.first().map_or("schedules", |row| &row.path);
    problems.keep_first(field, &mut when.meetings, MOST_MEETINGS);
    when
}

/// Every how many weeks, where words say so: "Fortnightly", "every two weeks".
fn weeks_of_words(words: &str) -> Option<u32> {
    // The rhythm needs a day to be one; which it is does not matter here.
    let read = schedule_text::parse_schedule(&format!("{words} monday"), TextPlace::Anywhere);
    let interval = read.occasions.first().map(|occasion| u32::from(occasion.rule.interval()));
    interval.filter(|interval| *interval > 1)
}

struct ScheduleReader<'p, 'q> {
    problems: &'p mut Problems<'q>,
    path: &'p str,
    today: Date,
    of_place: Option<&'p Zone>,
}

/// Keys of a schedule that no reader needs.
const NOT_FOR_READERS: [&str; 7] = [
    "service_id",
    "location_id",
    "service_at_location_id",
    "wkst",
    "schedule_link",
    "metadata",
    "attributes",
];

/// How often a schedule repeats.
enum Frequency {
    /// A frequency of RFC 5545.
    Known(String),
    /// Not at all: there is only a first date.
    SingleDate,
    /// Nothing says how often.
    Unknown,
}

/// The frequencies that rules here can have.
const FREQUENCIES: [&str; 4] = ["DAILY", "WEEKLY", "MONTHLY", "YEARLY"];

impl ScheduleReader<'_, '_> {
    fn field_path(&self, name: &str) -> String {
        format!("{}.{name}", self.path)
    }

    fn read_schedule(&mut self, s: &Schedule<'_>, when: &mut ServiceSchedule) {
        self.problems.note_unread_keys(&self.field_path(""), &s.unknown, s.left_out, &NOT_FOR_READERS);
        let mut note = Vec::new();
        for (name, raw) in [("description", s.description), ("notes", s.notes)] {
            note.extend(self.problems.read_html(Field::Notes, &self.field_path(name), raw));
        }
        let attending =
            self.problems.read_html(Field::Line, &self.field_path("attending_type"), s.attending_type);
        if let Some(attending) = attending {
            let formats = facet_words::find_formats(&attending);
            when.formats = when.formats.union(formats);
            if formats.is_empty() {
                note.push(attending);
            }
        }
        let joined = note.iter().map(Text::as_str).collect::<Vec<_>>().join("\n");
        let note = self.problems.clean_text(Field::Notes, &self.field_path("description"), &joined);
        let mut uncertain = note.as_deref().is_some_and(irregular_dates::mentions_irregular_dates);
        uncertain |= self.read_date("valid_to", s.valid_to).is_some_and(|date| date < self.today);
        let Some(rule) = self.read_rule(s, &mut uncertain) else {
            // The days are unknown, but the note about them may help.
            when.texts.extend(note);
            return;
        };
        let (start, end, zone) = self.read_times(s);
        let meeting = Meeting { rule, start, end, zone, note, dates_vary: uncertain };
        // Most differ in their beginning, and rules take long to compare.
        let is_same = |known: &Meeting| known.start == meeting.start && *known == meeting;
        if !when.meetings.iter().any(is_same) {
            when.meetings.push(meeting);
        }
    }

    /// The recurrence, from the fields that RFC 5545 has under the same names.
    fn read_rule(&mut self, s: &Schedule<'_>, uncertain: &mut bool) -> Option<Rule> {
        let start = self.read_date("dtstart", s.dtstart);
        let days = self.read_days(s);
        let freq = match self.read_frequency(s, days.as_deref(), start.is_some()) {
            Frequency::Known(freq) => freq,
            Frequency::SingleDate => return start.and_then(|start| self.single_date_rule(start)),
            Frequency::Unknown => return None,
        };
        let mut parts = vec![format!("FREQ={freq}")];
        let interval = self.read_number("interval", s.interval).filter(|n| *n != 1);
        // "Fortnightly" is a rhythm by itself; the words of the standard are none, and most schedules have those.
        let is_known = |words: &str| FREQUENCIES.iter().any(|known| known.eq_ignore_ascii_case(words.trim()));
        let words = || s.freq.and_then(Raw::string).filter(|words| !is_known(words));
        let interval = interval.or_else(|| weeks_of_words(&words()?));
        *uncertain |= interval.is_some_and(|n| n > 1) && start.is_none();
        if let Some(interval) = interval {
            parts.push(format!("INTERVAL={interval}"));
        }
        if let Some(days) = &days {
            parts.push(format!("BYDAY={days}"));
        }
        let week_start =
            s.wkst.and_then(Raw::string).filter(|day| interval.is_some() && day.trim().len() == 2);
        parts.extend(week_start.map(|day| format!("WKST={}", day.trim())));
        self.read_days_of_month(s, &freq, &mut parts, uncertain);
        let until = self.read_date("until", s.until);
        let count = self.read_number("count", s.count).filter(|_| until.is_none() && start.is_some());
        if let Some(until) = until {
            parts.push(format!("UNTIL={}", until.strftime("%Y%m%d")));
        }
        if let Some(count) = count {
            parts.push(format!("COUNT={count}"));
        }
        let begins =
            start.or_else(|| self.read_date("valid_from", s.valid_from).filter(|date| *date > self.today));
        // Where the beginning changes nothing it is left out: every Tuesday is every Tuesday.
        let needed = interval.is_some() || count.is_some() || days.is_none() && freq != "DAILY";
        if let Some(begins) = begins.filter(|begins| needed || *begins > self.today) {
            parts.push(format!("DTSTART={}", begins.strftime("%Y%m%d")));
        }
        let text = parts.join(";");
        match Rule::parse(&text, None) {
            Ok(rule) => Some(rule),
            Err(error) => {
                let expected = format!("a rule that can be followed ({error}); left out");
                self.problems.repair(self.path, &text, expected);
                None
            }
        }
    }

    /// How often, from `freq`, or from the days where it is missing or unknown.
    fn read_frequency(&mut self, s: &Schedule<'_>, days: Option<&str>, has_start: bool) -> Frequency {
        let of_month = days.is_some_and(|days| days.contains(|c: char| c.is_ascii_digit()));
        let given = s.freq.and_then(|raw| self.problems.read_string(&self.field_path("freq"), raw));
        let given = given.map(|freq| freq.trim().to_ascii_uppercase());
        if let Some(freq) = given.as_ref().filter(|freq| FREQUENCIES.contains(&freq.as_str())) {
            // "1SA" in a weekly rule can only mean the month.
            if of_month && matches!(freq.as_str(), "WEEKLY" | "DAILY") {
                let expected = "MONTHLY, since the days are those of a month";
                self.problems.repair(&self.field_path("freq"), freq, expected);
                return Frequency::Known("MONTHLY".to_owned());
            }
            return Frequency::Known(freq.clone());
        }
        if days.is_none() {
            let Some(given) = given else {
                return if has_start { Frequency::SingleDate } else { Frequency::Unknown };
            };
            let expected = "DAILY, WEEKLY, MONTHLY or YEARLY; the days are not known";
            self.problems.repair(&self.field_path("freq"), &given, expected);
            return Frequency::Unknown;
        }
        if let Some(words) = given.as_deref().filter(|words| weeks_of_words(words).is_some() && !of_month) {
            let expected = "WEEKLY with an interval; read so";
            self.problems.repair(&self.field_path("freq"), words, expected);
            return Frequency::Known("WEEKLY".to_owned());
        }
        let likely = if of_month { "MONTHLY" } else { "WEEKLY" };
        let found = given.unwrap_or_else(|| "nothing".into());
        self.problems.repair(&self.field_path("freq"), &found, format!("how often; read as {likely}"));
        Frequency::Known(likely.to_owned())
    }

    /// `bymonthday` in rules by month; what a rule here cannot have is left out.
    fn read_days_of_month(
        &mut self,
        s: &Schedule<'_>,
        freq: &str,
        parts: &mut Vec<String>,
        uncertain: &mut bool,
    ) {
        let of_month = matches!(freq, "MONTHLY" | "YEARLY");
        for (name, raw) in
            [("bymonthday", s.bymonthday), ("byweekno", s.byweekno), ("byyearday", s.byyearday)]
        {
            let Some(words) = raw.and_then(|raw| self.problems.read_string(&self.field_path(name), raw))
            else {
                continue;
            };
            if name == "bymonthday" && of_month {
                parts.push(format!("BYMONTHDAY={}", words.replace(' ', "")));
            } else {
                let expected = "nothing in this rule; left out, the dates may differ";
                self.problems.repair(&self.field_path(name), &words, expected);
                *uncertain = true;
            }
        }
    }

    /// A single date.
    fn single_date_rule(&mut self, date: Date) -> Option<Rule> {
        if date < self.today {
            return None;
        }
        Rule::parse(&format!("FREQ=DAILY;COUNT=1;DTSTART={}", date.strftime("%Y%m%d")), None).ok()
    }

    /// The days of `byday`, as RFC 5545 writes them; also from words ("Monday - Friday"). Version 1 has a name or a
    /// number in `weekday`, where 1 is Monday.
    fn read_days(&mut self, s: &Schedule<'_>) -> Option<String> {
        let Some(byday) = s.byday.filter(|raw| !raw.is_blank()) else {
            let words = self.problems.read_string(&self.field_path("weekday"), s.weekday?)?;
            let number = words.trim().parse::<i32>().ok().filter(|number| (1..=7).contains(number));
            if let Some(number) = number {
                return Some(Weekday::Monday.add_days(number - 1).rfc5545().to_owned());
            }
            let days = weekday_list::parse_weekday_list(&words);
            if days.is_none() {
                self.problems.repair(&self.field_path("weekday"), &words, "the name of a day; left out");
            }
            return days.map(|days| days.rfc5545);
        };
        let words = self.problems.read_string(&self.field_path("byday"), byday)?;
        if let Some(days) = weekday_list::parse_weekday_list(&words) {
            if !days.plain {
                let expected = format!("days such as \"MO,FR\" or \"1SA\"; read as {}", days.rfc5545);
                self.problems.repair(&self.field_path("byday"), &words, expected);
            }
            Some(days.rfc5545)
        } else {
            self.problems.repair(
                &self.field_path("byday"),
                &words,
                "days such as \"MO,FR\" or \"1SA\"; left out",
            );
            None
        }
    }

    fn read_date(&mut self, name: &str, raw: Option<Raw<'_>>) -> Option<Date> {
        let words = self.problems.read_string(&self.field_path(name), raw?)?;
        // Dates of rules may lie ahead; they are no dates of confirmation.
        if let Confirmation::Day(date) = dates::parse_confirmation(&words, Date::MAX) {
            Some(date)
        } else {
            self.problems.repair(&self.field_path(name), &words, "a date such as 2026-01-31; left out");
            None
        }
    }

    fn read_number(&mut self, name: &str, raw: Option<Raw<'_>>) -> Option<u32> {
        let words = self.problems.read_string(&self.field_path(name), raw?)?;
        let number = words.trim().parse().ok().filter(|n| (1..=1000).contains(n));
        if number.is_none() {
            self.problems.repair(&self.field_path(name), &words, "a number from 1 on; left out");
        }
        number
    }

    fn read_times(&mut self, s: &Schedule<'_>) -> (Option<Clock>, Option<Clock>, Option<crate::group::Zone>) {
        let opens = s.opens_at.and_then(|raw| self.problems.read_string(&self.field_path("opens_at"), raw));
        if opens.as_deref().is_some_and(time_of_day::means_all_day) {
            return (Clock::new(0, 0), Clock::new(23, 59), None);
        }
        let opens = self.read_time("opens_at", opens.as_deref());
        let closes =
            s.closes_at.and_then(|raw| self.problems.read_string(&self.field_path("closes_at"), raw));
        let closes = self.read_time("closes_at", closes.as_deref());
        let Some(opens) = opens else { return (None, None, None) };
        let zone_words =
            s.timezone.and_then(|raw| self.problems.read_string(&self.field_path("timezone"), raw));
        let place = zones::resolve_zone(
            self.problems,
            &self.field_path("timezone"),
            zone_words.as_deref(),
            opens,
            self.of_place,
            self.today,
        );
        let start = zones::shift_clock(opens.clock, place.shift);
        let end = closes.and_then(|closes| {
            // "09:00Z" beside "17:00": the second is taken as the first is.
            let shift =
                if closes.offset == opens.offset || closes.offset.is_none() { place.shift } else { 0 };
            zones::shift_clock(closes.clock, shift)
        });
        (start, end.filter(|end| Some(*end) != start), place.zone)
    }

    fn read_time(&mut self, name: &str, words: Option<&str>) -> Option<WrittenTime> {
        let words = words?;
        let (plain, offset) = zones::split_offset(words.trim());
        // "18:00:00.000", a moment on no day, or "kl 18" say no more than "18:00".
        let read = time_of_day::parse_time(plain).or_else(|| {
            let span = time_of_day::parse_times(words).filter(|span| span.end.is_none())?;
            Some(ParsedTime { clock: span.start, plain: words.contains(":00.") })
        });
        if let Some(read) = read {
            if !read.plain {
                self.problems.repair(&self.field_path(name), words, "a time such as 19:30");
            }
            Some(WrittenTime { clock: read.clock, offset })
        } else {
            self.problems.repair(&self.field_path(name), words, "a time such as 19:30; left out");
            None
        }
    }
}
