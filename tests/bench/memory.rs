//! How much memory `sync` takes at once for feeds that are made to take as much as they can: `cargo bench --bench memory
//! [-- MIB [WORDS]]`, 6 MiB unless told, and only the feeds whose name has the words. At most 4 times the unpacked feed
//! and 64 MB, for every format; twice, because the second sync compares with the first. What was taken in is then opened
//! and searched as a public terminal does it, whose unit allows 512 MB (as root, to whom the settings must belong).
#![allow(clippy::unwrap_used, clippy::print_stdout, reason = "a measurement that prints its figures")]
#![allow(dead_code, reason = "tests use more of the pseudo-terminal")]

#[path = "../all/support/heavy_feeds.rs"]
mod heavy_feeds;
#[path = "../all/support/memory.rs"]
mod memory;
#[path = "../all/support/pty.rs"]
mod pty;

use heavy_feeds::{HEAVY_FEEDS, MULTIPLYING_FEEDS};
use pty::Pty;
use std::os::unix::fs::MetadataExt;
use std::process::{Command, Stdio};
use std::time::Instant;

/// What the unit of a public terminal allows, in MB.
const TERMINAL_MB: u64 = 512;

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
        let mut is_taken_in = false;
        let bound = 4 * bytes.len() as u64 / 1_000_000 + 64;
        for round in ["new", "again"] {
            let mut sync = Command::new(env!("CARGO_BIN_EXE_groupfinder"));
            sync.env("HOME", home.path()).arg("--data-dir").arg(home.path().join("data"));
            sync.args(["sync", "--from"]).arg(&file).args(["--name", "heavy"]).stdout(Stdio::null());
            let started = Instant::now();
            let child = sync.stderr(Stdio::null()).spawn().unwrap();
            let peak = memory::wait_and_measure(child);
            is_taken_in |= peak.is_done;
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
        if let Some(megabytes) = is_taken_in.then(|| open_as_terminal(home)).flatten() {
            let verdict = if megabytes <= TERMINAL_MB { "" } else { "  TOO MUCH" };
            println!("{:40} at a public terminal: {megabytes:4} MB of {TERMINAL_MB:4}{verdict}", feed.name);
            if megabytes > TERMINAL_MB {
                failed.push(feed.name);
            }
        }
    }
    assert!(failed.is_empty(), "more than the bound: {failed:?}");
}

/// Opens the data of a home as a public terminal, looks for a word, reads what is found first, and gives the most memory
/// that this took, in MB. `None` where the settings would not belong to root.
fn open_as_terminal(home: tempfile::TempDir) -> Option<u64> {
    let settings = home.path().join("kiosk.toml");
    let data = home.path().join("data");
    std::fs::write(&settings, format!("country = \"DE\"\ndata_dir = \"{}\"\n", data.display())).unwrap();
    if std::fs::metadata(&settings).unwrap().uid() != 0 {
        return None;
    }
    let mut terminal = Pty::start_in(home, &["--kiosk", "--config", settings.to_str().unwrap()], 80, 24, &[]);
    terminal.wait("the first screen", |screen| !screen.contents().trim().is_empty());
    terminal.rest();
    for keys in [" ", "support group", "\r", "\r"] {
        terminal.send_and_rest(keys);
    }
    let peak = terminal.memory("VmHWM:") * 1024 / 1_000_000;
    terminal.signal("TERM");
    terminal.wait_for_end();
    Some(peak)
}
