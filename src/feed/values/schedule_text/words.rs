//! The phrases of `data/feeds/schedule-words.json`, by their first word.

use super::token::{Token, split_words};
use crate::feed::words::FeedWords;
use crate::group::{Coded, CodedSet, Weekday};
use serde::Deserialize;
use std::collections::{BTreeMap, HashMap};
use std::sync::LazyLock;

static FILE: &str = include_str!("../../../../data/feeds/schedule-words.json");

/// The file as a whole.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct ScheduleWords {
    #[serde(rename = "note")]
    _note: serde::de::IgnoredAny,
    /// Phrases for several days, by the ids of the days with commas.
    #[serde(borrow)]
    weekday_sets: BTreeMap<&'static str, Vec<&'static str>>,
    /// Before a day, "each one".
    every: Vec<&'static str>,
    /// Every week.
    weekly: Vec<&'static str>,
    /// Every second week, or before a day every second one.
    every_other: Vec<&'static str>,
    /// Every so many weeks.
    intervals: BTreeMap<u16, Vec<&'static str>>,
    /// Weeks with an even or odd number.
    parity: Vec<&'static str>,
    /// Behind an n-th day: of each month.
    of_month: Vec<&'static str>,
    /// Some days of a month, without saying which.
    monthly: Vec<&'static str>,
    /// Behind a number: it is a time.
    oclock: Vec<&'static str>,
    /// Before a number: it is a time.
    at: Vec<&'static str>,
    /// Before the first of two times.
    from: Vec<&'static str>,
    /// Between the first and the last day or time.
    to: Vec<&'static str>,
    /// Between one day and another.
    and: Vec<&'static str>,
    /// After noon.
    evening: Vec<&'static str>,
    /// Before noon.
    morning: Vec<&'static str>,
    /// Endings of a day that say which part of it.
    day_endings: Vec<&'static str>,
    /// Before an hour: half an hour before it.
    half_before: Vec<&'static str>,
    /// Before an hour: half an hour after it.
    half_past: Vec<&'static str>,
    /// Hours in words.
    hours: BTreeMap<u16, Vec<&'static str>>,
    /// What changes nothing.
    filler: Vec<&'static str>,
    /// One has to ask.
    appointment: Vec<&'static str>,
}

/// A phrase as its words, and what it means.
type TimePhrase = (Vec<String>, Token);

/// The phrases by their first word, the longer ones first.
pub(super) struct TimePhrases(HashMap<String, Vec<TimePhrase>>);

impl TimePhrases {
    /// The phrases that are part of the program. A test proves that the file can be read.
    pub(super) fn embedded() -> &'static Self {
        static EMBEDDED: LazyLock<TimePhrases> =
            LazyLock::new(|| TimePhrases::new(&serde_json::from_str(FILE).unwrap_or_default()));
        &EMBEDDED
    }

    fn new(words: &ScheduleWords) -> Self {
        let mut phrases = Self(HashMap::new());
        let times = &FeedWords::embedded().times;
        for (list, token) in [
            (&words.every, Token::Every),
            (&words.weekly, Token::Weekly),
            (&words.every_other, Token::Interval(2)),
            (&words.parity, Token::Parity),
            (&words.of_month, Token::OfMonth),
            (&words.monthly, Token::Monthly),
            (&words.oclock, Token::OClock),
            (&words.at, Token::At),
            (&words.from, Token::From),
            (&words.to, Token::To),
            (&words.and, Token::And),
            (&words.evening, Token::Evening),
            (&words.morning, Token::Morning),
            (&words.half_before, Token::HalfBefore),
            (&words.half_past, Token::HalfPast),
            (&times.am, Token::AmPm(false)),
            (&times.pm, Token::AmPm(true)),
            (&words.filler, Token::Filler),
            (&words.appointment, Token::Appointment),
            (&times.noon, Token::Noon),
            (&times.midnight, Token::Midnight),
        ] {
            phrases.add(list, token);
        }
        for (interval, list) in &words.intervals {
            phrases.add(list, Token::Interval(*interval));
        }
        for (hour, list) in &words.hours {
            phrases.add(list, Token::HourWord(*hour));
        }
        for (days, list) in &words.weekday_sets {
            let days = days.split(',').filter_map(Weekday::from_id).collect::<CodedSet<_>>();
            phrases.add(list, Token::Days(days));
        }
        for (nth, list) in &FeedWords::embedded().ordinals {
            for word in list.iter().filter(|word| !word.ends_with('.')) {
                phrases.add_phrase(word, Token::Nth(*nth));
            }
        }
        for (day, names) in &FeedWords::embedded().weekdays {
            let Some(day) = Weekday::from_id(day) else { continue };
            phrases.add_day(names, day, &words.day_endings);
        }
        for list in phrases.0.values_mut() {
            list.sort_by_key(|(words, _)| std::cmp::Reverse(words.len()));
        }
        phrases
    }

    fn add(&mut self, list: &[&str], token: Token) {
        for phrase in list {
            self.add_phrase(phrase, token);
        }
    }

    fn add_phrase(&mut self, phrase: &str, token: Token) {
        let words: Vec<String> = split_words(phrase).into_iter().map(|word| word.text).collect();
        let Some(first) = words.first().cloned() else { return };
        let list = self.0.entry(first).or_default();
        // Of two lists with the same phrase the first counts.
        if !list.iter().any(|(known, _)| *known == words) {
            list.push((words, token));
        }
    }

    /// A day by its names, in the plural, and with the part of the day in one word: "montags", "Dienstagabend",
    /// "tirsdager", "torsdagskveld".
    fn add_day(&mut self, names: &[&str], day: Weekday, endings: &[&str]) {
        for name in names {
            self.add_phrase(name, Token::Day(day));
            if name.chars().count() < 5 {
                continue;
            }
            for plural in ["s", "en", "e", "er", "ene", "en's", "ar", "ane"] {
                self.add_phrase(&format!("{name}{plural}"), Token::Day(day));
            }
            for ending in endings {
                let morning = ending.contains("morg") || ending.contains("vorm") || ending.contains("form");
                let token = if morning { Token::MorningOf(day) } else { Token::EveningOf(day) };
                self.add_phrase(&format!("{name}{ending}"), token);
            }
        }
    }

    /// What stands at the start of the words, and of how many words it consists.
    pub(super) fn find<'w>(&self, words: impl Fn(usize) -> Option<&'w str>) -> Option<(Token, usize)> {
        let list = self.0.get(words(0)?)?;
        let (phrase, token) = list.iter().find(|(phrase, _)| {
            phrase.iter().enumerate().all(|(n, word)| words(n).is_some_and(|found| found == word))
        })?;
        Some((*token, phrase.len()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_file_has_the_expected_form() {
        let words: ScheduleWords = serde_json::from_str(FILE).unwrap();
        assert!(!words.every.is_empty() && words.hours.len() == 12);
        for days in words.weekday_sets.keys() {
            assert!(days.split(',').all(|day| Weekday::from_id(day).is_some()), "{days}");
        }
        assert!(words.intervals.keys().all(|interval| (3..=8).contains(interval)));
        let phrases = TimePhrases::new(&words);
        assert_eq!(phrases.find(|n| ["every", "other"].get(n).copied()), Some((Token::Interval(2), 2)));
    }
}
