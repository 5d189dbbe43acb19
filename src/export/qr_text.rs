//! A QR code of any text as lines of characters, two modules on top of each other in one.

use super::qr::encode_qr;

/// Light modules around the code (ISO/IEC 18004, 6.3.8).
const QUIET: i32 = 4;

/// The code as lines for a terminal with dark letters on light or light on dark; `None` where the text is too long for
/// any.
pub fn code_lines(text: &str) -> Option<Vec<String>> {
    let code = encode_qr(text)?;
    let range = -QUIET..code.size() + QUIET;
    let mut lines = Vec::new();
    for y in range.clone().step_by(2) {
        // Light is drawn and dark is left out, as most terminals are dark.
        let line = range.clone().map(|x| match (code.get_module(x, y), code.get_module(x, y + 1)) {
            (true, true) => ' ',
            (true, false) => '▄',
            (false, true) => '▀',
            (false, false) => '█',
        });
        lines.push(line.collect());
    }
    Some(lines)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_message_has_a_code_and_a_book_has_none() {
        let lines = code_lines(&"äbc ".repeat(300)).unwrap();
        let width = lines[0].chars().count();
        assert!(lines.iter().all(|line| line.chars().count() == width) && lines[0].starts_with('█'));
        assert_eq!(lines.len(), width.div_ceil(2));
        assert!(code_lines(&"a".repeat(4000)).is_none());
    }
}
