//! From a query to results: parse, score, relax, count and rank in one pass, and suggest what to do next.

use super::danger::danger_of;
use super::distance::Measure;
use super::facet::Facet;
use super::filters::CompiledFilters;
use super::index::Index;
use super::parse::meaning::{Filter, ParsedQuery};
use super::parse::parse_query;
use super::pass::{any_fitting, scan_groups};
use super::query::{Near, Query, Results};
use super::rank::Ranking;
use super::score::score_groups;
use super::suggest;
use super::types::LocalNow;

/// Finds the groups that a query asks for.
pub fn find_groups(index: &Index, query: &Query, local_now: &LocalNow) -> Results {
    let mut parsed = parse_query(index, query, local_now);
    let near = query.near.clone().or_else(|| parsed.near.clone());
    let area = parsed.area.clone().filter(|_| near.is_none());
    let mut scores = score_groups(index, &parsed, &query.text);
    let by_group = scores.by_group.as_deref();
    scores.left_out.extend(relax_filters(index, query, &mut parsed, by_group, near.as_ref(), local_now));
    let compiled = CompiledFilters::new(index, &query.selection, &parsed.filters, near.as_ref(), local_now);
    let best = by_group.and_then(|scores| scores.iter().max().copied()).unwrap_or(1) + compiled.most_bonus();
    let mut ranking = Ranking::new(index, query, near.as_ref(), local_now, best);
    if let Some(area) = &area {
        ranking.prefer_area(area);
    }
    if compiled.leaves_unstated() {
        ranking.draw_line();
    }
    let measure = near.as_ref().map(|near| Measure::from_point(near.point));
    let pass = scan_groups(index, by_group, &compiled, measure.as_ref(), &mut ranking);
    let (placed, meeting) = ranking.take_gathered();
    let mut results = Results {
        total: pass.total,
        placed,
        meeting,
        not_stated: pass.not_stated,
        hits: ranking.into_hits(),
        counts: pass.counts,
        corrected: parsed.corrected.clone(),
        interpretations: parsed.interpretations.clone(),
        partial: (!scores.left_out.is_empty()).then_some(scores.left_out),
        other_places: parsed.other_places.clone(),
        danger: danger_of(&query.text).map(|(kind, _)| kind),
        suggestions: Vec::new(),
        near,
    };
    results.suggestions = suggest::suggest(index, query, &parsed, &results, &pass.only, local_now);
    results
}

/// Filters read out of the words must not hide everything: where nothing passes them, the first of these that
/// stands in the way alone is left out, else all of them. What was chosen by hand stays. Gives the words left out.
fn relax_filters(
    index: &Index,
    query: &Query,
    parsed: &mut ParsedQuery,
    scores: Option<&[u16]>,
    near: Option<&Near>,
    local_now: &LocalNow,
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
    let any = |filters: &[Filter]| {
        let compiled = CompiledFilters::new(index, &query.selection, filters, near, local_now);
        any_fitting(index, scores, &compiled, near)
    };
    // Alone, the words for a filter ask for nothing else.
    let (chosen, said): (Vec<Filter>, Vec<Filter>) =
        parsed.filters.iter().cloned().partition(|filter| filter.chosen);
    let nothing_else = said.is_empty() || parsed.concepts.is_empty();
    if nothing_else || !any(&chosen) || any(&parsed.filters) {
        return Vec::new();
    }
    let without = |facet: Facet| -> Vec<Filter> {
        parsed.filters.iter().filter(|f| f.chosen || f.facet != facet).cloned().collect()
    };
    let said = |facet: &Facet| parsed.filters.iter().any(|f| !f.chosen && f.facet == *facet);
    let one = ORDER.into_iter().filter(said).find(|facet| any(&without(*facet)));
    let filters = match one {
        Some(facet) => without(facet),
        None => chosen,
    };
    // Words that are two filters ("tonight") go as a whole.
    let mut words: Vec<String> = Vec::new();
    for said in &parsed.interpretations {
        let stays = said.facet.is_none_or(|facet| filters.iter().any(|f| !f.chosen && f.facet == facet));
        if !stays && !words.contains(&said.words) {
            words.push(said.words.clone());
        }
    }
    parsed.interpretations.retain(|said| !words.contains(&said.words));
    let said = |facet: Facet| parsed.interpretations.iter().any(|u| u.facet == Some(facet));
    parsed.filters = filters.into_iter().filter(|f| f.chosen || said(f.facet)).collect();
    words
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::search::build::IndexBuilder;
    use crate::search::facet::ValueId;
    use jiff::tz::TimeZone;

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
