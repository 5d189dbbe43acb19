//! What was looked up of texts that come again and again while the index is made.

use std::collections::HashMap;
use std::hash::{BuildHasher, Hash};

/// Keeps what was looked up, at most `most` of it: a directory with more forgets it all, and looks it up again.
pub(super) fn remember<K: Hash + Eq, V>(
    known: &mut HashMap<K, V, impl BuildHasher>,
    most: usize,
    key: K,
    value: V,
) {
    if known.len() >= most {
        known.clear();
    }
    known.insert(key, value);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_more_than_is_kept_forgets_the_others() {
        let mut known = HashMap::new();
        for key in 0..3 {
            remember(&mut known, 3, key, key);
        }
        assert_eq!(known.len(), 3);
        remember(&mut known, 3, 3, 3);
        assert_eq!(known, HashMap::from([(3, 3)]));
    }
}
