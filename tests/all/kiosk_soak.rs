//! Months in front of a wall: memory and file descriptors of a public terminal stay as they are.
//!
//! The short one runs eight hours on a virtual clock; `SOAK_EVENTS=100000` packs more visits into them. The long one
//! runs for half an hour on a real terminal, `SOAK_MINUTES=5` for less:
//! `cargo test --release --test all kiosk_soak:: -- --ignored --nocapture`

use crate::support::Program;
use crate::support::effort::number;
use crate::support::process::is_alone;
use crate::support::pty::Pty;
use groupfinder::app::key::{KeyCode, KeyPress};
use groupfinder::term::Event;
use std::time::{Duration, Instant};

/// How much memory may grow, in kB.
const MAY_GROW: u64 = 5 * 1024;

/// Resident memory of a process in kB, and how many files it has open.
fn used(pid: &str) -> (u64, usize) {
    let status = std::fs::read_to_string(format!("/proc/{pid}/status")).unwrap();
    let line = status.lines().find(|line| line.starts_with("VmRSS:")).unwrap();
    let files = std::fs::read_dir(format!("/proc/{pid}/fd")).unwrap().count();
    (line.split_whitespace().nth(1).unwrap().parse().unwrap(), files)
}

/// What visitors do, a few keys each; the last one of each list goes away without a word.
const VISITS: [&str; 6] = ["1114\n\n", "2trauer", "314\n\n", "1!!\n\n/my husband drinks", "2\n\n", "3"];

fn visit(program: &mut Program, number: usize) -> u32 {
    let mut keys: Vec<KeyPress> = VISITS[number % VISITS.len()]
        .chars()
        .map(|c| KeyPress::plain(if c == '\n' { KeyCode::Enter } else { KeyCode::Char(c) }))
        .collect();
    keys.extend(
        [
            KeyCode::Down,
            KeyCode::Down,
            KeyCode::Enter,
            KeyCode::PageDown,
            KeyCode::F(6),
            KeyCode::Esc,
            KeyCode::F(9),
            KeyCode::Esc,
        ]
        .map(KeyPress::plain),
    );
    for (n, key) in keys.iter().enumerate() {
        program.send(Event::Key(*key));
        // A frame takes longer than what it shows; one in four will do.
        if n % 4 == 0 {
            program.draw();
        }
    }
    u32::try_from(keys.len()).unwrap()
}

#[test]
fn eight_hours_on_a_virtual_clock() {
    // Memory and files are those of the whole process.
    if !is_alone("kiosk_soak::eight_hours_on_a_virtual_clock") {
        return;
    }
    let events_wanted = number("SOAK_EVENTS", if cfg!(debug_assertions) { 6_000 } else { 40_000 });
    let hours = Duration::from_secs(8 * 3600);
    let mut program = Program::kiosk(600, 80, 24);
    let (mut events, mut number) = (0, 0);
    let mut before = (0, 0);
    while events < events_wanted {
        events += visit(&mut program, number);
        let at = hours.mul_f64(f64::from(events) / f64::from(events_wanted));
        for wait in [90, 105] {
            program.wait_until(at + Duration::from_secs(wait));
        }
        number += 1;
        // By then every table that is made once is made.
        if number == 60 {
            before = used("self");
        }
    }
    let after = used("self");
    println!("{events} events, {number} visits in 8 h: {before:?} then {after:?} (kB, files)");
    assert!(after.0 <= before.0 + MAY_GROW, "memory grew from {} to {} kB", before.0, after.0);
    assert_eq!(after.1, before.1, "files left open");
}

#[test]
#[ignore = "takes half an hour, and needs root"]
fn half_an_hour_on_a_real_terminal() {
    let minutes = number("SOAK_MINUTES", 30);
    let home = tempfile::tempdir().unwrap();
    let path = home.path().join("kiosk.toml");
    let settings = format!(
        "demo = true\nidle_seconds = 10\nwarning_seconds = 10\ndata_dir = \"{}\"\n",
        home.path().display()
    );
    std::fs::write(&path, settings).unwrap();
    let mut pty = Pty::start_in(home, &["--kiosk", "--config", path.to_str().unwrap()], 80, 24, &[]);
    pty.wait_for("Trykk en tast");
    let pid = pty.child.process_id().unwrap().to_string();
    let end = Instant::now() + Duration::from_secs(60 * minutes);
    let (mut before, mut most, mut visits) = ((0, 0), 0, 0);
    while Instant::now() < end {
        for key in VISITS[visits % VISITS.len()].chars() {
            pty.send(&key.to_string().replace('\n', "\r"));
            std::thread::sleep(Duration::from_millis(20));
        }
        for key in ["\x1b[B", "\x1b[B", "\r", "\x1b[17~", "\x1b", "\x1b[20~"] {
            pty.send(key);
            std::thread::sleep(Duration::from_millis(60));
        }
        pty.resize(80 + u16::try_from(visits % 40).unwrap(), 24);
        // Most leave; some go away.
        if visits % 20 == 19 {
            pty.send("1");
            let asks = ["Are you still there?", "Sind Sie noch da?", "Er du der fortsatt?"];
            pty.wait("the warning", |screen| asks.iter().any(|words| screen.contents().contains(words)));
        } else {
            pty.send("\x1b[21~");
        }
        pty.wait_for("Trykk en tast");
        visits += 1;
        if visits == 50 {
            before = used(&pid);
        }
        most = most.max(used(&pid).0);
    }
    let after = used(&pid);
    println!("{minutes} min, {visits} visits: {before:?} then {after:?}, at most {most} kB (kB, files)");
    pty.signal("TERM");
    pty.wait_for_end();
    assert!(visits > 50 && after.0 <= before.0 + MAY_GROW, "memory grew from {} to {} kB", before.0, after.0);
    assert_eq!(after.1, before.1, "files left open");
}
