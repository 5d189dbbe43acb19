//! Phrases that are looked for in the words of a text.

// Asked for every word of a feed; all that is in it is part of the program, so no feed can make words collide.
use foldhash::{HashMap, HashMapExt};
use std::borrow::Cow;

type Words = Box<[Cow<'static, str>]>;

/// Phrases by their first word, those with one first word in the order of the list they come from.
pub struct PhraseList(HashMap<Cow<'static, str>, Vec<Words>>);

impl PhraseList {
    /// The phrases of a list, each of words with one space between.
    pub fn of_list(phrases: impl IntoIterator<Item = Cow<'static, str>>) -> Self {
        let mut by_first: HashMap<_, Vec<Words>> = HashMap::new();
        for phrase in phrases {
            let words: Words = match phrase {
                Cow::Borrowed(phrase) => phrase.split(' ').map(Cow::Borrowed).collect(),
                Cow::Owned(phrase) => phrase.split(' ').map(|word| Cow::Owned(word.to_owned())).collect(),
            };
            if let Some(first) = words.first().cloned() {
                by_first.entry(first).or_default().push(words);
            }
        }
        Self(by_first)
    }

    /// The number of words of the first phrase that stands at the start.
    pub fn length_at_start(&self, words: &[&str]) -> Option<usize> {
        let alike = self.0.get(*words.first()?)?;
        alike.iter().map(|phrase| (phrase, phrase.len())).find_map(|(phrase, length)| {
            let here = words.get(..length)?;
            phrase.iter().zip(here).all(|(wanted, word)| wanted == word).then_some(length)
        })
    }

    /// Whether one of the phrases stands anywhere.
    pub fn is_in(&self, words: &[&str]) -> bool {
        (0..words.len()).any(|at| self.length_at_start(words.get(at..).unwrap_or_default()).is_some())
    }

    /// Whether one of the phrases is all there is.
    pub fn is_all_of(&self, words: &[&str]) -> bool {
        let alike = words.first().and_then(|first| self.0.get(*first));
        alike.into_iter().flatten().any(|phrase| phrase.iter().eq(words))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn phrases_are_found_as_whole_words() {
        let list = ["no meeting", "no", "not held"].map(Cow::Borrowed);
        let list = PhraseList::of_list(list);
        assert_eq!(list.length_at_start(&["no", "meeting", "today"]), Some(2), "the first of the list");
        assert_eq!(list.length_at_start(&["not", "today"]), None);
        assert_eq!(list.length_at_start(&[]), None);
        assert!(list.is_in(&["it", "is", "not", "held"]));
        assert!(!list.is_in(&["nothing", "held"]));
        assert!(list.is_all_of(&["not", "held"]));
        assert!(!list.is_all_of(&["not", "held", "here"]) && !list.is_all_of(&[]));
    }
}
