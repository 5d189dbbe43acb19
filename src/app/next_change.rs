//! Words on the screen that depend on what time it is: "today", "tomorrow", "now, until 20:00". The next moment that
//! makes one of them untrue, so that the screen is renewed then and not before.

use super::state::State;
use crate::search::{Index, Row};
use jiff::tz::TimeZone;
use jiff::{Timestamp, ToSpan};

/// Rows beyond those in sight that are looked at, since headings between them shift what is in sight.
const MARGIN: usize = 16;

/// The next moment at which a word on the screen changes; `None` where none depends on the time.
pub fn next_change(state: &State, index: &Index, now: Timestamp, zone: &TimeZone) -> Option<Timestamp> {
    if state.front.is_some() {
        return None;
    }
    let results = state.results.as_ref()?;
    let in_sight = state.seen.results + 2 * MARGIN;
    let hits = results.hits.iter().skip(state.list.top.saturating_sub(MARGIN)).take(in_sight);
    let meetings = hits.filter_map(|hit| next_border(index.row(hit.ordinal), now, zone));
    meetings.chain(next_midnight(now, zone)).min()
}

/// When the next meeting of a group begins, or ends where it is running.
fn next_border(row: Row<'_>, now: Timestamp, zone: &TimeZone) -> Option<Timestamp> {
    let next = row.next_meeting(now, zone)?;
    [next.begins, next.ends].into_iter().flatten().filter(|moment| *moment > now).min()
}

fn next_midnight(now: Timestamp, zone: &TimeZone) -> Option<Timestamp> {
    let tomorrow =
        zone.to_datetime(now).date().checked_add(1.day()).ok()?.to_datetime(jiff::civil::Time::midnight());
    zone.to_ambiguous_timestamp(tomorrow).compatible().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn time(text: &str) -> Timestamp {
        text.parse().unwrap()
    }

    #[test]
    fn midnight_is_that_of_the_reader_also_when_summer_time_ends() {
        let oslo = TimeZone::get("Europe/Oslo").unwrap();
        assert_eq!(next_midnight(time("2026-10-24T23:30:00Z"), &oslo), Some(time("2026-10-25T23:00:00Z")));
        assert_eq!(next_midnight(time("2026-12-31T22:59:59Z"), &oslo), Some(time("2026-12-31T23:00:00Z")));
        // In Beirut the clocks go forward at midnight: that day begins at one.
        let beirut = TimeZone::get("Asia/Beirut").unwrap();
        assert_eq!(next_midnight(time("2026-03-28T12:00:00Z"), &beirut), Some(time("2026-03-28T22:00:00Z")));
    }
}
