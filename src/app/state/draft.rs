//! A message that is being written. It is kept nowhere else.

use crate::app::edit::Line;
use crate::page::{MessageKind, MessageText};
use crate::search::Ordinal;
use crate::topic::Language;

/// So many letters of one's own fit: a code for a telephone holds no more.
pub const MOST_WORDS: usize = 300;

/// A message that is being written.
#[derive(Debug, Clone, PartialEq)]
pub struct Draft {
    /// The group that it is about.
    pub group: Ordinal,
    /// What it is about.
    pub kind: MessageKind,
    /// The language in which it is written.
    pub language: Language,
    /// The person's own words.
    pub words: Line,
    /// The message around them.
    pub text: MessageText,
    /// The selected row of what can be done with it.
    pub selected: usize,
}

/// What can be done with a message.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DraftChoice {
    /// Show a code that opens the page of the publisher.
    Page,
    /// Show a code that opens a letter.
    Letter,
    /// Show a code that opens a short message.
    ShortMessage,
    /// Print it.
    Print,
    /// Write it into a text file.
    Save,
    /// Write it in another language.
    Language,
}
