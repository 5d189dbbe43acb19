//! The real binary in a pseudo-terminal.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::string_slice)]

#[path = "support/pty.rs"]
mod pty;

use pty::Pty;
use std::thread;
use std::time::Duration;

const DOWN: &str = "\x1b[B";
const UP: &str = "\x1b[A";
const F2: &str = "\x1bOQ";
const F9: &str = "\x1b[20~";
const F10: &str = "\x1b[21~";

#[test]
fn a_person_finds_a_group_and_leaves() {
    let mut pty = Pty::start(&["--lang", "en"], 120, 40, &[]);
    pty.wait_for("Search:");
    pty.wait_for("listings of");
    pty.send("\t");
    pty.wait_for("Filter:");
    pty.send("bereave");
    pty.wait_for("[ ] Grief and bereavement");
    pty.send(" ");
    pty.wait_for("[x] Grief and bereavement");
    pty.wait_for("Chosen: Grief and bereavement");
    pty.send(F2);
    pty.wait("the focus on the results", |s| s.contents().contains("> ") && s.cursor_position().1 > 20);
    pty.send("\r");
    pty.wait("a link or a number", |s| {
        s.contents()
            .lines()
            .any(|l| l.contains("Web: https://") || l.contains("Phone:") || l.contains("Call:"))
    });
    pty.send(F9);
    pty.wait_for("In which country do you need help?");
    pty.send("Ge");
    pty.wait_for("> Germany");
    pty.send("\r");
    pty.wait_for("0800 111 0 111");
    pty.send(F10);
    let status = pty.wait_for_end();
    assert_eq!(status.exit_code(), 0);
    pty.assert_restored();
    let left: String = pty.text();
    assert!(left.trim().is_empty(), "the screen still holds: {left}");
}

#[test]
fn the_cursor_stands_on_the_selected_row_after_each_arrow() {
    let mut pty = Pty::start(&["--lang", "en"], 80, 24, &[]);
    pty.wait_for("listings of");
    pty.wait("the end of the frame", |_| pty.ends_with("\x1b[?2026l"));
    for (part, keys) in [("results", ""), ("pane", F2), ("crisis", F9)] {
        if !keys.is_empty() {
            let before = pty.bytes_written();
            pty.send(keys);
            pty.wait(part, |_| pty.bytes_written() > before);
        }
        for step in [DOWN, DOWN, DOWN, UP, DOWN] {
            let before = pty.bytes_written();
            pty.send(step);
            pty.wait("a frame", |_| pty.bytes_written() > before);
            // The last byte of a frame ends its synchronized update.
            pty.wait("the end of the frame", |_| pty.ends_with("\x1b[?2026l"));
            let (row, column) = pty.look(vt100::Screen::cursor_position);
            let inverse = pty.look(|s| s.cell(row, column).is_some_and(vt100::Cell::inverse));
            assert!(inverse, "{part}: cursor at {row},{column} is not on the selected row:\n{}", pty.text());
            assert!(pty.row(row).get(usize::from(column)..).is_some_and(|r| r.starts_with('>')), "{part}");
        }
    }
    pty.send(F10);
    pty.wait_for_end();
}

#[test]
fn no_color_keeps_the_selection_visible() {
    let mut pty = Pty::start(&[], 80, 24, &[("NO_COLOR", "1")]);
    pty.wait_for("listings of");
    pty.send(DOWN);
    pty.wait("an inverse row", |s| (0..24).any(|row| s.cell(row, 0).is_some_and(vt100::Cell::inverse)));
    pty.send(F10);
    pty.wait_for_end();
}

#[test]
fn idle_writes_nothing() {
    let mut pty = Pty::start(&["--demo"], 120, 40, &[]);
    pty.wait_for("listings of");
    pty.wait("the end of the frame", |_| pty.ends_with("\x1b[?2026l"));
    thread::sleep(Duration::from_millis(300));
    let before = pty.bytes_written();
    thread::sleep(Duration::from_secs(3));
    assert_eq!(pty.bytes_written(), before);
    pty.send(F10);
    pty.wait_for_end();
}

#[test]
fn leaving_clears_from_every_part_and_also_with_two_keys() {
    for keys in [vec![F10], vec!["\t", F10], vec![DOWN, "\r", F10], vec![F9, F10], vec!["trauer", "\x18\x18"]]
    {
        let mut pty = Pty::start(&["--demo"], 80, 24, &[]);
        pty.wait_for("listings of");
        for key in &keys {
            pty.send(key);
            thread::sleep(Duration::from_millis(50));
        }
        assert_eq!(pty.wait_for_end().exit_code(), 0);
        pty.assert_restored();
        assert!(pty.text().trim().is_empty());
        let everything = pty.everything();
        let clear = everything.rfind("\x1b[2J").unwrap();
        assert!(everything.rfind("\x1b[?1049l").unwrap() > clear, "cleared before leaving the other screen");
    }
}

#[test]
fn signals_give_the_terminal_back() {
    for (name, code) in [("TERM", 143), ("INT", 130), ("HUP", 129)] {
        let mut pty = Pty::start(&["--demo"], 80, 24, &[]);
        pty.wait_for("listings of");
        pty.signal(name);
        assert_eq!(pty.wait_for_end().exit_code(), code, "{name}");
        pty.assert_restored();
    }
}

#[test]
fn a_stopped_program_gives_the_terminal_back_and_comes_again() {
    let mut pty = Pty::start(&["--demo"], 80, 24, &[]);
    pty.wait_for("listings of");
    pty.send("\x1a");
    pty.wait("the first screen", |s| !s.alternate_screen());
    pty.assert_restored();
    pty.signal("CONT");
    pty.wait("the program again", |s| s.alternate_screen() && s.contents().contains("listings of"));
    pty.send("trauer");
    pty.wait_for("trauer");
    pty.send(F10);
    assert_eq!(pty.wait_for_end().exit_code(), 0);
    pty.assert_restored();
}

#[test]
fn resizing_keeps_the_selected_group() {
    let mut pty = Pty::start(&["--demo"], 120, 40, &[]);
    pty.wait_for("listings of");
    for _ in 0..5 {
        pty.send(DOWN);
    }
    pty.wait("the sixth row", |s| s.cursor_position().0 > 8);
    let name = |s: &vt100::Screen| {
        let row = usize::from(s.cursor_position().0);
        let rows: Vec<String> = s.rows(0, 120).collect();
        rows[row].split("> ").nth(1).unwrap_or_default().chars().take(12).collect::<String>()
    };
    let selected = pty.look(name);
    pty.resize(80, 24);
    pty.wait("the smaller screen", |s| name(s) == selected);
    pty.resize(40, 12);
    pty.wait("the smallest screen", |s| name(s) == selected);
    pty.send(F10);
    pty.wait_for_end();
}

#[test]
fn without_a_terminal_it_says_so() {
    let home = tempfile::tempdir().unwrap();
    let output = std::process::Command::new(env!("CARGO_BIN_EXE_groupfinder"))
        .env("HOME", home.path())
        .env("LANG", "C.UTF-8")
        .stdin(std::process::Stdio::null())
        .output()
        .unwrap();
    assert_eq!(output.status.code(), Some(2));
    let said = String::from_utf8_lossy(&output.stderr);
    assert!(said.contains("--plain"), "{said}");
    assert!(output.stdout.is_empty());
}
