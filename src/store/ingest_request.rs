//! What is ingested, and what came of it.

use super::Notice;
use super::changes::Changes;
use crate::dataset::header::PublisherFacts;
use crate::feed::{FeedFormat, ReadSettings, Report};
use crate::fetch::FeedLocation;
use jiff::Timestamp;
use jiff::civil::Date;

/// What to take in, and how.
#[derive(Debug, Clone)]
pub struct IngestRequest<'a> {
    /// A path, an address (`file:`, `http:`, `https:`), or `-` for standard input.
    pub from: &'a str,
    /// The name of the source; `None` = made from the file's name.
    pub name: Option<&'a str>,
    /// How its records are read.
    pub settings: ReadSettings,
    /// Take the feed even if it lost many of its groups.
    pub allow_shrink: bool,
    /// Take it if it says just this, for it has come like that often enough: what [`SyncError::Shrunk`](super::SyncError::Shrunk) and
    /// [`SyncError::Replaced`](super::SyncError::Replaced) say of it.
    pub agreed: Option<u64>,
    /// A secret of this machine, without which nobody can make another answer that has the same hash.
    pub secret: &'a str,
    /// What its publisher's signature says, where the feed comes out of a signed tree.
    pub signed: Option<Signed>,
    /// The moment.
    pub now: Timestamp,
    /// The day.
    pub today: Date,
}

impl<'a> IngestRequest<'a> {
    /// A feed with the usual settings.
    pub fn new(from: &'a str, now: Timestamp, today: Date) -> Self {
        Self {
            from,
            name: None,
            settings: ReadSettings::default(),
            allow_shrink: false,
            agreed: None,
            secret: "",
            signed: None,
            now,
            today,
        }
    }
}

/// What a publisher's signature says about a dataset, and the dataset itself does not.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Signed {
    /// The id of the dataset.
    pub dataset_id: String,
    /// Its version.
    pub version: u64,
    /// Until when the publisher calls it current.
    pub expires_at: Timestamp,
    /// The id of the key that signed it.
    pub key: String,
    /// How it came here: the key of the words for it.
    pub way: &'static str,
    /// Bytes that came over the line for it.
    pub bytes: u64,
    /// Files that were asked for.
    pub requests: u64,
}

/// What was ingested.
#[derive(Debug)]
pub struct Ingested {
    /// What the source is called.
    pub source: String,
    /// The form it was recognised as.
    pub format: FeedFormat,
    /// What became of its records.
    pub report: Report,
    /// How many groups the source has now.
    pub groups: u64,
    /// How many it had before; `None` where it is new.
    pub before: Option<u64>,
    /// How many groups all sources have together.
    pub total: u64,
    /// Groups that got another id because another source has theirs, the first few.
    pub renamed: Vec<(String, String)>,
    /// How many got another id.
    pub renamed_count: u64,
    /// Until when the publisher calls the data current.
    pub expires_at: Option<Timestamp>,
    /// SHA-256 of the feed as it came, in hexadecimal digits.
    pub sha256: String,
    /// What is different now.
    pub changes: Changes,
    /// Who publishes the data, where it says so.
    pub publisher: Option<PublisherFacts>,
    /// What its publisher's signature says, where it came out of a signed tree.
    pub signed: Option<Signed>,
    /// What else a person should know.
    pub notices: Vec<Notice>,
}

/// A feed that has been read and waits to be ingested.
pub struct Prepared<'a> {
    /// How it is read.
    pub request: IngestRequest<'a>,
    /// Where it came from.
    pub location: FeedLocation,
    /// What came.
    pub feed: FeedBytes,
}

/// The bytes of a feed.
#[derive(Debug)]
pub struct FeedBytes {
    /// As they came, or the text in them if it has been decoded already.
    pub bytes: Vec<u8>,
    /// SHA-256 of the bytes as they came, in hexadecimal digits, where it is known.
    pub sha256: Option<String>,
    /// Whether they have been decoded, so that no encoding applies any more.
    pub is_decoded: bool,
}

impl FeedBytes {
    /// How many bytes they are unpacked, about: text shrinks to an eighth.
    pub(super) fn bytes_unpacked(&self) -> usize {
        let is_packed = [&b"PK\x03\x04"[..], b"\x1F\x8B"].iter().any(|magic| self.bytes.starts_with(magic));
        self.bytes.len().saturating_mul(if is_packed { 8 } else { 1 })
    }

    /// Bytes as they came.
    pub fn as_received(bytes: Vec<u8>) -> Self {
        Self { bytes, sha256: None, is_decoded: false }
    }
}
