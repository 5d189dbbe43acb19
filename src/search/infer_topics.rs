//! What a typed text is about: the topics that its words mean together, each with how well they do.
//!
//! A phrase is worth the rarity of the stems it shares with the text, times how much of it is covered; a topic what
//! its best phrase is worth, and a part of what other words of the text give to its other phrases. Nothing has
//! to be met: words that say nothing cost nothing, and a topic is never dropped because a word beside it is unknown.

use super::lexicon::{Lexicon, PhraseSource, StemId, Stemmers};
use crate::place::fold;
use crate::topic::{Language, TopicId};
use std::collections::HashMap;

/// How much less a phrase is worth of which only a part is covered: the share to this power.
const COVERAGE: f32 = 1.0;
/// What words outside the best phrase of a topic add, by what they give in its other phrases.
const FURTHER: f32 = 0.6;
/// What a phrase of another language than the text's is worth.
const FOREIGN: f32 = 0.6;
/// What a part of a compound is worth, where both parts are known and where one is.
const COMPOUND: f32 = 0.75;
const HALF_COMPOUND: f32 = 0.6;
/// What the beginning of a word that is still being typed is worth.
const BEGUN: f32 = 0.8;
/// Stems looked at for a word that is still being typed.
const BEGUN_STEMS: usize = 60;
/// Parts of compounds have at least so many letters.
const PART_LETTERS: usize = 4;

/// A word of the text.
#[derive(Debug, Clone, Copy)]
pub(super) struct Word<'a> {
    /// Its place among the words of the text, below 32.
    pub(super) at: usize,
    /// As typed.
    pub(super) raw: &'a str,
    /// Folded.
    pub(super) folded: &'a str,
    /// It may go on.
    pub(super) typing: bool,
}

/// A topic that a text may mean.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Meant {
    /// The topic.
    pub(super) topic: TopicId,
    /// How well the words fit it; to be compared within one text only.
    pub(super) score: f32,
    /// The words of its best phrase that the text has: bit n for the word at n.
    pub(super) words: u32,
    /// Whether the text has all of that phrase.
    pub(super) whole: bool,
}

/// What a phrase shares with the text.
#[derive(Default)]
struct Shared {
    /// Each word that gives something, with what it gives.
    words: Vec<(usize, f32)>,
    covered: f32,
}

/// The topics of a text, the best first. `language` is the one it is recognisably in.
pub(super) fn infer_topics(words: &[Word<'_>], language: Option<Language>) -> Vec<Meant> {
    let lexicon = Lexicon::embedded();
    let mut stands: HashMap<StemId, (usize, f32)> = HashMap::new();
    for word in words {
        for (stem, weight) in stems_of(lexicon, *word, language) {
            let known = stands.entry(stem).or_insert((word.at, 0.0));
            if weight > known.1 {
                *known = (word.at, weight);
            }
        }
    }
    let mut phrases: HashMap<u32, Shared> = HashMap::new();
    for (stem, (at, weight)) in &stands {
        let rarity = lexicon.rarity(*stem);
        for phrase in lexicon.holding(*stem) {
            let shared = phrases.entry(phrase).or_default();
            shared.covered += rarity;
            match shared.words.iter_mut().find(|(word, _)| word == at) {
                Some((_, worth)) => *worth += rarity * weight,
                None => shared.words.push((*at, rarity * weight)),
            }
        }
    }
    let mut topics: HashMap<TopicId, Vec<Share>> = HashMap::new();
    for (number, shared) in phrases {
        let phrase = lexicon.phrase(number);
        let share = (shared.covered / phrase.total.max(0.01)).min(1.0);
        let source = match phrase.source {
            PhraseSource::Label => 1.25,
            PhraseSource::Synonym => 1.2,
            PhraseSource::Phrase => 0.85,
        };
        let foreign = language.is_some_and(|language| language as usize != phrase.language);
        let factor = share.powf(COVERAGE) * source * if foreign { FOREIGN } else { 1.0 };
        let words: Vec<(usize, f32)> = shared.words.iter().map(|(at, worth)| (*at, worth * factor)).collect();
        let score = words.iter().map(|(_, worth)| worth).sum();
        topics.entry(phrase.topic).or_default().push(Share { score, words, whole: share > 0.99 });
    }
    let mut found: Vec<Meant> =
        topics.into_iter().filter_map(|(topic, shares)| sum_up(topic, &shares)).collect();
    found.sort_by(|a, b| b.score.total_cmp(&a.score).then(a.topic.cmp(&b.topic)));
    found
}

/// What a phrase of a topic is worth for a text, and which of the text's words give that.
struct Share {
    score: f32,
    words: Vec<(usize, f32)>,
    whole: bool,
}

/// The best phrase of a topic, and what other words add in its other phrases.
fn sum_up(topic: TopicId, shares: &[Share]) -> Option<Meant> {
    let best = shares
        .iter()
        .max_by(|a, b| a.score.total_cmp(&b.score).then_with(|| mask(&a.words).cmp(&mask(&b.words))))?;
    let words = mask(&best.words);
    let mut further: HashMap<usize, f32> = HashMap::new();
    for (at, worth) in shares.iter().flat_map(|share| &share.words).filter(|(at, _)| words & (1 << at) == 0) {
        let most = further.entry(*at).or_insert(0.0);
        *most = most.max(*worth);
    }
    // In a fixed order, so that equal texts give equal sums.
    let mut further: Vec<(usize, f32)> = further.into_iter().collect();
    further.sort_by_key(|(at, _)| *at);
    let further: f32 = further.iter().map(|(_, worth)| worth).sum();
    Some(Meant { topic, score: best.score + FURTHER * further, words, whole: best.whole })
}

fn mask(words: &[(usize, f32)]) -> u32 {
    words.iter().fold(0, |mask, (at, _)| mask | 1 << (at % 32))
}

/// The stems that a word may stand for, with how surely.
fn stems_of(lexicon: &Lexicon<'_>, word: Word<'_>, language: Option<Language>) -> Vec<(StemId, f32)> {
    let mut found = Vec::new();
    for other in Language::ALL {
        let stem = Stemmers::shared().stem(other, word.raw);
        let weight = if language.is_none_or(|language| language == other) { 1.0 } else { FOREIGN };
        if let Some(stem) = lexicon.stem(other, &stem) {
            found.push((stem, weight));
        } else if let Some(stem) = lexicon.stem(other, word.folded) {
            found.push((stem, weight));
        }
    }
    if found.is_empty() {
        found = compound_parts(lexicon, word.folded);
    }
    if word.typing && word.folded.chars().count() >= 3 {
        for other in Language::ALL {
            let begun = lexicon.stems_beginning(other, word.folded, BEGUN_STEMS);
            found.extend(begun.map(|stem| (stem, BEGUN)));
        }
    }
    found
}

/// Whether a word stands in any phrase as it is, or consists of two that do.
pub(super) fn is_known_whole(raw: &str, folded: &str) -> bool {
    let lexicon = Lexicon::embedded();
    let knows = |language| lexicon.stem(language, &Stemmers::shared().stem(language, raw)).is_some();
    Language::ALL.into_iter().any(knows)
        || compound_parts(lexicon, folded).iter().any(|(_, weight)| *weight >= COMPOUND)
}

/// Whether a word stands in any phrase.
pub(super) fn knows_word(raw: &str, folded: &str) -> bool {
    !stems_of(Lexicon::embedded(), Word { at: 0, raw, folded, typing: false }, None).is_empty()
}

/// German and Norwegian write compounds in one word: "Hodenkrebs" is about "Krebs", whatever stands before it. English
/// words count where a space was forgotten.
fn compound_parts(lexicon: &Lexicon<'_>, word: &str) -> Vec<(StemId, f32)> {
    let mut found = Vec::new();
    for (at, _) in word.char_indices().skip(PART_LETTERS - 1) {
        let (first, second) = word.split_at(at);
        if second.chars().count() < PART_LETTERS {
            break;
        }
        for language in Language::ALL {
            let tail = stem_of_part(lexicon, language, second);
            // The two parts may be joined by a letter or two: Trauer-s-fall, Gruppe-n-abend, barn-e-vern.
            let head = ["", "s", "n", "en", "er", "e"].iter().find_map(|joint| {
                let head = first.strip_suffix(joint)?;
                (head.chars().count() >= PART_LETTERS).then(|| stem_of_part(lexicon, language, head))?
            });
            let whole = head.is_some() && tail.is_some();
            // English writes no compounds in one word; but who forgets a space has both words.
            if language == Language::En && !whole {
                continue;
            }
            let weight = if whole { COMPOUND } else { HALF_COMPOUND };
            found.extend(tail.into_iter().chain(head).map(|stem| (stem, weight)));
        }
    }
    found
}

fn stem_of_part(lexicon: &Lexicon<'_>, language: Language, part: &str) -> Option<StemId> {
    let stem = Stemmers::shared().stem(language, part);
    lexicon.stem(language, &stem).or_else(|| lexicon.stem(language, &fold(part)))
}
