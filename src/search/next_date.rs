//! The next date of a rule, kept from search to search.

use jiff::civil::Date;
use std::sync::atomic::{AtomicU64, Ordering};

/// The next date of one rule as it was last worked out: the days it holds for, and the date. One number, so that
/// searches beside each other need no lock; the worst that can happen is that a date is worked out twice.
#[derive(Default)]
pub(super) struct NextDate(AtomicU64);

/// No date: the rule does not fall within nine years.
const NEVER: u32 = u32::MAX;

/// How many days a rule that does not fall within nine years is believed.
const NEVER_LASTS: u32 = 30;

impl NextDate {
    /// The first date on or after `from`, which may be that there is none; `None` where that is not known.
    #[expect(clippy::option_option, reason = "unknown, none and a date are three answers")]
    pub(super) fn date_from(&self, from: Date) -> Option<Option<Date>> {
        let known = self.0.load(Ordering::Relaxed);
        let (first, next) = ((known >> 32) as u32, known as u32);
        let from = day_number(from)?;
        // Zero is the start, before anything was noted.
        if known == 0 || from < first {
            return None;
        }
        if next == NEVER {
            return (from - first <= NEVER_LASTS).then_some(None);
        }
        if from > next { None } else { date_of(next).map(Some) }
    }

    /// Keeps what was worked out for `from`.
    pub(super) fn note(&self, from: Date, next: Option<Date>) {
        let Some(first) = day_number(from) else { return };
        let next = next.map_or(Some(NEVER), day_number);
        if let Some(next) = next {
            self.0.store(u64::from(first) << 32 | u64::from(next), Ordering::Relaxed);
        }
    }
}

/// The days since 1 January of the year 1, from 1 on.
fn day_number(date: Date) -> Option<u32> {
    let days = jiff::civil::date(1, 1, 1).until(date).ok()?.get_days();
    u32::try_from(days).ok()?.checked_add(1)
}

fn date_of(number: u32) -> Option<Date> {
    let days = jiff::Span::new().try_days(i64::from(number) - 1).ok()?;
    jiff::civil::date(1, 1, 1).checked_add(days).ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn a_date_holds_until_it_is_past() {
        let kept = NextDate::default();
        assert_eq!(kept.date_from(date(2026, 11, 24)), None);
        kept.note(date(2026, 11, 24), Some(date(2026, 12, 1)));
        assert_eq!(kept.date_from(date(2026, 11, 23)), None);
        assert_eq!(kept.date_from(date(2026, 12, 1)), Some(Some(date(2026, 12, 1))));
        assert_eq!(kept.date_from(date(2026, 12, 2)), None);
        kept.note(date(2026, 11, 24), None);
        assert_eq!(kept.date_from(date(2026, 11, 26)), Some(None));
        assert_eq!(kept.date_from(date(2027, 11, 26)), None);
    }
}
