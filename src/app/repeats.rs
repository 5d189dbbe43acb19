//! Groups that are listed once for each of their times become one row: a list of a week's meetings by name would show
//! one group seven times.

use crate::search::{GroupIdentity, Hit, Index, Ordinal};
use foldhash::quality::RandomState;
use std::collections::HashMap;
use std::collections::hash_map::Entry;

/// The other listings of the groups in a list, by the one that stands there.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Repeats {
    others: HashMap<Ordinal, Vec<Ordinal>>,
}

impl Repeats {
    /// The other listings of a group.
    pub fn of(&self, group: Ordinal) -> &[Ordinal] {
        self.others.get(&group).map_or(&[], Vec::as_slice)
    }

    /// The place of a group in a list of hits, whether it stands there itself or another listing of it.
    pub fn position_in(&self, hits: &[Hit], group: Ordinal) -> Option<usize> {
        hits.iter().position(|hit| hit.ordinal == group || self.of(hit.ordinal).contains(&group))
    }

    /// All listings that stand in no list because another one of the same group does.
    pub fn others(&self) -> impl Iterator<Item = Ordinal> + '_ {
        self.others.values().flatten().copied()
    }

    /// Whether no group has other listings.
    pub fn is_empty(&self) -> bool {
        self.others.is_empty()
    }
}

/// Leaves the first listing of each group in the list, and gives the others. Listings are one group if they have one
/// name, one place and one form, and all say when they meet.
pub fn merge_repeats(index: &Index, hits: &mut Vec<Hit>) -> Repeats {
    let mut first: HashMap<GroupIdentity<'_>, Ordinal, RandomState> =
        HashMap::with_capacity_and_hasher(hits.len(), RandomState::default());
    let mut repeats = Repeats::default();
    hits.retain(|hit| {
        let Some(identity) = index.row(hit.ordinal).group_identity() else { return true };
        match first.entry(identity) {
            Entry::Vacant(entry) => {
                entry.insert(hit.ordinal);
                true
            }
            Entry::Occupied(entry) => {
                repeats.others.entry(*entry.get()).or_default().push(hit.ordinal);
                false
            }
        }
    });
    repeats
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::group::{Clock, Country, Format, Group, Meeting, Place, Weekday};
    use crate::search::IndexBuilder;

    fn text(words: &'static str) -> crate::group::Text {
        crate::feed::text::own(words).unwrap()
    }

    fn group(id: &'static str, name: &'static str, city: &'static str, day: Option<Weekday>) -> Group {
        let mut group = Group::new(text(id), text(name));
        let country = Country::from_code("NO");
        group.place = Some(Place { city: Some(text(city)), country, ..Place::default() });
        group.formats.insert(Format::InPerson);
        group.meetings.extend(day.map(|day| Meeting::every_week(day, Clock::parse("18:00"), None)));
        group
    }

    #[test]
    fn one_name_and_place_is_one_row_and_what_differs_is_not() {
        let groups = [
            group("a", "Circle", "Bergen", Some(Weekday::Monday)),
            group("b", "Circle", "Bergen", Some(Weekday::Tuesday)),
            group("c", "Circle", "Oslo", Some(Weekday::Tuesday)),
            group("d", "Circle", "Bergen", None),
            group("e", "Ring", "Bergen", Some(Weekday::Monday)),
            group("f", "Circle", "Bergen", Some(Weekday::Friday)),
        ];
        let mut builder = IndexBuilder::new();
        for group in &groups {
            builder.add_group(group);
        }
        let index = builder.into_index();
        let mut hits: Vec<Hit> = (0..6).map(|n| Hit::of(Ordinal(n))).collect();
        let repeats = merge_repeats(&index, &mut hits);
        assert_eq!(hits.iter().map(|hit| hit.ordinal.0).collect::<Vec<_>>(), [0, 2, 3, 4]);
        assert_eq!(repeats.of(Ordinal(0)), [Ordinal(1), Ordinal(5)]);
        assert_eq!(repeats.position_in(&hits, Ordinal(5)), Some(0), "the row that stands for it");
        assert_eq!(repeats.position_in(&hits, Ordinal(4)), Some(3));
    }
}
