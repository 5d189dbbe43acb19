//! Words that say for whom, when, how and in which language: they become filters.

use super::clock_words::{ClockReading, find_clock_times};
use super::meaning::{Concept, Filter};
use super::reader::QueryReader;
use super::time_words::{Time, find_times, time_word};
use crate::group::{Coded, People};
use crate::place::fold;
use crate::search::facet::Facet;
use crate::search::filter_names::FilterWord;
use crate::search::implications::people_of_topic;
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
        for length in (1..=self.phrases.filters.longest().min(count)).rev() {
            for start in 0..=count - length {
                if !self.is_free(start, length) || (length == 1 && self.is_function_word(start)) {
                    continue;
                }
                let (folded, typed) = self.span_texts(start, length);
                if self.is_taken_back(&typed) {
                    continue;
                }
                let time = time_word(&folded).filter(|_| !self.names_fellowship(start));
                if let Some(time) = time {
                    self.mark_circumstance(start, length);
                    self.add_time(&typed, &time);
                    continue;
                }
                let Some(filter) = self.phrases.filters.filter_named(&folded) else { continue };
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
                // Words for people and needs say what it is about where nothing else does.
                let topical = match filter.facet {
                    Facet::Audience => true,
                    Facet::People | Facet::Access => !self.has_subject(),
                    _ => false,
                };
                if topical {
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
        let words = self.tokens.iter().map(|token| token.word.as_str());
        self.tokens.len() >= STORY_WORDS
            // "Ich suche" tells nothing yet.
            && self.tokens.iter().any(|token| !token.circumstance && word_lists().tells_of_self(&token.word))
            && !words
                .into_iter()
                .any(|word| self.phrases.is_generic(word) || word_lists().speaks_of_free_time(word))
            && !(0..self.tokens.len()).any(|at| self.names_fellowship(at))
    }

    /// Whether a single word, though it names a filter, is probably no condition here: "my phone", "open heart",
    /// "leaving the church".
    fn is_doubtful(&self, at: usize, filter: FilterWord) -> bool {
        let (before, after) = (at.checked_sub(1), at + 1);
        let owned = before.is_some_and(|before| word_lists().is_determiner(&self.word_at(before)));
        let beside_group = before.is_some_and(|before| self.says_group(before)) || self.says_group(after);
        match filter.facet {
            // "My phone" is a thing; "online" is none.
            Facet::Format if filter.id != "online" => owned || word_lists().rings(&self.word_at(after)),
            Facet::People => owned,
            Facet::MeetingType => !beside_group && !self.has_filter(Facet::MeetingType),
            Facet::Faith if filter.id == "spiritual" => !beside_group,
            Facet::Attendance => !beside_group && (self.is_unexplained(after) || self.is_topical(after)),
            _ => false,
        }
    }

    /// Whether a word says no more than that a group is looked for, or which fellowship's.
    fn says_group(&self, at: usize) -> bool {
        self.phrases.is_generic(&self.word_at(at)) || self.names_fellowship(at)
    }

    /// Whether a word was read as part of a topic, and is no word for people.
    fn is_topical(&self, at: usize) -> bool {
        let token = self.tokens.get(at).filter(|token| token.used && !token.circumstance);
        token.is_some_and(|token| self.phrases.filters.filter_named(&token.word).is_none())
    }

    /// Whether a word carries no meaning of its own in the language of the text, or of the reader.
    fn is_function_word(&self, at: usize) -> bool {
        let language = self.language().unwrap_or(self.query.language);
        let word = self.word_at(at);
        self.phrases.is_stop_in(&word, language)
            || (self.phrases.is_stop(&word) && self.phrases.filters.filter_named(&word).is_none())
    }

    fn has_filter(&self, facet: Facet) -> bool {
        self.out.filters.iter().any(|filter| filter.facet == facet)
    }

    /// Whether a word is one that nothing but the groups' own texts explain.
    fn is_unexplained(&self, at: usize) -> bool {
        let Some(token) = self.tokens.get(at) else { return false };
        self.is_content(at)
            && !self.is_empty_word(at)
            && self.phrases.filters.filter_named(&token.word).is_none()
            && !self.names_place(&token.raw)
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
        let elsewhere = self.out.names_place()
            || [Facet::Fellowship, Facet::MeetingType, Facet::Attendance, Facet::Programme]
                .into_iter()
                .any(|facet| self.has_filter(facet));
        let several = self.out.concepts.len() > 1 || elsewhere;
        if several {
            self.exclude_concepts();
        }
        if !elsewhere && !self.has_subject() {
            return;
        }
        for concept in std::mem::take(&mut self.out.concepts) {
            let filters = self.people_meant(&concept);
            self.add_people_of_topic(&concept);
            let words = concept.words.split_whitespace().count();
            let end = concept.at + words;
            if !filters.is_empty() {
                self.mark_circumstance(concept.at, words);
            }
            for filter in &filters {
                match self.negation_of(concept.at, end) {
                    Some(_) => self.exclude(&concept.words, *filter),
                    None => self.add_filter(&concept.words, *filter),
                }
            }
            if filters.is_empty() {
                self.out.concepts.push(concept);
            }
        }
    }

    /// "Uten religion" beside something else is a condition, though religion is a topic too.
    fn exclude_concepts(&mut self) {
        for concept in std::mem::take(&mut self.out.concepts) {
            let words = concept.words.split_whitespace().count();
            let named = self.phrases.filters.filter_named(&fold(&concept.words));
            let named = named.filter(|_| !self.is_taken_back(&concept.words));
            match named.zip(self.negation_of(concept.at, concept.at + words)) {
                Some((filter, negation)) => {
                    self.mark_negated(negation, concept.at, words);
                    self.exclude(&concept.words, filter);
                }
                None => self.out.concepts.push(concept),
            }
        }
    }

    /// "Frauen Alkohol" is a topic of its own, and asks for what is for women all the same.
    fn add_people_of_topic(&mut self, concept: &Concept) {
        let topics = concept.any.iter().flat_map(|any| &any.topics);
        let people: Vec<People> = topics
            .flat_map(|(topic, _)| people_of_topic(Thesaurus::embedded().get(*topic).id))
            .copied()
            .collect();
        let words: Vec<String> = concept.words.split_whitespace().map(str::to_owned).collect();
        for word in words.iter().filter(|_| words.len() > 1) {
            let named =
                self.phrases.filters.filter_named(&fold(word)).filter(|filter| filter.facet == Facet::People);
            if let Some(filter) = named.filter(|filter| people.iter().any(|people| people.id() == filter.id))
            {
                self.add_filter(word, filter);
            }
        }
    }

    /// The people or the need that a concept means: "Frauen", "gay men", "Gebärdensprache".
    fn people_meant(&self, concept: &Concept) -> Vec<FilterWord> {
        let folded = fold(&concept.words);
        if self.is_taken_back(&concept.words) {
            return Vec::new();
        }
        let whole = self.phrases.filters.filter_named(&folded);
        let each = folded.split(' ').map(|word| self.phrases.filters.filter_named(word)).collect();
        let filters: Vec<FilterWord> = whole.map(|filter| vec![filter]).or(each).unwrap_or_default();
        if filters.iter().all(|filter| is_whom_or_need(*filter, concept)) { filters } else { Vec::new() }
    }

    /// Whether the text says what it is about.
    fn has_subject(&self) -> bool {
        self.out.concepts.iter().any(|concept| self.is_subject(concept))
    }

    /// Whether a concept is what the text is about: neither people nor a need ("Gebärdensprache" beside "Trauer").
    fn is_subject(&self, concept: &Concept) -> bool {
        let topical = concept.any.iter().any(|any| !any.topics.is_empty());
        let filter = self.phrases.filters.filter_named(&fold(&concept.words));
        topical && !is_about_people(concept) && filter.is_none_or(|filter| filter.facet != Facet::Access)
    }

    /// Conditions without a subject ask for nothing: "big book" alone is a name.
    pub(super) fn take_back_lone_conditions(&mut self) {
        let subject = !self.out.concepts.is_empty() || self.out.names_place();
        if subject
            || self.out.filters.is_empty()
            || !self.out.filters.iter().all(|f| is_lone_word(f.facet) && !f.without)
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
        let ids = values_named(filter);
        // A word for two parts of the day is told as both.
        let told: &[&str] = if filter.facet == Facet::Time { &ids } else { &[filter.id] };
        let (facets, facet) = (Facets::embedded(), filter.facet.id());
        let labels: Vec<&str> =
            told.iter().map(|id| facets.label_of(facet, id, self.query.language)).collect();
        self.name_filter(typed, filter.facet, ids, labels.join(", "));
    }

    pub(super) fn name_filter(&mut self, typed: &str, facet: Facet, ids: Vec<&'static str>, label: String) {
        self.out.interpretations.push(Interpretation { words: typed.to_owned(), facet: Some(facet), label });
        // Several values of one filter mean any of them.
        let mut said = self.out.filters.iter_mut();
        if let Some(said) = said.find(|f| f.facet == facet && !f.without && f.asks_for_values()) {
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
                self.out.filters.push(Filter::begins_within(*when));
            }
            Time::Weekdays(days) => {
                let facets = Facets::embedded();
                let labels: Vec<&str> =
                    days.iter().map(|day| facets.label_of(Facet::Day.id(), day.id(), language)).collect();
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

/// Whether words of a filter alone are more often a name or a thing than a condition.
const fn is_lone_word(facet: Facet) -> bool {
    matches!(facet, Facet::MeetingType | Facet::Attendance | Facet::Faith | Facet::Programme)
}

/// Whether a filter says for whom a group is, where its concept is about people, or what somebody needs.
fn is_whom_or_need(filter: FilterWord, concept: &Concept) -> bool {
    let people = matches!(filter.facet, Facet::Audience | Facet::People);
    (people && is_about_people(concept)) || filter.facet == Facet::Access
}

/// The values that a word for one of them means.
fn values_named(filter: FilterWord) -> Vec<&'static str> {
    match (filter.facet, filter.id) {
        // "Friday night" begins in the evening.
        (Facet::Time, "night") => vec!["evening", "night"],
        (facet, id) => values_meant(facet, id),
    }
}
