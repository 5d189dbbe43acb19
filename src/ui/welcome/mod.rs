//! The welcome: one question, whom to call, what there is, what meets next. Each size has a layout of its own.

mod parts;

pub(super) use parts::work_text;

use super::Scene;
use super::theme::Glyphs;
use crate::app::state::{Seen, State};
use crate::app::welcome_content::offers;
use parts::{Drawing, below, card_count};
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

/// From this size on cards stand at the left, and what meets next at the right.
const TWO_COLUMNS: (u16, u16) = (100, 28);
/// From this size on the sources have a column of their own.
const THREE_COLUMNS: (u16, u16) = (160, 40);
/// From this size on the search box has a frame, and parts have headings.
const FRAMED: (u16, u16) = (60, 15);
/// Rows below the cards from which on what follows has headings.
const ROOM_FOR_PARTS: u16 = 7;
/// Columns between columns.
const BETWEEN: u16 = 3;

fn has_room(area: Rect, (columns, rows): (u16, u16)) -> bool {
    area.width >= columns && area.height >= rows
}

/// Draws the welcome above the status line; the cursor stands in the search box or on the selected item.
pub(super) fn draw_welcome(
    state: &State,
    scene: &Scene<'_>,
    buffer: &mut Buffer,
    area: Rect,
    glyphs: &Glyphs,
    seen: &mut Seen,
) -> Position {
    let area = Rect { height: area.height.saturating_sub(1), ..area };
    let mut drawing = Drawing::new(state, scene, buffer, glyphs, seen);
    let rest = drawing.header(area);
    if !has_room(area, FRAMED) {
        draw_narrow(&mut drawing, rest);
        return drawing.cursor;
    }
    let roomy = has_room(area, TWO_COLUMNS);
    let rest = below(rest, u16::from(roomy));
    let rest = drawing.framed_box(rest);
    let rest = below(rest, u16::from(roomy));
    let rest = drawing.foot(rest);
    if has_room(area, THREE_COLUMNS) {
        draw_three_columns(&mut drawing, rest);
    } else if roomy {
        draw_two_columns(&mut drawing, rest);
    } else {
        draw_stacked(&mut drawing, rest);
    }
    drawing.cursor
}

/// The first rows of an area.
fn top(area: Rect, rows: u16) -> Rect {
    Rect { height: rows.min(area.height), ..area }
}

/// Cards in two columns below the box, then what meets next; headings only where there is much room.
fn draw_narrow(drawing: &mut Drawing<'_>, area: Rect) {
    let rows = card_count().div_ceil(2);
    let rest = drawing.plain_box(area);
    // Examples are the first to go where there is little room.
    let examples = u16::from(rest.height > rows + 3);
    drawing.examples(top(rest, examples));
    let rest = below(rest, examples);
    drawing.cards(top(rest, rows), 2);
    let rest = below(rest, rows);
    if rest.height >= ROOM_FOR_PARTS {
        let rest = drawing.foot(rest);
        draw_parts(drawing, rest);
    } else {
        let next = drawing.next_rows(rest, rest.height.saturating_sub(1).min(3));
        drawing.foot(below(rest, next));
    }
}

/// Everything below each other: cards in two columns, what meets next, sources to follow.
fn draw_stacked(drawing: &mut Drawing<'_>, area: Rect) {
    let rest = drawing.card_heading(area, 2);
    let rows = card_count().div_ceil(2);
    drawing.cards(top(rest, rows), 2);
    draw_parts(drawing, below(rest, rows));
}

/// What meets next, with sources to follow below it: groups that meet have more of the room.
fn draw_parts(drawing: &mut Drawing<'_>, area: Rect) {
    let offers = u16::try_from(offers(drawing.state).len()).unwrap_or(0);
    let for_offers = if offers == 0 { 0 } else { (area.height / 2).min(offers + 2) };
    let used = drawing.next_part(top(area, area.height - for_offers));
    drawing.offers_part(below(area, used));
}

/// Cards at the left, what meets next and what can be followed at the right.
fn draw_two_columns(drawing: &mut Drawing<'_>, area: Rect) {
    let left = (area.width - BETWEEN) * 11 / 20;
    let right = Rect { x: area.x + left + BETWEEN, width: area.width - BETWEEN - left, ..area };
    draw_card_column(drawing, Rect { width: left, ..area });
    let offers = u16::try_from(offers(drawing.state).len()).unwrap_or(0);
    let for_offers = if offers == 0 { 0 } else { offers + 4 };
    let used = drawing.next_part(top(right, right.height.saturating_sub(for_offers)));
    drawing.offers_part(below(right, used + 1));
}

/// Cards, what meets next, and what can be followed beside each other.
fn draw_three_columns(drawing: &mut Drawing<'_>, area: Rect) {
    let width = (area.width - 2 * BETWEEN) / 3;
    let left = Rect { width, ..area };
    let middle = Rect { x: left.right() + BETWEEN, ..left };
    let right = Rect { x: middle.right() + BETWEEN, ..left };
    draw_card_column(drawing, left);
    drawing.next_part(middle);
    drawing.offers_part(right);
}

/// One card below the other, with some of its topics on a row of its own and an empty row where there is room.
fn draw_card_column(drawing: &mut Drawing<'_>, area: Rect) {
    let rest = drawing.card_heading(area, 1);
    drawing.cards(rest, 1);
}
