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

    /// What the index may take in the making: names and words are kept twice there. What has more is given up at once and
    /// not when all is read.
    pub(super) const fn most_in_the_making(self) -> usize {
        self.bytes.saturating_mul(4)
    }

    /// The refusal of what takes more bytes than it may. `given` names the feed.
    pub(super) fn refuse_bytes(given: &str, bytes: usize, most: usize) -> SyncError {
        let (found, expected) = (bytes >> 20, most >> 20);
        let why = format!("{found} MiB of memory, expected at most {expected}");
        SyncError::TooHeavy { given: given.to_owned(), why }
    }
}

// Offsets in the index have 32 bits, and none of its parts is larger than the whole: it is given up long before one would
// not fit, with room for one more record of any size.
const _: () = assert!(TrialLimits::TERMINAL.most_in_the_making() < u32::MAX as usize / 2);

/// Bytes of the place of a record in memory: its length and its checksum, and for one in 64 where it begins.
const PLACE_BYTES: usize = 8;
const RECORDS_PER_START: usize = 64;

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
    let bytes = index.memory_bytes() + records * PLACE_BYTES + records / RECORDS_PER_START * size_of::<u64>();
    if bytes > limits.bytes {
        return Err(TrialLimits::refuse_bytes(given, bytes, limits.bytes));
    }
    let started = Instant::now();
    find_groups(index, &Query::default(), &LocalNow { now, zone: TimeZone::UTC });
    let elapsed = started.elapsed();
    if elapsed > limits.time {
        let (found, expected) = (elapsed.as_secs(), limits.time.as_secs());
        let why = format!("{found} s for a search, expected at most {expected}");
        return Err(SyncError::TooHeavy { given: given.to_owned(), why });
    }
    Ok(())
}
