//! Signs that a text is not what it seems: noticed, never changed.

use super::Flags;

/// Sets the flags of what is suspicious in a cleaned text.
pub(super) fn note_suspicions(text: &str, flags: &mut Flags) {
    if text.is_ascii() {
        return;
    }
    flags.mixed_scripts = has_mixed_word(text);
    flags.broken = text.contains(char::REPLACEMENT_CHARACTER) && !flags.replaced || is_mojibake(text);
}

/// Whether a word has Latin letters and Cyrillic or Greek ones. Single Greek letters in science ("α1", "µ") are
/// no words: at least one letter of each, and three in all.
fn has_mixed_word(text: &str) -> bool {
    let (mut latin, mut other) = (0_usize, 0_usize);
    for c in text.chars().chain(std::iter::once(' ')) {
        match c {
            'a'..='z' | 'A'..='Z' | '\u{C0}'..='\u{24F}' | '\u{1E00}'..='\u{1EFF}' => latin += 1,
            '\u{370}'..='\u{3FF}' | '\u{400}'..='\u{52F}' => other += 1,
            c if c.is_alphabetic() => {}
            _ => {
                if latin > 0 && other > 0 && latin + other > 2 {
                    return true;
                }
                (latin, other) = (0, 0);
            }
        }
    }
    false
}

/// Whether the text reads like UTF-8 taken for Latin-1 or Windows-1252, such as `GrÃ¼n`.
fn is_mojibake(text: &str) -> bool {
    let mut last = ' ';
    for c in text.chars() {
        let second = matches!(
            c,
            '\u{80}'
                ..='\u{BF}'
                    | 'Ÿ'
                    | 'œ'
                    | 'Œ'
                    | 'š'
                    | 'Š'
                    | 'ž'
                    | 'Ž'
                    | '„'
                    | '“'
                    | '”'
                    | '‚'
                    | '‘'
                    | '’'
                    | '–'
                    | '—'
                    | '…'
                    | '€'
                    | '™'
                    | '‹'
                    | '›'
                    | '†'
                    | '‡'
                    | '•'
                    | 'ˆ'
                    | '˜'
                    | '‰'
                    | 'ƒ'
        );
        if matches!(last, 'Ã') && second || last == 'Â' && matches!(c, '\u{A0}'..='\u{BF}') {
            return true;
        }
        if last == 'â' && matches!(c, '€' | '„') {
            return true;
        }
        last = c;
    }
    false
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn imitations_and_broken_encodings_are_noticed() {
        let look = |text: &str| {
            let mut flags = Flags::default();
            note_suspicions(text, &mut flags);
            (flags.mixed_scripts, flags.broken)
        };
        assert_eq!(look("S\u{430}maritans"), (true, false));
        assert_eq!(look("Самаритяне и Samaritans"), (false, false));
        assert_eq!(look("Alpha-1-Antitrypsin, α-Thalassämie"), (false, false));
        assert_eq!(look("GrÃ¼ne StraÃŸe"), (false, true));
        assert_eq!(look("donâ€™t"), (false, true));
        assert_eq!(look("Gr\u{FFFD}\u{FFFD}ne"), (false, true));
        assert_eq!(look("São João, Ângela, château"), (false, false));
        assert_eq!(look("AÇÃO e NÃO"), (false, false));
    }
}
