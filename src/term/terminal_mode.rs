//! Taking the terminal over and giving it back, whatever happens in between.

use super::error::TermError;
use super::waiting_io::WaitingIo;
use rustix::event::{PollFd, PollFlags, Timespec, poll};
use rustix::io::Errno;
use rustix::process::getpgrp;
use rustix::termios::{LocalModes, OptionalActions, Termios, tcgetattr, tcgetpgrp, tcsetattr};
use std::io::{self, IsTerminal, Write};
use std::sync::OnceLock;
use std::sync::atomic::{AtomicBool, Ordering};

/// How the terminal was set when the program started.
static BEFORE: OnceLock<Termios> = OnceLock::new();
/// Whether the terminal is ours at the moment.
static ENTERED: AtomicBool = AtomicBool::new(false);

/// Takes over: other screen, bracketed paste. The cursor stays visible: readers and braille follow it.
const ENTER: &[u8] = b"\x1b[?1049h\x1b[2J\x1b[H\x1b[?2004h\x1b[?25h";
/// Reports clicks and the wheel, in the form that has no limit of columns.
const MOUSE: &[u8] = b"\x1b[?1000h\x1b[?1006h";
/// Gives back, in one write: end of a frame, mouse and paste off, cursor on, attributes off, first screen. What was
/// searched is cleared before: where there is no other screen, as on a Linux console and by default in GNU screen, it would
/// stay for the next person to read.
const LEAVE: &[u8] = b"\x1b[?2026l\x1b[?1006l\x1b[?1000l\x1b[?2004l\x1b[?25h\x1b[0m\x1b[2J\x1b[H\x1b[?1049l";
/// How long a terminal that takes nothing at the moment is waited for on leaving it.
const LEAVE_WAIT: Timespec = Timespec { tv_sec: 1, tv_nsec: 0 };
/// Clears what is on the other screen before leaving it.
pub(super) const CLEAR: &[u8] = b"\x1b[0m\x1b[2J\x1b[3J\x1b[H";

/// Whether both input and output are a terminal.
pub fn is_terminal() -> bool {
    io::stdin().is_terminal() && io::stdout().is_terminal()
}

/// Takes the terminal over, with `mouse` the mouse too.
///
/// # Errors
/// [`TermError::NoTerminal`] where there is none; otherwise what the terminal said.
pub(super) fn enter(mouse: bool) -> Result<(), TermError> {
    if !is_terminal() {
        return Err(TermError::NoTerminal);
    }
    let before = tcgetattr(io::stdin()).map_err(io::Error::from)?;
    let mut raw = before.clone();
    let _ = BEFORE.set(before);
    raw.make_raw();
    // Not flushed: what was typed while the program started was meant for it.
    tcsetattr(io::stdin(), OptionalActions::Now, &raw).map_err(io::Error::from)?;
    ENTERED.store(true, Ordering::SeqCst);
    let mut out = WaitingIo::new(io::stdout());
    out.write_all(ENTER)?;
    if mouse {
        out.write_all(MOUSE)?;
    }
    out.flush()?;
    Ok(())
}

/// Whether a shell has taken the terminal into its own mode although it is ours, as after a stop from outside, and given it
/// back to this program: it must be taken over again.
pub(super) fn was_taken_away() -> bool {
    let in_foreground = tcgetpgrp(io::stdin()).is_ok_and(|group| group == getpgrp());
    let is_cooked = tcgetattr(io::stdin()).is_ok_and(|mode| mode.local_modes.contains(LocalModes::ICANON));
    ENTERED.load(Ordering::SeqCst) && in_foreground && is_cooked
}

/// Gives the terminal back as it was found. Does nothing if it is not ours; safe from any thread. With `wipe`
/// the screen is cleared first, so that nothing of it can be seen while the terminal switches back.
pub(super) fn restore(wipe: bool) {
    if !ENTERED.swap(false, Ordering::SeqCst) {
        return;
    }
    // Written past the standard library's lock: a thread that holds it may be the one that hangs.
    let stdout = io::stdout();
    if wipe {
        write_past_lock(&stdout, CLEAR);
    }
    write_past_lock(&stdout, LEAVE);
    if let Some(before) = BEFORE.get() {
        let _ = tcsetattr(io::stdin(), OptionalActions::Now, before);
    }
}

fn write_past_lock(stdout: &io::Stdout, mut bytes: &[u8]) {
    while !bytes.is_empty() {
        match rustix::io::write(stdout, bytes) {
            Ok(n) if n > 0 => bytes = bytes.get(n..).unwrap_or_default(),
            Err(Errno::INTR) => {}
            // A slow line is waited for, a dead one is not.
            Err(Errno::AGAIN)
                if poll(&mut [PollFd::new(stdout, PollFlags::OUT)], Some(&LEAVE_WAIT)) == Ok(1) => {}
            _ => return,
        }
    }
}

/// Gives the terminal back when dropped.
pub(super) struct RestoreOnDrop;

impl Drop for RestoreOnDrop {
    fn drop(&mut self) {
        restore(false);
    }
}
