//! Reading the feed at a location, be it a file or a web address.

use super::feed_location::{At, FeedLocation, MAX_FILE_BYTES, SourceError};
use super::file::read_regular_up_to;
use super::http::{self, Budget, FetchedDocument, HttpAnswer, HttpRequest};
use std::io::{self, Read};

impl FeedLocation {
    /// All bytes of the feed, through a proxy of the environment if there is one.
    ///
    /// # Errors
    /// It is not there, not a file, cannot be read, or is larger than it may be.
    pub fn read(&self) -> Result<Vec<u8>, SourceError> {
        match self.read_if_changed(&mut FetchOptions::default())? {
            HttpAnswer::Whole(document) => Ok(document.bytes),
            // Nobody asked whether it changed.
            HttpAnswer::Unchanged => Ok(Vec::new()),
        }
    }

    /// The feed, unless it is a web address whose server says that the copy here is still what it has.
    ///
    /// # Errors
    /// It is not there, not a file, cannot be read, or is larger than it may be.
    pub fn read_if_changed(&self, options: &mut FetchOptions<'_>) -> Result<HttpAnswer, SourceError> {
        match &self.at {
            At::Web(address) => http::fetch_document(&mut HttpRequest {
                address,
                budget: options.budget,
                etag: options.etag.as_deref(),
                last_modified: options.last_modified.as_deref(),
                proxy: options.proxy,
                watch: &mut *options.watch,
            })
            .map_err(|error| SourceError::Web { given: self.given.clone(), error }),
            At::File(path) => {
                let bytes = self.within_limit(read_regular_up_to(path, MAX_FILE_BYTES + 1))?;
                Ok(HttpAnswer::Whole(FetchedDocument { bytes, etag: None, last_modified: None }))
            }
            At::Input => {
                let mut bytes = Vec::new();
                let read = io::stdin().lock().take(MAX_FILE_BYTES + 1).read_to_end(&mut bytes);
                let bytes = self.within_limit(read.map(|_| bytes))?;
                Ok(HttpAnswer::Whole(FetchedDocument { bytes, etag: None, last_modified: None }))
            }
        }
    }

    fn within_limit(&self, read: io::Result<Vec<u8>>) -> Result<Vec<u8>, SourceError> {
        let bytes = read.map_err(|source| SourceError::Read { given: self.given.clone(), source })?;
        if bytes.len() as u64 > MAX_FILE_BYTES {
            return Err(SourceError::TooLarge { given: self.given.clone(), limit_mib: MAX_FILE_BYTES >> 20 });
        }
        Ok(bytes)
    }
}

/// How a location is read: what is known of its document, within which limits, and who watches.
pub struct FetchOptions<'a> {
    /// The `ETag` of the copy that is here.
    pub etag: Option<String>,
    /// The `Last-Modified` of that copy.
    pub last_modified: Option<String>,
    /// Whether a proxy of the environment may be used.
    pub proxy: bool,
    /// Limits of time and size on the network.
    pub budget: Budget,
    /// Is told how many bytes have come, and of how many where that is known.
    pub watch: Box<dyn FnMut(u64, Option<u64>) + 'a>,
}

impl Default for FetchOptions<'_> {
    fn default() -> Self {
        Self {
            etag: None,
            last_modified: None,
            proxy: true,
            budget: Budget::default(),
            watch: Box::new(|_, _| ()),
        }
    }
}
