//! The terminal: taking it over, giving it back, what comes in, what goes out, and the loop. The only module that names
//! crossterm; it knows nothing of groups.

mod alarm;
mod decode;
mod disputed_letters;
mod error;
mod event;
mod event_loop;
mod failure_note;
mod frame_bytes;
mod input;
mod kernel_timer;
mod key_codes;
mod panic_hook;
mod parser_state;
mod partial_letter;
mod screen;
mod sequence;
mod signals;
mod terminal_mode;
mod waiting_io;

#[doc(hidden)]
pub use decode::Decoder;
pub use error::TermError;
pub use event::{Event, Moment, Mouse, Wake};
pub use event_loop::{Exit, Flow, Host, TerminalOptions, run_event_loop};
pub use screen::Screen;
pub use signals::ignore_keyboard_signals;
pub use terminal_mode::is_terminal;
pub use waiting_io::WaitingIo;
