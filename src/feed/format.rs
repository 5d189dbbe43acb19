//! The formats of feeds, and encodings that have to be told.

/// The format of a feed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum FeedFormat {
    /// The native dataset, version 1.
    Native,
    /// Meeting Guide JSON (code4recovery/spec), also as sheet values or Airtable records.
    MeetingGuide,
    /// BMLT semantic API.
    Bmlt,
    /// BMLT administration API, version 1.
    BmltAdmin,
    /// Open Referral HSDS 3.0 and 3.1.
    Hsds,
    /// A table: separated text, or a spreadsheet.
    Table,
    /// A list of JSON objects, read by a mapping.
    List,
}

impl FeedFormat {
    /// All formats.
    pub const ALL: [Self; 7] =
        [Self::Native, Self::MeetingGuide, Self::Bmlt, Self::BmltAdmin, Self::Hsds, Self::Table, Self::List];

    /// The id that `--feed-format` takes and `check` prints.
    pub fn id(self) -> &'static str {
        match self {
            Self::Native => "native",
            Self::MeetingGuide => "meeting-guide",
            Self::Bmlt => "bmlt",
            Self::BmltAdmin => "bmlt-admin",
            Self::Hsds => "hsds",
            Self::Table => "csv",
            Self::List => "list",
        }
    }

    /// The format of an id.
    pub fn from_id(id: &str) -> Option<Self> {
        let id = id.trim().replace('_', "-");
        Self::ALL.into_iter().find(|format| format.id().eq_ignore_ascii_case(&id))
    }
}

/// An encoding that has to be told, because it cannot be recognised safely.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Encoding {
    /// Latin-1, read as Windows-1252.
    Latin1,
}
