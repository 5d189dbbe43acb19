//! A small generator of numbers that are the same everywhere: `SplitMix64` (Steele, Lea, Flood 2014).

/// One stream of numbers, for one group.
pub(super) struct Rng(u64);

impl Rng {
    /// The stream of group `i` under a seed.
    pub(super) fn new(seed: u64, i: usize) -> Self {
        let mut rng = Self(seed ^ (i as u64).wrapping_mul(0xD1B5_4A32_D192_ED03));
        rng.next();
        rng
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        z ^ (z >> 31)
    }

    /// A number from 0 to `n` - 1; 0 for `n` = 0.
    pub(super) fn below(&mut self, n: usize) -> usize {
        // The high half of a product is even enough for examples, and needs no division.
        ((u128::from(self.next()) * n as u128) >> 64) as usize
    }

    /// True once in `n` times.
    pub(super) fn one_in(&mut self, n: usize) -> bool {
        self.below(n) == 0
    }

    /// What `make` gives in `percent` of the cases, else nothing.
    pub(super) fn maybe<T>(&mut self, percent: usize, make: impl FnOnce(&mut Self) -> T) -> Option<T> {
        (self.below(100) < percent).then(|| make(self))
    }

    /// One of the values. The list must not be empty: it is always a literal of this module.
    pub(super) fn pick<T: Copy>(&mut self, values: &[T]) -> T {
        let chosen = self.below(values.len());
        values[chosen]
    }

    /// One of the values, more often where its weight is greater.
    pub(super) fn weighted<T: Copy>(&mut self, values: &[T], weight: impl Fn(&T) -> usize) -> T {
        let mut left = self.below(values.iter().map(&weight).sum());
        for value in values {
            let own = weight(value);
            if left < own {
                return *value;
            }
            left -= own;
        }
        values[0]
    }

    /// A number from -`reach` to `reach`, in steps of a ten-thousandth.
    pub(super) fn spread(&mut self, reach: f64) -> f64 {
        let steps = self.below(2001) as f64 - 1000.0;
        (steps / 1000.0 * reach * 10_000.0).round() / 10_000.0
    }
}
