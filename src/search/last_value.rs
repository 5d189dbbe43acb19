//! What is kept from search to search, so that a key finds worked out what the key before it needed.

use super::types::LocalNow;
use jiff::tz::TimeZone;
use std::sync::atomic::{AtomicU16, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

/// The last value that was made for some key, until it is asked for another.
pub(super) struct LastValue<K, T>(Mutex<Option<(K, Arc<T>)>>);

/// A minute of one zone.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Minute {
    since_epoch: i64,
    zone: TimeZone,
}

impl Minute {
    pub(super) fn of(local_now: &LocalNow) -> Self {
        Self { since_epoch: local_now.now.as_second().div_euclid(60), zone: local_now.zone.clone() }
    }
}

impl<K, T> Default for LastValue<K, T> {
    fn default() -> Self {
        Self(Mutex::default())
    }
}

impl<K: PartialEq, T> LastValue<K, T> {
    /// The value of a key, which `make` gives where the last was of another.
    pub(super) fn value_of(&self, key: K, make: impl FnOnce() -> T) -> Arc<T> {
        let mut kept = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        match &*kept {
            Some((of, value)) if *of == key => Arc::clone(value),
            _ => {
                let value = Arc::new(make());
                *kept = Some((key, Arc::clone(&value)));
                value
            }
        }
    }
}

/// Minutes until the next meeting of each list of meetings, as they are worked out. Searches beside each other need no
/// lock; the worst that can happen is that one number is worked out twice.
pub(super) struct UntilNext(Vec<AtomicU16>);

/// Minutes that are not worked out yet; more than [`FAR`](super::meetings::FAR).
const NOT_YET: u16 = u16::MAX;

impl UntilNext {
    /// Nothing is worked out of so many lists.
    pub(super) fn new(lists: usize) -> Self {
        Self(std::iter::repeat_with(|| AtomicU16::new(NOT_YET)).take(lists).collect())
    }

    /// The minutes of a list, which `work_out` gives the first time; `None` where there is no such list.
    #[inline]
    pub(super) fn of_list(&self, list: u32, work_out: impl FnOnce() -> u16) -> Option<u16> {
        let kept = self.0.get(list as usize)?;
        let known = kept.load(Ordering::Relaxed);
        if known != NOT_YET {
            return Some(known);
        }
        let minutes = work_out();
        kept.store(minutes, Ordering::Relaxed);
        Some(minutes)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_made_holds_for_its_minute_and_zone_only() {
        let minute = |at: &str, zone: &str| {
            let zone = TimeZone::get(zone).expect("a zone");
            Minute::of(&LocalNow { now: at.parse().expect("a moment"), zone })
        };
        let last = LastValue::default();
        let mut made = 0;
        for (at, zone, number) in [
            ("2026-11-24T12:00:00Z", "Europe/Oslo", 1),
            ("2026-11-24T12:00:59Z", "Europe/Oslo", 1),
            ("2026-11-24T12:01:00Z", "Europe/Oslo", 2),
            ("2026-11-24T12:01:00Z", "America/Chicago", 3),
            ("2026-11-24T12:00:00Z", "Europe/Oslo", 4),
        ] {
            let value = last.value_of(minute(at, zone), || {
                made += 1;
                made
            });
            assert_eq!(*value, number, "{at} {zone}");
        }
    }

    #[test]
    fn a_list_is_worked_out_once() {
        let until = UntilNext::new(2);
        assert_eq!(until.of_list(1, || 30), Some(30));
        assert_eq!(until.of_list(1, || 99), Some(30));
        assert_eq!(until.of_list(2, || 99), None);
    }
}
