//! Whether this computer's clock can be right.
//!
//! A clock that went back makes everything look fresh, one that lies in the past hides that data has expired. Both
//! are told, and nothing is concluded from them; fetching goes on.

use super::state::StoreState;
use super::{DATASET, Notice, STATE, embedded};
use crate::dataset::header::Header;
use jiff::{Timestamp, ToSpan};
use std::path::Path;

/// Clocks of two computers may differ by this much without either being wrong, in hours.
const TOLERANCE: i64 = 24;

/// Whether `now` lies before a time at which something here was made: the built-in directory, the dataset, the last
/// sync.
fn looks_wrong(header: Option<&Header>, seen_until: Option<Timestamp>, now: Timestamp) -> bool {
    let made = embedded::generated_at().parse::<Timestamp>().ok();
    [made, header.map(|header| header.generated_at), seen_until]
        .into_iter()
        .flatten()
        .filter_map(|time| time.checked_sub(TOLERANCE.hours()).ok())
        .any(|time| now < time)
}

/// What to say about the clock; `None` where nothing is wrong with it.
pub fn clock_notice(dir: Option<&Path>, header: Option<&Header>, now: Timestamp) -> Option<Notice> {
    let seen_until = dir.and_then(|dir| StoreState::read(&dir.join(STATE)).seen_until);
    let path = dir.map(|dir| dir.join(DATASET)).unwrap_or_default();
    looks_wrong(header, seen_until, now).then(|| Notice::new("store-clock-wrong", &path, now.to_string()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_clock_before_what_is_here_is_wrong() {
        let time = |text: &str| text.parse::<Timestamp>().unwrap();
        let header = Header::new(1, time("2027-03-01T12:00:00Z"), Vec::new());
        let wrong = |now| looks_wrong(Some(&header), Some(time("2027-03-10T12:00:00Z")), time(now));
        assert!(wrong("1970-01-01T00:00:00Z"));
        assert!(wrong("2027-02-28T11:59:59Z"), "before the data");
        assert!(wrong("2027-03-09T11:00:00Z"), "before the last sync");
        assert!(!wrong("2027-03-09T13:00:00Z"));
        assert!(!wrong("2100-01-01T00:00:00Z"), "far ahead cannot be told from long asleep");
        assert!(looks_wrong(None, None, Timestamp::UNIX_EPOCH), "before the program was made");
        assert!(!looks_wrong(None, None, time("2027-03-01T12:00:00Z")));
    }
}
