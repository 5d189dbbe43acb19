//! An occasion while it is read.

use super::TimeSpan;
use crate::group::Weekday;

/// What was read since the last occasion was complete.
#[derive(Debug, Clone, Default)]
pub(super) struct Draft {
    /// The n-th of a month, whose day comes next.
    pub nths: Vec<i8>,
    /// How many ordinals the last day had.
    pub days: Vec<(Option<i8>, Weekday)>,
    pub time: Option<TimeSpan>,
    /// A time of which morning and evening are both possible.
    pub has_open_time: bool,
    pub interval: Option<u16>,
    pub has_every: bool,
    pub of_month: bool,
    pub varies: bool,
    /// Weeks that are named, not days.
    pub has_rhythm: bool,
    pub evening: Option<bool>,
}

impl Draft {
    /// Whether nothing was read.
    pub(super) fn is_blank(&self) -> bool {
        self.nths.is_empty()
            && self.days.is_empty()
            && self.time.is_none()
            && self.interval.is_none()
            && !self.varies
    }
}
