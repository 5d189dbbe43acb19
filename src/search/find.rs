//! From a query to results: parse, score, relax, count and rank in one pass, and suggest what to do next.

use super::articles::article_asked;
use super::danger::{DangerKind, danger_of};
use super::distance::Measure;
use super::facet::{Counts, Facet};
use super::filters::CompiledFilters;
use super::index::Index;
use super::last_value::Minute;
use super::layout::FLAG_HIDDEN;
use super::parse::meaning::{AskedArea, Concept, Filter, ParsedQuery};
use super::parse::parse_query;
use super::pass::{Asked, SHARED_FROM, any_possible, count_values, scan_groups};
use super::pass_result::{BrowsedBy, PassResult};
use super::query::{Interpretation, Near, Query, Results};
use super::rank::{AskedTopics, Ranking};
use super::score::score_groups;
use super::section::{SectionFinder, country_of, near_of};
use super::suggest;
use super::types::LocalNow;
use crate::at_once::run_both;
use crate::topic::{Thesaurus, TopicId};
use std::sync::Arc;

/// The steps of a search, in turn.
#[doc(hidden)]
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Step {
    /// The text is read.
    Parse,
    /// Each group has its score.
    Score,
    /// No filter that the words name hides everything.
    Relax,
    /// Every group is looked at.
    Pass,
    /// What was counted stands by values.
    Counts,
    /// The first are in order.
    Rank,
    /// It is known what else to suggest.
    Suggest,
}

/// Whoever wants to know when a step is done.
type OnStep<'a> = &'a (dyn Fn(Step) + Sync);

/// Finds the groups that a query asks for.
pub fn find_groups(index: &Index, query: &Query, local_now: &LocalNow) -> Results {
    find_groups_in_steps(index, query, local_now, &|_| ())
}

/// As [`find_groups`], and says when each step is done: the clock is with whoever measures.
#[doc(hidden)]
pub fn find_groups_in_steps(
    index: &Index,
    query: &Query,
    local_now: &LocalNow,
    on_step: OnStep<'_>,
) -> Results {
    let mut parsed = parse_query(index, query);
    let article = article_asked(&query.text).filter(|_| !query.literal);
    // "What is self-help" is a question, however like a cry for help its words are.
    let danger = danger_of(&query.text).filter(|_| !article.is_some_and(|found| found.is_whole));
    if let Some((kind, sure)) = danger.filter(|_| !query.literal) {
        read_danger(&mut parsed, kind, sure);
    }
    let near = near_of(query, &parsed);
    let area = parsed.area.clone().filter(|_| near.is_none());
    let in_danger = danger.is_some();
    let conditions = Conditions {
        index,
        query,
        near: near.as_ref(),
        area: area.as_ref(),
        in_danger,
        local_now,
        shared_from: SHARED_FROM,
        on_step,
    };
    on_step(Step::Parse);
    let mut scores = score_groups(index, &parsed, &query.text);
    on_step(Step::Score);
    let by_group = scores.by_group.as_deref();
    scores.left_out.extend(relax_filters(&conditions, &mut parsed, by_group));
    on_step(Step::Relax);
    let mut topics = topics_asked_for(query, &parsed);
    // Of a danger the words tell less than the danger does.
    if parsed.in_danger.is_empty() {
        topics.extend(scores.likely.iter().map(|topic| topic.0));
    }
    let topics = AskedTopics { for_oneself: asks_for_oneself(query, &parsed), numbers: &topics };
    let mut found = conditions.scan(by_group, &parsed.filters, topics);
    if found.pass.of_home < FEW_AT_HOME
        && conditions.country().is_some()
        && let Some(related) =
            by_group.and_then(|scores| related_at_home(&conditions, scores, &topics_meant(&parsed)))
    {
        // They are listed below, and not counted as what fits.
        let more = conditions.scan(Some(&related), &parsed.filters, topics);
        (found.pass.sections, found.hits) = (more.pass.sections, more.hits);
    }
    let PassResult { pass, hits, gathered } = found;
    let mut results = Results {
        total: pass.total,
        gathered,
        not_stated: pass.not_stated,
        sections: pass.sections,
        hits,
        counts: pass.counts,
        corrected: parsed.corrected.clone(),
        interpretations: parsed.interpretations.clone(),
        topics: topics_understood(query, &parsed),
        partial: (!scores.left_out.is_empty()).then_some(scores.left_out),
        other_places: parsed.other_places.clone(),
        danger: danger.map(|(kind, _)| kind),
        article: article.filter(|_| danger.is_none()).map(|found| found.article.id),
        suggestions: Vec::new(),
        country: conditions.country().map(str::to_owned),
        region: region_of(query, area.as_ref()),
        near,
    };
    results.suggestions = suggest::suggest(index, query, &parsed, &results, &pass.only, local_now);
    on_step(Step::Suggest);
    results
}

/// With fewer groups than this, two questions are answered sooner than a thread is made.
const ANSWERED_AT_ONCE_FROM: usize = 20_000;

/// The answers to two questions, as [`find_groups`] gives them.
pub fn find_both(index: &Index, one: &Query, other: &Query, local_now: &LocalNow) -> (Results, Results) {
    if index.len() < ANSWERED_AT_ONCE_FROM {
        return (find_groups(index, one, local_now), find_groups(index, other, local_now));
    }
    run_both(|| find_groups(index, one, local_now), || find_groups(index, other, local_now))
}

/// The answer to a question, and how many of the groups with what is chosen in it have each value of one filter, as
/// [`count_values`] counts them.
pub fn find_and_count(index: &Index, query: &Query, facet: Facet, local_now: &LocalNow) -> (Results, Counts) {
    let count = || count_values(index, &query.selection, facet, local_now);
    if index.len() < ANSWERED_AT_ONCE_FROM {
        return (find_groups(index, query, local_now), count());
    }
    run_both(|| find_groups(index, query, local_now), count)
}

/// From here on a text speaks of a danger so surely that it asks for help with it.
const SURELY: f32 = 1.0;

/// Takes in the danger that a text speaks of: it asks for help with that, and the people in it are no condition, for
/// whoever says "my dad beats me" looks for no group for children of others.
fn read_danger(parsed: &mut ParsedQuery, kind: DangerKind, sure: f32) {
    if sure >= SURELY {
        let topics = kind.topics().iter().filter_map(|id| Thesaurus::embedded().topic_named(id));
        parsed.in_danger.extend(topics);
    }
    if kind.is_violence() {
        parsed.filters.retain(|filter| filter.chosen || filter.without || filter.facet != Facet::Audience);
        parsed
            .interpretations
            .retain(|read| read.facet != Some(Facet::Audience) || read.label.starts_with('-'));
    }
}

/// What is asked for besides the words, as seen from a place.
struct Conditions<'a> {
    index: &'a Index,
    query: &'a Query,
    near: Option<&'a Near>,
    /// The country or its regions that are asked for, where no place is.
    area: Option<&'a AskedArea>,
    /// The text speaks of danger.
    in_danger: bool,
    local_now: &'a LocalNow,
    /// From how many found groups on two threads look at all.
    shared_from: usize,
    /// Who is told when a step is done.
    on_step: OnStep<'a>,
}

/// The region asked for, else where the reader is.
fn region_of(query: &Query, area: Option<&AskedArea>) -> Option<String> {
    match area {
        Some(area) => Some(area.label.clone()),
        None => query.home.as_ref()?.region.clone(),
    }
}

impl<'a> Conditions<'a> {
    /// The country of the place asked for, else the reader's.
    fn country(&self) -> Option<&'a str> {
        country_of(self.query, self.near, self.area)
    }

    fn sections(&self) -> SectionFinder<'a> {
        SectionFinder::new(self.index, self.query, self.near, self.area)
    }

    fn compile(&self, filters: &[Filter]) -> CompiledFilters {
        CompiledFilters::new(self.index, &self.query.selection, filters, self.local_now)
    }

    /// Looks at every group once, and lists the first of those that fit.
    fn scan(&self, scores: Option<&[u16]>, filters: &[Filter], topics: AskedTopics<'_>) -> PassResult {
        let compiled = self.compile(filters);
        if scores.is_some() || self.area.is_some() || !topics.numbers.is_empty() || !compiled.asks_nothing() {
            return self.scan_by(scores, &compiled, topics);
        }
        // The list of everything is what people come back to, and the longest to make.
        let text =
            Query { text: String::new(), taken_back: Vec::new(), literal: false, ..self.query.clone() };
        let by = BrowsedBy {
            minute: Minute::of(self.local_now),
            query: text,
            near: self.near.cloned(),
            in_danger: self.in_danger,
        };
        let browsed = self.index.browsed.value_of(by, || self.scan_by(None, &compiled, topics));
        PassResult::clone(&browsed)
    }

    fn scan_by(
        &self,
        scores: Option<&[u16]>,
        compiled: &CompiledFilters,
        topics: AskedTopics<'_>,
    ) -> PassResult {
        let (most, found) = scores.map_or((1, self.index.len()), most_and_found);
        let best = most + compiled.most_bonus();
        let mut ranking =
            Ranking::new(self.index, self.query, self.near, topics, self.in_danger, self.local_now, best);
        let measure = self.near.map(|near| Measure::from_point(near.point));
        let shared_from = self.shared_from;
        let asked = Asked { scores, found, compiled, measure: measure.as_ref(), shared_from };
        let scan = scan_groups(self.index, asked, || self.sections(), &mut ranking);
        (self.on_step)(Step::Pass);
        let pass = scan.into_pass();
        (self.on_step)(Step::Counts);
        let gathered = Arc::new(ranking.take_gathered());
        let hits = ranking.into_hits();
        (self.on_step)(Step::Rank);
        PassResult { pass, hits, gathered }
    }

    /// Whether any group may pass these filters besides those chosen, as far as is known.
    fn may_pass(&self, scores: Option<&[u16]>, filters: &[Filter]) -> bool {
        any_possible(self.index, scores, &self.compile(filters), self.near, self.sections())
    }
}

/// The best score, and how many groups are found.
fn most_and_found(scores: &[u16]) -> (u16, usize) {
    // Numbers of 16 bits, and folds without a condition or a check, become instructions that look at eight scores at
    // once. A part has fewer scores than such a number counts.
    let parts = scores.chunks(usize::from(u16::MAX)).map(|part| {
        part.iter().fold((0, 0), |(most, found): (u16, u16), score| {
            (most.max(*score), found.wrapping_add(u16::from(*score != 0)))
        })
    });
    parts.fold((0, 0), |(most, found), part| (most.max(part.0), found + usize::from(part.1)))
}

/// Topics that fit less than this share of the best, in percent, are not what is asked for.
const ASKED_SHARE: u8 = 80;

/// The topics that are chosen or meant by the words, by their numbers in the index.
fn topics_asked_for(query: &Query, parsed: &ParsedQuery) -> Vec<u16> {
    let chosen = query.selection.values_in(Facet::Topic).filter_map(|value| u16::try_from(value.0).ok());
    chosen.chain(topics_meant(parsed)).collect()
}

/// The topics that are meant by the words, by their numbers in the index.
fn topics_meant(parsed: &ParsedQuery) -> Vec<u16> {
    let meant = parsed.concepts.iter().flat_map(|concept| &concept.any).flat_map(|any| &any.topics);
    meant.filter(|(_, share)| *share >= ASKED_SHARE).map(|(topic, _)| topic.0).collect()
}

/// Whether somebody tells of themselves and asks for nobody else.
fn asks_for_oneself(query: &Query, parsed: &ParsedQuery) -> bool {
    let thesaurus = Thesaurus::embedded();
    let chosen = query.selection.values_in(Facet::Topic).filter_map(|value| u16::try_from(value.0).ok());
    let chosen = chosen.filter(|topic| usize::from(*topic) < thesaurus.len()).map(TopicId);
    let mut topics = parsed.concepts.iter().filter_map(Concept::surest_topic).chain(chosen);
    parsed.tells_of_self
        && !parsed.filters.iter().any(|filter| filter.facet == Facet::Audience)
        && !topics.any(|topic| thesaurus.get(topic).is_for_relatives())
}

/// What words were taken for a topic, by the surest topic of each.
fn topics_understood(query: &Query, parsed: &ParsedQuery) -> Vec<Interpretation> {
    let mut understood: Vec<Interpretation> = Vec::new();
    for concept in &parsed.concepts {
        let Some(topic) = concept.surest_topic() else { continue };
        let label = Thesaurus::embedded().get(topic).label(query.language).to_owned();
        if !understood.iter().any(|other| other.label == label) {
            understood.push(Interpretation {
                words: concept.words.clone(),
                facet: Some(Facet::Topic),
                label,
            });
        }
    }
    understood
}

/// With fewer of the reader's own country than this, those that know the topics around it are listed too.
const FEW_AT_HOME: u32 = 3;
/// What a topic beside the one asked for is worth, in percent of the best: less than what the words mean less surely.
const BESIDE_SHARE: u32 = 34;
/// What the other topics below the same one are worth.
const BELOW_PARENT_SHARE: u32 = 20;

/// The scores with those of the reader's own country added that know the topics around the ones asked for: where
/// nobody at home is there for breast cancer, who is there for cancer helps more than who is in another country. Only
/// topics meant by words count: one that is chosen is a condition, which nothing beside it meets. `None` where there
/// are none.
fn related_at_home(conditions: &Conditions<'_>, scores: &[u16], topics: &[u16]) -> Option<Vec<u16>> {
    let thesaurus = Thesaurus::embedded();
    let mut sections = conditions.sections();
    let best = u32::from(scores.iter().max().copied().unwrap_or(0).max(1));
    let mut related = scores.to_vec();
    let mut is_any = false;
    let mut raise = |group: u32, share: u32| {
        let entry = conditions.index.entry_at(group as usize);
        let Some(score) = related.get_mut(group as usize).filter(|score| **score == 0) else { return };
        if entry.flags & FLAG_HIDDEN == 0 && sections.is_home(&entry) {
            *score = (best * share / 100).max(1) as u16;
            is_any = true;
        }
    };
    let known = topics.iter().filter(|topic| usize::from(**topic) < thesaurus.len());
    for topic in known.map(|topic| thesaurus.get(TopicId(*topic))) {
        for beside in topic.see_also.iter().copied().chain(topic.parent) {
            conditions.index.visit_groups_about(beside.0, false, |group| raise(group, BESIDE_SHARE));
        }
        if let Some(parent) = topic.parent {
            conditions.index.visit_groups_about(parent.0, true, |group| raise(group, BELOW_PARENT_SHARE));
        }
    }
    is_any.then_some(related)
}

/// Filters read out of the words must not hide everything: where nothing passes them, the first of these that
/// stands in the way alone is left out, else all of them. What was chosen by hand stays. Gives the words left out.
fn relax_filters(
    conditions: &Conditions<'_>,
    parsed: &mut ParsedQuery,
    scores: Option<&[u16]>,
) -> Vec<String> {
    const ORDER: [Facet; 14] = [
        Facet::Audience,
        Facet::People,
        Facet::Cost,
        Facet::MeetingType,
        Facet::Faith,
        Facet::Programme,
        Facet::Attendance,
        Facet::Kind,
        Facet::Time,
        Facet::Day,
        Facet::Language,
        Facet::Format,
        Facet::Access,
        Facet::Fellowship,
    ];
    // Alone, the words for a filter ask for nothing else.
    let (chosen, said): (Vec<Filter>, Vec<Filter>) =
        parsed.filters.iter().cloned().partition(|filter| filter.chosen);
    let nothing_else = said.is_empty() || parsed.concepts.is_empty();
    if nothing_else || !conditions.may_pass(scores, &chosen) || conditions.may_pass(scores, &parsed.filters) {
        return Vec::new();
    }
    let is_said = |facet: &Facet| said.iter().any(|filter| filter.facet == *facet);
    let without_one = ORDER.into_iter().filter(is_said).map(|facet| without_facet(&parsed.filters, facet));
    let filters =
        without_one.into_iter().find(|filters| conditions.may_pass(scores, filters)).unwrap_or(chosen);
    // Words that are two filters ("tonight") go as a whole.
    let mut words: Vec<String> = Vec::new();
    for said in &parsed.interpretations {
        let stays = said.facet.is_none_or(|facet| filters.iter().any(|f| !f.chosen && f.facet == facet));
        if !stays && !words.contains(&said.words) {
            words.push(said.words.clone());
        }
    }
    parsed.interpretations.retain(|said| !words.contains(&said.words));
    let named: Vec<Facet> = parsed.interpretations.iter().filter_map(|said| said.facet).collect();
    parsed.filters = filters.into_iter().filter(|f| f.chosen || named.contains(&f.facet)).collect();
    words
}

/// The filters but for what was said of one facet.
fn without_facet(filters: &[Filter], facet: Facet) -> Vec<Filter> {
    filters.iter().filter(|filter| filter.chosen || filter.facet != facet).cloned().collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::place::{Gazetteer, Home, HomeSource};
    use crate::search::build::IndexBuilder;
    use crate::search::facet::{Selection, ValueId};
    use crate::search::gathered::Gather;
    use crate::search::query::Sort;
    use jiff::tz::TimeZone;

    fn cologne() -> Option<Home> {
        let places = Gazetteer::embedded().find_places("Köln", Some("DE"));
        places.first().map(|place| Home::at_place(place, HomeSource::Chosen))
    }

    /// Two threads find what one finds, down to the order, the counts and what is gathered.
    #[test]
    fn two_threads_find_what_one_finds() {
        let mut builder = IndexBuilder::new();
        for (at, group) in crate::demo::groups(3_001, 5).enumerate() {
            if [200, 1_400, 2_990].contains(&at) {
                builder.begin_source();
            }
            builder.add_group(&group);
        }
        let index = builder.into_index();
        let now = LocalNow { now: "2026-11-24T12:00:00Z".parse().expect("a time"), zone: TimeZone::UTC };
        let home = cologne();
        for (text, limit) in [("", 2_000), ("", 40), ("angst", 2_000), ("gruppe köln", 100), ("s", 7)] {
            for gather in [Gather::Nothing, Gather::Places, Gather::Meetings] {
                let query = Query {
                    text: text.to_owned(),
                    limit,
                    gather,
                    home: home.clone(),
                    selection: Selection::default(),
                    ..Query::default()
                };
                let parsed = parse_query(&index, &query);
                let near = near_of(&query, &parsed);
                let scores = score_groups(&index, &parsed, text).by_group;
                let found = |shared_from: usize| {
                    let (query, near, local_now) = (&query, near.as_ref(), &now);
                    let conditions = Conditions {
                        index: &index,
                        query,
                        near,
                        area: None,
                        in_danger: false,
                        local_now,
                        shared_from,
                        on_step: &|_| (),
                    };
                    let compiled = conditions.compile(&parsed.filters);
                    conditions.scan_by(scores.as_deref(), &compiled, AskedTopics::default())
                };
                let alone = found(usize::MAX);
                assert!(alone.pass.total > 0, "{text:?}");
                assert_eq!(found(0), alone, "{text:?}, {limit} hits, {gather:?}");
            }
        }
    }

    /// What is kept of a list of everything is not given to another question.
    #[test]
    fn what_is_kept_is_what_would_be_found() {
        let mut builder = IndexBuilder::new();
        crate::demo::groups(500, 6).for_each(|group| builder.add_group(&group));
        let kept = builder.into_index();
        let at = |now: &str, zone: &str| LocalNow {
            now: now.parse().expect("a time"),
            zone: TimeZone::get(zone).expect("a zone"),
        };
        let moments = [at("2026-11-24T12:00:00Z", "UTC"), at("2026-11-24T19:31:00Z", "Asia/Tokyo")];
        let home = cologne();
        let mut questions = Vec::new();
        for text in ["", "my", "angst", "tonight", "he "] {
            for sort in [Sort::Best, Sort::Next] {
                for home in [None, home.clone()] {
                    questions.push(Query { text: text.to_owned(), sort, home, ..Query::default() });
                }
            }
        }
        for moment in moments.iter().cycle().take(4) {
            for query in &questions {
                let fresh = Index::open(kept.bytes().to_vec()).expect("an index");
                assert_eq!(
                    find_groups(&kept, query, moment),
                    find_groups(&fresh, query, moment),
                    "{query:?}"
                );
                // Asked again, it is answered from what is kept.
                assert_eq!(
                    find_groups(&kept, query, moment),
                    find_groups(&fresh, query, moment),
                    "{query:?}"
                );
            }
        }
    }

    /// The counts and the filters are worked out by different code from the same tables: what a value promises is
    /// what choosing it gives, also where another filter is chosen already.
    #[test]
    fn choosing_a_value_gives_as_many_groups_as_its_count_says() {
        let mut builder = IndexBuilder::new();
        crate::demo::groups(300, 7).for_each(|group| builder.add_group(&group));
        let index = builder.into_index();
        let now = LocalNow { now: "2026-11-24T12:00:00Z".parse().expect("a time"), zone: TimeZone::UTC };
        let free = Query::default();
        let mut online = Query::default();
        online.selection.toggle(Facet::Format, index.value_id(Facet::Format, "online").expect("online"));
        let mut compared = 0;
        for before in [free, online] {
            let counts = find_groups(&index, &before, &now).counts;
            for facet in Facet::ALL {
                for value in (0..index.values(facet).len() as u32).map(ValueId) {
                    let mut after = before.clone();
                    after.selection.clear_facet(facet);
                    after.selection.toggle(facet, value);
                    let results = find_groups(&index, &after, &now);
                    let total = results.total - results.not_stated;
                    assert_eq!(
                        total,
                        counts.count_of(facet, value),
                        "{facet:?} {:?}",
                        index.value(facet, value)
                    );
                    compared += u32::from(total > 0);
                }
            }
        }
        assert!(compared > 100, "{compared}");
    }
}
