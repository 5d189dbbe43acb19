//! The place of each group in the order of the names, so that sorting by name compares numbers.

/// The ranks of names that stand one after the other in `names`, of which each ends where `ends` says; of equal ones the
/// first comes first.
pub(super) fn rank_names(names: &str, ends: &[u32]) -> Vec<u32> {
    let name_of = |ordinal: &u32| {
        let at = *ordinal as usize;
        let start = at.checked_sub(1).and_then(|before| ends.get(before)).copied().unwrap_or(0);
        names.get(start as usize..ends.get(at).copied().unwrap_or(start) as usize)
    };
    let mut order: Vec<u32> = (0..ends.len() as u32).collect();
    order.sort_by(|a, b| name_of(a).cmp(&name_of(b)).then(a.cmp(b)));
    let mut ranks = vec![0_u32; order.len()];
    for (rank, ordinal) in (0_u32..).zip(&order) {
        if let Some(cell) = ranks.get_mut(*ordinal as usize) {
            *cell = rank;
        }
    }
    ranks
}
