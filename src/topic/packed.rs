//! Text that the build packed, see `build.rs`.

use std::io::Read;

/// The text of a packed file; empty where it cannot be unpacked, which `tests/data.rs` rules out.
pub(crate) fn unpack(bytes: &[u8]) -> String {
    let mut text = String::new();
    match flate2::read::DeflateDecoder::new(bytes).read_to_string(&mut text) {
        Ok(_) => text,
        Err(_) => String::new(),
    }
}
