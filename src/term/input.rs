//! The threads that listen: one reads the terminal, one notices when it goes away.

use super::decode::Decoder;
use super::event::Event;
use super::terminal_mode;
use rustix::event::{PollFd, PollFlags, Timespec, poll};
use rustix::io::Errno;
use std::io;
use std::sync::mpsc::{SyncSender, TrySendError};
use std::thread;
use std::time::{Duration, Instant};

/// Keys taken in without a pause before the rest is dropped. Nobody presses so many; a file sent to the terminal does.
const BURST: usize = 2000;
/// The pause after which a new burst begins.
const PAUSE: Duration = Duration::from_millis(50);

/// Reads keys, pastes and clicks until the terminal cannot be read any more.
pub(super) fn spawn_input_thread(events: SyncSender<Event>) {
    let spawned = thread::Builder::new().name("input".into()).spawn(move || read_terminal(&events));
    drop(spawned);
}

fn read_terminal(events: &SyncSender<Event>) {
    let stdin = io::stdin();
    let mut decoder = Decoder::default();
    let mut flood = Flood { taken: 0, last: Instant::now() };
    let mut bytes = [0; 1024];
    loop {
        let mut found = Vec::new();
        match wait_for_bytes(&stdin, decoder.timeout()) {
            Waited::Quiet => decoder.on_timeout(&mut |event| found.push(event)),
            Waited::More => match rustix::io::read(&stdin, &mut bytes) {
                Ok(0) => return report_lost_terminal(events),
                Ok(n) => decoder.feed(bytes.get(..n).unwrap_or_default(), &mut |event| found.push(event)),
                Err(Errno::INTR | Errno::AGAIN) => continue,
                Err(_) => return report_lost_terminal(events),
            },
            Waited::Again => continue,
            Waited::Lost => return report_lost_terminal(events),
        }
        for event in found.into_iter().filter(|_| flood.lets_through(Instant::now())) {
            // Where the loop does not keep up, the rest waits in the terminal's own buffer instead of in ours.
            if events.send(event).is_err() {
                return;
            }
        }
    }
}

/// The terminal is gone. The loop is told if it listens; the watch ends the program if it does not.
fn report_lost_terminal(events: &SyncSender<Event>) {
    if let Err(TrySendError::Full(event)) = events.try_send(Event::Lost) {
        let _ = events.send(event);
    }
}

enum Waited {
    More,
    Again,
    Quiet,
    Lost,
}

fn wait_for_bytes(stdin: &io::Stdin, timeout: Option<Duration>) -> Waited {
    let limit = timeout.map(|wait| Timespec {
        tv_sec: i64::try_from(wait.as_secs()).unwrap_or(1),
        tv_nsec: wait.subsec_nanos().into(),
    });
    let mut fds = [PollFd::new(stdin, PollFlags::IN)];
    match poll(&mut fds, limit.as_ref()) {
        Ok(0) => Waited::Quiet,
        // What was typed before a hang-up is of no use to anybody any more.
        Ok(_) if fds.iter().any(|fd| fd.revents().contains(PollFlags::IN)) => Waited::More,
        Err(Errno::INTR) => Waited::Again,
        _ => Waited::Lost,
    }
}

/// Lets a burst of keys through and drops the rest, until there is a pause.
struct Flood {
    taken: usize,
    last: Instant,
}

impl Flood {
    fn lets_through(&mut self, now: Instant) -> bool {
        if now.duration_since(self.last) >= PAUSE {
            self.taken = 0;
        }
        self.last = now;
        self.taken = self.taken.saturating_add(1);
        self.taken <= BURST
    }
}

/// Ends the program when the terminal is hung up, whatever the loop is doing, and also where a parent has set SIGHUP to
/// be ignored. Asking for no event at all makes `poll` sleep until the hang-up itself.
pub(super) fn watch_for_hang_up() {
    let spawned = thread::Builder::new().name("hang-up".into()).spawn(|| {
        let stdin = io::stdin();
        loop {
            let mut fds = [PollFd::new(&stdin, PollFlags::empty())];
            match poll(&mut fds, None) {
                Err(Errno::INTR) => {}
                Ok(_) if fds.iter().all(|fd| fd.revents().is_empty()) => {}
                _ => {
                    terminal_mode::restore(false);
                    std::process::exit(128 + 1);
                }
            }
        }
    });
    drop(spawned);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_burst_is_cut_and_a_pause_begins_a_new_one() {
        let begin = Instant::now();
        let mut flood = Flood { taken: 0, last: begin };
        let kept = (0..100_000).filter(|_| flood.lets_through(begin)).count();
        assert_eq!(kept, BURST);
        assert!(!flood.lets_through(begin + PAUSE / 2));
        assert!(flood.lets_through(begin + PAUSE * 2), "keys work again");
    }
}
