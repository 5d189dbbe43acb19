//! Hits and the counts of all filters, in one pass over all groups.

use super::distance::Measure;
use super::facet::{Counts, Facet, Selection};
use super::filters::{CompiledFilters, Grades, NOT_STATED};
use super::index::Index;
use super::layout::{FLAG_HIDDEN, PACKED_FACETS, PLACES, RowEntry, Section, TOPICS, facet_slot};
use super::parse::meaning::Filter;
use super::query::Near;
use super::rank::Ranking;
use super::types::LocalNow;

/// Counts of every value where nothing is asked; those of [`Facet::Verified`] depend on the day and are left out.
pub(super) fn count_all(index: &Index) -> Counts {
    let local_now = LocalNow { now: jiff::Timestamp::UNIX_EPOCH, zone: jiff::tz::TimeZone::UTC };
    let compiled = CompiledFilters::new(index, &Selection::default(), &[], None, &local_now);
    let mut counters = Counters::new(index, None);
    for entry in index.column(Section::Entries).entries().iter().map(RowEntry::from_bytes) {
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

/// What a pass over all groups gives, besides the hits.
pub(super) struct Pass {
    pub(super) total: u32,
    /// How many of them do not say all that is asked for.
    pub(super) not_stated: u32,
    /// Of the groups that say all of it.
    pub(super) counts: Counts,
    /// For each filter chosen, how many groups fail it alone.
    pub(super) only: Vec<(Facet, u32)>,
}

/// Looks at every group once: what fits goes into the ranking and the counts.
pub(super) fn scan_groups(
    index: &Index,
    scores: Option<&[u16]>,
    compiled: &CompiledFilters<'_>,
    measure: Option<&Measure>,
    ranking: &mut Ranking<'_>,
) -> Pass {
    let entries = index.column(Section::Entries).entries();
    let points = index.section_bytes(Section::Points).as_chunks().0;
    let free = compiled.asks_nothing();
    let counted = scores.is_none() && free;
    let mut fit = Counters::new(index, counted.then_some(Facet::Verified));
    let mut alone: Vec<Counters> = compiled.asked.iter().map(|f| Counters::new(index, Some(*f))).collect();
    let mut not_stated = 0;
    let mut see = |at: usize, entry: &RowEntry, point: &[u8; 8], score: u16| {
        let far = measure.map_or(0, |measure| measure.hectometres_to(*point));
        let failed = if free { 0 } else { compiled.failures_of(at, entry, far) };
        let fits = failed & !NOT_STATED == 0;
        if fits {
            ranking.consider_hit(at, entry, score + compiled.known_bonus_of(entry), far, failed == 0);
        }
        // The counts say how many groups are known to have a value.
        if failed == 0 {
            fit.count_group(entry, compiled.grades);
            return;
        }
        not_stated += u32::from(fits);
        if let Some(counters) = compiled.only_unmet(failed).and_then(|at| alone.get_mut(at)) {
            counters.count_group(entry, compiled.grades);
            counters.listed += u32::from(fits);
        }
    };
    match scores {
        None => {
            for (at, (entry, point)) in entries.iter().zip(points).enumerate() {
                let entry = RowEntry::from_bytes(entry);
                if entry.flags & FLAG_HIDDEN == 0 {
                    see(at, &entry, point, 1);
                }
            }
        }
        Some(scores) => {
            // Most words are in few groups: eight groups that are not found are passed over at once.
            let chunks = scores.chunks(8).zip(entries.chunks(8)).zip(points.chunks(8));
            for (chunk, ((scores, entries), points)) in chunks.enumerate() {
                if scores == [0; 8] {
                    continue;
                }
                for (i, ((score, entry), point)) in scores.iter().zip(entries).zip(points).enumerate() {
                    if *score != 0 {
                        see(chunk * 8 + i, &RowEntry::from_bytes(entry), point, *score);
                    }
                }
            }
        }
    }
    // Where nothing is asked, the counts are known beforehand, those of the confirmations aside.
    let mut counts = if counted { index.all_counts() } else { Counts::all_zero(index) };
    for facet in Facet::ALL.into_iter().filter(|facet| !counted || *facet == Facet::Verified) {
        fit.add_counts_of(index, facet, &mut counts);
    }
    for (facet, counters) in compiled.asked.iter().zip(&alone) {
        counters.add_counts_of(index, *facet, &mut counts);
    }
    let only = compiled.asked.iter().zip(&alone).map(|(f, c)| (*f, c.groups - c.listed)).collect();
    Pass { total: fit.groups + not_stated, not_stated, counts, only }
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
                TOPICS => index.section_bytes(Section::TopicEnds).len() / 4,
                PLACES => index.section_bytes(Section::PlaceEnds).len() / 4,
                table => index.packed_row_count(table) as usize,
            };
            vec![0; rows]
        });
        Self { tables, ages: [0; 4], groups: 0, listed: 0 }
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
                let (ends, topics) = (index.column(Section::TopicEnds), index.column(Section::Topics));
                for (set, n) in self.counted_rows(TOPICS) {
                    ends.row_range(set).for_each(|at| add_at(counts, usize::from(topics.u16_at(at)), n));
                }
            }
            Facet::Place => {
                let (ends, places) = (index.column(Section::PlaceEnds), index.column(Section::Places));
                for (set, n) in self.counted_rows(PLACES) {
                    ends.row_range(set).for_each(|at| add_at(counts, places.u32_at(at) as usize, n));
                }
            }
            Facet::Verified => self.ages.iter().enumerate().for_each(|(value, n)| add_at(counts, value, *n)),
            _ => {
                let Some((table, place)) = facet_slot(facet) else { return };
                for (row, n) in self.counted_rows(table) {
                    let mut mask = index.packed_mask(table, row as u32, place);
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

/// How many groups fit.
pub(super) fn count_fitting(
    index: &Index,
    scores: Option<&[u16]>,
    filters: &[Filter],
    selection: &Selection,
    near: Option<&Near>,
    local_now: &LocalNow,
) -> u32 {
    let compiled = CompiledFilters::new(index, selection, filters, near, local_now);
    fitting_groups(index, scores, &compiled, near).count() as u32
}

/// Whether any group fits.
pub(super) fn any_fitting(
    index: &Index,
    scores: Option<&[u16]>,
    compiled: &CompiledFilters<'_>,
    near: Option<&Near>,
) -> bool {
    fitting_groups(index, scores, compiled, near).next().is_some()
}

/// The groups that fit, one after the other.
fn fitting_groups<'a>(
    index: &'a Index,
    scores: Option<&'a [u16]>,
    compiled: &'a CompiledFilters<'_>,
    near: Option<&Near>,
) -> impl Iterator<Item = usize> + 'a {
    let measure = near.map(|near| Measure::from_point(near.point));
    let entries = index.column(Section::Entries).entries();
    let points = index.section_bytes(Section::Points).as_chunks().0;
    let fits = move |at: usize| {
        let (entry, point) = entries.get(at).zip(points.get(at))?;
        let entry = RowEntry::from_bytes(entry);
        let far = measure.as_ref().map_or(0, |measure| measure.hectometres_to(*point));
        let fits = compiled.failures_of(at, &entry, far) & !NOT_STATED == 0;
        (entry.flags & FLAG_HIDDEN == 0 && fits).then_some(at)
    };
    // Eight groups that are not found are passed over at once.
    (0..entries.len().div_ceil(8))
        .flat_map(move |chunk| {
            let found = scores.and_then(|scores| scores.get(chunk * 8..(chunk * 8 + 8).min(scores.len())));
            let nothing = scores.is_some() && found.is_none_or(|found| found.iter().all(|score| *score == 0));
            let rows = if nothing { 0..0 } else { 0..8 };
            rows.filter(move |i| found.is_none_or(|found| found.get(*i).is_some_and(|score| *score != 0)))
                .map(move |i| chunk * 8 + i)
        })
        .filter_map(fits)
}
