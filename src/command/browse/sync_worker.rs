//! Fetching while the program is open: a thread that sleeps until a source is due, or until a person asks for it now.
//! What it brings is taken over like any other new data (`watch`).

use crate::config::SourceSettings;
use crate::store::Changes;
use crate::store::disk::Disk;
use crate::sync::fetch_schedule::{AFTER_START, Jitter, start_delay};
use crate::sync::{self, Done, Phase, Plan, Which};
use crate::term::Wake;
use jiff::Timestamp;
use jiff::tz::TimeZone;
use std::path::PathBuf;
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::thread;
use std::time::Duration;

/// Nothing is due: look again after so long, for a clock that was set or a machine that slept.
const LONGEST_SLEEP: Duration = Duration::from_secs(6 * 3600);

/// What the thread has to say.
pub(super) enum WorkerEvent {
    /// A source is fetched because a person wanted it.
    Asking(String),
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

/// The thread, seen from the screen.
pub(super) struct SyncWorker {
    requests: Sender<()>,
    events: Receiver<WorkerEvent>,
}

impl SyncWorker {
    /// Starts the thread. `unasked` = sources that are due are fetched without being asked for; else only when somebody asks.
    /// `None` where there is nothing to fetch, or no thread can be had.
    pub(super) fn spawn(
        dir: Option<PathBuf>,
        sources: Vec<SourceSettings>,
        unasked: bool,
        zone: TimeZone,
        wake: Wake,
    ) -> Option<Self> {
        if sources.is_empty() {
            return None;
        }
        let (requests, requested) = channel();
        let (sender, events) = channel();
        let work = move || {
            let fetcher = Fetcher { dir, sources, zone, events: sender, wake };
            fetcher.fetch_when_due(&requested, unasked);
        };
        thread::Builder::new().name("sync".into()).spawn(work).ok()?;
        Some(Self { requests, events })
    }

    /// Asks for everything now.
    pub(super) fn request_fetch(&self) {
        let _ = self.requests.send(());
    }

    /// What has come in.
    pub(super) fn take_events(&self) -> Vec<WorkerEvent> {
        self.events.try_iter().collect()
    }
}

struct Fetcher {
    dir: Option<PathBuf>,
    sources: Vec<SourceSettings>,
    zone: TimeZone,
    events: Sender<WorkerEvent>,
    wake: Wake,
}

impl Fetcher {
    fn fetch_when_due(&self, requested: &Receiver<()>, unasked: bool) {
        let mut pause = start_delay(Jitter(fastrand::u64(..)));
        loop {
            let wait = if unasked { self.until_due().max(pause) } else { LONGEST_SLEEP };
            match requested.recv_timeout(wait) {
                Ok(()) => {
                    // Three requests in a row are one.
                    while requested.try_recv().is_ok() {}
                    self.run_sync(true);
                }
                Err(RecvTimeoutError::Timeout) if unasked && self.until_due().is_zero() => {
                    self.run_sync(false);
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
        let due = sync::next_due(self.dir.as_deref(), &self.sources, now);
        due.map_or(LONGEST_SLEEP, |due| Duration::try_from(due.duration_since(now)).unwrap_or_default())
            .min(LONGEST_SLEEP)
    }

    fn run_sync(&self, by_hand: bool) {
        let now = Timestamp::now();
        let disk = Disk::default();
        let today = self.zone.to_datetime(now).date();
        let plan = Plan::new(self.dir.as_deref(), &disk, now, today);
        let which = if by_hand { Which::All } else { Which::Due };
        // A fault in here is a failed fetch, not the end of the program.
        let run = std::panic::AssertUnwindSafe(|| {
            sync::sync_sources(&plan, &self.sources, which, &mut |progress| {
                if by_hand && progress.phase == Phase::Asking {
                    self.send_event(WorkerEvent::Asking(progress.source.to_owned()));
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
            Err(_) => finished.failed = self.sources.len(),
        }
        self.send_event(WorkerEvent::Finished(finished));
    }

    fn send_event(&self, event: WorkerEvent) {
        if self.events.send(event).is_ok() {
            self.wake.wake_loop();
        }
    }
}
