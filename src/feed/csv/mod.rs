//! Tables: the sheet variant of Meeting Guide, and our own flat columns.

mod flat;

use super::json::Raw;
use super::meeting_guide::{self, Columns, Feed, Guide};
use super::native;
use super::record::{At, Recorder, quote};
use super::refusal::Cause;

/// Reads a table. The first line names the columns; the separator is the one it has most of.
///
/// # Errors
/// There is no line with known names of columns, or a quotation does not end.
pub(super) fn import(text: &str, recorder: &mut Recorder<'_>) -> Result<(), Cause> {
    let separator = separator(text);
    let mut rows = Rows { rest: text, separator, line: 1 };
    let headings = loop {
        match rows.next() {
            Some(row) => {
                let row = row?;
                if row.cells.iter().any(|cell| !cell.trim().is_empty()) {
                    break row.cells;
                }
            }
            None => return Err(Cause::Blank),
        }
    };
    let columns = Columns::new(&headings);
    if !["name", "slug", "day", "meeting", "title"]
        .iter()
        .any(|known| columns.names().iter().any(|name| name == known))
    {
        let names: Vec<String> = headings.iter().take(8).map(|heading| quote(heading)).collect();
        return Err(Cause::UnknownFormat(format!(
            "the first line does not name known columns (name, day, time ...), but {}",
            names.join(", ")
        )));
    }
    let rows: Vec<Row> = rows.collect::<Result<_, _>>()?;
    let rows: Vec<Row> =
        rows.into_iter().filter(|row| row.cells.iter().any(|cell| !cell.trim().is_empty())).collect();
    if flat::is_flat(columns.names()) {
        recorder.note("record 0 is the line after the names of the columns");
        recorder.derive_categories = false;
        recorder.id_field = "id";
        let today = recorder.options.today;
        for (index, row) in rows.iter().enumerate() {
            let text = flat::record(columns.names(), &row.cells).to_string();
            let raw = Raw::of_text(&text);
            recorder.record(At { list: "$", index, inside: "" }, raw, |problems| {
                native::read(raw, Some(today), problems)
            });
        }
        return Ok(());
    }
    // Each cell as the JSON string it would have been, so that one reader serves both.
    let encoded: Vec<(usize, Vec<String>)> = rows
        .into_iter()
        .map(|row| {
            (
                row.line,
                row.cells.iter().map(|cell| serde_json::to_string(cell.trim()).unwrap_or_default()).collect(),
            )
        })
        .collect();
    let first: Vec<Guide<'_>> =
        encoded.iter().take(100).map(|(_, cells)| columns.fields(values(cells))).collect();
    let mut feed = Feed::from_records(&first, None, recorder);
    feed.is_table = true;
    recorder.note("record 0 is the line after the names of the columns");
    for (index, (_, cells)) in encoded.iter().enumerate() {
        let at = At { list: "$", index, inside: "" };
        recorder.line(at, |problems| {
            if cells.len() > columns.names().len() {
                problems.repair(
                    "",
                    &format!("{} cells", cells.len()),
                    "as many cells as columns; the rest is left out",
                );
            }
            meeting_guide::read(&columns.fields(values(cells)), &feed, problems)
        });
    }
    Ok(())
}

fn values(cells: &[String]) -> Vec<Raw<'_>> {
    cells.iter().map(|cell| Raw::of_text(cell)).collect()
}

/// The separator that the first line has most of, outside quotations.
fn separator(text: &str) -> char {
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

/// One row.
#[derive(Debug, PartialEq, Eq)]
struct Row {
    line: usize,
    cells: Vec<String>,
}

/// The rows of a table (RFC 4180, with any of `\n`, `\r\n` and `\r` as line end).
struct Rows<'a> {
    rest: &'a str,
    separator: char,
    line: usize,
}

impl Iterator for Rows<'_> {
    type Item = Result<Row, Cause>;

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
            return Some(Err(Cause::Syntax { line, column, record: None, what }));
        }
        cells.push(cell);
        self.rest = self.rest.get(end..).unwrap_or_default();
        Some(Ok(Row { line, cells }))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rows(text: &str) -> Vec<Vec<String>> {
        Rows { rest: text, separator: separator(text), line: 1 }.map(|row| row.unwrap().cells).collect()
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
        let last = Rows { rest: "a,b\n1,\"x", separator: ',', line: 1 }.last().unwrap();
        assert!(matches!(last, Err(Cause::Syntax { line: 2, .. })));
    }
}
