//! The real program in a pseudo-terminal, as a person waits for it: start to the end of the first frame, and each key to
//! the last byte of its frame, while questions are typed and the list, the details and the panes are walked through.

use crate::pty::Pty;
use crate::samples::Samples;
use std::io::{BufWriter, Write as _};
use std::path::Path;
use std::process::{Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

/// What is measured of a program.
pub const ROWS: [&str; 6] = ["sync s", "process", "start", "key", "bytes of a key", "resident MB"];

const QUESTIONS: [&str; 10] = [
    "trauer",
    "monday night",
    "trauergruppe köln",
    "mein mann trinkt",
    "depresion",
    "brustkrebs angehörige",
    "sorggruppe oslo online",
    "anonyme alkoholiker",
    "my husband died",
    "angst münchen dienstag",
];
const STARTS: usize = 7;
const END_OF_FRAME: &str = "\x1b[?2026l";

/// Writes so many invented groups as a feed.
pub fn write_feed(path: &Path, n: usize) {
    let mut out = BufWriter::new(std::fs::File::create(path).unwrap());
    out.write_all(
        br#"{"format":"groupfinder","schema_version":1,"dataset_id":"bench","version":1,"generated_at":"2026-11-01T00:00:00Z","groups":["#,
    )
    .unwrap();
    for (i, group) in groupfinder::demo::groups(n, 1).enumerate() {
        if i > 0 {
            out.write_all(b",\n").unwrap();
        }
        out.write_all(groupfinder::dataset::to_line(&group).as_bytes()).unwrap();
    }
    out.write_all(b"]}").unwrap();
    out.flush().unwrap();
}

/// Takes a feed in and measures the program with it.
///
/// # Errors
/// What the program says that refuses the feed.
pub fn measure(program: &str, feed: &Path, data: &Path) -> Result<Samples, String> {
    let mut samples = Samples::of(&ROWS);
    let started = Instant::now();
    let mut sync = Command::new(program);
    let done = sync.args(["sync", "--from"]).arg(feed).arg("--data-dir").arg(data).output().unwrap();
    if !done.status.success() {
        let said = String::from_utf8_lossy(&done.stderr);
        return Err(said.lines().next().unwrap_or_default().to_owned());
    }
    samples.add("sync s", started.elapsed().as_secs_f64());
    let arguments = ["--data-dir", data.to_str().unwrap(), "--lang", "en"];
    for _ in 0..STARTS {
        samples.add("process", milliseconds(run_version(program)));
        let (mut pty, taken) = start(program, &arguments);
        samples.add("start", milliseconds(taken));
        leave(&mut pty);
    }
    let (mut pty, _) = start(program, &arguments);
    pty.rest();
    for question in QUESTIONS {
        for letter in question.chars() {
            press(&mut pty, letter.encode_utf8(&mut [0; 4]), &mut samples);
        }
        for _ in question.chars().take(4) {
            press(&mut pty, "\x7f", &mut samples);
        }
        let [down, page_down, filters, clear] = ["\x1b[B", "\x1b[6~", "\x1bOQ", "\x1b[19~"];
        for key in [down, down, page_down, "\r", down, filters, "t", "r", down, " ", " ", clear] {
            press(&mut pty, key, &mut samples);
        }
    }
    samples.add("resident MB", pty.memory("VmRSS:") as f64 / 1024.0);
    leave(&mut pty);
    Ok(samples)
}

/// What it costs to start the program at all.
fn run_version(program: &str) -> Duration {
    let started = Instant::now();
    let done = Command::new(program).arg("--version").stdout(Stdio::null()).status().unwrap();
    assert!(done.success());
    started.elapsed()
}

fn start(program: &str, arguments: &[&str]) -> (Pty, Duration) {
    let home = tempfile::tempdir().unwrap();
    let started = Instant::now();
    let pty = Pty::start_program(home, program, arguments, (120, 40), &[]);
    wait(&pty, 0);
    (pty, started.elapsed())
}

fn leave(pty: &mut Pty) {
    pty.send("\x1b[21~");
    pty.wait_for_end();
}

/// Waits until more than `before` bytes were written and the last of them end a frame.
fn wait(pty: &Pty, before: usize) {
    let end = Instant::now() + Duration::from_secs(20);
    while !(pty.bytes_written() > before && pty.ends_with(END_OF_FRAME)) {
        assert!(Instant::now() < end, "no frame");
        thread::yield_now();
    }
}

fn press(pty: &mut Pty, key: &str, samples: &mut Samples) {
    let before = pty.bytes_written();
    let started = Instant::now();
    pty.send(key);
    wait(pty, before);
    samples.add("key", milliseconds(started.elapsed()));
    samples.add("bytes of a key", (pty.bytes_written() - before) as f64);
}

/// A time as a figure.
pub fn milliseconds(time: Duration) -> f64 {
    time.as_secs_f64() * 1e3
}
