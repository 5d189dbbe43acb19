//! Reading the compressed files of the gazetteer, and what can be wrong with them.

use crate::codec::gzip::{GunzipError, gunzip};
use thiserror::Error;

/// More than either file holds unpacked; a damaged file cannot fill the memory.
const UNPACKED_LIMIT: u64 = 16 << 20;

/// Why a file of the gazetteer could not be read.
#[derive(Debug, Error)]
pub enum GazetteerError {
    /// The text is not UTF-8.
    #[error("{file}: found bytes that are no UTF-8")]
    NotUtf8 {
        /// Which file.
        file: &'static str,
    },
    /// The compressed bytes are damaged.
    #[error("{file}: cannot be unpacked: {source}")]
    Unpack {
        /// Which file.
        file: &'static str,
        /// What the decoder said.
        source: GunzipError,
    },
    /// A line does not have the expected columns.
    #[error("{file}, line {line}: found {found:?}, expected {expected}")]
    Line {
        /// Which file.
        file: &'static str,
        /// Line, counted from 1.
        line: usize,
        /// The line.
        found: String,
        /// What should be there.
        expected: &'static str,
    },
}

/// Unpacks one file.
pub(super) fn unpack_file(file: &'static str, bytes: &[u8]) -> Result<String, GazetteerError> {
    let unpacked = gunzip(bytes, UNPACKED_LIMIT).map_err(|source| GazetteerError::Unpack { file, source })?;
    String::from_utf8(unpacked).map_err(|_| GazetteerError::NotUtf8 { file })
}
