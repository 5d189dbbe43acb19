//! Names that are one or two typing errors away.

use super::normalise::{stem, without_disease};
use std::collections::HashMap;

/// Names by first letter, so that few have to be compared. Nearly nobody errs in the first letter.
#[derive(Debug, Default)]
pub(super) struct Names {
    by_first: HashMap<char, Vec<Candidate>>,
}

#[derive(Debug)]
struct Candidate {
    name: Box<str>,
    letters: usize,
    sensitive: bool,
}

/// The fewest letters of a name for one typing error, and for two. With six, a jaw (Kiefer) would be a cannabis
/// smoker (Kiffer).
const FOR_ONE: usize = 7;
const FOR_TWO: usize = 10;

impl Names {
    /// Adds a folded name.
    pub(super) fn add(&mut self, name: &str, sensitive: bool) {
        let letters = name.chars().count();
        if let Some(first) = name.chars().next().filter(|_| letters >= FOR_ONE - 1) {
            self.by_first.entry(first).or_default().push(Candidate { name: name.into(), letters, sensitive });
        }
    }

    /// The nearest names, all at the same distance; `None` where there is none near enough, or where one of them
    /// is sensitive.
    pub(super) fn nearest(&self, key: &str) -> Option<Vec<&str>> {
        let word: Vec<char> = key.chars().collect();
        // "Darmerkrankung" has four letters that matter and is no mistyped "Dauererkrankung".
        let matter = without_disease(&stem(key)).map_or(word.len(), |rest| rest.chars().count());
        let most = match matter {
            FOR_TWO.. => 2,
            FOR_ONE.. => 1,
            _ => return None,
        };
        // Nobody mistypes a name of a hundred letters into another.
        if word.len() > 100 {
            return None;
        }
        let mut best: Option<(usize, Vec<&Candidate>)> = None;
        for candidate in self.by_first.get(word.first()?)? {
            if candidate.letters.abs_diff(word.len()) > most {
                continue;
            }
            let limit = best.as_ref().map_or(most, |(distance, _)| *distance);
            let Some(distance) = distance(&word, &candidate.name, limit) else { continue };
            match &mut best {
                Some((known, names)) if *known == distance => names.push(candidate),
                _ => best = Some((distance, vec![candidate])),
            }
        }
        let (_, names) = best?;
        if names.iter().any(|candidate| candidate.sensitive) {
            return None;
        }
        Some(names.into_iter().map(|candidate| &*candidate.name).collect())
    }
}

/// The optimal string alignment distance (insertions, deletions, substitutions, swaps of neighbours) if it is at
/// most `limit`.
fn distance(word: &[char], other: &str, limit: usize) -> Option<usize> {
    let other: Vec<char> = other.chars().collect();
    let width = other.len() + 1;
    let mut before = vec![0; width];
    let mut above: Vec<usize> = (0..width).collect();
    let mut row = vec![0; width];
    for (i, a) in word.iter().enumerate() {
        let mut least = i + 1;
        *row.first_mut()? = i + 1;
        for (j, b) in other.iter().enumerate() {
            let substituted = above.get(j)? + usize::from(a != b);
            let mut cost = substituted.min(above.get(j + 1)? + 1).min(row.get(j)? + 1);
            let swapped = i > 0 && j > 0 && word.get(i - 1) == Some(b) && other.get(j - 1) == Some(a);
            if swapped {
                cost = cost.min(before.get(j - 1)? + 1);
            }
            *row.get_mut(j + 1)? = cost;
            least = least.min(cost);
        }
        if least > limit {
            return None;
        }
        std::mem::swap(&mut before, &mut above);
        std::mem::swap(&mut above, &mut row);
    }
    above.last().copied().filter(|distance| *distance <= limit)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn distances_of_typing_errors() {
        let between = |a: &str, b| distance(&a.chars().collect::<Vec<_>>(), b, 2);
        assert_eq!(between("depression", "depression"), Some(0));
        assert_eq!(between("depersion", "depression"), Some(2));
        assert_eq!(between("mulitple", "multiple"), Some(1));
        assert_eq!(between("alkoholike", "alkoholiker"), Some(1));
        assert_eq!(between("krebs", "katze"), None);
    }

    #[test]
    fn short_and_sensitive_names_are_not_guessed() {
        let mut names = Names::default();
        names.add("epilepsie", false);
        names.add("stalking", true);
        names.add("krebs", false);
        assert_eq!(names.nearest("epilesie"), Some(vec!["epilepsie"]));
        assert_eq!(names.nearest("stalkin"), None);
        assert_eq!(names.nearest("kreps"), None);
        assert_eq!(names.nearest("xpilepsie"), None);
    }
}
