//! Gzip: the same bytes every time, and unpacked with a limit.

use flate2::bufread::GzDecoder;
use flate2::{Compression, GzBuilder};
use std::io::{Read, Write};

/// What the operating system byte says: unknown (RFC 1952), so that every system writes the same.
const NO_SYSTEM: u8 = 255;

/// Packs; without time and name, so the same input gives the same bytes.
pub fn pack(text: &[u8]) -> Vec<u8> {
    pack_at(text, Compression::new(6))
}

/// Packs quickly, for what stays on this machine.
pub fn pack_quickly(text: &[u8]) -> Vec<u8> {
    pack_at(text, Compression::fast())
}

fn pack_at(text: &[u8], level: Compression) -> Vec<u8> {
    let mut out = GzBuilder::new().mtime(0).operating_system(NO_SYSTEM).write(Vec::new(), level);
    // Writing to memory does not fail.
    let _ = out.write_all(text);
    out.finish().unwrap_or_default()
}

/// Unpacks to at most `most` bytes; what is not packed is taken as it is, since a server may have unpacked it.
///
/// # Errors
/// Says in words why there is no text of at most that size.
pub fn unpack(bytes: Vec<u8>, most: u64) -> Result<Vec<u8>, String> {
    let too_large = || format!("more than the {most} bytes that the entry says");
    if !bytes.starts_with(&[0x1F, 0x8B]) {
        return if bytes.len() as u64 > most { Err(too_large()) } else { Ok(bytes) };
    }
    // The capacity is a hint: what the entry says is signed, but a slip there must not take all memory.
    let mut out = Vec::with_capacity(most.min(bytes.len() as u64 * 8) as usize + 1);
    let read = GzDecoder::new(bytes.as_slice()).take(most.saturating_add(1)).read_to_end(&mut out);
    read.map_err(|e| format!("damaged gzip data ({e})"))?;
    if out.len() as u64 > most { Err(too_large()) } else { Ok(out) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn packing_gives_the_same_bytes_and_unpacking_stops_at_the_limit() {
        let text = b"verwaiste eltern ".repeat(1000);
        let packed = pack(&text);
        assert_eq!(packed, pack(&text));
        assert_eq!(packed.get(4..8), Some(&[0; 4][..]), "no time");
        assert_eq!(unpack(packed.clone(), text.len() as u64).unwrap(), text);
        assert!(unpack(packed.clone(), text.len() as u64 - 1).unwrap_err().contains("more than"));
        assert!(unpack(packed[..packed.len() - 9].to_vec(), 1 << 20).unwrap_err().contains("gzip"));
        assert_eq!(unpack(b"{}".to_vec(), 2).unwrap(), b"{}");
        assert!(unpack(b"{} ".to_vec(), 2).is_err());
        let bomb = pack(&vec![0; 50 << 20]);
        assert!(unpack(bomb, 1000).is_err());
    }
}
