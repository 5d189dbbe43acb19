//! Words that say when: today, at the weekend, within two hours.

use super::token::Token;
use crate::group::Weekday;
use crate::search::time_window::When;
use crate::search::word_lists::word_lists;

/// What words that say when mean.
pub(super) enum Time {
    /// A time seen from now.
    When(When),
    /// Days of the week. A weekday or a part of the day alone is a filter of its own.
    Weekdays(&'static [Weekday]),
}

/// The time that folded words name.
pub(super) fn time_word(words: &str) -> Option<Time> {
    use Weekday::{Friday, Monday, Saturday, Sunday, Thursday, Tuesday, Wednesday};
    const WEEKEND: &[Weekday] = &[Saturday, Sunday];
    const WORKING: &[Weekday] = &[Monday, Tuesday, Wednesday, Thursday, Friday];
    if word_lists().names_weekend(words) {
        Some(Time::Weekdays(WEEKEND))
    } else if word_lists().names_working_days(words) {
        Some(Time::Weekdays(WORKING))
    } else {
        When::from_name(words).or_else(|| hours_ahead(words)).map(Time::When)
    }
}

/// "within 2 hours", "starts in the next 3 hours", "in den nachsten zwei stunden", "innen en time". A number of
/// hours alone says nothing: "24 hours" is how long somebody answers.
fn hours_ahead(words: &str) -> Option<When> {
    let lists = word_lists();
    let mut words: Vec<&str> = words.split(' ').collect();
    words.pop().filter(|unit| lists.is_hour_unit(unit))?;
    let number = words.pop()?;
    let number = lists.digits_of(number).unwrap_or(number);
    let known = words.iter().all(|word| lists.is_hour_opener(word) || lists.is_hour_limit(word));
    let limited = words.iter().any(|word| lists.is_hour_limit(word));
    if known && limited { When::from_hours(number) } else { None }
}

/// So many words may say when.
const LONGEST_TIME: usize = 6;

/// Several words that together say when: where they begin, how many they are, what they mean. The longest first.
pub(super) fn find_times(tokens: &[Token]) -> Vec<(usize, usize, Time)> {
    let mut found: Vec<(usize, usize, Time)> = Vec::new();
    for length in (2..=LONGEST_TIME.min(tokens.len())).rev() {
        for (start, span) in tokens.windows(length).enumerate() {
            let free = found.iter().all(|(at, n, _)| start + length <= *at || *at + n <= start);
            let words: Vec<&str> = span.iter().map(|t| t.word.as_str()).collect();
            if let Some(time) = time_word(&words.join(" ")).filter(|_| free) {
                found.push((start, length, time));
            }
        }
    }
    found
}
