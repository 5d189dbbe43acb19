//! From tokens to recurrences and times.

use super::draft::Draft;
use super::token::Token;
use super::written_time::{ReadClock, make_span};
use super::{Occasion, ScheduleText, TextPlace};
use crate::group::{Clock, Rule, Weekday};

/// Reads the tokens of a text.
pub(super) fn read_tokens(tokens: &[Token], place: TextPlace) -> ScheduleText {
    let mut reader = Reader { tokens, at: 0, place, draft: Draft::default(), read: ScheduleText::default() };
    reader.read.is_whole = !tokens.is_empty();
    while let Some(token) = reader.peek(0) {
        reader.read_token(token);
    }
    reader.finish_draft();
    let nothing = reader.read.is_empty();
    reader.read.is_whole &= !nothing;
    reader.read
}

struct Reader<'t> {
    tokens: &'t [Token],
    at: usize,
    place: TextPlace,
    draft: Draft,
    read: ScheduleText,
}

impl Reader<'_> {
    fn peek(&self, ahead: usize) -> Option<Token> {
        self.tokens.get(self.at + ahead).copied()
    }

    fn read_token(&mut self, token: Token) {
        if self.read_time() {
            return;
        }
        self.at += 1;
        match token {
            Token::Day(day) => self.add_day(day),
            Token::EveningOf(day) => {
                self.add_day(day);
                self.draft.evening = Some(true);
            }
            Token::MorningOf(day) => {
                self.add_day(day);
                self.draft.evening = Some(false);
            }
            Token::Days(days) => {
                self.begin_days();
                for day in days.iter() {
                    self.draft.days.push((None, day));
                }
            }
            Token::Nth(nth) => self.add_nth(nth),
            Token::Number { value, dot } => self.add_number(value, dot),
            Token::Every => self.draft.has_every = true,
            Token::Weekly => self.draft.has_rhythm = true,
            // "every 2nd and 4th Tuesday" counts Tuesdays, not weeks.
            Token::Interval(2) if self.begins_list() => self.add_nth(2),
            Token::Interval(weeks) => {
                if self.draft.time.is_some() && !self.draft.days.is_empty() && self.is_day_next() {
                    self.finish_draft();
                }
                self.draft.interval = Some(weeks);
                self.draft.has_rhythm = true;
                self.draft.varies = true;
            }
            Token::Parity => {
                self.draft.interval = Some(2);
                self.draft.has_rhythm = true;
                self.draft.varies = true;
            }
            Token::OfMonth => self.draft.of_month = true,
            Token::Monthly => {
                self.draft.varies = true;
                self.draft.has_rhythm = true;
            }
            Token::Evening => self.set_part_of_day(true),
            Token::Morning => self.set_part_of_day(false),
            Token::Appointment => self.read.by_appointment = true,
            Token::And
            | Token::Break
            | Token::Filler
            | Token::From
            | Token::At
            | Token::OClock
            // The German "am".
            | Token::AmPm(false) => {}
            Token::HourMinute(..)
            | Token::JoinedHourMinute(..)
            | Token::HourWord(_)
            | Token::AmPm(true)
            | Token::Noon
            | Token::Midnight
            | Token::To
            | Token::Dash
            | Token::HalfBefore
            | Token::HalfPast
            | Token::Unknown => self.read.is_whole = false,
        }
    }

    /// Whether the next token that says anything is a day.
    fn is_day_next(&self) -> bool {
        let mut rest = self.tokens.iter().skip(self.at);
        rest.find(|token| !matches!(token, Token::Filler | Token::Every | Token::Nth(_) | Token::And))
            .is_some_and(|token| {
                matches!(token, Token::Day(_) | Token::Days(_) | Token::EveningOf(_) | Token::MorningOf(_))
            })
    }

    /// Days behind a time belong to another occasion.
    fn begin_days(&mut self) {
        if self.draft.time.is_some() && !self.draft.days.is_empty() {
            self.finish_draft();
        }
    }

    fn add_nth(&mut self, nth: i8) {
        if self.draft.nths.is_empty() {
            self.begin_days();
        }
        if !self.draft.nths.contains(&nth) {
            self.draft.nths.push(nth);
        }
    }

    /// A number that is no time: "2." or, in a list before a day, "2".
    fn add_number(&mut self, value: u16, dot: bool) {
        let nth = i8::try_from(value).ok().filter(|nth| (1..=5).contains(nth));
        match nth {
            Some(nth) if (dot || self.is_number_of_list()) && self.is_day_ahead() => self.add_nth(nth),
            _ => self.read.is_whole = false,
        }
    }

    /// "1 & 3 Tuesday": a number that stands in a list with others.
    fn is_number_of_list(&self) -> bool {
        !self.draft.nths.is_empty() || matches!(self.peek(0), Some(Token::And | Token::Break))
    }

    /// Whether another ordinal and a day follow.
    fn begins_list(&self) -> bool {
        self.peek(0) == Some(Token::And)
            && matches!(self.peek(1), Some(Token::Nth(_) | Token::Number { dot: true, .. }))
            && self.is_day_ahead()
    }

    /// Whether only further numbers stand between here and a day.
    fn is_day_ahead(&self) -> bool {
        let mut rest = self.tokens.iter().skip(self.at);
        rest.find(|token| {
            !matches!(
                token,
                Token::Number { .. }
                    | Token::Nth(_)
                    | Token::And
                    | Token::Break
                    | Token::Filler
                    | Token::Dash
            )
        })
        .is_some_and(|token| matches!(token, Token::Day(_) | Token::EveningOf(_) | Token::MorningOf(_)))
    }

    /// A day, or with a second one behind a dash a run of days.
    fn add_day(&mut self, day: Weekday) {
        if self.draft.nths.is_empty() {
            self.begin_days();
        }
        let last = match (self.peek(0), self.peek(1)) {
            (Some(Token::Dash | Token::To), Some(Token::Day(last))) if self.draft.nths.is_empty() => {
                self.at += 2;
                last
            }
            _ => day,
        };
        let nths = std::mem::take(&mut self.draft.nths);
        let run = (0..7).map(|n| day.add_days(n)).scan(false, |over, next| {
            let ended = *over;
            *over |= next == last;
            (!ended).then_some(next)
        });
        for day in run {
            if nths.is_empty() {
                self.draft.days.push((None, day));
            }
            for nth in &nths {
                self.draft.days.push((Some(*nth), day));
            }
        }
    }

    /// "abends" before or behind a time.
    fn set_part_of_day(&mut self, evening: bool) {
        self.draft.evening = Some(evening);
        if let Some(time) = &mut self.draft.time
            && evening
            && self.draft.has_open_time
            && time.start.minutes_of_day() < 12 * 60
        {
            time.start = later(time.start);
            time.end = time.end.map(|end| if end.minutes_of_day() < 12 * 60 { later(end) } else { end });
        }
    }

    /// Reads a time or a span of times at this position, if there is one.
    fn read_time(&mut self) -> bool {
        let start_at = self.at;
        let mut sure = self.place == TextPlace::TimeField;
        let mut is_announced = false;
        while let Some(token @ (Token::From | Token::At | Token::Filler)) = self.peek(0) {
            is_announced |= matches!(token, Token::At | Token::From);
            sure |= is_announced;
            self.at += 1;
        }
        let Some(first) = self.read_clock(is_announced) else {
            self.at = start_at;
            return false;
        };
        let mut end = None;
        if matches!(self.peek(0), Some(Token::Dash | Token::To))
            || sure && self.peek(0) == Some(Token::And) && self.tokens.get(start_at) == Some(&Token::From)
        {
            let back = self.at;
            self.at += 1;
            while self.peek(0) == Some(Token::At) {
                self.at += 1;
            }
            end = self.read_clock(true);
            if end.is_none() {
                self.at = back;
            }
        }
        if matches!(self.peek(0), Some(Token::Evening)) {
            self.draft.evening = Some(true);
            self.at += 1;
        } else if matches!(self.peek(0), Some(Token::Morning)) {
            self.draft.evening = Some(false);
            self.at += 1;
        }
        let Some(span) = make_span(first, end, sure, self.draft.evening) else {
            self.at = start_at;
            return false;
        };
        if self.draft.time.is_some() {
            // A second time for the same days: "Mo 10 Uhr und 18 Uhr".
            let days = self.draft.days.clone();
            let evening = self.draft.evening;
            self.finish_draft();
            self.draft.days = days;
            self.draft.evening = evening;
        }
        self.draft.time = Some(span);
        self.draft.has_open_time = !first.is_explicit_half;
        true
    }

    /// One time: "18", "18.30", "7pm", "7 pm", "18 Uhr", "noon", "halb acht".
    ///
    /// `is_announced` says that "at" or "from" stands before it, so that "1930" is a time.
    fn read_clock(&mut self, is_announced: bool) -> Option<ReadClock> {
        let mut read = ReadClock::default();
        match self.peek(0)? {
            Token::HourMinute(hour, minute) => {
                (read.hour, read.minute) = (hour, minute);
                read.has_minutes = true;
            }
            Token::JoinedHourMinute(hour, minute) => {
                if !is_announced && !self.is_time_mark_behind() {
                    return None;
                }
                (read.hour, read.minute) = (hour, minute);
                read.has_minutes = true;
            }
            Token::Number { value, dot: _ } => read.hour = value,
            Token::Noon | Token::Midnight => {
                let hour = if self.peek(0) == Some(Token::Noon) { 12 } else { 0 };
                self.at += 1;
                let is_explicit_half = true;
                return Some(ReadClock { hour, has_minutes: true, is_explicit_half, ..read });
            }
            half @ (Token::HalfBefore | Token::HalfPast) => {
                let Some(Token::HourWord(hour) | Token::Number { value: hour, .. }) = self.peek(1) else {
                    return None;
                };
                self.at += 1;
                let before = u16::from(half == Token::HalfBefore);
                read.hour = if hour > before { hour - before } else { hour + 12 - before };
                (read.minute, read.needs_half) = (30, true);
            }
            Token::HourWord(hour) => {
                // "sieben Uhr", "seven pm"; a number in words alone is no time.
                if !matches!(self.peek(1), Some(Token::OClock | Token::AmPm(_))) {
                    return None;
                }
                (read.hour, read.needs_half) = (hour, true);
            }
            _ => return None,
        }
        self.at += 1;
        loop {
            match self.peek(0) {
                // "18 Uhr am Dienstag" has a German "am".
                Some(Token::AmPm(false)) if read.has_oclock || read.hour > 12 => break,
                Some(Token::AmPm(afternoon)) if read.afternoon.is_none() => read.afternoon = Some(afternoon),
                Some(Token::OClock) if !read.has_oclock => read.has_oclock = true,
                // "19 Uhr 30"
                Some(Token::Number { value: minute @ 10..60, dot: false })
                    if read.has_oclock
                        && !read.has_minutes
                        && !matches!(self.peek(1), Some(Token::OClock)) =>
                {
                    (read.minute, read.has_minutes) = (minute, true);
                }
                // "12:00 noon"
                Some(Token::Noon) if read.hour == 12 => {}
                _ => break,
            }
            self.at += 1;
        }
        read.is_explicit_half = read.afternoon.is_some() || read.hour > 12;
        Some(read)
    }

    /// Whether the number at this position, or the one behind a dash after it, is marked as a time: "1930-2100 Uhr".
    fn is_time_mark_behind(&self) -> bool {
        let mark = match self.peek(1) {
            Some(Token::Dash | Token::To) => self.peek(3),
            mark => mark,
        };
        matches!(mark, Some(Token::OClock | Token::AmPm(_)))
    }

    /// Makes an occasion of what was read since the last one.
    fn finish_draft(&mut self) {
        let draft = std::mem::take(&mut self.draft);
        if draft.is_blank() && !draft.of_month {
            return;
        }
        if draft.days.is_empty() {
            self.read.is_whole &= draft.nths.is_empty() && !draft.has_rhythm && !draft.of_month;
            if self.read.time.is_none() {
                self.read.time = draft.time;
            } else {
                self.read.is_whole = false;
            }
            return;
        }
        match make_occasion(&draft) {
            Some((occasion, whole)) => {
                self.read.is_whole &= whole;
                self.read.occasions.push(occasion);
            }
            None => self.read.is_whole = false,
        }
    }
}

fn later(clock: Clock) -> Clock {
    Clock::new(clock.minutes_of_day() / 60 + 12, clock.minutes_of_day() % 60).unwrap_or(clock)
}

/// The occasion of a draft that has days, and whether it says all that was written.
fn make_occasion(draft: &Draft) -> Option<(Occasion, bool)> {
    let (mut days, mut whole) = (draft.days.clone(), draft.nths.is_empty());
    let mut varies = draft.varies;
    let mut interval = draft.interval;
    let has_nth = days.iter().any(|(nth, _)| nth.is_some());
    if has_nth {
        // A day that is named once more without its ordinal is the same day.
        let named: Vec<Weekday> = days.iter().filter(|(nth, _)| nth.is_some()).map(|(_, day)| *day).collect();
        days.retain(|(nth, day)| nth.is_some() || !named.contains(day));
        if days.iter().any(|(nth, _)| nth.is_none()) {
            (whole, varies) = (false, true);
        }
    }
    // "jeden zweiten Dienstag im Monat" is the second Tuesday.
    if interval == Some(2) && draft.of_month && !has_nth {
        interval = None;
        varies = false;
        for (nth, _) in &mut days {
            *nth = Some(2);
        }
    } else if let ([(Some(nth), day)], true, false) = (days.as_slice(), draft.has_every, draft.of_month)
        && *nth > 1
    {
        // "every 2nd Tuesday" is every second one to most, "every 3rd Tuesday" the third of the month.
        varies = true;
        if *nth == 2 {
            (interval, days) = (Some(2), vec![(None, *day)]);
        }
    }
    let monthly = days.iter().any(|(nth, _)| nth.is_some());
    if interval.is_some() && monthly {
        (whole, varies) = (false, true);
    }
    if draft.of_month && !monthly {
        varies = true;
    }
    let by_day: Vec<String> = days
        .iter()
        .map(|(nth, day)| nth.map_or_else(String::new, |nth| nth.to_string()) + day.rfc5545())
        .fold(Vec::new(), |mut seen, code| {
            if !seen.contains(&code) {
                seen.push(code);
            }
            seen
        });
    let frequency = if monthly { "MONTHLY" } else { "WEEKLY" };
    let interval = interval.filter(|_| !monthly).map(|weeks| format!(";INTERVAL={weeks}"));
    let text = format!("FREQ={frequency}{};BYDAY={}", interval.unwrap_or_default(), by_day.join(","));
    let rule = Rule::parse(&text, None).ok()?;
    Some((Occasion { rule, time: draft.time, dates_vary: varies }, whole))
}
