//! SHA-256 in hexadecimal digits.

use super::disk;
use sha2::{Digest, Sha256};
use std::fmt::Write as _;
use std::fs::File;
use std::io;
use std::path::Path;

/// The SHA-256 of a whole file, in hexadecimal digits.
pub(super) fn sha256(file: &File) -> io::Result<String> {
    let mut hash = Sha256::new();
    let mut file = file;
    io::Seek::seek(&mut file, io::SeekFrom::Start(0))?;
    let mut buffer = vec![0; 1 << 18];
    loop {
        match io::Read::read(&mut file, &mut buffer)? {
            0 => return Ok(hex(&hash.finalize())),
            n => hash.update(buffer.get(..n).unwrap_or_default()),
        }
    }
}

/// The SHA-256 of the file at a path, in hexadecimal digits.
///
/// # Errors
/// As the system says.
pub fn hash_of(path: &Path) -> io::Result<String> {
    sha256(&disk::open_regular(path)?)
}

/// The SHA-256 of bytes, in hexadecimal digits.
pub fn hex_hash(bytes: &[u8]) -> String {
    hex(&Sha256::digest(bytes))
}

/// Bytes as hexadecimal digits.
pub(super) fn hex(bytes: &[u8]) -> String {
    let mut out = String::with_capacity(bytes.len() * 2);
    for byte in bytes {
        let _ = write!(out, "{byte:02x}");
    }
    out
}
