//! How much memory `sync` takes at once for feeds that are made to take as much as they can: `cargo bench --bench memory
//! [-- MIB [WORDS]]`, 6 MiB unless told, and only the feeds whose name has the words. At most 4 times the unpacked feed
//! and 64 MB, for every format; twice, because the second sync compares with the first.
#![allow(clippy::unwrap_used, clippy::print_stdout, reason = "a measurement that prints its figures")]

#[path = "../all/support/heavy_feeds.rs"]
mod heavy_feeds;
#[path = "../all/support/memory.rs"]
mod memory;

use heavy_feeds::{HEAVY_FEEDS, MULTIPLYING_FEEDS};
use std::process::{Command, Stdio};
use std::time::Instant;

fn main() {
    let words: Vec<String> = std::env::args().skip(1).filter(|word| !word.starts_with('-')).collect();
    let mib: usize = words.iter().find_map(|word| word.parse().ok()).unwrap_or(6);
    let wanted = words.iter().find(|word| word.parse::<usize>().is_err());
    let mut failed = Vec::new();
    let feeds = HEAVY_FEEDS.iter().chain(&MULTIPLYING_FEEDS);
    for feed in feeds.filter(|feed| wanted.is_none_or(|words| feed.name.contains(words.as_str()))) {
        let home = tempfile::tempdir().unwrap();
        let bytes = feed.bytes(mib << 20);
        let file = home.path().join(feed.file);
        std::fs::write(&file, &bytes).unwrap();
        let bound = 4 * bytes.len() as u64 / 1_000_000 + 64;
        for round in ["new", "again"] {
            let mut sync = Command::new(env!("CARGO_BIN_EXE_groupfinder"));
            sync.env("HOME", home.path()).arg("--data-dir").arg(home.path().join("data"));
            sync.args(["sync", "--from"]).arg(&file).args(["--name", "heavy"]).stdout(Stdio::null());
            let started = Instant::now();
            let child = sync.stderr(Stdio::null()).spawn().unwrap();
            let peak = memory::wait_and_measure(child);
            let (megabytes, name) = (peak.kib * 1024 / 1_000_000, feed.name);
            let verdict = if megabytes <= bound { "" } else { "  TOO MUCH" };
            let outcome = if peak.is_done { "" } else { "  (refused)" };
            println!(
                "{name:40} {:5.1} MB {round:5}: {megabytes:4} MB of {bound:4}, {:5.1} s{outcome}{verdict}",
                bytes.len() as f64 / 1e6,
                started.elapsed().as_secs_f64()
            );
            if megabytes > bound {
                failed.push(name);
            }
        }
    }
    assert!(failed.is_empty(), "more than the bound: {failed:?}");
}
