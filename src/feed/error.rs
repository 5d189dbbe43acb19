//! Why a whole feed is refused. A refused feed replaces nothing.

use super::columns::Suggestion;
use super::report::Problem;
use super::workbook::WorkbookError;
use crate::codec::gzip::GunzipError;
use std::fmt;

/// How many problems of records stand in the message of a feed that is refused.
pub const PROBLEMS_IN_MESSAGE: usize = 5;

/// A feed that is refused as a whole: nothing of it is taken, what was there before stays.
#[derive(Debug, thiserror::Error)]
#[error("{name}: {kind}")]
pub struct FeedError {
    /// The file or address, as the user gave it.
    pub name: String,
    /// The reason, with what was found, what was expected and what to do.
    #[source]
    pub kind: FeedErrorKind,
}

/// The reason for which a feed is refused.
#[derive(Debug, thiserror::Error)]
pub enum FeedErrorKind {
    /// No bytes at all.
    #[error("empty file (0 bytes), expected a list of groups in JSON")]
    Empty,
    /// White space only.
    #[error("only whitespace, expected a list of groups in JSON")]
    Blank,
    /// NUL bytes only.
    #[error("the file consists of NUL bytes (a storage fault or an unclean shutdown); fetch it again")]
    Nul,
    /// Another encoding than UTF-8.
    #[error("the file is {found}, expected UTF-8; {hint}")]
    Encoding {
        /// Which encoding it seems to be, and by what that was seen.
        found: String,
        /// What to do.
        hint: &'static str,
    },
    /// A compressed file that cannot be read.
    #[error("{0}; fetch the file again")]
    Compression(#[source] GunzipError),
    /// A compressed file inside a compressed file.
    #[error("compressed twice; nested compression is not supported, unpack it once")]
    CompressedTwice,
    /// More bytes than allowed after unpacking.
    #[error("more than {limit_mib} MiB after unpacking ({why}); this looks like a decompression bomb")]
    TooLarge {
        /// The limit that was passed, in MiB.
        limit_mib: u64,
        /// Which limit: of size or of the ratio.
        why: &'static str,
    },
    /// A spreadsheet that cannot be read.
    #[error("{0}")]
    Workbook(#[source] Box<WorkbookError>),
    /// Something that is not JSON at all, named in plain words.
    #[error("{found}, expected a list of groups in JSON; {hint}")]
    NotJson {
        /// What it is.
        found: String,
        /// What to do.
        hint: &'static str,
    },
    /// JSON with a mistake in it.
    #[error("line {line}, column {column}{}: {what}", Inside(*.record))]
    Syntax {
        /// From 1.
        line: usize,
        /// From 1, in bytes.
        column: usize,
        /// The record in which it lies, from 0.
        record: Option<usize>,
        /// What is wrong there, and what to do.
        what: String,
        /// What the JSON reader said, where it was the one that found it.
        #[source]
        source: Option<serde_json::Error>,
    },
    /// Nested deeper than [`super::json::MAX_DEPTH`].
    #[error("nested too deeply (more than 64 levels), expected a list of records")]
    TooDeep,
    /// More records than any directory has.
    #[error("{found} records, expected at most {limit}")]
    TooManyRecords {
        /// How many there are.
        found: usize,
        /// How many there may be.
        limit: usize,
    },
    /// More cells than a sheet of this size has.
    #[error(
        "more than {limit} cells, most of them blank, in a table of this size; take out the columns that are empty"
    )]
    TooManyCells {
        /// How many there may be.
        limit: usize,
    },
    /// A bare null, number, string or boolean.
    #[error("the top level is {0}, expected an array of records or an object")]
    TopLevel(&'static str),
    /// The server sent a message in place of data.
    #[error("the server said \"{0}\", which is no dataset; try again later")]
    ServerSaid(String),
    /// A spreadsheet export of bare rows.
    #[error(
        "the rows are arrays without names (a spreadsheet export), expected objects; export with column names, \
         or wrap the rows as {{\"values\": [...]}} with the names in the first row"
    )]
    Rows,
    /// JSON of no format that is known here.
    #[error(
        "unknown format: {0}; expected Meeting Guide, BMLT, HSDS or the native dataset (--feed-format names one)"
    )]
    UnknownFormat(String),
    /// The entry of a signed tree, which is followed and not read as a list.
    #[error(
        "this is the entry of a signed dataset, not a list of groups; to follow it: groupfinder sources add ADDRESS --public-key KEY"
    )]
    SignedEntry,
    /// A table of which no more than names would be known.
    #[error("the columns say no more than a name: {}{}; a sheet to fill in: groupfinder template", .found.join(", "), ClosestNames(.near))]
    UnknownColumns {
        /// The headings, the first few.
        found: Vec<String>,
        /// For those that are not known, the nearest that is.
        near: Vec<Suggestion>,
    },
    /// A file of a known format that holds no meetings.
    #[error("{found}, expected meetings; {hint}")]
    WrongPart {
        /// What it holds.
        found: &'static str,
        /// What to do.
        hint: &'static str,
    },
    /// One page of several.
    #[error("page {page} of {pages} only; all pages must arrive in one file or nothing is replaced")]
    OnePage {
        /// The page's number as stated.
        page: u64,
        /// How many there are as stated.
        pages: u64,
    },
    /// The header of a native dataset does not fit.
    #[error("{path}: {found}, expected {expected}")]
    Header {
        /// Which key.
        path: &'static str,
        /// What stands there.
        found: String,
        /// What should.
        expected: &'static str,
    },
    /// Too many records could not be used.
    #[error("{bad} of {records} records cannot be used ({percent:.0} %, at most {limit} % allowed by --max-bad){}", Details(.details))]
    TooManyBad {
        /// Records that cannot be used.
        bad: usize,
        /// Records in all.
        records: usize,
        /// Their share.
        percent: f64,
        /// The share allowed.
        limit: f64,
        /// The problem of each, as far as the report kept them; the message tells the first
        /// [`PROBLEMS_IN_MESSAGE`].
        details: Vec<Problem>,
    },
}

struct ClosestNames<'a>(&'a [Suggestion]);

impl fmt::Display for ClosestNames<'_> {
    /// `; known headings come near: "Uhrzait" is perhaps "uhrzeit"`
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (n, suggestion) in self.0.iter().enumerate() {
            let lead = if n == 0 { "; known headings that come near: " } else { ", " };
            write!(f, "{lead}\"{}\" for \"{}\"", suggestion.near, suggestion.found)?;
        }
        Ok(())
    }
}

struct Inside(Option<usize>);

impl fmt::Display for Inside {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.0 {
            Some(record) => write!(f, ", in record {record}"),
            None => Ok(()),
        }
    }
}

struct Details<'a>(&'a [Problem]);

impl fmt::Display for Details<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for problem in self.0.iter().take(PROBLEMS_IN_MESSAGE) {
            write!(f, "\n  {problem}")?;
        }
        Ok(())
    }
}

impl fmt::Display for Problem {
    /// `record 12 ($[12].time): found "1930", expected "HH:MM"`; of a table `row 14 (Angstgruppe, Uhrzeit): ...`
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(row) = self.row {
            let place = [self.group.as_deref(), self.column.as_deref()];
            let place: Vec<&str> = place.into_iter().flatten().filter(|part| !part.is_empty()).collect();
            let place = if place.is_empty() { String::new() } else { format!(" ({})", place.join(", ")) };
            return write!(f, "row {row}{place}: found \"{}\", expected {}", self.found, self.expected);
        }
        write!(
            f,
            "record {} ({}): found \"{}\", expected {}",
            self.record, self.path, self.found, self.expected
        )
    }
}
