//! The formats of feeds, and what the user says about a feed.

use super::report;
use super::settings::ReadSettings;
use jiff::civil::Date;

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
    /// A table, comma, semicolon or tab separated.
    Csv,
}

impl FeedFormat {
    /// All formats.
    pub const ALL: [Self; 6] =
        [Self::Native, Self::MeetingGuide, Self::Bmlt, Self::BmltAdmin, Self::Hsds, Self::Csv];

    /// The id that `--feed-format` takes and `check` prints.
    pub fn id(self) -> &'static str {
        match self {
            Self::Native => "native",
            Self::MeetingGuide => "meeting-guide",
            Self::Bmlt => "bmlt",
            Self::BmltAdmin => "bmlt-admin",
            Self::Hsds => "hsds",
            Self::Csv => "csv",
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

/// What the user says about a feed.
#[derive(Debug, Clone)]
pub struct Options<'a> {
    /// The file or address, for messages, and for recognising a table by its name.
    pub name: &'a str,
    /// How its records are read.
    pub settings: ReadSettings,
    /// The day of the import; dates of confirmation after it are problems.
    pub today: Date,
    /// How many bytes a compressed feed may have unpacked.
    pub max_decoded_bytes: u64,
    /// How many problems the report keeps in full; all are counted.
    pub keep_problems: usize,
}

impl<'a> Options<'a> {
    /// What holds where the user says nothing: format and fellowship recognised, 10 % bad records, 256 MiB.
    pub fn new(name: &'a str, today: Date) -> Self {
        Self {
            name,
            settings: ReadSettings::default(),
            today,
            max_decoded_bytes: 256 << 20,
            keep_problems: report::USUAL_PROBLEMS,
        }
    }
}
