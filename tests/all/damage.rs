//! Damage on the disk: what is shown is what a sync wrote, or the reader is told. Not one telephone number may change on
//! its way without a word.

use crate::support;
use groupfinder::search::{LocalNow, Ordinal, Query, find_groups};
use groupfinder::store::disk::Disk;
use groupfinder::store::{self, IngestRequest, OpenOptions, Opened, embedded};
use std::fs::{self, File};
use std::path::Path;
use std::time::{Duration, SystemTime};

/// Damages tried; `DAMAGES=5000` for a longer run.
const DAMAGES: usize = 120;

fn feed(version: u32) -> String {
    let group = |n: u32| {
        format!(
            "{{\"id\":\"g{n}\",\"name\":\"Gruppe {n} ({version})\",\"kind\":\"helpline\",\"topics\":[\"grief\"],\
             \"place\":{{\"city\":\"Köln\",\"country\":\"DE\"}},\"description\":{{\"de\":\"Für {n} Menschen, Stand {version}\"}},\
             \"contact\":{{\"phone\":\"0800 {:07}\"}},\"meetings\":[{{\"day\":\"monday\",\"start\":\"18:30\"}}]}}",
            n * 7919 + version
        )
    };
    let groups: Vec<String> = (0..40).map(group).collect();
    format!("{{\"format\":\"groupfinder\",\"schema_version\":1,\"groups\":[{}]}}", groups.join(","))
}

fn sync(home: &Path, version: u32) {
    let path = home.join("feed.json");
    fs::write(&path, feed(version)).unwrap();
    let now = "2026-11-24T12:00:00Z".parse().unwrap();
    let request = IngestRequest::new(path.to_str().unwrap(), now, jiff::civil::date(2026, 11, 24));
    store::sync_from(Some(&home.join("data")), &Disk::default(), &request).unwrap();
}

fn open(home: &Path) -> Opened {
    store::open_data(&OpenOptions { data_dir: Some(home.join("data")), demo: false })
}

/// What a reader sees of every synced listing: its row and its record; an error where it cannot be read.
fn shown(opened: &Opened) -> Vec<Result<String, String>> {
    (embedded::len()..opened.records.len())
        .map(|at| {
            let ordinal = Ordinal(u32::try_from(at).unwrap());
            let json = opened.records.read_json(ordinal).map_err(|error| error.to_string())?;
            let row = opened.index.row(ordinal);
            Ok(format!("{} {} {:?} {json}", row.id(), row.name(), row.town_name()))
        })
        .collect()
}

/// The synced listings that words of theirs find.
fn found(opened: &Opened) -> Vec<Ordinal> {
    let query = Query { text: "koln stand".into(), ..Query::default() };
    let now = LocalNow { now: support::now(), zone: support::zone() };
    let mut found: Vec<Ordinal> =
        find_groups(&opened.index, &query, &now).hits.iter().map(|hit| hit.ordinal).collect();
    found.retain(|ordinal| ordinal.0 as usize >= embedded::len());
    found
}

#[test]
fn nothing_damaged_is_shown_without_a_word() {
    let home = tempfile::tempdir().unwrap();
    let data = home.path().join("data");
    sync(home.path(), 1);
    let former = shown(&open(home.path()));
    sync(home.path(), 2);
    let present = shown(&open(home.path()));
    let found_by_words = found(&open(home.path()));
    assert_eq!(found_by_words.len(), 40);
    assert!(former.len() == 40 && present.len() == 40 && former != present);
    let names = ["dataset.json", "dataset.json", "index", "state.json", "previous.json"];
    let whole: Vec<(Vec<u8>, SystemTime)> = names
        .iter()
        .map(|name| {
            let path = data.join(name);
            (fs::read(&path).unwrap(), fs::metadata(&path).unwrap().modified().unwrap())
        })
        .collect();
    let restore = || {
        for (name, (bytes, modified)) in names.iter().zip(&whole) {
            fs::write(data.join(name), bytes).unwrap();
            File::options().write(true).open(data.join(name)).unwrap().set_modified(*modified).unwrap();
        }
    };
    restore();
    assert!(open(home.path()).notices.is_empty(), "restored, the data is as sync left it");
    let mut random = fastrand::Rng::with_seed(4863);
    let runs = std::env::var("DAMAGES").ok().and_then(|n| n.parse().ok()).unwrap_or(DAMAGES);
    let (mut told, mut fell_back) = (0, 0);
    for run in 0..runs {
        restore();
        let which = random.usize(0..names.len());
        let (bytes, modified) = &whole[which];
        let mut bad = bytes.clone();
        let at = random.usize(0..bad.len());
        match random.u8(0..5) {
            0 => bad[at] ^= 1 << random.u8(0..8),
            1 => bad[at] = 0,
            2 => bad[at] = b'0' + random.u8(0..10),
            3 => bad.truncate(at),
            _ => bad.iter_mut().skip(at).take(512).for_each(|byte| *byte = 0),
        }
        let path = data.join(names[which]);
        fs::write(&path, &bad).unwrap();
        let later = *modified + Duration::from_secs(u64::from(random.bool()));
        File::options().write(true).open(&path).unwrap().set_modified(later).unwrap();

        let opened = open(home.path());
        let seen = shown(&opened);
        let words = format!("run {run}: {} at {at}: {:?}", names[which], opened.notices);
        if seen == present {
            assert_eq!(found(&opened), found_by_words, "{words}");
            continue;
        }
        // The listings before, or none: said in a notice.
        if seen == former || seen.is_empty() {
            fell_back += 1;
            assert!(!opened.notices.is_empty(), "{words}");
            continue;
        }
        assert_eq!(seen.len(), present.len(), "{words}");
        for (seen, present) in seen.iter().zip(&present) {
            told += usize::from(seen.is_err());
            assert!(seen.is_err() || seen == present, "{words}\n{seen:?}\n{present:?}");
        }
        // The next sync mends it, and copies no damage.
        if run % 20 == 0 {
            sync(home.path(), 2);
            assert_eq!(shown(&open(home.path())), present, "{words}");
            restore();
        }
    }
    println!("{runs} damages: {fell_back} fell back in words, {told} listings refused in words");
    assert!(fell_back * 20 > runs, "{fell_back} of {runs}");
}

#[test]
fn an_index_that_somebody_made_larger_than_memory_is_not_read() {
    let home = tempfile::tempdir().unwrap();
    sync(home.path(), 1);
    let before = shown(&open(home.path()));
    let index = home.path().join("data").join("index");
    // Sparse: it takes no room on the disk.
    File::create(&index).unwrap().set_len(64 << 30).unwrap();
    let opened = open(home.path());
    assert_eq!(shown(&opened), before);
    assert!(fs::metadata(&index).unwrap().len() < 64 << 20, "made anew");
}

#[test]
fn after_a_crash_between_state_and_dataset_either_is_right() {
    let home = tempfile::tempdir().unwrap();
    let data = home.path().join("data");
    sync(home.path(), 1);
    let former = fs::read(data.join("dataset.json")).unwrap();
    sync(home.path(), 2);
    // The state is written ahead of the exchange; the crash came before it.
    fs::write(data.join("dataset.json"), &former).unwrap();
    let opened = open(home.path());
    assert!(
        opened.notices.iter().all(|notice| !format!("{notice:?}").contains("damaged")),
        "{:?}",
        opened.notices
    );
    assert!(shown(&opened).iter().all(|seen| seen.as_ref().is_ok_and(|seen| seen.contains("(1)"))));
    sync(home.path(), 3);
    assert!(
        shown(&open(home.path())).iter().all(|seen| seen.as_ref().is_ok_and(|seen| seen.contains("(3)")))
    );
}
