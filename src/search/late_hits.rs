//! Hits that come too late for the list, of which some are worth a place behind two thousand others.
//!
//! A feed may hold thousands of groups that fit, by accident or by ill will. Places at the end of a long list are kept
//! for who helps at home besides groups, and for the best of every source that the others would leave out.

use super::hit_section::{HitSection, Standing};
use super::index::Index;
use super::layout::IndexPart;

/// What is compared first, and what among equals.
pub(super) type RankKey = (u64, u64);

/// A hit that may be listed.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Kept {
    pub(super) key: RankKey,
    pub(super) at: u32,
    pub(super) score: u16,
    pub(super) standing: Standing,
    pub(super) role: Role,
}

/// What a listing is: among those who help besides groups, the ones for whom somebody vouches come first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Role {
    /// A helpline, an organisation or a contact point.
    Helper,
    /// One that only its source calls so.
    ClaimedHelper,
    /// A group.
    Group,
}

/// A list from this length on keeps places; who asks for a few hits gets the best.
const LONG_LIST: usize = 100;

/// The best of the hits that come too late.
pub(super) struct LateHits {
    limit: usize,
    /// Helplines, organisations and contact points.
    helpers: Vec<Kept>,
    /// Helpers from here on are of no interest any more, by their role and the first half of their key.
    helpers_bound: (Role, u64),
    /// Ascending; empty where everything is of one source.
    sources: Vec<LateSource>,
    /// How many of each source are kept.
    share: usize,
    /// The source of the hit that was looked at last, which is mostly that of the next one.
    current: usize,
}

/// The late hits of one source.
struct LateSource {
    /// The first of its groups, and the first that is not.
    from: u32,
    to: u32,
    best: Vec<Kept>,
    /// Keys from here on are of no interest any more.
    bound: u64,
}

impl LateHits {
    /// None yet, for a list of at most `limit` hits.
    pub(super) fn new(index: &Index, limit: usize) -> Self {
        let sources = if limit < LONG_LIST { Vec::new() } else { sources_of(index) };
        // A quarter of the list in all, and no more than a twentieth for one source.
        let share = (limit / 4 / sources.len().max(1)).clamp(1, (limit / 20).max(1));
        let helpers_bound = (Role::ClaimedHelper, u64::MAX);
        Self { limit, helpers: Vec::new(), helpers_bound, sources, share, current: 0 }
    }

    /// Whether none is worth a place.
    pub(super) fn is_empty(&self) -> bool {
        self.helpers.is_empty() && self.sources.iter().all(|source| source.best.is_empty())
    }

    /// Whether a hit is worth a place, as far as is known by the first half of its key.
    #[inline]
    pub(super) fn may_keep(&mut self, at: u32, first: u64, section: HitSection, role: Role) -> bool {
        section != HitSection::Elsewhere
            && ((role, first) <= self.helpers_bound
                || self.source_with(at).is_some_and(|source| first <= source.bound))
    }

    /// Takes in a hit that is worth a place.
    pub(super) fn keep(&mut self, late: Kept) {
        let share = self.share;
        if let Some(source) = self.source_with(late.at).filter(|source| late.key.0 <= source.bound) {
            source.best.push(late);
            if source.best.len() > share * 2 + 64 {
                source.keep_best(share);
            }
        }
        if (late.role, late.key.0) <= self.helpers_bound {
            self.helpers.push(late);
            if self.helpers.len() > self.limit.max(256) {
                self.keep_best_helpers();
            }
        }
    }

    /// Takes in the late hits of the groups behind these.
    pub(super) fn append(&mut self, mut behind: Self) {
        self.helpers.append(&mut behind.helpers);
        for (source, other) in self.sources.iter_mut().zip(&mut behind.sources) {
            source.best.append(&mut other.best);
            if source.best.len() > self.share {
                source.keep_best(self.share);
            }
        }
    }

    /// Gives the late hits that are worth it the places of others: of the last in the list that are neither helpers for
    /// whom somebody vouches nor of a source with few hits. `listed` is in order, and no longer afterwards.
    pub(super) fn take_places_in(mut self, listed: &mut Vec<Kept>) {
        self.keep_best_helpers();
        let mut counts = vec![0; self.sources.len()];
        for hit in &*listed {
            if let Some(count) = self.place_of(hit.at).and_then(|source| counts.get_mut(source)) {
                *count += 1;
            }
        }
        let mut late = std::mem::take(&mut self.helpers);
        for (source, count) in self.sources.iter_mut().zip(&counts) {
            source.keep_best(self.share.saturating_sub(*count));
            late.append(&mut source.best);
        }
        late.sort_unstable_by_key(|hit| hit.at);
        late.dedup_by_key(|hit| hit.at);
        let mut kept = Vec::with_capacity(listed.len());
        let mut wanted = (listed.len() + late.len()).saturating_sub(self.limit);
        while let Some(hit) = listed.pop() {
            let count = self.place_of(hit.at).and_then(|source| counts.get_mut(source));
            let is_spare = count.as_ref().is_none_or(|count| **count > self.share)
                && (hit.role != Role::Helper || hit.standing.section == HitSection::Elsewhere);
            if wanted > 0 && is_spare {
                wanted -= 1;
                if let Some(count) = count {
                    *count -= 1;
                }
            } else {
                kept.push(hit);
            }
        }
        late.sort_unstable_by_key(|hit| (hit.role != Role::Helper, hit.key, hit.at));
        late.truncate(late.len() - wanted.min(late.len()));
        kept.append(&mut late);
        *listed = kept;
    }

    /// Those for whom somebody vouches come before those that only a source calls so.
    fn keep_best_helpers(&mut self) {
        self.helpers.sort_unstable_by_key(|hit| (hit.role, hit.key, hit.at));
        let places = self.places_for_helpers();
        if self.helpers.len() > places {
            self.helpers.truncate(places);
            self.helpers_bound = self.helpers.last().map_or((Role::Helper, 0), |hit| (hit.role, hit.key.0));
        }
    }

    /// How many places of the list are kept for helpers: a tenth of a list that nobody reads to its end.
    fn places_for_helpers(&self) -> usize {
        if self.limit < LONG_LIST { 0 } else { self.limit / 10 }
    }

    #[inline]
    fn source_with(&mut self, at: u32) -> Option<&mut LateSource> {
        let is_current =
            self.sources.get(self.current).is_some_and(|source| (source.from..source.to).contains(&at));
        if !is_current {
            self.current = self.place_of(at)?;
        }
        self.sources.get_mut(self.current)
    }

    /// Which source a group is of.
    fn place_of(&self, at: u32) -> Option<usize> {
        self.sources.partition_point(|source| source.from <= at).checked_sub(1)
    }
}

impl LateSource {
    fn keep_best(&mut self, most: usize) {
        self.best.sort_unstable();
        self.best.truncate(most);
        self.bound = self.best.last().map_or(0, |last| last.key.0);
    }
}

/// The sources of an index: the built-in directory first.
fn sources_of(index: &Index) -> Vec<LateSource> {
    let starts = index.column(IndexPart::SourceStarts);
    let count = index.section_bytes(IndexPart::SourceStarts).len() / 4;
    let (mut starts, end) = ((0..count).map(|i| starts.u32_at(i)).collect::<Vec<_>>(), index.len() as u32);
    if !starts.is_empty() {
        starts.insert(0, 0);
    }
    starts.dedup();
    let ends = starts.iter().skip(1).copied().chain([end]);
    let ranges = starts.iter().copied().zip(ends);
    ranges.map(|(from, to)| LateSource { from, to, best: Vec::new(), bound: u64::MAX }).collect()
}
