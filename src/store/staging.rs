//! The new dataset in the making: the records of sources that stay, then those of each feed.

use super::guard::{IncomingCounts, answer_hash, check_shrinking, check_version};
use super::incoming::{Counts, Intake};
use super::ingest_request::{Ingested, Prepared};
use super::merge::{Merge, Writing};
use super::pipeline::run_overlapped;
use super::{Notice, SyncError};
use crate::codec::sha256_hex;
use crate::dataset::header::{Header, LONGEST_ID, PublisherFacts, SourceEntry};
use crate::dataset::serde_timestamp::whole_seconds;
use crate::feed::{self, Envelope, FeedFormat, Import};
use crate::group::Group;
use jiff::Timestamp;
use std::path::Path;
use std::sync::Arc;

/// After how many groups the watcher is told again.
const SEEN_EACH: u64 = 1000;

/// The new dataset in the making.
pub(super) struct StagedDataset<'m, 'a> {
    merge: &'m mut Merge<'a>,
    header: Header,
    /// `None` only while a feed is being imported.
    writing: Option<Writing<'a>>,
    ingested: Vec<(usize, Ingested)>,
    /// What each feed adds to the index beyond what its source had before: bytes of memory, about.
    growth: Vec<(usize, usize)>,
    /// Groups of a feed that was refused are in it: it has to be started again.
    pub(super) is_tainted: bool,
}

/// A feed that was imported, not yet accepted.
struct Imported {
    import: Import,
    sha256: String,
    counts: Counts,
}

impl<'m, 'a> StagedDataset<'m, 'a> {
    /// Begins with the records of all sources that none of the feeds replaces.
    pub(super) fn begin_staging(
        merge: &'m mut Merge<'a>,
        prepared: &[Prepared<'_>],
        names: &[String],
        is_waiting: &[bool],
    ) -> Result<Self, SyncError> {
        let feeds = prepared.iter().zip(names).zip(is_waiting).filter(|(_, is_waiting)| **is_waiting);
        let (replaced, entries): (Vec<&str>, Vec<SourceEntry>) =
            feeds.map(|((feed, name), _)| (name.as_str(), first_entry(feed, name))).unzip();
        let mut sources = merge.other_sources(&replaced);
        sources.extend(entries);
        let now = prepared.first().map_or(Timestamp::UNIX_EPOCH, |feed| feed.request.now);
        let mut header = Header::new(merge.next_version(), whole_seconds(now), sources);
        let writing = merge.write_others(&replaced, &mut header)?;
        Ok(Self {
            merge,
            header,
            writing: Some(writing),
            ingested: Vec::new(),
            growth: Vec::new(),
            is_tainted: false,
        })
    }

    /// Adds the groups of feed number `n`. Where it is refused, the records its source had are added instead, or the
    /// staging is tainted.
    pub(super) fn add_feed(
        &mut self,
        feed: &Prepared<'_>,
        n: usize,
        name: &str,
        seen: &mut dyn FnMut(u64),
    ) -> Result<(), SyncError> {
        let index_before = self.index_bytes();
        let (added, error) = match self.try_feed(feed, name, seen) {
            Ok(ingested) => {
                self.growth.push((n, self.grown_by(name, index_before)));
                self.ingested.push((n, ingested));
                return Ok(());
            }
            Err(refused) => refused,
        };
        if added > 0 {
            self.is_tainted = true;
        } else if !error.is_of_the_disk() && !self.is_tainted {
            self.keep_old(name)?;
        }
        Err(error)
    }

    /// The number of the feed that makes the dataset heaviest.
    pub(super) fn heaviest_feed(&self) -> Option<usize> {
        self.growth.iter().max_by_key(|(_, grown)| *grown).map(|(n, _)| *n)
    }

    pub(super) fn index_bytes(&self) -> usize {
        self.writing.as_ref().map_or(0, Writing::index_bytes)
    }

    /// What the records of a source add to the index beyond those that it had before, about.
    fn grown_by(&self, name: &str, index_before: usize) -> usize {
        let grown = self.index_bytes().saturating_sub(index_before) as u64;
        let new = self.header.sources.iter().find(|entry| entry.name == name).map_or(0, |entry| entry.bytes);
        let old = self.merge.old_entry(name).map_or(0, |entry| entry.bytes).min(new);
        (grown * (new - old) / new.max(1)) as usize
    }

    /// Keeps the records that a source had before.
    fn keep_old(&mut self, name: &str) -> Result<(), SyncError> {
        let at = self.header.sources.iter().position(|entry| entry.name == name);
        let old = self.merge.old_entry(name).cloned();
        let (Some(at), Some(writing)) = (at, &mut self.writing) else { return Ok(()) };
        match old {
            // A longer address would not fit into the room that the first line left.
            Some(old) if self.header.sources.get(at).is_some_and(|new| old.url.len() > new.url.len()) => {
                self.is_tainted = true;
            }
            Some(old) => {
                let (groups, bytes) = self.merge.copy_source(name, writing)?;
                if let Some(entry) = self.header.sources.get_mut(at) {
                    *entry = SourceEntry { groups, bytes, ..old };
                }
            }
            None => {
                self.header.sources.remove(at);
            }
        }
        Ok(())
    }

    /// Imports a feed and checks it. An error comes with the number of groups that were written before it.
    fn try_feed(
        &mut self,
        feed: &Prepared<'_>,
        name: &str,
        seen: &mut dyn FnMut(u64),
    ) -> Result<Ingested, (u64, SyncError)> {
        let Prepared { request, location, .. } = feed;
        let old = self.merge.records_before(name).map_err(|error| (0, error))?;
        let before = self.merge.old_entry(name).map(|entry| entry.groups);
        let (imported, gone) = self.import_feed(feed, name, old, seen)?;
        let Imported { import, sha256, counts } = imported;
        if let Some(writing) = self.writing.as_ref().filter(|writing| writing.is_too_heavy) {
            return Err((counts.groups, writing.too_heavy(&location.given)));
        }
        let Counts {
            groups,
            bytes,
            withdrawn,
            kept_ids,
            mut changes,
            answer,
            renamed,
            renamed_count,
            content,
            ..
        } = counts;
        let answer = match self.header.sources.iter_mut().find(|entry| entry.name == name) {
            Some(entry) => {
                name_version(entry, feed, &import);
                answer_hash(answer, entry)
            }
            None => answer,
        };
        let all = IncomingCounts { groups: groups + withdrawn, kept_ids: kept_ids + withdrawn, answer };
        check_shrinking(request, location, &all, before).map_err(|error| (groups, error))?;
        self.check_duplicate(name, &location.given, groups, content).map_err(|error| (groups, error))?;
        changes.removed = self.merge.list_removed(name, &gone).map_err(|error| (groups, error))?;

        let signed = request.signed.as_ref();
        let told = import.envelope.as_ref().and_then(|envelope| envelope.expires_at);
        let expires_at = signed.map(|signed| signed.expires_at).or(told);
        let old_entry = self.merge.old_entry(name).cloned();
        let mut notices = Vec::new();
        if let Some(entry) = self.header.sources.iter_mut().find(|entry| entry.name == name) {
            entry.sha256.clone_from(&sha256);
            entry.content = format!("{content:016x}");
            if let Some(old) = &old_entry {
                check_version(request, old, entry, location, answer).map_err(|error| (groups, error))?;
                // Of a signed dataset the signature tells whether it is the same; a chosen part of it may well be
                // another.
                let is_same = entry.version.is_some() && old.version == entry.version;
                if signed.is_none() && is_same && old.sha256 != entry.sha256 {
                    notices.push(Notice::new("store-same-version", Path::new(&location.given), ""));
                }
            }
            import.format.id().clone_into(&mut entry.format);
            (entry.groups, entry.bytes) = (groups, bytes);
            entry.repaired = import.report.repaired as u64;
            entry.quarantined = import.report.quarantined as u64;
            entry.expires_at = expires_at.map(whole_seconds);
        }
        Ok(Ingested {
            source: name.to_owned(),
            format: import.format,
            report: import.report,
            groups,
            before,
            total: 0,
            renamed,
            renamed_count,
            expires_at,
            sha256,
            changes,
            publisher: import.envelope.as_ref().and_then(publisher_facts),
            signed: request.signed.clone(),
            notices,
        })
    }

    /// Whether another source gives the very same groups: a mirror, or a file under a second name.
    fn check_duplicate(&self, name: &str, given: &str, groups: u64, content: u64) -> Result<(), SyncError> {
        let content = format!("{content:016x}");
        let same =
            |entry: &&SourceEntry| entry.name != name && entry.groups == groups && entry.content == content;
        match self.header.sources.iter().find(same) {
            Some(other) => {
                let (given, other) = (given.to_owned(), other.name.clone());
                Err(SyncError::Duplicate { given, other, groups })
            }
            None => Ok(()),
        }
    }

    /// Imports a feed into the staged file: one thread reads it, the other writes and indexes.
    fn import_feed(
        &mut self,
        feed: &Prepared<'_>,
        name: &str,
        old: super::changes::Before,
        seen: &mut dyn FnMut(u64),
    ) -> Result<(Imported, super::changes::Before), (u64, SyncError)> {
        let options = import_options(feed);
        let Some(mut writing) = self.writing.take() else { return Err((0, SyncError::NoDirectory)) };
        writing.begin_feed(feed.feed.bytes_unpacked());
        let counts = Counts::default();
        let is_signed = feed.request.signed.is_some();
        let withdrawn = Arc::clone(&self.merge.withdrawn);
        let (today, secret) = (feed.request.today, feed.request.secret);
        let line = String::new();
        let mut intake =
            Intake { writing, source: name, is_signed, today, secret, withdrawn, old, counts, line };
        let bytes = &feed.feed.bytes;
        let mut read = 0;
        let (sha256, (import, taken)) = std::thread::scope(|scope| {
            let known = feed.feed.sha256.clone();
            let hash = scope.spawn(move || known.unwrap_or_else(|| sha256_hex(bytes)));
            let imported = run_overlapped(
                Group::memory_bytes,
                |put| {
                    feed::import(bytes, &options, &mut |group| {
                        read += 1;
                        if read % SEEN_EACH == 0 {
                            seen(read);
                        }
                        put(group);
                    })
                },
                |group| intake.add_group(group),
            );
            match hash.join() {
                Ok(hash) => (hash, imported),
                Err(panic) => std::panic::resume_unwind(panic),
            }
        });
        let Intake { writing, counts, old: gone, .. } = intake;
        self.writing = Some(writing);
        let added = counts.groups;
        let import = import.map_err(|error| (added, Box::new(error).into()))?;
        taken.map_err(|e| (added, self.merge.disk_error(e)))?;
        Ok((Imported { import, sha256, counts }, gone))
    }

    /// Swaps the dataset in. Gives what was ingested, by the number of the feed, and the header.
    pub(super) fn move_into_place(
        self,
        count: usize,
        given: &str,
        now: Timestamp,
    ) -> Result<(Vec<Option<Ingested>>, Header), SyncError> {
        let Self { merge, header, writing, ingested, .. } = self;
        let writing = writing.ok_or(SyncError::NoDirectory)?;
        let mut notices = merge.swap_in(writing, &header, given, now)?;
        let is_less = ingested.iter().any(|(_, one)| one.changes.removed.total > 0);
        if is_less || merge.withdrawn_count > 0 {
            merge.forget_previous();
        }
        let mut all: Vec<Option<Ingested>> = (0..count).map(|_| None).collect();
        for (n, mut one) in ingested {
            one.total = header.groups();
            // What is said about the dataset as a whole is said once.
            notices.append(&mut one.notices);
            one.notices = std::mem::take(&mut notices);
            if let Some(slot) = all.get_mut(n) {
                *slot = Some(one);
            }
        }
        Ok((all, header))
    }
}

/// The entry of a feed that has not been read yet. The first line of the dataset leaves room for what comes to be known.
fn first_entry(feed: &Prepared<'_>, name: &str) -> SourceEntry {
    let request = &feed.request;
    SourceEntry {
        name: name.to_owned(),
        url: feed.location.address(),
        format: request.settings.format.map_or("", FeedFormat::id).to_owned(),
        programme: request.settings.programme.map(|programme| programme.id().to_owned()),
        synced_at: whole_seconds(request.now),
        expires_at: None,
        dataset_id: None,
        version: None,
        signed: request.signed.is_some(),
        // Known when the feed has been read; the first line keeps as much room.
        sha256: "0".repeat(64),
        content: String::new(),
        groups: 0,
        bytes: 0,
        repaired: 0,
        quarantined: 0,
    }
}

/// Which dataset it is, and which version, as the feed or its signature says.
fn name_version(entry: &mut SourceEntry, feed: &Prepared<'_>, import: &Import) {
    if let Some(envelope) = &import.envelope {
        let id = envelope.dataset_id.as_ref().map(ToString::to_string);
        entry.dataset_id = id.filter(|id| id.len() * 2 < LONGEST_ID);
        entry.version = envelope.version;
    }
    if let Some(signed) = &feed.request.signed {
        entry.dataset_id = Some(signed.dataset_id.clone());
        entry.version = Some(signed.version);
    }
}

/// Who publishes a dataset, as it says itself.
fn publisher_facts(envelope: &Envelope) -> Option<PublisherFacts> {
    let publisher = envelope.publisher.as_ref()?;
    Some(PublisherFacts {
        name: publisher.name.as_ref().map(ToString::to_string),
        url: publisher.url.as_ref().map(|url| url.as_str().to_owned()),
        licence: publisher.licence.as_ref().map(ToString::to_string),
    })
}

fn import_options<'f>(feed: &'f Prepared<'_>) -> feed::ImportOptions<'f> {
    let request = &feed.request;
    let mut options = feed::ImportOptions::new(request.from, request.today);
    options.settings = request.settings.clone();
    options.max_decoded_bytes = feed.location.max_bytes();
    if feed.feed.is_decoded {
        options.settings.encoding = None;
    }
    options
}
