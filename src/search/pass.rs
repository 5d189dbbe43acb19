//! Hits and the counts of all filters, in one pass over all groups.

use super::distance::Measure;
use super::facet::{Counts, Facet, Selection};
use super::filters::{CompiledFilters, Grades, Unmet};
use super::hit_section::{HitSection, Standing};
use super::index::Index;
use super::layout::{FLAG_HIDDEN, IndexPart, PACKED_FACETS, PLACES, RowEntry, TOPICS, facet_slot};
use super::pass_result::Pass;
use super::query::Near;
use super::rank::Ranking;
use super::section::SectionFinder;
use super::types::LocalNow;
use super::values_meant::masks_meant;
use crate::at_once::run_both;
use std::ops::Range;

/// Counts of every value where nothing is asked; those of [`Facet::Verified`] depend on the day and are left out.
pub(super) fn count_all(index: &Index) -> Counts {
    let local_now = LocalNow { now: jiff::Timestamp::UNIX_EPOCH, zone: jiff::tz::TimeZone::UTC };
    let compiled = CompiledFilters::new(index, &Selection::default(), &[], &local_now);
    let mut counters = Counters::new(index, None);
    for entry in index.column(IndexPart::Entries).entries().iter().map(RowEntry::from_bytes) {
        if entry.flags & FLAG_HIDDEN == 0 {
            counters.count_group(&entry, compiled.grades);
        }
    }
    let mut counts = Counts::all_zero(index);
    for facet in Facet::ALL.into_iter().filter(|facet| *facet != Facet::Verified) {
        counters.add_counts_of(index, facet, &mut counts);
    }
    counts
}

/// From so many found groups on, a second thread looks at half of all: what it saves is then several times what it
/// costs to make it.
pub(super) const SHARED_FROM: usize = 25_000;

/// How many groups that meet what is chosen have each value of one filter; the counts of all others are zero. What is
/// chosen of that filter itself is a condition like any other.
pub fn count_values(index: &Index, chosen: &Selection, facet: Facet, local_now: &LocalNow) -> Counts {
    let compiled = CompiledFilters::new(index, chosen, &[], local_now);
    let mut counters = Counters::new(index, Some(facet));
    for entry in index.column(IndexPart::Entries).entries().iter().map(RowEntry::from_bytes) {
        if entry.flags & FLAG_HIDDEN == 0 && compiled.unmet_by(&entry).is_nothing() {
            counters.count_group(&entry, compiled.grades);
        }
    }
    let mut counts = Counts::all_zero(index);
    counters.add_counts_of(index, facet, &mut counts);
    counts
}

/// What a pass needs of the question.
#[derive(Clone, Copy)]
pub(super) struct Asked<'a> {
    pub(super) scores: Option<&'a [u16]>,
    /// How many groups have a score.
    pub(super) found: usize,
    pub(super) compiled: &'a CompiledFilters,
    pub(super) measure: Option<&'a Measure>,
    /// From how many found groups on two threads share the work.
    pub(super) shared_from: usize,
}

/// Looks at every group once: what fits goes into the ranking and the counts.
pub(super) fn scan_groups<'a>(
    index: &'a Index,
    asked: Asked<'a>,
    finder: impl Fn() -> SectionFinder<'a> + Sync,
    ranking: &mut Ranking<'a>,
) -> Scan<'a> {
    let count = index.column(IndexPart::Entries).entries().len();
    let found = asked.found;
    let scan_part = |range: Range<usize>, ranking: &mut Ranking<'a>| {
        let mut scan = Scan::new(index, asked, found * DENSE > count, finder());
        scan.see_all(asked.scores, range, ranking);
        scan
    };
    if found < asked.shared_from {
        return scan_part(0..count, ranking);
    }
    let middle = (count / 2).next_multiple_of(CHUNK);
    let empty = ranking.empty_copy();
    let (mut front, (back, ranked)) = run_both(
        || scan_part(0..middle, ranking),
        || {
            let mut ranking = empty.empty_copy();
            (scan_part(middle..count, &mut ranking), ranking)
        },
    );
    ranking.append(ranked);
    front.append(&back);
    front
}

/// Groups that are passed over at once if none of them is found: most words are in few groups.
const CHUNK: usize = 8;
/// Groups of which the entries are read together, before the first is looked at: where they lie apart, memory answers
/// many questions in the time of one.
const BATCH: usize = 32;
/// Where one of so many groups is found, the entries lie beside each other, and reading together gains nothing.
const DENSE: usize = 3;

/// Groups of a range that are looked at together.
struct Batch<'a> {
    /// The number of the first group of the range.
    first: usize,
    entries: &'a [[u8; RowEntry::BYTES]],
    points: &'a [[u8; 8]],
    /// The groups by their places in the range, each with its score; as many as `count` says.
    found: [(usize, u16); BATCH],
    count: usize,
}

impl Batch<'_> {
    /// Adds a group; whether there is room for no other one.
    fn add(&mut self, at: usize, score: u16) -> bool {
        if let Some(place) = self.found.get_mut(self.count) {
            *place = (at, score);
            self.count += 1;
        }
        self.count == BATCH
    }

    /// The entry and the point of a group, as they are stored.
    #[inline]
    fn read(&self, at: usize) -> ([u8; RowEntry::BYTES], [u8; 8]) {
        let entry = self.entries.get(at).copied().unwrap_or([0; RowEntry::BYTES]);
        (entry, self.points.get(at).copied().unwrap_or_default())
    }
}

/// A pass over all groups, as it goes.
pub(super) struct Scan<'a> {
    index: &'a Index,
    compiled: &'a CompiledFilters,
    measure: Option<&'a Measure>,
    finder: SectionFinder<'a>,
    /// Nothing is asked that a group could fail.
    is_free: bool,
    /// Many groups are found.
    is_dense: bool,
    /// The counts are known beforehand, those of the confirmations aside.
    is_counted: bool,
    /// Only what meets near enough is counted.
    has_radius: bool,
    fit: Counters,
    alone: Vec<Counters>,
    sections: [u32; HitSection::ALL.len()],
    of_home: u32,
    not_stated: u32,
}

impl<'a> Scan<'a> {
    fn new(index: &'a Index, asked: Asked<'a>, is_dense: bool, finder: SectionFinder<'a>) -> Self {
        let Asked { scores, compiled, measure, .. } = asked;
        let (is_free, has_radius) = (compiled.asks_nothing(), finder.has_radius());
        let is_counted = scores.is_none() && is_free && !has_radius;
        Self {
            index,
            compiled,
            measure,
            finder,
            is_free,
            is_dense,
            is_counted,
            has_radius,
            fit: Counters::new(index, is_counted.then_some(Facet::Verified)),
            alone: compiled.asked.iter().map(|facet| Counters::new(index, Some(*facet))).collect(),
            sections: [0; HitSection::ALL.len()],
            of_home: 0,
            not_stated: 0,
        }
    }

    /// Looks at the groups of a range; a range with scores begins with a chunk.
    fn see_all(&mut self, scores: Option<&[u16]>, range: Range<usize>, ranking: &mut Ranking<'_>) {
        let first = range.start;
        let entries = self.index.column(IndexPart::Entries).entries();
        let entries = entries.get(range.clone()).unwrap_or_default();
        // Where nothing is measured, no point is read.
        let points = self.index.section_bytes(IndexPart::Points).as_chunks().0;
        let points = points.get(range.clone()).filter(|_| self.measure.is_some()).unwrap_or_default();
        let Some(scores) = scores else {
            for (at, entry) in entries.iter().enumerate() {
                let entry = RowEntry::from_bytes(entry);
                if entry.flags & FLAG_HIDDEN == 0 {
                    let point = points.get(at).copied().unwrap_or_default();
                    self.see(first + at, &entry, point, 1, ranking);
                }
            }
            return;
        };
        let mut batch = Batch { first, entries, points, found: [(0, 0); BATCH], count: 0 };
        let scores = scores.get(range).unwrap_or_default();
        let (chunks, last) = scores.as_chunks::<CHUNK>();
        for (number, chunk) in chunks.iter().enumerate().filter(|(_, chunk)| **chunk != [0; CHUNK]) {
            self.see_found(number * CHUNK, chunk, &mut batch, ranking);
        }
        self.see_found(chunks.len() * CHUNK, last, &mut batch, ranking);
        self.see_batch(&mut batch, ranking);
    }

    /// Looks at those of some groups that are found, or leaves them to the batch.
    fn see_found(&mut self, from: usize, scores: &[u16], batch: &mut Batch<'_>, ranking: &mut Ranking<'_>) {
        for (at, score) in (from..).zip(scores).filter(|(_, score)| **score != 0) {
            if self.is_dense {
                let (entry, point) = batch.read(at);
                self.see(batch.first + at, &RowEntry::from_bytes(&entry), point, *score, ranking);
            } else if batch.add(at, *score) {
                self.see_batch(batch, ranking);
            }
        }
    }

    /// Looks at the groups of a batch.
    fn see_batch(&mut self, batch: &mut Batch<'_>, ranking: &mut Ranking<'_>) {
        let mut read = [([0; RowEntry::BYTES], [0; 8]); BATCH];
        let count = std::mem::take(&mut batch.count);
        let found = batch.found.get(..count).unwrap_or_default();
        for ((at, _), read) in found.iter().zip(&mut read) {
            *read = batch.read(*at);
        }
        for ((at, score), (entry, point)) in found.iter().zip(&read) {
            self.see(batch.first + at, &RowEntry::from_bytes(entry), *point, *score, ranking);
        }
    }

    /// Adds what was seen in another part.
    fn append(&mut self, other: &Self) {
        self.fit.add_all(&other.fit);
        self.alone.iter_mut().zip(&other.alone).for_each(|(own, other)| own.add_all(other));
        self.sections.iter_mut().zip(other.sections).for_each(|(own, other)| *own += other);
        self.of_home += other.of_home;
        self.not_stated += other.not_stated;
    }

    #[allow(clippy::inline_always, reason = "called for each of a million groups; measured")]
    #[inline(always)]
    fn see(&mut self, at: usize, entry: &RowEntry, point: [u8; 8], score: u16, ranking: &mut Ranking<'_>) {
        let unmet = if self.is_free { Unmet::NOTHING } else { self.compiled.unmet_by(entry) };
        let only = unmet.only_filter();
        if !unmet.is_possible() && only.is_none() {
            return;
        }
        let far = self.measure.map_or(0, |measure| measure.hectometres_to(point));
        let Some(tier) = self.finder.section_of(at, entry, far) else { return };
        if !self.has_radius || tier == HitSection::Near {
            // The counts say how many groups are known to have a value.
            let listed = u32::from(unmet.is_possible());
            if unmet.is_nothing() {
                self.fit.count_group(entry, self.compiled.grades);
            } else {
                self.not_stated += listed;
                if let Some(counters) = only.and_then(|only| self.alone.get_mut(only)) {
                    counters.count_group(entry, self.compiled.grades);
                    counters.listed += listed;
                }
            }
        }
        if unmet.is_possible() {
            let score = score + self.compiled.known_bonus_of(entry);
            let section = ranking.section_of_hit(tier, score, unmet.is_nothing());
            increment_at(&mut self.sections, section.index());
            self.of_home += u32::from(self.finder.is_home(entry));
            let is_outer = self.finder.is_outer(entry, tier);
            let standing = Standing { section, is_stated: unmet.is_nothing(), tier, is_outer };
            ranking.consider_hit(at, entry, score, far, standing);
        }
    }

    /// What was found, with the counts by value.
    pub(super) fn into_pass(self) -> Pass {
        let mut counts = if self.is_counted { self.index.all_counts() } else { Counts::all_zero(self.index) };
        for facet in Facet::ALL.into_iter().filter(|facet| !self.is_counted || *facet == Facet::Verified) {
            self.fit.add_counts_of(self.index, facet, &mut counts);
        }
        let asked = || self.compiled.asked.iter().zip(&self.alone);
        for (facet, counters) in asked() {
            counters.add_counts_of(self.index, *facet, &mut counts);
        }
        let only = asked().map(|(facet, counters)| (*facet, counters.groups - counters.listed)).collect();
        Pass {
            total: self.fit.groups + self.not_stated,
            not_stated: self.not_stated,
            sections: self.sections,
            of_home: self.of_home,
            counts,
            only,
        }
    }
}

fn add_at(counts: &mut [u32], at: usize, n: u32) {
    if let Some(count) = counts.get_mut(at) {
        *count += n;
    }
}

#[inline]
fn increment_at(counts: &mut [u32], at: usize) {
    if let Some(count) = counts.get_mut(at) {
        *count = count.wrapping_add(1);
    }
}

/// Counters of one purpose: of all filters for groups that fit, of one filter for groups that fail it alone.
/// Groups are counted by packed row and set, of which there are few, and only in the end by value.
struct Counters {
    /// How many groups have each row of a table, by the table's place among the rows of an entry; a table that is
    /// not wanted is empty.
    tables: [Vec<u32>; PLACES + 1],
    ages: [u32; 4],
    groups: u32,
    /// How many of the groups are listed all the same, because they only do not say what is asked for.
    listed: u32,
}

impl Counters {
    fn new(index: &Index, facet: Option<Facet>) -> Self {
        let tables = std::array::from_fn(|table| {
            let facets = match table {
                TOPICS => &[Facet::Topic],
                PLACES => &[Facet::Place],
                table => PACKED_FACETS.get(table).copied().unwrap_or_default(),
            };
            let wanted = facet.map_or(!facets.is_empty(), |facet| facets.contains(&facet));
            let rows = match table {
                _ if !wanted => 0,
                TOPICS => index.section_bytes(IndexPart::TopicEnds).len() / 4,
                PLACES => index.section_bytes(IndexPart::PlaceEnds).len() / 4,
                table => index.packed_row_count(table) as usize,
            };
            vec![0; rows]
        });
        Self { tables, ages: [0; 4], groups: 0, listed: 0 }
    }

    /// Adds what was counted elsewhere for the same purpose.
    fn add_all(&mut self, other: &Self) {
        for (own, other) in self.tables.iter_mut().zip(&other.tables) {
            own.iter_mut().zip(other).for_each(|(own, other)| *own += other);
        }
        self.ages.iter_mut().zip(other.ages).for_each(|(own, other)| *own += other);
        self.groups += other.groups;
        self.listed += other.listed;
    }

    #[inline]
    fn count_group(&mut self, entry: &RowEntry, grades: Grades) {
        self.groups = self.groups.wrapping_add(1);
        for (rows, row) in self.tables.iter_mut().zip(entry.rows) {
            increment_at(rows, row as usize);
        }
        increment_at(&mut self.ages, grades.value_of(entry.verified));
    }

    /// Adds what was counted for `facet` to its counts.
    fn add_counts_of(&self, index: &Index, facet: Facet, counts: &mut Counts) {
        let Some(counts) = counts.by.get_mut(facet.index()) else { return };
        match facet {
            Facet::Topic => {
                let (ends, topics) = (index.column(IndexPart::TopicEnds), index.column(IndexPart::Topics));
                for (set, n) in self.counted_rows(TOPICS) {
                    ends.row_range(set).for_each(|at| add_at(counts, usize::from(topics.u16_at(at)), n));
                }
            }
            Facet::Place => {
                let (ends, places) = (index.column(IndexPart::PlaceEnds), index.column(IndexPart::Places));
                for (set, n) in self.counted_rows(PLACES) {
                    ends.row_range(set).for_each(|at| add_at(counts, places.u32_at(at) as usize, n));
                }
            }
            Facet::Verified => self.ages.iter().enumerate().for_each(|(value, n)| add_at(counts, value, *n)),
            _ => {
                let Some((table, place)) = facet_slot(facet) else { return };
                let meant = masks_meant(index, facet);
                for (row, n) in self.counted_rows(table) {
                    let mut mask = index.packed_mask(table, row as u32, place);
                    if let Some(meant) = &meant {
                        let held = meant.iter().enumerate().filter(|(_, meant)| mask & **meant != 0);
                        held.for_each(|(value, _)| add_at(counts, value, n));
                        continue;
                    }
                    while mask != 0 {
                        add_at(counts, mask.trailing_zeros() as usize, n);
                        mask &= mask - 1;
                    }
                }
            }
        }
    }

    /// The rows of a table that some group has, each with how many have it.
    fn counted_rows(&self, table: usize) -> impl Iterator<Item = (usize, u32)> + '_ {
        let rows = self.tables.get(table).map(Vec::as_slice).unwrap_or_default();
        rows.iter().copied().enumerate().filter(|(_, n)| *n > 0)
    }
}

impl Counts {
    /// Nothing counted yet.
    fn all_zero(index: &Index) -> Self {
        Self { by: Facet::ALL.iter().map(|f| vec![0; index.values(*f).len()]).collect() }
    }
}

/// How many groups fit, as far as is known.
pub(super) fn count_fitting(
    index: &Index,
    scores: Option<&[u16]>,
    compiled: &CompiledFilters,
    near: Option<&Near>,
    mut finder: SectionFinder<'_>,
) -> u32 {
    let measure = near.map(|near| Measure::from_point(near.point));
    let has_radius = finder.has_radius();
    let is_counted = |(at, entry, point): (usize, RowEntry, &[u8; 8])| {
        let far = measure.as_ref().map_or(0, |measure| measure.hectometres_to(*point));
        let section = finder.section_of(at, &entry, far);
        compiled.unmet_by(&entry).is_possible()
            && section.is_some_and(|section| !has_radius || section == HitSection::Near)
    };
    scored_groups(index, scores).map(is_counted).filter(|is_counted| *is_counted).count() as u32
}

/// Whether any group may fit, as far as is known.
pub(super) fn any_possible(
    index: &Index,
    scores: Option<&[u16]>,
    compiled: &CompiledFilters,
    near: Option<&Near>,
    mut finder: SectionFinder<'_>,
) -> bool {
    let measure = near.map(|near| Measure::from_point(near.point));
    scored_groups(index, scores).any(|(at, entry, point)| {
        let far = measure.as_ref().map_or(0, |measure| measure.hectometres_to(*point));
        compiled.unmet_by(&entry).is_possible() && finder.section_of(at, &entry, far).is_some()
    })
}

/// The groups that are shown and meet the words, with their points, one after the other.
fn scored_groups<'a>(
    index: &'a Index,
    scores: Option<&'a [u16]>,
) -> impl Iterator<Item = (usize, RowEntry, &'a [u8; 8])> {
    let entries = index.column(IndexPart::Entries).entries();
    let points = index.section_bytes(IndexPart::Points).as_chunks().0;
    // Eight groups that are not found are passed over at once.
    let chunks = (0..entries.len()).step_by(8).filter(move |from| {
        let found = scores.map(|scores| scores.get(*from..(*from + 8).min(scores.len())).unwrap_or_default());
        found.is_none_or(|found| found.iter().any(|score| *score != 0))
    });
    chunks.flat_map(|from| from..from + 8).filter_map(move |at| {
        let (entry, point) = entries.get(at).zip(points.get(at))?;
        let entry = RowEntry::from_bytes(entry);
        let found = scores.is_none_or(|scores| scores.get(at).is_some_and(|score| *score != 0));
        (found && entry.flags & FLAG_HIDDEN == 0).then_some((at, entry, point))
    })
}
