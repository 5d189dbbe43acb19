//! Taking a feed in: read, import, guard, write beside, swap.
//!
//! Everything is prepared in temporary files of the data directory; what a reader sees changes by one rename. Where
//! anything fails before that, the old data is bit for bit as it was. The order is that of reliability.md section
//! 1.1: lock, read, import and validate, guards, write, sync, keep the previous, rename.

use super::belt::belt;
use super::changes::Changes;
use super::dataset::{Header, LONGEST_ID, SourceEntry};
use super::disk::{self, Disk};
use super::intake::{Counts, Intake};
use super::merge::Merge;
use super::moment::whole_seconds;
use super::source::Place;
use super::{Notice, SyncError};
use crate::codec::sha256_hex;
use crate::feed::{self, FeedFormat, ReadSettings, Report};
use jiff::Timestamp;
use jiff::civil::Date;
use std::path::Path;

/// What to take in, and how.
#[derive(Debug, Clone)]
pub struct Request<'a> {
    /// A path or a `file:` address.
    pub from: &'a str,
    /// The name of the source; `None` = made from the file's name.
    pub name: Option<&'a str>,
    /// How its records are read.
    pub settings: ReadSettings,
    /// Take the feed even if it lost many of its groups.
    pub allow_shrink: bool,
    /// Take it if its groups are just these, for it has come like that often enough: what [`SyncError::Shrunk`] and
    /// [`SyncError::Replaced`] say of them.
    pub agreed: Option<u64>,
    /// What its publisher's signature says, where the feed comes out of a signed tree.
    pub signed: Option<Signed>,
    /// The moment.
    pub now: Timestamp,
    /// The day.
    pub today: Date,
}

impl<'a> Request<'a> {
    /// A feed about which nothing is said.
    pub fn new(from: &'a str, now: Timestamp, today: Date) -> Self {
        Self {
            from,
            name: None,
            settings: ReadSettings::default(),
            allow_shrink: false,
            agreed: None,
            signed: None,
            now,
            today,
        }
    }
}

/// What a publisher's signature says about a dataset, and the dataset itself does not.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Signed {
    /// The id of the dataset.
    pub dataset_id: String,
    /// Its version.
    pub version: u64,
    /// Until when the publisher calls it current.
    pub expires_at: Timestamp,
    /// The id of the key that signed it.
    pub key: String,
    /// How it came here: the key of the words for it.
    pub way: &'static str,
    /// Bytes that came over the line for it.
    pub bytes: u64,
    /// Files that were asked for.
    pub requests: u64,
}

/// What was taken in.
#[derive(Debug)]
pub struct Taken {
    /// What the source is called.
    pub source: String,
    /// The form it was recognised as.
    pub format: FeedFormat,
    /// What became of its records.
    pub report: Report,
    /// How many groups the source has now.
    pub groups: u64,
    /// How many it had before; `None` where it is new.
    pub before: Option<u64>,
    /// How many groups all sources have together.
    pub total: u64,
    /// Groups that got another id because another source has theirs, the first few.
    pub renamed: Vec<(String, String)>,
    /// How many got another id.
    pub renamed_count: u64,
    /// Until when the publisher calls the data current.
    pub expires_at: Option<Timestamp>,
    /// SHA-256 of the feed as it came, in hexadecimal digits.
    pub sha256: String,
    /// What is different now.
    pub changes: Changes,
    /// What its publisher's signature says, where it came out of a signed tree.
    pub signed: Option<Signed>,
    /// What else a person should know.
    pub notices: Vec<Notice>,
}

/// What share of its groups a source may lose at once.
const SHRINK_GUARD_PERCENT: u64 = 30;

/// After how many groups the watcher is told again.
const SEEN_EACH: u64 = 1000;

/// Sources smaller than this change wholly now and then.
const GUARDED_FROM: u64 = 10;

/// Reads a feed and takes it into the data directory.
///
/// # Errors
/// Says why nothing was taken in.
pub fn sync_from(dir: Option<&Path>, disk: &Disk, request: &Request<'_>) -> Result<Taken, SyncError> {
    let bytes = Place::parse(request.from)?.read()?;
    take(dir, disk, request, bytes, &mut |_| ())
}

/// Takes a feed that was read into the data directory. `seen` is told now and then how many groups have been read.
///
/// # Errors
/// Says why nothing was taken in.
pub fn take(
    dir: Option<&Path>,
    disk: &Disk,
    request: &Request<'_>,
    bytes: Vec<u8>,
    seen: &mut dyn FnMut(u64),
) -> Result<Taken, SyncError> {
    let place = Place::parse(request.from)?;
    let dir = disk::data_dir(dir).ok_or(SyncError::NoDirectory)?;
    let mut merge = Merge::begin(&dir, disk)?;
    let (name, before) = merge.name_of(&place, request.name);
    let old = merge.before(&name)?;
    let old_entry = merge.entry(&name).cloned();
    let mut sources = merge.others(&name);
    sources.push(SourceEntry {
        name: name.clone(),
        url: place.address(),
        format: request.settings.format.map_or("", FeedFormat::id).to_owned(),
        programme: request.settings.programme.map(|programme| programme.id().to_owned()),
        synced_at: whole_seconds(request.now),
        expires_at: None,
        dataset_id: None,
        version: None,
        // Known when the feed has been read; the header keeps as much room.
        sha256: "0".repeat(64),
        groups: 0,
        bytes: 0,
        repaired: 0,
        quarantined: 0,
    });
    let mut header = Header::new(merge.next_version(), whole_seconds(request.now), sources);
    let writing = merge.write_others(&name, &mut header)?;

    let mut options = feed::Options::new(request.from, request.today);
    options.max_decoded_bytes = place.most_bytes();
    options.settings = request.settings.clone();
    let counts = Counts::default();
    let mut intake = Intake { writing, source: &name, today: request.today, old, counts };
    let mut read = 0;
    let (sha256, (import, (writing, counts, gone))) = std::thread::scope(|scope| {
        let hash = scope.spawn(|| sha256_hex(&bytes));
        let taken = belt(
            |put| {
                feed::import(&bytes, &options, &mut |group| {
                    read += 1;
                    if read % SEEN_EACH == 0 {
                        seen(read);
                    }
                    put(group);
                })
            },
            |groups| {
                groups.for_each(|group| intake.take(group));
                (intake.writing, intake.counts, intake.old)
            },
        );
        match hash.join() {
            Ok(hash) => (hash, taken),
            Err(panic) => std::panic::resume_unwind(panic),
        }
    });
    let import = import.map_err(Box::new)?;
    drop(bytes);
    let Counts { groups, bytes, kept_ids, mut changes, ids, renamed, renamed_count, failed } = counts;
    if let Some(e) = failed {
        return Err(merge.failed(&e));
    }
    guard(request, &place, &Incoming { groups, kept_ids, ids }, before)?;
    changes.removed = merge.listed(&name, &gone)?;
    drop(gone);

    let signed = request.signed.as_ref();
    let told = import.envelope.as_ref().and_then(|envelope| envelope.expires_at);
    let expires_at = signed.map(|signed| signed.expires_at).or(told);
    if let Some(entry) = header.sources.last_mut() {
        entry.sha256.clone_from(&sha256);
        if let Some(envelope) = &import.envelope {
            let id = envelope.dataset_id.as_ref().map(ToString::to_string);
            entry.dataset_id = id.filter(|id| id.len() * 2 < LONGEST_ID);
            entry.version = envelope.version;
        }
        if let Some(signed) = signed {
            entry.dataset_id = Some(signed.dataset_id.clone());
            entry.version = Some(signed.version);
        }
        if let Some(old) = &old_entry {
            follows(old, entry, &place)?;
        }
        import.format.id().clone_into(&mut entry.format);
        (entry.groups, entry.bytes) = (groups, bytes);
        entry.repaired = import.report.repaired as u64;
        entry.quarantined = import.report.quarantined as u64;
        entry.expires_at = expires_at.map(whole_seconds);
    }
    let again = |old: &SourceEntry, new: &SourceEntry| {
        new.version.is_some() && old.version == new.version && old.sha256 != new.sha256
    };
    // Of a signed dataset the signature tells whether it is the same; a chosen part of it may well be another.
    let same_version = signed.is_none()
        && old_entry.as_ref().zip(header.sources.last()).is_some_and(|(old, new)| again(old, new));
    let mut notices = merge.finish(writing, &header, request.now)?;
    if same_version {
        notices.push(Notice::new("store-same-version", Path::new(&place.given), ""));
    }
    Ok(Taken {
        source: name,
        format: import.format,
        report: import.report,
        groups,
        before,
        total: header.groups(),
        renamed,
        renamed_count,
        expires_at,
        sha256,
        changes,
        signed: request.signed.clone(),
        notices,
    })
}

/// Takes what a source gave out of the data.
///
/// # Errors
/// Says why nothing was changed.
pub fn remove(dir: Option<&Path>, disk: &Disk, name: &str, now: Timestamp) -> Result<u64, SyncError> {
    let dir = disk::data_dir(dir).ok_or(SyncError::NoDirectory)?;
    if !dir.exists() {
        return Err(SyncError::NoSource(name.to_owned()));
    }
    let mut merge = Merge::begin(&dir, disk)?;
    let gone = merge.entry(name).map(|entry| entry.groups);
    let gone = gone.ok_or_else(|| SyncError::NoSource(name.to_owned()))?;
    let mut header = Header::new(merge.next_version(), whole_seconds(now), merge.others(name));
    let writing = merge.write_others(name, &mut header)?;
    merge.finish(writing, &header, now)?;
    Ok(gone)
}

/// Whether a dataset follows the one before, as far as its publisher says: the same dataset, not an older version.
/// Other contents under the same version are said and taken: this is for feeds without a signature, and who mends
/// a file by hand forgets the number.
fn follows(old: &SourceEntry, new: &SourceEntry, place: &Place) -> Result<(), SyncError> {
    let why = match (old.version, new.version) {
        _ if old.dataset_id.is_some() && old.dataset_id != new.dataset_id => format!(
            "it is the dataset {}, not {}",
            new.dataset_id.as_deref().unwrap_or("without an id"),
            old.dataset_id.as_deref().unwrap_or_default()
        ),
        (Some(before), Some(now)) if now < before => {
            format!("version {now} is older than {before}, which is here")
        }
        _ => return Ok(()),
    };
    Err(SyncError::Version { given: place.given.clone(), why, source_name: old.name.clone() })
}

/// What a feed brings, as far as the guard cares.
struct Incoming {
    groups: u64,
    /// How many have an id that was there before.
    kept_ids: u64,
    /// The sum over the hashes of all ids.
    ids: u64,
}

/// Holds back what looks like an accident at the source.
fn guard(
    request: &Request<'_>,
    place: &Place,
    incoming: &Incoming,
    before: Option<u64>,
) -> Result<(), SyncError> {
    let given = place.given.clone();
    let Incoming { groups, kept_ids, ids } = *incoming;
    if groups == 0 {
        return Err(SyncError::Empty { given });
    }
    let is_wanted = request.allow_shrink || request.agreed == Some(ids);
    let Some(before) = before.filter(|before| *before >= GUARDED_FROM && !is_wanted) else {
        return Ok(());
    };
    let lost = before.saturating_sub(groups);
    if lost * 100 > before * SHRINK_GUARD_PERCENT {
        return Err(SyncError::Shrunk { given, lost, before, ids });
    }
    if kept_ids == 0 {
        return Err(SyncError::Replaced { given, before, ids });
    }
    Ok(())
}
