//! The order of the results.
//!
//! Best match: whether a listing is about the thing (by topic or name) or only mentions it (organisation, place,
//! notes); groups before those who know groups; how well the words fit; the next meeting; the name; never length.
//! Near a place, how far it is in rough steps comes right after whether it is about the thing.
//!
//! Only the first [`Query::limit`] hits are put in order. While hits come in, those that cannot be among them any
//! more are told by the first half of their key, which costs little; so a million hits are not sorted.

use super::distance::{UNKNOWN, exact_hectometres};
use super::facet::Facet;
use super::gather::{Gather, Gathering, Meets, Placed};
use super::index::Index;
use super::layout::{Column, FLAG_CLAIMED, MEETINGS, PLACES, RowEntry, Section, facet_slot};
use super::meetings::{FAR, WeekClock};
use super::parse::meaning::AskedArea;
use super::query::{Hit, Near, Query, Sort};
use super::types::{LocalNow, Ordinal};
use crate::group::{Coded, Kind, Status};

/// Puts hits in order and lists the first of them.
pub(super) struct Ranking<'a> {
    index: &'a Index,
    sort: Sort,
    limit: usize,
    near: Option<Near>,
    /// The country of the place asked for, as a value of the Place filter.
    country: Option<u32>,
    /// The regions asked for, as values of the Place filter.
    regions: Vec<u32>,
    asks_for_region: bool,
    /// The best score of any group, found or filtered out.
    best: u16,
    clock: WeekClock<'a>,
    /// Minutes until the next meeting by list of meetings, as they are worked out.
    until: Vec<u16>,
    /// Which packed table holds the kind, and the order of kinds by its rows.
    table: usize,
    kinds: Vec<u8>,
    /// Whether a set of places serves the country of the place asked for, as it is worked out.
    serves: Vec<Option<bool>>,
    names: Column<'a>,
    /// Whether something is asked for that listings may not say.
    has_line: bool,
    kept: Vec<Kept>,
    /// Of those that came too late for the list: who helps at home besides groups, the best of them.
    helpers: Vec<Kept>,
    /// What is gathered of every hit.
    gathering: Gathering<'a>,
    /// Keys from here on are of no interest any more.
    bound: RankKey,
}

/// What is compared first, and what among equals.
type RankKey = (u64, u64);

/// A list from this length on keeps places for helpers; who asks for a few hits gets the best.
const LONG_LIST: usize = 100;

/// Minutes that are not worked out yet; more than [`FAR`].
const NOT_YET: u16 = u16::MAX;

/// Key, ordinal, score, whether the listing says all that is asked for.
type Kept = (RankKey, u32, u16, bool);

/// In front of all other parts of a key: listings that do not say all that is asked for come after those that do, and
/// so do those that are about something else.
const BELOW_LINE: u64 = 1 << 63;

impl<'a> Ranking<'a> {
    /// An empty list. `best` is the best score there is.
    pub(super) fn new(
        index: &'a Index,
        query: &Query,
        near: Option<&Near>,
        local_now: &LocalNow,
        best: u16,
    ) -> Self {
        let (table, place) = facet_slot(Facet::Kind).unwrap_or_default();
        let kind = |row: u32| {
            let kind = Kind::from_ordinal(index.packed_mask(table, row, place).trailing_zeros() as u8);
            // Groups come before those who know groups, and these before the rest.
            match kind.unwrap_or(Kind::Group) {
                Kind::Group => 0,
                Kind::ContactPoint | Kind::Organisation | Kind::Forum => 1,
                Kind::Helpline | Kind::Directory | Kind::Service => 2,
            }
        };
        let sets = |section: Section| index.section_bytes(section).len() / 4;
        Self {
            index,
            sort: query.sort,
            limit: query.limit,
            country: near
                .map_or(query.home.as_deref(), |near| near.country.as_deref())
                .and_then(|country| index.value_id(Facet::Place, country))
                .map(|value| value.0),
            near: near.cloned(),
            regions: Vec::new(),
            asks_for_region: false,
            best: best.max(1),
            clock: index.calendar().week_clock(local_now.now),
            until: vec![NOT_YET; sets(Section::MeetingEnds)],
            kinds: (0..index.packed_row_count(table)).map(kind).collect(),
            table,
            serves: vec![
                None;
                if near.is_some() || query.home.is_some() { sets(Section::PlaceEnds) } else { 0 }
            ],
            names: index.column(Section::NameRank),
            has_line: false,
            kept: Vec::new(),
            helpers: Vec::new(),
            gathering: Gathering::new(index, query.gather),
            bound: (u64::MAX, u64::MAX),
        }
    }

    /// What is in a country or its regions comes first, as if the reader were there.
    pub(super) fn prefer_area(&mut self, area: &AskedArea) {
        let index = self.index;
        let value = |id: &str| index.value_id(Facet::Place, id).map(|value| value.0);
        self.country = value(&area.country);
        let regions = area.regions.iter().filter_map(|region| value(&format!("{region}, {}", area.country)));
        self.regions = regions.collect();
        self.asks_for_region = !area.regions.is_empty();
        let sets = index.section_bytes(Section::PlaceEnds).len() / 4;
        self.serves = vec![None; sets];
    }

    /// Says that something is asked for that listings may not say: there will be a line between those that do and the
    /// others.
    pub(super) const fn draw_line(&mut self) {
        self.has_line = true;
    }

    /// Takes in a hit, which is `far` from the place asked for, roughly and in hectometres. `stated` tells whether it
    /// says all that is asked for.
    #[allow(clippy::inline_always, reason = "called for each of a million groups; measured")]
    #[inline(always)]
    pub(super) fn consider_hit(&mut self, at: usize, entry: &RowEntry, score: u16, far: u32, stated: bool) {
        self.gathering.take_in(at, entry);
        let first = self.first_key(entry, score, far, stated);
        if first > self.bound.0 {
            return self.consider_helper(at, entry, score, stated, first);
        }
        let key = (first, self.second_key(at, entry));
        if key >= self.bound {
            return self.consider_helper(at, entry, score, stated, first);
        }
        self.kept.push((key, at as u32, score, stated));
        if self.kept.len() >= self.limit.saturating_mul(2).max(256) {
            self.drop_losers();
        }
    }

    /// What was gathered of every hit.
    pub(super) fn take_gathered(&mut self) -> (Vec<Placed>, Vec<Meets>) {
        let nothing = Gathering::new(self.index, Gather::Nothing);
        std::mem::replace(&mut self.gathering, nothing).into_parts()
    }

    fn drop_losers(&mut self) {
        if self.limit < self.kept.len() {
            if let Some(last) = self.limit.checked_sub(1) {
                let (_, bound, _) = self.kept.select_nth_unstable(last);
                self.bound = bound.0;
            } else {
                self.bound = (0, 0);
            }
            for (key, at, score, stated) in self.kept.split_off(self.limit) {
                let entry = self.index.entry_at(at as usize);
                self.consider_helper(at as usize, &entry, score, stated, key.0);
            }
        }
    }

    /// Keeps a hit that is not among the first: a helpline, organisation or contact point at home is worth a place behind
    /// two thousand groups. Those for which somebody vouches come before those that only a source calls so.
    #[cold]
    fn consider_helper(&mut self, at: usize, entry: &RowEntry, score: u16, stated: bool, first: u64) {
        let row = entry.rows.get(self.table).copied().unwrap_or(0);
        let is_helper = self.kinds.get(row as usize).is_some_and(|order| *order > 0);
        if !is_helper || self.is_abroad(entry) {
            return;
        }
        let key = (first, self.second_key(at, entry));
        self.helpers.push((key, at as u32, score, stated));
        if self.helpers.len() > self.limit.max(256) {
            self.keep_best_helpers();
        }
    }

    /// How many places of the list are kept for helpers: a tenth of a list that nobody reads to its end.
    fn places_for_helpers(&self) -> usize {
        if self.limit < LONG_LIST { 0 } else { self.limit / 10 }
    }

    fn keep_best_helpers(&mut self) {
        let index = self.index;
        self.helpers.sort_unstable_by_key(|(key, at, ..)| {
            (index.entry_at(*at as usize).flags & FLAG_CLAIMED != 0, *key)
        });
        self.helpers.truncate(self.places_for_helpers());
    }

    /// What is compared first; smaller is better.
    #[allow(clippy::inline_always, reason = "called for each of a million groups; measured")]
    #[inline(always)]
    fn first_key(&mut self, entry: &RowEntry, score: u16, far: u32, stated: bool) -> u64 {
        let weaker = u64::from(u16::MAX - score);
        let row = entry.rows.get(self.table).copied().unwrap_or(0);
        // What does not meet any more comes last.
        let resting = entry.status == Status::Paused.ordinal() || entry.status == Status::Ended.ordinal();
        let order = u64::from(self.kinds.get(row as usize).copied().unwrap_or(0));
        let kind = if resting { 3 } else { order };
        // About the thing by topic or name, or only mentioned somewhere.
        let mention = u64::from(u32::from(score) * 10 < u32::from(self.best) * 6);
        let far_key = u64::from(far);
        let below = !stated || (self.has_line && self.sort == Sort::Best && mention == 1);
        let line = if below { BELOW_LINE } else { 0 };
        line | match self.sort {
            Sort::Best if self.near.is_some() => {
                // A body of another country is no help here, however near its town is.
                let abroad = order > 0 && self.is_abroad(entry);
                let step = if abroad { 10 } else { u64::from(self.distance_step(entry, far)) };
                mention << 60 | step << 52 | kind << 48 | weaker << 32 | far_key << 16
            }
            Sort::Best => {
                let tier = self.home_tier(entry, order);
                tier << 61 | mention << 60 | kind << 48 | weaker << 32
            }
            Sort::Next => u64::from(self.minutes_until_next(entry)) << 32 | kind << 24 | weaker,
            Sort::Distance => far_key << 32 | weaker << 8 | kind,
            Sort::Name => 0,
            Sort::Verified => u64::from(u16::MAX - entry.verified),
        }
    }

    /// What is compared among equals: the next meeting, then the name.
    #[inline]
    fn second_key(&mut self, at: usize, entry: &RowEntry) -> u64 {
        let name = u64::from(self.names.u32_at(at));
        match self.sort {
            Sort::Best | Sort::Distance => u64::from(self.minutes_until_next(entry)) << 32 | name,
            Sort::Next | Sort::Name | Sort::Verified => name,
        }
    }

    /// Minutes until the next meeting; groups that do not meet come last.
    #[inline]
    fn minutes_until_next(&mut self, entry: &RowEntry) -> u32 {
        match Status::from_ordinal(entry.status).unwrap_or(Status::Active) {
            Status::Ended => FAR + 4,
            Status::Paused => FAR + 3,
            Status::Founding | Status::Seekers => FAR + 1,
            Status::Active => {
                let list = entry.rows[MEETINGS];
                let Some(known) = self.until.get_mut(list as usize) else { return FAR };
                if *known == NOT_YET {
                    *known = self.clock.minutes_until(self.index.meeting_list(list)).min(FAR) as u16;
                }
                u32::from(*known)
            }
        }
    }

    /// Rough steps of distance: within one, other things matter more. Listings without a place that serve the
    /// country of the place asked for come before what is far away.
    fn distance_step(&mut self, entry: &RowEntry, hectometres: u32) -> u32 {
        match hectometres {
            0..100 => 0,
            100..250 => 1,
            250..500 => 2,
            500..1_000 => 3,
            UNKNOWN if self.serves_country(entry) => 4,
            1_000..2_500 => 5,
            2_500..5_000 => 6,
            5_000..20_000 => 7,
            UNKNOWN => 8,
            _ => 9,
        }
    }

    /// Where no place is asked for: what helps at home and groups that can be joined from anywhere, then bodies that
    /// name no country, then what helps in other countries. `order` is the order of the listing's kind.
    fn home_tier(&mut self, entry: &RowEntry, order: u64) -> u64 {
        if self.asks_for_region {
            return self.region_tier(entry);
        }
        if self.country.is_none() || self.serves_country(entry) {
            return 0;
        }
        let names_places = self.is_abroad(entry);
        if names_places { 2 } else { u64::from(order > 0) }
    }

    /// Where a region is asked for: what is there, then what serves the whole country or can be joined from anywhere,
    /// then what is in its other regions, then what is abroad.
    fn region_tier(&mut self, entry: &RowEntry) -> u64 {
        let set = entry.rows[PLACES] as usize;
        let places = self.index.column(Section::Places);
        let range = self.index.column(Section::PlaceEnds).row_range(set);
        let mut values = range.clone().map(|at| places.u32_at(at));
        if values.any(|value| self.regions.contains(&value)) {
            return 0;
        }
        if range.is_empty() {
            return 1;
        }
        match self.serves_country(entry) {
            // Countries only.
            true if range.map(|at| places.u32_at(at)).all(|value| Some(value) == self.country) => 1,
            true => 2,
            false => 3,
        }
    }

    /// Whether a listing says where it helps, and not in the country of the place asked for.
    fn is_abroad(&mut self, entry: &RowEntry) -> bool {
        let set = entry.rows[PLACES] as usize;
        let index = self.index;
        self.country.is_some()
            && !self.serves_country(entry)
            && index.column(Section::PlaceEnds).row_range(set).next().is_some()
    }

    fn serves_country(&mut self, entry: &RowEntry) -> bool {
        let Some(country) = self.country else { return false };
        let set = entry.rows[PLACES] as usize;
        let Some(known) = self.serves.get_mut(set) else { return false };
        let index = self.index;
        *known.get_or_insert_with(|| {
            let places = index.column(Section::Places);
            index.column(Section::PlaceEnds).row_range(set).any(|at| places.u32_at(at) == country)
        })
    }

    /// The list, in order.
    pub(super) fn into_hits(mut self) -> Vec<Hit> {
        self.drop_losers();
        self.keep_best_helpers();
        let mut kept = std::mem::take(&mut self.kept);
        if !self.helpers.is_empty() {
            kept.sort_unstable();
            kept.truncate(self.limit - self.helpers.len());
            kept.append(&mut self.helpers);
        }
        if let Some(point) = self.near.as_ref().map(|near| near.point) {
            // What is listed shows its distance: now it is measured exactly.
            for (key, at, score, stated) in &mut kept {
                let entry = self.index.entry_at(*at as usize);
                let far = exact_hectometres(self.index, *at as usize, point);
                key.0 = self.first_key(&entry, *score, far, *stated);
            }
        }
        kept.sort_unstable();
        let (near, index, top) = (self.near.as_ref(), self.index, f32::from(self.best));
        kept.into_iter()
            .map(|(_, at, score, stated)| Hit {
                ordinal: Ordinal(at),
                stated,
                score: f32::from(score) / top,
                distance_km: near
                    .and_then(|near| Some(index.point_of(at as usize)?.distance_km(near.point) as f32)),
            })
            .collect()
    }
}
