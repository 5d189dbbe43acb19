//! The order of many groups by their distance from a place, without sorting them: where one stands in it, and which is
//! the next.

use super::distance::{Measure, UNKNOWN};
use super::index::Index;
use super::layout::Section;
use super::types::Ordinal;
use crate::place::Point;

/// The groups that one can go to, in the order of their distance from a point. Measured roughly, which is right to a
/// percent or two within a country.
pub struct ByDistance<'a> {
    index: &'a Index,
    groups: &'a [Ordinal],
    measure: Measure,
}

/// What is compared: the distance in hectometres, then the number.
type Key = (u32, Ordinal);

impl<'a> ByDistance<'a> {
    /// The order of some groups around a point.
    pub fn new(index: &'a Index, groups: &'a [Ordinal], from: Point) -> Self {
        Self { index, groups, measure: Measure::from_point(from) }
    }

    /// The place of a group in the order, counted from 1, and how many groups have a place; `None` where it has none.
    pub fn rank_of(&self, group: Ordinal) -> Option<(u32, u32)> {
        let here = self.key_of(group)?;
        let (mut before, mut all) = (0, 0);
        for key in self.keys() {
            before += u32::from(key < here);
            all += 1;
        }
        Some((before + 1, all))
    }

    /// The first group of the order.
    pub fn first(&self) -> Option<Ordinal> {
        self.keys().min().map(|(_, group)| group)
    }

    /// The last group of the order.
    pub fn last(&self) -> Option<Ordinal> {
        self.keys().max().map(|(_, group)| group)
    }

    /// The group after one; the first where that one has no place.
    pub fn after(&self, group: Ordinal) -> Option<Ordinal> {
        let Some(here) = self.key_of(group) else { return self.first() };
        self.keys().filter(|key| *key > here).min().map(|(_, group)| group)
    }

    /// The group before one; the first where that one has no place.
    pub fn before(&self, group: Ordinal) -> Option<Ordinal> {
        let Some(here) = self.key_of(group) else { return self.first() };
        self.keys().filter(|key| *key < here).max().map(|(_, group)| group)
    }

    /// All of them in order; for a few lines at a time, this sorts every group.
    pub fn sorted(&self) -> Vec<Ordinal> {
        let mut keys: Vec<Key> = self.keys().collect();
        keys.sort_unstable();
        keys.into_iter().map(|(_, group)| group).collect()
    }

    fn keys(&self) -> impl Iterator<Item = Key> + '_ {
        self.groups.iter().filter_map(|group| self.key_of(*group))
    }

    fn key_of(&self, group: Ordinal) -> Option<Key> {
        let points = self.index.section_bytes(Section::Points).as_chunks().0;
        let far = self.measure.hectometres_to(*points.get(group.0 as usize)?);
        (far != UNKNOWN && self.index.place_to_go(group.0 as usize).is_some()).then_some((far, group))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::search::IndexBuilder;

    #[test]
    fn going_from_one_to_the_next_visits_every_group_with_a_place_once() {
        let mut builder = IndexBuilder::new();
        crate::demo::groups(200, 5).for_each(|group| builder.add_group(&group));
        let index = builder.into_index();
        let all: Vec<Ordinal> = (0..200).map(Ordinal).collect();
        let from = Point { latitude: 50.9, longitude: 6.9 };
        let order = ByDistance::new(&index, &all, from);
        let placed = all.iter().filter(|group| index.row(**group).place_to_go().is_some()).count();
        assert!(placed > 50 && placed < 200, "{placed}");
        let sorted = order.sorted();
        let mut walked = vec![order.first().expect("a first")];
        while let Some(next) = order.after(walked[walked.len() - 1]) {
            walked.push(next);
        }
        assert_eq!(walked, sorted);
        assert_eq!(sorted.len(), placed);
        assert_eq!(order.last(), sorted.last().copied());
        assert_eq!(order.before(sorted[7]), Some(sorted[6]));
        assert_eq!(order.rank_of(sorted[7]), Some((8, placed as u32)));
        let far = |group: &Ordinal| index.row(*group).place_to_go().expect("a place").distance_km(from);
        let close = sorted.iter().take_while(|group| far(group) < 1000.0).count();
        assert!(sorted[..close].is_sorted_by(|a, b| far(a) <= far(b) * 1.03 + 0.2));
    }
}
