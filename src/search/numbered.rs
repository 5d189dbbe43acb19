//! Numbers for things that many groups share: each is kept once.

use foldhash::quality::RandomState;
use std::collections::HashMap;
use std::hash::{BuildHasher, Hash};

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

/// Stands for a thing that is kept elsewhere: 16 bytes whatever its length. That two things have one happens once in
/// 10^38 times, and no feed can aim at it, for the seeds are random.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) struct Digest([u64; 2]);

/// Makes digests.
#[derive(Debug, Default)]
pub(super) struct Digester([RandomState; 2]);

impl Digester {
    /// The digest of a thing.
    pub(super) fn digest_of(&self, thing: &(impl Hash + ?Sized)) -> Digest {
        let Self([first, second]) = self;
        Digest([first.hash_one(thing), second.hash_one(thing)])
    }
}
