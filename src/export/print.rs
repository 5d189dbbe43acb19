//! One page on paper. The only place of the program that starts another one: the printer's, with arguments that are
//! fixed except for the name of the queue, without an environment and without the terminal.

use super::plain;
use crate::page::Page;
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

/// Lines of a page; what is longer is cut, since one page was promised.
const LINES: usize = 60;
/// How long the printer's program may take to say whether it took the page.
const PATIENCE: Duration = Duration::from_secs(2);
/// After so much more time it is ended.
const LIMIT: Duration = Duration::from_secs(30);

/// Where pages go.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Printer {
    /// The program, an absolute path.
    pub program: PathBuf,
    /// The queue.
    pub queue: String,
    /// Columns of a page.
    pub columns: u16,
}

/// Where the printer's program is: most systems, those that build their own, NixOS, Guix.
const USUAL_PROGRAMS: [&str; 4] = [
    "/usr/bin/lp",
    "/usr/local/bin/lp",
    "/run/current-system/sw/bin/lp",
    "/run/current-system/profile/bin/lp",
];

/// The printer's program on this machine; the usual one where there is none.
pub fn usual_print_program() -> PathBuf {
    let found = USUAL_PROGRAMS.iter().find(|program| Path::new(program).exists());
    PathBuf::from(found.unwrap_or(&USUAL_PROGRAMS[0]))
}

/// What became of a page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PrintOutcome {
    /// The printer took it.
    Accepted,
    /// The printer has not answered yet.
    Sent,
}

/// A page as text: at most `columns` wide and one page long.
pub fn page_text(page: &Page, columns: u16) -> String {
    let whole = plain::to_text_within(page, usize::from(columns));
    let mut out: String = whole.lines().take(LINES).flat_map(|line| [line, "\n"]).collect();
    // Feeds the paper out of a receipt printer, and the page out of any other.
    out.push('\x0c');
    out
}

/// Prints a page. Waits for the printer's word only as long as a person would.
///
/// # Errors
/// There is no such program, or it refused the page.
pub fn print_page(page: &Page, printer: &Printer) -> io::Result<PrintOutcome> {
    if !printer.program.is_absolute() {
        return Err(io::Error::new(
            io::ErrorKind::InvalidInput,
            "the printer's program must be an absolute path",
        ));
    }
    let mut child = bare_command(&printer.program)
        .args(["-s", "-d", &printer.queue, "-t", "Information"])
        .stdin(Stdio::piped())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()?;
    let (mut input, text) = (child.stdin.take(), page_text(page, printer.columns));
    // A page is smaller than a pipe, and a program that does not read it must not stop this one all the same.
    let writing = thread::Builder::new().name("page".into()).spawn(move || {
        if let Some(input) = &mut input {
            let _ = input.write_all(text.as_bytes());
        }
    });
    drop(writing);
    let end = Instant::now() + PATIENCE;
    loop {
        match child.try_wait()? {
            Some(status) if status.success() => return Ok(PrintOutcome::Accepted),
            Some(status) => {
                return Err(io::Error::other(format!("the printer's program ended with {status}")));
            }
            None if Instant::now() < end => thread::sleep(Duration::from_millis(10)),
            None => break,
        }
    }
    let waiting = thread::Builder::new().name("printing".into()).spawn(move || wait_or_end(child));
    drop(waiting);
    Ok(PrintOutcome::Sent)
}

#[allow(clippy::disallowed_methods, reason = "the one place that starts a program")]
fn bare_command(program: &Path) -> Command {
    let mut command = Command::new(program);
    command.env_clear().current_dir("/");
    command
}

/// Waits for a program to end, and kills it when it takes too long: a kiosk that runs for months must not
/// collect processes.
fn wait_or_end(mut child: Child) {
    let end = Instant::now() + LIMIT;
    while Instant::now() < end {
        if !matches!(child.try_wait(), Ok(None)) {
            return;
        }
        thread::sleep(Duration::from_millis(200));
    }
    let _ = child.kill();
    let _ = child.wait();
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::page::Tone;
    use crate::page::text::width;

    #[test]
    fn a_page_is_one_page_and_as_narrow_as_a_receipt() {
        let mut page = Page::new("Verwaiste Eltern und trauernde Geschwister in Nordrhein-Westfalen");
        for _ in 0..100 {
            page.add(Tone::Text, 2, "Selbsthilfe ergänzt eine Behandlung und ersetzt sie nicht.");
        }
        for columns in [72, 42] {
            let text = page_text(&page, columns);
            assert!(text.lines().all(|line| width(line) <= usize::from(columns)), "{text}");
            assert_eq!(text.lines().count(), LINES + 1);
        }
    }

    #[test]
    fn the_printer_gets_the_page_and_nothing_else() {
        use std::os::unix::fs::PermissionsExt;
        let dir = tempfile::tempdir().unwrap();
        let (program, took) = (dir.path().join("lp"), dir.path().join("took"));
        let script =
            format!("#!/bin/sh\necho \"$@\" > {0}\n/usr/bin/env >> {0}\n/bin/cat >> {0}\n", took.display());
        std::fs::write(&program, script).unwrap();
        std::fs::set_permissions(&program, std::fs::Permissions::from_mode(0o755)).unwrap();
        let printer = Printer { program: program.clone(), queue: "lobby".into(), columns: 72 };
        let page = Page::new("Gruppe am Fluss");
        assert_eq!(print_page(&page, &printer).unwrap(), PrintOutcome::Accepted);
        let took = std::fs::read_to_string(took).unwrap();
        assert!(
            took.starts_with("-s -d lobby -t Information\n") && took.contains("Gruppe am Fluss"),
            "{took}"
        );
        assert!(!took.contains("HOME=") && !took.contains("LANG="), "{took}");

        std::fs::write(&program, "#!/bin/sh\nexit 1\n").unwrap();
        assert!(print_page(&page, &printer).is_err());
        assert!(
            print_page(&page, &Printer { program: "lp".into(), ..printer }).is_err(),
            "no search along PATH"
        );
    }
}
