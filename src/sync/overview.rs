//! How the data stands: what is loaded, and for each source when it was last brought, what is wrong with it, and when
//! it is asked again. Pure facts; `export::data_page` and `groupfinder status` put them into words.

use super::due::{due_at, is_gone_for_long};
use super::job::Job;
use super::source_state::{DAYS_HELD, LastError, SourceStates, existing_dir};
use crate::config::SourceSettings;
use crate::dataset::header::{Header, SourceEntry};
use crate::store::{clock_check, embedded};
use jiff::Timestamp;
use jiff::civil::Date;
use std::path::Path;

/// How the data stands.
#[derive(Debug, Clone, PartialEq)]
pub struct Overview {
    /// Groups of all sources.
    pub groups: u64,
    /// When the dataset was written; `None` where there is none.
    pub written: Option<Timestamp>,
    /// Listings of the built-in directory.
    pub embedded: u64,
    /// When the built-in directory was put together.
    pub embedded_made: Option<Timestamp>,
    /// The clock cannot be right: ages and expiry are not to be believed.
    pub clock_is_wrong: bool,
    /// The sources: those of the configuration first, then others that gave data.
    pub sources: Vec<SourceOverview>,
}

/// How a source stands.
#[derive(Debug, Clone, PartialEq)]
pub struct SourceOverview {
    /// Its name.
    pub name: String,
    /// Where it is.
    pub url: String,
    /// Whether it is in the configuration, so that it is fetched again by itself.
    pub is_configured: bool,
    /// What it gave; `None` = nothing yet.
    pub entry: Option<SourceEntry>,
    /// When it was last brought, or last said that nothing changed.
    pub succeeded_at: Option<Timestamp>,
    /// What is wrong with it; `None` = nothing.
    pub last_error: Option<LastError>,
    /// The trouble lasts so long that somebody should look after it.
    pub is_gone_for_long: bool,
    /// An answer is held back: on how many days it came just so, of how many that are needed.
    pub held: Option<(usize, usize)>,
    /// What it gave is past the date of its publisher, and the clock is believable.
    pub is_expired: bool,
    /// When it is asked next; `None` = only when a person says so.
    pub next: Option<Timestamp>,
}

/// How the data in a directory stands. `header` is what the opened dataset says before its groups.
pub fn overview(
    dir: Option<&Path>,
    header: Option<&Header>,
    sources: &[SourceSettings],
    now: Timestamp,
) -> Overview {
    let dir = existing_dir(dir);
    let known = dir.as_deref().map(SourceStates::read_states).unwrap_or_default();
    let clock_is_wrong = clock_check::notice(dir.as_deref(), header, now).is_some();
    let entries = header.map_or(&[][..], |header| &header.sources);
    let entry = |name: &str| entries.iter().find(|entry| entry.name == name).cloned();
    let of = |name: &str, url: &str, configured: Option<&SourceSettings>| {
        let state = known.state_of(name);
        let entry = entry(name);
        let next = configured.and_then(|source| {
            let job = Job::from_source(source, now, Date::ZERO).ok()?;
            Some(due_at(&state, &job.fetch_schedule(state.ttl(), known.client_id()), now).unwrap_or(now))
        });
        SourceOverview {
            name: name.to_owned(),
            url: url.to_owned(),
            is_configured: configured.is_some(),
            succeeded_at: state.succeeded_at.or(entry.as_ref().map(|entry| entry.synced_at)),
            is_gone_for_long: state.last_error.as_ref().is_some_and(|error| is_gone_for_long(error, now)),
            last_error: state.last_error,
            held: state.held.map(|held| (held.days.len(), DAYS_HELD)),
            is_expired: !clock_is_wrong
                && entry.as_ref().and_then(|entry| entry.expires_at).is_some_and(|expires| expires < now),
            entry,
            next,
        }
    };
    let mut all: Vec<SourceOverview> =
        sources.iter().map(|source| of(&source.name, &source.url, Some(source))).collect();
    let others = entries.iter().filter(|entry| sources.iter().all(|source| source.name != entry.name));
    all.extend(others.map(|entry| of(&entry.name, &entry.url, None)));
    Overview {
        groups: header.map_or(0, Header::groups),
        written: header.map(|header| header.generated_at),
        embedded: embedded::len() as u64,
        embedded_made: embedded::generated_at().parse().ok(),
        clock_is_wrong,
        sources: all,
    }
}
