//! Lists, runs and n-th days of a month, as schedules name them.

use super::weekdays;
use crate::feed::words::FeedWords;
use crate::group::{Coded, Weekday};
use std::collections::HashMap;
use std::sync::LazyLock;

/// Days that were read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WeekdayList {
    /// As RFC 5545 section 3.3.10 writes them: "MO,FR", "1SA", "-1FR".
    pub rfc5545: String,
    /// Whether they were written so.
    pub plain: bool,
}

/// Reads "TH,FR", "1SA", "-1FR", and as people write them: "Monday - Friday", "Mo-Fr", "Tue & Thu", "daily",
/// "Second Saturday", "1st and 3rd Tuesday". `None` for everything else: days are never guessed.
pub fn parse_weekday_list(words: &str) -> Option<WeekdayList> {
    if words.len() > 200 {
        return None;
    }
    let upper = words.trim().to_ascii_uppercase();
    let codes: Option<Vec<String>> = upper.split(',').map(|code| parse_code(code.trim())).collect();
    if let Some(codes) = codes {
        return Some(WeekdayList { rfc5545: codes.join(","), plain: true });
    }
    let mut found = FoundDays::default();
    if let Some(all) = weekdays::parse_daily(words) {
        all.iter().for_each(|day| found.add_weekly(day));
    } else {
        for part in split_parts(words) {
            found.add_part(&part)?;
        }
    }
    found.into_list()
}

/// Days found in words so far.
#[derive(Debug, Default)]
struct FoundDays {
    /// As RFC 5545 writes them, each once.
    codes: Vec<String>,
    /// Numbers whose day comes later: "1st and 3rd Tuesday".
    open_nths: Vec<i8>,
}

impl FoundDays {
    /// Adds a day, a run of days, an n-th day, or a number whose day follows; `None` where the part is none.
    fn add_part(&mut self, part: &str) -> Option<()> {
        let (nth, rest) = split_nth(part);
        if let Some((from, to)) = rest.split_once('-').filter(|_| nth.is_none()) {
            let (from, to) = (parse_day(from)?, parse_day(to)?);
            (0..7)
                .map(|n| from.add_days(n))
                .take_while(|day| *day != to)
                .for_each(|day| self.add_weekly(day));
            self.add_weekly(to);
        } else if rest.is_empty() {
            self.open_nths.push(nth?);
        } else {
            let day = parse_day(rest)?;
            self.open_nths.extend(nth);
            if self.open_nths.is_empty() {
                self.add_weekly(day);
            }
            for nth in std::mem::take(&mut self.open_nths) {
                self.add_code(format!("{nth}{}", day.rfc5545()));
            }
        }
        Some(())
    }

    fn add_weekly(&mut self, day: Weekday) {
        self.add_code(day.rfc5545().to_owned());
    }

    fn add_code(&mut self, code: String) {
        if !self.codes.contains(&code) {
            self.codes.push(code);
        }
    }

    fn into_list(self) -> Option<WeekdayList> {
        let complete = self.open_nths.is_empty() && !self.codes.is_empty();
        complete.then(|| WeekdayList { rfc5545: self.codes.join(","), plain: false })
    }
}

fn parse_code(code: &str) -> Option<String> {
    let split = code.len().checked_sub(2)?;
    let (nth, day) = code.split_at_checked(split)?;
    let day = Weekday::ALL.iter().find(|known| known.rfc5545() == day)?;
    let nth = nth.strip_prefix('+').unwrap_or(nth);
    match nth.parse::<i8>() {
        _ if nth.is_empty() => Some(day.rfc5545().to_owned()),
        Ok(n) if (1..=5).contains(&n.abs()) => Some(format!("{n}{}", day.rfc5545())),
        _ => None,
    }
}

/// What the words between days mean: `-` from one to another, `,` one and another, a space nothing.
static SEPARATORS: LazyLock<Vec<(String, &'static str)>> = LazyLock::new(|| {
    let words = &FeedWords::embedded().weekday_lists;
    [(&words.to, "-"), (&words.and, ","), (&words.filler, " ")]
        .into_iter()
        .flat_map(|(words, sign)| words.iter().map(move |word| (format!(" {word} "), sign)))
        .collect()
});

fn split_parts(words: &str) -> Vec<String> {
    let mut text = format!(" {} ", words.trim().to_lowercase()).replace(['–', '—'], "-");
    for (word, sign) in &*SEPARATORS {
        text = text.replace(word, sign);
    }
    text.split([',', ';', '/', '&', '+'])
        .map(|part| part.trim().to_owned())
        .filter(|part| !part.is_empty())
        .collect()
}

fn parse_day(text: &str) -> Option<Weekday> {
    let text = text.trim();
    weekdays::from_name(text)
        .or_else(|| Weekday::ALL.iter().copied().find(|day| day.rfc5545().eq_ignore_ascii_case(text)))
}

/// The n-th of a month by its words; the last is -1.
static ORDINALS: LazyLock<HashMap<&'static str, i8>> = LazyLock::new(|| {
    let lists = FeedWords::embedded().ordinals.iter();
    lists.flat_map(|(nth, words)| words.iter().map(move |word| (*word, *nth))).collect()
});

/// "second saturday" -> 2 and "saturday".
fn split_nth(part: &str) -> (Option<i8>, &str) {
    let (first, rest) = part.split_once(' ').unwrap_or((part, ""));
    ORDINALS.get(first).map_or((None, part), |nth| (Some(*nth), rest.trim()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_in_every_shape_seen() {
        for (words, expected, plain) in [
            ("TH,FR", Some("TH,FR"), true),
            ("mo", Some("MO"), true),
            ("1SA", Some("1SA"), true),
            ("+2TU, -1FR", Some("2TU,-1FR"), true),
            ("Monday - Friday", Some("MO,TU,WE,TH,FR"), false),
            ("Mon to Wed", Some("MO,TU,WE"), false),
            ("Sat - Mon", Some("SA,SU,MO"), false),
            ("Mo-Fr", Some("MO,TU,WE,TH,FR"), false),
            ("Tuesdays & Thursdays", Some("TU,TH"), false),
            ("Dienstag und Donnerstag", Some("TU,TH"), false),
            ("daily", Some("MO,TU,WE,TH,FR,SA,SU"), false),
            ("Second Saturday", Some("2SA"), false),
            ("1st and 3rd Tuesday of the month", Some("1TU,3TU"), false),
            ("letzter Freitag im Monat", Some("-1FR"), false),
            ("siste torsdag", Some("-1TH"), false),
            ("6SA", None, false),
            ("by appointment", None, false),
            ("first", None, false),
            ("Mondayish", None, false),
            ("", None, false),
        ] {
            let read = parse_weekday_list(words);
            assert_eq!(read.as_ref().map(|days| days.rfc5545.as_str()), expected, "{words}");
            assert!(read.is_none_or(|days| days.plain == plain), "{words}");
        }
    }
}
