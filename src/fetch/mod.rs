//! Fetching feeds: where they are, and how they are read over http, https or from a file.
//!
//! | module | subject |
//! |---|---|
//! | `feed_location` | a path or address, understood and checked |
//! | `read` | the bytes at a location |
//! | `http` | one document over http or https, within limits |
//! | `redirect` | where a redirect may lead |
//! | `file` | regular files, and the words for errors of the system |
//! | `error`, `transport`, `tls` | what goes wrong, in words for people |
//! | `address` | host of an address, relative addresses |

mod address;
mod error;
mod feed_location;
mod file;
mod http;
mod read;
mod redirect;
mod tls;
mod transport;

pub use error::{FailureKind, FetchError, RetryAfter};
pub use feed_location::{FeedLocation, SourceError};
pub use file::{describe_io_error, open_regular, read_regular_up_to, read_text_up_to};
pub use http::{Budget, FetchedDocument, HttpAnswer, HttpRequest, fetch_document};
pub use read::FetchOptions;
