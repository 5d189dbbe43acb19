//! Escapes that databases and exports leave in texts: `Bob\'s Group`, `First line\nSecond line`.

use std::borrow::Cow;

/// Undoes `\'`, `\"`, `\n`, `\r` and `\t` that stand as two characters each. A path such as `C:\new` is left alone.
pub fn undo_escapes(text: &str) -> Cow<'_, str> {
    if !text.contains('\\') || text.contains(":\\") || text.contains("\\\\") {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('\\') {
        out.push_str(before);
        let mut letters = after.chars();
        match letters.next() {
            Some(mark @ ('\'' | '"')) => out.push(mark),
            // The line end follows; else this is one by itself.
            Some('r') if letters.as_str().starts_with("\\n") => {}
            Some('n' | 'r') => out.push('\n'),
            Some('t') => out.push(' '),
            _ => {
                out.push('\\');
                rest = after;
                continue;
            }
        }
        rest = letters.as_str();
    }
    out.push_str(rest);
    Cow::Owned(out)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn escapes_become_what_they_stand_for() {
        for (text, expected) in [
            ("Eva\\'s round", "Eva's round"),
            ("One\\r\\nTwo\\nThree", "One\nTwo\nThree"),
            ("a \\\"quoted\\\" word", "a \"quoted\" word"),
            ("C:\\new", "C:\\new"),
            ("\\\\server\\name", "\\\\server\\name"),
            ("a\\b", "a\\b"),
            ("end\\", "end\\"),
        ] {
            assert_eq!(undo_escapes(text), expected, "{text}");
        }
    }
}
