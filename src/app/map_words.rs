//! What is said of the map: the place distances are told from, how far and in which direction a group is, what is known
//! of the selected one.

use super::map::{Marks, wrap};
use super::result_row::row_text;
use super::state::State;
use crate::locale::Locale;
use crate::place::Point;
use crate::search::{Hit, Index};
use jiff::Timestamp;
use jiff::tz::TimeZone;

/// The place from which distances are told: the one asked for, or home.
pub fn origin(state: &State) -> Option<(Point, String)> {
    let near = state.results.as_ref().and_then(|results| results.near())?;
    Some((near.point, near.label.clone()))
}

/// "800 m north-east of Bergen".
pub fn distance_words(from: (Point, &str), to: Point, locale: &Locale) -> String {
    let km = from.0.distance_km(to);
    let values = [("distance", locale.distance(km).into()), ("place", from.1.to_owned().into())];
    // Nearer than places are known there is no direction.
    let key = if km < 0.05 { "map-at" } else { direction_key(from.0, to) };
    locale.with(key, &values)
}

/// The key of the direction from one place to another, one of eight.
fn direction_key(from: Point, to: Point) -> &'static str {
    const KEYS: [&str; 8] = [
        "map-north",
        "map-north-east",
        "map-east",
        "map-south-east",
        "map-south",
        "map-south-west",
        "map-west",
        "map-north-west",
    ];
    let (here, there) = (from.latitude.to_radians(), to.latitude.to_radians());
    let east = wrap(to.longitude - from.longitude).to_radians();
    let bearing = (east.sin() * there.cos())
        .atan2(here.cos() * there.sin() - here.sin() * there.cos() * east.cos())
        .to_degrees();
    let eighth = ((bearing + 22.5).rem_euclid(360.0) / 45.0) as usize;
    KEYS.get(eighth).copied().unwrap_or("map-north")
}

/// What is said of the selected group: who, where, how far, when; how many share its mark; where it stands by distance.
pub fn selected_words(
    state: &State,
    marks: Option<&Marks>,
    index: &Index,
    locale: &Locale,
    (now, zone): (Timestamp, &TimeZone),
) -> String {
    let Some(group) = state.list.group else { return locale.text("map-nothing") };
    let row = row_text(index, &Hit::of(group), locale, now, zone);
    let Some(point) = index.row(group).place_to_go() else {
        return locale.with("map-no-place", &[("name", row.name.into())]);
    };
    let from = origin(state);
    let distance = from.as_ref().map(|(from, label)| distance_words((*from, label), point, locale));
    let mark = marks.and_then(|marks| marks.marks.get(marks.mark_of(point)?)).filter(|mark| mark.count > 1);
    let sharing = mark.map(|mark| {
        let values =
            [("count", f64::from(mark.count).into()), ("shown", locale.number(u64::from(mark.count)).into())];
        locale.with("map-share", &values)
    });
    let rank = state.map.rank.map(|(rank, all)| {
        let values =
            [("n", locale.number(u64::from(rank)).into()), ("all", locale.number(u64::from(all)).into())];
        locale.with(if from.is_some() { "map-rank" } else { "map-rank-anywhere" }, &values)
    });
    let marked = state.shortlist.holds(group).then(|| locale.text("mark-is"));
    let facts = [Some(row.name), marked, Some(row.place), distance, Some(row.when), sharing, rank];
    let facts: Vec<String> = facts.into_iter().flatten().filter(|fact| !fact.is_empty()).collect();
    format!("{}.", facts.join(". "))
}
