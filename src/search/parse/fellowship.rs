//! Fellowships among the words: "NA Berlin" asks for Narcotics Anonymous, nearest first, and not for names with NA.

use super::meaning::Filter;
use super::reader::QueryReader;
use super::time_words::time_word;
use crate::place::fold;
use crate::search::facet::Facet;
use crate::search::query::Interpretation;
use crate::topic::Facets;

/// No name of a fellowship has more words.
const LONGEST_NAME: usize = 7;

impl QueryReader<'_> {
    /// Whether this word is the abbreviation of a fellowship, in letters of any size; "nå" is not NA.
    pub(super) fn names_fellowship(&self, at: usize) -> bool {
        let Some(token) = self.tokens.get(at).filter(|token| token.raw.is_ascii()) else { return false };
        let small = token.raw.chars().any(char::is_lowercase);
        let capitals = token.raw.to_uppercase();
        self.phrases.filters.fellowship_abbreviated(&capitals).is_some() && (!small || self.stands_alone(at))
    }

    /// Whether all other words say only where, when, how or that a group is looked for.
    pub(super) fn stands_alone(&self, at: usize) -> bool {
        (0..self.tokens.len()).filter(|other| *other != at && self.is_content(*other)).all(|other| {
            let Some(token) = self.tokens.get(other) else { return true };
            let condition =
                self.phrases.filters.filter_named(&token.word).is_some() || time_word(&token.word).is_some();
            condition
                || self.is_empty_word(other)
                || self.names_place(&token.raw)
                || !self.index.local_places(&token.word).is_empty()
        })
    }

    /// Fellowships that are named and of which there is a group: they become a condition. Their topics were read
    /// before and stay; so others of the same topic come after.
    pub(super) fn read_fellowships(&mut self) {
        if self.query.selection.values_in(Facet::Fellowship).next().is_some() {
            return;
        }
        let count = self.tokens.len();
        let mut from = 0;
        while from < count {
            let length = (1..=LONGEST_NAME.min(count - from))
                .rev()
                .find(|length| self.fellowship_at(from, *length).is_some());
            let Some(length) = length else {
                from += 1;
                continue;
            };
            if let Some(id) = self.fellowship_at(from, length) {
                self.add_fellowship(from, length, id);
            }
            from += length;
        }
    }

    /// The fellowship that a span names, if a topic was read from it.
    fn fellowship_at(&self, start: usize, length: usize) -> Option<&'static str> {
        let (_, typed) = self.span_texts(start, length);
        // Without a topic the name is only a name, to be found in the groups' texts.
        let span = self.tokens.get(start..start + length)?;
        let topical = span.iter().all(|token| token.used || self.phrases.is_stop(&token.word));
        if !topical || self.out.concepts.is_empty() || self.is_taken_back(&typed) {
            return None;
        }
        let abbreviated =
            || self.phrases.filters.fellowship_abbreviated(&typed.to_uppercase()).filter(|_| length == 1);
        let id = self.phrases.filters.fellowship_named(&fold(&typed)).or_else(abbreviated)?;
        (self.index.count_everywhere(Facet::Fellowship, id) > 0).then_some(id)
    }

    fn add_fellowship(&mut self, start: usize, length: usize, id: &'static str) {
        let (_, typed) = self.span_texts(start, length);
        let label = Facets::embedded().label_of(Facet::Fellowship.id(), id, self.query.language);
        if let Some(negation) = self.negation_of(start, start + length) {
            self.mark_negated(negation, start, length);
            let label = format!("-{label}");
            self.out.interpretations.push(Interpretation {
                words: typed,
                facet: Some(Facet::Fellowship),
                label,
            });
            self.out.filters.push(Filter { without: true, ..Filter::any_of(Facet::Fellowship, vec![id]) });
            return;
        }
        self.name_filter(&typed, Facet::Fellowship, vec![id], label.to_owned());
        // The fellowship is known by what it is, not by letters in a name, which would put the far before the near.
        let span = start..start + length;
        for concept in self.out.concepts.iter_mut().filter(|concept| span.contains(&concept.at)) {
            for any in concept.any.iter_mut().filter(|any| !any.topics.is_empty()) {
                any.words.clear();
            }
        }
    }
}
