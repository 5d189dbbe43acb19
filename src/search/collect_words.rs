//! The words of all groups while the index is made: numbered, with the groups that hold them.

use super::layout::FIELDS;
use super::postings;
use super::tokenize::word_ranges;
use crate::place::fold;
// Words are looked up ten million times; the seed is random, so no feed can aim at it.
use foldhash::quality::RandomState;
use std::collections::HashMap;

/// Postings of one word in one field, as they grow.
#[derive(Default)]
struct Growing {
    /// The last group, counted from 1; 0 = none yet.
    last: u32,
    gaps: Vec<u8>,
}

/// The words of all groups, as they are met.
#[derive(Default)]
pub(super) struct WordCollector {
    /// Words as written, to save folding those that come again and again.
    written: HashMap<Box<str>, u32, RandomState>,
    folded: HashMap<Box<str>, u32, RandomState>,
    growing: Vec<[Growing; FIELDS]>,
    /// Bytes of text seen so far.
    seen_bytes: usize,
    /// Words that were not taken in because there are too many different ones.
    omitted: u64,
}

/// Nobody types longer words; they are addresses and noise.
const LONGEST_WORD: usize = 64;
/// So many spellings are remembered.
const SPELLINGS: usize = 1 << 18;
/// So many different words are taken in whatever the texts are: more than a directory of half a million groups has.
const DISTINCT_WORDS: usize = 200_000;
/// Beyond them one more for so many bytes of text. Texts that people write repeat their words; a feed of words that are
/// all different would fill the memory with them. The groups are found by their other words.
const BYTES_PER_WORD: usize = 128;
/// No such word.
const NO_WORD: u32 = u32::MAX;

impl WordCollector {
    fn word_id(&mut self, written: &str) -> u32 {
        if let Some(id) = self.written.get(written) {
            return *id;
        }
        let folded = fold(written);
        let id = if folded.is_empty() || folded.len() > LONGEST_WORD {
            NO_WORD
        } else if let Some(id) = self.folded.get(folded.as_str()) {
            *id
        } else if self.growing.len() >= DISTINCT_WORDS + self.seen_bytes / BYTES_PER_WORD {
            self.omitted += 1;
            return NO_WORD;
        } else {
            let id = self.growing.len() as u32;
            self.folded.insert(folded.into(), id);
            self.growing.push(Default::default());
            id
        };
        if self.written.len() < SPELLINGS && written.len() <= LONGEST_WORD {
            self.written.insert(written.into(), id);
        }
        id
    }

    /// The number of a folded word that may come in texts.
    pub(super) fn expect_word(&mut self, folded: &str) -> u32 {
        self.word_id(folded)
    }

    /// Takes in the words of a text of a group, and shows the number of each to `see`.
    pub(super) fn add_text(&mut self, field: usize, text: &str, ordinal: u32, mut see: impl FnMut(u32)) {
        self.seen_bytes += text.len();
        for range in word_ranges(text) {
            let id = self.word_id(text.get(range).unwrap_or_default());
            see(id);
            let Some(growing) = self.growing.get_mut(id as usize).and_then(|g| g.get_mut(field)) else {
                continue;
            };
            if growing.last != ordinal + 1 {
                postings::push_gap(&mut growing.gaps, ordinal - growing.last.saturating_sub(1));
                growing.last = ordinal + 1;
            }
        }
    }

    /// How many words were not taken in because there were too many different ones.
    pub(super) fn omitted(&self) -> u64 {
        self.omitted
    }

    /// The words in ascending order, each with its postings in every field.
    pub(super) fn into_postings(self) -> impl Iterator<Item = (Box<str>, [Vec<u8>; FIELDS])> {
        let Self { written, folded, mut growing, .. } = self;
        drop(written);
        let mut words: Vec<(Box<str>, u32)> = folded.into_iter().collect();
        // Words that were only expected are in no group.
        let posted = |id: &u32| growing.get(*id as usize).is_some_and(|g| g.iter().any(|f| f.last != 0));
        words.retain(|(_, id)| posted(id));
        words.sort_unstable();
        words.into_iter().map(move |(word, id)| {
            let fields = growing.get_mut(id as usize).map(std::mem::take).unwrap_or_default();
            (word, fields.map(|field| field.gaps))
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_of_words_that_are_all_different_do_not_grow_without_end() {
        let mut words = WordCollector::default();
        let mut made = 0_u32;
        for ordinal in 0..4000 {
            let text: Vec<String> = (0..100).map(|n| format!("w{:05x}", ordinal * 100 + n)).collect();
            words.add_text(0, &text.join(" "), ordinal, |id| made += u32::from(id != NO_WORD));
        }
        assert!(words.omitted() > 150_000 && (200_000..250_000).contains(&made), "{made}");
        let mut known = NO_WORD;
        words.add_text(0, "w00001", 4000, |id| known = id);
        assert_ne!(known, NO_WORD, "a word that is known is found in later groups too");
    }
}
