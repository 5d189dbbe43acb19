//! The order of the results.
//!
//! First the section: near, by phone and online, the whole country and so on. Inside a section what meets comes
//! before what does not meet any more, where people speak of themselves what is for them before what is for their
//! relatives, then how well the words fit in rough steps, the listing's main topic before its side topics, how far it
//! is in rough steps, groups before those who know groups, how well the words fit exactly, in danger the crisis lines of
//! the country before others, the next meeting, the name; never length.
//!
//! Only the first [`Query::limit`] hits are put in order. While hits come in, those that cannot be among them any
//! more are told by the first half of their key, which costs little; so a million hits are not sorted.

use super::distance::{UNKNOWN, exact_hectometres};
use super::facet::Facet;
use super::gather::Gathering;
use super::gathered::Gathered;
use super::hit_section::{HitSection, Standing};
use super::index::Index;
use super::last_value::UntilNext;
use super::late_hits::{Kept, LateHits, RankKey, Role};
use super::layout::{
    Column, FLAG_CLAIMED, FLAG_CRISIS_LINE, IndexPart, MEETINGS, RowEntry, TOPICS, facet_slot,
};
use super::query::{Hit, Near, Query, Sort};
use super::types::{LocalNow, Ordinal};
use super::week_clock::{FAR, WeekClock};
use crate::group::{Coded, Kind, Status};
use crate::topic::{Thesaurus, TopicId};
use std::sync::Arc;

/// The topics asked for.
#[derive(Clone, Copy, Default)]
pub(super) struct AskedTopics<'a> {
    /// By their numbers in the index.
    pub(super) numbers: &'a [u16],
    /// Whoever asks has the problem, so that listings for relatives come after the others.
    pub(super) for_oneself: bool,
}

/// How the topics of a listing stand to those asked for.
#[derive(Clone, Copy, PartialEq, Eq)]
enum TopicStanding {
    NotWorkedOut,
    /// The first topic is one of them, or nothing is asked.
    Main,
    /// Only others are.
    Side,
    /// None is, and the first is for relatives, of whom the asker is none.
    ForRelatives,
}

/// Puts hits in order and lists the first of them.
pub(super) struct Ranking<'a> {
    index: &'a Index,
    sort: Sort,
    limit: usize,
    near: Option<Near>,
    /// The best score of any group, found or filtered out.
    best: u16,
    clock: WeekClock<'a>,
    /// The text speaks of danger.
    in_danger: bool,
    /// Minutes until the next meeting by list of meetings.
    until: Arc<UntilNext>,
    /// Which packed table holds the kind, and the order of kinds by its rows.
    table: usize,
    kinds: Vec<u8>,
    asked_topics: AskedTopics<'a>,
    /// How each set of topics stands to those asked for, as it is worked out.
    standings: Vec<TopicStanding>,
    names: Column<'a>,
    kept: Vec<Kept>,
    /// Those that came too late for the list and may be worth a place all the same.
    late: LateHits,
    /// What is gathered of every hit.
    gathering: Gathering<'a>,
    /// Keys from here on are of no interest any more.
    bound: RankKey,
}

/// Below this share of the best score, in percent, a hit only touches on the question: it has less than one of two
/// things that are asked for.
const FITTING_SHARE: u32 = 40;

impl<'a> Ranking<'a> {
    /// An empty list. `topics` are those asked for, `best` is the best score there is.
    pub(super) fn new(
        index: &'a Index,
        query: &Query,
        near: Option<&Near>,
        topics: AskedTopics<'a>,
        in_danger: bool,
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
        let sets = |section: IndexPart| index.section_bytes(section).len() / 4;
        Self {
            index,
            sort: query.sort,
            limit: query.limit,
            near: near.cloned(),
            best: best.max(1),
            in_danger,
            clock: WeekClock::new(index.calendar(), local_now),
            until: index.calendar().until_next(local_now, sets(IndexPart::MeetingEnds)),
            kinds: (0..index.packed_row_count(table)).map(kind).collect(),
            table,
            standings: vec![
                TopicStanding::NotWorkedOut;
                if topics.numbers.is_empty() { 0 } else { sets(IndexPart::TopicEnds) }
            ],
            asked_topics: topics,
            names: index.column(IndexPart::NameRank),
            kept: Vec::new(),
            late: LateHits::new(index, query.limit),
            gathering: Gathering::new(index, query.gather),
            bound: (u64::MAX, u64::MAX),
        }
    }

    /// An empty list that puts hits in the same order.
    pub(super) fn empty_copy(&self) -> Self {
        Self {
            kept: Vec::new(),
            late: LateHits::new(self.index, self.limit),
            gathering: self.gathering.empty_copy(),
            bound: (u64::MAX, u64::MAX),
            near: self.near.clone(),
            clock: self.clock.clone(),
            until: Arc::clone(&self.until),
            kinds: self.kinds.clone(),
            standings: self.standings.clone(),
            ..*self
        }
    }

    /// Takes in what was ranked of the groups behind these.
    pub(super) fn append(&mut self, mut behind: Self) {
        self.kept.append(&mut behind.kept);
        self.late.append(behind.late);
        self.gathering.append(&mut behind.gathering);
        self.drop_losers();
    }

    /// The section of a hit of some score, where `tier` follows from where it is.
    #[inline]
    pub(super) fn section_of_hit(&self, tier: HitSection, score: u16, is_stated: bool) -> HitSection {
        if tier == HitSection::Elsewhere {
            tier
        } else if u32::from(score) * 100 < u32::from(self.best) * FITTING_SHARE {
            HitSection::Related
        } else if is_stated {
            tier
        } else {
            HitSection::NotStated
        }
    }

    /// Takes in a hit of a section, which is `far` from the place asked for, roughly and in hectometres.
    #[allow(clippy::inline_always, reason = "called for each of a million groups; measured")]
    #[inline(always)]
    pub(super) fn consider_hit(
        &mut self,
        at: usize,
        entry: &RowEntry,
        score: u16,
        far: u32,
        standing: Standing,
    ) {
        self.gathering.take_in(at, entry);
        let first = self.first_key(entry, score, far, standing);
        if first > self.bound.0 {
            return self.consider_late(at, entry, first, score, standing);
        }
        let time = self.time_key(entry);
        // Of many that fit alike most are later than the last listed: their names need not be compared.
        if (first, time) > self.bound {
            return self.consider_late(at, entry, first, score, standing);
        }
        let key = (first, time | u64::from(self.names.u32_at(at)));
        if key >= self.bound {
            return self.consider_late(at, entry, first, score, standing);
        }
        self.kept.push(Kept { key, at: at as u32, score, standing, role: self.role_of(entry) });
        if self.kept.len() >= self.limit.saturating_mul(2).max(256) {
            self.drop_losers();
        }
    }

    /// What was gathered of every hit.
    pub(super) fn take_gathered(&mut self) -> Gathered {
        self.gathering.take()
    }

    fn drop_losers(&mut self) {
        if self.limit < self.kept.len() {
            if let Some(last) = self.limit.checked_sub(1) {
                let (_, bound, _) = self.kept.select_nth_unstable(last);
                self.bound = bound.key;
            } else {
                self.bound = (0, 0);
            }
            for lost in self.kept.split_off(self.limit) {
                if self.late.may_keep(lost.at, lost.key.0, lost.standing.section, lost.role) {
                    self.late.keep(lost);
                }
            }
        }
    }

    /// Keeps a hit that is not among the first, where it is worth a place behind two thousand others.
    #[inline]
    fn consider_late(&mut self, at: usize, entry: &RowEntry, first: u64, score: u16, standing: Standing) {
        let role = self.role_of(entry);
        if self.late.may_keep(at as u32, first, standing.section, role) {
            let key = (first, self.second_key(at, entry));
            self.late.keep(Kept { key, at: at as u32, score, standing, role });
        }
    }

    /// What a listing is besides a group.
    #[inline]
    fn role_of(&self, entry: &RowEntry) -> Role {
        let row = entry.rows.get(self.table).copied().unwrap_or(0);
        if self.kinds.get(row as usize).is_none_or(|order| *order == 0) {
            return Role::Group;
        }
        if entry.flags & FLAG_CLAIMED == 0 { Role::Helper } else { Role::ClaimedHelper }
    }

    /// What is compared first; smaller is better.
    #[allow(clippy::inline_always, reason = "called for each of a million groups; measured")]
    #[inline(always)]
    fn first_key(&mut self, entry: &RowEntry, score: u16, far: u32, standing: Standing) -> u64 {
        let weaker = u64::from(u16::MAX - score);
        let row = entry.rows.get(self.table).copied().unwrap_or(0);
        // What does not meet any more comes last in its section.
        let resting = entry.status == Status::Paused.ordinal() || entry.status == Status::Ended.ordinal();
        let kind = u64::from(self.kinds.get(row as usize).copied().unwrap_or(0));
        let far_key = u64::from(far);
        let in_section = match self.sort {
            Sort::Best => {
                // Distance counts where one goes there.
                let goes_there = self.near.is_some() && standing.tier != HitSection::FromAfar;
                let step = if goes_there { distance_step(far) } else { 0 };
                let fit = fit_step(u32::from(score) * 100 / u32::from(self.best));
                let topics = self.topics_of(entry);
                let side = u64::from(topics != TopicStanding::Main);
                let for_relatives = u64::from(topics == TopicStanding::ForRelatives);
                // Of those that fit as well, whoever is in danger calls the line of the country first.
                let other = u64::from(self.in_danger && entry.flags & FLAG_CRISIS_LINE == 0);
                (standing.tier.index() as u64) << 56
                    | u64::from(resting) << 55
                    | u64::from(standing.is_outer) << 54
                    | for_relatives << 53
                    | fit << 49
                    | side << 48
                    | step << 44
                    | kind << 42
                    | weaker << 26
                    | far_key << 10
                    | other << 9
            }
            Sort::Next => u64::from(self.minutes_until_next(entry)) << 32 | kind << 24 | weaker,
            Sort::Distance => far_key << 32 | weaker << 8 | kind,
            Sort::Name => 0,
            Sort::Verified => u64::from(u16::MAX - entry.verified),
        };
        (standing.section.index() as u64) << 60 | u64::from(!standing.is_stated) << 59 | in_section
    }

    /// What is compared among equals: the next meeting, then the name.
    #[inline]
    fn second_key(&self, at: usize, entry: &RowEntry) -> u64 {
        self.time_key(entry) | u64::from(self.names.u32_at(at))
    }

    /// The next meeting as a part of the second key; 0 where it does not count among equals.
    #[inline]
    fn time_key(&self, entry: &RowEntry) -> u64 {
        match self.sort {
            Sort::Best | Sort::Distance => u64::from(self.minutes_until_next(entry)) << 32,
            Sort::Next | Sort::Name | Sort::Verified => 0,
        }
    }

    /// Minutes until the next meeting; groups that do not meet come last.
    #[inline]
    fn minutes_until_next(&self, entry: &RowEntry) -> u32 {
        match Status::from_ordinal(entry.status).unwrap_or(Status::Active) {
            Status::Ended => FAR + 4,
            Status::Paused => FAR + 3,
            Status::Founding | Status::Seekers => FAR + 1,
            Status::Active => {
                let list = entry.rows[MEETINGS];
                let known = self.until.of_list(list, || {
                    self.clock.minutes_until(self.index.meeting_list(list)).min(FAR) as u16
                });
                known.map_or(FAR, u32::from)
            }
        }
    }

    /// How the topics of a listing stand to those asked for.
    #[inline]
    fn topics_of(&mut self, entry: &RowEntry) -> TopicStanding {
        let set = entry.rows[TOPICS] as usize;
        match self.standings.get(set).copied() {
            None => TopicStanding::Main,
            Some(TopicStanding::NotWorkedOut) => {
                let standing = self.look_up_topics(set);
                if let Some(known) = self.standings.get_mut(set) {
                    *known = standing;
                }
                standing
            }
            Some(standing) => standing,
        }
    }

    fn look_up_topics(&self, set: usize) -> TopicStanding {
        let topics = self.index.column(IndexPart::Topics);
        let mut range = self.index.column(IndexPart::TopicEnds).row_range(set);
        let own = usize::from(self.index.column(IndexPart::TopicsOwn).u8_at(set));
        let thesaurus = Thesaurus::embedded();
        let known = |topic: u16| (usize::from(topic) < thesaurus.len()).then_some(TopicId(topic));
        let mut listed = range.clone().take(own).map(|at| topics.u16_at(at));
        let is_asked = |topic: u16| self.asked_topics.numbers.contains(&topic);
        let Some(first) = range.next().map(|at| topics.u16_at(at)) else { return TopicStanding::Main };
        let is_for_relatives =
            |topic: u16| known(topic).is_some_and(|topic| thesaurus.get(topic).is_for_relatives());
        // Words and texts of listings may hint at relatives all the same; what is asked for without doubt is no such topic.
        let mut meets_asker = || listed.any(|topic| is_asked(topic) && !is_for_relatives(topic));
        if self.asked_topics.for_oneself && is_for_relatives(first) && !meets_asker() {
            return TopicStanding::ForRelatives;
        }
        let above = known(first).map(|topic| thesaurus.broader_topics(topic)).unwrap_or_default();
        let is_side = !is_asked(first)
            && !above.iter().any(|topic| is_asked(topic.0))
            && range.any(|at| is_asked(topics.u16_at(at)));
        if is_side { TopicStanding::Side } else { TopicStanding::Main }
    }

    /// The list, in order.
    pub(super) fn into_hits(mut self) -> Vec<Hit> {
        self.drop_losers();
        let mut kept = std::mem::take(&mut self.kept);
        let late = std::mem::replace(&mut self.late, LateHits::new(self.index, 0));
        if !late.is_empty() {
            kept.sort_unstable();
            late.take_places_in(&mut kept);
        }
        if let Some(point) = self.near.as_ref().map(|near| near.point) {
            // What is listed shows its distance: now it is measured exactly.
            for kept in &mut kept {
                let entry = self.index.entry_at(kept.at as usize);
                let far = exact_hectometres(self.index, kept.at as usize, point);
                kept.key.0 = self.first_key(&entry, kept.score, far, kept.standing);
            }
        }
        kept.sort_unstable();
        kept.into_iter().map(|kept| self.hit_of(kept)).collect()
    }

    fn hit_of(&mut self, kept: Kept) -> Hit {
        let entry = self.index.entry_at(kept.at as usize);
        let point = self.near.as_ref().map(|near| near.point);
        let distance =
            point.zip(self.index.point_of(kept.at as usize)).map(|(from, to)| to.distance_km(from));
        Hit {
            ordinal: Ordinal(kept.at),
            score: f32::from(kept.score) / f32::from(self.best),
            distance_km: distance.map(|km| km as f32),
            stated: kept.standing.is_stated,
            section: kept.standing.section,
            is_side_topic: self.topics_of(&entry) == TopicStanding::Side,
        }
    }
}

/// Steps of how well a hit fits, by its score in percent of the best: what has all that is asked for, whether its name
/// says so or only its topic, then what has most of it, then the rest in finer steps. Within a step other things
/// matter more.
fn fit_step(share: u32) -> u64 {
    match share {
        86.. => 0,
        70..86 => 1,
        _ => 2 + u64::from(69 - share) / 10,
    }
}

/// Steps of a distance in hectometres, fine near by: within one, other things matter more. Listings without a place
/// come before what is a journey away.
fn distance_step(hectometres: u32) -> u64 {
    match hectometres {
        0..3 => 0,
        3..10 => 1,
        10..20 => 2,
        20..50 => 3,
        50..100 => 4,
        100..250 => 5,
        250..500 => 6,
        UNKNOWN => 7,
        500..1_000 => 8,
        1_000..2_500 => 9,
        2_500..5_000 => 10,
        _ => 11,
    }
}
