//! Drives the real browser as the terminal's loop does, on a screen in memory and with clocks that stand still.

pub mod cast;
pub mod clock;
pub mod dataset;
pub mod effort;
pub mod fault_server;
pub mod fuzz;
pub mod heavy_feeds;
pub mod memory;
pub mod process;
pub mod pty;
pub mod svg;
pub mod visit;

use groupfinder::app::key::{KeyCode, KeyPress};
use groupfinder::app::kiosk::{Setup, Times};
use groupfinder::app::policy::Mode;
use groupfinder::app::session::Session;
use groupfinder::app::state::State;
use groupfinder::command::browse::{
    Browser, BrowserOptions, Clock, Exporter, KeptShortlist, Listings, NewData, ReadGroup,
};
use groupfinder::export::print::Printer;
use groupfinder::group::Group;
use groupfinder::place::{Home, HomeSource};
use groupfinder::search::{Index, IndexBuilder, Ordinal};
use groupfinder::store::{OpenOptions, RecordError};
use groupfinder::term::{Event, Flow, Host};
use groupfinder::topic::Language;
use groupfinder::ui::look::Look;
use jiff::Timestamp;
use jiff::tz::TimeZone;
use ratatui::Terminal;
use ratatui::backend::TestBackend;
use ratatui::buffer::Buffer;
use ratatui::layout::Position;
use ratatui::style::Modifier;
use std::cell::Cell;
use std::ops::{Deref, DerefMut};
use std::rc::Rc;
use std::sync::Arc;
use std::time::Duration;
use tempfile::TempDir;

/// A reader somewhere in a country, as the configuration says.
pub fn in_country(country: &str) -> Home {
    Home::in_country(country, HomeSource::Setting)
}

/// The moment of all tests: Tuesday, 24 November 2026, 13:00 in Berlin.
pub fn now() -> Timestamp {
    "2026-11-24T12:00:00Z".parse().unwrap()
}

/// The zone of all tests.
pub fn zone() -> TimeZone {
    TimeZone::get("Europe/Berlin").unwrap()
}

/// The groups of a test as a dataset.
struct Groups(Vec<Group>);

impl ReadGroup for Groups {
    fn read_group(&self, group: Ordinal) -> Result<Group, RecordError> {
        Ok(self.0[group.0 as usize].clone())
    }
}

/// Clocks that move only when a test moves them.
#[derive(Clone)]
pub struct TestClock {
    now: Rc<Cell<Timestamp>>,
    elapsed: Rc<Cell<Duration>>,
}

impl Clock for TestClock {
    fn now(&self) -> Timestamp {
        self.now.get()
    }

    fn elapsed(&self) -> Duration {
        self.elapsed.get()
    }
}

/// A running program of a given size.
pub struct Program {
    pub browser: Browser,
    pub terminal: Terminal<TestBackend>,
    clock: TestClock,
    /// Where files go that are taken along.
    pub files: TempDir,
}

impl Deref for Program {
    type Target = Browser;

    fn deref(&self) -> &Browser {
        &self.browser
    }
}

impl DerefMut for Program {
    fn deref_mut(&mut self) -> &mut Browser {
        &mut self.browser
    }
}

impl Program {
    /// The program over the demo groups.
    pub fn demo(columns: u16, rows: u16) -> Self {
        Self::demo_in(Language::En, columns, rows)
    }

    /// A public terminal in German over so many demo groups.
    pub fn kiosk(groups: usize, columns: u16, rows: u16) -> Self {
        Self::kiosk_with(Setup::default(), groups, columns, rows)
    }

    /// A public terminal with further settings.
    pub fn kiosk_with(setup: Setup, groups: usize, columns: u16, rows: u16) -> Self {
        let home = Some(in_country("DE"));
        let setup = Setup { mode: Mode::Kiosk, home, idle: Some(Times::default()), ..setup };
        let state = State::new(Language::De, true, false).with_setup(setup);
        Self::over(groupfinder::demo::groups(groups, 1).collect(), state, columns, rows)
    }

    /// The program over the demo groups, in a language.
    pub fn demo_in(language: Language, columns: u16, rows: u16) -> Self {
        let state = State::new(language, true, false);
        Self::over(groupfinder::demo::groups(600, 1).collect(), state, columns, rows)
    }

    /// The program over given groups. Its printer is a program that takes every page and does nothing with it.
    pub fn over(groups: Vec<Group>, state: State, columns: u16, rows: u16) -> Self {
        let mut program = Self::not_drawn(groups, state, columns, rows);
        program.draw();
        if program.browser.deadline() == Some(Duration::ZERO) {
            // The list behind the welcome is found once that is drawn, and nothing of it is seen.
            let first = program.terminal.backend().buffer().clone();
            program.wait_until(Duration::ZERO);
            assert_eq!(&first, program.terminal.backend().buffer());
        }
        program
    }

    /// The program before its first frame.
    pub fn not_drawn(groups: Vec<Group>, state: State, columns: u16, rows: u16) -> Self {
        let index = Arc::new(index_of(&groups));
        let (mode, country) = (state.setup.mode, state.home_country().map(str::to_owned));
        let printer = state.setup.can_print.then(|| Printer {
            program: "/bin/true".into(),
            queue: "test".to_owned(),
            columns: 72,
        });
        let listings = Listings { records: Box::new(Groups(groups)), mode, country };
        let clock = TestClock { now: Rc::new(Cell::new(now())), elapsed: Rc::new(Cell::new(Duration::ZERO)) };
        let files = tempfile::tempdir().unwrap();
        let options = BrowserOptions {
            look: Look::default(),
            clock: Box::new(clock.clone()),
            exporter: Exporter { printer, dir: files.path().to_owned() },
            new_data: NewData::default(),
            kept: KeptShortlist::default(),
            prepares_search: false,
            test_fault: None,
        };
        let start = if mode == Mode::Home { Session::start_on_screen } else { Session::start };
        let browser = Browser::new(start(state, index, listings, zone(), now()), options);
        let terminal = Terminal::new(TestBackend::new(columns, rows)).unwrap();
        let mut program = Self { browser, terminal, clock, files };
        program.send(Event::Resize { columns, rows });
        program
    }

    /// Gives an event to the browser as the terminal's loop does: what asks for a cleared screen gets one. Gives what
    /// the loop was told.
    pub fn send(&mut self, event: Event) -> Flow {
        let flow = self.browser.handle(event);
        self.follow(flow)
    }

    fn follow(&mut self, flow: Flow) -> Flow {
        if flow == Flow::Clear && self.browser.on_cleared() != Flow::Go {
            return Flow::Quit { wipe: true };
        }
        flow
    }

    /// Moves the clock that only goes forward, and lets happen what is due.
    pub fn wait_until(&mut self, elapsed: Duration) -> Flow {
        self.set_elapsed(elapsed);
        let flow = self.browser.on_deadline();
        let flow = self.follow(flow);
        self.draw();
        flow
    }

    /// Moves the clock that only goes forward.
    pub fn set_elapsed(&mut self, elapsed: Duration) {
        self.clock.elapsed.set(elapsed);
    }

    /// Sets the wall clock.
    pub fn set_now(&mut self, now: Timestamp) {
        self.clock.now.set(now);
    }

    /// Draws a frame, after what was put off until then.
    pub fn draw(&mut self) {
        self.browser.before_frame();
        self.terminal.draw(|frame| self.browser.draw(frame)).unwrap();
    }

    /// Another size.
    pub fn resize(&mut self, columns: u16, rows: u16) {
        self.terminal = Terminal::new(TestBackend::new(columns, rows)).unwrap();
        self.send(Event::Resize { columns, rows });
        self.draw();
    }

    /// Presses a key and draws.
    pub fn key(&mut self, key: KeyPress) -> Flow {
        let flow = self.send(Event::Key(key));
        self.draw();
        flow
    }

    /// Presses keys without modifiers.
    pub fn press(&mut self, codes: &[KeyCode]) {
        for code in codes {
            self.key(KeyPress::plain(*code));
        }
    }

    /// Types text.
    pub fn type_text(&mut self, text: &str) {
        for c in text.chars() {
            self.key(KeyPress::plain(KeyCode::Char(c)));
        }
    }

    /// The screen's text, one line a row, trailing spaces cut.
    pub fn text(&self) -> String {
        let buffer = self.terminal.backend().buffer();
        rows(buffer, |cell| cell.symbol().to_owned())
    }

    /// One letter a cell for its style: R reversed, B bold, U underlined, combinations by the most visible.
    pub fn style(&self) -> String {
        let buffer = self.terminal.backend().buffer();
        rows(buffer, |cell| {
            let has = |m| cell.modifier.contains(m);
            match () {
                () if has(Modifier::REVERSED) && has(Modifier::UNDERLINED) => "M",
                () if has(Modifier::REVERSED) && has(Modifier::BOLD) => "N",
                () if has(Modifier::REVERSED) => "R",
                () if has(Modifier::UNDERLINED) => "U",
                () if has(Modifier::BOLD) => "B",
                () => " ",
            }
            .to_owned()
        })
    }

    /// Where the cursor stands.
    pub fn cursor(&mut self) -> Position {
        self.terminal.get_cursor_position().unwrap()
    }

    /// The text of the row in which the cursor stands.
    pub fn cursor_row(&mut self) -> String {
        let row = usize::from(self.cursor().y);
        self.text().lines().nth(row).unwrap_or_default().to_owned()
    }

    /// Text and style, for snapshots.
    pub fn picture(&mut self) -> String {
        let cursor = self.cursor();
        format!("{}\n--- style\n{}\n--- cursor {},{}\n", self.text(), self.style(), cursor.x, cursor.y)
    }
}

fn rows(buffer: &Buffer, show: impl Fn(&ratatui::buffer::Cell) -> String) -> String {
    let area = buffer.area;
    let mut out = Vec::new();
    for y in 0..area.height {
        let mut row = String::new();
        let mut covered = 0;
        for x in 0..area.width {
            if covered > 0 {
                covered -= 1;
                continue;
            }
            let cell = &buffer[(x, y)];
            covered = groupfinder::page::text::width(cell.symbol()).saturating_sub(1);
            row.push_str(&show(cell));
        }
        out.push(row.trim_end().to_owned());
    }
    out.join("\n")
}

/// The index over groups.
pub fn index_of(groups: &[Group]) -> Index {
    let mut index = IndexBuilder::new();
    for group in groups {
        index.add_group(group);
    }
    index.into_index()
}

/// All listings of the built-in directory.
pub fn directory() -> Vec<Group> {
    let home = tempfile::tempdir().unwrap();
    let options = OpenOptions { data_dir: Some(home.path().to_owned()), demo: false };
    let opened = groupfinder::store::open_data(&options);
    let all = 0..u32::try_from(opened.index.len()).unwrap();
    all.map(|at| opened.read_group(Ordinal(at)).unwrap()).collect()
}
