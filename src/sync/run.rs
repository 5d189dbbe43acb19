//! One run over the sources: what is due is fetched, then ingested together; what fails does not stop the others.

use super::due::due_at;
use super::due_source::not_yet;
use super::fetch_schedule::{FetchSchedule, Jitter, manual_wait};
use super::job::Job;
use super::outcome::{Accepted, Fetched};
use super::plan::{Done, Phase, Plan, Progress, SourceOutcome, Summary, Which};
use super::source_state::{SourceState, SourceStates, existing_dir, update_states, update_states_locked};
use super::{pages, signed_tree};
use crate::codec::sha256_hex;
use crate::config::SourceSettings;
use crate::dataset::header::{Header, SourceEntry};
use crate::dataset::serde_timestamp::whole_seconds;
use crate::feed;
use crate::fetch::{FetchOptions, HttpAnswer, describe_io_error};
use crate::publish::cache;
use crate::store::{self, FeedBytes, IngestRequest, Lock, Notice, Prepared, SyncError};
use jiff::Timestamp;
use jiff::civil::Date;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

/// Waiting feeds are ingested once they have this many bytes together, to bound the memory.
const BATCH_BYTES: usize = 256 << 20;

/// They are ingested once the first has waited this long: a person who ends the program during a slow run keeps
/// what came before, and no server has to send it again.
const BATCH_TIME: Duration = Duration::from_secs(10);

/// Fetches and ingests sources of the configuration.
pub fn sync_sources(
    plan: &Plan<'_>,
    sources: &[SourceSettings],
    which: Which<'_>,
    progress: &mut dyn FnMut(Progress<'_>),
) -> Summary {
    let wanted: Vec<&SourceSettings> = sources.iter().filter(|source| which.has_source(source)).collect();
    let mut run = Run::begin_run(plan, progress, wanted.len());
    for (number, source) in wanted.into_iter().enumerate() {
        match Job::from_source(source, plan.now, plan.today) {
            Ok(mut job) => {
                job.by_hand = which != Which::Due;
                job.request.allow_shrink = plan.allow_shrink;
                run.fetch_source(number, job);
            }
            Err(error) => run.fail_early(number, source, error),
        }
    }
    run.into_summary()
}

/// Fetches and ingests what a person names on the command line, whether or not it is in the configuration.
pub fn sync_by_hand(
    plan: &Plan<'_>,
    request: IngestRequest<'_>,
    progress: &mut dyn FnMut(Progress<'_>),
) -> Summary {
    let mut run = Run::begin_run(plan, progress, 1);
    let from = request.from;
    match Job::by_hand(request, plan.follow.cloned().unwrap_or_default()) {
        Ok(job) => run.fetch_source(0, job),
        // Of what was only typed wrongly nothing is kept.
        Err(error) => run.add_outcome(0, outcome_of(from, Done::Failed(error), None)),
    }
    run.into_summary()
}

/// Whether the data is what the last sync wrote.
enum Checked {
    /// It has not been checked in this run, or it has been written since.
    NotYet,
    /// It is, and this is its header.
    Yes(Box<Header>),
    /// It is not, or there is none.
    No,
}

/// A source whose turn it is.
struct Turn<'a> {
    number: usize,
    name: String,
    job: Job<'a>,
    schedule: FetchSchedule,
    /// What was known of it before.
    state: SourceState,
}

/// A feed that was fetched and waits to be ingested with others.
struct Waiting<'a> {
    turn: Turn<'a>,
    feed: FeedBytes,
    etag: Option<String>,
    last_modified: Option<String>,
}

/// What came of fetching a source.
enum Answered {
    /// It is settled without ingesting, or was ingested on its own.
    Settled(Box<Accepted>),
    /// A feed to be ingested.
    New { feed: FeedBytes, etag: Option<String>, last_modified: Option<String> },
}

struct Run<'r, 'a> {
    plan: &'r Plan<'r>,
    progress: &'r mut dyn FnMut(Progress<'_>),
    /// How many sources there are in this run.
    total: usize,
    states: SourceStates,
    checked: Checked,
    waiting: Vec<Waiting<'a>>,
    waiting_since: Option<Instant>,
    finished: Vec<(Turn<'a>, Result<Accepted, SyncError>)>,
    outcomes: Vec<(usize, SourceOutcome)>,
    notices: Vec<Notice>,
    clock_is_wrong: bool,
}

impl<'r, 'a> Run<'r, 'a> {
    fn begin_run(plan: &'r Plan<'r>, progress: &'r mut dyn FnMut(Progress<'_>), total: usize) -> Self {
        let dir = existing_dir(plan.dir);
        let header = dir.as_deref().and_then(store::read_header);
        let clock = store::clock_check::clock_notice(dir.as_deref(), header.as_ref(), plan.now);
        Self {
            plan,
            progress,
            total,
            states: dir.map(|dir| SourceStates::read_states(&dir)).unwrap_or_default(),
            checked: Checked::NotYet,
            waiting: Vec::new(),
            waiting_since: None,
            finished: Vec::new(),
            outcomes: Vec::new(),
            clock_is_wrong: clock.is_some(),
            notices: clock.into_iter().collect(),
        }
    }

    fn into_summary(mut self) -> Summary {
        self.ingest_waiting();
        self.take_out_withdrawn();
        if let Some(dir) = self.data_dir() {
            cache::forget_withdrawn(&dir);
        }
        self.renew_index();
        self.outcomes.sort_by_key(|(number, _)| *number);
        Summary {
            outcomes: self.outcomes.into_iter().map(|(_, outcome)| outcome).collect(),
            notices: self.notices,
            clock_is_wrong: self.clock_is_wrong,
        }
    }

    /// Takes out what an operator withdrew; where something was ingested, that is done already.
    fn take_out_withdrawn(&mut self) {
        let is_new = |(_, outcome): &(usize, SourceOutcome)| matches!(outcome.done, Done::Taken(_));
        let dir = self.data_dir().filter(|_| !self.outcomes.iter().any(is_new));
        let Some(dir) = dir else { return };
        let path = dir.join(store::WITHDRAWN);
        match store::take_out_withdrawn(&dir, self.plan.disk, self.plan.now) {
            Ok(0) => {}
            Ok(count) => self.notices.push(Notice::new("store-withdrawn", &path, count.to_string())),
            Err(error) => self.notices.push(Notice::new("store-not-withdrawn", &path, error.to_string())),
        }
    }

    /// Rebuilds an index of another version of the program, so that those who cannot write need not do so at every
    /// start. What was ingested in this run has its index already.
    fn renew_index(&mut self) {
        if self.outcomes.iter().any(|(_, outcome)| matches!(outcome.done, Done::Taken(_))) {
            return;
        }
        if let Some(dir) = self.data_dir().filter(|dir| !store::index_fits(dir)) {
            self.notices.extend(store::renew_index(&dir));
        }
    }

    fn data_dir(&self) -> Option<PathBuf> {
        existing_dir(self.plan.dir)
    }

    /// The header of the data, if the data is what the last sync wrote, byte for byte.
    fn checked_header(&mut self) -> Option<&Header> {
        if matches!(self.checked, Checked::NotYet) {
            let header = self.data_dir().and_then(|data_dir| store::intact_header(&data_dir));
            self.checked = header.map_or(Checked::No, |header| Checked::Yes(Box::new(header)));
        }
        match &self.checked {
            Checked::Yes(header) => Some(header),
            Checked::NotYet | Checked::No => None,
        }
    }

    fn tell_progress(&mut self, number: usize, source: &str, phase: Phase) {
        (self.progress)(Progress { source, number: number + 1, of: self.total, phase });
    }

    fn add_outcome(&mut self, number: usize, outcome: SourceOutcome) {
        self.tell_progress(number, &outcome.source, Phase::Done);
        self.outcomes.push((number, outcome));
    }

    /// A source whose settings are not understood.
    fn fail_early(&mut self, number: usize, source: &SourceSettings, error: SyncError) {
        let now = whole_seconds(self.plan.now);
        let Some(dir) = store::disk::data_dir(self.plan.dir) else { return };
        let noted = update_states(&dir, self.plan.disk, |states| {
            let state = states.sources.entry(source.name.clone()).or_default();
            source.url.clone_into(&mut state.url);
            state.last_error = Some(super::due::last_error(state, &error, now));
        });
        self.report_unwritable(&dir, noted);
        self.add_outcome(number, outcome_of(&source.name, Done::Failed(error), None));
    }

    /// Fetches a source if its time has come.
    fn fetch_source(&mut self, number: usize, job: Job<'a>) {
        let location = &job.location;
        let name = job.request.name.map_or_else(|| self.name_of(&job), str::to_owned);
        let state = self.states.state_of(&name);
        let schedule = job.fetch_schedule(state.ttl(), self.states.client_id());
        let now = self.plan.now;
        if job.by_hand {
            let asked = self.states.last_asked(&location.address());
            if let Some(wait) = manual_wait(asked, now).filter(|_| location.is_public()) {
                let given = location.given.clone();
                let error = SyncError::TooSoon { given, seconds: wait.as_secs().max(1) };
                let next = due_at(&state, &schedule, now);
                return self.add_outcome(number, outcome_of(&name, Done::Failed(error), next));
            }
        } else if let Some(next) = not_yet(now, &job, &state, &schedule) {
            return self.add_outcome(number, outcome_of(&name, Done::NotDue, Some(next)));
        }
        let asked = self.states.sources.entry(name.clone()).or_default();
        (asked.url, asked.tried_at) = (location.address(), Some(whole_seconds(now)));
        let turn = Turn { number, name, job, schedule, state };
        match self.ask_with_mirrors(&turn) {
            Ok(Answered::New { feed, etag, last_modified }) => {
                self.waiting.push(Waiting { turn, feed, etag, last_modified });
            }
            Ok(Answered::Settled(accepted)) => self.finished.push((turn, Ok(*accepted))),
            Err(error) => self.finished.push((turn, Err(error))),
        }
        let since = *self.waiting_since.get_or_insert_with(Instant::now);
        let bytes: usize = self.waiting.iter().map(|waiting| waiting.feed.bytes.len()).sum();
        if bytes > BATCH_BYTES || since.elapsed() > BATCH_TIME {
            self.ingest_waiting();
        }
    }

    /// The name that a source has, or will have.
    fn name_of(&self, job: &Job<'_>) -> String {
        let header = self.data_dir().as_deref().and_then(store::read_header);
        store::name_of(header.as_ref(), &job.location)
    }

    /// Asks a source, and where it cannot be reached its other addresses in turn.
    fn ask_with_mirrors(&mut self, turn: &Turn<'a>) -> Result<Answered, SyncError> {
        let answer = self.ask_source(turn);
        for mirror in turn.job.mirrors {
            let is_away = answer.as_ref().is_err_and(|error| error.failure_kind().is_of_the_way());
            if !is_away {
                break;
            }
            // The tags of one server mean nothing to another.
            let state = SourceState { etag: None, last_modified: None, ..turn.state.clone() };
            let job = turn.job.at_mirror(mirror)?;
            let there = Turn { job, state, name: turn.name.clone(), ..*turn };
            let asked = self.ask_source(&there);
            if let Ok(mut found) = asked {
                if let Answered::New { etag, last_modified, .. } = &mut found {
                    (*etag, *last_modified) = (None, None);
                }
                return Ok(found);
            }
        }
        answer
    }

    /// Asks for the feed of a source. A signed tree is followed and ingested on its own: its publisher's signature is
    /// noted together with its data.
    fn ask_source(&mut self, turn: &Turn<'_>) -> Result<Answered, SyncError> {
        if signed_tree::is_wanted(turn.job.request.from, &turn.job.follow) {
            return self.follow_tree(turn);
        }
        self.tell_progress(turn.number, &turn.name, Phase::Asking);
        let (job, state) = (&turn.job, &turn.state);
        let entry = self.held_entry(turn);
        let unchanged = Accepted {
            expires_at: entry.as_ref().and_then(|entry| entry.expires_at),
            etag: state.etag.clone().filter(|_| entry.is_some()),
            last_modified: state.last_modified.clone().filter(|_| entry.is_some()),
            sha256: state.sha256.clone(),
            ..Accepted::default()
        };
        let (progress, total) = (&mut *self.progress, self.total);
        let mut options = FetchOptions {
            etag: unchanged.etag.clone(),
            last_modified: unchanged.last_modified.clone(),
            proxy: self.plan.proxy,
            budget: self.plan.budget,
            watch: Box::new(|bytes, of| {
                let phase = Phase::Receiving { bytes, total: of };
                progress(Progress { source: &turn.name, number: turn.number + 1, of: total, phase });
            }),
        };
        let document = match job.location.read_if_changed(&mut options)? {
            HttpAnswer::Unchanged => return Ok(Answered::Settled(Box::new(unchanged))),
            HttpAnswer::Whole(document) => document,
        };
        let Fetched { mut feed, etag, last_modified } = if job.location.is_web() {
            let mut decoding = feed::ImportOptions::new(&job.location.given, self.plan.today);
            decoding.max_decoded_bytes = job.location.max_bytes();
            decoding.settings.encoding = job.request.settings.encoding;
            pages::fetch_all_pages(&job.location, document, &mut options, &decoding)?
        } else {
            Fetched::as_received(document)
        };
        if entry.is_some() && !job.once {
            let sha256 = feed.sha256.get_or_insert_with(|| sha256_hex(&feed.bytes));
            if *sha256 == state.sha256 {
                return Ok(Answered::Settled(Box::new(Accepted { etag, last_modified, ..unchanged })));
            }
        }
        Ok(Answered::New { feed, etag, last_modified })
    }

    /// What the dataset says of a source, if the copy here is whole and was read as it would be read now. Only of such
    /// a copy is it worth asking "has it changed?": a damaged copy and a 304 would leave the damage for ever.
    fn held_entry(&mut self, turn: &Turn<'_>) -> Option<SourceEntry> {
        let (job, state) = (&turn.job, &turn.state);
        let is_same = state.settings == job.settings_hash()
            && state.url == job.location.address()
            && !state.sha256.is_empty();
        let may_ask = is_same && (!job.once || state.etag.is_some() || state.last_modified.is_some());
        let header = may_ask.then(|| self.checked_header()).flatten()?;
        let entry = header.sources.iter().find(|entry| entry.name == turn.name)?;
        (entry.sha256 == state.sha256).then(|| entry.clone())
    }

    fn follow_tree(&mut self, turn: &Turn<'_>) -> Result<Answered, SyncError> {
        let request = turn.read_request(self.states.secret(), self.plan.today);
        let (progress, total) = (&mut *self.progress, self.total);
        let mut tell =
            |phase| progress(Progress { source: &turn.name, number: turn.number + 1, of: total, phase });
        let followed = signed_tree::follow_tree(self.plan, &request, &turn.job.follow, &mut tell)?;
        self.notices.extend(followed.notices);
        if followed.taken.is_some() {
            self.checked = Checked::NotYet;
        }
        let sha256 = followed.taken.as_ref().map(|ingested| ingested.sha256.clone());
        Ok(Answered::Settled(Box::new(Accepted {
            sha256: sha256.unwrap_or_else(|| turn.state.sha256.clone()),
            ingested: followed.taken.map(Box::new),
            // With a clock that is wrong the date means nothing.
            expires_at: Some(followed.state.expires_at).filter(|_| !followed.clock_is_wrong),
            ttl_s: Some(followed.state.ttl_s),
            ..Accepted::default()
        })))
    }

    /// Ingests what waits, and notes what became of every source since the last time, under one lock.
    fn ingest_waiting(&mut self) {
        self.waiting_since = None;
        let waiting = std::mem::take(&mut self.waiting);
        let mut finished = std::mem::take(&mut self.finished);
        if waiting.is_empty() {
            return self.note_finished(None, finished);
        }
        let dir = store::disk::data_dir(self.plan.dir).ok_or(SyncError::NoDirectory);
        let locked = dir.and_then(|dir| Ok((store::lock_directory(&dir, self.plan.disk)?, dir)));
        let (lock, dir) = match locked {
            Ok(locked) => locked,
            Err(error) => {
                finished.extend(waiting.into_iter().map(|waiting| (waiting.turn, Err(error.repeat_error()))));
                return self.note_finished(None, finished);
            }
        };
        for Waiting { turn, .. } in &waiting {
            self.tell_progress(turn.number, &turn.name, Phase::Reading { groups: 0 });
        }
        let (feeds, turns): (Vec<_>, Vec<_>) =
            waiting.into_iter().map(|w| (w.feed, (w.turn, w.etag, w.last_modified))).unzip();
        let (secret, today) = (self.states.secret(), self.plan.today);
        let prepared = turns
            .iter()
            .zip(feeds)
            .map(|((turn, ..), feed)| turn.prepare_feed(feed, secret, today))
            .collect();
        let (progress, total) = (&mut *self.progress, self.total);
        let batch = store::ingest_all(&lock, &dir, self.plan.disk, prepared, &mut |n, groups| {
            if let Some((turn, ..)) = turns.get(n) {
                let phase = Phase::Reading { groups };
                progress(Progress { source: &turn.name, number: turn.number + 1, of: total, phase });
            }
        });
        if let Some(header) = batch.header {
            // It was hashed while it was written.
            self.checked = Checked::Yes(Box::new(header));
        }
        for ((turn, etag, last_modified), result) in turns.into_iter().zip(batch.results) {
            let accepted = result.map(|ingested| Accepted::from_ingested(ingested, etag, last_modified));
            finished.push((turn, accepted));
        }
        self.note_finished(Some(&lock), finished);
    }

    /// Notes what became of sources, and tells it.
    fn note_finished(&mut self, lock: Option<&Lock>, finished: Vec<(Turn<'a>, Result<Accepted, SyncError>)>) {
        // Of what was tried once and never gave anything, nothing is kept on a machine without data.
        let has_data = self.data_dir().is_some();
        let kept: Vec<bool> =
            finished.iter().map(|(turn, result)| has_data || !turn.job.once || result.is_ok()).collect();
        let mut next = Vec::new();
        if !kept.contains(&true) {
            next = note_results(&mut SourceStates::default(), &finished, &kept, self.plan);
        } else if let Some(dir) = store::disk::data_dir(self.plan.dir) {
            let note = |states: &mut SourceStates| next = note_results(states, &finished, &kept, self.plan);
            let noted = match lock {
                Some(lock) => update_states_locked(lock, &dir, self.plan.disk, note),
                None => update_states(&dir, self.plan.disk, note),
            };
            self.report_unwritable(&dir, noted);
        }
        next.resize(finished.len(), None);
        for ((turn, result), next) in finished.into_iter().zip(next) {
            let expires_at = result.as_ref().ok().and_then(|accepted| accepted.expires_at);
            let done = match result {
                Ok(Accepted { ingested: Some(ingested), .. }) => Done::Taken(ingested),
                Ok(_) => Done::Unchanged,
                Err(error) => Done::Failed(error),
            };
            self.add_outcome(turn.number, SourceOutcome { expires_at, ..outcome_of(&turn.name, done, next) });
        }
    }

    /// A state that cannot be written gives a notice and does not fail the run.
    fn report_unwritable(&mut self, dir: &Path, noted: std::io::Result<()>) {
        if let Err(error) = noted {
            let path = dir.join(super::source_state::SOURCES);
            self.notices.push(Notice::new("store-state-unwritable", &path, describe_io_error(&error)));
        }
    }
}

impl Turn<'_> {
    /// How the feed of the source is read, under the name that the source has.
    fn read_request<'t>(&'t self, secret: &'t str, today: Date) -> IngestRequest<'t> {
        let agreed = self.state.held.as_ref().and_then(|held| held.agreed_answer(today));
        IngestRequest { name: Some(&self.name), agreed, secret, ..self.job.request.clone() }
    }

    fn prepare_feed<'t>(&'t self, feed: FeedBytes, secret: &'t str, today: Date) -> Prepared<'t> {
        Prepared { request: self.read_request(secret, today), location: self.job.location.clone(), feed }
    }
}

/// Notes in `states` what became of sources, as far as it is kept. Gives when each is due next.
fn note_results(
    states: &mut SourceStates,
    finished: &[(Turn<'_>, Result<Accepted, SyncError>)],
    kept: &[bool],
    plan: &Plan<'_>,
) -> Vec<Option<Timestamp>> {
    let mut next = Vec::with_capacity(finished.len());
    for ((turn, result), is_kept) in finished.iter().zip(kept) {
        let mut forgotten = SourceState::default();
        let state =
            if *is_kept { states.sources.entry(turn.name.clone()).or_default() } else { &mut forgotten };
        let address = turn.job.location.address();
        match result {
            Ok(accepted) => {
                *state = accepted.source_state(address, turn.job.settings_hash(), plan.now);
                state.publisher = match &accepted.ingested {
                    Some(ingested) => ingested.publisher.clone(),
                    None => turn.state.publisher.clone(),
                };
            }
            Err(error) => {
                state.url = address;
                let jitter = Jitter(fastrand::u64(..));
                state.note_failure(error, &turn.state, &turn.schedule, (plan.now, plan.today), jitter);
            }
        }
        next.push(due_at(state, &turn.schedule, plan.now));
    }
    next
}

fn outcome_of(source: &str, done: Done, next: Option<Timestamp>) -> SourceOutcome {
    SourceOutcome { source: source.to_owned(), done, next, expires_at: None }
}
