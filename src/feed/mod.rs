//! Foreign feeds in, groups out.
//!
//! ```text
//! bytes --decode--> text --document--> JSON values --recognise--> format and list of records
//!       --meeting_guide / bmlt / hsds / native / csv--> Group, one record at a time --> sink
//! ```
//!
//! Nothing outside this module sees a raw string: every text goes through [`text`] once, here. A bad record never
//! loses its neighbours: each record is kept as its own piece of JSON, is accepted, repaired or quarantined, and
//! [`Report`] says which and why. What is refused as a whole is refused with a [`FeedError`] that names the place.
//!
//! # Writing a reader for another format
//! A reader is a function `import(document, recorder) -> Result<(), FeedErrorKind>` (see [`import()`], which calls it).
//! It takes the records out of the [`document::FeedDocument`] and gives each to
//! [`record::Recorder::record`], with the number of the record and its path:
//!
//! ```ignore
//! pub(super) fn import(document: &FeedDocument<'_>, recorder: &mut Recorder<'_>) -> Result<(), FeedErrorKind> {
//!     let services: Vec<Raw<'_>> = ...; // Raw is one well-formed JSON value; Raw::members, ::items, ::string
//!     for (index, raw) in services.into_iter().enumerate() {
//!         recorder.record(At { list: "$.contents", index, inside: "" }, raw, |problems| {
//!             // `None` = quarantined; `problems.quarantine(...)` says why.
//!             // `problems.repair(field, found, expected)` for what was mended or left out.
//!             // `problems.read_text(Field::Name, "name", raw)` reads and cleans one text.
//!             read(raw, problems)
//!         });
//!     }
//!     Ok(())
//! }
//! ```
//!
//! The recorder refuses a value that is not an object or is nested too deeply before it calls the closure, gives every group an
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
//! | [`report`], [`error`] | the report on each record, the reason of a refusal |
//! | [`native`] | the native dataset, read and written |
//! | [`meeting_guide`] | Meeting Guide JSON, sheets, Airtable |
//! | [`bmlt`] | BMLT semantic and administration API |
//! | [`hsds`] | Open Referral HSDS |
//! | [`mapped_list`] | any list, by a mapping that says where its fields are |
//! | [`table`] | tables |
//! | [`workbook`] | spreadsheets: their sheets as rows of cells |
//! | [`columns`] | what a column or key stands for |
//! | [`text`], [`mapping`], [`privacy`] | cleaning, foreign labels, what no reader may see |
//! | [`values`] | values that many feeds have: times, days, dates, places, numbers |
//! | [`bounded_memo`] | what is made of keys that come again in each record |
//! | [`limits`] | what a feed may multiply |
//! | [`premium`] | numbers that cost money by the minute |
//! | [`ReadSettings`] | how a source is read: format, programme, encoding |
//! | [`source_defaults`] | what is known of a source whose records do not say it |
//! | [`fellowship`], [`type_codes`] | fellowships, and what their type codes mean |

mod bmlt;
mod bounded_memo;
mod columns;
mod country_and_zone;
pub mod decode;
pub mod document;
pub mod error;
mod fellowship;
mod fellowship_file;
mod format;
mod hsds;
mod import;
pub mod json;
mod known_fields;
mod limits;
mod mapped_list;
pub mod mapping;
mod meeting_guide;
pub mod native;
mod options;
mod premium;
pub mod privacy;
pub mod recognise;
pub mod record;
pub mod report;
mod settings;
pub mod sniff;
mod source_defaults;
mod table;
pub mod text;
mod type_codes;
pub mod values;
mod windows_1252;
mod words;
mod workbook;

pub use columns::{ListMapping, MappingError, TemplateColumn, template_columns};
pub use error::{FeedError, FeedErrorKind, PROBLEMS_IN_MESSAGE};
pub use fellowship::Fellowship;
pub use format::{Encoding, FeedFormat};
pub use import::{Import, correct_sheets, import, propose_mapping};
pub use native::Envelope;
pub use options::ImportOptions;
pub use report::{Problem, ProblemOutcome, Report, Unread};
pub use settings::ReadSettings;
pub use source_defaults::Defaults;
pub use table::{AppendedSheet, CorrectedSheet, append_cells, export_cells, export_columns};
