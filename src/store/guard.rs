//! What is held back: a feed that is empty, lost much of its groups, or is another dataset than before.

use super::SyncError;
use super::ingest_request::Request;
use crate::dataset::header::SourceEntry;
use crate::fetch::FeedLocation;

/// What share of its groups a source may lose at once.
const SHRINK_GUARD_PERCENT: u64 = 30;

/// Sources smaller than this change wholly now and then.
const GUARDED_FROM: u64 = 10;

/// Whether a dataset follows the one before, as far as its publisher says: the same dataset, not an older version.
/// Other contents under the same version are taken, with a notice: this is for feeds without a signature, and a person
/// who mends a file by hand forgets the number.
pub(super) fn check_version(
    old: &SourceEntry,
    new: &SourceEntry,
    location: &FeedLocation,
) -> Result<(), SyncError> {
    let why = match (old.version, new.version) {
        _ if old.dataset_id.is_some() && old.dataset_id != new.dataset_id => format!(
            "it is the dataset {}, not {}",
            new.dataset_id.as_deref().unwrap_or("without an id"),
            old.dataset_id.as_deref().unwrap_or_default()
        ),
        (Some(before), Some(now)) if now < before => {
            format!("version {now} is older than {before}, which is here")
        }
        _ => return Ok(()),
    };
    Err(SyncError::Version { given: location.given.clone(), why, source_name: old.name.clone() })
}

/// What a feed brings, as far as the guard cares.
pub(super) struct IncomingCounts {
    pub(super) groups: u64,
    /// How many have an id that was there before.
    pub(super) kept_ids: u64,
    /// The sum over the hashes of all ids.
    pub(super) ids: u64,
}

/// Holds back what looks like an accident at the source.
pub(super) fn check_shrinking(
    request: &Request<'_>,
    location: &FeedLocation,
    incoming: &IncomingCounts,
    before: Option<u64>,
) -> Result<(), SyncError> {
    let given = location.given.clone();
    let IncomingCounts { groups, kept_ids, ids } = *incoming;
    if groups == 0 {
        return Err(SyncError::Empty { given });
    }
    let is_wanted = request.allow_shrink || request.agreed == Some(ids);
    let Some(before) = before.filter(|before| *before >= GUARDED_FROM && !is_wanted) else {
        return Ok(());
    };
    let lost = before.saturating_sub(groups);
    if lost * 100 > before * SHRINK_GUARD_PERCENT {
        return Err(SyncError::Shrunk { given, lost, before, ids });
    }
    if kept_ids == 0 {
        return Err(SyncError::Replaced { given, before, ids });
    }
    Ok(())
}
