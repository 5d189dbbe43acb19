//! Marks in a text on the screen what a query matched: from the folded word back to the letters as written.

use super::query::Query;
use super::tokenize::{is_mark, tokenize};
use crate::place::fold;
use std::ops::Range;

/// The fewest letters that are marked at the beginning of a word.
const SHORTEST_BEGINNING: usize = 2;
/// The fewest bytes that are marked inside a word, as the search looks for parts of compounds from four letters on.
const SHORTEST_PART: usize = 4;

/// The parts of `text` (byte ranges on character boundaries) that the words of a query match: whole words, the
/// beginning of words, and parts of compounds.
pub fn highlight(text: &str, query: &Query) -> Vec<Range<usize>> {
    let wanted: Vec<String> = tokenize(&query.text)
        .into_iter()
        .map(|(word, _)| word)
        .filter(|word| word.chars().count() >= SHORTEST_BEGINNING)
        .collect();
    let mut marked = Vec::new();
    for (word, range) in tokenize(text) {
        if let Some(hit) = wanted.iter().find_map(|wanted| matched_part(&word, wanted)) {
            marked.extend(unfold_range(text, &range, &hit));
        }
    }
    marked
}

/// The bytes of a folded word that a wanted one matches: its beginning, or a part that is long enough.
fn matched_part(word: &str, wanted: &str) -> Option<Range<usize>> {
    let at = word.find(wanted)?;
    (at == 0 || wanted.len() >= SHORTEST_PART).then(|| at..at + wanted.len())
}

/// The bytes of a word's text whose folded form covers the folded bytes `hit`.
fn unfold_range(text: &str, word: &Range<usize>, hit: &Range<usize>) -> Option<Range<usize>> {
    let part = text.get(word.clone())?;
    let (mut from, mut to) = (None, None);
    // Folding works from left to right, so the fold of each beginning is a beginning of the fold.
    for at in part.char_indices().map(|(at, _)| at).chain(std::iter::once(part.len())) {
        let done = fold(part.get(..at)?).len();
        if done <= hit.start {
            from = Some(at);
        }
        if done >= hit.end && to.is_none() {
            to = Some(at);
        }
    }
    // Combining marks belong to the letter before them.
    let mut to = to?;
    while part.get(to..)?.chars().next().is_some_and(is_mark) {
        to += part.get(to..)?.chars().next().map_or(0, char::len_utf8);
    }
    Some(word.start + from?..word.start + to)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn marked(text: &str, typed: &str) -> Vec<String> {
        let query = Query { text: typed.to_owned(), ..Query::default() };
        highlight(text, &query).into_iter().map(|r| text.get(r).unwrap().to_owned()).collect()
    }

    #[test]
    fn highlights_cover_what_was_matched_as_it_is_written() {
        assert_eq!(marked("Trauercafé Köln", "koeln"), ["Köln"]);
        assert_eq!(marked("Trauercafé Köln", "trauercafe"), ["Trauercafé"]);
        assert_eq!(marked("Brustkrebsgruppe", "krebs"), ["krebs"]);
        assert_eq!(marked("Straße 5", "strasse"), ["Straße"]);
        assert_eq!(marked("Ko\u{308}ln", "kö"), ["Ko\u{308}"]);
        assert_eq!(marked("Ålesund", "aal"), ["Ål"]);
        assert_eq!(marked("Gymnastik", "as"), Vec::<String>::new());
    }

    #[test]
    fn parts_of_words_are_marked_from_four_letters_on() {
        assert_eq!(marked("Gymnastik", "nast"), ["nast"]);
        assert_eq!(marked("Gymnastik", "nas"), Vec::<String>::new());
        assert_eq!(marked("Gymnastik", "gy"), ["Gy"]);
        assert_eq!(marked("Gymnastik", "g"), Vec::<String>::new());
    }
}
