//! Letters whose width terminals disagree about: signs of some fonts, flags, emoji newer than the terminal, marks of Indic
//! scripts and of kana. A terminal that draws such a letter wider or narrower than it was counted has what is written
//! next in another column, so the place of that is said rather than counted.

use unicode_width::UnicodeWidthStr;

/// What must be written again where a letter comes or goes, so that nothing is left of the one before.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Dispute {
    /// Nothing: all terminals agree.
    None,
    /// The next column: the letter is counted as one column, and some terminals draw it over two.
    NextColumn,
    /// The whole row: nobody knows how far the letter reaches.
    WholeRow,
}

/// What is disputed about a letter. Single letters of Latin, Greek and Cyrillic scripts and of Chinese, Japanese and
/// Korean are beyond dispute.
pub(super) fn dispute_about(symbol: &str) -> Dispute {
    // Nearly all letters on a screen are of one byte.
    if symbol.len() <= 1 {
        return Dispute::None;
    }
    let mut letters = symbol.chars();
    match (letters.next(), letters.next()) {
        (Some('\u{2600}'..='\u{27BF}' | '\u{2B00}'..='\u{2BFF}'), None) if symbol.width() == 1 => {
            Dispute::NextColumn
        }
        (
            Some(
                '\u{900}'..='\u{109F}'
                | '\u{1780}'..='\u{17FF}'
                | '\u{2600}'..='\u{27BF}'
                | '\u{2B00}'..='\u{2BFF}'
                | '\u{FF9E}'
                | '\u{FF9F}'
                | '\u{1F000}'..,
            ),
            None,
        )
        | (Some(_), Some(_)) => Dispute::WholeRow,
        _ => Dispute::None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_are_disputed_by_how_far_they_may_reach() {
        for (letters, dispute) in [
            (&["", " ", "x", "ø", "Σ", "Ж", "断", "─", "…", "⌂"][..], Dispute::None),
            (&["☏", "✚", "☼", "⚥", "❀", "⬤"], Dispute::NextColumn),
            (
                &["☔", "🇳🇴", "🫩", "か\u{3099}", "ｶ\u{FF9E}", "हि", "ह", "❤\u{FE0F}", "1\u{20E3}"],
                Dispute::WholeRow,
            ),
        ] {
            for letter in letters {
                assert_eq!(dispute_about(letter), dispute, "{letter:?}");
            }
        }
    }
}
