//! The words of all groups, in ascending order in one text, each between line ends. Whole words and beginnings
//! are found by halving, parts of compounds by searching the text itself: 300,000 words are 3 MB, which takes
//! less than a millisecond, so no second dictionary of word parts is kept.

use super::layout::Column;
use super::partition::partition_point;
use crate::typo::EditDistance;
use std::ops::Range;

/// A word by its place in the dictionary.
pub(super) type WordId = u32;

/// The words of an index.
#[derive(Clone, Copy)]
pub(super) struct Dictionary<'a> {
    /// `\nword\nword\n`.
    pub(super) text: &'a [u8],
    /// Where each word begins in the text: u32.
    pub(super) starts: Column<'a>,
    /// The [`letter_mask`] of each word: u32.
    pub(super) letters: Column<'a>,
}

impl<'a> Dictionary<'a> {
    /// How many words there are.
    pub(super) fn len(self) -> usize {
        self.starts.0.len() / 4
    }

    /// A word.
    pub(super) fn word_bytes(self, id: WordId) -> &'a [u8] {
        let id = id as usize;
        let start = self.starts.u32_at(id) as usize;
        let end = if id + 1 < self.len() { self.starts.u32_at(id + 1) as usize } else { self.text.len() };
        self.text.get(start..end.saturating_sub(1).max(start)).unwrap_or_default()
    }

    /// The first word that is not before `wanted`.
    fn lower_bound(self, wanted: &[u8]) -> usize {
        partition_point(0..self.len(), |id| self.word_bytes(id as WordId) < wanted)
    }

    /// The word itself, if it is there.
    pub(super) fn find_word(self, wanted: &str) -> Option<WordId> {
        let at = self.lower_bound(wanted.as_bytes());
        (at < self.len() && self.word_bytes(at as WordId) == wanted.as_bytes()).then_some(at as WordId)
    }

    /// The words that begin with `wanted`.
    pub(super) fn with_prefix(self, wanted: &str) -> Range<WordId> {
        let low = self.lower_bound(wanted.as_bytes());
        let mut after = wanted.as_bytes().to_vec();
        // No byte of UTF-8 is 0xff, so this is past every word with this beginning.
        after.push(0xff);
        low as WordId..self.lower_bound(&after).max(low) as WordId
    }

    /// The last word that begins at a byte of the text or before it.
    fn word_around(self, at: usize) -> Option<usize> {
        partition_point(0..self.len(), |id| self.starts.u32_at(id) as usize <= at).checked_sub(1)
    }

    /// The words that hold `wanted` after their beginning, in ascending order, each once.
    pub(super) fn words_containing(self, wanted: &str) -> impl Iterator<Item = WordId> + 'a {
        let finder = memchr::memmem::Finder::new(wanted.as_bytes()).into_owned();
        let mut at = 0;
        std::iter::from_fn(move || {
            loop {
                let found = at + finder.find(self.text.get(at..)?)?;
                // Before the first word there is only a line end.
                let Some(id) = self.word_around(found) else {
                    at = found + 1;
                    continue;
                };
                if self.starts.u32_at(id) as usize == found {
                    at = found + 1;
                    continue;
                }
                // The rest of this word is of no more interest.
                let end = self.starts.u32_at(id) as usize + self.word_bytes(id as WordId).len();
                at = end.max(found + 1);
                return Some(id as WordId);
            }
        })
    }

    /// The words with fewest typing mistakes against `wanted`, at most `most` of them; with that number.
    pub(super) fn fuzzy_matches(self, wanted: &str, most: usize) -> Vec<(WordId, usize)> {
        let mask = letter_mask(wanted);
        let wanted: Vec<char> = wanted.chars().collect();
        let (mut best, mut found) = (most, Vec::new());
        let mut distance = EditDistance::default();
        for (id, other) in (0..).zip(self.letters.0.as_chunks().0) {
            // A mistake changes at most two letters: the one that was meant and the one that was typed.
            if (u32::from_le_bytes(*other) ^ mask).count_ones() as usize > best * 2 {
                continue;
            }
            let word = self.word_bytes(id);
            // Bytes are at least letters, and at most four of them a letter.
            if word.len() + best < wanted.len() || word.len() > (wanted.len() + best) * 4 {
                continue;
            }
            let Ok(word) = std::str::from_utf8(word) else { continue };
            let Some(mistakes) = distance.count_between(&wanted, word, best) else { continue };
            if mistakes < best {
                best = mistakes;
                found.clear();
            }
            found.push((id, mistakes));
        }
        found
    }
}

/// Which letters a word has: a bit for each of a to z, one for digits, five shared by all other letters.
pub(super) fn letter_mask(word: &str) -> u32 {
    word.chars().fold(0, |mask, c| {
        mask | 1
            << match c {
                'a'..='z' => c as u32 - 'a' as u32,
                '0'..='9' => 26,
                other => 27 + other as u32 % 5,
            }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn with(words: &[&str], test: impl Fn(Dictionary<'_>)) {
        let mut text = b"\n".to_vec();
        let (mut starts, mut masks) = (Vec::new(), Vec::new());
        for word in words {
            masks.extend_from_slice(&letter_mask(word).to_le_bytes());
            starts.extend_from_slice(&(text.len() as u32).to_le_bytes());
            text.extend_from_slice(word.as_bytes());
            text.push(b'\n');
        }
        test(Dictionary { text: &text, starts: Column(&starts), letters: Column(&masks) });
    }

    #[test]
    fn words_are_found_whole_by_beginning_and_by_part() {
        with(&["brustkrebs", "brustkrebsgruppe", "krebs", "krebsgruppe", "malta", "ms"], |d| {
            assert_eq!(d.find_word("krebs"), Some(2));
            assert_eq!(d.find_word("kreb"), None);
            assert_eq!(d.find_word("zebra"), None);
            assert_eq!(d.with_prefix("krebs"), 2..4);
            assert_eq!(d.with_prefix("m"), 4..6);
            assert_eq!(d.with_prefix("x"), 6..6);
            assert_eq!(d.with_prefix(""), 0..6);
            assert_eq!(d.words_containing("krebs").collect::<Vec<_>>(), [0, 1]);
            assert_eq!(d.words_containing("r").collect::<Vec<_>>(), [0, 1, 2, 3]);
            assert_eq!(d.words_containing("a").collect::<Vec<_>>(), [4]);
            assert_eq!(d.words_containing("zz").count(), 0);
            assert_eq!(d.word_bytes(5), b"ms");
        });
        with(&[], |d| assert_eq!(d.with_prefix("a"), 0..0));
    }

    #[test]
    fn the_words_with_fewest_mistakes_are_found() {
        with(&["angst", "depression", "depressiv", "impression"], |d| {
            assert_eq!(d.fuzzy_matches("depresion", 2), [(1, 1)]);
            assert_eq!(d.fuzzy_matches("angts", 1), [(0, 1)]);
        });
    }
}
