//! What a run over the sources is given, and what it gives back.

use crate::config::SourceSettings;
use crate::fetch::Budget;
use crate::publish::apply::FollowOptions;
use crate::store::disk::Disk;
use crate::store::{Ingested, Notice, SyncError};
use jiff::Timestamp;
use jiff::civil::Date;
use std::path::Path;

/// How a run is done. The moment is the same for the whole run however long it takes (as in The Update Framework).
#[derive(Clone, Copy)]
pub struct Plan<'a> {
    /// The data directory; `None` = the usual one.
    pub dir: Option<&'a Path>,
    /// The disk.
    pub disk: &'a Disk,
    /// The moment.
    pub now: Timestamp,
    /// The day.
    pub today: Date,
    /// Whether a proxy named in the environment may be used. Not in a kiosk.
    pub proxy: bool,
    /// Take feeds that lost many of their groups.
    pub allow_shrink: bool,
    /// What a person says about the signed tree that is named on the command line.
    pub follow: Option<&'a FollowOptions>,
    /// Limits on the network.
    pub budget: Budget,
}

impl<'a> Plan<'a> {
    /// A run with the usual limits.
    pub fn new(dir: Option<&'a Path>, disk: &'a Disk, now: Timestamp, today: Date) -> Self {
        Self {
            dir,
            disk,
            now,
            today,
            proxy: true,
            allow_shrink: false,
            follow: None,
            budget: Budget::default(),
        }
    }
}

/// Which sources of the configuration are asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Which<'a> {
    /// Those whose time has come.
    Due,
    /// All, because a person says so.
    All,
    /// These, because a person says so.
    Named(&'a [String]),
}

impl Which<'_> {
    /// Whether a source of the configuration is among them, be it due or not.
    pub(super) fn has_source(self, source: &SourceSettings) -> bool {
        match self {
            Self::Due | Self::All => source.enabled,
            Self::Named(names) => names.contains(&source.name),
        }
    }
}

/// How far a run is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Progress<'a> {
    /// The name of the source.
    pub source: &'a str,
    /// Its number in this run, from 1.
    pub number: usize,
    /// How many there are.
    pub of: usize,
    /// What is being done.
    pub phase: Phase,
}

/// What is being done for a source.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Phase {
    /// The request is on its way.
    Asking,
    /// The feed comes in.
    Receiving {
        /// Bytes so far.
        bytes: u64,
        /// Bytes in all, where the server says so.
        total: Option<u64>,
    },
    /// Its records are read and written.
    Reading {
        /// Groups so far.
        groups: u64,
    },
    /// It is done, well or not.
    Done,
}

/// What became of the sources.
#[derive(Debug, Default)]
pub struct Summary {
    /// Each source that was looked at, in the order of the configuration.
    pub outcomes: Vec<SourceOutcome>,
    /// What a person should know about the run as a whole.
    pub notices: Vec<Notice>,
    /// The clock cannot be right: nothing is concluded from dates.
    pub clock_is_wrong: bool,
}

/// What became of a source.
#[derive(Debug)]
pub struct SourceOutcome {
    /// Its name.
    pub source: String,
    /// What became of it.
    pub done: Done,
    /// When it is fetched next without anybody asking.
    pub next: Option<Timestamp>,
    /// Until when its publisher calls the data current, be it new or unchanged.
    pub expires_at: Option<Timestamp>,
}

/// What became of a source.
#[derive(Debug)]
pub enum Done {
    /// It was ingested.
    Taken(Box<Ingested>),
    /// It has what is here.
    Unchanged,
    /// Its time has not come.
    NotDue,
    /// It failed; what it gave before is as it was.
    Failed(SyncError),
}
