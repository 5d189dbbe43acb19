//! Putting text on the buffer.

use super::role::note_beginning;
use super::text;
use super::theme::{Glyphs, Role};
use crate::app::edit::Line;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;
use std::ops::Range;

/// Writes one row of an area, cut to its width. `row` counts from the area's top.
pub(super) fn line(buffer: &mut Buffer, area: Rect, row: u16, content: &str, role: Role) {
    if row < area.height {
        let width = usize::from(area.width);
        buffer.set_stringn(
            area.x,
            area.y + row,
            text::truncate_to_width(content, width),
            width,
            role.style(),
        );
        note_beginning(buffer, (area.x, area.y + row));
    }
}

/// Writes one letter in the place of another, in its style.
pub(super) fn letter(buffer: &mut Buffer, (x, y): (u16, u16), letter: &str) {
    buffer.set_string(x, y, letter, Style::new());
}

/// Writes one row of an area in a style of its own: for pictures, whose colours are their meaning.
pub(super) fn styled(buffer: &mut Buffer, area: Rect, row: u16, content: &str, style: Style) {
    if row < area.height {
        let width = usize::from(area.width);
        buffer.set_stringn(area.x, area.y + row, text::truncate_to_width(content, width), width, style);
    }
}

/// Fills one row of an area with a style, text or not.
pub(super) fn bar(buffer: &mut Buffer, area: Rect, row: u16, role: Role) {
    if row < area.height {
        buffer.set_style(Rect { y: area.y + row, height: 1, ..area }, role.style());
    }
}

/// Writes text with the letters in `matches` (byte ranges) in the style `hit`. Returns the columns used.
pub(super) fn marked(
    buffer: &mut Buffer,
    (x, y): (u16, u16),
    columns: u16,
    content: &str,
    matches: &[Range<usize>],
    (plain, hit): (Role, Role),
) -> u16 {
    note_beginning(buffer, (x, y));
    let mut used = 0;
    let mut at = 0;
    for range in matches.iter().chain(std::iter::once(&(content.len()..content.len()))) {
        for (part, role) in [(at..range.start, plain), (range.clone(), hit)] {
            let (Some(part), true) = (content.get(part), used < columns) else { continue };
            let part = text::truncate_to_width(part, usize::from(columns - used));
            let (end, _) = buffer.set_stringn(x + used, y, part, usize::from(columns - used), role.style());
            used = end.saturating_sub(x);
        }
        at = range.end.max(at);
    }
    used
}

/// Draws a label and the line that is typed behind it, so that the cursor is in view however long the line is. Gives
/// the column of the cursor within the area.
pub(super) fn typed_line(buffer: &mut Buffer, area: Rect, (label, typed): (&str, &Line), role: Role) -> u16 {
    let label_columns = text::width(label);
    let room = usize::from(area.width).saturating_sub(label_columns + 1);
    let hidden = typed.column().saturating_sub(room);
    let words = typed.text();
    let shown = words.get(text::truncate_to_width(&words, hidden).len()..).unwrap_or_default();
    line(buffer, area, 0, &format!("{label}{shown}"), role);
    let column = label_columns + typed.column() - hidden;
    u16::try_from(column).unwrap_or(0).min(area.width.saturating_sub(1))
}

/// Draws at the right edge of an area, from line `top` of so many, that there are more above or below.
pub(super) fn more_marks(buffer: &mut Buffer, area: Rect, (top, lines): (usize, usize), glyphs: &Glyphs) {
    if area.width <= 2 || area.height == 0 {
        return;
    }
    let right = Rect { x: area.right() - 1, width: 1, ..area };
    if top > 0 {
        line(buffer, right, 0, glyphs.more_above, Role::Strong);
    }
    if top + usize::from(area.height) < lines {
        line(buffer, right, area.height - 1, glyphs.more_below, Role::Strong);
    }
}

/// Draws the title row of a part and returns what lies below it.
pub(super) fn titled(buffer: &mut Buffer, area: Rect, title: &str, focused: bool, glyphs: &Glyphs) -> Rect {
    if area.height == 0 || area.width == 0 {
        return area;
    }
    let role = if focused { Role::FocusedBorder } else { Role::Border };
    let width = usize::from(area.width);
    let mark = if focused { glyphs.pointer } else { glyphs.horizontal };
    let lead = format!("{}{mark} ", glyphs.horizontal);
    let title = text::fit(title, width.saturating_sub(5), glyphs.ellipsis);
    let used = text::width(&lead) + text::width(&title) + 1;
    let rest = glyphs.horizontal.repeat(width.saturating_sub(used));
    line(buffer, area, 0, &format!("{lead}{title} {rest}"), Role::Border);
    // The rule is quiet, the heading is not.
    line(buffer, area, 0, &lead, role);
    let heading = if focused { Role::FocusedBorder } else { Role::Strong };
    let columns = area.width.saturating_sub(3);
    if columns > 0 {
        line(buffer, Rect { x: area.x + 3, width: columns, ..area }, 0, &title, heading);
    }
    Rect { y: area.y + 1, height: area.height - 1, ..area }
}

/// Draws a vertical line at the left edge of an area and returns what lies right of it.
pub(super) fn ruled(buffer: &mut Buffer, area: Rect, glyphs: &Glyphs) -> Rect {
    if area.width < 3 {
        return area;
    }
    for row in 0..area.height {
        buffer.set_string(area.x, area.y + row, glyphs.vertical, Role::Border.style());
        note_beginning(buffer, (area.x, area.y + row));
    }
    Rect { x: area.x + 2, width: area.width - 2, ..area }
}
