//! When a source is due, by what is known of it, and when it is tried again after a failure. Pure.

use super::fetch_schedule::{Failed, FetchSchedule, Jitter};
use super::source_state::{LastError, SourceState};
use crate::fetch::{FailureKind, RetryAfter, SourceError};
use crate::store::SyncError;
use jiff::{SignedDuration, Timestamp};
use std::time::Duration;

/// No rule makes a source wait for longer: a publisher's week, and a day.
const LONGEST_PAUSE: SignedDuration = SignedDuration::from_hours(8 * 24);

/// When a source is due; `None` = now. Times in the future that no rule of ours sets come from a clock that was
/// wrong, and are ignored.
pub(super) fn due_at(state: &SourceState, schedule: &FetchSchedule, now: Timestamp) -> Option<Timestamp> {
    let rest = state.not_before.filter(|time| *time > now && time.duration_since(now) <= LONGEST_PAUSE);
    let regular = state.succeeded_at.filter(|last| *last <= now).map(|last| schedule.next_try(last));
    let regular = regular.filter(|at| *at > now);
    match state.last_error {
        // After a failure the pause counts, and not the rhythm.
        Some(_) => rest,
        None => rest.max(regular),
    }
}

pub(super) fn last_error(before: &SourceState, error: &SyncError, now: Timestamp) -> LastError {
    let since = before.last_error.as_ref().map_or(now, |before| before.since.min(now));
    // Records that could not be used follow in lines of their own; the first line says it.
    let words = error.to_string().lines().next().unwrap_or_default().to_owned();
    LastError { class: error.failure_kind(), words, since }
}

/// When a source is fetched again after a failure.
pub(super) fn retry_at(
    error: &SyncError,
    state: &SourceState,
    schedule: &FetchSchedule,
    now: Timestamp,
    jitter: Jitter,
) -> Timestamp {
    let how = if let SyncError::Source(SourceError::Web { error, .. }) = error {
        let wait = error.retry_after.map(|wait| match wait {
            RetryAfter::For(time) => time,
            RetryAfter::Until(time) => Duration::try_from(time.duration_since(now)).unwrap_or_default(),
        });
        match (wait, error.kind) {
            (Some(wait), _) => Failed::Told(wait),
            (None, FailureKind::Access) => Failed::Refused,
            (None, FailureKind::TooOften) => Failed::TooMany,
            (None, _) => Failed::Somehow,
        }
    } else {
        match error.failure_kind() {
            // The same bytes would be refused again; a new look is worth it at the next regular time.
            FailureKind::Feed
            | FailureKind::Empty
            | FailureKind::Held
            | FailureKind::Older
            | FailureKind::Duplicate => {
                return schedule.next_try(now);
            }
            _ => Failed::Somehow,
        }
    };
    schedule.after_failure(now, state.failures, how, jitter)
}

/// Whether trouble lasts so long that a person should look after the source.
pub(super) fn is_gone_for_long(error: &LastError, now: Timestamp) -> bool {
    const LONG: SignedDuration = SignedDuration::from_hours(30 * 24);
    now.duration_since(error.since) >= LONG
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sync::fetch_schedule::ClientId;

    const HOUR: SignedDuration = SignedDuration::from_hours(1);

    fn schedule() -> FetchSchedule {
        FetchSchedule::new(Duration::from_secs(24 * 3600), None, ClientId::of(b"x"), "a")
    }

    #[test]
    fn a_pause_longer_than_any_rule_of_ours_is_a_wrong_clock() {
        let now: Timestamp = "2026-11-24T12:00:00Z".parse().unwrap();
        let paused = |until: Timestamp| SourceState { not_before: Some(until), ..SourceState::default() };
        let due = |until: Timestamp| due_at(&paused(until), &schedule(), now);
        let last: Timestamp = "2026-12-02T12:00:00Z".parse().unwrap();
        assert_eq!(due(last), Some(last), "eight days are the longest pause of ours");
        assert_eq!(due(last.checked_add(HOUR).unwrap()), None, "an hour more, and a clock was wrong");
        assert_eq!(due(now.checked_sub(HOUR).unwrap()), None, "over");
    }

    #[test]
    fn a_success_in_the_future_stops_nothing() {
        let now: Timestamp = "2026-11-24T12:00:00Z".parse().unwrap();
        let succeeded = |at: Timestamp| SourceState { succeeded_at: Some(at), ..SourceState::default() };
        assert!(due_at(&succeeded(now), &schedule(), now).is_some_and(|due| due > now));
        assert_eq!(due_at(&succeeded(now.checked_add(HOUR).unwrap()), &schedule(), now), None);
    }
}
