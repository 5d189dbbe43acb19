//! Names that are one or two typing errors away.

use super::normalise::{stem, without_disease};
use crate::typo::{EditDistance, MAPPED_NAME};
use std::collections::HashMap;

/// Names by first letter, so that few have to be compared. Nearly nobody errs in the first letter.
#[derive(Debug, Default)]
pub(super) struct Names {
    by_first: HashMap<char, Vec<LabelCandidate>>,
}

#[derive(Debug)]
struct LabelCandidate {
    name: Box<str>,
    letters: usize,
    sensitive: bool,
}

impl Names {
    /// Adds a folded name.
    pub(super) fn add(&mut self, name: &str, sensitive: bool) {
        let letters = name.chars().count();
        if let Some(first) = name.chars().next().filter(|_| MAPPED_NAME.most_mistakes(letters + 1) > 0) {
            self.by_first.entry(first).or_default().push(LabelCandidate {
                name: name.into(),
                letters,
                sensitive,
            });
        }
    }

    /// The nearest names, all at the same distance; `None` where there is none near enough, or where one of them
    /// is sensitive.
    pub(super) fn nearest(&self, key: &str) -> Option<Vec<&str>> {
        let word: Vec<char> = key.chars().collect();
        // "Darmerkrankung" has four letters that matter and is no mistyped "Dauererkrankung".
        let matter = without_disease(&stem(key)).map_or(word.len(), |rest| rest.chars().count());
        // The mistakes are counted in the whole name, so that its own length is a limit too.
        let most = MAPPED_NAME.most_mistakes(matter).min(MAPPED_NAME.most_mistakes(word.len()));
        if most == 0 {
            return None;
        }
        let mut distance = EditDistance::default();
        let mut best: Option<(usize, Vec<&LabelCandidate>)> = None;
        for candidate in self.by_first.get(word.first()?)? {
            if candidate.letters.abs_diff(word.len()) > most {
                continue;
            }
            // Letters at the end make another word of it: "respiratory" is no mistyped "respirator".
            if key.starts_with(&*candidate.name) {
                continue;
            }
            let limit = best.as_ref().map_or(most, |(mistakes, _)| *mistakes);
            let Some(mistakes) = distance.count_between(&word, &candidate.name, limit) else { continue };
            match &mut best {
                Some((known, names)) if *known == mistakes => names.push(candidate),
                _ => best = Some((mistakes, vec![candidate])),
            }
        }
        let (_, names) = best?;
        if names.iter().any(|candidate| candidate.sensitive) {
            return None;
        }
        Some(names.into_iter().map(|candidate| &*candidate.name).collect())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

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
        assert_eq!(names.nearest("epilepsi"), Some(vec!["epilepsie"]));
        assert_eq!(names.nearest("epilepsien"), None);
    }
}
