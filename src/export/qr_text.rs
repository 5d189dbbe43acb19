//! A QR code of any text as lines of characters, two modules on top of each other in one.

use crate::page::QrImage;
use qrcodegen::{QrCode, QrCodeEcc};

/// Light modules around the code (ISO/IEC 18004, 6.3.8).
const QUIET: i32 = 4;

/// The code as lines for a terminal with dark letters on light or light on dark; `None` where the text is too long for
/// any.
pub fn code_lines(text: &str) -> Option<Vec<String>> {
    let code = QrCode::encode_text(text, QrCodeEcc::Low).ok()?;
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

/// The code of a message as a picture for the screen; `None` where the message is too long for any.
pub fn message_image(title: &str, says: &str) -> Option<QrImage> {
    let code = QrCode::encode_text(says, QrCodeEcc::Low).ok()?;
    let range = 0..code.size();
    let dark = range.clone().flat_map(|y| range.clone().map(move |x| (x, y)));
    Some(QrImage {
        title: title.to_owned(),
        says: says.to_owned(),
        is_claimed: false,
        side: u16::try_from(code.size()).ok()?,
        dark: dark.map(|(x, y)| code.get_module(x, y)).collect(),
    })
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
