//! Rows of comma, semicolon or tab separated text.
//!
//! Hand-written, because a common CSV reader accepts a quotation that never ends, and here that is how a file that
//! was cut off is recognised.

use super::row::{CellsBuilder, TableRow};
use crate::feed::error::FeedErrorKind;

/// A row has at most so many cells of its own.
const MOST_CELLS: usize = 4096;

/// The rows of a table (RFC 4180, with any of `\n`, `\r\n` and `\r` as line end).
pub(super) struct CsvRows<'a> {
    rest: &'a str,
    separator: char,
    line: usize,
}

impl<'a> CsvRows<'a> {
    /// The rows of a text; the separator is the one that a first line `sep=;` names, else the one that its first lines
    /// have most of.
    pub(super) fn new(text: &'a str) -> Self {
        if let Some((separator, rest)) = split_separator_line(text) {
            return Self { rest, separator, line: 2 };
        }
        Self { rest: text, separator: find_separator(text), line: 1 }
    }

    /// What separates the cells.
    pub(super) fn separator(&self) -> char {
        self.separator
    }
}

impl Iterator for CsvRows<'_> {
    type Item = Result<TableRow, FeedErrorKind>;

    fn next(&mut self) -> Option<Self::Item> {
        if self.rest.is_empty() {
            return None;
        }
        let line = self.line;
        let mut cells = CellsBuilder::default();
        let (mut cell, mut quoted, mut was_quoted) = (String::new(), false, false);
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
                c if c == self.separator && !quoted && cells.len() >= MOST_CELLS => {
                    // Of a row without end no more than its words are kept, in its last cell.
                    if !cell.ends_with(' ') {
                        cell.push(' ');
                    }
                    was_quoted = true;
                }
                c if c == self.separator && !quoted => {
                    cells.push(&cell);
                    cell.clear();
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
        cells.push(&cell);
        self.rest = self.rest.get(end..).unwrap_or_default();
        Some(Ok(TableRow { number: line, cells: cells.into_cells() }))
    }
}

/// `sep=;`, which spreadsheets write to themselves.
fn split_separator_line(text: &str) -> Option<(char, &str)> {
    let head = text.get(..4).filter(|head| head.eq_ignore_ascii_case("sep="))?;
    let rest = text.get(head.len()..)?;
    let separator = rest.chars().next()?;
    let after = rest.get(separator.len_utf8()..)?;
    let after = after.strip_prefix("\r\n").or_else(|| after.strip_prefix(['\n', '\r']))?;
    Some((separator, after))
}

/// How many lines are looked at for the separator: titles above the headings have none.
const LINES_LOOKED_AT: usize = 20;

/// The separator that most lines have outside quotations, and of several the one that a line has most of: many topics in
/// a cell have as many semicolons as they like, but the line of the headings has none.
fn find_separator(text: &str) -> char {
    // How many lines have it, and how many of it one line has.
    let mut found = [(0_usize, 0_usize); 4];
    let mut counts = [(',', 0_usize), (';', 0), ('\t', 0), ('|', 0)];
    let (mut quoted, mut lines) = (false, 0);
    for c in text.chars().chain(['\n']) {
        match c {
            '"' => quoted = !quoted,
            '\n' | '\r' if !quoted => {
                for ((lines, most), (_, n)) in found.iter_mut().zip(&mut counts) {
                    *lines += usize::from(*n > 0);
                    *most = (*most).max(std::mem::take(n));
                }
                lines += 1;
                if lines >= LINES_LOOKED_AT {
                    break;
                }
            }
            _ if quoted => {}
            c => counts.iter_mut().filter(|(s, _)| *s == c).for_each(|(_, n)| *n += 1),
        }
    }
    // Of equal ones the first wins.
    let best = counts.iter().zip(found).rev().max_by_key(|(_, found)| *found);
    best.map_or(',', |((separator, _), _)| *separator)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rows(text: &str) -> Vec<Vec<String>> {
        CsvRows::new(text).map(|row| row.unwrap().cells.iter().map(str::to_owned).collect()).collect()
    }

    #[test]
    fn the_separator_is_that_of_most_lines() {
        assert_eq!(
            rows("name,day,topics\nA,Mon,Grief; Loss; Widows; Death\n")[1],
            ["A", "Mon", "Grief; Loss; Widows; Death"]
        );
        assert_eq!(rows("Name;Ort;Raum\nA;Gasse 1, 50667 Köln, Mitte, Haus B;2\n")[1].len(), 3);
        assert_eq!(
            rows("Gruppen in Köln, Bonn, Aachen, Düren und Euskirchen\n\nName;Tag\nA;Mo\nB;Di\n")[4],
            ["B", "Di"]
        );
        assert_eq!(rows("name|day\nA|Mon\n")[1], ["A", "Mon"]);
        assert_eq!(rows("name\nA\n")[1], ["A"]);
    }

    #[test]
    fn tables_of_all_habits() {
        assert_eq!(rows("a,b\n1,\"x, \"\"y\"\"\nz\"\n"), [vec!["a", "b"], vec!["1", "x, \"y\"\nz"]]);
        assert_eq!(rows("a;b,c;d\r\n1;2;3\r\n"), [vec!["a", "b,c", "d"], vec!["1", "2", "3"]]);
        assert_eq!(rows("a\tb\r1\t2"), [vec!["a", "b"], vec!["1", "2"]]);
        assert_eq!(rows("a,b\n,\n"), [vec!["a", "b"], vec!["", ""]]);
        assert_eq!(rows("sep=;\r\na,b;c\r\n"), [["a,b", "c"]]);
        assert_eq!(rows("Liste, Stand\na;b;c\n1;2;3\n")[1], ["a", "b", "c"]);
    }

    #[test]
    fn a_quotation_must_end() {
        let last = CsvRows::new("a,b\n1,\"x").last().unwrap();
        assert!(matches!(last, Err(FeedErrorKind::Syntax { line: 2, .. })));
    }
}
