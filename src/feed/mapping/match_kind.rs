//! How sure it is what a label means.

/// How a label was understood, the surest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum MatchKind {
    /// It is the label or id of a topic.
    Exact,
    /// It is the label of a topic except for case, accents, umlauts and signs.
    Folded,
    /// It stands in the mapping file.
    File,
    /// It is a synonym.
    Synonym,
    /// It is a label or synonym with another ending, or without "Erkrankung", "Syndrom" and the like.
    Inflected,
    /// Its parts were understood, or what remains without the words that say for whom.
    Parts,
    /// It is a label or synonym with a typing error.
    Typo,
    /// It was not understood.
    None,
}
