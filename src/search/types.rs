//! What every part of the search speaks of: a group by its number, and the reader's now.

use jiff::Timestamp;
use jiff::tz::TimeZone;

/// A group by its place in the index.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Ordinal(pub u32);

/// The moment and zone of the reader.
#[derive(Debug, Clone)]
pub struct LocalNow {
    /// The moment.
    pub now: Timestamp,
    /// The reader's zone.
    pub zone: TimeZone,
}
