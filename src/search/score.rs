//! How well each group meets what is asked for: words and topics to one number a group.
//!
//! A concept ("brustkrebs", "mein mann trinkt") is worth what its best alternative is worth; a text is worth the sum of
//! its concepts, each by how rare it is and how sure ([`super::aspects`]). A concept that is missing costs its share and
//! no more. Numbers are kept densely, one a group: they are added faster than lists are merged.

use super::aspects::{Aspect, WeighedQuestion, Worth, weigh_aspects};
use super::index::Index;
use super::layout::{FIELDS, IndexPart};
use super::parse::meaning::{Alternative, ParsedQuery, TextWord};
use super::postings;
use super::types::Ordinal;
use crate::at_once::run_both;
use crate::place::fold;
use crate::topic::TopicId;
use std::sync::atomic::AtomicUsize;
use std::sync::atomic::Ordering::Relaxed;

/// What a word is worth by the field it is found in: name, organisation, place, notes.
const WORTH: [u8; FIELDS] = [100, 60, 50, 30];
/// What a topic is worth.
pub(super) const TOPIC_WORTH: u32 = 105;
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
    /// Words that no group has and nothing is known about.
    pub(super) left_out: Vec<String>,
    /// The topics that the words most likely mean together.
    pub(super) likely: Vec<TopicId>,
}

/// How well each group has one aspect.
struct TermHits {
    by_group: Vec<u8>,
    /// How many groups have it.
    groups: usize,
}

/// The scores of all groups for what is asked for by a text.
pub(super) fn score_groups(index: &Index, parsed: &ParsedQuery, text: &str) -> Scores {
    if parsed.concepts.is_empty() && parsed.without.is_empty() {
        return Scores { by_group: None, left_out: Vec::new(), likely: Vec::new() };
    }
    let asked = weigh_aspects(parsed, text);
    let each = find_aspects(index, &asked.aspects);
    let mut total = vec![u16::from(each.is_empty()); index.len()];
    for (found, percent) in each.iter().zip(percents(index, &asked.aspects, &each)) {
        add_share(&mut total, &found.by_group, percent);
    }
    drop_lacking(&asked, &each, &mut total);
    if !parsed.without.is_empty() {
        let mut unwanted = vec![0_u8; index.len()];
        let alternatives = parsed.without.iter().flat_map(|concept| &concept.any);
        let worth = AlternativeWorth { percent: 100, narrower: TOPIC_WORTH, topical: false };
        alternatives.for_each(|alternative| alternative_scores(index, alternative, worth, &mut unwanted));
        for (total, _) in total.iter_mut().zip(&unwanted).filter(|(_, unwanted)| **unwanted != 0) {
            *total = 0;
        }
    }
    clear_hidden(index, &mut total);
    let missing =
        asked.aspects.iter().zip(&each).filter(|(aspect, found)| !aspect.known && found.groups == 0);
    let left_out = missing.map(|(aspect, _)| aspect.words.clone()).collect();
    Scores { by_group: Some(total), left_out, likely: asked.likely }
}

/// Adds to each total so many percent of what was found.
fn add_share(total: &mut [u16], found: &[u8], percent: u32) {
    let percent = percent.min(100) as u16;
    for (total, found) in total.iter_mut().zip(found) {
        *total = total.saturating_add(u16::from(*found) * percent / 100);
    }
}

/// Groups that have no more than a word in common with the text, or lack what must be there, are not found.
fn drop_lacking(asked: &WeighedQuestion, each: &[TermHits], total: &mut [u16]) {
    for total in total.iter_mut() {
        *total = if *total < asked.least { 0 } else { *total };
    }
    for (_, found) in asked.aspects.iter().zip(each).filter(|(aspect, _)| aspect.required) {
        for (total, _) in total.iter_mut().zip(&found.by_group).filter(|(_, found)| **found == 0) {
            *total = 0;
        }
    }
}

/// From so many groups on, two threads look for the aspects of a question: one aspect then takes a millisecond, and a
/// thread a twentieth of that.
const SHARED_FROM: usize = 200_000;

/// How well each group has each aspect.
fn find_aspects(index: &Index, aspects: &[Aspect]) -> Vec<TermHits> {
    if aspects.len() < 2 || index.len() < SHARED_FROM {
        return aspects.iter().map(|aspect| find_aspect(index, aspect)).collect();
    }
    // Whichever thread is free takes the next one: aspects take unlike times.
    let next = AtomicUsize::new(0);
    let find_next = || {
        let taken = std::iter::from_fn(|| {
            let number = next.fetch_add(1, Relaxed);
            aspects.get(number).map(|aspect| (number, find_aspect(index, aspect)))
        });
        taken.collect::<Vec<_>>()
    };
    let (mut found, others) = run_both(find_next, find_next);
    found.extend(others);
    found.sort_unstable_by_key(|(number, _)| *number);
    found.into_iter().map(|(_, found)| found).collect()
}

/// How well each group has an aspect, 0 to 255.
fn find_aspect(index: &Index, aspect: &Aspect) -> TermHits {
    let mut by_group = vec![0_u8; index.len()];
    let topical = aspect.any.iter().any(|(any, _)| !any.topics.is_empty());
    for (alternative, percent) in &aspect.any {
        let worth = AlternativeWorth { percent: *percent, narrower: aspect.narrower, topical };
        alternative_scores(index, alternative, worth, &mut by_group);
    }
    clear_hidden(index, &mut by_group);
    let groups = by_group.iter().filter(|score| **score != 0).count();
    TermHits { by_group, groups }
}

/// What each aspect is worth, in percent.
fn percents(index: &Index, aspects: &[Aspect], each: &[TermHits]) -> Vec<u32> {
    let all = index.len() as f32;
    let rarity =
        |found: &TermHits| if found.groups == 0 { 0.0 } else { (1.0 + all / found.groups as f32).ln() };
    let rarities: Vec<f32> = each.iter().map(rarity).collect();
    let rarest = rarities.iter().copied().fold(0.1, f32::max);
    let percent = |(aspect, rarity): (&Aspect, f32)| match aspect.worth {
        Worth::Percent(percent) => percent,
        Worth::ByRarity { unit, most } => {
            (rarity / if unit > 0.0 { unit } else { rarest } * 100.0).clamp(1.0, most) as u32
        }
    };
    aspects.iter().zip(rarities).map(percent).collect()
}

/// Takes out the groups that are not shown.
fn clear_hidden<T: Default>(index: &Index, scores: &mut [T]) {
    let hidden = index.column(IndexPart::Hidden);
    for at in 0..hidden.0.len() / 4 {
        if let Some(score) = scores.get_mut(hidden.u32_at(at) as usize) {
            *score = T::default();
        }
    }
}

/// What an alternative is worth.
#[derive(Clone, Copy)]
struct AlternativeWorth {
    percent: u32,
    /// What topics below its own are worth, beside [`TOPIC_WORTH`].
    narrower: u32,
    /// Its aspect has topics: a name that says what the topic says is worth more.
    topical: bool,
}

/// How well each group meets an alternative: raises `best` to it.
fn alternative_scores(index: &Index, alternative: &Alternative, worth: AlternativeWorth, best: &mut [u8]) {
    let mut lists = Vec::new();
    for (topic, sure) in &alternative.topics {
        for (below, most) in [(false, TOPIC_WORTH), (true, worth.narrower)] {
            let worth = (most * u32::from(*sure) * worth.percent / 10_000) as u8;
            lists.push(WorthList { postings: index.postings_of_topic(topic.0, below), worth });
        }
    }
    raise_to_lists(&lists, best);
    if let Some(text) = words_scores(index, alternative) {
        raise_to_text(best, &text, worth);
    }
}

/// Raises scores to what the words give, and further where a topic gave something already.
fn raise_to_text(best: &mut [u8], text: &[u8], worth: AlternativeWorth) {
    // What a name gives at least: the worth of a part of one of its words.
    let named = (u32::from(WORTH[0]) * PART / 100) as u8;
    let percent = worth.percent.min(100) as u16;
    let both = if worth.topical { (u16::from(BOTH) * percent / 100) as u8 } else { 0 };
    // Without a condition, this becomes instructions that look at many scores at once.
    for (score, text) in best.iter_mut().zip(text) {
        let own = (u16::from(*text) * percent / 100) as u8;
        let bonus = both * u8::from(*score != 0) * u8::from(*text >= named);
        *score = (*score).max(own).saturating_add(bonus);
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

/// Groups, as [`postings`] stores them, and what it is worth to be one of them.
struct WorthList<'a> {
    postings: &'a [u8],
    worth: u8,
}

impl WorthList<'_> {
    #[inline]
    fn raise(&self, best: &mut [u8]) {
        postings::visit_postings(self.postings, |group| raise_score(best, group, self.worth));
    }
}

/// From so many bytes of lists on, two threads read them: that is half a millisecond, ten times what a thread costs.
const SHARED_BYTES: usize = 256 << 10;

/// Raises scores to what lists of groups give.
fn raise_to_lists(lists: &[WorthList<'_>], best: &mut [u8]) {
    let mut left = lists.iter().map(|list| list.postings.len()).sum::<usize>();
    if left < SHARED_BYTES || lists.len() < 2 {
        return lists.iter().for_each(|list| list.raise(best));
    }
    let half = left / 2;
    let middle = lists.iter().take_while(|list| {
        left -= list.postings.len();
        left > half
    });
    let (front, back) = lists.split_at((middle.count() + 1).min(lists.len() - 1));
    let count = best.len();
    let ((), others) = run_both(
        || front.iter().for_each(|list| list.raise(best)),
        || {
            let mut best = vec![0; count];
            for list in back {
                list.raise(&mut best);
            }
            best
        },
    );
    for (best, other) in best.iter_mut().zip(others) {
        *best = (*best).max(other);
    }
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
    let mut lists = Vec::new();
    let mut mark = |id: u32, fields: usize, percent: u32| {
        for (field, worth) in WORTH.iter().enumerate().take(fields) {
            let worth = (u32::from(*worth) * percent / 100) as u8;
            let postings = index.postings_of_word(id, field);
            if !postings.is_empty() {
                lists.push(WorthList { postings, worth });
            }
        }
    };
    let letters = letter_weight(&word.word);
    let fields = fields_of_beginning(letters);
    let whole = dictionary.find_word(&word.word);
    if let Some(id) = whole {
        mark(id, if letters == 1 { fields } else { FIELDS }, WHOLE);
    }
    if word.parts {
        for id in dictionary.with_prefix(&word.word).filter(|id| Some(*id) != whole) {
            mark(id, fields, BEGINNING);
        }
        if letters >= PART_LETTERS {
            for id in dictionary.words_containing(&word.word) {
                mark(id, FIELDS, PART);
            }
        }
    }
    raise_to_lists(&lists, best);
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
