//! Words that say how a typed text is meant, from `data/search-words.json`.

use crate::topic::{Language, Synonyms};
use serde::Deserialize;
use std::collections::BTreeMap;
use std::sync::LazyLock;

/// The file as it is.
pub(super) static SEARCH_WORDS: &str = include_str!("../../data/search-words.json");

/// The lists of the file. All words are folded.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct WordLists {
    #[serde(rename = "version")]
    _version: u32,
    #[serde(rename = "note")]
    _note: &'static str,
    place_pointers: Synonyms,
    origins: Synonyms,
    place_fillers: Synonyms,
    nearness: Synonyms,
    #[serde(borrow)]
    distance_units: BTreeMap<&'static str, Synonyms>,
    distance_openers: Synonyms,
    negations: Synonyms,
    negation_carriers: Synonyms,
    wishes: Synonyms,
    contrasts: Synonyms,
    determiners: Synonyms,
    ringing: Synonyms,
    first_person: Synonyms,
    own_words: Synonyms,
    free_time: Synonyms,
    sentence_words: Synonyms,
    weekend: Synonyms,
    working_days: Synonyms,
    hour_units: Synonyms,
    hour_limits: Synonyms,
    hour_openers: Synonyms,
    #[serde(borrow)]
    numbers: BTreeMap<&'static str, Synonyms>,
    clock: ClockWords,
    #[serde(borrow)]
    people_in_names: BTreeMap<&'static str, Synonyms>,
    openers: Synonyms,
    group_words: Synonyms,
    group_endings: Synonyms,
    language_endings: Synonyms,
    compound_joints: Vec<&'static str>,
    inflections: Vec<&'static str>,
}

/// Words around a time of day.
#[derive(Debug, Default, Deserialize)]
// All strings are borrowed from the embedded text.
#[serde(deny_unknown_fields, bound(deserialize = "'de: 'static"))]
pub(super) struct ClockWords {
    /// After the number: "pm", "Uhr".
    pub(super) units: Synonyms,
    /// Before the number: "kl.".
    pub(super) marks: Synonyms,
    /// At this time.
    pub(super) at: Synonyms,
    /// Near this time.
    pub(super) around: Synonyms,
    /// From this time on.
    pub(super) from: Synonyms,
    /// Before this time.
    pub(super) before: Synonyms,
    /// Two times follow.
    pub(super) between: Synonyms,
    /// Between two times.
    pub(super) joints: Synonyms,
    /// Twelve o'clock in the day.
    pub(super) noon: Synonyms,
    /// Twelve o'clock in the night.
    pub(super) midnight: Synonyms,
    /// Half an hour before the number: "halb sieben".
    pub(super) half_before: Synonyms,
    /// Half an hour after it: "half past six".
    pub(super) half_after: Synonyms,
}

/// The lists that are part of the program, read on first use.
pub(super) fn word_lists() -> &'static WordLists {
    static LISTS: LazyLock<WordLists> =
        LazyLock::new(|| serde_json::from_str(SEARCH_WORDS).unwrap_or_default());
    &LISTS
}

/// Whether a list holds a folded word.
pub(super) fn lists_word(list: &Synonyms, word: &str) -> bool {
    list.iter().any(|(_, listed)| listed == word)
}

impl WordLists {
    /// Whether the next word is probably a place: "in", "bei", "ved".
    pub(super) fn points_at_place(&self, word: &str) -> bool {
        lists_word(&self.place_pointers, word)
    }

    /// Whether this word points at a place from which somebody comes as often as at one where help is looked for.
    pub(super) fn points_at_origin(&self, word: &str) -> bool {
        lists_word(&self.origins, word)
    }

    /// Whether this word beside a place says no more than the place: "downtown", "Umgebung".
    pub(super) fn is_place_filler(&self, word: &str) -> bool {
        lists_word(&self.place_fillers, word)
    }

    /// Whether these words ask for nearness without saying to what: "near me", "i nærheten".
    pub(super) fn asks_for_nearness(&self, words: &str) -> bool {
        lists_word(&self.nearness, words)
    }

    /// How many kilometres a unit of distance is. A Norwegian mil is ten.
    pub(super) fn kilometres_of(&self, unit: &str) -> Option<f64> {
        let (name, _) = self.distance_units.iter().find(|(_, words)| lists_word(words, unit))?;
        match *name {
            "km" => Some(1.0),
            "mile" => Some(1.609_344),
            "mil" => Some(10.0),
            _ => Some(0.001),
        }
    }

    /// Whether this word before a distance makes it a limit: "within", "im Umkreis von".
    pub(super) fn opens_distance(&self, word: &str) -> bool {
        lists_word(&self.distance_openers, word)
    }

    /// Whether the next word is not wanted: "not", "ohne", "ikke".
    pub(super) fn negates(&self, word: &str) -> bool {
        lists_word(&self.negations, word)
    }

    /// Whether a negation reaches over this word: "ohne einen", "not on the".
    pub(super) fn carries_negation(&self, word: &str) -> bool {
        lists_word(&self.negation_carriers, word)
    }

    /// Whether this word between a thing and a negation behind it says only that it is not wanted: "geht", "helst".
    pub(super) fn is_wish(&self, word: &str) -> bool {
        lists_word(&self.wishes, word)
    }

    /// Whether this word of a language sets what follows against what came before: "but", "sondern".
    pub(super) fn contrasts(&self, word: &str, language: Option<Language>) -> bool {
        // The Norwegian "men" is an English word for people.
        self.contrasts.iter().any(|(of, listed)| listed == word && (word != "men" || language == Some(of)))
    }

    /// Whether this word before another says that somebody's own thing is meant: "my phone", "mein Junge".
    pub(super) fn is_determiner(&self, word: &str) -> bool {
        lists_word(&self.determiners, word)
    }

    /// Whether this word after "phone" says what the phone does.
    pub(super) fn rings(&self, word: &str) -> bool {
        lists_word(&self.ringing, word)
    }

    /// Whether people say this word of themselves: "I", "ich", "jeg".
    pub(super) fn speaks_of_self(&self, word: &str) -> bool {
        lists_word(&self.first_person, word)
    }

    /// Whether people tell of their own life with this word: "I", "my", "mir".
    pub(super) fn tells_of_self(&self, word: &str) -> bool {
        self.speaks_of_self(word) || lists_word(&self.own_words, word)
    }

    /// Whether people say with this word when they have time: "nur", "ledig".
    pub(super) fn speaks_of_free_time(&self, word: &str) -> bool {
        lists_word(&self.free_time, word)
    }

    /// Whether this word, though no stop word, shows that the text is a sentence.
    pub(super) fn makes_sentence(&self, word: &str) -> bool {
        lists_word(&self.sentence_words, word)
    }

    /// Whether these words name Saturday and Sunday.
    pub(super) fn names_weekend(&self, words: &str) -> bool {
        lists_word(&self.weekend, words)
    }

    /// Whether these words name Monday to Friday.
    pub(super) fn names_working_days(&self, words: &str) -> bool {
        lists_word(&self.working_days, words)
    }

    /// Whether this is a word for hours.
    pub(super) fn is_hour_unit(&self, word: &str) -> bool {
        lists_word(&self.hour_units, word)
    }

    /// Whether this word makes of a number of hours a limit: "within", "nächsten".
    pub(super) fn is_hour_limit(&self, word: &str) -> bool {
        lists_word(&self.hour_limits, word)
    }

    /// Whether this word may come before a limit in hours: "starts", "in the", "i løpet av".
    pub(super) fn is_hour_opener(&self, word: &str) -> bool {
        lists_word(&self.hour_openers, word)
    }

    /// Words around a time of day.
    pub(super) const fn clock(&self) -> &ClockWords {
        &self.clock
    }

    /// The digits of a number that is written as a word.
    pub(super) fn digits_of(&self, word: &str) -> Option<&'static str> {
        let (digits, _) = self.numbers.iter().find(|(_, words)| lists_word(words, word))?;
        Some(digits)
    }

    /// The people, by their ids, that a folded word in a group's name says it is for: a "Frauengruppe" is for women,
    /// Frauenfeld is a town.
    pub(super) fn people_in_name<'w>(&'w self, word: &'w str) -> impl Iterator<Item = &'static str> + 'w {
        let endings = self.group_endings.iter().filter_map(|(_, ending)| word.strip_suffix(ending));
        let heads: Vec<&str> = std::iter::once(word).chain(endings).collect();
        let lists = self.people_in_names.iter();
        lists.filter(move |(_, words)| words.iter().any(|(_, w)| heads.contains(&w))).map(|(id, _)| *id)
    }

    /// Whether these words say no more than that something is looked for: "ich suche", "is there".
    pub(super) fn opens_question(&self, words: &str) -> bool {
        lists_word(&self.openers, words)
    }

    /// Words that say only "a self-help group", of which everything here is one.
    pub(super) fn group_words(&self) -> impl Iterator<Item = &'static str> + '_ {
        self.group_words.iter().map(|(_, word)| word)
    }

    /// Ends of compounds that say no more than that, Trauer-gruppe and sorg-gruppa: the longest first.
    pub(super) fn group_endings(&self) -> Vec<&'static str> {
        let mut endings: Vec<&'static str> = self.group_endings.iter().map(|(_, ending)| ending).collect();
        endings.sort_by_key(|ending| std::cmp::Reverse(ending.len()));
        endings.dedup();
        endings
    }

    /// What stands before the end that makes "English-speaking" of "English".
    pub(super) fn language_name<'w>(&self, words: &'w str) -> Option<&'w str> {
        let head = self.language_endings.iter().find_map(|(_, ending)| words.strip_suffix(ending))?;
        Some(head.trim_end())
    }

    /// Letters that join the parts of a German or Norwegian compound; none comes first.
    pub(super) fn compound_joints(&self) -> impl Iterator<Item = &'static str> + '_ {
        std::iter::once("").chain(self.compound_joints.iter().copied())
    }

    /// A word without the endings of number and case that German, Norwegian and English hang on; at least four
    /// letters stay.
    pub(super) fn stem_of<'w>(&self, word: &'w str) -> &'w str {
        let mut rest = word;
        for _ in 0..2 {
            let shorter = self
                .inflections
                .iter()
                .find_map(|ending| rest.strip_suffix(ending).filter(|r| r.chars().count() >= 4));
            match shorter {
                Some(shorter) => rest = shorter,
                None => break,
            }
        }
        rest
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::place::fold;
    use std::collections::HashSet;

    #[test]
    fn the_embedded_file_has_its_form() {
        let lists: WordLists = serde_json::from_str(SEARCH_WORDS).expect("search-words.json");
        let file: serde_json::Value = serde_json::from_str(SEARCH_WORDS).expect("JSON");
        let by_language = [
            ("place_pointers", &lists.place_pointers),
            ("origins", &lists.origins),
            ("place_fillers", &lists.place_fillers),
            ("nearness", &lists.nearness),
            ("distance_openers", &lists.distance_openers),
            ("negations", &lists.negations),
            ("negation_carriers", &lists.negation_carriers),
            ("wishes", &lists.wishes),
            ("contrasts", &lists.contrasts),
            ("determiners", &lists.determiners),
            ("ringing", &lists.ringing),
            ("first_person", &lists.first_person),
            ("own_words", &lists.own_words),
            ("free_time", &lists.free_time),
            ("sentence_words", &lists.sentence_words),
            ("weekend", &lists.weekend),
            ("working_days", &lists.working_days),
            ("hour_units", &lists.hour_units),
            ("hour_limits", &lists.hour_limits),
            ("hour_openers", &lists.hour_openers),
            ("openers", &lists.openers),
            ("group_words", &lists.group_words),
            ("group_endings", &lists.group_endings),
            ("language_endings", &lists.language_endings),
        ];
        let numbers = lists.numbers.iter().map(|(digits, words)| (*digits, words));
        let distances = lists.distance_units.iter().map(|(unit, words)| (*unit, words));
        let clock = &lists.clock;
        let clock = [
            ("units", &clock.units),
            ("marks", &clock.marks),
            ("at", &clock.at),
            ("around", &clock.around),
            ("from", &clock.from),
            ("before", &clock.before),
            ("between", &clock.between),
            ("joints", &clock.joints),
            ("noon", &clock.noon),
            ("midnight", &clock.midnight),
            ("half_before", &clock.half_before),
            ("half_after", &clock.half_after),
        ];
        let people = lists.people_in_names.iter().map(|(id, words)| (*id, words));
        for (name, list) in by_language.into_iter().chain(numbers).chain(people).chain(clock).chain(distances)
        {
            let mut seen = HashSet::new();
            for (language, word) in list.iter() {
                assert_eq!(fold(word), word, "{name}: not folded");
                assert!(seen.insert((language, word)), "{name}: {word:?} is there twice");
            }
            assert!(!seen.is_empty(), "{name}: no words");
            let within = ["numbers", "people_in_names", "clock", "distance_units"]
                .into_iter()
                .find_map(|list| file[list].get(name));
            let own = file.get(name).or(within).expect(name);
            let languages = own.as_object().expect(name).keys();
            assert!(languages.into_iter().all(|key| ["en", "de", "nb"].contains(&key.as_str())), "{name}");
        }
        for id in lists.people_in_names.keys() {
            assert!(crate::topic::Facets::embedded().value("people", id).is_some(), "{id}");
        }
        for digits in lists.numbers.keys() {
            assert!(digits.bytes().all(|b| b.is_ascii_digit()), "{digits:?}");
        }
        for (name, list) in [("joints", &lists.compound_joints), ("inflections", &lists.inflections)] {
            let distinct: HashSet<_> = list.iter().collect();
            assert_eq!(distinct.len(), list.len(), "{name}");
            assert!(list.iter().all(|part| fold(part) == **part && !part.is_empty()), "{name}");
        }
    }

    #[test]
    fn endings_fall_away_alike() {
        for words in [
            &["depression", "depressionen"][..],
            &["trauernde", "trauernden", "trauernder"],
            &["gruppe", "gruppen"],
        ] {
            for word in words {
                let first = fold(words[0]);
                assert_eq!(word_lists().stem_of(&fold(word)), word_lists().stem_of(&first), "{word}");
            }
        }
        assert_eq!(word_lists().stem_of("ms"), "ms");
    }
}
