//! Which groups pass the filters, those chosen and those said: which do, which are known not to, and of which it is
//! not stated.

use super::facet::{Facet, Selection};
use super::index::Index;
use super::layout::{
    IndexPart, MEETINGS, PACKED_FACETS, PACKED_SECTIONS, PLACES, RowEntry, TOPICS, facet_slot,
};
use super::parse::meaning::Filter;
use super::time_window::When;
use super::types::LocalNow;
use super::values_meant::mask_meant;
use crate::group::{Coded, Freshness, People, Status};
use jiff::ToSpan;
use jiff::civil::Date;

/// What a group does not meet, as a set of bits: bit n where it is known not to meet the n-th filter chosen, 32 bits
/// higher where it does not state it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Unmet(u64);

/// The bit of what was said among the words, which no filter chosen has.
const SAID: u64 = 1 << 31;
/// From here on bits say what is not stated.
const NOT_STATED: u32 = 32;

impl Unmet {
    /// Nothing is asked that could be unmet.
    pub(super) const NOTHING: Self = Self(0);

    /// Whether everything is met, as far as is known.
    #[inline]
    pub(super) fn is_nothing(self) -> bool {
        self.0 == 0
    }

    /// Whether nothing is known to differ from what is asked for.
    #[inline]
    pub(super) fn is_possible(self) -> bool {
        self.0 & ((1 << NOT_STATED) - 1) == 0
    }

    /// The only filter chosen that is not met, by its place among [`CompiledFilters::asked`]; `None` where there are
    /// several, or where what was said is not met.
    #[inline]
    pub(super) fn only_filter(self) -> Option<usize> {
        let either = (self.0 | self.0 >> NOT_STATED) & ((1 << NOT_STATED) - 1);
        (either.is_power_of_two() && either != SAID).then(|| either.trailing_zeros() as usize)
    }
}

/// What it is worth that a group is known to be for those it is asked for: less than the step from name to topic.
const KNOWN_WORTH: u16 = 4;

/// Which groups pass. Everything is worked out once for each packed row and set, not for each group.
pub(super) struct CompiledFilters {
    /// Filters with something chosen.
    pub(super) asked: Vec<Facet>,
    /// What each row of a table does not meet, as the bits of [`Unmet`], by the table's place among the rows of an
    /// entry. Only tables that something is asked of are here.
    tables: Vec<(usize, Vec<u64>)>,
    verified: Option<[u64; 4]>,
    /// What is added to the score of groups that are known to have what was said, where those of which it is not
    /// known pass too; by rows of tables, as above.
    bonus: Vec<(usize, Vec<u16>)>,
    /// Days that separate the grades of confirmation.
    pub(super) grades: Grades,
    /// Whether a time is asked for, which what does not meet at present cannot have.
    meets: bool,
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
    fn bit_of(&self, facet: Facet) -> Option<u64> {
        self.facets.iter().position(|f| *f == facet).map(|at| 1 << at)
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
    bit: u64,
    /// Whether a listing that does not say may still fit.
    may_be_unstated: bool,
    without: bool,
}

impl Requirement {
    /// The bits of a row that holds these values.
    fn unmet_by(&self, held: u64) -> u64 {
        let has = held & self.mask != 0;
        let excluding = if self.without { u64::MAX } else { self.excluding };
        if !has && self.may_be_unstated && held & excluding == 0 {
            self.bit << NOT_STATED
        } else if has == self.without {
            self.bit
        } else {
            0
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
        let values = chosen.selection.values_in(facet);
        let mask = values.fold(0, |mask, value| mask | mask_meant(index, facet, value));
        let excluding = excluding(facet, mask);
        Requirement { mask, excluding, bit, may_be_unstated: may_be_unstated(facet), without: false }
    });
    let by_words = filters.iter().filter(|f| f.facet == facet && f.asks_for_values()).map(|f| {
        let mask = mask_of(index, f);
        Requirement {
            mask,
            excluding: excluding(facet, mask),
            bit: SAID,
            may_be_unstated: may_be_unstated(facet),
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

/// What each row of a packed table does not meet; empty where nothing is asked of its filters.
fn unmet_by_rows(index: &Index, table: usize, chosen: &ChosenFilters<'_>, filters: &[Filter]) -> Vec<u64> {
    let mut unmet = Vec::new();
    for (place, facet) in PACKED_FACETS.get(table).copied().unwrap_or_default().iter().enumerate() {
        for requirement in requirements(index, *facet, chosen, filters) {
            unmet.resize(index.packed_row_count(table) as usize, 0);
            for (row, unmet) in (0..).zip(&mut unmet) {
                *unmet |= requirement.unmet_by(index.packed_mask(table, row, place));
            }
        }
    }
    unmet
}

/// What each set of topics does not meet; empty where no topic is chosen.
fn unmet_by_topics(index: &Index, chosen: &ChosenFilters<'_>) -> Vec<u64> {
    let Some(bit) = chosen.bit_of(Facet::Topic) else { return Vec::new() };
    let (values, topics) = (chosen.values_of(Facet::Topic), index.column(IndexPart::Topics));
    unmet_by_sets(index, IndexPart::TopicEnds, bit, |at| values.contains(&u32::from(topics.u16_at(at))))
}

/// What each set of places does not meet; empty where no place is chosen.
fn unmet_by_places(index: &Index, chosen: &ChosenFilters<'_>) -> Vec<u64> {
    let Some(bit) = chosen.bit_of(Facet::Place) else { return Vec::new() };
    let (values, places) = (chosen.values_of(Facet::Place), index.column(IndexPart::Places));
    unmet_by_sets(index, IndexPart::PlaceEnds, bit, |at| values.contains(&places.u32_at(at)))
}

/// `bit` for each set of which no member passes.
fn unmet_by_sets(index: &Index, ends: IndexPart, bit: u64, passes: impl Fn(usize) -> bool) -> Vec<u64> {
    let ends = index.column(ends);
    (0..ends.0.len() / 4).map(|set| if ends.row_range(set).any(&passes) { 0 } else { bit }).collect()
}

/// What each age of a confirmation does not meet; `None` where none is chosen.
fn unmet_by_ages(chosen: &ChosenFilters<'_>) -> Option<[u64; 4]> {
    let bit = chosen.bit_of(Facet::Verified)?;
    let mut ages = [bit; 4];
    for value in chosen.values_of(Facet::Verified) {
        if let Some(unmet) = ages.get_mut(value as usize) {
            *unmet = 0;
        }
    }
    Some(ages)
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

impl CompiledFilters {
    /// The filters of a query, made ready for an index: those chosen, and those that the words name.
    pub(super) fn new(
        index: &Index,
        selection: &Selection,
        filters: &[Filter],
        local_now: &LocalNow,
    ) -> Self {
        let today = local_now.zone.to_datetime(local_now.now).date();
        let chosen = ChosenFilters::new(selection);
        let mut tables: Vec<(usize, Vec<u64>)> = (0..PACKED_SECTIONS.len())
            .map(|table| (table, unmet_by_rows(index, table, &chosen, filters)))
            .collect();
        tables.push((TOPICS, unmet_by_topics(index, &chosen)));
        tables.push((PLACES, unmet_by_places(index, &chosen)));
        let times = filters.iter().filter_map(|filter| filter.when);
        tables.extend(times.map(|when| (MEETINGS, unmet_by_time(index, when, local_now))));
        let days = said_days(index, filters);
        for filter in filters.iter().filter(|filter| !filter.clock.is_empty()) {
            tables.push((MEETINGS, unmet_by_clock(index, filter, days, local_now)));
        }
        tables.retain(|(_, unmet)| !unmet.is_empty());
        Self {
            tables,
            bonus: filters.iter().filter_map(|filter| known_bonus(index, filter)).collect(),
            verified: unmet_by_ages(&chosen),
            grades: Grades::seen_on(today),
            meets: filters.iter().any(|filter| !filter.asks_for_values()),
            asked: chosen.facets,
        }
    }

    /// Whether every group passes.
    pub(super) fn asks_nothing(&self) -> bool {
        self.asked.is_empty() && self.tables.is_empty() && !self.meets
    }

    /// What is added to a group's score, because more is known of it than of others that pass.
    #[inline]
    pub(super) fn known_bonus_of(&self, entry: &RowEntry) -> u16 {
        self.bonus.iter().fold(0, |bonus, (table, rows)| {
            let row = entry.rows.get(*table).copied().unwrap_or(0);
            bonus + rows.get(row as usize).copied().unwrap_or(0)
        })
    }

    /// The most that [`CompiledFilters::known_bonus_of`] adds.
    pub(super) fn most_bonus(&self) -> u16 {
        self.bonus.len() as u16 * KNOWN_WORTH
    }

    /// What a group does not meet.
    #[allow(clippy::inline_always, reason = "called for each of a million groups; measured")]
    #[inline(always)]
    pub(super) fn unmet_by(&self, entry: &RowEntry) -> Unmet {
        let mut unmet = 0;
        for (table, rows) in &self.tables {
            let row = entry.rows.get(*table).copied().unwrap_or(0);
            unmet |= rows.get(row as usize).copied().unwrap_or(0);
        }
        if let Some(verified) = &self.verified {
            unmet |= verified.get(self.grades.value_of(entry.verified)).copied().unwrap_or(0);
        }
        if self.meets && entry.status != Status::Active.ordinal() {
            unmet |= SAID;
        }
        Unmet(unmet)
    }
}

/// What each list of meetings does not meet of which none begins at a time: lists are few where groups are many.
fn unmet_by_time(index: &Index, when: When, local_now: &LocalNow) -> Vec<u64> {
    let begins = index.calendar().lists_beginning(when, local_now, || {
        let clock = index.calendar().week_clock(local_now);
        let windows = clock.windows_of(when, local_now);
        let lists = 0..index.meeting_list_count() as u32;
        lists.map(|list| clock.any_within(index.meeting_list(list), &windows)).collect()
    });
    begins.iter().map(|begins| if *begins { 0 } else { SAID }).collect()
}

/// What each list of meetings does not meet of which none begins at a time of day, on one of the days if any are said.
fn unmet_by_clock(index: &Index, filter: &Filter, days: u8, local_now: &LocalNow) -> Vec<u64> {
    let clock = index.calendar().week_clock(local_now);
    let here = local_now.zone.to_datetime(local_now.now).time();
    let here = i32::from(here.hour()) * 60 + i32::from(here.minute());
    let lists = index.section_bytes(IndexPart::MeetingEnds).len() / 4;
    let unmet = (0..lists).map(|list| {
        let fits = clock.any_at(index.meeting_list(list as u32), &filter.clock, days, here);
        if fits == filter.without { SAID } else { 0 }
    });
    unmet.collect()
}

/// The weekdays that are said, as bits; all of them where none is.
fn said_days(index: &Index, filters: &[Filter]) -> u8 {
    let said = filters.iter().filter(|f| f.facet == Facet::Day && f.asks_for_values() && !f.without);
    said.fold(u8::MAX, |days, filter| days & mask_of(index, filter) as u8)
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
