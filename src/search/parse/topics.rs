//! Topics among the words: abbreviations, compounds and phrases of the thesaurus; then the words that are left.

use super::meaning::{Alternative, Concept, TextWord};
use super::reader::QueryReader;
use crate::place::fold;
use crate::search::facet::Facet;
use crate::search::phrases::embedded_phrases;
use crate::search::word_lists::word_lists;
use crate::topic::{Thesaurus, TopicId};
use std::collections::{HashMap, HashSet};

/// The topics a single word means.
pub(super) fn topics_of_word(word: &str) -> Vec<(TopicId, u8)> {
    if let Some(topics) = embedded_phrases().topics_of_abbreviation(word.trim(), true) {
        return topics.iter().map(|t| (*t, 100)).collect();
    }
    let mut found = Vec::new();
    for (id, sure) in embedded_phrases().words_like(&fold(word), false) {
        for number in embedded_phrases().phrases_with(id) {
            if let Some(phrase) = embedded_phrases().all.get(*number as usize).filter(|p| p.words.len() == 1)
            {
                add_topic(&mut found, phrase.topic, sure.saturating_sub(u8::from(!phrase.label) * 4));
            }
        }
    }
    found
}

fn add_topic(topics: &mut Vec<(TopicId, u8)>, topic: TopicId, sure: u8) {
    match topics.iter_mut().find(|(t, _)| *t == topic) {
        Some((_, old)) => *old = (*old).max(sure),
        None => topics.push((topic, sure)),
    }
}

/// A phrase found among the tokens.
struct TopicCandidate {
    /// Bit n: token n takes part.
    tokens: u32,
    topics: Vec<(TopicId, u8)>,
    /// It names two things together.
    is_joint: bool,
}

/// The topics that the words of a phrase name one by one, where two or more do: who asks for alcohol and depression
/// finds those who know both, and those who know one of them.
fn parts_of(whole: &[(TopicId, u8)], words: &[TextWord]) -> Vec<TopicId> {
    let surest = |word: &TextWord| {
        let named = topics_of_word(&word.word).into_iter();
        named.max_by_key(|(topic, sure)| (*sure, std::cmp::Reverse(*topic))).map(|(topic, _)| topic)
    };
    let is_whole = |topic: &TopicId| whole.iter().any(|(known, _)| known == topic);
    let mut parts: Vec<TopicId> = words.iter().filter_map(surest).filter(|topic| !is_whole(topic)).collect();
    parts.dedup();
    if parts.len() > 1 { parts } else { Vec::new() }
}

impl QueryReader<'_> {
    /// Abbreviations as they are typed, before anything is folded: folding makes "a" of "AA".
    pub(super) fn read_abbreviations(&mut self) {
        for at in 0..self.tokens.len() {
            let alone =
                self.tokens.get(at).is_some_and(|token| token.raw.len() <= 5) && self.stands_alone(at);
            let Some(token) = self.tokens.get_mut(at).filter(|t| !t.used) else { continue };
            let Some(topics) = self.phrases.topics_of_abbreviation(&token.raw, alone) else { continue };
            token.used = true;
            let topics = topics.iter().map(|t| (*t, 100)).collect();
            let itself = token.word == token.raw.to_lowercase();
            let words = itself.then(|| TextWord { word: token.word.clone(), parts: false });
            let any = vec![Alternative { topics, words: words.into_iter().collect(), quoted: false }];
            self.out.concepts.push(Concept { at, words: token.raw.clone(), any, ..Concept::default() });
        }
    }

    /// "Brust Krebs" is "Brustkrebs": neighbours that make a word of the thesaurus are taken as that word.
    pub(super) fn join_compounds(&mut self) {
        let mut at = 0;
        while at + 1 < self.tokens.len() {
            if self.is_content(at) && self.is_content(at + 1) {
                let joined = fold(&format!("{}{}", self.word_at(at), self.word_at(at + 1)));
                if joined.chars().count() >= 6 && self.phrases.knows_word(&joined) {
                    let second = self.tokens.remove(at + 1);
                    // In the country that the words speak of a name may mean another place.
                    self.places_named.clear();
                    if let Some(first) = self.tokens.get_mut(at) {
                        first.raw = format!("{} {}", first.raw, second.raw);
                        first.word = joined;
                        first.typing = second.typing;
                    }
                    continue;
                }
            }
            at += 1;
        }
    }

    /// Phrases of the thesaurus, those with most words first.
    pub(super) fn read_phrases(&mut self) {
        loop {
            let mut candidates = self.phrase_candidates();
            candidates.retain(|c| {
                // Late stop words mean nothing alone.
                (0..self.tokens.len())
                    .any(|i| c.tokens & (1 << i) != 0 && !self.phrases.is_late(&self.word_at(i)))
            });
            let best = candidates.into_iter().max_by_key(|c| {
                let sure = c.topics.iter().map(|(_, s)| *s).max().unwrap_or(0);
                // Where two readings are as good, the order of the words decides nothing. Of two things named
                // together each is a part that counts as well, so that they leave out the least.
                let topic = c.topics.iter().map(|(topic, _)| *topic).min();
                (c.tokens.count_ones(), sure, c.is_joint, std::cmp::Reverse((topic, c.tokens)))
            });
            let Some(best) = best else { return };
            let mut words = Vec::new();
            let mut typed = Vec::new();
            for at in (0..self.tokens.len()).filter(|at| best.tokens & (1 << at) != 0) {
                let late = self.phrases.is_late(&self.word_at(at));
                if let Some(token) = self.tokens.get_mut(at) {
                    token.used = true;
                    typed.push(token.raw.clone());
                    if !late {
                        let parts = token.word.chars().count() >= 4;
                        words.push(TextWord { word: token.word.clone(), parts });
                    }
                }
            }
            let at = best.tokens.trailing_zeros() as usize;
            let parts = if best.is_joint { parts_of(&best.topics, &words) } else { Vec::new() };
            let any = vec![Alternative { topics: best.topics, words, quoted: false }];
            self.out.concepts.push(Concept { at, words: typed.join(" "), any, parts });
        }
    }

    /// Which tokens can stand for which word of the thesaurus, by the word's number: bit n = token n, with how surely.
    fn words_stood_for(&self) -> HashMap<u32, (u32, u8)> {
        let mut stands: HashMap<u32, (u32, u8)> = HashMap::new();
        for at in (0..self.tokens.len()).filter(|at| self.is_content(*at)) {
            let Some(token) = self.tokens.get(at) else { continue };
            let mut like = self.phrases.words_like(&token.word, token.typing);
            if like.iter().all(|(_, sure)| *sure < 90)
                && let Some(head) = self.phrases.head_of(&token.word)
            {
                like = self
                    .phrases
                    .words_like(&head, false)
                    .into_iter()
                    .map(|(id, s)| (id, s.saturating_sub(4)))
                    .collect();
            }
            for (id, sure) in like {
                let entry = stands.entry(id).or_insert((0, sure));
                entry.0 |= 1 << at;
                entry.1 = entry.1.max(sure);
            }
        }
        stands
    }

    fn phrase_candidates(&self) -> Vec<TopicCandidate> {
        let stands = self.words_stood_for();
        let mut found: Vec<TopicCandidate> = Vec::new();
        let mut seen = HashSet::new();
        for id in stands.keys() {
            for number in self.phrases.phrases_with(*id) {
                if !seen.insert(*number) {
                    continue;
                }
                let Some(phrase) = self.phrases.all.get(*number as usize) else { continue };
                let (mut tokens, mut sure, mut whole) = (0_u32, 100_u8, true);
                let (mut last, mut in_order) = (None, true);
                for word in &phrase.words {
                    match stands.get(word) {
                        // Each word of the phrase takes a token of its own.
                        Some((at, s)) if at & !tokens != 0 => {
                            let free = (at & !tokens).trailing_zeros();
                            tokens |= 1 << free;
                            in_order &= last < Some(free);
                            last = Some(free);
                            sure = sure.min(*s);
                        }
                        _ => whole = false,
                    }
                }
                if !whole || self.parts_group_from(tokens, in_order) {
                    continue;
                }
                // "Mistet barn" is a lost child; "barn som har mistet" is a child that lost somebody. Two things
                // together are the same two whichever is named first.
                let turned = !in_order && !phrase.is_joint;
                let sure = sure.saturating_sub(u8::from(!phrase.label) * 4 + u8::from(turned) * 8);
                match found.iter_mut().find(|c| c.tokens == tokens) {
                    Some(candidate) => {
                        add_topic(&mut candidate.topics, phrase.topic, sure);
                        candidate.is_joint |= phrase.is_joint;
                    }
                    None => found.push(TopicCandidate {
                        tokens,
                        topics: vec![(phrase.topic, sure)],
                        is_joint: phrase.is_joint,
                    }),
                }
            }
        }
        // "Jeg drikker" is said by who drinks: topics for relatives of others come after.
        let myself = self.tokens.iter().any(|t| word_lists().speaks_of_self(&t.word));
        for candidate in &mut found {
            for (topic, sure) in candidate.topics.iter_mut().filter(|_| myself) {
                if Thesaurus::embedded().get(*topic).is_for_relatives() {
                    *sure = sure.saturating_sub(8);
                }
            }
            candidate.topics.sort_by_key(|(topic, sure)| (std::cmp::Reverse(*sure), topic.0));
            // What is only begun may mean much; the surest few are enough.
            let best = candidate.topics.first().map_or(0, |(_, s)| *s);
            candidate.topics.retain(|(_, s)| *s + 25 >= best);
            candidate.topics.truncate(24);
        }
        found
    }

    /// Whether the phrase that these tokens make takes "group" from another place: "a group, anxiety, women" asks for
    /// no women's group.
    fn parts_group_from(&self, tokens: u32, in_order: bool) -> bool {
        let is_of_phrase = |at: usize| tokens & (1 << at) != 0;
        let span = tokens.trailing_zeros() as usize..(u32::BITS - tokens.leading_zeros()) as usize;
        let has_generic =
            span.clone().any(|at| is_of_phrase(at) && self.phrases.is_generic(&self.word_at(at)));
        let is_foreign = |at: usize| !is_of_phrase(at) && !self.phrases.is_stop(&self.word_at(at));
        has_generic && (!in_order || span.into_iter().any(is_foreign))
    }

    /// Words that are just words.
    pub(super) fn read_rest(&mut self) {
        let alone = self.out.concepts.is_empty() && !self.out.names_place() && self.out.filters.is_empty();
        let rest: Vec<usize> = (0..self.tokens.len()).filter(|at| self.is_content(*at)).collect();
        let meaningful = rest.iter().any(|at| !self.is_empty_word(*at));
        for at in rest {
            let word = self.word_at(at);
            if self.is_empty_word(at) && (meaningful || !alone) {
                continue;
            }
            let Some(token) = self.tokens.get(at) else { continue };
            // Two or three capitals are an abbreviation, which no longer word begins with.
            let capitals =
                token.raw.len() <= 4 && token.raw.chars().all(char::is_uppercase) && self.tokens.len() > 1;
            let text = TextWord { word, parts: !capitals };
            let any = vec![Alternative { words: vec![text], ..Alternative::default() }];
            self.out.concepts.push(Concept { at, words: token.raw.clone(), any, ..Concept::default() });
        }
    }

    /// Where relatives ask, topics for relatives of the same problem count as well.
    pub(super) fn add_relatives(&mut self) {
        let relatives = ["relatives", "partners", "parents", "children", "siblings", "friends"];
        let asked =
            self.out.filters.iter().any(|f| {
                f.facet == Facet::Audience && f.ids.first().is_some_and(|id| relatives.contains(id))
            });
        if !asked {
            return;
        }
        let thesaurus = Thesaurus::embedded();
        for alternative in self.out.concepts.iter_mut().flat_map(|c| &mut c.any) {
            let topics: Vec<TopicId> = alternative.topics.iter().map(|(t, _)| *t).collect();
            for (id, topic) in thesaurus.topics() {
                let beside = topics
                    .iter()
                    .any(|t| topic.see_also.contains(t) || thesaurus.get(*t).see_also.contains(&id));
                if topic.is_for_relatives() && beside {
                    add_topic(&mut alternative.topics, id, 100);
                }
            }
        }
    }
}
