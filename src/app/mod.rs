//! The state machine: what is on the screen, what each key does to it, and what must happen outside.
//!
//! [`update`](update::update) takes a [`Message`](update::Message) and returns [`Effect`](update::Effect)s;
//! effects are the only way out. Nothing here reads files or clocks or knows a terminal, so a list of messages
//! is a test.

pub mod action;
pub mod chips;
pub mod edit;
pub mod key;
pub mod keyfile;
pub mod keymap;
pub mod kiosk;
pub mod labels;
mod mouse;
pub mod page;
pub mod panes;
pub mod policy;
mod renew;
pub mod request;
pub mod row;
pub mod session;
pub mod state;
mod take_back;
pub mod update;
pub mod ways;
