//! The terminal: taking it over, giving it back, what comes in, and the loop. The only module that names crossterm;
//! it knows nothing of groups.

mod decode;
mod error;
mod event;
mod event_loop;
mod failure_note;
mod input;
mod panic_hook;
mod screen;
mod signals;
mod terminal_mode;

pub use error::TermError;
pub use event::{Event, Mouse, Wake};
pub use event_loop::{Exit, Flow, Host, TerminalOptions, run_event_loop};
pub use signals::ignore_keyboard_signals;
pub use terminal_mode::is_terminal;
