//! Fetching while the program is open: a thread that sleeps until a source is due, or until a person asks for
//! something: to fetch now, to follow a source, to stop following one. What it brings is taken over like any other
//! new data (`watch`).

use crate::command::source_changes::forget_source;
use crate::config::{SourceSettings, edit};
use crate::store::Changes;
use crate::store::disk::Disk;
use crate::sync::fetch_schedule::{AFTER_START, Jitter, start_delay};
use crate::sync::{self, Done, Phase, Plan, Progress, Which};
use crate::term::Wake;
use jiff::Timestamp;
use jiff::tz::TimeZone;
use std::path::PathBuf;
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::thread;
use std::time::{Duration, Instant};

/// Nothing is due: look again after so long, for a clock that was set or a machine that slept.
const LONGEST_SLEEP: Duration = Duration::from_secs(6 * 3600);

/// How far a fetch is is told this often at most: each time costs a frame.
const BETWEEN_REPORTS: Duration = Duration::from_millis(250);

/// What a person asks for.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum WorkerRequest {
    /// Fetch these sources now; `None` = all.
    Fetch(Option<Vec<String>>),
    /// Follow the first from now on, and fetch them; stop following those of these names, and forget what they gave.
    Change(Vec<SourceSettings>, Vec<String>),
}

/// What the thread has to say.
pub(super) enum WorkerEvent {
    /// What is being done for a source, because a person wanted it.
    Working(String, Phase),
    /// The settings were written: these are the sources from now on.
    Settings(Vec<SourceSettings>),
    /// The settings could not be written, or the data of a source not removed.
    Refused(String),
    /// A run is finished.
    Finished(RunFinished),
}

/// What a run gave.
pub(super) struct RunFinished {
    /// Whether a person wanted it.
    pub(super) by_hand: bool,
    /// What it changed, by source.
    pub(super) changes: Vec<(String, Changes)>,
    /// How many sources failed.
    pub(super) failed: usize,
}

/// What the thread works with.
#[derive(Debug, Clone)]
pub(super) struct Fetching {
    /// The data directory; `None` = the usual one.
    pub(super) dir: Option<PathBuf>,
    /// Where the settings are written; `None` where there is no place for them.
    pub(super) config: Option<PathBuf>,
    /// The sources of the settings.
    pub(super) sources: Vec<SourceSettings>,
    /// Whether those that are due are fetched without being asked for; else only when somebody asks.
    pub(super) unasked: bool,
}

/// The thread, seen from the screen.
pub(super) struct SyncWorker {
    requests: Sender<WorkerRequest>,
    events: Receiver<WorkerEvent>,
}

impl SyncWorker {
    /// Starts the thread; `None` where none can be had.
    pub(super) fn spawn(fetching: Fetching, zone: TimeZone, wake: Wake) -> Option<Self> {
        let (requests, requested) = channel();
        let (sender, events) = channel();
        let work = move || {
            let mut fetcher = Fetcher { fetching, zone, events: sender, wake };
            fetcher.serve(&requested);
        };
        thread::Builder::new().name("sync".into()).spawn(work).ok()?;
        Some(Self { requests, events })
    }

    /// Asks for something.
    pub(super) fn ask(&self, request: WorkerRequest) {
        let _ = self.requests.send(request);
    }

    /// What has come in.
    pub(super) fn take_events(&self) -> Vec<WorkerEvent> {
        self.events.try_iter().collect()
    }
}

struct Fetcher {
    fetching: Fetching,
    zone: TimeZone,
    events: Sender<WorkerEvent>,
    wake: Wake,
}

impl Fetcher {
    fn serve(&mut self, requested: &Receiver<WorkerRequest>) {
        let mut pause = start_delay(Jitter(fastrand::u64(..)));
        let unasked = self.fetching.unasked;
        loop {
            let wait = if unasked { self.until_due().max(pause) } else { LONGEST_SLEEP };
            match requested.recv_timeout(wait) {
                Ok(first) => {
                    // Asked for three times is asked for once.
                    let mut requests = vec![first];
                    requests.extend(requested.try_iter());
                    requests.dedup();
                    for request in requests {
                        self.handle(request);
                    }
                }
                Err(RecvTimeoutError::Timeout) if unasked && self.until_due().is_zero() => {
                    self.run_sync(false, None);
                }
                Err(RecvTimeoutError::Timeout) => {}
                Err(RecvTimeoutError::Disconnected) => return,
            }
            // Whatever the schedule says, never without a pause.
            pause = AFTER_START;
        }
    }

    fn until_due(&self) -> Duration {
        let now = Timestamp::now();
        let due = sync::next_due(self.fetching.dir.as_deref(), &self.fetching.sources, now);
        due.map_or(LONGEST_SLEEP, |due| Duration::try_from(due.duration_since(now)).unwrap_or_default())
            .min(LONGEST_SLEEP)
    }

    fn handle(&mut self, request: WorkerRequest) {
        match request {
            WorkerRequest::Fetch(names) => self.run_sync(true, names.as_deref()),
            WorkerRequest::Change(followed, stopped) => {
                let names: Vec<String> = followed.iter().map(|source| source.name.clone()).collect();
                if let Err(why) = self.write_settings(&followed, &stopped) {
                    self.send_event(WorkerEvent::Refused(why));
                }
                self.send_event(WorkerEvent::Settings(self.fetching.sources.clone()));
                let new: Vec<String> = names.into_iter().filter(|name| self.follows(name)).collect();
                if new.is_empty() {
                    // What was taken out is gone from the data, too.
                    let changes = stopped.into_iter().map(|name| (name, Changes::default())).collect();
                    self.send_event(WorkerEvent::Finished(RunFinished {
                        by_hand: false,
                        changes,
                        failed: 0,
                    }));
                } else {
                    self.run_sync(true, Some(&new));
                }
            }
        }
    }

    fn follows(&self, name: &str) -> bool {
        self.fetching.sources.iter().any(|source| source.name == name)
    }

    /// Writes what is followed from now on, source by source: what could be written holds.
    fn write_settings(&mut self, followed: &[SourceSettings], stopped: &[String]) -> Result<(), String> {
        let disk = Disk::default();
        let Some(path) = self.fetching.config.clone() else { return Err(String::new()) };
        for source in followed {
            edit::add_source(&path, &disk, source).map_err(|error| error.to_string())?;
            self.fetching.sources.push(source.clone());
        }
        for name in stopped {
            edit::remove_source(&path, &disk, name).map_err(|error| error.to_string())?;
            self.fetching.sources.retain(|source| source.name != *name);
            forget_source(self.fetching.dir.as_deref(), &disk, name, Timestamp::now())
                .map_err(|error| error.to_string())?;
        }
        Ok(())
    }

    fn run_sync(&self, by_hand: bool, names: Option<&[String]>) {
        let now = Timestamp::now();
        let disk = Disk::default();
        let today = self.zone.to_datetime(now).date();
        let plan = Plan::new(self.fetching.dir.as_deref(), &disk, now, today);
        let which = match (by_hand, names) {
            (false, _) => Which::Due,
            (true, None) => Which::All,
            (true, Some(names)) => Which::Named(names),
        };
        let mut told = None;
        // A fault in here is a failed fetch, not the end of the program.
        let run = std::panic::AssertUnwindSafe(|| {
            sync::sync_sources(&plan, &self.fetching.sources, which, &mut |progress| {
                if by_hand {
                    self.tell_progress(progress, &mut told);
                }
            })
        });
        let mut finished = RunFinished { by_hand, changes: Vec::new(), failed: 0 };
        match std::panic::catch_unwind(run) {
            Ok(summary) => {
                for outcome in summary.outcomes {
                    match outcome.done {
                        Done::Taken(taken) => finished.changes.push((outcome.source, taken.changes)),
                        Done::Failed(_) => finished.failed += 1,
                        Done::Unchanged | Done::NotDue => {}
                    }
                }
            }
            Err(_) => finished.failed = self.fetching.sources.len(),
        }
        self.send_event(WorkerEvent::Finished(finished));
    }

    /// Tells how far a fetch is: each step once, and within a step now and then.
    fn tell_progress(
        &self,
        progress: Progress<'_>,
        told: &mut Option<(std::mem::Discriminant<Phase>, Instant)>,
    ) {
        let step = std::mem::discriminant(&progress.phase);
        let is_new = told.is_none_or(|(last, at)| last != step || at.elapsed() >= BETWEEN_REPORTS);
        if is_new {
            *told = Some((step, Instant::now()));
            self.send_event(WorkerEvent::Working(progress.source.to_owned(), progress.phase));
        }
    }

    fn send_event(&self, event: WorkerEvent) {
        if self.events.send(event).is_ok() {
            self.wake.wake_loop();
        }
    }
}
