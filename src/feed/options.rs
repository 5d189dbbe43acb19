//! What the user says about a feed.

use super::report;
use super::settings::ReadSettings;
use jiff::civil::Date;

/// What the user says about a feed.
#[derive(Debug, Clone)]
pub struct ImportOptions<'a> {
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

impl<'a> ImportOptions<'a> {
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
