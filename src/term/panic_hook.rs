//! Failures: what a panic does to the terminal, by the thread it happens in.

use super::event::Event;
use super::{failure_note, screen, terminal_mode};
use std::io::{self, Write};
use std::path::PathBuf;
use std::sync::OnceLock;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::SyncSender;
use std::thread::ThreadId;

/// Threads without which nobody could use the program any more. Others fail alone: a fetch that panics is a fetch that
/// failed.
const NEEDED: [&str; 3] = ["input", "signals", "hang-up"];

/// The place at which a needed thread failed.
static FATAL: AtomicBool = AtomicBool::new(false);
static SETUP: OnceLock<Setup> = OnceLock::new();

struct Setup {
    screen: ThreadId,
    events: SyncSender<Event>,
    notes: Option<PathBuf>,
    words: String,
}

/// Decides what panics do from now on; called by the thread that draws. `notes` is the directory for notes about
/// failures, `words` what a person is told.
///
/// A panic's message can hold what a person typed: neither screen nor note show
/// more than its place in the program.
pub(super) fn install_panic_hook(events: SyncSender<Event>, notes: Option<PathBuf>, words: String) {
    let screen = std::thread::current().id();
    let _ = SETUP.set(Setup { screen, events, notes, words });
    std::panic::set_hook(Box::new(|info| {
        let Some(setup) = SETUP.get() else { return };
        let thread = std::thread::current();
        let name = thread.name().unwrap_or("-");
        let place = info.location().map(failure_note::source_location).unwrap_or_default();
        let drawing = thread.id() == setup.screen;
        // The terminal first: whatever goes wrong after this, it is usable.
        if drawing {
            terminal_mode::restore(true);
        }
        if let Some(directory) = &setup.notes {
            failure_note::write_note(
                directory,
                &failure_note::describe_failure(&place, name, screen::terminal_size()),
            );
        }
        if drawing {
            tell_person(&place);
        } else if NEEDED.contains(&name) {
            // Only the thread that draws may give the terminal back: it would go on drawing on the first screen.
            FATAL.store(true, Ordering::SeqCst);
            let _ = setup.events.try_send(Event::Fault);
        }
    }));
}

/// Whether a thread failed without which the program is of no use.
pub(super) fn is_fatal() -> bool {
    FATAL.load(Ordering::SeqCst)
}

/// Tells a person that the program failed, after the terminal was given back.
pub(super) fn tell_person(place: &str) {
    let words = SETUP.get().map_or("", |setup| setup.words.as_str());
    let place = if place.is_empty() { String::new() } else { format!(" ({place})") };
    let _ = writeln!(io::stderr(), "groupfinder: {words}{place}");
}
