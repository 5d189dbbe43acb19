//! Which numbers of an `.xls` are dates and times: those whose cell has such a format.

use super::cell_text::{text_of_moment, text_of_number, text_with_zeros};
use super::xls_records::u16_at;
use calamine::{ExcelDateTime, ExcelDateTimeType};
use std::collections::HashMap;

/// So many formats of cells and of numbers are kept; the form allows 4,050.
const MOST_FORMATS: usize = 4096;

/// The formats of a workbook.
#[derive(Debug, Default)]
pub(super) struct NumberFormats {
    /// The format of numbers of each format of cells.
    cells: Vec<u16>,
    /// Formats of numbers in words.
    codes: HashMap<u16, String>,
    /// Days are counted from 1904.
    pub(super) is_1904: bool,
}

/// What a number means.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Meaning {
    Number,
    Moment,
    Span,
}

impl NumberFormats {
    /// Adds a format of cells (MS-XLS 2.4.353).
    pub(super) fn add_cell_format(&mut self, data: &[u8]) {
        if self.cells.len() < MOST_FORMATS {
            self.cells.push(u16_at(data, 2).unwrap_or(0));
        }
    }

    /// Adds a format of numbers.
    pub(super) fn add_code(&mut self, number: u16, code: String) {
        if self.codes.len() < MOST_FORMATS {
            self.codes.insert(number, code);
        }
    }

    /// A number as a cell with this format shows it.
    pub(super) fn text_of(&self, number: f64, format: u16) -> String {
        let format = self.cells.get(usize::from(format)).copied().unwrap_or(0);
        let code = self.codes.get(&format);
        let kind = match code.map_or_else(|| meaning_of_built_in(format), |code| meaning_of(code)) {
            Meaning::Moment => ExcelDateTimeType::DateTime,
            Meaning::Span => ExcelDateTimeType::TimeDelta,
            Meaning::Number => {
                let with_zeros = code.and_then(|code| text_with_zeros(number, code));
                return with_zeros.unwrap_or_else(|| text_of_number(number));
            }
        };
        text_of_moment(ExcelDateTime::new(number, kind, self.is_1904))
    }
}

/// The meaning of the formats that every program has (ECMA-376 18.8.30).
fn meaning_of_built_in(number: u16) -> Meaning {
    match number {
        14..=22 | 27..=36 | 45 | 47 | 50..=58 => Meaning::Moment,
        46 => Meaning::Span,
        _ => Meaning::Number,
    }
}

/// The meaning of a format in words: of its first part, outside quotations.
fn meaning_of(code: &str) -> Meaning {
    let mut letters = code.chars();
    while let Some(letter) = letters.next() {
        match letter.to_ascii_lowercase() {
            '"' => {
                letters.by_ref().find(|c| *c == '"');
            }
            // What follows is shown as it is, or is as wide as what is left out.
            '\\' | '_' | '*' => {
                letters.next();
            }
            '[' => {
                let inside: String = letters.by_ref().take_while(|c| *c != ']').collect();
                let is_span = ["h", "m", "s"].iter().any(|unit| {
                    !inside.is_empty()
                        && inside.to_ascii_lowercase().trim_matches(|c| unit.starts_with(c)).is_empty()
                });
                if is_span {
                    return Meaning::Span;
                }
            }
            ';' => break,
            'd' | 'm' | 'y' | 'h' | 's' => return Meaning::Moment,
            // "General", in which there is no day.
            'g' => {
                letters.by_ref().take(6).for_each(drop);
            }
            _ => {}
        }
    }
    Meaning::Number
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn formats_tell_dates_from_numbers() {
        for (code, expected) in [
            ("General", Meaning::Number),
            ("0.00", Meaning::Number),
            ("dd.mm.yyyy", Meaning::Moment),
            ("[$-407]d. mmmm yyyy;@", Meaning::Moment),
            ("h:mm AM/PM", Meaning::Moment),
            ("[h]:mm", Meaning::Span),
            ("[Red]0;[Blue]dd", Meaning::Number),
            ("0\" Tage\"", Meaning::Number),
            ("_d0\\m", Meaning::Number),
            ("[]0", Meaning::Number),
        ] {
            assert_eq!(meaning_of(code), expected, "{code}");
        }
        let mut formats = NumberFormats::default();
        for format in [0_u16, 14, 20, 200] {
            formats.add_cell_format(&[&[0, 0][..], &format.to_le_bytes()].concat());
        }
        formats.add_code(200, "00000".into());
        let shown: Vec<String> = [(0.75, 0), (46_357.0, 1), (0.75, 2), (1067.0, 3), (7.0, 9)]
            .map(|(n, f)| formats.text_of(n, f))
            .into();
        assert_eq!(shown, ["0.75", "2026-12-01", "18:00", "01067", "7"]);
    }
}
