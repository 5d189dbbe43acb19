//! Coordinates and the distance between them.

/// A point on the globe, degrees, WGS 84.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Point {
    /// Degrees north, -90 to 90.
    pub latitude: f64,
    /// Degrees east, -180 to 180.
    pub longitude: f64,
}

/// Mean radius of the Earth (IUGG), km.
const EARTH_RADIUS_KM: f64 = 6371.0088;

impl Point {
    /// A point, if both values are within their range. Feeds hold swapped, infinite and scaled values.
    pub fn new(latitude: f64, longitude: f64) -> Option<Self> {
        ((-90.0..=90.0).contains(&latitude) && (-180.0..=180.0).contains(&longitude))
            .then_some(Self { latitude, longitude })
    }

    /// The great-circle distance in km (haversine; within 0.6 % of the distance on the ellipsoid).
    pub fn distance_km(self, other: Self) -> f64 {
        let (lat1, lat2) = (self.latitude.to_radians(), other.latitude.to_radians());
        let half_lat = ((lat2 - lat1) / 2.0).sin();
        let half_lon = ((other.longitude - self.longitude).to_radians() / 2.0).sin();
        let h = half_lat.mul_add(half_lat, lat1.cos() * lat2.cos() * half_lon * half_lon);
        2.0 * EARTH_RADIUS_KM * h.clamp(0.0, 1.0).sqrt().asin()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn distances_are_those_of_the_atlas() {
        let at = |latitude, longitude| Point { latitude, longitude };
        for (a, b, km) in [
            (at(50.933, 6.95), at(59.913, 10.746), 1026.0), // Köln, Oslo
            (at(50.933, 6.95), at(50.735, 7.102), 24.5),    // Köln, Bonn
            (at(0.0, 179.5), at(0.0, -179.5), 111.2),       // across the date line
            (at(90.0, 0.0), at(-90.0, 0.0), 20015.1),       // pole to pole
            (at(47.0, 8.0), at(47.0, 8.0), 0.0),
        ] {
            let d = a.distance_km(b);
            assert!((d - km).abs() <= km * 0.005, "{a:?} {b:?}: {d}");
            assert!((d - b.distance_km(a)).abs() < 1e-9);
        }
    }

    #[test]
    fn impossible_coordinates_are_no_point() {
        assert!(Point::new(50.9, 6.9).is_some());
        for (lat, lon) in [(91.0, 0.0), (0.0, 180.1), (f64::NAN, 0.0), (0.0, f64::INFINITY), (-509.3, 69.5)] {
            assert!(Point::new(lat, lon).is_none(), "{lat} {lon}");
        }
    }
}
