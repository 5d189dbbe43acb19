//! The terminal: taking it over, giving it back, what comes in, and the loop. The only room that names
//! crossterm; it knows no word of the domain.

mod decode;
mod fault;
mod guard;
mod input;
mod note;
mod run;
mod screen;
mod signals;

pub use decode::{Decoder, Input, Mouse};
pub use guard::{hand_back, is_terminal};
pub use run::{Exit, Flow, Host, Options, run};
pub use signals::endure;

use crate::app::key::Key;

/// Something that came in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Event {
    /// A key was pressed or repeats.
    Key(Key),
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
    /// The terminal has another size now; the loop asks which and tells the host.
    Resize,
    /// Somebody asked the program to stop.
    Suspend,
    /// The program runs again after a stop.
    Resumed,
    /// A signal asks the program to end.
    Terminate {
        /// The signal's number.
        signal: i32,
    },
    /// The terminal is gone or cannot be read.
    Lost,
    /// Another thread has something for the host.
    Woken,
    /// A thread failed without which the program is of no use.
    Fault,
}

/// Wakes the loop from another thread.
#[derive(Debug, Clone)]
pub struct Wake(std::sync::mpsc::SyncSender<Event>);

impl Wake {
    /// Makes the loop give [`Event::Woken`] to the host; waits while many events wait already.
    pub fn now(&self) {
        drop(self.0.send(Event::Woken));
    }
}

impl Event {
    /// What kind of event it is, in a word that says nothing about what was typed.
    fn kind(&self) -> &'static str {
        match self {
            Self::Key(_) => "key",
            Self::Paste(_) => "paste",
            Self::Mouse { .. } => "mouse",
            Self::Resize => "resize",
            Self::Suspend => "suspend",
            Self::Resumed => "resumed",
            Self::Terminate { .. } => "signal",
            Self::Lost => "lost",
            Self::Woken => "woken",
            Self::Fault => "fault",
        }
    }
}

/// Why the terminal cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum TermError {
    /// Input or output is no terminal.
    #[error("groupfinder needs a terminal to draw on")]
    NoTerminal,
    /// The terminal refused.
    #[error("the terminal cannot be used: {0}")]
    Io(#[from] std::io::Error),
}
