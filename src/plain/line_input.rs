//! Reading answers line by line, in bounded memory.

use std::io::{self, BufRead};

/// Bytes of a line that are looked at. A longer one is no answer to anything here.
const LINE_LIMIT: usize = 4096;

/// Reads a line, of which at most [`LINE_LIMIT`] bytes are kept; `None` at the end of the input.
pub(super) fn read_line(input: &mut dyn BufRead) -> io::Result<Option<Vec<u8>>> {
    let mut line = Vec::new();
    let mut is_begun = false;
    loop {
        let bytes = match input.fill_buf() {
            Ok(bytes) => bytes,
            Err(error) if error.kind() == io::ErrorKind::Interrupted => continue,
            Err(error) => return Err(error),
        };
        if bytes.is_empty() {
            return Ok(is_begun.then_some(line));
        }
        is_begun = true;
        let end = bytes.iter().position(|byte| *byte == b'\n');
        let part = bytes.get(..end.unwrap_or(bytes.len())).unwrap_or_default();
        line.extend_from_slice(part.get(..part.len().min(LINE_LIMIT - line.len())).unwrap_or_default());
        let read = end.map_or(bytes.len(), |end| end + 1);
        input.consume(read);
        if end.is_some() {
            return Ok(Some(line));
        }
    }
}
