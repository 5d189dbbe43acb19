//! Signals: each becomes an event; those that end the program end it even if the loop does not answer.

use super::event::Event;
use super::{screen, terminal_mode};
use signal_hook::consts::{SIGCONT, SIGHUP, SIGINT, SIGQUIT, SIGTERM, SIGTSTP, SIGWINCH};
use signal_hook::iterator::Signals;
use std::io;
use std::sync::Arc;
use std::sync::atomic::AtomicBool;
use std::sync::mpsc::SyncSender;
use std::thread;
use std::time::Duration;

/// How long the loop may take to end before it is ended.
const GRACE: Duration = Duration::from_millis(200);

/// Signals that a keyboard can send.
const KEYBOARD: [i32; 3] = [SIGINT, SIGQUIT, SIGTSTP];

/// Makes the signals that a keyboard can send do nothing. They are caught rather than ignored, since what is ignored
/// stays so in every program that is started from here.
///
/// # Errors
/// As the system says.
pub fn ignore_keyboard_signals() -> io::Result<()> {
    for signal in KEYBOARD {
        signal_hook::flag::register(signal, Arc::new(AtomicBool::new(false)))?;
    }
    Ok(())
}

/// Listens for signals on a thread of its own.
///
/// With `unattended`, those that a keyboard can send do nothing.
pub(super) fn listen_for_signals(events: SyncSender<Event>, unattended: bool) -> io::Result<()> {
    let mut signals = Signals::new([SIGTERM, SIGHUP, SIGCONT, SIGWINCH])?;
    if unattended {
        ignore_keyboard_signals()?;
    } else {
        for signal in KEYBOARD {
            signals.add_signal(signal)?;
        }
    }
    thread::Builder::new().name("signals".into()).spawn(move || {
        for signal in signals.forever() {
            match signal {
                // After a stop the screen holds what the shell wrote, and the terminal may have another size.
                SIGWINCH | SIGCONT => {
                    let (columns, rows) = screen::terminal_size();
                    drop(events.send(Event::Resize { columns, rows }));
                }
                SIGTSTP => drop(events.try_send(Event::Suspend)),
                _ => {
                    drop(events.try_send(Event::Terminate { signal }));
                    thread::sleep(GRACE);
                    terminal_mode::restore(true);
                    std::process::exit(128 + signal);
                }
            }
        }
    })?;
    Ok(())
}

/// Stops this process as the terminal's stop key would, until the shell continues it.
pub(super) fn stop_until_continued() {
    drop(signal_hook::low_level::emulate_default_handler(SIGTSTP));
}
