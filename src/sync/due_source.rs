//! When a source is due, by its settings, what is known of it, and the hour.

use super::due::due_at;
use super::fetch_schedule::{FULL_HOUR, FetchSchedule};
use super::job::Job;
use super::source_state::{SourceState, SourceStates, existing_dir};
use crate::config::SourceSettings;
use crate::store::SyncError;
use jiff::Timestamp;
use jiff::civil::Date;
use std::path::Path;
use std::time::Duration;

/// When the next source of the configuration is due, `None` where there is none. For the open program, which adds
/// what [`super::fetch_schedule`] says about the time after a start.
pub fn next_due(dir: Option<&Path>, sources: &[SourceSettings], now: Timestamp) -> Option<Timestamp> {
    let states = existing_dir(dir).map(|dir| SourceStates::read_states(&dir)).unwrap_or_default();
    sources.iter().filter_map(|source| due_of_source(source, &states, now)).min()
}

/// When a source of the configuration is due; `None` where its settings are not understood.
pub(super) fn due_of_source(
    source: &SourceSettings,
    states: &SourceStates,
    now: Timestamp,
) -> Option<Timestamp> {
    let job = Job::from_source(source, now, Date::ZERO).ok().filter(|_| source.enabled)?;
    let state = states.state_of(&source.name);
    Some(due_at(&state, &job.fetch_schedule(state.ttl(), states.client_id()), now).unwrap_or(now))
}

/// Whether the settings of a source are understood.
///
/// # Errors
/// Says which is not, and what was expected.
pub fn check_settings(source: &SourceSettings) -> Result<(), SyncError> {
    Job::from_source(source, Timestamp::UNIX_EPOCH, Date::ZERO).map(|_| ())
}

/// When a source is due, if that is later. On the full hour everybody asks; a BMLT server is left alone then, unless it
/// has waited for twice its rhythm, for a timer may know no other time.
pub(super) fn not_yet(
    now: Timestamp,
    job: &Job<'_>,
    state: &SourceState,
    schedule: &FetchSchedule,
) -> Option<Timestamp> {
    let location = &job.location;
    if !location.is_public() && state.last_error.is_none() && !location.is_web() {
        return None; // a file costs nobody anything
    }
    let due = due_at(state, schedule, now);
    let full_hour = FULL_HOUR.as_secs().cast_signed();
    let into_the_hour = now.as_second().rem_euclid(3600);
    if due.is_some() || !job.is_bmlt() || into_the_hour >= full_hour {
        return due;
    }
    let last = state.succeeded_at.filter(|last| *last <= now)?;
    let waited = Duration::try_from(now.duration_since(last)).unwrap_or_default();
    let next = Timestamp::from_second(now.as_second() - into_the_hour + full_hour).ok();
    next.filter(|_| waited < schedule.every() * 2)
}
