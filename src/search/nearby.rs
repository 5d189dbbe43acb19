//! The order of many groups by their distance from a place, without sorting them: where one stands in it, and which is
//! the next.

use super::distance::Measure;
use super::gathered::Placed;
use super::types::Ordinal;
use crate::place::Point;

/// The groups that one can go to, in the order of their distance from a point. Measured roughly, which is right to a
/// percent or two within a country.
pub struct ByDistance<'a> {
    groups: &'a [Placed],
    measure: Measure,
}

/// What is compared: the distance in hectometres, then the number.
type Key = (u32, Ordinal);

impl<'a> ByDistance<'a> {
    /// The order of some groups around a point.
    pub fn new(groups: &'a [Placed], from: Point) -> Self {
        Self { groups, measure: Measure::from_point(from) }
    }

    /// The place of a group in the order, counted from 1, and how many groups have a place; `None` where it has none.
    pub fn rank_of(&self, group: Ordinal) -> Option<(u32, u32)> {
        let here = self.key_of(group)?;
        let before = self.keys().filter(|key| *key < here).count();
        Some((before as u32 + 1, self.groups.len() as u32))
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

    /// The first so many groups, in no order.
    pub fn nearest(&self, count: usize) -> Vec<Ordinal> {
        let mut keys: Vec<Key> = self.keys().collect();
        if count < keys.len() {
            keys.select_nth_unstable(count);
            keys.truncate(count);
        }
        keys.into_iter().map(|(_, group)| group).collect()
    }

    /// All of them in order; for a few lines at a time, this sorts every group.
    pub fn sorted(&self) -> Vec<Ordinal> {
        let mut keys: Vec<Key> = self.keys().collect();
        keys.sort_unstable();
        keys.into_iter().map(|(_, group)| group).collect()
    }

    fn keys(&self) -> impl Iterator<Item = Key> + '_ {
        self.groups.iter().map(|placed| self.key_from(placed))
    }

    fn key_from(&self, placed: &Placed) -> Key {
        (self.measure.hectometres_between(placed.latitude, placed.longitude), placed.group)
    }

    /// The key of a group, found by its number: the groups are in the order of the index.
    fn key_of(&self, group: Ordinal) -> Option<Key> {
        let at = self.groups.binary_search_by_key(&group, |placed| placed.group).ok()?;
        self.groups.get(at).map(|placed| self.key_from(placed))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::search::{Gather, IndexBuilder, LocalNow, Query, find_groups};

    #[test]
    fn going_from_one_to_the_next_visits_every_group_with_a_place_once() {
        let mut builder = IndexBuilder::new();
        crate::demo::groups(200, 5).for_each(|group| builder.add_group(&group));
        let index = builder.into_index();
        let from = Point { latitude: 50.9, longitude: 6.9 };
        let query = Query { gather: Gather::Places, ..Query::default() };
        let now = LocalNow { now: jiff::Timestamp::UNIX_EPOCH, zone: jiff::tz::TimeZone::UTC };
        let groups = &find_groups(&index, &query, &now).gathered.placed;
        let order = ByDistance::new(groups, from);
        let shown = (0..200).map(Ordinal).filter(|group| index.row(*group).place_to_go().is_some());
        let placed = shown.count();
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
        for count in [0, 1, 12, placed - 1, placed, placed + 1] {
            let mut nearest = order.nearest(count);
            nearest.sort_unstable_by_key(|group| sorted.iter().position(|other| other == group));
            assert_eq!(nearest, sorted[..count.min(placed)]);
        }
        assert_eq!(order.rank_of(sorted[7]), Some((8, placed as u32)));
        let far = |group: &Ordinal| index.row(*group).place_to_go().expect("a place").distance_km(from);
        let close = sorted.iter().take_while(|group| far(group) < 1000.0).count();
        assert!(sorted[..close].is_sorted_by(|a, b| far(a) <= far(b) * 1.03 + 0.2));
    }
}
