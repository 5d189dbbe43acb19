//! Times seen from now: today, tonight, in the next three hours. A meeting fits that begins in such a time, or runs
//! now, where that time has begun: by the clock of the place where people go there, by the reader's where they join from afar.

use super::types::LocalNow;
use crate::place::fold;
use crate::topic::{Facets, Language};
use jiff::civil::{Date, Time};
use jiff::{SignedDuration, Timestamp, ToSpan};
use std::collections::HashMap;
use std::sync::LazyLock;

/// Minutes of a day.
const DAY: u32 = 1440;
/// Hours that can be asked for at most: a week.
const MOST_HOURS: u32 = 7 * 24;
/// The facet of `data/facets.json` with the names of these times.
const FACET: &str = "when";

/// A time seen from now.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum When {
    /// A time with a name of its own in `data/facets.json`.
    Named(&'static str),
    /// In the next hours: 1 to 168.
    Hours(u32),
}

/// Minutes from now: from the first, before the second. Empty where the time is over.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Window {
    /// The first minute; 0 counts what is running now.
    pub(super) from: u32,
    /// The minute after the last, at most eight days from now.
    pub(super) to: u32,
}

/// The times by their folded names; of two that share one, the first.
fn folded_names() -> HashMap<String, &'static str> {
    let mut names = HashMap::new();
    let values = Facets::embedded().facet(FACET).map(|facet| facet.values.as_slice()).unwrap_or_default();
    for value in values.iter().filter(|value| value.id != "hours") {
        let words = value.synonyms.iter().map(|(_, word)| word).chain(value.labels.all());
        for word in std::iter::once(value.id).chain(words) {
            names.entry(fold(word)).or_insert(value.id);
        }
    }
    names
}

impl When {
    /// What the filter pane offers, in its order.
    pub const OFFERED: [Self; 6] = [
        Self::Named("now"),
        Self::Hours(3),
        Self::Named("today"),
        Self::Named("tonight"),
        Self::Named("tomorrow"),
        Self::Named("this-week"),
    ];

    /// Reads an id (`tonight`), any of its names in three languages, or a number of hours (`3h`).
    pub fn parse(text: &str) -> Option<Self> {
        let text = text.trim();
        match text.strip_suffix(['h', 'H']) {
            Some(hours) if text.starts_with(|c: char| c.is_ascii_digit()) => {
                Self::from_hours(hours.trim_end())
            }
            _ => Self::from_name(&fold(text)),
        }
    }

    /// The time with a folded name.
    pub(super) fn from_name(folded: &str) -> Option<Self> {
        static NAMES: LazyLock<HashMap<String, &'static str>> = LazyLock::new(folded_names);
        NAMES.get(folded).map(|id| Self::Named(id))
    }

    /// So many hours, as digits.
    pub(super) fn from_hours(digits: &str) -> Option<Self> {
        digits.parse().ok().filter(|hours| (1..=MOST_HOURS).contains(hours)).map(Self::Hours)
    }

    /// Its name.
    pub fn label(self, language: Language) -> String {
        match self {
            Self::Named(id) => Facets::embedded().label_of(FACET, id, language).to_owned(),
            Self::Hours(hours) => {
                Facets::embedded().label_of(FACET, "hours", language).replace("{n}", &hours.to_string())
            }
        }
    }

    /// Its minutes at a moment.
    pub(super) fn minutes_at(self, local_now: &LocalNow) -> Window {
        let here = local_now.zone.to_datetime(local_now.now);
        // Minutes from now to a clock time of a day; 0 where it is over.
        let until = |days: i32, hour: i8| -> u32 {
            let day = here.date().checked_add(days.days()).unwrap_or(Date::MAX);
            let time = day.to_datetime(Time::new(hour, 0, 0, 0).unwrap_or_default());
            let at = local_now.zone.to_ambiguous_timestamp(time).compatible().unwrap_or(Timestamp::MAX);
            let ahead: SignedDuration = at.duration_since(local_now.now);
            u32::try_from((ahead.as_secs() + 59) / 60).unwrap_or(0).min(9 * DAY)
        };
        let (from, to) = match self {
            Self::Hours(hours) => (0, hours * 60),
            Self::Named("now") => (0, 60),
            Self::Named("today") => (0, until(1, 0)),
            Self::Named("this-morning") => (0, until(0, 12)),
            Self::Named("this-afternoon") => (until(0, 12), until(0, 18)),
            Self::Named("tonight") => (until(0, 17), until(1, 0)),
            Self::Named("tomorrow") => (until(1, 0), until(2, 0)),
            Self::Named("tomorrow-morning") => (until(1, 0), until(1, 12)),
            Self::Named("tomorrow-evening") => (until(1, 17), until(2, 0)),
            Self::Named("day-after-tomorrow") => (until(2, 0), until(3, 0)),
            Self::Named(_) => (0, 7 * DAY),
        };
        Window { from, to }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::tz::TimeZone;

    fn at(now: &str) -> LocalNow {
        LocalNow { now: now.parse().unwrap(), zone: TimeZone::get("Europe/Oslo").unwrap() }
    }

    #[test]
    fn times_are_told_by_any_of_their_names() {
        for (text, when) in [
            ("tonight", When::Named("tonight")),
            ("Heute Abend", When::Named("tonight")),
            ("i kveld", When::Named("tonight")),
            ("HEUTE", When::Named("today")),
            ("I dag", When::Named("today")),
            ("diese Woche", When::Named("this-week")),
            ("3h", When::Hours(3)),
            ("48 H", When::Hours(48)),
        ] {
            assert_eq!(When::parse(text), Some(when), "{text}");
        }
        for text in ["", "h", "0h", "169h", "hours", "someday", "-3h", "3"] {
            assert_eq!(When::parse(text), None, "{text}");
        }
        assert_eq!(When::Hours(3).label(Language::De), "In den nächsten 3 Stunden");
    }

    #[test]
    fn times_are_minutes_from_now_in_the_readers_zone() {
        // 13:00 in Oslo.
        let local_now = at("2026-11-24T12:00:00Z");
        let window = |id| {
            let Window { from, to } = When::Named(id).minutes_at(&local_now);
            (from, to)
        };
        assert_eq!(window("today"), (0, 11 * 60));
        assert_eq!(window("tonight"), (4 * 60, 11 * 60));
        assert_eq!(window("tomorrow"), (11 * 60, 35 * 60));
        assert_eq!(window("tomorrow-evening"), (28 * 60, 35 * 60));
        assert_eq!(window("this-morning"), (0, 0));
        assert_eq!(window("this-week"), (0, 7 * DAY));
        // In the evening, tonight has begun.
        assert_eq!(When::Named("tonight").minutes_at(&at("2026-11-24T19:30:00Z")).from, 0);
        // The day on which summer time begins has 23 hours.
        assert_eq!(When::Named("today").minutes_at(&at("2026-03-28T23:00:00Z")).to, 23 * 60);
    }
}
