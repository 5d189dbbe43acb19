//! Which pages stand on which side of a sheet.

/// One page a side.
pub(super) fn single_sides(pages: usize) -> Vec<Vec<Option<usize>>> {
    (0..pages).map(|page| vec![Some(page)]).collect()
}

/// Two pages a side, so that the sheets, printed on both sides, laid on top of each other, folded and stapled, are a
/// booklet. `None` is an empty page at its end.
pub(super) fn folded_sides(pages: usize) -> Vec<Vec<Option<usize>>> {
    let all = pages.div_ceil(4) * 4;
    let page = |n: usize| Some(n).filter(|n| *n < pages);
    let mut sides = Vec::new();
    for sheet in 0..all / 4 {
        sides.push(vec![page(all - 1 - 2 * sheet), page(2 * sheet)]);
        sides.push(vec![page(2 * sheet + 1), page(all - 2 - 2 * sheet)]);
    }
    sides
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn folded_sheets_read_in_order() {
        assert_eq!(folded_sides(4), [[Some(3), Some(0)], [Some(1), Some(2)]]);
        assert_eq!(folded_sides(5)[0], [None, Some(0)]);
        let mut seen: Vec<usize> = folded_sides(11).into_iter().flatten().flatten().collect();
        seen.sort_unstable();
        assert_eq!(seen, (0..11).collect::<Vec<_>>());
        for (side, pair) in folded_sides(8).into_iter().enumerate() {
            let numbers = pair.into_iter().map(|page| page.unwrap() + 1).sum::<usize>();
            assert_eq!(
                numbers, 9,
                "side {side}: pages that face each other on a sheet add up to one more than all"
            );
        }
    }
}
