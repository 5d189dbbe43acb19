//! The follower's whole way: follow a tree, take its dataset into the data directory, note what was taken.

use super::fetch::Fetch;
use super::follow::{Ask, Followed, Remark, Way, follow};
use super::held::{Held, State};
use super::key::Key;
use super::refused::{Refused, Why};
use crate::feed::FeedFormat;
use crate::store::dataset::{Header, Reader};
use crate::store::disk::{self, Disk, open_regular};
use crate::store::source::{Place, plain_words};
use crate::store::{self, DATASET, PREVIOUS, Request, STATE, Signed, SyncError, Taken};
use std::io;
use std::path::Path;

/// What a person says about a tree.
#[derive(Debug, Clone, Default)]
pub struct Order {
    /// The key of its publisher.
    pub keys: Vec<Key>,
    /// The regions to follow, as [`super::region::parse`] gives them; empty = everything.
    pub regions: Vec<String>,
}

/// What came of following a tree.
#[derive(Debug)]
pub struct Outcome {
    /// What the source is called.
    pub source: String,
    /// What was taken in; `None` = nothing had changed.
    pub taken: Option<Taken>,
    /// The version that is here now, its dates, and how often to ask.
    pub state: State,
    /// How it was come by.
    pub way: Way,
    /// What else a person should know.
    pub remarks: Vec<Remark>,
    /// Files asked for.
    pub requests: u64,
    /// Bytes that came over the line.
    pub bytes: u64,
}

/// Why nothing was taken in. What was there before is as it was.
#[derive(Debug, thiserror::Error)]
pub enum TakeError {
    /// The tree is not followed.
    #[error(transparent)]
    Refused(#[from] Refused),
    /// Its dataset is not taken in.
    #[error(transparent)]
    Sync(#[from] SyncError),
}

/// Follows the tree at `place`, whose files are `files`. Of `request`, the format does not count: it is known.
///
/// # Errors
/// Says why nothing was taken in.
pub fn take(
    dir: Option<&Path>,
    disk: &Disk,
    request: &Request<'_>,
    order: &Order,
    place: &Place,
    files: &mut dyn Fetch,
) -> Result<Outcome, TakeError> {
    let dir = disk::data_dir(dir).ok_or(SyncError::NoDirectory)?;
    let there = There::read(&dir);
    let name = there.name_of(place, request.name);
    let mut held = Held::open(&dir, &name);
    let entry = there.header.as_ref().and_then(|header| header.sources.iter().find(|s| s.name == name));
    if there.header.is_some() && entry.is_none() {
        // The source was taken out; whoever adds it again begins anew.
        held.state = None;
    }
    let before = entry.and_then(|entry| entry.dataset_id.clone().zip(entry.version));
    let in_place = there.is_whole
        && entry.is_some_and(|entry| entry.version == held.state.as_ref().map(|state| state.version));
    let address = place.address();
    let ask = Ask {
        address: &address,
        keys: &order.keys,
        regions: &order.regions,
        before,
        in_place,
        now: request.now,
    };
    let Followed { dataset, keep, state, way, remarks, requests, bytes } = follow(files, &held, &ask)?;
    let done = |source, taken, state| Outcome { source, taken, state, way, remarks, requests, bytes };
    let failed = |held: &Held, e: &io::Error| {
        Why::Disk { path: held.dir().to_path_buf(), why: plain_words(e) }.at(&address)
    };
    let Some(dataset) = dataset else {
        if held.state.as_ref() != Some(&state) {
            held.commit(disk, state.clone()).map_err(|e| failed(&held, &e))?;
        }
        return Ok(done(name, None, state));
    };
    for (hash, bytes) in &keep {
        held.keep(disk, hash, bytes).map_err(|e| failed(&held, &e))?;
    }
    drop(keep);
    let signed =
        Signed { dataset_id: state.dataset_id.clone(), version: state.version, expires_at: state.expires_at };
    // Other regions are other groups: a person's choice, not an accident of the publisher.
    let chosen_anew = held.state.as_ref().is_some_and(|old| old.regions != state.regions);
    let request = Request {
        name: Some(&name),
        format: Some(FeedFormat::Native),
        allow_shrink: request.allow_shrink || chosen_anew,
        ..request.clone()
    };
    let taken = store::take_in(Some(&dir), disk, &request, place, dataset, Some(&signed))?;
    held.commit(disk, state.clone()).map_err(|e| failed(&held, &e))?;
    Ok(done(name, Some(taken), state))
}

/// What the data directory has.
struct There {
    header: Option<Header>,
    /// Whether the dataset has the hash that was noted when it was written.
    is_whole: bool,
}

impl There {
    fn read(dir: &Path) -> Self {
        let header = |name: &str| {
            let file = open_regular(&dir.join(name)).ok()?;
            Reader::open(file).ok().flatten().map(|reader| reader.header().clone())
        };
        let current = header(DATASET);
        let noted = store::State::read(&dir.join(STATE));
        let is_whole =
            current.is_some() && store::hash_of(&dir.join(DATASET)).is_ok_and(|hash| hash == noted.sha256);
        Self { header: current.or_else(|| header(PREVIOUS)), is_whole }
    }

    /// The name of the source at a place, as the store would give it.
    fn name_of(&self, place: &Place, asked: Option<&str>) -> String {
        if let Some(name) = asked {
            return name.to_owned();
        }
        let sources = self.header.as_ref().map_or(&[][..], |header| &header.sources);
        let address = place.address();
        if let Some(source) = sources.iter().find(|source| source.url == address) {
            return source.name.clone();
        }
        let name = place.name();
        let taken = |name: &str| sources.iter().any(|source| source.name == name);
        let mut free = name.clone();
        let mut n = 2;
        while taken(&free) {
            free = format!("{name}-{n}");
            n += 1;
        }
        free
    }
}
