//! From bytes to text: compression, encodings, byte-order marks.

use super::error::FeedErrorKind;
use super::sniff;
use super::windows_1252::decode_windows_1252;
use super::{Encoding, ImportOptions};
use crate::codec::gzip::{self, GunzipError, MOST_RATIO};
use std::borrow::Cow;

/// The text of a feed.
#[derive(Debug)]
pub struct Decoded<'a> {
    /// Valid UTF-8 without a byte-order mark.
    pub text: Cow<'a, str>,
    /// Where in `text`, in bytes, a U+FFFD stands for bytes that were no UTF-8; ascending.
    pub damaged: Vec<usize>,
    /// What was taken off, for the report.
    pub notes: Vec<String>,
}

/// Up to this many bytes that are no UTF-8 are taken for single faults, whatever their share.
const FEW_FAULTS: usize = 16;

/// Unpacks and decodes a feed.
///
/// # Errors
/// Says which encoding or compression was found, and what to do.
pub fn decode<'a>(bytes: &'a [u8], options: &ImportOptions<'_>) -> Result<Decoded<'a>, FeedErrorKind> {
    if bytes.is_empty() {
        return Err(FeedErrorKind::Empty);
    }
    if gzip::is_gzip(bytes) {
        let unpacked = gzip::gunzip_within(bytes, options.max_decoded_bytes, Some(MOST_RATIO))
            .map_err(gunzip_error_kind)?;
        if gzip::is_gzip(&unpacked) {
            return Err(FeedErrorKind::CompressedTwice);
        }
        return decode_owned_text(unpacked, options);
    }
    for (magic, name) in [
        (&b"\x28\xB5\x2F\xFD"[..], "a zstd file"),
        (b"\xFD7zXZ\x00", "an xz file"),
        (b"BZh", "a bzip2 file"),
        (b"%PDF", "a PDF document"),
    ] {
        if bytes.starts_with(magic) {
            return Err(FeedErrorKind::NotJson {
                found: name.into(),
                hint: "unpack it first (gzip is read as it is)",
            });
        }
    }
    decode_text(bytes, options)
}

/// The text of unpacked bytes, which are not copied where they are UTF-8 already.
fn decode_owned_text<'a>(bytes: Vec<u8>, options: &ImportOptions<'_>) -> Result<Decoded<'a>, FeedErrorKind> {
    let is_plain =
        options.settings.encoding.is_none() && !bytes.is_empty() && !bytes.starts_with(b"\xEF\xBB\xBF");
    let bytes = match String::from_utf8(bytes) {
        // A NUL is where the other encodings and the faults of disks are told apart.
        Ok(text) if is_plain && !text.starts_with('\0') && text.as_bytes().get(1) != Some(&0) => {
            return Ok(Decoded { text: Cow::Owned(text), damaged: Vec::new(), notes: Vec::new() });
        }
        Ok(text) => text.into_bytes(),
        Err(error) => error.into_bytes(),
    };
    let decoded = decode_text(&bytes, options)?;
    Ok(Decoded {
        text: Cow::Owned(decoded.text.into_owned()),
        damaged: decoded.damaged,
        notes: decoded.notes,
    })
}

fn decode_text<'a>(bytes: &'a [u8], options: &ImportOptions<'_>) -> Result<Decoded<'a>, FeedErrorKind> {
    let mut notes = Vec::new();
    if bytes.is_empty() {
        return Err(FeedErrorKind::Empty);
    }
    if let Some(table) = decode_wide_letters(bytes)? {
        return Ok(table);
    }
    let body = if let Some(body) = bytes.strip_prefix(b"\xEF\xBB\xBF") {
        notes.push("a UTF-8 byte-order mark was taken off".to_owned());
        body
    } else {
        bytes
    };
    if options.settings.encoding == Some(Encoding::Latin1) {
        let text: String = body.iter().map(|b| decode_windows_1252(*b)).collect();
        return Ok(Decoded { text: Cow::Owned(text), damaged: Vec::new(), notes });
    }
    if let Ok(text) = std::str::from_utf8(body) {
        return Ok(Decoded { text: Cow::Borrowed(text), damaged: Vec::new(), notes });
    }
    if is_windows_1252_table(body) {
        notes.push("read as Windows-1252, the encoding of spreadsheets in Western Europe".to_owned());
        let text: String = body.iter().map(|b| decode_windows_1252(*b)).collect();
        return Ok(Decoded { text: Cow::Owned(text), damaged: Vec::new(), notes });
    }
    let (mut text, mut damaged, mut faults) = (String::with_capacity(body.len() + 64), Vec::new(), 0);
    for chunk in body.utf8_chunks() {
        text.push_str(chunk.valid());
        if !chunk.invalid().is_empty() {
            faults += chunk.invalid().len();
            damaged.push(text.len());
            text.push(char::REPLACEMENT_CHARACTER);
        }
        if faults > FEW_FAULTS && faults > body.len() / 1000 {
            return Err(FeedErrorKind::Encoding {
                found: "not UTF-8 (looks like Latin-1 or Windows-1252)".into(),
                hint: "say so with `--encoding latin-1`, or convert it to UTF-8",
            });
        }
    }
    if let Some(first) = damaged.first() {
        notes.push(format!("{faults} bytes are no UTF-8 (the first at byte {first}); shown as U+FFFD"));
    }
    Ok(Decoded { text: Cow::Owned(text), damaged, notes })
}

/// The text of what is written in two or four bytes a letter; `None` where it is written in single bytes.
fn decode_wide_letters(bytes: &[u8]) -> Result<Option<Decoded<'static>>, FeedErrorKind> {
    // UTF-32 first: its little-endian mark begins with that of UTF-16.
    match bytes {
        [0xFF, 0xFE, 0, 0, ..] | [0, 0, 0xFE, 0xFF, ..] => {
            return Err(FeedErrorKind::Encoding {
                found: "UTF-32 (by its byte-order mark)".into(),
                hint: "convert it, for instance with `iconv -f UTF-32 -t UTF-8`",
            });
        }
        [0xFF, 0xFE, body @ ..] => {
            return decode_utf_16_table(body, false)
                .map(Some)
                .ok_or_else(|| utf_16_error("UTF-16 (byte-order mark FF FE)"));
        }
        [0xFE, 0xFF, body @ ..] => {
            return decode_utf_16_table(body, true)
                .map(Some)
                .ok_or_else(|| utf_16_error("UTF-16 (byte-order mark FE FF)"));
        }
        _ => {}
    }
    if bytes.iter().all(|b| *b == 0) {
        return Err(FeedErrorKind::Nul);
    }
    // The mark is lost where a file was cut or made by a program; a table is known by its look.
    match bytes {
        [0, first, ..] if *first != 0 => {
            if let Some(table) = decode_utf_16_table(bytes, true) {
                return Ok(Some(table));
            }
            return Err(utf_16_error("UTF-16 by its look (begins with 00), without a byte-order mark"));
        }
        [first, 0, _, 0, ..] if first.is_ascii_alphabetic() || *first == b'"' => {
            if let Some(table) = decode_utf_16_table(bytes, false) {
                return Ok(Some(table));
            }
        }
        [b'[' | b'{' | b' ' | b'\n' | b'\r', 0, ..] => {
            return Err(utf_16_error("UTF-16 by its look (second byte 00), without a byte-order mark"));
        }
        _ => {}
    }
    Ok(None)
}

/// The text of a table in UTF-16, which spreadsheets save as "Unicode text". JSON in UTF-16 is against its standard.
fn decode_utf_16_table(body: &[u8], big_endian: bool) -> Option<Decoded<'static>> {
    let units = body.as_chunks::<2>().0.iter();
    let units =
        units.map(|pair| if big_endian { u16::from_be_bytes(*pair) } else { u16::from_le_bytes(*pair) });
    let text: String = char::decode_utf16(units).map(|c| c.unwrap_or(char::REPLACEMENT_CHARACTER)).collect();
    let is_table = body.len().is_multiple_of(2) && sniff::looks_like_table(&text) && !text.contains('\0');
    let notes = vec!["read as UTF-16".to_owned()];
    is_table.then(|| Decoded { text: Cow::Owned(text), damaged: Vec::new(), notes })
}

/// Whether bytes that are no UTF-8 are a table in Windows-1252: no sequence of UTF-8 among them, no byte that encoding
/// does not have, and no control characters. JSON is UTF-8 by its standard, and its faults are shown as such.
fn is_windows_1252_table(bytes: &[u8]) -> bool {
    let is_json = bytes.iter().find(|b| !b.is_ascii_whitespace()).is_some_and(|b| b"[{<".contains(b));
    let undefined = [0x81, 0x8D, 0x8F, 0x90, 0x9D];
    let is_foreign = |b: &u8| undefined.contains(b) || *b < b' ' && !b"\t\r\n".contains(b);
    !is_json
        && !bytes.iter().any(is_foreign)
        && bytes.utf8_chunks().all(|chunk| chunk.valid().is_ascii())
        && bytes.iter().any(|b| b",;\t".contains(b))
}

fn utf_16_error(found: &str) -> FeedErrorKind {
    FeedErrorKind::Encoding {
        found: found.into(),
        hint: "convert it, for instance with `iconv -f UTF-16 -t UTF-8`",
    }
}

/// Why a feed is not unpacked, and what to do.
fn gunzip_error_kind(error: GunzipError) -> FeedErrorKind {
    match error {
        GunzipError::TooLarge { limit } => {
            FeedErrorKind::TooLarge { limit_mib: limit >> 20, why: "the size allowed" }
        }
        GunzipError::Ratio { unpacked, .. } => {
            FeedErrorKind::TooLarge { limit_mib: unpacked as u64 >> 20, why: "a ratio of more than 200 : 1" }
        }
        error => FeedErrorKind::Compression(error),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::codec::gzip::gzip;
    use crate::feed::ReadSettings;
    use jiff::civil::date;

    fn options() -> ImportOptions<'static> {
        ImportOptions::new("test", date(2026, 11, 24))
    }

    #[test]
    fn a_bomb_is_stopped_by_ratio_and_by_size() {
        let bomb = gzip(&vec![b' '; 8 << 20]);
        assert!(matches!(decode(&bomb, &options()), Err(FeedErrorKind::TooLarge { .. })));
        let small = ImportOptions { max_decoded_bytes: 10, ..options() };
        assert!(matches!(decode(&gzip(b"[1,2,3,4,5,6]"), &small), Err(FeedErrorKind::TooLarge { .. })));
        assert_eq!(decode(&gzip(b"[1,2,3]"), &small).unwrap().text, "[1,2,3]");
    }

    #[test]
    fn a_few_faults_are_shown_and_many_are_another_encoding() {
        let few = decode(b"[\"Caf\xE9\"]", &options()).unwrap();
        assert_eq!((few.text.as_ref(), few.damaged), ("[\"Caf\u{fffd}\"]", vec![5]));
        let many = b"\xE9\xE8 ".repeat(20);
        assert!(matches!(decode(&many, &options()), Err(FeedErrorKind::Encoding { .. })));
        let settings = ReadSettings { encoding: Some(Encoding::Latin1), ..ReadSettings::default() };
        let told = ImportOptions { settings, ..options() };
        assert_eq!(decode(b"Caf\xE9 \x80", &told).unwrap().text, "Café €");
    }
}
