//! The real binary in a pseudo-terminal, its screen read by a terminal emulator.

use portable_pty::{Child, CommandBuilder, ExitStatus, MasterPty, PtySize, native_pty_system};
use rustix::pty::{OpenptFlags, grantpt, openpt, ptsname, unlockpt};
use std::fs::File;
use std::io::{Read, Write};
use std::num::NonZero;
use std::os::fd::OwnedFd;
use std::sync::{Arc, Mutex};
use std::thread;
use std::time::{Duration, Instant};

/// How long a screen may take to show what is waited for; generous, for loaded machines.
const PATIENCE: Duration = Duration::from_secs(60);
/// How long the program sleeps and writes nothing when it has come to rest: longer than keys lie apart that it takes for a
/// paste.
const REST: Duration = Duration::from_millis(30);
/// The same after Escape, which waits for what may make it another key.
const REST_AFTER_ESCAPE: Duration = Duration::from_millis(150);
/// How long what the program wrote last may be on its way when something else still holds the terminal open.
const LAST_WORDS: Duration = Duration::from_secs(2);

fn cells(n: u16) -> NonZero<u16> {
    NonZero::new(n).unwrap()
}

/// A pseudo-terminal whose other end can be closed: nothing else holds it.
pub fn raw_pty() -> (OwnedFd, File) {
    let master = openpt(OpenptFlags::RDWR | OpenptFlags::NOCTTY | OpenptFlags::CLOEXEC).unwrap();
    grantpt(&master).unwrap();
    unlockpt(&master).unwrap();
    let name = ptsname(&master, Vec::new()).unwrap().into_string().unwrap();
    let slave = File::options().read(true).write(true).open(name).unwrap();
    (master, slave)
}

/// Whether all threads of a process and of those it started sleep or have ended: it waits for something from outside.
/// How busy the machine is makes no difference, for a thread that only waits for its turn does not sleep.
pub fn is_asleep(pid: u32) -> bool {
    let tasks = std::fs::read_dir(format!("/proc/{pid}/task")).into_iter().flatten().flatten();
    tasks.map(|task| task.path()).all(|task| {
        let stat = std::fs::read_to_string(task.join("stat")).unwrap_or_default();
        let state = stat.rsplit_once(") ").and_then(|(_, rest)| rest.chars().next());
        let children = std::fs::read_to_string(task.join("children")).unwrap_or_default();
        state.is_none_or(|state| "STZXI".contains(state))
            && children.split_whitespace().filter_map(|child| child.parse().ok()).all(is_asleep)
    })
}

const FRAME_BEGINS: &[u8] = b"\x1b[?2026h";
const FRAME_ENDS: &[u8] = b"\x1b[?2026l";

/// Where a frame begins that has not ended, else the length: a terminal shows a frame as a whole, and a test that looks
/// in the middle of one sees the cursor where it is nowhere.
fn end_of_whole_frames(bytes: &[u8]) -> usize {
    let last = |mark: &[u8]| bytes.windows(mark.len()).rposition(|window| window == mark);
    match (last(FRAME_BEGINS), last(FRAME_ENDS)) {
        (Some(begins), ends) if ends.is_none_or(|ends| ends < begins) => begins,
        _ => bytes.len(),
    }
}

/// The binary in a pseudo-terminal.
pub struct Pty {
    pub child: Box<dyn Child + Send + Sync>,
    master: Box<dyn MasterPty + Send>,
    writer: Box<dyn Write + Send>,
    screen: Arc<Mutex<vt100::Parser>>,
    written: Arc<Mutex<Vec<u8>>>,
    reader: thread::JoinHandle<()>,
    before: String,
    home: tempfile::TempDir,
}

impl Pty {
    /// Starts the binary with arguments in a terminal of a size, a temporary home, and further environment.
    pub fn start(arguments: &[&str], columns: u16, rows: u16, environment: &[(&str, &str)]) -> Self {
        let home = tempfile::tempdir().unwrap();
        Self::start_in(home, arguments, columns, rows, environment)
    }

    /// As [`Pty::start`], from a shell that takes the terminal while the program is stopped and goes on with it after
    /// Enter. It counts the stops ("SHELL 1"): what an earlier one left on the screen is no sign that it waits again.
    pub fn start_in_shell(arguments: &[&str], columns: u16, rows: u16) -> Self {
        let home = tempfile::tempdir().unwrap();
        let script = r#"set -m; "$0" "$@"; while [ -n "$(jobs)" ]; do echo SHELL $((stops += 1)); read -r _; fg >/dev/null; done"#;
        let command = [&["-c", script, env!("CARGO_BIN_EXE_groupfinder")], arguments].concat();
        Self::start_program(home, "/bin/bash", &command, (columns, rows), &[])
    }

    /// As [`Pty::start`], with a home that is already furnished.
    pub fn start_in(
        home: tempfile::TempDir,
        arguments: &[&str],
        columns: u16,
        rows: u16,
        environment: &[(&str, &str)],
    ) -> Self {
        Self::start_program(home, env!("CARGO_BIN_EXE_groupfinder"), arguments, (columns, rows), environment)
    }

    /// As [`Pty::start_in`], with another program: one that starts the binary and watches it.
    pub fn start_program(
        home: tempfile::TempDir,
        program: &str,
        arguments: &[&str],
        (columns, rows): (u16, u16),
        environment: &[(&str, &str)],
    ) -> Self {
        let size = PtySize { rows, cols: columns, pixel_width: 0, pixel_height: 0 };
        let pair = native_pty_system().openpty(size).unwrap();
        let before = format!("{:?}", pair.master.get_termios());
        let mut command = CommandBuilder::new(program);
        command.args(arguments);
        command.env_clear();
        command.env("HOME", home.path());
        command.env("TERM", "xterm-256color");
        command.env("LANG", "C.UTF-8");
        command.env("TZ", "Europe/Berlin");
        for (name, value) in environment {
            command.env(name, value);
        }
        let child = pair.slave.spawn_command(command).unwrap();
        drop(pair.slave);
        let mut reader = pair.master.try_clone_reader().unwrap();
        let writer = pair.master.take_writer().unwrap();
        let screen = Arc::new(Mutex::new(vt100::Parser::new(cells(rows.max(1)), cells(columns.max(1)), 0)));
        let written = Arc::new(Mutex::new(Vec::new()));
        let (shown, kept) = (Arc::clone(&screen), Arc::clone(&written));
        let reader = thread::spawn(move || {
            let mut bytes = [0; 4096];
            // What is not shown yet, behind the last few bytes that are.
            let (mut tail, mut shown_to) = (Vec::new(), 0);
            while let Ok(n) = reader.read(&mut bytes) {
                if n == 0 {
                    break;
                }
                tail.extend_from_slice(&bytes[..n]);
                let end = end_of_whole_frames(&tail).max(shown_to);
                shown.lock().unwrap().process(&tail[shown_to..end]);
                kept.lock().unwrap().extend_from_slice(&bytes[..n]);
                let settled = end.saturating_sub(FRAME_BEGINS.len());
                tail.drain(..settled);
                shown_to = end - settled;
            }
            shown.lock().unwrap().process(&tail[shown_to..]);
        });
        Self { child, master: pair.master, writer, screen, written, reader, before, home }
    }

    /// Sends bytes as a keyboard would.
    pub fn send(&mut self, bytes: &str) {
        self.writer.write_all(bytes.as_bytes()).unwrap();
        self.writer.flush().unwrap();
    }

    /// Sends bytes while nobody reads what the program writes, for as long as `pause`.
    pub fn send_unread(&mut self, bytes: &str, pause: Duration) {
        let screen = Arc::clone(&self.screen);
        // The thread that reads needs the screen for what it has read.
        let held = screen.lock().unwrap();
        self.send(bytes);
        thread::sleep(pause);
        drop(held);
    }

    /// The text on the screen.
    pub fn text(&self) -> String {
        self.screen.lock().unwrap().screen().contents()
    }

    /// The text of a row.
    pub fn row(&self, row: u16) -> String {
        self.text().lines().nth(usize::from(row)).unwrap_or_default().to_owned()
    }

    /// Asks the screen something.
    pub fn look<T>(&self, look: impl Fn(&vt100::Screen) -> T) -> T {
        look(self.screen.lock().unwrap().screen())
    }

    /// Waits until the screen is as wanted.
    pub fn wait(&self, what: &str, wanted: impl Fn(&vt100::Screen) -> bool) {
        let end = Instant::now() + PATIENCE;
        while !self.look(&wanted) {
            assert!(Instant::now() < end, "waited in vain for {what}; the screen:\n{}", self.text());
            thread::sleep(Duration::from_millis(5));
        }
    }

    /// Waits until the screen shows a text.
    pub fn wait_for(&self, text: &str) {
        self.wait(text, |screen| screen.contents().contains(text));
    }

    /// Waits until the program has ended.
    pub fn wait_for_end(&mut self) -> ExitStatus {
        let end = Instant::now() + PATIENCE;
        loop {
            if let Some(status) = self.child.try_wait().unwrap() {
                // The terminal ends for the reader when nobody holds it open any more.
                let end = Instant::now() + LAST_WORDS;
                while !self.reader.is_finished() && Instant::now() < end {
                    thread::sleep(Duration::from_millis(1));
                }
                return status;
            }
            assert!(Instant::now() < end, "the program does not end; the screen:\n{}", self.text());
            thread::sleep(Duration::from_millis(5));
        }
    }

    /// Another size.
    pub fn resize(&self, columns: u16, rows: u16) {
        // The emulator has no screen of no size; the program is told of one all the same.
        self.screen.lock().unwrap().screen_mut().set_size(cells(rows.max(1)), cells(columns.max(1)));
        self.master.resize(PtySize { rows, cols: columns, pixel_width: 0, pixel_height: 0 }).unwrap();
    }

    /// Sends a key and waits for the frame it brings about and for whatever follows from it.
    pub fn send_and_wait(&mut self, key: &str) {
        let before = self.bytes_written();
        self.send(key);
        self.wait("a frame", |_| self.bytes_written() > before);
        self.rest_after(key);
        self.wait("the end of the frame", |_| self.ends_with("\x1b[?2026l"));
    }

    /// Sends a key and waits until the program has dealt with it, also where it brings no frame about.
    pub fn send_and_rest(&mut self, key: &str) {
        self.send(key);
        self.rest_after(key);
    }

    fn rest_after(&self, key: &str) {
        self.wait_for_rest(if key.ends_with('\x1b') { REST_AFTER_ESCAPE } else { REST });
    }

    /// Waits until the program has dealt with all that was sent: all its threads sleep, and nothing comes from it.
    pub fn rest(&self) {
        self.wait_for_rest(REST);
    }

    fn wait_for_rest(&self, quiet: Duration) {
        let end = Instant::now() + PATIENCE;
        let (mut since, mut written) = (Instant::now(), self.bytes_written());
        while since.elapsed() < quiet {
            assert!(Instant::now() < end, "the program does not come to rest; the screen:\n{}", self.text());
            thread::sleep(Duration::from_millis(5));
            let now = self.bytes_written();
            if now != written || !self.child.process_id().is_none_or(is_asleep) {
                (since, written) = (Instant::now(), now);
            }
        }
    }

    /// Sends bytes that are no text.
    pub fn send_bytes(&mut self, bytes: &[u8]) {
        self.writer.write_all(bytes).unwrap();
        self.writer.flush().unwrap();
    }

    /// What was written since the first screen came back.
    pub fn after_restore(&self) -> String {
        let everything = self.everything();
        everything.rsplit("\x1b[?1049l").next().unwrap_or_default().to_owned()
    }

    /// The text of all files below the home.
    pub fn files(&self) -> String {
        fn walk(dir: &std::path::Path, out: &mut Vec<u8>) {
            for entry in std::fs::read_dir(dir).into_iter().flatten().flatten() {
                if entry.path().is_dir() {
                    walk(&entry.path(), out);
                } else {
                    out.extend(format!("\n== {}\n", entry.path().display()).bytes());
                    out.extend(std::fs::read(entry.path()).unwrap_or_default());
                }
            }
        }
        let mut out = Vec::new();
        walk(self.home.path(), &mut out);
        String::from_utf8_lossy(&out).into_owned()
    }

    /// A number of `/proc/PID/status`, in kB, such as `VmRSS`.
    pub fn memory(&self, field: &str) -> u64 {
        let path = format!("/proc/{}/status", self.child.process_id().unwrap());
        let status = std::fs::read_to_string(path).unwrap();
        let line = status.lines().find(|line| line.starts_with(field)).unwrap();
        line.split_whitespace().nth(1).unwrap().parse().unwrap()
    }

    /// How often the threads of the program have gone to sleep so far: each wake ends in one more sleep.
    pub fn sleeps(&self) -> u64 {
        let tasks = format!("/proc/{}/task", self.child.process_id().unwrap());
        let mut all = 0;
        for task in std::fs::read_dir(tasks).unwrap().flatten() {
            let status = std::fs::read_to_string(task.path().join("status")).unwrap_or_default();
            let line = status.lines().find(|line| line.starts_with("voluntary_ctxt_switches"));
            all += line.and_then(|line| line.split_whitespace().nth(1)?.parse::<u64>().ok()).unwrap_or(0);
        }
        all
    }

    /// How many bytes were written so far.
    pub fn bytes_written(&self) -> usize {
        self.written.lock().unwrap().len()
    }

    /// Whether what was written last is this.
    pub fn ends_with(&self, end: &str) -> bool {
        self.written.lock().unwrap().ends_with(end.as_bytes())
    }

    /// Everything written so far.
    pub fn everything(&self) -> String {
        String::from_utf8_lossy(&self.written.lock().unwrap()).into_owned()
    }

    /// The terminal is as it was found: first screen, visible cursor, no paste mode, line settings restored.
    pub fn assert_restored(&self) {
        self.look(|screen| {
            assert!(!screen.alternate_screen(), "still on the other screen");
            assert!(!screen.hide_cursor(), "the cursor is hidden");
            assert!(!screen.bracketed_paste(), "bracketed paste is still on");
            assert_eq!(screen.mouse_protocol_mode(), vt100::MouseProtocolMode::None, "the mouse is still on");
        });
        // They are set after the last byte is written, so the screen may be seen before them.
        let end = Instant::now() + PATIENCE;
        let settings = || format!("{:?}", self.master.get_termios());
        while settings() != self.before && Instant::now() < end {
            thread::sleep(Duration::from_millis(5));
        }
        assert_eq!(settings(), self.before, "line settings changed");
    }

    /// Sends a signal to the program.
    pub fn signal(&self, name: &str) {
        let pid = self.child.process_id().unwrap().to_string();
        let done = std::process::Command::new("kill").args(["-s", name, &pid]).status().unwrap();
        assert!(done.success());
    }
}
