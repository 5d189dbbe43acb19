//! The table of texts of an `.xls`, of which a cell of 14 bytes may show any.

use super::WorkbookError;
use super::xls_records::{END_OF_FILE, records, u16_at, u32_at};

/// The table of texts, and a record that continues the one before (MS-XLS 2.3).
const TEXTS: u16 = 0x00FC;
const CONTINUED: u16 = 0x003C;

/// So many records may continue one beyond one for so many bytes: the reader moves all that are left for each. Programs
/// begin another one after eight thousand bytes.
const FREE_PARTS: usize = 256;
const BYTES_PER_PART: usize = 4096;

/// How many bytes each text of the table has in UTF-8.
///
/// # Errors
/// The table is damaged, or there are two.
pub(super) fn lengths_of_texts(stream: &[u8]) -> Result<Vec<u32>, WorkbookError> {
    check_parts(stream)?;
    let mut globals = records(stream).take_while(|(kind, _)| *kind != END_OF_FILE);
    let Some((_, first)) = globals.find(|(kind, _)| *kind == TEXTS) else { return Ok(Vec::new()) };
    let mut parts: Vec<&[u8]> = vec![first.get(8..).ok_or(WorkbookError::Damaged)?];
    let mut rest = globals.skip_while(|(kind, data)| {
        let goes_on = *kind == CONTINUED;
        if goes_on {
            parts.push(data);
        }
        goes_on
    });
    // The reader takes the last one.
    if rest.any(|(kind, _)| kind == TEXTS) {
        return Err(WorkbookError::Damaged);
    }
    drop(rest);
    let mut parts = parts.into_iter();
    let mut table = Table { part: parts.next().unwrap_or_default(), rest: parts };
    let mut lengths = Vec::new();
    while !table.part.is_empty() || table.begin_part() {
        lengths.push(table.next_text().ok_or(WorkbookError::Damaged)?);
    }
    Ok(lengths)
}

/// Whether no record is continued more often than programs do.
fn check_parts(stream: &[u8]) -> Result<(), WorkbookError> {
    let (most, mut run) = (FREE_PARTS + stream.len() / BYTES_PER_PART, 0);
    for (kind, _) in records(stream) {
        run = if kind == CONTINUED { run + 1 } else { 0 };
        if run > most {
            return Err(WorkbookError::Damaged);
        }
    }
    Ok(())
}

/// The rest of the table.
struct Table<'s, R> {
    part: &'s [u8],
    rest: R,
}

impl<'s, R: Iterator<Item = &'s [u8]>> Table<'s, R> {
    fn begin_part(&mut self) -> bool {
        let next = self.rest.next();
        self.part = next.unwrap_or_default();
        next.is_some()
    }

    fn take(&mut self, bytes: usize) -> Option<&'s [u8]> {
        let (taken, part) = self.part.split_at_checked(bytes)?;
        self.part = part;
        Some(taken)
    }

    /// Passes over a text (MS-XLS 2.5.293), and tells its length in UTF-8; `None` where it is cut off.
    fn next_text(&mut self) -> Option<u32> {
        if self.part.is_empty() {
            return Some(0);
        }
        let head = self.take(3)?;
        let (mut letters, flags) = (usize::from(u16_at(head, 0)?), *head.get(2)?);
        let runs = if flags & 8 == 0 { 0 } else { usize::from(u16_at(self.take(2)?, 0)?) * 4 };
        let extension = if flags & 4 == 0 { 0 } else { u32_at(self.take(4)?, 0)? as usize };
        let (mut wide, mut length) = (flags & 1 != 0, 0);
        while letters > 0 {
            let width = if wide { 2 } else { 1 };
            let here = letters.min(self.part.len() / width);
            let taken = self.take(here * width)?;
            length += taken.chunks_exact(width).map(bytes_in_utf_8).sum::<u32>();
            letters -= here;
            if letters > 0 {
                if !self.begin_part() {
                    return None;
                }
                wide = self.take(1)?.first()? & 1 != 0;
            }
        }
        self.pass_over(runs.checked_add(extension)?)?;
        Some(length)
    }

    fn pass_over(&mut self, mut bytes: usize) -> Option<()> {
        while bytes > 0 {
            if self.part.is_empty() && !self.begin_part() {
                return None;
            }
            let here = bytes.min(self.part.len());
            self.take(here)?;
            bytes -= here;
        }
        Some(())
    }
}

/// The bytes of a letter of one or two bytes in UTF-8; half of a pair counts as three.
fn bytes_in_utf_8(letter: &[u8]) -> u32 {
    match letter {
        [low] if *low < 0x80 => 1,
        [_] => 2,
        [low, 0] if *low < 0x80 => 1,
        [_, high] if *high < 8 => 2,
        _ => 3,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn record(kind: u16, data: &[u8]) -> Vec<u8> {
        [&kind.to_le_bytes()[..], &(data.len() as u16).to_le_bytes(), data].concat()
    }

    #[test]
    fn texts_are_measured_across_records() {
        // "ab", then "ö€" with a run of formats, in two parts of one and two bytes a letter, then nothing.
        let first = [&[0; 8][..], &[2, 0, 0, b'a', b'b'], &[2, 0, 8, 1, 0, 0xF6]].concat();
        let second = [&[1, 0xAC, 0x20][..], &[0; 4], &[0, 0, 0]].concat();
        let table = [record(TEXTS, &first), record(CONTINUED, &second)].concat();
        let end = record(END_OF_FILE, &[]);
        let stream = [table.clone(), end.clone()].concat();
        assert_eq!(lengths_of_texts(&stream).unwrap(), [2, 5, 0]);
        assert!(lengths_of_texts(&end).unwrap().is_empty());
        for cut_off in [record(TEXTS, &first), [table.clone(), table].concat(), record(TEXTS, &[0; 7])] {
            assert!(matches!(lengths_of_texts(&cut_off), Err(WorkbookError::Damaged)), "{cut_off:?}");
        }
        let parts = record(CONTINUED, &[]).repeat(FREE_PARTS + 2);
        assert!(matches!(lengths_of_texts(&parts), Err(WorkbookError::Damaged)));
    }
}
