//! The words of the thesaurus that a word with typing mistakes may be.

use super::{KnownWord, PhraseWord, Phrases};
use crate::search::dictionary::letter_mask;
use crate::topic::Language;
use crate::typo::EditDistance;

/// A word of the thesaurus that another may be a misspelling of.
#[derive(Debug, Clone, Copy)]
pub(in crate::search) struct NearWord<'a> {
    /// How many typing mistakes lie between them.
    pub(in crate::search) mistakes: usize,
    /// The languages of the word: bit n for the n-th.
    pub(in crate::search) languages: u8,
    /// The word, folded.
    pub(in crate::search) word: &'a str,
    /// Its number.
    pub(in crate::search) id: PhraseWord,
}

impl Phrases {
    /// The word of the thesaurus with fewest typing mistakes against `word`, at most `most`; while it is being
    /// typed, against the beginning of a word. Of several, one of the given language, while typing the shortest,
    /// then the first in the alphabet.
    pub(in crate::search) fn nearest_word(
        &self,
        word: &str,
        most: usize,
        typing: bool,
        language: Language,
    ) -> Option<(usize, &str)> {
        let mask = letter_mask(word);
        let wanted: Vec<char> = word.chars().collect();
        let mut distance = EditDistance::default();
        let mut best: Option<(usize, bool, usize, &str)> = None;
        for KnownWord { letters, languages, word: other, .. } in &self.spellings {
            let allowed = best.map_or(most, |(mistakes, ..)| mistakes);
            // While typing, the letters still to come are no mistakes.
            let strange = if typing { mask & !letters } else { mask ^ letters };
            if strange.count_ones() as usize > allowed * 2 {
                continue;
            }
            let mistakes = if typing {
                distance.count_to_prefix(&wanted, other, allowed)
            } else {
                distance.count_between(&wanted, other, allowed)
            };
            let Some(mistakes) = mistakes else { continue };
            let foreign = languages & (1 << language as u8) == 0;
            let found = (mistakes, foreign, if typing { other.len() } else { 0 }, other.as_str());
            if best.is_none_or(|best| found < best) {
                best = Some(found);
            }
        }
        best.map(|(mistakes, _, _, word)| (mistakes, word))
    }

    /// The words of the thesaurus with at most so many typing mistakes against a word, folded or as it is typed:
    /// folding makes "a" of "ae", which may be the mistake. Only words that `is_wanted` are compared.
    pub(in crate::search) fn nearest_words(
        &self,
        word: &str,
        raw: &str,
        most: usize,
        is_wanted: impl Fn(PhraseWord) -> bool,
    ) -> Vec<NearWord<'_>> {
        let raw = raw.to_lowercase();
        let typed: [(u32, Vec<char>); 2] =
            [word, raw.as_str()].map(|word| (letter_mask(word), word.chars().collect()));
        let mut distance = EditDistance::default();
        let mut found = Vec::new();
        for KnownWord { letters, languages, word: other, id } in &self.spellings {
            let mistakes = typed.iter().filter_map(|(mask, wanted)| {
                let possible = (mask ^ letters).count_ones() as usize <= most * 2 && is_wanted(*id);
                possible.then(|| distance.count_between(wanted, other, most)).flatten()
            });
            if let Some(mistakes) = mistakes.min() {
                found.push(NearWord { mistakes, languages: *languages, word: other, id: *id });
            }
        }
        found
    }
}
