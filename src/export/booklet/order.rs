//! In which section of a booklet a listing stands.

use super::BookletOrder;
use crate::group::{Clock, Coded, Group, Weekday};
use crate::locale::Locale;
use crate::place::Point;
use crate::topic::{Facets, Thesaurus};
use std::collections::BTreeMap;

/// A section and a place in it: first by these, then by the name.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Position {
    /// Whether it stands behind the sections that have a place, day or topic.
    is_rest: bool,
    /// The rank of the section, where its title does not give it.
    rank: usize,
    /// The heading.
    pub(super) title: String,
    /// Minutes of the day and name: the order within the section.
    within: (u16, String),
}

/// Where a listing stands. By day it stands once under each day on which it meets.
pub(super) fn positions(
    group: &Group,
    order: BookletOrder,
    has_countries: bool,
    locale: &Locale,
) -> Vec<Position> {
    let name = group.name.as_str().to_lowercase();
    match order {
        BookletOrder::Place => vec![by_place(group, has_countries, name, locale)],
        BookletOrder::Day => by_day(group, &name, locale),
        BookletOrder::Topic => vec![by_topic(group, name, locale)],
    }
}

/// The country of a listing, in two letters: where it is, or the one that it serves.
pub(super) fn country_of(group: &Group) -> Option<String> {
    let of_place = group.place.as_ref().and_then(|place| place.country);
    let served = group.area.iter().find_map(crate::group::Area::country);
    of_place.or(served).map(|country| country.code().to_owned())
}

fn by_place(group: &Group, has_countries: bool, name: String, locale: &Locale) -> Position {
    let country = country_of(group);
    let country =
        country.map(|code| Facets::embedded().label_of("country", &code, locale.language()).to_owned());
    let town =
        group.place.as_ref().and_then(|place| place.city.as_ref()).map(|town| town.as_str().to_owned());
    let is_rest = town.is_none();
    let title = match (country, town) {
        (Some(country), Some(town)) if has_countries => format!("{country}: {town}"),
        (_, Some(town)) => town,
        (Some(country), None) => locale.with("booklet-whole-country", &[("country", country.into())]),
        (None, None) => locale.text("booklet-anywhere"),
    };
    Position { is_rest, rank: 0, title, within: (0, name) }
}

/// Ranks the sections by how far the nearest listing in each is; a section without a point comes after those with one.
pub(super) fn rank_by_distance(placed: &mut [(Position, &Group)], near: Point) {
    let mut nearest: BTreeMap<String, usize> = BTreeMap::new();
    for (position, group) in placed.iter() {
        let Some(point) = group.place.as_ref().and_then(|place| place.point) else { continue };
        let metres = (near.distance_km(point) * 1000.0) as usize;
        let rank = nearest.entry(position.title.clone()).or_insert(metres);
        *rank = metres.min(*rank);
    }
    for (position, _) in placed {
        position.rank = nearest.get(&position.title).copied().unwrap_or(usize::MAX);
    }
}

fn by_day(group: &Group, name: &str, locale: &Locale) -> Vec<Position> {
    let mut positions = Vec::new();
    for (rank, day) in Weekday::ALL.iter().copied().enumerate() {
        let meetings = group.meetings.iter().filter(|meeting| meeting.weekdays().contains(day));
        let start = meetings.map(|meeting| meeting.start.map_or(u16::MAX, Clock::minutes_of_day)).min();
        if let Some(start) = start {
            let title = crate::locale::capitalised(&locale.day(day));
            positions.push(Position { is_rest: false, rank, title, within: (start, name.to_owned()) });
        }
    }
    if positions.is_empty() {
        let title = locale.text("booklet-no-day");
        positions.push(Position { is_rest: true, rank: 0, title, within: (0, name.to_owned()) });
    }
    positions
}

fn by_topic(group: &Group, name: String, locale: &Locale) -> Position {
    let thesaurus = Thesaurus::embedded();
    let known = group.topics.iter().find_map(|id| thesaurus.topic_named(id));
    let topic = known.map(|id| thesaurus.get(id).label(locale.language()));
    let category = group.categories.iter().next().map(|category| category.label(locale.language()));
    let title = topic.or(category).map(str::to_owned);
    let is_rest = title.is_none();
    let title = title.unwrap_or_else(|| locale.text("booklet-no-topic"));
    Position { is_rest, rank: 0, title, within: (0, name) }
}
