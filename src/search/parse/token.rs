//! The words of a text, each with what is known of it so far.

use crate::search::tokenize::tokenize;

/// A word of the text on its way to a meaning.
#[derive(Debug, Clone)]
pub(in crate::search) struct Token {
    pub(in crate::search) raw: String,
    pub(in crate::search) word: String,
    /// The end of the text: it may be longer when typed to its end.
    pub(in crate::search) typing: bool,
    pub(super) used: bool,
    /// Says where, when or how, and nothing about the topic.
    pub(super) circumstance: bool,
}

/// A text has at most so many words that are looked at: nobody types more, a pasted page must not take long, and
/// words are kept as bits of a u32.
const WORDS: usize = 30;
pub(super) fn tokens_of(text: &str, typing: bool) -> Vec<Token> {
    let mut words = tokenize(text);
    words.truncate(WORDS);
    let last = words.len().saturating_sub(1);
    words
        .into_iter()
        .enumerate()
        .map(|(i, (word, range))| Token {
            raw: text.get(range).unwrap_or_default().to_owned(),
            word,
            typing: typing && i == last,
            used: false,
            circumstance: false,
        })
        .collect()
}
