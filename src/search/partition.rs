//! Halving: where the numbers for which something holds end, among those in which it holds for the first ones only.

use std::ops::Range;

/// The first number of a range for which `is_before` does not hold; its end where it holds for all.
#[inline]
pub(super) fn partition_point(range: Range<usize>, is_before: impl Fn(usize) -> bool) -> usize {
    let Range { start: mut low, end: mut high } = range;
    while low < high {
        let middle = usize::midpoint(low, high);
        if is_before(middle) { low = middle + 1 } else { high = middle }
    }
    low
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_finds_the_first_that_is_not_before() {
        for border in 0..=9 {
            let found = partition_point(2..7, |number| number < border);
            assert_eq!(found, border.clamp(2, 7), "{border}");
        }
        assert_eq!(partition_point(5..5, |_| true), 5);
        let (start, end) = (7, 2);
        assert_eq!(partition_point(start..end, |_| true), 7, "a range that ends before it begins is empty");
    }
}
