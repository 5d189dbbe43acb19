//! A word of a text whose topics are to be inferred.

/// A text has at most so many words: they are kept as bits.
pub(super) const MOST_WORDS: usize = 32;

/// A word of the text.
#[derive(Debug, Clone, Copy)]
pub(super) struct Word<'a> {
    /// Its place among the words of the text, below [`MOST_WORDS`].
    pub(super) at: usize,
    /// As typed.
    pub(super) raw: &'a str,
    /// Folded.
    pub(super) folded: &'a str,
    /// It may go on.
    pub(super) typing: bool,
    /// The infinitive that it is the verb of, where its particle stands elsewhere; "" = none.
    pub(super) infinitive: &'a str,
}
