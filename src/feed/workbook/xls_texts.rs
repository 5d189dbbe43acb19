//! The table of texts of an `.xls`, of which a cell of 14 bytes may show any. Each text is read where it is shown: written
//! out, all of them take several times what they have in the file.

use super::WorkbookError;
use super::xls_records::{END_OF_FILE, records_with_places, u16_at, u32_at};

/// The table of texts, and a record that continues the one before (MS-XLS 2.3).
const TEXTS: u16 = 0x00FC;
const CONTINUED: u16 = 0x003C;

/// So many records may continue the table beyond one for so many bytes. Programs begin another one after eight thousand
/// bytes.
const FREE_PARTS: usize = 256;
const BYTES_PER_PART: usize = 4096;

/// The table of texts.
#[derive(Debug, Default)]
pub(super) struct SharedTexts<'s> {
    stream: &'s [u8],
    /// Where the data of its records begin and end.
    parts: Vec<(u32, u32)>,
    /// Where its texts begin.
    heads: Vec<u32>,
}

impl<'s> SharedTexts<'s> {
    /// Finds the texts of the table, if there is one.
    ///
    /// # Errors
    /// The table is damaged.
    pub(super) fn find(stream: &'s [u8]) -> Result<Self, WorkbookError> {
        let mut parts: Vec<(u32, u32)> = Vec::new();
        let most = FREE_PARTS + stream.len() / BYTES_PER_PART;
        for (at, kind, data) in records_with_places(stream) {
            match kind {
                TEXTS if parts.is_empty() => {}
                CONTINUED if !parts.is_empty() => {}
                END_OF_FILE => break,
                _ if parts.is_empty() => continue,
                _ => break,
            }
            // The first begins with two counts, which need not be true.
            let start = if parts.is_empty() { (at + 8).min(at + data.len()) } else { at };
            let place = |at: usize| u32::try_from(at).map_err(|_| WorkbookError::Damaged);
            parts.push((place(start)?, place(at + data.len())?));
            if parts.len() > most {
                return Err(WorkbookError::Damaged);
            }
        }
        let mut texts = Self { stream, parts, heads: Vec::new() };
        let mut heads = Vec::new();
        let mut reader = texts.reader(0, None);
        while reader.at < reader.end || reader.begin_part() {
            heads.push(reader.at as u32);
            reader.read_text(None).ok_or(WorkbookError::Damaged)?;
        }
        texts.heads = heads;
        Ok(texts)
    }

    /// A text of the table.
    pub(super) fn text(&self, number: usize) -> Option<String> {
        let head = *self.heads.get(number)?;
        let part = self.parts.partition_point(|(start, _)| *start <= head).checked_sub(1)?;
        let mut letters = Vec::new();
        self.reader(part, Some(head)).read_text(Some(&mut letters))?;
        Some(String::from_utf16_lossy(&letters))
    }

    /// Reads on in a part, from its start or from a place in it.
    fn reader(&self, part: usize, at: Option<u32>) -> TextReader<'_, 's> {
        let (start, end) = self.parts.get(part).copied().unwrap_or_default();
        let at = at.unwrap_or(start) as usize;
        TextReader { texts: self, next: part + 1, at, end: end as usize }
    }
}

/// Reads one text behind the other.
struct TextReader<'t, 's> {
    texts: &'t SharedTexts<'s>,
    /// The part behind the one that is read.
    next: usize,
    at: usize,
    end: usize,
}

impl<'s> TextReader<'_, 's> {
    fn begin_part(&mut self) -> bool {
        let Some((start, end)) = self.texts.parts.get(self.next) else { return false };
        (self.at, self.end) = (*start as usize, *end as usize);
        self.next += 1;
        true
    }

    fn take(&mut self, bytes: usize) -> Option<&'s [u8]> {
        let end = self.at.checked_add(bytes).filter(|end| *end <= self.end)?;
        let taken = self.texts.stream.get(self.at..end)?;
        self.at = end;
        Some(taken)
    }

    /// Reads a text (MS-XLS 2.5.293); `None` where it is cut off.
    fn read_text(&mut self, mut into: Option<&mut Vec<u16>>) -> Option<()> {
        if self.at == self.end {
            return Some(());
        }
        let head = self.take(3)?;
        let (mut letters, flags) = (usize::from(u16_at(head, 0)?), *head.get(2)?);
        let runs = if flags & 8 == 0 { 0 } else { usize::from(u16_at(self.take(2)?, 0)?) * 4 };
        let extension = if flags & 4 == 0 { 0 } else { u32_at(self.take(4)?, 0)? as usize };
        let mut wide = flags & 1 != 0;
        while letters > 0 {
            let width = if wide { 2 } else { 1 };
            let here = letters.min((self.end - self.at) / width);
            let taken = self.take(here * width)?;
            if let Some(into) = into.as_deref_mut() {
                into.extend(taken.chunks_exact(width).map(letter));
            }
            letters -= here;
            if letters > 0 {
                if !self.begin_part() {
                    return None;
                }
                wide = self.take(1)?.first()? & 1 != 0;
            }
        }
        self.pass_over(runs.checked_add(extension)?)
    }

    fn pass_over(&mut self, mut bytes: usize) -> Option<()> {
        while bytes > 0 {
            if self.at == self.end && !self.begin_part() {
                return None;
            }
            let here = bytes.min(self.end - self.at);
            self.take(here)?;
            bytes -= here;
        }
        Some(())
    }
}

/// A letter of one or two bytes.
pub(super) fn letter(bytes: &[u8]) -> u16 {
    match bytes {
        [low, high] => u16::from_le_bytes([*low, *high]),
        [low, ..] => u16::from(*low),
        [] => 0,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn record(kind: u16, data: &[u8]) -> Vec<u8> {
        [&kind.to_le_bytes()[..], &(data.len() as u16).to_le_bytes(), data].concat()
    }

    #[test]
    fn texts_are_read_across_records() {
        // "ab", then "ö€" with a run of formats, in two parts of one and two bytes a letter, then nothing.
        let first = [&[0; 8][..], &[2, 0, 0, b'a', b'b'], &[2, 0, 8, 1, 0, 0xF6]].concat();
        let second = [&[1, 0xAC, 0x20][..], &[0; 4], &[0, 0, 0]].concat();
        let table = [record(TEXTS, &first), record(CONTINUED, &second)].concat();
        let end = record(END_OF_FILE, &[]);
        let stream = [record(0x0042, &[0; 2]), table, end.clone()].concat();
        let texts = SharedTexts::find(&stream).unwrap();
        let all: Vec<_> = (0..4).map(|number| texts.text(number)).collect();
        assert_eq!(all, [Some("ab".to_owned()), Some("ö€".to_owned()), Some(String::new()), None]);
        assert_eq!(SharedTexts::find(&end).unwrap().text(0), None);
        for cut_off in [record(TEXTS, &first), record(TEXTS, &[[0; 8], [9; 8]].concat())] {
            assert!(matches!(SharedTexts::find(&cut_off), Err(WorkbookError::Damaged)), "{cut_off:?}");
        }
        let parts = [record(TEXTS, &[0; 8]), record(CONTINUED, &[]).repeat(FREE_PARTS + 2)].concat();
        assert!(matches!(SharedTexts::find(&parts), Err(WorkbookError::Damaged)));
    }
}
