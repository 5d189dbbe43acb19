//! The follower's whole way: follow a tree, take its dataset into the data directory, note what was taken.

use super::cache::{CacheState, FollowerCache};
use super::fetch::Fetch;
use super::follow::{FollowRequest, Followed, Remark, Way, follow_tree};
use super::follow_error::FollowErrorKind;
use super::key::TrustedKey;
use crate::feed::{FeedFormat, ReadSettings};
use crate::fetch::FeedLocation;
use crate::store::disk::{self, Disk};
use crate::store::{self, IngestRequest, Ingested, Notice, Signed, SyncError};
use std::io;
use std::path::Path;

/// What a person says about a tree.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct FollowOptions {
    /// The key of its publisher.
    pub keys: Vec<TrustedKey>,
    /// The regions to follow, as [`super::region::parse_region`] gives them; empty = everything.
    pub regions: Vec<String>,
}

/// What came of following a tree.
#[derive(Debug)]
pub struct FollowOutcome {
    /// What was ingested, with what else a person should know; `None` = nothing had changed.
    pub taken: Option<Ingested>,
    /// What a person should know where nothing had changed.
    pub notices: Vec<Notice>,
    /// The version that is here now, its dates, and how often to ask.
    pub state: CacheState,
    /// How the dataset was obtained.
    pub way: Way,
    /// The entry was made in what is the future here.
    pub clock_is_wrong: bool,
    /// What is to be said about it.
    pub remarks: Vec<Remark>,
    /// Files asked for.
    pub requests: u64,
    /// Bytes that came over the line.
    pub bytes: u64,
}

/// Follows the tree at `place`, whose files are `files`. Of `request`, address and format do not count: they are
/// known. `seen` gets the number of groups read so far, now and then.
///
/// # Errors
/// Says why nothing was ingested.
pub fn follow_into_store(
    dir: Option<&Path>,
    disk: &Disk,
    request: &IngestRequest<'_>,
    follow: &FollowOptions,
    place: &FeedLocation,
    files: &mut dyn Fetch,
    seen: &mut dyn FnMut(u64),
) -> Result<FollowOutcome, SyncError> {
    let dir = disk::data_dir(dir).ok_or(SyncError::NoDirectory)?;
    let intact = store::intact_header(&dir);
    let is_whole = intact.is_some();
    let header = intact.or_else(|| store::read_header(&dir));
    let name = request.name.map_or_else(|| store::name_of(header.as_ref(), place), str::to_owned);
    let mut held = FollowerCache::open(&dir, &name);
    let entry = header.as_ref().and_then(|header| header.sources.iter().find(|s| s.name == name));
    if header.is_some() && entry.is_none() {
        // The source was removed; adding it again starts from nothing.
        (held.state, held.damaged) = (None, None);
    }
    // Whoever was followed here left a note of the keys that count; without it the key in the settings may be one that was
    // withdrawn since.
    if held.state.is_none() && entry.is_some_and(|entry| entry.signed) {
        held.damaged = Some(held.dir().to_path_buf());
    }
    let before = entry.and_then(|entry| entry.dataset_id.clone().zip(entry.version));
    let in_place = is_whole
        && entry.is_some_and(|entry| entry.version == held.state.as_ref().map(|state| state.version));
    let address = place.address();
    let ask = FollowRequest {
        address: &address,
        keys: &follow.keys,
        regions: &follow.regions,
        before,
        in_place,
        now: request.now,
    };
    let Followed { dataset, keep, state, way, remarks, requests, bytes } = follow_tree(files, &held, &ask)?;
    let twin = header
        .iter()
        .flat_map(|header| &header.sources)
        .find(|other| other.name != name && other.dataset_id.as_deref() == Some(state.dataset_id.as_str()));
    if let Some(twin) = twin.filter(|twin| is_signed_alike(&dir, &twin.name, &state)) {
        let kind = FollowErrorKind::AlreadyFollowed { dataset: state.dataset_id, other: twin.name.clone() };
        return Err(kind.at_address(&address).into());
    }
    let mut notices: Vec<Notice> =
        remarks.iter().filter_map(|remark| remark_notice(remark, &address)).collect();
    let taken = match dataset {
        None => None,
        Some(dataset) => {
            for (hash, bytes) in &keep {
                held.keep_file(disk, hash, bytes).map_err(|e| cache_error(&held, e, &address))?;
            }
            drop(keep);
            let signed = sign_of(&state, way, bytes, requests);
            // Other regions are other groups: a person's choice, not an accident of the publisher.
            let chosen_anew = held.state.as_ref().is_some_and(|old| old.regions != state.regions);
            let request = IngestRequest {
                from: &address,
                name: Some(&name),
                settings: ReadSettings { format: Some(FeedFormat::Native), ..request.settings.clone() },
                allow_shrink: request.allow_shrink || chosen_anew,
                signed: Some(signed),
                ..request.clone()
            };
            let mut taken = store::ingest(Some(&dir), disk, &request, dataset, seen)?;
            taken.notices.append(&mut notices);
            Some(taken)
        }
    };
    if held.state.as_ref() != Some(&state) {
        held.commit_state(disk, state.clone()).map_err(|e| cache_error(&held, e, &address))?;
    }
    let clock_is_wrong = remarks.iter().any(|remark| matches!(remark, Remark::ClockWrong(_)));
    Ok(FollowOutcome { taken, notices, state, way, clock_is_wrong, remarks, requests, bytes })
}

/// What the header of the dataset says about the signature of what was followed.
fn sign_of(state: &CacheState, way: Way, bytes: u64, requests: u64) -> Signed {
    let key = state.trusted_keys.first().and_then(|key| TrustedKey::parse(key).ok());
    Signed {
        dataset_id: state.dataset_id.clone(),
        version: state.version,
        expires_at: state.expires_at,
        key: key.map(|key| key.id().to_owned()).unwrap_or_default(),
        way: way.message_key(),
        bytes,
        requests,
    }
}

/// Whether what another source gave is signed by a publisher of the same keys.
fn is_signed_alike(dir: &Path, other: &str, state: &CacheState) -> bool {
    let held = FollowerCache::open(dir, other).state;
    held.is_some_and(|held| held.trusted_keys.iter().any(|key| state.trusted_keys.contains(key)))
}

fn cache_error(held: &FollowerCache, source: io::Error, address: &str) -> SyncError {
    FollowErrorKind::Disk { path: held.dir().to_path_buf(), source }.at_address(address).into()
}

/// A remark as a notice. Expired data is reported where dates are printed in the reader's language, with an exit code
/// of its own.
fn remark_notice(remark: &Remark, address: &str) -> Option<Notice> {
    let (key, why) = match remark {
        Remark::Expired(_) => return None,
        Remark::ClockWrong(made) => ("follow-clock", made.to_string()),
        Remark::DeltaFailed(why) => ("follow-delta-failed", why.clone()),
        Remark::KeyChanged(from, to) => ("follow-key-changed", format!("{from} -> {to}")),
        Remark::RegionMissing(region) => ("follow-region-missing", region.clone()),
    };
    Some(Notice::new(key, Path::new(address), why))
}
