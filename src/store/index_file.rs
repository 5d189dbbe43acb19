//! The index file beside the dataset. It may be thrown away at any time: whatever does not fit is rebuilt.
//!
//! Layout: the search index, which checks itself when it is opened; magic, length of the key, the key as JSON,
//! number of records, the length of each record in bytes and its CRC-32 (little-endian `u32`); the length of the index (`u64`),
//! and last a CRC-32 over everything behind the index. Opening it reads the front of the index and what stands behind
//! the index; the late sections between are read when the first search with words needs them.

use super::disk::{Disk, open_regular, read_at};
use super::embedded;
use crate::search::{Index, IndexError, LatePart, LateSections};
use serde::{Deserialize, Serialize};
use std::fs::File;
use std::io::{self, Write};
use std::ops::Range;
use std::path::Path;

const MAGIC: &[u8; 8] = b"gfindex3";

/// What an index belongs to. If any of it differs, the index is another one's.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct IndexKey {
    /// The program's version: another one may build the index differently.
    pub program: String,
    /// CRC-32 of everything embedded that the index is made of.
    pub embedded: u32,
    /// The dataset's length in bytes.
    pub bytes: u64,
    /// When the dataset was last changed, in nanoseconds since 1970, as text: JSON numbers are not wide enough.
    pub modified: String,
    /// The dataset's SHA-256, in hexadecimal digits.
    pub sha256: String,
    /// Where the dataset's records begin.
    pub header_bytes: u64,
    /// CRC-32 of the dataset's first line.
    pub header_crc: u32,
}

impl IndexKey {
    /// Whether the index was made by this program, of a dataset that looks like this from outside.
    pub(super) fn is_of(&self, bytes: u64, modified: i128) -> bool {
        self.program == env!("CARGO_PKG_VERSION")
            && self.embedded == embedded::CHECKSUM
            && self.bytes == bytes
            && self.modified == modified.to_string()
    }
}

/// A record of the dataset, as the index file describes it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Extent {
    /// Its length in bytes.
    pub length: u32,
    /// CRC-32 of its bytes: what was damaged since is not shown.
    pub crc: u32,
}

impl Extent {
    /// The extent of a record; `None` where it is too long.
    pub(super) fn of_record(json: &[u8]) -> Option<Self> {
        Some(Self { length: u32::try_from(json.len()).ok()?, crc: crc32fast::hash(json) })
    }
}

/// Bytes at the end of the file: the length of the index, and the checksum.
const TRAILER: u64 = 12;

/// An index is larger than its dataset only where that is small: this much, and eight bytes for each of its bytes.
const FREE_BYTES: u64 = 64 << 20;
const BYTES_PER_BYTE: u64 = 8;

/// What an index file holds.
pub struct IndexFile {
    /// What it belongs to.
    pub key: IndexKey,
    /// Length and checksum of each record of the dataset.
    extents: Vec<Extent>,
    /// The front of the search index, which checks itself when it is opened.
    front: Vec<u8>,
    /// How many bytes the whole index has.
    length: usize,
    file: File,
}

/// The file in which the late parts of an index lie.
pub(super) struct KeptIndex(File);

/// Parts that are only looked at: where they are damaged, nothing takes their place.
impl LateSections for KeptIndex {
    fn read(&self, bytes: Range<usize>) -> Option<Vec<u8>> {
        read_at(&self.0, bytes.start as u64, bytes.len()).ok()
    }

    fn rebuild(&self, _part: LatePart) -> Option<Vec<u8>> {
        None
    }
}

impl IndexFile {
    /// Opens the index, and gives length and checksum of each record with it. `late_of` is given where its late parts lie.
    ///
    /// # Errors
    /// As [`Index::open_front`].
    pub(super) fn open_index<L: LateSections + 'static>(
        self,
        late_of: impl FnOnce(KeptIndex) -> L,
    ) -> Result<(Index, Vec<Extent>), IndexError> {
        let Self { front, length, file, extents, .. } = self;
        Ok((Index::open_front(front, length, Box::new(late_of(KeptIndex(file))))?, extents))
    }
}

/// Writes an index file.
///
/// # Errors
/// As the system says; then the old file, if any, is as it was.
pub(super) fn write_index(
    disk: &Disk,
    path: &Path,
    key: &IndexKey,
    extents: &[Extent],
    index: &[u8],
) -> io::Result<()> {
    let mut out = Checked {
        out: disk.stage_file(path.parent().unwrap_or(Path::new(".")))?,
        crc: crc32fast::Hasher::new(),
    };
    out.out.write_all(index)?;
    let key = serde_json::to_vec(key)?;
    out.write_all(MAGIC)?;
    out.write_all(&(key.len() as u32).to_le_bytes())?;
    out.write_all(&key)?;
    out.write_all(&(extents.len() as u32).to_le_bytes())?;
    let mut piece = Vec::with_capacity(1 << 16);
    for extents in extents.chunks(1 << 13) {
        piece.clear();
        let numbers = extents.iter().flat_map(|extent| [extent.length, extent.crc]);
        piece.extend(numbers.flat_map(u32::to_le_bytes));
        out.write_all(&piece)?;
    }
    out.write_all(&(index.len() as u64).to_le_bytes())?;
    let Checked { mut out, crc } = out;
    out.write_all(&crc.finalize().to_le_bytes())?;
    out.move_into_place(path)
}

struct Checked<W> {
    out: W,
    crc: crc32fast::Hasher,
}

impl<W: Write> Write for Checked<W> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let n = self.out.write(bytes)?;
        self.crc.update(bytes.get(..n).unwrap_or_default());
        Ok(n)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.out.flush()
    }
}

/// Reads an index file but for the late sections of the index. `None` where there is none, or what it says about the
/// index is damaged. One that is far larger than a dataset of `dataset_bytes` needs is not read at all.
pub(super) fn read_index(path: &Path, dataset_bytes: u64) -> Option<IndexFile> {
    let file = open_regular(path).ok()?;
    let length = file.metadata().ok()?.len();
    if length > dataset_bytes.saturating_mul(BYTES_PER_BYTE).saturating_add(FREE_BYTES) {
        return None;
    }
    let body = length.checked_sub(TRAILER)?;
    let trailer = read_at(&file, body, usize::try_from(TRAILER).ok()?).ok()?;
    let mut numbers = trailer.as_slice();
    let index_length = u64::from_le_bytes(take_bytes(&mut numbers, 8)?.try_into().ok()?);
    let crc = take_u32(&mut numbers)?;
    let about = read_at(&file, index_length, usize::try_from(body.checked_sub(index_length)?).ok()?).ok()?;
    let mut checked = crc32fast::Hasher::new();
    checked.update(&about);
    checked.update(trailer.get(..8)?);
    let mut rest = about.as_slice();
    if checked.finalize() != crc || take_bytes(&mut rest, MAGIC.len())? != MAGIC {
        return None;
    }
    let key_length = take_u32(&mut rest)? as usize;
    let key = serde_json::from_slice(take_bytes(&mut rest, key_length)?).ok()?;
    let records = take_u32(&mut rest)? as usize;
    let extents = take_bytes(&mut rest, records.checked_mul(8)?)?
        .as_chunks::<8>()
        .0
        .iter()
        .map(|[a, b, c, d, e, f, g, h]| Extent {
            length: u32::from_le_bytes([*a, *b, *c, *d]),
            crc: u32::from_le_bytes([*e, *f, *g, *h]),
        })
        .collect();
    let length = usize::try_from(index_length).ok()?;
    let start = read_at(&file, 0, Index::HEAD_BYTES).ok()?;
    let front_length = Index::front_length(start.as_slice().try_into().ok()?);
    let front = read_at(&file, 0, front_length.min(length)).ok()?;
    Some(IndexFile { key, extents, front, length, file })
}

fn take_bytes<'a>(rest: &mut &'a [u8], n: usize) -> Option<&'a [u8]> {
    let (head, tail) = rest.split_at_checked(n)?;
    *rest = tail;
    Some(head)
}

fn take_u32(rest: &mut &[u8]) -> Option<u32> {
    Some(u32::from_le_bytes(take_bytes(rest, 4)?.try_into().ok()?))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::search::IndexBuilder;

    fn key() -> IndexKey {
        IndexKey {
            program: "0.1.0".into(),
            embedded: 7,
            bytes: 12,
            modified: "5".into(),
            sha256: "00".into(),
            header_bytes: 3,
            header_crc: 9,
        }
    }

    #[test]
    fn what_is_written_is_read_and_any_damage_is_noticed() {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("index");
        let extents = [3, 1, 4].map(|length| Extent { length, crc: length * 7 });
        let index = IndexBuilder::new().into_index();
        write_index(&Disk::default(), &path, &key(), &extents, index.bytes()).unwrap();
        let read_back = read_index(&path, 12).unwrap();
        assert_eq!(read_back.key, key());
        let (opened, read_extents) = read_back.open_index(|late| late).unwrap();
        assert_eq!(read_extents, extents.to_vec());
        assert!(LatePart::ALL.iter().all(|part| opened.read_late_part(*part)));
        let good = std::fs::read(&path).unwrap();
        let step = if cfg!(debug_assertions) { 61 } else { 7 };
        for n in (0..good.len()).step_by(step).chain(good.len() - 200..good.len()) {
            let mut bad = good.clone();
            bad[n] ^= 0x10;
            std::fs::write(&path, &bad).unwrap();
            let opened = read_index(&path, 12).and_then(|file| file.open_index(|late| late).ok());
            assert!(
                opened.is_none_or(|(index, _)| !LatePart::ALL.iter().all(|part| index.read_late_part(*part))),
                "flipped byte {n}"
            );
            std::fs::write(&path, &good[..n]).unwrap();
            assert!(read_index(&path, 12).is_none(), "cut at {n}");
        }
        std::fs::remove_file(&path).unwrap();
        assert!(read_index(&path, 12).is_none());
        std::fs::create_dir(&path).unwrap();
        assert!(read_index(&path, 12).is_none());
    }
}
