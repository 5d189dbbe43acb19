//! How much a test does: enough for every change by default, more where somebody asks for it.

use std::env;
use std::str::FromStr;

/// The number that an environment variable gives, or `usual`.
pub fn number<T: FromStr>(variable: &str, usual: T) -> T {
    env::var(variable).ok().and_then(|number| number.parse().ok()).unwrap_or(usual)
}

/// The widths and heights around which a screen is laid out differently, and some between.
const WIDTHS: [u16; 12] = [1, 2, 10, 27, 28, 40, 59, 60, 80, 99, 100, 140];
const HEIGHTS: [u16; 11] = [1, 2, 4, 5, 6, 12, 15, 16, 21, 22, 24];

/// Sizes up to 140 by 50: every width with each of the heights that matter, and every height with each of the widths.
/// `ALL_SIZES=1` gives every pair.
pub fn sizes() -> Vec<(u16, u16)> {
    let all = number("ALL_SIZES", 0) != 0;
    let pairs = (1..=140).flat_map(|columns| (1..=50).map(move |rows| (columns, rows)));
    pairs.filter(|(columns, rows)| all || WIDTHS.contains(columns) || HEIGHTS.contains(rows)).collect()
}
