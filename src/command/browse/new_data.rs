//! New data in the running browser: hearing of it, taking it over, and saying where the data is from.

use super::clock::Clock;
use super::listings::Listings;
use super::sync_worker::{RunFinished, SyncWorker, WorkerEvent};
use super::watch::Watch;
use crate::app::action::Action;
use crate::app::message::Message;
use crate::app::policy::Mode;
use crate::app::session::Session;
use crate::app::state::{PageKind, Popup};
use crate::command::data_page;
use crate::config::SourceSettings;
use crate::export::Viewer;
use crate::page::{Page, Tone};
use crate::store::{self, Changes};
use crate::sync;
use crate::term::Wake;
use jiff::Timestamp;
use jiff::tz::TimeZone;
use std::path::PathBuf;
use std::sync::Arc;
use std::time::Instant;

/// What may be fetched while the program is open.
pub(super) struct Fetching {
    /// The data directory; `None` = the usual one.
    pub(super) dir: Option<PathBuf>,
    /// The sources of the configuration.
    pub(super) sources: Vec<SourceSettings>,
    /// Whether those that are due are fetched without being asked for.
    pub(super) unasked: bool,
}

/// Where new data comes from. By default from nowhere: what was opened stays.
#[derive(Default)]
pub struct NewData {
    /// Watches for data that another process puts in place.
    watch: Option<Watch>,
    /// What may be fetched.
    fetching: Option<Fetching>,
    /// The thread that fetches it, once the loop has begun.
    worker: Option<SyncWorker>,
    /// What the last fetch changed, by source.
    changes: Vec<(String, Changes)>,
}

impl NewData {
    /// Watches the dataset, and fetches what may be fetched.
    pub(super) fn new(watch: Watch, fetching: Option<Fetching>) -> Self {
        Self { watch: Some(watch), fetching, worker: None, changes: Vec::new() }
    }

    /// From now on the loop can be woken.
    pub(super) fn begin(&mut self, zone: TimeZone, wake: Wake) {
        if let Some(watch) = &mut self.watch {
            watch.set_wake(wake.clone());
        }
        self.worker = self.fetching.as_ref().and_then(|fetching| {
            let (dir, sources) = (fetching.dir.clone(), fetching.sources.clone());
            SyncWorker::spawn(dir, sources, fetching.unasked, zone, wake)
        });
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
        session.flush_pending_search(now);
        session.reload(Arc::new(opened.index), listings, now);
        if mode == Mode::Home {
            let Session { state, locale, .. } = session;
            let said = locale.with("renew-done", &[("count", locale.number(count as u64).into())]);
            state.message.get_or_insert(said.into());
            state.notices = opened.notices.iter().map(|notice| notice.to_text(locale)).collect();
        }
    }

    /// Asks the thread to fetch. Gives the key of what to say about it.
    pub(super) fn start_fetch(&self) -> &'static str {
        match &self.worker {
            Some(worker) => {
                worker.request_fetch();
                "fetch-begins"
            }
            None => "fetch-no-sources",
        }
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
                WorkerEvent::Asking(source) => {
                    let values = [("source", source.into())];
                    messages.push(Message::Notify(session.locale.with("sync-phase-asking", &values)));
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
        let shows_data = matches!(session.state.popup, Some(Popup::Page { kind: PageKind::Data(_), .. }));
        let page = shows_data.then(|| Message::Data(self.data_page(session, now)));
        page.into_iter().chain(said.map(Message::Notify)).collect()
    }

    /// Where the data is from, what the last fetch changed, and how to fetch.
    pub(super) fn data_page(&self, session: &Session<Listings>, now: Timestamp) -> Page {
        let locale = &session.locale;
        let viewer = Viewer { locale, now, zone: session.zone() };
        let (dir, sources) = match &self.fetching {
            Some(fetching) => (fetching.dir.as_deref(), fetching.sources.as_slice()),
            None => (None, &[][..]),
        };
        let header = store::disk::data_dir(dir).and_then(|dir| store::read_header(&dir));
        let overview = sync::read_overview(dir, header.as_ref(), sources, viewer.now);
        let mut page = data_page::data_page(&overview, &viewer);
        page.add_gap();
        let how = if sources.is_empty() { "fetch-no-sources" } else { "fetch-how" };
        page.add(Tone::Key, 0, locale.text(how));
        if !self.changes.is_empty() {
            let changes = data_page::changes_page(&self.changes, &viewer);
            page.add_heading(changes.title);
            page.paragraphs.extend(changes.paragraphs);
        }
        page.add_heading(locale.text("catalogue-title"));
        page.add(Tone::Text, 0, locale.text("catalogue-how"));
        for listed in sync::catalogue::all_listed() {
            page.add(Tone::Item, 2, format!("{}: {}", listed.id, listed.name));
        }
        page
    }
}
