//! What is written down when the program fails: where in the program, and what kinds of things happened before; never
//! what a person typed or looked at.

use std::collections::VecDeque;
use std::fmt::Write as _;
use std::io::Write as _;
use std::os::unix::fs::OpenOptionsExt as _;
use std::path::Path;
use std::sync::Mutex;

/// Kinds of events that are remembered.
const REMEMBERED: usize = 20;
/// Notes that are kept.
const KEPT: usize = 5;

static KINDS: Mutex<VecDeque<&'static str>> = Mutex::new(VecDeque::new());

/// Remembers the kind of an event.
pub(super) fn remember_event(kind: &'static str) {
    if let Ok(mut kinds) = KINDS.try_lock() {
        if kinds.len() == REMEMBERED {
            kinds.pop_front();
        }
        kinds.push_back(kind);
    }
}

/// The note about a failure at `place` ("src/ui/mod.rs:12:5") in a thread.
pub(super) fn describe_failure(place: &str, thread: &str, size: (u16, u16)) -> String {
    let mut out = String::new();
    let term: String = std::env::var("TERM").unwrap_or_default().chars().take(40).collect();
    let _ = writeln!(out, "groupfinder {} on {}", env!("CARGO_PKG_VERSION"), std::env::consts::OS);
    let _ = writeln!(out, "at {place}, thread {thread}");
    let _ = writeln!(out, "TERM {term:?}, {} by {}", size.0, size.1);
    let kinds = KINDS.try_lock().map(|kinds| kinds.iter().copied().collect::<Vec<_>>()).unwrap_or_default();
    let _ = writeln!(out, "before: {}", kinds.join(" "));
    out
}

/// Keeps a note in a directory, and no more than the last few. What cannot be written is not written.
pub(super) fn write_note(directory: &Path, text: &str) {
    let since = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH).map_or(0, |t| t.as_secs());
    let _ = std::fs::create_dir_all(directory);
    let path = directory.join(format!("fault-{since:012}-{}.txt", std::process::id()));
    let opened = std::fs::OpenOptions::new().write(true).create_new(true).mode(0o600).open(path);
    if let Ok(mut file) = opened {
        let _ = file.write_all(text.as_bytes());
    }
    let Ok(entries) = std::fs::read_dir(directory) else { return };
    let mut notes: Vec<_> = entries
        .flatten()
        .map(|entry| entry.path())
        .filter(|path| path.file_name().is_some_and(|name| name.to_string_lossy().starts_with("fault-")))
        .collect();
    notes.sort();
    for old in notes.iter().take(notes.len().saturating_sub(KEPT)) {
        let _ = std::fs::remove_file(old);
    }
}

/// A place in a source file without what leads to it on the machine that built it: a path can name a person.
pub(super) fn source_location(location: &std::panic::Location<'_>) -> String {
    let file = location.file();
    let parts: Vec<&str> = file.split(['/', '\\']).collect();
    let short = parts.iter().rposition(|part| *part == "src").map_or(parts.len().saturating_sub(1), |at| at);
    let short = parts.get(short..).unwrap_or_default().join("/");
    format!("{short}:{}:{}", location.line(), location.column())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn few_notes_are_kept_and_only_their_owner_reads_them() {
        use std::os::unix::fs::PermissionsExt as _;
        let dir = tempfile::tempdir().unwrap();
        for old in 0..9 {
            std::fs::write(dir.path().join(format!("fault-{old:012}-1.txt")), "").unwrap();
        }
        std::fs::write(dir.path().join("dataset.json"), "").unwrap();
        write_note(dir.path(), &describe_failure("src/x.rs:1:1", "input", (80, 24)));
        let names = || std::fs::read_dir(dir.path()).unwrap().flatten().map(|e| e.path()).collect::<Vec<_>>();
        assert_eq!(names().len(), KEPT + 1, "{:?}", names());
        let newest = names().into_iter().filter(|p| !p.ends_with("dataset.json")).max().unwrap();
        assert_eq!(newest.metadata().unwrap().permissions().mode() & 0o777, 0o600);
        assert!(std::fs::read_to_string(newest).unwrap().contains("at src/x.rs:1:1, thread input"));
    }

    #[test]
    fn a_place_names_no_directory_of_the_builder() {
        assert!(source_location(std::panic::Location::caller()).starts_with("src/term/failure_note.rs:"));
    }
}
