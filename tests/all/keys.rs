//! Keys of one's own, keys of vi, and the mouse, in the real binary; and how few keys a search takes.

use crate::support::pty::Pty;

const F10: &str = "\x1b[21~";

fn home(files: &[(&str, &str)]) -> tempfile::TempDir {
    let home = tempfile::tempdir().unwrap();
    let dir = home.path().join(".config/groupfinder");
    std::fs::create_dir_all(&dir).unwrap();
    for (name, text) in files {
        std::fs::write(dir.join(name), text).unwrap();
    }
    home
}

#[test]
fn own_keys_are_used_and_shown_everywhere() {
    let home = home(&[(
        "keys.toml",
        "[keys]\ncrisis = [\"Alt-K\"]\nfilters = [\"Alt-V\"]\nhelp = [\"Alt-Y\", \"?\"]\n",
    )]);
    let mut pty = Pty::start_in(home, &["--lang", "en", "--demo"], 120, 40, &[]);
    pty.wait_for("Crisis help Alt-K");
    pty.wait_for("Help Alt-Y");
    pty.send("\x1bv");
    pty.wait_for("Find:");
    pty.send("\x1by");
    for (keys, words) in [("Alt-K, F9, Alt-9", "Crisis help:"), ("Alt-V", "Go to the filters")] {
        pty.wait(keys, |s| s.contents().lines().any(|row| row.contains(keys) && row.contains(words)));
    }
    pty.send("\x1b[20~");
    pty.wait_for("Crisis help: Germany");
    pty.send(F10);
    assert_eq!(pty.wait_for_end().exit_code(), 0);
}

#[test]
fn a_mistake_in_a_key_file_is_named_and_the_usual_keys_hold() {
    let files = [
        ("config.toml", "key_file = \"mine.toml\"\n"),
        ("mine.toml", "[keys]\nsort = [\"F3\", \"Ctrl-M\"]\n"),
    ];
    let mut pty = Pty::start_in(home(&files), &["--lang", "en", "--demo"], 120, 40, &[]);
    pty.wait_for("mine.toml:2:15: found \"Ctrl-M\"");
    pty.send("\x1b[20~");
    pty.wait_for("Crisis help: Germany");
    pty.send(F10);
    assert_eq!(pty.wait_for_end().exit_code(), 0);
}

#[test]
fn keys_of_vi_move_in_lists() {
    // At some hours a group about violence meets next, whose details begin with a page of its own.
    let arguments = ["--demo", "--now", "2026-11-24T17:00:00Z"];
    let mut pty = Pty::start_in(home(&[("config.toml", "keys = \"vim\"\n")]), &arguments, 80, 24, &[]);
    pty.wait_for("What is it about?");
    pty.send("\r");
    pty.wait("the list", |s| s.contents().contains("> 1,") && s.contents().contains("of 1,"));
    pty.wait("its first group", |s| s.cursor_position().1 < 2);
    let row = |pty: &Pty| pty.look(vt100::Screen::cursor_position).0;
    let first = row(&pty);
    pty.send("jj");
    pty.wait("two groups down", |s| s.cursor_position().0 == first + 2);
    pty.send("k");
    pty.wait("one group up", |s| s.cursor_position().0 == first + 1);
    pty.send_and_wait("l");
    assert!(row(&pty) > first + 3, "in the details:\n{}", pty.text());
    pty.send_and_wait("h");
    pty.send_and_wait("g");
    assert_eq!(row(&pty), first);
    pty.send_and_wait("i");
    pty.send("jk");
    pty.wait_for("Search: jk");
    pty.send(F10);
    assert_eq!(pty.wait_for_end().exit_code(), 0);
}

#[test]
fn the_mouse_works_for_those_who_ask() {
    let mut pty = Pty::start(&["--demo", "--mouse"], 120, 40, &[]);
    pty.wait_for("What is it about?");
    let click = |column: u16, row: u16| {
        format!("\x1b[<0;{};{}M\x1b[<0;{};{}m", column + 1, row + 1, column + 1, row + 1)
    };
    pty.wait("the end of the frame", |_| pty.ends_with("\x1b[?2026l"));
    pty.send_and_wait("\r");
    pty.send_and_wait(&click(40, 7));
    let at = pty.look(vt100::Screen::cursor_position);
    assert!(at.0 == 6 || at.0 == 7, "the row that was clicked: {at:?}\n{}", pty.text());
    assert!(pty.row(at.0).contains("> "));
    pty.send_and_wait("\x1b[<65;40;6M");
    assert_eq!(pty.look(vt100::Screen::cursor_position).0, at.0 + 6, "three entries of two rows on");
    pty.send_and_wait(&click(5, 3));
    let (row, _) = pty.look(vt100::Screen::cursor_position);
    assert!(pty.row(row).starts_with(">["), "a value of a pane:\n{}", pty.text());
    pty.send(&click(2, row));
    pty.wait_for(">[x]");
    pty.send(F10);
    assert_eq!(pty.wait_for_end().exit_code(), 0);
    pty.assert_restored();
    // Without being asked for, the terminal keeps its mouse.
    let mut pty = Pty::start(&["--demo"], 80, 24, &[]);
    pty.wait_for("What is it about?");
    assert_eq!(pty.look(vt100::Screen::mouse_protocol_mode), vt100::MouseProtocolMode::None);
    pty.send(F10);
    pty.wait_for_end();
}
