//! How well each group meets what is asked for: words and topics to one number a group.
//!
//! A concept ("brustkrebs", "mein mann trinkt") is worth what its best alternative is worth; a text is worth the
//! sum of its concepts, and nothing where one of them is missing. Numbers are kept densely, a byte a group: a
//! million of them are a megabyte, which fits the processor's cache and is added faster than lists are merged.

use super::index::Index;
use super::layout::{FIELDS, Section};
use super::parse::meaning::{Alternative, Concept, ParsedQuery, TextWord};
use super::types::Ordinal;
use crate::place::fold;

/// What a word is worth by the field it is found in: name, organisation, place, notes.
const WORTH: [u8; FIELDS] = [100, 60, 50, 30];
/// What a topic is worth.
const TOPIC_WORTH: u32 = 105;
/// What a topic below the one asked for is worth: who asks for alcohol means that before relatives of drinkers.
const NARROWER_WORTH: u32 = 102;
/// What is added where a name says what a topic says too.
const BOTH: u8 = 8;
/// A whole word, the beginning of one, a part of one: percent of the field's worth.
const WHOLE: u32 = 100;
const BEGINNING: u32 = 85;
const PART: u32 = 75;
/// Parts of compounds have at least so many letters.
const PART_LETTERS: usize = 4;
/// More words than this between quotation marks are not looked at.
const QUOTED_WORDS: usize = 32;

/// The scores of all groups; 0 = not found.
pub(super) struct Scores {
    /// A number a group; `None` where no words are asked for, which every group meets.
    pub(super) by_group: Option<Vec<u16>>,
    /// Words that were left out because no group has all of them.
    pub(super) left_out: Vec<String>,
}

/// The scores of all groups for what was parsed.
pub(super) fn score_groups(index: &Index, parsed: &ParsedQuery) -> Scores {
    let mut scores = Scores { by_group: None, left_out: Vec::new() };
    if parsed.concepts.is_empty() && parsed.without.is_empty() {
        return scores;
    }
    let mut unwanted = vec![0_u8; if parsed.without.is_empty() { 0 } else { index.len() }];
    parsed.without.iter().for_each(|concept| concept_scores(index, concept, &mut unwanted));
    let each: Vec<Vec<u8>> = parsed
        .concepts
        .iter()
        .map(|concept| {
            let mut found = vec![0; index.len()];
            concept_scores(index, concept, &mut found);
            clear_hidden(index, &mut found);
            found
        })
        .collect();
    let all = |which: &dyn Fn(usize) -> bool| {
        let mut total = vec![u16::from(each.is_empty()); index.len()];
        let mut first = true;
        for (_, found) in each.iter().enumerate().filter(|(i, _)| which(*i)) {
            for (total, found) in total.iter_mut().zip(found) {
                let found = u16::from(*found);
                let both = u16::from((first || *total != 0) && found != 0);
                *total = total.wrapping_add(found).wrapping_mul(both);
            }
            first = false;
        }
        for (total, unwanted) in total.iter_mut().zip(&unwanted) {
            *total = if *unwanted == 0 { *total } else { 0 };
        }
        if each.is_empty() {
            clear_hidden(index, &mut total);
        }
        total
    };
    let total = all(&|_| true);
    if each.len() < 2 || total.iter().any(|score| *score != 0) {
        scores.by_group = Some(total);
        return scores;
    }
    let (best, left_out) = best_partial(&parsed.concepts, &each, &unwanted);
    scores.by_group = Some(if best == 0 { total } else { all(&|i| best & (1 << i.min(31)) != 0) });
    scores.left_out = left_out;
    scores
}

/// Takes out the groups that are not shown.
fn clear_hidden<T: Default>(index: &Index, scores: &mut [T]) {
    let hidden = index.column(Section::Hidden);
    for at in 0..hidden.0.len() / 4 {
        if let Some(score) = scores.get_mut(hidden.u32_at(at) as usize) {
            *score = T::default();
        }
    }
}

/// Where nothing has all concepts: the most telling ones that some group has together, as bits, and the words of
/// the others.
fn best_partial(concepts: &[Concept], each: &[Vec<u8>], unwanted: &[u8]) -> (u32, Vec<String>) {
    // More than sixteen are a pasted text; the first sixteen say what it is about.
    let n = each.len().min(16);
    let mut held = vec![0_u16; each.first().map_or(0, Vec::len)];
    for (i, found) in each.iter().take(n).enumerate() {
        for (held, found) in held.iter_mut().zip(found) {
            *held |= u16::from(*found != 0) << i;
        }
    }
    let mut seen = vec![false; 1 << n];
    for (at, held) in held.iter().enumerate() {
        if unwanted.get(at).is_none_or(|unwanted| *unwanted == 0)
            && let Some(seen) = seen.get_mut(usize::from(*held))
        {
            *seen = true;
        }
    }
    // A concept with a topic says more than a word that is only a word, and a sure one more than one guessed from
    // its stem; of equal sets the one that leaves out later words, since people begin with what matters.
    let worth = |mask: u32| -> u32 {
        let concept = |(i, concept): (usize, &Concept)| {
            let topics = concept.any.iter().flat_map(|a| &a.topics).map(|(_, sure)| u32::from(*sure)).max();
            if mask & (1 << i) == 0 { 0 } else { 200 + topics.map_or(0, |sure| 200 + sure) }
        };
        concepts.iter().take(n).enumerate().map(concept).sum()
    };
    let best = (0_u32..)
        .zip(&seen)
        .filter(|(_, seen)| **seen)
        .map(|(mask, _)| mask)
        .max_by_key(|mask| (worth(*mask), mask.reverse_bits()))
        .unwrap_or(0);
    if best == 0 {
        return (0, Vec::new());
    }
    let left_out = concepts.iter().enumerate().filter(|(i, _)| *i >= n || best & (1 << i) == 0);
    (best, left_out.map(|(_, concept)| concept.words.clone()).collect())
}

/// How well each group meets a concept: raises `best` to it, 0 to 113.
fn concept_scores(index: &Index, concept: &Concept, best: &mut [u8]) {
    for alternative in &concept.any {
        alternative_scores(index, alternative, best);
    }
}

fn alternative_scores(index: &Index, alternative: &Alternative, best: &mut [u8]) {
    for (topic, sure) in &alternative.topics {
        for (below, worth) in [(false, TOPIC_WORTH), (true, NARROWER_WORTH)] {
            let worth = (worth * u32::from(*sure) / 100) as u8;
            index.visit_groups_about(topic.0, below, |group| raise_score(best, group, worth));
        }
    }
    let Some(text) = words_scores(index, alternative) else { return };
    let topical = !alternative.topics.is_empty();
    // What a name gives at least: the worth of a part of one of its words.
    let named = (u32::from(WORTH[0]) * PART / 100) as u8;
    for (score, text) in best.iter_mut().zip(text) {
        let both = topical && *score != 0 && text >= named;
        *score = (*score).max(text).wrapping_add(if both { BOTH } else { 0 });
    }
}

/// How well each group holds all words of an alternative; `None` where it has none.
fn words_scores(index: &Index, alternative: &Alternative) -> Option<Vec<u8>> {
    let mut all = vec![0; index.len()];
    if alternative.quoted {
        quoted_scores(index, &alternative.words, &mut all);
        return Some(all);
    }
    let (first, others) = alternative.words.split_first()?;
    word_scores(index, first, &mut all);
    for word in others {
        let mut found = vec![0; index.len()];
        word_scores(index, word, &mut found);
        for (all, found) in all.iter_mut().zip(found) {
            *all = (*all).min(found);
        }
    }
    Some(all)
}

#[inline]
fn raise_score(best: &mut [u8], group: u32, worth: u8) {
    if let Some(score) = best.get_mut(group as usize) {
        *score = (*score).max(worth);
    }
}

/// How well each group holds a word: whole, at the beginning of a longer one, inside a compound.
fn word_scores(index: &Index, word: &TextWord, best: &mut [u8]) {
    let dictionary = index.dictionary();
    let mut mark = |id: u32, fields: usize, percent: u32| {
        for (field, worth) in WORTH.iter().enumerate().take(fields) {
            let worth = (u32::from(*worth) * percent / 100) as u8;
            index.visit_groups_with(id, field, |group| raise_score(best, group, worth));
        }
    };
    let letters = letter_weight(&word.word);
    let fields = fields_of_beginning(letters);
    let whole = dictionary.find_word(&word.word);
    if let Some(id) = whole {
        mark(id, if letters == 1 { fields } else { FIELDS }, WHOLE);
    }
    if !word.parts {
        return;
    }
    for id in dictionary.with_prefix(&word.word).filter(|id| Some(*id) != whole) {
        mark(id, fields, BEGINNING);
    }
    if letters >= PART_LETTERS {
        for id in dictionary.words_containing(&word.word) {
            mark(id, FIELDS, PART);
        }
    }
}

/// In how many fields the beginning of a word is looked for. One letter says little, and stands at the beginning
/// of some word of nearly every listing: it is looked for in names, as a word too; two letters also in
/// organisations and places.
const fn fields_of_beginning(letters: usize) -> usize {
    match letters {
        0 | 1 => 1,
        2 => 3,
        _ => FIELDS,
    }
}

/// How many letters a word has, as far as they tell words apart: one of the scripts that write a syllable or a
/// word with one sign counts as several.
fn letter_weight(word: &str) -> usize {
    word.chars().map(|c| if c >= '\u{2e80}' { PART_LETTERS } else { 1 }).sum()
}

/// Groups that hold all words in one field; in a name they must stand together.
fn quoted_scores(index: &Index, words: &[TextWord], best: &mut [u8]) {
    let dictionary = index.dictionary();
    let words = words.get(..QUOTED_WORDS.min(words.len())).unwrap_or_default();
    let ids: Option<Vec<u32>> = words.iter().map(|w| dictionary.find_word(&w.word)).collect();
    let Some(mut ids) = ids else { return };
    let words: Vec<&str> = words.iter().map(|w| w.word.as_str()).collect();
    let phrase = format!(" {} ", words.join(" "));
    ids.sort_unstable();
    ids.dedup();
    for (field, worth) in WORTH.iter().enumerate() {
        let mut held = vec![0_u8; index.len()];
        for (before, id) in (0_u8..).zip(&ids) {
            index.visit_groups_with(*id, field, |group| {
                if let Some(held) = held.get_mut(group as usize).filter(|held| **held == before) {
                    *held = before + 1;
                }
            });
        }
        for at in (0..held.len()).filter(|at| held.get(*at).is_some_and(|h| usize::from(*h) == ids.len())) {
            let name = || format!(" {} ", fold(index.row(Ordinal(at as u32)).name()));
            if field != 0 || words.len() == 1 || name().contains(&phrase) {
                raise_score(best, at as u32, *worth);
            }
        }
    }
}
