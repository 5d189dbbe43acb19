//! Signed publishing as a whole: what is published is what arrives, by whatever way, and nothing else ever does.

use crate::support::fuzz::{mutate, run_randomly};
use groupfinder::codec::gzip::{gunzip, gzip};
use groupfinder::codec::sha256_hex;
use groupfinder::dataset::read_record;
use groupfinder::fetch::FeedLocation;
use groupfinder::publish::apply::{FollowOptions, FollowOutcome, follow_into_store};
use groupfinder::publish::cache::FollowerCache;
use groupfinder::publish::entry::{ENTRY, Publisher, SIGNATURE, SignedEntry, path_of};
use groupfinder::publish::fetch::Directory;
use groupfinder::publish::follow::{FollowRequest, Followed, Remark, Way, follow_tree};
use groupfinder::publish::gather::{Record, Records};
use groupfinder::publish::publish_error::PublishError;
use groupfinder::publish::region::Division;
use groupfinder::publish::tree::{Done, PublishOptions, Published, publish_tree};
use groupfinder::publish::{Fetch, Signer, TreeFetchError, TrustedKey, signer};
use groupfinder::store::disk::{Disk, WriteStep};
use groupfinder::store::{self, IngestRequest, SyncError};
use jiff::{SignedDuration, Timestamp};
use needs::needs;
use proptest::prelude::*;
use std::collections::BTreeMap;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};
use tempfile::TempDir;

/// Groups by number; the second number is what changes in them.
type Groups = BTreeMap<u32, u32>;

fn groups(ids: std::ops::Range<u32>) -> Groups {
    ids.map(|id| (id, 0)).collect()
}

/// Invented groups, in three countries and in none.
fn records(groups: &Groups) -> Vec<Record> {
    let mut records = Records::default();
    for (id, n) in groups {
        let place = match id % 4 {
            0 => String::new(),
            k => format!(
                ",\"place\":{{\"street\":\"Beispielgasse {n}\",\"city\":\"Ort\",\"country\":\"{}\"}}",
                ["DE", "AT", "NO"][k as usize - 1]
            ),
        };
        let json = format!("{{\"id\":\"g{id}\",\"name\":\"Gruppe {id} «{n}»\"{place}}}");
        records.add_group(read_record(&json).unwrap(), "test");
    }
    records.into_sorted()
}

fn moment(text: &str) -> Timestamp {
    text.parse().unwrap()
}

fn now() -> Timestamp {
    moment("2026-11-24T12:00:00Z")
}

fn signer(dir: &Path, name: &str) -> Signer {
    let path = dir.join(name);
    if !path.exists() {
        signer::make_key_pair(&path, None).unwrap();
    }
    Signer::open(&path, || panic!("no passphrase")).unwrap()
}

/// A publisher with its tree.
struct House {
    dir: TempDir,
    signer: Signer,
    options: PublishOptions,
}

impl House {
    fn new() -> Self {
        let dir = tempfile::tempdir().unwrap();
        let signer = signer(dir.path(), "a.key");
        let options = PublishOptions {
            dataset_id: Some("test-1".to_owned()),
            publisher: Publisher { name: Some("Kontaktstelle".to_owned()), ..Publisher::default() },
            expires: SignedDuration::from_hours(14 * 24),
            ttl: SignedDuration::from_hours(24),
            division: Division::Country,
            next_keys: Vec::new(),
            allow_shrink: true,
            now: now(),
        };
        Self { dir, signer, options }
    }

    fn tree(&self) -> PathBuf {
        self.dir.path().join("tree")
    }

    fn publish(&self, groups: &Groups) -> Published {
        self.try_publish(groups, &Disk::default()).unwrap()
    }

    fn try_publish(&self, groups: &Groups, disk: &Disk) -> Result<Published, PublishError> {
        publish_tree(&self.tree(), disk, &self.signer, &records(groups), &self.options, &mut |_, _| ())
    }

    fn files(&self) -> Memory {
        Memory::read(&self.tree())
    }

    /// The dataset as it is published now.
    fn text(&self) -> Vec<u8> {
        let mut files = self.files();
        let entry = SignedEntry::from_json(&files.fetch_file(ENTRY, 9999).unwrap()).unwrap();
        gunzip(&files.fetch_file(&entry.full.path(), u64::MAX).unwrap(), entry.full.bytes).unwrap()
    }

    /// Puts a changed entry, rightly signed, into a copy of the tree.
    fn forge(&self, change: impl FnOnce(String) -> String) -> Memory {
        let mut files = self.files();
        let entry = String::from_utf8(files.0[ENTRY].clone()).unwrap();
        let changed = change(entry.clone());
        assert_ne!(changed, entry, "nothing forged");
        let signature = self.signer.sign_bytes(changed.as_bytes(), "forged").unwrap();
        files.0.insert(ENTRY.to_owned(), changed.into_bytes());
        files.0.insert(SIGNATURE.to_owned(), signature.into_bytes());
        files
    }
}

/// A tree in memory, which may be tampered with.
#[derive(Clone, PartialEq, Debug)]
struct Memory(BTreeMap<String, Vec<u8>>);

impl Memory {
    fn read(tree: &Path) -> Self {
        let mut files = BTreeMap::new();
        for dir in [tree.to_path_buf(), tree.join("data")] {
            for file in std::fs::read_dir(dir).unwrap().flatten().filter(|f| f.path().is_file()) {
                let path = file.path().strip_prefix(tree).unwrap().to_str().unwrap().to_owned();
                files.insert(path, std::fs::read(file.path()).unwrap());
            }
        }
        Self(files)
    }
}

impl Fetch for Memory {
    fn fetch_file(&mut self, path: &str, most_bytes: u64) -> Result<Vec<u8>, TreeFetchError> {
        let bytes = self.0.get(path).ok_or_else(|| io::Error::other("there is no such page (404)"))?;
        if bytes.len() as u64 > most_bytes {
            return Err(TreeFetchError::TooLarge { limit: most_bytes });
        }
        Ok(bytes.clone())
    }
}

/// A follower that keeps what it follows, without a data directory.
struct Follower {
    dir: TempDir,
    held: FollowerCache,
    keys: Vec<TrustedKey>,
    regions: Vec<String>,
    text: Vec<u8>,
}

impl Follower {
    fn new(house: &House) -> Self {
        let dir = tempfile::tempdir().unwrap();
        let held = FollowerCache::open(dir.path(), "test");
        Self {
            dir,
            held,
            keys: vec![house.signer.public_key().clone()],
            regions: Vec::new(),
            text: Vec::new(),
        }
    }

    fn follow(&mut self, files: &mut dyn Fetch) -> Result<Followed, String> {
        self.follow_at(files, now())
    }

    fn follow_at(&mut self, files: &mut dyn Fetch, now: Timestamp) -> Result<Followed, String> {
        let ask = FollowRequest {
            address: "https://example.org/",
            keys: &self.keys,
            regions: &self.regions,
            before: None,
            in_place: !self.text.is_empty(),
            now,
        };
        let followed = follow_tree(files, &self.held, &ask).map_err(|refused| refused.to_string())?;
        let disk = Disk::default();
        for (hash, bytes) in &followed.keep {
            self.held.keep_file(&disk, hash, bytes).unwrap();
        }
        if let Some(text) = &followed.dataset {
            self.text.clone_from(text);
        }
        self.held.commit_state(&disk, followed.state.clone()).unwrap();
        self.held = FollowerCache::open(self.dir.path(), "test");
        Ok(followed)
    }
}

#[test]
fn a_follower_comes_by_deltas_to_the_very_bytes_that_are_published() {
    let house = House::new();
    let mut content = groups(0..2000);
    house.publish(&content);
    let mut always = Follower::new(&house);
    let first = always.follow(&mut house.files()).unwrap();
    assert_eq!((first.way, &always.text), (Way::Full, &house.text()));
    let mut late = Follower::new(&house);
    late.follow(&mut house.files()).unwrap();

    for version in 2..=6_u32 {
        content.insert(version, version);
        content.remove(&(100 + version));
        content.insert(5000 + version, 1);
        let published = house.publish(&content);
        assert_eq!((published.entry.version, published.changed), (u64::from(version), Some((2, 1))));
        let by_delta = always.follow(&mut house.files()).unwrap();
        assert_eq!((by_delta.way, &always.text), (Way::Delta, &house.text()), "version {version}");
        assert_eq!(by_delta.requests, 3, "entry, signature, delta");
        assert!(by_delta.bytes * 5 < first.bytes, "{} of {}", by_delta.bytes, first.bytes);
        let mut fresh = Follower::new(&house);
        fresh.follow(&mut house.files()).unwrap();
        assert_eq!(fresh.text, always.text);
        let again = always.follow(&mut house.files()).unwrap();
        assert_eq!((again.way, again.requests, again.dataset), (Way::UpToDate, 1, None));
    }
    // Five versions at once.
    assert_eq!(late.follow(&mut house.files()).unwrap().way, Way::Delta);
    assert_eq!(late.text, house.text());
    // The tree in a directory is the same as over a line.
    let mut from_disk = Follower::new(&house);
    from_disk.follow(&mut Directory::new(&house.tree())).unwrap();
    assert_eq!(from_disk.text, late.text);
}

#[test]
fn a_delta_that_does_not_fit_is_made_good_by_the_whole() {
    let house = House::new();
    let mut content = groups(0..300);
    house.publish(&content);
    let start = |house: &House| {
        let mut follower = Follower::new(house);
        follower.follow(&mut house.files()).unwrap();
        follower
    };
    let mut followers: Vec<Follower> = (0..4).map(|_| start(&house)).collect();
    content.insert(7, 1);
    let entry = house.publish(&content).entry;
    let delta = entry.delta_from(1).unwrap().file.path();
    let mut trees: Vec<Memory> = (0..4).map(|_| house.files()).collect();
    trees[0].0.remove(&delta);
    trees[1].0.insert(delta.clone(), b"<html>Please log in</html>".to_vec());
    // A delta that is signed as it is, and wrong.
    let lie = b"{\"format\":\"groupfinder-delta\",\"upsert\":[],\"delete\":[\"g1\"]}".to_vec();
    let hash = entry.delta_from(1).unwrap().file.sha256.clone();
    trees[2] = house.forge(|text| text.replace(&hash, &sha256_hex(&lie)));
    trees[2].0.insert(path_of(&sha256_hex(&lie)), lie);
    // Its own copy of the version before is damaged.
    for file in std::fs::read_dir(followers[3].held.dir()).unwrap().flatten() {
        if file.path().extension().is_some_and(|e| e == "gz") {
            std::fs::write(file.path(), gzip(b"damaged")).unwrap();
        }
    }
    for (n, (follower, tree)) in followers.iter_mut().zip(&mut trees).enumerate() {
        let followed = follower.follow(tree).unwrap();
        assert_eq!((followed.way, &follower.text), (Way::Full, &house.text()), "{n}");
        let told = followed.remarks.iter().any(|remark| matches!(remark, Remark::DeltaFailed(_)));
        assert_eq!(told, n < 3, "{n}: {:?}", followed.remarks);
    }
}

/// Wherever a bit is turned: it is refused, or what comes is what was published.
#[test]
fn no_turned_bit_changes_what_is_taken() {
    let house = House::new();
    let mut content = groups(0..60);
    house.publish(&content);
    let mut before = Follower::new(&house);
    before.follow(&mut house.files()).unwrap();
    content.insert(3, 1);
    house.publish(&content);
    let (files, text) = (house.files(), house.text());
    let (mut refused, mut right) = (0, 0);
    for (path, bytes) in &files.0 {
        let step = if path.starts_with("entry") { 1 } else { (bytes.len() / 60).max(1) };
        for at in (0..bytes.len()).step_by(step) {
            let mut tampered = files.clone();
            tampered.0.get_mut(path).unwrap()[at] ^= 1 << (at % 8);
            for held in [&before.held, &FollowerCache::empty()] {
                for regions in [vec![], vec!["DE".to_owned()]] {
                    let ask = FollowRequest {
                        address: "x",
                        keys: &before.keys,
                        regions: &regions,
                        before: None,
                        in_place: false,
                        now: now(),
                    };
                    match follow_tree(&mut tampered, held, &ask) {
                        Err(_) => refused += 1,
                        Ok(followed) if regions.is_empty() => {
                            assert_eq!(followed.dataset.unwrap(), text, "{path} at {at}");
                            right += 1;
                        }
                        Ok(followed) => {
                            let taken = String::from_utf8(followed.dataset.unwrap()).unwrap();
                            let published = std::str::from_utf8(&text).unwrap();
                            assert!(taken.lines().all(|l| published.contains(l.trim_end_matches(','))));
                            right += 1;
                        }
                    }
                }
            }
        }
    }
    assert!(refused > 2000 && right > 500, "{refused} refused, {right} right");
}

/// Whatever a publisher signs, by mistake or by ill will: it is followed or refused, and what is there stays whole.
#[test]
fn whatever_a_signed_entry_or_delta_says_it_is_followed_or_refused() {
    let house = House::new();
    let mut content = groups(0..30);
    house.publish(&content);
    let old = house.files();
    content.insert(3, 1);
    content.remove(&8);
    let entry = house.publish(&content).entry;
    let delta = entry.delta_from(1).unwrap().file.clone();
    let files = house.files();
    let changes = String::from_utf8(gunzip(&files.0[&delta.path()], delta.bytes).unwrap()).unwrap();
    let (mut followed, mut refused) = (0_u32, 0_u32);
    run_randomly(|random| {
        let mut follower = Follower::new(&house);
        follower.follow(&mut old.clone()).unwrap();
        let before = follower.text.clone();
        let mut forged = if random.bool() {
            let mut forged = files.clone();
            let entry = mutate(std::str::from_utf8(&files.0[ENTRY]).unwrap(), random);
            let signature = house.signer.sign_bytes(entry.as_bytes(), "forged").unwrap();
            forged.0.insert(ENTRY.to_owned(), entry.into_bytes());
            forged.0.insert(SIGNATURE.to_owned(), signature.into_bytes());
            forged
        } else {
            // What comes out as it was is told from what it was by a space.
            let lie = format!("{} ", mutate(&changes, random)).into_bytes();
            let (hash, bytes) = (sha256_hex(&lie), lie.len().to_string());
            let mut forged = house.forge(|entry| {
                let at = entry.find(&delta.sha256).unwrap();
                let (whole, rest) = entry.split_at(at);
                whole.to_owned()
                    + &rest.replacen(&delta.sha256, &hash, 1).replacen(&delta.bytes.to_string(), &bytes, 1)
            });
            forged.0.insert(path_of(&hash), gzip(&lie));
            forged
        };
        match follower.follow(&mut forged) {
            Ok(_) => followed += 1,
            Err(why) => {
                refused += 1;
                assert!(!why.contains(|c: char| c.is_control() && c != '\n'), "{why:?}");
                assert_eq!(follower.text, before, "{why}");
            }
        }
        assert!(std::str::from_utf8(&follower.text).is_ok_and(|text| text.contains("\"test-1\"")));
    });
    assert!(followed > 5 && refused > 5, "{followed} followed, {refused} refused");
}

/// Every attack of the list is refused with words that name it, and the data stays bit for bit.
#[test]
fn every_refusal_says_why_and_leaves_the_data_alone() {
    let house = House::new();
    let mut content = groups(0..40);
    for n in 0..3 {
        content.insert(n, n + 1);
        house.publish(&content);
    }
    let old = house.files();
    content.insert(9, 9);
    house.publish(&content);
    let data = tempfile::tempdir().unwrap();
    let order = FollowOptions { keys: vec![house.signer.public_key().clone()], regions: Vec::new() };
    take_from(data.path(), &mut house.files(), &order, now()).unwrap();
    let before = snapshot(data.path());

    let (id, other) = (house.signer.public_key().id(), signer(house.dir.path(), "b.key"));
    // A version that is not here yet, so that its signature is looked at.
    let next = |text: String| text.replacen("\"version\": 4", "\"version\": 5", 1);
    let newer = {
        let mut files = house.forge(next);
        files.0.retain(|path, _| !path.ends_with(".minisig") || path == SIGNATURE);
        files
    };
    let signed_with = |signature: String| {
        let mut files = newer.clone();
        files.0.insert(SIGNATURE.to_owned(), signature.into_bytes());
        files
    };
    let other_tree = signed_with(other.sign_bytes(&newer.0[ENTRY], "x").unwrap());
    let signature = |change: &dyn Fn(String) -> String| {
        signed_with(change(String::from_utf8(newer.0[SIGNATURE].clone()).unwrap()))
    };
    let with_entry = |bytes: &[u8]| {
        let mut files = house.files();
        files.0.insert(ENTRY.to_owned(), bytes.to_vec());
        files
    };
    let mut unsigned = newer.clone();
    unsigned.0.remove(SIGNATURE);
    let version =
        |to: &str| house.forge(|entry| entry.replace("\"version\": 4", &format!("\"version\": {to}")));
    let full = SignedEntry::from_json(&house.files().0[ENTRY]).unwrap().full;
    // A new entry whose file is the old one: mirrors that are half way, or an attacker's mix.
    let mixed = {
        let hash = "ab".repeat(32);
        let mut files = house
            .forge(|entry| next(entry).replacen(&full.sha256, &hash, 1).replace("\"deltas\": [", "\"x\": ["));
        files.0.insert(
            path_of(&hash),
            old.0[&SignedEntry::from_json(&old.0[ENTRY]).unwrap().full.path()].clone(),
        );
        files
    };
    let bomb = {
        let text = vec![b' '; 4 << 20];
        let hash = sha256_hex(&text);
        let mut files = house
            .forge(|entry| next(entry).replacen(&full.sha256, &hash, 1).replace("\"deltas\": [", "\"x\": ["));
        files.0.insert(path_of(&hash), gzip(&text));
        files
    };
    let cases: Vec<(&str, Memory, Vec<&str>)> = vec![
        ("rollback", old.clone(), vec!["version 3 is older than 4"]),
        (
            "other contents",
            house.forge(|e| e.replacen(&full.sha256, &"cd".repeat(32), 1)),
            vec!["version 4 again"],
        ),
        ("fast forward", version("1000005"), vec!["too far ahead of 4"]),
        (
            "beyond all numbers",
            version("9223372036854775808"),
            vec!["signed and yet not understood", "version"],
        ),
        ("wrong key", other_tree, vec![id, other.public_key().id(), "not from this address"]),
        ("no signature", unsigned, vec!["not signed", id]),
        ("legacy", signature(&|s| s.replacen("\nRU", "\nRW", 1)), vec!["old form", id]),
        ("two signatures", signature(&|s| format!("{s}{s}")), vec!["more than one signature"]),
        ("no signature but words", signature(&|_| "hello".into()), vec!["no minisign signature"]),
        ("changed", with_entry(&house.files().0[ENTRY].to_ascii_uppercase()), vec![id, "does not fit"]),
        (
            "another dataset",
            house.forge(|e| e.replace("test-1", "test-2")),
            vec!["the dataset test-2, not test-1"],
        ),
        (
            "later schema",
            house.forge(|e| e.replace("\"schema_version\": 1", "\"schema_version\": 2")),
            vec!["schema 2", "update"],
        ),
        ("later program", house.forge(|e| e.replace("0.1.0", "9.0.0")), vec!["9.0.0", "update"]),
        ("login page", with_entry(b"<!DOCTYPE html><title>Log in</title>"), vec!["web page", "login"]),
        ("endless entry", with_entry(&[b' '; 9000]), vec!["entry.json: more than 8192 bytes"]),
        ("mix and match", mixed, vec!["its hash is", "another version"]),
        ("bomb", bomb, vec!["more than the", "bytes that the entry says"]),
        ("nothing there", Memory(BTreeMap::new()), vec!["entry.json: there is no such page"]),
    ];
    for (what, mut files, words) in cases {
        let error = take_from(data.path(), &mut files, &order, now()).unwrap_err().to_string();
        for word in words {
            assert!(error.contains(word), "{what}: {error:?} lacks {word:?}");
        }
        assert!(error.starts_with("https://example.org/"), "{error}");
        assert_eq!(snapshot(data.path()), before, "{what}");
    }
    let keyless =
        take_from(data.path(), &mut house.files(), &FollowOptions::default(), now()).unwrap_err().to_string();
    assert!(keyless.contains("--public-key") && keyless.contains("config.toml"), "{keyless}");
    // And the honest tree is still followed.
    assert_eq!(take_from(data.path(), &mut house.files(), &order, now()).unwrap().way, Way::UpToDate);
}

fn take_from(
    data: &Path,
    files: &mut dyn Fetch,
    order: &FollowOptions,
    now: Timestamp,
) -> Result<FollowOutcome, SyncError> {
    let place = FeedLocation::parse("https://example.org/").unwrap();
    let request = IngestRequest::new("https://example.org/", now, jiff::civil::date(2026, 11, 24));
    follow_into_store(Some(data), &Disk::default(), &request, order, &place, files, &mut |_| ())
}

/// Every file with its bytes; the lock aside, which has none.
fn snapshot(dir: &Path) -> BTreeMap<PathBuf, Vec<u8>> {
    let mut files = BTreeMap::new();
    let mut dirs = vec![dir.to_path_buf()];
    while let Some(dir) = dirs.pop() {
        for entry in std::fs::read_dir(dir).unwrap().flatten() {
            if entry.path().is_dir() {
                dirs.push(entry.path());
            } else {
                files.insert(entry.path(), std::fs::read(entry.path()).unwrap());
            }
        }
    }
    files
}

fn ids(data: &Path) -> Vec<String> {
    let opened = store::open_data(&store::OpenOptions { data_dir: Some(data.to_path_buf()), demo: false });
    let mut ids: Vec<String> = (0..opened.records.len() as u32)
        .map(groupfinder::search::Ordinal)
        .filter(|n| n.0 as usize >= store::embedded::len())
        .map(|n| opened.read_group(n).unwrap().id.to_string())
        .collect();
    ids.sort();
    ids
}

#[test]
fn expiry_never_hides_data_and_a_wrong_clock_is_noticed() {
    let mut house = House::new();
    house.publish(&groups(0..20));
    let data = tempfile::tempdir().unwrap();
    let order = FollowOptions { keys: vec![house.signer.public_key().clone()], regions: Vec::new() };
    let take_at = |files: &mut Memory, at: &str| take_from(data.path(), files, &order, moment(at)).unwrap();
    // A host that is frozen: the same tree, ever older.
    let frozen = house.files();
    assert_eq!(take_at(&mut frozen.clone(), "2026-12-08T11:59:59Z").remarks, []);
    for at in ["2026-12-08T12:00:00Z", "2030-01-01T00:00:00Z"] {
        let late = take_at(&mut frozen.clone(), at);
        assert_eq!(late.remarks, [Remark::Expired(moment("2026-12-08T12:00:00Z"))]);
        assert_eq!(ids(data.path()).len(), 20);
    }
    let early = take_at(&mut frozen.clone(), "1970-01-02T00:00:00Z");
    assert_eq!(early.remarks, [Remark::ClockWrong(now())]);
    // The publisher confirms the same groups: nothing but the dates is new, and nothing is fetched but the entry.
    house.options.now = moment("2026-12-01T12:00:00Z");
    let renewed = house.publish(&groups(0..20));
    assert_eq!((renewed.done, renewed.entry.version), (Done::Renewed, 1));
    let taken = take_at(&mut house.files(), "2026-12-10T00:00:00Z");
    assert_eq!((taken.way, taken.requests, taken.remarks), (Way::Kept, 2, vec![]));
    let header = store::open_data(&store::OpenOptions { data_dir: Some(data.path().into()), demo: false })
        .header
        .unwrap();
    assert_eq!(header.sources[0].expires_at, Some(moment("2026-12-15T12:00:00Z")));
    // The older entry out of some cache takes nothing back.
    let older = take_at(&mut frozen.clone(), "2026-12-10T00:00:00Z");
    assert_eq!((older.way, older.remarks), (Way::UpToDate, vec![]));
}

#[test]
fn the_same_groups_are_the_same_bytes_and_the_same_version() {
    let (house, mut other) = (House::new(), House::new());
    other.signer = Signer::open(&house.dir.path().join("a.key"), || panic!()).unwrap();
    let content = groups(0..50);
    let changed: Groups = content.iter().map(|(id, n)| (*id, n + id / 40)).collect();
    for content in [&content, &changed] {
        house.publish(content);
        other.publish(content);
    }
    let unsigned = |house: &House| {
        let mut files = house.files();
        files.0.retain(|path, _| !path.ends_with(".minisig"));
        files
    };
    assert_eq!(unsigned(&house), unsigned(&other));
    let before = house.files();
    let again = house.publish(&changed);
    assert_eq!((again.done, again.entry.version), (Done::Nothing, 2));
    assert_eq!(house.files(), before);
    // Back to what was: a version of its own.
    assert_eq!(house.publish(&content).entry.version, 3);
    // What is said about the same groups may change without a version.
    other.options.publisher.licence = Some("CC-BY-4.0".to_owned());
    let said = other.publish(&changed);
    assert_eq!((said.done, said.entry.version), (Done::Version, 3), "the licence travels in the dataset");
    other.options.next_keys = vec![house.signer.public_key().clone()];
    assert_eq!(other.publish(&changed).done, Done::Renewed);
}

#[test]
fn the_files_of_thirty_versions_stay_and_older_ones_go() {
    let house = House::new();
    let mut content = groups(0..40);
    let mut followers = Vec::new();
    let mut whole = Vec::new();
    for version in 1..=36_u32 {
        content.insert(version % 5, version);
        let entry = house.publish(&content).entry;
        whole.push(entry.full.path());
        if [1, 5, 6, 7, 20].contains(&version) {
            let mut follower = Follower::new(&house);
            follower.follow(&mut house.files()).unwrap();
            followers.push(follower);
        }
    }
    let files = house.files();
    let kept: Vec<bool> = whole.iter().map(|path| files.0.contains_key(path)).collect();
    assert_eq!(kept, (1..=36).map(|version| version > 6).collect::<Vec<_>>());
    assert!(files.0[ENTRY].len() < 8192);
    let ways: Vec<Way> = followers.iter_mut().map(|f| f.follow(&mut house.files()).unwrap().way).collect();
    assert_eq!(ways, [Way::Full, Way::Full, Way::Delta, Way::Delta, Way::Delta]);
    assert!(followers.iter().all(|follower| follower.text == house.text()));
    let named = SignedEntry::from_json(&files.0[ENTRY]).unwrap();
    for change in &named.deltas {
        assert!(files.0.contains_key(&change.file.path()));
    }
    assert_eq!(named.deltas.len(), 30);
}

#[test]
fn a_follower_of_regions_fetches_only_what_changed_there() {
    let house = House::new();
    let mut content = groups(0..400);
    house.publish(&content);
    let mut follower = Follower::new(&house);
    follower.regions = vec!["AT".to_owned(), "DE".to_owned()];
    let first = follower.follow(&mut house.files()).unwrap();
    assert_eq!((first.way, first.requests), (Way::Regions, 6), "entry, signature, list, AT, DE, world");
    let count =
        |follower: &Follower| String::from_utf8(follower.text.clone()).unwrap().matches("\"id\"").count();
    assert_eq!(count(&follower), 300);
    content.insert(3, 5); // Norway
    house.publish(&content);
    let elsewhere = follower.follow(&mut house.files()).unwrap();
    assert_eq!((elsewhere.way, elsewhere.requests), (Way::Regions, 3), "entry, signature, list");
    content.insert(1, 5); // Germany
    house.publish(&content);
    assert_eq!(follower.follow(&mut house.files()).unwrap().requests, 4);
    assert!(String::from_utf8(follower.text.clone()).unwrap().contains("Gruppe 1 «5»"));
    follower.regions = vec!["DE".to_owned(), "SE".to_owned()];
    let missing = follower.follow(&mut house.files()).unwrap();
    assert_eq!(missing.remarks, [Remark::RegionMissing("SE".to_owned())]);
    assert_eq!((missing.requests, count(&follower)), (1, 200), "what is kept is not fetched again");
    follower.regions = vec!["SE".to_owned()];
    let none = follower.follow(&mut house.files()).unwrap_err();
    assert!(none.contains("SE") && none.contains("AT, DE, NO, world"), "{none}");
    // From a part to the whole, although the version is the same.
    follower.regions = Vec::new();
    assert_eq!(follower.follow(&mut house.files()).unwrap().way, Way::Full);
    assert_eq!(follower.text, house.text());
    let mut undivided = House::new();
    undivided.options.division = Division::None;
    undivided.publish(&content);
    let mut follower = Follower::new(&undivided);
    follower.regions = vec!["DE".to_owned()];
    assert!(follower.follow(&mut undivided.files()).unwrap_err().contains("not divided"));
}

#[test]
fn keys_change_by_announcement_and_in_no_other_way() {
    let mut house = House::new();
    let mut content = groups(0..30);
    let (second, third) = (signer(house.dir.path(), "b.key"), signer(house.dir.path(), "c.key"));
    house.options.next_keys = vec![second.public_key().clone()];
    house.publish(&content);
    let mut follower = Follower::new(&house);
    follower.follow(&mut house.files()).unwrap();
    let first_id = house.signer.public_key().id().to_owned();

    // A key that nobody announced: the publisher's own tool refuses, and so would every follower.
    content.insert(1, 1);
    house.signer = third;
    let error = house.try_publish(&content, &Disk::default()).unwrap_err().to_string();
    assert!(error.contains(&first_id) && error.contains("--next-key"), "{error}");

    house.signer = second;
    house.options.next_keys = Vec::new();
    let second_id = house.signer.public_key().id().to_owned();
    let second_key = house.signer.public_key().as_base64().to_owned();
    assert_eq!(house.publish(&content).entry.version, 2);
    let followed = follower.follow(&mut house.files()).unwrap();
    assert_eq!(followed.remarks, [Remark::KeyChanged(first_id.clone(), second_key)]);
    assert_eq!(follower.text, house.text());
    content.insert(2, 2);
    house.publish(&content);
    assert_eq!(follower.follow(&mut house.files()).unwrap().remarks, []);

    // The old key no longer counts: whoever stole it has nothing.
    let stolen = signer(house.dir.path(), "a.key");
    let mut files = house.forge(|entry| entry.replace("\"version\": 3", "\"version\": 4"));
    let signature = stolen.sign_bytes(&files.0[ENTRY], "x").unwrap();
    files.0.insert(SIGNATURE.to_owned(), signature.into_bytes());
    let refused = follower.follow(&mut files).unwrap_err();
    assert!(refused.contains(&first_id) && refused.contains(&second_id), "{refused}");
    // A person who names the new key begins with it.
    follower.keys = vec![house.signer.public_key().clone()];
    follower.follow(&mut house.files()).unwrap();
}

/// A publisher whose key a was stolen: it announced b, signs with b, announced c and so withdrew a. Gives the tree as it
/// was at each step.
fn withdrawn_key() -> (House, Vec<Memory>) {
    let mut house = House::new();
    let content = groups(0..30);
    let key = |house: &House, name: &str| signer(house.dir.path(), name);
    let mut steps = Vec::new();
    for (signing, announced) in [("a.key", "b.key"), ("b.key", "a.key"), ("b.key", "c.key")] {
        house.signer = key(&house, signing);
        house.options.next_keys = vec![key(&house, announced).public_key().clone()];
        house.publish(&content);
        steps.push(house.files());
    }
    (house, steps)
}

/// What the thief of key a publishes beside a tree: other groups, the next version, whatever serial number.
fn stolen_version(house: &House, files: &Memory, serial: u64) -> Memory {
    let thief = House {
        dir: tempfile::tempdir().unwrap(),
        signer: signer(house.dir.path(), "a.key"),
        ..House::new()
    };
    let mut content = groups(0..30);
    content.insert(1, 99);
    thief.publish(&content);
    let mut forged = thief.forge(|entry| {
        let entry = entry.replace("\"version\": 1", "\"version\": 2");
        entry.replace("\"serial\": 1,", &format!("\"serial\": {serial},"))
    });
    for (path, bytes) in &files.0 {
        forged.0.entry(path.clone()).or_insert_with(|| bytes.clone());
    }
    forged
}

#[test]
fn a_withdrawn_key_stays_withdrawn_whatever_is_replayed_or_lost() {
    let (house, steps) = withdrawn_key();
    let first_key = signer(house.dir.path(), "a.key").public_key().clone();
    let follower_of_all = || {
        let mut follower = Follower::new(&house);
        follower.keys = vec![first_key.clone()];
        for step in &steps {
            follower.follow(&mut step.clone()).unwrap();
        }
        follower
    };
    // Each former entry is replayed, in any order, and changes nothing at all.
    for order in [&[0][..], &[1], &[1, 0], &[0, 1, 2, 1]] {
        let mut follower = follower_of_all();
        let state = follower.held.state.clone();
        for step in order {
            // The first is signed by a key that no longer counts; that is refused, which changes nothing either.
            let replayed = follower.follow(&mut steps[*step].clone());
            assert!(*step == 0 || replayed.unwrap().remarks.is_empty(), "{order:?}");
            assert_eq!(follower.held.state, state, "{order:?}");
        }
        for serial in [1, 4, u64::MAX] {
            let refused = follower.follow(&mut stolen_version(&house, &steps[2], serial)).unwrap_err();
            assert!(refused.contains(first_key.id()), "{refused}");
        }
        // The rightful next version is taken.
        let mut next = House { signer: signer(house.dir.path(), "c.key"), ..House::new() };
        next.dir = tempfile::tempdir().unwrap();
        std::fs::rename(house.tree(), next.tree()).unwrap();
        let mut content = groups(0..30);
        content.insert(3, 5);
        next.publish(&content);
        follower.follow(&mut next.files()).unwrap();
        assert_eq!(follower.text, next.text());
        std::fs::remove_dir_all(next.tree()).unwrap();
        for (path, bytes) in &steps[2].0 {
            let path = house.tree().join(path);
            std::fs::create_dir_all(path.parent().unwrap()).unwrap();
            std::fs::write(path, bytes).unwrap();
        }
    }
    // One damaged byte is mended by the copy; two files fail closed, in words.
    let mut follower = follower_of_all();
    let note = follower.held.dir().join("state.json");
    let mut bytes = std::fs::read(&note).unwrap();
    bytes[90] ^= 1;
    std::fs::write(&note, &bytes).unwrap();
    follower.held = FollowerCache::open(follower.dir.path(), "test");
    assert!(follower.follow(&mut stolen_version(&house, &steps[2], 9)).is_err());
    std::fs::write(&note, &bytes).unwrap();
    std::fs::write(note.with_file_name("state.copy.json"), &bytes).unwrap();
    follower.held = FollowerCache::open(follower.dir.path(), "test");
    for files in [&stolen_version(&house, &steps[2], 9), &steps[2]] {
        let refused = follower.follow(&mut files.clone()).unwrap_err();
        assert!(refused.contains("public_key") && refused.contains("state.json"), "{refused}");
    }
}

#[test]
fn a_spare_key_is_not_forgotten_by_an_entry_from_before_it_was_announced() {
    let mut house = House::new();
    let mut content = groups(0..30);
    house.publish(&content);
    let before = house.files();
    let spare = signer(house.dir.path(), "spare.key");
    house.options.next_keys = vec![spare.public_key().clone()];
    house.publish(&content);
    let mut follower = Follower::new(&house);
    follower.follow(&mut house.files()).unwrap();
    follower.follow(&mut before.clone()).unwrap();
    // The first key is lost; the spare one signs the next version.
    house.signer = spare;
    content.insert(7, 7);
    house.publish(&content);
    follower.follow(&mut house.files()).unwrap();
    assert_eq!(follower.text, house.text());
    // Two entries that are equally late: the first one stands.
    let state = follower.held.state.clone();
    let mut twin = house.forge(|entry| entry.replace("\"ttl_s\": 86400", "\"ttl_s\": 1"));
    follower.follow(&mut twin).unwrap();
    assert_eq!(follower.held.state, state);
}

#[test]
fn without_the_note_of_the_keys_nothing_is_followed_until_a_person_says_so() {
    let (house, steps) = withdrawn_key();
    let data = tempfile::tempdir().unwrap();
    let key = signer(house.dir.path(), "a.key").public_key().clone();
    let order = FollowOptions { keys: vec![key], regions: Vec::new() };
    let take = |files: &Memory| take_from(data.path(), &mut files.clone(), &order, now());
    for step in &steps {
        take(step).unwrap();
    }
    std::fs::remove_dir_all(data.path().join("published")).unwrap();
    for files in [&stolen_version(&house, &steps[2], 9), &steps[2]] {
        let refused = take(files).unwrap_err().to_string();
        assert!(refused.contains("public_key") && refused.contains("sources remove"), "{refused}");
    }
}

/// The house signs with a key and announces others.
fn sign_with(house: &mut House, key: &str, announced: &[&str], content: &Groups) -> Memory {
    house.signer = signer(house.dir.path(), key);
    house.options.next_keys =
        announced.iter().map(|key| signer(house.dir.path(), key).public_key().clone()).collect();
    house.publish(content);
    house.files()
}

/// A follower who named the first key and saw these trees.
fn follower_of(house: &House, trees: &[&Memory]) -> Follower {
    let mut follower = Follower::new(house);
    follower.keys = vec![signer(house.dir.path(), "a.key").public_key().clone()];
    for tree in trees {
        follower.follow(&mut (*tree).clone()).unwrap();
    }
    follower
}

/// The tree is refused by a message with these words, and nothing is noted of it.
#[track_caller]
fn assert_refused(follower: &mut Follower, tree: &Memory, words: &[&str]) {
    let before = follower.held.state.clone();
    let refused = follower.follow(&mut tree.clone()).unwrap_err();
    assert!(words.iter().all(|word| refused.contains(word)), "{refused}");
    assert_eq!(follower.held.state, before);
}

/// The next version of a tree, with other groups, signed by whoever has the key.
fn next_version_by(house: &mut House, key: &str) -> Memory {
    let content = groups(0..31 + house.files().0.len() as u32 % 7);
    let before = house.files();
    let tree = sign_with(house, key, &[], &content);
    std::fs::remove_dir_all(house.tree()).unwrap();
    for (path, bytes) in &before.0 {
        let path = house.tree().join(path);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, bytes).unwrap();
    }
    tree
}

#[test]
fn an_announcement_that_was_taken_back_or_missed_counts_for_nothing() {
    let mut house = House::new();
    let content = groups(0..30);
    // 1. Announced, and taken back within the version: what the spare key signs is refused.
    let announced = sign_with(&mut house, "a.key", &["b.key"], &content);
    let by_spare = next_version_by(&mut house, "b.key");
    let taken_back = sign_with(&mut house, "a.key", &[], &content);
    let mut follower = follower_of(&house, &[&announced, &taken_back]);
    let first = signer(house.dir.path(), "a.key").public_key().id().to_owned();
    assert_refused(&mut follower, &by_spare, &[&first]);
    // 2. The announcement is replayed after it was taken back, and the spare key tries again.
    assert!(follower.follow(&mut announced.clone()).unwrap().remarks.is_empty());
    assert_refused(&mut follower, &by_spare, &[&first]);
    // 3. Two changes were missed: nothing leads from the first key to the third, and a person has to say so.
    let mut house = House::new();
    let begun = sign_with(&mut house, "a.key", &["b.key"], &content);
    sign_with(&mut house, "b.key", &["c.key"], &content);
    let third = sign_with(&mut house, "c.key", &[], &groups(0..32));
    let mut late = follower_of(&house, &[&begun]);
    assert_refused(&mut late, &third, &[signer(house.dir.path(), "c.key").public_key().id()]);
    late.keys = vec![house.signer.public_key().clone()];
    late.follow(&mut third.clone()).unwrap();
    assert_eq!(late.text, house.text());
}

#[test]
fn whoever_stole_a_key_gains_nothing_once_it_was_changed() {
    let mut house = House::new();
    let content = groups(0..30);
    let first = sign_with(&mut house, "a.key", &["b.key"], &content);
    // 4. The thief of the first key announces a key of their own beside the rightful change.
    let thief = sign_with(&mut house, "a.key", &["thief.key"], &content);
    std::fs::remove_dir_all(house.tree()).unwrap();
    for (path, bytes) in &first.0 {
        let path = house.tree().join(path);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, bytes).unwrap();
    }
    let changed = sign_with(&mut house, "b.key", &[], &groups(0..31));
    let mut follower = follower_of(&house, &[&first, &changed]);
    let second = signer(house.dir.path(), "b.key").public_key().id().to_owned();
    assert_refused(&mut follower, &thief, &[&second]);
    // 5. Across versions: the tree from before the change is replayed as a whole.
    assert_refused(&mut follower, &first, &[&second]);
    // 6. The second key was stolen too, and signs faster than its owner; the operator names a third key.
    let stolen = next_version_by(&mut house, "b.key");
    follower.follow(&mut stolen.clone()).unwrap();
    let third = signer(house.dir.path(), "c.key").public_key().clone();
    follower.keys = vec![third.clone()];
    assert_refused(&mut follower, &stolen, &[third.id()]);
    assert_refused(&mut follower, &next_version_by(&mut house, "b.key"), &[third.id()]);
    // 7. Naming the first key again in the settings does not bring back what it signed before.
    follower.keys = vec![signer(house.dir.path(), "a.key").public_key().clone()];
    assert_refused(&mut follower, &first, &[&second]);
}

#[test]
fn a_lost_note_a_mixed_tree_and_a_last_serial_number_open_no_door() {
    let mut house = House::new();
    let content = groups(0..30);
    let first = sign_with(&mut house, "a.key", &["b.key"], &content);
    let second = sign_with(&mut house, "b.key", &["c.key"], &content);
    house.signer = signer(house.dir.path(), "a.key");
    let by_first = house.forge(|entry| entry.replacen("\"version\": 1", "\"version\": 2", 1));
    let second_id = signer(house.dir.path(), "b.key").public_key().id().to_owned();
    // 8. Either copy of the note is lost: the other one knows which key was withdrawn, and both are there again.
    for lost in ["state.json", "state.copy.json"] {
        let mut follower = follower_of(&house, &[&first, &second]);
        std::fs::remove_file(follower.held.dir().join(lost)).unwrap();
        follower.held = FollowerCache::open(follower.dir.path(), "test");
        assert_refused(&mut follower, &by_first, &[&second_id]);
        follower.follow(&mut second.clone()).unwrap();
        assert!(follower.held.dir().join(lost).exists(), "{lost}");
    }
    // 9. A cache mixes the new entry with signatures of older ones.
    let third = sign_with(&mut house, "c.key", &[], &groups(0..33));
    let mut follower = follower_of(&house, &[&first, &second]);
    for older in [&first, &second] {
        let mut mixed = third.clone();
        mixed.0.retain(|path, _| !path.ends_with(".minisig"));
        mixed.0.insert(SIGNATURE.to_owned(), older.0[SIGNATURE].clone());
        assert_refused(&mut follower, &mixed, &[]);
    }
    follower.follow(&mut third.clone()).unwrap();
    // 10. An entry with the last serial number there is ends nothing: the next version is taken.
    let serial = SignedEntry::from_json(&third.0[ENTRY]).unwrap().serial;
    let last = house.forge(|entry| {
        entry.replace(&format!("\"serial\": {serial},"), &format!("\"serial\": {},", i64::MAX))
    });
    follower.follow(&mut last.clone()).unwrap();
    let next = sign_with(&mut house, "c.key", &[], &groups(0..35));
    follower.follow(&mut next.clone()).unwrap();
    assert_eq!(follower.text, house.text());
}

#[test]
fn a_tree_is_not_mixed_with_another_and_not_emptied_by_accident() {
    let mut house = House::new();
    house.options.allow_shrink = false;
    house.publish(&groups(0..100));
    let before = house.files();
    let told = |result: Result<Published, PublishError>| result.unwrap_err().to_string();
    assert!(told(house.try_publish(&groups(0..60), &Disk::default())).contains("40 of 100"));
    assert!(told(house.try_publish(&groups(0..0), &Disk::default())).contains("no groups"));
    house.options.dataset_id = Some("other".to_owned());
    assert!(told(house.try_publish(&groups(0..100), &Disk::default())).contains("test-1, not other"));
    assert_eq!(house.files(), before);
    house.options.dataset_id = None;
    assert_eq!(house.publish(&groups(0..99)).entry.version, 2);
    let mut new = House::new();
    for wrong in [None, Some("Köln".to_owned()), Some("a/b".to_owned())] {
        new.options.dataset_id = wrong;
        assert!(told(new.try_publish(&groups(0..9), &Disk::default())).contains("--dataset-id"));
    }
    // The file of the version before is gone: the next version comes without deltas.
    let full = SignedEntry::from_json(&house.files().0[ENTRY]).unwrap().full.path();
    std::fs::remove_file(house.tree().join(full)).unwrap();
    let published = house.publish(&groups(0..98));
    assert!(published.old_lost.is_some() && published.entry.deltas.is_empty());
    assert_eq!(published.entry.version, 3);
}

/// Whatever step of a publication fails, a follower finds the old version whole or the new one.
#[test]
fn a_crash_at_any_step_leaves_a_tree_that_can_be_followed() {
    let house = House::new();
    let old = groups(0..12);
    let mut new = old.clone();
    new.insert(3, 7);
    house.publish(&old);
    let old_text = house.text();
    let start = house.files();
    let mut steps = 0;
    loop {
        std::fs::remove_dir_all(house.tree()).unwrap();
        for (path, bytes) in &start.0 {
            let path = house.tree().join(path);
            std::fs::create_dir_all(path.parent().unwrap()).unwrap();
            std::fs::write(path, bytes).unwrap();
        }
        let count = std::sync::Arc::new(AtomicUsize::new(0));
        let seen = std::sync::Arc::clone(&count);
        let disk = Disk::with_faults(move |_: WriteStep| {
            if seen.fetch_add(1, Ordering::SeqCst) == steps {
                return Err(std::io::Error::from(std::io::ErrorKind::StorageFull));
            }
            Ok(())
        });
        let result = house.try_publish(&new, &disk);
        let mut follower = Follower::new(&house);
        follower.follow(&mut house.files()).unwrap();
        let version = SignedEntry::from_json(&house.files().0[ENTRY]).unwrap().version;
        assert!(version == 2 || follower.text == old_text, "step {steps}");
        if result.is_ok() {
            break;
        }
        assert!(result.unwrap_err().to_string().contains("disk is full"));
        assert!(!house.files().0.keys().any(|path| path.contains(".tmp")));
        // The next attempt succeeds and is followed.
        house.publish(&new);
        follower.follow(&mut house.files()).unwrap();
        assert_eq!(follower.text, house.text());
        steps += 1;
    }
    assert!(steps > 30, "only {steps} steps");
}

#[test]
fn a_source_that_was_taken_out_begins_anew() {
    let house = House::new();
    house.publish(&groups(0..20));
    house.publish(&groups(0..21));
    let data = tempfile::tempdir().unwrap();
    let order = FollowOptions { keys: vec![house.signer.public_key().clone()], regions: Vec::new() };
    let source = take_from(data.path(), &mut house.files(), &order, now()).unwrap().taken.unwrap().source;
    assert_eq!(source, "example-org");
    // The data is damaged: what is kept of the tree mends it without fetching it again.
    let dataset = data.path().join("dataset.json");
    let good = std::fs::read_to_string(&dataset).unwrap();
    std::fs::write(&dataset, good.replace("Gruppe 7", "Gruppe 8")).unwrap();
    let mended = take_from(data.path(), &mut house.files(), &order, now()).unwrap();
    assert_eq!((mended.way, mended.requests), (Way::Kept, 1));
    assert!(std::fs::read_to_string(&dataset).unwrap().contains("Gruppe 7"));
    let mut old = house.forge(|entry| entry.replace("\"version\": 2", "\"version\": 1"));
    let refused = take_from(data.path(), &mut old, &order, now()).unwrap_err().to_string();
    assert!(refused.contains("version 1 is older than 2"), "{refused}");
    // Where our note of the version and the keys is gone, nothing is taken before a person takes the source out.
    std::fs::remove_dir_all(data.path().join("published")).unwrap();
    let refused = take_from(data.path(), &mut old, &order, now()).unwrap_err().to_string();
    assert!(refused.contains("sources remove"), "{refused}");
    store::remove_source(Some(data.path()), &Disk::default(), &source, now()).unwrap();
    assert_eq!(take_from(data.path(), &mut old, &order, now()).unwrap().state.version, 1);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, ..ProptestConfig::default() })]

    /// Random versions, followers that come now and then, some of them for regions: at the end all have the same.
    #[test]
    fn followers_at_any_lag_end_with_the_same_bytes(
        versions in prop::collection::vec(prop::collection::btree_map(0_u32..40, 0_u32..3, 1..30), 2..9),
        visits in prop::collection::vec(prop::collection::vec(any::<bool>(), 9), 4),
    ) {
        let house = House::new();
        let mut followers: Vec<Follower> = (0..4).map(|_| Follower::new(&house)).collect();
        followers[3].regions = vec!["AT".to_owned(), "DE".to_owned(), "NO".to_owned()];
        for (n, content) in versions.iter().enumerate() {
            house.publish(content);
            let last = n + 1 == versions.len();
            for (follower, visits) in followers.iter_mut().zip(&visits) {
                if visits[n] || last {
                    let regional = !follower.regions.is_empty();
                    match follower.follow(&mut house.files()) {
                        Ok(_) => prop_assert_eq!(&follower.text, &house.text()),
                        // Only groups of no country: none of the regions is there.
                        Err(why) => prop_assert!(regional && why.contains("none of the regions"), "{}", why),
                    }
                }
            }
        }
    }
}

fn command(dir: &Path, args: &[&str]) -> (i32, String, String) {
    let mut command = assert_cmd::Command::cargo_bin("groupfinder").unwrap();
    command.current_dir(dir).args(["--lang", "en", "--data-dir", "data"]).args(args);
    command.env_remove("GROUPFINDER_KEY_PASSPHRASE").env("HOME", dir).env("XDG_CONFIG_HOME", dir);
    let output = command.output().unwrap();
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
    (output.status.code().unwrap(), text(output.stdout), text(output.stderr))
}

fn native(groups: &Groups) -> String {
    let records: Vec<String> = records(groups).into_iter().map(|record| record.line).collect();
    format!("{{\"format\":\"groupfinder\",\"schema_version\":1,\"groups\":[{}]}}", records.join(","))
}

#[test]
fn publish_and_sync_on_the_command_line() {
    let place = tempfile::tempdir().unwrap();
    let dir = place.path();
    let (code, out, _) = command(dir, &["publish-key", "p.key", "--no-passphrase"]);
    assert_eq!(code, 0);
    let key = std::fs::read_to_string(dir.join("p.key.pub")).unwrap().lines().nth(1).unwrap().to_owned();
    let secret = std::fs::read_to_string(dir.join("p.key")).unwrap().lines().nth(1).unwrap().to_owned();
    assert!(out.contains(&key) && !out.contains(&secret[..40]), "{out}");
    assert_eq!(
        command(dir, &["publish-key", "p.key", "--no-passphrase"]).0,
        1,
        "a key is never written over"
    );

    std::fs::write(dir.join("feed.json"), native(&groups(0..30))).unwrap();
    let (code, _, err) = command(dir, &["publish", "tree", "--key", "p.key", "--from", "feed.json"]);
    assert!(code == 2 && err.contains("--dataset-id"), "{code} {err}");
    let publish = [
        "--now",
        "2026-11-24T12:00:00Z",
        "publish",
        "tree",
        "--key",
        "p.key",
        "--from",
        "feed.json",
        "--dataset-id",
        "test",
    ];
    let (code, out, err) = command(dir, &publish);
    assert_eq!((code, err.as_str()), (0, ""), "no progress where nobody looks");
    assert!(out.contains("test, version 1: 30 groups") && out.contains(&key), "{out}");
    let (_, _, err) = command(dir, &["check", "tree/entry.json"]);
    assert!(err.contains("the entry of a signed dataset") && err.contains("sources add"), "{err}");

    let sync = |more: &[&str]| {
        command(dir, &[&["--now", "2026-11-24T13:00:00Z", "sync", "--from", "tree/"], more].concat())
    };
    let (code, _, err) = sync(&[]);
    assert!(code == 3 && err.contains("--public-key"), "{code} {err}");
    assert_eq!(sync(&["--public-key", "RWnonsense"]).0, 2);
    assert_eq!(sync(&["--public-key", "p.key.pub", "--region", "Norge"]).0, 2);
    let (code, out, _) = sync(&["--public-key", "p.key.pub", "--region", "de,no"]);
    assert!(code == 0 && out.contains("23 groups, new"), "{out}");
    let (code, out, _) = sync(&["--public-key", &key]);
    assert!(code == 0 && out.contains("30 groups (previously 23)"), "{out}");
    let (code, out, _) = sync(&["--public-key", &key, "--output", "json"]);
    let said: serde_json::Value = serde_json::from_str(&out).unwrap();
    assert_eq!((code, &said["outcome"]), (0, &"unchanged".into()));

    // What was synced can be published again, without its date of reading: nothing has changed.
    let again =
        ["--now", "2026-11-25T12:00:00Z", "publish", "second", "--key", "p.key", "--dataset-id", "second"];
    assert_eq!(command(dir, &again).0, 0);
    let (_, out, _) = command(dir, &again);
    assert!(out.contains("no changes"), "{out}");
    // Where nothing is left of the version before, its followers fetch the whole.
    std::fs::write(dir.join("others.json"), native(&groups(100..160))).unwrap();
    let (code, out, err) = command(dir, &[&again[..], &["--from", "others.json", "--allow-shrink"]].concat());
    assert!(code == 0 && out.contains("60 groups new or changed"), "{out}{err}");
    assert!(!out.contains(" 0 kB"), "{out}");

    let late = command(
        dir,
        &["--now", "2027-03-01T00:00:00Z", "sync", "--from", "tree/entry.json", "--public-key", &key],
    );
    assert!(late.0 == 4 && late.2.contains("out of date"), "{late:?}");
    std::fs::write(dir.join("feed.json"), native(&groups(0..10))).unwrap();
    let (code, _, err) = command(dir, &publish);
    assert!(code == 3 && err.contains("20 of 30 groups"), "{err}");

    // The key of the source in the configuration counts as well.
    std::fs::write(
        dir.join("config.toml"),
        format!("[[source]]\nname = \"mine\"\nurl = \"tree/entry.json\"\npublic_key = \"{key}\"\nregions = [\"AT\"]\n"),
    )
    .unwrap();
    // One dataset is one source.
    assert_eq!(command(dir, &["sources", "remove", "tree"]).0, 0);
    let set = command(
        dir,
        &[
            "--config",
            "config.toml",
            "--now",
            "2026-11-24T13:00:00Z",
            "sync",
            "--from",
            "tree/",
            "--name",
            "mine",
        ],
    );
    assert!(set.0 == 0 && set.1.contains("mine: version 1 of test"), "{set:?}");
    let add = [
        "--config",
        "other.toml",
        "sources",
        "add",
        "tree/entry.json",
        "--name",
        "mine",
        "--public-key",
        "p.key.pub",
        "--region",
        "AT",
    ];
    std::fs::write(dir.join("other.toml"), "").unwrap();
    assert_eq!(command(dir, &add).0, 0);
    let written = std::fs::read_to_string(dir.join("other.toml")).unwrap();
    assert!(
        written.contains(&format!("public_key = \"{key}\"")) && written.contains("regions = [\"AT\"]"),
        "{written}"
    );
    assert!(command(dir, &[&add[..], &["--region", "Utopia"]].concat()).0 == 2);
    let configured = |at: &str| command(dir, &["--config", "config.toml", "--now", at, "sync", "mine"]);
    let (code, out, _) = configured("2026-11-24T14:00:00Z");
    assert!(code == 0 && out.contains("no changes"), "{out}");
    let (code, _, err) = configured("2026-12-24T14:00:00Z");
    assert!(code == 4 && err.contains("out of date"), "{code} {err}");
    std::fs::write(dir.join("tree/entry.json"), "{}").unwrap();
    let (code, _, err) = configured("2026-11-24T15:00:00Z");
    assert!(code == 3 && err.contains("does not fit"), "{code} {err}");
    let (_, out, _) = command(dir, &["--config", "config.toml", "--now", "2026-11-24T15:00:00Z", "status"]);
    assert!(out.contains("Not signed with the publisher's key"), "{out}");
}

#[test]
fn an_entry_and_its_dataset_obey_their_schemas() {
    let mut house = House::new();
    house.options.next_keys = vec![signer(house.dir.path(), "b.key").public_key().clone()];
    house.publish(&groups(0..20));
    house.publish(&groups(0..21));
    let valid = |schema: &str, json: &[u8]| {
        let schema: serde_json::Value = serde_json::from_str(schema).unwrap();
        let document: serde_json::Value = serde_json::from_slice(json).unwrap();
        let validator = jsonschema::validator_for(&schema).unwrap();
        let errors: Vec<String> = validator.iter_errors(&document).map(|e| e.to_string()).collect();
        errors
    };
    let entry = include_str!("../../data/schema/entry.schema.json");
    let dataset = include_str!("../../data/schema/dataset.schema.json");
    assert_eq!(valid(entry, &house.files().0[ENTRY]), Vec::<String>::new());
    assert_eq!(valid(dataset, &house.text()), Vec::<String>::new());
    let forged = house.forge(|text| text.replace("test-1", "../x"));
    assert_eq!(valid(entry, &forged.0[ENTRY]).len(), 1);
}

/// The tree is one that the minisign tool itself accepts.
#[needs(minisign)]
#[test]
fn the_minisign_tool_finds_the_signature_right() {
    let house = House::new();
    house.publish(&groups(0..5));
    let verify = |key: &str| {
        std::process::Command::new("minisign")
            .args(["-V", "-q", "-m"])
            .arg(house.tree().join(ENTRY))
            .args(["-P", key])
            .output()
            .unwrap()
    };
    let output = verify(house.signer.public_key().as_base64());
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let other = signer(house.dir.path(), "b.key");
    assert!(!verify(other.public_key().as_base64()).status.success());
    assert!(Directory::new(&house.tree()).fetch_file(ENTRY, 9000).is_ok());
}

/// All that the files of a directory hold, packed ones unpacked.
fn read_whole(dir: &Path) -> String {
    let unpacked = |bytes: &Vec<u8>| gunzip(bytes, u64::MAX).unwrap_or_else(|_| bytes.clone());
    let texts = snapshot(dir).into_iter().filter(|(path, _)| !path.ends_with("withdrawn.txt"));
    texts.map(|(_, bytes)| String::from_utf8_lossy(&unpacked(&bytes)).into_owned()).collect()
}

#[test]
fn what_a_publisher_or_an_operator_withdraws_is_in_no_file_of_a_follower() {
    let mut house = House::new();
    let mut content = groups(0..40);
    house.publish(&content);
    let data = house.dir.path().join("data");
    let key = house.dir.path().join("a.key.pub");
    let tree = format!("{}/", house.tree().display());
    let sync = |regions: &[&str]| {
        let arguments =
            [&["--now", "2026-11-24T13:00:00Z", "sync", "--from", &tree, "--name", "kontakt"], regions]
                .concat();
        let (code, out, err) =
            command(house_dir(&data), &[&arguments[..], &["--public-key", key.to_str().unwrap()]].concat());
        assert_eq!(code, 0, "{out}{err}");
        out
    };
    for regions in [&["--region", "DE,AT,NO"][..], &[]] {
        sync(regions);
        assert!(read_whole(&data).matches("Gruppe 5 «0»").count() > 2, "dataset, index, kept files");
    }
    // The publisher takes one out: the next version has it in no file, nor has the copy from before.
    content.remove(&5);
    house.options.now = moment("2026-11-24T12:30:00Z");
    house.publish(&content);
    sync(&[]);
    let left = read_whole(&data);
    assert!(
        !left.contains("Gruppe 5 «") && left.contains("Gruppe 6 «"),
        "gone where it was kept for the next delta"
    );
    // An operator takes two out, by id and by source: no file keeps them, though nothing came from the publisher.
    std::fs::write(data.join("withdrawn.txt"), "g6 # asked for by mail\ng9@kontakt\ng11@other\n").unwrap();
    sync(&[]);
    let left = read_whole(&data);
    assert!(!left.contains("Gruppe 6 «") && !left.contains("Gruppe 9 «"), "neither shown nor kept");
    assert!(left.contains("Gruppe 11 «"), "of another source");
    // The next version still has them: it is taken whole, as there is nothing to make it from, and keeps none of it.
    content.insert(12, 1);
    house.options.now = moment("2026-11-24T12:40:00Z");
    house.publish(&content);
    sync(&[]);
    let left = read_whole(&data);
    assert!(left.contains("Gruppe 12 «1»"), "the new version is here");
    assert!(!left.contains("Gruppe 6 «") && !left.contains("Gruppe 9 «"), "never again in any file");
    // Nor does a search find them, and what is not withdrawn is found.
    for (id, is_there) in [("g5", false), ("g6", false), ("g9", false), ("g11", true), ("g12", true)] {
        let (code, ..) = command(house_dir(&data), &["show", id]);
        assert_eq!(code == 0, is_there, "{id}");
    }
}

/// The directory in which a data directory lies.
fn house_dir(data: &Path) -> &Path {
    data.parent().unwrap()
}
