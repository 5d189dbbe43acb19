//! The running browser: events to messages, what must happen outside to the terminal's flow, the state to a frame.

use super::clock::Clock;
use super::export::Exporter;
use super::kept_shortlist::KeptShortlist;
use super::listings::Listings;
use super::new_data::NewData;
use super::trouble_code::{TroubleCode, report_trouble};
use crate::app::draft::draft_page;
use crate::app::key::KeyPress;
use crate::app::kiosk::ExportTarget;
use crate::app::message::{BookletForm, BookletOf, Effect, Message};
use crate::app::policy::{self, Mode};
use crate::app::session::{HostCommand, Session};
use crate::cli::TestFault;
use crate::command::error_words::describe_io;
use crate::command::test_fault::fail_on_purpose;
use crate::export::Viewer;
use crate::group::{Country, Group};
use crate::search::{Index, LatePart, Ordinal};
use crate::term::{Event, Flow, Host, Moment, Mouse, Wake};
use crate::ui::look::Look;
use crate::ui::{self, Scene};
use jiff::Timestamp;
use ratatui::Frame;
use std::io;
use std::rc::Rc;
use std::sync::Arc;
use std::time::Duration;

/// Listings of a booklet that is made while somebody waits; `groupfinder booklet` takes all.
const MOST_IN_BOOKLET: usize = 500;
/// Rows that a notch of the wheel moves by.
const WHEEL_ROWS: isize = 3;

/// What a browser is made of.
pub struct BrowserOptions {
    /// How it is drawn.
    pub look: Look,
    /// What time it is.
    pub clock: Box<dyn Clock>,
    /// Where groups go that are taken along.
    pub exporter: Exporter,
    /// Where new data comes from.
    pub new_data: NewData,
    /// Where the marked groups are kept.
    pub kept: KeptShortlist,
    /// What the first word needs is read once the first frame is drawn.
    pub prepares_search: bool,
    /// A failure that a key brings about, for tests of what happens then.
    pub test_fault: Option<TestFault>,
}

/// The running browser.
pub struct Browser {
    /// The state machine.
    pub session: Session<Listings>,
    /// How it is drawn.
    pub look: Look,
    clock: Box<dyn Clock>,
    exporter: Exporter,
    new_data: NewData,
    kept: KeptShortlist,
    /// What the first word needs is still to be read.
    prepares_search: bool,
    test_fault: Option<TestFault>,
}

impl Browser {
    /// A browser over a session.
    pub fn new(session: Session<Listings>, options: BrowserOptions) -> Self {
        let BrowserOptions { look, clock, exporter, new_data, kept, prepares_search, test_fault } = options;
        Self { session, look, clock, exporter, new_data, kept, prepares_search, test_fault }
    }

    fn now(&self) -> Timestamp {
        self.clock.now()
    }

    fn mode(&self) -> Mode {
        self.session.state.setup.mode
    }

    /// What an event says to the state machine; `None` where it says nothing.
    fn message_of(event: Event) -> Option<Message> {
        Some(match event {
            Event::Key(key) => Message::Key(key),
            Event::Paste(text) => Message::Paste(text),
            Event::Mouse { what: Mouse::Click, column, row } => Message::Click(column, row),
            Event::Mouse { what: Mouse::WheelUp, .. } => Message::Wheel(-WHEEL_ROWS),
            Event::Mouse { what: Mouse::WheelDown, .. } => Message::Wheel(WHEEL_ROWS),
            Event::Resize { columns, rows } => Message::Resize(columns, rows),
            Event::Suspend
            | Event::Continue
            | Event::Terminate { .. }
            | Event::Lost
            | Event::Fault
            | Event::Alarm
            | Event::Woken => {
                return None;
            }
        })
    }

    /// Gives a message to the state machine and does what it asks for.
    fn send_message(&mut self, message: Message) -> Flow {
        self.session.set_elapsed(self.clock.elapsed());
        // After a sleep of the machine the next visitor must not see, or type into, what the last one left.
        if matches!(message, Message::Key(_) | Message::Paste(_) | Message::Click(..))
            && self.session.is_overdue()
        {
            let commands = self.session.on_deadline(self.now());
            return self.carry_out(commands);
        }
        let commands = self.session.handle(message, self.now());
        self.carry_out(commands)
    }

    /// Does what must happen outside. Says what the terminal has to do for it.
    fn carry_out(&mut self, commands: Vec<HostCommand>) -> Flow {
        let flows: Vec<Flow> = commands.into_iter().map(|command| self.carry_out_one(command)).collect();
        flows.into_iter().find(|flow| *flow != Flow::Go).unwrap_or(Flow::Go)
    }

    fn carry_out_one(&mut self, command: HostCommand) -> Flow {
        match command {
            HostCommand::RedrawScreen => Flow::Redraw,
            HostCommand::SuspendProgram => Flow::Suspend,
            HostCommand::QuitProgram => Flow::Quit { wipe: self.mode() == Mode::Kiosk },
            HostCommand::LeaveVisit => match (self.mode(), self.session.state.setup.cover) {
                (Mode::Home, None) => Flow::Quit { wipe: true },
                _ => Flow::Clear,
            },
            HostCommand::ShowData => {
                let view = self.new_data.view(self.now());
                self.send_message(Message::Sources(Rc::new(view), true))
            }
            HostCommand::FetchSources => {
                let said = self.session.locale.text(self.new_data.start_fetch(&self.session));
                self.send_message(Message::Notify(said))
            }
            HostCommand::ApplyTicks => {
                for message in self.new_data.apply_ticks(&mut self.session) {
                    self.send_message(message);
                }
                Flow::Go
            }
            HostCommand::WriteRegistration => {
                let said = self.write_registration();
                self.send_message(Message::Notify(said))
            }
            HostCommand::WriteBooklet(form, of) => {
                let said = self.write_booklet(form, of);
                self.send_message(Message::Notify(said))
            }
            HostCommand::ExportGroup(target, group) => {
                let said = self.export_groups(target, &[group]);
                self.send_message(Message::Notify(said))
            }
            HostCommand::ExportMarked(target) => {
                let said = self.export_groups(target, &self.session.state.shortlist.listed());
                self.send_message(Message::Notify(said))
            }
            HostCommand::ExportMessage(target) => {
                let said = self.export_message(target);
                self.send_message(Message::Notify(said))
            }
            HostCommand::KeepShortlist => {
                self.kept.keep(&self.session.state.shortlist);
                Flow::Go
            }
        }
    }

    /// Takes groups along and says what came of it.
    fn export_groups(&self, target: ExportTarget, groups: &[Ordinal]) -> String {
        let locale = &self.session.locale;
        let country = self.session.state.home_country().and_then(Country::from_code);
        let viewer = Viewer { locale, now: self.now(), zone: self.session.zone(), country };
        let read = groups.iter().map(|group| self.session.details().read_group(*group));
        let why = match read.collect::<Result<Vec<Group>, _>>() {
            Ok(groups) => match self.exporter.export_groups(target, &groups, &viewer) {
                Ok(said) => return said,
                Err(error) => self.describe_failure(target, &error),
            },
            Err(error) => error.to_string(),
        };
        self.tell_failure(&why)
    }

    /// Takes the message along that is being written, and says what came of it.
    fn export_message(&self, target: ExportTarget) -> String {
        let locale = &self.session.locale;
        let Some(draft) = &self.session.state.draft else { return String::new() };
        match self.exporter.export_page(target, &draft_page(draft, locale), locale) {
            Ok(said) => said,
            Err(error) => self.tell_failure(&self.describe_failure(target, &error)),
        }
    }

    /// Why something could not be taken along, and what to do where that is known.
    fn describe_failure(&self, target: ExportTarget, error: &io::Error) -> String {
        let locale = &self.session.locale;
        match &self.exporter.printer {
            Some(printer) if target == ExportTarget::Print && error.kind() == io::ErrorKind::NotFound => {
                let program = printer.program.to_string_lossy().into_owned();
                locale.with("print-no-program", &[("program", program.into())])
            }
            // The system's own word for it, in the reader's language.
            _ if error.get_ref().is_none() => describe_io(error, locale),
            _ => error.to_string(),
        }
    }

    /// Says that nothing could be taken along; in a kiosk the reason is for the staff.
    fn tell_failure(&self, why: &str) -> String {
        let locale = &self.session.locale;
        match self.mode() {
            Mode::Home => locale.with("take-failed", &[("why", why.to_owned().into())]),
            Mode::Kiosk => report_trouble(locale, TroubleCode::Printer, why),
        }
    }

    /// Writes the group that was registered into a file and says where.
    fn write_registration(&self) -> String {
        let locale = &self.session.locale;
        let Some(registration) = &self.session.state.registration else { return String::new() };
        self.exporter.write_registration(&registration.dataset, locale)
    }

    /// Writes what is found or marked as a booklet and says where.
    fn write_booklet(&self, form: BookletForm, of: BookletOf) -> String {
        let (locale, state) = (&self.session.locale, &self.session.state);
        let Some(results) = &state.results else { return String::new() };
        let country = results.country().or(state.home_country()).map(str::to_owned);
        let viewer = Viewer {
            locale,
            now: self.now(),
            zone: self.session.zone(),
            country: country.as_deref().and_then(Country::from_code),
        };
        // What cannot be read is left out rather than all.
        let (groups, words) = match of {
            BookletOf::Found => (results.hits.iter().map(|hit| hit.ordinal).collect(), state.search.text()),
            BookletOf::Marked => (state.shortlist.listed(), String::new()),
        };
        let read = groups.into_iter().take(MOST_IN_BOOKLET);
        let groups: Vec<_> = read.filter_map(|group| self.session.details().read_group(group).ok()).collect();
        let words = Some(words.trim().to_owned()).filter(|words| !words.is_empty());
        let title = words.map(|words| locale.with("booklet-title-words", &[("words", words.into())]));
        let near = results.near().map(|near| near.point);
        self.exporter.write_booklet(form, &groups, (title, near), &viewer)
    }

    /// Brings about the failure that a test asked for. Gives whether the key was meant for that.
    fn fails_on_purpose(&self, event: &Event) -> bool {
        let is_meant = *event == Event::Key(KeyPress::ctrl('6'));
        let Some(fault) = self.test_fault.filter(|_| is_meant) else { return false };
        fail_on_purpose(fault, &self.session.state.search.text());
        true
    }

    /// Tells what the fetching thread says, and takes over new data as soon as there is any and nothing is in the way.
    fn take_over_new_data(&mut self) {
        for message in self.new_data.take_worker_messages(&self.session, self.now()) {
            self.send_message(message);
        }
        self.new_data.reload_if_ready(&mut self.session, self.clock.as_ref());
    }
}

/// Makes the tables that only words need while the first frame is on the screen, so that the first letter typed does not
/// wait for them. If no thread can be had, it will.
fn prepare_first_search(index: &Arc<Index>, now: Timestamp) {
    let index = Arc::clone(index);
    let warm_up = move || {
        index.read_calendar(now);
        index.read_late_part(LatePart::Words);
        crate::search::warm_up();
    };
    let _ = std::thread::Builder::new().name("warm-up".into()).spawn(warm_up);
}

impl Host for Browser {
    fn begin(&mut self, wake: Wake) {
        self.new_data.begin(self.session.zone().clone(), wake);
    }

    fn handle(&mut self, event: Event) -> Flow {
        let flow = match event {
            _ if self.fails_on_purpose(&event) => Flow::Go,
            Event::Suspend if policy::permits(Effect::Suspend, self.mode()) => Flow::Suspend,
            _ => Self::message_of(event).map_or(Flow::Go, |message| self.send_message(message)),
        };
        if let Some(why) = self.kept.take_trouble() {
            let said = self.session.locale.with("mark-lost", &[("why", why.into())]);
            self.send_message(Message::Notify(said));
        }
        self.take_over_new_data();
        flow
    }

    fn before_frame(&mut self) {
        let now = self.now();
        self.session.run_pending_search(now);
    }

    fn draw(&mut self, frame: &mut Frame<'_>) {
        let now = self.now();
        let Session { state, locale, index, .. } = &self.session;
        let scene = Scene { index, locale, now, zone: self.session.zone(), look: self.look };
        let seen = ui::view(state, &scene, frame);
        self.session.state.seen = seen;
        self.session.state.dirty = false;
        if std::mem::take(&mut self.prepares_search) {
            prepare_first_search(&self.session.index, now);
        }
    }

    fn is_dirty(&self) -> bool {
        self.session.state.dirty
    }

    fn is_unattended(&self) -> bool {
        self.mode() == Mode::Kiosk
    }

    fn deadline(&self) -> Option<Duration> {
        self.session.deadline(self.clock.elapsed())
    }

    fn next_moment(&self) -> Option<Moment> {
        self.session.next_change().map(|at| Moment { at, now: self.now() })
    }

    fn on_deadline(&mut self) -> Flow {
        self.session.set_elapsed(self.clock.elapsed());
        let commands = self.session.on_deadline(self.now());
        self.carry_out(commands)
    }

    fn on_cleared(&mut self) -> Flow {
        if self.session.end_visit(self.now()) { Flow::Go } else { Flow::Quit { wipe: true } }
    }
}
