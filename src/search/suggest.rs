//! What leads on where little or nothing was found. An empty list always has at least one way on.

use super::facet::{Facet, ValueId};
use super::filters::CompiledFilters;
use super::index::Index;
use super::parse::meaning::ParsedQuery;
use super::parse::parse_query;
use super::pass;
use super::phrases::embedded_phrases;
use super::query::{Near, Query, Results, Suggestion};
use super::score::score_groups;
use super::section::{SectionFinder, near_of};
use super::tokenize::tokenize;
use super::types::LocalNow;
use crate::topic::{Thesaurus, TopicId};
use crate::typo::SEARCH_WORD;

/// So many misspelled words are tried with another spelling: each is a search.
const MOST_SPELLINGS: usize = 4;

/// With so few results the neighbouring topics are offered too.
const FEW: u32 = 3;

/// Finds ways on. `only` says how many groups fail one chosen filter alone.
pub(super) fn suggest(
    index: &Index,
    query: &Query,
    parsed: &ParsedQuery,
    results: &Results,
    only: &[(Facet, u32)],
    local_now: &LocalNow,
) -> Vec<Suggestion> {
    let nothing_chosen = query.selection.is_empty() && query.near.is_none() && query.when.is_none();
    if results.total > FEW || (query.text.trim().is_empty() && nothing_chosen) {
        return Vec::new();
    }
    let mut ways = Vec::new();
    let nothing_listed = results.sections.iter().all(|count| *count == 0);
    if nothing_listed {
        ways.extend(suggest_spelling(index, query, parsed, local_now));
        suggest_fewer_words(index, query, parsed, local_now, &mut ways);
    }
    suggest_fewer_filters(query, only, &mut ways);
    suggest_any_time(index, query, results, local_now, &mut ways);
    suggest_any_distance(index, query, parsed, results, local_now, &mut ways);
    suggest_topics(index, query, parsed, &mut ways);
    if nothing_listed {
        suggest_contacts(index, query, &mut ways);
    }
    ways
}

/// A word of the thesaurus that differs by a typing mistake from one that found nothing.
fn suggest_spelling(
    index: &Index,
    query: &Query,
    parsed: &ParsedQuery,
    local_now: &LocalNow,
) -> Option<Suggestion> {
    let meant = |range: &std::ops::Range<usize>| {
        let word = query.text.get(range.clone()).unwrap_or_default();
        parsed.interpretations.iter().any(|u| u.words.contains(word))
    };
    let mut tried = 0;
    for (word, range) in tokenize(&query.text) {
        let most = SEARCH_WORD.most_mistakes(word.chars().count());
        let known = !embedded_phrases().words_like(&word, false).is_empty()
            || embedded_phrases().is_stop(&word)
            || meant(&range);
        if most == 0 || known {
            continue;
        }
        let Some((_, better)) = embedded_phrases().nearest_word(&word, most, false, query.language) else {
            continue;
        };
        let (before, rest) = query.text.split_at(range.start);
        let after = rest.split_at(range.len()).1;
        let words = format!("{before}{better}{after}");
        let other = Query { text: words.clone(), literal: false, ..query.clone() };
        let count = count_query(index, &other, local_now);
        if count > 0 {
            return Some(Suggestion::Spelling { words, count });
        }
        tried += 1;
        if tried == MOST_SPELLINGS {
            break;
        }
    }
    None
}

fn count_query(index: &Index, query: &Query, local_now: &LocalNow) -> u32 {
    let parsed = parse_query(index, query);
    let near = near_of(query, &parsed);
    count_parsed(index, &parsed, query, near.as_ref(), local_now)
}

fn count_parsed(
    index: &Index,
    parsed: &ParsedQuery,
    query: &Query,
    near: Option<&Near>,
    local_now: &LocalNow,
) -> u32 {
    let scores = score_groups(index, parsed, &query.text);
    let compiled = CompiledFilters::new(index, &query.selection, &parsed.filters, local_now);
    let sections = SectionFinder::new(index, query, near, parsed.area.as_ref().filter(|_| near.is_none()));
    pass::count_fitting(index, scores.by_group.as_deref(), &compiled, near, sections)
}

/// What was typed without one of its words.
fn suggest_fewer_words(
    index: &Index,
    query: &Query,
    parsed: &ParsedQuery,
    local_now: &LocalNow,
    ways: &mut Vec<Suggestion>,
) {
    let words = tokenize(&query.text);
    if words.len() < 2 || words.len() > 8 {
        return;
    }
    let mut found: Vec<Suggestion> = Vec::new();
    let parts = parsed
        .concepts
        .iter()
        .map(|c| c.words.clone())
        .chain(parsed.interpretations.iter().map(|u| u.words.clone()));
    for left_out in parts {
        let Some(at) = query.text.find(&left_out) else { continue };
        let (before, rest) = query.text.split_at(at);
        let after = rest.split_at(left_out.len()).1;
        let remaining = format!("{} {}", before.trim(), after.trim()).trim().to_owned();
        // What asks for nothing finds everything, which helps nobody.
        if tokenize(&remaining).iter().all(|(word, _)| embedded_phrases().is_stop(word)) {
            continue;
        }
        let other = Query { text: format!("{remaining} "), ..query.clone() };
        let count = count_query(index, &other, local_now);
        if count > 0 {
            found.push(Suggestion::DropWords { left_out, words: remaining, count });
        }
    }
    found.truncate(3);
    ways.append(&mut found);
}

/// Chosen values that stand alone in the way.
fn suggest_fewer_filters(query: &Query, only: &[(Facet, u32)], ways: &mut Vec<Suggestion>) {
    for (facet, count) in only.iter().filter(|(_, count)| *count > 0) {
        if let Some(value) = query.selection.values_in(*facet).next() {
            ways.push(Suggestion::DropFilter { facet: *facet, value, count: *count });
        }
    }
}

fn suggest_any_time(
    index: &Index,
    query: &Query,
    results: &Results,
    local_now: &LocalNow,
    ways: &mut Vec<Suggestion>,
) {
    if query.when.is_none() {
        return;
    }
    let count = count_query(index, &Query { when: None, ..query.clone() }, local_now);
    if count > results.total {
        ways.push(Suggestion::DropTime { count: count - results.total });
    }
}

fn suggest_any_distance(
    index: &Index,
    query: &Query,
    parsed: &ParsedQuery,
    results: &Results,
    local_now: &LocalNow,
    ways: &mut Vec<Suggestion>,
) {
    let Some(near) = query.near.as_ref().filter(|near| near.within_km.is_some()) else { return };
    let anywhere = Near { within_km: None, ..near.clone() };
    let count = count_parsed(index, parsed, query, Some(&anywhere), local_now);
    if count > results.total {
        ways.push(Suggestion::DropDistance { count: count - results.total });
    }
}

/// Topics above and beside those asked for.
fn suggest_topics(index: &Index, query: &Query, parsed: &ParsedQuery, ways: &mut Vec<Suggestion>) {
    let thesaurus = Thesaurus::embedded();
    let known = thesaurus.len() as u32;
    let chosen = query.selection.values_in(Facet::Topic).filter(|v| v.0 < known).map(|v| TopicId(v.0 as u16));
    let said =
        parsed.concepts.iter().flat_map(|c| &c.any).flat_map(|a| a.topics.iter().take(2)).map(|(t, _)| *t);
    let asked: Vec<TopicId> = chosen.chain(said).collect();
    let counts = index.all_counts();
    let mut offered: Vec<TopicId> = asked.clone();
    let mut offer = |topic: TopicId, broader: bool| {
        let value = ValueId(u32::from(topic.0));
        let count = counts.count_of(Facet::Topic, value);
        if count > 0 && !offered.contains(&topic) && offered.len() < asked.len() + 4 {
            offered.push(topic);
            ways.push(Suggestion::Topic { value, broader, count });
        }
    };
    for topic in &asked {
        if let Some(parent) = thesaurus.get(*topic).parent {
            offer(parent, true);
        }
    }
    for topic in &asked {
        for other in &thesaurus.get(*topic).see_also {
            offer(*other, false);
        }
    }
}

/// Whom to ask, whatever was looked for.
fn suggest_contacts(index: &Index, query: &Query, ways: &mut Vec<Suggestion>) {
    let counts = index.all_counts();
    let count_of_kind =
        |id: &str| index.value_id(Facet::Kind, id).map_or(0, |value| counts.count_of(Facet::Kind, value));
    let (points, lines) = (count_of_kind("contact-point"), count_of_kind("helpline"));
    let asked =
        |id: &str| index.value_id(Facet::Kind, id).is_some_and(|v| query.selection.contains(Facet::Kind, v));
    if points > 0 && !asked("contact-point") {
        ways.push(Suggestion::ContactPoints { count: points });
        ways.push(Suggestion::StartGroup { count: points });
    }
    if lines > 0 && !asked("helpline") {
        ways.push(Suggestion::Helplines { count: lines });
    }
    ways.push(Suggestion::Crisis);
    ways.push(Suggestion::ClearAll);
}
