//! Taking the terminal over and giving it back, whatever happens in between.

use super::error::TermError;
use rustix::termios::{OptionalActions, Termios, tcgetattr, tcsetattr};
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
/// Gives back, in one write: end of a frame, mouse and paste off, cursor on, attributes off, first screen.
const LEAVE: &[u8] = b"\x1b[?2026l\x1b[?1006l\x1b[?1000l\x1b[?2004l\x1b[?25h\x1b[0m\x1b[?1049l";
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
    // Under NO_COLOR crossterm writes a bare reset for every colour and so wipes the selection's inverse
    // video. The theme decides about colours, not crossterm.
    crossterm::style::force_color_output(true);
    let before = tcgetattr(io::stdin()).map_err(io::Error::from)?;
    let mut raw = before.clone();
    let _ = BEFORE.set(before);
    raw.make_raw();
    tcsetattr(io::stdin(), OptionalActions::Flush, &raw).map_err(io::Error::from)?;
    ENTERED.store(true, Ordering::SeqCst);
    let mut out = io::stdout().lock();
    out.write_all(ENTER)?;
    if mouse {
        out.write_all(MOUSE)?;
    }
    out.flush()?;
    Ok(())
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
            Err(rustix::io::Errno::INTR) => {}
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
