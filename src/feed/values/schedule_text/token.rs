//! The words of a text about days and times, and what each means.

use super::words::Phrases;
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

/// The tokens of a text.
pub(super) fn split_tokens(text: &str) -> Vec<Token> {
    let words = split_words(text);
    let phrases = Phrases::embedded();
    let (mut tokens, mut at) = (Vec::new(), 0);
    while let Some(word) = words.get(at) {
        if let Some((token, length)) = phrases.find(|n| words.get(at + n).map(|word| word.text.as_str())) {
            tokens.push(token);
            at += length;
            continue;
        }
        at += 1;
        match word.text.as_str() {
            "-" => tokens.push(Token::Dash),
            "&" | "+" | "/" => tokens.push(Token::And),
            "@" => tokens.push(Token::At),
            "," | ";" | "(" | ")" | "|" | "\n" | "[" | "]" => tokens.push(Token::Break),
            _ => push_number_tokens(&mut tokens, word),
        }
    }
    tokens
}

/// "18", "18.30", "7pm", "7.30pm", "18uhr", "19h30", "2ten", "kl18".
fn push_number_tokens(tokens: &mut Vec<Token>, word: &Word) {
    let text = word.text.as_str();
    let digits = text.len() - text.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    let (number, rest) = text.split_at_checked(digits).unwrap_or((text, ""));
    let Some(value) = parse_short(number) else {
        tokens.push(Token::Unknown);
        return;
    };
    if rest.is_empty() {
        tokens.push(Token::Number { value, dot: word.dot });
        return;
    }
    if let Some((minute, after)) = split_minutes(rest) {
        let suffix = after.trim_start_matches(['.', ':']);
        let seconds = suffix.len() == 2 && suffix.bytes().all(|b| b.is_ascii_digit());
        // "3.12." and "03.12.2026" are dates.
        let year = suffix.len() == 4 && suffix.bytes().all(|b| b.is_ascii_digit());
        if year || word.dot && rest.starts_with('.') && value <= 31 && minute <= 12 {
            tokens.push(Token::Unknown);
            return;
        }
        tokens.push(Token::HourMinute(value, minute));
        if !after.is_empty() && !seconds {
            tokens.push(token_of_suffix(after));
        }
        return;
    }
    match rest {
        "st" | "nd" | "rd" | "th" | "te" | "ten" | "ter" | "tes" => {
            tokens.push(Token::Number { value, dot: true });
        }
        _ => {
            tokens.push(Token::Number { value, dot: false });
            tokens.push(token_of_suffix(rest));
        }
    }
}

/// The minutes behind an hour, and what follows: ".30pm" gives 30 and "pm", "h" gives 0.
fn split_minutes(rest: &str) -> Option<(u16, &str)> {
    let after = rest.strip_prefix(['.', ':', 'h'])?;
    let (minute, after) = after.split_at_checked(2)?;
    (minute.len() == 2).then(|| parse_short(minute)).flatten().map(|minute| (minute, after))
}

/// What is written onto a number: "pm", "uhr".
fn token_of_suffix(suffix: &str) -> Token {
    let suffix = suffix.trim_matches('.');
    match Phrases::embedded().find(|n| (n == 0).then_some(suffix)) {
        Some((token @ (Token::AmPm(_) | Token::OClock), 1)) => token,
        _ => Token::Unknown,
    }
}

fn parse_short(digits: &str) -> Option<u16> {
    (matches!(digits.len(), 1 | 2) && digits.bytes().all(|b| b.is_ascii_digit()))
        .then(|| digits.parse().ok())
        .flatten()
}
