//! What a typed text is about: the topics that its words mean together, each with how well they do.
//!
//! A phrase is worth the rarity of the stems it shares with the text, times how much of it is covered; a topic what
//! its best phrase is worth, a part of what other words of the text give to its other phrases, and a part of how
//! much more often its phrases hold the text's words than all phrases do. Nothing has to be met: words that say
//! nothing cost nothing, and a topic is never dropped because a word beside it is unknown.

use super::lexicon::{Lexicon, Phrase, PhraseSource, StemId};
use super::losses::{Loss, losses_in};
use super::phrases::embedded_phrases;
use super::stand_ins::{FOREIGN, stems_of};
use super::text_word::{MOST_WORDS, Word};
use super::tokenize::tokenize;
use crate::topic::{Language, Thesaurus, TopicId};
use std::collections::HashMap;

/// What words outside the best phrase of a topic add, by what they give in its other phrases.
const FURTHER: f32 = 0.6;
/// What it adds that a word is more frequent in a topic's phrases than in all, by the logarithm of how much more.
const FREQUENCY: f32 = 0.45;
/// A topic that a text may mean.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Meant {
    /// The topic.
    pub(super) topic: TopicId,
    /// How well the words fit it, in the unit of a stem's rarity: what each word gives, summed up.
    pub(super) score: f32,
    /// What each word gives.
    pub(super) by_word: [f32; MOST_WORDS],
}

impl Meant {
    /// A topic that no word speaks for yet.
    pub(super) fn new(topic: TopicId) -> Self {
        Self { topic, score: 0.0, by_word: [0.0; MOST_WORDS] }
    }
}

/// What a text means.
#[derive(Debug, Default)]
pub(super) struct Inference {
    /// The topics, the best first.
    pub(super) topics: Vec<Meant>,
    /// How telling each word is; 0 = it stands in no phrase.
    pub(super) rarity: [f32; MOST_WORDS],
}

/// What a phrase shares with the text.
#[derive(Default, Clone, Copy)]
struct Shared {
    covered: f32,
    worth: f32,
    words: u32,
}

/// A stem that a word of the text may stand for.
struct StandIn {
    stem: StemId,
    at: usize,
    weight: f32,
}

/// The topics of a text. `language` is the one it is recognisably in.
pub(super) fn infer_topics(words: &[Word<'_>], language: Option<Language>) -> Inference {
    let lexicon = Lexicon::embedded();
    let stand_ins = stand_ins_of(lexicon, words, language);
    let mut rarity = [0.0_f32; MOST_WORDS];
    for stand_in in &stand_ins {
        if let Some(known) = rarity.get_mut(stand_in.at) {
            *known = known.max(lexicon.rarity(stand_in.stem) * stand_in.weight);
        }
    }
    let mut meant = add_phrases(lexicon, &stand_ins, language);
    add_frequencies(lexicon, &stand_ins, &mut meant);
    add_losses(&losses_in(words, language), &mut meant);
    let mut topics: Vec<Meant> = meant.into_iter().flatten().collect();
    for meant in &mut topics {
        meant.score = meant.by_word.iter().sum();
    }
    topics.sort_by(|a, b| b.score.total_cmp(&a.score).then(a.topic.cmp(&b.topic)));
    Inference { topics, rarity }
}

/// The topics of a whole text, of which nothing else is read.
pub(super) fn infer_topics_of_text(text: &str) -> Inference {
    let phrases = embedded_phrases();
    let tokens = tokenize(text);
    let all: Vec<String> = tokens.iter().map(|(word, _)| word.clone()).collect();
    let language = phrases.language_of(&all);
    let is_empty = |word: &str| {
        let homograph = language.is_some_and(|language| phrases.is_homograph(word, language));
        phrases.is_stop(word) || phrases.is_generic(word) || (homograph && !phrases.is_late(word))
    };
    let words: Vec<Word<'_>> = tokens
        .iter()
        .filter(|(word, _)| !is_empty(word))
        .take(MOST_WORDS)
        .enumerate()
        .map(|(at, (folded, range))| {
            let raw = text.get(range.clone()).unwrap_or_default();
            Word { at, raw, folded, typing: false, infinitive: "" }
        })
        .collect();
    infer_topics(&words, language)
}

/// Each stem once, for the word that it is surest for.
fn stand_ins_of(lexicon: &Lexicon<'_>, words: &[Word<'_>], language: Option<Language>) -> Vec<StandIn> {
    let mut best: HashMap<StemId, (usize, f32)> = HashMap::new();
    for word in words.iter().take(MOST_WORDS) {
        for (stem, weight) in stems_of(lexicon, *word, language) {
            let known = best.entry(stem).or_insert((word.at, 0.0));
            if weight > known.1 {
                *known = (word.at, weight);
            }
        }
    }
    let mut stand_ins: Vec<StandIn> =
        best.into_iter().map(|(stem, (at, weight))| StandIn { stem, at, weight }).collect();
    // In a fixed order, so that equal texts give equal sums.
    stand_ins.sort_by_key(|stand_in| stand_in.stem);
    stand_ins
}

/// What the best phrase of each topic is worth, and what other words add in its other phrases; by topic.
fn add_phrases(
    lexicon: &Lexicon<'_>,
    stand_ins: &[StandIn],
    language: Option<Language>,
) -> Vec<Option<Meant>> {
    let mut shared = vec![Shared::default(); lexicon.phrase_count()];
    for stand_in in stand_ins {
        let rarity = lexicon.rarity(stand_in.stem);
        for phrase in lexicon.holding(stand_in.stem) {
            if let Some(shared) = shared.get_mut(phrase as usize) {
                shared.covered += rarity;
                shared.worth += rarity * stand_in.weight;
                shared.words |= 1 << stand_in.at;
            }
        }
    }
    let topics = Thesaurus::embedded().len();
    let mut best: Vec<(f32, u32, u32)> = vec![(0.0, 0, 0); topics];
    for (number, shared) in (0_u32..).zip(&shared).filter(|(_, shared)| shared.words != 0) {
        let phrase = lexicon.phrase(number);
        let score = shared.worth * factor_of(phrase, *shared, language);
        if let Some(best) = best.get_mut(usize::from(phrase.topic.0))
            && (score, shared.words) > (best.0, best.1)
        {
            *best = (score, shared.words, number);
        }
    }
    let mut meant: Vec<Option<Meant>> = vec![None; topics];
    for stand_in in stand_ins {
        let worth = lexicon.rarity(stand_in.stem) * stand_in.weight;
        for number in lexicon.holding(stand_in.stem) {
            let phrase = lexicon.phrase(number);
            let at = usize::from(phrase.topic.0);
            let (Some((_, words, best)), Some(meant)) = (best.get(at), meant.get_mut(at)) else { continue };
            let meant = meant.get_or_insert(Meant::new(phrase.topic));
            let shared = shared.get(number as usize).copied().unwrap_or_default();
            let worth = worth * factor_of(phrase, shared, language);
            let Some(known) = meant.by_word.get_mut(stand_in.at) else { continue };
            if *best == number {
                *known += worth;
            } else if words & (1 << stand_in.at) == 0 {
                *known = known.max(worth * FURTHER);
            }
        }
    }
    meant
}

/// What the worth of a phrase's words is multiplied with: how much of it the text has, and how sure the phrase is.
fn factor_of(phrase: Phrase, shared: Shared, language: Option<Language>) -> f32 {
    let covered = (shared.covered / phrase.total.max(0.01)).min(1.0);
    let source = match phrase.source {
        PhraseSource::Label => 1.25,
        PhraseSource::Synonym => 1.2,
        PhraseSource::Phrase => 0.85,
    };
    let foreign = language.is_some_and(|language| language as usize != phrase.language);
    covered * source * if foreign { FOREIGN } else { 1.0 }
}

/// Adds what the class of a person and of a word for a loss mean together.
fn add_losses(losses: &[Loss], meant: &mut [Option<Meant>]) {
    for loss in losses {
        let Some(meant) = meant.get_mut(usize::from(loss.topic.0)) else { continue };
        let meant = meant.get_or_insert(Meant::new(loss.topic));
        for (at, worth) in &loss.by_word {
            meant.by_word.iter_mut().skip(*at).take(1).for_each(|known| *known += worth);
        }
    }
}

/// Adds how much more often the phrases of each topic hold a word than all phrases do.
fn add_frequencies(lexicon: &Lexicon<'_>, stand_ins: &[StandIn], meant: &mut [Option<Meant>]) {
    let topics = meant.len();
    // What each word adds to each topic: of several stems that it may stand for, the one that adds most.
    let mut added = vec![0.0_f32; topics * MOST_WORDS];
    let mut held = vec![0.0_f32; topics];
    for stand_in in stand_ins {
        held.fill(0.0);
        let mut all = 0.0;
        let mut language = 0;
        for number in lexicon.holding(stand_in.stem) {
            let phrase = lexicon.phrase(number);
            language = phrase.language;
            if let Some(held) = held.get_mut(usize::from(phrase.topic.0)) {
                *held += phrase.source.weight();
                all += phrase.source.weight();
            }
        }
        let share = all / lexicon.weight_of_all(language);
        for (topic, held) in held.iter().enumerate().filter(|(_, held)| **held > 0.0) {
            let own = (held + share) / (lexicon.weight_of(language, topic) + 1.0);
            let gain = stand_in.weight * (own / share).ln();
            if let Some(added) = added.get_mut(topic * MOST_WORDS + stand_in.at) {
                *added = added.max(gain);
            }
        }
    }
    for (meant, added) in meant.iter_mut().zip(added.chunks_exact(MOST_WORDS)) {
        let Some(meant) = meant else { continue };
        for (known, gain) in meant.by_word.iter_mut().zip(added) {
            *known += FREQUENCY * gain;
        }
    }
}
