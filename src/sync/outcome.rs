//! What came of a source, and what is kept of it.

use super::due::{last_error, retry_at};
use super::fetch_schedule::{FetchSchedule, Jitter};
use super::source_state::{HeldBack, SourceState};
use crate::dataset::serde_timestamp::whole_seconds;
use crate::fetch::FetchedDocument;
use crate::store::{FeedBytes, Ingested, SyncError};
use jiff::Timestamp;
use jiff::civil::Date;

/// A feed as it was fetched, with the tags to ask by the next time.
#[derive(Debug)]
pub(super) struct Fetched {
    pub(super) feed: FeedBytes,
    pub(super) etag: Option<String>,
    pub(super) last_modified: Option<String>,
}

impl Fetched {
    /// A document that nobody has looked into.
    pub(super) fn as_received(document: FetchedDocument) -> Self {
        let FetchedDocument { bytes, etag, last_modified } = document;
        Self { feed: FeedBytes::as_received(bytes), etag, last_modified }
    }
}

/// What a source gave, or has given before and still has.
#[derive(Debug, Default)]
pub(super) struct Accepted {
    /// What was ingested; `None` = nothing had changed.
    pub(super) ingested: Option<Box<Ingested>>,
    pub(super) expires_at: Option<Timestamp>,
    pub(super) etag: Option<String>,
    pub(super) last_modified: Option<String>,
    pub(super) sha256: String,
    /// How often to ask the publisher of a signed tree, in seconds, as it says.
    pub(super) ttl_s: Option<u64>,
}

impl Accepted {
    /// A feed that was ingested.
    pub(super) fn from_ingested(
        ingested: Ingested,
        etag: Option<String>,
        last_modified: Option<String>,
    ) -> Self {
        Self {
            expires_at: ingested.expires_at,
            sha256: ingested.sha256.clone(),
            ingested: Some(Box::new(ingested)),
            etag,
            last_modified,
            ttl_s: None,
        }
    }

    /// What is known of its source from now on.
    pub(super) fn source_state(&self, url: String, settings: String, now: Timestamp) -> SourceState {
        SourceState {
            url,
            settings,
            etag: self.etag.clone(),
            last_modified: self.last_modified.clone(),
            sha256: self.sha256.clone(),
            ttl_s: self.ttl_s,
            tried_at: Some(whole_seconds(now)),
            succeeded_at: Some(whole_seconds(now)),
            ..SourceState::default()
        }
    }
}

impl SourceState {
    /// Notes a failure at the moment and day `at`. `before` is what was known when the source was asked.
    pub(super) fn note_failure(
        &mut self,
        error: &SyncError,
        before: &Self,
        schedule: &FetchSchedule,
        at: (Timestamp, Date),
        jitter: Jitter,
    ) {
        let (now, today) = at;
        let stamp = whole_seconds(now);
        self.tried_at = Some(stamp);
        self.failures = self.failures.saturating_add(1);
        self.not_before = Some(whole_seconds(retry_at(error, self, schedule, now, jitter)));
        self.last_error = Some(last_error(before, error, stamp));
        if let SyncError::Shrunk { answer, .. }
        | SyncError::Replaced { answer, .. }
        | SyncError::Version { answer, .. } = error
        {
            self.held = Some(HeldBack::seen_again(self.held.take(), *answer, today));
        }
    }
}
