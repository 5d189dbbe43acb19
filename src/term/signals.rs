//! Signals: each becomes an event; those that end the program end it even if the loop does not answer.

use super::{Event, guard};
use signal_hook::consts::{SIGCONT, SIGHUP, SIGINT, SIGQUIT, SIGTERM, SIGTSTP, SIGWINCH};
use signal_hook::iterator::Signals;
use std::io;
use std::sync::mpsc::SyncSender;
use std::thread;
use std::time::Duration;

/// How long the loop may take to end before it is ended.
const GRACE: Duration = Duration::from_millis(200);

/// Listens for signals on a thread of its own.
pub(super) fn listen(events: SyncSender<Event>) -> io::Result<()> {
    let mut signals = Signals::new([SIGTERM, SIGINT, SIGQUIT, SIGHUP, SIGTSTP, SIGCONT, SIGWINCH])?;
    thread::Builder::new().name("signals".into()).spawn(move || {
        for signal in signals.forever() {
            match signal {
                // A lost one is no loss: the size is asked for when the event is taken in, and the channel is full
                // only while the loop has much to take in.
                SIGWINCH => drop(events.send(Event::Resize)),
                SIGTSTP => drop(events.try_send(Event::Suspend)),
                SIGCONT => drop(events.try_send(Event::Resumed)),
                _ => {
                    drop(events.try_send(Event::Terminate { signal }));
                    thread::sleep(GRACE);
                    guard::hand_back(true);
                    std::process::exit(128 + signal);
                }
            }
        }
    })?;
    Ok(())
}

/// Stops this process as the terminal's stop key would, until the shell continues it.
pub(super) fn stop_here() {
    drop(signal_hook::low_level::emulate_default_handler(SIGTSTP));
}
