//! How many typing mistakes a word may have, by where it is typed.

/// How many mistakes are forgiven in words of so many letters.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Tolerance {
    /// The fewest letters for one mistake.
    one: usize,
    /// The fewest letters for two mistakes.
    two: usize,
    /// The fewest letters for three mistakes and the step to each further one.
    more: usize,
    /// Longer words are taken as they are: comparing them would take long and help nobody.
    longest: usize,
}

const NEVER: usize = usize::MAX;

/// A word of a search, unless it stands in a sentence.
pub const SEARCH_WORD: Tolerance = Tolerance { one: 4, two: 8, more: NEVER, longest: NEVER };
/// A word of a sentence: sentences have short words and verbs that are not to be bent into others.
pub const SENTENCE_WORD: Tolerance = Tolerance { one: 7, two: 10, more: NEVER, longest: NEVER };
/// A topic in a foreign feed. With six letters, a jaw (Kiefer) would be a cannabis smoker (Kiffer).
pub const MAPPED_NAME: Tolerance = Tolerance { one: 7, two: 10, more: NEVER, longest: 100 };
/// The name of a town: there are so many that two mistakes make one of nearly any word.
pub const PLACE_NAME: Tolerance = Tolerance { one: 4, two: NEVER, more: NEVER, longest: 40 };
/// A value on the command line, of which the nearest are only proposed: a third of it may be wrong.
pub const COMMAND_VALUE: Tolerance = Tolerance { one: 0, two: 6, more: 3, longest: NEVER };

impl Tolerance {
    /// How many mistakes a word of so many letters may have.
    pub const fn most_mistakes(self, letters: usize) -> usize {
        if letters < self.one || letters > self.longest {
            0
        } else if letters < self.two {
            1
        } else if self.more == NEVER || letters < self.two + self.more {
            2
        } else {
            2 + (letters - self.two) / self.more
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The mistakes tolerated at the lengths where they change.
    fn at<const N: usize>(tolerance: Tolerance, letters: [usize; N]) -> [usize; N] {
        letters.map(|letters| tolerance.most_mistakes(letters))
    }

    #[test]
    fn limits_change_at_their_length_and_nowhere_else() {
        assert_eq!(at(SEARCH_WORD, [0, 3, 4, 7, 8, 500]), [0, 0, 1, 1, 2, 2]);
        assert_eq!(at(SENTENCE_WORD, [6, 7, 9, 10, 500]), [0, 1, 1, 2, 2]);
        assert_eq!(at(MAPPED_NAME, [6, 7, 9, 10, 100, 101]), [0, 1, 1, 2, 2, 0]);
        assert_eq!(at(PLACE_NAME, [3, 4, 40, 41]), [0, 1, 1, 0]);
        for letters in 0..100_usize {
            assert_eq!(COMMAND_VALUE.most_mistakes(letters), letters.max(3) / 3, "{letters}");
        }
    }

    #[test]
    fn a_sentence_forgives_no_more_than_words_alone() {
        assert!((0..50).all(|n| SENTENCE_WORD.most_mistakes(n) <= SEARCH_WORD.most_mistakes(n)));
    }
}
