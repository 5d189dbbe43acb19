//! What the readers of feeds say, in three languages: `data/locales/report.txt`. English is the key, as the readers
//! write it; the other languages are looked up when a report is printed.

use super::Locale;
use crate::topic::Language;
use std::collections::HashMap;
use std::sync::LazyLock;

static FILE: &str = include_str!("../../data/locales/report.txt");

/// Stands in counts for what differs from record to record.
const PARTICULAR: &str = "…";

/// How deep a text may lie in a placeholder of another.
const MOST_NESTED: usize = 4;

/// One part of a line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Piece {
    Literal(&'static str),
    /// `{}`: text of the feed.
    Text,
    /// `{n}`: a whole number.
    Number,
}

/// A text of the file in its three languages, each with its form for one and for many.
struct ReportPhrase {
    english: [Vec<Piece>; 2],
    german: [Vec<Piece>; 2],
    norwegian: [Vec<Piece>; 2],
}

struct ReportPhrases {
    list: Vec<ReportPhrase>,
    /// Phrases without placeholders, by their English text.
    fixed: HashMap<&'static str, usize>,
    /// Positions of the others, those with more literal text first.
    patterns: Vec<usize>,
}

impl ReportPhrases {
    fn embedded() -> &'static Self {
        static EMBEDDED: LazyLock<ReportPhrases> = LazyLock::new(|| ReportPhrases::parse(FILE));
        &EMBEDDED
    }

    fn parse(file: &'static str) -> Self {
        let (mut list, mut fixed, mut patterns) = (Vec::new(), HashMap::new(), Vec::new());
        let mut lines = file.lines().filter(|line| !line.is_empty() && !line.starts_with('#'));
        while let (Some(english), Some(german), Some(norwegian)) = (lines.next(), lines.next(), lines.next())
        {
            let phrase = ReportPhrase {
                english: parse_forms(english),
                german: parse_forms(german),
                norwegian: parse_forms(norwegian),
            };
            let [_, many] = &phrase.english;
            if let [Piece::Literal(text)] = many.as_slice() {
                fixed.insert(*text, list.len());
            } else {
                patterns.push(list.len());
            }
            list.push(phrase);
        }
        patterns.sort_by_key(|at| {
            let literal = list.get(*at).map_or(0, |phrase: &ReportPhrase| literal_length(&phrase.english[1]));
            std::cmp::Reverse(literal)
        });
        Self { list, fixed, patterns }
    }

    /// The phrase of a text, and what stands in its placeholders.
    fn find<'t>(&self, text: &'t str) -> Option<(&ReportPhrase, Vec<&'t str>)> {
        if let Some(phrase) = self.fixed.get(text).and_then(|at| self.list.get(*at)) {
            return Some((phrase, Vec::new()));
        }
        self.patterns.iter().filter_map(|at| self.list.get(*at)).find_map(|phrase| {
            let values = match_pieces(&phrase.english[1], text)?;
            Some((phrase, values))
        })
    }
}

/// Both forms of a line; a line with one form has it twice.
fn parse_forms(line: &'static str) -> [Vec<Piece>; 2] {
    let (one, many) = line.split_once(" || ").unwrap_or((line, line));
    [one, many].map(parse_pieces)
}

fn parse_pieces(mut text: &'static str) -> Vec<Piece> {
    let mut pieces = Vec::new();
    while let Some((at, piece, length)) = next_placeholder(text) {
        let (before, rest) = text.split_at(at);
        if !before.is_empty() {
            pieces.push(Piece::Literal(before));
        }
        pieces.push(piece);
        text = rest.get(length..).unwrap_or_default();
    }
    if !text.is_empty() {
        pieces.push(Piece::Literal(text));
    }
    pieces
}

/// Where the next placeholder stands, and how long it is. Other braces stand for themselves.
fn next_placeholder(text: &str) -> Option<(usize, Piece, usize)> {
    let text_at = text.find("{}").map(|at| (at, Piece::Text, 2));
    let number_at = text.find("{n}").map(|at| (at, Piece::Number, 3));
    text_at.into_iter().chain(number_at).min_by_key(|(at, ..)| *at)
}

fn literal_length(pieces: &[Piece]) -> usize {
    let lengths = pieces.iter().map(|piece| match piece {
        Piece::Literal(text) => text.len(),
        Piece::Text | Piece::Number => 0,
    });
    lengths.sum()
}

/// What stands in the placeholders of a text of this form. Each takes as little as it can.
fn match_pieces<'t>(pieces: &[Piece], text: &'t str) -> Option<Vec<&'t str>> {
    let Some((first, after)) = pieces.split_first() else {
        return text.is_empty().then(Vec::new);
    };
    if let Piece::Literal(literal) = first {
        return match_pieces(after, text.strip_prefix(literal)?);
    }
    let ends: Vec<usize> = match after.first() {
        Some(Piece::Literal(next)) => text.match_indices(next).map(|(at, _)| at).collect(),
        _ => vec![text.len()],
    };
    ends.into_iter().find_map(|end| {
        let (value, rest) = text.split_at(end);
        let fits = match first {
            Piece::Number => value == PARTICULAR || value.parse::<u64>().is_ok(),
            _ => !value.is_empty(),
        };
        let mut values = fits.then(|| match_pieces(after, rest)).flatten()?;
        values.insert(0, value);
        Some(values)
    })
}

impl Locale {
    /// What a reader of feeds says, in the language of the reader. What nobody has translated stays as it is.
    pub fn report_words(&self, english: &str) -> String {
        if let Some(told) = self.find_report_words(english) {
            return told;
        }
        // Before what became of a value may stand the value itself: "mon; read so".
        let outcome = english.rsplit_once("; ").and_then(|(value, outcome)| {
            Some(format!("{value}; {}", self.translate_phrase(outcome, MOST_NESTED)?))
        });
        outcome.unwrap_or_else(|| english.to_owned())
    }

    /// The same; `None` where nobody has translated it.
    pub fn find_report_words(&self, english: &str) -> Option<String> {
        self.translate_parts(english, MOST_NESTED)
    }

    /// A text as a whole, or its parts around "; ". Parts that are not known stay as they are, unless none is known.
    fn translate_parts(&self, english: &str, nested: usize) -> Option<String> {
        if let Some(whole) = self.translate_phrase(english, nested) {
            // Text of the feed at the end of a phrase would take along what became of the value.
            let phrases = ReportPhrases::embedded();
            let ends = english.rsplit_once("; ").filter(|_| !phrases.fixed.contains_key(english));
            let ends = ends.filter(|(_, outcome)| phrases.fixed.contains_key(outcome)).and_then(
                |(value, outcome)| {
                    let value = self.translate_phrase(value, nested)?;
                    Some(format!("{value}; {}", self.translate_phrase(outcome, nested)?))
                },
            );
            return Some(ends.unwrap_or(whole));
        }
        english.match_indices("; ").find_map(|(at, _)| {
            let first = self.translate_phrase(english.get(..at)?, nested)?;
            let rest = english.get(at + 2..)?;
            Some(format!("{first}; {}", self.translate_parts(rest, nested)?))
        })
    }

    fn translate_phrase(&self, english: &str, nested: usize) -> Option<String> {
        let (phrase, values) = ReportPhrases::embedded().find(english)?;
        let [one, many] = match self.language() {
            Language::En => &phrase.english,
            Language::De => &phrase.german,
            Language::Nb => &phrase.norwegian,
        };
        let kinds = phrase.english[1].iter().filter(|piece| !matches!(piece, Piece::Literal(_)));
        let first_number = kinds.zip(&values).find(|(kind, _)| **kind == Piece::Number);
        let form = if first_number.is_some_and(|(_, value)| *value == "1") { one } else { many };
        let mut values = values.into_iter();
        let mut out = String::new();
        for piece in form {
            match piece {
                Piece::Literal(text) => out.push_str(text),
                Piece::Number => out.push_str(&self.format_number(values.next().unwrap_or_default())),
                Piece::Text => out.push_str(&self.translate_value(values.next().unwrap_or_default(), nested)),
            }
        }
        Some(out)
    }

    fn format_number(&self, digits: &str) -> String {
        digits.parse().map_or_else(|_| digits.to_owned(), |number| self.number(number))
    }

    /// A text inside another: words of ours, a list of them, or text of the feed, which stays as it is.
    fn translate_value(&self, value: &str, nested: usize) -> String {
        let Some(nested) = nested.checked_sub(1) else { return value.to_owned() };
        let items: Option<Vec<String>> =
            value.split(", ").map(|item| self.translate_parts(item, nested)).collect();
        if let Some(items) = items {
            return items.join(", ");
        }
        self.translate_parts(value, nested).unwrap_or_else(|| value.to_owned())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(language: Language, english: &str) -> String {
        Locale::new(language).report_words(english)
    }

    #[test]
    fn every_phrase_has_three_lines_with_the_same_placeholders() {
        let lines = FILE.lines().filter(|line| !line.starts_with('#'));
        let file: Vec<&str> = lines.collect();
        for block in file.split(|line| line.is_empty()).filter(|block| !block.is_empty()) {
            assert_eq!(block.len(), 3, "{block:?}");
        }
        for phrase in &ReportPhrases::embedded().list {
            for forms in [&phrase.german, &phrase.norwegian] {
                for (form, english) in forms.iter().zip(&phrase.english) {
                    let placeholders = |pieces: &[Piece]| -> Vec<Piece> {
                        pieces.iter().copied().filter(|piece| !matches!(piece, Piece::Literal(_))).collect()
                    };
                    assert_eq!(placeholders(form), placeholders(english), "{form:?}");
                }
            }
        }
    }

    #[test]
    fn no_phrase_hides_another() {
        let phrases = ReportPhrases::embedded();
        for phrase in &phrases.list {
            let english: String = phrase.english[1]
                .iter()
                .map(|piece| match piece {
                    Piece::Literal(text) => *text,
                    Piece::Text => "Xyz",
                    Piece::Number => "7",
                })
                .collect();
            let (found, _) = phrases.find(&english).expect("a phrase finds itself");
            assert_eq!(found.english, phrase.english, "{english}");
        }
    }

    #[test]
    fn parts_numbers_and_texts_inside_texts_are_told() {
        assert_eq!(told(Language::De, "a day; shown as written"), "ein Wochentag; gezeigt, wie es dasteht");
        assert_eq!(told(Language::Nb, "HH:MM; read as 19:30"), "HH:MM; lest som 19:30");
        let rule = "a rule of RFC 5545 (cannot read the part X=1; Y); kept in words";
        assert_eq!(
            told(Language::De, rule),
            "eine Regel nach RFC 5545 (der Teil X=1; Y ist nicht lesbar); in Worten behalten"
        );
        let zone =
            "the time zone of 1 meetings is not known: their times are read by the clock of whoever looks";
        assert!(told(Language::En, zone).starts_with("the time zone of 1 meeting is not known: its times"));
        let zone = zone.replace('1', "1234");
        assert!(told(Language::De, &zone).starts_with("die Zeitzone von 1.234 Treffen ist nicht bekannt"));
        let rows = "taken for headings or sums between the groups and not read: row 4 (\"Sucht\"), row 9 (\"Summe\")";
        assert!(told(Language::Nb, rows).ends_with("ikke lest: rad 4 («Sucht»), rad 9 («Summe»)"));
        assert_eq!(told(Language::De, "mon; read so"), "mon; so gelesen");
        assert_eq!(told(Language::De, "words of nobody"), "words of nobody");
    }

    #[test]
    fn what_counts_leave_out_stays_left_out() {
        assert_eq!(told(Language::De, "HH:MM; read as …"), "HH:MM; gelesen als …");
        assert_eq!(told(Language::Nb, "a name; shown as …"), "et navn; vist som …");
    }
}
