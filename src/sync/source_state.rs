//! What is known of each source from one run to the next: `sources.json` in the data directory.

use super::fetch_schedule::ClientId;
use crate::dataset::header::PublisherFacts;
use crate::fetch::FailureKind;
use crate::store::disk::{Disk, data_dir, read_text_up_to};
use crate::store::{LOCK, Lock};
use jiff::Timestamp;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::time::Duration;

/// Name of the file in the data directory.
pub(super) const SOURCES: &str = "sources.json";

/// Where we write while `sources.json` belongs to a newer program.
const BESIDE: &str = "sources-1.json";

/// The form of the file. A program that meets a higher number leaves the file alone and writes beside it.
const VERSION: u32 = 1;

/// A larger file is not ours.
const MOST_BYTES: u64 = 4 << 20;

/// How long an update waits for a sync that is writing.
const PATIENCE: Duration = Duration::from_secs(30);

/// What is known of all sources.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct SourceStates {
    #[serde(rename = "state_version")]
    form: u32,
    /// A random id, made once and never sent: it gives this machine its own times.
    #[serde(default)]
    machine: String,
    /// By name.
    #[serde(default)]
    pub sources: BTreeMap<String, SourceState>,
}

/// What is known of one source.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct SourceState {
    /// Where it is.
    pub url: String,
    /// A hash of how its records are read: by which program, with which settings. If it differs, what we hold was
    /// read otherwise and is read again.
    pub settings: String,
    /// The `ETag` of what we hold.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub etag: Option<String>,
    /// The `Last-Modified` of what we hold.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub last_modified: Option<String>,
    /// SHA-256 of the feed that gave what we hold, in hexadecimal digits.
    pub sha256: String,
    /// How often its publisher allows to ask, in seconds, where it says so.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub ttl_s: Option<u64>,
    /// When it was last asked.
    #[serde(with = "crate::dataset::serde_timestamp::optional", skip_serializing_if = "Option::is_none")]
    pub tried_at: Option<Timestamp>,
    /// When it last had an answer that was accepted, or said that nothing changed.
    #[serde(with = "crate::dataset::serde_timestamp::optional", skip_serializing_if = "Option::is_none")]
    pub succeeded_at: Option<Timestamp>,
    /// How often it failed since.
    pub failures: u32,
    /// What went wrong the last time; `None` = nothing.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub last_error: Option<LastError>,
    /// It is not asked before this time unless a person says so.
    #[serde(with = "crate::dataset::serde_timestamp::optional", skip_serializing_if = "Option::is_none")]
    pub not_before: Option<Timestamp>,
    /// Who publishes what it gave, where the data says so.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub publisher: Option<PublisherFacts>,
    /// An answer that is held back.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub held: Option<HeldBack>,
}

/// What went wrong.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct LastError {
    /// What sort of trouble it is.
    pub class: FailureKind,
    /// What happened, in plain English, without line ends.
    pub words: String,
    /// Since when every try failed.
    #[serde(with = "crate::dataset::serde_timestamp")]
    pub since: Timestamp,
}

/// An answer that is held back because too much would vanish.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct HeldBack {
    /// A hash of what it says, as 16 hexadecimal digits; empty where an older program noted something else.
    #[serde(default)]
    answer: String,
    /// The days on which it came just so, as YYYY-MM-DD.
    pub days: Vec<String>,
}

/// An answer is taken once it has come just so on this many days.
pub const DAYS_HELD: usize = 3;

impl SourceState {
    /// How often its publisher allows to ask, where it says so.
    pub fn ttl(&self) -> Option<Duration> {
        self.ttl_s.map(Duration::from_secs)
    }
}

impl Default for SourceStates {
    fn default() -> Self {
        Self { form: VERSION, machine: random_id(), sources: BTreeMap::new() }
    }
}

impl SourceStates {
    /// Reads what is known; what cannot be read is unknown, for the data does not depend on it.
    pub fn read_states(dir: &Path) -> Self {
        Self::read_with_path(dir).0
    }

    fn read_with_path(dir: &Path) -> (Self, PathBuf) {
        let path = dir.join(SOURCES);
        let path = match form_of(&path) {
            Some(form) if form > VERSION => dir.join(BESIDE),
            _ => path,
        };
        (Self::read_file(&path).unwrap_or_default(), path)
    }

    fn read_file(path: &Path) -> io::Result<Self> {
        Ok(serde_json::from_str(&read_text_up_to(path, MOST_BYTES)?)?)
    }

    /// A secret of this machine.
    pub(super) fn secret(&self) -> &str {
        &self.machine
    }

    /// This machine, for the schedule.
    pub(super) fn client_id(&self) -> ClientId {
        ClientId::of(self.machine.as_bytes())
    }

    /// What is known of a source.
    pub fn state_of(&self, name: &str) -> SourceState {
        self.sources.get(name).cloned().unwrap_or_default()
    }

    /// When an address was last asked, under whatever name.
    pub(super) fn last_asked(&self, address: &str) -> Option<Timestamp> {
        self.sources.values().filter(|state| state.url == address).filter_map(|state| state.tried_at).max()
    }
}

/// Changes what is known, while no other program does. Makes the directory if there is none: how long a server is to be
/// left alone has to be kept even if it never gave anything.
///
/// # Errors
/// The file cannot be written; it is then as it was.
pub fn update_states(dir: &Path, disk: &Disk, change: impl FnOnce(&mut SourceStates)) -> io::Result<()> {
    disk.check_directory(dir)?;
    disk.make_directory(dir)?;
    disk.check_directory(dir)?;
    let lock = Lock::acquire(&dir.join(LOCK), PATIENCE).map_err(io::Error::other)?;
    update_states_locked(&lock, dir, disk, change)
}

/// The same for a caller that holds the lock of the directory.
///
/// # Errors
/// The file cannot be written; it is then as it was.
pub(super) fn update_states_locked(
    _lock: &Lock,
    dir: &Path,
    disk: &Disk,
    change: impl FnOnce(&mut SourceStates),
) -> io::Result<()> {
    disk.check_directory(dir)?;
    let (mut known, path) = SourceStates::read_with_path(dir);
    let before = known.clone();
    change(&mut known);
    if known == before && path.exists() {
        return Ok(());
    }
    let mut out = disk.stage_file(dir)?;
    serde_json::to_writer_pretty(&mut out, &known)?;
    out.write_all(b"\n")?;
    out.move_into_place(&path)
}

/// The directory of the data, where it exists.
pub fn existing_dir(asked: Option<&Path>) -> Option<PathBuf> {
    data_dir(asked).filter(|dir| dir.is_dir())
}

impl HeldBack {
    /// An answer held for the first time.
    pub(super) fn new(answer: u64) -> Self {
        Self { answer: format!("{answer:016x}"), days: Vec::new() }
    }

    /// The hash of an answer that has come on enough days, if today counts.
    pub(super) fn agreed_answer(&self, today: Date) -> Option<u64> {
        let today = today.to_string();
        let others = self.days.iter().filter(|day| **day != today).count();
        (others + 1 >= DAYS_HELD).then(|| u64::from_str_radix(&self.answer, 16).ok()).flatten()
    }

    /// The same answer on another day, or another answer.
    pub(super) fn seen_again(before: Option<Self>, answer: u64, today: Date) -> Self {
        let new = Self::new(answer);
        let mut held = before.filter(|held| held.answer == new.answer).unwrap_or(new);
        let today = today.to_string();
        // More days than needed tell nothing more.
        if !held.days.contains(&today) && held.days.len() < DAYS_HELD {
            held.days.push(today);
        }
        held
    }
}

/// The form of a state file, as far as it says one.
fn form_of(path: &Path) -> Option<u32> {
    #[derive(Deserialize)]
    struct Form {
        state_version: u32,
    }
    let text = read_text_up_to(path, MOST_BYTES).ok()?;
    serde_json::from_str::<Form>(&text).ok().map(|form| form.state_version)
}

/// 128 random bits in hexadecimal digits.
fn random_id() -> String {
    format!("{:032x}", fastrand::u128(..))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_is_kept_and_a_newer_one_is_left_alone() {
        let dir = tempfile::tempdir().unwrap();
        let note = |name: &str| {
            update_states(dir.path(), &Disk::default(), |known| {
                known.sources.entry(name.to_owned()).or_default().failures += 1;
            })
            .unwrap();
        };
        note("a");
        note("a");
        let known = SourceStates::read_states(dir.path());
        assert_eq!(known.state_of("a").failures, 2);
        assert_eq!(known.client_id(), SourceStates::read_states(dir.path()).client_id(), "drawn once");
        assert_ne!(known.client_id(), SourceStates::default().client_id());

        let newer = "{\"state_version\": 9, \"sources\": []}";
        std::fs::write(dir.path().join(SOURCES), newer).unwrap();
        note("b");
        assert_eq!(std::fs::read_to_string(dir.path().join(SOURCES)).unwrap(), newer);
        assert_eq!(SourceStates::read_states(dir.path()).state_of("b").failures, 1, "kept beside it");
        std::fs::write(dir.path().join(SOURCES), "\0\0").unwrap();
        assert!(SourceStates::read_states(dir.path()).sources.is_empty());
        note("c");
        assert_eq!(SourceStates::read_states(dir.path()).state_of("c").failures, 1);
    }

    #[test]
    fn an_answer_is_taken_on_the_third_day_it_comes_just_so() {
        let day = |d| jiff::civil::date(2026, 11, d);
        let held = HeldBack::seen_again(None, 7, day(1));
        assert_eq!(held.agreed_answer(day(1)), None);
        assert_eq!(held.agreed_answer(day(2)), None, "two days");
        let held = HeldBack::seen_again(Some(held), 7, day(1));
        let held = HeldBack::seen_again(Some(held), 7, day(2));
        assert_eq!(held.agreed_answer(day(2)), None, "twice on one day is one day");
        assert_eq!(held.agreed_answer(day(5)), Some(7));
        let other = HeldBack::seen_again(Some(held), 8, day(5));
        assert_eq!((other.days.len(), other.agreed_answer(day(6))), (1, None));
    }
}
