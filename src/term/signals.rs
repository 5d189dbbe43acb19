//! Signals: each becomes an event; those that end the program end it even if the loop does not answer.

use super::error::TermError;
use super::event::Event;
use super::{screen, terminal_mode};
use nix::sys::signal::SigSet;
use rustix::process::{Pid, Signal, getpgid, getpgrp, getppid, getsid, kill_current_process_group};
use signal_hook::consts::{SIGCONT, SIGHUP, SIGINT, SIGQUIT, SIGTERM, SIGTSTP, SIGWINCH};
use signal_hook::iterator::Signals;
use std::io;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
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
///
/// # Errors
/// [`TermError::NoThread`]: no signal would be heard; otherwise as the system says.
pub(super) fn listen_for_signals(events: SyncSender<Event>, unattended: bool) -> Result<(), TermError> {
    unblock_signals();
    let mut signals = Signals::new([SIGTERM, SIGHUP, SIGCONT, SIGWINCH])?;
    if unattended {
        ignore_keyboard_signals()?;
    } else {
        for signal in KEYBOARD {
            signals.add_signal(signal)?;
        }
    }
    let listen = move || {
        for signal in signals.forever() {
            match signal {
                // After a stop the screen holds what the shell wrote, and the terminal may have another size.
                SIGWINCH | SIGCONT => {
                    if signal == SIGCONT {
                        drop(events.send(Event::Continue));
                    }
                    let (columns, rows) = screen::terminal_size();
                    drop(events.send(Event::Resize { columns, rows }));
                }
                SIGTSTP if STOPPING.swap(false, Ordering::SeqCst) => {}
                SIGTSTP => drop(events.try_send(Event::Suspend)),
                _ => {
                    drop(events.try_send(Event::Terminate { signal }));
                    thread::sleep(GRACE);
                    terminal_mode::restore(true);
                    std::process::exit(128 + signal);
                }
            }
        }
    };
    thread::Builder::new().name("signals".into()).spawn(listen).map_err(TermError::NoThread)?;
    Ok(())
}

/// Whether a shell waits that can continue this program after a stop: POSIX calls a process group orphaned that has no
/// parent in another group of its session, and lets the stop key do nothing there.
pub(super) fn can_be_continued() -> bool {
    let group = getpgrp();
    let Ok(session) = getsid(None) else { return true };
    let mut parent = getppid();
    // Programs between the shell and this one, as in `sh -c`, are in the same group.
    for _ in 0..16 {
        let Some(process) = parent else { return false };
        if getsid(Some(process)) != Ok(session) {
            return false;
        }
        if getpgid(Some(process)) != Ok(group) {
            return true;
        }
        parent = parent_of(process);
    }
    true
}

/// The parent of a process; where the system does not tell, none.
fn parent_of(process: Pid) -> Option<Pid> {
    let stat = std::fs::read_to_string(format!("/proc/{}/stat", process.as_raw_nonzero())).ok()?;
    // Its name, in brackets, may hold anything; then follow its state and its parent.
    let parent = stat.rsplit_once(')')?.1.split_whitespace().nth(1)?;
    Pid::from_raw(parent.parse().ok()?)
}

/// Whether the program is about to stop because it was asked to: the stop signal of its group is its own then.
static STOPPING: AtomicBool = AtomicBool::new(false);

/// Stops this program and what belongs to the same job, as the terminal's stop key would, until the shell continues it.
pub(super) fn stop_until_continued() {
    STOPPING.store(true, Ordering::SeqCst);
    let _ = kill_current_process_group(Signal::TSTP);
    drop(signal_hook::low_level::emulate_default_handler(SIGTSTP));
}

/// Lets the signals through that a parent process has blocked: this program ends and resizes by them.
fn unblock_signals() {
    let mut signals = SigSet::empty();
    [SIGTERM, SIGHUP, SIGCONT, SIGWINCH, SIGINT, SIGQUIT, SIGTSTP]
        .into_iter()
        .filter_map(|signal| nix::sys::signal::Signal::try_from(signal).ok())
        .for_each(|signal| signals.add(signal));
    // Where the system refuses, the program is no worse off than its parent.
    let _ = signals.thread_unblock();
}
