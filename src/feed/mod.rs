//! Foreign feeds in, groups out.
//!
//! ```text
//! bytes --decode--> text --document--> JSON values --recognise--> format and list of records
//!       --meeting_guide / bmlt / hsds / native / csv--> Group, one record at a time --> sink
//! ```
//!
//! Nothing above this room sees a raw string: every text goes through [`text`] once, here. A bad record never
//! loses its neighbours: each record is kept as its own piece of JSON, is accepted, repaired or quarantined, and
//! [`Report`] says which and why. What is refused as a whole is refused with a [`Refusal`] that names the place.
//!
//! # Writing a reader for another format
//! A reader is a function `import(document, recorder) -> Result<(), Cause>` (see [`import()`], which calls it).
//! It takes the records out of the [`document::Document`] and gives each to
//! [`record::Recorder::record`], with the number of the record and its path:
//!
//! ```ignore
//! pub(super) fn import(document: &Document<'_>, recorder: &mut Recorder<'_>) -> Result<(), Cause> {
//!     let services: Vec<Raw<'_>> = ...; // Raw is one well-formed JSON value; Raw::members, ::items, ::string
//!     for (index, raw) in services.into_iter().enumerate() {
//!         recorder.record(At { list: "$.contents", index, inside: "" }, raw, |problems| {
//!             // `None` = quarantined; `problems.quarantine(...)` says why.
//!             // `problems.repair(field, found, expected)` for what was mended or left out.
//!             // `problems.text(Field::Name, "name", raw)` reads and cleans one text.
//!             read(raw, problems)
//!         });
//!     }
//!     Ok(())
//! }
//! ```
//!
//! The recorder refuses what is no object or nested too deeply before it calls the closure, gives every group an
//! id that is its own, fills in its categories from its topics where it has none, counts it and hands it on.
//! `recorder.options` has what the user said; `recorder.note` says something about the feed as a whole.
//!
//! | module | subject |
//! |---|---|
//! | [`decode`] | compression, encodings |
//! | [`sniff`] | what a file is that is not JSON |
//! | [`json`] | JSON values that are looked at before they are taken in |
//! | [`document`] | the top level: array, object, lines |
//! | [`recognise`] | which format, and where its records are |
//! | [`record`] | one record, its problems, its outcome |
//! | [`report`], [`refusal`] | what is told about it |
//! | [`native`] | the native dataset, read and written |
//! | [`meeting_guide`] | Meeting Guide JSON, sheets, Airtable |
//! | [`bmlt`] | BMLT semantic and administration API |
//! | [`hsds`] | Open Referral HSDS |
//! | [`csv`] | tables |
//! | [`text`], [`mapping`], [`privacy`] | cleaning, foreign labels, what no reader may see |
//! | [`clock`], [`days`], [`dates`], [`spot`], [`address`], [`country`] | values that many feeds have |
//! | [`ReadSettings`] | how a source is read: format, programme, encoding |
//! | [`defaults`] | what is known of a source whose records do not say it |
//! | [`programme`], [`types`] | fellowships, and what their type codes mean |
//! | [`vary`] | notes that say that dates differ |

mod address;
mod bmlt;
mod clock;
mod country;
mod csv;
mod dates;
mod days;
pub mod decode;
mod defaults;
mod dial;
pub mod document;
mod fields;
mod hsds;
mod import;
pub mod json;
pub mod mapping;
mod meeting_guide;
pub mod native;
pub mod privacy;
mod programme;
pub mod recognise;
pub mod record;
pub mod refusal;
pub mod report;
mod settings;
pub mod sniff;
mod spot;
pub mod text;
mod types;
mod vary;

pub use defaults::Defaults;
pub use import::{Import, import};
pub use native::Envelope;
pub use programme::Fellowship;
pub use refusal::{Cause, Refusal};
pub use report::{Outcome, Problem, Report};
pub use settings::ReadSettings;

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
