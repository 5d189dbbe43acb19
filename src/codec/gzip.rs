//! Gzip (RFC 1952): packing that gives the same bytes every time, unpacking with a limit on what comes out. A limit on
//! what goes in does not stop a bomb.

use flate2::bufread::GzDecoder;
use flate2::{Compression, GzBuilder};
use std::io::{self, ErrorKind, Read, Write};

/// The first two bytes of every member.
const MAGIC: [u8; 2] = [0x1F, 0x8B];
/// What the operating system byte says: unknown, so that every system writes the same.
const UNKNOWN_SYSTEM: u8 = 255;
/// What swells by more than this when unpacked is an attack: JSON of real feeds packs 4 to 25 : 1.
pub const MOST_RATIO: usize = 200;
/// The ratio counts only from this size on; short repetitive files are harmless.
const RATIO_FROM: usize = 1 << 20;
/// Up to this ratio the size that is written at the end is believed where no other ratio is set.
const USUAL_RATIO: usize = 8;

/// Why bytes are not unpacked.
#[derive(Debug, thiserror::Error)]
pub enum GunzipError {
    /// More comes out than is allowed.
    #[error("more than the {limit} bytes allowed")]
    TooLarge {
        /// The limit in bytes.
        limit: u64,
    },
    /// So much comes out of so little that it must be an attack.
    #[error("more than {unpacked} bytes out of {packed}")]
    Ratio {
        /// Bytes that had come out by then.
        unpacked: usize,
        /// Bytes that went in.
        packed: usize,
    },
    /// Something that is not a member follows the last member.
    #[error("there is data after the gzip stream")]
    Trailing,
    /// The stream ends early.
    #[error("the gzip stream ends early")]
    Truncated(#[source] io::Error),
    /// The checksum is that of other bytes.
    #[error("the gzip checksum does not match")]
    Checksum(#[source] io::Error),
    /// It is not a gzip stream, or a damaged one.
    #[error("the gzip stream is damaged")]
    Damaged(#[source] io::Error),
}

impl From<io::Error> for GunzipError {
    fn from(error: io::Error) -> Self {
        let message = error.to_string();
        if error.kind() == ErrorKind::UnexpectedEof {
            Self::Truncated(error)
        } else if message.contains("checksum") || message.contains("crc") {
            Self::Checksum(error)
        } else {
            Self::Damaged(error)
        }
    }
}

/// Whether bytes begin as gzip does.
pub fn is_gzip(bytes: &[u8]) -> bool {
    bytes.starts_with(&MAGIC)
}

/// Unpacks one member or several (RFC 1952, section 2.2) to at most `limit` bytes.
///
/// # Errors
/// The bytes are no gzip, are damaged, or hold more than `limit` bytes.
pub fn gunzip(bytes: &[u8], limit: u64) -> Result<Vec<u8>, GunzipError> {
    gunzip_within(bytes, limit, None)
}

/// Unpacks as [`gunzip`] does, and stops where more than `most_ratio` bytes come out of one.
///
/// # Errors
/// The bytes are no gzip, are damaged, hold more than `limit` bytes, or were packed too well to be honest.
pub fn gunzip_within(bytes: &[u8], limit: u64, most_ratio: Option<usize>) -> Result<Vec<u8>, GunzipError> {
    // The last four bytes say how much comes out. That may be a lie, so it is believed up to a ratio.
    let written = bytes.last_chunk::<4>().map_or(0, |size| u64::from(u32::from_le_bytes(*size)));
    let believed = written.min(limit).min((bytes.len() * most_ratio.unwrap_or(USUAL_RATIO)) as u64);
    let mut out = Vec::with_capacity(usize::try_from(believed).unwrap_or(0));
    let (mut rest, mut chunk) = (bytes, vec![0; 256 * 1024]);
    // Members are read one by one, because what follows the last one must be another member and nothing else.
    loop {
        let left = limit.saturating_add(1).saturating_sub(out.len() as u64);
        let mut reader = GzDecoder::new(rest).take(left);
        loop {
            let n = reader.read(&mut chunk)?;
            if n == 0 {
                break;
            }
            out.extend_from_slice(chunk.get(..n).unwrap_or_default());
            if out.len() as u64 > limit {
                return Err(GunzipError::TooLarge { limit });
            }
            if most_ratio.is_some_and(|ratio| out.len() > RATIO_FROM && out.len() / ratio > bytes.len()) {
                return Err(GunzipError::Ratio { unpacked: out.len(), packed: bytes.len() });
            }
        }
        rest = reader.into_inner().into_inner();
        if rest.is_empty() {
            return Ok(out);
        }
        if !is_gzip(rest) {
            return Err(GunzipError::Trailing);
        }
    }
}

/// Unpacks as [`gunzip`] does; what is not packed is taken as it is, since a server may have unpacked it.
///
/// # Errors
/// The bytes are damaged, or hold more than `limit` bytes.
pub fn gunzip_or_plain(bytes: Vec<u8>, limit: u64) -> Result<Vec<u8>, GunzipError> {
    if is_gzip(&bytes) {
        gunzip(&bytes, limit)
    } else if bytes.len() as u64 > limit {
        Err(GunzipError::TooLarge { limit })
    } else {
        Ok(bytes)
    }
}

/// The first bytes that come out, at most `count`; fewer where the stream is short or damaged.
pub fn gunzip_start(bytes: &[u8], count: u64) -> Vec<u8> {
    let mut start = Vec::new();
    // What came out before the damage is kept.
    let _ = GzDecoder::new(bytes).take(count).read_to_end(&mut start);
    start
}

/// Packs without time and name, so that the same input gives the same bytes.
pub fn gzip(bytes: &[u8]) -> Vec<u8> {
    gzip_at(bytes, Compression::new(6))
}

/// Packs quickly, for what stays on this machine.
pub fn gzip_quickly(bytes: &[u8]) -> Vec<u8> {
    gzip_at(bytes, Compression::fast())
}

fn gzip_at(bytes: &[u8], level: Compression) -> Vec<u8> {
    let mut out = GzBuilder::new().mtime(0).operating_system(UNKNOWN_SYSTEM).write(Vec::new(), level);
    // Writing to memory does not fail.
    let _ = out.write_all(bytes);
    out.finish().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn packing_gives_the_same_bytes_and_unpacking_stops_at_the_limit() {
        let text = b"verwaiste eltern ".repeat(1000);
        let packed = gzip(&text);
        assert_eq!(packed, gzip(&text));
        assert_eq!(packed.get(4..8), Some(&[0; 4][..]), "no time");
        assert_eq!(gunzip(&packed, text.len() as u64).unwrap(), text);
        let less = text.len() as u64 - 1;
        assert!(matches!(gunzip(&packed, less), Err(GunzipError::TooLarge { .. })));
        assert_eq!(gunzip_start(&packed, 9), b"verwaiste");
        assert_eq!(gunzip_or_plain(packed, 1 << 20).unwrap(), text);
        assert_eq!(gunzip_or_plain(b"{}".to_vec(), 2).unwrap(), b"{}");
        assert!(gunzip_or_plain(b"{} ".to_vec(), 2).is_err());
    }

    #[test]
    fn damage_is_told_by_its_kind_and_a_bomb_by_its_ratio() {
        let packed = gzip(b"[1,2,3]");
        let cut = &packed[..packed.len() - 9];
        assert!(matches!(gunzip(cut, 99), Err(GunzipError::Truncated(_))));
        let mut other = packed.clone();
        other[packed.len() - 8] ^= 1;
        assert!(matches!(gunzip(&other, 99), Err(GunzipError::Checksum(_))));
        assert!(matches!(gunzip(b"[1, 2, 3, 4, 5]", 99), Err(GunzipError::Damaged(_))));
        assert!(matches!(gunzip(&[&packed, &b"!"[..]].concat(), 99), Err(GunzipError::Trailing)));
        assert_eq!(gunzip(&[&packed[..], &packed].concat(), 99).unwrap(), b"[1,2,3][1,2,3]");
        let bomb = gzip(&vec![0; 8 << 20]);
        assert!(matches!(gunzip_within(&bomb, 9 << 20, Some(200)), Err(GunzipError::Ratio { .. })));
        assert_eq!(gunzip(&bomb, 9 << 20).unwrap().len(), 8 << 20);
    }
}
