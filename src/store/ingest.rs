//! Ingesting feeds: read, import, guard, write beside, swap.
//!
//! Everything is prepared in temporary files of the data directory; what a reader sees changes by one rename. Where
//! anything fails before that, the old data is bit for bit as it was. The order is: lock, import and validate, guards,
//! write, sync to the disk, keep the previous dataset, rename. However many feeds there are, the dataset is rewritten
//! once; only where a feed is refused after some of its groups were written, it is written again without that feed.

use super::SyncError;
use super::disk::{self, Disk};
use super::ingest_request::{FeedBytes, IngestRequest, Ingested, Prepared};
use super::lock::{Lock, lock_directory};
use super::merge::Merge;
use super::source_name::free_name;
use super::staging::StagedDataset;
use super::withdrawn::Withdrawn;
use crate::dataset::header::Header;
use crate::dataset::serde_timestamp::whole_seconds;
use crate::fetch::FeedLocation;
use jiff::Timestamp;
use std::path::Path;

/// What became of several feeds.
pub struct Batch {
    /// One result a feed, in the order of the feeds.
    pub results: Vec<Result<Ingested, SyncError>>,
    /// The header of the dataset that was written; `None` where nothing was.
    pub header: Option<Header>,
}

/// Reads a feed and ingests it into the data directory.
///
/// # Errors
/// Says why nothing was ingested.
pub fn sync_from(
    dir: Option<&Path>,
    disk: &Disk,
    request: &IngestRequest<'_>,
) -> Result<Ingested, SyncError> {
    let bytes = FeedLocation::parse(request.from)?.read()?;
    ingest(dir, disk, request, bytes, &mut |_| ())
}

/// Ingests one feed that was read into the data directory. `seen` gets the number of groups read so far, now and then.
///
/// # Errors
/// Says why nothing was ingested.
pub fn ingest(
    dir: Option<&Path>,
    disk: &Disk,
    request: &IngestRequest<'_>,
    bytes: Vec<u8>,
    seen: &mut dyn FnMut(u64),
) -> Result<Ingested, SyncError> {
    let location = FeedLocation::parse(request.from)?;
    let dir = disk::data_dir(dir).ok_or(SyncError::NoDirectory)?;
    let lock = lock_directory(&dir, disk)?;
    let feed = FeedBytes::as_received(bytes);
    let prepared = vec![Prepared { request: request.clone(), location, feed }];
    let batch = ingest_all(&lock, &dir, disk, prepared, &mut |_, groups| seen(groups));
    batch.results.into_iter().next().unwrap_or(Err(SyncError::NoDirectory))
}

/// Ingests several feeds with one rewrite of the dataset, one rename and one index. A feed that is refused leaves what
/// its source gave before, and the other feeds, as they are. `seen` gets the number of the feed, from 0, and now and
/// then how many of its groups have been read.
pub fn ingest_all(
    _lock: &Lock,
    dir: &Path,
    disk: &Disk,
    mut prepared: Vec<Prepared<'_>>,
    seen: &mut dyn FnMut(usize, u64),
) -> Batch {
    let mut refused: Vec<Option<SyncError>> = prepared.iter().map(|_| None).collect();
    let merge = Merge::open_old(dir, disk);
    match write_all(merge, &mut prepared, &mut refused, seen) {
        Ok((mut ingested, header)) => {
            let results = refused.into_iter().enumerate().filter_map(|(n, refused)| match refused {
                Some(error) => Some(Err(error)),
                None => ingested.get_mut(n).and_then(Option::take).map(Ok),
            });
            Batch { results: results.collect(), header }
        }
        // The disk stopped everything; a feed that was refused before that is refused still.
        Err(error) => {
            let results =
                refused.into_iter().map(|refused| Err(refused.unwrap_or_else(|| error.repeat_error())));
            Batch { results: results.collect(), header: None }
        }
    }
}

type Written = (Vec<Option<Ingested>>, Option<Header>);

/// Stages the new dataset until it holds nothing of a feed that is refused, and swaps it in. Where no terminal could open
/// it, the feed that makes it heaviest is refused, and the others go in.
fn write_all(
    mut merge: Merge<'_>,
    prepared: &mut Vec<Prepared<'_>>,
    refused: &mut [Option<SyncError>],
    seen: &mut dyn FnMut(usize, u64),
) -> Result<Written, SyncError> {
    let mut names: Vec<String> = Vec::new();
    for feed in prepared.iter() {
        let name = match feed.request.name {
            Some(name) => name.to_owned(),
            None => free_name(merge.old_sources(), &feed.location),
        };
        names.push(name);
    }
    loop {
        let is_waiting: Vec<bool> = refused.iter().map(Option::is_none).collect();
        if !is_waiting.contains(&true) {
            return Ok((Vec::new(), None));
        }
        let mut staging = StagedDataset::begin_staging(&mut merge, prepared, &names, &is_waiting)?;
        for (n, feed) in prepared.iter().enumerate().filter(|(n, _)| is_waiting.get(*n) == Some(&true)) {
            let name = names.get(n).map_or("", String::as_str);
            if let Err(error) = staging.add_feed(feed, n, name, &mut |groups| seen(n, groups)) {
                if error.is_of_the_disk() {
                    return Err(error);
                }
                if let Some(slot) = refused.get_mut(n) {
                    *slot = Some(error);
                }
            }
        }
        if staging.is_tainted {
            continue;
        }
        if refused.iter().all(Option::is_some) {
            return Ok((Vec::new(), None));
        }
        let now = prepared.first().map_or(Timestamp::UNIX_EPOCH, |feed| feed.request.now);
        let count = prepared.len();
        let given: Vec<&str> = prepared.iter().map(|feed| feed.request.from).collect();
        let given = given.join(", ");
        let heaviest = staging.heaviest_feed();
        if count == 1 {
            // The feed is in the staged file now; the index is made without it in memory.
            prepared.clear();
        }
        match staging.move_into_place(count, &given, now) {
            Err(SyncError::TooHeavy { why, .. }) if count > 1 => {
                let heaviest = heaviest.and_then(|n| Some((prepared.get(n)?, refused.get_mut(n)?)));
                let Some((feed, slot)) = heaviest else { return Err(SyncError::TooHeavy { given, why }) };
                *slot = Some(SyncError::TooHeavy { given: feed.request.from.to_owned(), why });
            }
            done => return done.map(|(ingested, header)| (ingested, Some(header))),
        }
    }
}

/// Takes the listings out that an operator withdrew since the last sync, where no feed is ingested. Gives how many.
///
/// # Errors
/// Says why nothing was changed.
pub fn take_out_withdrawn(dir: &Path, disk: &Disk, now: Timestamp) -> Result<u64, SyncError> {
    if Withdrawn::read(dir).is_empty() {
        return Ok(0);
    }
    let _lock = lock_directory(dir, disk)?;
    let mut merge = Merge::open_old(dir, disk);
    // Most times nothing is new on the list, and nothing is written.
    if !merge.has_withdrawn()? {
        return Ok(0);
    }
    let mut header = Header::new(merge.next_version(), whole_seconds(now), merge.other_sources(&[]));
    let writing = merge.write_others(&[], &mut header)?;
    merge.swap_in(writing, &header, super::WITHDRAWN, now)?;
    merge.forget_previous();
    Ok(merge.withdrawn_count)
}

/// Removes what a source gave from the data.
///
/// # Errors
/// Says why nothing was changed.
pub fn remove_source(dir: Option<&Path>, disk: &Disk, name: &str, now: Timestamp) -> Result<u64, SyncError> {
    let dir = disk::data_dir(dir).ok_or(SyncError::NoDirectory)?;
    if !dir.exists() {
        return Err(SyncError::NoSource(name.to_owned()));
    }
    let _lock = lock_directory(&dir, disk)?;
    let mut merge = Merge::open_old(&dir, disk);
    let gone = merge.old_entry(name).map(|entry| entry.groups);
    let gone = gone.ok_or_else(|| SyncError::NoSource(name.to_owned()))?;
    let mut header = Header::new(merge.next_version(), whole_seconds(now), merge.other_sources(&[name]));
    let writing = merge.write_others(&[name], &mut header)?;
    merge.swap_in(writing, &header, name, now)?;
    merge.forget_previous();
    Ok(gone)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::search::IndexBuilder;
    use crate::store::embedded;

    fn prepared(from: &'static str, groups: usize) -> Prepared<'static> {
        let groups: Vec<String> = (0..groups)
            .map(|n| format!("{{\"id\":\"{from}-{n}\",\"name\":\"Gruppe {n}x {n}y {n}z\"}}"))
            .collect();
        let text =
            format!("{{\"format\":\"groupfinder\",\"schema_version\":1,\"groups\":[{}]}}", groups.join(","));
        let now = "2026-11-24T12:00:00Z".parse().unwrap();
        Prepared {
            request: IngestRequest::new(from, now, jiff::civil::date(2026, 11, 24)),
            location: FeedLocation::parse(from).unwrap(),
            feed: FeedBytes::as_received(text.into_bytes()),
        }
    }

    #[test]
    fn an_index_is_given_up_as_soon_as_it_is_too_large() {
        let dir = tempfile::tempdir().unwrap();
        let disk = Disk::default();
        let mut index = IndexBuilder::new();
        embedded::indexed_groups().for_each(|group| index.add_group(&group));
        let mut merge = Merge::open_old(dir.path(), &disk);
        merge.limits.bytes = index.memory_bytes() / 4 + (50 << 10);
        let most = merge.limits.most_in_the_making();
        let feeds = [prepared("./light.json", 10), prepared("./heavy.json", 20_000)];
        let names = ["light".to_owned(), "heavy".to_owned()];
        let mut staging = StagedDataset::begin_staging(&mut merge, &feeds, &names, &[true, true]).unwrap();
        staging.add_feed(&feeds[0], 0, "light", &mut |_| ()).unwrap();
        assert!(staging.index_bytes() < most);
        let error = staging.add_feed(&feeds[1], 1, "heavy", &mut |_| ()).unwrap_err().to_string();
        assert!(error.starts_with("./heavy.json: ") && error.contains("memory"), "{error}");
        assert!(staging.is_tainted && staging.index_bytes() < most + (4 << 10), "one record beyond it");
    }

    #[test]
    fn a_feed_that_no_terminal_could_open_does_not_hold_back_the_others() {
        let dir = tempfile::tempdir().unwrap();
        let disk = Disk::default();
        let mut index = IndexBuilder::new();
        embedded::indexed_groups().for_each(|group| index.add_group(&group));
        let mut merge = Merge::open_old(dir.path(), &disk);
        merge.limits.bytes = index.into_index().memory_bytes() + (200 << 10);
        let mut feeds =
            vec![prepared("./light.json", 10), prepared("./heavy.json", 4000), prepared("./other.json", 5)];
        let mut refused = vec![None, None, None];
        let (ingested, header) = write_all(merge, &mut feeds, &mut refused, &mut |_, _| ()).unwrap();
        let taken: Vec<bool> = ingested.iter().map(Option::is_some).collect();
        assert_eq!(taken, [true, false, true]);
        let why = refused[1].as_ref().unwrap().to_string();
        assert!(why.starts_with("./heavy.json: ") && why.contains("memory"), "{why}");
        let sources: Vec<(String, u64)> =
            header.unwrap().sources.into_iter().map(|source| (source.name, source.groups)).collect();
        assert_eq!(sources, [("light".to_owned(), 10), ("other".to_owned(), 5)]);
    }
}
