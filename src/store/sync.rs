//! Taking a feed in: read, import, guard, write beside, swap.
//!
//! Everything is prepared in temporary files of the data directory; what a reader sees changes by one rename. Where
//! anything fails before that, the old data is bit for bit as it was. The order is that of reliability.md section
//! 1.1: lock, read, import and validate, guards, write, sync, keep the previous, rename.

use super::dataset::{Header, Reader, SourceEntry, Writer};
use super::disk::{self, Disk};
use super::index_file::{self, Key};
use super::lock::{Lock, LockError};
use super::open::{IndexMaker, hex};
use super::source::{Place, SourceError, plain_words};
use super::state::State;
use super::{DATASET, INDEX, LOCK, Notice, PREVIOUS, STATE, embedded, record};
use crate::feed::{self, FeedFormat, Fellowship, Refusal, Report};
use crate::group::{Group, Text};
use jiff::Timestamp;
use jiff::civil::Date;
use sha2::{Digest, Sha256};
use std::collections::HashSet;
use std::io;
use std::path::{Path, PathBuf};
use std::time::Duration;

/// What to take in, and how.
#[derive(Debug, Clone)]
pub struct Request<'a> {
    /// A path or a `file:` address.
    pub from: &'a str,
    /// The name of the source; `None` = made from the file's name.
    pub name: Option<&'a str>,
    /// The form of the feed; `None` = recognise it.
    pub format: Option<FeedFormat>,
    /// The programme; `None` = recognise it.
    pub programme: Option<Fellowship>,
    /// The share of records in percent that may be unusable; `None` = the usual.
    pub max_bad_percent: Option<f64>,
    /// Take the feed even if it lost many of its groups.
    pub allow_shrink: bool,
    /// The moment.
    pub now: Timestamp,
    /// The day.
    pub today: Date,
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
    /// What else a person should know.
    pub notices: Vec<Notice>,
}

/// Why nothing was taken in. What was there before is as it was.
#[derive(Debug, thiserror::Error)]
pub enum SyncError {
    /// The feed cannot be read.
    #[error(transparent)]
    Source(#[from] SourceError),
    /// The feed is refused.
    #[error(transparent)]
    Feed(#[from] Box<Refusal>),
    /// The feed holds no group at all.
    #[error("{given}: no groups in it; nothing is replaced by nothing")]
    Empty {
        /// As given.
        given: String,
    },
    /// The feed lost many of its groups.
    #[error(
        "{given}: held back, {lost} of {before} groups would vanish; if that is right, run it again with \
         --allow-shrink"
    )]
    Shrunk {
        /// As given.
        given: String,
        /// How many groups would go.
        lost: u64,
        /// How many there are.
        before: u64,
    },
    /// None of the groups has an id that was there before.
    #[error(
        "{given}: held back, all {before} groups would be replaced by others, as if it were another feed; if that is \
         right, run it again with --allow-shrink"
    )]
    Replaced {
        /// As given.
        given: String,
        /// How many groups there are.
        before: u64,
    },
    /// Somebody else is writing.
    #[error("{}: {why}", path.display())]
    Busy {
        /// The lock.
        path: PathBuf,
        /// How long was waited.
        why: String,
    },
    /// The data directory cannot be used.
    #[error("{}: {why}", path.display())]
    Disk {
        /// The file or directory.
        path: PathBuf,
        /// What went wrong, in words that say what to do.
        why: String,
    },
    /// This user has no data directory.
    #[error("there is no home directory to keep data in; say where with --data-dir DIR")]
    NoDirectory,
    /// No source has the name.
    #[error("no source is called {0}; groupfinder sources list names them")]
    NoSource(String),
}

/// How long a sync waits for another.
const PATIENCE: Duration = Duration::from_secs(30);

/// A local feed may be this large. Ten times a million groups.
const MOST_BYTES: u64 = 8 << 30;

/// What share of its groups a source may lose at once.
const SHRINK_GUARD_PERCENT: u64 = 30;

/// Sources smaller than this change wholly now and then.
const GUARDED_FROM: u64 = 10;

/// How many changed ids are kept for the report.
const RENAMED_KEPT: usize = 5;

/// Takes a feed into the data directory.
///
/// # Errors
/// Says why nothing was taken in.
pub fn sync_from(dir: Option<&Path>, disk: &Disk, request: &Request<'_>) -> Result<Taken, SyncError> {
    let place = Place::parse(request.from)?;
    let bytes = place.read(MOST_BYTES)?;
    let dir = disk::data_dir(dir).ok_or(SyncError::NoDirectory)?;
    let mut merge = Merge::begin(&dir, disk)?;
    let (name, before) = merge.name_of(&place, request.name);
    let old = merge.old_ids(&name)?;
    let mut sources = merge.others(&name);
    sources.push(SourceEntry {
        name: name.clone(),
        url: place.address(),
        format: request.format.map_or("", FeedFormat::id).to_owned(),
        programme: request.programme.map(|programme| programme.id().to_owned()),
        synced_at: whole_seconds(request.now),
        expires_at: None,
        groups: 0,
        bytes: 0,
        repaired: 0,
        quarantined: 0,
    });
    let mut header = Header::new(merge.next_version(), whole_seconds(request.now), sources);
    let mut writing = merge.write_others(&name, &header)?;

    let counts = Counts::default();
    let mut intake = Intake { writing: &mut writing, source: &name, today: request.today, old, counts };
    let mut options = feed::Options::new(request.from, request.today);
    options.format = request.format;
    options.programme = request.programme;
    options.max_decoded_bytes = MOST_BYTES;
    if let Some(percent) = request.max_bad_percent {
        options.max_bad_percent = percent;
    }
    let import = feed::import(&bytes, &options, &mut |group| intake.take(group)).map_err(Box::new)?;
    drop(bytes);
    let Counts { groups, bytes, kept_ids, renamed, renamed_count, failed } = intake.counts;
    if let Some(e) = failed {
        return Err(merge.failed(&e));
    }
    guard(request, &place, groups, kept_ids, before)?;

    let expires_at = import.envelope.as_ref().and_then(|envelope| envelope.expires_at);
    if let Some(entry) = header.sources.last_mut() {
        import.format.id().clone_into(&mut entry.format);
        (entry.groups, entry.bytes) = (groups, bytes);
        entry.repaired = import.report.repaired as u64;
        entry.quarantined = import.report.quarantined as u64;
        entry.expires_at = expires_at.map(whole_seconds);
    }
    let notices = merge.finish(writing, &header, request.now)?;
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
    let header = Header::new(merge.next_version(), whole_seconds(now), merge.others(name));
    let writing = merge.write_others(name, &header)?;
    merge.finish(writing, &header, now)?;
    Ok(gone)
}

/// Fractions of a second tell nobody anything, and make the header's length vary.
fn whole_seconds(time: Timestamp) -> Timestamp {
    Timestamp::from_second(time.as_second()).unwrap_or(time)
}

/// Holds back what looks like an accident at the source.
fn guard(
    request: &Request<'_>,
    place: &Place,
    groups: u64,
    kept_ids: u64,
    before: Option<u64>,
) -> Result<(), SyncError> {
    let given = place.given.clone();
    if groups == 0 {
        return Err(SyncError::Empty { given });
    }
    let Some(before) = before.filter(|before| *before >= GUARDED_FROM && !request.allow_shrink) else {
        return Ok(());
    };
    let lost = before.saturating_sub(groups);
    if lost * 100 > before * SHRINK_GUARD_PERCENT {
        return Err(SyncError::Shrunk { given, lost, before });
    }
    if kept_ids == 0 {
        return Err(SyncError::Replaced { given, before });
    }
    Ok(())
}

/// The old dataset, and the new one in the making.
struct Merge<'a> {
    dir: PathBuf,
    disk: &'a Disk,
    old: Option<Reader>,
    notices: Vec<Notice>,
    _lock: Lock,
}

/// The new dataset in the making, with its index.
struct Writing<'a> {
    out: Writer<'a>,
    index: IndexMaker,
    lengths: Vec<u32>,
    ids: HashSet<Box<str>>,
}

impl Writing<'_> {
    fn add(&mut self, group: &Group, json: &str) -> io::Result<u64> {
        let range = self.out.record(json.as_bytes())?;
        let length = u32::try_from(range.end - range.start).map_err(io::Error::other)?;
        self.lengths.push(length);
        self.index.add(group);
        self.ids.insert(group.id.as_str().into());
        Ok(u64::from(length))
    }
}

impl<'a> Merge<'a> {
    fn begin(dir: &Path, disk: &'a Disk) -> Result<Self, SyncError> {
        let failed =
            |path: &Path, e: &io::Error| SyncError::Disk { path: path.to_path_buf(), why: plain_words(e) };
        disk.make_directory(dir).map_err(|e| failed(dir, &e))?;
        let lock_path = dir.join(LOCK);
        let lock = Lock::take(&lock_path, PATIENCE).map_err(|e| match e {
            LockError::Busy(_) => SyncError::Busy { path: lock_path.clone(), why: e.to_string() },
            LockError::Io(e) => failed(&lock_path, &e),
        })?;
        disk::sweep(dir);
        let mut merge = Self { dir: dir.to_path_buf(), disk, old: None, notices: Vec::new(), _lock: lock };
        merge.old = merge.read_old();
        Ok(merge)
    }

    /// The dataset that readers see: the current one, else the previous one. Data that nobody can read is no reason
    /// to refuse new data.
    fn read_old(&mut self) -> Option<Reader> {
        for name in [DATASET, PREVIOUS] {
            let path = self.dir.join(name);
            if !path.exists() {
                continue;
            }
            let why = match disk::open_regular(&path).and_then(Reader::open) {
                Ok(Some(mut reader)) => match whole(&mut reader) {
                    Ok(()) => return Some(reader),
                    Err(e) => plain_words(&e),
                },
                Ok(None) => "not a dataset that sync wrote".to_owned(),
                Err(e) => plain_words(&e),
            };
            self.notices.push(Notice::new("store-current-damaged", &path, why));
        }
        None
    }

    fn failed(&self, e: &io::Error) -> SyncError {
        SyncError::Disk { path: self.dir.clone(), why: plain_words(e) }
    }

    fn sources(&self) -> &[SourceEntry] {
        self.old.as_ref().map_or(&[], |old| &old.header().sources)
    }

    fn entry(&self, name: &str) -> Option<&SourceEntry> {
        self.sources().iter().find(|source| source.name == name)
    }

    fn others(&self, name: &str) -> Vec<SourceEntry> {
        self.sources().iter().filter(|source| source.name != name).cloned().collect()
    }

    fn next_version(&self) -> u64 {
        self.old.as_ref().map_or(0, |old| old.header().version) + 1
    }

    /// The name of the source at a place, and how many groups it has; a new source gets a name of its own.
    fn name_of(&self, place: &Place, asked: Option<&str>) -> (String, Option<u64>) {
        if let Some(name) = asked {
            return (name.to_owned(), self.entry(name).map(|entry| entry.groups));
        }
        let address = place.address();
        if let Some(entry) = self.sources().iter().find(|source| source.url == address) {
            return (entry.name.clone(), Some(entry.groups));
        }
        let name = place.name();
        let mut free = name.clone();
        let mut n = 2;
        while self.entry(&free).is_some() {
            free = format!("{name}-{n}");
            n += 1;
        }
        (free, None)
    }

    /// The ids that the source has now.
    fn old_ids(&mut self, name: &str) -> Result<HashSet<Box<str>>, SyncError> {
        let mut ids = HashSet::new();
        self.each_of(
            |source| source == name,
            |group, _| {
                ids.insert(group.id.as_str().into());
                Ok(())
            },
        )?;
        Ok(ids)
    }

    /// Goes through the old groups of the sources that `of` chooses.
    fn each_of(
        &mut self,
        of: impl Fn(&str) -> bool,
        mut see: impl FnMut(&Group, &str) -> io::Result<()>,
    ) -> Result<(), SyncError> {
        let dir = self.dir.clone();
        let failed = |e: &io::Error| SyncError::Disk { path: dir.clone(), why: plain_words(e) };
        let Some(old) = &mut self.old else { return Ok(()) };
        let ranges = old.header().ranges();
        let names: Vec<String> = old.header().sources.iter().map(|source| source.name.clone()).collect();
        for (range, name) in ranges.into_iter().zip(names) {
            if !of(&name) || range.is_empty() {
                continue;
            }
            old.seek(range.start).map_err(|e| failed(&e))?;
            while let Some((json, at)) = old.next_record().map_err(|e| failed(&e))? {
                let text = std::str::from_utf8(json).map_err(|e| failed(&io::Error::other(e)))?;
                let group = record::parse(text).map_err(|why| failed(&io::Error::other(why)))?;
                see(&group, text).map_err(|e| failed(&e))?;
                if at.end >= range.end {
                    break;
                }
            }
        }
        Ok(())
    }

    /// Begins the new dataset with the records of every source but `name`.
    fn write_others(&mut self, name: &str, header: &Header) -> Result<Writing<'a>, SyncError> {
        let stage = self.disk.stage(&self.dir).map_err(|e| self.failed(&e))?;
        let out = Writer::begin(stage, header).map_err(|e| self.failed(&e))?;
        let mut writing = Writing { out, index: IndexMaker::new(), lengths: Vec::new(), ids: HashSet::new() };
        for group in super::open::embedded_groups() {
            writing.ids.insert(group.id.as_str().into());
            writing.index.add(&group);
        }
        self.each_of(|source| source != name, |group, json| writing.add(group, json).map(drop))?;
        Ok(writing)
    }

    /// Swaps the new dataset in, and writes index and state beside it.
    fn finish(
        mut self,
        writing: Writing<'_>,
        header: &Header,
        now: Timestamp,
    ) -> Result<Vec<Notice>, SyncError> {
        let Writing { out, index, lengths, .. } = writing;
        let header_bytes = out.header_bytes();
        let mut staged = out.finish(header).map_err(|e| self.failed(&e))?;
        let mut hash = Sha256::new();
        staged.read_back(|piece| hash.update(piece)).map_err(|e| self.failed(&e))?;
        let sha256 = hex(&hash.finalize());
        staged.sync().map_err(|e| self.failed(&e))?;
        let (current, previous) = (self.dir.join(DATASET), self.dir.join(PREVIOUS));
        // A damaged dataset is not worth keeping, least of all in place of a good one.
        if self.old.is_some() && self.notices.is_empty() {
            self.disk.keep_as(&current, &previous).map_err(|e| self.failed(&e))?;
        }
        staged.publish(&current).map_err(|e| self.failed(&e))?;

        // The data is in. What comes now only makes the next start quicker, and is rebuilt where it is missing.
        let index_path = self.dir.join(INDEX);
        let index = index.finish();
        if let Some(index) = super::open::serialise(&index) {
            let written =
                disk::open_regular(&current).and_then(|file| disk::stamp(&file)).and_then(|stamp| {
                    let (bytes, modified) = stamp;
                    let key = Key {
                        program: env!("CARGO_PKG_VERSION").to_owned(),
                        embedded: embedded::checksum(),
                        bytes,
                        modified: modified.to_string(),
                        sha256: sha256.clone(),
                        header_bytes,
                    };
                    index_file::write(self.disk, &index_path, &key, &lengths, &index)
                });
            if let Err(e) = written {
                self.notices.push(Notice::new("store-index-unwritable", &index_path, plain_words(&e)));
            }
        }
        let state_path = self.dir.join(STATE);
        if let Err(e) = State::read(&state_path).after_sync(sha256, header, now).write(self.disk, &state_path)
        {
            self.notices.push(Notice::new("store-state-unwritable", &state_path, plain_words(&e)));
        }
        Ok(self.notices)
    }
}

/// Whether every record is there, up to the end of the file.
fn whole(reader: &mut Reader) -> io::Result<()> {
    let end = reader.header().ranges().last().map_or(0, |range| range.end);
    reader.seek(end)?;
    match reader.next_record()? {
        None => reader.seek(0),
        Some(_) => Err(io::Error::other("more records than the header says")),
    }
}

/// Takes the groups of a feed as they come.
struct Intake<'w, 'a> {
    writing: &'w mut Writing<'a>,
    source: &'w str,
    today: Date,
    /// Ids that the source had before.
    old: HashSet<Box<str>>,
    counts: Counts,
}

/// What came in.
#[derive(Default)]
struct Counts {
    groups: u64,
    bytes: u64,
    kept_ids: u64,
    renamed: Vec<(String, String)>,
    renamed_count: u64,
    failed: Option<io::Error>,
}

impl Intake<'_, '_> {
    fn take(&mut self, mut group: Group) {
        if self.counts.failed.is_some() {
            return;
        }
        self.complete(&mut group);
        if self.old.contains(group.id.as_str()) {
            self.counts.kept_ids += 1;
        }
        let json = record::write(&group);
        match self.writing.add(&group, &json) {
            Ok(length) => {
                let between = if self.counts.groups == 0 { 0 } else { 2 };
                self.counts.groups += 1;
                self.counts.bytes += length + between;
            }
            Err(e) => self.counts.failed = Some(e),
        }
    }

    /// Fills in the source, and gives the group an id that no other has.
    fn complete(&mut self, group: &mut Group) {
        group.source.name = group.source.name.take().or_else(|| Text::from_cleaned(self.source));
        group.source.retrieved = group.source.retrieved.or(Some(self.today));
        if !self.writing.ids.contains(group.id.as_str()) {
            return;
        }
        let id = group.id.as_str().to_owned();
        let mut free = format!("{id}@{}", self.source);
        let mut n = 2;
        while self.writing.ids.contains(free.as_str()) {
            free = format!("{id}@{}-{n}", self.source);
            n += 1;
        }
        self.counts.renamed_count += 1;
        if self.counts.renamed.len() < RENAMED_KEPT {
            self.counts.renamed.push((id, free.clone()));
        }
        group.id = Text::from_cleaned(&free).unwrap_or_else(|| group.id.clone());
    }
}
