//! What each character means to cleaning.

use unicode_normalization::char::{canonical_combining_class, is_combining_mark};
use unicode_width::UnicodeWidthChar;

/// What cleaning does with a character by itself (steps 3 to 7 of the rule).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum CharacterClass {
    /// Stays as it is.
    Keep,
    /// Ends a line: kept as a line break in notes, a space elsewhere.
    Break,
    /// Becomes a space.
    Space,
    /// A control character; a run of them becomes one space.
    Control,
    /// One of the twelve `Bidi_Control` characters; removed.
    Direction,
    /// Shows nothing and hides something; removed.
    Invisible,
    /// Never to be shown: private use, noncharacters, object replacement. Becomes U+FFFD.
    Replace,
    /// ZWJ, ZWNJ and VS16, which stay only where a script or an emoji needs them.
    Joiner,
}

/// The zero width joiner.
pub(super) const ZWJ: char = '\u{200D}';
/// The zero width non-joiner.
pub(super) const ZWNJ: char = '\u{200C}';
/// Variation selector 16: "as an emoji".
pub(super) const VS16: char = '\u{FE0F}';

/// Classifies a character.
pub(super) fn classify(c: char) -> CharacterClass {
    match c {
        ' '..='~' => CharacterClass::Keep,
        '\n' | '\r' | '\u{0B}' | '\u{0C}' | '\u{85}' | '\u{2028}' | '\u{2029}' => CharacterClass::Break,
        '\t' | '\u{2800}' => CharacterClass::Space,
        c if c.is_control() => CharacterClass::Control,
        '\u{61C}' | '\u{200E}' | '\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}' => {
            CharacterClass::Direction
        }
        '\u{AD}'
        | '\u{34F}'
        | '\u{115F}'
        | '\u{1160}'
        | '\u{17B4}'
        | '\u{17B5}'
        | '\u{180B}'..='\u{180F}'
        | '\u{200B}'
        | '\u{2060}'..='\u{206F}'
        | '\u{3164}'
        | '\u{FE00}'..='\u{FE0E}'
        | '\u{FEFF}'
        | '\u{FFA0}'
        | '\u{FFF0}'..='\u{FFFB}'
        | '\u{1BCA0}'..='\u{1BCA3}'
        | '\u{1D173}'..='\u{1D17A}'
        | '\u{E0000}'..='\u{E0FFF}' => CharacterClass::Invisible,
        '\u{E000}'..='\u{F8FF}' | '\u{F0000}'..='\u{10FFFF}' | '\u{FFFC}' | '\u{FDD0}'..='\u{FDEF}' => {
            CharacterClass::Replace
        }
        c if u32::from(c) & 0xFFFE == 0xFFFE => CharacterClass::Replace,
        ZWJ | ZWNJ | VS16 => CharacterClass::Joiner,
        c if c.is_whitespace() => CharacterClass::Space,
        _ => CharacterClass::Keep,
    }
}

/// Whether a character is a mark of any sort: it has no place of its own in a line.
pub(super) fn is_mark(c: char) -> bool {
    c > '\u{2FF}' && is_combining_mark(c)
}

/// Whether a mark is drawn over or under its base and takes no cell.
pub(super) fn is_nonspacing(c: char) -> bool {
    is_mark(c) && c.width().unwrap_or(0) == 0
}

/// Whether a mark silences the vowel of its letter and so may ask for a joiner (RFC 5892 appendix A).
pub(super) fn is_virama(c: char) -> bool {
    c > '\u{900}' && canonical_combining_class(c) == 9
}

/// The script of a letter whose form depends on its neighbours (Unicode `ArabicShaping.txt`), numbered; `None`
/// for every other character. The joining types of single letters are not told apart: a joiner that changes
/// nothing is still between two letters of one joining script, and that is what makes it harmless.
pub(super) fn joining_script(c: char) -> Option<u8> {
    if c < '\u{600}' || !c.is_alphabetic() || is_mark(c) {
        return None;
    }
    Some(match c {
        '\u{600}'..='\u{6FF}' | '\u{750}'..='\u{77F}' | '\u{870}'..='\u{8FF}' => 1,
        '\u{700}'..='\u{74F}' | '\u{860}'..='\u{86F}' => 2,
        '\u{7C0}'..='\u{7FF}' => 3,
        '\u{840}'..='\u{85F}' => 4,
        '\u{1820}'..='\u{18AA}' => 5,
        '\u{A840}'..='\u{A873}' => 6,
        '\u{10AC0}'..='\u{10AFF}' => 7,
        '\u{10B80}'..='\u{10BAF}' => 8,
        '\u{10D00}'..='\u{10D3F}' => 9,
        '\u{10F30}'..='\u{10FDF}' => 10,
        '\u{1E900}'..='\u{1E95F}' => 11,
        _ => return None,
    })
}

/// Whether a character is a picture that takes part in emoji sequences (`Extended_Pictographic`, emoji-data).
pub(super) fn is_picture(c: char) -> bool {
    matches!(u32::from(c),
        0xA9 | 0xAE | 0x203C | 0x2049 | 0x2122 | 0x2139 | 0x2194..=0x2199 | 0x21A9..=0x21AA
        | 0x231A..=0x231B | 0x2328 | 0x23CF | 0x23E9..=0x23F3 | 0x23F8..=0x23FA | 0x24C2
        | 0x25AA..=0x25AB | 0x25B6 | 0x25C0 | 0x25FB..=0x25FE | 0x2600..=0x2605 | 0x2607..=0x2612
        | 0x2614..=0x2685 | 0x2690..=0x2705 | 0x2708..=0x2712 | 0x2714 | 0x2716 | 0x271D | 0x2721
        | 0x2728 | 0x2733..=0x2734 | 0x2744 | 0x2747 | 0x274C | 0x274E | 0x2753..=0x2755 | 0x2757
        | 0x2763..=0x2767 | 0x2795..=0x2797 | 0x27A1 | 0x27B0 | 0x27BF | 0x2934..=0x2935
        | 0x2B05..=0x2B07 | 0x2B1B..=0x2B1C | 0x2B50 | 0x2B55 | 0x3030 | 0x303D | 0x3297 | 0x3299
        | 0x1F000..=0x1F0FF | 0x1F10D..=0x1F10F | 0x1F12F | 0x1F16C..=0x1F171 | 0x1F17E..=0x1F17F
        | 0x1F18E | 0x1F191..=0x1F19A | 0x1F201..=0x1F20F | 0x1F21A | 0x1F22F | 0x1F232..=0x1F23A
        | 0x1F250..=0x1F251 | 0x1F300..=0x1F3FA | 0x1F400..=0x1F53D | 0x1F546..=0x1F64F
        | 0x1F680..=0x1F6FF | 0x1F7E0..=0x1F7FF | 0x1F90C..=0x1F93A | 0x1F93C..=0x1F945
        | 0x1F947..=0x1FAFF)
}

/// Whether a character gives an emoji its skin.
pub(super) fn is_skin_tone(c: char) -> bool {
    matches!(c, '\u{1F3FB}'..='\u{1F3FF}')
}
