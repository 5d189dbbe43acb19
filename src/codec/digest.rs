//! SHA-256, hexadecimal digits, and quick hashes that hold as long as the program runs.

use foldhash::quality::RandomState;
use sha2::{Digest, Sha256};
use std::fmt::Write as _;
use std::hash::BuildHasher;
use std::io::{self, Read};
use std::sync::LazyLock;

/// A hash that stands for a text, the same as long as the program runs: no feed can aim at it.
pub fn hash_text(text: &str) -> u64 {
    static SEED: LazyLock<RandomState> = LazyLock::new(RandomState::default);
    SEED.hash_one(text)
}

/// Bytes as small hexadecimal digits, two each.
pub fn hex(bytes: &[u8]) -> String {
    let mut digits = String::with_capacity(bytes.len() * 2);
    for byte in bytes {
        // Writing to a string does not fail.
        let _ = write!(digits, "{byte:02x}");
    }
    digits
}

/// The bytes that hexadecimal digits stand for; `None` where they do not.
pub fn parse_hex(digits: &str) -> Option<Vec<u8>> {
    let pairs = digits.as_bytes().chunks(2);
    pairs.map(|pair| u8::from_str_radix(std::str::from_utf8(pair).ok()?, 16).ok()).collect()
}

/// The SHA-256 of bytes, in 64 hexadecimal digits.
pub fn sha256_hex(bytes: &[u8]) -> String {
    hex(&Sha256::digest(bytes))
}

/// The SHA-256 of all that a reader gives, in 64 hexadecimal digits.
///
/// # Errors
/// What the reader says.
pub fn sha256_hex_of(mut reader: impl Read) -> io::Result<String> {
    let mut hash = Sha256::new();
    let mut buffer = vec![0; 1 << 18];
    loop {
        match reader.read(&mut buffer)? {
            0 => return Ok(hex(&hash.finalize())),
            n => hash.update(buffer.get(..n).unwrap_or_default()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn digits_stand_for_their_bytes_and_a_reader_hashes_as_its_bytes_do() {
        assert_eq!(hex(&[0, 0x0a, 0xff]), "000aff");
        assert_eq!(parse_hex("000aff"), Some(vec![0, 0x0a, 0xff]));
        assert_eq!(parse_hex("0g"), None);
        // FIPS 180-2, appendix B.1.
        let expected = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
        assert_eq!(sha256_hex(b"abc"), expected);
        assert_eq!(sha256_hex_of(&b"abc"[..]).unwrap(), expected);
    }
}
