//! The threads that listen: one reads keys, one notices when the terminal goes away.

use super::{Event, guard, keys};
use crate::app::key::{Code, Key};
use crossterm::event as ct;
use rustix::event::{PollFd, PollFlags, poll};
use std::collections::VecDeque;
use std::io;
use std::sync::mpsc::SyncSender;
use std::thread;
use std::time::Duration;

/// Reads keys, pastes and sizes until the terminal cannot be read any more. The channel is bounded: a flood
/// of input waits in the terminal's own buffer instead of in ours.
pub(super) fn listen(events: SyncSender<Event>) {
    let spawned = thread::Builder::new().name("input".into()).spawn(move || {
        let mut waiting = VecDeque::new();
        loop {
            let Some(event) = waiting.pop_front().or_else(next) else { continue };
            if event == Event::Key(Key::plain(Code::Esc)) {
                after_escape(&mut waiting);
            }
            let lost = event == Event::Lost;
            if events.send(event).is_err() || lost {
                return;
            }
        }
    });
    drop(spawned);
}

/// The next event; `None` for one that means nothing here.
fn next() -> Option<Event> {
    match ct::read() {
        Ok(ct::Event::Key(key)) => keys::translate(key).map(Event::Key),
        Ok(ct::Event::Paste(text)) => Some(Event::Paste(text)),
        Ok(ct::Event::Resize(columns, rows)) => Some(Event::Resize { columns, rows }),
        Ok(_) => None,
        Err(_) => Some(Event::Lost),
    }
}

/// Escape and an arrow that arrive in one piece (a slow line does that) come out of crossterm as Escape, `[`
/// and a letter. Nobody types those three within no time at all, so they are put together again.
fn after_escape(waiting: &mut VecDeque<Event>) {
    let more = || if ct::poll(Duration::ZERO).unwrap_or(false) { next() } else { None };
    let Some(first) = more() else { return };
    let second = if first == Event::Key(Key::plain(Code::Char('['))) { more() } else { None };
    let arrow = match &second {
        Some(Event::Key(Key { code: Code::Char(letter), ctrl: false, alt: false })) => match letter {
            'A' => Some(Code::Up),
            'B' => Some(Code::Down),
            'C' => Some(Code::Right),
            'D' => Some(Code::Left),
            'H' => Some(Code::Home),
            'F' => Some(Code::End),
            'Z' => Some(Code::BackTab),
            _ => None,
        },
        _ => None,
    };
    match arrow {
        Some(code) => waiting.push_back(Event::Key(Key::plain(code))),
        None => waiting.extend([Some(first), second].into_iter().flatten()),
    }
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
