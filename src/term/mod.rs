//! The terminal: taking it over, giving it back, what comes in, and the loop. The only room that names
//! crossterm; it knows no word of the domain.

mod guard;
mod input;
mod keys;
mod run;
mod screen;
mod signals;

pub use guard::{hand_back, is_terminal};
pub use run::{Exit, Flow, Host, run};
pub use signals::endure;

use crate::app::key::Key;

/// Something that came in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Event {
    /// A key was pressed or repeats.
    Key(Key),
    /// Text was pasted.
    Paste(String),
    /// The terminal has another size now.
    Resize {
        /// Width in columns, at least 1.
        columns: u16,
        /// Height in rows, at least 1.
        rows: u16,
    },
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
