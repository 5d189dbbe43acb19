//! Scores, filters and counts over all groups, in one pass.

use super::facet::{Counts, Facet, Selection};
use super::index::{FIELDS, FLAG_HIDDEN, Index, SIG1, SIG2};
use super::layout::{Column, Section};
use super::query::{Moment, Query, Results};
use super::understand::{Alternative, Concept, Filter, TextWord, Understanding, understand};
use super::{rank, ways};
use crate::group::{Format, Freshness};
use jiff::ToSpan;
use jiff::civil::Date;

/// What a word is worth by the field it is found in: name, organisation, place, notes.
const WORTH: [u8; FIELDS] = [100, 60, 50, 30];
/// What a topic is worth.
const TOPIC_WORTH: u32 = 105;
/// Most words of the dictionary that one typed word may stand for as part of a compound.
const COMPOUNDS: usize = 2_000;

/// A score for every group; 0 = not found.
pub(super) type Scores = Vec<u16>;

/// Answers a query.
pub(super) fn search(index: &Index, query: &Query, moment: &Moment) -> Results {
    let understood = understand(index, query, moment);
    let near = query.near.clone().or_else(|| understood.near.clone());
    let (scores, left_out) = score(index, &understood);
    let today = moment.zone.to_datetime(moment.now).date();
    let limits = Limits::new(index, &query.selection, &understood.filters, near.as_ref(), today);
    let pass = pass(index, scores.as_deref(), &limits, today);
    let mut results = Results {
        total: pass.hits.len() as u32,
        hits: rank::order(index, &pass.hits, scores.as_deref(), query, near.as_ref(), moment),
        counts: pass.counts,
        corrected: understood.corrected.clone(),
        understood: understood.understood.clone(),
        partial: (!left_out.is_empty()).then_some(left_out),
        ways_on: Vec::new(),
        near,
    };
    results.ways_on = ways::ways_on(index, query, &understood, &results, &pass.only, moment);
    results
}

/// Counts of every value where nothing is asked.
pub(super) fn count_all(index: &Index) -> Counts {
    let today = jiff::civil::date(1970, 1, 1);
    let limits = Limits::new(index, &Selection::default(), &[], None, today);
    full_pass(index, None, &limits, today).counts
}

/// The scores of all groups, and the words that had to be left out. `None` where no words are asked for.
pub(super) fn score(index: &Index, understood: &Understanding) -> (Option<Scores>, Vec<String>) {
    let n = index.len();
    let without: Vec<Vec<u8>> = understood.without.iter().map(|c| concept_scores(index, c)).collect();
    let exclude = |scores: &mut Scores| {
        for found in &without {
            for (score, found) in scores.iter_mut().zip(found) {
                if *found > 0 {
                    *score = 0;
                }
            }
        }
    };
    if understood.concepts.is_empty() {
        if without.is_empty() {
            return (None, Vec::new());
        }
        let mut scores = vec![1; n];
        exclude(&mut scores);
        return (Some(scores), Vec::new());
    }
    let each: Vec<Vec<u8>> = understood.concepts.iter().map(|c| concept_scores(index, c)).collect();
    let all = |which: &dyn Fn(usize) -> bool| {
        let mut total: Scores = vec![0; n];
        let mut first = true;
        for (_, found) in each.iter().enumerate().filter(|(i, _)| which(*i)) {
            for (total, found) in total.iter_mut().zip(found) {
                *total = if *found > 0 && (first || *total > 0) { *total + u16::from(*found) } else { 0 };
            }
            first = false;
        }
        exclude(&mut total);
        total
    };
    let scores = all(&|_| true);
    if each.len() == 1 || each.len() > 16 || scores.iter().any(|s| *s > 0) {
        return (Some(scores), Vec::new());
    }
    // Nothing has all: the most telling words that something has together.
    let mut seen = vec![false; 1 << each.len()];
    for at in 0..n {
        let mut mask = 0_usize;
        for (i, found) in each.iter().enumerate() {
            mask |= usize::from(found.get(at).is_some_and(|f| *f > 0)) << i;
        }
        if let Some(seen) = seen.get_mut(mask) {
            *seen = true;
        }
    }
    let worth = |mask: u32| -> u32 {
        let concept = |(i, c): (usize, &Concept)| {
            let topical = c.any.iter().any(|a| !a.topics.is_empty());
            if mask & (1 << i) == 0 { 0 } else { 2 + 3 * u32::from(topical) }
        };
        understood.concepts.iter().enumerate().map(concept).sum()
    };
    let together = seen.iter().zip(0_u32..).filter(|(seen, _)| **seen).map(|(_, mask)| mask);
    let best = together.max_by_key(|mask| (worth(*mask), std::cmp::Reverse(*mask))).unwrap_or(0);
    if best == 0 {
        return (Some(scores), Vec::new());
    }
    let left_out = understood.concepts.iter().enumerate().filter(|(i, _)| best & (1 << i) == 0);
    let left_out = left_out.map(|(_, c)| c.words.clone()).collect();
    (Some(all(&|i| best & (1 << i) != 0)), left_out)
}

/// How well each group meets a concept, 0 to 108.
fn concept_scores(index: &Index, concept: &Concept) -> Vec<u8> {
    let mut best = vec![0_u8; index.len()];
    for alternative in &concept.any {
        alternative_scores(index, alternative, &mut best);
    }
    best
}

fn alternative_scores(index: &Index, alternative: &Alternative, best: &mut [u8]) {
    let text = words_scores(index, alternative);
    for (topic, sure) in &alternative.topics {
        let worth = (TOPIC_WORTH * u32::from(*sure) / 100) as u8;
        index.about(topic.0, |group| {
            if let Some(score) = best.get_mut(group as usize) {
                *score = (*score).max(worth);
            }
        });
    }
    if let Some(text) = text {
        let topical = !alternative.topics.is_empty();
        for (score, text) in best.iter_mut().zip(text) {
            // A name that says it too is worth a little more than either.
            let both = topical && *score > 0 && text >= 70;
            *score = if both { (*score).max(text) + 8 } else { (*score).max(text) };
        }
    }
}

/// How well each group holds all words of an alternative.
fn words_scores(index: &Index, alternative: &Alternative) -> Option<Vec<u8>> {
    if alternative.quoted {
        return Some(quoted_scores(index, &alternative.words));
    }
    let mut all: Option<Vec<u8>> = None;
    for word in &alternative.words {
        let found = word_scores(index, word);
        all = Some(match all {
            None => found,
            Some(mut all) => {
                for (all, found) in all.iter_mut().zip(found) {
                    *all = (*all).min(found);
                }
                all
            }
        });
    }
    all
}

/// How well each group holds a word: whole, at the beginning of a longer one, inside a compound.
fn word_scores(index: &Index, word: &TextWord) -> Vec<u8> {
    let mut best = vec![0_u8; index.len()];
    let dictionary = index.dictionary();
    // One letter is the beginning of a name at most: that many places and notes begin with it that they say nothing.
    let fields = if word.word.chars().count() > 1 { FIELDS } else { 1 };
    let mut mark = |id: u32, percent: u32| {
        for (field, worth) in WORTH.iter().enumerate().take(fields) {
            let worth = (u32::from(*worth) * percent / 100) as u8;
            index.holding(id, field, |group| {
                if let Some(score) = best.get_mut(group as usize) {
                    *score = (*score).max(worth);
                }
            });
        }
    };
    let whole = dictionary.whole(&word.word);
    if let Some(id) = whole {
        mark(id, 100);
    }
    if word.parts {
        for id in dictionary.beginning(&word.word).filter(|id| Some(*id) != whole) {
            mark(id, 85);
        }
        if word.word.chars().count() >= 4 {
            for id in dictionary.holding(&word.word, COMPOUNDS) {
                mark(id, 75);
            }
        }
    }
    best
}

/// Groups that hold all words in one field; in a name they must stand together.
fn quoted_scores(index: &Index, words: &[TextWord]) -> Vec<u8> {
    let mut best = vec![0_u8; index.len()];
    let dictionary = index.dictionary();
    let ids: Option<Vec<u32>> = words.iter().map(|w| dictionary.whole(&w.word)).collect();
    let Some(ids) = ids else { return best };
    let phrase = words.iter().map(|w| w.word.as_str()).collect::<Vec<_>>().join(" ");
    for (field, worth) in WORTH.iter().enumerate() {
        let mut held = vec![0_u8; index.len()];
        for id in &ids {
            index.holding(*id, field, |group| {
                if let Some(held) = held.get_mut(group as usize) {
                    *held += 1;
                }
            });
        }
        for (at, held) in held.iter().enumerate().filter(|(_, held)| usize::from(**held) == ids.len()) {
            let _ = held;
            let name = || super::folding::fold(index.row(super::Ordinal(at as u32)).name());
            if (field != 0 || name().contains(&phrase))
                && let Some(score) = best.get_mut(at)
            {
                *score = (*score).max(*worth);
            }
        }
    }
    best
}

/// Which groups pass the filters. Bit n of a group's failures is set where it fails the n-th filter asked for;
/// [`HARD`] where it is out of the question whatever the filters.
pub(super) struct Limits<'a> {
    index: &'a Index,
    /// Filters with something chosen.
    asked: Vec<Facet>,
    sig1: Vec<u32>,
    sig2: Vec<u32>,
    topics: Option<(u32, Vec<bool>)>,
    places: Option<(u32, Vec<bool>)>,
    verified: Option<(u32, [bool; 4])>,
    within: Option<(crate::place::Point, f64)>,
    today: Date,
}

const HARD: u32 = 1 << 31;

impl<'a> Limits<'a> {
    pub(super) fn new(
        index: &'a Index,
        selection: &Selection,
        filters: &[Filter],
        near: Option<&super::Near>,
        today: Date,
    ) -> Self {
        let asked: Vec<Facet> =
            Facet::ALL.into_iter().filter(|f| selection.of(*f).next().is_some()).collect();
        let bit = |facet: Facet| asked.iter().position(|f| *f == facet).map_or(0, |i| 1_u32 << i);
        let mask_of = |facet: Facet| {
            selection.of(facet).fold(0_u64, |mask, v| mask | 1_u64.checked_shl(v.0).unwrap_or(0))
        };
        let failures = |facets: &[Facet], table: Section| {
            let column = index.column(table);
            let rules: Vec<(usize, u64, u32, bool)> = facets
                .iter()
                .enumerate()
                .flat_map(|(place, facet)| {
                    let chosen = Some((place, mask_of(*facet), bit(*facet), false))
                        .filter(|(_, mask, _, _)| *mask != 0);
                    let said = filters.iter().filter(|f| f.facet == *facet).map(move |f| {
                        let mask = f.ids.iter().filter_map(|id| index.value_id(*facet, id));
                        (place, mask.fold(0_u64, |m, v| m | 1 << v.0.min(63)), HARD, f.unknown_passes)
                    });
                    chosen.into_iter().chain(said).collect::<Vec<_>>()
                })
                .collect();
            if rules.is_empty() {
                return Vec::new();
            }
            (0..column.0.len() / 64)
                .map(|row| {
                    rules.iter().fold(0_u32, |failed, (place, mask, bit, unknown_passes)| {
                        let held = column.u64(row * 8 + place);
                        if held & mask != 0 || (*unknown_passes && held == 0) { failed } else { failed | bit }
                    })
                })
                .collect()
        };
        let sig1 = failures(&SIG1, Section::Sig1Table);
        let sig2 = failures(&SIG2, Section::Sig2Table);
        let topics = (bit(Facet::Topic) != 0).then(|| {
            let mut held = vec![false; index.len()];
            for value in selection.of(Facet::Topic) {
                index.about(u16::try_from(value.0).unwrap_or(u16::MAX), |group| {
                    if let Some(held) = held.get_mut(group as usize) {
                        *held = true;
                    }
                });
            }
            (bit(Facet::Topic), held)
        });
        let places = (bit(Facet::Place) != 0).then(|| {
            let mut chosen = vec![false; index.values(Facet::Place).len()];
            for value in selection.of(Facet::Place) {
                if let Some(chosen) = chosen.get_mut(value.0 as usize) {
                    *chosen = true;
                }
            }
            (bit(Facet::Place), chosen)
        });
        let verified = (bit(Facet::Verified) != 0).then(|| {
            let mut chosen = [false; 4];
            for value in selection.of(Facet::Verified) {
                if let Some(chosen) = chosen.get_mut(value.0 as usize) {
                    *chosen = true;
                }
            }
            (bit(Facet::Verified), chosen)
        });
        let within = near.and_then(|near| near.within_km.map(|km| (near.point, km)));
        Self { index, asked, sig1, sig2, topics, places, verified, within, today }
    }

    fn asks_nothing(&self) -> bool {
        self.asked.is_empty() && self.sig1.is_empty() && self.sig2.is_empty() && self.within.is_none()
    }

    /// What a group fails.
    fn failures(&self, at: usize, sig1: u32, sig2: u32) -> u32 {
        let mut failed = self.sig1.get(sig1 as usize).copied().unwrap_or(0);
        failed |= self.sig2.get(sig2 as usize).copied().unwrap_or(0);
        if failed & HARD != 0 {
            return failed;
        }
        if let Some((bit, held)) = &self.topics
            && !held.get(at).copied().unwrap_or(false)
        {
            failed |= bit;
        }
        if let Some((bit, chosen)) = &self.places {
            let column = self.index.column(Section::Places);
            let mut values = self.index.column(Section::PlaceEnds).row(at).map(|i| column.u32(i) as usize);
            if !values.any(|v| chosen.get(v).copied().unwrap_or(false)) {
                failed |= bit;
            }
        }
        if let Some((bit, chosen)) = &self.verified {
            let grade = grade(self.index.column(Section::Verified).u16(at), self.today);
            if !chosen.get(grade).copied().unwrap_or(false) {
                failed |= bit;
            }
        }
        if let Some((point, km)) = self.within {
            // A degree of latitude is 110.5 km at least: most groups are too far north or south at a glance.
            let points = self.index.column(Section::Points);
            let apart = f64::from(points.f32(at * 2)) - point.latitude;
            let maybe = apart.abs() * 110.5 <= km;
            let here = maybe && self.index.point(at).is_some_and(|p| p.distance_km(point) <= km);
            if !here && !self.joined_from_afar(sig2) {
                failed |= HARD;
            }
        }
        failed
    }

    /// Whether one can take part from anywhere: online, by phone, by letter.
    fn joined_from_afar(&self, sig2: u32) -> bool {
        let formats = self.index.column(Section::Sig2Table).u64(sig2 as usize * 8);
        let anywhere = (1_u64 << Format::ALL_COUNT) - 1;
        formats & anywhere & !1 != 0
    }
}

impl Format {
    /// How many formats there are.
    const ALL_COUNT: usize = <Self as crate::group::Coded>::ALL.len();
}

/// The place of a date's age in the values of [`Facet::Verified`].
fn grade(days: u16, today: Date) -> usize {
    let date = jiff::civil::date(1970, 1, 1).checked_add(i64::from(days).days()).ok().filter(|_| days > 0);
    match Freshness::of(date, today) {
        Freshness::HalfYear => 0,
        Freshness::Year => 1,
        Freshness::TwoYears | Freshness::Older => 2,
        Freshness::Unknown => 3,
    }
}

/// What a pass over all groups gives.
pub(super) struct Pass {
    /// The groups that fit.
    pub(super) hits: Vec<u32>,
    /// The counts.
    pub(super) counts: Counts,
    /// For each filter asked for, how many groups fail it alone.
    pub(super) only: Vec<(Facet, u32)>,
}

fn pass(index: &Index, scores: Option<&[u16]>, limits: &Limits<'_>, today: Date) -> Pass {
    if scores.is_some() || !limits.asks_nothing() {
        return full_pass(index, scores, limits, today);
    }
    let flags = index.column(Section::Flags);
    let hits: Vec<u32> =
        (0..index.len()).filter(|at| flags.u8(*at) & FLAG_HIDDEN == 0).map(|at| at as u32).collect();
    let mut counts = index.all_counts();
    let verified = index.column(Section::Verified);
    let mut ages = Ages::new();
    for at in &hits {
        ages.add(verified.u16(*at as usize));
    }
    if let Some(cell) = counts.by.get_mut(Facet::Verified.index()) {
        *cell = ages.counts(today);
    }
    Pass { hits, counts, only: Vec::new() }
}

/// Counts by day of confirmation.
struct Ages(Vec<u32>);

impl Ages {
    fn new() -> Self {
        Self(vec![0; usize::from(u16::MAX) + 1])
    }

    fn add(&mut self, days: u16) {
        if let Some(count) = self.0.get_mut(usize::from(days)) {
            *count += 1;
        }
    }

    fn counts(&self, today: Date) -> Vec<u32> {
        let mut by = vec![0; 4];
        for (days, count) in self.0.iter().enumerate().filter(|(_, count)| **count > 0) {
            if let Some(cell) = by.get_mut(grade(days as u16, today)) {
                *cell += count;
            }
        }
        by
    }
}

/// Counters of one purpose: all filters for groups that fit, one filter for groups that fail it alone.
struct Counters {
    sig1: Vec<u32>,
    sig2: Vec<u32>,
    topics: Vec<u32>,
    places: Vec<u32>,
    ages: Option<Ages>,
    groups: u32,
}

impl Counters {
    fn new(index: &Index, facet: Option<Facet>) -> Self {
        let wants = |f: &[Facet]| facet.is_none_or(|facet| f.contains(&facet));
        let sized = |wanted: bool, n: usize| if wanted { vec![0; n] } else { Vec::new() };
        let rows = |section| index.section(section).len() / 64;
        Self {
            sig1: sized(wants(&SIG1), rows(Section::Sig1Table)),
            sig2: sized(wants(&SIG2), rows(Section::Sig2Table)),
            topics: sized(wants(&[Facet::Topic]), index.values(Facet::Topic).len()),
            places: sized(wants(&[Facet::Place]), index.values(Facet::Place).len()),
            ages: wants(&[Facet::Verified]).then(Ages::new),
            groups: 0,
        }
    }

    #[inline]
    fn add(&mut self, columns: &Columns<'_>, at: usize, sig1: u32, sig2: u32) {
        self.groups += 1;
        if let Some(cell) = self.sig1.get_mut(sig1 as usize) {
            *cell += 1;
        }
        if let Some(cell) = self.sig2.get_mut(sig2 as usize) {
            *cell += 1;
        }
        if !self.topics.is_empty() {
            for i in columns.topic_ends.row(at) {
                if let Some(cell) = self.topics.get_mut(usize::from(columns.topics.u16(i))) {
                    *cell += 1;
                }
            }
        }
        if !self.places.is_empty() {
            for i in columns.place_ends.row(at) {
                if let Some(cell) = self.places.get_mut(columns.places.u32(i) as usize) {
                    *cell += 1;
                }
            }
        }
        if let Some(ages) = &mut self.ages {
            ages.add(columns.verified.u16(at));
        }
    }

    /// Adds what was counted for `facet` to its counts.
    fn give(&self, index: &Index, facet: Facet, today: Date, counts: &mut [u32]) {
        let mut add = |value: usize, n: u32| {
            if let Some(cell) = counts.get_mut(value) {
                *cell += n;
            }
        };
        match facet {
            Facet::Topic => self.topics.iter().enumerate().for_each(|(v, n)| add(v, *n)),
            Facet::Place => self.places.iter().enumerate().for_each(|(v, n)| add(v, *n)),
            Facet::Verified => {
                let ages = self.ages.as_ref().map(|ages| ages.counts(today)).unwrap_or_default();
                ages.into_iter().enumerate().for_each(|(v, n)| add(v, n));
            }
            _ => {
                let (rows, table, place) = match SIG1.iter().position(|f| *f == facet) {
                    Some(place) => (&self.sig1, Section::Sig1Table, place),
                    None => {
                        (&self.sig2, Section::Sig2Table, SIG2.iter().position(|f| *f == facet).unwrap_or(0))
                    }
                };
                let table = index.column(table);
                for (row, n) in rows.iter().enumerate().filter(|(_, n)| **n > 0) {
                    let mut mask = table.u64(row * 8 + place);
                    while mask != 0 {
                        add(mask.trailing_zeros() as usize, *n);
                        mask &= mask - 1;
                    }
                }
            }
        }
    }
}

struct Columns<'a> {
    topic_ends: Column<'a>,
    topics: Column<'a>,
    place_ends: Column<'a>,
    places: Column<'a>,
    verified: Column<'a>,
}

fn full_pass(index: &Index, scores: Option<&[u16]>, limits: &Limits<'_>, today: Date) -> Pass {
    let columns = Columns {
        topic_ends: index.column(Section::TopicEnds),
        topics: index.column(Section::Topics),
        place_ends: index.column(Section::PlaceEnds),
        places: index.column(Section::Places),
        verified: index.column(Section::Verified),
    };
    let (sig1, sig2) = (index.column(Section::Sig1), index.column(Section::Sig2));
    let flags = index.column(Section::Flags);
    let mut fit = Counters::new(index, None);
    let mut alone: Vec<Counters> = limits.asked.iter().map(|f| Counters::new(index, Some(*f))).collect();
    let mut hits = Vec::new();
    let free = limits.asks_nothing();
    for at in 0..index.len() {
        if scores.is_some_and(|s| s.get(at).copied().unwrap_or(0) == 0) || flags.u8(at) & FLAG_HIDDEN != 0 {
            continue;
        }
        let (s1, s2) = (sig1.u32(at), sig2.u32(at));
        let failed = if free { 0 } else { limits.failures(at, s1, s2) };
        if failed == 0 {
            hits.push(at as u32);
            fit.add(&columns, at, s1, s2);
        } else if failed.is_power_of_two()
            && failed != HARD
            && let Some(counters) = alone.get_mut(failed.trailing_zeros() as usize)
        {
            counters.add(&columns, at, s1, s2);
        }
    }
    let mut counts = Counts { by: Facet::ALL.iter().map(|f| vec![0; index.values(*f).len()]).collect() };
    for facet in Facet::ALL {
        let Some(cells) = counts.by.get_mut(facet.index()) else { continue };
        fit.give(index, facet, today, cells);
        if let Some(i) = limits.asked.iter().position(|f| *f == facet)
            && let Some(counters) = alone.get(i)
        {
            counters.give(index, facet, today, cells);
        }
    }
    let only = limits.asked.iter().zip(&alone).map(|(f, c)| (*f, c.groups)).collect();
    Pass { hits, counts, only }
}

/// How many groups fit some scores and filters.
pub(super) fn count(
    index: &Index,
    understood: &Understanding,
    selection: &Selection,
    near: Option<&super::Near>,
    moment: &Moment,
) -> u32 {
    let (scores, _) = score(index, understood);
    let today = moment.zone.to_datetime(moment.now).date();
    let limits = Limits::new(index, selection, &understood.filters, near, today);
    let flags = index.column(Section::Flags);
    let (sig1, sig2) = (index.column(Section::Sig1), index.column(Section::Sig2));
    let fits = |at: &usize| {
        scores.as_ref().is_none_or(|s| s.get(*at).copied().unwrap_or(0) > 0)
            && flags.u8(*at) & FLAG_HIDDEN == 0
            && limits.failures(*at, sig1.u32(*at), sig2.u32(*at)) == 0
    };
    (0..index.len()).filter(fits).count() as u32
}
