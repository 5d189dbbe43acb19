//! The loop: draw if something changed, wait, take in all that has come, begin again. Nothing ticks.

use super::guard::{self, Taken};
use super::screen::Screen;
use super::{Event, TermError, Wake, fault, input, note, signals};
use ratatui::Frame;
use std::sync::mpsc::{Receiver, RecvTimeoutError, sync_channel};
use std::time::{Duration, Instant};

/// What the loop draws and asks.
pub trait Host {
    /// Takes in one event.
    fn handle(&mut self, event: Event) -> Flow;
    /// The loop begins; other threads can wake it from now on.
    fn begin(&mut self, _wake: Wake) {}
    /// The screen has this size now, in columns and rows, each at least 1.
    fn resize(&mut self, columns: u16, rows: u16);
    /// Everything that came in at once has been handled, and a frame is drawn next.
    fn settle(&mut self) {}
    /// Draws the whole screen and sets the cursor on the focused item.
    fn draw(&mut self, frame: &mut Frame<'_>);
    /// Whether something changed since the last frame.
    fn is_dirty(&self) -> bool;
    /// How long the host wants to wait at most, if it waits for a moment in time.
    fn wait(&self) -> Option<Duration> {
        None
    }
    /// Nobody watches over this terminal: only signals that end the program mean anything.
    fn is_unattended(&self) -> bool {
        false
    }
    /// The screen was cleared, as [`Flow::Clear`] asked.
    fn cleared(&mut self) -> Flow {
        Flow::Go
    }
    /// That moment has come.
    fn moment(&mut self) -> Flow {
        Flow::Go
    }
}

/// What the loop does next.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Flow {
    /// Go on.
    Go,
    /// Draw everything anew.
    Redraw,
    /// Clear the screen and what scrolled off it at once, then ask [`Host::cleared`].
    Clear,
    /// Stop until the shell continues the program.
    Suspend,
    /// End; with `wipe` the screen is cleared first.
    Quit {
        /// Clear the screen before leaving it.
        wipe: bool,
    },
}

/// How the loop ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Exit {
    /// A person left.
    Left,
    /// A signal ended it.
    Signal(i32),
    /// The terminal went away.
    Lost,
    /// A thread failed without which the program is of no use.
    Fault,
}

/// How to run.
#[derive(Debug, Clone, Default)]
pub struct Options {
    /// Use the mouse.
    pub mouse: bool,
    /// The directory for notes about failures; `None` = none are written.
    pub notes: Option<std::path::PathBuf>,
    /// What a person is told when the program fails.
    pub words: String,
}

/// Events taken in before a frame is drawn. Enough for a paste of single keys, few enough that a flood
/// cannot keep the screen from being drawn.
const DRAIN: usize = 256;

/// Runs `host` on the terminal until it ends.
///
/// # Errors
/// [`TermError::NoTerminal`] without a terminal; otherwise what the terminal said.
pub fn run(host: &mut dyn Host, options: &Options) -> Result<Exit, TermError> {
    let (sender, events) = sync_channel(1024);
    fault::hook(sender.clone(), options.notes.clone(), options.words.clone());
    signals::listen(sender.clone(), host.is_unattended())?;
    guard::take(options.mouse)?;
    let taken = Taken;
    input::watch_for_hang_up();
    host.begin(Wake(sender.clone()));
    input::listen(sender);
    let mut screen = Screen::new()?;
    let (columns, rows) = screen.size();
    host.resize(columns, rows);
    let exit = rounds(host, &mut screen, &events, options.mouse);
    // With a fault nothing of the screen may stay on the terminal, as with a signal.
    guard::hand_back(matches!(exit, Ok(Exit::Fault)));
    drop(taken);
    if matches!(exit, Ok(Exit::Fault)) {
        fault::say("");
    }
    exit
}

fn rounds(
    host: &mut dyn Host,
    screen: &mut Screen,
    events: &Receiver<Event>,
    mouse: bool,
) -> Result<Exit, TermError> {
    loop {
        if fault::is_fatal() {
            return Ok(Exit::Fault);
        }
        host.settle();
        if host.is_dirty() {
            screen.draw(|frame| host.draw(frame))?;
        }
        let first = match host.wait() {
            None => match events.recv() {
                Ok(event) => Some(event),
                Err(_) => return Ok(Exit::Lost),
            },
            Some(wait) => match events.recv_timeout(wait) {
                Ok(event) => Some(event),
                Err(RecvTimeoutError::Timeout) => None,
                Err(RecvTimeoutError::Disconnected) => return Ok(Exit::Lost),
            },
        };
        let mut flow = match first {
            Some(event) => match take_in(host, screen, event)? {
                Taking::Flow(flow) => flow,
                Taking::Exit(exit) => return Ok(exit),
            },
            None => host.moment(),
        };
        let began = Instant::now();
        let mut taken = 0;
        loop {
            match flow {
                Flow::Go => {}
                Flow::Redraw => screen.redraw()?,
                Flow::Clear => {
                    // Before anything else, however long that takes.
                    screen.clear()?;
                    flow = host.cleared();
                    if flow != Flow::Clear {
                        continue;
                    }
                }
                Flow::Suspend => suspend(screen, mouse)?,
                Flow::Quit { wipe } => {
                    guard::hand_back(wipe);
                    return Ok(Exit::Left);
                }
            }
            // A search on every one of many waiting keys may take longer than a frame: then draw between.
            if taken >= DRAIN || began.elapsed() > Duration::from_millis(25) {
                break;
            }
            taken += 1;
            let Ok(event) = events.try_recv() else { break };
            flow = match take_in(host, screen, event)? {
                Taking::Flow(flow) => flow,
                Taking::Exit(exit) => return Ok(exit),
            };
        }
    }
}

enum Taking {
    Flow(Flow),
    Exit(Exit),
}

fn take_in(host: &mut dyn Host, screen: &mut Screen, event: Event) -> Result<Taking, TermError> {
    note::remember(event.kind());
    match event {
        Event::Lost => return Ok(Taking::Exit(Exit::Lost)),
        Event::Fault => return Ok(Taking::Exit(Exit::Fault)),
        Event::Terminate { signal } => {
            guard::hand_back(true);
            return Ok(Taking::Exit(Exit::Signal(signal)));
        }
        Event::Resize | Event::Resumed => {
            screen.redraw()?;
            let (columns, rows) = screen.size();
            host.resize(columns, rows);
        }
        _ => {}
    }
    Ok(Taking::Flow(host.handle(event)))
}

fn suspend(screen: &mut Screen, mouse: bool) -> Result<(), TermError> {
    guard::hand_back(false);
    signals::stop_here();
    guard::take(mouse)?;
    screen.redraw()?;
    Ok(())
}
