//! Folded words that are looked for in what feeds write.

use crate::place::fold_word;
use foldhash::HashSet;

/// Folded words. Nearly all words of a text are none of them, which their first two letters tell without folding.
pub struct FoldedWords {
    words: HashSet<String>,
    /// For each first letter the second letters of the words, a bit each.
    beginnings: [u32; 26],
}

impl FoldedWords {
    /// Words that have been folded.
    pub fn of_words(words: impl IntoIterator<Item = String>) -> Self {
        let words: HashSet<String> = words.into_iter().collect();
        let mut beginnings = [0; 26];
        for [first, second] in words.iter().filter_map(|word| first_letters(word)) {
            beginnings[first] |= 1 << second;
        }
        Self { words, beginnings }
    }

    /// Whether a word is one of these, however it is written.
    pub fn has(&self, written: &str) -> bool {
        let is_beginning = |[first, second]: [usize; 2]| self.beginnings[first] >> second & 1 == 1;
        first_letters(written).is_none_or(is_beginning) && self.words.contains(&*fold_word(written))
    }
}

/// The first two letters of a word, counted from a, where they stay those of the folded word as well.
fn first_letters(word: &str) -> Option<[usize; 2]> {
    let [first, second, ..] = word.as_bytes() else { return None };
    let letters = [first, second].map(u8::to_ascii_lowercase);
    let are_letters = letters.iter().all(u8::is_ascii_lowercase);
    // The second letter of ae, oe, ue and aa falls away.
    let falls_away = matches!(letters, [b'a' | b'o' | b'u', b'e'] | [b'a', b'a']);
    (are_letters && !falls_away).then(|| letters.map(|letter| usize::from(letter - b'a')))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::place::fold;

    #[test]
    fn words_are_known_however_they_are_written() {
        let words = ["pausiert", "aufgelost", "dach", "uber", "naert", "x", "24", "st"];
        let known = FoldedWords::of_words(words.map(str::to_owned));
        for written in [
            "Pausiert",
            "PAUSIERT",
            "aufgelöst",
            "AUFGELOEST",
            "Dach",
            "daach",
            "über",
            "Ueber",
            "X",
            "24",
            "St",
            "s't",
            "pause",
            "paused",
            "dache",
            "aus",
            "",
            "a",
            "ä",
            "ss",
            "ß",
            "ſt",
        ] {
            assert_eq!(known.has(written), known.words.contains(&fold(written)), "{written}");
        }
    }
}
