//! What a session asks of the world outside: of the terminal, the disk and the network.

use super::kiosk::ExportTarget;
use super::message::{BookletForm, BookletOf};
use crate::search::Ordinal;

/// The effects that a session cannot perform itself: what the terminal, the disk or the network must do.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum HostCommand {
    /// Draw everything anew.
    RedrawScreen,
    /// Stop until the shell continues the program.
    SuspendProgram,
    /// End.
    QuitProgram,
    /// Clear the screen; then forget the visit (`Session::end_visit`), and end if that says so.
    LeaveVisit,
    /// Say where the data is from (`Message::Sources`).
    ShowData,
    /// Fetch the sources now.
    FetchSources,
    /// Follow and stop following what is ticked in `State::sources`.
    ApplyTicks,
    /// Write the group that was registered into a file, and say what came of it.
    WriteRegistration,
    /// Write what is found or marked as a booklet, and say what came of it.
    WriteBooklet(BookletForm, BookletOf),
    /// Take all marked groups along, and say what came of it (`Message::Notify`).
    ExportMarked(ExportTarget),
    /// Take the message along that is being written, and say what came of it (`Message::Notify`).
    ExportMessage(ExportTarget),
    /// Keep the marked groups for the next time.
    KeepShortlist,
    /// Take a group along, and say what came of it (`Message::Notify`).
    ExportGroup(ExportTarget, Ordinal),
}
