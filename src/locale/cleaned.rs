//! The last step of every message: what could command a terminal is taken out of it.
//!
//! Names of files, arguments, settings and fields that others wrote end up in messages. However they got there, no
//! control character and no sign that turns the direction of writing leaves the program: they would change titles and
//! colours, or show a text that is not there.

use std::io::{self, Write};

/// What stands where something was taken out.
const INSTEAD: char = char::REPLACEMENT_CHARACTER;

/// Whether a character commands the terminal instead of being shown. Line ends and tabs are meant.
pub fn is_command(c: char) -> bool {
    match c {
        '\n' | '\t' => false,
        // Marks, embeddings, overrides and isolates of direction (Unicode 16, section 23.2).
        // The last two are separators of lines and paragraphs, which some terminals take for line ends.
        '\u{61C}'
        | '\u{200E}'
        | '\u{200F}'
        | '\u{202A}'..='\u{202E}'
        | '\u{2066}'..='\u{2069}'
        | '\u{2028}'
        | '\u{2029}' => true,
        c => c.is_control(),
    }
}

/// A text without anything that commands a terminal.
pub fn clean_message(text: &str) -> String {
    text.chars().map(|c| if is_command(c) { INSTEAD } else { c }).collect()
}

/// Text on its way to a terminal or a file, without anything that commands a terminal. Bytes that are no UTF-8 are
/// replaced as well: some terminals read commands in them.
#[derive(Debug)]
pub struct CleanedWriter<W> {
    out: W,
    /// The beginning of a letter, or of a line end, whose rest has not come yet.
    cut: Vec<u8>,
}

impl<W: Write> CleanedWriter<W> {
    /// A writer in front of `out`.
    pub fn new(out: W) -> Self {
        Self { out, cut: Vec::new() }
    }
}

impl<W: Write> Write for CleanedWriter<W> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        // Nearly everything is harmless ASCII.
        if self.cut.is_empty() && bytes.iter().all(|b| matches!(b, b' '..=b'~' | b'\n' | b'\t')) {
            return self.out.write(bytes);
        }
        let mut text = std::mem::take(&mut self.cut);
        text.extend_from_slice(bytes);
        let mut cleaned = String::with_capacity(text.len());
        let mut chunks = text.utf8_chunks().peekable();
        while let Some(chunk) = chunks.next() {
            // A carriage return is kept before a line feed, which calendars and cards have, and alone writes over a line.
            let mut letters = chunk.valid().chars().peekable();
            while let Some(c) = letters.next() {
                match (c, letters.peek()) {
                    ('\r', Some('\n')) => cleaned.push(c),
                    ('\r', None) if chunk.invalid().is_empty() && chunks.peek().is_none() => {
                        self.cut = vec![b'\r'];
                    }
                    (c, _) => cleaned.push(if is_command(c) { INSTEAD } else { c }),
                }
            }
            // A letter has at most four bytes; what could still become one waits for the rest.
            let is_cut = chunks.peek().is_none()
                && std::str::from_utf8(chunk.invalid()).is_err_and(|error| error.error_len().is_none());
            if is_cut {
                self.cut = chunk.invalid().to_vec();
            } else if !chunk.invalid().is_empty() {
                cleaned.push(INSTEAD);
            }
        }
        self.out.write_all(cleaned.as_bytes())?;
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        self.out.flush()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn written(bytes: &[u8], piece: usize) -> String {
        let mut out = Vec::new();
        let mut writer = CleanedWriter::new(&mut out);
        bytes.chunks(piece).for_each(|bytes| writer.write_all(bytes).unwrap());
        String::from_utf8(out).unwrap()
    }

    #[test]
    fn nothing_that_commands_a_terminal_gets_through_wherever_it_is_cut() {
        let bytes =
            b"K\xC3\xB6ln\x1b]0;title\x07\n\xC2\x9b31m\xE2\x80\xAEgpj.\tend\r\nline\rover \x9b2J \xff.\n";
        for piece in 1..9 {
            let text = written(bytes, piece);
            assert!(!text.chars().any(|c| is_command(c) && c != '\r'), "{piece}: {text:?}");
            assert!(text.starts_with("Köln\u{FFFD}]0;title\u{FFFD}\n"), "{piece}: {text:?}");
            assert!(text.contains("\tend\r\nline\u{FFFD}over"), "{piece}: {text:?}");
            assert!(text.ends_with(".\n"), "{piece}: {text:?}");
        }
        assert_eq!(clean_message("a\u{1b}[2J\u{202E}b\nc"), "a\u{FFFD}[2J\u{FFFD}b\nc");
        // A family of emoji and the marks of Arabic and Hindi stay as they are.
        let kept = "👨‍👩‍👧 सहायता नहीं مساعدة\n";
        assert_eq!(written(kept.as_bytes(), 3), kept);
    }
}
