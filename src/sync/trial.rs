//! Asking a source once before it is followed.

use super::job::Job;
use super::signed_tree;
use crate::config::SourceSettings;
use crate::feed::{self, FeedErrorKind, FeedFormat, ImportOptions};
use crate::fetch::FeedLocation;
use crate::publish::fetch::base_address;
use crate::store::SyncError;
use jiff::Timestamp;
use jiff::civil::Date;

/// What a source has that was asked once and not taken in.
#[derive(Debug, Clone, Copy)]
pub struct Tried {
    /// The form of what came.
    pub format: FeedFormat,
    /// How many groups could be used; `None` where that is known only once all of it is fetched.
    pub groups: Option<usize>,
}

/// Asks a source whether it has groups, and keeps nothing. Of a signed tree only the entry is fetched, of a feed in
/// pages the first.
///
/// # Errors
/// The source cannot be reached, or would be refused.
pub fn try_source(source: &SourceSettings, now: Timestamp, today: Date) -> Result<Tried, SyncError> {
    let job = Job::from_source(source, now, today)?;
    if signed_tree::is_wanted(job.request.from, &job.follow) {
        let entry = format!("{}entry.json", base_address(job.request.from));
        FeedLocation::parse(&entry)?.read()?;
        return Ok(Tried { format: FeedFormat::Native, groups: None });
    }
    let bytes = job.location.read()?;
    let mut options = ImportOptions::new(job.request.from, today);
    options.settings = job.request.settings.clone();
    options.max_decoded_bytes = job.location.max_bytes();
    match feed::import(&bytes, &options, &mut |_| {}) {
        Ok(import) if import.report.accepted + import.report.repaired == 0 => {
            Err(SyncError::Empty { given: job.request.from.to_owned() })
        }
        Ok(import) => {
            Ok(Tried { format: import.format, groups: Some(import.report.accepted + import.report.repaired) })
        }
        Err(error) if matches!(error.kind, FeedErrorKind::OnePage { .. }) => {
            Ok(Tried { format: FeedFormat::Hsds, groups: None })
        }
        Err(error) => Err(SyncError::Feed(Box::new(error))),
    }
}
