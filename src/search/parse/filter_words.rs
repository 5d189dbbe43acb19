//! Words that say for whom, when, how and in which language: they become filters.

use super::meaning::{Concept, Filter};
use super::reader::QueryReader;
use super::time_words::{Time, find_times, time_word};
use crate::group::{Coded, Weekday};
use crate::place::fold;
use crate::search::facet::Facet;
use crate::search::phrases::{FilterWord, Phrases};
use crate::search::query::Interpretation;
use crate::search::word_lists::word_lists;
use crate::topic::{Category, Facets, Thesaurus};

impl QueryReader<'_> {
    /// Several words that say when, before any of them is taken for something else.
    pub(super) fn read_times(&mut self) {
        for (start, length, time) in find_times(&self.tokens) {
            let span = self.tokens.get(start..start + length).unwrap_or_default();
            let typed = span.iter().map(|t| t.raw.clone()).collect::<Vec<_>>().join(" ");
            if !self.is_taken_back(&typed) {
                self.mark_circumstance(start, length);
                self.add_time(&typed, &time);
            }
        }
    }

    /// "nicht online", "not by phone".
    fn is_negated(&self, start: usize) -> bool {
        start.checked_sub(1).is_some_and(|before| word_lists().negates(&self.word_at(before)))
    }

    /// Words that say for whom, when, how, in which language.
    pub(super) fn read_filters(&mut self) {
        self.demote_people();
        let mut affected = None;
        let count = self.tokens.len();
        for length in (1..=self.phrases.longest_filter.min(count)).rev() {
            for start in 0..=count - length {
                let span = self.tokens.get(start..start + length).unwrap_or_default();
                if span.iter().any(|t| t.used) || (length == 1 && self.phrases.is_stop(&self.word_at(start)))
                {
                    continue;
                }
                let folded: Vec<&str> = span.iter().map(|t| t.word.as_str()).collect();
                let typed = span.iter().map(|t| t.raw.clone()).collect::<Vec<_>>().join(" ");
                if self.is_taken_back(&typed) {
                    continue;
                }
                if let Some(time) = time_word(&folded.join(" ")) {
                    self.mark_circumstance(start, length);
                    self.add_time(&typed, &time);
                    continue;
                }
                let Some(filter) = self.phrases.filter_named(&folded.join(" ")) else { continue };
                if self.is_negated(start) && !matches!(filter.facet, Facet::Audience | Facet::People) {
                    self.mark_circumstance(start - 1, length + 1);
                    let label =
                        Facets::embedded().label_of(filter.facet.id(), filter.id, self.query.language);
                    self.out.interpretations.push(Interpretation {
                        words: typed,
                        facet: Some(filter.facet),
                        label: format!("-{label}"),
                    });
                    let with = Filter::any_of(filter.facet, vec![filter.id]);
                    self.out.filters.push(Filter { without: true, ..with });
                    continue;
                }
                if matches!(filter.facet, Facet::Audience | Facet::People | Facet::Access) {
                    self.mark_used(start, length);
                } else {
                    self.mark_circumstance(start, length);
                }
                if filter.id == "affected" {
                    affected = Some((typed, filter));
                } else {
                    self.add_filter(&typed, filter);
                }
            }
        }
        if let Some((typed, filter)) = affected
            && !self.out.filters.iter().any(|f| f.facet == Facet::Audience)
        {
            self.add_filter(&typed, filter);
        }
    }

    /// "Trauer Frauen" asks for grief groups for women, not for groups about being a woman: where something
    /// else is asked for too, words for people are taken as whom it is for.
    fn demote_people(&mut self) {
        if self.out.concepts.len() < 2 {
            return;
        }
        let thesaurus = Thesaurus::embedded();
        let about_people = |concept: &Concept| {
            let mut topics = concept.any.iter().flat_map(|a| &a.topics);
            topics.all(|(topic, _)| {
                matches!(thesaurus.get(*topic).category, Category::Identity | Category::Family)
            })
        };
        let has_topic = |concept: &Concept| concept.any.iter().any(|a| !a.topics.is_empty());
        let as_access = |phrases: &Phrases, concept: &Concept| {
            phrases.filter_named(&fold(&concept.words)).is_some_and(|f| f.facet == Facet::Access)
        };
        // What it is about: neither people nor a need ("Gebärdensprache" beside "Trauer").
        let phrases = self.phrases;
        let subject = |c: &Concept| has_topic(c) && !about_people(c) && !as_access(phrases, c);
        if !self.out.concepts.iter().any(subject) {
            return;
        }
        for concept in std::mem::take(&mut self.out.concepts) {
            let filter = self.phrases.filter_named(&fold(&concept.words));
            let filter = filter.filter(|f| {
                let people = matches!(f.facet, Facet::Audience | Facet::People) && about_people(&concept);
                (people || f.facet == Facet::Access) && !self.is_taken_back(&concept.words)
            });
            match filter {
                Some(filter) => self.add_filter(&concept.words, filter),
                None => self.out.concepts.push(concept),
            }
        }
    }

    fn add_filter(&mut self, typed: &str, filter: FilterWord) {
        // What was chosen by hand outranks what was said.
        if self.query.selection.values_in(filter.facet).next().is_some() {
            return;
        }
        let ids = match (filter.facet, filter.id) {
            (Facet::Audience, "relatives") => {
                vec!["relatives", "partners", "parents", "children", "siblings", "friends", "mixed", "anyone"]
            }
            (Facet::Audience, "affected") => {
                vec!["affected", "formerly-affected", "bereaved", "mixed", "anyone"]
            }
            (Facet::Audience, "professionals") => vec!["professionals", "anyone"],
            (Facet::Audience, id) => vec![id, "relatives", "mixed", "anyone"],
            (_, id) => vec![id],
        };
        let label = Facets::embedded().label_of(filter.facet.id(), filter.id, self.query.language);
        self.name_filter(typed, filter.facet, ids, label.to_owned());
    }

    fn name_filter(&mut self, typed: &str, facet: Facet, ids: Vec<&'static str>, label: String) {
        self.out.interpretations.push(Interpretation { words: typed.to_owned(), facet: Some(facet), label });
        // Several values of one filter mean any of them.
        let plain = |f: &&mut Filter| f.facet == facet && !f.without && f.when.is_none();
        if let Some(said) = self.out.filters.iter_mut().find(plain) {
            said.ids.extend(ids);
            return;
        }
        let unknown_passes = matches!(facet, Facet::Audience | Facet::People | Facet::Language);
        self.out.filters.push(Filter { unknown_passes, ..Filter::any_of(facet, ids) });
    }

    fn add_time(&mut self, typed: &str, time: &Time) {
        let language = self.query.language;
        // What was chosen by hand outranks what was said.
        if self.query.when.is_some() || self.query.selection.values_in(Facet::Day).next().is_some() {
            return;
        }
        match time {
            Time::When(when) => {
                let label = when.label(language);
                self.out.interpretations.push(Interpretation {
                    words: typed.to_owned(),
                    facet: Some(Facet::Day),
                    label,
                });
                self.out.filters.push(Filter::begins_within(*when));
            }
            Time::Weekdays(days) => {
                let label = |day: &Weekday| Facets::embedded().label_of(Facet::Day.id(), day.id(), language);
                let labels: Vec<&str> = days.iter().map(label).collect();
                let ids = days.iter().map(|day| day.id()).collect();
                self.name_filter(typed, Facet::Day, ids, labels.join(", "));
            }
        }
    }
}
