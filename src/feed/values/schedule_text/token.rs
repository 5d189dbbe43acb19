//! The words of a text about days and times, and what a word can mean.

use crate::group::{CodedSet, Weekday};

/// What a word or phrase means.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Token {
    Day(Weekday),
    /// Several days in one word: "weekends".
    Days(CodedSet<Weekday>),
    /// "Dienstagabend"
    EveningOf(Weekday),
    /// "Dienstagvormittag"
    MorningOf(Weekday),
    /// The n-th of a month; the last is -1.
    Nth(i8),
    /// A number of one or two digits; with a dot behind it, it may be an ordinal.
    Number {
        value: u16,
        dot: bool,
    },
    /// Hours and minutes as written.
    HourMinute(u16, u16),
    /// Hours and minutes in one number: "1930". It could as well be a year or a house number.
    JoinedHourMinute(u16, u16),
    /// An hour in words.
    HourWord(u16),
    /// Behind a time: true = after noon.
    AmPm(bool),
    Noon,
    Midnight,
    OClock,
    At,
    From,
    To,
    Dash,
    And,
    Every,
    Weekly,
    /// Every so many weeks.
    Interval(u16),
    Parity,
    OfMonth,
    Monthly,
    Evening,
    Morning,
    HalfBefore,
    HalfPast,
    Appointment,
    Filler,
    /// The end of a part: a comma, a bracket, a line.
    Break,
    Unknown,
}

/// A word in small letters.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Word {
    pub text: String,
    /// A full stop stood behind it.
    pub dot: bool,
}

/// Splits a text into words; each mark that can matter is a word of its own.
pub(super) fn split_words(text: &str) -> Vec<Word> {
    let (mut words, mut word) = (Vec::new(), String::new());
    for c in text.chars() {
        match c {
            '–' | '—' | '‒' | '−' | '-' | '‐' | '‑' => push_mark(&mut words, &mut word, "-"),
            ',' | ';' | '&' | '+' | '/' | '(' | ')' | '|' | '\n' | '@' | '[' | ']' => {
                push_mark(&mut words, &mut word, c.encode_utf8(&mut [0; 4]));
            }
            c if c.is_whitespace() => push_word(&mut words, &mut word),
            '’' | '`' => word.push('\''),
            c => word.extend(c.to_lowercase()),
        }
    }
    push_word(&mut words, &mut word);
    words
}

fn push_mark(words: &mut Vec<Word>, word: &mut String, mark: &str) {
    push_word(words, word);
    words.push(Word { text: mark.to_owned(), dot: false });
}

fn push_word(words: &mut Vec<Word>, word: &mut String) {
    let trimmed = word.trim_matches(|c: char| !c.is_alphanumeric());
    if !trimmed.is_empty() {
        words.push(Word { text: trimmed.to_owned(), dot: word.ends_with('.') });
    }
    word.clear();
}
