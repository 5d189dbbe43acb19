//! Days and times of a record.

use super::day_values::{
    apply_half, parse_date, parse_days, parse_military, parse_minutes, single_date, split_weekly,
};
use super::feed_context::FeedContext;
use super::list_record::ListRecord;
use crate::feed::columns::ColumnField;
use crate::feed::json::Raw;
use crate::feed::record::Problems;
use crate::feed::text::Field;
use crate::feed::values::schedule_text::{self, Occasion, TextPlace, TimeSpan};
use crate::feed::values::time_of_day;
use crate::feed::values::weekdays;
use crate::feed::values::zones::parse_zone;
use crate::group::{Clock, Meeting, Rule, Text, Weekday};

/// When a record meets.
#[derive(Debug, Default)]
pub struct MeetingSchedule {
    /// One meeting for each day; empty = nobody says when, or by appointment.
    pub meetings: Vec<Meeting>,
    /// Words about time that could not be read, for the description.
    pub words: Vec<Text>,
    /// The zone that stands behind a time: "8 pm ET".
    pub zone_words: Option<String>,
}

/// Reads days and times; the zone is read with the place. `None` where there is a day that no reader could make sense
/// of either, such as the number 9: to list such a meeting as "by appointment" would be wrong.
pub fn read_schedule(
    record: &ListRecord<'_>,
    feed: &FeedContext,
    problems: &mut Problems<'_>,
) -> Option<MeetingSchedule> {
    let mut reader = ScheduleReader {
        record,
        feed,
        problems,
        days: ReadDays::default(),
        words: Vec::new(),
        further_times: Vec::new(),
        zone_words: None,
    };
    reader.read_days(record.fields.day)?;
    let mut schedule = reader.read_rest();
    for row in &record.further {
        let further = read_schedule(row, feed, problems)?;
        schedule.meetings.extend(further.meetings);
        schedule.words.extend(further.words);
        schedule.zone_words = schedule.zone_words.or(further.zone_words);
    }
    Some(schedule)
}

/// The days found so far.
#[derive(Debug, Default)]
struct ReadDays {
    occasions: Vec<Occasion>,
    /// Words that were not understood stand beside them.
    varies: bool,
}

impl ReadDays {
    fn add_weekly(&mut self, day: Weekday) {
        let rule = Rule::every_week(day);
        if !self.occasions.iter().any(|known| known.rule == rule) {
            self.occasions.push(Occasion { rule, time: None, dates_vary: false });
        }
    }
}

struct ScheduleReader<'r, 'a, 'p> {
    record: &'r ListRecord<'a>,
    feed: &'r FeedContext,
    problems: &'r mut Problems<'p>,
    days: ReadDays,
    /// Words about when that could not be read.
    words: Vec<String>,
    /// Times on the same days after the first: "10:00 and 18:00".
    further_times: Vec<TimeSpan>,
    zone_words: Option<String>,
}

impl ScheduleReader<'_, '_, '_> {
    /// Everything but the days of `day`.
    fn read_rest(mut self) -> MeetingSchedule {
        let (fields, extras) = (&self.record.fields, &self.record.extras);
        let mut time = self.read_time(fields.time, "time");
        let end = self.read_time(fields.end_time, "end_time").map(|span| span.end.unwrap_or(span.start));
        if let Some(text) = extras.text(ColumnField::Schedule) {
            self.read_schedule_text(&text, &mut time);
        }
        if let Some(text) = extras.text(ColumnField::Meetings) {
            self.read_meetings_text(&text);
        }
        if let Some(text) = extras.text(ColumnField::Rhythm) {
            self.apply_rhythm(&text);
        }
        if let Some(text) = extras.text(ColumnField::Date) {
            self.apply_date(&text);
        }
        let mut time = self.join_times(time, end);
        if let Some(text) = extras.text(ColumnField::AmPm) {
            time = time.map(|span| apply_half(span, &text));
        }
        if let Some(minutes) = extras.text(ColumnField::Duration).and_then(|text| parse_minutes(&text)) {
            time = time.map(|span| TimeSpan {
                end: span.end.or_else(|| time_of_day::add_minutes(span.start, minutes)),
                ..span
            });
        }
        self.into_schedule(time)
    }

    fn into_schedule(self, time: Option<TimeSpan>) -> MeetingSchedule {
        let Self { feed, problems, days, mut words, further_times, zone_words, .. } = self;
        let is_table = feed.is_table;
        if days.occasions.is_empty() {
            if let Some(time) = time {
                let said = say_span(time);
                problems.repair("day", &said, "a day for this time; shown as written");
                match words.last_mut() {
                    Some(day) => *day = format!("{day}, {said}"),
                    None => words.push(said),
                }
            }
            let words = words.iter().filter_map(|line| problems.clean_text(Field::Line, "time", line));
            return MeetingSchedule { meetings: Vec::new(), words: words.collect(), zone_words };
        }
        let no_time = time.is_none() && days.occasions.iter().all(|occasion| occasion.time.is_none());
        if no_time && words.is_empty() {
            problems.repair("time", "nothing", "a time for the day; unknown");
        }
        let lines: Vec<Text> =
            words.iter().filter_map(|line| problems.clean_text(Field::Line, "time", line)).collect();
        let joined = lines.iter().map(Text::as_str).collect::<Vec<_>>().join("; ");
        // In a table the words stand beside the day they are about.
        let note = if is_table { problems.clean_text(Field::Notes, "time", &joined) } else { None };
        let varies = days.varies;
        let of_field: Vec<_> = std::iter::once(time).chain(further_times.into_iter().map(Some)).collect();
        let mut meetings = Vec::new();
        for occasion in &days.occasions {
            let own = [occasion.time];
            for span in if occasion.time.is_some() { &own } else { of_field.as_slice() } {
                meetings.extend(split_weekly(&occasion.rule).into_iter().map(|rule| Meeting {
                    rule,
                    start: span.map(|span| span.start),
                    end: span.and_then(|span| span.end),
                    zone: None,
                    note: note.clone(),
                    dates_vary: occasion.dates_vary || varies,
                }));
            }
        }
        MeetingSchedule { meetings, words: if is_table { Vec::new() } else { lines }, zone_words }
    }

    /// The days in the order of the feed, each once. Numbers count from 0 = Sunday; names, lists and rhythms in words
    /// are understood too.
    fn read_days(&mut self, raw: Option<Raw<'_>>) -> Option<()> {
        let Some(raw) = raw.filter(|raw| !raw.is_blank()) else { return Some(()) };
        let Some(items) = raw.items() else { return self.read_day_value(raw, "day") };
        let empty = items.is_empty();
        let mut read = 0;
        for (n, item) in items.into_iter().take(14).enumerate() {
            let path = format!("day[{n}]");
            match parse_days(item, self.feed.counts_to_seven) {
                Some((days, plain)) => {
                    read += 1;
                    self.note_odd_day(item, &path, plain, &days);
                    for day in days {
                        self.days.add_weekly(day);
                    }
                }
                None => {
                    self.problems.repair(&path, &item.describe(), "a number from 0 (Sunday) to 6; left out");
                }
            }
        }
        if read == 0 && !empty {
            self.problems.quarantine("day", "no day that can be read", "numbers from 0 (Sunday) to 6");
            return None;
        }
        Some(())
    }

    fn read_day_value(&mut self, raw: Raw<'_>, path: &str) -> Option<()> {
        if let Some((days, plain)) = parse_days(raw, self.feed.counts_to_seven) {
            self.note_odd_day(raw, path, plain, &days);
            if days.is_empty() && self.feed.is_table {
                self.words.extend(raw.string().map(std::borrow::Cow::into_owned));
            }
            for day in days {
                self.days.add_weekly(day);
            }
            return Some(());
        }
        // A number out of range is a defect; words are for people, and stay.
        let words = raw.string().filter(|words| words.chars().any(char::is_alphabetic) || words.len() > 3);
        let Some(words) = words else {
            self.problems.quarantine(
                "day",
                &raw.describe(),
                "a number from 0 (Sunday) to 6, or the name of a day",
            );
            return None;
        };
        if let Some(rule) = parse_date(&words).and_then(|date| single_date(date, self.feed.today)) {
            self.days.occasions.push(Occasion { rule, time: None, dates_vary: false });
            return Some(());
        }
        let read = schedule_text::parse_schedule(&words, TextPlace::Anywhere);
        let expected = match (read.occasions.is_empty(), read.is_whole) {
            (true, _) => "a day; shown as written",
            (false, true) => "",
            (false, false) => "a day; read in part, shown as written, the dates may vary",
        };
        if !expected.is_empty() {
            self.problems.repair(path, &words, expected);
            self.words.push(words.clone().into_owned());
            self.days.varies = true;
        } else if !self.feed.is_table {
            self.problems.repair(path, &words, "a number from 0 (Sunday) to 6; the words are read");
        }
        self.days.occasions.extend(read.occasions);
        Some(())
    }

    fn note_odd_day(&mut self, raw: Raw<'_>, path: &str, plain: bool, days: &[Weekday]) {
        if !plain && !self.feed.is_table && !days.is_empty() {
            self.problems.repair(path, &raw.describe(), "a number from 0 (Sunday) to 6; the name is read");
        }
    }

    /// A time, with its end where the field holds both, and with days where it holds these too.
    fn read_time(&mut self, raw: Option<Raw<'_>>, path: &str) -> Option<TimeSpan> {
        let raw = raw.filter(|raw| !raw.is_blank())?;
        let Some(words) = raw.string_or_number() else {
            self.problems.repair(path, &raw.describe(), "HH:MM; unknown");
            return None;
        };
        // As nearly all feeds write it.
        if let Some(start) = Clock::parse(&words) {
            return Some(TimeSpan { start, end: None });
        }
        if weekdays::means_by_appointment(&words) {
            return None;
        }
        if let Some(span) = time_of_day::parse_times(&words) {
            let plain = time_of_day::parse_time(&words).is_some_and(|read| read.plain);
            if !plain && !self.feed.is_table {
                self.problems.repair(path, &words, format!("HH:MM; read as {}", span.start));
            }
            return Some(span);
        }
        if let Some(span) = self.read_time_with_zone(&words) {
            return Some(span);
        }
        if let Some(spans) = parse_several_times(&words).filter(|_| path == "time") {
            self.further_times = spans.get(1..).unwrap_or_default().to_vec();
            return spans.first().copied();
        }
        if let Some(span) = parse_military(&words).filter(|_| self.feed.is_table) {
            return Some(span);
        }
        if path == "time" {
            let read = schedule_text::parse_schedule(&words, TextPlace::TimeField);
            if read.is_whole && !read.is_empty() {
                if self.days.occasions.is_empty() || read.has_rhythm() {
                    self.days.occasions = read.occasions;
                }
                let of_days = self.days.occasions.iter().find_map(|occasion| occasion.time);
                return read.time.or(of_days);
            }
        }
        self.problems.repair(path, &words, "HH:MM; unknown, shown as written");
        let line = match (self.feed.is_table, path) {
            (true, _) => words.into_owned(),
            (false, "time") => format!("Time: {words}"),
            (false, _) => format!("End: {words}"),
        };
        self.words.push(line);
        None
    }

    /// "8 pm ET", "19:00 CET": the zone is kept for a listing that states none of its own.
    fn read_time_with_zone(&mut self, words: &str) -> Option<TimeSpan> {
        let (time, zone) = words.trim().trim_end_matches([')', ']']).rsplit_once([' ', '(', '['])?;
        let is_code = zone.len() > 1 && zone.bytes().all(|b| b.is_ascii_uppercase());
        let is_zone = (is_code || zone.contains('/')) && parse_zone(zone).is_some();
        let span = time_of_day::parse_times(time.trim()).filter(|_| is_zone)?;
        self.zone_words = Some(zone.to_owned());
        Some(span)
    }

    /// Days and times in one text: "Di 18-20 Uhr, Do 10 Uhr". What `day` and `time` say counts more.
    fn read_schedule_text(&mut self, text: &str, time: &mut Option<TimeSpan>) {
        let read = schedule_text::parse_schedule(text, TextPlace::Anywhere);
        let takes = self.days.occasions.is_empty() && !read.occasions.is_empty();
        if !read.is_whole || read.is_empty() || read.by_appointment {
            if !read.by_appointment {
                self.problems.repair("schedule", text, "days and times; kept in words");
            }
            self.words.push(text.to_owned());
            self.days.varies |= !read.is_whole;
        }
        if takes {
            self.days.occasions = read.occasions;
        } else if read.has_rhythm() {
            self.apply_rhythm(text);
        }
        *time = time.or(read.time);
    }

    /// "FREQ=WEEKLY;BYDAY=TU 18:30-20:00; FREQ=..." as our own tables write it, or words.
    fn read_meetings_text(&mut self, text: &str) {
        if !text.contains("FREQ=") {
            let mut time = None;
            return self.read_schedule_text(text, &mut time);
        }
        for part in text.split("; ") {
            let (rule, times) = part.trim().split_once(' ').unwrap_or((part.trim(), ""));
            match Rule::parse(rule, None) {
                Ok(rule) => {
                    let time = time_of_day::parse_times(times);
                    self.days.occasions.push(Occasion { rule, time, dates_vary: false });
                }
                Err(error) => {
                    self.problems.repair(
                        "meetings",
                        part,
                        format!("a rule of RFC 5545 ({error}); kept in words"),
                    );
                    self.words.push(part.to_owned());
                }
            }
        }
    }

    /// How often, in a field of its own: "14-tägig", "1. und 3. im Monat".
    fn apply_rhythm(&mut self, text: &str) {
        let days: Vec<Weekday> = self
            .days
            .occasions
            .iter()
            .flat_map(|occasion| occasion.rule.by_day().iter().map(|by_day| by_day.day))
            .fold(Vec::new(), |mut seen, day| {
                if !seen.contains(&day) {
                    seen.push(day);
                }
                seen
            });
        let names: Vec<&str> = days.iter().map(|day| day.rfc5545()).collect();
        let whole = format!("{text} {}", names.join(" & "));
        let mut read = schedule_text::parse_schedule(&whole, TextPlace::Anywhere);
        if !read.is_whole {
            // "1. und 3. im Monat": the day belongs behind the number.
            for month in ["im monat", "of the month", "i måneden", "monatlich", "monthly"] {
                let lower = text.to_lowercase();
                if let Some(before) = lower.strip_suffix(month) {
                    read = schedule_text::parse_schedule(
                        &format!("{before} {} {month}", names.join(" & ")),
                        TextPlace::Anywhere,
                    );
                }
            }
        }
        if read.is_whole && !read.occasions.is_empty() {
            let time = self.days.occasions.iter().find_map(|occasion| occasion.time);
            self.days.occasions = read.occasions;
            for occasion in &mut self.days.occasions {
                occasion.time = occasion.time.or(time);
            }
            if !self.days.occasions.iter().any(|occasion| occasion.dates_vary) {
                return;
            }
        } else {
            self.problems.repair("rhythm", text, "how often; kept in words, the dates may vary");
            self.days.varies = true;
        }
        self.words.push(text.to_owned());
    }

    /// A date: the only one, or that from which on every second week is counted.
    fn apply_date(&mut self, text: &str) {
        let Some(date) = parse_date(text) else {
            if self.days.occasions.is_empty() {
                let mut time = None;
                self.read_schedule_text(text, &mut time);
            } else {
                self.words.push(text.to_owned());
            }
            return;
        };
        let Some(rule) = single_date(date, self.feed.today) else {
            if self.days.occasions.is_empty() {
                self.problems.repair("date", text, "a date that is not past; kept in words");
                self.words.push(text.to_owned());
            }
            return;
        };
        if self.days.occasions.is_empty() {
            let time = text.split_once(['T', ' ']).and_then(|(_, time)| time_of_day::parse_times(time));
            self.days.occasions.push(Occasion { rule, time, dates_vary: false });
            return;
        }
        for occasion in &mut self.days.occasions {
            let begins = format!("{};DTSTART={}", occasion.rule, date.strftime("%Y%m%d"));
            if occasion.rule.interval() > 1
                && let Ok(rule) = Rule::parse(&begins, None)
            {
                *occasion = Occasion { rule, dates_vary: false, ..*occasion };
            }
        }
    }

    /// The time and the end of its own field.
    fn join_times(&mut self, time: Option<TimeSpan>, end: Option<Clock>) -> Option<TimeSpan> {
        let span = time?;
        if end == Some(span.start) {
            self.problems.repair("end_time", "the same as time", "an end after the start; unknown");
            return Some(span);
        }
        Some(TimeSpan { end: end.or(span.end), ..span })
    }
}

/// "18:00" or "18:00-20:00".
fn say_span(span: TimeSpan) -> String {
    span.end.map_or_else(|| span.start.to_string(), |end| format!("{}-{end}", span.start))
}

/// Several times on the same days: "10:00 und 18:00 Uhr", "10 AM / 7 PM". `None` where one of them is not clear.
fn parse_several_times(words: &str) -> Option<Vec<TimeSpan>> {
    const MOST: usize = 6;
    let apart = [" and ", " und ", " og ", " u. ", " + "]
        .iter()
        .fold(words.to_owned(), |text, and| text.replace(and, "/"));
    let parts: Vec<&str> = apart.split(['/', ',', ';', '&', '|']).map(str::trim).collect();
    let oclock = parts.last().is_some_and(|last| last.to_lowercase().ends_with("uhr"));
    let read = |part: &&str| {
        let bare = oclock && part.bytes().all(|b| b.is_ascii_digit() || b" -".contains(&b));
        time_of_day::parse_times(&if bare { format!("{part} Uhr") } else { (*part).to_owned() })
    };
    (2..=MOST).contains(&parts.len()).then(|| parts.iter().map(read).collect()).flatten()
}
