//! Which key a control byte, the end of a sequence or a number in it stands for.

use crate::app::key::{KeyCode, KeyPress};

/// The key of a byte below 0x80.
pub(super) fn ascii_key(byte: u8) -> KeyPress {
    match byte {
        b'\r' | b'\n' => KeyPress::plain(KeyCode::Enter),
        b'\t' => KeyPress::plain(KeyCode::Tab),
        // Some terminals send Ctrl-H for Backspace.
        0x7F | 0x08 => KeyPress::plain(KeyCode::Backspace),
        0 => KeyPress { code: KeyCode::Char(' '), ctrl: true, alt: false },
        1..=0x1A => KeyPress::ctrl(char::from(b'a' + byte - 1)),
        0x1B..=0x1F => KeyPress::ctrl(char::from(b'4' + byte.saturating_sub(0x1C))),
        _ => KeyPress::plain(KeyCode::Char(char::from(byte))),
    }
}

/// The key of the byte after `ESC O`. rxvt reports arrows with Control by small letters.
pub(super) fn ss3_key(last: u8) -> Option<KeyPress> {
    Some(KeyPress::plain(match last {
        b'a'..=b'd' => return csi_code(last - 32).map(|code| KeyPress { code, ctrl: true, alt: false }),
        b'M' => KeyCode::Enter,
        b'I' => KeyCode::Tab,
        // The number block of a keyboard in application mode.
        b'p'..=b'y' => KeyCode::Char(char::from(b'0' + last - b'p')),
        b'j'..=b'o' => KeyCode::Char(char::from(last - b'j' + b'*')),
        b'P'..=b'S' | b'A'..=b'D' | b'H' | b'F' => return csi_code(last).map(KeyPress::plain),
        _ => return None,
    }))
}

/// The key of the byte that ends `ESC [ ...`. rxvt reports arrows with Shift by small letters.
pub(super) fn csi_code(last: u8) -> Option<KeyCode> {
    Some(match last {
        b'A' | b'a' => KeyCode::Up,
        b'B' | b'b' => KeyCode::Down,
        b'C' | b'c' => KeyCode::Right,
        b'D' | b'd' => KeyCode::Left,
        b'H' => KeyCode::Home,
        b'F' => KeyCode::End,
        b'Z' => KeyCode::BackTab,
        b'P'..=b'S' => KeyCode::F(last - b'P' + 1),
        _ => return None,
    })
}

/// The key of the number in `ESC [ number ~`.
pub(super) fn tilde_code(number: u16) -> Option<KeyCode> {
    Some(match number {
        1 | 7 => KeyCode::Home,
        3 => KeyCode::Delete,
        4 | 8 => KeyCode::End,
        5 => KeyCode::PageUp,
        6 => KeyCode::PageDown,
        11..=15 => KeyCode::F(u8::try_from(number - 10).ok()?),
        17..=21 => KeyCode::F(u8::try_from(number - 11).ok()?),
        23..=26 => KeyCode::F(u8::try_from(number - 12).ok()?),
        28 | 29 => KeyCode::F(u8::try_from(number - 13).ok()?),
        31..=34 => KeyCode::F(u8::try_from(number - 14).ok()?),
        _ => return None,
    })
}

/// The key of a character's number as `CSI 27 ; modifiers ; number ~` (xterm) and `CSI number ; modifiers u` (kitty) report
/// it; `None` for keys that mean nothing here. `held` are the modifiers less one: 1 Shift, 2 Alt, 4 Control. `shifted` is
/// the character that Shift makes of it, where the terminal says it.
pub(super) fn reported_key(number: u32, shifted: Option<u32>, held: u16) -> Option<KeyPress> {
    let (ctrl, alt) = (held & 4 > 0, held & 2 > 0);
    let code = match number {
        9 if held & 1 > 0 => KeyCode::BackTab,
        9 => KeyCode::Tab,
        13 | KEYPAD_ENTER => KeyCode::Enter,
        27 => KeyCode::Esc,
        8 | 127 => KeyCode::Backspace,
        KEYPAD_DIGITS..=KEYPAD_NINE => KeyCode::Char(char::from_digit(number - KEYPAD_DIGITS, 10)?),
        KEYPAD_LEFT => KeyCode::Left,
        57418 => KeyCode::Right,
        57419 => KeyCode::Up,
        57420 => KeyCode::Down,
        57421 => KeyCode::PageUp,
        57422 => KeyCode::PageDown,
        57423 => KeyCode::Home,
        57424 => KeyCode::End,
        57426 => KeyCode::Delete,
        // Lock keys, media keys and modifiers alone: the private use area is kitty's own.
        0xE000..=0xF8FF => return None,
        _ => {
            let letter = char::from_u32(number).filter(|c| !c.is_control())?;
            let shifted = shifted.and_then(char::from_u32).filter(|c| !c.is_control());
            match shifted {
                Some(shifted) if !ctrl && !alt => KeyCode::Char(shifted),
                None if held & 1 > 0 && !ctrl && !alt => {
                    let mut upper = letter.to_uppercase();
                    KeyCode::Char(upper.next().filter(|_| upper.next().is_none()).unwrap_or(letter))
                }
                _ if ctrl || alt => KeyCode::Char(letter.to_ascii_lowercase()),
                _ => KeyCode::Char(letter),
            }
        }
    };
    Some(KeyPress { code, ctrl, alt })
}

/// Numbers of keys in kitty's keyboard protocol, "functional key definitions".
const KEYPAD_DIGITS: u32 = 57399;
const KEYPAD_NINE: u32 = 57408;
const KEYPAD_ENTER: u32 = 57414;
const KEYPAD_LEFT: u32 = 57417;
