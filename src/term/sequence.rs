//! What a sequence `ESC [ numbers byte` says.

use super::event::{Event, Mouse};
use super::key_codes::{csi_code, reported_key, tilde_code};
use crate::app::key::{KeyCode, KeyPress};

/// The numbers of a sequence: groups parted by semicolons, each of numbers parted by colons.
pub(super) struct Numbers<'a>(&'a str);

impl<'a> Numbers<'a> {
    pub(super) fn read(bytes: &'a [u8]) -> Self {
        Self(std::str::from_utf8(bytes).unwrap_or_default())
    }

    /// A number by its place in its group, both counted from 0.
    pub(super) fn get(&self, group: usize, place: usize) -> Option<u32> {
        self.0.split(';').nth(group)?.split(':').nth(place)?.parse().ok()
    }
}

/// The key that a sequence with this last byte stands for.
pub(super) fn key_of_csi(last: u8, numbers: &Numbers<'_>) -> Option<KeyPress> {
    let first = numbers.get(0, 0);
    // Modifiers come as their sum and one.
    let held = numbers.get(1, 0).and_then(|n| u16::try_from(n).ok()).unwrap_or(1).saturating_sub(1);
    if last == b'~' && first == Some(27) {
        return reported_key(numbers.get(2, 0)?, None, held);
    }
    if last == b'u' {
        return reported_key(first?, numbers.get(0, 1), held);
    }
    let code = match last {
        b'~' | b'^' | b'@' => tilde_code(u16::try_from(first?).ok()?)?,
        // With numbers these report something, or are where the cursor stands: we never ask, but others did before us.
        b'a'..=b'd' | b'R' if first.is_some() => return None,
        b'P' | b'Q' | b'S' if first.is_some_and(|n| n != 1) => return None,
        _ => csi_code(last)?,
    };
    let code = if code == KeyCode::Tab && held & 1 > 0 { KeyCode::BackTab } else { code };
    Some(KeyPress { code, ctrl: held & 4 > 0 || matches!(last, b'^' | b'@'), alt: held & 2 > 0 })
}

/// Hands over a report of the mouse, if it is one that means something here.
pub(super) fn emit_mouse(
    button: Option<u16>,
    column: Option<u16>,
    row: Option<u16>,
    emit: &mut dyn FnMut(Event),
) {
    let (Some(button), Some(column), Some(row)) = (button, column, row) else { return };
    let what = match button & !0x1C {
        0 => Mouse::Click,
        64 => Mouse::WheelUp,
        65 => Mouse::WheelDown,
        _ => return,
    };
    emit(Event::Mouse { what, column: column.saturating_sub(1), row: row.saturating_sub(1) });
}
