//! The first line of a merged dataset: everything before the groups, and which bytes belong to which source.
//!
//! Spaces are left over at its end so that counts can be filled in when the last record is written.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use std::io;
use std::ops::Range;

/// What the file says before its groups.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Header {
    format: String,
    schema_version: u32,
    dataset_id: String,
    /// One more with each sync.
    pub version: u64,
    /// When it was written.
    #[serde(with = "super::serde_timestamp")]
    pub generated_at: Timestamp,
    /// The sources in the order of their records.
    pub sources: Vec<SourceEntry>,
}

/// Who publishes what a source gave, as far as it says so.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct PublisherFacts {
    /// Its name.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// Its website.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub url: Option<String>,
    /// The licence of the data: an SPDX identifier, or words.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub licence: Option<String>,
}

/// What one source gave.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct SourceEntry {
    /// A short name, unique in the dataset.
    pub name: String,
    /// Where it was read: a path or an address.
    pub url: String,
    /// The form it was recognised as.
    pub format: String,
    /// The programme of its meetings, where one was given or recognised.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub programme: Option<String>,
    /// When it was read.
    #[serde(with = "super::serde_timestamp")]
    pub synced_at: Timestamp,
    /// Until when its publisher calls it current.
    #[serde(default, with = "super::serde_timestamp::optional", skip_serializing_if = "Option::is_none")]
    pub expires_at: Option<Timestamp>,
    /// The id of the dataset, where the publisher gives one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub dataset_id: Option<String>,
    /// The version of the dataset, where the publisher counts them.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub version: Option<u64>,
    /// Whether a signature of its publisher was found right.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub signed: bool,
    /// SHA-256 of the feed as it was read, in hexadecimal digits.
    #[serde(default)]
    pub sha256: String,
    /// A hash of what its groups say, without their ids and their order, as 16 hexadecimal digits: two addresses of one
    /// dataset have the same.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub content: String,
    /// How many groups of it are in the dataset.
    pub groups: u64,
    /// How many bytes their records take, commas between them included.
    pub bytes: u64,
    /// Records mended.
    pub repaired: u64,
    /// Records left out because they could not be used.
    pub quarantined: u64,
}

impl Header {
    /// A header with the sources given.
    pub fn new(version: u64, generated_at: Timestamp, sources: Vec<SourceEntry>) -> Self {
        Self {
            format: "groupfinder".to_owned(),
            schema_version: 1,
            dataset_id: "merged".to_owned(),
            version,
            generated_at,
            sources,
        }
    }

    /// How many groups there are.
    pub fn groups(&self) -> u64 {
        self.sources.iter().map(|source| source.groups).sum()
    }

    /// The source of the record with a number, counted from 0 through all sources.
    pub fn source_of_record(&self, number: u64) -> Option<&SourceEntry> {
        let mut before = 0;
        self.sources.iter().find(|source| {
            before += source.groups;
            number < before
        })
    }

    /// Where each source's records lie, counted from the first record of the file.
    pub fn ranges(&self) -> Vec<Range<u64>> {
        let mut from = 0;
        let mut ranges = Vec::with_capacity(self.sources.len());
        for source in &self.sources {
            let range = from..from + source.bytes;
            // A comma and a line end separate it from the next source, if it has records at all.
            from = range.end + if source.bytes == 0 { 0 } else { SEPARATOR.len() as u64 };
            ranges.push(range);
        }
        ranges
    }

    /// The first line: the header up to the opening of the groups, and at least `room` bytes long.
    ///
    /// # Errors
    /// The header cannot be written as JSON.
    pub fn first_line(&self, room: usize) -> io::Result<Vec<u8>> {
        let mut line = serde_json::to_vec(self)?;
        line.pop(); // the closing brace, which comes after the groups
        line.push(b',');
        let spaces = room.saturating_sub(line.len() + OPENING.len());
        line.resize(line.len() + spaces, b' ');
        line.extend_from_slice(OPENING);
        Ok(line)
    }

    /// A header at least as long as this one will be once counts and dates are filled in.
    #[must_use]
    pub fn widest(&self) -> Self {
        let mut widest = self.clone();
        for source in &mut widest.sources {
            (source.groups, source.bytes) = (u64::MAX, u64::MAX);
            (source.repaired, source.quarantined) = (u64::MAX, u64::MAX);
            // The longest form of a time; the feed says when it expires only later.
            source.expires_at = Some(Timestamp::MAX);
            source.version = Some(u64::MAX);
            source.signed = true;
            source.content = "0".repeat(CONTENT_DIGITS);
            source.dataset_id = Some("x".repeat(source.dataset_id.as_ref().map_or(LONGEST_ID, String::len)));
            source.format = "x".repeat(source.format.len().max(32));
            source.programme = Some("x".repeat(source.programme.as_ref().map_or(64, |p| p.len().max(64))));
        }
        widest
    }

    /// Understands a first line; `None` where it is not that of a dataset that we wrote.
    pub fn parse(line: &[u8]) -> Option<Self> {
        let opening = OPENING.strip_suffix(b"\n").unwrap_or(OPENING);
        let body = line.strip_suffix(b"\n")?.strip_suffix(opening)?;
        let body = body.trim_ascii_end().strip_suffix(b",")?;
        let mut whole = body.to_vec();
        whole.push(b'}');
        let header: Self = serde_json::from_slice(&whole).ok()?;
        (header.format == "groupfinder" && header.schema_version == 1).then_some(header)
    }
}

const OPENING: &[u8] = b"\"groups\":[\n";
/// Bytes between two records.
pub const SEPARATOR: &[u8] = b",\n";
/// Bytes after the last record.
pub const CLOSING: &[u8] = b"\n]}\n";

/// Digits of the hash of what a source says.
const CONTENT_DIGITS: usize = 16;

/// The longest id of a dataset that is kept, in bytes of JSON.
pub const LONGEST_ID: usize = 1024;
