//! How long sync and start take with many groups: `cargo bench --bench scale [-- N]`, 100000 unless told.
#![allow(clippy::unwrap_used, clippy::print_stdout, reason = "a measurement that prints its figures")]

use groupfinder::dataset;
use groupfinder::demo;
use groupfinder::feed;
use groupfinder::group::Group;
use groupfinder::search::IndexBuilder;
use groupfinder::store::disk::Disk;
use groupfinder::store::{self, IngestRequest, OpenOptions, embedded, sync_from};
use std::io::{BufWriter, Write};
use std::time::{Duration, Instant};

/// Peak and present resident memory in MB, where the system tells.
fn memory() -> (u64, u64) {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let kib = |name: &str| {
        let line = status.lines().find(|line| line.starts_with(name));
        line.and_then(|line| line.split_whitespace().nth(1)?.parse::<u64>().ok()).unwrap_or(0)
    };
    (kib("VmHWM:") / 1024, kib("VmRSS:") / 1024)
}

/// What the parts of a sync take, each alone.
fn parts(bytes: &[u8]) {
    let options = feed::ImportOptions::new("feed.json", jiff::civil::date(2026, 11, 24));
    let timed = |what: &str, sink: &mut dyn FnMut(Group)| {
        let started = Instant::now();
        feed::import(bytes, &options, sink).unwrap();
        println!("  {what}: {:.2?}", started.elapsed());
    };
    timed("reading", &mut |_| ());
    let mut written = 0;
    timed("reading and writing", &mut |group| written += dataset::to_line(&group).len());
    assert!(written > 0);
    let mut index = IndexBuilder::new();
    timed("reading and taking into the index", &mut |group| index.add_group(&group));
    let started = Instant::now();
    let index = index.into_index();
    println!("  finishing the index: {:.2?}, {} MB", started.elapsed(), index.bytes().len() >> 20);
    let mut hash = <sha2::Sha256 as sha2::Digest>::new();
    let started = Instant::now();
    sha2::Digest::update(&mut hash, bytes);
    println!("  hashing: {:.2?} {:02x?}", started.elapsed(), &sha2::Digest::finalize(hash)[..2]);
}

fn main() {
    let n: usize = std::env::args().skip(1).find_map(|n| n.parse().ok()).unwrap_or(100_000);
    let dir = tempfile::tempdir().unwrap();
    // Kept where asked, to measure the program itself with it.
    let kept = std::env::var_os("GROUPFINDER_SCALE_FEED").map(std::path::PathBuf::from);
    let (feed, data) = (kept.unwrap_or_else(|| dir.path().join("feed.json")), dir.path().join("data"));
    let started = Instant::now();
    let mut out = BufWriter::new(std::fs::File::create(&feed).unwrap());
    out.write_all(b"{\"format\":\"groupfinder\",\"schema_version\":1,\"groups\":[\n").unwrap();
    for (i, group) in demo::groups(n, 1).enumerate() {
        out.write_all(if i == 0 { b"" } else { b",\n" }).unwrap();
        out.write_all(dataset::to_line(&group).as_bytes()).unwrap();
    }
    out.write_all(b"\n]}\n").unwrap();
    out.flush().unwrap();
    println!(
        "{n} groups made in {:.2?}, {} MB, memory {:?} MB",
        started.elapsed(),
        std::fs::metadata(&feed).unwrap().len() >> 20,
        memory()
    );

    parts(&std::fs::read(&feed).unwrap());
    let request = IngestRequest::new(
        feed.to_str().unwrap(),
        "2026-11-24T12:00:00Z".parse().unwrap(),
        jiff::civil::date(2026, 11, 24),
    );
    let mut worst = Duration::ZERO;
    for round in ["new", "replaced"] {
        let started = Instant::now();
        let taken = sync_from(Some(&data), &Disk::default(), &request).unwrap();
        println!("sync, {round}: {:.2?}, memory {:?} MB", started.elapsed(), memory());
        worst = worst.max(started.elapsed());
        assert_eq!((taken.total as usize, taken.report.quarantined), (n, 0));
    }
    let options = OpenOptions { data_dir: Some(data.clone()), demo: false };
    let mut quickest = Duration::MAX;
    for _ in 0..5 {
        let started = Instant::now();
        let opened = store::open_data(&options);
        quickest = quickest.min(started.elapsed());
        assert!(opened.notices.is_empty(), "{:?}", opened.notices);
        assert_eq!(opened.records.len(), embedded::len() + n);
    }
    println!("open: {quickest:.2?}, memory {:?} MB", memory());
    let alone = OpenOptions { data_dir: Some(dir.path().join("empty")), demo: false };
    let started = Instant::now();
    let opened = store::open_data(&alone);
    println!("open, embedded directory alone: {:.2?}", started.elapsed());
    assert_eq!(opened.records.len(), embedded::len());
    // What sync and start may take in milliseconds, for 100,000 and for 1,000,000 groups.
    let (sync, open) = if n <= 100_000 { (1500, 60) } else { (20_000, 150) };
    assert!(worst < Duration::from_millis(sync), "sync took {worst:?}");
    assert!(quickest < Duration::from_millis(open), "open took {quickest:?}");
}
