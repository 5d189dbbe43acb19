//! What labels were found to mean, kept while one feed is read: feeds have few labels and repeat them.

use super::Mapping;
use crate::feed::bounded_memo::BoundedMemo;
use crate::feed::limits::MOST_TYPO_LOOKUPS;
use std::cell::RefCell;

/// So many labels are remembered.
const REMEMBERED: usize = 8192;

#[derive(Default)]
struct Memo {
    labels: BoundedMemo<Mapping, REMEMBERED>,
    typo_lookups: u32,
}

thread_local! {
    /// A feed is read by one thread from its beginning to its end.
    static MEMO: RefCell<Memo> = RefCell::default();
}

/// Begins a feed: what the one before had does not count.
pub(in crate::feed) fn forget_labels() {
    MEMO.with_borrow_mut(|memo| *memo = Memo::default());
}

/// What was found for a label before.
pub(super) fn remembered(label: &str) -> Option<Mapping> {
    MEMO.with_borrow(|memo| memo.labels.get(label))
}

/// Keeps what was found for a label.
pub(super) fn remember(label: &str, mapping: &Mapping) {
    MEMO.with_borrow_mut(|memo| memo.labels.insert(label, mapping.clone()));
}

/// Whether typing errors are still looked for in this feed. Counts the lookup that is about to be made.
pub(super) fn may_look_for_typos() -> bool {
    MEMO.with_borrow_mut(|memo| {
        memo.typo_lookups = memo.typo_lookups.saturating_add(1);
        memo.typo_lookups <= MOST_TYPO_LOOKUPS
    })
}
