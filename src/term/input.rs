//! The threads that listen: one reads keys, one notices when the terminal goes away.

use super::{Event, guard, keys};
use crossterm::event as ct;
use rustix::event::{PollFd, PollFlags, poll};
use std::io;
use std::sync::mpsc::SyncSender;
use std::thread;

/// Reads keys, pastes and sizes until the terminal cannot be read any more. The channel is bounded: a flood
/// of input waits in the terminal's own buffer instead of in ours.
pub(super) fn listen(events: SyncSender<Event>) {
    let spawned = thread::Builder::new().name("input".into()).spawn(move || {
        loop {
            let event = match ct::read() {
                Ok(ct::Event::Key(key)) => match keys::translate(key) {
                    Some(key) => Event::Key(key),
                    None => continue,
                },
                Ok(ct::Event::Paste(text)) => Event::Paste(text),
                Ok(ct::Event::Resize(columns, rows)) => Event::Resize { columns, rows },
                Ok(_) => continue,
                Err(_) => Event::Lost,
            };
            let lost = event == Event::Lost;
            if events.send(event).is_err() || lost {
                return;
            }
        }
    });
    drop(spawned);
}

/// Ends the program when the terminal is hung up. crossterm 0.29 then spins for ever in its reader, so this
/// cannot be left to it, nor to SIGHUP, which a parent may have set to be ignored (terminal.md section 0,
/// finding 2). Asking for no event at all makes `poll` sleep until the hang-up itself.
pub(super) fn watch_for_hang_up() {
    let spawned = thread::Builder::new().name("hang-up".into()).spawn(|| {
        let stdin = io::stdin();
        loop {
            let mut fds = [PollFd::new(&stdin, PollFlags::empty())];
            match poll(&mut fds, None) {
                Err(rustix::io::Errno::INTR) => {}
                Ok(_) if fds.iter().all(|fd| fd.revents().is_empty()) => {}
                _ => {
                    guard::hand_back(false);
                    std::process::exit(128 + 1);
                }
            }
        }
    });
    drop(spawned);
}
