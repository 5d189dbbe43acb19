//! What comes in from outside: from the keyboard, the mouse, signals and other threads.

use crate::app::key::KeyPress;
use jiff::Timestamp;
use std::sync::mpsc::SyncSender;

/// Something that came in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Event {
    /// A key was pressed or repeats.
    Key(KeyPress),
    /// Text was pasted.
    Paste(String),
    /// The mouse did something at a cell, counted from 0.
    Mouse {
        /// What it did.
        what: Mouse,
        /// The column.
        column: u16,
        /// The row.
        row: u16,
    },
    /// The terminal has this size now, in columns and rows, each at least 1, and its content is unknown.
    Resize {
        /// Its columns.
        columns: u16,
        /// Its rows.
        rows: u16,
    },
    /// The shell or a parent process asks the program to stop for a while.
    Suspend,
    /// The program goes on after a stop.
    Continue,
    /// A signal asks the program to end.
    Terminate {
        /// The signal's number.
        signal: i32,
    },
    /// The terminal is gone or cannot be read.
    Lost,
    /// Another thread has something for the host.
    Woken,
    /// A moment of the wall clock has come, the clock was set, or the machine was asleep.
    Alarm,
    /// A thread failed without which the program is of no use.
    Fault,
}

/// What a mouse does.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mouse {
    /// The left button was pressed.
    Click,
    /// The wheel was turned away from the person.
    WheelUp,
    /// The wheel was turned towards the person.
    WheelDown,
}

impl Event {
    /// What kind of event it is, in a word that says nothing about what was typed.
    pub(super) fn kind(&self) -> &'static str {
        match self {
            Self::Key(_) => "key",
            Self::Paste(_) => "paste",
            Self::Mouse { .. } => "mouse",
            Self::Resize { .. } => "resize",
            Self::Suspend => "suspend",
            Self::Continue => "continue",
            Self::Terminate { .. } => "signal",
            Self::Lost => "lost",
            Self::Woken => "woken",
            Self::Alarm => "alarm",
            Self::Fault => "fault",
        }
    }
}

/// A moment of the wall clock.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Moment {
    /// The moment.
    pub at: Timestamp,
    /// What time it is now, by the same clock.
    pub now: Timestamp,
}

/// Wakes the loop from another thread.
#[derive(Debug, Clone)]
pub struct Wake(pub(super) SyncSender<Event>);

impl Wake {
    /// Makes the loop give [`Event::Woken`] to the host; waits while many events wait already.
    pub fn wake_loop(&self) {
        drop(self.0.send(Event::Woken));
    }
}
