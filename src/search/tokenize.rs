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
    let mut at = 0;
    std::iter::from_fn(move || {
        let mut start = at;
        while let (false, length) = character_at(text, start)? {
            start += length;
        }
        at = start;
        while let Some((true, length)) = character_at(text, at) {
            at += length;
        }
        Some(start..at)
    })
}

/// Whether the character that begins at a byte belongs to a word, and how many bytes it has; `None` behind the last.
#[inline]
fn character_at(text: &str, at: usize) -> Option<(bool, usize)> {
    let first = *text.as_bytes().get(at)?;
    if first.is_ascii() {
        return Some((first.is_ascii_alphanumeric() || first == b'\'' || first == b'`', 1));
    }
    let c = text.get(at..)?.chars().next()?;
    Some((c.is_alphanumeric() || is_mark(c) || matches!(c, '’' | '‘' | 'ʼ' | '´'), c.len_utf8()))
}

pub(super) fn is_mark(c: char) -> bool {
    unicode_normalization::char::is_combining_mark(c)
}
