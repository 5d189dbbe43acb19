//! How well a name fits typed letters. Short lists are what nucleo is made for.

use super::highlight::highlight;
use super::query::Query;
use super::tokenize::tokenize;
use crate::place::fold;
use nucleo::pattern::{Atom, AtomKind, CaseMatching, Normalization};
use nucleo::{Config, Matcher, Utf32Str};
use std::ops::Range;

/// How typed letters stand in a name, from worst to best.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum How {
    /// In order, in one word, from its first letter on.
    Scattered,
    /// Inside a word.
    Part,
    /// At the beginning of a word.
    Beginning,
}

/// How well a name fits: how the letters stand, then nucleo's score.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Fit {
    /// How the typed letters stand in it; of several words, the worst.
    pub how: How,
    /// Nucleo's score, the more the better.
    pub score: u32,
}

/// Typed letters that names are compared with.
pub struct Fuzzy {
    folded: String,
    atoms: Vec<Atom>,
    matcher: Matcher,
    buffer: Vec<char>,
}

impl Fuzzy {
    /// Typed letters; `None` where nothing is typed.
    pub fn new(typed: &str) -> Option<Self> {
        let folded = fold(typed);
        let atoms: Vec<Atom> = folded
            .split(' ')
            .filter(|word| !word.is_empty())
            .map(|word| Atom::new(word, CaseMatching::Ignore, Normalization::Never, AtomKind::Fuzzy, false))
            .collect();
        let matcher = Matcher::new(Config::DEFAULT);
        (!atoms.is_empty()).then(|| Self { folded, atoms, matcher, buffer: Vec::new() })
    }

    /// How well a name fits; `None` where one of the typed words is not in it.
    pub fn fit(&mut self, name: &str) -> Option<Fit> {
        let folded_name = fold(name);
        let words: Vec<&str> = folded_name.split(' ').collect();
        let mut fit = Fit { how: How::Beginning, score: 0 };
        for (atom, wanted) in self.atoms.iter().zip(self.folded.split(' ').filter(|word| !word.is_empty())) {
            let how = if words.iter().any(|word| word.starts_with(wanted)) {
                How::Beginning
            } else if words.iter().any(|word| word.contains(wanted)) {
                How::Part
            } else if wanted.chars().count() >= 3 && words.iter().any(|word| is_subsequence(wanted, word)) {
                How::Scattered
            } else {
                return None;
            };
            fit.how = fit.how.min(how);
            let text = Utf32Str::new(&folded_name, &mut self.buffer);
            fit.score += u32::from(atom.score(text, &mut self.matcher)?);
        }
        Some(fit)
    }

    /// The parts of a name that typed words match as they stand, in bytes.
    pub fn matches_in(&self, name: &str) -> Vec<Range<usize>> {
        let query = Query { text: self.folded.clone(), ..Query::default() };
        if tokenize(name).is_empty() { Vec::new() } else { highlight(name, &query) }
    }
}

/// Whether the letters stand in a word in their order, the first at its start.
fn is_subsequence(wanted: &str, word: &str) -> bool {
    let mut letters = word.chars();
    let mut rest = wanted.chars();
    if rest.next() != letters.next() {
        return false;
    }
    rest.all(|c| letters.any(|l| l == c))
}
