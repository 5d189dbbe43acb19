//! What is left behind when the program fails, is stopped, or loses its terminal; and that no input, however hostile,
//! makes it fail. The real binary in a pseudo-terminal.

use crate::support::pty::{Pty, is_asleep, raw_pty};
use std::process::{Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

const DOWN: &str = "\x1b[B";
const F3: &str = "\x1bOR";
const F9: &str = "\x1b[20~";
const F10: &str = "\x1b[21~";
const FAIL: &str = "\x1e";
/// Words that nobody else uses: where they turn up, what was typed was kept.
const CANARY: &str = "kanarienvogel";

#[test]
fn a_failure_gives_the_terminal_back_from_every_screen_and_tells_nothing_typed() {
    let screens: [(&str, &[&str]); 7] = [
        ("search", &[]),
        ("pane", &["\t"]),
        ("results", &[DOWN]),
        ("details", &[DOWN, "\r"]),
        ("help", &["\x1bOP"]),
        ("crisis", &[F9]),
        ("order", &[F3]),
    ];
    for (screen, keys) in screens {
        let mut pty = Pty::start(&["--mouse", "--test-fault", "main"], 80, 24, &[]);
        pty.wait_for("What is it about?");
        assert!(pty.look(|s| s.mouse_protocol_mode() != vt100::MouseProtocolMode::None));
        pty.send(CANARY);
        pty.wait_for(CANARY);
        for key in keys {
            pty.send_and_wait(key);
        }
        pty.send(FAIL);
        assert_eq!(pty.wait_for_end().exit_code(), 101, "{screen}");
        pty.assert_restored();
        let said = pty.after_restore();
        assert!(said.contains("src/command/test_fault.rs:"), "{screen}: {said}");
        assert!(!said.contains(CANARY), "{screen}: {said}");
        let files = pty.files();
        assert!(
            files.contains("thread main") && files.contains("before: ") && files.contains(" key"),
            "{files}"
        );
        assert!(!files.contains(CANARY), "{screen}: {files}");
    }
}

#[test]
fn a_failure_while_cleaning_up_and_one_of_the_reader_give_it_back_too() {
    for (fault, code) in [("drop", None), ("input", Some(101))] {
        let mut pty = Pty::start(&["--test-fault", fault], 80, 24, &[]);
        pty.wait_for("What is it about?");
        pty.send(CANARY);
        pty.wait_for(CANARY);
        pty.send(FAIL);
        let status = pty.wait_for_end();
        assert!(!status.success(), "{fault}");
        if let Some(code) = code {
            assert_eq!(status.exit_code(), code, "{fault}");
        }
        pty.assert_restored();
        assert!(!pty.after_restore().contains(CANARY) && !pty.files().contains(CANARY), "{fault}");
    }
}

#[test]
fn a_failure_of_a_worker_leaves_the_screen_as_it_is() {
    let mut pty = Pty::start(&["--test-fault", "worker"], 80, 24, &[]);
    pty.wait_for("What is it about?");
    pty.send(CANARY);
    pty.wait_for(CANARY);
    pty.send(FAIL);
    pty.send("xyz");
    pty.wait_for("kanarienvogelxyz");
    assert!(pty.look(|s| s.alternate_screen() && s.bracketed_paste()));
    assert!(pty.files().contains("thread sync"));
    pty.send(F10);
    assert_eq!(pty.wait_for_end().exit_code(), 0);
    pty.assert_restored();
    assert!(!pty.files().contains(CANARY));
}

#[test]
fn a_demo_and_an_ordinary_end_write_no_file() {
    let mut pty = Pty::start(&["--demo", "--test-fault", "main"], 80, 24, &[]);
    pty.wait_for("What is it about?");
    pty.send(FAIL);
    assert_eq!(pty.wait_for_end().exit_code(), 101);
    assert_eq!(pty.files(), "");
    let mut pty = Pty::start(&[], 80, 24, &[]);
    pty.wait_for("What is it about?");
    pty.send(CANARY);
    pty.wait_for(CANARY);
    pty.send(F10);
    assert_eq!(pty.wait_for_end().exit_code(), 0);
    assert!(!pty.files().contains(CANARY) && !pty.files().contains("fault-"));
}

#[test]
fn a_stop_gives_the_terminal_back_and_comes_again() {
    let mut pty = Pty::start_in_shell(&["--demo", "--mouse"], 80, 24);
    pty.wait_for("What is it about?");
    pty.send("trauer");
    pty.wait_for("trauer");
    for stop in ["SHELL 1", "SHELL 2"] {
        pty.send("\x1a");
        pty.wait(stop, |s| !s.alternate_screen() && s.contents().contains(stop));
        pty.assert_restored();
        pty.send("\r");
        pty.wait("the program again", |s| s.alternate_screen() && s.contents().contains("Search: trauer"));
        assert!(
            pty.look(|s| s.bracketed_paste() && s.mouse_protocol_mode() != vt100::MouseProtocolMode::None)
        );
    }
    pty.send(F10);
    assert_eq!(pty.wait_for_end().exit_code(), 0);
    pty.assert_restored();
}

#[test]
fn a_lost_terminal_ends_the_program_at_once_whatever_becomes_of_sighup() {
    // `setsid --ctty` makes it the controlling terminal, as a login does; without, no SIGHUP is ever sent.
    for start in [
        "exec setsid -c \"$0\" --demo",
        "trap '' HUP; exec setsid -c \"$0\" --demo",
        "exec setsid \"$0\" --demo",
    ] {
        let (master, slave) = raw_pty();
        let home = tempfile::tempdir().unwrap();
        let mut child = Command::new("sh")
            .args(["-c", start, env!("CARGO_BIN_EXE_groupfinder")])
            .env_clear()
            .envs([("PATH", "/usr/bin:/bin"), ("TERM", "xterm"), ("LANG", "C.UTF-8")])
            .env("HOME", home.path())
            .stdin(Stdio::from(slave.try_clone().unwrap()))
            .stdout(Stdio::from(slave.try_clone().unwrap()))
            .stderr(Stdio::from(slave))
            .spawn()
            .unwrap();
        let mut shown = Vec::new();
        while !String::from_utf8_lossy(&shown).contains("\x1b[?2026l") {
            let mut bytes = [0; 4096];
            let n = rustix::io::read(&master, &mut bytes).unwrap();
            shown.extend_from_slice(&bytes[..n]);
        }
        let ticks = |pid: u32| -> Option<u64> {
            let stat = std::fs::read_to_string(format!("/proc/{pid}/stat")).ok()?;
            let fields: Vec<&str> = stat.rsplit(") ").next()?.split(' ').collect();
            Some(fields.get(11)?.parse::<u64>().ok()? + fields.get(12)?.parse::<u64>().ok()?)
        };
        // What it does once the screen stands is not counted.
        let (mut before, mut quiet) = (ticks(child.id()).unwrap(), 0);
        while quiet < 20 {
            thread::sleep(Duration::from_millis(10));
            let now = ticks(child.id()).unwrap();
            quiet = if now == before && is_asleep(child.id()) { quiet + 1 } else { 0 };
            before = now;
        }
        let closed = Instant::now();
        drop(master);
        let mut spent = 0;
        let status = loop {
            spent = ticks(child.id()).map_or(spent, |now| now - before);
            if let Some(status) = child.try_wait().unwrap() {
                break status;
            }
            assert!(closed.elapsed() < Duration::from_secs(60), "{start}: still there, {spent} ticks");
            thread::sleep(Duration::from_millis(5));
        };
        assert!(!status.success(), "{start}");
        // A tick is 10 ms.
        assert!(spent <= 10, "{start}: {spent} ticks after the terminal was gone");
    }
}

/// What the crisis help says in each language; a flood may have changed it.
const CRISIS: [&str; 3] = ["emergency number first", "zuerst den Notruf", "nødnummeret først"];

/// Bytes without those that leave or stop the program: they would end the test, rightly.
fn anything(mut seed: u64, count: usize) -> Vec<u8> {
    let mut out = Vec::with_capacity(count);
    while out.len() < count {
        seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        let byte = (seed >> 56) as u8;
        if ![0x03, 0x11, 0x18, 0x1A].contains(&byte) {
            out.push(byte);
        }
    }
    out
}

#[test]
fn no_flood_of_input_fills_the_memory_or_makes_it_deaf() {
    const MEGABYTES: usize = 10;
    let size = MEGABYTES << 20;
    let floods: [(&str, Vec<u8>); 6] = [
        ("anything", anything(1, size)),
        ("escapes", vec![0x1B; size]),
        ("a paste without end", [b"\x1b[200~".to_vec(), b"trauer ".repeat(size / 7)].concat()),
        ("a sequence without end", [b"\x1b[".to_vec(), vec![b'1'; size]].concat()),
        ("an answer without end", [b"\x1b]".to_vec(), vec![b'x'; size]].concat()),
        ("letters", "trauer köln ".repeat(size / 13).into_bytes()),
    ];
    let mut pty = Pty::start(&[], 80, 24, &[]);
    pty.wait_for("What is it about?");
    pty.send("trauer");
    pty.wait_for("trauer");
    pty.rest();
    let before = pty.memory("VmRSS");
    for (name, bytes) in floods {
        let began = Instant::now();
        pty.send_bytes(&bytes);
        println!("{name}: {MEGABYTES} MiB taken in {:.2} s", began.elapsed().as_secs_f64());
        // Crisis help must come up, whatever the flood left behind.
        let end = Instant::now() + Duration::from_secs(60);
        loop {
            pty.rest();
            pty.send_and_rest("\x1b[20~");
            if has_crisis_help(&pty) {
                break;
            }
            assert!(Instant::now() < end, "{name}: deaf\n{}", pty.text());
            // Without its end a paste is over after a second without a byte.
            thread::sleep(Duration::from_millis(1200));
        }
        let now = pty.memory("VmRSS");
        println!("{name}: {before} kB before, {now} kB after");
        assert!(now < before + 16_384, "{name}: {before} kB before, {now} kB after");
        // So that the next flood cannot find it open.
        while has_crisis_help(&pty) {
            assert!(Instant::now() < end, "{name}: not to be left\n{}", pty.text());
            pty.send_and_rest("\x1b");
        }
    }
    pty.send(F10);
    assert_eq!(pty.wait_for_end().exit_code(), 0);
    pty.assert_restored();
}

fn has_crisis_help(pty: &Pty) -> bool {
    pty.look(|s| CRISIS.iter().any(|words| s.contents().contains(words)))
}

#[test]
fn a_storm_of_sizes_ends_in_the_frame_of_the_last_one() {
    let mut pty = Pty::start(&["--demo"], 80, 24, &[]);
    pty.wait_for("What is it about?");
    for step in 0..300_u16 {
        pty.resize(1 + step % 200, 1 + step % 60);
    }
    pty.resize(0, 0);
    pty.resize(100, 30);
    pty.wait("the last size", |s| {
        s.contents().lines().count() >= 30 && s.contents().contains("What is it about?")
    });
    let pid = pty.child.process_id().unwrap();
    let children = std::fs::read_to_string(format!("/proc/{pid}/task/{pid}/children")).unwrap_or_default();
    assert_eq!(children.trim(), "", "no size is worth starting a program for");
    pty.send(F10);
    assert_eq!(pty.wait_for_end().exit_code(), 0);
    pty.assert_restored();
}
