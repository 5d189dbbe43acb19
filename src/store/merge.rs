//! The old dataset and the new one in the making: what other sources gave is copied record by record, and the
//! whole is swapped in by one rename.

use super::changes::{self, Before, ChangedListings, NAMED};
use super::dataset_file::{DatasetReader, Writer};
use super::disk::{self, Disk, StagedFile};
use super::index_file::{self, Extent, IndexKey};
use super::open::{NotAsWritten, sha256_of_file};
use super::pipeline::run_overlapped;
use super::state::StoreState;
use super::trial::{TrialLimits, try_opening};
use super::withdrawn::Withdrawn;
use super::{DATASET, INDEX, Notice, PREVIOUS, STATE, SyncError, embedded};
use crate::codec::hex;
use crate::dataset::header::{Header, SEPARATOR, SourceEntry};
use crate::dataset::json_record::{id_of, name_of};
use crate::dataset::read_record;
use crate::fetch::describe_io_error;
use crate::group::Group;
use crate::search::IndexBuilder;
use foldhash::quality::RandomState;
use jiff::Timestamp;
use sha2::{Digest, Sha256};
use std::collections::HashSet;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// Bytes between two records: a comma and a line end.
pub(super) const BETWEEN: u64 = SEPARATOR.len() as u64;

/// The old dataset, and the new one in the making.
pub(super) struct Merge<'a> {
    dir: PathBuf,
    disk: &'a Disk,
    old: Option<DatasetReader>,
    /// Whether the old data is the current file, not the one before it.
    old_is_current: bool,
    /// SHA-256 of the old data; empty where there is none.
    old_sha256: String,
    notices: Vec<Notice>,
    /// What the new dataset may take where it is opened.
    pub(super) limits: TrialLimits,
    /// What an operator withdrew, and how many listings of sources that stay were left out for it.
    pub(super) withdrawn: Arc<Withdrawn>,
    pub(super) withdrawn_count: u64,
}

/// The new dataset in the making, with its index.
pub(super) struct Writing<'a> {
    out: Writer<'a>,
    index: IndexBuilder,
    extents: Vec<Extent>,
    /// The hash of every id so far, those of the embedded directory included. Two ids with one hash would cost the
    /// second a needless suffix, nothing else.
    pub(super) ids: HashSet<u64, RandomState>,
    /// Whether there are others with which a group may be listed twice.
    has_several_sources: bool,
    /// What the index may take in the making. It is given up as soon as it has more.
    most_index_bytes: usize,
    /// The index would take more: it has not been continued.
    pub(super) is_too_heavy: bool,
}

impl Writing<'_> {
    pub(super) fn add_record(&mut self, group: &Group, json: &str) -> io::Result<u64> {
        let range = self.out.write_record(json.as_bytes())?;
        let extent = Extent::of_record(json.as_bytes());
        self.extents.push(extent.ok_or_else(|| io::Error::other("a record of 4 GiB"))?);
        self.is_too_heavy |= self.index.memory_bytes() > self.most_index_bytes;
        if !self.is_too_heavy {
            self.index.add_group(group);
        }
        self.ids.insert(changes::hash_of_id(&group.id));
        Ok(range.end - range.start)
    }

    /// The records of a feed begin, which has so many bytes.
    pub(super) fn begin_feed(&mut self, bytes: usize) {
        self.begin_source();
        self.index.begin_feed(bytes);
    }

    /// The records of another source begin.
    pub(super) fn begin_source(&mut self) {
        if self.has_several_sources {
            self.index.begin_source();
        }
    }

    /// Why it is not put in place, where its index has been given up. `given` names the feed.
    pub(super) fn too_heavy(&self, given: &str) -> SyncError {
        TrialLimits::refuse_bytes(given, self.index_bytes(), self.most_index_bytes)
    }

    /// What the index takes up to here, about.
    pub(super) fn index_bytes(&self) -> usize {
        self.index.memory_bytes()
    }
}

impl<'a> Merge<'a> {
    /// Opens what is in the directory; the caller holds its lock.
    pub(super) fn open_old(dir: &Path, disk: &'a Disk) -> Self {
        disk::remove_stale(dir);
        let mut merge = Self {
            dir: dir.to_path_buf(),
            disk,
            old: None,
            old_is_current: false,
            old_sha256: String::new(),
            notices: Vec::new(),
            limits: TrialLimits::TERMINAL,
            withdrawn: Arc::new(Withdrawn::read(dir)),
            withdrawn_count: 0,
        };
        merge.old = merge.read_old();
        merge
    }

    /// The dataset that readers see: the current one, else the previous one. Data that nobody can read is no reason
    /// to refuse new data.
    fn read_old(&mut self) -> Option<DatasetReader> {
        let state = StoreState::read(&self.dir.join(STATE));
        for name in [DATASET, PREVIOUS] {
            let path = self.dir.join(name);
            if !path.exists() {
                continue;
            }
            match open_complete(&path, &state) {
                Ok((reader, sha256)) => {
                    self.old_sha256 = sha256;
                    self.old_is_current = name == DATASET;
                    return Some(reader);
                }
                Err(e) => {
                    self.notices.push(Notice::new("store-current-damaged", &path, describe_io_error(&e)));
                }
            }
        }
        None
    }

    pub(super) fn disk_error(&self, error: io::Error) -> SyncError {
        SyncError::of_disk(&self.dir, error)
    }

    pub(super) fn old_sources(&self) -> &[SourceEntry] {
        self.old.as_ref().map_or(&[], |old| &old.header().sources)
    }

    pub(super) fn old_entry(&self, name: &str) -> Option<&SourceEntry> {
        self.old_sources().iter().find(|source| source.name == name)
    }

    pub(super) fn other_sources(&self, replaced: &[&str]) -> Vec<SourceEntry> {
        self.old_sources().iter().filter(|source| !replaced.contains(&&*source.name)).cloned().collect()
    }

    pub(super) fn next_version(&self) -> u64 {
        self.old.as_ref().map_or(0, |old| old.header().version) + 1
    }

    /// The records that the source has now, by id.
    pub(super) fn records_before(&mut self, name: &str) -> Result<Before, SyncError> {
        let groups = self.old_entry(name).map_or(0, |entry| entry.groups);
        let count = usize::try_from(groups.min(1 << 24)).unwrap_or(0);
        Before::collect_records(count, |note| self.lines_of(|source| source == name, |_, json| note(json)))
    }

    /// The records of the source that are in `gone`, in their old order.
    pub(super) fn list_removed(&mut self, name: &str, gone: &Before) -> Result<ChangedListings, SyncError> {
        let mut listed = ChangedListings::default();
        if gone.unseen() > 0 {
            self.lines_of(
                |source| source == name,
                |_, json| {
                    let id = id_of(json).filter(|id| gone.has_unseen(changes::hash_of_id(id)));
                    if let Some(id) = id.filter(|_| listed.first.len() < NAMED) {
                        listed.add_listing(&id, &name_of(json).unwrap_or_default());
                    }
                },
            )?;
        }
        listed.total = gone.unseen() as u64;
        Ok(listed)
    }

    /// Goes through the old records of the sources that `of` chooses, with the place of each source among all.
    fn lines_of(
        &mut self,
        of: impl Fn(&str) -> bool,
        mut see: impl FnMut(usize, &str),
    ) -> Result<(), SyncError> {
        let dir = &self.dir;
        let Some(old) = &mut self.old else { return Ok(()) };
        let ranges = old.header().ranges();
        let wanted: Vec<bool> = old.header().sources.iter().map(|source| of(&source.name)).collect();
        for (source, range) in ranges.into_iter().enumerate() {
            if wanted.get(source) != Some(&true) || range.is_empty() {
                continue;
            }
            old.seek(range.start).map_err(|e| SyncError::of_disk(dir, e))?;
            while let Some((json, at)) = old.next_record().map_err(|e| SyncError::of_disk(dir, e))? {
                // What is not UTF-8 is not a record; the callers notice that one is missing.
                see(source, std::str::from_utf8(json).unwrap_or_default());
                if at.end >= range.end {
                    break;
                }
            }
        }
        Ok(())
    }

    /// Whether the old data has a listing that an operator withdrew.
    pub(super) fn has_withdrawn(&mut self) -> Result<bool, SyncError> {
        let withdrawn = Arc::clone(&self.withdrawn);
        let names: Vec<String> = self.old_sources().iter().map(|source| source.name.clone()).collect();
        let mut found = false;
        self.lines_of(
            |_| true,
            |source, json| {
                found |= !found
                    && read_record(json)
                        .is_ok_and(|group| is_withdrawn(&withdrawn, &group, names.get(source)));
            },
        )?;
        Ok(found)
    }

    /// Begins the new dataset with the records of every source that is not `replaced`, and puts their counts right in
    /// the header. A record that cannot be read any more is left out, and a notice says so.
    pub(super) fn write_others(
        &mut self,
        replaced: &[&str],
        header: &mut Header,
    ) -> Result<Writing<'a>, SyncError> {
        let stage = self.disk.stage_file(&self.dir).map_err(|e| self.disk_error(e))?;
        let out = Writer::begin_dataset(stage, header).map_err(|e| self.disk_error(e))?;
        // What every index begins with: the built-in directory is unpacked beside the words that tell about groups.
        let (index, groups) = std::thread::scope(|scope| {
            let groups = scope.spawn(embedded::indexed_groups);
            let index = IndexBuilder::new();
            match groups.join() {
                Ok(groups) => (index, groups),
                Err(panic) => std::panic::resume_unwind(panic),
            }
        });
        let mut writing = Writing {
            out,
            index,
            extents: Vec::new(),
            ids: HashSet::default(),
            has_several_sources: header.sources.len() > 1,
            most_index_bytes: self.limits.most_in_the_making(),
            is_too_heavy: false,
        };
        for group in groups {
            writing.ids.insert(changes::hash_of_id(&group.id));
            writing.index.add_group(&group);
        }
        let names: Vec<String> = self.old_sources().iter().map(|source| source.name.clone()).collect();
        let counts = self.copy_records(|name| !replaced.contains(&name), &mut writing)?;
        for (name, (groups, bytes)) in names.iter().zip(counts) {
            if let Some(entry) = header.sources.iter_mut().find(|entry| entry.name == *name)
                && !replaced.contains(&name.as_str())
            {
                (entry.groups, entry.bytes) = (groups, bytes);
            }
        }
        Ok(writing)
    }

    /// Copies the records of one source. Gives how many there are, and their bytes.
    pub(super) fn copy_source(
        &mut self,
        name: &str,
        writing: &mut Writing<'a>,
    ) -> Result<(u64, u64), SyncError> {
        let counts = self.copy_records(|source| source == name, writing)?;
        Ok(counts.into_iter().fold((0, 0), |all, one| (all.0 + one.0, all.1 + one.1)))
    }

    /// Copies the records of the sources that `is_wanted` chooses. Gives groups and bytes of each source.
    fn copy_records(
        &mut self,
        is_wanted: impl Fn(&str) -> bool,
        writing: &mut Writing<'a>,
    ) -> Result<Vec<(u64, u64)>, SyncError> {
        let sources = self.old_sources().len();
        let claimed: Vec<bool> = self.old_sources().iter().map(|source| !source.signed).collect();
        let (mut damaged, mut withdrawn_count) = (0, 0);
        let withdrawn = Arc::clone(&self.withdrawn);
        let names: Vec<String> = self.old_sources().iter().map(|source| source.name.clone()).collect();
        let has_several = writing.has_several_sources;
        let mut counts = vec![(0_u64, 0_u64); sources];
        let mut last = None;
        let (read, written) = run_overlapped(
            |(_, group, json): &(usize, Group, String)| group.memory_bytes() + json.len(),
            |put: &mut dyn FnMut((usize, Group, String))| {
                self.lines_of(is_wanted, |source, json| match read_record(json) {
                    Ok(group) if is_withdrawn(&withdrawn, &group, names.get(source)) => withdrawn_count += 1,
                    Ok(mut group) => {
                        group.source.is_claimed = claimed.get(source) == Some(&true);
                        put((source, group, json.to_owned()));
                    }
                    Err(_) => damaged += 1,
                })
            },
            |(source, group, json)| {
                if has_several && last.replace(*source) != Some(*source) {
                    writing.index.begin_source();
                }
                let length = writing.add_record(group, json)?;
                if let Some((groups, bytes)) = counts.get_mut(*source) {
                    *bytes += length + if *groups == 0 { 0 } else { BETWEEN };
                    *groups += 1;
                }
                Ok(())
            },
        );
        read?;
        self.withdrawn_count += withdrawn_count;
        written.map_err(|e: io::Error| self.disk_error(e))?;
        if damaged > 0 {
            let path = self.dir.join(DATASET);
            self.notices.push(Notice::new("store-records-lost", &path, damaged.to_string()));
        }
        Ok(counts)
    }

    /// Puts a copy of the current dataset in the place of the one before it, which holds listings that were withdrawn.
    /// Where there is no room for a copy, there is none.
    pub(super) fn forget_previous(&self) {
        let (current, previous) = (self.dir.join(DATASET), self.dir.join(PREVIOUS));
        if self.disk.copy_as(&current, &previous).is_err() {
            let _ = std::fs::remove_file(previous);
        }
    }

    /// Swaps the new dataset in, and writes index and state beside it. `given` names the feed, for messages.
    pub(super) fn swap_in(
        &mut self,
        writing: Writing<'_>,
        header: &Header,
        given: &str,
        now: Timestamp,
    ) -> Result<Vec<Notice>, SyncError> {
        if writing.is_too_heavy {
            return Err(writing.too_heavy(given));
        }
        let Writing { out, index, extents, ids, .. } = writing;
        drop(ids);
        let omitted = index.omitted_words();
        let header_bytes = out.header_bytes();
        // The index is finished beside the waiting for the disk.
        let (index, staged) = std::thread::scope(|scope| {
            let index = scope.spawn(move || index.into_index());
            let staged = finish_and_hash(out, header);
            match index.join() {
                Ok(index) => (index, staged),
                Err(panic) => std::panic::resume_unwind(panic),
            }
        });
        let (staged, sha256) = staged.map_err(|e| self.disk_error(e))?;
        try_opening(&index, extents.len(), given, self.limits, now)?;
        let (current, previous) = (self.dir.join(DATASET), self.dir.join(PREVIOUS));
        let state_path = self.dir.join(STATE);
        let state = StoreState::read(&state_path).ahead_of(sha256.clone(), self.old_sha256.clone());
        state.write(self.disk, &state_path).map_err(|e| SyncError::of_disk(&state_path, e))?;
        // A damaged dataset is not worth keeping, least of all in place of a good one.
        if self.old_is_current {
            self.disk.keep_as(&current, &previous).map_err(|e| self.disk_error(e))?;
        }
        staged.move_into_place(&current).map_err(|e| self.disk_error(e))?;

        // The data is in. What comes now only makes the next start quicker, and is rebuilt where it is missing.
        let index_path = self.dir.join(INDEX);
        let written =
            disk::open_regular(&current).and_then(|file| disk::stamp_of_file(&file)).and_then(|stamp| {
                let (bytes, modified) = stamp;
                let key = IndexKey {
                    program: env!("CARGO_PKG_VERSION").to_owned(),
                    embedded: embedded::CHECKSUM,
                    bytes,
                    modified: modified.to_string(),
                    sha256: sha256.clone(),
                    header_bytes,
                    header_crc: crc_of_header(&current)?,
                };
                index_file::write_index(self.disk, &index_path, &key, &extents, index.bytes())
            });
        if let Err(e) = written {
            self.notices.push(Notice::new("store-index-unwritable", &index_path, describe_io_error(&e)));
        }
        if let Err(e) = state.after_sync(sha256, header, now).write(self.disk, &state_path) {
            self.notices.push(Notice::new("store-state-unwritable", &state_path, describe_io_error(&e)));
        }
        if omitted > 0 {
            self.notices.push(Notice::new("store-words-omitted", &current, omitted.to_string()));
        }
        Ok(std::mem::take(&mut self.notices))
    }
}

/// Whether an operator withdrew a listing that a source gave before.
fn is_withdrawn(withdrawn: &Withdrawn, group: &Group, source: Option<&String>) -> bool {
    let source = source.map_or("", String::as_str);
    // An id that another source had too ends in the name of its own.
    let given = group.id.strip_suffix(source).and_then(|id| id.strip_suffix('@')).unwrap_or(&group.id);
    withdrawn.has(&group.id, given, source)
}

/// CRC-32 of the first line of a dataset.
fn crc_of_header(path: &Path) -> io::Result<u32> {
    let reader = DatasetReader::open(disk::open_regular(path)?)?;
    reader.map(|reader| reader.header_crc()).ok_or_else(|| io::Error::other("not a dataset that sync wrote"))
}

/// The dataset in a file, if it is one with every record in its place and byte for byte what a sync wrote: damage is
/// not copied into the next one. With its SHA-256.
fn open_complete(path: &Path, state: &StoreState) -> io::Result<(DatasetReader, String)> {
    let file = disk::open_regular(path)?;
    let sha256 = sha256_of_file(&file)?;
    io::Seek::rewind(&mut &file)?;
    let reader = DatasetReader::open(file)?;
    let mut reader = reader.ok_or_else(|| io::Error::other("not a dataset that sync wrote"))?;
    if !state.knows_hash(&sha256) {
        return Err(io::Error::other(NotAsWritten));
    }
    check_complete(&mut reader)?;
    Ok((reader, sha256))
}

/// Closes the new dataset and brings it to the disk; with its SHA-256 in hexadecimal digits.
fn finish_and_hash<'a>(out: Writer<'a>, header: &Header) -> io::Result<(StagedFile<'a>, String)> {
    let mut staged = out.finish_dataset(header)?;
    let mut hash = Sha256::new();
    staged.read_back(|piece| hash.update(piece))?;
    staged.sync_file()?;
    Ok((staged, hex(&hash.finalize())))
}

/// Whether every record is there, up to the end of the file.
fn check_complete(reader: &mut DatasetReader) -> io::Result<()> {
    let end = reader.header().ranges().last().map_or(0, |range| range.end);
    reader.seek(end)?;
    match reader.next_record()? {
        None => reader.seek(0),
        Some(_) => Err(io::Error::other("more records than the header says")),
    }
}
