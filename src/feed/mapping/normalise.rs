//! Folded names without their endings, and without the words that only say that something is an illness.

use crate::feed::words::FeedWords;
use std::borrow::Cow;
use std::sync::LazyLock;

/// A folded name without the endings of its words. Only endings that German, Norwegian and English put on
/// words of any sort, and never so many letters that another word could be left.
pub(super) fn stem(key: &str) -> String {
    let endings = &FeedWords::embedded().labels.endings;
    let mut out = String::with_capacity(key.len());
    for word in key.split(' ') {
        if !out.is_empty() {
            out.push(' ');
        }
        let mut word = word;
        // Until nothing is left to take: "arbeitslose" and "arbeitslos" must end as the same.
        while let Some(end) = endings.iter().find(|end| word.ends_with(**end) && word.len() >= 4 + end.len())
        {
            word = word.get(..word.len() - end.len()).unwrap_or(word);
        }
        out.push_str(word);
    }
    out
}

/// A name without its last "Erkrankung", "Syndrom" ...; `None` where there is none or nothing would be left.
pub(super) fn without_disease(stemmed: &str) -> Option<String> {
    static STEMS: LazyLock<Vec<String>> =
        LazyLock::new(|| FeedWords::embedded().labels.diseases.iter().map(|word| stem(word)).collect());
    STEMS.iter().find_map(|word| {
        let rest = stemmed.strip_suffix(word.as_str())?;
        Some(stem(rest.trim_end())).filter(|rest| !rest.is_empty())
    })
}

/// "AD(H)S" is one word.
pub(super) fn letters_in_brackets(label: &str) -> Cow<'_, str> {
    let chars: Vec<char> = label.chars().collect();
    let mut out = String::with_capacity(label.len());
    let mut changed = false;
    for (at, c) in chars.iter().enumerate() {
        let inside_word = |open: usize, close: usize| {
            open.checked_sub(1).and_then(|before| chars.get(before)).is_some_and(|c| c.is_alphabetic())
                && chars.get(open + 1..close).is_some_and(|inner| inner.iter().all(|c| c.is_alphabetic()))
                && close - open == 2
        };
        let drop = *c == '(' && inside_word(at, at + 2) && chars.get(at + 2) == Some(&')')
            || *c == ')' && at >= 2 && chars.get(at - 2) == Some(&'(') && inside_word(at - 2, at);
        changed |= drop;
        if !drop {
            out.push(*c);
        }
    }
    if changed { Cow::Owned(out) } else { Cow::Borrowed(label) }
}
