//! The palette: a line to type in, and the actions with their keys.

use super::layout::margin;
use super::theme::{Glyphs, Role};
use super::{Scene, paint};
use crate::app::palette::{PaletteRow, palette_rows};
use crate::app::state::{HitTarget, Palette, Seen, State, first_row_shown};
use crate::page::text;
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

/// Draws the palette and returns where the cursor stands.
pub(super) fn draw_palette(
    (state, palette): (&State, &Palette),
    scene: &Scene<'_>,
    buffer: &mut Buffer,
    body: Rect,
    glyphs: &Glyphs,
    seen: &mut Seen,
) -> Position {
    let title = scene.locale.text("palette-title");
    let inner = margin(paint::titled(buffer, body, &title, true, glyphs));
    let typed = palette.filter.text();
    let all = palette_rows(state, "", scene.locale).len();
    let rows = palette_rows(state, &typed, scene.locale);
    let label = format!("{} ", scene.locale.text("palette-label"));
    let count = scene
        .locale
        .with("palette-count", &[("shown", rows.len().to_string().into()), ("all", all.to_string().into())]);
    let width = usize::from(inner.width);
    paint::line(buffer, inner, 0, &text::spread("", &count, width, glyphs.ellipsis), Role::Text);
    let for_words = width.saturating_sub(text::width(&count) + 1);
    let typing = Rect { width: u16::try_from(for_words).unwrap_or(inner.width), ..inner };
    let column = paint::typed_line(buffer, typing, (&label, &palette.filter), Role::Text);
    let caret = Position { x: inner.x + column, y: inner.y };
    let list = Rect { y: inner.y + 1, height: inner.height.saturating_sub(1), ..inner };
    let fit = usize::from(list.height);
    seen.popup = fit;
    if rows.is_empty() {
        let nothing = scene.locale.with("pane-nothing", &[("typed", typed.into())]);
        paint::line(buffer, list, 0, &text::fit(&nothing, width, glyphs.ellipsis), Role::Text);
        return caret;
    }
    let top = first_row_shown(palette.selected, palette.top, rows.len(), fit);
    for (line, (at, row)) in (0..list.height).zip(rows.iter().enumerate().skip(top)) {
        seen.add_hit_box((list.x, list.y + line), (list.width, 1), HitTarget::Choice(at));
        draw_row(
            row,
            (at == palette.selected, palette.in_list),
            buffer,
            Rect { y: list.y + line, height: 1, ..list },
            glyphs,
        );
    }
    let row = (palette.selected - top) as u16;
    if palette.in_list {
        Position { x: list.x, y: list.y + row.min(list.height.saturating_sub(1)) }
    } else {
        caret
    }
}

fn draw_row(
    row: &PaletteRow,
    (is_selected, in_list): (bool, bool),
    buffer: &mut Buffer,
    area: Rect,
    glyphs: &Glyphs,
) {
    let (plain, hit) = match (is_selected, in_list) {
        (true, true) => (Role::Selected, Role::SelectedMatch),
        (true, false) => (Role::SelectedElsewhere, Role::Match),
        _ => (Role::Text, Role::Match),
    };
    let width = usize::from(area.width);
    let mark = if is_selected { glyphs.pointer } else { " " };
    // Keys give way before words do.
    let keys = text::fit(&row.keys, width / 3, glyphs.ellipsis);
    let room = width.saturating_sub(text::width(&keys) + 3);
    let words = text::fit(&row.words, room, glyphs.ellipsis);
    let whole = text::spread(&format!("{mark} {words}"), &keys, width, glyphs.ellipsis);
    paint::line(buffer, area, 0, &whole, plain);
    let matches: Vec<_> = row.matches.iter().filter(|range| range.end <= words.len()).cloned().collect();
    if !matches.is_empty() && words == row.words {
        paint::marked(buffer, (area.x + 2, area.y), room as u16, &words, &matches, (plain, hit));
    }
    if !is_selected {
        let columns = text::width(&keys) as u16;
        let right = Rect { x: area.right().saturating_sub(columns), width: columns, ..area };
        paint::line(buffer, right, 0, &keys, Role::Key);
    }
}
