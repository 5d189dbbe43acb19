//! Following a tree: entry, signature, dataset, format, version, dates, then delta, region or whole, by hash.
//!
//! The order is that of The Update Framework's client workflow. Nothing of an entry is looked at before its signature is
//! found right. Nothing is written here: what comes out is a dataset that is what the publisher signed, and what to note.

use super::cache::{CacheState, FollowerCache};
use super::delta::Delta;
use super::entry::{ENTRY, EntryError, MOST_ENTRY_BYTES, SIGNATURE, SignedEntry, TreeFile, signature_path};
use super::fetch::{CountedFetch, Fetch};
use super::follow_error::{FollowError, FollowErrorKind};
use super::key::{TrustedKey, verify_signature};
use super::region::{Regions, WORLD};
use super::tree_file_error::TreeFileError;
use crate::codec::gzip::gzip_quickly;
use crate::codec::sha256_hex;
use crate::dataset::canonical::{self as canon, Canon};
use jiff::{SignedDuration, Timestamp};

/// What a follower asks of a tree.
#[derive(Debug, Clone)]
pub struct FollowRequest<'a> {
    /// Its address, for messages.
    pub address: &'a str,
    /// The keys that a person named.
    pub keys: &'a [TrustedKey],
    /// The regions to follow, as [`super::region::parse_region`] gives them; empty = everything.
    pub regions: &'a [String],
    /// The dataset and version that the data directory says it has of this source.
    pub before: Option<(String, u64)>,
    /// Whether the data directory really has what it says: then nothing needs to be taken again.
    pub in_place: bool,
    /// The moment.
    pub now: Timestamp,
}

/// What came of it.
#[derive(Debug)]
pub struct Followed {
    /// The dataset to take in; `None` = what is here is what is published.
    pub dataset: Option<Vec<u8>>,
    /// Files to keep before the dataset is ingested: hash and bytes.
    pub keep: Vec<(String, Vec<u8>)>,
    /// What to note once the dataset is ingested.
    pub state: CacheState,
    /// How the dataset was obtained.
    pub way: Way,
    /// What else a person should know.
    pub remarks: Vec<Remark>,
    /// Files asked for.
    pub requests: u64,
    /// Bytes that came over the line.
    pub bytes: u64,
}

/// How a dataset was obtained.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Way {
    /// Nothing had to be taken.
    UpToDate,
    /// From files that are kept here.
    Kept,
    /// By what changed since the version before.
    Delta,
    /// Region files.
    Regions,
    /// The whole file.
    Full,
}

impl Way {
    /// The key of the words for it.
    pub(super) fn message_key(self) -> &'static str {
        match self {
            Self::UpToDate | Self::Kept => "follow-way-kept",
            Self::Delta => "follow-way-delta",
            Self::Regions => "follow-way-regions",
            Self::Full => "follow-way-full",
        }
    }
}

/// What a person should know about a tree that is followed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Remark {
    /// The publisher called it current until this moment, which is past.
    Expired(Timestamp),
    /// It was made in what is the future here.
    ClockWrong(Timestamp),
    /// The delta did not lead to the right bytes; the whole was taken instead.
    DeltaFailed(String),
    /// The publisher changed keys, from the one with this id to this one, which it had announced.
    KeyChanged(String, String),
    /// This region is not in the tree.
    RegionMissing(String),
}

/// A version that jumps by more is a slip or an attack.
const LONGEST_JUMP: u64 = 1_000_000;

/// Clocks of publisher and follower may differ by so much.
const CLOCKS_DIFFER: SignedDuration = SignedDuration::from_hours(24);

/// Packed data that grew instead is longer by a few bytes at most.
const PACKING_BYTES: u64 = 4096;

/// Follows a tree.
///
/// # Errors
/// Says why it is not followed.
pub fn follow_tree(
    files: &mut dyn Fetch,
    held: &FollowerCache,
    ask: &FollowRequest<'_>,
) -> Result<Followed, FollowError> {
    let mut follower =
        Follower { files: CountedFetch::new(files), held, ask, remarks: Vec::new(), keep: Vec::new() };
    let done = follower.follow_entry().map_err(|why| why.at_address(ask.address))?;
    let (dataset, state, way) = done;
    let Follower { files, remarks, keep, .. } = follower;
    Ok(Followed { dataset, keep, state, way, remarks, requests: files.requests, bytes: files.bytes })
}

struct Follower<'a> {
    files: CountedFetch<'a>,
    held: &'a FollowerCache,
    ask: &'a FollowRequest<'a>,
    remarks: Vec<Remark>,
    keep: Vec<(String, Vec<u8>)>,
}

impl Follower<'_> {
    fn follow_entry(&mut self) -> Result<(Option<Vec<u8>>, CacheState, Way), FollowErrorKind> {
        if self.ask.keys.is_empty() {
            return Err(FollowErrorKind::WithoutKey);
        }
        if let Some(path) = &self.held.damaged {
            return Err(FollowErrorKind::KeysLost { path: path.clone() });
        }
        let bytes = self.fetch_file(ENTRY, MOST_ENTRY_BYTES)?;
        // Said before the signature is looked at, for it explains why that cannot fit.
        if bytes.trim_ascii_start().starts_with(b"<") {
            return Err(FollowErrorKind::Page);
        }
        let entry_sha256 = sha256_hex(&bytes);
        let trusted_keys = self.check_signature(&bytes, &entry_sha256)?;
        let entry = SignedEntry::from_json(&bytes).map_err(|e| match e {
            EntryError::Newer(version) => FollowErrorKind::Newer(format!("schema {version}")),
            error @ EntryError::Form(_) => FollowErrorKind::Entry(error),
        })?;
        if !entry.suits_program(env!("CARGO_PKG_VERSION")) {
            return Err(FollowErrorKind::Newer(entry.min_program.clone()));
        }
        self.check_succession(&entry)?;
        let state = match self.held.state.as_ref().filter(|held| self.is_held(held, &entry)) {
            // An older entry, out of some cache or replayed, changes nothing at all, least of all whose keys count.
            Some(held) => {
                self.remarks.retain(|remark| !matches!(remark, Remark::KeyChanged(..)));
                CacheState { regions: self.ask.regions.to_vec(), ..held.clone() }
            }
            None => self.state_of(&entry, entry_sha256, trusted_keys),
        };
        self.note_dates(&state);
        let same = self.held.state.as_ref().is_some_and(|old| {
            (old.version, &old.regions, old.expires_at) == (state.version, &state.regions, state.expires_at)
        });
        if same && self.ask.in_place {
            return Ok((None, CacheState { files: self.held_files(), ..state }, Way::UpToDate));
        }
        let (dataset, way) =
            if self.ask.regions.is_empty() { self.take_full(&entry)? } else { self.take_regions(&entry)? };
        let files = self.keep.iter().map(|(hash, _)| hash.clone()).collect();
        // What is kept already has no bytes here, and need not be written again.
        self.keep.retain(|(_, bytes)| !bytes.is_empty());
        Ok((Some(dataset), CacheState { files, ..state }, way))
    }

    fn held_files(&self) -> Vec<String> {
        self.held.state.as_ref().map(|state| state.files.clone()).unwrap_or_default()
    }

    fn fetch_file(&mut self, path: &str, most: u64) -> Result<Vec<u8>, FollowErrorKind> {
        self.files
            .fetch_file(path, most)
            .map_err(|source| FollowErrorKind::Fetch { path: path.to_owned(), source })
    }

    /// Whether the entry is signed by a key that counts; gives the keys that may sign the next one.
    fn check_signature(&mut self, entry: &[u8], entry_sha256: &str) -> Result<Vec<String>, FollowErrorKind> {
        let named: Vec<String> = self.ask.keys.iter().map(|key| key.as_base64().to_owned()).collect();
        let known = self.held.state.as_ref().filter(|state| state.named_keys == named);
        let trusted = match known {
            // The very bytes whose signature was found right before.
            Some(state) if state.entry_sha256 == entry_sha256 => return Ok(state.trusted_keys.clone()),
            Some(state) => {
                state.trusted_keys.iter().map(|key| TrustedKey::parse(key)).collect::<Result<Vec<_>, _>>()?
            }
            None => self.ask.keys.to_vec(),
        };
        let ids: Vec<&str> = trusted.iter().map(TrustedKey::id).collect();
        let beside = match self.files.fetch_file(SIGNATURE, MOST_ENTRY_BYTES) {
            Ok(signature) => {
                verify_signature(&trusted, entry, &signature).map_err(FollowErrorKind::Signature)
            }
            Err(source) => Err(FollowErrorKind::Unsigned { trusted: ids.join(", "), source }),
        };
        let key = beside.or_else(|fault| {
            // A cache may hold an older signature than entry; the one named by the entry's hash is always right.
            let signature = self.files.fetch_file(&signature_path(entry_sha256), MOST_ENTRY_BYTES);
            signature
                .ok()
                .and_then(|signature| verify_signature(&trusted, entry, &signature).ok())
                .ok_or(fault)
        })?;
        let key = key.clone();
        if let Some(last) = trusted.first().filter(|last| known.is_some() && **last != key) {
            self.remarks.push(Remark::KeyChanged(last.id().to_owned(), key.as_base64().to_owned()));
        }
        // Announced keys count from now on, and the one that signed this; older ones no longer do.
        let next = SignedEntry::from_json(entry).map(|entry| entry.next_keys).unwrap_or_default();
        let mut keys = vec![key.as_base64().to_owned()];
        keys.extend(
            next.iter().filter_map(|key| TrustedKey::parse(key).ok()).map(|key| key.as_base64().to_owned()),
        );
        keys.dedup();
        Ok(keys)
    }

    /// Whether the entry may come after what is here.
    fn check_succession(&self, entry: &SignedEntry) -> Result<(), FollowErrorKind> {
        let state = self.held.state.as_ref();
        let before = state.map(|state| (&state.dataset_id, state.version));
        let said = self.ask.before.as_ref().map(|(id, version)| (id, *version));
        for (id, version) in before.into_iter().chain(said) {
            if *id != entry.dataset_id {
                return Err(FollowErrorKind::OtherDataset {
                    found: entry.dataset_id.clone(),
                    held: id.clone(),
                });
            }
            if entry.version < version {
                return Err(FollowErrorKind::Rollback { found: entry.version, held: version });
            }
            if entry.version - version > LONGEST_JUMP {
                return Err(FollowErrorKind::FastForward { found: entry.version, held: version });
            }
        }
        match state {
            Some(old) if old.version == entry.version && old.full_sha256 != entry.full.sha256 => {
                Err(FollowErrorKind::SameVersion(entry.version))
            }
            _ => Ok(()),
        }
    }

    fn state_of(&self, entry: &SignedEntry, entry_sha256: String, trusted_keys: Vec<String>) -> CacheState {
        CacheState {
            state_version: CacheState::FORM,
            named_keys: self.ask.keys.iter().map(|key| key.as_base64().to_owned()).collect(),
            trusted_keys,
            entry_sha256,
            dataset_id: entry.dataset_id.clone(),
            version: entry.version,
            serial: entry.serial,
            full_sha256: entry.full.sha256.clone(),
            regions: self.ask.regions.to_vec(),
            files: Vec::new(),
            generated_at: entry.generated_at,
            expires_at: entry.expires_at,
            ttl_s: entry.ttl_s,
        }
    }

    /// Whether what is held came from a later entry, under the keys that a person names now.
    fn is_held(&self, held: &CacheState, entry: &SignedEntry) -> bool {
        let names = self.ask.keys.iter().map(TrustedKey::as_base64);
        held.is_ahead_of(entry) && names.eq(held.named_keys.iter().map(String::as_str))
    }

    fn note_dates(&mut self, state: &CacheState) {
        let earliest = state.generated_at.saturating_sub(CLOCKS_DIFFER).unwrap_or(Timestamp::MIN);
        if self.ask.now < earliest {
            // With a clock that is wrong, ages mean nothing.
            self.remarks.push(Remark::ClockWrong(state.generated_at));
        } else if state.expires_at <= self.ask.now {
            self.remarks.push(Remark::Expired(state.expires_at));
        }
    }

    /// The whole dataset: kept, by delta, or as it is.
    fn take_full(&mut self, entry: &SignedEntry) -> Result<(Vec<u8>, Way), FollowErrorKind> {
        if let Some(text) = self.held.read_file(&entry.full.sha256) {
            self.keep.push((entry.full.sha256.clone(), Vec::new()));
            return Ok((text, Way::Kept));
        }
        let state = self.held.state.as_ref();
        let change = state.and_then(|state| entry.delta_from(state.version).map(|change| (state, change)));
        if let Some((state, change)) = change
            && change.file.gzip_bytes < entry.full.gzip_bytes
            && let Some(old) = self.held.read_file(&state.full_sha256)
        {
            match self.apply_delta(entry, &change.file, &old) {
                Ok(as_base64) => {
                    self.keep.push((entry.full.sha256.clone(), gzip_quickly(&as_base64)));
                    return Ok((as_base64, Way::Delta));
                }
                // Not the delta is what counts, but its result; the whole is always right.
                Err(why) => self.remarks.push(Remark::DeltaFailed(why.to_string())),
            }
        }
        let (text, packed) = self.fetch_checked(&entry.full)?;
        self.keep.push((entry.full.sha256.clone(), packed));
        Ok((text, Way::Full))
    }

    fn apply_delta(
        &mut self,
        entry: &SignedEntry,
        change: &TreeFile,
        old: &[u8],
    ) -> Result<Vec<u8>, Box<dyn std::error::Error>> {
        let (delta, _) = self.fetch_checked(change)?;
        let delta = std::str::from_utf8(&delta)?;
        let old = Canon::parse_canonical(std::str::from_utf8(old)?)?;
        let text = Delta::from_json(delta)?
            .apply_to(&canon::first_line(&entry.dataset_id, entry.publisher.as_ref()), &old);
        if sha256_hex(text.as_bytes()) == entry.full.sha256 {
            Ok(text.into_bytes())
        } else {
            Err("it does not lead to the published dataset".into())
        }
    }

    /// The regions asked for and what belongs to none, as one dataset.
    fn take_regions(&mut self, entry: &SignedEntry) -> Result<(Vec<u8>, Way), FollowErrorKind> {
        let list = entry.regions.clone().ok_or(FollowErrorKind::Undivided)?;
        let mut fetched = false;
        let text = self.kept_or_fetched(&list, &mut fetched)?;
        let list = Regions::from_json(&text)
            .map_err(|source| FollowErrorKind::File { path: list.path(), source })?;
        let mut parts = Vec::new();
        for region in self.ask.regions.iter().map(String::as_str).chain([WORLD]) {
            match list.regions.get(region) {
                Some(file) => parts.push(self.kept_or_fetched(file, &mut fetched)?),
                None if region == WORLD => {}
                None => self.remarks.push(Remark::RegionMissing(region.to_owned())),
            }
        }
        if !self.ask.regions.iter().any(|region| list.regions.contains_key(region)) {
            let known: Vec<&str> = list.regions.keys().map(String::as_str).collect();
            return Err(FollowErrorKind::NoRegion {
                asked: self.ask.regions.join(", "),
                known: known.join(", "),
            });
        }
        let way = if fetched { Way::Regions } else { Way::Kept };
        let canons = parts.iter().map(|part| parse_region_file(part)).collect::<Result<Vec<_>, _>>();
        let canons =
            canons.map_err(|source| FollowErrorKind::File { path: "a region".to_owned(), source })?;
        let whole = Canon::merge_parts(canons);
        Ok((
            canon::join_records(
                &canon::first_line(&entry.dataset_id, entry.publisher.as_ref()),
                whole.lines(),
            )
            .into_bytes(),
            way,
        ))
    }

    fn kept_or_fetched(&mut self, file: &TreeFile, fetched: &mut bool) -> Result<Vec<u8>, FollowErrorKind> {
        if let Some(text) = self.held.read_file(&file.sha256) {
            self.keep.push((file.sha256.clone(), Vec::new()));
            return Ok(text);
        }
        let (text, packed) = self.fetch_checked(file)?;
        *fetched = true;
        self.keep.push((file.sha256.clone(), packed));
        Ok(text)
    }

    /// A file of the tree, checked: unpacked, and as it came.
    fn fetch_checked(&mut self, file: &TreeFile) -> Result<(Vec<u8>, Vec<u8>), FollowErrorKind> {
        let path = file.path();
        let packed = self.fetch_file(&path, file.bytes.saturating_add(PACKING_BYTES))?;
        let text = unpack_checked(file, packed.clone())
            .map_err(|source| FollowErrorKind::File { path: path.clone(), source })?;
        Ok((text, packed))
    }
}

fn parse_region_file(bytes: &[u8]) -> Result<Canon<'_>, TreeFileError> {
    Ok(Canon::parse_canonical(std::str::from_utf8(bytes)?)?)
}

/// The bytes of a file, unpacked, if they have the hash that the entry says.
fn unpack_checked(file: &TreeFile, packed: Vec<u8>) -> Result<Vec<u8>, TreeFileError> {
    let text = file.unpack(packed)?;
    let found = sha256_hex(&text);
    if found == file.sha256 {
        Ok(text)
    } else {
        Err(TreeFileError::Hash { found: first_digits(&found), expected: first_digits(&file.sha256) })
    }
}

fn first_digits(hash: &str) -> String {
    hash.chars().take(12).collect()
}
