//! Which groups pass the filters, those chosen and those said, and how far away they may be.

use super::distance::UNKNOWN;
use super::facet::{Facet, Selection};
use super::index::Index;
use super::layout::{Entry, MEETINGS, PLACES, SIGNATURES, SIGNED, Section, TOPICS, signed};
use super::parse::meaning::Filter;
use super::query::Near;
use super::time_window::Window;
use super::types::Moment;
use crate::group::{Coded, Format, Freshness, Status};
use crate::place::Point;
use jiff::civil::Date;
use jiff::{Timestamp, ToSpan};

/// Out of the question, whatever is chosen.
pub(super) const HARD: u32 = 1 << 31;

/// What it is worth that a group is known to be for those it is asked for: less than the step from name to topic.
const KNOWN_WORTH: u16 = 4;

/// Which groups pass. What a group fails is a set of bits: bit n where it fails the n-th filter chosen, [`HARD`]
/// where it fails what was said among the words or is too far away. Everything but the distance is worked out once
/// for each signature and set, not for each group.
pub(super) struct Limits<'a> {
    index: &'a Index,
    /// Filters with something chosen.
    pub(super) asked: Vec<Facet>,
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
    signature: usize,
    /// Signatures with formats of groups that can be joined from anywhere: online, by phone, by letter.
    from_afar: Vec<bool>,
}

impl<'a> Limits<'a> {
    /// The limits of a query.
    pub(super) fn new(
        index: &'a Index,
        selection: &Selection,
        filters: &[Filter],
        near: Option<&Near>,
        moment: &Moment,
    ) -> Self {
        let today = moment.zone.to_datetime(moment.now).date();
        let asked: Vec<Facet> =
            Facet::ALL.into_iter().filter(|f| selection.of(*f).next().is_some()).collect();
        let bit = |facet: Facet| asked.iter().position(|f| *f == facet).map(|i| 1_u32 << i);
        let signatures = |signature: usize| {
            let mut failed = Vec::new();
            for (place, facet) in SIGNED.get(signature).copied().unwrap_or_default().iter().enumerate() {
                let chosen = bit(*facet).map(|bit| {
                    let values = selection.of(*facet).map(|v| v.0);
                    (values.fold(0, |mask, v| mask | 1_u64.checked_shl(v).unwrap_or(0)), bit, false, false)
                });
                let said = filters.iter().filter(|f| f.facet == *facet && f.window.is_none()).map(|f| {
                    let values = f.ids.iter().filter_map(|id| index.value_id(*facet, id));
                    (values.fold(0, |mask, v| mask | 1_u64 << v.0.min(63)), HARD, f.unknown_passes, f.without)
                });
                for (mask, bit, unknown_passes, without) in chosen.into_iter().chain(said) {
                    failed.resize(index.signature_rows(signature) as usize, 0);
                    for (row, failed) in (0..).zip(&mut failed) {
                        let held = index.mask(signature, row, place);
                        let passes = if without {
                            held & mask == 0
                        } else {
                            held & mask != 0 || (unknown_passes && held == 0)
                        };
                        *failed |= if passes { 0 } else { bit };
                    }
                }
            }
            failed
        };
        let sets = |facet: Facet, ends: Section, has: &dyn Fn(usize, u32) -> bool| {
            let Some(bit) = bit(facet) else { return Vec::new() };
            let values: Vec<u32> = selection.of(facet).map(|v| v.0).collect();
            let ends = index.column(ends);
            (0..ends.0.len() / 4)
                .map(|set| {
                    let mut held = ends.row(set);
                    if held.any(|at| values.iter().any(|value| has(at, *value))) { 0 } else { bit }
                })
                .collect()
        };
        let (topics, places) = (index.column(Section::Topics), index.column(Section::Places));
        let verified = bit(Facet::Verified).map(|bit| {
            let mut verified = [bit; 4];
            for value in selection.of(Facet::Verified) {
                if let Some(failed) = verified.get_mut(value.0 as usize) {
                    *failed = 0;
                }
            }
            verified
        });
        let mut tables: Vec<(usize, Vec<u32>)> =
            (0..SIGNATURES.len()).map(|signature| (signature, signatures(signature))).collect();
        let has_topic = |at: usize, value: u32| u32::from(topics.u16(at)) == value;
        tables.push((TOPICS, sets(Facet::Topic, Section::TopicEnds, &has_topic)));
        tables.push((PLACES, sets(Facet::Place, Section::PlaceEnds, &|at, value| places.u32(at) == value)));
        let windows = filters.iter().filter_map(|filter| filter.window);
        tables.extend(windows.map(|window| (MEETINGS, lists_outside(index, window, moment.now))));
        tables.retain(|(_, failed)| !failed.is_empty());
        let bonus = filters.iter().filter(|f| f.unknown_passes && !f.without).filter_map(|f| {
            let (signature, place) = signed(f.facet)?;
            let values = f.ids.iter().filter_map(|id| index.value_id(f.facet, id));
            let mask = values.fold(0, |mask, v| mask | 1_u64 << v.0.min(63));
            let known = |row| if index.mask(signature, row, place) & mask == 0 { 0 } else { KNOWN_WORTH };
            Some((signature, (0..index.signature_rows(signature)).map(known).collect()))
        });
        Self {
            index,
            tables,
            bonus: bonus.collect(),
            verified,
            grades: Grades::on(today),
            meets: filters.iter().any(|filter| filter.window.is_some()),
            within: near.and_then(|near| Within::new(index, near)),
            asked,
        }
    }

    /// Whether every group passes.
    pub(super) fn asks_nothing(&self) -> bool {
        self.asked.is_empty() && self.tables.is_empty() && self.within.is_none() && !self.meets
    }

    /// What is added to a group's score, because more is known of it than of others that pass.
    #[inline]
    pub(super) fn bonus(&self, entry: &Entry) -> u16 {
        self.bonus.iter().fold(0, |bonus, (table, rows)| {
            let row = entry.rows.get(*table).copied().unwrap_or(0);
            bonus + rows.get(row as usize).copied().unwrap_or(0)
        })
    }

    /// The most that [`Limits::bonus`] adds.
    pub(super) fn most_bonus(&self) -> u16 {
        self.bonus.len() as u16 * KNOWN_WORTH
    }

    /// What a group fails, which is `far` from the place asked for, roughly and in hectometres; several bits may be
    /// missing once [`HARD`] is among them.
    #[allow(clippy::inline_always, reason = "called for each of a million groups; measured")]
    #[inline(always)]
    pub(super) fn failures(&self, at: usize, entry: &Entry, far: u32) -> u32 {
        let mut failed = 0;
        for (table, rows) in &self.tables {
            let row = entry.rows.get(*table).copied().unwrap_or(0);
            failed |= rows.get(row as usize).copied().unwrap_or(0);
        }
        if let Some(verified) = &self.verified {
            failed |= verified.get(self.grades.of(entry.verified)).copied().unwrap_or(0);
        }
        if self.meets && entry.status != Status::Active.ordinal() {
            failed |= HARD;
        }
        if let Some(within) = &self.within
            && failed & HARD == 0
            && !within.is_joined_from_afar(entry)
            && !within.reaches(self.index, at, far)
        {
            failed |= HARD;
        }
        failed
    }
}

/// What each list of meetings fails of which none begins in a window: lists are few where groups are many.
fn lists_outside(index: &Index, window: Window, now: Timestamp) -> Vec<u32> {
    let mut clock = index.calendar().clock(now);
    let lists = index.section(Section::MeetingEnds).len() / 4;
    let fails = |list| if clock.any_within(index.meetings(list as u32), window) { 0 } else { HARD };
    (0..lists).map(fails).collect()
}

impl Within {
    fn new(index: &Index, near: &Near) -> Option<Self> {
        let (signature, place) = signed(Facet::Format)?;
        let km = near.within_km?;
        let formats = (1_u64 << Format::ALL.len()) - 1;
        let in_person = 1_u64 << Format::InPerson.ordinal();
        Some(Self {
            point: near.point,
            km,
            // The rough measure is right to a few percent within a country; close calls are measured exactly.
            surely: if km <= 500.0 { (km * 9.5 - 5.0).max(0.0) as u32 } else { 0 },
            surely_not: if km <= 500.0 { (km * 10.5 + 5.0) as u32 } else { UNKNOWN },
            signature,
            from_afar: (0..index.signature_rows(signature))
                .map(|row| index.mask(signature, row, place) & formats & !in_person != 0)
                .collect(),
        })
    }

    fn is_joined_from_afar(&self, entry: &Entry) -> bool {
        let row = entry.rows.get(self.signature).copied().unwrap_or(0);
        self.from_afar.get(row as usize).copied().unwrap_or(false)
    }

    /// Whether a group is near enough.
    #[inline]
    fn reaches(&self, index: &Index, at: usize, far: u32) -> bool {
        if far >= self.surely_not || far < self.surely {
            return far < self.surely;
        }
        index.point(at).is_some_and(|point| point.distance_km(self.point) <= self.km)
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
    pub(super) fn on(today: Date) -> Self {
        let grade = |days: u16| {
            let date = jiff::civil::date(1970, 1, 1).checked_add(i64::from(days).days()).ok();
            match Freshness::of(date, today) {
                Freshness::TwoYears | Freshness::Older => 0,
                Freshness::Year => 1,
                Freshness::HalfYear => 2,
                Freshness::Unknown => 3,
            }
        };
        // Grades only rise with the day, so the first day of each is found by halving.
        let first = |wanted: u8| {
            let (mut low, mut high) = (1_u16, u16::MAX);
            while low < high {
                let middle = u16::midpoint(low, high);
                if grade(middle) < wanted { low = middle + 1 } else { high = middle }
            }
            low
        };
        Self { from: [first(2), first(1), first(3)] }
    }

    /// The place of a confirmation's age among the values of [`Facet::Verified`].
    #[inline]
    pub(super) fn of(self, days: u16) -> usize {
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

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn grades_by_day_are_those_of_the_freshness() {
        let epoch = date(1970, 1, 1);
        for today in [date(2026, 11, 24), date(2026, 2, 28), date(2028, 2, 29), date(2000, 1, 1)] {
            let grades = Grades::on(today);
            assert_eq!(grades.of(0), 3);
            for days in 1..40_000_u16 {
                let expected = match Freshness::of(epoch.checked_add(i64::from(days).days()).ok(), today) {
                    Freshness::HalfYear => 0,
                    Freshness::Year => 1,
                    Freshness::TwoYears | Freshness::Older => 2,
                    Freshness::Unknown => 3,
                };
                assert_eq!(grades.of(days), expected, "day {days} seen on {today}");
            }
        }
    }
}
