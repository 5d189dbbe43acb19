//! The state machine.

pub mod action;
pub mod edit;
pub mod key;
pub mod page;
