//! From bytes to text: compression, encodings, byte-order marks.

use super::error::FeedErrorKind;
use super::windows_1252::decode_windows_1252;
use super::{Encoding, Options};
use flate2::bufread::GzDecoder;
use std::borrow::Cow;
use std::io::{ErrorKind, Read};

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

/// A feed that swells by more than this when unpacked is an attack: JSON of real feeds packs 4 to 25 : 1.
const MOST_RATIO: usize = 200;

/// The ratio counts only from this size on; short repetitive files are harmless.
const RATIO_FROM: usize = 1 << 20;

/// Up to this many bytes that are no UTF-8 are taken for single faults, whatever their share.
const FEW_FAULTS: usize = 16;

/// Unpacks and decodes a feed.
///
/// # Errors
/// Says which encoding or compression was found, and what to do.
pub fn decode<'a>(bytes: &'a [u8], options: &Options<'_>) -> Result<Decoded<'a>, FeedErrorKind> {
    if bytes.is_empty() {
        return Err(FeedErrorKind::Empty);
    }
    if bytes.starts_with(&[0x1F, 0x8B]) {
        let unpacked = gunzip(bytes, options.max_decoded_bytes)?;
        if unpacked.starts_with(&[0x1F, 0x8B]) {
            return Err(FeedErrorKind::Compression(
                "compressed twice; nested compression is not supported, unpack it once".into(),
            ));
        }
        return decode_owned_text(unpacked, options);
    }
    for (magic, name) in [
        (&b"PK\x03\x04"[..], "a ZIP archive"),
        (b"\x28\xB5\x2F\xFD", "a zstd file"),
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
fn decode_owned_text<'a>(bytes: Vec<u8>, options: &Options<'_>) -> Result<Decoded<'a>, FeedErrorKind> {
    let is_plain = options.encoding.is_none() && !bytes.is_empty() && !bytes.starts_with(b"\xEF\xBB\xBF");
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

fn decode_text<'a>(bytes: &'a [u8], options: &Options<'_>) -> Result<Decoded<'a>, FeedErrorKind> {
    let mut notes = Vec::new();
    if bytes.is_empty() {
        return Err(FeedErrorKind::Empty);
    }
    // UTF-32 first: its little-endian mark begins with that of UTF-16.
    match bytes {
        [0xFF, 0xFE, 0, 0, ..] | [0, 0, 0xFE, 0xFF, ..] => {
            return Err(FeedErrorKind::Encoding {
                found: "UTF-32 (by its byte-order mark)".into(),
                hint: "convert it, for instance with `iconv -f UTF-32 -t UTF-8`",
            });
        }
        [0xFF, 0xFE, ..] => return Err(utf_16_error("UTF-16 (byte-order mark FF FE)")),
        [0xFE, 0xFF, ..] => return Err(utf_16_error("UTF-16 (byte-order mark FE FF)")),
        _ => {}
    }
    if bytes.iter().all(|b| *b == 0) {
        return Err(FeedErrorKind::Nul);
    }
    match bytes {
        [0, first, ..] if *first != 0 => {
            return Err(utf_16_error("UTF-16 by its look (begins with 00), without a byte-order mark"));
        }
        [b'[' | b'{' | b' ' | b'\n' | b'\r', 0, ..] => {
            return Err(utf_16_error("UTF-16 by its look (second byte 00), without a byte-order mark"));
        }
        _ => {}
    }
    let body = if let Some(body) = bytes.strip_prefix(b"\xEF\xBB\xBF") {
        notes.push("a UTF-8 byte-order mark was taken off".to_owned());
        body
    } else {
        bytes
    };
    if options.encoding == Some(Encoding::Latin1) {
        let text: String = body.iter().map(|b| decode_windows_1252(*b)).collect();
        return Ok(Decoded { text: Cow::Owned(text), damaged: Vec::new(), notes });
    }
    if let Ok(text) = std::str::from_utf8(body) {
        return Ok(Decoded { text: Cow::Borrowed(text), damaged: Vec::new(), notes });
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

fn utf_16_error(found: &str) -> FeedErrorKind {
    FeedErrorKind::Encoding {
        found: found.into(),
        hint: "convert it, for instance with `iconv -f UTF-16 -t UTF-8`",
    }
}

/// Unpacks gzip of one or several members (RFC 1952, section 2.2), with a limit on what comes out: a limit on
/// what goes in does not stop a bomb. Members are read one by one, because what follows the last one must be
/// another member and nothing else.
fn gunzip(bytes: &[u8], limit: u64) -> Result<Vec<u8>, FeedErrorKind> {
    // The last four bytes say how much comes out. That may be a lie, so it is believed up to the ratio allowed.
    let said = bytes.last_chunk::<4>().map_or(0, |size| u64::from(u32::from_le_bytes(*size)));
    let believed = said.min(limit).min((bytes.len() * MOST_RATIO) as u64);
    let mut out = Vec::with_capacity(usize::try_from(believed).unwrap_or(0));
    let (mut rest, mut chunk) = (bytes, vec![0; 256 * 1024]);
    while !rest.is_empty() {
        if !rest.starts_with(&[0x1F, 0x8B]) {
            return Err(FeedErrorKind::Compression(
                "there is data after the gzip stream; fetch the file again".into(),
            ));
        }
        let left = limit.saturating_add(1).saturating_sub(out.len() as u64);
        let mut reader = GzDecoder::new(rest).take(left);
        loop {
            let n = reader.read(&mut chunk).map_err(|error| gzip_fault(&error))?;
            if n == 0 {
                break;
            }
            out.extend_from_slice(chunk.get(..n).unwrap_or_default());
            if out.len() as u64 > limit {
                return Err(FeedErrorKind::TooLarge { limit_mib: limit >> 20, why: "the size allowed" });
            }
            if out.len() > RATIO_FROM && out.len() / MOST_RATIO > bytes.len() {
                let limit_mib = out.len() as u64 >> 20;
                return Err(FeedErrorKind::TooLarge { limit_mib, why: "a ratio of more than 200 : 1" });
            }
        }
        rest = reader.into_inner().into_inner();
    }
    Ok(out)
}

fn gzip_fault(error: &std::io::Error) -> FeedErrorKind {
    let said = error.to_string();
    let words = if error.kind() == ErrorKind::UnexpectedEof {
        "the gzip stream ends early; fetch the file again"
    } else if said.contains("checksum") || said.contains("crc") {
        "the gzip checksum does not match; fetch the file again"
    } else {
        "the gzip stream is damaged; fetch the file again"
    };
    FeedErrorKind::Compression(words.into())
}

#[cfg(test)]
mod tests {
    use super::*;
    use flate2::write::GzEncoder;
    use jiff::civil::date;
    use std::io::Write;

    fn options() -> Options<'static> {
        Options::new("test", date(2026, 11, 24))
    }

    fn gzip(bytes: &[u8]) -> Vec<u8> {
        let mut encoder = GzEncoder::new(Vec::new(), flate2::Compression::default());
        encoder.write_all(bytes).unwrap();
        encoder.finish().unwrap()
    }

    #[test]
    fn a_bomb_is_stopped_by_ratio_and_by_size() {
        let bomb = gzip(&vec![b' '; 8 << 20]);
        assert!(matches!(decode(&bomb, &options()), Err(FeedErrorKind::TooLarge { .. })));
        let small = Options { max_decoded_bytes: 10, ..options() };
        assert!(matches!(decode(&gzip(b"[1,2,3,4,5,6]"), &small), Err(FeedErrorKind::TooLarge { .. })));
        assert_eq!(decode(&gzip(b"[1,2,3]"), &small).unwrap().text, "[1,2,3]");
    }

    #[test]
    fn a_few_faults_are_shown_and_many_are_another_encoding() {
        let few = decode(b"[\"Caf\xE9\"]", &options()).unwrap();
        assert_eq!((few.text.as_ref(), few.damaged), ("[\"Caf\u{fffd}\"]", vec![5]));
        let many = b"\xE9\xE8 ".repeat(20);
        assert!(matches!(decode(&many, &options()), Err(FeedErrorKind::Encoding { .. })));
        let told = Options { encoding: Some(Encoding::Latin1), ..options() };
        assert_eq!(decode(b"Caf\xE9 \x80", &told).unwrap().text, "Café €");
    }
}
