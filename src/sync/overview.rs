//! The state of the data: what is loaded, and for each source when it was last fetched, what is wrong with it, and when
//! it is fetched again. Facts only; `command::data_page` and `groupfinder status` put them into words.

use super::due::is_gone_for_long;
use super::due_source::due_of_source;
use super::source_state::{DAYS_HELD, LastError, SourceStates, existing_dir};
use crate::config::SourceSettings;
use crate::dataset::header::{Header, PublisherFacts, SourceEntry};
use crate::publish::TrustedKey;
use crate::publish::cache::FollowerCache;
use crate::store::{clock_check, embedded};
use jiff::Timestamp;
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
    /// Whether it is in the configuration, so that it is fetched regularly.
    pub is_configured: bool,
    /// Whether the configuration says that it is not fetched by itself.
    pub is_disabled: bool,
    /// What it gave; `None` = nothing yet.
    pub entry: Option<SourceEntry>,
    /// Who publishes it, where it says so.
    pub publisher: Option<PublisherFacts>,
    /// The id of the key that signed what is here; `None` where nothing was signed.
    pub signer: Option<String>,
    /// When it was last fetched, or last said that nothing changed.
    pub succeeded_at: Option<Timestamp>,
    /// What is wrong with it; `None` = nothing.
    pub last_error: Option<LastError>,
    /// The trouble lasts so long that somebody should look after it.
    pub is_gone_for_long: bool,
    /// An answer is held back: on how many days it came just so, of how many that are needed.
    pub held: Option<(usize, usize)>,
    /// What it gave is past the date of its publisher, and the clock is believable.
    pub is_expired: bool,
    /// When it is fetched next; `None` = only when a person says so.
    pub next: Option<Timestamp>,
}

/// How the data in a directory stands. `header` is what the opened dataset says before its groups.
pub fn read_overview(
    dir: Option<&Path>,
    header: Option<&Header>,
    sources: &[SourceSettings],
    now: Timestamp,
) -> Overview {
    let dir = existing_dir(dir);
    let known = dir.as_deref().map(SourceStates::read_states).unwrap_or_default();
    let clock_is_wrong = clock_check::clock_notice(dir.as_deref(), header, now).is_some();
    let entries = header.map_or(&[][..], |header| &header.sources);
    let stand = Stand { dir: dir.as_deref(), states: &known, entries, now, clock_is_wrong };
    let mut all: Vec<SourceOverview> =
        sources.iter().map(|source| stand.of_source(&source.name, &source.url, Some(source))).collect();
    let others = entries.iter().filter(|entry| sources.iter().all(|source| source.name != entry.name));
    all.extend(others.map(|entry| stand.of_source(&entry.name, &entry.url, None)));
    Overview {
        groups: header.map_or(0, Header::groups),
        written: header.map(|header| header.generated_at),
        embedded: embedded::len() as u64,
        embedded_made: embedded::generated_at().parse().ok(),
        clock_is_wrong,
        sources: all,
    }
}

/// What is known at a moment, for the overview of each source.
struct Stand<'a> {
    dir: Option<&'a Path>,
    states: &'a SourceStates,
    entries: &'a [SourceEntry],
    now: Timestamp,
    clock_is_wrong: bool,
}

impl Stand<'_> {
    /// The key that signed the version that is here.
    fn find_signer(&self, entry: &SourceEntry) -> Option<String> {
        let state = FollowerCache::open(self.dir?, &entry.name).state?;
        let is_this = Some(&state.dataset_id) == entry.dataset_id.as_ref();
        let key = state.trusted_keys.first().filter(|_| is_this)?;
        Some(TrustedKey::parse(key).ok()?.id().to_owned())
    }

    fn of_source(&self, name: &str, url: &str, configured: Option<&SourceSettings>) -> SourceOverview {
        let state = self.states.state_of(name);
        let entry = self.entries.iter().find(|entry| entry.name == name).cloned();
        let last_error = state.last_error.as_ref();
        SourceOverview {
            name: name.to_owned(),
            url: url.to_owned(),
            is_configured: configured.is_some(),
            is_disabled: configured.is_some_and(|source| !source.enabled),
            succeeded_at: state.succeeded_at.or(entry.as_ref().map(|entry| entry.synced_at)),
            publisher: state.publisher,
            signer: entry.as_ref().and_then(|entry| self.find_signer(entry)),
            is_gone_for_long: last_error.is_some_and(|error| is_gone_for_long(error, self.now)),
            last_error: state.last_error,
            held: state.held.map(|held| (held.days.len(), DAYS_HELD)),
            is_expired: !self.clock_is_wrong
                && entry
                    .as_ref()
                    .and_then(|entry| entry.expires_at)
                    .is_some_and(|expires| expires < self.now),
            entry,
            next: configured.and_then(|source| due_of_source(source, self.states, self.now)),
        }
    }
}
