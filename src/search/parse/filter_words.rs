//! Words that say for whom, when, how and in which language: they become filters.

use super::clock_words::{ClockReading, find_clock_times};
use super::meaning::{Concept, Filter};
use super::reader::QueryReader;
use super::time_words::{Time, find_times, time_word};
use crate::group::{Coded, Weekday};
use crate::place::{Gazetteer, fold};
use crate::search::facet::Facet;
use crate::search::phrases::FilterWord;
use crate::search::query::Interpretation;
use crate::search::values_meant::values_meant;
use crate::search::word_lists::word_lists;
use crate::topic::{Category, Facets, Thesaurus};

/// Fewer words tell no story.
const STORY_WORDS: usize = 4;

impl QueryReader<'_> {
    /// Several words that say when, before any of them is taken for something else.
    pub(super) fn read_times(&mut self) {
        for reading in find_clock_times(&self.tokens, self.language()) {
            self.read_clock_time(&reading);
        }
        for (start, length, time) in find_times(&self.tokens) {
            let (_, typed) = self.span_texts(start, length);
            if !self.is_taken_back(&typed) && self.is_free(start, length) {
                self.mark_circumstance(start, length);
                self.add_time(&typed, &time);
            }
        }
    }

    fn is_free(&self, start: usize, length: usize) -> bool {
        self.tokens.get(start..start + length).is_some_and(|span| span.iter().all(|token| !token.used))
    }

    fn read_clock_time(&mut self, reading: &ClockReading) {
        let (start, length) = (reading.start, reading.length);
        let (_, typed) = self.span_texts(start, length);
        // What was chosen by hand outranks what was said.
        let chosen = self.query.selection.values_in(Facet::Time).next().is_some();
        if self.is_taken_back(&typed) || chosen {
            return;
        }
        let negation = self.negation_of(start, start + length);
        self.mark_circumstance(start, length);
        if let Some(negation) = negation {
            self.mark_negated(negation, start, length);
        }
        let labels: Vec<String> =
            reading.limits.iter().map(|limit| limit.label(self.query.language)).collect();
        let not = if negation.is_some() { "-" } else { "" };
        self.out.interpretations.push(Interpretation {
            words: typed,
            facet: Some(Facet::Time),
            label: format!("{not}{}", labels.join(", ")),
        });
        let spans = reading.limits.iter().map(|limit| limit.span()).collect();
        self.out.filters.push(Filter { without: negation.is_some(), ..Filter::begins_at(spans) });
    }

    /// Words that say for whom, when, how, in which language.
    pub(super) fn read_filters(&mut self) {
        let mut affected = None;
        let count = self.tokens.len();
        for length in (1..=self.phrases.longest_filter.min(count)).rev() {
            for start in 0..=count - length {
                if !self.is_free(start, length) || (length == 1 && self.phrases.is_stop(&self.word_at(start)))
                {
                    continue;
                }
                let (folded, typed) = self.span_texts(start, length);
                if self.is_taken_back(&typed) {
                    continue;
                }
                if let Some(time) = time_word(&folded) {
                    self.mark_circumstance(start, length);
                    self.add_time(&typed, &time);
                    continue;
                }
                let Some(filter) = self.phrases.filter_named(&folded) else { continue };
                if let Some(negation) = self.negation_of(start, start + length) {
                    self.mark_negated(negation, start, length);
                    self.exclude(&typed, filter);
                    continue;
                }
                if length == 1 && self.is_doubtful(start, filter) {
                    continue;
                }
                if filter.facet == Facet::Time && self.tells_a_story() {
                    self.mark_circumstance(start, length);
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

    /// Whether the text tells of a life rather than of what is looked for: "I can't sleep at night", "weekends are the
    /// worst for me". When it happens is then not when a meeting is to be.
    fn tells_a_story(&self) -> bool {
        let any = |test: &dyn Fn(&str) -> bool| self.tokens.iter().any(|token| test(&token.word));
        self.tokens.len() >= STORY_WORDS
            && any(&|word| word_lists().tells_of_self(word))
            && !any(&|word| self.phrases.is_generic(word) || word_lists().speaks_of_free_time(word))
            && !(0..self.tokens.len()).any(|at| self.names_fellowship(at))
    }

    /// Whether a single word, though it names a filter, is probably no condition here: "my phone", "open heart",
    /// "leaving the church".
    fn is_doubtful(&self, at: usize, filter: FilterWord) -> bool {
        let (before, after) = (at.checked_sub(1), at + 1);
        let owned = before.is_some_and(|before| word_lists().is_determiner(&self.word_at(before)));
        let says_group = |at: usize| self.phrases.is_generic(&self.word_at(at));
        let beside_group = before.is_some_and(says_group)
            || says_group(after)
            || before.is_some_and(|at| self.names_fellowship(at))
            || self.names_fellowship(after);
        match filter.facet {
            Facet::Format => owned || word_lists().rings(&self.word_at(after)),
            Facet::People => owned,
            Facet::MeetingType => !beside_group && !self.has_filter(Facet::MeetingType),
            Facet::Faith if filter.id == "spiritual" => !beside_group,
            Facet::Attendance => !beside_group && self.is_unexplained(after),
            _ => false,
        }
    }

    /// Whether this word is the abbreviation of a fellowship.
    fn names_fellowship(&self, at: usize) -> bool {
        let token = self.tokens.get(at);
        token.is_some_and(|token| self.phrases.fellowship_abbreviated(&token.raw).is_some())
    }

    fn has_filter(&self, facet: Facet) -> bool {
        self.out.filters.iter().any(|filter| filter.facet == facet)
    }

    /// Whether a word is one that nothing but the groups' own texts explain.
    fn is_unexplained(&self, at: usize) -> bool {
        let Some(token) = self.tokens.get(at) else { return false };
        self.is_content(at)
            && !self.is_empty_word(at)
            && self.phrases.filter_named(&token.word).is_none()
            && Gazetteer::embedded().places_named(&token.raw, None).is_empty()
    }

    /// A condition that is not wanted.
    fn exclude(&mut self, typed: &str, filter: FilterWord) {
        // Nobody minds a ramp.
        if filter.facet == Facet::Access || self.query.selection.values_in(filter.facet).next().is_some() {
            return;
        }
        let label = Facets::embedded().label_of(filter.facet.id(), filter.id, self.query.language);
        self.out.interpretations.push(Interpretation {
            words: typed.to_owned(),
            facet: Some(filter.facet),
            label: format!("-{label}"),
        });
        let ids = if filter.facet == Facet::Audience { vec![filter.id] } else { values_named(filter) };
        self.out.filters.push(Filter { without: true, ..Filter::any_of(filter.facet, ids) });
    }

    /// "Trauer Frauen" asks for grief groups for women, not for groups about being a woman: where something
    /// else is asked for too, words for people are taken as whom it is for.
    pub(super) fn demote_people(&mut self) {
        let elsewhere = self.out.near.is_some()
            || [Facet::Fellowship, Facet::MeetingType, Facet::Attendance, Facet::Programme]
                .into_iter()
                .any(|facet| self.has_filter(facet));
        if !elsewhere && !self.out.concepts.iter().any(|concept| self.is_subject(concept)) {
            return;
        }
        for concept in std::mem::take(&mut self.out.concepts) {
            let filter = self.phrases.filter_named(&fold(&concept.words));
            let filter = filter.filter(|f| {
                let people = matches!(f.facet, Facet::Audience | Facet::People) && is_about_people(&concept);
                (people || f.facet == Facet::Access) && !self.is_taken_back(&concept.words)
            });
            match filter {
                Some(filter) => self.add_filter(&concept.words, filter),
                None => self.out.concepts.push(concept),
            }
        }
    }

    /// Whether a concept is what the text is about: neither people nor a need ("Gebärdensprache" beside "Trauer").
    fn is_subject(&self, concept: &Concept) -> bool {
        let topical = concept.any.iter().any(|any| !any.topics.is_empty());
        let filter = self.phrases.filter_named(&fold(&concept.words));
        topical && !is_about_people(concept) && filter.is_none_or(|filter| filter.facet != Facet::Access)
    }

    /// Conditions without a subject ask for nothing: "big book" alone is a name.
    pub(super) fn take_back_lone_conditions(&mut self) {
        let lone = |facet: Facet| {
            matches!(facet, Facet::MeetingType | Facet::Attendance | Facet::Faith | Facet::Programme)
        };
        let subject = !self.out.concepts.is_empty() || self.out.near.is_some();
        if subject
            || self.out.filters.is_empty()
            || !self.out.filters.iter().all(|f| lone(f.facet) && !f.without)
        {
            return;
        }
        self.out.filters.clear();
        let words: Vec<String> = self.out.interpretations.drain(..).map(|read| fold(&read.words)).collect();
        for token in &mut self.tokens {
            if words.iter().any(|words| words.split(' ').any(|word| word == token.word)) {
                (token.used, token.circumstance) = (false, false);
            }
        }
    }

    fn add_filter(&mut self, typed: &str, filter: FilterWord) {
        // What was chosen by hand outranks what was said.
        if self.query.selection.values_in(filter.facet).next().is_some() {
            return;
        }
        let label = |id: &str| Facets::embedded().label_of(filter.facet.id(), id, self.query.language);
        let ids = values_named(filter);
        // A word for two parts of the day is told as both.
        let labels: Vec<&str> =
            if filter.facet == Facet::Time { ids.iter().map(|id| label(id)).collect() } else { vec![label(filter.id)] };
        self.name_filter(typed, filter.facet, ids, labels.join(", "));
    }

    pub(super) fn name_filter(&mut self, typed: &str, facet: Facet, ids: Vec<&'static str>, label: String) {
        self.out.interpretations.push(Interpretation { words: typed.to_owned(), facet: Some(facet), label });
        // Several values of one filter mean any of them.
        let plain = |f: &&mut Filter| f.facet == facet && !f.without && f.asks_for_values();
        if let Some(said) = self.out.filters.iter_mut().find(plain) {
            said.ids.extend(ids);
            return;
        }
        self.out.filters.push(Filter::any_of(facet, ids));
    }

    fn add_time(&mut self, typed: &str, time: &Time) {
        let language = self.query.language;
        // What was chosen by hand outranks what was said.
        let chosen = self.query.when.is_some() || self.query.selection.values_in(Facet::Day).next().is_some();
        if chosen || self.tells_a_story() {
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
                self.out.filters.push(Filter::begins_within(when.minutes_at(self.local_now)));
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

/// Whether all that a concept can mean is people.
fn is_about_people(concept: &Concept) -> bool {
    let mut topics = concept.any.iter().flat_map(|any| &any.topics);
    topics.all(|(topic, _)| {
        matches!(Thesaurus::embedded().get(*topic).category, Category::Identity | Category::Family)
    })
}

/// The values that a word for one of them means.
fn values_named(filter: FilterWord) -> Vec<&'static str> {
    match (filter.facet, filter.id) {
        // "Friday night" begins in the evening.
        (Facet::Time, "night") => vec!["evening", "night"],
        (facet, id) => values_meant(facet, id),
    }
}
