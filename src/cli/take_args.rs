//! Arguments of the commands that take groups along and pass them on.

use clap::{Args, ValueEnum};
use std::path::PathBuf;

/// Arguments of `take`.
#[derive(Debug, Clone, Args)]
pub struct TakeArgs {
    /// The ids, as `search` prints them
    #[arg(value_name = "ID", required = true, num_args = 1..)]
    pub ids: Vec<String>,
    /// In which form
    #[arg(long, value_name = "FORM", default_value = "text")]
    pub output: TakeOutput,
    /// Let the calendar remind of each meeting so many minutes before it
    #[arg(long, value_name = "MINUTES")]
    pub alarm: Option<u16>,
    /// Write it to this file, which must not be there yet [default: standard output]
    #[arg(long, value_name = "FILE")]
    pub file: Option<PathBuf>,
}

/// A form in which groups are taken along.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum TakeOutput {
    /// All that is known, for people
    Text,
    /// When, where and how to reach somebody, a few lines each
    Summary,
    /// The meetings of the next six months (iCalendar)
    Calendar,
    /// What a code for a telephone says: a link, a number or a card
    Code,
    /// A card for the address book, with time and place (vCard)
    Card,
    /// A sheet that sync reads back (CSV)
    Csv,
    /// A dataset that sync reads back (JSON)
    Json,
}

/// Arguments of `compare`.
#[derive(Debug, Clone, Args)]
pub struct CompareArgs {
    /// The ids of two to four groups, as `search` prints them
    #[arg(value_name = "ID", required = true, num_args = 2..=4)]
    pub ids: Vec<String>,
    /// How to print
    #[arg(long, value_name = "FORM", default_value = "text")]
    pub output: super::Output,
}

/// Arguments of `tell`.
#[derive(Debug, Clone, Args)]
pub struct TellArgs {
    /// The id, as `search` prints it
    #[arg(value_name = "ID")]
    pub id: String,
    /// Your own words, at its beginning
    #[arg(long, value_name = "TEXT", default_value = "")]
    pub words: String,
    /// In which form
    #[arg(long, value_name = "FORM", default_value = "text")]
    pub output: MessageOutput,
}

/// Arguments of `report`.
#[derive(Debug, Clone, Args)]
pub struct ReportArgs {
    /// The id, as `search` prints it
    #[arg(value_name = "ID")]
    pub id: String,
    /// What is wrong
    #[arg(long, value_name = "WHAT", default_value = "other")]
    pub what: ReportedChange,
    /// Your own words: what is right
    #[arg(long, value_name = "TEXT", default_value = "")]
    pub words: String,
    /// In which form
    #[arg(long, value_name = "FORM", default_value = "text")]
    pub output: MessageOutput,
}

/// What is wrong in a listing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum ReportedChange {
    /// It meets at another time
    WrongTime,
    /// It meets no longer
    Closed,
    /// It meets somewhere else
    Moved,
    /// Something else is wrong
    Other,
}

/// A form of a message.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum MessageOutput {
    /// To be read and copied
    Text,
    /// A link that opens a letter (mailto:)
    Mailto,
    /// A link that opens a text message (sms:)
    Sms,
}
