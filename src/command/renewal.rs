//! New data in the running browser: hearing of it, taking it over, and saying where the data is from.

use super::background::News;
use super::browse::{Browser, Listings};
use crate::app::action::Action;
use crate::app::page::{Page, Tone};
use crate::app::policy::Mode;
use crate::app::session::Session;
use crate::app::state::{PageKind, Popup};
use crate::app::update::Message;
use crate::config::Source;
use crate::share::{self, Viewer};
use crate::store;
use crate::sync;
use std::path::PathBuf;
use std::sync::Arc;
use std::time::Instant;

/// What may be fetched while the program is open.
pub(super) struct Fetching {
    /// The data directory; `None` = the usual one.
    pub(super) dir: Option<PathBuf>,
    /// The sources of the configuration.
    pub(super) sources: Vec<Source>,
    /// Whether those that are due are fetched without being asked for.
    pub(super) unasked: bool,
}

impl Browser {
    /// Hears what the background says, and takes over new data as soon as there is any and nothing stands in the way.
    pub(super) fn renew(&mut self) {
        self.hear();
        let may = self.session.may_renew();
        let now = self.now();
        let Some(watch) = &mut self.watch else { return };
        watch.look(Instant::now());
        let Some(opened) = (if may { watch.take() } else { None }) else { return };
        let country = self.session.details().country.clone();
        let listings = Listings { records: opened.records, mode: self.mode(), country };
        let count = opened.index.shown();
        self.session.settle(now);
        self.session.renew(Arc::new(opened.index), listings, now);
        if self.mode() == Mode::Home {
            let Session { state, words, .. } = &mut self.session;
            let said = words.with("renew-done", &[("count", words.number(count as u64).into())]);
            state.message.get_or_insert(said.into());
            state.notices = opened.notices.iter().map(|notice| notice.text(words)).collect();
        }
    }

    /// Asks the background to fetch, and says so.
    pub(super) fn fetch(&self) -> String {
        let said = match &self.background {
            Some(background) => {
                background.fetch();
                "fetch-begins"
            }
            None => "fetch-no-sources",
        };
        self.session.words.text(said)
    }

    fn hear(&mut self) {
        for news in self.background.as_ref().map(super::background::Background::news).unwrap_or_default() {
            let words = &self.session.words;
            match news {
                News::Asking(source) => {
                    let said = words.with("sync-phase-asking", &[("source", source.into())]);
                    self.send(Message::Said(said));
                }
                News::Over(over) => {
                    let said = over.by_hand.then(|| match over.failed {
                        0 => words.text("fetch-over"),
                        failed => {
                            let key = self.session.state.key_name(Action::Data, words);
                            words.with(
                                "fetch-failed",
                                &[("count", (failed as u64).into()), ("key", key.into())],
                            )
                        }
                    });
                    if !over.changes.is_empty() {
                        self.changes = over.changes;
                        if let Some(watch) = &mut self.watch {
                            watch.hurry();
                        }
                    }
                    if matches!(self.session.state.popup, Some(Popup::Page { kind: PageKind::Data(_), .. })) {
                        let page = self.data_page();
                        self.send(Message::Data(page));
                    }
                    if let Some(said) = said {
                        self.send(Message::Said(said));
                    }
                }
            }
        }
    }

    /// Where the data is from, what the last fetch changed, and how to fetch.
    pub(super) fn data_page(&self) -> Page {
        let words = &self.session.words;
        let viewer = Viewer { words, now: self.now(), zone: self.session.zone() };
        let (dir, sources) = match &self.fetching {
            Some(fetching) => (fetching.dir.as_deref(), fetching.sources.as_slice()),
            None => (None, &[][..]),
        };
        let header = store::disk::data_dir(dir).and_then(|dir| store::header(&dir));
        let overview = sync::overview(dir, header.as_ref(), sources, viewer.now);
        let mut page = share::data_page(&overview, &viewer);
        page.gap();
        self.fetching_part(&mut page, sources);
        if !self.changes.is_empty() {
            let changes = share::changes_page(&self.changes, &viewer);
            page.heading(changes.title);
            page.paragraphs.extend(changes.paragraphs);
        }
        page.heading(words.text("catalogue-title"));
        page.add(Tone::Text, 0, words.text("catalogue-how"));
        for listed in sync::catalogue::all() {
            page.add(Tone::Item, 2, format!("{}: {}", listed.id, listed.name));
        }
        page
    }

    /// How to fetch, and from where.
    fn fetching_part(&self, page: &mut Page, sources: &[Source]) {
        let words = &self.session.words;
        let how = if sources.is_empty() { "fetch-no-sources" } else { "fetch-how" };
        page.add(Tone::Key, 0, words.text(how));
    }
}
