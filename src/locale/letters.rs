//! Letters that a terminal cannot show, spelled with those it can: "Köln" as "Koeln", or "Koln" where a letter may
//! take no more than its column.

use super::narrow::{is_narrow, spell_narrow};
use std::borrow::Cow;
use std::io::{self, Write};
use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

/// The letters that a terminal can show.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Letters {
    /// All.
    #[default]
    All,
    /// Those that take as many columns where letters of ambiguous width take two.
    Narrow,
    /// Those of European languages in Latin script: a Linux console's font.
    Latin,
    /// ASCII alone.
    Ascii,
}

impl Letters {
    /// Whether all letters of a text can be shown.
    pub fn can_show(self, text: &str) -> bool {
        match self {
            Self::All => true,
            Self::Narrow => is_narrow(text),
            Self::Latin => text.chars().all(|c| c <= '\u{17F}'),
            Self::Ascii => text.is_ascii(),
        }
    }

    /// A text with letters that can be shown, however many it takes. German and Scandinavian letters are written as
    /// people write them on a typewriter without them.
    pub fn spell(self, text: &str) -> Cow<'_, str> {
        if self.can_show(text) {
            return Cow::Borrowed(text);
        }
        if self == Self::Narrow {
            return text.graphemes(true).map(spell_narrow).collect();
        }
        let mut out = String::with_capacity(text.len());
        for c in text.chars() {
            if self.can_show(c.encode_utf8(&mut [0; 4])) {
                out.push(c);
                continue;
            }
            match c {
                'ä' | 'æ' => out.push_str("ae"),
                'ö' | 'ø' => out.push_str("oe"),
                'ü' => out.push_str("ue"),
                'å' => out.push_str("aa"),
                'Ä' | 'Æ' => out.push_str("Ae"),
                'Ö' | 'Ø' => out.push_str("Oe"),
                'Ü' => out.push_str("Ue"),
                'Å' => out.push_str("Aa"),
                'ß' => out.push_str("ss"),
                '\u{a0}' => out.push(' '),
                _ => out.push_str(deunicode::deunicode_char(c).unwrap_or_default()),
            }
        }
        Cow::Owned(out)
    }

    /// A letter with marks (one grapheme) spelled in exactly `columns` columns.
    pub fn spell_in(self, grapheme: &str, columns: usize) -> String {
        if self == Self::Narrow {
            return fit_columns(&spell_narrow(grapheme), columns);
        }
        let spelled: String = grapheme
            .chars()
            .filter_map(|c| match c {
                '\u{a0}' => Some(" "),
                _ => deunicode::deunicode_char(c),
            })
            .flat_map(str::chars)
            .filter(|c| !c.is_control())
            .take(columns)
            .collect();
        fit_columns(&spelled, columns)
    }
}

/// As much of a spelling as fits, filled up to so many columns. What has no spelling at all still shows that something
/// stands there.
fn fit_columns(spelled: &str, columns: usize) -> String {
    let fill = if spelled.is_empty() { "." } else { " " };
    let (mut fitting, mut used) = (String::new(), 0);
    for letter in spelled.graphemes(true) {
        if used + letter.width() > columns {
            break;
        }
        used += letter.width();
        fitting.push_str(letter);
    }
    fitting + &fill.repeat(columns.saturating_sub(used))
}

/// Text on its way to a terminal, spelled with the letters that it can show. Bytes that are no UTF-8 go as they are.
#[derive(Debug)]
pub struct SpelledWriter<W> {
    out: W,
    letters: Letters,
    /// The beginning of a letter whose end has not come yet.
    cut: Vec<u8>,
}

impl<W: Write> SpelledWriter<W> {
    /// A writer in front of `out`.
    pub fn new(out: W, letters: Letters) -> Self {
        Self { out, letters, cut: Vec::new() }
    }
}

impl<W: Write> Write for SpelledWriter<W> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        if self.letters == Letters::All {
            return self.out.write(bytes);
        }
        let mut text = std::mem::take(&mut self.cut);
        text.extend_from_slice(bytes);
        let mut chunks = text.utf8_chunks().peekable();
        while let Some(chunk) = chunks.next() {
            self.out.write_all(self.letters.spell(chunk.valid()).as_bytes())?;
            // A letter has at most four bytes; what could still become one waits for the rest.
            let is_cut = chunks.peek().is_none()
                && std::str::from_utf8(chunk.invalid()).is_err_and(|error| error.error_len().is_none());
            if is_cut {
                self.cut = chunk.invalid().to_vec();
            } else {
                self.out.write_all(chunk.invalid())?;
            }
        }
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        self.out.flush()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn writings_are_spelled_wherever_they_are_cut() {
        let text = "Selbsthilfe für Ängste in Tromsø";
        for piece in 1..5 {
            let mut out = Vec::new();
            let mut writer = SpelledWriter::new(&mut out, Letters::Ascii);
            text.as_bytes().chunks(piece).for_each(|bytes| writer.write_all(bytes).unwrap());
            assert_eq!(String::from_utf8(out).unwrap(), "Selbsthilfe fuer Aengste in Tromsoe", "{piece}");
        }
    }

    #[test]
    fn text_is_spelled_as_people_do() {
        let spelled = Letters::Ascii.spell("Grüße aus Ålesund – Selbsthilfe für Ängste, 断酒会 … „so“");
        assert!(spelled.is_ascii(), "{spelled}");
        assert!(spelled.starts_with("Gruesse aus Aalesund - Selbsthilfe fuer Aengste, Duan"), "{spelled}");
        assert!(!spelled.contains('?'));
        assert_eq!(Letters::Latin.spell("Köln – Łódź"), "Köln - Łódź");
        assert_eq!(Letters::All.spell("断"), "断");
    }

    #[test]
    fn a_letter_keeps_its_columns() {
        for (letter, columns, spelled) in [
            ("ö", 1, "o"),
            ("o\u{308}", 1, "o"),
            ("ß", 1, "s"),
            ("断", 2, "Du"),
            ("😀", 2, "gr"),
            ("\u{10FFFD}", 2, ".."),
        ] {
            assert_eq!(Letters::Ascii.spell_in(letter, columns), spelled, "{letter}");
        }
        for (letter, spelled) in [("ü", "u\u{308}"), ("ß", "s"), ("…", "."), ("ä", "ä"), ("\u{E000}", ".")]
        {
            assert_eq!(Letters::Narrow.spell_in(letter, 1), spelled, "{letter}");
        }
    }
}
