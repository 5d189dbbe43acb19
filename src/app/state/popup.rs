//! What lies over the screen: which page or which choice it is, and where the reader is in it. The words are put
//! together when it is drawn.

use super::home_picker::HomePicker;
use super::palette::Palette;
use super::register::RegisterForm;
use super::scroll::Reading;
use super::subject::Subject;
use crate::app::edit::Line;
use crate::app::filter_chips::Part;
use crate::app::message::{BookletForm, BookletOf, ExportTarget};
use crate::page::{Comparison, QrContent, QrImage, ReportReason};
use crate::search::Sort;
use crate::topic::TopicId;

/// What lies over the screen.
#[derive(Debug, Clone, PartialEq)]
pub enum Popup {
    /// A page of text.
    Page {
        /// Which page it is.
        kind: PageKind,
        /// Where the reader is.
        reading: Reading,
    },
    /// A QR code.
    Picture(QrImage),
    /// Groups side by side.
    Comparison {
        /// What they say.
        table: Comparison,
        /// Where the reader is.
        reading: Reading,
    },
    /// The message that is being written: [`State::draft`](super::State::draft).
    Draft,
    /// Everything a person can do, to be chosen from.
    Palette(Palette),
    /// Where the listings are from, and what could be followed. It is collected outside, as
    /// [`Effect::Data`](crate::app::message::Effect::Data) asks.
    Sources(SourcesPopup),
    /// The staff code is being typed.
    Staff(Line),
    /// A group is being registered.
    Register(Box<RegisterForm>),
    /// Where the reader is is being chosen.
    Home(HomePicker),
    /// A short list to choose from.
    Choice {
        /// What is chosen.
        kind: ChoiceKind,
        /// The selected choice.
        selected: Choice,
        /// The first choice shown.
        top: usize,
    },
}

impl Popup {
    /// A page, read from its start.
    pub fn page(kind: PageKind) -> Self {
        Self::Page { kind, reading: Reading::default() }
    }
}

/// The list of sources and where the reader is in it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct SourcesPopup {
    /// What is typed to narrow the list down.
    pub filter: Line,
    /// The selected row; `None` = the first that can be chosen.
    pub selected: Option<SourceRow>,
    /// The first row shown.
    pub top: usize,
}

/// A row of the list of sources that can be chosen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SourceRow {
    /// All that are followed, to fetch them now.
    All,
    /// A source, by its name in the settings.
    Named(String),
}

/// A page that can lie over the screen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PageKind {
    /// The keys.
    Help,
    /// The crisis lines of a country, ISO 3166.
    Crisis(String),
    /// What leaving at once cannot hide.
    SafetyNotice,
    /// What a topic or a word means.
    Learn(Subject),
    /// The group that was registered, and whom to give it to.
    Registration,
}

/// A choice that can lie over the screen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ChoiceKind {
    /// The order of the results.
    Sort,
    /// The country for crisis help.
    CrisisCountry,
    /// How to export a group.
    Export,
    /// Which words of the search are to be searched as words again.
    UndoInterpretation,
    /// The marked groups, and what to do with them.
    Shortlist,
    /// What is wrong in a listing.
    ReportReason,
    /// How to export all marked groups.
    ExportMarked,
    /// What to read about.
    Subject,
    /// Where to go on from what was read.
    SubjectLinks(Subject),
    /// How to hand over the group that was registered.
    HandOver,
    /// In which form to write a booklet.
    Booklet(BookletOf),
}

/// One of the choices.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Choice {
    /// An order of the results.
    Order(Sort),
    /// Search words as words again, instead of an order.
    UndoInterpretation,
    /// The crisis lines of a country, ISO 3166.
    Country(&'static str),
    /// A QR code for a telephone.
    QrCode(QrContent),
    /// An export outside the program.
    Export(ExportTarget),
    /// Tell a friend of the group.
    TellFriend,
    /// Report a change in the listing.
    ReportChange,
    /// What is wrong in it.
    Reason(ReportReason),
    /// The marked groups side by side.
    Compare,
    /// Take all marked groups along.
    TakeMarked,
    /// Take all marks off.
    ForgetMarked,
    /// A marked group, by its place in the list.
    Marked(usize),
    /// QR codes of all marked groups, one after the other.
    MarkedCodes(QrContent),
    /// An export of all marked groups.
    ExportMarked(ExportTarget),
    /// Search these words as words.
    AsWords(String),
    /// Search everything exactly as typed.
    AsTyped,
    /// Ask for something that is chosen no longer.
    Remove(Part),
    /// Read about something.
    Read(Subject),
    /// Show what is listed about a topic.
    ShowListings(TopicId),
    /// Show the message about the group that was registered as a code.
    MessageCode,
    /// Write the group that was registered into a file.
    WriteRegistration,
    /// The marked groups as a booklet.
    MarkedBooklet,
    /// Write what is found or marked as a booklet.
    WriteBooklet(BookletForm, BookletOf),
}
