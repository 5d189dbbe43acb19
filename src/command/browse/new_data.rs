//! New data in the running browser: hearing of it, taking it over, saying where the data is from, following sources.

use super::clock::Clock;
use super::listings::Listings;
use super::sync_worker::{Fetching, RunFinished, SyncWorker, WorkerEvent, WorkerRequest};
use super::watch::Watch;
use crate::app::action::Action;
use crate::app::message::Message;
use crate::app::policy::Mode;
use crate::app::session::Session;
use crate::app::state::{Popup, Source, SourceRow, SourceWork, SourcesView};
use crate::command::data_page::sources_view;
use crate::dataset::header::Header;
use crate::store::{self, Changes};
use crate::sync::catalogue::Listed;
use crate::sync::{self, Phase};
use crate::term::Wake;
use jiff::Timestamp;
use jiff::tz::TimeZone;
use std::rc::Rc;
use std::sync::Arc;
use std::time::Instant;

/// Where new data comes from. By default from nowhere: what was opened stays.
#[derive(Default)]
pub struct NewData {
    /// Watches for data that another process puts in place.
    watch: Option<Watch>,
    /// What may be fetched; `None` where nothing is.
    fetching: Option<Fetching>,
    /// The public sources that can be followed.
    catalogue: Vec<Listed>,
    /// The thread that fetches, once it is needed.
    worker: Option<SyncWorker>,
    /// What a thread needs, once the loop has begun.
    loop_ends: Option<(TimeZone, Wake)>,
    /// What the last fetch changed, by source.
    changes: Vec<(String, Changes)>,
}

impl NewData {
    /// Watches the dataset, fetches what may be fetched, and follows public sources when asked.
    pub(super) fn new(watch: Watch, fetching: Option<Fetching>, catalogue: Vec<Listed>) -> Self {
        Self { watch: Some(watch), fetching, catalogue, ..Self::default() }
    }

    /// From now on the loop can be woken.
    pub(super) fn begin(&mut self, zone: TimeZone, wake: Wake) {
        if let Some(watch) = &mut self.watch {
            watch.set_wake(wake.clone());
        }
        self.loop_ends = Some((zone, wake));
        if self.fetching.as_ref().is_some_and(|fetching| !fetching.sources.is_empty()) {
            self.start_worker();
        }
    }

    /// The thread that fetches; started where it does not run yet and can be had.
    fn start_worker(&mut self) -> Option<&SyncWorker> {
        if self.worker.is_none() {
            let (fetching, (zone, wake)) = (self.fetching.clone()?, self.loop_ends.clone()?);
            self.worker = SyncWorker::spawn(fetching, zone, wake);
        }
        self.worker.as_ref()
    }

    /// Takes over new data if it is ready and nothing on the screen stands in the way.
    pub(super) fn reload_if_ready(&mut self, session: &mut Session<Listings>, clock: &dyn Clock) {
        let Some(watch) = &mut self.watch else { return };
        watch.look_for_changes(Instant::now());
        if !session.can_reload() {
            return;
        }
        let Some(opened) = watch.take_opened() else { return };
        let now = clock.now();
        let mode = session.state.setup.mode;
        let country = session.details().country.clone();
        let listings = Listings { records: Box::new(opened.records), mode, country };
        let count = opened.index.shown_count();
        session.run_pending_search(now);
        session.reload(Arc::new(opened.index), listings, now);
        if mode == Mode::Home {
            let view = self.view_with(opened.header.as_ref(), now);
            let Session { state, locale, .. } = session;
            state.sources.view = Rc::new(view);
            let said = locale.with("renew-done", &[("count", locale.number(count as u64).into())]);
            state.message.get_or_insert(said.into());
            state.notices = opened.notices.iter().map(|notice| notice.to_text(locale)).collect();
        }
    }

    /// Fetches the source that is selected in the list of sources, or all that are followed. Gives the key of what to
    /// say about it.
    pub(super) fn start_fetch(&mut self, session: &Session<Listings>) -> &'static str {
        if self.fetching.as_ref().is_none_or(|fetching| fetching.sources.is_empty()) {
            return "fetch-no-sources";
        }
        let names = match &session.state.popup {
            Some(Popup::Sources(popup)) => match &popup.selected {
                Some(SourceRow::Named(name)) => Some(vec![name.clone()]),
                _ => None,
            },
            _ => None,
        };
        match self.start_worker() {
            Some(worker) => {
                worker.ask(WorkerRequest::Fetch(names));
                "fetch-begins"
            }
            None => "fetch-no-sources",
        }
    }

    /// Follows the sources that are ticked and not followed, and stops following those that are. Gives what to say and
    /// what is being done from now on.
    pub(super) fn apply_ticks(&mut self, session: &mut Session<Listings>) -> Vec<Message> {
        let ticked = std::mem::take(&mut session.state.sources.ticked);
        let sources = &session.state.sources;
        let (stopped, new): (Vec<String>, Vec<String>) =
            ticked.into_iter().partition(|name| sources.find(name).is_some_and(Source::is_followed));
        let found: Vec<&Listed> = self.catalogue.iter().filter(|listed| new.contains(&listed.id)).collect();
        let names: Vec<&str> = found.iter().map(|listed| listed.name.as_str()).collect();
        let locale = &session.locale;
        let (key, names) = if names.is_empty() {
            ("sources-stopped", stopped.join(", "))
        } else {
            ("sources-following", names.join(", "))
        };
        let mut messages = vec![Message::Notify(locale.with(key, &[("names", names.into())]))];
        messages.extend(found.iter().map(|l| Message::SourceWork(l.id.clone(), Some(SourceWork::Waiting))));
        let followed = found.into_iter().map(Listed::to_settings).collect();
        if let Some(worker) = self.start_worker() {
            worker.ask(WorkerRequest::Change(followed, stopped));
        }
        messages
    }

    /// What the fetching thread has to say, for the screen.
    pub(super) fn take_worker_messages(
        &mut self,
        session: &Session<Listings>,
        now: Timestamp,
    ) -> Vec<Message> {
        let events = self.worker.as_ref().map(SyncWorker::take_events).unwrap_or_default();
        let mut messages = Vec::new();
        for event in events {
            match event {
                WorkerEvent::Working(source, phase) => {
                    if phase == Phase::Asking {
                        let values = [("source", source.as_str().into())];
                        messages.push(Message::Notify(session.locale.with("sync-phase-asking", &values)));
                    }
                    messages.push(Message::SourceWork(source, Some(work_of(phase))));
                }
                WorkerEvent::Settings(sources) => {
                    if let Some(fetching) = &mut self.fetching {
                        fetching.sources = sources;
                    }
                    messages.push(Message::Sources(Rc::new(self.view(now)), false));
                }
                WorkerEvent::Refused(why) => {
                    let work = session.state.sources.work.iter();
                    messages.extend(work.map(|(name, _)| Message::SourceWork(name.clone(), None)));
                    let said = match why.as_str() {
                        "" => session.locale.text("sources-no-config"),
                        why => session.locale.with("sources-not-written", &[("why", why.into())]),
                    };
                    messages.push(Message::Notify(said));
                }
                WorkerEvent::Finished(run) => messages.extend(self.on_run_finished(run, session, now)),
            }
        }
        messages
    }

    fn on_run_finished(
        &mut self,
        run: RunFinished,
        session: &Session<Listings>,
        now: Timestamp,
    ) -> Vec<Message> {
        let locale = &session.locale;
        let said = run.by_hand.then(|| match run.failed {
            0 => locale.text("fetch-over"),
            failed => {
                let key = session.state.key_name(Action::Data, locale);
                locale.with("fetch-failed", &[("count", (failed as u64).into()), ("key", key.into())])
            }
        });
        if !run.changes.is_empty() {
            self.changes = run.changes;
            if let Some(watch) = &mut self.watch {
                watch.look_soon();
            }
        }
        let work = session.state.sources.work.iter();
        let mut messages: Vec<Message> =
            work.map(|(name, _)| Message::SourceWork(name.clone(), None)).collect();
        messages.push(Message::Sources(Rc::new(self.view(now)), false));
        messages.extend(said.map(Message::Notify));
        messages
    }

    /// Where the listings are from, what the last fetch changed, and what could be followed.
    pub(super) fn view(&self, now: Timestamp) -> SourcesView {
        let dir = self.fetching.as_ref().and_then(|fetching| fetching.dir.as_deref());
        let header = store::disk::data_dir(dir).and_then(|dir| store::read_header(&dir));
        self.view_with(header.as_ref(), now)
    }

    /// The same, with what the opened dataset says before its groups.
    pub(super) fn view_with(&self, header: Option<&Header>, now: Timestamp) -> SourcesView {
        let (dir, sources) = match &self.fetching {
            Some(fetching) => (fetching.dir.as_deref(), fetching.sources.as_slice()),
            None => (None, &[][..]),
        };
        let overview = sync::read_overview(dir, header, sources, now);
        sources_view(&overview, &self.changes, &self.catalogue)
    }
}

/// What the screen says of a phase of a fetch.
const fn work_of(phase: Phase) -> SourceWork {
    match phase {
        Phase::Asking => SourceWork::Asking,
        Phase::Receiving { bytes, .. } => SourceWork::Receiving(bytes.div_ceil(1000)),
        Phase::Reading { groups } => SourceWork::Reading(groups),
        // What was fetched waits until it is taken over.
        Phase::Done => SourceWork::Waiting,
    }
}
