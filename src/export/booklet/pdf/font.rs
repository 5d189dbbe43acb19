//! The fonts of the PDF: `DejaVu Sans`, cut down to the letters of European languages. What has no letter in them is
//! written in those that have.

use std::collections::BTreeMap;
use ttf_parser::{Face, GlyphId};

static REGULAR: &[u8] = include_bytes!("../../../../data/fonts/dejavu-sans.ttf");
static BOLD: &[u8] = include_bytes!("../../../../data/fonts/dejavu-sans-bold.ttf");

/// What stands for a letter that no other can stand for.
const UNKNOWN: char = '□';

/// A font and what was written with it.
pub(super) struct Font {
    /// The file.
    pub(super) bytes: &'static [u8],
    /// Its name in the PDF: the tag of a subset, then the font's own (ISO 32000-1, 9.6.4).
    pub(super) name: &'static str,
    pub(super) face: Option<Face<'static>>,
    /// The letters that were written, by their glyphs.
    pub(super) used: BTreeMap<u16, char>,
}

/// The two weights, the regular one first.
pub(super) fn fonts() -> [Font; 2] {
    [(REGULAR, "EURLAT+DejaVuSans"), (BOLD, "EURLAT+DejaVuSans-Bold")].map(|(bytes, name)| Font {
        bytes,
        name,
        face: Face::parse(bytes, 0).ok(),
        used: BTreeMap::new(),
    })
}

impl Font {
    fn glyph(&self, letter: char) -> Option<GlyphId> {
        self.face.as_ref()?.glyph_index(letter)
    }

    /// A value of the font in thousandths of its size.
    pub(super) fn scaled(&self, value: i16) -> f32 {
        let units = self.face.as_ref().map_or(1000, Face::units_per_em);
        f32::from(value) * 1000.0 / f32::from(units)
    }

    /// The text in letters that the font has; others are spelled in ASCII, or stand as an empty box.
    pub(super) fn spelled(&self, text: &str) -> String {
        let mut out = String::with_capacity(text.len());
        for letter in text.chars() {
            if self.glyph(letter).is_some() {
                out.push(letter);
            } else if letter.is_whitespace() {
                out.push(' ');
            } else if !letter.is_control() && !unicode_normalization::char::is_combining_mark(letter) {
                match deunicode::deunicode_char(letter) {
                    Some(spelled) if !spelled.trim().is_empty() => out.push_str(spelled),
                    _ => out.push(UNKNOWN),
                }
            }
        }
        out
    }

    /// The width of a glyph in thousandths of the size.
    pub(super) fn advance(&self, glyph: u16) -> f32 {
        let advance = self.face.as_ref().and_then(|face| face.glyph_hor_advance(GlyphId(glyph)));
        let units = self.face.as_ref().map_or(1000, Face::units_per_em);
        f32::from(advance.unwrap_or(0)) * 1000.0 / f32::from(units)
    }

    /// The width of a spelled text at a size, in points.
    pub(super) fn width(&self, text: &str, size: f32) -> f32 {
        let glyphs = text.chars().filter_map(|letter| self.glyph(letter));
        glyphs.map(|glyph| self.advance(glyph.0)).sum::<f32>() * size / 1000.0
    }

    /// The glyphs of a spelled text, two bytes each.
    pub(super) fn encode(&mut self, text: &str) -> Vec<u8> {
        let mut bytes = Vec::with_capacity(text.len() * 2);
        for letter in text.chars() {
            if let Some(GlyphId(glyph)) = self.glyph(letter) {
                self.used.insert(glyph, letter);
                bytes.extend(glyph.to_be_bytes());
            }
        }
        bytes
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn three_languages_are_covered_and_others_are_spelled() {
        for font in fonts() {
            for text in ["Größe – „Köln“ ß ẞ", "Ærlig blåbærsyltetøy «på» …", "“Curly” ’quotes’ 3 × 4 € №"]
            {
                assert_eq!(font.spelled(text), text);
                assert!(font.width(text, 10.0) > 50.0);
            }
            assert_eq!(font.spelled("北"), "Bei ".trim_end().to_owned() + " ");
            assert!(!font.spelled("😀 \u{202e}x").contains('\u{202e}'));
        }
    }
}
