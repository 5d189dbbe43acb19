//! The index file beside the dataset. It may be thrown away at any time: whatever does not fit is rebuilt.
//!
//! Layout: the search index, which checks itself when it is opened; magic, length of the key, the key as JSON,
//! number of records, the length of each record in bytes (little-endian `u32`); the length of the index (`u64`),
//! and last a CRC-32 over everything behind the index. The index comes first so that the buffer the file was read
//! into becomes the index by cutting its end off, without moving or checking hundreds of megabytes twice.

use super::disk::{Disk, open_regular};
use serde::{Deserialize, Serialize};
use std::io::{self, Read, Write};
use std::path::Path;

const MAGIC: &[u8; 8] = b"gfindex2";

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
}

/// What an index file holds.
pub struct IndexFile {
    /// What it belongs to.
    pub key: IndexKey,
    /// The length of each record of the dataset, in bytes.
    pub lengths: Vec<u32>,
    /// The search index.
    pub index: Vec<u8>,
}

/// Writes an index file.
///
/// # Errors
/// As the system says; then the old file, if any, is as it was.
pub(super) fn write_index(
    disk: &Disk,
    path: &Path,
    key: &IndexKey,
    lengths: &[u32],
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
    out.write_all(&(lengths.len() as u32).to_le_bytes())?;
    let mut piece = Vec::with_capacity(1 << 16);
    for lengths in lengths.chunks(1 << 14) {
        piece.clear();
        piece.extend(lengths.iter().flat_map(|length| length.to_le_bytes()));
        out.write_all(&piece)?;
    }
    out.write_all(&(index.len() as u64).to_le_bytes())?;
    let Checked { mut out, crc } = out;
    out.write_all(&crc.finalize().to_le_bytes())?;
    out.publish_as(path)
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

/// Reads an index file. `None` where there is none, or what it says about the index is damaged; the index itself
/// is checked when it is opened.
pub(super) fn read_index(path: &Path) -> Option<IndexFile> {
    let mut bytes = Vec::new();
    let mut file = open_regular(path).ok()?;
    bytes.reserve_exact(file.metadata().ok()?.len() as usize + 1);
    file.read_to_end(&mut bytes).ok()?;
    let body = bytes.len().checked_sub(4)?;
    let crc = u32::from_le_bytes(bytes.get(body..)?.try_into().ok()?);
    let length = u64::from_le_bytes(bytes.get(body.checked_sub(8)?..body)?.try_into().ok()?);
    let index = usize::try_from(length).ok().filter(|index| *index <= body)?;
    let mut rest = bytes.get(index..body)?;
    if crc32fast::hash(rest) != crc || take_bytes(&mut rest, MAGIC.len())? != MAGIC {
        return None;
    }
    let key_length = take_u32(&mut rest)? as usize;
    let key = serde_json::from_slice(take_bytes(&mut rest, key_length)?).ok()?;
    let records = take_u32(&mut rest)? as usize;
    let lengths = take_bytes(&mut rest, records.checked_mul(4)?)?
        .chunks_exact(4)
        .map(|b| u32::from_le_bytes(b.try_into().unwrap_or_default()))
        .collect();
    bytes.truncate(index);
    Some(IndexFile { key, lengths, index: bytes })
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

    fn key() -> IndexKey {
        IndexKey {
            program: "0.1.0".into(),
            embedded: 7,
            bytes: 12,
            modified: "5".into(),
            sha256: "00".into(),
            header_bytes: 3,
        }
    }

    #[test]
    fn what_is_written_is_read_and_any_damage_is_noticed() {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("index");
        write_index(&Disk::default(), &path, &key(), &[3, 1, 4], b"search").unwrap();
        let read_back = read_index(&path).unwrap();
        assert_eq!(read_back.key, key());
        assert_eq!((read_back.lengths, read_back.index), (vec![3, 1, 4], b"search".to_vec()));
        let good = std::fs::read(&path).unwrap();
        // The index itself, which comes first, notices its own damage when it is opened.
        for n in b"search".len()..good.len() {
            let mut bad = good.clone();
            bad[n] ^= 0x10;
            std::fs::write(&path, &bad).unwrap();
            assert!(read_index(&path).is_none(), "flipped byte {n}");
            std::fs::write(&path, &good[..n]).unwrap();
            assert!(read_index(&path).is_none(), "cut at {n}");
        }
        std::fs::remove_file(&path).unwrap();
        assert!(read_index(&path).is_none());
        std::fs::create_dir(&path).unwrap();
        assert!(read_index(&path).is_none());
    }
}
