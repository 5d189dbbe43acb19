//! The order of the results.
//!
//! Best match: whether a listing is about the thing (by topic or name) or only mentions it (organisation, place,
//! notes); groups before those who know groups; how well the words fit; the next meeting; the name; never length.
//! Near a place, how far it is in rough steps comes right after whether it is about the thing.

use super::index::{Index, Ordinal};
use super::layout::{Column, Section};
use super::meetings::FAR;
use super::query::{Hit, Moment, Near, Query, Sort};
use crate::group::{Coded, Kind, Status};
use crate::place::Point;

/// Up to so many hits the next meeting breaks ties; above, working it out for all takes longer than a frame.
const TIED_BY_MEETING: usize = 200_000;

/// Puts hits in order and lists the first of them.
pub(super) fn order(
    index: &Index,
    hits: &[u32],
    scores: Option<&[u16]>,
    query: &Query,
    near: Option<&Near>,
    moment: &Moment,
) -> Vec<Hit> {
    let best = hits.iter().map(|at| score_of(scores, *at)).max().unwrap_or(1).max(1);
    let ranks = index.column(Section::NameRank);
    let mut clock = index.calendar().clock(moment.now);
    let wants_meeting =
        query.sort == Sort::Next || (query.sort == Sort::Best && hits.len() <= TIED_BY_MEETING);
    let country = near.and_then(|near| near.country.as_deref());
    let measure = near.map(|near| Measure::new(index, near.point));
    let mut keyed: Vec<(u128, u32)> = hits
        .iter()
        .map(|at| {
            let i = *at as usize;
            let score = score_of(scores, *at);
            let name = u128::from(ranks.u32(i));
            let meeting = if wants_meeting { u128::from(until(index, &mut clock, i)) } else { 0 };
            let weaker = u128::from(best - score);
            let far = measure.as_ref().map_or(0, |m| m.hectometres(i));
            let kind = kind_order(index, i);
            // About the thing by topic or name, or only mentioned somewhere.
            let mention = u128::from(u32::from(score) * 10 < u32::from(best) * 6);
            let key = match query.sort {
                Sort::Best if measure.is_some() => {
                    let step = u128::from(step(far, || country.is_some_and(|c| serves(index, i, c))));
                    mention << 80
                        | step << 72
                        | kind << 68
                        | weaker << 56
                        | u128::from(far) << 40
                        | meeting << 24
                }
                Sort::Best => mention << 100 | kind << 96 | weaker << 80 | meeting << 24,
                Sort::Next => meeting << 80 | kind << 76 | weaker << 24,
                Sort::Distance => u128::from(far) << 80 | weaker << 56 | kind << 50,
                Sort::Name => 0,
                Sort::Verified => u128::from(u16::MAX - index.column(Section::Verified).u16(i)) << 80,
            };
            (key | name, *at)
        })
        .collect();
    let limit = query.limit.min(keyed.len());
    if limit < keyed.len() && limit > 0 {
        keyed.select_nth_unstable(limit - 1);
        keyed.truncate(limit);
    }
    keyed.sort_unstable();
    let top = f32::from(best);
    keyed
        .into_iter()
        .map(|(_, at)| Hit {
            ordinal: Ordinal(at),
            score: f32::from(score_of(scores, at)) / top,
            distance_km: near.and_then(|near| Some(index.point(at as usize)?.distance_km(near.point) as f32)),
        })
        .collect()
}

fn score_of(scores: Option<&[u16]>, at: u32) -> u16 {
    scores.map_or(1, |s| s.get(at as usize).copied().unwrap_or(0))
}

/// Minutes until the next meeting; groups that do not meet come last.
fn until(index: &Index, clock: &mut super::meetings::WeekClock<'_>, at: usize) -> u32 {
    let status = Status::from_ordinal(index.column(Section::Status).u8(at)).unwrap_or(Status::Active);
    match status {
        Status::Ended => FAR + 4,
        Status::Paused => FAR + 3,
        Status::Founding | Status::Seekers => FAR + 1,
        Status::Active => clock.minutes_until(index.meetings(at)),
    }
}

/// Groups come before those who know groups, and these before the rest.
fn kind_order(index: &Index, at: usize) -> u128 {
    match index.row(Ordinal(at as u32)).kind() {
        Kind::Group => 0,
        Kind::ContactPoint | Kind::Organisation | Kind::Forum => 1,
        Kind::Helpline | Kind::Directory | Kind::Service => 2,
    }
}

/// Rough steps of distance: within one, other things matter more. `serves` says whether a listing without a place
/// serves the country of the place asked for.
fn step(hectometres: u32, serves: impl Fn() -> bool) -> u32 {
    match hectometres {
        0..100 => 0,
        100..250 => 1,
        250..500 => 2,
        500..1_000 => 3,
        UNKNOWN if serves() => 4,
        1_000..2_500 => 5,
        2_500..5_000 => 6,
        UNKNOWN => 8,
        _ => 7,
    }
}

/// A distance nobody knows.
const UNKNOWN: u32 = 0xffff;

fn serves(index: &Index, at: usize, country: &str) -> bool {
    index.row(Ordinal(at as u32)).country().is_some_and(|c| c.code() == country)
}

/// Measures distances from one point, roughly (the ground taken as flat around the middle latitude): right to
/// a percent within a country, and only used for the order.
struct Measure<'a> {
    points: Column<'a>,
    latitude: f32,
    longitude: f32,
}

impl<'a> Measure<'a> {
    fn new(index: &'a Index, point: Point) -> Self {
        Self {
            points: index.column(Section::Points),
            latitude: point.latitude as f32,
            longitude: point.longitude as f32,
        }
    }

    /// The distance in steps of 100 metres, at most [`UNKNOWN`] less one; [`UNKNOWN`] without a place.
    fn hectometres(&self, at: usize) -> u32 {
        const PER_DEGREE: f32 = 1_111.95;
        let (latitude, longitude) = (self.points.f32(at * 2), self.points.f32(at * 2 + 1));
        if latitude.is_nan() || longitude.is_nan() {
            return UNKNOWN;
        }
        let mut east = (longitude - self.longitude).abs();
        if east > 180.0 {
            east = 360.0 - east;
        }
        let middle = f32::midpoint(latitude, self.latitude);
        let x = east * middle.to_radians().cos();
        let y = latitude - self.latitude;
        (x.hypot(y) * PER_DEGREE).min(65_534.0) as u32
    }
}
