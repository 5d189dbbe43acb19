//! The words of all groups while the index is made: numbered, with the groups that hold them.

use super::layout::FIELDS;
use super::postings;
use super::tokenize::word_ranges;
use crate::place::fold;
// Words are looked up ten million times; the seed is random, so no feed can aim at it.
use foldhash::quality::RandomState;
use std::collections::HashMap;
use std::collections::hash_map::Entry;
use std::hash::{BuildHasher, BuildHasherDefault, Hasher};

/// Postings of one word in one field, as they grow. Most words are in one group only, which needs no list.
#[derive(Default, Clone, Copy)]
struct Growing {
    /// The last group, counted from 1; 0 = none yet.
    last: u32,
    /// The place of the gaps between groups among the lists, from 1; 0 as long as there is only one group.
    list: u32,
}

impl Growing {
    fn add_group(&mut self, ordinal: u32, lists: &mut Vec<Vec<u8>>) {
        if self.last == ordinal + 1 {
            return;
        }
        if self.last != 0 {
            if self.list == 0 {
                let mut gaps = Vec::new();
                postings::push_gap(&mut gaps, self.last - 1);
                lists.push(gaps);
                self.list = lists.len() as u32;
            }
            if let Some(gaps) = lists.get_mut(self.list as usize - 1) {
                postings::push_gap(gaps, ordinal - (self.last - 1));
            }
        }
        self.last = ordinal + 1;
    }

    fn take_gaps(self, lists: &mut [Vec<u8>]) -> Vec<u8> {
        let list = (self.list as usize).checked_sub(1).and_then(|at| lists.get_mut(at));
        let mut gaps = list.map(std::mem::take).unwrap_or_default();
        if gaps.is_empty() && self.last != 0 {
            postings::push_gap(&mut gaps, self.last - 1);
        }
        gaps
    }
}

/// Words with their numbers. Their letters stand one behind the other, and they are found by a hash: a piece of memory for
/// each takes twice as much, and there are more words than groups. That two words have one hash happens once in 10^19
/// times, and no feed can aim at it, for the seed is random: the letters need not be looked at again.
#[derive(Default)]
struct WordTable {
    hasher: RandomState,
    numbers: HashMap<u64, u32, BuildHasherDefault<HashAsItIs>>,
    /// Where the letters of each end, and its number.
    entries: Vec<(u32, u32)>,
    letters: String,
}

impl WordTable {
    fn get(&self, word: &str) -> Option<u32> {
        self.numbers.get(&self.hasher.hash_one(word)).copied()
    }

    /// Takes in a word that is not there yet; `false` where there is no place for it.
    fn insert(&mut self, word: &str, number: u32) -> bool {
        let hash = self.hasher.hash_one(word);
        let (Ok(end), Entry::Vacant(place)) =
            (u32::try_from(self.letters.len() + word.len()), self.numbers.entry(hash))
        else {
            return false;
        };
        place.insert(number);
        self.letters.push_str(word);
        self.entries.push((end, number));
        true
    }

    fn word(&self, place: usize) -> &str {
        let end_of = |place: usize| self.entries.get(place).map_or(0, |(end, _)| *end as usize);
        let start = place.checked_sub(1).map_or(0, end_of);
        self.letters.get(start..end_of(place)).unwrap_or_default()
    }
}

/// Takes a number for the hash of itself: it is one already.
#[derive(Default)]
struct HashAsItIs(u64);

impl Hasher for HashAsItIs {
    fn write(&mut self, bytes: &[u8]) {
        for byte in bytes {
            self.0 = self.0.rotate_left(8) ^ u64::from(*byte);
        }
    }

    fn write_u64(&mut self, hash: u64) {
        self.0 = hash;
    }

    fn finish(&self) -> u64 {
        self.0
    }
}

/// The words of all groups, as they are met.
#[derive(Default)]
pub(super) struct WordCollector {
    /// Folded words with their numbers, and other spellings of them, which are marked by [`SPELLING`]: they only save
    /// folding what comes again and again.
    ids: WordTable,
    /// For each word and field the place of its postings in `growing`, from 1; 0 = none.
    postings: Vec<[u32; FIELDS]>,
    growing: Vec<Growing>,
    /// The gaps between groups, for the words that are in several.
    lists: Vec<Vec<u8>>,
    spellings: usize,
    /// Bytes of all gaps, if each takes one.
    gap_bytes: usize,
    /// Bytes of text seen so far.
    seen_bytes: usize,
    /// How many different words are taken in at most, whatever is seen.
    most_words: Option<usize>,
    /// Words that were not taken in because there are too many different ones.
    omitted: u64,
}

/// Nobody types longer words; they are addresses and noise.
const LONGEST_WORD: usize = 64;
/// So many spellings are remembered.
const SPELLINGS: usize = 1 << 18;
/// So many different words are taken in whatever the texts are.
const DISTINCT_WORDS: usize = 65_536;
/// Beyond them one more for so many bytes of text. Texts that people write repeat their words; a feed of words that are
/// all different would fill the memory with them. The groups are found by their other words.
const BYTES_PER_WORD: usize = 128;
/// And one for so many bytes of the feed, which may give a text eight times.
const FEED_BYTES_PER_WORD: usize = 128;
/// Marks a spelling of a word.
const SPELLING: u32 = 1 << 31;
/// No such word.
const NO_WORD: u32 = SPELLING - 1;

impl WordCollector {
    fn word_id(&mut self, written: &str) -> u32 {
        if let Some(id) = self.ids.get(written) {
            return id & !SPELLING;
        }
        let folded = fold(written);
        let is_spelling = folded != written;
        let id = if folded.is_empty() || folded.len() > LONGEST_WORD {
            NO_WORD
        } else if let Some(id) = self.ids.get(&folded).filter(|id| *id & SPELLING == 0) {
            id
        } else if self.postings.len() >= self.most_words() {
            self.omitted += 1;
            return NO_WORD;
        } else {
            let id = self.postings.len() as u32;
            if !self.ids.insert(&folded, id) {
                self.omitted += 1;
                return NO_WORD;
            }
            self.postings.push([0; FIELDS]);
            id
        };
        if is_spelling && self.spellings < SPELLINGS && written.len() <= LONGEST_WORD {
            self.spellings += 1;
            self.ids.insert(written, id | SPELLING);
        }
        id
    }

    fn most_words(&self) -> usize {
        let most = DISTINCT_WORDS + self.seen_bytes / BYTES_PER_WORD;
        self.most_words.map_or(most, |told| told.min(most))
    }

    /// What comes from now on was so many bytes as a feed: its words are no more, however often it repeats its texts.
    pub(super) fn begin_feed(&mut self, bytes: usize) {
        self.most_words = Some(self.postings.len().max(DISTINCT_WORDS) + bytes / FEED_BYTES_PER_WORD);
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
            let Some(place) = self.postings.get_mut(id as usize).and_then(|places| places.get_mut(field))
            else {
                continue;
            };
            if *place == 0 {
                self.growing.push(Growing::default());
                *place = self.growing.len() as u32;
            }
            if let Some(growing) = self.growing.get_mut(*place as usize - 1) {
                self.gap_bytes += usize::from(growing.last != ordinal + 1);
                growing.add_group(ordinal, &mut self.lists);
            }
        }
    }

    /// How many bytes the words and their postings take in the index, about.
    pub(super) fn memory_bytes(&self) -> usize {
        const BYTES_PER_WORD_IN_INDEX: usize = 40;
        self.postings.len() * BYTES_PER_WORD_IN_INDEX + self.gap_bytes
    }

    /// How many words were not taken in because there were too many different ones.
    pub(super) fn omitted(&self) -> u64 {
        self.omitted
    }

    /// The words in ascending order, each with its postings in every field.
    pub(super) fn into_postings(self) -> impl Iterator<Item = (Box<str>, [Vec<u8>; FIELDS])> {
        let Self { ids: mut table, postings, growing, mut lists, .. } = self;
        table.numbers = HashMap::default();
        // Words that were only expected are in no group.
        let is_met = |id: u32| postings.get(id as usize).is_some_and(|places| *places != [0; FIELDS]);
        let entries = (0_u32..).zip(&table.entries);
        let mut words: Vec<(u32, u32)> =
            entries.filter(|(_, (_, id))| is_met(*id)).map(|(place, (_, id))| (place, *id)).collect();
        words.sort_unstable_by(|(a, _), (b, _)| table.word(*a as usize).cmp(table.word(*b as usize)));
        words.into_iter().map(move |(place, id)| {
            let word = Box::from(table.word(place as usize));
            let places = postings.get(id as usize).copied().unwrap_or_default();
            let fields = places.map(|place| {
                let growing = (place as usize).checked_sub(1).and_then(|place| growing.get(place));
                growing.copied().unwrap_or_default().take_gaps(&mut lists)
            });
            (word, fields)
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
        let taken = words.postings.len();
        words.begin_feed(1280);
        for n in 0..100 {
            words.add_text(0, &format!("{} v{n}", "w00001 ".repeat(10_000)), n, |_| ());
        }
        assert_eq!(words.postings.len(), taken.max(DISTINCT_WORDS) + 10, "of a feed that repeats itself");
        assert!(words.omitted() > 250_000 && (60_000..100_000).contains(&made), "{made}");
        let mut known = NO_WORD;
        words.add_text(0, "w00001", 4000, |id| known = id);
        assert_ne!(known, NO_WORD, "a word that is known is found in later groups too");
    }
}
