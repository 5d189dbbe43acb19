//! What stands in the list: the groups that the state asks for, those that are listed once for each of their times as
//! one, and beside them what meets next where the welcome says it.

use super::repeats::{Repeats, merge_repeats};
use super::state::State;
use super::welcome_content::next_at_home;
use crate::search::{Index, LocalNow, Results, find_both, find_groups};

/// The list, and what was found with it.
pub(super) struct FoundList {
    pub(super) results: Results,
    /// The other listings of the groups in it.
    pub(super) repeats: Repeats,
    /// What meets next, for the welcome.
    pub(super) next: Option<Results>,
}

/// Finds what the state asks for.
pub(super) fn find_list(state: &State, index: &Index, moment: &LocalNow) -> FoundList {
    let query = state.query();
    let next = state.shows_welcome().then(|| next_at_home(state, index, moment)).flatten();
    let (mut results, next) = match next {
        Some(next) => {
            let (results, next) = find_both(index, &query, &next, moment);
            (results, Some(next))
        }
        None => (find_groups(index, &query, moment), None),
    };
    let listed = results.hits.clone();
    let repeats = merge_repeats(index, &mut results.hits);
    let mut kept = 0;
    for hit in listed {
        if results.hits.get(kept).is_some_and(|stands| stands.ordinal == hit.ordinal) {
            kept += 1;
        } else {
            results.discount(&hit);
        }
    }
    FoundList { results, repeats, next }
}
