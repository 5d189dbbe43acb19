//! How long a person waits: `cargo bench --bench screen [-- SIZES]`, sizes 10000 and 100000 unless told.
//!
//! Takes invented groups in with the real `sync`, starts the real program in a pseudo-terminal, and measures from
//! outside: start to the first whole frame, and each key press to the last byte of its frame, while questions
//! are typed letter by letter and the list, the details and the panes are walked through. Prints one table.
#![allow(clippy::unwrap_used, clippy::panic, clippy::print_stdout, dead_code)]

#[path = "../all/support/pty.rs"]
mod pty;

use pty::Pty;
use std::io::{BufWriter, Write as _};
use std::process::Command;
use std::thread;
use std::time::{Duration, Instant};

const QUESTIONS: [&str; 8] = [
    "trauergruppe köln",
    "mein mann trinkt",
    "depresion",
    "brustkrebs angehörige",
    "sorggruppe oslo online",
    "anonyme alkoholiker",
    "my husband died",
    "angst münchen dienstag",
];
const END_OF_FRAME: &str = "\x1b[?2026l";

fn main() {
    let asked: Vec<usize> = std::env::args().skip(1).filter_map(|a| a.parse().ok()).collect();
    println!("groups     sync s  start ms (median of 7)  keys  median ms  p99 ms  max ms  RSS MB");
    for n in if asked.is_empty() { vec![10_000, 100_000] } else { asked } {
        measure(n);
    }
}

fn measure(n: usize) {
    let home = tempfile::tempdir().unwrap();
    let data = home.path().join("data");
    let feed = home.path().join("groups.json");
    write_feed(&feed, n);
    let started = Instant::now();
    let done = Command::new(env!("CARGO_BIN_EXE_groupfinder"))
        .args(["sync", "--from"])
        .arg(&feed)
        .arg("--data-dir")
        .arg(&data)
        .output()
        .unwrap();
    if !done.status.success() {
        let said = String::from_utf8_lossy(&done.stderr);
        return println!("{n:<9}  refused: {}", said.lines().next().unwrap_or_default());
    }
    let sync = started.elapsed();
    let data = data.to_str().unwrap().to_owned();
    let arguments = ["--data-dir", &data, "--lang", "en"];
    let mut starts: Vec<Duration> = (0..7).map(|_| start(&arguments).1).collect();
    starts.sort_unstable();
    let (mut pty, _) = start(&arguments);
    thread::sleep(Duration::from_millis(200));
    let mut times = Vec::new();
    for question in QUESTIONS {
        for c in question.chars() {
            times.push(press(&mut pty, c.encode_utf8(&mut [0; 4])));
        }
        for key in ["\x1b[B", "\x1b[B", "\x1b[6~", "\r", "\x1b[B"] {
            times.push(press(&mut pty, key));
        }
        times.push(press(&mut pty, "\x1bOQ"));
        for key in ["t", "r", "\x1b[B", " ", " "] {
            times.push(press(&mut pty, key));
        }
        times.push(press(&mut pty, "\x1b[19~"));
    }
    times.sort_unstable();
    let at = |share: usize| times[(times.len() - 1) * share / 100].as_secs_f64() * 1e3;
    println!(
        "{n:<9}  {:>6.2}  {:>22.1}  {:>4}  {:>9.2}  {:>6.2}  {:>6.2}  {:>6}",
        sync.as_secs_f64(),
        starts[3].as_secs_f64() * 1e3,
        times.len(),
        at(50),
        at(99),
        at(100),
        resident(&pty),
    );
    pty.send("\x1b[21~");
    pty.wait_for_end();
}

fn start(arguments: &[&str]) -> (Pty, Duration) {
    let started = Instant::now();
    let pty = Pty::start(arguments, 120, 40, &[]);
    wait(&pty, 0);
    (pty, started.elapsed())
}

/// Waits until more than `before` bytes were written and the last of them end a frame.
fn wait(pty: &Pty, before: usize) {
    let end = Instant::now() + Duration::from_secs(20);
    while !(pty.bytes_written() > before && pty.ends_with(END_OF_FRAME)) {
        assert!(Instant::now() < end, "no frame");
        thread::yield_now();
    }
}

fn press(pty: &mut Pty, key: &str) -> Duration {
    let before = pty.bytes_written();
    let started = Instant::now();
    pty.send(key);
    wait(pty, before);
    started.elapsed()
}

fn resident(pty: &Pty) -> u64 {
    let pid = pty.child.process_id().unwrap_or(0);
    let status = std::fs::read_to_string(format!("/proc/{pid}/status")).unwrap_or_default();
    let line = status.lines().find(|l| l.starts_with("VmRSS")).unwrap_or_default();
    line.split_whitespace().nth(1).and_then(|kb| kb.parse::<u64>().ok()).unwrap_or(0) / 1024
}

fn write_feed(path: &std::path::Path, n: usize) {
    let mut out = BufWriter::new(std::fs::File::create(path).unwrap());
    out.write_all(
        br#"{"format":"groupfinder","schema_version":1,"dataset_id":"bench","version":1,"generated_at":"2026-11-01T00:00:00Z","groups":["#,
    )
    .unwrap();
    for (i, group) in groupfinder::demo::groups(n, 1).enumerate() {
        if i > 0 {
            out.write_all(b",\n").unwrap();
        }
        groupfinder::dataset::write_record(&group, &mut out).unwrap();
    }
    out.write_all(b"]}").unwrap();
    out.flush().unwrap();
}
