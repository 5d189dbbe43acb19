//! What is not wanted: "nothing religious", "ohne 12 Schritte", "ikke på nett", "online geht nicht".

use super::meaning::Concept;
use super::reader::QueryReader;
use crate::search::facet::Facet;
use crate::search::query::Interpretation;
use crate::search::word_lists::word_lists;

/// A negation reaches over so many words at most.
const REACH: usize = 4;

impl QueryReader<'_> {
    /// The word that negates what begins at `start` and ends before `end`, in the same part of the sentence: before it,
    /// where only articles and the like stand between, or as the last word of all.
    pub(super) fn negation_of(&self, start: usize, end: usize) -> Option<usize> {
        self.negation_before(start).or_else(|| self.negation_behind(end))
    }

    fn negation_before(&self, start: usize) -> Option<usize> {
        let clause = self.tokens.get(start)?.clause;
        let mut at = start;
        for _ in 0..=REACH {
            at = at.checked_sub(1)?;
            let token = self.tokens.get(at).filter(|token| token.clause == clause)?;
            if word_lists().contrasts(&token.word, self.language()) {
                return None;
            }
            // The Norwegian "noen" is folded to the same letters as "non".
            let prefix = token.word == "non"
                && self.tokens.get(at + 1).is_some_and(|next| next.joined_by == Some('-'));
            if prefix || word_lists().negates(&token.word) {
                // "Not only online" wants online, and more.
                let only = self
                    .tokens
                    .get(at + 1)
                    .is_some_and(|next| matches!(next.word.as_str(), "only" | "just" | "nur" | "bare"));
                return (!only).then_some(at);
            }
            // What is not wanted may be several things: "no church or prayer".
            if !word_lists().carries_negation(&token.word) && !token.negated {
                return None;
            }
        }
        None
    }

    /// "Online geht nicht", "telefon vil jeg helst ikke".
    fn negation_behind(&self, end: usize) -> Option<usize> {
        let clause = self.tokens.get(end.checked_sub(1)?)?.clause;
        let rest: Vec<usize> = (end..self.tokens.len())
            .take_while(|at| self.tokens.get(*at).is_some_and(|token| token.clause == clause))
            .collect();
        let (last, between) = rest.split_last()?;
        let negates = word_lists().negates(&self.word_at(*last)) && between.len() < REACH;
        (negates && between.iter().all(|at| self.says_wish(*at))).then_some(*last)
    }

    /// Whether a word between a thing and its negation is no thing itself.
    fn says_wish(&self, at: usize) -> bool {
        let word = self.word_at(at);
        self.phrases.is_stop(&word) || self.phrases.is_late(&word) || word_lists().is_wish(&word)
    }

    /// Marks a condition that is not wanted, with the word that says so.
    pub(super) fn mark_negated(&mut self, negation: usize, start: usize, length: usize) {
        self.mark_circumstance(negation, 1);
        self.mark_circumstance(start, length);
        for token in self.tokens.iter_mut().skip(start).take(length) {
            token.negated = true;
        }
    }

    /// Topics that are set apart from others: "anxiety, not depression". Where nothing else is asked for, or where the
    /// negation is part of the trouble ("cannot stop drinking"), it excludes nothing.
    pub(super) fn read_negated_topics(&mut self) {
        let others = self.out.concepts.len();
        if others < 2 {
            return;
        }
        let (without, kept): (Vec<Concept>, Vec<Concept>) = std::mem::take(&mut self.out.concepts)
            .into_iter()
            .partition(|concept| self.is_set_apart(concept));
        // One thing at least is wanted.
        if kept.is_empty() {
            self.out.concepts = without;
            return;
        }
        self.out.concepts = kept;
        for concept in without {
            let (words, label) = (concept.words.clone(), format!("-{}", concept.words));
            self.out.interpretations.push(Interpretation { words, facet: Some(Facet::Topic), label });
            self.out.without.push(concept);
        }
    }

    fn clause_of(&self, at: usize) -> Option<u8> {
        self.tokens.get(at).map(|token| token.clause)
    }

    /// Whether a concept begins a part of the sentence with nothing but a negation before it.
    fn is_set_apart(&self, concept: &Concept) -> bool {
        let topical = concept.any.iter().any(|any| !any.topics.is_empty());
        let Some(before) = concept.at.checked_sub(1).filter(|_| topical) else { return false };
        let negated = word_lists().negates(&self.word_at(before))
            && self.clause_of(before) == self.clause_of(concept.at);
        let Some(earlier) = before.checked_sub(1) else { return false };
        let parted = self.clause_of(earlier) != self.clause_of(before)
            || word_lists().contrasts(&self.word_at(earlier), self.language());
        // A noun names the thing: "not depression". "Not sleeping" and "nicht essen" are troubles themselves.
        let noun = self.phrases.is_label_word(&self.word_at(concept.at));
        negated && parted && noun
    }
}
