//! The browser: joins the state machine, the index and the screen.

use super::background::Background;
use super::fault::Fault;
use super::renewal::Fetching;
use super::watch::Watch;
use super::{Context, Failure, take};
use crate::app::key::Key;
use crate::app::kiosk::{Cover, Setup, Take};
use crate::app::policy::{self, Mode};
use crate::app::session::{Details, Outcome, Session};
use crate::app::state::State;
use crate::app::update::{Effect, Message};
use crate::cli::BrowseArgs;
use crate::config::{self, Automatic};
use crate::export::print::Printer;
use crate::export::{self, Viewer};
use crate::feed::text::mask_private_of_group;
use crate::group::Group;
use crate::locale::Locale;
use crate::page::{Page, Picture, Tone};
use crate::plain::Conversation;
use crate::search::{Moment, Ordinal};
use crate::store::{self, Changes};
use crate::term::{self, Event, Exit, Flow, Host, Mouse, TermError, Wake};
use crate::ui::look::{Look, Surroundings};
use crate::ui::{self, Scene};
use jiff::Timestamp;
use jiff::tz::TimeZone;
use ratatui::Frame;
use std::io::Write;
use std::sync::Arc;
use std::time::{Duration, Instant};

/// Rows that a notch of the wheel moves by.
const WHEEL: isize = 3;

/// Opens the browser and stays until a person leaves. Gives the exit code.
///
/// # Errors
/// [`Failure::Usage`] where there is no terminal to draw on.
pub fn run(context: &Context<'_>, args: &BrowseArgs, out: &mut dyn Write) -> Result<u8, Failure> {
    let plain = args.plain || wants_lines();
    if !plain && !term::is_terminal() {
        return Err(Failure::Usage(context.words.text("error-no-terminal")));
    }
    let options = store::Options { data_dir: context.global.data_dir.clone(), demo: context.global.demo };
    let stamp = store::stamp(&options);
    let opened = store::open(&options);
    let surroundings = Surroundings::of_process();
    let ascii = if args.ascii { Automatic::Yes } else { context.config.ascii };
    let theme = args.theme.unwrap_or(context.config.theme);
    let look = surroundings.look(theme, ascii, args.spacing.unwrap_or(context.config.spacing));
    let mut state = State::new(context.language(), context.global.demo, surroundings.ascii(ascii));
    state.notices = opened.notices.iter().map(|notice| notice.text(&context.words)).collect();
    state.habits = context.words.habits();
    let (keymap, key_error) = super::keys::keymap(context);
    state.keys = Arc::new(keymap);
    state.notices.extend(context.config_error.as_ref().map(ToString::to_string));
    state.notices.extend(key_error.map(|error| error.to_string()));
    let printer = context.config.printer.clone().map(|queue| Printer {
        program: config::kiosk::PRINT_PROGRAM.into(),
        queue,
        columns: context.config.print_columns,
    });
    let country = context.config.country.as_ref().map(|country| country.code().to_owned());
    let state = state.set_up(Setup {
        country: country.clone(),
        can_print: printer.is_some(),
        cover: (context.config.cover == config::Cover::Calendar).then_some(Cover::Calendar),
        ..Setup::default()
    });
    let details = Listings { records: opened.records, mode: Mode::Home, country };
    let session = Session::start(state, Arc::new(opened.index), details, context.zone.clone(), context.now);
    if plain {
        let conversation = Conversation::new(session, out, context.global.now);
        // Who writes to a file or another program decides by the locale alone, too.
        let conversation = conversation.spelled(look.letters);
        conversation.run(&mut std::io::stdin().lock())?;
        return Ok(0);
    }
    // The first letter typed must not wait for tables that only words need. If no thread can be had, it will.
    let (index, now) = (Arc::clone(&session.index), context.now);
    let warm_up = move || {
        index.prepare(now);
        crate::search::warm_up();
    };
    let _ = std::thread::Builder::new().name("warm-up".into()).spawn(warm_up);
    let mut browser = Browser::new(session, context.zone.clone(), look);
    browser.fixed = context.global.now;
    // With --demo nothing is written at all, and with a fixed moment nothing may happen by itself.
    let quiet = context.global.demo || context.global.now.is_some();
    browser.fetching = Some(Fetching {
        dir: options.data_dir.clone(),
        sources: if context.global.demo { Vec::new() } else { context.config.sources.clone() },
        unasked: context.config.background_sync && !quiet,
    });
    browser.watch = Some(Watch::new(options, stamp));
    browser.printer = printer;
    browser.fault = args.test_fault;
    let options = term::Options {
        mouse: args.mouse || context.config.mouse,
        // With --demo nothing is written at all.
        notes: if context.global.demo { None } else { notes_dir() },
        words: context.words.text("error-fault"),
    };
    match term::run(&mut browser, &options) {
        Ok(Exit::Left) => Ok(0),
        Ok(Exit::Signal(signal)) => Ok(u8::try_from(128 + signal).unwrap_or(1)),
        Ok(Exit::Lost) => Ok(1),
        Ok(Exit::Fault) => Ok(101),
        Err(TermError::NoTerminal) => Err(Failure::Usage(context.words.text("error-no-terminal"))),
        Err(TermError::Io(error)) => Err(Failure::Output(error)),
    }
}

/// Where notes about failures are kept; `None` where the system has no place for them (no home).
fn notes_dir() -> Option<std::path::PathBuf> {
    let dirs = directories::ProjectDirs::from("", "", "groupfinder")?;
    Some(dirs.state_dir().unwrap_or_else(|| dirs.data_local_dir()).to_path_buf())
}

/// Whether the environment asks for lines: `ACCESSIBLE` set to anything but nothing and 0, or a dumb terminal.
fn wants_lines() -> bool {
    let set = |name: &str| std::env::var(name).unwrap_or_default();
    !matches!(set("ACCESSIBLE").as_str(), "" | "0") || set("TERM") == "dumb"
}

/// The running browser.
pub(super) struct Browser {
    pub(super) session: Session<Listings>,
    /// The moment, where the command line fixed it.
    pub(super) fixed: Option<Timestamp>,
    zone: TimeZone,
    /// Where pages go.
    pub(super) printer: Option<Printer>,
    /// When it began, on a clock that only goes forward.
    began: Instant,
    look: Look,
    fault: Option<Fault>,
    /// Watches for new data.
    pub(super) watch: Option<Watch>,
    /// What may be fetched.
    pub(super) fetching: Option<Fetching>,
    /// Who fetches it, once the loop has begun.
    pub(super) background: Option<Background>,
    /// What the last fetch changed, by source.
    pub(super) changes: Vec<(String, Changes)>,
}

impl Browser {
    /// A browser over a session.
    pub(super) fn new(session: Session<Listings>, zone: TimeZone, look: Look) -> Self {
        Self {
            session,
            fixed: None,
            zone,
            printer: None,
            began: Instant::now(),
            look,
            fault: None,
            watch: None,
            fetching: None,
            background: None,
            changes: Vec::new(),
        }
    }

    pub(super) fn now(&self) -> Timestamp {
        self.fixed.unwrap_or_else(Timestamp::now)
    }

    pub(super) fn mode(&self) -> Mode {
        self.session.state.setup.mode
    }

    /// Letters that come in faster than they can be searched for wait for the last of them; anything else acts on the
    /// results of what was typed before.
    fn key(&mut self, key: Key) -> Flow {
        if self
            .fault
            .is_some_and(|fault| key == Key::ctrl('6') && fault.happen(&self.session.state.search.text()))
        {
            return Flow::Go;
        }
        let now = self.now();
        if key.typed().is_none() {
            return self.send(Message::Key(key));
        }
        self.session.set_time(self.began.elapsed());
        let outcome = self.session.handle_typed(Message::Key(key), now);
        self.flow(outcome)
    }

    fn take_in(&mut self, event: Event) -> Flow {
        match event {
            Event::Key(key) => self.key(key),
            Event::Paste(text) => self.send(Message::Paste(text)),
            Event::Mouse { what, column, row } => self.send(match what {
                Mouse::Click => Message::Click(column, row),
                Mouse::WheelUp => Message::Wheel(-WHEEL),
                Mouse::WheelDown => Message::Wheel(WHEEL),
            }),
            Event::Resumed => self.send(Message::Redraw),
            Event::Suspend if policy::permits(Effect::Suspend, self.mode()) => Flow::Suspend,
            Event::Suspend
            | Event::Terminate { .. }
            | Event::Lost
            | Event::Fault
            | Event::Resize
            | Event::Woken => Flow::Go,
        }
    }

    pub(super) fn send(&mut self, message: Message) -> Flow {
        let now = self.now();
        self.session.set_time(self.began.elapsed());
        self.session.settle(now);
        let outcome = self.session.handle(message, now);
        self.flow(outcome)
    }

    fn flow(&mut self, outcome: Outcome) -> Flow {
        match outcome {
            Outcome::Go => Flow::Go,
            Outcome::Redraw => Flow::Redraw,
            Outcome::Suspend => Flow::Suspend,
            Outcome::Quit => Flow::Quit { wipe: self.mode() == Mode::Kiosk },
            Outcome::LeaveNow => match (self.mode(), self.session.state.setup.cover) {
                (Mode::Home, None) => Flow::Quit { wipe: true },
                _ => Flow::Clear,
            },
            Outcome::Data => {
                let page = self.data_page();
                self.send(Message::Data(page))
            }
            Outcome::Fetch => {
                let said = self.fetch();
                self.send(Message::Said(said))
            }
            Outcome::Take(take, group) => {
                let said = self.take(take, group);
                self.send(Message::Said(said))
            }
        }
    }

    /// Takes a group along and says what came of it.
    fn take(&mut self, take: Take, group: Ordinal) -> String {
        let now = self.now();
        let words = &self.session.words;
        let viewer = Viewer { words, now, zone: &self.zone };
        let taken = self.session.details().group(group).map(|group| match (take, &self.printer) {
            (Take::Print, Some(printer)) => take::print(&group, &viewer, printer),
            (Take::Print, None) => Ok(words.text("print-none")),
            (Take::Text, _) => take::text(&group, &viewer),
            (Take::Calendar, _) => take::calendar(&group, &viewer),
        });
        let why = match taken {
            Ok(Ok(said)) => return said,
            Ok(Err(error)) => error.to_string(),
            Err(error) => error.to_string(),
        };
        match self.mode() {
            Mode::Home => words.with("take-failed", &[("why", why.into())]),
            Mode::Kiosk => super::kiosk::trouble(words, super::kiosk::Trouble::Printer, &why),
        }
    }
}

/// The records behind the index.
pub(super) struct Listings {
    /// The records.
    pub(super) records: store::Records,
    /// Who reads them: on a public terminal private numbers in notes are hidden.
    pub(super) mode: Mode,
    /// Where they are read, ISO 3166.
    pub(super) country: Option<String>,
}

impl Listings {
    /// A listing, as it may be shown here.
    fn group(&self, group: Ordinal) -> Result<Group, store::RecordError> {
        let group = self.records.group(group)?;
        Ok(match self.mode {
            Mode::Home => group,
            Mode::Kiosk => mask_private_of_group(group, "…"),
        })
    }
}

impl Details for Listings {
    fn page(&mut self, group: Ordinal, words: &Locale, moment: &Moment) -> Page {
        match self.group(group) {
            Ok(group) => {
                let viewer = Viewer { words, now: moment.now, zone: &moment.zone };
                export::details_in(&group, &viewer, self.country.as_deref())
            }
            Err(error) => {
                let mut page = Page::new(words.text("details-title"));
                let why = match self.mode {
                    Mode::Home => words.with("details-unreadable", &[("why", error.to_string().into())]),
                    Mode::Kiosk => {
                        super::kiosk::trouble(words, super::kiosk::Trouble::Listing, &error.to_string())
                    }
                };
                page.add(Tone::Notice, 0, why);
                page
            }
        }
    }

    fn phone(&mut self, group: Ordinal) -> Option<String> {
        let contact = self.group(group).ok()?.contact?;
        contact.phone.map(|phone| phone.as_str().to_owned())
    }

    fn picture(&mut self, group: Ordinal, _: &Locale, _: &Moment) -> Option<Picture> {
        export::qr::picture(&self.group(group).ok()?)
    }
}

impl Host for Browser {
    fn begin(&mut self, wake: Wake) {
        if let Some(watch) = &mut self.watch {
            watch.begin(wake.clone());
        }
        self.background = self.fetching.as_ref().and_then(|fetching| {
            let (dir, sources) = (fetching.dir.clone(), fetching.sources.clone());
            Background::begin(dir, sources, fetching.unasked, self.zone.clone(), wake)
        });
    }

    fn handle(&mut self, event: Event) -> Flow {
        let flow = self.take_in(event);
        self.renew();
        flow
    }

    fn resize(&mut self, columns: u16, rows: u16) {
        self.send(Message::Resize(columns, rows));
    }

    fn settle(&mut self) {
        let now = self.now();
        self.session.settle(now);
    }

    fn draw(&mut self, frame: &mut Frame<'_>) {
        let now = self.now();
        let Session { state, words, index, .. } = &self.session;
        let scene = Scene { index, words, now, zone: &self.zone, look: self.look };
        let seen = ui::view(state, &scene, frame);
        self.session.state.seen = seen;
        self.session.state.dirty = false;
    }

    fn is_dirty(&self) -> bool {
        self.session.state.dirty
    }

    fn is_unattended(&self) -> bool {
        self.mode() == Mode::Kiosk
    }

    fn wait(&self) -> Option<Duration> {
        self.session.wait(self.began.elapsed())
    }

    fn moment(&mut self) -> Flow {
        let now = self.now();
        self.session.set_time(self.began.elapsed());
        let outcome = self.session.moment(now);
        self.flow(outcome)
    }

    fn cleared(&mut self) -> Flow {
        let now = self.now();
        if self.session.leave(now) { Flow::Go } else { Flow::Quit { wipe: true } }
    }
}
