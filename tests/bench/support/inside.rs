//! The parts of a key press and of a start, measured inside this process: with the data that the program took in, the real
//! state machine, and a screen whose bytes go nowhere.

use crate::outside::milliseconds;
use crate::samples::Samples;
use groupfinder::app::key::KeyPress;
use groupfinder::app::kiosk::Setup;
use groupfinder::app::message::Message;
use groupfinder::app::policy::Mode;
use groupfinder::app::result_row::RowText;
use groupfinder::app::session::{ReadDetails, Session};
use groupfinder::app::state::{State, View};
use groupfinder::command::browse::Listings;
use groupfinder::locale::Locale;
use groupfinder::page::Page;
use groupfinder::place::{Home, HomeSource};
use groupfinder::search::{LatePart, LocalNow, Ordinal, Step, find_groups_in_steps, warm_up};
use groupfinder::store::{OpenOptions, Opened, open_data};
use groupfinder::term::{Decoder, Event, Screen};
use groupfinder::topic::Language;
use groupfinder::ui::look::Look;
use groupfinder::ui::{self, Scene};
use jiff::Timestamp;
use jiff::tz::TimeZone;
use std::cell::Cell;
use std::path::Path;
use std::rc::Rc;
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

/// The parts of a key press, then the whole.
pub const KEY_ROWS: [&str; 20] = [
    "decode",
    "update",
    "parse",
    "score",
    "relax",
    "pass",
    "counts",
    "rank",
    "suggest",
    "show results",
    "details",
    "draw",
    "write",
    "key in list",
    "key on map",
    "key in week",
    "frame in list",
    "frame on map",
    "frame in week",
    "allocations",
];
/// The parts of a start, in turn.
pub const START_ROWS: [&str; 6] =
    ["open the files", "first search", "first frame", "written", "list behind it", "later frame"];

const QUESTIONS: [&str; 6] =
    ["trauergruppe köln", "mein mann trinkt", "sorg oslo online", "grief", "angst münchen dienstag", ""];
const SIZE: (u16, u16) = (120, 40);
const DOWN: &str = "\x1b[B";
const UP: &str = "\x1b[A";
const RIGHT: &str = "\x1b[C";
const LEFT: &str = "\x1b[D";
const PAGE_DOWN: &str = "\x1b[6~";
const HOME: &str = "\x1b[H";
const END: &str = "\x1b[F";
/// F8, which begins anew.
const CLEAR: &str = "\x1b[19~";
/// Ctrl-O.
const NEXT_VIEW: &str = "\x0f";

/// Groups from the disk, and how long it took to make pages of them.
struct TimedListings {
    listings: Listings,
    taken: Rc<Cell<Duration>>,
}

impl ReadDetails for TimedListings {
    fn read_page(&mut self, group: Ordinal, near: &[RowText], locale: &Locale, moment: &LocalNow) -> Page {
        let started = Instant::now();
        let page = self.listings.read_page(group, near, locale, moment);
        self.taken.set(self.taken.get() + started.elapsed());
        page
    }
}

struct Bench {
    session: Session<TimedListings>,
    screen: Screen<Vec<u8>>,
    decoder: Decoder,
    now: Timestamp,
    /// What was spent on details so far.
    details: Rc<Cell<Duration>>,
    samples: Samples,
}

/// What a frame took: to put everything in its place and draw it, and to make bytes of what changed.
#[derive(Default)]
struct FrameTime {
    draw: Duration,
    write: Duration,
}

impl Bench {
    fn start(opened: Opened, samples: Samples) -> Self {
        let now: Timestamp = "2026-11-24T12:00:00Z".parse().unwrap();
        let zone = TimeZone::get("Europe/Berlin").unwrap();
        let home = Some(Home::in_country("DE", HomeSource::Setting));
        let state = State::new(Language::De, false, false).with_setup(Setup { home, ..Setup::default() });
        let details = Rc::new(Cell::new(Duration::ZERO));
        let country = Some("DE".to_owned());
        let listings = Listings { records: Box::new(opened.records), mode: Mode::Home, country };
        let listings = TimedListings { listings, taken: Rc::clone(&details) };
        let mut session = Session::start_on_screen(state, Arc::new(opened.index), listings, zone, now);
        session.handle(Message::Resize(SIZE.0, SIZE.1), now);
        let screen = Screen::new(Vec::new(), SIZE.0, SIZE.1);
        Self { session, screen, decoder: Decoder::default(), now, details, samples }
    }

    fn draw(&mut self) -> FrameTime {
        let (session, now) = (&self.session, self.now);
        let (mut seen, mut draw) = (None, Duration::ZERO);
        self.screen.out_mut().clear();
        let started = Instant::now();
        let view = |frame: &mut ratatui::Frame<'_>| {
            let started = Instant::now();
            let scene = Scene {
                index: &session.index,
                locale: &session.locale,
                now,
                zone: session.zone(),
                look: Look::default(),
            };
            seen = Some(ui::view(&session.state, &scene, frame));
            draw = started.elapsed();
        };
        self.screen.draw(view).unwrap();
        let write = started.elapsed().saturating_sub(draw);
        self.session.state.seen = seen.unwrap();
        FrameTime { draw, write }
    }

    /// Presses a key, and searches once more for what it brought about, step by step.
    fn press(&mut self, bytes: &str) {
        let started = Instant::now();
        let mut key = None;
        self.decoder.feed(bytes.as_bytes(), &mut |event| {
            if let Event::Key(pressed) = event {
                key = Some(pressed);
            }
        });
        let decode = started.elapsed();
        let key: KeyPress = key.unwrap();
        let (results, details) = (self.session.state.results.clone(), self.details.get());
        let (mut update, mut answer, mut frame) = (Duration::ZERO, Duration::ZERO, FrameTime::default());
        let allocated = allocation_counter::measure(|| {
            let started = Instant::now();
            self.session.handle(Message::Key(key), self.now);
            update = started.elapsed();
            self.session.run_pending_search(self.now);
            answer = started.elapsed();
            frame = self.draw();
        });
        let details = self.details.get().saturating_sub(details);
        let is_found_anew = match (&results, &self.session.state.results) {
            (Some(before), Some(now)) => !Rc::ptr_eq(before, now),
            (before, now) => before.is_some() != now.is_some(),
        };
        let (whole, of_frame) = match self.session.state.view {
            View::List => ("key in list", "frame in list"),
            View::Map => ("key on map", "frame on map"),
            View::Week => ("key in week", "frame in week"),
        };
        self.add(whole, decode + answer + frame.draw + frame.write);
        self.add(of_frame, frame.draw + frame.write);
        // The parts are those of the list: the other views gather for themselves while they search.
        if self.session.state.view != View::List {
            return;
        }
        self.add("decode", decode);
        self.add("draw", frame.draw);
        self.add("write", frame.write);
        self.samples.add("allocations", allocated.count_total as f64);
        if details > Duration::ZERO {
            self.add("details", details);
        }
        // The search for a typed letter is put off until the frame, that of another key is part of its update.
        let is_put_off = is_found_anew && key.typed().is_some();
        if is_put_off || !is_found_anew {
            self.add("update", if is_put_off { update } else { update.saturating_sub(details) });
        }
        if is_found_anew {
            let before = if is_put_off { update } else { Duration::ZERO };
            let searched = self.search_in_steps();
            self.add("show results", answer.saturating_sub(before + searched + details));
        }
    }

    fn add(&mut self, name: &str, taken: Duration) {
        self.samples.add(name, milliseconds(taken));
    }

    /// Searches for what the state asks for. Gives how long all steps took.
    fn search_in_steps(&mut self) -> Duration {
        let query = self.session.state.query();
        let moment = LocalNow { now: self.now, zone: self.session.zone().clone() };
        let steps = Mutex::new((Instant::now(), Vec::new()));
        let note_step = |step: Step| {
            let (since, taken) = &mut *steps.lock().unwrap();
            taken.push((step, since.elapsed()));
            *since = Instant::now();
        };
        find_groups_in_steps(&self.session.index, &query, &moment, &note_step);
        let (_, steps) = steps.into_inner().unwrap();
        for (step, taken) in &steps {
            self.add(&format!("{step:?}").to_lowercase(), *taken);
        }
        steps.iter().map(|(_, taken)| *taken).sum()
    }

    fn press_all(&mut self, keys: &[&str]) {
        for key in keys {
            self.press(key);
        }
    }
}

fn open(data: &Path) -> Opened {
    let opened = open_data(&OpenOptions { data_dir: Some(data.to_owned()), demo: false });
    assert!(opened.notices.is_empty(), "{:?}", opened.notices);
    opened
}

/// Presses the keys of somebody who looks for several things in each view.
pub fn measure_keys(data: &Path) -> Samples {
    let opened = open(data);
    opened.index.read_late_part(LatePart::Words);
    warm_up();
    let mut bench = Bench::start(opened, Samples::of(&KEY_ROWS));
    bench.session.index.read_calendar(bench.now);
    bench.session.on_deadline(bench.now);
    bench.draw();
    for _ in View::ALL {
        bench.press(NEXT_VIEW);
        for question in QUESTIONS {
            bench.press("/");
            question.chars().for_each(|letter| bench.press(letter.encode_utf8(&mut [0; 4])));
            question.chars().take(4).for_each(|_| bench.press("\x7f"));
            bench.press_all(&["\r", DOWN, RIGHT, UP, LEFT, "+", RIGHT, "+", DOWN, "-", PAGE_DOWN, END, HOME]);
            bench.press_all(&["\r", DOWN, CLEAR]);
        }
        // From the search box, where the last key left the focus, the view goes on.
        bench.press(DOWN);
    }
    bench.samples
}

/// Starts as the program does. A process can do this once: what is read then, stays.
pub fn measure_start(data: &Path) -> Samples {
    let mut samples = Samples::of(&START_ROWS);
    let started = Instant::now();
    let opened = open(data);
    samples.add("open the files", milliseconds(started.elapsed()));
    let started = Instant::now();
    let mut bench = Bench::start(opened, samples);
    bench.add("first search", started.elapsed());
    let frame = bench.draw();
    bench.add("first frame", frame.draw);
    bench.add("written", frame.write);
    let started = Instant::now();
    bench.session.on_deadline(bench.now);
    bench.add("list behind it", started.elapsed());
    let frame = bench.draw();
    bench.add("later frame", frame.draw + frame.write);
    bench.samples
}
