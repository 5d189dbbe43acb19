//! Notes that say that a meeting does not happen on every date it seems to.
//!
//! Most notes that name an n-th weekday speak of something else: a business meeting, birthdays, a change of theme
//! or of open and closed (36 of 40 in a sample). Words therefore never become a recurrence; those that can hardly
//! mean anything but other dates get a mark, and the reader is sent to the note.

use super::phrase_list::PhraseList;
use super::weekdays;
use crate::feed::words::FeedWords;
use foldhash::HashSet;
use std::borrow::Cow;
use std::sync::LazyLock;

/// Whether a text says that the dates themselves differ.
pub fn mentions_irregular_dates(text: &str) -> bool {
    let vocabulary = &*VOCABULARY;
    // Most texts have none of these words, and this is asked of every record.
    if !vocabulary.may_speak_of_dates(text) {
        return false;
    }
    text.to_lowercase().lines().any(|line| {
        let words = split_words(line);
        vocabulary.is_lone_rhythm(&words)
            || vocabulary.are_lone_dates(&words)
            || vocabulary.has_clause_of_dates(&words)
            || words.iter().enumerate().filter(|(_, word)| vocabulary.begins.contains(*word)).any(
                |(at, _)| {
                    vocabulary.limits_to_dates(&words, at)
                        || vocabulary.excludes_dates(&words, at)
                        || vocabulary.names_other_rhythm(&words, at)
                },
            )
    })
}

/// The words of this question, prepared for fast look-up.
struct Vocabulary {
    /// Words of which one is in every text that is looked at more closely.
    hints: WordsByLetter,
    /// The same for ordinals, which also need a day to count.
    ordinal_hints: WordsByLetter,
    ordinals: HashSet<&'static str>,
    /// The words with which dates and phrases about them begin.
    begins: HashSet<&'static str>,
    no_meeting: PhraseList,
    every_other: PhraseList,
    other_rhythms: PhraseList,
    rhythms: PhraseList,
    lone_rhythms: PhraseList,
}

static VOCABULARY: LazyLock<Vocabulary> = LazyLock::new(|| {
    let words = &FeedWords::embedded().irregular_dates;
    let rhythms =
        words.every_other.iter().chain(&words.other_rhythms).chain(&words.rhythms).chain(&words.lone_rhythms);
    let telling_words = rhythms.filter_map(|phrase| telling_word(phrase));
    let hints = WordsByLetter::of_words(words.hints.iter().copied().chain(telling_words));
    let ordinal_hints = WordsByLetter::of_words(words.ordinals.iter().copied());
    let phrases = [&words.no_meeting, &words.every_other, &words.other_rhythms, &words.rhythms];
    let phrases = phrases.into_iter().flatten().filter_map(|phrase| phrase.split(' ').next());
    let begins = phrases.chain(words.ordinals.iter().copied()).collect();
    Vocabulary {
        hints,
        begins,
        ordinal_hints,
        ordinals: words.ordinals.iter().copied().collect(),
        no_meeting: list_phrases(&words.no_meeting),
        every_other: list_phrases(&words.every_other),
        other_rhythms: list_phrases(&words.other_rhythms),
        rhythms: list_phrases(&words.rhythms),
        lone_rhythms: list_phrases(&words.lone_rhythms),
    }
});

/// The word of a phrase that the fewest other texts have, as far as its look tells: "in" and "every" are everywhere. Words
/// with other letters than a to z are only compared as they are written.
fn telling_word(phrase: &'static str) -> Option<&'static str> {
    let has_digit = |word: &str| word.bytes().any(|letter| letter.is_ascii_digit());
    let plain = phrase.split(' ').filter(|word| word.is_ascii());
    plain.max_by_key(|word| (has_digit(word), word.len())).or_else(|| phrase.split(' ').next())
}

/// Words by their first byte in small letters; of one with a hyphen the part before it.
struct WordsByLetter(Vec<Vec<&'static str>>);

impl WordsByLetter {
    fn of_words(words: impl Iterator<Item = &'static str>) -> Self {
        let mut by_letter = vec![Vec::new(); 256];
        for word in words.filter_map(|word| word.split('-').next()) {
            if let Some(first) = word.bytes().next() {
                by_letter[usize::from(first.to_ascii_lowercase())].push(word);
            }
        }
        for alike in &mut by_letter {
            alike.sort_unstable();
            alike.dedup();
        }
        Self(by_letter)
    }

    fn has(&self, word: &str) -> bool {
        let first = word.bytes().next().map_or(0, |first| first.to_ascii_lowercase());
        let alike = self.0.get(usize::from(first)).map(Vec::as_slice).unwrap_or_default();
        alike.iter().any(|other| word.eq_ignore_ascii_case(other))
    }
}

fn list_phrases(phrases: &[&'static str]) -> PhraseList {
    PhraseList::of_list(phrases.iter().copied().map(Cow::Borrowed))
}

impl Vocabulary {
    /// Whether a text has a word about rhythms, or an ordinal and a day.
    fn may_speak_of_dates(&self, text: &str) -> bool {
        let words = || text.split(|c: char| !c.is_alphanumeric());
        let mut has_ordinal = false;
        for word in words() {
            if self.hints.has(word) {
                return true;
            }
            has_ordinal |= self.ordinal_hints.has(word);
        }
        has_ordinal && words().any(|word| is_day(&word.to_lowercase()))
    }

    /// "Monthly.", and nothing else.
    fn is_lone_rhythm(&self, words: &[&str]) -> bool {
        self.lone_rhythms.is_all_of(words.strip_suffix(&["|"]).unwrap_or(words))
    }

    /// "1st and 3rd Sundays of each month", "immer am letzten Montag des Monats", and nothing else in a clause that
    /// stands at the start; of a single day the clause has to be all there is.
    fn are_lone_dates(&self, words: &[&str]) -> bool {
        let lists = &FeedWords::embedded().irregular_dates;
        let start = words.iter().take_while(|word| lists.before_dates.contains(word)).count();
        self.nth_days(words, start).is_some_and(|(end, _)| {
            let mut after = words.get(end..).unwrap_or_default().iter();
            after.all(|word| lists.around_lone_dates.contains(word))
        })
    }

    /// "Trauergruppe (2. Montag im Monat)": a clause of its own, in a line that speaks of nothing else.
    fn has_clause_of_dates(&self, words: &[&str]) -> bool {
        let lists = &FeedWords::embedded().irregular_dates;
        words.contains(&"|")
            && !words.iter().any(|word| lists.other_subjects.contains(word))
            && words.split(|word| *word == "|").any(|clause| {
                clause.iter().any(|word| lists.months.contains(word)) && self.are_lone_dates(clause)
            })
    }

    /// "1st and 3rd Sundays", "first Monday": the position behind it, and how many are named.
    fn nth_days(&self, words: &[&str], at: usize) -> Option<(usize, usize)> {
        let between = &FeedWords::embedded().irregular_dates.between_ordinals;
        let mut next = at;
        let mut named = 0;
        while let Some(word) = words.get(next) {
            if self.ordinals.contains(word) {
                named += 1;
            } else if named == 0 || !between.contains(word) {
                break;
            }
            next += 1;
        }
        (named > 0 && words.get(next).is_some_and(|word| is_day(word))).then_some((next + 1, named))
    }

    /// "only on 3rd Saturday", "2nd & 4th Fridays only", "held on the first Sunday of each month only", "meets 1st
    /// and 3rd Mondays", "1st and 3rd Sundays of the month".
    fn limits_to_dates(&self, words: &[&str], at: usize) -> bool {
        let Some((end, named)) = self.nth_days(words, at) else { return false };
        let lists = &FeedWords::embedded().irregular_dates;
        let before = words.get(..at).unwrap_or_default();
        let clause = before.iter().rposition(|word| *word == "|").map_or(0, |p| p + 1);
        let before = before.get(clause..).unwrap_or_default();
        // "business meeting held on the first Sunday" is about the business.
        if before.iter().any(|word| lists.other_subjects.contains(word)) {
            return false;
        }
        // Two or more days at the start of a clause are a list of dates.
        if named > 1
            && (before.is_empty() || before.last().is_some_and(|word| lists.before_dates.contains(word)))
        {
            return true;
        }
        let lead = before.iter().rfind(|word| !lists.between_verb_and_dates.contains(word));
        if lead.is_some_and(|word| lists.verbs.contains(word)) {
            return true;
        }
        // "... of each month only", before the clause ends.
        let mut after = words.get(end..).unwrap_or_default().iter().take_while(|word| **word != "|");
        after.find(|word| !lists.after_dates.contains(word)).is_some_and(|word| lists.only.contains(word))
    }

    /// "no meeting last Thursday of the month", "except 2nd Monday", "not held on the first Monday".
    fn excludes_dates(&self, words: &[&str], at: usize) -> bool {
        let here = words.get(at..).unwrap_or_default();
        self.no_meeting
            .length_at_start(here)
            .is_some_and(|length| (0..4).any(|more| self.nth_days(words, at + length + more).is_some()))
    }

    /// "every other week", "bi-weekly", "once a month", "14-tägig", "meets monthly".
    fn names_other_rhythm(&self, words: &[&str], at: usize) -> bool {
        let here = words.get(at..).unwrap_or_default();
        if let Some(length) = self.every_other.length_at_start(here) {
            return here.get(length).is_some_and(|day| is_day(day));
        }
        if self.other_rhythms.length_at_start(here).is_some() {
            return true;
        }
        let Some(length) = self.rhythms.length_at_start(here) else { return false };
        // "fortnightly speaker meeting", "business meeting every two weeks" are about something else.
        let subjects = &FeedWords::embedded().irregular_dates.other_subjects;
        let before = words.get(..at).unwrap_or_default().iter().rev();
        let after = here.get(length..).unwrap_or_default().iter();
        !before
            .take_while(|word| **word != "|")
            .chain(after.take_while(|word| **word != "|"))
            .any(|word| subjects.contains(word))
    }
}

/// The words of a line in small letters; a mark that ends a clause becomes the word `|`.
fn split_words(line: &str) -> Vec<&str> {
    let mut words = Vec::new();
    for piece in line.split_inclusive(is_separator) {
        let word = piece.trim_end_matches(is_separator);
        // A bracket ends a clause as a colon does.
        let (body, ends_clause) = match word.strip_suffix(['.', ';', ':', '!']) {
            _ if piece.ends_with(BRACKETS) => (word, true),
            Some(body) => (body, true),
            None => (word, false),
        };
        // "1." is the first.
        let is_number = !body.is_empty() && body.bytes().all(|b| b.is_ascii_digit());
        let body = body.trim_matches(|c: char| !c.is_alphanumeric() && c != '&');
        words.extend(Some(body).filter(|body| !body.is_empty()));
        words.extend((ends_clause && !is_number).then_some("|"));
    }
    words
}

const BRACKETS: [char; 4] = ['(', ')', '[', ']'];

fn is_separator(c: char) -> bool {
    !(c.is_alphanumeric() || matches!(c, '\'' | '.' | ',' | '&' | ';' | '-' | '–' | '—' | ':' | '!'))
}

fn is_day(word: &str) -> bool {
    weekdays::from_name(word).is_some() && word.chars().count() > 2
        || FeedWords::embedded().irregular_dates.weeks.contains(&word)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_that_differ_are_marked() {
        for text in [
            "Only on 3rd Saturday of each month",
            "Held on the first Sunday of each month only",
            "Happy, Joyous, Free 2nd & 4th Fridays Only",
            "Meets 1st and 3rd Mondays",
            "No meeting last Thursday of the month",
            "NO MEETING on 2nd Saturday of the month",
            "Meets each Monday, EXCEPT 2nd Monday.",
            "This group meets every other Tuesday",
            "Trifft sich nur am ersten Dienstag im Monat",
            "14-tägig, bitte vorher anrufen",
            "Meets once a month.",
            "1st and 3rd Sundays",
            "Ring the bell\n1st and 3rd Sundays\n\nBring tea",
            "1st & 3rd Sundays of each month",
            "1st and 3rd Sundays of the Month - Open discussion meeting",
            "jeden 2. und 4. Dienstag 18-20 Uhr",
            "jeden ersten Samstag im Monat",
            "annenhver torsdag",
            "siste tirsdag i måneden",
            "Vi møtes første onsdag i måneden",
            "14-täglich in geraden Kalenderwochen",
            "In ungeraden Wochen",
            "Hver 14. dag",
            "Oddetallsuker",
            "Every two weeks, ring for the dates",
            "Bi-weekly group",
            "Hope (2nd and 4th Friday)",
            "alternate Tuesdays",
            "Monthly.",
            "Tee und Gebäck\nMonatlich",
            "Trauercafé (2. Montag im Monat)",
        ] {
            assert!(mentions_irregular_dates(text), "{text}");
        }
    }

    #[test]
    fn other_things_on_nth_days_are_not() {
        for text in [
            "Chips last Sunday of the month",
            "Open meeting 3rd Friday of month.",
            "Birthday Night - last Tuesday",
            "Business meeting is held every 1st Monday of the month following the regular meeting",
            "Closed Literature meetings, except for chips",
            "Last week Tradition",
            "First Saturday Group",
            "Meets every Monday",
            "The last Wednesday of the month is open for birthdays",
            "Open on the last meeting of the month",
            "2nd floor, first door",
            "Biweekly business meeting",
            "Monthly newsletter",
            "Speaker meeting every two weeks",
            "Open: 1st Monday",
            "Business: first Monday of the month",
            "Gruppe 2. Montag und Kaffee",
            "Am 1. Montag im Monat offen für Angehörige",
            "",
        ] {
            assert!(!mentions_irregular_dates(text), "{text}");
        }
    }
}
