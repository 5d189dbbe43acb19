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
    /// Part of a condition that is not wanted.
    pub(super) negated: bool,
    /// The sign that joins it to the word before without a space: the colon of 19:30, the hyphen of 6-8.
    pub(super) joined_by: Option<char>,
    /// Which part of the text it belongs to, as commas and full stops part it.
    pub(super) clause: u8,
}

/// A text has at most so many words that are looked at: nobody types more, a pasted page must not take long, and
/// words are kept as bits of a u32.
const WORDS: usize = 30;
pub(super) fn tokens_of(text: &str, typing: bool) -> Vec<Token> {
    let mut words = tokenize(text);
    words.truncate(WORDS);
    let last = words.len().saturating_sub(1);
    let (mut end, mut clause) = (0, 0_u8);
    let mut tokens = Vec::with_capacity(words.len());
    for (i, (word, range)) in words.into_iter().enumerate() {
        let between = text.get(end..range.start).unwrap_or_default();
        let mut signs = between.chars();
        let joined_by = signs.next().filter(|c| i > 0 && !c.is_whitespace() && signs.next().is_none());
        let parted = between.contains([',', '.', ';', ':', '!', '?', '(', ')', '\n', '–', '—']);
        clause = clause.saturating_add(u8::from(i > 0 && parted && joined_by.is_none()));
        end = range.end;
        tokens.push(Token {
            raw: text.get(range).unwrap_or_default().to_owned(),
            word,
            typing: typing && i == last,
            used: false,
            circumstance: false,
            negated: false,
            joined_by,
            clause,
        });
    }
    tokens
}

#[cfg(test)]
mod tests {
    use super::tokens_of;

    #[test]
    fn signs_join_words_or_part_clauses() {
        let tokens = tokens_of("AA, not online: 19:30 or 6-8", false);
        let seen: Vec<_> = tokens.iter().map(|t| (t.word.as_str(), t.joined_by, t.clause)).collect();
        assert_eq!(
            seen,
            [
                ("a", None, 0),
                ("not", None, 1),
                ("online", None, 1),
                ("19", None, 2),
                ("30", Some(':'), 2),
                ("or", None, 2),
                ("6", None, 2),
                ("8", Some('-'), 2),
            ]
        );
    }
}
