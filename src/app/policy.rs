//! The only judge of what may happen: which action a mode allows, and which effect may leave the state machine.
//!
//! A kiosk is used by one visitor after another, and none of them may leave the program, stop it, or leave a file
//! behind. [`verdict`] is asked for every key, [`permits`] for every effect ([`super::session`]), so that a way out
//! that the first one missed is still closed by the second.

use super::action::Action;
use super::message::{Effect, ExportTarget};

/// Where the program runs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Mode {
    /// A person's own terminal.
    #[default]
    Home,
    /// A public terminal.
    Kiosk,
}

impl Mode {
    /// All modes.
    pub const ALL: [Self; 2] = [Self::Home, Self::Kiosk];
}

/// What the policy says about an action.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Verdict {
    /// It happens.
    Yes,
    /// Nothing happens.
    No,
    /// The staff code is asked for first; without one, nothing happens.
    WithCode,
}

/// Whether a mode allows an action: the policy table, one row an action, first home, then kiosk.
pub const fn verdict(action: Action, mode: Mode) -> Verdict {
    use Verdict::{No, WithCode, Yes};
    let (home, kiosk) = match action {
        Action::Up
        | Action::Down
        | Action::PageUp
        | Action::PageDown
        | Action::First
        | Action::Last
        | Action::Left
        | Action::Right
        | Action::Next
        | Action::Previous
        | Action::Open
        | Action::Toggle
        | Action::Back
        | Action::Search
        | Action::Filters
        | Action::View
        | Action::ZoomIn
        | Action::ZoomOut
        | Action::Sort
        | Action::Language
        | Action::ClearAll
        | Action::Place
        | Action::Undo
        | Action::UndoInterpretation
        | Action::Help
        | Action::Crisis
        | Action::LeaveNow
        | Action::LeaveChord
        | Action::Redraw
        | Action::Backspace
        | Action::Delete
        | Action::DeleteWord
        | Action::DeleteToStart
        | Action::DeleteToEnd
        | Action::WordLeft
        | Action::WordRight
        | Action::LineStart
        | Action::LineEnd
        | Action::Guide
        | Action::Mark
        | Action::Shortlist
        | Action::Learn
        | Action::Register
        | Action::Code
        | Action::Take => (Yes, Yes),
        Action::Quit => (Yes, WithCode),
        Action::Suspend | Action::Calendar | Action::Data | Action::Booklet => (Yes, No),
    };
    match mode {
        Mode::Home => home,
        Mode::Kiosk => kiosk,
    }
}

/// Whether a mode lets an effect out.
pub const fn permits(effect: Effect, mode: Mode) -> bool {
    let (home, kiosk) = match effect {
        Effect::Search
        | Effect::Load(_)
        | Effect::Language
        | Effect::LeaveNow
        | Effect::Redraw
        | Effect::Picture(..)
        | Effect::Compare
        | Effect::Register
        | Effect::Compose(..)
        | Effect::MessageCode(_)
        | Effect::ExportMessage(ExportTarget::Print)
        | Effect::Export(ExportTarget::Print, _)
        | Effect::ExportMarked(ExportTarget::Print) => (true, true),
        Effect::Quit
        | Effect::Suspend
        | Effect::Data
        | Effect::Fetch
        | Effect::ApplyTicks
        | Effect::WriteRegistration
        | Effect::WriteBooklet(..)
        | Effect::KeepShortlist
        // All that is no page on the printer is a file.
        | Effect::Export(..)
        | Effect::ExportMarked(_)
        | Effect::ExportMessage(_) => (true, false),
        Effect::CheckCode | Effect::Wipe | Effect::StaffLeave => (false, true),
    };
    match mode {
        Mode::Home => home,
        Mode::Kiosk => kiosk,
    }
}
