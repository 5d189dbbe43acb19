//! Writing a tree: data files first, the entry last, each by a rename. A follower that comes in between sees the old
//! version or the new one. The same groups give the same version, and the same input the same bytes, signatures aside.

use super::VERSIONS;
use super::delta::Delta;
use super::entry::{
    DeltaFile, ENTRY, MOST_ENTRY_BYTES, Publisher, SIGNATURE, SignedEntry, TreeFile, signature_path,
};
use super::gather::Record;
use super::history::{HISTORY, History};
use super::key::{TrustedKey, verify_signature};
use super::publish_error::{ForeignEntryError, PublishError};
use super::region::{Division, Regions};
use super::signer::Signer;
use crate::codec::gzip::gzip;
use crate::codec::sha256_hex;
use crate::dataset::canonical::{self as canon, Canon, NotCanonicalError};
use crate::dataset::serde_timestamp::whole_seconds;
use crate::fetch::read_regular_up_to;
use crate::store::Lock;
use crate::store::disk::{self, Disk};
use jiff::{SignedDuration, Timestamp};
use std::collections::{BTreeMap, BTreeSet};
use std::io::{self, Write};
use std::path::Path;
use std::time::Duration;

/// What the publisher says about a tree.
#[derive(Debug, Clone)]
pub struct PublishOptions {
    /// The id of the dataset; `None` = the one of the tree that is there.
    pub dataset_id: Option<String>,
    /// Who publishes it.
    pub publisher: Publisher,
    /// How long the data is called current.
    pub expires: SignedDuration,
    /// How often followers shall ask.
    pub ttl: SignedDuration,
    /// How it is divided.
    pub division: Division,
    /// Keys that may sign the next entries.
    pub next_keys: Vec<TrustedKey>,
    /// Publish even if many groups are gone.
    pub allow_shrink: bool,
    /// The moment.
    pub now: Timestamp,
}

/// What was published.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Published {
    /// The entry as it stands now.
    pub entry: SignedEntry,
    /// What was done.
    pub done: Done,
    /// How many groups came, changed and went; `None` = there was no version before, or it could not be read.
    pub changed: Option<(u64, u64)>,
    /// The version before could not be read, so there are no deltas from it.
    pub old_lost: Option<String>,
}

/// What was done.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Done {
    /// A new version.
    Version,
    /// The same groups with new dates, or with a new description of them.
    Renewed,
    /// The same in everything.
    Nothing,
}

/// How long another publication is waited for.
const PATIENCE: Duration = Duration::from_secs(30);

/// What share of the groups may go at once, in percent.
const SHRINK_PERCENT: u64 = 30;

/// Trees smaller than this change wholly now and then.
const GUARDED_FROM: u64 = 10;

/// An entry is renewed once this part of its time is over, so that publishing every hour changes nothing needlessly.
const RENEW_AFTER_PART: i32 = 8;

/// Publishes records, ascending by id, as the tree in `dir`. `progress` gets how many files of how many are packed.
///
/// # Errors
/// Says why nothing was published; the tree is as it was.
pub fn publish_tree(
    dir: &Path,
    disk: &Disk,
    signer: &Signer,
    records: &[Record],
    options: &PublishOptions,
    progress: &mut dyn FnMut(usize, usize),
) -> Result<Published, PublishError> {
    if records.is_empty() {
        return Err(PublishError::Empty);
    }
    let tree = Tree { dir, disk };
    let data = dir.join("data");
    // Before anything is made in it, and once it is there.
    disk.check_directory(&data).map_err(|e| PublishError::of_disk(dir, e))?;
    disk.make_directory(&data).map_err(|e| PublishError::of_disk(&data, e))?;
    disk.check_directory(&data).map_err(|e| PublishError::of_disk(dir, e))?;
    let lock = dir.join(".lock");
    let _lock = Lock::acquire(&lock, PATIENCE)
        .map_err(|source| PublishError::Locked { path: lock.clone(), source })?;
    disk::remove_stale(dir);
    disk::remove_stale(&data);

    let old = tree.old_entry(signer)?;
    let dataset_id = id_of(dir, options, old.as_ref())?;
    let publisher = (!options.publisher.is_empty()).then(|| options.publisher.clone());
    let publisher = publisher.or_else(|| old.as_ref().and_then(|old| old.publisher.clone()));
    let head = canon::first_line(&dataset_id, publisher.as_ref());
    let text = canon::join_records(&head, records.iter().map(|record| record.line.as_str()));
    let hash = sha256_hex(text.as_bytes());

    let same = old.as_ref().filter(|old| old.full.sha256 == hash);
    let mut files = Files::new(&tree, progress, 2 + VERSIONS);
    let step = match &old {
        Some(old) if same.is_none() => tree.step_from(old, records, options)?,
        _ => VersionStep { version: same.map_or(1, |same| same.version), ..VersionStep::default() },
    };
    let VersionStep { version, deltas, changed, old_lost } = step;
    let parts = lines_by_region(options.division, records);
    files.total = 1 + parts.len() + deltas.len();
    let full = files.add_dataset(text, records.len())?;
    let now = whole_seconds(options.now);
    let mut entry = SignedEntry::new(dataset_id.clone(), version, now, now, full);
    entry.expires_at = whole_seconds(options.now.saturating_add(options.expires).unwrap_or(Timestamp::MAX));
    entry.ttl_s = u64::try_from(options.ttl.as_secs()).unwrap_or_default();
    entry.serial = old.as_ref().map_or(0, |old| old.serial).saturating_add(1);
    entry.publisher = publisher;
    entry.next_keys = options.next_keys.iter().map(|key| key.as_base64().to_owned()).collect();
    entry.regions = files.add_regions(&head, parts)?;
    entry.deltas = match same {
        Some(same) => same.deltas.clone(),
        None => files.add_deltas(&dataset_id, version, deltas, &entry.full)?,
    };
    if let Some(same) = same
        && !is_due(same, &entry, options.now)
    {
        return Ok(Published { entry: same.clone(), done: Done::Nothing, changed: Some((0, 0)), old_lost });
    }
    let done = if same.is_some() { Done::Renewed } else { Done::Version };
    tree.finish_version(signer, &entry, files.names, old.as_ref())?;
    Ok(Published { entry, done, changed, old_lost })
}

/// The version of a dataset, and how it follows from the one before.
#[derive(Default)]
struct VersionStep {
    version: u64,
    /// The deltas that lead to it, by the version that they lead from.
    deltas: BTreeMap<u64, Delta>,
    /// How many groups are new or changed, and how many are gone.
    changed: Option<(u64, u64)>,
    /// Why the version before cannot be read.
    old_lost: Option<String>,
}

/// The id of the dataset: as asked, which must be that of the tree, if there is one.
fn id_of(dir: &Path, options: &PublishOptions, old: Option<&SignedEntry>) -> Result<String, PublishError> {
    match (&options.dataset_id, old) {
        (Some(asked), Some(old)) if *asked != old.dataset_id => Err(PublishError::OtherDataset {
            dir: dir.to_path_buf(),
            found: old.dataset_id.clone(),
            asked: asked.clone(),
        }),
        (Some(asked), None) if !super::entry::is_dataset_id(asked) => {
            Err(PublishError::NoId(dir.to_path_buf()))
        }
        (_, Some(old)) => Ok(old.dataset_id.clone()),
        (Some(asked), None) => Ok(asked.clone()),
        (None, None) => Err(PublishError::NoId(dir.to_path_buf())),
    }
}

/// What leads from the old dataset to the records.
fn diff_records(before: &str, records: &[Record]) -> Result<Delta, NotCanonicalError> {
    let before = Canon::parse_canonical(before)?;
    let after = records.iter().map(|record| (record.id.as_str().into(), record.line.as_str()));
    Ok(Delta::between(&before, &Canon { records: after.collect() }))
}

fn refuse_shrink(old: &SignedEntry, delta: &Delta, options: &PublishOptions) -> Result<(), PublishError> {
    let before = old.full.groups.unwrap_or_default();
    let lost = delta.delete.len() as u64;
    if !options.allow_shrink && before >= GUARDED_FROM && lost * 100 > before * SHRINK_PERCENT {
        return Err(PublishError::Shrunk { lost, before });
    }
    Ok(())
}

/// The lines of each region, ascending by id.
fn lines_by_region(division: Division, records: &[Record]) -> BTreeMap<&str, Vec<&str>> {
    let mut parts: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    if division == Division::Country {
        for record in records {
            for region in &record.regions {
                parts.entry(region).or_default().push(&record.line);
            }
        }
    }
    parts
}

/// Whether an entry with the same groups has to be replaced: for its age, or for what else it says.
fn is_due(old: &SignedEntry, new: &SignedEntry, now: Timestamp) -> bool {
    let (generated_at, expires_at, serial) = (old.generated_at, old.expires_at, old.serial);
    let dated = SignedEntry { serial, generated_at, expires_at, ..new.clone() };
    let time = old.expires_at.duration_since(old.generated_at);
    let wanted = new.expires_at.duration_since(new.generated_at);
    dated != *old || time != wanted || now.duration_since(old.generated_at) >= time / RENEW_AFTER_PART
}

/// The name of a file below `data/`.
fn name_below_data(path: &str) -> String {
    path.strip_prefix("data/").unwrap_or(path).to_owned()
}

/// The directory.
struct Tree<'a> {
    dir: &'a Path,
    disk: &'a Disk,
}

impl Tree<'_> {
    /// The version after `old`, with other groups.
    fn step_from(
        &self,
        old: &SignedEntry,
        records: &[Record],
        options: &PublishOptions,
    ) -> Result<VersionStep, PublishError> {
        let mut step = VersionStep { version: old.version + 1, ..VersionStep::default() };
        match self.text_of(&old.full) {
            Ok(before) => {
                let delta = diff_records(&before, records).map_err(|source| PublishError::Damaged {
                    path: self.dir.join(old.full.path()),
                    source,
                })?;
                refuse_shrink(old, &delta, options)?;
                step.changed = Some((delta.upsert.len() as u64, delta.delete.len() as u64));
                step.deltas = self.join_deltas(old, delta);
            }
            Err(why) => step.old_lost = Some(why.to_string()),
        }
        Ok(step)
    }

    fn read_file(&self, path: &str, most: u64) -> Result<Option<Vec<u8>>, PublishError> {
        let path = self.dir.join(path);
        match read_regular_up_to(&path, most) {
            Ok(bytes) => Ok(Some(bytes)),
            Err(e) if e.kind() == io::ErrorKind::NotFound => Ok(None),
            Err(e) => Err(PublishError::of_disk(&path, e)),
        }
    }

    /// The entry that is there, if it may be continued with this key.
    fn old_entry(&self, signer: &Signer) -> Result<Option<SignedEntry>, PublishError> {
        let Some(bytes) = self.read_file(ENTRY, MOST_ENTRY_BYTES)? else { return Ok(None) };
        match self.continue_entry(&bytes, signer)? {
            Ok(entry) => Ok(Some(entry)),
            Err(source) => Err(PublishError::Foreign { path: self.dir.join(ENTRY), source }),
        }
    }

    /// The entry in `bytes`, if this key signed it or it announces this key. The outer error is one of the disk.
    fn continue_entry(
        &self,
        bytes: &[u8],
        signer: &Signer,
    ) -> Result<Result<SignedEntry, ForeignEntryError>, PublishError> {
        let entry = match SignedEntry::from_json(bytes) {
            Ok(entry) => entry,
            Err(error) => return Ok(Err(error.into())),
        };
        if entry.next_keys.iter().any(|key| key == signer.public_key().as_base64()) {
            return Ok(Ok(entry));
        }
        let path_by_hash = signature_path(&sha256_hex(bytes));
        let signature = match self.read_file(SIGNATURE, MOST_ENTRY_BYTES)? {
            Some(signature) => signature,
            None => self.read_file(&path_by_hash, MOST_ENTRY_BYTES)?.unwrap_or_default(),
        };
        let keys = std::slice::from_ref(signer.public_key());
        let Err(error) = verify_signature(keys, bytes, &signature) else { return Ok(Ok(entry)) };
        // A crash between signature and entry leaves a new one beside an old one; the other name has the right one.
        let by_hash = self.read_file(&path_by_hash, MOST_ENTRY_BYTES).ok().flatten();
        match by_hash {
            Some(signature) if verify_signature(keys, bytes, &signature).is_ok() => Ok(Ok(entry)),
            _ => Ok(Err(error.into())),
        }
    }

    /// The text of a file of the tree, checked.
    fn text_of(&self, file: &TreeFile) -> Result<String, Box<dyn std::error::Error>> {
        let path = file.path();
        let bytes = self.read_file(&path, u64::MAX)?.ok_or_else(|| format!("{path} is gone"))?;
        let text = file.unpack(bytes).map_err(|error| format!("{path}: {error}"))?;
        if sha256_hex(&text) != file.sha256 {
            return Err(format!("{path} is damaged").into());
        }
        String::from_utf8(text).map_err(|_| format!("{path} is damaged").into())
    }

    /// The deltas to the new version: the last one, and the older ones lengthened by it. One that cannot be read ends
    /// the row, for those before it are longer still.
    fn join_deltas(&self, old: &SignedEntry, last: Delta) -> BTreeMap<u64, Delta> {
        let mut deltas = BTreeMap::new();
        for change in old.deltas.iter().take(VERSIONS - 1) {
            let Ok(text) = self.text_of(&change.file) else { break };
            let Ok(delta) = Delta::from_json(&text) else { break };
            deltas.insert(change.from_version, delta.then(&last));
        }
        deltas.insert(old.version, last);
        deltas
    }

    /// Writes a file unless it is there with these very bytes.
    fn write_file(&self, path: &str, bytes: &[u8]) -> Result<(), PublishError> {
        let path = self.dir.join(path);
        if std::fs::read(&path).is_ok_and(|there| there == bytes) {
            return Ok(());
        }
        let dir = path.parent().unwrap_or(self.dir);
        let written = self.disk.stage_file(dir).and_then(|mut out| {
            out.write_all(bytes)?;
            out.move_into_place(&path)
        });
        written.map_err(|e| PublishError::of_disk(&path, e))
    }

    /// Signs and writes the entry, then removes what no version needs any more.
    fn finish_version(
        &self,
        signer: &Signer,
        entry: &SignedEntry,
        mut names: BTreeSet<String>,
        old: Option<&SignedEntry>,
    ) -> Result<(), PublishError> {
        let text = entry.to_json();
        if text.len() as u64 > MOST_ENTRY_BYTES {
            return Err(PublishError::TooLong(text.len()));
        }
        let comment = format!("groupfinder {} version {}", entry.dataset_id, entry.version);
        let signature = signer.sign_bytes(text.as_bytes(), &comment)?;
        let by_hash = signature_path(&sha256_hex(text.as_bytes()));
        names.insert(name_below_data(&by_hash));
        names.extend(entry.deltas.iter().map(|change| name_below_data(&change.file.path())));
        // The signature of the entry before, for caches that still hold that.
        let old_text = old.map(SignedEntry::to_json).unwrap_or_default();
        let before = name_below_data(&signature_path(&sha256_hex(old_text.as_bytes())));
        let mut history = History::from_json(&self.read_file(HISTORY, 1 << 24)?.unwrap_or_default());
        history.note_version(entry.version, names, &BTreeSet::from([before]));
        self.write_file(&by_hash, signature.as_bytes())?;
        self.write_file(HISTORY, history.to_json().as_bytes())?;
        self.write_file(SIGNATURE, signature.as_bytes())?;
        self.write_file(ENTRY, text.as_bytes())?;
        self.remove_unneeded(&history.all_files());
        Ok(())
    }

    /// Removes files of ours that belong to no version. What cannot be removed stays for the next time.
    fn remove_unneeded(&self, wanted: &BTreeSet<&str>) {
        for there in std::fs::read_dir(self.dir.join("data")).into_iter().flatten().flatten() {
            let name = there.file_name();
            let Some(name) = name.to_str() else { continue };
            let stem = name.split('.').next().unwrap_or_default();
            let ours = stem.len() == 64 && stem.bytes().all(|b| b.is_ascii_hexdigit());
            if ours && !wanted.contains(name) {
                let _ = std::fs::remove_file(there.path());
            }
        }
    }
}

/// Files in the making.
struct Files<'t, 'a> {
    tree: &'t Tree<'a>,
    names: BTreeSet<String>,
    progress: &'t mut dyn FnMut(usize, usize),
    done: usize,
    total: usize,
}

impl<'t, 'a> Files<'t, 'a> {
    fn new(tree: &'t Tree<'a>, progress: &'t mut dyn FnMut(usize, usize), total: usize) -> Self {
        Self { tree, names: BTreeSet::new(), progress, done: 0, total }
    }

    /// Packs and writes a file under its hash. One that is there and right is not packed again.
    fn add_file(&mut self, text: Vec<u8>) -> Result<TreeFile, PublishError> {
        let mut file =
            TreeFile { sha256: sha256_hex(&text), bytes: text.len() as u64, gzip_bytes: 0, groups: None };
        let path = file.path();
        self.names.insert(name_below_data(&path));
        let there = self.tree.read_file(&path, u64::MAX)?;
        let packed_bytes = there.as_ref().map(|packed| packed.len() as u64);
        let is_right = there.is_some_and(|packed| file.unpack(packed).is_ok_and(|there| there == text));
        if let Some(bytes) = packed_bytes.filter(|_| is_right) {
            file.gzip_bytes = bytes;
        } else {
            let packed = gzip(&text);
            drop(text);
            file.gzip_bytes = packed.len() as u64;
            self.tree.write_file(&path, &packed)?;
        }
        self.done += 1;
        (self.progress)(self.done, self.total.max(self.done));
        Ok(file)
    }

    fn add_dataset(&mut self, text: String, groups: usize) -> Result<TreeFile, PublishError> {
        Ok(TreeFile { groups: Some(groups as u64), ..self.add_file(text.into_bytes())? })
    }

    /// The dataset of each region and the list of them; `None` where the dataset is not divided.
    fn add_regions(
        &mut self,
        head: &str,
        parts: BTreeMap<&str, Vec<&str>>,
    ) -> Result<Option<TreeFile>, PublishError> {
        if parts.is_empty() {
            return Ok(None);
        }
        let mut list = BTreeMap::new();
        for (region, lines) in parts {
            let groups = lines.len();
            let file = self.add_dataset(canon::join_records(head, lines.into_iter()), groups)?;
            list.insert(region.to_owned(), file);
        }
        self.add_file(Regions::new(list).to_json().into_bytes()).map(Some)
    }

    /// The deltas, the youngest first. One half as long as the whole saves nothing, nor does any before it.
    fn add_deltas(
        &mut self,
        dataset_id: &str,
        version: u64,
        deltas: BTreeMap<u64, Delta>,
        full: &TreeFile,
    ) -> Result<Vec<DeltaFile>, PublishError> {
        let mut changes = Vec::new();
        for (from_version, delta) in deltas.into_iter().rev() {
            let file = self.add_file(delta.to_json(dataset_id, from_version, version).into_bytes())?;
            if file.gzip_bytes * 2 > full.gzip_bytes && full.groups.is_some_and(|groups| groups > 100) {
                let path = file.path();
                self.names.remove(&name_below_data(&path));
                break;
            }
            changes.push(DeltaFile { from_version, file });
        }
        Ok(changes)
    }
}
