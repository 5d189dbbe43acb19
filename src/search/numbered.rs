//! Numbers for things that many groups share: each is kept once.

use foldhash::quality::RandomState;
use std::collections::HashMap;
use std::hash::Hash;

/// Numbers things in the order in which they first appear.
pub(super) struct Numbered<T> {
    ids: HashMap<T, u32, RandomState>,
}

impl<T: Hash + Eq> Numbered<T> {
    /// Nothing has a number yet.
    pub(super) fn new() -> Self {
        Self { ids: HashMap::default() }
    }

    /// The number, and whether it is new.
    pub(super) fn number_for(&mut self, thing: T) -> (u32, bool) {
        let next = self.ids.len() as u32;
        let id = *self.ids.entry(thing).or_insert(next);
        (id, id == next)
    }
}

impl<T: Hash + Eq> Numbered<T> {
    /// The number of a thing that has one.
    pub(super) fn number_of(&self, thing: &T) -> Option<u32> {
        self.ids.get(thing).copied()
    }
}
