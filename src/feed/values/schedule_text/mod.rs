//! Days, rhythms and times as people write them: "jeden 2. und 4. Dienstag 18-20 Uhr", "annenhver torsdag kl 18",
//! "1st & 3rd Tuesdays 7pm", "Mo+Do 10-12 Uhr, Fr 18 Uhr".
//!
//! The words come from `data/feeds/schedule-words.json`. What is understood becomes recurrences and times; a word that
//! is not understood never becomes either, and [`ScheduleText::is_whole`] says that there was one, so that the caller
//! keeps the text and says that the dates may vary.

mod draft;
mod reader;
mod split;
mod token;
mod words;
mod written_time;

use crate::group::{Clock, Frequency, Rule, Weekday};

/// A start and, where one is given, an end. An end at or before the start is on the next day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TimeSpan {
    /// When it starts.
    pub start: Clock,
    /// When it ends.
    pub end: Option<Clock>,
}

/// One recurrence that a text names.
#[derive(Debug, Clone, PartialEq)]
pub struct Occasion {
    /// On which days.
    pub rule: Rule,
    /// At what time, where one stands beside the days.
    pub time: Option<TimeSpan>,
    /// The text leaves open which of the days are meant: every second one, but from which on?
    pub dates_vary: bool,
}

/// What a text says about when a group meets.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct ScheduleText {
    /// The recurrences, in the order of the text.
    pub occasions: Vec<Occasion>,
    /// A time without a day.
    pub time: Option<TimeSpan>,
    /// It says that one has to ask for a time.
    pub by_appointment: bool,
    /// Every word was understood.
    pub is_whole: bool,
}

/// Where a text stands, which decides what a bare number is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TextPlace {
    /// In a field for times: "18-20" and "19" are times.
    TimeField,
    /// Anywhere else: a number is a time only where a word or a minute says so.
    Anywhere,
}

/// Texts longer than this are prose.
const MOST_BYTES: usize = 300;

/// Reads a text about days and times. A text of which nothing is understood gives nothing and is not whole.
pub fn parse_schedule(text: &str, place: TextPlace) -> ScheduleText {
    if text.len() > MOST_BYTES {
        return ScheduleText::default();
    }
    reader::read_tokens(&split::split_tokens(text), place)
}

/// Reads a start with or without an end from a field for times: "18-20 Uhr", "kl 18", "7:00 PM - 8:30 PM",
/// "10:30am-12". `None` where the text says anything else besides, or where morning and evening are both possible.
pub fn parse_time_span(text: &str) -> Option<TimeSpan> {
    let read = parse_schedule(text, TextPlace::TimeField);
    read.time.filter(|_| read.is_whole && read.occasions.is_empty())
}

impl ScheduleText {
    /// Whether anything was understood.
    pub fn is_empty(&self) -> bool {
        self.occasions.is_empty() && self.time.is_none() && !self.by_appointment
    }

    /// The days that it names, each once.
    pub fn days(&self) -> Vec<Weekday> {
        let mut days = Vec::new();
        for by_day in self.occasions.iter().flat_map(|occasion| occasion.rule.by_day()) {
            if !days.contains(&by_day.day) {
                days.push(by_day.day);
            }
        }
        days
    }

    /// Whether it names another rhythm than every week.
    pub fn has_rhythm(&self) -> bool {
        self.occasions.iter().any(|occasion| {
            occasion.dates_vary
                || occasion.rule.interval() > 1
                || occasion.rule.frequency() == Frequency::Monthly
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// `RULE[~] [HH:MM[-HH:MM]]`, several joined with `; `; a time alone as `time ...`; `?` where words are left.
    fn said(text: &str, place: TextPlace) -> String {
        let read = parse_schedule(text, place);
        let span = |time: TimeSpan| {
            time.end.map_or_else(|| time.start.to_string(), |end| format!("{}-{end}", time.start))
        };
        let mut parts: Vec<String> = read
            .occasions
            .iter()
            .map(|occasion| {
                let rule = occasion.rule.to_string().replace("FREQ=", "");
                let vary = if occasion.dates_vary { "~" } else { "" };
                let time = occasion.time.map(|time| format!(" {}", span(time))).unwrap_or_default();
                format!("{rule}{vary}{time}")
            })
            .collect();
        parts.extend(read.time.map(|time| format!("time {}", span(time))));
        parts.extend(read.by_appointment.then(|| "ask".to_owned()));
        let mut out = parts.join("; ");
        if !read.is_whole {
            out.push('?');
        }
        out
    }

    #[test]
    fn rhythms_of_three_languages() {
        for (text, expected) in [
            ("jeden 2. und 4. Dienstag 18-20 Uhr", "MONTHLY;BYDAY=2TU,4TU 18:00-20:00"),
            ("every 2nd and 4th Tuesday", "MONTHLY;BYDAY=2TU,4TU"),
            ("hver 2. og 4. tirsdag", "MONTHLY;BYDAY=2TU,4TU"),
            ("jeden zweiten und vierten Montag", "MONTHLY;BYDAY=2MO,4MO"),
            ("annenhver torsdag kl 18", "WEEKLY;INTERVAL=2;BYDAY=TH~ 18:00"),
            ("siste tirsdag i måneden", "MONTHLY;BYDAY=-1TU"),
            ("1st & 3rd Tuesdays 7pm", "MONTHLY;BYDAY=1TU,3TU 19:00"),
            ("ungerade Wochen Di", "WEEKLY;INTERVAL=2;BYDAY=TU~"),
            ("Mo+Do", "WEEKLY;BYDAY=MO,TH"),
            ("täglich", "WEEKLY;BYDAY=MO,TU,WE,TH,FR,SA,SU"),
            ("Montag-Freitag", "WEEKLY;BYDAY=MO,TU,WE,TH,FR"),
            ("jeden Mittwoch", "WEEKLY;BYDAY=WE"),
            ("1. Donnerstag im Monat", "MONTHLY;BYDAY=1TH"),
            ("2. und 4. Dienstag", "MONTHLY;BYDAY=2TU,4TU"),
            ("Samstag (14-tägig)", "WEEKLY;INTERVAL=2;BYDAY=SA~"),
            ("last Friday", "MONTHLY;BYDAY=-1FR"),
            ("every other Thursday", "WEEKLY;INTERVAL=2;BYDAY=TH~"),
            ("jeden zweiten Dienstag im Monat", "MONTHLY;BYDAY=2TU"),
            ("jeden zweiten Dienstag", "WEEKLY;INTERVAL=2;BYDAY=TU~"),
            ("jeden 3. Mittwoch", "MONTHLY;BYDAY=3WE~"),
            ("første mandag i måneden kl. 19.30", "MONTHLY;BYDAY=1MO 19:30"),
            ("hver 14. dag, onsdag", "WEEKLY;INTERVAL=2;BYDAY=WE~"),
            ("alle drei Wochen freitags", "WEEKLY;INTERVAL=3;BYDAY=FR~"),
            ("Di. 18.30 - 20.00 Uhr", "WEEKLY;BYDAY=TU 18:30-20:00"),
            ("Mo und Mi 10-12 Uhr, Fr 18 Uhr", "WEEKLY;BYDAY=MO,WE 10:00-12:00; WEEKLY;BYDAY=FR 18:00"),
            ("dienstags von 18 bis 20 Uhr", "WEEKLY;BYDAY=TU 18:00-20:00"),
            ("Tuesday 08:15 PM", "WEEKLY;BYDAY=TU 20:15"),
            ("first Saturday of every month at 10:30am", "MONTHLY;BYDAY=1SA 10:30"),
            ("einmal im Monat dienstags", "WEEKLY;BYDAY=TU~"),
            ("weekdays 9am", "WEEKLY;BYDAY=MO,TU,WE,TH,FR 09:00"),
            ("Dienstagabend 19 Uhr", "WEEKLY;BYDAY=TU 19:00"),
            ("tirsdagskveld kl 7", "WEEKLY;BYDAY=TU 19:00"),
            ("Torsdager partallsuker kl. 17:00–19:00", "WEEKLY;INTERVAL=2;BYDAY=TH~ 17:00-19:00"),
        ] {
            assert_eq!(said(text, TextPlace::Anywhere), expected, "{text}");
        }
    }

    #[test]
    fn times_in_their_own_field() {
        for (text, expected) in [
            ("18-20 Uhr", "time 18:00-20:00"),
            ("kl 18", "time 18:00"),
            ("18.00–20.00", "time 18:00-20:00"),
            ("10:30am-12", "time 10:30-12:00"),
            ("7:00 PM - 8:30 PM", "time 19:00-20:30"),
            ("7-9pm", "time 19:00-21:00"),
            ("11-1pm", "time 11:00-13:00"),
            ("6:30 – 8 p.m.", "time 18:30-20:00"),
            ("von 18 bis 20 Uhr", "time 18:00-20:00"),
            ("fra 18 til 20", "time 18:00-20:00"),
            ("ab 19 Uhr", "time 19:00"),
            ("19", "time 19:00"),
            ("8 Uhr abends", "time 20:00"),
            ("halb acht abends", "time 19:30"),
            ("19:00 bis 20:30 Uhr", "time 19:00-20:30"),
            ("12:00 noon", "time 12:00"),
            ("10 am to noon", "time 10:00-12:00"),
            ("19h30", "time 19:30"),
            ("halb acht", "?"),
            ("7", "?"),
            ("7-9", "?"),
            ("half past seven", "?"),
            ("evening", "?"),
        ] {
            assert_eq!(said(text, TextPlace::TimeField), expected, "{text}");
        }
    }

    #[test]
    fn what_is_not_understood_stays_in_words() {
        for (text, expected) in [
            ("nach Vereinbarung", "ask"),
            ("by appointment", "ask"),
            ("Dienstag, außer in den Ferien", "WEEKLY;BYDAY=TU?"),
            ("3. Dezember", "?"),
            ("am 03.12.2026", "?"),
            ("7 friends meet", "?"),
            ("Monday of the first full week", "WEEKLY;BYDAY=MO?"),
            ("2nd floor", "?"),
            ("Mo 18-20", "WEEKLY;BYDAY=MO?"),
            ("Mo 7", "WEEKLY;BYDAY=MO?"),
            ("", "?"),
        ] {
            assert_eq!(said(text, TextPlace::Anywhere), expected, "{text}");
        }
    }
}
