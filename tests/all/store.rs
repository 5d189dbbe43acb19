//! The dataset on disk: what a sync replaces and keeps, what refusal leaves alone, what damage falls back to.

use crate::support::dataset::{dataset, write_dataset};
use groupfinder::group::Group;
use groupfinder::search::{Index, LatePart, Ordinal};
use groupfinder::store::disk::{Disk, WriteStep};
use groupfinder::store::{
    self, IngestRequest, Ingested, OpenOptions, Opened, SyncError, embedded, sync_from,
};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};
use tempfile::TempDir;

struct Place {
    dir: TempDir,
}

impl Place {
    fn new() -> Self {
        Self { dir: tempfile::tempdir().unwrap() }
    }

    fn data(&self) -> PathBuf {
        self.dir.path().join("data")
    }

    fn feed(&self, name: &str, ids: &[&str]) -> PathBuf {
        let path = self.dir.path().join(name);
        write_dataset(&path, ids);
        path
    }

    fn sync(&self, path: &Path) -> Result<Ingested, SyncError> {
        self.sync_on(path, &Disk::default(), false)
    }

    fn sync_on(&self, path: &Path, disk: &Disk, allow_shrink: bool) -> Result<Ingested, SyncError> {
        let request = IngestRequest {
            allow_shrink,
            ..IngestRequest::new(
                path.to_str().unwrap(),
                "2026-11-24T12:00:00Z".parse().unwrap(),
                jiff::civil::date(2026, 11, 24),
            )
        };
        sync_from(Some(&self.data()), disk, &request)
    }

    fn open(&self) -> Opened {
        store::open_data(&OpenOptions { data_dir: Some(self.data()), demo: false })
    }

    /// Every file of the data directory with its bytes, temporary ones and the lock included.
    fn files(&self) -> Vec<(String, Vec<u8>)> {
        let mut files: Vec<_> = std::fs::read_dir(self.data())
            .into_iter()
            .flatten()
            .flatten()
            .map(|entry| {
                (entry.file_name().into_string().unwrap(), std::fs::read(entry.path()).unwrap_or_default())
            })
            .collect();
        files.sort();
        files
    }
}

fn synced(opened: &Opened) -> Vec<Group> {
    (0..opened.records.len() as u32)
        .map(Ordinal)
        .filter(|n| n.0 as usize >= embedded::len())
        .map(|n| opened.read_group(n).unwrap())
        .collect()
}

fn ids(opened: &Opened) -> Vec<String> {
    synced(opened).iter().map(|group| group.id.to_string()).collect()
}

fn keys(opened: &Opened) -> Vec<&'static str> {
    opened.notices.iter().map(store::Notice::key).collect()
}

#[test]
fn a_fresh_machine_has_the_embedded_directory_and_nothing_is_written() {
    let place = Place::new();
    let opened = place.open();
    assert_eq!(opened.records.len(), embedded::len());
    assert_eq!(opened.index.len(), embedded::len());
    assert!(opened.notices.is_empty() && opened.header.is_none());
    assert_eq!(opened.read_group(Ordinal(0)).unwrap().id.as_str(), "at-alzheimer-austria");
    assert!(opened.read_group(Ordinal(embedded::len() as u32)).is_err());
    assert!(!place.data().exists());
}

#[test]
fn demo_groups_stand_beside_the_directory_and_nothing_is_written() {
    let place = Place::new();
    let opened = store::open_data(&OpenOptions { data_dir: Some(place.data()), demo: true });
    assert_eq!(opened.records.len(), embedded::len() + groupfinder::demo::USUAL);
    assert_eq!(opened.index.len(), opened.records.len());
    let first = Ordinal(embedded::len() as u32);
    assert_eq!(opened.read_group(first).unwrap().source.name.as_deref(), Some(groupfinder::demo::SOURCE));
    assert_eq!(opened.find_by_id("demo-7"), Some(Ordinal(first.0 + 7)));
    assert!(!place.data().exists());
}

#[test]
fn a_sync_replaces_its_source_and_keeps_the_others() {
    let place = Place::new();
    let (a, b) = (place.feed("a.json", &["a1", "a2"]), place.feed("b.json", &["b1"]));
    assert_eq!(place.sync(&a).unwrap().total, 2);
    assert_eq!(place.sync(&b).unwrap().total, 3);
    place.feed("a.json", &["a1", "a3", "a4"]);
    let taken = place.sync(&a).unwrap();
    assert_eq!((taken.source.as_str(), taken.before, taken.groups, taken.total), ("a", Some(2), 3, 4));
    let opened = place.open();
    assert_eq!(ids(&opened), ["b1", "a1", "a3", "a4"]);
    assert!(opened.notices.is_empty(), "{:?}", opened.notices);
    let header = opened.header.as_ref().unwrap();
    assert_eq!(
        header.sources.iter().map(|s| (s.name.as_str(), s.groups)).collect::<Vec<_>>(),
        [("b", 1), ("a", 3)]
    );
    let n = opened.find_by_id("a4").unwrap();
    let group = opened.read_group(n).unwrap();
    assert_eq!((group.id.as_str(), group.name.as_str()), ("a4", "Group a4"));
    assert_eq!(group.source.name.as_deref(), Some("a"), "the source is filled in");
    assert_eq!(group.source.retrieved, Some(jiff::civil::date(2026, 11, 24)));
    assert_eq!(opened.find_by_id("nobody"), None);

    // The file on disk is a native dataset that any reader reads.
    let text = std::fs::read_to_string(place.data().join("dataset.json")).unwrap();
    let json: serde_json::Value = serde_json::from_str(&text).unwrap();
    assert_eq!((json["format"].as_str(), json["schema_version"].as_u64()), (Some("groupfinder"), Some(1)));
    assert_eq!(json["groups"].as_array().unwrap().len(), 4);
    assert_eq!(json["sources"].as_array().unwrap().len(), 2);
    let last = text.find("\"groups\":[").unwrap();
    assert!(text.find("\"sources\":").unwrap() < last, "groups come last");
    let taken = place.sync(&place.data().join("dataset.json")).unwrap();
    assert_eq!(taken.report.quarantined, 0);
}

#[test]
fn two_files_of_one_name_are_two_sources_and_ids_stay_apart() {
    let place = Place::new();
    std::fs::create_dir(place.dir.path().join("other")).unwrap();
    let first = place.feed("meetings.json", &["1", "2"]);
    let second = place.feed("other/meetings.json", &["2", "3"]);
    place.sync(&first).unwrap();
    let taken = place.sync(&second).unwrap();
    assert_eq!(taken.source, "meetings-2");
    assert_eq!(taken.renamed, [("2".to_owned(), "2@meetings-2".to_owned())]);
    assert_eq!(ids(&place.open()), ["1", "2", "2@meetings-2", "3"]);
}

#[test]
fn an_id_stays_when_the_source_that_had_it_too_is_gone() {
    let place = Place::new();
    let (a, b) = (place.feed("a.json", &["1", "2"]), place.feed("b.json", &["2", "3"]));
    place.sync(&a).unwrap();
    place.sync(&b).unwrap();
    let now = "2026-11-24T12:00:00Z".parse().unwrap();
    store::remove_source(Some(&place.data()), &Disk::default(), "a", now).unwrap();
    let b = place.feed("b.json", &["2", "3", "4"]);
    let taken = place.sync(&b).unwrap();
    assert_eq!(ids(&place.open()), ["2@b", "3", "4"]);
    assert_eq!((taken.changes.added.total, taken.changes.removed.total), (1, 0));
    assert!(taken.renamed.is_empty(), "{:?}", taken.renamed);
    // Who comes later takes the short one; nobody's changes.
    place.sync(&a).unwrap();
    place.sync(&b).unwrap();
    assert_eq!(ids(&place.open()), ["1", "2", "2@b", "3", "4"]);
}

#[test]
fn an_id_of_the_embedded_directory_is_not_taken_twice() {
    let place = Place::new();
    let feed = place.feed("a.json", &["us-women-for-sobriety"]);
    assert_eq!(place.sync(&feed).unwrap().renamed_count, 1);
    assert_eq!(ids(&place.open()), ["us-women-for-sobriety@a"]);
}

#[test]
fn refused_feeds_leave_every_byte_as_it_was() {
    let place = Place::new();
    let a = place.feed("a.json", &["1", "2", "3"]);
    place.sync(&a).unwrap();
    let before = place.files();
    let cases: [(&str, &str); 6] = [
        ("empty.json", ""),
        ("words.json", "this is no feed"),
        ("web.json", "<!DOCTYPE html><html><body>Please log in</body></html>"),
        ("other.json", "{\"type\":\"FeatureCollection\",\"features\":[]}"),
        (
            "cut.json",
            "{\"format\":\"groupfinder\",\"schema_version\":1,\"groups\":[{\"id\":\"1\",\"name\":\"A",
        ),
        ("none.json", "{\"format\":\"groupfinder\",\"schema_version\":1,\"groups\":[]}"),
    ];
    for (name, text) in cases {
        let path = place.dir.path().join(name);
        std::fs::write(&path, text).unwrap();
        let error = place.sync(&path).unwrap_err().to_string();
        assert!(error.contains(name), "{error}");
        assert_eq!(place.files(), before, "{name}: {error}");
    }
    for path in [place.dir.path().join("nowhere.json"), place.dir.path().to_path_buf()] {
        assert!(place.sync(&path).is_err());
        assert_eq!(place.files(), before);
    }
}

#[test]
fn a_shrunken_or_exchanged_feed_is_held_back() {
    let place = Place::new();
    let all: Vec<String> = (0..20).map(|n| format!("g{n}")).collect();
    let all: Vec<&str> = all.iter().map(String::as_str).collect();
    let feed = place.feed("a.json", &all);
    place.sync(&feed).unwrap();
    let before = place.files();

    place.feed("a.json", &all[..13]);
    assert!(matches!(place.sync(&feed), Err(SyncError::Shrunk { lost: 7, before: 20, .. })));
    assert_eq!(place.files(), before);
    let others: Vec<String> = (0..20).map(|n| format!("other{n}")).collect();
    place.feed("a.json", &others.iter().map(String::as_str).collect::<Vec<_>>());
    assert!(matches!(place.sync(&feed), Err(SyncError::Replaced { before: 20, .. })));
    assert_eq!(place.files(), before);

    place.feed("a.json", &all[..14]);
    assert_eq!(place.sync(&feed).unwrap().groups, 14, "30 % may go");
    place.feed("a.json", &all[..2]);
    assert_eq!(place.sync_on(&feed, &Disk::default(), true).unwrap().groups, 2);
    place.feed("a.json", &[]);
    assert!(matches!(place.sync_on(&feed, &Disk::default(), true), Err(SyncError::Empty { .. })));
}

#[test]
fn damage_falls_back_to_the_previous_data_and_then_to_the_directory_and_says_so() {
    let place = Place::new();
    let feed = place.feed("a.json", &["1"]);
    place.sync(&feed).unwrap();
    place.feed("a.json", &["1", "2"]);
    place.sync(&feed).unwrap();
    let current = place.data().join("dataset.json");
    let good = std::fs::read(&current).unwrap();
    let half = good.len() / 2;
    let damages: [&dyn Fn(); 6] = [
        &|| std::fs::write(&current, "").unwrap(),
        &|| std::fs::write(&current, &good[..half]).unwrap(),
        &|| std::fs::write(&current, vec![0; good.len()]).unwrap(),
        &|| {
            std::fs::write(&current, "{\"format\":\"groupfinder\",\"schema_version\":1,\"groups\":[]}")
                .unwrap();
        },
        &|| std::fs::create_dir(&current).unwrap(),
        &|| (),
    ];
    for damage in damages {
        let _ = std::fs::remove_file(&current);
        damage();
        let opened = place.open();
        assert_eq!(ids(&opened), ["1"], "{:?}", opened.notices);
        assert!(keys(&opened).contains(&"store-using-previous"), "{:?}", opened.notices);
        let _ = std::fs::remove_dir(&current);
    }
    std::fs::write(&current, "").unwrap();
    std::fs::write(place.data().join("previous.json"), "").unwrap();
    let opened = place.open();
    assert_eq!(opened.records.len(), embedded::len());
    assert!(keys(&opened).contains(&"store-using-embedded"), "{:?}", opened.notices);

    // A sync mends it, and does not take the damaged file for the one to keep.
    std::fs::write(place.data().join("previous.json"), &good).unwrap();
    let b = place.feed("b.json", &["b1"]);
    place.sync(&b).unwrap();
    assert_eq!(ids(&place.open()), ["1", "2", "b1"]);
    assert_eq!(std::fs::read(place.data().join("previous.json")).unwrap(), good);
}

#[test]
fn whatever_step_fails_the_old_data_is_as_it_was() {
    let place = Place::new();
    let feed = place.feed("a.json", &["1", "2"]);
    place.sync(&feed).unwrap();
    place.feed("a.json", &["1", "2", "3"]);
    let old = std::fs::read(place.data().join("dataset.json")).unwrap();
    for fail_at in 0.. {
        let steps = std::sync::Arc::new(AtomicUsize::new(0));
        let seen = std::sync::Arc::clone(&steps);
        let disk = Disk::with_faults(move |_: WriteStep| {
            if seen.fetch_add(1, Ordering::SeqCst) == fail_at {
                return Err(std::io::ErrorKind::StorageFull.into());
            }
            Ok(())
        });
        let done = place.sync_on(&feed, &disk, false);
        let now = std::fs::read(place.data().join("dataset.json")).unwrap();
        let temporary = place.files().iter().filter(|(name, _)| name.contains(".tmp")).count();
        assert_eq!(temporary, 0, "step {fail_at}");
        if let Err(error) = done {
            let error = error.to_string();
            assert!(error.contains("disk is full") && error.contains("data"), "{error}");
            // Where the rename was done and only syncing the directory failed, the data is new and whole.
            let expected: &[&str] = if now == old { &["1", "2"] } else { &["1", "2", "3"] };
            assert_eq!(ids(&place.open()), expected, "step {fail_at}");
        } else {
            assert_eq!(ids(&place.open()), ["1", "2", "3"]);
            if steps.load(Ordering::SeqCst) <= fail_at {
                assert!(fail_at > 8, "only {fail_at} steps");
                return;
            }
            // What failed came after the data: index or state.
        }
        std::fs::write(place.data().join("dataset.json"), &old).unwrap();
    }
}

#[test]
fn a_source_can_be_taken_out_again() {
    let place = Place::new();
    let (a, b) = (place.feed("a.json", &["1"]), place.feed("b.json", &["2", "3"]));
    place.sync(&a).unwrap();
    place.sync(&b).unwrap();
    let now = "2026-11-24T12:00:00Z".parse().unwrap();
    assert_eq!(store::remove_source(Some(&place.data()), &Disk::default(), "b", now).unwrap(), 2);
    assert_eq!(ids(&place.open()), ["1"]);
    let held = |id: &str| {
        let needle = format!("\"id\":\"{id}\"");
        let files = place.files();
        files.iter().filter(|(_, bytes)| String::from_utf8_lossy(bytes).contains(&needle)).count()
    };
    assert_eq!((held("1"), held("2")), (2, 0), "what was withdrawn is in no file, what is left in two");
    assert_eq!(store::remove_source(Some(&place.data()), &Disk::default(), "a", now).unwrap(), 1);
    assert!(ids(&place.open()).is_empty());
    let gone = store::remove_source(Some(&place.data()), &Disk::default(), "a", now);
    assert!(matches!(gone, Err(SyncError::NoSource(_))));
}

#[test]
fn a_listing_that_a_feed_takes_out_is_in_no_file_any_more() {
    let place = Place::new();
    let feed = place.feed("a.json", &["1", "2", "3", "withdrawn"]);
    place.sync(&feed).unwrap();
    place.feed("a.json", &["1", "2", "3"]);
    place.sync(&feed).unwrap();
    for (name, bytes) in place.files().iter().filter(|(name, _)| *name != "a.json") {
        assert!(!String::from_utf8_lossy(bytes).contains("withdrawn"), "{name}");
    }
    // The copy still stands in for a damaged file.
    std::fs::write(place.data().join("dataset.json"), "").unwrap();
    assert_eq!(ids(&place.open()), ["1", "2", "3"]);
}

#[test]
fn a_reader_keeps_what_it_opened_while_a_sync_replaces_it() {
    let place = Place::new();
    let feed = place.feed("a.json", &["1", "2"]);
    place.sync(&feed).unwrap();
    let reader = place.open();
    place.feed("a.json", &["2", "9"]);
    place.sync(&feed).unwrap();
    assert_eq!(ids(&reader), ["1", "2"]);
    assert_eq!(ids(&place.open()), ["2", "9"]);
}

#[test]
fn many_syncs_at_once_end_in_a_whole_dataset() {
    let place = Place::new();
    let feeds: Vec<PathBuf> =
        (0..6).map(|n| place.feed(&format!("f{n}.json"), &[&*format!("{n}a"), &*format!("{n}b")])).collect();
    std::thread::scope(|scope| {
        for feed in &feeds {
            scope.spawn(|| place.sync(feed).unwrap());
        }
        for _ in 0..20 {
            let opened = place.open();
            assert_eq!(ids(&opened).len() % 2, 0, "half a source is never seen");
        }
    });
    let mut ids = ids(&place.open());
    ids.sort();
    assert_eq!(ids.len(), 12);
}

#[test]
fn a_crash_at_any_step_leaves_the_old_data_or_the_new() {
    let place = Place::new();
    let old: Vec<String> = (0..150).map(|n| format!("old{n}")).collect();
    let old: Vec<&str> = old.iter().map(String::as_str).collect();
    let new: Vec<&str> = old.iter().copied().chain(["new"]).collect();
    let feed = place.feed("a.json", &old);
    place.sync(&feed).unwrap();
    place.feed("a.json", &new);

    // What lies in the directory before each step is what a crash at that moment would leave.
    let states = std::sync::Arc::new(std::sync::Mutex::new((0, Vec::<Vec<(String, Vec<u8>)>>::new())));
    let (dir, seen) = (place.data(), std::sync::Arc::clone(&states));
    let disk = Disk::with_faults(move |_: WriteStep| {
        let mut files: Vec<(String, Vec<u8>)> = std::fs::read_dir(&dir)?
            .flatten()
            .map(|entry| (entry.file_name().into_string().unwrap(), std::fs::read(entry.path()).unwrap()))
            .collect();
        files.sort();
        let mut states = seen.lock().unwrap();
        states.0 += 1;
        if !states.1.contains(&files) {
            states.1.push(files);
        }
        Ok(())
    });
    place.sync_on(&feed, &disk, false).unwrap();
    let (points, states) = &*states.lock().unwrap();
    assert!(*points >= 150, "only {points} points");
    let mut seen = [false, false];
    for files in states {
        let after = Place::new();
        std::fs::create_dir(after.data()).unwrap();
        for (name, bytes) in files {
            std::fs::write(after.data().join(name), bytes).unwrap();
        }
        let opened = after.open();
        let ids = ids(&opened);
        assert!(ids == old || ids == new, "{} groups", ids.len());
        assert!(!keys(&opened).contains(&"store-using-previous"), "{:?}", opened.notices);
        seen[usize::from(ids == new)] = true;
        // The next sync works at once, whatever was left lying about.
        let feed = after.feed("b.json", &["b"]);
        assert_eq!(after.sync(&feed).unwrap().total as usize, ids.len() + 1);
    }
    assert_eq!(seen, [true, true]);
}

#[test]
fn a_damaged_index_is_rebuilt_and_kept() {
    let place = Place::new();
    let feed = place.feed("a.json", &["1", "2"]);
    place.sync(&feed).unwrap();
    let index = place.data().join("index");
    let good = std::fs::read(&index).unwrap();
    assert!(place.open().notices.is_empty());
    let flipped = |at: usize| {
        let mut bytes = good.clone();
        bytes[at] ^= 1;
        bytes
    };
    let damages: [Option<Vec<u8>>; 6] = [
        None,
        Some(Vec::new()),
        Some(good[..good.len() / 2].to_vec()),
        Some(flipped(20)),
        Some(flipped(good.len() - 20)),
        Some(vec![0; good.len()]),
    ];
    for damage in damages {
        match damage {
            None => std::fs::remove_file(&index).unwrap(),
            Some(bytes) => std::fs::write(&index, bytes).unwrap(),
        }
        let opened = place.open();
        assert_eq!(keys(&opened), ["store-index-rebuilt"]);
        assert_eq!(ids(&opened), ["1", "2"]);
        assert_eq!(opened.index.len(), embedded::len() + 2);
        assert!(place.open().notices.is_empty(), "it is kept for the next start");
        assert_eq!(std::fs::read(&index).unwrap(), good);
    }
    // What only words need is read later, and made anew then. The next start finds no index and makes a new one.
    let late = Index::front_length(good[..Index::HEAD_BYTES].try_into().unwrap());
    std::fs::write(&index, flipped(late + 1)).unwrap();
    let opened = place.open();
    assert!(opened.notices.is_empty());
    assert_eq!(opened.find_by_id("2").map(|ordinal| ordinal.0 as usize), Some(embedded::len() + 1));
    assert!(opened.index.read_late_part(LatePart::Words) && !index.exists());
    assert_eq!(keys(&place.open()), ["store-index-rebuilt"]);
    assert_eq!(std::fs::read(&index).unwrap(), good);
    // Another dataset than the one the index was made of, of the same length.
    let dataset = place.data().join("dataset.json");
    let changed = std::fs::read_to_string(&dataset).unwrap().replace("Group 2", "Grupp 2");
    std::fs::write(&dataset, changed).unwrap();
    let opened = place.open();
    assert_eq!(
        keys(&opened),
        ["store-current-damaged", "store-using-embedded"],
        "nothing that no sync wrote is shown"
    );
}

#[test]
fn an_index_of_a_large_dataset_is_rebuilt_too() {
    let place = Place::new();
    let ids: Vec<String> = (0..2000).map(|n| format!("group-{n}")).collect();
    let feed = place.feed("a.json", &ids.iter().map(String::as_str).collect::<Vec<_>>());
    place.sync(&feed).unwrap();
    let bytes = std::fs::metadata(place.data().join("dataset.json")).unwrap().len();
    assert!(bytes > 300 << 10, "more than is read at once, {bytes}");
    std::fs::remove_file(place.data().join("index")).unwrap();
    let opened = place.open();
    assert_eq!(keys(&opened), ["store-index-rebuilt"]);
    assert_eq!(opened.records.len(), embedded::len() + 2000);
}

/// A native dataset of one group, named and described so.
fn one_group(dir: &Path, file: &str, group: &str) -> PathBuf {
    let path = dir.join(file);
    let text = format!("{{\"format\":\"groupfinder\",\"schema_version\":1,\"groups\":[{group}]}}");
    std::fs::write(&path, text).unwrap();
    path
}

#[test]
fn a_group_of_two_sources_is_shown_once_with_both() {
    let place = Place::new();
    let group = |id: &str, name: &str, start: &str, rest: &str| {
        format!(
            "{{\"id\":\"{id}\",\"name\":\"{name}\",\"topics\":[\"bereavement\"],\"formats\":[\"in-person\"],\
             \"place\":{{\"street\":\"Beispielgasse 1\",\"city\":\"Berlin\",\"country\":\"DE\"}},\
             \"meetings\":[{{\"day\":\"tue\",\"start\":\"{start}\"}}]{rest}}}"
        )
    };
    let dir = place.dir.path();
    let old = group("1", "Leben ohne dich Berlin", "18:30", ",\"contact\":{\"phone\":\"030 000000\"}");
    let fresh = group("x", "Leben ohne dich", "18:30", ",\"verified\":\"2026-11-01\"");
    let later = group("y", "Leben ohne dich", "20:00", "");
    place.sync(&one_group(dir, "a.json", &old)).unwrap();
    place.sync(&one_group(dir, "b.json", &format!("{fresh},{later}"))).unwrap();
    for round in ["synced", "rebuilt"] {
        let opened = place.open();
        assert_eq!(opened.records.len(), embedded::len() + 3);
        assert_eq!(opened.records.twin_count(), 1, "{round}");
        let query = groupfinder::search::Query { text: "Leben ohne dich".into(), ..Default::default() };
        let now = groupfinder::search::LocalNow { now: crate::support::now(), zone: crate::support::zone() };
        let results = groupfinder::search::find_groups(&opened.index, &query, &now);
        let found: Vec<Group> = results
            .hits
            .iter()
            .map(|hit| opened.read_group(hit.ordinal).unwrap())
            .filter(|group| group.name.contains("ohne dich"))
            .collect();
        let mut ids: Vec<&str> = found.iter().map(|group| group.id.as_str()).collect();
        ids.sort_unstable();
        assert_eq!(ids, ["x", "y"], "the freshest is shown, and what meets at another time is another group");
        let shown = found.iter().find(|group| group.id.as_str() == "x").unwrap();
        assert_eq!(shown.source.also.len(), 1);
        assert_eq!(
            shown.contact.as_ref().unwrap().phone.as_deref(),
            Some("030 000000"),
            "what only the other says"
        );
        std::fs::remove_file(place.data().join("index")).unwrap();
    }
}

#[test]
fn what_an_operator_withdraws_is_in_no_file_and_never_comes_back() {
    let place = Place::new();
    let (a, b) = (place.feed("a.json", &["1", "2", "3"]), place.feed("b.json", &["4", "5"]));
    place.sync(&a).unwrap();
    place.sync(&b).unwrap();
    std::fs::write(place.data().join("withdrawn.txt"), "# asked for\n2 # by mail\n5@b\n").unwrap();
    let now = "2026-11-24T12:00:00Z".parse().unwrap();
    let taken = store::take_out_withdrawn(&place.data(), &Disk::default(), now).unwrap();
    assert_eq!((taken, ids(&place.open())), (2, vec!["1".to_owned(), "3".into(), "4".into()]));
    assert_eq!(store::take_out_withdrawn(&place.data(), &Disk::default(), now).unwrap(), 0);
    // The feed still says it, another source comes: neither brings it back.
    place.sync(&a).unwrap();
    place.sync(&place.feed("c.json", &["6"])).unwrap();
    assert_eq!(ids(&place.open()).len(), 4);
    for (name, bytes) in place.files().iter().filter(|(name, _)| name != "withdrawn.txt") {
        let text = String::from_utf8_lossy(bytes);
        assert!(!text.contains("Group 2\"") && !text.contains("Group 5\""), "{name}");
    }
}

#[test]
fn a_damaged_record_of_another_source_does_not_stop_a_sync() {
    let place = Place::new();
    let (a, b) = (place.feed("a.json", &["1", "2", "3"]), place.feed("b.json", &["b"]));
    place.sync(&a).unwrap();
    let path = place.data().join("dataset.json");
    let damaged =
        std::fs::read_to_string(&path).unwrap().replace("\"name\":\"Group 2\"", "\"name\":[[[[[[ 2\"");
    std::fs::write(&path, damaged).unwrap();
    let taken = place.sync(&b).unwrap();
    // What no sync wrote may hold wrong numbers anywhere: it is left out as a whole until its source gives it anew.
    assert_eq!(taken.notices.iter().map(store::Notice::key).collect::<Vec<_>>(), ["store-current-damaged"]);
    assert_eq!(taken.total, 1);
    let opened = place.open();
    assert_eq!(ids(&opened), ["b"]);
    assert!(opened.notices.is_empty(), "{:?}", opened.notices);
    let header = opened.header.unwrap();
    assert_eq!(header.sources.iter().map(|source| source.groups).collect::<Vec<_>>(), [1]);
}

#[test]
fn an_older_or_other_dataset_of_a_source_is_refused() {
    let place = Place::new();
    let feed = place.dir.path().join("a.json");
    let write = |version: u32, id: &str, groups: &[&str]| {
        let text = dataset(groups)
            .replace("\"version\":1", &format!("\"version\":{version}"))
            .replace("\"dataset_id\":\"test\"", &format!("\"dataset_id\":\"{id}\""));
        std::fs::write(&feed, text).unwrap();
    };
    write(42, "test", &["1"]);
    place.sync(&feed).unwrap();
    let before = place.files();
    write(41, "test", &["1", "2"]);
    let error = place.sync(&feed).unwrap_err();
    assert!(error.to_string().contains("version 41 is older than 42"), "{error}");
    write(43, "other", &["1", "2"]);
    let error = place.sync(&feed).unwrap_err();
    assert!(error.to_string().contains("it is the dataset other, not test"), "{error}");
    assert_eq!(place.files(), before);
    write(42, "test", &["1", "2"]);
    let taken = place.sync(&feed).unwrap();
    assert!(taken.notices.iter().any(|notice| notice.key() == "store-same-version"));
    write(43, "test", &["1", "2", "3"]);
    assert!(place.sync(&feed).unwrap().notices.is_empty());
}

fn prepared<'a>(path: &'a Path, name: &'a str) -> store::Prepared<'a> {
    let from = path.to_str().unwrap();
    let now = "2026-11-24T12:00:00Z".parse().unwrap();
    let request =
        IngestRequest { name: Some(name), ..IngestRequest::new(from, now, jiff::civil::date(2026, 11, 24)) };
    let location = groupfinder::fetch::FeedLocation::parse(from).unwrap();
    let feed = store::FeedBytes::as_received(std::fs::read(path).unwrap());
    store::Prepared { request, location, feed }
}

/// Several feeds cost one rewrite: the dataset, the index and the state are renamed once each, however many there are.
/// A feed that is refused keeps what its source gave, be it refused before a group of it was written or after.
#[test]
fn several_feeds_are_ingested_at_once_and_a_refused_one_harms_no_other() {
    let place = Place::new();
    let long: Vec<String> = (0..20).map(|n| format!("b{n}")).collect();
    let long: Vec<&str> = long.iter().map(String::as_str).collect();
    let (a, b, c) =
        (place.feed("a.json", &["a1"]), place.feed("b.json", &long), place.feed("c.json", &["c1"]));
    let ingest = |feeds: Vec<store::Prepared<'_>>, disk: &Disk| {
        let lock = store::lock_directory(&place.data(), disk).unwrap();
        store::ingest_all(&lock, &place.data(), disk, feeds, &mut |_, _| ())
    };
    let renames = std::sync::Arc::new(AtomicUsize::new(0));
    let counted = std::sync::Arc::clone(&renames);
    let disk = Disk::with_faults(move |step| {
        if step == WriteStep::Rename {
            counted.fetch_add(1, Ordering::SeqCst);
        }
        Ok(())
    });
    let batch = ingest(vec![prepared(&a, "a"), prepared(&b, "b"), prepared(&c, "c")], &disk);
    let totals: Vec<u64> = batch.results.iter().map(|result| result.as_ref().unwrap().total).collect();
    assert_eq!(totals, [22, 22, 22]);
    assert_eq!(renames.load(Ordering::SeqCst), 4, "state ahead, dataset, index and state");
    assert_eq!(batch.header.unwrap().version, 1);

    // One is no JSON, one lost nineteen of twenty groups after the first was written, one is as it should be.
    std::fs::write(&a, "no JSON").unwrap();
    write_dataset(&b, &["b0"]);
    write_dataset(&c, &["c1", "c2"]);
    let batch = ingest(vec![prepared(&a, "a"), prepared(&b, "b"), prepared(&c, "c")], &Disk::default());
    assert!(matches!(batch.results[0], Err(SyncError::Feed(_))));
    assert!(matches!(batch.results[1], Err(SyncError::Shrunk { lost: 19, before: 20, .. })));
    assert_eq!(batch.results[2].as_ref().unwrap().groups, 2);
    let opened = place.open();
    assert!(opened.notices.is_empty(), "{:?}", keys(&opened));
    let mut found = ids(&opened);
    found.sort();
    let mut expected: Vec<&str> = [&["a1", "c1", "c2"][..], &long].concat();
    expected.sort_unstable();
    assert_eq!(found, expected);
    let counts: Vec<(String, u64)> =
        opened.header.unwrap().sources.into_iter().map(|source| (source.name, source.groups)).collect();
    assert_eq!(counts, [("a".into(), 1), ("b".into(), 20), ("c".into(), 2)]);

    // All of them refused: nothing is written.
    let before = place.files();
    let batch = ingest(vec![prepared(&a, "a"), prepared(&b, "b")], &Disk::default());
    assert!(batch.header.is_none() && batch.results.iter().all(Result::is_err));
    assert_eq!(place.files(), before);
}
