//! What of a text the classifier looks at.

use crate::place::fold;
use crate::search::lexicon::Stemmers;
use crate::search::phrases::embedded_phrases;
use crate::search::tokenize::tokenize;
use crate::topic::{Language, Thesaurus};
use std::collections::HashSet;
use std::sync::LazyLock;

/// Words for people close to somebody: "my uncle" is as "my stepfather" for this purpose.
static KIN: LazyLock<HashSet<String>> = LazyLock::new(|| {
    let words = Thesaurus::embedded().words();
    let people = ["partners", "parents", "children", "siblings", "relatives", "friends"];
    let phrases = words.relations().iter().filter(|relation| people.contains(&relation.id));
    let all = phrases.flat_map(|relation| relation.phrases.iter()).flat_map(|(_, phrase)| tokenize(phrase));
    let function_words: HashSet<String> = Language::ALL
        .into_iter()
        .flat_map(|language| words.stopwords(language).iter().chain(words.stopwords_late(language)))
        .map(|word| fold(word))
        .collect();
    all.map(|(word, _)| word).filter(|word| word.len() > 2 && !function_words.contains(word)).collect()
});

/// So many letters of a word say what it means in all three languages.
const SHARED_LETTERS: usize = 6;

/// The features of a text in a language, as hashes, each once, in ascending order.
pub(super) fn features(language: Language, text: &str) -> Vec<u32> {
    let words = tokenize(text);
    let mut stems = Vec::with_capacity(words.len());
    let mut found = vec![hash(language, "", "always")];
    for (word, range) in &words {
        if KIN.contains(word) {
            stems.push("KIN".to_owned());
            found.push(hash(language, "", word));
        } else {
            let raw = text.get(range.clone()).unwrap_or_default();
            stems.push(Stemmers::shared().stem(language, raw));
        }
        let letters: Vec<char> = word.chars().collect();
        if !embedded_phrases().is_stop(word) {
            found.push(hash_text(SHARED, "", &letters.iter().take(SHARED_LETTERS).collect::<String>()));
        }
        if letters.len() > 5 {
            found.push(hash(language, "begins", &letters.iter().take(5).collect::<String>()));
        }
        if letters.len() > 7 {
            found.push(hash(language, "ends", &letters.iter().skip(letters.len() - 5).collect::<String>()));
        }
    }
    for (at, stem) in stems.iter().enumerate() {
        found.push(hash(language, "", stem));
        for near in stems.iter().skip(at + 1).take(2) {
            found.push(hash(language, stem, near));
        }
    }
    found.sort_unstable();
    found.dedup();
    found
}

fn hash(language: Language, first: &str, second: &str) -> u32 {
    hash_text(language as u8, first, second)
}

/// In place of a language for what is learnt from all of them together.
const SHARED: u8 = u8::MAX;

fn hash_text(language: u8, first: &str, second: &str) -> u32 {
    let mut hasher = crc32fast::Hasher::new();
    hasher.update(&[language]);
    hasher.update(first.as_bytes());
    hasher.update(&[0]);
    hasher.update(second.as_bytes());
    hasher.finalize()
}
