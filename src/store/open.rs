//! Opening what there is: current, else previous, else the embedded directory alone.

use super::dataset_file::DatasetReader;
use super::disk::{self, Disk};
use super::index_file::{self, Extent, IndexKey, KeptIndex};
use super::records::{Records, Synced};
use super::{DATASET, INDEX, Notice, PREVIOUS, RecordError, STATE, StoreState, embedded};
use crate::codec::digest::sha256_hex_of;
use crate::dataset::header::Header;
use crate::dataset::read_record;
use crate::demo;
use crate::fetch::describe_io_error;
use crate::group::Group;
use crate::search::{Index, IndexBuilder, LatePart, LateSections, Ordinal};
use std::collections::VecDeque;
use std::fs::File;
use std::io;
use std::ops::Range;
use std::path::{Path, PathBuf};

/// What to open.
#[derive(Debug, Clone, Default)]
pub struct OpenOptions {
    /// Directory with the data; `None` = the usual one, see [`disk::data_dir`].
    pub data_dir: Option<PathBuf>,
    /// Show invented groups instead of the synced ones.
    pub demo: bool,
}

/// What was opened: an index over everything, and the records behind it.
pub struct Opened {
    /// The search index: embedded directory first, then the synced or invented groups.
    pub index: Index,
    /// The records behind the index, in its order.
    pub records: Records,
    /// What a person should know.
    pub notices: Vec<Notice>,
    /// What the dataset says before its groups; `None` where there is no dataset.
    pub header: Option<Header>,
    /// The data directory, where there is one for this user.
    pub dir: Option<PathBuf>,
}

impl Opened {
    /// The listing, parsed from its record.
    ///
    /// # Errors
    /// The dataset cannot be read, or is damaged where the listing should be.
    pub fn read_group(&self, ordinal: Ordinal) -> Result<Group, RecordError> {
        self.records.read_group(ordinal)
    }

    /// The listing with an id; ids are unique in the merged dataset.
    pub fn find_by_id(&self, id: &str) -> Option<Ordinal> {
        self.index.with_id(id).first().copied()
    }
}

/// What a dataset looks like from outside: bytes and time of change. Another one looks different.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Stamp(u64, i128);

/// What the dataset that [`open_data`] would open looks like; `None` where there is none.
pub fn stamp_of_data(options: &OpenOptions) -> Option<Stamp> {
    let path = disk::data_dir(options.data_dir.as_deref())?.join(DATASET);
    let (bytes, modified) = disk::stamp_of_file(&disk::open_regular(&path).ok()?).ok()?;
    Some(Stamp(bytes, modified))
}

/// Opens what there is. Never fails: without any data of its own the program still has its directory.
pub fn open_data(options: &OpenOptions) -> Opened {
    if options.demo {
        return with_demo();
    }
    let Some(dir) = disk::data_dir(options.data_dir.as_deref()) else {
        return open_embedded(None, Vec::new());
    };
    let mut notices = Vec::new();
    let (current, previous) = (dir.join(DATASET), dir.join(PREVIOUS));
    let state = StoreState::read(&dir.join(STATE));
    match open_current(&dir, &state, &mut notices) {
        Ok(Some(found)) => return found.into_opened(dir, notices),
        Ok(None) if !previous.exists() => return open_embedded(Some(dir), notices),
        Ok(None) => notices.push(Notice::new("store-current-missing", &current, "")),
        Err(e) => notices.push(Notice::new("store-current-damaged", &current, describe_io_error(&e))),
    }
    match open_dataset(&previous, None, &state, &mut notices) {
        Ok(Some(found)) => {
            notices.push(Notice::new(
                "store-using-previous",
                &previous,
                found.header.generated_at.to_string(),
            ));
            return found.into_opened(dir, notices);
        }
        Ok(None) => {}
        Err(e) => notices.push(Notice::new("store-previous-damaged", &previous, describe_io_error(&e))),
    }
    notices.push(Notice::new("store-using-embedded", &dir, ""));
    open_embedded(Some(dir), notices)
}

/// The embedded directory alone.
fn open_embedded(dir: Option<PathBuf>, notices: Vec<Notice>) -> Opened {
    Opened {
        index: index_of(embedded::indexed_groups()),
        records: Records { embedded: embedded::len(), ..Records::default() },
        notices,
        header: None,
        dir,
    }
}

/// The embedded directory and invented groups.
fn with_demo() -> Opened {
    let invented: Vec<Group> = demo::groups(demo::USUAL, demo::SEED).collect();
    Opened {
        index: index_of(embedded::indexed_groups().chain(invented.iter().cloned())),
        records: Records { embedded: embedded::len(), demo: invented, ..Records::default() },
        notices: Vec::new(),
        header: None,
        dir: None,
    }
}

/// The bytes are not those that a sync wrote.
#[derive(Debug, thiserror::Error)]
#[error("it is not what the last sync wrote (another SHA-256)")]
pub(super) struct NotAsWritten;

struct FoundData {
    index: Index,
    synced: Synced,
    header: Header,
}

impl FoundData {
    fn into_opened(self, dir: PathBuf, notices: Vec<Notice>) -> Opened {
        let records = Records { embedded: embedded::len(), synced: Some(self.synced), ..Records::default() };
        Opened {
            records: records.with_twins_of(&self.index),
            index: self.index,
            notices,
            header: Some(self.header),
            dir: Some(dir),
        }
    }
}

/// Syncs may put several datasets in place while one is opened; after so many the reader stops trying.
const MOST_TRIES: usize = 5;

/// Opens the current dataset. One that was put in place after `state` was read is not what that knows, and no damage:
/// then the state is read again.
fn open_current(dir: &Path, state: &StoreState, notices: &mut Vec<Notice>) -> io::Result<Option<FoundData>> {
    let mut state = state.clone();
    let mut tries = 1;
    loop {
        let opened = open_dataset(&dir.join(DATASET), Some(&dir.join(INDEX)), &state, notices);
        let is_other = opened.as_ref().is_err_and(is_not_as_written);
        let now = if is_other { StoreState::read(&dir.join(STATE)) } else { return opened };
        if now == state || tries == MOST_TRIES {
            return opened;
        }
        state = now;
        tries += 1;
    }
}

fn is_not_as_written(error: &io::Error) -> bool {
    matches!(error.get_ref(), Some(why) if why.is::<NotAsWritten>())
}

/// Opens a dataset with its index; builds the index where none fits, and then writes it to `index_path`. `None`
/// where there is no such file. What no sync wrote is an error: it was damaged since, or changed by somebody.
fn open_dataset(
    path: &Path,
    index_path: Option<&Path>,
    state: &StoreState,
    notices: &mut Vec<Notice>,
) -> io::Result<Option<FoundData>> {
    let file = match disk::open_regular(path) {
        Ok(file) => file,
        Err(e) if e.kind() == io::ErrorKind::NotFound => return Ok(None),
        Err(e) => return Err(e),
    };
    let (bytes, modified) = disk::stamp_of_file(&file)?;
    let reader = DatasetReader::open(file.try_clone()?)?;
    let mut reader = reader.ok_or_else(|| io::Error::other("not a dataset that sync wrote"))?;
    let (header, first) = (reader.header().clone(), reader.header_bytes());
    if let Some(index_path) = index_path
        && let Some(stored) = index_file::read_index(index_path, bytes)
        && stored.key.is_of(bytes, modified)
        && stored.key.header_bytes == first
        && stored.key.header_crc == reader.header_crc()
        && let Ok((index, extents)) = stored.open_index(KeptSections::of_files(index_path, path, state))
        && index.len() == embedded::len() + extents.len()
    {
        let synced = Synced::new(path, file, first, extents, &header);
        return Ok(Some(FoundData { index, synced, header }));
    }
    // Everything is read now, so that everything can be checked.
    let sha256 = sha256_of_file(&file)?;
    if !state.knows_hash(&sha256) {
        return Err(io::Error::other(NotAsWritten));
    }
    let header_crc = reader.header_crc();
    // Hashing has moved the place in the file, which the reader shares.
    reader.seek(0)?;
    let (index, extents) = build_index(reader)?;
    if let Some(index_path) = index_path {
        notices.push(Notice::new("store-index-rebuilt", index_path, ""));
        let key = IndexKey {
            program: env!("CARGO_PKG_VERSION").to_owned(),
            embedded: embedded::CHECKSUM,
            bytes,
            modified: modified.to_string(),
            sha256,
            header_bytes: first,
            header_crc,
        };
        if let Err(e) = index_file::write_index(&Disk::default(), index_path, &key, &extents, index.bytes()) {
            notices.push(Notice::new("store-index-unwritable", index_path, describe_io_error(&e)));
        }
    }
    Ok(Some(FoundData { index, synced: Synced::new(path, file, first, extents, &header), header }))
}

/// The late sections of the index of a dataset.
struct KeptSections {
    kept: KeptIndex,
    index_path: PathBuf,
    dataset_path: PathBuf,
    state: StoreState,
}

impl KeptSections {
    fn of_files(index: &Path, dataset: &Path, state: &StoreState) -> impl FnOnce(KeptIndex) -> Self {
        let (index_path, dataset_path, state) = (index.to_owned(), dataset.to_owned(), state.clone());
        |kept| Self { kept, index_path, dataset_path, state }
    }
}

impl LateSections for KeptSections {
    fn read(&self, bytes: Range<usize>) -> Option<Vec<u8>> {
        self.kept.read(bytes)
    }

    fn rebuild(&self, part: LatePart) -> Option<Vec<u8>> {
        // The next start makes a new file and says so.
        let _ = std::fs::remove_file(&self.index_path);
        let file = disk::open_regular(&self.dataset_path).ok()?;
        let mut reader = DatasetReader::open(file.try_clone().ok()?).ok()??;
        if !self.state.knows_hash(&sha256_of_file(&file).ok()?) {
            return None;
        }
        // Hashing has moved the place in the file, which the reader shares.
        reader.seek(0).ok()?;
        let (index, _) = build_index(reader).ok()?;
        Some(index.late_part(part).to_vec())
    }
}

/// Whether the index in a data directory fits the data there and this program, so that nobody builds it anew.
pub fn index_fits(dir: &Path) -> bool {
    let Ok(file) = disk::open_regular(&dir.join(DATASET)) else { return false };
    let Ok((bytes, modified)) = disk::stamp_of_file(&file) else { return false };
    index_file::read_index(&dir.join(INDEX), bytes).is_some_and(|stored| {
        stored.key.is_of(bytes, modified)
            && stored
                .open_index(|late| late)
                .is_ok_and(|(index, _)| LatePart::ALL.iter().all(|part| index.read_late_part(*part)))
    })
}

/// Builds the index of a data directory anew and writes it; gives what there is to say of it. Nothing happens where
/// there is no dataset, or none that can be read: opening it says so.
pub fn renew_index(dir: &Path) -> Vec<Notice> {
    let mut notices = Vec::new();
    let state = StoreState::read(&dir.join(STATE));
    match open_dataset(&dir.join(DATASET), Some(&dir.join(INDEX)), &state, &mut notices) {
        Ok(_) => notices,
        Err(_) => Vec::new(),
    }
}

/// Builds the index of the embedded directory and a dataset, reading every record.
fn build_index(mut reader: DatasetReader) -> io::Result<(Index, Vec<Extent>)> {
    let header = reader.header().clone();
    let expected = header.groups();
    let mut index = IndexBuilder::new();
    embedded::indexed_groups().for_each(|group| index.add_group(&group));
    let mut extents = Vec::new();
    let mut sources = SourceStarts::new(&header);
    loop {
        let number = extents.len();
        let Some((json, _)) = reader.next_record()? else { break };
        if sources.begins_at(number as u64) {
            index.begin_source();
        }
        let text = std::str::from_utf8(json)
            .map_err(|_| io::Error::other(format!("record {number} is not UTF-8")))?;
        let mut group =
            read_record(text).map_err(|error| io::Error::other(format!("record {number}: {error}")))?;
        group.source.is_claimed = header.source_of_record(number as u64).is_none_or(|source| !source.signed);
        index.add_group(&group);
        extents.push(Extent::of_record(json).ok_or_else(|| io::Error::other("a record of 4 GiB"))?);
    }
    if extents.len() as u64 != expected {
        return Err(io::Error::other(format!("{} groups found, {expected} expected", extents.len())));
    }
    Ok((index.into_index(), extents))
}

/// Where the records of each source begin, for an index that is to find groups which several sources list.
struct SourceStarts {
    /// Ascending; empty where there are no two sources.
    starts: VecDeque<u64>,
}

impl SourceStarts {
    fn new(header: &Header) -> Self {
        let mut before = 0;
        let filled = header.sources.iter().filter(|source| source.groups > 0);
        let starts = filled.map(|source| {
            before += source.groups;
            before - source.groups
        });
        let starts: VecDeque<u64> = starts.collect();
        Self { starts: if starts.len() > 1 { starts } else { VecDeque::new() } }
    }

    /// Whether a source begins with this record. To be asked for each, in their order.
    fn begins_at(&mut self, number: u64) -> bool {
        let is_start = self.starts.front() == Some(&number);
        if is_start {
            self.starts.pop_front();
        }
        is_start
    }
}

fn index_of(groups: impl Iterator<Item = Group>) -> Index {
    let mut index = IndexBuilder::new();
    groups.for_each(|group| index.add_group(&group));
    index.into_index()
}

/// The SHA-256 of a whole open file, in hexadecimal digits.
pub(super) fn sha256_of_file(mut file: &File) -> io::Result<String> {
    io::Seek::seek(&mut file, io::SeekFrom::Start(0))?;
    sha256_hex_of(file)
}

/// The SHA-256 of the file at a path, in hexadecimal digits.
///
/// # Errors
/// As the system says.
pub fn hash_of(path: &Path) -> io::Result<String> {
    sha256_hex_of(disk::open_regular(path)?)
}

/// What the dataset in a directory says before its groups, if it is a dataset.
pub fn read_header(dir: &Path) -> Option<Header> {
    let reader = DatasetReader::open(disk::open_regular(&dir.join(DATASET)).ok()?).ok()??;
    Some(reader.header().clone())
}

/// The same, if the dataset is byte for byte what the last sync wrote. Reads all of it.
pub fn intact_header(dir: &Path) -> Option<Header> {
    let state = StoreState::read(&dir.join(STATE));
    let hash = hash_of(&dir.join(DATASET)).ok()?;
    if state.sha256.is_empty() || hash != state.sha256 { None } else { read_header(dir) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::{IngestRequest, sync_from};

    #[test]
    fn a_dataset_that_is_put_in_place_meanwhile_is_no_damage() {
        let dir = tempfile::tempdir().unwrap();
        let (data, feed) = (dir.path().join("data"), dir.path().join("feed.json"));
        let sync = |version: u32, name: &str| {
            let head = format!("{{\"format\":\"groupfinder\",\"schema_version\":1,\"version\":{version}");
            let groups = format!("\"groups\":[{{\"id\":\"a\",\"name\":\"{name}\"}}]");
            std::fs::write(&feed, format!("{head},{groups}}}")).unwrap();
            let now = "2026-11-24T12:00:00Z".parse().unwrap();
            let today = jiff::civil::date(2026, 11, 24);
            let request = IngestRequest::new(feed.to_str().unwrap(), now, today);
            sync_from(Some(&data), &Disk::default(), &request).unwrap();
        };
        sync(1, "First");
        let before = StoreState::read(&data.join(STATE));
        sync(2, "Second");
        sync(3, "Third");
        // With another reader's index the hash decides, which the state of before does not know.
        std::fs::remove_file(data.join(INDEX)).unwrap();
        let mut notices = Vec::new();
        let opened = open_current(&data, &before, &mut notices).unwrap().unwrap();
        assert_eq!(opened.index.len(), embedded::len() + 1);
        assert_eq!(notices.iter().map(Notice::key).collect::<Vec<_>>(), ["store-index-rebuilt"]);
        // What stays unknown is damage.
        let state = before.ahead_of("ab".into(), "cd".into());
        state.write(&Disk::default(), &data.join(STATE)).unwrap();
        std::fs::remove_file(data.join(INDEX)).unwrap();
        assert!(open_current(&data, &state, &mut notices).is_err());
    }
}
