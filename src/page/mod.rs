//! A page of text as paragraphs: help, crisis help, the details of a group. The caller wraps it to the width
//! there is, with [`text`].

mod comparison;
mod message;
mod qr_image;
pub mod text;

pub use comparison::{ComparedRow, Comparison};
pub use message::{MessageKind, MessageText, Recipient, ReportReason};
pub use qr_image::{QrContent, QrImage};

/// What a paragraph is, which decides how it is drawn and spoken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tone {
    /// A heading.
    Heading,
    /// Plain text.
    Text,
    /// A row of a table of two columns, with a tab between them.
    Item,
    /// A number, link or address: what a person copies down.
    Key,
    /// A source, a date: needed, but after the rest.
    Quiet,
    /// What must not be overlooked.
    Notice,
    /// An empty line.
    Gap,
}

/// A paragraph, wrapped to the width there is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Paragraph {
    /// What it is.
    pub tone: Tone,
    /// By how many columns it is indented.
    pub indent: u8,
    /// The text.
    pub text: String,
}

/// A page of paragraphs.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Page {
    /// The title.
    pub title: String,
    /// The paragraphs.
    pub paragraphs: Vec<Paragraph>,
}

impl Page {
    /// An empty page.
    pub fn new(title: impl Into<String>) -> Self {
        Self { title: title.into(), paragraphs: Vec::new() }
    }

    /// Adds a paragraph; empty text adds nothing.
    pub fn add(&mut self, tone: Tone, indent: u8, text: impl Into<String>) {
        let text = text.into();
        if !text.trim().is_empty() {
            self.paragraphs.push(Paragraph { tone, indent, text });
        }
    }

    /// Adds a heading, with an empty line before it unless it is the first.
    pub fn add_heading(&mut self, text: impl Into<String>) {
        self.add_gap();
        self.add(Tone::Heading, 0, text);
    }

    /// Adds an empty line, unless the page is empty or ends in one.
    pub fn add_gap(&mut self) {
        if self.paragraphs.last().is_some_and(|p| p.tone != Tone::Gap) {
            self.paragraphs.push(Paragraph { tone: Tone::Gap, indent: 0, text: String::new() });
        }
    }
}
