//! Which listings are in the index and are not shown: those nobody can reach, where others serve their topics, and
//! those that other sources list as well.

use super::collect_places::country_of;
use super::twins::{Twin, TwinFinder};
use crate::group::{Country, Group, Kind};
use std::collections::HashSet;

/// Finds what is not shown.
#[derive(Default)]
pub(super) struct HiddenFinder {
    twins: TwinFinder,
    /// Listings nobody can reach: ordinal, country, own topics.
    unreachable: Vec<(u32, Option<Country>, Box<[u16]>)>,
    /// Topics with a listing that can be reached, by country.
    reachable: HashSet<(u16, Option<Country>)>,
}

impl HiddenFinder {
    /// The listings of another source begin.
    pub(super) fn begin_source(&mut self) {
        self.twins.begin_source();
    }

    /// Takes in a listing with its own topics.
    pub(super) fn add_group(&mut self, group: &Group, ordinal: u32, topics: &[u16]) {
        if group.is_reachable() {
            let country = country_of(group);
            self.reachable.extend(topics.iter().map(|topic| (*topic, country)));
        } else if group.kind != Kind::Group {
            self.unreachable.push((ordinal, country_of(group), topics.into()));
        }
        self.twins.add_group(group, ordinal);
    }

    /// Listings nobody can reach are shown only where one of their topics has nothing better in their country.
    pub(super) fn take_unreachable(&mut self) -> Vec<u32> {
        let reachable = std::mem::take(&mut self.reachable);
        let unreachable = std::mem::take(&mut self.unreachable);
        let hidden = unreachable.into_iter().filter(|(_, country, topics)| {
            !topics.is_empty() && topics.iter().all(|topic| reachable.contains(&(*topic, *country)))
        });
        hidden.map(|(ordinal, ..)| ordinal).collect()
    }

    /// A group that several sources list is shown once. In the order of those that are shown.
    pub(super) fn take_twins(&mut self) -> Vec<Twin> {
        let mut twins = std::mem::take(&mut self.twins).into_twins();
        twins.sort_unstable_by_key(|twin| (twin.shown, twin.hidden));
        twins
    }
}
