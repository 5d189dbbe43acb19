//! The words of a text while they are given a meaning: each is used at most once.

use super::meaning::ParsedQuery;
use super::place_candidates::PlaceCandidate;
use super::token::Token;
use crate::place::fold;
use crate::search::index::Index;
use crate::search::phrases::{Phrases, embedded_phrases};
use crate::search::query::Query;
use crate::search::word_lists::word_lists;
use crate::topic::Language;
use std::cell::RefCell;
use std::collections::HashMap;

/// So many different things may be asked for at once.
pub(super) const CONCEPTS: usize = 16;

/// No words that open a question are more.
const LONGEST_OPENER: usize = 6;

pub(super) struct QueryReader<'a> {
    pub(super) phrases: &'static Phrases,
    pub(super) index: &'a Index,
    pub(super) query: &'a Query,
    /// Words not to be taken as filters or places, folded.
    pub(super) taken_back: Vec<String>,
    pub(super) tokens: Vec<Token>,
    /// The language that the words are recognisably in.
    language: Option<Language>,
    /// How far from the place a group may be, where that is said, in kilometres.
    pub(super) radius_km: Option<f64>,
    /// The places that spans of words may mean, folded and typed, as far as they have been looked up.
    pub(super) places_named: HashMap<(String, String), Vec<PlaceCandidate>>,
    /// Whether words as they are typed name a place, as far as it has been asked.
    pub(super) place_words: RefCell<HashMap<String, bool>>,
    pub(super) out: ParsedQuery,
}

impl<'a> QueryReader<'a> {
    pub(super) fn new(index: &'a Index, query: &'a Query, tokens: Vec<Token>, out: ParsedQuery) -> Self {
        let taken_back = query.taken_back.iter().map(|words| fold(words)).collect();
        let phrases = embedded_phrases();
        let words: Vec<String> = tokens.iter().map(|t| t.word.clone()).collect();
        let language = phrases.language_of(&words);
        Self {
            phrases,
            index,
            query,
            taken_back,
            tokens,
            language,
            radius_km: None,
            places_named: HashMap::new(),
            place_words: RefCell::default(),
            out,
        }
    }

    /// The folded words.
    pub(super) fn words(&self) -> Vec<String> {
        self.tokens.iter().map(|token| token.word.clone()).collect()
    }

    /// The language that the words are recognisably in.
    pub(super) const fn language(&self) -> Option<Language> {
        self.language
    }

    /// The folded words and the typed words of a span.
    pub(super) fn span_texts(&self, start: usize, length: usize) -> (String, String) {
        let span = self.tokens.get(start..start + length).unwrap_or_default();
        let folded: Vec<&str> = span.iter().map(|token| token.word.as_str()).collect();
        let mut typed = String::new();
        for token in span {
            if !typed.is_empty() {
                typed.push(token.joined_by.unwrap_or(' '));
            }
            typed.push_str(&token.raw);
        }
        (folded.join(" "), typed)
    }

    pub(super) fn is_taken_back(&self, typed: &str) -> bool {
        !self.taken_back.is_empty() && self.taken_back.contains(&fold(typed))
    }

    /// "Ich suche", "is there" say nothing of what is looked for, where anything follows.
    pub(super) fn pass_over_openers(&mut self) {
        let count = self.tokens.len();
        for length in (1..=LONGEST_OPENER.min(count)).rev() {
            for start in 0..count - length {
                let (folded, _) = self.span_texts(start, length);
                // A single word opens a question only as its first.
                if (length > 1 || start == 0) && word_lists().opens_question(&folded) {
                    self.mark_circumstance(start, length);
                }
            }
        }
    }

    pub(super) fn drop_function_words(&mut self) {
        let words: Vec<String> = self.tokens.iter().map(|t| t.word.clone()).collect();
        let language = self.language;
        let homograph =
            |w: &str| language.is_some_and(|l| self.phrases.is_homograph(w, l)) && !self.phrases.is_late(w);
        let meaningful = words.iter().filter(|w| !self.phrases.is_stop(w) && !homograph(w)).count();
        if meaningful == 0 {
            return;
        }
        let dropped: Vec<bool> = words.iter().map(|w| homograph(w)).collect();
        for (token, dropped) in self.tokens.iter_mut().zip(dropped) {
            // Stop words stay for the filter phrases ("mein Mann"), and are passed over by everything else.
            token.used |= dropped;
        }
    }

    pub(super) fn is_content(&self, at: usize) -> bool {
        self.tokens.get(at).is_some_and(|t| !t.used && !self.phrases.is_stop(&t.word))
    }

    pub(super) fn word_at(&self, at: usize) -> String {
        self.tokens.get(at).map(|t| t.word.clone()).unwrap_or_default()
    }

    pub(super) fn mark_used(&mut self, start: usize, length: usize) {
        for token in self.tokens.iter_mut().skip(start).take(length) {
            token.used = true;
        }
    }

    /// Marks words that say where, when or how.
    pub(super) fn mark_circumstance(&mut self, start: usize, length: usize) {
        self.mark_used(start, length);
        for token in self.tokens.iter_mut().skip(start).take(length) {
            token.circumstance = true;
        }
    }

    /// Keeps the words that may say what the text is about, for the case that nothing meets all of them.
    pub(super) fn keep_topic_words(&mut self) {
        let language = self.language;
        let phrases = self.phrases;
        let carries_meaning = |token: &&Token| {
            let function_word = language.is_some_and(|l| phrases.is_homograph(&token.word, l));
            !token.circumstance
                && !phrases.is_stop(&token.word)
                && (!function_word || phrases.is_late(&token.word))
        };
        self.out.topic_words = self.tokens.iter().filter(carries_meaning).cloned().collect();
        // Bare words may be of several languages; where the reader's is one of them, that is meant.
        let of_reader = self.query.language;
        let bare = || self.out.topic_words.iter().all(|token| phrases.is_word_of(&token.word, of_reader));
        self.out.language = language.or_else(|| bare().then_some(of_reader));
    }

    /// Whether a word says no more than that a group is looked for.
    pub(super) fn is_empty_word(&self, at: usize) -> bool {
        let word = self.word_at(at);
        self.phrases.is_late(&word) || self.phrases.is_generic(&word) || word_lists().points_at_place(&word)
    }
}
