//! A booklet as a PDF: real text in embedded fonts, tagged for screen readers (ISO 32000-1, 14.8), with bookmarks.

mod font;
mod impose;
mod layout;
mod write;

use super::{Booklet, Paper};
use layout::PageStyle;

/// Points of a millimetre.
const MM: f32 = 72.0 / 25.4;

/// Writes the booklet as a PDF.
pub fn write_pdf(booklet: &Booklet) -> Vec<u8> {
    let mut fonts = font::fonts();
    let style = page_style(booklet);
    let layout = layout::lay_out(booklet, style, &fonts);
    let sides = match booklet.paper {
        Paper::FoldedA5 => impose::folded_sides(layout.pages.len()),
        Paper::A4 | Paper::Letter => impose::single_sides(layout.pages.len()),
    };
    write::write_document(booklet, style, &layout, &sides, &mut fonts)
}

fn page_style(booklet: &Booklet) -> PageStyle {
    let (width, height, margin, body) = match booklet.paper {
        Paper::A4 => (210.0 * MM, 297.0 * MM, 18.0 * MM, 10.0),
        Paper::Letter => (8.5 * 72.0, 11.0 * 72.0, 18.0 * MM, 10.0),
        Paper::FoldedA5 => (148.5 * MM, 210.0 * MM, 12.0 * MM, 9.0),
    };
    PageStyle { width, height, margin, body: if booklet.is_large { 16.0 } else { body } }
}
