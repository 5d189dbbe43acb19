//! What meets in the next seven days, by list of meetings.

use super::types::Ordinal;

/// A meeting in the next seven days: on the wall of the place where people go there, else on the reader's.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Occurrence {
    /// Who meets.
    pub group: Ordinal,
    /// When it begins, in minutes since the beginning of today, below 7 * 1440. Of a meeting that began yesterday and
    /// still runs, only today's part counts.
    pub begins: u16,
    /// How long it lasts, in minutes; `None` where that is not known.
    pub lasts: Option<u16>,
    /// Whether its time of day is known; else it begins some time of the day.
    pub has_time: bool,
    /// Whether it surely meets then.
    pub is_certain: bool,
}

/// What each list of meetings has in the seven days, as it is worked out: many groups share a list.
pub(super) struct WeekOfLists {
    /// Where the occurrences of each list are.
    ranges: Vec<(u32, u32)>,
    /// The group of each is the first that was seen with the list.
    occurrences: Vec<Occurrence>,
}

/// A range that is not known yet.
const NOT_WORKED_OUT: (u32, u32) = (u32::MAX, u32::MAX);

impl WeekOfLists {
    /// Nothing is worked out of so many lists.
    pub(super) fn new(lists: usize) -> Self {
        Self { ranges: vec![NOT_WORKED_OUT; lists], occurrences: Vec::new() }
    }

    /// What a list has; nothing where that is not worked out.
    pub(super) fn of_list(&self, list: u32) -> &[Occurrence] {
        let (from, to) = self.ranges.get(list as usize).copied().unwrap_or_default();
        self.occurrences.get(from as usize..to as usize).unwrap_or_default()
    }

    /// Lets `add` work out a list, unless it is known.
    pub(super) fn work_out(&mut self, list: u32, add: impl FnOnce(&mut Vec<Occurrence>)) {
        let Some(range) = self.ranges.get_mut(list as usize).filter(|range| **range == NOT_WORKED_OUT) else {
            return;
        };
        let start = self.occurrences.len() as u32;
        add(&mut self.occurrences);
        *range = (start, self.occurrences.len() as u32);
    }
}
