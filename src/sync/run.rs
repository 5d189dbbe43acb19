//! One run over the sources: what is due is asked for, judged and taken in; what fails does not stop the others.

use super::job::Job;
use super::known::{Held, Known, LastError, SourceState, existing_dir, note, random};
use super::pages;
use super::schedule::{Failed, Rhythm, Roll, manual_wait};
use super::tree;
use crate::codec::sha256_hex;
use crate::config::Source;
use crate::feed;
use crate::publish::take::Order;
use crate::store::dataset::Header;
use crate::store::disk::Disk;
use crate::store::fetch::{Answer, Budget, Document, Wait};
use crate::store::moment::whole_seconds;
use crate::store::source::{Asking, Place, SourceError};
use crate::store::{self, Notice, Request, SyncError, Taken, Trouble};
use jiff::civil::Date;
use jiff::{SignedDuration, Timestamp};
use std::path::{Path, PathBuf};
use std::time::Duration;

/// How a run is done. The moment is the same for the whole run (as TUF has it), however long it takes.
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
    pub order: Option<&'a Order>,
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
            order: None,
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
    /// The server is asked.
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
    pub outcomes: Vec<Outcome>,
    /// What a person should know about the run as a whole.
    pub notices: Vec<Notice>,
    /// The clock cannot be right: nothing is concluded from dates.
    pub clock_is_wrong: bool,
}

impl Summary {
    /// Whether the data is another one now.
    pub fn changed_data(&self) -> bool {
        self.outcomes.iter().any(|outcome| matches!(outcome.done, Done::Taken(_)))
    }
}

/// What became of a source.
#[derive(Debug)]
pub struct Outcome {
    /// Its name.
    pub source: String,
    /// What became of it.
    pub done: Done,
    /// When it is asked next by itself.
    pub next: Option<Timestamp>,
    /// Until when its publisher calls current what was brought or is here unchanged.
    pub expires_at: Option<Timestamp>,
}

/// What became of a source.
#[derive(Debug)]
pub enum Done {
    /// It was taken in.
    Taken(Box<Taken>),
    /// It has what is here.
    Unchanged,
    /// Its time has not come.
    NotDue,
    /// It failed; what it gave before is as it was.
    Failed(SyncError),
}

/// Brings sources of the configuration.
pub fn run(
    plan: &Plan<'_>,
    sources: &[Source],
    which: Which<'_>,
    progress: &mut dyn FnMut(Progress<'_>),
) -> Summary {
    let wanted: Vec<&Source> = sources
        .iter()
        .filter(|source| match which {
            Which::Due | Which::All => true,
            Which::Named(names) => names.contains(&source.name),
        })
        .collect();
    let mut run = Run::begin(plan);
    for (number, source) in wanted.iter().enumerate() {
        let mut tell =
            |phase| progress(Progress { source: &source.name, number: number + 1, of: wanted.len(), phase });
        let outcome = match Job::of(source, plan.now, plan.today) {
            Ok(mut job) => {
                job.by_hand = which != Which::Due;
                job.request.allow_shrink = plan.allow_shrink;
                run.bring(&job, &mut tell)
            }
            Err(error) => run.failed_early(&source.name, &source.url, error),
        };
        tell(Phase::Done);
        run.summary.outcomes.push(outcome);
    }
    run.summary
}

/// Brings what a person names on the command line, whether or not it is in the configuration.
pub fn by_hand(plan: &Plan<'_>, request: Request<'_>, progress: &mut dyn FnMut(Progress<'_>)) -> Summary {
    let mut run = Run::begin(plan);
    let name = request.name.unwrap_or(request.from).to_owned();
    let mut tell = |phase| progress(Progress { source: &name, number: 1, of: 1, phase });
    let outcome = run.bring(&Job::by_hand(request, plan.order.cloned().unwrap_or_default()), &mut tell);
    tell(Phase::Done);
    run.summary.outcomes.push(outcome);
    run.summary
}

/// When the next source of the configuration is due, `None` where there is none. For the open program, which adds
/// what [`super::schedule`] says about the time after a start.
pub fn next_due(dir: Option<&Path>, sources: &[Source], now: Timestamp) -> Option<Timestamp> {
    let known = existing_dir(dir).map(|dir| Known::read(&dir)).unwrap_or_default();
    let due = |source: &Source| {
        let job = Job::of(source, now, Date::ZERO).ok()?;
        let place = Place::parse(&source.url).ok()?;
        let state = known.source(&source.name);
        Some(due_at(&state, &job.rhythm(&place, state.ttl(), known.machine()), now).unwrap_or(now))
    };
    sources.iter().filter_map(due).min()
}

/// Whether the settings of a source are understood.
///
/// # Errors
/// Says which is not, and what was expected.
pub fn understand(source: &Source) -> Result<(), SyncError> {
    Place::parse(&source.url)?;
    Job::of(source, Timestamp::UNIX_EPOCH, Date::ZERO).map(|_| ())
}

/// When a source is due; `None` = now. Times in the future that no rule of ours sets come from a clock that was
/// wrong, and are passed over.
pub(super) fn due_at(state: &SourceState, rhythm: &Rhythm, now: Timestamp) -> Option<Timestamp> {
    const LONGEST: SignedDuration = SignedDuration::from_hours(8 * 24);
    let believable = |time: &Timestamp| *time > now && time.duration_since(now) <= LONGEST;
    let rest = state.not_before.filter(believable);
    let regular = state.succeeded_at.filter(|last| *last <= now).map(|last| rhythm.next_try(last));
    let regular = regular.filter(|at| *at > now);
    match state.last_error {
        // After a failure the pause counts, and not the rhythm.
        Some(_) => rest,
        None => rest.max(regular),
    }
}

/// Whether the data is what the last sync wrote.
enum Checked {
    /// Nobody looked in this run, or it has been written since.
    NotYet,
    /// It is, and says this before its groups.
    Yes(Box<Header>),
    /// It is not, or there is none.
    No,
}

struct Run<'a> {
    plan: &'a Plan<'a>,
    /// What is in the data directory and was checked to be whole in this run.
    intact: Checked,
    summary: Summary,
}

impl<'a> Run<'a> {
    fn begin(plan: &'a Plan<'a>) -> Self {
        let dir = existing_dir(plan.dir);
        let header = dir.as_deref().and_then(store::header);
        let clock = store::clock::notice(dir.as_deref(), header.as_ref(), plan.now);
        let summary = Summary {
            outcomes: Vec::new(),
            clock_is_wrong: clock.is_some(),
            notices: clock.into_iter().collect(),
        };
        Self { plan, intact: Checked::NotYet, summary }
    }

    fn dir(&self) -> Option<PathBuf> {
        existing_dir(self.plan.dir)
    }

    fn known(&self) -> Known {
        self.dir().map(|dir| Known::read(&dir)).unwrap_or_default()
    }

    /// The header of the data, if the data is what the last sync wrote, byte for byte.
    fn intact(&mut self) -> Option<&Header> {
        if matches!(self.intact, Checked::NotYet) {
            let header = self.dir().and_then(|dir| store::intact(&dir));
            self.intact = header.map_or(Checked::No, |header| Checked::Yes(Box::new(header)));
        }
        match &self.intact {
            Checked::Yes(header) => Some(header),
            Checked::NotYet | Checked::No => None,
        }
    }

    /// A source that cannot even be asked.
    fn failed_early(&mut self, name: &str, url: &str, error: SyncError) -> Outcome {
        let now = whole_seconds(self.plan.now);
        self.note(name, |state| {
            url.clone_into(&mut state.url);
            state.last_error = Some(told(state, &error, now));
        });
        Outcome { source: name.to_owned(), done: Done::Failed(error), next: None, expires_at: None }
    }

    fn bring(&mut self, job: &Job<'_>, tell: &mut dyn FnMut(Phase)) -> Outcome {
        let outcome =
            |source: &str, done, next| Outcome { source: source.to_owned(), done, next, expires_at: None };
        let place = match tree::place(job.request.from, &job.order) {
            Ok(place) => place,
            // Of what was only typed wrongly nothing is kept.
            Err(error) if job.once => {
                return outcome(job.request.from, Done::Failed(error.into()), None);
            }
            Err(error) => return self.failed_early(job.name(), job.request.from, error.into()),
        };
        let known = self.known();
        let name = job.request.name.map_or_else(|| self.name_of(&place), str::to_owned);
        let state = known.source(&name);
        let rhythm = job.rhythm(&place, state.ttl(), known.machine());
        let now = self.plan.now;
        if job.by_hand {
            let wait = manual_wait(known.last_asked(&place.address()), now).filter(|_| place.is_public());
            if let Some(wait) = wait {
                let error = SyncError::TooSoon { given: place.given.clone(), seconds: wait.as_secs().max(1) };
                return outcome(&name, Done::Failed(error), due_at(&state, &rhythm, now));
            }
        } else if let Some(next) = self.not_yet(job, &place, &state, &rhythm) {
            return outcome(&name, Done::NotDue, Some(next));
        }
        let brought = self.ask_and_take(job, &place, &name, &state, tell);
        if matches!(brought, Ok(Brought { taken: Some(_), .. })) {
            self.intact = Checked::NotYet;
        }
        let mut next = None;
        let (settings, address, today) = (job.settings(), place.address(), self.plan.today);
        let roll = Roll(random());
        let stamp = whole_seconds(now);
        let error_told = brought.as_ref().err().map(|error| told(&state, error, stamp));
        // Of what was tried once and never gave anything, nothing is kept on a machine without data.
        let is_nothing = job.once && brought.is_err() && self.dir().is_none();
        let change = |state: &mut SourceState| {
            state.url = address;
            state.tried_at = Some(stamp);
            match &brought {
                Ok(brought) => {
                    *state = SourceState {
                        url: std::mem::take(&mut state.url),
                        settings,
                        etag: brought.etag.clone(),
                        last_modified: brought.last_modified.clone(),
                        sha256: brought.sha256.clone(),
                        ttl_s: brought.ttl_s,
                        tried_at: Some(stamp),
                        succeeded_at: Some(stamp),
                        ..SourceState::default()
                    };
                }
                Err(error) => {
                    state.failures = state.failures.saturating_add(1);
                    state.not_before = Some(whole_seconds(again(error, state, &rhythm, now, roll)));
                    state.last_error = error_told;
                    if let SyncError::Shrunk { ids, .. } | SyncError::Replaced { ids, .. } = error {
                        state.held = Some(Held::again(state.held.take(), *ids, today));
                    }
                }
            }
            next = due_at(state, &rhythm, now);
        };
        if is_nothing {
            change(&mut SourceState::default());
        } else {
            self.note(&name, change);
        }
        let expires_at = brought.as_ref().ok().and_then(|brought| brought.expires_at);
        let done = match brought {
            Ok(Brought { taken: Some(taken), .. }) => Done::Taken(taken),
            Ok(_) => Done::Unchanged,
            Err(error) => Done::Failed(error),
        };
        Outcome { expires_at, ..outcome(&name, done, next) }
    }

    /// The name that a source has, or will have.
    fn name_of(&self, place: &Place) -> String {
        let header = self.dir().as_deref().and_then(store::header);
        store::name_of(header.as_ref(), place)
    }

    /// When a source is due, if that is later. On the full hour the whole world asks; a BMLT server is left alone then,
    /// unless it has waited for twice its rhythm, for a timer may know no other time.
    fn not_yet(
        &self,
        job: &Job<'_>,
        place: &Place,
        state: &SourceState,
        rhythm: &Rhythm,
    ) -> Option<Timestamp> {
        let now = self.plan.now;
        if !place.is_public() && state.last_error.is_none() && !place.is_web() {
            return None; // a file costs nobody anything
        }
        let due = due_at(state, rhythm, now);
        if due.is_some() || !job.is_bmlt(place) || now.as_second().rem_euclid(3600) >= FULL_HOUR {
            return due;
        }
        let last = state.succeeded_at.filter(|last| *last <= now)?;
        let waited = Duration::try_from(now.duration_since(last)).unwrap_or_default();
        let next =
            Timestamp::from_second(now.as_second() - now.as_second().rem_euclid(3600) + FULL_HOUR).ok();
        next.filter(|_| waited < rhythm.every() * 2)
    }

    fn ask_and_take(
        &mut self,
        job: &Job<'_>,
        place: &Place,
        name: &str,
        state: &SourceState,
        tell: &mut dyn FnMut(Phase),
    ) -> Result<Brought, SyncError> {
        let plan = self.plan;
        let mut request = job.request.clone();
        request.name = Some(name);
        request.agreed = state.held.as_ref().and_then(|held| held.agreed(plan.today));
        if tree::is_wanted(request.from, &job.order) {
            let outcome = tree::follow(plan, &request, &job.order, tell)?;
            self.summary.notices.extend(outcome.notices);
            let new = outcome.taken.as_ref().map(|taken| taken.sha256.clone());
            return Ok(Brought {
                sha256: new.unwrap_or_else(|| state.sha256.clone()),
                taken: outcome.taken.map(Box::new),
                etag: None,
                last_modified: None,
                // With a clock that is wrong the date means nothing.
                expires_at: Some(outcome.state.expires_at).filter(|_| !outcome.clock_is_wrong),
                ttl_s: Some(outcome.state.ttl_s),
            });
        }
        tell(Phase::Asking);
        // Only what was checked in this run is worth asking "has it changed?": a damaged copy and a 304 would
        // leave the damage for ever (reliability.md section 1.1).
        let is_same =
            state.settings == job.settings() && state.url == place.address() && !state.sha256.is_empty();
        let may_ask = is_same && (!job.once || state.etag.is_some() || state.last_modified.is_some());
        let entry = may_ask
            .then(|| self.intact())
            .flatten()
            .and_then(|header| header.sources.iter().find(|entry| entry.name == name))
            .filter(|entry| entry.sha256 == state.sha256);
        let (held, expires_at) = (entry.is_some(), entry.and_then(|entry| entry.expires_at));
        let (etag, last_modified) =
            if held { (state.etag.clone(), state.last_modified.clone()) } else { (None, None) };
        let unchanged = |etag, last_modified| Brought {
            taken: None,
            expires_at,
            etag,
            last_modified,
            sha256: state.sha256.clone(),
            ttl_s: None,
        };
        let mut asking = Asking {
            etag: etag.clone(),
            last_modified: last_modified.clone(),
            proxy: plan.proxy,
            budget: plan.budget,
            watch: Box::new(|bytes, total| tell(Phase::Receiving { bytes, total })),
        };
        let document = match place.read_if_changed(&mut asking)? {
            Answer::Unchanged => return Ok(unchanged(etag, last_modified)),
            Answer::Whole(document) if place.is_web() => {
                let mut options = feed::Options::new(&place.given, plan.today);
                options.max_decoded_bytes = place.most_bytes();
                options.settings.encoding = job.request.settings.encoding;
                pages::complete(place, document, &mut asking, &options)?
            }
            Answer::Whole(document) => document,
        };
        drop(asking);
        let Document { bytes, etag, last_modified } = document;
        if held && !job.once && sha256_hex(&bytes) == state.sha256 {
            return Ok(unchanged(etag, last_modified));
        }
        tell(Phase::Reading { groups: 0 });
        let taken =
            store::take(plan.dir, plan.disk, &request, bytes, &mut |groups| tell(Phase::Reading { groups }))?;
        Ok(Brought {
            sha256: taken.sha256.clone(),
            expires_at: taken.expires_at,
            taken: Some(Box::new(taken)),
            etag,
            last_modified,
            ttl_s: None,
        })
    }

    /// Notes something about a source. That it cannot be noted is said, and no reason to fail.
    fn note(&mut self, name: &str, change: impl FnOnce(&mut SourceState)) {
        let Some(dir) = store::disk::data_dir(self.plan.dir) else { return };
        let noted =
            note(&dir, self.plan.disk, |known| change(known.sources.entry(name.to_owned()).or_default()));
        if let Err(error) = noted {
            let path = dir.join(super::known::SOURCES);
            let why = store::source::plain_words(&error);
            self.summary.notices.push(Notice::new("store-state-unwritable", &path, why));
        }
    }
}

/// How long after a full hour BMLT servers are left alone, in seconds.
const FULL_HOUR: i64 = 120;

struct Brought {
    taken: Option<Box<Taken>>,
    expires_at: Option<Timestamp>,
    etag: Option<String>,
    last_modified: Option<String>,
    sha256: String,
    /// How often the publisher of a signed tree wants to be asked, in seconds.
    ttl_s: Option<u64>,
}

fn told(before: &SourceState, error: &SyncError, now: Timestamp) -> LastError {
    let since = before.last_error.as_ref().map_or(now, |before| before.since.min(now));
    // Records that could not be used follow in lines of their own; the first line says it.
    let words = error.to_string().lines().next().unwrap_or_default().to_owned();
    LastError { class: error.trouble(), words, since }
}

/// When a source is asked again by itself.
fn again(error: &SyncError, state: &SourceState, rhythm: &Rhythm, now: Timestamp, roll: Roll) -> Timestamp {
    let after = |how| rhythm.after_failure(now, state.failures, how, roll);
    if let SyncError::Source(SourceError::Web { error, .. }) = error {
        let wait = error.retry_after.map(|wait| match wait {
            Wait::For(time) => time,
            Wait::Until(time) => Duration::try_from(time.duration_since(now)).unwrap_or_default(),
        });
        return after(match (wait, error.trouble) {
            (Some(wait), _) => Failed::Told(wait),
            (None, Trouble::Access) => Failed::Refused,
            (None, Trouble::TooOften) => Failed::TooMany,
            (None, _) => Failed::Somehow,
        });
    }
    match error.trouble() {
        // The same bytes would be refused again; a new look is worth it at the next regular time.
        Trouble::Feed | Trouble::Empty | Trouble::Held | Trouble::Older => rhythm.next_try(now),
        _ => after(Failed::Somehow),
    }
}

/// Whether trouble lasts so long that a person should look after the source.
pub(super) fn is_gone_for_long(error: &LastError, now: Timestamp) -> bool {
    const LONG: SignedDuration = SignedDuration::from_hours(30 * 24);
    now.duration_since(error.since) >= LONG
}
