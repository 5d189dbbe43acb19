//! Why what a file of a tree holds is not what its signed entry says, or is not understood.

use crate::codec::gzip::GunzipError;
use crate::dataset::canonical::NotCanonicalError;

/// Why what a file of a tree holds does not count.
#[derive(Debug, thiserror::Error)]
pub enum TreeFileError {
    /// It holds more than the entry says.
    #[error("more than the {limit} bytes that the entry says")]
    TooLarge {
        /// The size in the entry, in bytes.
        limit: u64,
    },
    /// It cannot be unpacked.
    #[error("damaged gzip data ({0})")]
    Gzip(#[source] GunzipError),
    /// It is another file.
    #[error("its hash is {found}, expected {expected}")]
    Hash {
        /// The first digits of its SHA-256.
        found: String,
        /// The first digits of the SHA-256 in the entry.
        expected: String,
    },
    /// It is not JSON of the form that was expected.
    #[error(transparent)]
    Json(#[from] serde_json::Error),
    /// It is not UTF-8.
    #[error(transparent)]
    Utf8(#[from] std::str::Utf8Error),
    /// It is not a dataset in the canonical form.
    #[error(transparent)]
    NotCanonical(#[from] NotCanonicalError),
    /// What the entry says of the whole dataset is out of range.
    #[error("full: {0}")]
    Full(#[source] Box<Self>),
    /// A value is not one that was expected.
    #[error("{0}")]
    Value(String),
}
