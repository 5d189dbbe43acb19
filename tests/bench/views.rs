//! From a key to the finished frame inside the process, as a list, on a map and in a week, in its two parts: the answer
//! (key, search, what the view needs) and the frame. `cargo bench --bench views`, with a number of groups if you like.
//! The screen is in memory; what a terminal adds is measured by `--bench screen`. Two threads may share a search, so this
//! is time on the wall: run it on a quiet machine.

#![allow(clippy::unwrap_used, clippy::print_stdout, reason = "a measurement for people")]

use groupfinder::app::key::{KeyCode, KeyPress};
use groupfinder::app::message::Message;
use groupfinder::app::result_row::RowText;
use groupfinder::app::session::{ReadDetails, Session};
use groupfinder::app::state::{State, View};
use groupfinder::locale::Locale;
use groupfinder::page::Page;
use groupfinder::search::{IndexBuilder, LocalNow, Ordinal, warm_up};
use groupfinder::topic::Language;
use groupfinder::ui::look::Look;
use groupfinder::ui::{Scene, view};
use jiff::Timestamp;
use jiff::tz::TimeZone;
use ratatui::Terminal;
use ratatui::backend::TestBackend;
use std::sync::Arc;
use std::time::{Duration, Instant};

const QUESTIONS: [&str; 6] =
    ["trauergruppe köln", "mein mann trinkt", "sorg oslo online", "grief", "angst münchen dienstag", ""];

struct NoDetails;

impl ReadDetails for NoDetails {
    fn read_page(&mut self, _: Ordinal, _: &[RowText], _: &Locale, _: &LocalNow) -> Page {
        Page::default()
    }
}

/// What a key took.
struct Time {
    whole: Duration,
    /// What of it went into the frame.
    frame: Duration,
    key: KeyPress,
}

struct Screen {
    session: Session<NoDetails>,
    terminal: Terminal<TestBackend>,
    now: Timestamp,
    times: [Vec<Time>; View::ALL.len()],
}

impl Screen {
    fn press(&mut self, key: KeyPress) {
        let started = Instant::now();
        self.session.handle(Message::Key(key), self.now);
        self.session.run_pending_search(self.now);
        let answered = Instant::now();
        let mut seen = None;
        let session = &self.session;
        self.terminal
            .draw(|frame| {
                let scene = Scene {
                    index: &session.index,
                    locale: &session.locale,
                    now: self.now,
                    zone: session.zone(),
                    look: Look::default(),
                };
                seen = Some(view(&session.state, &scene, frame));
            })
            .unwrap();
        self.session.state.seen = seen.unwrap();
        let time = Time { whole: started.elapsed(), frame: answered.elapsed(), key };
        self.times[self.session.state.view as usize].push(time);
    }

    fn press_all(&mut self, codes: &[KeyCode]) {
        for code in codes {
            self.press(KeyPress::plain(*code));
        }
    }
}

fn main() {
    let asked: Vec<usize> = std::env::args().skip(1).filter_map(|a| a.parse().ok()).collect();
    println!("groups     view   keys  median ms  p99 ms  max ms  median and p99 of the frame  slowest keys");
    for n in if asked.is_empty() { vec![10_000, 100_000] } else { asked } {
        measure(n);
    }
}

fn measure(n: usize) {
    let mut builder = IndexBuilder::new();
    groupfinder::demo::groups(n, 1).for_each(|group| builder.add_group(&group));
    let now: Timestamp = "2026-11-24T12:00:00Z".parse().unwrap();
    let zone = TimeZone::get("Europe/Berlin").unwrap();
    let mut state = State::new(Language::De, true, false);
    (state.size, state.seen.results) = ((120, 40), 10);
    let index = Arc::new(builder.into_index());
    index.read_calendar(now);
    warm_up();
    let session = Session::start(state, index, NoDetails, zone, now);
    let terminal = Terminal::new(TestBackend::new(120, 40)).unwrap();
    let mut screen = Screen { session, terminal, now, times: Default::default() };
    for _ in View::ALL {
        screen.press(KeyPress::ctrl('o'));
        for question in QUESTIONS {
            screen.press_all(&[KeyCode::Char('/')]);
            question.chars().for_each(|letter| screen.press(KeyPress::plain(KeyCode::Char(letter))));
            screen.press_all(&[KeyCode::Enter, KeyCode::Down, KeyCode::Right, KeyCode::Up, KeyCode::Left]);
            screen.press_all(&[KeyCode::Char('+'), KeyCode::Right, KeyCode::Char('+'), KeyCode::Down]);
            screen.press_all(&[KeyCode::Char('-'), KeyCode::PageDown, KeyCode::End, KeyCode::Home]);
            screen.press_all(&[KeyCode::Enter, KeyCode::Down, KeyCode::F(8)]);
        }
        // From the search box, where the last key left the focus, the view goes on.
        screen.press_all(&[KeyCode::Down]);
    }
    for (view, times) in View::ALL.iter().zip(&mut screen.times) {
        times.sort_by_key(|time| std::cmp::Reverse(time.whole));
        let slowest = times.iter().take(3).map(|time| time.key.to_string()).collect::<Vec<_>>().join(" ");
        let of_whole = times.iter().map(|time| time.whole).collect();
        let of_frame = times.iter().map(|time| time.frame).collect();
        let [median, p99, max] = percentiles(of_whole);
        let [frame, frame_p99, _] = percentiles(of_frame);
        let name = format!("{view:?}").to_lowercase();
        println!(
            "{n:<9}  {name:<5}  {:>4}  {median:>9.2}  {p99:>6.2}  {max:>6.2}  {frame:>17.2}  {frame_p99:>8.2}  {slowest}",
            times.len()
        );
    }
}

/// Median, 99th percentile and the most, in milliseconds.
fn percentiles(mut times: Vec<Duration>) -> [f64; 3] {
    times.sort_unstable();
    [50, 99, 100].map(|share| times[(times.len() - 1) * share / 100].as_secs_f64() * 1e3)
}
