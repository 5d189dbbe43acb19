//! Fellowships among the words: "NA Berlin" asks for Narcotics Anonymous, nearest first, and not for names with NA.

use super::meaning::Filter;
use super::reader::QueryReader;
use crate::search::facet::Facet;
use crate::search::query::Interpretation;
use crate::topic::Facets;

/// No name of a fellowship has more words.
const LONGEST_NAME: usize = 7;

impl QueryReader<'_> {
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
        let (folded, typed) = self.span_texts(start, length);
        let span = start..start + length;
        let concept = self.out.concepts.iter().find(|concept| span.contains(&concept.at))?;
        if concept.any.iter().all(|any| any.topics.is_empty()) || self.is_taken_back(&typed) {
            return None;
        }
        let abbreviated =
            || self.phrases.fellowship_abbreviated(&typed.to_uppercase()).filter(|_| length == 1);
        let id = self.phrases.fellowship_named(&folded).or_else(abbreviated)?;
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
