//! Which groups pass the filters, those chosen and those said, and how far away they may be.

use super::distance::UNKNOWN;
use super::facet::{Facet, Selection};
use super::index::Index;
use super::layout::{
    MEETINGS, PACKED_FACETS, PACKED_SECTIONS, PLACES, RowEntry, Section, TOPICS, facet_slot,
};
use super::parse::meaning::Filter;
use super::query::Near;
use super::time_window::Window;
use super::types::LocalNow;
use crate::group::{Coded, Format, Freshness, People, Status};
use crate::place::Point;
use jiff::civil::Date;
use jiff::{Timestamp, ToSpan};

/// Out of the question, whatever is chosen.
pub(super) const ALWAYS_FAILS: u32 = 1 << 31;
/// Bits of filters about which a listing says nothing: it is listed after those that say all that is asked for. One
/// for each filter chosen of which that may be so, and the last for all that was said among the words.
pub(super) const NOT_STATED: u32 = (SAID_NOT_STATED - (1 << Facet::ALL.len())) | SAID_NOT_STATED;
const SAID_NOT_STATED: u32 = 1 << 30;

/// What it is worth that a group is known to be for those it is asked for: less than the step from name to topic.
const KNOWN_WORTH: u16 = 4;

/// Which groups pass. What a group fails is a set of bits: bit n where it fails the n-th filter chosen, [`ALWAYS_FAILS`]
/// where it fails what was said among the words or is too far away. [`NOT_STATED`] among them is no failure.
/// Everything but the distance is worked out once for each packed row and set, not for each group.
pub(super) struct CompiledFilters<'a> {
    index: &'a Index,
    /// Filters with something chosen.
    pub(super) asked: Vec<Facet>,
    has_unstated: bool,
    /// For each of them its bit among [`NOT_STATED`], 0 where it has none.
    unstated_bits: Vec<u32>,
    /// What each row of a table fails, by the table's place among the rows of an entry. Only tables that something
    /// is asked of are here.
    tables: Vec<(usize, Vec<u32>)>,
    verified: Option<[u32; 4]>,
    /// What is added to the score of groups that are known to have what was said, where those of which it is not
    /// known pass too; by rows of tables, as above.
    bonus: Vec<(usize, Vec<u16>)>,
    /// Days that separate the grades of confirmation.
    pub(super) grades: Grades,
    within: Option<Within>,
    /// Whether a time is asked for, which what does not meet at present cannot have.
    meets: bool,
}

struct Within {
    point: Point,
    km: f64,
    /// Up to so many hectometres, measured roughly, a group is surely near enough, from so many on surely not.
    surely: u32,
    surely_not: u32,
    table: usize,
    /// Signatures with formats of groups that can be joined from anywhere: online, by phone, by letter.
    from_afar: Vec<bool>,
}

/// The selection, with a bit for each filter that has something chosen.
struct ChosenFilters<'s> {
    selection: &'s Selection,
    facets: Vec<Facet>,
}

impl<'s> ChosenFilters<'s> {
    fn new(selection: &'s Selection) -> Self {
        let facets = Facet::ALL.into_iter().filter(|f| selection.values_in(*f).next().is_some()).collect();
        Self { selection, facets }
    }

    /// The bit of a filter; `None` where nothing is chosen in it.
    fn bit_of(&self, facet: Facet) -> Option<u32> {
        self.facets.iter().position(|f| *f == facet).map(|at| 1 << at)
    }

    /// The bit of [`NOT_STATED`] that belongs to a filter chosen.
    fn unstated_bit_of(&self, facet: Facet) -> u32 {
        let before = self.facets.iter().take_while(|f| **f != facet).filter(|f| may_be_unstated(**f)).count();
        1 << (Facet::ALL.len() + before)
    }

    fn values_of(&self, facet: Facet) -> Vec<u32> {
        self.selection.values_in(facet).map(|value| value.0).collect()
    }
}

/// What a row of a packed table must have, and what a group fails that has it not.
struct Requirement {
    mask: u64,
    /// Values that exclude those of the mask; a listing that has neither does not say.
    excluding: u64,
    bit: u32,
    /// What is left to know of a listing that does not say; `None` where that is a failure.
    unstated: Option<u32>,
    without: bool,
}

impl Requirement {
    /// What a row with these values fails.
    fn failure_of(&self, held: u64) -> u32 {
        let has = held & self.mask != 0;
        if has {
            if self.without { self.bit } else { 0 }
        } else if self.without {
            self.unstated.filter(|_| held == 0).unwrap_or(0)
        } else {
            self.unstated.filter(|_| held & self.excluding == 0).unwrap_or(self.bit)
        }
    }
}

/// Whether a listing that says nothing of a filter may still fit: most say little of whom they welcome or of access.
/// When and how a group meets is either said or not so.
const fn may_be_unstated(facet: Facet) -> bool {
    matches!(
        facet,
        Facet::Audience
            | Facet::People
            | Facet::Language
            | Facet::Access
            | Facet::Facilitation
            | Facet::Attendance
            | Facet::Fellowship
            | Facet::MeetingType
            | Facet::Programme
            | Facet::Faith
            | Facet::Cost
    )
}

/// The values of a filter that a listing cannot have beside those of a mask. Access is listed where somebody thought
/// of it, and a group for young people may well be one for women; a group for men is none.
fn excluding(facet: Facet, mask: u64) -> u64 {
    match facet {
        Facet::Access | Facet::MeetingType => 0,
        Facet::People => {
            let [women, men] = [People::Women, People::Men].map(|people| 1_u64 << people.ordinal());
            if mask & women != 0 && mask & men == 0 {
                men
            } else if mask & men != 0 && mask & women == 0 {
                women
            } else {
                0
            }
        }
        _ => !mask,
    }
}

/// What is required of one filter: what is chosen in it, and what the words say of it.
fn requirements(
    index: &Index,
    facet: Facet,
    chosen: &ChosenFilters<'_>,
    filters: &[Filter],
) -> Vec<Requirement> {
    let by_choice = chosen.bit_of(facet).map(|bit| {
        let values = chosen.selection.values_in(facet).map(|v| v.0);
        let mask = values.fold(0, |mask, v| mask | 1_u64.checked_shl(v).unwrap_or(0));
        let unstated = may_be_unstated(facet).then(|| chosen.unstated_bit_of(facet));
        Requirement { mask, excluding: excluding(facet, mask), bit, unstated, without: false }
    });
    let by_words = filters.iter().filter(|f| f.facet == facet && f.asks_for_values()).map(|f| {
        let mask = mask_of(index, f);
        Requirement {
            mask,
            excluding: excluding(facet, mask),
            bit: ALWAYS_FAILS,
            unstated: may_be_unstated(facet).then_some(SAID_NOT_STATED),
            without: f.without,
        }
    });
    by_choice.into_iter().chain(by_words).collect()
}

/// The values that a filter names, as bits.
fn mask_of(index: &Index, filter: &Filter) -> u64 {
    let values = filter.ids.iter().filter_map(|id| index.value_id(filter.facet, id));
    values.fold(0, |mask, v| mask | 1_u64 << v.0.min(63))
}

/// What each row of a packed table fails; empty where nothing is asked of its filters.
fn packed_failures(index: &Index, table: usize, chosen: &ChosenFilters<'_>, filters: &[Filter]) -> Vec<u32> {
    let mut failed = Vec::new();
    for (place, facet) in PACKED_FACETS.get(table).copied().unwrap_or_default().iter().enumerate() {
        for requirement in requirements(index, *facet, chosen, filters) {
            failed.resize(index.packed_row_count(table) as usize, 0);
            for (row, failed) in (0..).zip(&mut failed) {
                *failed |= requirement.failure_of(index.packed_mask(table, row, place));
            }
        }
    }
    failed
}

/// What each set of topics fails; empty where no topic is chosen.
fn topic_failures(index: &Index, chosen: &ChosenFilters<'_>) -> Vec<u32> {
    let Some(bit) = chosen.bit_of(Facet::Topic) else { return Vec::new() };
    let (values, topics) = (chosen.values_of(Facet::Topic), index.column(Section::Topics));
    set_failures(index, Section::TopicEnds, bit, |at| values.contains(&u32::from(topics.u16_at(at))))
}

/// What each set of places fails; empty where no place is chosen.
fn place_failures(index: &Index, chosen: &ChosenFilters<'_>) -> Vec<u32> {
    let Some(bit) = chosen.bit_of(Facet::Place) else { return Vec::new() };
    let (values, places) = (chosen.values_of(Facet::Place), index.column(Section::Places));
    set_failures(index, Section::PlaceEnds, bit, |at| values.contains(&places.u32_at(at)))
}

/// `bit` for each set of which no member passes.
fn set_failures(index: &Index, ends: Section, bit: u32, passes: impl Fn(usize) -> bool) -> Vec<u32> {
    let ends = index.column(ends);
    (0..ends.0.len() / 4).map(|set| if ends.row_range(set).any(&passes) { 0 } else { bit }).collect()
}

/// What each age of a confirmation fails; `None` where none is chosen.
fn verified_failures(chosen: &ChosenFilters<'_>) -> Option<[u32; 4]> {
    let mut verified = [chosen.bit_of(Facet::Verified)?; 4];
    for value in chosen.values_of(Facet::Verified) {
        if let Some(failed) = verified.get_mut(value as usize) {
            *failed = 0;
        }
    }
    Some(verified)
}

/// The bonus of each row of the table of a filter that groups of which nothing is known pass too: among those that do
/// not say all that is asked for, those that say more of it come first.
fn known_bonus(index: &Index, filter: &Filter) -> Option<(usize, Vec<u16>)> {
    if !may_be_unstated(filter.facet) || filter.without {
        return None;
    }
    let (table, place) = facet_slot(filter.facet)?;
    let mask = mask_of(index, filter);
    let rows = 0..index.packed_row_count(table);
    let bonus =
        rows.map(|row| if index.packed_mask(table, row, place) & mask == 0 { 0 } else { KNOWN_WORTH });
    Some((table, bonus.collect()))
}

impl<'a> CompiledFilters<'a> {
    /// The filters of a query, made ready for an index: those chosen, and those that the words name.
    pub(super) fn new(
        index: &'a Index,
        selection: &Selection,
        filters: &[Filter],
        near: Option<&Near>,
        local_now: &LocalNow,
    ) -> Self {
        let today = local_now.zone.to_datetime(local_now.now).date();
        let chosen = ChosenFilters::new(selection);
        let mut tables: Vec<(usize, Vec<u32>)> = (0..PACKED_SECTIONS.len())
            .map(|table| (table, packed_failures(index, table, &chosen, filters)))
            .collect();
        tables.push((TOPICS, topic_failures(index, &chosen)));
        tables.push((PLACES, place_failures(index, &chosen)));
        let windows = filters.iter().filter_map(|filter| filter.window);
        tables.extend(windows.map(|window| (MEETINGS, window_failures(index, window, local_now.now))));
        let clocks = filters.iter().filter(|filter| !filter.clock.is_empty());
        let days = said_days(index, filters);
        tables.extend(clocks.map(|filter| (MEETINGS, clock_failures(index, filter, days, local_now))));
        tables.retain(|(_, failed)| !failed.is_empty());
        Self {
            index,
            tables,
            bonus: filters.iter().filter_map(|filter| known_bonus(index, filter)).collect(),
            verified: verified_failures(&chosen),
            grades: Grades::seen_on(today),
            meets: filters.iter().any(|filter| !filter.asks_for_values()),
            within: near.and_then(|near| Within::new(index, near)),
            has_unstated: chosen.facets.iter().any(|f| may_be_unstated(*f))
                || filters.iter().any(|f| may_be_unstated(f.facet)),
            unstated_bits: chosen
                .facets
                .iter()
                .map(|f| if may_be_unstated(*f) { chosen.unstated_bit_of(*f) } else { 0 })
                .collect(),
            asked: chosen.facets,
        }
    }

    /// Whether something is asked for that listings may not say.
    pub(super) fn leaves_unstated(&self) -> bool {
        self.has_unstated
    }

    /// Whether every group passes.
    pub(super) fn asks_nothing(&self) -> bool {
        self.asked.is_empty() && self.tables.is_empty() && self.within.is_none() && !self.meets
    }

    /// The place among the filters chosen of the only one that a group fails, or about which alone it says nothing.
    pub(super) fn only_unmet(&self, failed: u32) -> Option<usize> {
        let unstated = self.unstated_bits.iter().position(|bit| *bit == failed && failed != 0);
        unstated.or_else(|| {
            let one = failed.is_power_of_two() && failed & (ALWAYS_FAILS | NOT_STATED) == 0;
            one.then(|| failed.trailing_zeros() as usize)
        })
    }

    /// What is added to a group's score, because more is known of it than of others that pass.
    #[inline]
    pub(super) fn known_bonus_of(&self, entry: &RowEntry) -> u16 {
        self.bonus.iter().fold(0, |bonus, (table, rows)| {
            let row = entry.rows.get(*table).copied().unwrap_or(0);
            bonus + rows.get(row as usize).copied().unwrap_or(0)
        })
    }

    /// The most that [`CompiledFilters::bonus`] adds.
    pub(super) fn most_bonus(&self) -> u16 {
        self.bonus.len() as u16 * KNOWN_WORTH
    }

    /// What a group fails, which is `far` from the place asked for, roughly and in hectometres; several bits may be
    /// missing once [`ALWAYS_FAILS`] is among them.
    #[allow(clippy::inline_always, reason = "called for each of a million groups; measured")]
    #[inline(always)]
    pub(super) fn failures_of(&self, at: usize, entry: &RowEntry, far: u32) -> u32 {
        let mut failed = 0;
        for (table, rows) in &self.tables {
            let row = entry.rows.get(*table).copied().unwrap_or(0);
            failed |= rows.get(row as usize).copied().unwrap_or(0);
        }
        if let Some(verified) = &self.verified {
            failed |= verified.get(self.grades.value_of(entry.verified)).copied().unwrap_or(0);
        }
        if self.meets && entry.status != Status::Active.ordinal() {
            failed |= ALWAYS_FAILS;
        }
        if let Some(within) = &self.within
            && failed & ALWAYS_FAILS == 0
            && !within.is_joined_from_afar(entry)
            && !within.is_near_enough(self.index, at, far)
        {
            failed |= ALWAYS_FAILS;
        }
        failed
    }
}

/// What each list of meetings fails of which none begins in a window: lists are few where groups are many.
fn window_failures(index: &Index, window: Window, now: Timestamp) -> Vec<u32> {
    let clock = index.calendar().week_clock(now);
    let lists = index.section_bytes(Section::MeetingEnds).len() / 4;
    (0..lists)
        .map(|list| if clock.any_within(index.meeting_list(list as u32), window) { 0 } else { ALWAYS_FAILS })
        .collect()
}

/// What each list of meetings fails of which none begins at a time of day, on one of the days if any are said.
fn clock_failures(index: &Index, filter: &Filter, days: u8, local_now: &LocalNow) -> Vec<u32> {
    let clock = index.calendar().week_clock(local_now.now);
    let here = local_now.zone.to_datetime(local_now.now).time();
    let here = i32::from(here.hour()) * 60 + i32::from(here.minute());
    let lists = index.section_bytes(Section::MeetingEnds).len() / 4;
    let failures = (0..lists).map(|list| {
        let fits = clock.any_at(index.meeting_list(list as u32), &filter.clock, days, here);
        if fits == filter.without { ALWAYS_FAILS } else { 0 }
    });
    failures.collect()
}

/// The weekdays that are said, as bits; all of them where none is.
fn said_days(index: &Index, filters: &[Filter]) -> u8 {
    let said = filters.iter().filter(|f| f.facet == Facet::Day && f.asks_for_values() && !f.without);
    said.fold(u8::MAX, |days, filter| days & mask_of(index, filter) as u8)
}

impl Within {
    fn new(index: &Index, near: &Near) -> Option<Self> {
        let (table, place) = facet_slot(Facet::Format)?;
        let km = near.within_km?;
        let formats = (1_u64 << Format::ALL.len()) - 1;
        let in_person = 1_u64 << Format::InPerson.ordinal();
        Some(Self {
            point: near.point,
            km,
            // The rough measure is right to a few percent within a country; close calls are measured exactly.
            surely: if km <= 500.0 { (km * 9.5 - 5.0).max(0.0) as u32 } else { 0 },
            surely_not: if km <= 500.0 { (km * 10.5 + 5.0) as u32 } else { UNKNOWN },
            table,
            from_afar: (0..index.packed_row_count(table))
                .map(|row| index.packed_mask(table, row, place) & formats & !in_person != 0)
                .collect(),
        })
    }

    fn is_joined_from_afar(&self, entry: &RowEntry) -> bool {
        let row = entry.rows.get(self.table).copied().unwrap_or(0);
        self.from_afar.get(row as usize).copied().unwrap_or(false)
    }

    /// Whether a group is near enough.
    #[inline]
    fn is_near_enough(&self, index: &Index, at: usize, far: u32) -> bool {
        if far >= self.surely_not || far < self.surely {
            return far < self.surely;
        }
        index.point_of(at).is_some_and(|point| point.distance_km(self.point) <= self.km)
    }
}

/// The ages of a confirmation, by the day it was given.
#[derive(Debug, Clone, Copy)]
pub(super) struct Grades {
    /// From these days on, 6 months, 12 months, and the first day that is in the future.
    from: [u16; 3],
}

impl Grades {
    /// The grades seen on a day.
    pub(super) fn seen_on(today: Date) -> Self {
        Self { from: [first_day_of(2, today), first_day_of(1, today), first_day_of(3, today)] }
    }

    /// The place of a confirmation's age among the values of [`Facet::Verified`].
    #[inline]
    pub(super) fn value_of(self, days: u16) -> usize {
        let [half_year, year, future] = self.from;
        if days == 0 || days >= future {
            3
        } else if days >= half_year {
            0
        } else if days >= year {
            1
        } else {
            2
        }
    }
}

/// How fresh a confirmation of a day is; rises with the day.
fn grade_of(days: u16, today: Date) -> u8 {
    let date = jiff::civil::date(1970, 1, 1).checked_add(i64::from(days).days()).ok();
    match Freshness::from_date(date, today) {
        Freshness::TwoYears | Freshness::Older => 0,
        Freshness::Year => 1,
        Freshness::HalfYear => 2,
        Freshness::Unknown => 3,
    }
}

/// The first day of a grade, found by halving.
fn first_day_of(grade: u8, today: Date) -> u16 {
    let (mut low, mut high) = (1_u16, u16::MAX);
    while low < high {
        let middle = u16::midpoint(low, high);
        if grade_of(middle, today) < grade { low = middle + 1 } else { high = middle }
    }
    low
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn grades_by_day_are_those_of_the_freshness() {
        let epoch = date(1970, 1, 1);
        for today in [date(2026, 11, 24), date(2026, 2, 28), date(2028, 2, 29), date(2000, 1, 1)] {
            let grades = Grades::seen_on(today);
            assert_eq!(grades.value_of(0), 3);
            for days in 1..40_000_u16 {
                let expected =
                    match Freshness::from_date(epoch.checked_add(i64::from(days).days()).ok(), today) {
                        Freshness::HalfYear => 0,
                        Freshness::Year => 1,
                        Freshness::TwoYears | Freshness::Older => 2,
                        Freshness::Unknown => 3,
                    };
                assert_eq!(grades.value_of(days), expected, "day {days} seen on {today}");
            }
        }
    }
}
