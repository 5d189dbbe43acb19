//! Times of day in words: "at 7pm", "ab 18 Uhr", "before noon", "mellom kl. 18 og 20", "halb sieben".

use super::token::Token;
use crate::search::clock_span::ClockLimit;
use crate::search::facet::Facet;
use crate::search::filter_names::FilterWord;
use crate::search::phrases::embedded_phrases;
use crate::search::word_lists::{lists_word, word_lists};
use crate::topic::Language;

/// Words that say at what time a meeting is to begin.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct ClockReading {
    /// The first of the words.
    pub(super) start: usize,
    /// How many they are.
    pub(super) length: usize,
    /// Limits of which any will do: seven o'clock may be in the morning or in the evening.
    pub(super) limits: Vec<ClockLimit>,
}

/// A time of day read from one or more words.
#[derive(Debug, Clone, Copy)]
struct ClockTime {
    /// Minutes of the day.
    minute: u16,
    /// How many words it takes.
    length: usize,
    /// Morning and afternoon were not told apart, and both can be meant.
    twofold: bool,
    /// A colon, "pm" or "Uhr" says that the number is a time.
    sure: bool,
    /// It is said to be in the afternoon.
    pm: bool,
    /// Noon lasts an hour: who asks for it means a quarter past twelve as well.
    noon: bool,
}

impl ClockTime {
    /// The minute of the day, in the afternoon if it can be.
    const fn later(self) -> u16 {
        if self.twofold { self.minute + HALF_DAY } else { self.minute }
    }
}

/// How the words before a time limit it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Marker {
    None,
    At,
    Around,
    From,
    Before,
}

const HALF_DAY: u16 = 12 * 60;
/// So early nobody means the morning who asks for "after 6".
const EVENING_HOURS: u16 = 8 * 60;

/// The times of day among the words, from the first to the last.
pub(super) fn find_clock_times(tokens: &[Token], language: Option<Language>) -> Vec<ClockReading> {
    let reader = ClockReader { tokens, language };
    let mut found = Vec::new();
    let mut at = 0;
    while at < tokens.len() {
        match reader.reading_at(at) {
            Some(reading) => {
                at = reading.start + reading.length;
                found.push(reading);
            }
            None => at += 1,
        }
    }
    found
}

struct ClockReader<'t> {
    tokens: &'t [Token],
    language: Option<Language>,
}

impl ClockReader<'_> {
    fn word(&self, at: usize) -> &str {
        self.tokens.get(at).map_or("", |token| &token.word)
    }

    /// A reading of which the time, or the first of two, begins at this word.
    fn reading_at(&self, at: usize) -> Option<ClockReading> {
        let first = self.time_at(at)?;
        let (marker, marked_from, marked) = self.marker_before(at);
        let after = at + first.length;
        if let Some((second, length)) = self.second_time(after, marked_from, at) {
            let sure = first.sure || second.sure || marked;
            if sure || (marked_from < at && self.speaks_of_times(at, length)) {
                let limits = between(first, second, self.half_of_day());
                return Some(ClockReading {
                    start: marked_from,
                    length: after + length - marked_from,
                    limits,
                });
            }
        }
        let sure = first.sure || marked;
        let believable = sure || (marker != Marker::None && self.is_time_without_unit(at, first, marker));
        if !believable {
            return None;
        }
        let limits = single(first, marker, self.half_of_day());
        Some(ClockReading { start: marked_from, length: after - marked_from, limits })
    }

    /// The second of two times, which begins after the first, and how many words it takes with what joins it.
    fn second_time(&self, after: usize, marked_from: usize, first: usize) -> Option<(ClockTime, usize)> {
        let clock = word_lists().clock();
        if matches!(self.tokens.get(after)?.joined_by, Some('-' | '–' | '/')) {
            let second = self.time_at(after)?;
            return Some((second, second.length));
        }
        let mark = usize::from(lists_word(&clock.marks, self.word(after + 1)));
        let second = self.time_at(after + 1 + mark)?;
        let joint = self.word(after);
        // "7 and 9" are two times, "between 7 and 9" is one span.
        let opened = marked_from < first && lists_word(&clock.between, self.word(marked_from));
        let joins = lists_word(&clock.joints, joint) && (opened || !matches!(joint, "and" | "und" | "og"));
        joins.then_some((second, 1 + mark + second.length))
    }

    /// What the words before a time say, where they begin, and whether one of them only stands before times.
    fn marker_before(&self, at: usize) -> (Marker, usize, bool) {
        let clock = word_lists().clock();
        let mut start = at;
        let mut marked = false;
        if start > 0 && lists_word(&clock.marks, self.word(start - 1)) {
            (start, marked) = (start - 1, true);
        }
        let Some(before) = start.checked_sub(1) else { return (Marker::At, start, marked) };
        let word = self.word(before);
        let marker = if lists_word(&clock.around, word) {
            Marker::Around
        } else if word == "for" && self.language != Some(Language::Nb) {
            // English "for 7 pm" is no limit; Norwegian "før kl. 19" is folded to the same letters.
            Marker::At
        } else if lists_word(&clock.from, word) {
            Marker::From
        } else if lists_word(&clock.before, word) {
            Marker::Before
        } else if lists_word(&clock.between, word) || lists_word(&clock.at, word) {
            Marker::At
        } else {
            return (if marked { Marker::At } else { Marker::None }, start, marked);
        };
        (marker, before, marked)
    }

    /// Whether a bare number after "at" or the like is a time of day: not an age, not a number of weeks.
    fn is_time_without_unit(&self, at: usize, time: ClockTime, marker: Marker) -> bool {
        let end = at + time.length;
        let counted = self.tokens.get(end).is_some_and(|next| {
            next.word.chars().all(char::is_alphabetic)
                && !self.is_condition(end)
                && !self.is_group_word(end)
                && !word_lists().points_at_place(&next.word)
                && !embedded_phrases().is_stop(&next.word)
        });
        let speaks = self.speaks_of_times(at, time.length);
        match marker {
            Marker::At => time.twofold && (speaks || !counted) && (speaks || self.mentions_group()),
            _ => speaks && !counted,
        }
    }

    /// Whether other words say when.
    fn speaks_of_times(&self, at: usize, length: usize) -> bool {
        (0..self.tokens.len()).any(|i| !(at..at + length).contains(&i) && self.is_condition(i))
    }

    fn is_condition(&self, at: usize) -> bool {
        self.filter_at(at).is_some_and(|filter| matches!(filter.facet, Facet::Day | Facet::Time))
    }

    /// The filter that this word means, alone or with the next: "kveld", "om kvelden".
    fn filter_at(&self, at: usize) -> Option<FilterWord> {
        let phrases = embedded_phrases();
        let alone = phrases.filters.filter_named(self.word(at));
        alone.or_else(|| phrases.filters.filter_named(&format!("{} {}", self.word(at), self.word(at + 1))))
    }

    fn is_group_word(&self, at: usize) -> bool {
        embedded_phrases().is_generic(self.word(at))
    }

    fn mentions_group(&self) -> bool {
        (0..self.tokens.len()).any(|at| {
            let short =
                |token: &Token| embedded_phrases().topics_of_abbreviation(&token.raw, false).is_some();
            self.is_group_word(at) || self.tokens.get(at).is_some_and(short)
        })
    }

    /// Whether the text speaks of mornings or of evenings.
    fn half_of_day(&self) -> Option<HalfOfDay> {
        (0..self.tokens.len()).find_map(|at| {
            let filter = self.filter_at(at).filter(|f| f.facet == Facet::Time)?;
            match filter.id {
                "morning" => Some(HalfOfDay::Morning),
                "afternoon" | "evening" | "night" => Some(HalfOfDay::Afternoon),
                _ => None,
            }
        })
    }

    /// A time that begins at this word.
    fn time_at(&self, at: usize) -> Option<ClockTime> {
        let clock = word_lists().clock();
        let word = self.word(at);
        let named =
            |minute, noon| ClockTime { minute, length: 1, twofold: false, sure: true, pm: false, noon };
        if lists_word(&clock.noon, word) {
            return Some(named(HALF_DAY, true));
        }
        if lists_word(&clock.midnight, word) {
            return Some(named(0, false));
        }
        if lists_word(&clock.half_before, word) {
            let hour = self.hour_of_number(at + 1)?;
            return Some(self.half_hour(hour * 60 + 24 * 60 - 30, at, 2));
        }
        if lists_word(&clock.half_after, word) && lists_word(&clock.from, self.word(at + 1)) {
            let hour = self.hour_of_number(at + 2)?;
            return Some(self.half_hour(hour * 60 + 30, at, 3));
        }
        self.numeric_time(at).or_else(|| {
            // "sieben Uhr", "at seven": a number in words is a time only with a unit or a marker.
            let hour = self.hour_of_number(at).filter(|_| !word.starts_with(|c: char| c.is_ascii_digit()))?;
            let sure = self.unit_at(at + 1);
            if sure.is_none() && self.marker_before(at).0 == Marker::None {
                return None;
            }
            Some(with_unit(hour, 0, 1, false, sure))
        })
    }

    fn half_hour(&self, minute: u16, at: usize, length: usize) -> ClockTime {
        let unit = usize::from(self.unit_at(at + length).is_some());
        let minute = minute % HALF_DAY;
        ClockTime { minute, length: length + unit, twofold: true, sure: true, pm: false, noon: false }
    }

    /// The hour that a word of a number names, 1 to 12.
    fn hour_of_number(&self, at: usize) -> Option<u16> {
        let word = self.word(at);
        // "A" and "en" are articles.
        let digits =
            word_lists().digits_of(word).filter(|_| word.len() >= 2 && !matches!(word, "an" | "en" | "to"));
        digits.unwrap_or(word).parse().ok().filter(|hour| (1..=12).contains(hour))
    }

    /// The unit that stands as a word of its own: "pm", "Uhr".
    fn unit_at(&self, at: usize) -> Option<&str> {
        let word = self.tokens.get(at).map(|token| token.word.as_str())?;
        // "Um 7 am Montag": the German "am" is a preposition.
        let preposition = word == "am"
            && (self.language == Some(Language::De)
                || (self.is_condition(at + 1) && self.word(at + 1) != "morning"));
        (lists_word(&word_lists().clock().units, word) && !preposition).then_some(word)
    }

    /// 7, 7pm, 19:30, 6:30pm, 19.30 Uhr, 1930 Uhr, 18h.
    fn numeric_time(&self, at: usize) -> Option<ClockTime> {
        let word = self.word(at);
        let digits = word.len() - word.trim_start_matches(|c: char| c.is_ascii_digit()).len();
        let (number, own_unit) = word.split_at(digits);
        let known_unit = own_unit.is_empty() || lists_word(&word_lists().clock().units, own_unit);
        if !(1..=4).contains(&digits) || !known_unit || !self.begins_number(at) {
            return None;
        }
        let value: u16 = number.parse().ok()?;
        if digits > 2 {
            let (unit, length) = self.unit_after(own_unit, at);
            return (unit.is_some() && value / 100 < 24 && value % 100 < 60)
                .then(|| with_unit(value / 100, value % 100, length, true, unit));
        }
        // Minutes behind a colon or a full stop.
        if own_unit.is_empty()
            && let Some(next) = self.tokens.get(at + 1).filter(|n| matches!(n.joined_by, Some(':' | '.')))
            && let Some((minutes, behind)) = next.word.split_at_checked(2)
            && let Ok(minutes) = minutes.parse::<u16>()
            && (behind.is_empty() || lists_word(&word_lists().clock().units, behind))
        {
            let (unit, length) = self.unit_after(behind, at + 1);
            let colon = next.joined_by == Some(':');
            let sure = colon || unit.is_some();
            return (value < 24 && minutes < 60).then(|| {
                let time = with_unit(value, minutes, length + 1, number.starts_with('0'), unit);
                ClockTime { sure, ..time }
            });
        }
        let (unit, length) = self.unit_after(own_unit, at);
        (value <= 24).then(|| with_unit(value % 24, 0, length, number.starts_with('0'), unit))
    }

    /// Whether a number stands for itself and is no part of a longer one, such as a date or a postal code.
    fn begins_number(&self, at: usize) -> bool {
        let joined = self.tokens.get(at).and_then(|token| token.joined_by);
        let before = at.checked_sub(1).map(|before| self.word(before)).unwrap_or_default();
        let after_number = before.ends_with(|c: char| c.is_ascii_digit());
        !(after_number && matches!(joined, Some(':' | '.')))
    }

    /// The unit of a number, in its own word or the next, and how many words both take.
    fn unit_after<'s>(&'s self, own: &'s str, at: usize) -> (Option<&'s str>, usize) {
        if own.is_empty() {
            match self.unit_at(at + 1) {
                Some(unit) => (Some(unit), 2),
                None => (None, 1),
            }
        } else {
            (Some(own), 1)
        }
    }
}

/// The half of the day that a text speaks of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum HalfOfDay {
    Morning,
    Afternoon,
}

fn with_unit(hour: u16, minutes: u16, length: usize, two_digits: bool, unit: Option<&str>) -> ClockTime {
    let twelve = matches!(unit, Some("am" | "pm")) && (1..=12).contains(&hour);
    let pm = twelve && unit == Some("pm");
    let hour = if twelve { hour % 12 + if pm { 12 } else { 0 } } else { hour };
    let twofold = !twelve && (1..12).contains(&hour) && !two_digits;
    ClockTime { minute: hour * 60 + minutes, length, twofold, sure: unit.is_some(), pm, noon: false }
}

/// The limits that one time means.
fn single(time: ClockTime, marker: Marker, half: Option<HalfOfDay>) -> Vec<ClockLimit> {
    let later = time.minute + HALF_DAY;
    let minute = match half {
        Some(HalfOfDay::Afternoon) if time.twofold => later,
        _ => time.minute,
    };
    let told = !time.twofold || half.is_some();
    match marker {
        Marker::At | Marker::None if time.noon => vec![ClockLimit::Between(HALF_DAY, HALF_DAY + 59)],
        Marker::At | Marker::None if told => vec![ClockLimit::At(minute)],
        Marker::At | Marker::None => vec![ClockLimit::At(time.minute), ClockLimit::At(later)],
        Marker::Around if told => vec![ClockLimit::Around(minute)],
        Marker::Around => vec![ClockLimit::Around(time.minute), ClockLimit::Around(later)],
        // "After 6" is in the evening, "ab 9 Uhr" in the morning.
        Marker::From if time.twofold && half.is_none() && !time.sure && time.minute <= EVENING_HOURS => {
            vec![ClockLimit::From(later)]
        }
        Marker::From => vec![ClockLimit::From(minute)],
        Marker::Before => vec![ClockLimit::Before(minute)],
    }
}

/// The limits that two times mean.
fn between(first: ClockTime, second: ClockTime, half: Option<HalfOfDay>) -> Vec<ClockLimit> {
    // "6-8pm" is six in the evening, "11-1pm" eleven in the morning.
    if second.pm && first.twofold {
        let from = if first.later() <= second.minute { first.later() } else { first.minute };
        return vec![ClockLimit::Between(from, second.minute)];
    }
    let (early, late) = (
        ClockLimit::Between(first.minute, second.minute),
        ClockLimit::Between(first.later(), second.later()),
    );
    match half {
        Some(HalfOfDay::Afternoon) => vec![late],
        None if first.twofold && second.twofold && !first.sure && !second.sure => vec![early, late],
        Some(HalfOfDay::Morning) | None => vec![early],
    }
}

#[cfg(test)]
mod tests {
    use super::super::token::tokens_of;
    use super::*;
    use crate::search::clock_span::ClockLimit::{Around, At, Before, Between, From};

    const fn h(hour: u16) -> u16 {
        hour * 60
    }

    fn limits(text: &str) -> Vec<Vec<ClockLimit>> {
        let tokens = tokens_of(text, false);
        let words: Vec<String> = tokens.iter().map(|t| t.word.clone()).collect();
        let language = embedded_phrases().language_of(&words);
        find_clock_times(&tokens, language).into_iter().map(|reading| reading.limits).collect()
    }

    #[test]
    fn times_of_day_are_read_in_three_languages() {
        for (text, expected) in [
            ("meeting at 7pm", vec![At(h(19))]),
            ("AA 6:30 pm Boston", vec![At(h(18) + 30)]),
            ("AA at 7", vec![At(h(7)), At(h(19))]),
            ("AA friday at 7 in the evening", vec![At(h(19))]),
            ("12 pm", vec![At(h(12))]),
            ("12am", vec![At(0)]),
            ("noon meeting", vec![Between(h(12), h(12) + 59)]),
            ("before noon", vec![Before(h(12))]),
            ("after 6 pm", vec![From(h(18))]),
            ("after 6 on a monday evening", vec![From(h(18))]),
            ("around 8pm", vec![Around(h(20))]),
            ("between 6 and 8 pm", vec![Between(h(18), h(20))]),
            ("6-8pm", vec![Between(h(18), h(20))]),
            ("11am-1pm", vec![Between(h(11), h(13))]),
            ("half past seven in the morning", vec![At(h(7) + 30)]),
            ("Treffen um 19 Uhr", vec![At(h(19))]),
            ("ab 18 Uhr", vec![From(h(18))]),
            ("vor 12 Uhr", vec![Before(h(12))]),
            ("zwischen 18 und 20 Uhr", vec![Between(h(18), h(20))]),
            ("18.30 Uhr", vec![At(h(18) + 30)]),
            ("18:30", vec![At(h(18) + 30)]),
            ("gegen 19:30 Uhr", vec![Around(h(19) + 30)]),
            ("um halb acht abends", vec![At(h(19) + 30)]),
            ("Gruppe um sieben Uhr abends", vec![At(h(19))]),
            ("um 7 am Montag", vec![At(h(7)), At(h(19))]),
            ("møte kl 19", vec![At(h(19))]),
            ("etter kl. 18", vec![From(h(18))]),
            ("jeg kan ikke før kl 17", vec![Before(h(17))]),
            ("mellom kl. 18 og 20", vec![Between(h(18), h(20))]),
            ("halv sju om kvelden", vec![At(h(18) + 30)]),
        ] {
            assert_eq!(limits(text), [expected], "{text}");
        }
    }

    #[test]
    fn other_numbers_are_no_times() {
        for text in [
            "after 20 years of marriage",
            "lost my baby at 20 weeks",
            "abused at 7",
            "pregnant at 16",
            "between 13 and 18",
            "in 2 hours",
            "24 hours",
            "12 steps",
            "over 60",
            "50667 Köln",
            "um 7 Kilo abgenommen",
            "nach 3 Fehlgeburten",
            "for 3 år siden",
            "er hat mich vor 2 Jahren verlassen",
            "I am 24",
            "trisomy 21",
        ] {
            assert!(limits(text).is_empty(), "{text}: {:?}", limits(text));
        }
    }
}
