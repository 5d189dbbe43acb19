//! The threads that listen: one reads the terminal, one notices when it goes away.

use super::decode::Decoder;
use super::error::TermError;
use super::event::Event;
use super::kernel_timer::Timer;
use super::terminal_mode;
use crate::app::key::{KeyCode, KeyPress};
use crate::locale::encoding::Encoding;
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

/// How soon after a letter Enter comes only if no hand pressed it, and how long it then waits for the next letter.
const BY_HAND: Duration = Duration::from_millis(15);

/// Reads keys, pastes and clicks until the terminal cannot be read any more.
///
/// # Errors
/// [`TermError::NoThread`]: no key would be heard.
pub(super) fn spawn_input_thread(events: SyncSender<Event>, encoding: Encoding) -> Result<(), TermError> {
    let builder = thread::Builder::new().name("input".into());
    builder.spawn(move || read_terminal(&events, encoding)).map_err(TermError::NoThread)?;
    Ok(())
}

fn read_terminal(events: &SyncSender<Event>, encoding: Encoding) {
    let stdin = io::stdin();
    let mut decoder = Decoder::with_encoding(encoding);
    let mut pasted = PastedLines::default();
    let mut flood = Flood { taken: 0, last: Instant::now() };
    let mut bytes = [0; 1024];
    loop {
        let mut found = Vec::new();
        match wait_for_bytes(&stdin, pasted.timeout().or(decoder.timeout())) {
            Waited::Quiet if pasted.timeout().is_some() => found.extend(pasted.on_timeout()),
            Waited::Quiet => decoder.on_timeout(&mut |event| found.push(event)),
            Waited::More => match rustix::io::read(&stdin, &mut bytes) {
                Ok(0) => return report_lost_terminal(events),
                Ok(n) => {
                    let now = Instant::now();
                    let read = bytes.get(..n).unwrap_or_default();
                    decoder.feed(read, &mut |event| pasted.take_event(event, now, &mut found));
                }
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

/// Lines that are pasted without brackets, as a Linux console, GNU screen and serial programs send them: an Enter between
/// two letters that come faster than a hand types parts words. It opens nothing.
#[derive(Default)]
struct PastedLines {
    /// When the last letter came, if nothing else came since.
    letter_at: Option<Instant>,
    /// An Enter that came right after a letter, held until it is known what follows.
    holds_enter: bool,
}

impl PastedLines {
    fn take_event(&mut self, event: Event, now: Instant, out: &mut Vec<Event>) {
        let enter = event == ENTER;
        let is_letter = matches!(&event, Event::Key(key) if key.typed().is_some());
        if self.holds_enter {
            // The two bytes of one line end.
            if enter {
                return;
            }
            self.holds_enter = false;
            out.push(if is_letter { SPACE } else { ENTER });
        }
        let at_once = self.letter_at.is_some_and(|at| now.duration_since(at) < BY_HAND);
        if enter && at_once {
            self.holds_enter = true;
            return;
        }
        self.letter_at = is_letter.then_some(now);
        out.push(event);
    }

    /// How long to wait for what follows.
    fn timeout(&self) -> Option<Duration> {
        self.holds_enter.then_some(BY_HAND)
    }

    /// Nothing followed: Enter it was.
    fn on_timeout(&mut self) -> Option<Event> {
        self.letter_at = None;
        std::mem::take(&mut self.holds_enter).then_some(ENTER)
    }
}

const ENTER: Event = Event::Key(KeyPress::plain(KeyCode::Enter));
const SPACE: Event = Event::Key(KeyPress::plain(KeyCode::Char(' ')));

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
/// be ignored. Asking for no event at all makes `poll` sleep until the hang-up itself. Tells the loop when the timer of
/// its alarm rings.
///
/// # Errors
/// [`TermError::NoThread`]: the program would outlive its terminal.
pub(super) fn watch_for_hang_up(timer: Option<Timer>, events: SyncSender<Event>) -> Result<(), TermError> {
    let builder = thread::Builder::new().name("hang-up".into());
    let watch = move || {
        let stdin = io::stdin();
        loop {
            let mut fds = vec![PollFd::new(&stdin, PollFlags::empty())];
            fds.extend(timer.as_ref().map(|timer| PollFd::new(timer, PollFlags::IN)));
            match poll(&mut fds, None) {
                Err(Errno::INTR) => {}
                Ok(_) if fds.first().is_some_and(|stdin| stdin.revents().is_empty()) => {
                    // A loop with a full queue is awake anyway, and looks at the clock itself.
                    if timer.as_ref().is_some_and(Timer::take_ring) {
                        drop(events.try_send(Event::Alarm));
                    }
                }
                _ => {
                    terminal_mode::restore(false);
                    std::process::exit(128 + 1);
                }
            }
        }
    };
    builder.spawn(watch).map_err(TermError::NoThread)?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pasted(text: &str, between: Duration) -> Vec<Event> {
        let (mut lines, mut out, mut now) = (PastedLines::default(), Vec::new(), Instant::now());
        for c in text.chars() {
            let key = if matches!(c, '\n' | '\r') { KeyCode::Enter } else { KeyCode::Char(c) };
            if lines.timeout().is_some_and(|wait| wait <= between) {
                out.extend(lines.on_timeout());
            }
            lines.take_event(Event::Key(KeyPress::plain(key)), now, &mut out);
            now += between;
        }
        out.extend(lines.on_timeout());
        out
    }

    #[test]
    fn lines_that_no_hand_types_become_words() {
        let words = |text: &str| -> Vec<Event> {
            let key = |c| if c == '\n' { ENTER } else { Event::Key(KeyPress::plain(KeyCode::Char(c))) };
            text.chars().map(key).collect()
        };
        for between in [Duration::ZERO, Duration::from_millis(8)] {
            assert_eq!(pasted("angst\nbonn\n", between), words("angst bonn\n"));
            assert_eq!(pasted("angst\r\nbonn", between), words("angst bonn"));
        }
        let by_hand = Duration::from_millis(60);
        assert_eq!(pasted("angst\nb", by_hand), words("angst\nb"), "Enter of a person is Enter");
        assert_eq!(pasted("\n\n", Duration::ZERO), words("\n\n"));
    }

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
