//! A text as its words: where they stand, and how each is spelled once it is folded.

use crate::place::fold;
use std::ops::Range;

/// The words of a text, folded, with the bytes of the text each comes from.
pub(super) fn tokenize(text: &str) -> Vec<(String, Range<usize>)> {
    word_ranges(text)
        .filter_map(|range| {
            let folded = fold(text.get(range.clone()).unwrap_or_default());
            (!folded.is_empty()).then_some((folded, range))
        })
        .collect()
}

/// Where the words of a text stand: letters, digits and marks, with apostrophes inside ("can't"), as in folding.
pub(super) fn word_ranges(text: &str) -> impl Iterator<Item = Range<usize>> + '_ {
    let inside = |c: char| {
        if c.is_ascii() {
            c.is_ascii_alphanumeric() || c == '\'' || c == '`'
        } else {
            c.is_alphanumeric() || is_mark(c) || matches!(c, '’' | '‘' | 'ʼ' | '´')
        }
    };
    let mut at = 0;
    std::iter::from_fn(move || {
        let rest = text.get(at..)?;
        let start = at + rest.find(inside)?;
        let rest = text.get(start..)?;
        let end = rest.find(|c| !inside(c)).map_or(text.len(), |length| start + length);
        at = end;
        Some(start..end)
    })
}

pub(super) fn is_mark(c: char) -> bool {
    unicode_normalization::char::is_combining_mark(c)
}
