//! Clock times asked for: "at 7 pm", "ab 18 Uhr", "før kl. 12".

use crate::topic::{Facets, Language};

/// Minutes of a day.
pub(super) const DAY: u16 = 1440;
/// The facet of `data/facets.json` with the words for a clock time.
const FACET: &str = "clock";

/// Minutes of the day in which a meeting is to begin: from the first, before the second. A span that ends before it
/// begins goes past midnight.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct ClockSpan {
    /// The first minute, 0 to 1439.
    pub(super) from: u16,
    /// The minute after the last, 1 to 1440.
    pub(super) to: u16,
}

impl ClockSpan {
    /// Whether a meeting that begins at this minute of the day fits.
    pub(super) fn holds(self, minute: u16) -> bool {
        if self.from < self.to {
            (self.from..self.to).contains(&minute)
        } else {
            minute >= self.from || minute < self.to
        }
    }
}

/// How a clock time limits when a meeting begins.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum ClockLimit {
    /// At this minute of the day, or up to a quarter of an hour later.
    At(u16),
    /// Half an hour before or after.
    Around(u16),
    /// From this minute on.
    From(u16),
    /// Before this minute.
    Before(u16),
    /// From the first minute to the second, both included.
    Between(u16, u16),
}

/// How much later than the time asked for still counts as that time, and how far around it "about" reaches.
const QUARTER: u16 = 15;
const ABOUT: u16 = 30;
/// Before this minute the day has not begun: who asks for a meeting before noon means none at one in the night.
const DAY_BEGINS: u16 = 4 * 60;

impl ClockLimit {
    /// The minutes that fit.
    pub(super) fn span(self) -> ClockSpan {
        let (from, to) = match self {
            Self::At(at) => (at, at + QUARTER),
            Self::Around(at) => ((at + DAY - ABOUT) % DAY, at + ABOUT + 1),
            Self::From(from) => (from, DAY),
            Self::Before(to) if to > DAY_BEGINS => (DAY_BEGINS, to),
            Self::Before(to) => (0, to.max(1)),
            Self::Between(from, to) => (from, to + 1),
        };
        ClockSpan { from, to: if to > DAY { to - DAY } else { to } }
    }

    /// Its name in words.
    pub(super) fn label(self, language: Language) -> String {
        let (id, first, second) = match self {
            Self::At(at) => ("at", at, at),
            Self::Around(at) => ("around", at, at),
            Self::From(from) => ("from", from, from),
            Self::Before(to) => ("before", to, to),
            Self::Between(from, to) => ("between", from, to),
        };
        let words = Facets::embedded().label_of(FACET, id, language);
        words.replace("{from}", &clock_text(first, language)).replace("{to}", &clock_text(second, language))
    }
}

/// A time of day as people of a language write it.
fn clock_text(minute: u16, language: Language) -> String {
    let (hour, minute) = (minute / 60 % 24, minute % 60);
    match language {
        Language::En => {
            let half = if hour < 12 { "am" } else { "pm" };
            format!("{}:{minute:02} {half}", (hour + 11) % 12 + 1)
        }
        Language::De | Language::Nb => format!("{hour:02}:{minute:02}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn limits_hold_the_minutes_they_name() {
        let holds = |limit: ClockLimit, hour: u16, minute: u16| limit.span().holds(hour * 60 + minute);
        assert!(holds(ClockLimit::At(19 * 60), 19, 0) && !holds(ClockLimit::At(19 * 60), 19, 15));
        assert!(holds(ClockLimit::Around(10), 23, 50) && holds(ClockLimit::Around(10), 0, 40));
        assert!(!holds(ClockLimit::Around(10), 1, 0));
        assert!(holds(ClockLimit::From(18 * 60), 23, 59) && !holds(ClockLimit::From(18 * 60), 17, 59));
        assert!(holds(ClockLimit::Before(720), 11, 59) && !holds(ClockLimit::Before(720), 3, 0));
        assert!(holds(ClockLimit::Between(18 * 60, 20 * 60), 20, 0));
        assert!(holds(ClockLimit::At(23 * 60 + 50), 0, 2));
    }

    #[test]
    fn labels_are_written_as_in_their_language() {
        assert_eq!(ClockLimit::At(19 * 60).label(Language::En), "7:00 pm");
        assert_eq!(ClockLimit::From(18 * 60).label(Language::De), "ab 18:00 Uhr");
        assert_eq!(ClockLimit::Before(12 * 60).label(Language::Nb), "før kl. 12:00");
        assert_eq!(ClockLimit::Between(18 * 60, 20 * 60).label(Language::En), "6:00 pm to 8:00 pm");
        assert_eq!(ClockLimit::At(10).label(Language::En), "12:10 am");
    }
}
