//! Kinds of faults that other terminal programs are reported for, tried on the real binary: keys that terminals spell
//! in their own way, stops from outside, terminals without another screen or without UTF-8, and what a parent process
//! leaves behind. The rules themselves have their tests beside them (`term::decode`, `term::frame_bytes`).

use crate::support::Program;
use crate::support::process::run_over_pipes;
use crate::support::pty::{Pty, raw_pty};
use groupfinder::term::Event;
use needs::needs;
use rustix::fs::{OFlags, fcntl_getfl, fcntl_setfl};
use std::process::{Command, Stdio};
use std::thread;
use std::time::Duration;

const BINARY: &str = env!("CARGO_BIN_EXE_groupfinder");
const F10: &str = "\x1b[21~";

fn start(environment: &[(&str, &str)]) -> Pty {
    let pty = Pty::start(&["--demo"], 80, 24, environment);
    pty.wait_for("F9");
    pty.wait("the end of the frame", |_| pty.ends_with("\x1b[?2026l"));
    pty
}

fn leave(mut pty: Pty) {
    pty.send(F10);
    assert_eq!(pty.wait_for_end().exit_code(), 0);
    pty.assert_restored();
}

#[test]
fn alt_and_a_key_is_no_escape() {
    // Alt-Backspace takes a word back, Shift-Tab of a Linux console goes where that of other terminals goes.
    let mut pty = start(&[]);
    pty.send("min sønn ruser seg");
    pty.wait_for("Search: min sønn ruser seg");
    pty.send("\x1b\x7f");
    pty.wait("the sentence without its last word", |s| {
        let row = s.rows(0, 80).next().unwrap();
        row.contains("min sønn ruser ") && !row.contains("seg")
    });
    let cursors = ["\x1b\t", "\x1b[Z"].map(|back| {
        let mut pty = start(&[]);
        pty.send("sorg");
        pty.wait_for("Search: sorg");
        pty.send(back);
        pty.wait("another part of the screen", |s| s.cursor_position().0 != 0);
        assert!(pty.text().contains("Search: sorg"), "{}", pty.text());
        let cursor = pty.look(vt100::Screen::cursor_position);
        leave(pty);
        cursor
    });
    assert_eq!(cursors[0], cursors[1]);
    leave(pty);
}

#[test]
fn a_word_typed_soon_after_escape_is_whole() {
    for word in ["Orkdal", "Ostfriesland"] {
        let mut pty = start(&[]);
        pty.send("wrong");
        pty.wait_for("Search: wrong");
        pty.send("\x1b");
        pty.wait("the box without it", |s| !s.contents().contains("wrong"));
        // The next letter follows when the last is seen: two that a busy machine hands over together might be a key.
        for end in 1..=word.len() {
            pty.send(&word[end - 1..end]);
            pty.wait_for(&format!("Search: {} ", &word[..end]));
        }
        leave(pty);
    }
}

#[test]
fn flow_control_and_reports_of_another_program_are_no_trap() {
    let mut pty = start(&[]);
    pty.send("sorg");
    pty.wait_for("Search: sorg");
    // A serial terminal asks to wait, and to go on.
    pty.send("\x13");
    thread::sleep(Duration::from_millis(60));
    pty.send("\x11");
    pty.send("gruppe");
    pty.wait_for("Search: sorggruppe");
    // Ctrl-U and Ctrl-Q of a terminal that was left reporting every key in full.
    pty.send("\x1b[27;5;117~");
    pty.wait_for("What is it about?");
    pty.send("\x1b[113;5u");
    assert_eq!(pty.wait_for_end().exit_code(), 0);
}

#[test]
fn lines_pasted_without_brackets_become_words() {
    let mut pty = start(&[]);
    pty.send("angst\nbergen\r\npå nett\n");
    pty.wait_for("Search: angst bergen på nett");
    leave(pty);
}

/// An interactive shell, as a person has one, and the program started by hand in it.
fn start_by_hand(shell: &str, arguments: &[&str], typed_ahead: &str) -> Pty {
    let home = tempfile::tempdir().unwrap();
    let environment = [("PS1", "READY$ "), ("PATH", "/usr/bin:/bin"), ("LC_ALL", "C.UTF-8")];
    let mut pty = Pty::start_program(home, shell, arguments, (80, 24), &environment);
    pty.wait_for("READY$");
    pty.send(&format!("{BINARY} --demo --lang en\n"));
    for letter in typed_ahead.chars() {
        thread::sleep(Duration::from_millis(5));
        pty.send(&letter.to_string());
    }
    pty.wait("the program", |s| s.alternate_screen() && s.contents().contains("F9"));
    pty
}

/// Shells with job control that are here.
fn shells() -> Vec<(&'static str, &'static [&'static str])> {
    let all: [(&str, &[&str]); 3] = [
        ("/bin/bash", &["--norc", "--noprofile", "-i"]),
        ("/bin/dash", &["-i"]),
        ("/bin/zsh", &["-f", "-i"]),
    ];
    all.into_iter().filter(|(shell, _)| std::path::Path::new(shell).exists()).collect()
}

#[test]
fn a_stop_from_outside_and_fg_bring_the_screen_and_its_keys_back() {
    for (shell, arguments) in shells() {
        let mut pty = start_by_hand(shell, arguments, "");
        let pid = pty.child.process_id().unwrap();
        let children = std::fs::read_to_string(format!("/proc/{pid}/task/{pid}/children")).unwrap();
        let program = children.split_whitespace().next().unwrap();
        let prompts = pty.everything().matches("READY$").count();
        let done = Command::new("kill").args(["-s", "STOP", program]).status().unwrap();
        assert!(done.success(), "{shell}");
        pty.wait("the shell", |_| pty.everything().matches("READY$").count() > prompts);
        pty.rest();
        let before = pty.bytes_written();
        pty.send("fg\n");
        pty.wait("a new frame", |_| pty.bytes_written() > before + 500 && pty.ends_with("\x1b[?2026l"));
        // Letters are heard without Enter, and not echoed by the terminal as well.
        pty.send("sorg");
        pty.wait("what was typed", |s| s.rows(0, 80).next().is_some_and(|row| row.contains("Search: sorg ")));
        pty.send(F10);
        pty.wait(shell, |s| !s.alternate_screen() && s.contents().trim_end().ends_with("READY$"));
        pty.send("exit\n");
        pty.wait_for_end();
    }
}

#[test]
fn what_is_typed_before_the_screen_stands_is_kept() {
    let mut pty = start_by_hand("/bin/bash", &["--norc", "--noprofile", "-i"], "sorggruppe");
    pty.wait("what was typed", |s| s.rows(0, 80).next().is_some_and(|row| row.contains("sorggruppe ")));
    pty.send(F10);
    pty.wait("the shell", |s| !s.alternate_screen() && s.contents().trim_end().ends_with("READY$"));
    pty.send("exit\n");
    pty.wait_for_end();
}

/// What a terminal shows that has no other screen to go to: the Linux console, or GNU screen as it is delivered.
fn without_other_screen(bytes: &str) -> String {
    let mut parser = vt100::Parser::new(24.try_into().unwrap(), 80.try_into().unwrap(), 0);
    parser.process(bytes.replace("\x1b[?1049h", "").replace("\x1b[?1049l", "").as_bytes());
    parser.screen().contents()
}

#[test]
fn nothing_of_a_search_stays_where_there_is_no_other_screen() {
    let mut pty = start(&[("TERM", "linux")]);
    pty.send("selbstmord");
    pty.wait_for("selbstmord");
    assert!(without_other_screen(&pty.everything()).contains("selbstmord"));
    pty.send(F10);
    pty.wait_for_end();
    let left = without_other_screen(&pty.everything());
    assert!(left.trim().is_empty(), "{left}");
    // Stopped, it leaves nothing either.
    let mut pty = Pty::start_in_shell(&["--demo"], 80, 24);
    pty.wait_for("What is it about?");
    pty.send("selbstmord");
    pty.wait_for("selbstmord");
    pty.send("\x1a");
    pty.wait("the shell", |s| !s.alternate_screen() && s.contents().contains("SHELL"));
    let left = without_other_screen(&pty.everything());
    assert!(!left.contains("selbstmord") && left.contains("SHELL"), "{left}");
    pty.send("\r");
    pty.wait("the program again", |s| s.alternate_screen() && s.contents().contains("selbstmord"));
    leave(pty);
}

#[test]
fn a_terminal_that_is_not_utf_8_is_read_and_written_as_it_writes() {
    let latin1 = [("LC_ALL", "nb_NO.ISO-8859-1")];
    let mut pty = Pty::start(&["--demo"], 80, 24, &latin1);
    pty.wait_for("Hva gjelder det?");
    pty.send_bytes(b"Troms\xf8");
    pty.wait("the town as it was understood", |s| s.rows(0, 80).nth(1).unwrap().contains(": Tromso"));
    assert!(pty.text().is_ascii(), "{}", pty.text());
    leave(pty);
    for locale in ["nb_NO.ISO-8859-1", "de_DE.ISO-8859-15", "C"] {
        for arguments in [&["crisis", "--country", "NO"][..], &["--demo", "search", "sorg"], &["topics"]] {
            let mut pty = Pty::start(arguments, 200, 24, &[("LC_ALL", locale)]);
            pty.wait_for_end();
            let said = pty.everything();
            assert!(said.len() > 100 && said.is_ascii(), "{locale} {arguments:?}: {said}");
        }
    }
}

#[test]
fn no_byte_and_no_length_of_a_line_ends_the_conversation() {
    let plain = ["--demo", "--plain", "--lang", "en"];
    // Half a letter at the point where a long line is cut, a Latin-1 letter, half a letter that Backspace left.
    let cut = [vec![b'x'; 4095], "ø".as_bytes().to_vec()].concat();
    let input = [&cut[..], b"\n\xc4ngste\ns\nK\xc3\ns\ngrief\nq\n"].concat();
    let done = run_over_pipes(&plain, &[("LANG", "C.UTF-8")], &input);
    let said = String::from_utf8(done.stdout).unwrap();
    assert!(done.status.success() && said.contains("Grief and bereavement"), "{said}");
    for (locale, bytes) in
        [("nb_NO.ISO-8859-1", &b"troms\xf8\nq\n"[..]), ("nb_NO.UTF-8", "tromsø\nq\n".as_bytes())]
    {
        let done = run_over_pipes(&plain, &[("LC_ALL", locale)], bytes);
        let said = String::from_utf8(done.stdout).unwrap();
        assert!(said.contains("Understood: Troms"), "{locale}: {said}");
    }
}

#[test]
fn answers_are_forgiven_their_form() {
    let talk = |answers: &str| {
        let done = run_over_pipes(
            &["--demo", "--plain", "--lang", "en"],
            &[("LANG", "C.UTF-8")],
            answers.as_bytes(),
        );
        assert!(done.status.success());
        String::from_utf8(done.stdout).unwrap()
    };
    let second = talk("grief\n2\nq\n");
    for form in ["2.", "2)", "(2)", " 2 ", "2:"] {
        assert_eq!(talk(&format!("grief\n{form}\nq\n")), second, "{form}");
    }
    let next = talk("grief\nn\nq\n");
    assert_eq!(talk("grief\nN\nQ\n"), next);
    assert_ne!(next, second);
}

#[test]
fn each_part_of_the_locale_decides_what_it_is_for() {
    let said = |environment: &[(&str, &str)]| {
        let all = [&[("TZ", "Europe/Berlin")], environment].concat();
        let done =
            run_over_pipes(&["--demo", "search", "grief", "--near", "Hamburg", "--limit", "30"], &all, b"");
        assert!(done.status.success(), "{}", String::from_utf8_lossy(&done.stderr));
        String::from_utf8(done.stdout).unwrap()
    };
    let american = said(&[("LANG", "en_US.UTF-8")]);
    assert!(american.contains(" pm") && american.contains(" mi") && !american.contains(" km"), "{american}");
    let times = said(&[("LANG", "en_US.UTF-8"), ("LC_TIME", "nb_NO.UTF-8")]);
    assert!(!times.contains(" pm") && times.contains(" mi"), "{times}");
    let units = said(&[("LANG", "en_US.UTF-8"), ("LC_MEASUREMENT", "nb_NO.UTF-8")]);
    assert!(units.contains(" pm") && units.contains(" km") && !units.contains(" mi,"), "{units}");
    let all = said(&[("LC_ALL", "en_GB.UTF-8"), ("LC_TIME", "en_US.UTF-8")]);
    assert!(!all.contains(" pm") && all.contains(" mi"), "{all}");
}

#[test]
fn the_list_of_preferred_languages_is_read() {
    let said = |environment: &[(&str, &str)]| {
        let done = run_over_pipes(&["search", "qqzzxx"], environment, b"");
        String::from_utf8(done.stderr).unwrap()
    };
    let norwegian = said(&[("LANG", "nb_NO.UTF-8")]);
    let german = said(&[("LANG", "de_DE.UTF-8")]);
    assert_ne!(norwegian, german);
    assert_eq!(said(&[("LANG", "en_US.UTF-8"), ("LANGUAGE", "fr:nb:de")]), norwegian);
    assert_eq!(said(&[("LANG", "de_DE.UTF-8"), ("LANGUAGE", "")]), german);
    assert_eq!(said(&[("LANG", "C.UTF-8"), ("LANGUAGE", "nb")]), said(&[("LANG", "C.UTF-8")]));
}

#[test]
fn a_zone_that_cannot_be_read_is_said() {
    for zone in ["Europe/Nowhere", "CET-1CEST"] {
        let done =
            run_over_pipes(&["--demo", "search", "grief"], &[("LANG", "en_GB.UTF-8"), ("TZ", zone)], b"");
        let said = String::from_utf8(done.stderr).unwrap();
        assert!(said.contains(zone) && said.contains("UTC"), "{said}");
        let pty = Pty::start(&["--lang", "nb", "--demo"], 120, 40, &[("TZ", zone)]);
        pty.wait_for("ikke er noen kjent tidssone");
        leave(pty);
    }
    let done = run_over_pipes(&["--demo", "search", "grief"], &[("TZ", "Europe/Oslo")], b"");
    assert!(!String::from_utf8(done.stderr).unwrap().contains("TZ"));
}

#[test]
fn a_terminal_left_non_blocking_gets_everything() {
    let (master, slave) = raw_pty();
    let flags = fcntl_getfl(&slave).unwrap();
    fcntl_setfl(&slave, flags | OFlags::NONBLOCK).unwrap();
    let mut child = Command::new(BINARY)
        .args(["--demo", "search", "--output", "json"])
        .env_clear()
        .stdin(Stdio::null())
        .stdout(Stdio::from(slave))
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    // After the first bytes nobody reads for a while: the terminal is full.
    let (mut all, mut bytes) = (Vec::new(), [0; 8192]);
    let first = rustix::io::read(&master, &mut bytes).unwrap();
    all.extend_from_slice(&bytes[..first]);
    thread::sleep(Duration::from_millis(300));
    while let Ok(n) = rustix::io::read(&master, &mut bytes) {
        if n == 0 {
            break;
        }
        all.extend_from_slice(&bytes[..n]);
    }
    assert!(child.wait().unwrap().success());
    let text = String::from_utf8(all).unwrap();
    let document: serde_json::Value = serde_json::from_str(&text).unwrap();
    assert!(document.is_object() && text.len() > 50_000, "{} bytes", text.len());
}

#[test]
fn signals_that_a_parent_blocked_are_heard() {
    let home = tempfile::tempdir().unwrap();
    let arguments = ["--block-signal=TERM,WINCH,HUP", BINARY, "--demo"];
    let mut pty = Pty::start_program(home, "/usr/bin/env", &arguments, (80, 24), &[]);
    pty.wait_for("What is it about?");
    pty.resize(40, 12);
    pty.wait("the smaller screen", |s| {
        s.contents().contains("SOS F9") && !s.contents().contains("Crisis help")
    });
    pty.signal("TERM");
    assert_eq!(pty.wait_for_end().exit_code(), 143);
    pty.assert_restored();
}

#[needs(root, setpriv, prlimit)]
#[test]
fn without_a_thread_to_hear_keys_it_says_so() {
    let home = tempfile::tempdir().unwrap();
    let arguments = ["--reuid=54321", "--clear-groups", "prlimit", "--nproc=1", BINARY, "--demo"];
    let mut pty = Pty::start_program(home, "/usr/bin/setpriv", &arguments, (80, 24), &[]);
    let status = pty.wait_for_end();
    assert!(!status.success());
    pty.assert_restored();
    assert!(pty.after_restore().contains("thread"), "{}", pty.everything());
}

#[test]
fn marks_without_end_are_not_kept() {
    let mut program = Program::demo(80, 24);
    program.type_text("sorg");
    program.type_text(&"\u{301}".repeat(500));
    program.send(Event::Paste("\u{316}\u{300}".repeat(1000)));
    program.draw();
    let kept = program.session.state.search.text();
    assert!(kept.starts_with("sor") && kept.chars().count() < 40, "{} characters", kept.chars().count());
}
