//! What goes into the state machine and what comes out of it: messages, effects, and what both may look at.

use super::key::KeyPress;

use super::request::Request;
use super::state::{DraftChoice, SourceWork, SourcesView};
use crate::locale::Locale;
use crate::page::{Comparison, MessageKind, MessageText, QrContent, QrImage};
use crate::search::{Index, Ordinal, Results};
use std::rc::Rc;

/// Something that happened.
#[derive(Debug, Clone)]
pub enum Message {
    /// A key was pressed.
    Key(KeyPress),
    /// Text was pasted.
    Paste(String),
    /// The mouse clicked at a column and row, counted from 0.
    Click(u16, u16),
    /// The wheel was turned by this many rows, down where it is positive.
    Wheel(isize),
    /// The screen has another size, in columns and rows.
    Resize(u16, u16),
    /// A search is done.
    Results(Rc<Results>),
    /// A group's QR code; `None` where there is nothing to put into it.
    Picture(Option<QrImage>),
    /// The marked groups side by side.
    Comparison(Comparison),
    /// A message about a group, without own words; `None` where the group cannot be read.
    Draft(MessageKind, Ordinal, Option<MessageText>),
    /// Where the listings are from; `true` = show it, because a person asked.
    Sources(Rc<SourcesView>, bool),
    /// What is being done for a source, by its name; `None` = nothing any more.
    SourceWork(String, Option<SourceWork>),
    /// The outcome of something that was done outside, as a sentence for the status line.
    Notify(String),
    /// Something was asked for by name.
    Request(Request),
}

/// What the session does next, or passes on to the program around it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Effect {
    /// Search for [`State::query`](super::state::State::query) and send [`Message::Results`].
    Search,
    /// Read a group into [`State::details`](super::state::State::details).
    Load(Ordinal),
    /// Use the words of [`State::language`](super::state::State::language) from now on.
    Language,
    /// Make a group's QR code and send [`Message::Picture`].
    Picture(QrContent, Ordinal),
    /// Export a group.
    Export(ExportTarget, Ordinal),
    /// Make a listing of the answers that were given, and show it.
    Register,
    /// Write the group that was registered into a file.
    WriteRegistration,
    /// Write what is found or marked as a booklet.
    WriteBooklet(BookletForm, BookletOf),
    /// Put the marked groups side by side and send [`Message::Comparison`].
    Compare,
    /// Export all marked groups.
    ExportMarked(ExportTarget),
    /// Compose a message about a group and send [`Message::Draft`].
    Compose(MessageKind, Ordinal),
    /// Make the code of the message that is being written and send [`Message::Picture`].
    MessageCode(DraftChoice),
    /// Export the message that is being written.
    ExportMessage(ExportTarget),
    /// Keep the marked groups for the next time.
    KeepShortlist,
    /// Check the staff code that was typed.
    CheckCode,
    /// The staff leave the program.
    StaffLeave,
    /// Clear the screen and forget the visit.
    Wipe,
    /// Collect where the data is from and send [`Message::Sources`].
    Data,
    /// Fetch the selected source now, or all that are followed.
    Fetch,
    /// Follow the sources that are ticked and not followed, and stop following those that are.
    ApplyTicks,
    /// End the program.
    Quit,
    /// Clear the screen, then end the program or forget the visit.
    LeaveNow,
    /// Stop the program until the shell continues it.
    Suspend,
    /// Draw the screen anew.
    Redraw,
}

/// Where a group can be exported to outside the program.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ExportTarget {
    /// One page on the printer.
    Print,
    /// A text file in the current directory.
    Text,
    /// A sheet in the current directory.
    Sheet,
    /// A dataset in the current directory, for programs.
    Dataset,
    /// A calendar file in the current directory.
    Calendar,
    /// The same, that reminds of each meeting.
    CalendarWithAlarm,
}

/// In which form a booklet is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum BookletForm {
    /// Pages for a printer.
    Pdf,
    /// Pages for a printer, two beside each other, to be folded.
    Folded,
    /// Pages for a printer, in large letters.
    Large,
    /// One file for a browser.
    Html,
    /// Plain text.
    Text,
}

/// Which groups a booklet holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum BookletOf {
    /// What the search finds.
    Found,
    /// The marked groups.
    Marked,
}

/// What the state machine may look at.
#[derive(Clone, Copy)]
pub struct World<'a> {
    /// The dataset's index.
    pub index: &'a Index,
    /// The program's words.
    pub locale: &'a Locale,
}
