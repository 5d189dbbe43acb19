//! Drives the program's state machine and screen as the browser does, without a terminal.

pub mod cast;
pub mod dataset;
pub mod effort;
pub mod fault_server;
pub mod process;
pub mod pty;
pub mod svg;

use groupfinder::app::key::{Code, Key};
use groupfinder::app::kiosk::{Picture, Setup, Times};
use groupfinder::app::page::Page;
use groupfinder::app::policy::Mode;
use groupfinder::app::session::{Details, Outcome, Session};
use groupfinder::app::state::State;
use groupfinder::app::update::Message;
use groupfinder::group::Group;
use groupfinder::locale::Locale;
use groupfinder::search::{Index, IndexBuilder, Moment, Ordinal};
use groupfinder::share::{self, Viewer};
use groupfinder::topic::Language;
use groupfinder::ui::look::Look;
use groupfinder::ui::{self, Scene};
use jiff::Timestamp;
use jiff::tz::TimeZone;
use ratatui::Terminal;
use ratatui::backend::TestBackend;
use ratatui::buffer::Buffer;
use ratatui::layout::Position;
use ratatui::style::Modifier;
use std::rc::Rc;
use std::sync::Arc;

/// The moment of all tests: Tuesday, 24 November 2026, 13:00 in Berlin.
pub fn now() -> Timestamp {
    "2026-11-24T12:00:00Z".parse().unwrap()
}

/// The zone of all tests.
pub fn zone() -> TimeZone {
    TimeZone::get("Europe/Berlin").unwrap()
}

/// Details out of the groups themselves.
pub struct Groups(pub Rc<Vec<Group>>);

impl Details for Groups {
    fn page(&mut self, group: Ordinal, words: &Locale, moment: &Moment) -> Page {
        let viewer = Viewer { words, now: moment.now, zone: &moment.zone };
        self.0.get(group.0 as usize).map(|g| share::details(g, &viewer)).unwrap_or_default()
    }

    fn picture(&mut self, group: Ordinal, _: &Locale, _: &Moment) -> Option<Picture> {
        share::qr::picture(self.0.get(group.0 as usize)?)
    }
}

/// A running program of a given size.
pub struct Program {
    pub session: Session<Groups>,
    pub terminal: Terminal<TestBackend>,
    pub look: Look,
}

impl Program {
    /// The program over the demo groups.
    pub fn demo(columns: u16, rows: u16) -> Self {
        let mut state = State::new(Language::En, true, false);
        state.demo = true;
        Self::over(groupfinder::demo::groups(600, 1).collect(), state, columns, rows)
    }

    /// A public terminal in German over so many demo groups.
    pub fn kiosk(groups: usize, columns: u16, rows: u16) -> Self {
        Self::kiosk_with(Setup::default(), groups, columns, rows)
    }

    /// A public terminal with further settings.
    pub fn kiosk_with(setup: Setup, groups: usize, columns: u16, rows: u16) -> Self {
        let country = Some("DE".to_owned());
        let setup = Setup { mode: Mode::Kiosk, country, idle: Some(Times::default()), ..setup };
        let state = State::new(Language::De, true, false).set_up(setup);
        Self::over(groupfinder::demo::groups(groups, 1).collect(), state, columns, rows)
    }

    /// The program over the demo groups, in a language.
    pub fn demo_in(language: Language, columns: u16, rows: u16) -> Self {
        let state = State::new(language, true, false);
        Self::over(groupfinder::demo::groups(600, 1).collect(), state, columns, rows)
    }

    /// The program over given groups.
    pub fn over(groups: Vec<Group>, state: State, columns: u16, rows: u16) -> Self {
        let index = Arc::new(index_of(&groups));
        let session = Session::start(state, index, Groups(Rc::new(groups)), zone(), now());
        let terminal = Terminal::new(TestBackend::new(columns, rows)).unwrap();
        let mut program = Self { session, terminal, look: Look::default() };
        program.session.handle(Message::Resize(columns, rows), now());
        program.draw();
        program
    }

    /// Draws a frame.
    pub fn draw(&mut self) {
        let mut seen = None;
        let Session { state, words, index, .. } = &self.session;
        let scene = Scene { index, words, now: now(), zone: &zone(), look: self.look };
        self.terminal.draw(|frame| seen = Some(ui::view(state, &scene, frame))).unwrap();
        self.session.state.seen = seen.unwrap();
        self.session.state.dirty = false;
    }

    /// Another size.
    pub fn resize(&mut self, columns: u16, rows: u16) {
        self.terminal = Terminal::new(TestBackend::new(columns, rows)).unwrap();
        self.session.handle(Message::Resize(columns, rows), now());
        self.draw();
    }

    /// Presses a key and draws.
    pub fn key(&mut self, key: Key) -> Outcome {
        let outcome = self.session.handle(Message::Key(key), now());
        self.draw();
        outcome
    }

    /// Presses keys without modifiers.
    pub fn press(&mut self, codes: &[Code]) {
        for code in codes {
            self.key(Key::plain(*code));
        }
    }

    /// Types text.
    pub fn type_text(&mut self, text: &str) {
        for c in text.chars() {
            self.key(Key::plain(Code::Char(c)));
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
            covered = ui::text::width(cell.symbol()).saturating_sub(1);
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
        index.add(group);
    }
    index.finish()
}
