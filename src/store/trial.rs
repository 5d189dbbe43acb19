//! A look at a dataset in the making as a public terminal would open it: nothing is put in place that could not be opened.

use super::SyncError;
use crate::search::{Index, LocalNow, Query, find_groups};
use jiff::Timestamp;
use jiff::tz::TimeZone;
use std::time::{Duration, Instant};

/// What a dataset may take where it is opened.
#[derive(Debug, Clone, Copy)]
pub(super) struct TrialLimits {
    /// Bytes of memory of the index and all that is read from it.
    pub(super) bytes: usize,
    /// How long the first search may take, on whatever machine syncs.
    pub(super) time: Duration,
}

impl TrialLimits {
    /// Those of a public terminal, whose unit allows 512 MB for everything.
    pub(super) const TERMINAL: Self = Self { bytes: 384 << 20, time: Duration::from_secs(10) };
}

// Offsets in the index have 32 bits. An index in which one would not fit is far larger than what may be put in place.
const _: () = assert!(TrialLimits::TERMINAL.bytes < u32::MAX as usize);

/// Bytes of the place of a record in memory: where it ends, and its checksum.
const PLACE_BYTES: usize = 12;

/// Opens what would be put in place, and searches it once.
///
/// # Errors
/// It takes more memory or time than a terminal has. `given` names the feed.
pub(super) fn try_opening(
    index: &Index,
    records: usize,
    given: &str,
    limits: TrialLimits,
    now: Timestamp,
) -> Result<(), SyncError> {
    let bytes = index.memory_bytes() + records * PLACE_BYTES;
    let refuse = |why: String| Err(SyncError::TooHeavy { given: given.to_owned(), why });
    if bytes > limits.bytes {
        let (found, expected) = (bytes >> 20, limits.bytes >> 20);
        return refuse(format!("{found} MiB of memory, expected at most {expected}"));
    }
    let started = Instant::now();
    find_groups(index, &Query::default(), &LocalNow { now, zone: TimeZone::UTC });
    let elapsed = started.elapsed();
    if elapsed > limits.time {
        let (found, expected) = (elapsed.as_secs(), limits.time.as_secs());
        return refuse(format!("{found} s for a search, expected at most {expected}"));
    }
    Ok(())
}
