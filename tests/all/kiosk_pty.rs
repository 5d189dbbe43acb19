//! The real binary as a public terminal: what it leaves behind, what it opens and starts, what it takes from outside.
//!
//! The settings must belong to root, so these tests run as root.

use crate::support::pty::Pty;
use crate::support::visit;
use needs::needs;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::{Duration, Instant, SystemTime};

const BINARY: &str = env!("CARGO_BIN_EXE_groupfinder");
const DOWN: &str = "\x1b[B";
const F5: &str = "\x1b[15~";
const F6: &str = "\x1b[17~";
const F7: &str = "\x1b[18~";
const F8: &str = "\x1b[19~";
const F9: &str = "\x1b[20~";
const F10: &str = "\x1b[21~";
const END: &str = "\x1b[F";
/// The screen that invites, in Norwegian: no visit shows these words otherwise.
const INVITES: &str = "Trykk en tast";

/// A home with the settings of a terminal in it, and their path.
fn furnished(settings: &str) -> (tempfile::TempDir, PathBuf) {
    let home = tempfile::tempdir().unwrap();
    for dir in ["data", "config", "tmp"] {
        fs::create_dir(home.path().join(dir)).unwrap();
    }
    let path = home.path().join("kiosk.toml");
    let data = home.path().join("data");
    let always = format!(
        "demo = true\ncountry = \"DE\"\ntimezone = \"Europe/Berlin\"\ndata_dir = \"{}\"\n",
        data.display()
    );
    fs::write(&path, always + settings).unwrap();
    (home, path)
}

/// A terminal of 80 by 24.
fn kiosk(settings: &str) -> Pty {
    let (home, path) = furnished(settings);
    let tmp = home.path().join("tmp").display().to_string();
    let pty =
        Pty::start_in(home, &["--kiosk", "--config", path.to_str().unwrap()], 80, 24, &[("TMPDIR", &tmp)]);
    pty.wait_for(INVITES);
    pty
}

/// Files below a directory that hold a word.
fn files_with(dir: &Path, word: &str, since: SystemTime, depth: usize) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(dir).into_iter().flatten().flatten() {
        let (path, Ok(about)) = (entry.path(), entry.metadata()) else { continue };
        if about.is_dir() && depth > 0 {
            found.extend(files_with(&path, word, since, depth - 1));
        } else if about.is_file() && about.len() < 8 << 20 && about.modified().is_ok_and(|at| at >= since) {
            let bytes = fs::read(&path).unwrap_or_default();
            if bytes.windows(word.len()).any(|part| part == word.as_bytes()) {
                found.push(path);
            }
        }
    }
    found
}

#[needs(root)]
#[test]
fn a_word_typed_in_a_visit_is_nowhere_afterwards() {
    let (home, path) = furnished(
        "idle_seconds = 10\nwarning_seconds = 10\nstaff_code = \"pbkdf2-sha256$1$3132333435363738$0000000000000000000000000000000000000000000000000000000000000000\"\n",
    );
    let since = SystemTime::now() - Duration::from_secs(2);
    let word = format!("kanarienvogel{}q", std::process::id());
    let journal = home.path().join("journal");
    // The shell puts the errors into a file, as the journal would take them, and becomes the program.
    let line = format!("exec '{BINARY}' --kiosk --config '{}' 2>'{}'", path.display(), journal.display());
    let home_path = home.path().to_path_buf();
    let mut pty = Pty::start_program(home, "/bin/sh", &["-c", &line], (80, 24), &[]);
    pty.wait_for(INVITES);
    // Typed as a place, as words, as a filter, pasted, and as the code of the staff.
    pty.send("1");
    pty.wait_for("1 of 3");
    pty.send("1");
    pty.wait_for("2 of 3");
    pty.send("1");
    pty.wait_for("3 of 3");
    pty.send(&word);
    pty.wait_for(&word);
    pty.send(DOWN);
    pty.send("\r");
    pty.wait_for("Search:");
    pty.send(&format!("/{word}"));
    pty.wait_for(&word);
    pty.send_and_rest(&format!("\t{word}"));
    pty.send_and_rest(&format!("\x1b[200~{word}\n{word}\x1b[201~"));
    pty.send(F5);
    pty.send(F6);
    pty.send_and_rest(F7);
    visit::search(&mut pty, "grief", "Grief and bereavement");
    visit::mark_and_compare(&mut pty);
    visit::show_codes(&mut pty);
    for is_report in [false, true] {
        visit::write_message(&mut pty, &word, is_report);
    }
    visit::register_group(&mut pty, &word);
    visit::read_a_page(&mut pty);
    pty.send("\x11");
    pty.wait_for("For staff");
    pty.send(&format!("{word}\r"));
    pty.wait_for("That code is wrong");
    let pid = pty.child.process_id().unwrap();
    let holds = |what: &str| {
        let bytes = fs::read(format!("/proc/{pid}/{what}")).unwrap_or_default();
        String::from_utf8_lossy(&bytes).contains(&word)
    };
    assert!(pty.everything().contains(&word), "it was on the screen");
    // The first time by leaving, the second by going away.
    for idle in [false, true] {
        if idle {
            pty.send("1");
            pty.wait_for("1 of 3");
            pty.send_and_rest("/");
            pty.send(&format!("{END}\r{word}"));
            pty.wait_for(&word);
            pty.wait_for("Are you still there?");
            let shown = pty.text();
            assert!(!shown.contains(&word), "the warning hides the visit:\n{shown}");
        } else {
            pty.send(F10);
        }
        pty.wait_for(INVITES);
        pty.rest();
        let everything = pty.everything();
        // CSI 3 J takes what scrolled off the screen from the terminal; nothing of the visit is written after it.
        let (_, after) = everything.rsplit_once("\x1b[3J").unwrap();
        assert!(!after.contains(&word) && !pty.text().contains(&word));
        assert!(!holds("cmdline") && !holds("environ") && !holds("comm"));
    }
    pty.signal("TERM");
    assert_eq!(pty.wait_for_end().exit_code(), 143);
    let titles = ["\x1b]0;", "\x1b]1;", "\x1b]2;", "\x1b]52;"];
    assert!(titles.iter().all(|title| !pty.everything().contains(title)), "no title, no clipboard");
    let journal = fs::read_to_string(journal).unwrap();
    assert!(!journal.contains(&word), "{journal}");
    for (dir, depth) in [
        (home_path.as_path(), 6),
        (Path::new("/tmp"), 2),
        (Path::new("/var/tmp"), 2),
        (Path::new("/dev/shm"), 1),
    ] {
        let found = files_with(dir, &word, since, depth);
        assert!(found.is_empty(), "{found:?}");
    }
}

/// A place in the terminal: the keys that lead there, and a word that is then on the screen.
fn places() -> Vec<(&'static str, Vec<String>, &'static str)> {
    let list = |more: &[&str]| {
        let mut keys: Vec<String> = ["1", END, "\r"].map(str::to_owned).to_vec();
        keys.extend(more.iter().map(|&key| key.to_owned()));
        keys
    };
    vec![
        ("first question", vec!["1".into()], "1 of 3"),
        ("second question", vec!["1".into(), "4".into()], "2 of 3"),
        ("third question", ["1", "4", END, "\r", "berg"].map(str::to_owned).to_vec(), "3 of 3"),
        ("search box", list(&["trauer"]), "trauer"),
        ("filter", list(&["\t", "trau"]), "Find: trau"),
        ("list", list(&["trauer", DOWN]), "trauer"),
        ("details", list(&["trauer", DOWN, "\r"]), "trauer"),
        ("help", list(&["\x1bOP"]), "Help: what would you like to do?"),
        ("crisis help", list(&[F9]), "112"),
        ("countries", list(&[F9, "\x1b[D"]), "Which country"),
        ("order", list(&["trauer", "\x1bOR"]), "Sort the groups"),
        ("code", list(&["trauer", DOWN, F6]), "camera"),
        ("marked groups", list(&["trauer", DOWN, " ", "*"]), "Marked groups"),
        ("comparison", list(&["trauer", DOWN, " ", DOWN, " ", "*", "\r"]), "Side by side"),
        ("message", list(&["trauer", DOWN, F5, "t", "\r", "kommst du mit"]), "kommst du mit"),
        ("taking along", list(&["trauer", DOWN, F5]), "Save or print"),
        ("caution", list(&["domestic violence", DOWN]), "Before you read on"),
        ("staff", list(&["\x11", "4711"]), "For staff"),
    ]
}

#[needs(root)]
#[test]
fn leaving_clears_the_screen_at_once_from_everywhere() {
    let code = "staff_code = \"pbkdf2-sha256$1$3132333435363738$0000000000000000000000000000000000000000000000000000000000000000\"\n";
    let mut pty = kiosk(code);
    let mut slowest = Duration::ZERO;
    for (name, keys, word) in places() {
        for chord in [F10, "\x18\x18"] {
            // The machine may be busy with something else: the best of three counts.
            let mut best = Duration::MAX;
            for _ in 0..3 {
                for key in &keys {
                    pty.send_and_rest(key);
                }
                pty.wait(name, |screen| screen.contents().contains(word));
                pty.rest();
                let began = Instant::now();
                pty.send(chord);
                while pty.look(|screen| screen.contents().contains(word)) {
                    assert!(began.elapsed() < Duration::from_secs(60), "{name}: {}", pty.text());
                    std::thread::sleep(Duration::from_micros(500));
                }
                best = best.min(began.elapsed());
                pty.wait_for(INVITES);
                pty.rest();
                if best < Duration::from_millis(25) {
                    break;
                }
            }
            slowest = slowest.max(best);
            // Far below the ten seconds after which a visit may be wiped, and far above what a busy machine takes.
            assert!(best < Duration::from_secs(2), "{name}: {best:?}");
        }
    }
    println!("slowest: {slowest:?}");
    pty.signal("TERM");
    pty.wait_for_end();
}

/// The code `4711-Buch`, hashed once with the salt `12345678`.
const STAFF_CODE: &str = "staff_code = \"pbkdf2-sha256$1$3132333435363738$8c2dbc034c78bd8969461c62e13fadd0b0503069731ef8a8ee2723f793223ac0\"\n";

#[needs(root)]
#[test]
fn the_staff_leave_a_cleared_screen() {
    let mut pty = kiosk(STAFF_CODE);
    for key in ["1", END, "\r"] {
        pty.send_and_rest(key);
    }
    pty.wait_for("What is it about?");
    pty.send("trauer");
    pty.wait_for("trauer");
    pty.rest();
    pty.send("\x11");
    pty.wait_for("For staff");
    pty.send_and_rest("4711-Buch");
    pty.send("\r");
    assert_eq!(pty.wait_for_end().exit_code(), 0);
    pty.assert_restored();
    assert!(!pty.text().contains("trauer"), "{}", pty.text());
    // What some terminals keep of the other screen is cleared as well, after the last frame and before leaving it.
    let everything = pty.everything();
    let (_, after_the_last_frame) = everything.rsplit_once("\x1b[?2026h").unwrap();
    let (before_leaving, _) = after_the_last_frame.rsplit_once("\x1b[?1049l").unwrap();
    assert!(before_leaving.contains("\x1b[2J\x1b[3J"), "{before_leaving:?}");
}

#[needs(root)]
#[test]
fn no_key_and_no_signal_of_the_keyboard_ends_or_stops_it() {
    let mut pty = kiosk("");
    for signal in ["INT", "QUIT", "TSTP"] {
        pty.signal(signal);
    }
    for byte in 0..=255_u8 {
        pty.send_bytes(&[byte]);
        if byte % 16 == 0 {
            pty.rest();
        }
    }
    for letter in "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz".chars() {
        pty.send(&format!("\x1bO{letter}\x1b[{letter}\x1b[1;5{letter}\x1b[[{letter}\x1b{letter}"));
    }
    for number in 0..70 {
        pty.send(&format!("\x1b[{number}~\x1b[{number};5~\x1b[{number};2u\x1b[27;5;{number}~"));
    }
    // Answers to questions nobody asked, cut sequences, a paste that never ends, a mouse.
    for odd in [
        "\x1b[?1;2c",
        "\x1b]11;rgb:00/00/00\x1b\\",
        "\x1bP>|x\x1b\\",
        "\x1b[<0;1;1M",
        "\x1b[M !!",
        "\x1b[I",
        "\x1b[200~rm -rf\n",
    ] {
        pty.send(odd);
    }
    pty.rest();
    pty.send("\x1b[201~");
    for (columns, rows) in (1..60).map(|n| (n * 3, n)).chain([(1, 1), (0, 0), (500, 200), (80, 24)]) {
        pty.resize(columns, rows);
    }
    pty.rest();
    let pid = pty.child.process_id().unwrap();
    let status = fs::read_to_string(format!("/proc/{pid}/status")).unwrap();
    let state = status.lines().find(|line| line.starts_with("State:")).unwrap();
    assert!(!state.contains("stopped") && !state.contains("zombie"), "{state}");
    let children = fs::read_to_string(format!("/proc/{pid}/task/{pid}/children")).unwrap_or_default();
    assert_eq!(children, "", "no other program runs");
    pty.send_and_rest(F10);
    pty.send(F10);
    pty.wait_for(INVITES);
    pty.signal("HUP");
    assert_eq!(pty.wait_for_end().exit_code(), 129);
    pty.assert_restored();
}

/// Files that the program may open besides its own: the loader's, the kernel's, the machine's time zone.
const MAY_OPEN: [&str; 9] = [
    "/etc/ld.so.cache",
    "/lib/",
    "/usr/lib/",
    "/lib64/",
    "/proc/self",
    "/sys/fs/cgroup",
    "/dev/tty",
    "/etc/localtime",
    "/usr/share/zoneinfo",
];

#[needs(root, strace)]
#[test]
fn it_starts_no_program_and_opens_nothing_but_its_own_files() {
    let (home, path) = furnished("");
    let (own, trace) = (home.path().to_path_buf(), home.path().join("trace"));
    let watched =
        "trace=execve,execveat,open,openat,creat,socket,connect,unlink,unlinkat,rename,mkdir,mkdirat";
    let arguments = [
        "-f",
        "-qq",
        "-o",
        trace.to_str().unwrap(),
        "-e",
        watched,
        BINARY,
        "--kiosk",
        "--config",
        path.to_str().unwrap(),
    ];
    // Everything in the environment points to where the program must not look.
    let trap = own.join("config").display().to_string();
    let hostile = [
        ("XDG_CONFIG_HOME", trap.as_str()),
        ("XDG_DATA_HOME", &trap),
        ("GROUPFINDER_DATA_DIR", &trap),
        ("PATH", &trap),
        ("HTTPS_PROXY", "http://127.0.0.1:9"),
        ("LANG", "nb_NO.ISO-8859-1"),
        ("LC_ALL", "nb_NO.ISO-8859-1"),
        ("RUST_BACKTRACE", "full"),
        ("TERM", "dumb"),
        ("ACCESSIBLE", "1"),
        ("NO_COLOR", "1"),
        ("PAGER", "/bin/sh"),
    ];
    let mut pty = Pty::start_program(home, "/usr/bin/strace", &arguments, (0, 0), &hostile);
    pty.wait("the first frame", |_| pty.ends_with("\x1b[?2026l"));
    pty.resize(80, 24);
    pty.wait_for(INVITES);
    assert!(pty.text().contains("> 1 English"), "the language is not the environment's:\n{}", pty.text());
    for key in [
        "1", "2", "\r", "k", "\x7f", "oslo", DOWN, "\r", DOWN, "\r", F5, "\r", "\x1b", F6, "\x1b", F7, F8,
        F9, "\r", "\x1b", "\x1bOP", "\x1b", "\x1a", "\x03", "\x1c", "/trauer", "\t", " ", "\x1bOR", "\x1b",
        "\x1bOS", "\x0c",
    ] {
        pty.send_and_rest(key);
    }
    pty.resize(0, 0);
    pty.rest();
    pty.resize(80, 24);
    pty.rest();
    pty.send(F10);
    pty.wait_for("Norsk");
    // The program is the tracer's child.
    let children =
        fs::read_to_string(format!("/proc/{0}/task/{0}/children", pty.child.process_id().unwrap())).unwrap();
    for child in children.split_whitespace() {
        assert!(Command::new("kill").args(["-s", "TERM", child]).status().unwrap().success());
    }
    pty.wait_for_end();
    let lines = fs::read_to_string(&trace).unwrap();
    let started: Vec<&str> = lines.lines().filter(|line| line.contains("execve")).collect();
    assert_eq!(started.len(), 1, "only itself: {started:?}");
    let network: Vec<&str> =
        lines.lines().filter(|line| line.contains("socket(") || line.contains("connect(")).collect();
    assert!(network.is_empty(), "{network:?}");
    let quoted = |line: &str| line.split('"').nth(1).map(PathBuf::from);
    let mut opened = 0;
    for line in lines.lines().filter(|line| line.contains("open") && !line.contains("ENOENT")) {
        let Some(file) = quoted(line) else { continue };
        opened += 1;
        let shown = file.display().to_string();
        // The directories above the settings are looked at, not opened.
        let is_own = file == path || file.starts_with(own.join("data"));
        let is_known = MAY_OPEN.iter().any(|known| shown.starts_with(known));
        assert!(is_own || is_known, "opened {line}");
        let writes = line.contains("O_WRONLY") || line.contains("O_RDWR") || line.contains("O_CREAT");
        assert!(!writes || file.starts_with("/dev/tty"), "wrote {line}");
    }
    let changed: Vec<&str> = lines
        .lines()
        .filter(|line| ["unlink", "rename", "mkdir"].iter().any(|call| line.contains(call)))
        .collect();
    assert!(changed.is_empty(), "{changed:?}");
    println!("{} calls, {opened} files opened, 1 program started", lines.lines().count());
    assert!(opened > 0);
}

#[needs(root)]
#[test]
fn what_is_wrong_is_a_sentence_with_a_code_and_no_path() {
    let (home, path) = furnished("shell = \"/bin/sh\"\n");
    let config = path.to_str().unwrap().to_owned();
    let journal = home.path().join("journal");
    let run = |arguments: &str| {
        let line = format!("'{BINARY}' --kiosk {arguments} 2>'{}'", journal.display());
        let furnished = tempfile::tempdir().unwrap();
        let mut pty = Pty::start_program(furnished, "/bin/sh", &["-c", &line], (80, 24), &[]);
        let code = pty.wait_for_end().exit_code();
        (code, pty.text(), fs::read_to_string(&journal).unwrap())
    };
    for (arguments, code, why) in [
        (format!("--config '{config}'"), "(K1)", "unknown field"),
        ("--config /nonexistent/kiosk.toml".to_owned(), "(K1)", "/nonexistent"),
        (format!("--config '{config}' --lang de"), "(K5)", "--config FILE"),
        (format!("--config '{config}' --plain"), "(K5)", "--config FILE"),
        (format!("--config '{config}' --keep-shortlist"), "(K5)", "--config FILE"),
        (format!("--config '{config}' --data-dir /etc"), "(K5)", "--config FILE"),
        (format!("--config '{config}' status"), "(K5)", "--config FILE"),
        (format!("--config '{config}' --colour"), "(K5)", "--colour"),
    ] {
        let (ended, screen, journal) = run(&arguments);
        assert_eq!(ended, 2, "{screen}");
        assert!(screen.contains(code) && !screen.contains('/'), "{screen}");
        assert!(journal.contains(why), "{journal}");
    }
    // Settings that others can write are no settings.
    fs::write(&path, "").unwrap();
    let others = std::os::unix::fs::PermissionsExt::from_mode(0o666);
    fs::set_permissions(&path, others).unwrap();
    let (ended, screen, journal) = run(&format!("--config '{config}'"));
    assert!(
        ended == 2 && screen.contains("(K1)") && journal.contains("others may write it"),
        "{screen} {journal}"
    );
}

#[needs(root)]
#[test]
fn a_page_goes_to_the_printer_and_nowhere_else() {
    let (home, path) = furnished("printer = \"lobby\"\nprint_columns = 42\n");
    let (program, took) = (home.path().join("lp"), home.path().join("took"));
    fs::write(&program, format!("#!/bin/sh\n/bin/cat > '{}'\n", took.display())).unwrap();
    fs::set_permissions(&program, std::os::unix::fs::PermissionsExt::from_mode(0o755)).unwrap();
    let settings =
        fs::read_to_string(&path).unwrap() + &format!("print_program = \"{}\"\n", program.display());
    fs::write(&path, settings).unwrap();
    let mut pty = Pty::start_in(home, &["--kiosk", "--config", path.to_str().unwrap()], 80, 24, &[]);
    pty.wait_for(INVITES);
    for key in ["1", "1", END, "\r", "\r"] {
        pty.send_and_rest(key);
    }
    pty.wait_for("listings");
    pty.send(F5);
    pty.wait_for("Print one page");
    pty.send("\r");
    pty.wait_for("on its way to the printer");
    let page = fs::read_to_string(took).unwrap();
    assert!(page.lines().count() > 10 && page.lines().all(|line| line.chars().count() <= 42), "{page}");
    pty.signal("TERM");
    pty.wait_for_end();
}

#[needs(root)]
#[test]
fn a_printing_system_that_is_missing_is_named_for_the_staff_and_not_for_visitors() {
    let (home, path) = furnished("printer = \"lobby\"\nprint_program = \"/nonexistent/lp\"\n");
    let journal = home.path().join("journal");
    let line = format!("'{BINARY}' --kiosk --config '{}' 2>'{}'", path.display(), journal.display());
    let mut pty = Pty::start_program(home, "/bin/sh", &["-c", &line], (80, 24), &[]);
    pty.wait_for(INVITES);
    for key in ["1", "1", END, "\r", "\r"] {
        pty.send_and_rest(key);
    }
    pty.wait_for("listings");
    pty.send(F5);
    pty.wait_for("Print one page");
    pty.send("\r");
    pty.wait_for("(K4)");
    assert!(!pty.text().contains("/nonexistent"), "{}", pty.text());
    let told = fs::read_to_string(&journal).unwrap();
    assert!(told.contains("K4: /nonexistent/lp is not there") && told.contains("cups-client"), "{told}");
    pty.signal("KILL");
    pty.wait_for_end();
}
