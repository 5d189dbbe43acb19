//! How bytes and text are written for others: gzip, hexadecimal digits, SHA-256, addresses of the web.
//!
//! | module | subject |
//! |---|---|
//! | [`gzip`] | packing that gives the same bytes every time, unpacking with a limit |
//! | [`digest`] | SHA-256, hexadecimal digits, hashes of texts |
//! | [`message_link`] | links that open a letter or a short message |
//! | [`url`] | host and authority of an address, percent signs |

pub mod digest;
pub mod gzip;
pub mod message_link;
pub mod url;

pub use digest::{hash_text, hex, sha256_hex};
