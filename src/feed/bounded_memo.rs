//! Values that are made of keys which come again in each record, kept so that each is made once.

use std::collections::HashMap;

/// Longer keys are no heading and no label: what is made of them is not kept.
const LONGEST_KEY: usize = 1024;

/// Values by their keys, at most `MOST` of them: one more makes it forget all the others and go on. What a feed invents
/// as keys never takes more memory than that.
pub struct BoundedMemo<V, const MOST: usize = 1024> {
    values: HashMap<Box<str>, V>,
}

impl<V, const MOST: usize> Default for BoundedMemo<V, MOST> {
    fn default() -> Self {
        Self { values: HashMap::new() }
    }
}

impl<V: Clone, const MOST: usize> BoundedMemo<V, MOST> {
    /// The value that is kept for a key.
    pub fn get(&self, key: &str) -> Option<V> {
        self.values.get(key).cloned()
    }

    /// Keeps a value, unless its key is too long.
    pub fn insert(&mut self, key: &str, value: V) {
        if key.len() > LONGEST_KEY {
            return;
        }
        if self.values.len() >= MOST {
            self.values.clear();
        }
        self.values.insert(key.into(), value);
    }

    /// The value that is kept for a key; makes and keeps it where there is none.
    pub fn get_or_make(&mut self, key: &str, make: impl FnOnce(&str) -> V) -> V {
        self.get(key).unwrap_or_else(|| {
            let value = make(key);
            self.insert(key, value.clone());
            value
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_value_is_made_once_a_key() {
        let mut memo: BoundedMemo<usize> = BoundedMemo::default();
        let mut made = 0;
        for key in ["Fax", "Ort", "Fax", "", ""] {
            let value = memo.get_or_make(key, |key| {
                made += 1;
                key.len()
            });
            assert_eq!(value, key.len());
        }
        assert_eq!(made, 3);
    }

    #[test]
    fn a_key_that_is_too_long_is_not_kept() {
        let mut memo: BoundedMemo<usize> = BoundedMemo::default();
        for (length, is_kept) in [(LONGEST_KEY, true), (LONGEST_KEY + 1, false)] {
            let key = "x".repeat(length);
            assert_eq!(memo.get_or_make(&key, str::len), length);
            assert_eq!(memo.get(&key).is_some(), is_kept, "{length}");
        }
    }

    #[test]
    fn one_more_than_it_holds_clears_it() {
        let mut memo: BoundedMemo<usize, 2> = BoundedMemo::default();
        memo.insert("a", 1);
        memo.insert("b", 2);
        assert_eq!((memo.get("a"), memo.get("b")), (Some(1), Some(2)));
        memo.insert("c", 3);
        assert_eq!((memo.get("a"), memo.get("b"), memo.get("c")), (None, None, Some(3)));
    }
}
