//! The order of the results.
//!
//! Best match: whether a listing is about the thing (by topic or name) or only mentions it (organisation, place,
//! notes); groups before those who know groups; how well the words fit; the next meeting; the name; never length.
//! Near a place, how far it is in rough steps comes right after whether it is about the thing.

use super::facet::Facet;
use super::index::{Index, Ordinal, SIG1};
use super::layout::{Column, Section};
use super::meetings::FAR;
use super::query::{Hit, Moment, Near, Query, Sort};
use crate::group::{Coded, Kind, Status};
use crate::place::Point;

/// Up to so many hits the next meeting breaks ties; above, the name alone does. Whoever has that many before them
/// has not asked for anything yet, and the first frame must not wait for a million calendars.
const TIED_BY_MEETING: usize = 300_000;

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
    let verified = index.column(Section::Verified);
    let status = index.column(Section::Status);
    let by_meeting = query.sort == Sort::Next || query.sort == Sort::Best && hits.len() <= TIED_BY_MEETING;
    let upcoming = by_meeting.then(|| index.upcoming(moment.now));
    let kinds = Kinds::new(index);
    let measure = near.map(|near| Measure::new(index, near.point, near.country.as_deref()));
    // A key holds, from the most to the least telling: see each order below. The name, 21 bits, is always last.
    let mut keyed: Vec<(u64, u32)> = hits
        .iter()
        .map(|at| {
            let i = *at as usize;
            let score = score_of(scores, *at);
            let name = u64::from(ranks.u32(i)) & 0x1f_ffff;
            let meeting = upcoming.as_ref().map_or(0, |u| u64::from(u.get(i).copied().unwrap_or(u16::MAX)));
            let weaker = u64::from((best - score).min(0x3ff));
            let resting = matches!(Status::from_ordinal(status.u8(i)), Some(Status::Paused | Status::Ended));
            let kind = if resting { 3 } else { kinds.of(i) };
            // About the thing by topic or name, or only mentioned somewhere.
            let mention = u64::from(u32::from(score) * 10 < u32::from(best) * 6);
            let key = match (query.sort, &measure) {
                (Sort::Best, Some(measure)) => {
                    let far = measure.hectometres(i);
                    let step = u64::from(measure.step(i, far));
                    mention << 63
                        | step << 59
                        | kind << 57
                        | weaker << 47
                        | u64::from(far) << 31
                        | (meeting >> 6) << 21
                }
                (Sort::Best, None) => mention << 63 | kind << 61 | weaker << 51 | meeting << 35,
                (Sort::Next, _) => meeting << 47 | kind << 45 | weaker << 35,
                (Sort::Distance, measure) => {
                    let far = measure.as_ref().map_or(0, |m| m.hectometres(i));
                    u64::from(far) << 47 | weaker << 37 | kind << 35
                }
                (Sort::Name, _) => 0,
                (Sort::Verified, _) => u64::from(u16::MAX - verified.u16(i)) << 47,
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

/// Minutes until the next meeting of every group; those that do not meet come last.
pub(super) fn upcoming(index: &Index, now: jiff::Timestamp) -> Vec<u16> {
    let mut clock = index.calendar().clock(now);
    let status = index.column(Section::Status);
    (0..index.len())
        .map(|at| {
            let until = match Status::from_ordinal(status.u8(at)).unwrap_or(Status::Active) {
                Status::Ended => FAR + 4,
                Status::Paused => FAR + 3,
                Status::Founding | Status::Seekers => FAR + 1,
                Status::Active => clock.minutes_until(index.meetings(at)),
            };
            u16::try_from(until).unwrap_or(u16::MAX)
        })
        .collect()
}

/// Groups come before those who know groups, and these before the rest; what does not meet any more comes last.
struct Kinds<'a> {
    signatures: Column<'a>,
    order: Vec<u8>,
}

impl<'a> Kinds<'a> {
    fn new(index: &'a Index) -> Self {
        let place = SIG1.iter().position(|f| *f == Facet::Kind).unwrap_or(0);
        let table = index.column(Section::Sig1Table);
        let order = (0..table.0.len() / 64)
            .map(|row| match Kind::from_ordinal(table.u64(row * 8 + place).trailing_zeros() as u8) {
                Some(Kind::Group) | None => 0,
                Some(Kind::ContactPoint | Kind::Organisation | Kind::Forum) => 1,
                Some(Kind::Helpline | Kind::Directory | Kind::Service) => 2,
            })
            .collect();
        Self { signatures: index.column(Section::Sig1), order }
    }

    fn of(&self, at: usize) -> u64 {
        u64::from(self.order.get(self.signatures.u32(at) as usize).copied().unwrap_or(0))
    }
}

/// A distance nobody knows.
const UNKNOWN: u32 = 0xffff;

/// Measures distances from one point, roughly (the ground taken as flat around the middle latitude): right to
/// a percent within a country, and only used for the order.
struct Measure<'a> {
    points: Column<'a>,
    latitude: f32,
    longitude: f32,
    place_ends: Column<'a>,
    places: Column<'a>,
    /// The country of the point, as a value of the Place filter.
    country: Option<u32>,
}

impl<'a> Measure<'a> {
    fn new(index: &'a Index, point: Point, country: Option<&str>) -> Self {
        Self {
            points: index.column(Section::Points),
            latitude: point.latitude as f32,
            longitude: point.longitude as f32,
            place_ends: index.column(Section::PlaceEnds),
            places: index.column(Section::Places),
            country: country.and_then(|code| index.value_id(Facet::Place, code)).map(|value| value.0),
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
        ((x * x + y * y).sqrt() * PER_DEGREE).min(65_534.0) as u32
    }

    /// Rough steps of distance: within one, other things matter more. A listing without a place that serves the
    /// country of the point stands between those near and those far.
    fn step(&self, at: usize, hectometres: u32) -> u32 {
        match hectometres {
            0..100 => 0,
            100..250 => 1,
            250..500 => 2,
            500..1_000 => 3,
            1_000..2_500 => 5,
            2_500..5_000 => 6,
            UNKNOWN if self.serves(at) => 4,
            5_000..20_000 => 7,
            UNKNOWN => 8,
            _ => 9,
        }
    }

    fn serves(&self, at: usize) -> bool {
        let Some(country) = self.country else { return false };
        self.place_ends.row(at).any(|i| self.places.u32(i) == country)
    }
}
