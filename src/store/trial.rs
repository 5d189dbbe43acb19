//! A look at a dataset in the making as a public terminal would open it: nothing is put in place that could not be opened.

use super::SyncError;
use crate::search::{Index, LocalNow, Query, find_groups};
use jiff::Timestamp;
use jiff::tz::TimeZone;
use std::time::{Duration, Instant};

/// What the index and all that is read from it may take of the memory of a terminal. Its unit allows 512 MB for
/// everything.
const MOST_BYTES: usize = 384 << 20;

/// How long the first search may take, on whatever machine syncs.
const MOST_TIME: Duration = Duration::from_secs(10);

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
    now: Timestamp,
) -> Result<(), SyncError> {
    let bytes = index.memory_bytes() + records * PLACE_BYTES;
    let refuse = |why: String| Err(SyncError::TooHeavy { given: given.to_owned(), why });
    if bytes > MOST_BYTES {
        let (found, expected) = (bytes >> 20, MOST_BYTES >> 20);
        return refuse(format!("{found} MiB of memory, expected at most {expected}"));
    }
    let started = Instant::now();
    find_groups(index, &Query::default(), &LocalNow { now, zone: TimeZone::UTC });
    let elapsed = started.elapsed();
    if elapsed > MOST_TIME {
        let (found, expected) = (elapsed.as_secs(), MOST_TIME.as_secs());
        return refuse(format!("{found} s for a search, expected at most {expected}"));
    }
    Ok(())
}
