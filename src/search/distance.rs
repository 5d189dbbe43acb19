//! How far a group is from the place asked for: roughly for every group, exactly for those that are listed.

use super::index::Index;
use super::layout::Column;
use crate::place::Point;

/// A distance nobody knows, in hectometres.
pub(super) const UNKNOWN: u32 = 0xffff;

/// Measures distances from one point roughly, the ground taken as flat around the middle latitude: right to a
/// percent or two within a country, and many times faster than the exact measure. What is listed is measured
/// exactly in the end.
pub(super) struct Measure {
    latitude: f32,
    longitude: f32,
    cosine: f32,
    sine: f32,
}

impl Measure {
    /// Measures from a point.
    pub(super) fn from_point(point: Point) -> Self {
        let radians = (point.latitude as f32).to_radians();
        Self {
            latitude: point.latitude as f32,
            longitude: point.longitude as f32,
            cosine: radians.cos(),
            sine: radians.sin(),
        }
    }

    /// The distance of a group's point (latitude and longitude, f32 each) in steps of 100 metres, at most
    /// [`UNKNOWN`] less one; [`UNKNOWN`] without a place.
    #[inline]
    pub(super) fn hectometres_to(&self, point: [u8; 8]) -> u32 {
        let point = Column(&point);
        self.hectometres_between(point.f32_at(0), point.f32_at(1))
    }

    /// The same of a latitude and a longitude.
    #[inline]
    pub(super) fn hectometres_between(&self, latitude: f32, longitude: f32) -> u32 {
        const PER_DEGREE: f32 = 1_111.95;
        if latitude.is_nan() || longitude.is_nan() {
            return UNKNOWN;
        }
        let mut east = (longitude - self.longitude).abs();
        if east > 180.0 {
            east = 360.0 - east;
        }
        let north = latitude - self.latitude;
        // The cosine of the middle latitude, as a series around this one.
        let half = north.to_radians() / 2.0;
        let cosine = self.cosine * (1.0 - half * half / 2.0) - self.sine * (half - half * half * half / 6.0);
        let east = east * cosine;
        ((east * east + north * north).sqrt() * PER_DEGREE).min(65_534.0) as u32
    }
}

/// A distance in steps of 100 metres, exactly.
pub(super) fn exact_hectometres(index: &Index, at: usize, from: Point) -> u32 {
    index.point_of(at).map_or(UNKNOWN, |point| (point.distance_km(from) * 10.0).min(65_534.0) as u32)
}
