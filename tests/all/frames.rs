//! The bytes of frames, read by an emulator: the screen is as it was drawn, whatever was on it, only rows that changed are
//! written, and in few bytes.

use crate::support::Program;
use groupfinder::app::key::{KeyCode, KeyPress};
use groupfinder::term::{Event, Host as _, Screen};
use groupfinder::topic::Language;
use groupfinder::ui::theme::Theme;
use ratatui::buffer::{Buffer, Cell};
use ratatui::style::{Color, Modifier};
use std::collections::BTreeSet;

/// A program, the bytes of its frames, and what a terminal shows of them.
struct Watched {
    program: Program,
    screen: Screen<Vec<u8>>,
    terminal: vt100::Parser,
    /// The last frame, and the one before.
    frames: [Buffer; 2],
}

impl Watched {
    fn start(language: Language, theme: Theme, (columns, rows): (u16, u16)) -> Self {
        let mut program = Program::demo_in(language, columns, rows);
        program.look.theme = theme;
        let frame = Buffer::empty(ratatui::layout::Rect::new(0, 0, columns, rows));
        let mut terminal = vt100::Parser::new(rows.try_into().unwrap(), columns.try_into().unwrap(), 0);
        // What another program left there.
        terminal.process("\x1b[7;35mleft behind ".repeat(1_000).as_bytes());
        let frames = [frame.clone(), frame];
        let mut watched = Self { program, screen: Screen::new(Vec::new(), columns, rows), terminal, frames };
        watched.draw();
        watched
    }

    /// Draws a frame and gives its bytes.
    fn draw(&mut self) -> Vec<u8> {
        self.program.draw();
        self.frames.swap(0, 1);
        let view = |frame: &mut ratatui::Frame<'_>| {
            self.program.browser.draw(frame);
            self.frames[0].clone_from(frame.buffer_mut());
        };
        self.screen.draw(view).unwrap();
        let bytes = std::mem::take(self.screen.out_mut());
        self.terminal.process(&bytes);
        bytes
    }

    fn press(&mut self, code: KeyCode) -> Vec<u8> {
        self.program.send(Event::Key(KeyPress::plain(code)));
        self.draw()
    }

    fn assert_shown(&mut self, told: &str) {
        let cursor = self.program.cursor();
        let [frame, _] = &self.frames;
        let screen = self.terminal.screen();
        assert_eq!(screen.cursor_position(), (cursor.y, cursor.x), "{told}");
        assert!(!screen.hide_cursor(), "{told}");
        let mut covered = 0;
        for position in frame.area.positions() {
            let (x, y) = (position.x, position.y);
            if covered > 0 {
                covered -= 1;
                continue;
            }
            let (wanted, shown) = (&frame[position], screen.cell(y, x).unwrap());
            covered = groupfinder::page::text::width(wanted.symbol()).saturating_sub(1);
            assert!(
                is_shown(wanted, shown),
                "{told}: {x}, {y}: {wanted:?}, but {shown:?}\n{}",
                screen.contents()
            );
        }
    }

    /// Rows that differ from the frame before.
    fn changed_rows(&self) -> BTreeSet<u16> {
        let [now, before] = &self.frames;
        before.diff(now).iter().map(|(_, y, _)| *y).collect()
    }
}

/// Whether a terminal's cell looks as wanted; nobody sees the ink or the weight of a blank.
fn is_shown(wanted: &Cell, shown: &vt100::Cell) -> bool {
    let is_blank = wanted.symbol() == " ";
    let letter = if shown.has_contents() { shown.contents() } else { " " };
    let has = |modifier| wanted.modifier.contains(modifier);
    let ink = is_blank && !has(Modifier::REVERSED) || shown.fgcolor() == colour_of(wanted.fg);
    let weight = is_blank || shown.bold() == has(Modifier::BOLD);
    let lines = shown.underline() == has(Modifier::UNDERLINED) && shown.inverse() == has(Modifier::REVERSED);
    letter == wanted.symbol() && ink && weight && lines && shown.bgcolor() == colour_of(wanted.bg)
}

fn colour_of(colour: Color) -> vt100::Color {
    let sixteen = [
        Color::Black,
        Color::Red,
        Color::Green,
        Color::Yellow,
        Color::Blue,
        Color::Magenta,
        Color::Cyan,
        Color::Gray,
        Color::DarkGray,
        Color::LightRed,
        Color::LightGreen,
        Color::LightYellow,
        Color::LightBlue,
        Color::LightMagenta,
        Color::LightCyan,
        Color::White,
    ];
    match colour {
        Color::Reset => vt100::Color::Default,
        Color::Rgb(red, green, blue) => vt100::Color::Rgb(red, green, blue),
        Color::Indexed(number) => vt100::Color::Idx(number),
        named => vt100::Color::Idx(sixteen.iter().position(|colour| *colour == named).unwrap() as u8),
    }
}

/// The rows that the bytes of a frame go to.
fn rows_addressed(bytes: &[u8]) -> BTreeSet<u16> {
    let text = std::str::from_utf8(bytes).unwrap();
    let sequences = text.split('\x1b').filter_map(|part| part.strip_prefix('['));
    let places = sequences.filter_map(|part| {
        let end = part.find(|c: char| c.is_ascii_alphabetic())?;
        (part[end..].starts_with('H')).then(|| part[..end].split(';').next().unwrap().parse::<u16>().unwrap())
    });
    places.map(|row| row - 1).collect()
}

/// What somebody types and where they go.
fn walk() -> Vec<KeyCode> {
    let typed = |text: &str| text.chars().map(KeyCode::Char).collect::<Vec<_>>();
    let back = |times: usize| vec![KeyCode::Backspace; times];
    let keys = [
        typed("trauer"),
        back(6),
        typed("krebs møte 断酒会"),
        back(3),
        vec![KeyCode::Enter, KeyCode::Down, KeyCode::Down, KeyCode::PageDown, KeyCode::Enter, KeyCode::Down],
        vec![KeyCode::Esc, KeyCode::Tab, KeyCode::Down, KeyCode::Char(' '), KeyCode::Char(' ')],
        vec![KeyCode::F(1), KeyCode::Down, KeyCode::Esc, KeyCode::F(9), KeyCode::Esc, KeyCode::F(8)],
    ];
    keys.concat()
}

#[test]
fn a_terminal_shows_what_was_drawn() {
    let (languages, themes) = ([Language::De, Language::Nb, Language::En], Theme::ALL);
    for (at, theme) in themes.into_iter().enumerate() {
        for (size_at, size) in [(120, 40), (80, 24), (40, 12), (200, 50)].into_iter().enumerate() {
            let mut watched = Watched::start(languages[(at + size_at) % 3], theme, size);
            watched.assert_shown("at the start");
            for (step, key) in walk().into_iter().enumerate() {
                watched.press(key);
                watched.assert_shown(&format!("{theme:?} {size:?}, key {step}: {key:?}"));
            }
        }
    }
}

#[test]
fn only_rows_that_changed_are_written_and_in_few_bytes() {
    let mut watched = Watched::start(Language::En, Theme::Terminal, (120, 40));
    let (mut written, mut needed, mut three) = (0, 0, 0);
    for key in walk() {
        let bytes = watched.press(key);
        let changed = watched.changed_rows();
        let mut addressed = rows_addressed(&bytes);
        // The cursor goes to its place in any case.
        addressed.remove(&watched.program.cursor().y);
        assert!(addressed.is_subset(&changed), "{key:?}: rows {addressed:?} of {changed:?}");
        three += usize::from(changed.len() <= 3);
        written += bytes.len();
        let [now, before] = &watched.frames;
        needed += before.diff(now).iter().map(|(.., cell)| cell.symbol().len()).sum::<usize>();
    }
    assert!(three > 5, "{three} keys changed few rows");
    // With a place and a whole style for each piece it is more than three times what changes.
    assert!(written < needed * 5 / 3, "{written} bytes for {needed} that changed");
}
