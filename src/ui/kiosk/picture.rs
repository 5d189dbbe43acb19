//! A QR code over the whole screen: two modules one above the other in each cell, or two columns a module where only
//! ASCII is drawn. Dark on light whatever the terminal's colours are, for that is how cameras expect it.

use super::super::page::wrap_page;
use super::super::theme::{Glyphs, Role};
use super::super::{Scene, header, paint};
use crate::app::action::Action;
use crate::app::state::State;
use crate::page::{Page, QrImage, Tone, text};
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::style::{Color, Style};

/// Light modules around a code (ISO/IEC 18004 section 5.3.8).
const QUIET: u16 = 4;
/// Where that does not fit: scanners of telephones read codes with so few.
const LEAST_QUIET: u16 = 2;
/// Columns that the words beside the code need.
const WORDS: u16 = 24;

/// Draws the code where it fits, and what it says beside or below it; returns the cursor on the first line of words.
pub(super) fn draw_qr_code(
    code: &QrImage,
    state: &State,
    scene: &Scene<'_>,
    buffer: &mut Buffer,
    area: Rect,
    glyphs: &Glyphs,
) -> Position {
    let quiet = [QUIET, QUIET - 1, LEAST_QUIET].into_iter().find(|quiet| {
        let (width, height) = size_in_cells(code, *quiet, state.ascii);
        width + WORDS <= area.width && height <= area.height
    });
    let mut text = area;
    if let Some(quiet) = quiet {
        let (width, height) = size_in_cells(code, quiet, state.ascii);
        draw_modules(code, quiet, state.ascii, buffer, Rect { width, height, ..area });
        text = Rect { x: area.x + width + 1, width: area.width - width - 1, ..area };
    }
    draw_description(code, quiet.is_some(), state, scene, buffer, text, glyphs)
}

fn draw_modules(code: &QrImage, quiet: u16, ascii: bool, buffer: &mut Buffer, place: Rect) {
    let style = Style::new().fg(Color::Black).bg(Color::White);
    for row in 0..place.height {
        let line: String = if ascii {
            (0..place.width / 2).map(|x| if is_dark(code, quiet, x, row) { "##" } else { "  " }).collect()
        } else {
            (0..place.width).map(|x| half_blocks(code, quiet, x, row)).collect()
        };
        paint::styled(buffer, place, row, &line, style);
    }
}

/// Columns and rows that a code needs with `quiet` light modules around it.
fn size_in_cells(code: &QrImage, quiet: u16, ascii: bool) -> (u16, u16) {
    let side = code.side + 2 * quiet;
    if ascii { (side * 2, side) } else { (side, side.div_ceil(2)) }
}

/// Whether a module is dark, counted from the edge of the light ones around the code.
fn is_dark(code: &QrImage, quiet: u16, x: u16, y: u16) -> bool {
    code.is_dark(i32::from(x) - i32::from(quiet), i32::from(y) - i32::from(quiet))
}

/// Two modules, one above the other, as one character.
fn half_blocks(code: &QrImage, quiet: u16, x: u16, row: u16) -> char {
    match (is_dark(code, quiet, x, row * 2), is_dark(code, quiet, x, row * 2 + 1)) {
        (true, true) => '█',
        (true, false) => '▀',
        (false, true) => '▄',
        (false, false) => ' ',
    }
}

fn draw_description(
    code: &QrImage,
    drawn: bool,
    state: &State,
    scene: &Scene<'_>,
    buffer: &mut Buffer,
    place: Rect,
    glyphs: &Glyphs,
) -> Position {
    let locale = scene.locale;
    let mut page = Page::new("");
    if state.demo {
        page.add(Tone::Notice, 0, locale.text("demo-mark"));
    }
    let key = if drawn { "code-scan" } else { "code-no-room" };
    page.add(Tone::Text, 0, locale.text(key));
    page.add_gap();
    if !code.says.starts_with(&code.title) {
        page.add(Tone::Heading, 0, code.title.as_str());
    }
    // A card is for machines; its name stands above already.
    if !code.says.starts_with("BEGIN:") {
        page.add(Tone::Key, 0, code.says.as_str());
    }
    if code.is_claimed {
        page.add(Tone::Notice, 0, locale.text("row-claimed"));
    }
    page.add_gap();
    page.add(
        Tone::Quiet,
        0,
        locale.with("code-close", &[("key", state.key_name(Action::Back, locale).into())]),
    );
    let keys = header::keys_that_fit(state, scene, place.width);
    page.add(Tone::Quiet, 0, keys.trim());
    let position = wrap_page(&page, place.width).draw_lines(buffer, place, (0, 0), false, glyphs);
    if let Some(message) = state.message_text(scene.locale) {
        let last = Rect { y: place.bottom() - 1, height: 1, ..place };
        let message = text::pad(&message, usize::from(place.width), glyphs.ellipsis);
        paint::line(buffer, last, 0, &message, Role::Notice);
    }
    position
}
