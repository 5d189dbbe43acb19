//! The real binary in a pseudo-terminal.

use crate::support::clock::{dataset_dir, group_that_meets_in, zone_with_midnight_in};
use crate::support::effort;
use crate::support::pty::Pty;
use jiff::Timestamp;
use std::thread;
use std::time::Duration;

const DOWN: &str = "\x1b[B";
const LEFT: &str = "\x1b[D";
const UP: &str = "\x1b[A";
const F2: &str = "\x1bOQ";
const F9: &str = "\x1b[20~";
const F10: &str = "\x1b[21~";

#[test]
fn a_person_finds_a_group_and_leaves() {
    let mut pty = Pty::start(&["--lang", "en"], 120, 40, &[]);
    pty.wait_for("What is it about?");
    pty.send("\t");
    pty.wait_for("Find:");
    pty.send("bereave");
    pty.wait_for("[ ] Grief and bereavement");
    pty.send(" ");
    pty.wait_for("[x] ▾ Grief and berea");
    pty.wait_for("Understood: Grief and bereavement");
    pty.send(F2);
    pty.wait("the focus on the results", |s| s.contents().contains("> ") && s.cursor_position().1 > 20);
    pty.send("\r");
    pty.wait("a link or a number", |s| {
        s.contents()
            .lines()
            .any(|l| l.contains("Website: https://") || l.contains("Phone:") || l.contains("Call:"))
    });
    pty.send(F9);
    // Home is known from the zone; other countries are one key away.
    pty.wait_for("Crisis help: Germany");
    pty.send(LEFT);
    pty.wait_for("Which country do you need help in?");
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

/// The screens in which arrows move, and the keys that lead there from the start.
const ARROWS: [(&str, &[&str]); 15] = [
    ("topic", &["\t"]),
    ("category", &["\t", "\t"]),
    ("location", &["\t", "\t", "\t"]),
    ("format", &["\t", "\t", "\t", "\t"]),
    ("more", &["\t", "\t", "\t", "\t", "\t"]),
    ("results", &[DOWN]),
    ("nothing found", &["qqzzxx", DOWN]),
    ("details", &[DOWN, "\r"]),
    ("palette", &["\x1bOP"]),
    ("help", &["\x1bOP", "\r"]),
    ("crisis help: country", &[F9, LEFT]),
    ("crisis help: lines", &[F9]),
    ("order", &["\x1bOR"]),
    ("take along", &[DOWN, "\x1b[15~"]),
    ("guided", &["\x1b[24~"]),
];

/// The row of the cursor is the selected one: it alone is marked, by inverse video and, in lists, by `>` under the
/// cursor itself.
fn assert_on_selected_row(pty: &Pty, place: &str) {
    let (row, column) = pty.look(vt100::Screen::cursor_position);
    pty.look(|s| {
        assert!(!s.hide_cursor(), "{place}: the cursor is hidden");
        let marked = |row: u16| s.cell(row, column).is_some_and(vt100::Cell::inverse);
        assert!(
            marked(row),
            "{place}: the cursor at {row},{column} is not on the selected row:\n{}",
            s.contents()
        );
    });
    let page = ["details", "help", "crisis help: lines"].contains(&place);
    let under: String = pty.row(row).chars().skip(usize::from(column)).take(1).collect();
    assert!(page || under == ">", "{place}: {under:?} under the cursor:\n{}", pty.text());
}

#[test]
fn the_cursor_stands_on_the_selected_row_after_each_arrow_in_every_screen() {
    for (place, keys) in ARROWS {
        let mut pty = Pty::start(&["--lang", "en", "--demo"], 80, 24, &[]);
        pty.wait_for("What is it about?");
        pty.wait("the end of the frame", |_| pty.ends_with("\x1b[?2026l"));
        if !place.starts_with("nothing") {
            pty.send_and_wait("trauer");
        }
        for key in keys {
            pty.send_and_wait(key);
        }
        // A screen that has just come up stands on something too.
        let mut rows = Vec::new();
        for step in [DOWN, DOWN, DOWN, UP, DOWN] {
            pty.send_and_wait(step);
            assert_on_selected_row(&pty, place);
            rows.push(pty.look(vt100::Screen::cursor_position).0);
        }
        rows.sort_unstable();
        rows.dedup();
        let least = if place == "nothing found" { 1 } else { 2 };
        assert!(rows.len() >= least, "{place}: the cursor did not move: {rows:?}\n{}", pty.text());
        pty.send(F10);
        assert_eq!(pty.wait_for_end().exit_code(), 0);
    }
    // In the search box it is the caret: arrows move it within the text.
    let mut pty = Pty::start(&["--lang", "en", "--demo"], 80, 24, &[]);
    pty.wait_for("What is it about?");
    pty.send("ab断c");
    pty.wait("the text", |s| s.contents().contains("ab断c"));
    pty.wait("the end of the frame", |_| pty.ends_with("\x1b[?2026l"));
    let column = |pty: &Pty| pty.look(vt100::Screen::cursor_position);
    let end = column(&pty);
    pty.send_and_wait("\x1b[D");
    pty.send_and_wait("\x1b[D");
    assert_eq!(column(&pty), (0, end.1 - 3), "a wide letter takes two columns");
    pty.send(F10);
    pty.wait_for_end();
}

/// What a terminal of little means shows: the selection visible, the text readable, no letter it does not have.
#[test]
fn poor_terminals_keep_the_selection_visible_and_the_text_readable() {
    let cases: [(&[(&str, &str)], bool); 4] = [
        (&[("NO_COLOR", "1")], false),
        (&[("TERM", "linux")], false),
        (&[("TERM", "vt100"), ("LC_ALL", "C")], true),
        (&[("LC_ALL", "C")], true),
    ];
    for (environment, ascii) in cases {
        let mut pty = Pty::start(&["--lang", "de", "--demo"], 80, 24, environment);
        pty.wait_for("Angebot");
        pty.send_and_wait("köln");
        pty.send_and_wait(DOWN);
        pty.send_and_wait(DOWN);
        let (row, column) = pty.look(vt100::Screen::cursor_position);
        let looks = |s: &vt100::Screen, row: u16| {
            let cell = s.cell(row, column).unwrap();
            (cell.inverse(), cell.fgcolor(), cell.bgcolor())
        };
        pty.look(|s| {
            assert_ne!(looks(s, row), looks(s, row + 2), "{environment:?}: nothing marks the selected row");
            let coloured = (0..24).any(|row| s.cell(row, 0).unwrap().fgcolor() != vt100::Color::Default);
            assert!(!(coloured && environment[0].0 == "NO_COLOR"), "colours under NO_COLOR");
        });
        assert!(pty.row(row).starts_with("> "), "{environment:?}:\n{}", pty.text());
        let text = pty.text();
        assert!(text.contains("Suche: ") && text.contains("Krisenhilfe F9"), "{environment:?}:\n{text}");
        if ascii {
            assert!(text.is_ascii(), "{environment:?}:\n{text}");
            assert!(text.contains("Koln"), "{environment:?}:\n{text}");
        } else {
            assert!(text.contains("Köln"), "{environment:?}:\n{text}");
        }
        if environment[0] == ("TERM", "linux") {
            let strange = text.chars().find(|c| *c > '\u{17F}');
            assert_eq!(strange, None, "a Linux console has no such letter:\n{text}");
        }
        pty.send(F10);
        assert_eq!(pty.wait_for_end().exit_code(), 0);
        pty.assert_restored();
    }
}

/// An idle screen writes nothing, and no thread wakes before the next moment that changes a word.
#[test]
fn idle_writes_nothing_and_wakes_nobody() {
    const VIEW: &str = "\x0f";
    let places: [(&str, &[&str]); 8] = [
        ("welcome", &[]),
        ("list", &["sorg", DOWN]),
        ("details", &["sorg", DOWN, "\r"]),
        ("filters", &["\t"]),
        ("map", &["sorg", VIEW]),
        ("week", &["sorg", VIEW, VIEW]),
        ("palette", &["\x1bOP"]),
        ("sources", &["\x1b[23~"]),
    ];
    // By the clock of the machine, on a day on which no meeting begins and that is not over soon.
    let home = tempfile::tempdir().unwrap();
    let zone = zone_with_midnight_in(home.path(), 12 * 3600);
    let dir = dataset_dir(home.path(), &[group_that_meets_in(72)], Timestamp::now());
    let arguments = ["--lang", "en", "--data-dir", dir.to_str().unwrap()];
    let mut screens = places.map(|(place, keys)| {
        let mut pty = Pty::start(&arguments, 120, 40, &[("TZ", &zone)]);
        pty.wait_for("What is it about?");
        pty.wait("the end of the frame", |_| pty.ends_with("\x1b[?2026l"));
        for key in keys {
            pty.send_and_wait(key);
        }
        (place, pty)
    });
    // What a program does once its screen stands has ended when it has slept for a while.
    let counts = |(_, pty): &(&str, Pty)| (pty.bytes_written(), pty.sleeps());
    let mut before = screens.each_ref().map(counts);
    for _ in 0..60 {
        thread::sleep(Duration::from_millis(500));
        let now = screens.each_ref().map(counts);
        if std::mem::replace(&mut before, now) == before {
            break;
        }
    }
    let seconds = effort::number("IDLE_SECONDS", 3);
    thread::sleep(Duration::from_secs(seconds));
    for ((place, pty), (bytes, sleeps)) in screens.iter_mut().zip(before) {
        let (written, woken) = (pty.bytes_written() - bytes, pty.sleeps() - sleeps);
        println!("{place}: {written} bytes written and {woken} wakes in {seconds} s");
        assert_eq!(written, 0, "{place}:\n{}", pty.text());
        assert_eq!(woken, 0, "{place}");
        pty.send(F10);
        pty.wait_for_end();
    }
}

#[test]
fn leaving_clears_from_every_part_and_also_with_two_keys() {
    for keys in [vec![F10], vec!["\t", F10], vec!["\r", "\r", F10], vec![F9, F10], vec!["trauer", "\x18\x18"]]
    {
        let mut pty = Pty::start(&["--demo"], 80, 24, &[]);
        pty.wait_for("What is it about?");
        for key in &keys {
            pty.send_and_rest(key);
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
        pty.wait_for("What is it about?");
        pty.signal(name);
        assert_eq!(pty.wait_for_end().exit_code(), code, "{name}");
        pty.assert_restored();
    }
}

#[test]
fn a_stopped_program_gives_the_terminal_back_and_comes_again() {
    let mut pty = Pty::start_in_shell(&["--demo"], 80, 24);
    pty.wait_for("What is it about?");
    pty.send("\x1a");
    pty.wait("the shell", |s| !s.alternate_screen() && s.contents().contains("SHELL"));
    pty.assert_restored();
    pty.send("\r");
    pty.wait("the program again", |s| s.alternate_screen() && s.contents().contains("What is it about?"));
    pty.send("trauer");
    pty.wait_for("trauer");
    pty.send(F10);
    assert_eq!(pty.wait_for_end().exit_code(), 0);
    pty.assert_restored();
}

#[test]
fn without_a_shell_to_go_on_with_it_the_program_does_not_stop() {
    let mut pty = Pty::start(&["--demo"], 80, 24, &[]);
    pty.wait_for("What is it about?");
    pty.send("\x1a");
    pty.send("angst");
    pty.wait_for("angst");
    pty.send(F10);
    assert_eq!(pty.wait_for_end().exit_code(), 0);
}

#[test]
fn resizing_keeps_the_selected_group() {
    let mut pty = Pty::start(&["--demo"], 120, 40, &[]);
    pty.wait_for("What is it about?");
    pty.send("\r");
    for _ in 0..5 {
        pty.send(DOWN);
    }
    pty.wait("a row of the list", |s| s.cursor_position().0 > 8);
    pty.rest();
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

#[test]
fn a_terminal_that_stops_reading_loses_no_key_and_gets_no_flood() {
    let mut pty = Pty::start(&["--demo", "--lang", "en"], 120, 40, &[]);
    pty.wait_for("What is it about?");
    pty.wait("the end of the frame", |_| pty.ends_with("\x1b[?2026l"));
    pty.send("\r");
    let before = pty.bytes_written();
    // 300 steps, each of which would be a frame, while nothing can be written.
    pty.send_unread(&DOWN.repeat(300), Duration::from_secs(1));
    pty.send("\x1b[H");
    pty.wait("the first row", |s| s.contents().contains("listings") && s.cursor_position().0 < 6);
    pty.send("trauer");
    pty.wait_for("Search: trauer");
    // What piled up is drawn as a few frames, not as three hundred.
    let written = pty.bytes_written() - before;
    assert!(written < 200_000, "{written} bytes");
    pty.send(F10);
    assert_eq!(pty.wait_for_end().exit_code(), 0);
    pty.assert_restored();
}
