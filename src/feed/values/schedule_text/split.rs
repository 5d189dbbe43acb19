//! From a text to what its words mean.

use super::token::{Token, Word, split_words};
use super::words::TimePhrases;

/// The tokens of a text.
pub(super) fn split_tokens(text: &str) -> Vec<Token> {
    let words = split_words(text);
    let phrases = TimePhrases::embedded();
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
        push_joined_time(tokens, number, rest);
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

/// Hours and minutes without a mark between them: "1930", "0930h", "730pm".
fn push_joined_time(tokens: &mut Vec<Token>, number: &str, rest: &str) {
    let hour_digits = number.len().checked_sub(2).filter(|digits| (1..=2).contains(digits));
    let read = hour_digits.and_then(|digits| number.split_at_checked(digits));
    let read = read.and_then(|(hour, minute)| Some((parse_short(hour)?, parse_short(minute)?)));
    let Some((hour, minute)) = read.filter(|(hour, minute)| *hour <= 24 && *minute < 60) else {
        tokens.push(Token::Unknown);
        return;
    };
    tokens.push(Token::JoinedHourMinute(hour, minute));
    if !rest.is_empty() {
        tokens.push(token_of_suffix(rest));
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
    match TimePhrases::embedded().find(|n| (n == 0).then_some(suffix)) {
        Some((token @ (Token::AmPm(_) | Token::OClock), 1)) => token,
        _ => Token::Unknown,
    }
}

fn parse_short(digits: &str) -> Option<u16> {
    (matches!(digits.len(), 1 | 2) && digits.bytes().all(|b| b.is_ascii_digit()))
        .then(|| digits.parse().ok())
        .flatten()
}
