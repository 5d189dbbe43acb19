//! Words that say for whom, when, how and in which language: they become filters.

use super::super::facet::Facet;
use super::super::folding::fold;
use super::super::phrases::{FilterWord, Phrases};
use super::super::query::Understood;
use super::{Concept, Filter, Reader};
use crate::group::{Coded, Weekday};
use crate::topic::{Category, Facets, Thesaurus};

/// Words that say when.
pub(super) struct Time {
    /// Days, counted from today.
    days: Vec<i32>,
    /// Days of the week.
    weekdays: &'static [Weekday],
    /// Part of the day.
    part: Option<&'static str>,
}

/// The time that folded words name, seen from today. Weekdays and parts of the day alone are filters of their own.
pub(super) fn time_word(words: &str) -> Option<Time> {
    use Weekday::{Friday, Monday, Saturday, Sunday, Thursday, Tuesday, Wednesday};
    const WEEKEND: &[Weekday] = &[Saturday, Sunday];
    const WORKING: &[Weekday] = &[Monday, Tuesday, Wednesday, Thursday, Friday];
    let days = |days: &[i32], part| Some(Time { days: days.to_vec(), weekdays: &[], part });
    let weekdays = |weekdays| Some(Time { days: Vec::new(), weekdays, part: None });
    match words {
        "today" | "heute" | "idag" | "i dag" => days(&[0], None),
        "tomorrow" | "morgen" | "i morgen" | "imorgen" => days(&[1], None),
        "day after tomorrow" | "ubermorgen" | "i overmorgen" | "overmorgen" => days(&[2], None),
        "tonight" | "this evening" | "heute abend" | "heut abend" | "i kveld" | "ikveld" => {
            days(&[0], Some("evening"))
        }
        "this morning" | "heute morgen" | "heute fruh" | "i dag tidlig" => days(&[0], Some("morning")),
        "this afternoon" | "heute nachmittag" | "i ettermiddag" => days(&[0], Some("afternoon")),
        "tomorrow evening" | "tomorrow night" | "morgen abend" | "i morgen kveld" => {
            days(&[1], Some("evening"))
        }
        "tomorrow morning" | "morgen fruh" | "i morgen tidlig" => days(&[1], Some("morning")),
        "weekend" | "weekends" | "wochenende" | "am wochenende" | "helg" | "helgen" | "i helgen" => {
            weekdays(WEEKEND)
        }
        "weekdays" | "weekday" | "wochentags" | "werktags" | "unter der woche" | "hverdager" | "ukedager" => {
            weekdays(WORKING)
        }
        _ => None,
    }
}

impl Reader<'_> {
    /// "nicht online", "not by phone".
    fn is_negated(&self, start: usize) -> bool {
        start.checked_sub(1).is_some_and(|before| {
            ["nicht", "kein", "keine", "ohne", "not", "no", "without", "ikke", "uten"]
                .contains(&self.word(before).as_str())
        })
    }

    /// Words that say for whom, when, how, in which language.
    pub(super) fn read_filters(&mut self) {
        self.demote_people();
        let mut affected = None;
        let count = self.tokens.len();
        for length in (1..=self.phrases.longest_filter.min(count)).rev() {
            for start in 0..=count - length {
                let span = self.tokens.get(start..start + length).unwrap_or_default();
                if span.iter().any(|t| t.used) || (length == 1 && self.phrases.is_stop(&self.word(start))) {
                    continue;
                }
                let folded: Vec<&str> = span.iter().map(|t| t.word.as_str()).collect();
                let typed = span.iter().map(|t| t.raw.clone()).collect::<Vec<_>>().join(" ");
                if self.is_taken_back(&typed) {
                    continue;
                }
                if let Some(time) = time_word(&folded.join(" ")) {
                    self.take(start, length);
                    self.add_time(&typed, &time);
                    continue;
                }
                let Some(filter) = self.phrases.filter(&folded.join(" ")) else { continue };
                if self.is_negated(start) && !matches!(filter.facet, Facet::For | Facet::People) {
                    self.take(start - 1, length + 1);
                    let label = Facets::embedded().label(filter.facet.id(), filter.id, self.query.language);
                    self.out.understood.push(Understood {
                        words: typed,
                        facet: Some(filter.facet),
                        label: format!("-{label}"),
                    });
                    self.out.filters.push(Filter {
                        facet: filter.facet,
                        ids: vec![filter.id],
                        unknown_passes: false,
                        without: true,
                    });
                    continue;
                }
                self.take(start, length);
                if filter.id == "affected" {
                    affected = Some((typed, filter));
                } else {
                    self.add_filter(&typed, filter);
                }
            }
        }
        if let Some((typed, filter)) = affected
            && !self.out.filters.iter().any(|f| f.facet == Facet::For)
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
            phrases.filter(&fold(&concept.words)).is_some_and(|f| f.facet == Facet::Access)
        };
        // What it is about: neither people nor a need ("Gebärdensprache" beside "Trauer").
        let phrases = self.phrases;
        let subject = |c: &Concept| has_topic(c) && !about_people(c) && !as_access(phrases, c);
        if !self.out.concepts.iter().any(subject) {
            return;
        }
        for concept in std::mem::take(&mut self.out.concepts) {
            let filter = self.phrases.filter(&fold(&concept.words));
            let filter = filter.filter(|f| {
                let people = matches!(f.facet, Facet::For | Facet::People) && about_people(&concept);
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
        if self.query.selection.of(filter.facet).next().is_some() {
            return;
        }
        let ids = match (filter.facet, filter.id) {
            (Facet::For, "relatives") => {
                vec!["relatives", "partners", "parents", "children", "siblings", "friends", "mixed", "anyone"]
            }
            (Facet::For, "affected") => {
                vec!["affected", "formerly-affected", "bereaved", "mixed", "anyone"]
            }
            (Facet::For, "professionals") => vec!["professionals", "anyone"],
            (Facet::For, id) => vec![id, "relatives", "mixed", "anyone"],
            (_, id) => vec![id],
        };
        let label = Facets::embedded().label(filter.facet.id(), filter.id, self.query.language);
        self.say_filter(typed, filter.facet, ids, label.to_owned());
    }

    fn say_filter(&mut self, typed: &str, facet: Facet, ids: Vec<&'static str>, label: String) {
        self.out.understood.push(Understood { words: typed.to_owned(), facet: Some(facet), label });
        // Several values of one filter mean any of them.
        if let Some(said) = self.out.filters.iter_mut().find(|f| f.facet == facet && !f.without) {
            said.ids.extend(ids);
            return;
        }
        let unknown_passes = matches!(facet, Facet::For | Facet::People | Facet::Language);
        self.out.filters.push(Filter { facet, ids, unknown_passes, without: false });
    }

    fn add_time(&mut self, typed: &str, time: &Time) {
        let today = Weekday::of(self.moment.zone.to_datetime(self.moment.now).date());
        let days: Vec<&'static str> = time
            .days
            .iter()
            .map(|days| today.plus(*days).id())
            .chain(time.weekdays.iter().map(|day| day.id()))
            .collect();
        let label = |facet: Facet, id| Facets::embedded().label(facet.id(), id, self.query.language);
        let mut said: Vec<(Facet, Vec<&'static str>)> = vec![(Facet::Day, days)];
        said.extend(time.part.map(|part| (Facet::Time, vec![part])));
        for (facet, ids) in said {
            // What was chosen by hand outranks what was said.
            if self.query.selection.of(facet).next().is_none() {
                let labels: Vec<&str> = ids.iter().map(|id| label(facet, id)).collect();
                let labels = labels.join(", ");
                self.say_filter(typed, facet, ids, labels);
            }
        }
    }
}
