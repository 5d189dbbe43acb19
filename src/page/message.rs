//! A message about a group that a person may send: to a friend, or to whoever publishes the listing. Made by `export`,
//! shown by `ui`; the program sends nothing.

/// What a message is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MessageKind {
    /// Tells a friend of the group.
    Friend,
    /// Says what is wrong in the listing.
    Report(ReportReason),
}

/// What is wrong in a listing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ReportReason {
    /// It meets at another time.
    WrongTime,
    /// It meets no longer.
    Closed,
    /// It meets somewhere else.
    Moved,
    /// Something else is wrong.
    Other,
}

impl ReportReason {
    /// All of them, in the order in which they are offered.
    pub const ALL: [Self; 4] = [Self::WrongTime, Self::Closed, Self::Moved, Self::Other];

    /// The word for it on the command line.
    pub const fn id(self) -> &'static str {
        match self {
            Self::WrongTime => "wrong-time",
            Self::Closed => "closed",
            Self::Moved => "moved",
            Self::Other => "other",
        }
    }
}

/// To whom a message goes.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum Recipient {
    /// Whoever the person chooses.
    #[default]
    Anybody,
    /// A mail address.
    Address(String),
    /// A page with a form, or the page on which the listing stands.
    Page(String),
}

/// A message before the person's own words are put into it.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct MessageText {
    /// To whom it goes.
    pub to: Recipient,
    /// What it is about, in a line.
    pub subject: String,
    /// What stands before the person's own words.
    pub before: String,
    /// What stands after them.
    pub after: String,
    /// The same in a few words, for codes on small screens; the own words stand before it.
    pub short: String,
}

impl MessageText {
    /// The whole message with the person's own words.
    pub fn with_words(&self, words: &str) -> String {
        let parts = [self.before.as_str(), words.trim(), self.after.as_str()];
        parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join("\n\n")
    }

    /// The short message with the person's own words.
    pub fn short_with_words(&self, words: &str) -> String {
        let parts = [words.trim(), self.short.as_str()];
        parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join("\n")
    }

    /// The mail address to which it goes, if that is known.
    pub fn address(&self) -> Option<&str> {
        match &self.to {
            Recipient::Address(address) => Some(address),
            Recipient::Anybody | Recipient::Page(_) => None,
        }
    }
}
