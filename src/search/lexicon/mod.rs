//! The phrases that people type for each topic, compiled into one flat table that needs no parsing at the start.
//!
//! `data/phrases.tsv` and the labels and synonyms of `data/topics.json` are the sources; `compile` makes
//! `data/phrases.bin` of them, and a test fails where the two differ. A phrase is the set of stems of its words
//! without function words, so that "Angehörige Demenz" and "demente Angehörige" share theirs.
//!
//! All numbers are little-endian:
//!
//! ```text
//! stems       u32 for each of the three languages: how many stems it has
//! phrases     u32
//! postings    u32
//! offsets     u32 for each stem and one more: where its text begins
//! rarity      u16 for each stem: how telling it is, in 1/1024
//! starts      u32 for each stem and one more: where its postings begin
//! phrase      8 bytes each: topic u16, source u8, language u8, total rarity u16 in 1/256, reserved u16
//! posting     u32 each: a phrase
//! texts       the stems, folded, those of a language in ascending order
//! ```

#[cfg(test)]
mod compile;
mod stem;

pub(super) use stem::Stemmers;

use super::layout::Column;
use super::partition::partition_point;
use crate::topic::{Language, TopicId};
use std::sync::LazyLock;

static COMPILED: &[u8] = include_bytes!("../../../data/phrases.bin");

/// A stem by its place among those of all languages.
pub(super) type StemId = u32;

/// Where a phrase comes from; what is surer weighs more.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum PhraseSource {
    /// The name of the topic.
    Label,
    /// Another name for it.
    Synonym,
    /// What people type who mean it.
    Phrase,
}

impl PhraseSource {
    /// How much a phrase counts where frequencies are told.
    pub(super) fn weight(self) -> f32 {
        match self {
            Self::Label => 3.0,
            Self::Synonym => 2.0,
            Self::Phrase => 1.0,
        }
    }
}

/// A phrase that means a topic.
#[derive(Debug, Clone, Copy)]
pub(super) struct Phrase {
    /// What it means.
    pub(super) topic: TopicId,
    /// Where it is from.
    pub(super) source: PhraseSource,
    /// The language it is in.
    pub(super) language: usize,
    /// The rarity of all of its stems together.
    pub(super) total: f32,
}

/// The compiled phrases.
pub(super) struct Lexicon<'a> {
    /// How many stems the languages before each language have, and all of them.
    ranges: [usize; 4],
    offsets: Column<'a>,
    rarity: Column<'a>,
    starts: Column<'a>,
    phrases: Column<'a>,
    postings: Column<'a>,
    texts: &'a [u8],
    /// For each language, how much its phrases of each topic weigh, and all of them.
    weights: [Vec<f32>; 3],
    all_weights: [f32; 3],
}

const PHRASE: usize = 8;

impl Lexicon<'static> {
    /// The phrases that are part of the program.
    pub(super) fn embedded() -> &'static Self {
        static LEXICON: LazyLock<Lexicon<'static>> = LazyLock::new(|| Lexicon::open(COMPILED));
        &LEXICON
    }
}

impl<'a> Lexicon<'a> {
    fn open(bytes: &'a [u8]) -> Self {
        let head = Column(bytes);
        let mut ranges = [0; 4];
        let mut all = 0;
        for (language, end) in ranges.iter_mut().skip(1).enumerate() {
            all += head.u32_at(language) as usize;
            *end = all;
        }
        let (phrases, postings) = (head.u32_at(3) as usize, head.u32_at(4) as usize);
        let mut rest = bytes.get(20..).unwrap_or_default();
        let mut section = |length: usize| {
            let (taken, others) = rest.split_at_checked(length).unwrap_or_default();
            rest = others;
            Column(taken)
        };
        let offsets = section((all + 1) * 4);
        let rarity = section(all * 2);
        let starts = section((all + 1) * 4);
        let phrases = section(phrases * PHRASE);
        let postings = section(postings * 4);
        let mut lexicon = Self {
            ranges,
            offsets,
            rarity,
            starts,
            phrases,
            postings,
            texts: rest,
            weights: Default::default(),
            all_weights: [0.0; 3],
        };
        lexicon.weigh_topics();
        lexicon
    }

    fn weigh_topics(&mut self) {
        for number in 0..self.phrase_count() {
            let phrase = self.phrase(number as u32);
            let (topic, weight) = (usize::from(phrase.topic.0), phrase.source.weight());
            if let (Some(weights), Some(all)) =
                (self.weights.get_mut(phrase.language), self.all_weights.get_mut(phrase.language))
            {
                if weights.len() <= topic {
                    weights.resize(topic + 1, 0.0);
                }
                *all += weight;
                weights.iter_mut().skip(topic).take(1).for_each(|known| *known += weight);
            }
        }
    }

    /// How many phrases there are.
    pub(super) fn phrase_count(&self) -> usize {
        self.phrases.0.len() / PHRASE
    }

    /// How much the phrases of a topic weigh in a language.
    pub(super) fn weight_of(&self, language: usize, topic: usize) -> f32 {
        self.weights.get(language).and_then(|weights| weights.get(topic)).copied().unwrap_or(0.0)
    }

    /// How much all phrases of a language weigh.
    pub(super) fn weight_of_all(&self, language: usize) -> f32 {
        self.all_weights.get(language).copied().unwrap_or(1.0).max(1.0)
    }

    /// The text of a stem.
    pub(super) fn text(&self, stem: usize) -> &'a [u8] {
        let range = self.offsets.u32_at(stem) as usize..self.offsets.u32_at(stem + 1) as usize;
        self.texts.get(range).unwrap_or_default()
    }

    /// The first stem of a language that is not before `wanted`.
    fn lower_bound(&self, language: Language, wanted: &[u8]) -> usize {
        let at = language as usize;
        let [first, end] = [at, at + 1].map(|at| self.ranges.get(at).copied().unwrap_or(0));
        partition_point(first..end, |stem| self.text(stem) < wanted)
    }

    /// A stem of a language.
    pub(super) fn stem(&self, language: Language, wanted: &str) -> Option<StemId> {
        let at = self.lower_bound(language, wanted.as_bytes());
        let end = self.ranges.get(language as usize + 1).copied().unwrap_or(0);
        (at < end && self.text(at) == wanted.as_bytes()).then_some(at as StemId)
    }

    /// The stems of a language that begin with `wanted`, at most `most` of them.
    pub(super) fn stems_beginning(
        &self,
        language: Language,
        wanted: &str,
        most: usize,
    ) -> impl Iterator<Item = StemId> {
        let from = self.lower_bound(language, wanted.as_bytes());
        let end = self.ranges.get(language as usize + 1).copied().unwrap_or(0);
        (from..end)
            .take_while(move |at| self.text(*at).starts_with(wanted.as_bytes()))
            .take(most)
            .map(|at| at as StemId)
    }

    /// The stems of a language that end with `wanted` and have more before it.
    pub(super) fn stems_ending(&self, language: Language, wanted: &str) -> Vec<StemId> {
        let at = language as usize;
        let (first, end) = (self.ranges.get(at).copied(), self.ranges.get(at + 1).copied());
        let (first, end) = (first.unwrap_or(0), end.unwrap_or(0));
        let from = self.offsets.u32_at(first) as usize;
        let texts = self.texts.get(from..self.offsets.u32_at(end) as usize).unwrap_or_default();
        let mut found = Vec::new();
        for hit in memchr::memmem::find_iter(texts, wanted.as_bytes()) {
            // The stem that the hit ends in is the last one that begins before the hit's end.
            let (begin, until) = (from + hit, from + hit + wanted.len());
            let after = partition_point(first..end, |stem| (self.offsets.u32_at(stem) as usize) < until);
            let Some(stem) = after.checked_sub(1) else { continue };
            let starts_before = (self.offsets.u32_at(stem) as usize) < begin;
            if starts_before && self.offsets.u32_at(stem + 1) as usize == until {
                found.push(stem as StemId);
            }
        }
        found
    }

    /// How telling a stem is: 0.7 for one that every topic has, about 6 for one that a single topic has.
    pub(super) fn rarity(&self, stem: StemId) -> f32 {
        f32::from(self.rarity.u16_at(stem as usize)) / 1024.0
    }

    /// The phrases that hold a stem.
    pub(super) fn holding(&self, stem: StemId) -> impl Iterator<Item = u32> {
        let range = self.starts.u32_at(stem as usize)..self.starts.u32_at(stem as usize + 1);
        range.map(|at| self.postings.u32_at(at as usize))
    }

    /// A phrase.
    pub(super) fn phrase(&self, number: u32) -> Phrase {
        let at = number as usize * (PHRASE / 2);
        let kinds = self.phrases.u16_at(at + 1).to_le_bytes();
        Phrase {
            topic: TopicId(self.phrases.u16_at(at)),
            source: match kinds[0] {
                0 => PhraseSource::Label,
                1 => PhraseSource::Synonym,
                _ => PhraseSource::Phrase,
            },
            language: usize::from(kinds[1]),
            total: f32::from(self.phrases.u16_at(at + 2)) / 256.0,
        }
    }
}
