//! How bytes and text are written for others: gzip, hexadecimal digits, SHA-256, addresses of the web.
//!
//! | module | subject |
//! |---|---|
//! | [`gzip`] | packing that gives the same bytes every time, unpacking with a limit |
//! | [`digest`] | SHA-256, hexadecimal digits |
//! | [`url`] | host and authority of an address, percent signs |

pub mod digest;
pub mod gzip;
pub mod url;

pub use digest::{hex, sha256_hex};
