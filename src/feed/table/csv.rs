//! Rows of comma, semicolon or tab separated text.
//!
//! Hand-written, because a common CSV reader accepts a quotation that never ends, and here that is how a file that
//! was cut off is recognised.

use super::TableRow;
use crate::feed::error::FeedErrorKind;

/// The rows of a table (RFC 4180, with any of `\n`, `\r\n` and `\r` as line end).
pub(super) struct CsvRows<'a> {
    rest: &'a str,
    separator: char,
    line: usize,
}

impl<'a> CsvRows<'a> {
    /// The rows of a text; the separator is the one that its first line has most of.
    pub(super) fn new(text: &'a str) -> Self {
        Self { rest: text, separator: find_separator(text), line: 1 }
    }
}

impl Iterator for CsvRows<'_> {
    type Item = Result<TableRow, FeedErrorKind>;

    fn next(&mut self) -> Option<Self::Item> {
        if self.rest.is_empty() {
            return None;
        }
        let line = self.line;
        let (mut cells, mut cell, mut quoted, mut was_quoted) = (Vec::new(), String::new(), false, false);
        let mut chars = self.rest.char_indices().peekable();
        let mut end = self.rest.len();
        while let Some((at, c)) = chars.next() {
            let next = chars.peek().map(|(_, c)| *c);
            match c {
                '"' if quoted && next == Some('"') => {
                    cell.push('"');
                    chars.next();
                }
                '"' if quoted => quoted = false,
                '"' if cell.trim().is_empty() && !was_quoted => {
                    cell.clear();
                    quoted = true;
                    was_quoted = true;
                }
                '\n' | '\r' if !quoted => {
                    self.line += 1;
                    end = at + 1;
                    if c == '\r' && next == Some('\n') {
                        end += 1;
                    }
                    break;
                }
                c if c == self.separator && !quoted => {
                    cells.push(std::mem::take(&mut cell));
                    was_quoted = false;
                }
                c => {
                    if c == '\n' {
                        self.line += 1;
                    }
                    cell.push(c);
                }
            }
        }
        if quoted {
            let column = 1;
            let what =
                "a quotation that does not end; the table was cut off or a quotation mark is missing".into();
            self.rest = "";
            return Some(Err(FeedErrorKind::Syntax { line, column, record: None, what, source: None }));
        }
        cells.push(cell);
        self.rest = self.rest.get(end..).unwrap_or_default();
        Some(Ok(TableRow { cells }))
    }
}

/// The separator that the first line has most of, outside quotations.
fn find_separator(text: &str) -> char {
    let mut counts = [(',', 0_usize), (';', 0), ('\t', 0)];
    let mut quoted = false;
    for c in text.chars() {
        match c {
            '"' => quoted = !quoted,
            '\n' | '\r' if !quoted && counts.iter().any(|(_, n)| *n > 0) => break,
            _ if quoted => {}
            c => counts.iter_mut().filter(|(s, _)| *s == c).for_each(|(_, n)| *n += 1),
        }
    }
    // Of equal counts the first wins.
    counts.iter().rev().max_by_key(|(_, n)| *n).map_or(',', |(s, _)| *s)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rows(text: &str) -> Vec<Vec<String>> {
        CsvRows::new(text).map(|row| row.unwrap().cells).collect()
    }

    #[test]
    fn tables_of_all_habits() {
        assert_eq!(rows("a,b\n1,\"x, \"\"y\"\"\nz\"\n"), [vec!["a", "b"], vec!["1", "x, \"y\"\nz"]]);
        assert_eq!(rows("a;b,c;d\r\n1;2;3\r\n"), [vec!["a", "b,c", "d"], vec!["1", "2", "3"]]);
        assert_eq!(rows("a\tb\r1\t2"), [vec!["a", "b"], vec!["1", "2"]]);
        assert_eq!(rows("a,b\n,\n"), [vec!["a", "b"], vec!["", ""]]);
    }

    #[test]
    fn a_quotation_must_end() {
        let last = CsvRows::new("a,b\n1,\"x").last().unwrap();
        assert!(matches!(last, Err(FeedErrorKind::Syntax { line: 2, .. })));
    }
}
