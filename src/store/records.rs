//! Where each listing's record is: part of the program, invented, or a range of bytes of the dataset. A record is
//! parsed only when it is shown.

use super::disk;
use super::doubts::note_doubts;
use super::embedded;
use super::index_file::Extent;
use crate::dataset::header::{Header, SEPARATOR};
use crate::dataset::{read_record, to_line};
use crate::group::{Common, Group};
use crate::search::{Index, Ordinal};
use std::borrow::Cow;
use std::collections::BTreeMap;
use std::error::Error;
use std::fs::File;
use std::io;
use std::ops::Range;
use std::path::{Path, PathBuf};

/// Why a listing cannot be shown.
#[derive(Debug, thiserror::Error)]
pub enum RecordError {
    /// There is no such listing.
    #[error("there is no such listing")]
    Missing,
    /// The dataset cannot be read.
    #[error("{}: {source}", path.display())]
    Read {
        /// The dataset.
        path: PathBuf,
        /// What the system said.
        source: io::Error,
    },
    /// The bytes are no record.
    #[error("{}: bytes {at} to {to} are no listing ({source}); sync again to mend it", path.display())]
    Damaged {
        /// The dataset.
        path: PathBuf,
        /// Where the record should begin.
        at: u64,
        /// Where it should end.
        to: u64,
        /// What is wrong.
        source: Box<dyn Error + Send + Sync>,
    },
}

/// All records, in the order of the index: embedded, invented, synced.
#[derive(Default)]
pub struct Records {
    pub(super) embedded: usize,
    pub(super) demo: Vec<Group>,
    pub(super) synced: Option<Synced>,
    /// The other listings of groups that several sources have, by the one that is shown.
    pub(super) twins: BTreeMap<Ordinal, Vec<(Ordinal, Common)>>,
}

/// The records of the dataset on disk. The file stays open: a sync gives the name to another file, and this one
/// lives on until the index that belongs to it is gone.
pub(super) struct Synced {
    pub(super) path: PathBuf,
    pub(super) file: File,
    /// Where the first record begins.
    pub(super) first: u64,
    /// Length and checksum of each record.
    extents: Vec<Extent>,
    /// Where the first of each [`STRIDE`] records begins, counted from the first of all.
    starts: Vec<u64>,
    /// What the dataset says of its sources.
    header: Header,
}

/// Bytes between two records.
const BETWEEN: u64 = SEPARATOR.len() as u64;

/// Records of which one place is kept. The others are sums of so few lengths that a table of all would only slow a start.
const STRIDE: usize = 64;

impl Synced {
    /// The records of a dataset, with what its index says of them.
    pub(super) fn new(path: &Path, file: File, first: u64, extents: Vec<Extent>, header: &Header) -> Self {
        let mut next = 0;
        let starts = extents.chunks(STRIDE).map(|records| {
            let start = next;
            next += bytes_of(records);
            start
        });
        let starts = starts.collect();
        Self { path: path.to_path_buf(), file, first, extents, starts, header: header.clone() }
    }

    /// Which bytes of the file a record has.
    fn range_of(&self, n: usize) -> Option<Range<u64>> {
        let start = self.starts.get(n / STRIDE)?;
        let at = self.first + start + bytes_of(self.extents.get(n - n % STRIDE..n)?);
        Some(at..at + u64::from(self.extents.get(n)?.length))
    }

    /// That the bytes of a record are none.
    fn damaged(&self, n: usize, source: impl Into<Box<dyn Error + Send + Sync>>) -> RecordError {
        let Range { start: at, end: to } = self.range_of(n).unwrap_or_default();
        RecordError::Damaged { path: self.path.clone(), at, to, source: source.into() }
    }

    fn read_json(&self, n: usize) -> Result<String, RecordError> {
        let (range, extent) = self.range_of(n).zip(self.extents.get(n)).ok_or(RecordError::Missing)?;
        let length = usize::try_from(extent.length).unwrap_or(usize::MAX);
        let bytes = match disk::read_at(&self.file, range.start, length) {
            Ok(bytes) => bytes,
            Err(e) if e.kind() == io::ErrorKind::UnexpectedEof => {
                return Err(self.damaged(n, "the file ends before"));
            }
            Err(source) => return Err(RecordError::Read { path: self.path.clone(), source }),
        };
        // One changed digit is another telephone number.
        if extent.crc != crc32fast::hash(&bytes) {
            return Err(self.damaged(n, "their checksum is wrong"));
        }
        String::from_utf8(bytes).map_err(|_| self.damaged(n, "not UTF-8"))
    }
}

/// Bytes of records that lie one after the other, with what stands behind each.
fn bytes_of(records: &[Extent]) -> u64 {
    records.iter().map(|extent| u64::from(extent.length) + BETWEEN).sum()
}

enum StoredRecord<'a> {
    Embedded(usize),
    Demo(&'a Group),
    Synced(&'a Synced, usize),
}

impl Records {
    /// How many listings there are.
    pub fn len(&self) -> usize {
        self.embedded + self.demo.len() + self.synced.as_ref().map_or(0, |synced| synced.extents.len())
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Whether a listing is part of the program: one of the built-in directory.
    pub fn is_built_in(&self, ordinal: Ordinal) -> bool {
        (ordinal.0 as usize) < self.embedded
    }

    /// How many listings are not shown because another source has a fresher one of the same group.
    pub fn twin_count(&self) -> usize {
        self.twins.values().map(Vec::len).sum()
    }

    /// Takes from an index which listings are of one group.
    pub(super) fn with_twins_of(mut self, index: &Index) -> Self {
        for (hidden, shown, common) in index.twins() {
            self.twins.entry(shown).or_default().push((hidden, common));
        }
        self
    }

    fn locate_record(&self, ordinal: Ordinal) -> Result<StoredRecord<'_>, RecordError> {
        let n = ordinal.0 as usize;
        let Some(after) = n.checked_sub(self.embedded) else { return Ok(StoredRecord::Embedded(n)) };
        if let Some(group) = self.demo.get(after) {
            return Ok(StoredRecord::Demo(group));
        }
        let synced = self.synced.as_ref().ok_or(RecordError::Missing)?;
        Ok(StoredRecord::Synced(synced, after - self.demo.len()))
    }

    /// The listing as native JSON.
    ///
    /// # Errors
    /// The dataset cannot be read.
    pub fn read_json(&self, ordinal: Ordinal) -> Result<Cow<'static, str>, RecordError> {
        match self.locate_record(ordinal)? {
            StoredRecord::Embedded(n) => {
                Ok(Cow::Borrowed(embedded::record_json(n).ok_or(RecordError::Missing)?))
            }
            StoredRecord::Demo(group) => Ok(Cow::Owned(to_line(group))),
            StoredRecord::Synced(synced, n) => Ok(Cow::Owned(synced.read_json(n)?)),
        }
    }

    /// The listing, with what other sources say of the same group.
    ///
    /// # Errors
    /// The dataset cannot be read, or is damaged where the listing should be.
    pub fn read_group(&self, ordinal: Ordinal) -> Result<Group, RecordError> {
        let mut group = self.read_one(ordinal)?;
        for (other, common) in self.twins.get(&ordinal).into_iter().flatten() {
            // Without the other listing this one is whole all the same.
            if let Ok(other) = self.read_one(*other) {
                group.complete_from(other, *common);
            }
        }
        Ok(group)
    }

    fn read_one(&self, ordinal: Ordinal) -> Result<Group, RecordError> {
        match self.locate_record(ordinal)? {
            StoredRecord::Demo(group) => Ok(group.clone()),
            StoredRecord::Embedded(n) => read_record(embedded::record_json(n).ok_or(RecordError::Missing)?)
                .map_err(|_| RecordError::Missing),
            StoredRecord::Synced(synced, n) => {
                let mut group =
                    read_record(&synced.read_json(n)?).map_err(|error| synced.damaged(n, error))?;
                let source = synced.header.source_of_record(n as u64);
                if source.is_none_or(|source| !source.signed) {
                    note_doubts(&mut group);
                }
                Ok(group)
            }
        }
    }
}
