//! Mistakes between two words, counted as optimal string alignment and given up beyond a limit.

/// Counts typing mistakes between words. The working rows are kept from one word to the next.
#[derive(Debug, Default)]
pub struct EditDistance {
    word: Vec<char>,
    before: Vec<usize>,
    last: Vec<usize>,
    row: Vec<usize>,
}

impl EditDistance {
    /// How many typing mistakes lie between two words: letters missing, added, wrong, or two neighbours
    /// swapped (optimal string alignment). `None` where there are more than `most`.
    pub fn count_between(&mut self, wanted: &[char], word: &str, most: usize) -> Option<usize> {
        self.word.clear();
        self.word.extend(word.chars());
        if self.word.len().abs_diff(wanted.len()) > most {
            return None;
        }
        self.fill_rows(wanted, most)?;
        self.last.last().copied().filter(|m| *m <= most)
    }

    /// How many mistakes lie between a word that is still being typed and the beginning of another that fits best.
    pub fn count_to_prefix(&mut self, wanted: &[char], word: &str, most: usize) -> Option<usize> {
        self.word.clear();
        self.word.extend(word.chars().take(wanted.len() + most));
        if self.word.len() + most < wanted.len() {
            return None;
        }
        self.fill_rows(wanted, most)?;
        self.last.iter().min().copied().filter(|m| *m <= most)
    }

    /// Leaves the mistakes against each beginning of the word in the last row; `None` where all have too many.
    fn fill_rows(&mut self, wanted: &[char], most: usize) -> Option<()> {
        let n = self.word.len();
        self.last.clear();
        self.last.extend(0..=n);
        self.before.clear();
        self.before.resize(n + 1, 0);
        self.row.clear();
        self.row.resize(n + 1, 0);
        for (i, a) in wanted.iter().enumerate() {
            let mut least = i + 1;
            let mut left = i + 1;
            if let Some(first) = self.row.first_mut() {
                *first = left;
            }
            for (j, b) in self.word.iter().enumerate() {
                let mut cost = (cell_at(&self.last, j) + usize::from(a != b))
                    .min(cell_at(&self.last, j + 1) + 1)
                    .min(left + 1);
                let swapped = i > 0
                    && j > 0
                    && wanted.get(i - 1) == Some(b)
                    && self.word.get(j - 1) == Some(a)
                    && a != b;
                if swapped {
                    cost = cost.min(cell_at(&self.before, j - 1) + 1);
                }
                if let Some(kept) = self.row.get_mut(j + 1) {
                    *kept = cost;
                }
                left = cost;
                least = least.min(cost);
            }
            if least > most {
                return None;
            }
            std::mem::swap(&mut self.before, &mut self.last);
            std::mem::swap(&mut self.last, &mut self.row);
        }
        Some(())
    }
}

fn cell_at(row: &[usize], at: usize) -> usize {
    row.get(at).copied().unwrap_or(usize::MAX / 2)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn mistakes_are_counted_as_people_make_them() {
        let count = |a: &str, b: &str| {
            let wanted: Vec<char> = a.chars().collect();
            EditDistance::default().count_between(&wanted, b, 3)
        };
        assert_eq!(count("depresion", "depression"), Some(1));
        assert_eq!(count("deperssion", "depression"), Some(1)); // swapped
        assert_eq!(count("borderlein", "borderline"), Some(2));
        assert_eq!(count("panikattaken", "panikattacken"), Some(1));
        assert_eq!(count("kitten", "sitting"), Some(3));
        assert_eq!(count("abc", "xyzw"), None);
        assert_eq!(count("", ""), Some(0));
        let typing = |a: &str, b: &str| {
            let wanted: Vec<char> = a.chars().collect();
            EditDistance::default().count_to_prefix(&wanted, b, 1)
        };
        assert_eq!(typing("deperss", "depression"), Some(1));
        assert_eq!(typing("depresi", "depression"), Some(1));
        assert_eq!(typing("depress", "depression"), Some(0));
        assert_eq!(typing("borderlei", "borderline"), Some(1));
        assert_eq!(typing("burnout", "burn"), None);
    }
}
