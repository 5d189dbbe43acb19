//! The loop: draw if something changed, wait, take in all that has come, begin again. Nothing ticks.

use super::alarm::Alarm;
use super::error::TermError;
use super::event::{Event, Moment, Wake};
use super::screen::OwnScreen;
use super::terminal_mode::{self, RestoreOnDrop};
use super::{failure_note, input, panic_hook, signals};
use crate::locale::encoding::Encoding;
use ratatui::Frame;
use std::sync::mpsc::{Receiver, RecvTimeoutError, sync_channel};
use std::time::{Duration, Instant};

/// What the loop draws and asks.
pub trait Host {
    /// Takes in one event.
    fn handle(&mut self, event: Event) -> Flow;
    /// The loop begins; other threads can wake it from now on.
    fn begin(&mut self, _wake: Wake) {}
    /// Everything that came in at once has been handled, and a frame is drawn next: what was put off is done now.
    fn before_frame(&mut self) {}
    /// Draws the whole screen and sets the cursor on the focused item.
    fn draw(&mut self, frame: &mut Frame<'_>);
    /// Whether something changed since the last frame.
    fn is_dirty(&self) -> bool;
    /// How long until [`Host::on_deadline`] is due; `None` while nothing is.
    fn deadline(&self) -> Option<Duration> {
        None
    }
    /// The moment of the wall clock at which [`Host::on_deadline`] is due as well, however long the machine sleeps
    /// until then and however the clock is set; `None` while nothing is.
    fn next_moment(&self) -> Option<Moment> {
        None
    }
    /// Nobody watches over this terminal: only signals that end the program mean anything.
    fn is_unattended(&self) -> bool {
        false
    }
    /// The screen was cleared, as [`Flow::Clear`] asked.
    fn on_cleared(&mut self) -> Flow {
        Flow::Go
    }
    /// What was due is done.
    fn on_deadline(&mut self) -> Flow {
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
    /// Clear the screen and what scrolled off it at once, then ask [`Host::on_cleared`].
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
pub struct TerminalOptions {
    /// Use the mouse.
    pub mouse: bool,
    /// The directory for notes about failures; `None` = none are written.
    pub notes: Option<std::path::PathBuf>,
    /// What a person is told when the program fails.
    pub words: String,
    /// How the terminal writes letters.
    pub encoding: Encoding,
}

/// Events taken in before a frame is drawn. Enough for a paste of single keys, few enough that a flood
/// cannot keep the screen from being drawn.
const DRAIN: usize = 256;

/// Runs `host` on the terminal until it ends.
///
/// # Errors
/// [`TermError::NoTerminal`] without a terminal; otherwise what the terminal said.
pub fn run_event_loop(host: &mut dyn Host, options: &TerminalOptions) -> Result<Exit, TermError> {
    let (sender, events) = sync_channel(1024);
    panic_hook::install_panic_hook(sender.clone(), options.notes.clone(), options.words.clone());
    signals::listen_for_signals(sender.clone(), host.is_unattended())?;
    terminal_mode::enter(options.mouse)?;
    let restore_on_drop = RestoreOnDrop;
    let alarm = Alarm::new();
    input::watch_for_hang_up(alarm.timer(), sender.clone())?;
    host.begin(Wake(sender.clone()));
    input::spawn_input_thread(sender, options.encoding)?;
    let mut screen = OwnScreen::of_terminal();
    let (columns, rows) = screen.size();
    host.handle(Event::Resize { columns, rows });
    let exit = handle_events(host, &mut screen, &events, (alarm, options.mouse));
    // With a fault nothing of the screen may stay on the terminal, as with a signal.
    terminal_mode::restore(matches!(exit, Ok(Exit::Fault)));
    drop(restore_on_drop);
    if matches!(exit, Ok(Exit::Fault)) {
        panic_hook::tell_person("");
    }
    exit
}

fn handle_events(
    host: &mut dyn Host,
    screen: &mut OwnScreen,
    events: &Receiver<Event>,
    (mut alarm, mouse): (Alarm, bool),
) -> Result<Exit, TermError> {
    loop {
        if panic_hook::is_fatal() {
            return Ok(Exit::Fault);
        }
        host.before_frame();
        if host.is_dirty() {
            screen.draw(|frame| host.draw(frame))?;
        }
        let wait = host.deadline().into_iter().chain(alarm.wait_for(host.next_moment())).min();
        let first = match wait_for_event(events, wait) {
            Ok(event) => Some(event),
            Err(RecvTimeoutError::Timeout) => None,
            Err(RecvTimeoutError::Disconnected) => return Ok(Exit::Lost),
        };
        let mut flow = match first {
            Some(event) => match handle_event(host, screen, event, (&mut alarm, mouse))? {
                Next::Flow(flow) => flow,
                Next::Exit(exit) => return Ok(exit),
            },
            None => host.on_deadline(),
        };
        let began = Instant::now();
        let mut taken = 0;
        loop {
            match flow {
                Flow::Go => {}
                Flow::Redraw => screen.redraw(),
                Flow::Clear => {
                    // Before anything else, however long that takes.
                    screen.clear()?;
                    flow = host.on_cleared();
                    if flow != Flow::Clear {
                        continue;
                    }
                }
                Flow::Suspend => suspend_program(screen, mouse)?,
                Flow::Quit { wipe } => {
                    terminal_mode::restore(wipe);
                    return Ok(Exit::Left);
                }
            }
            // A search on every one of many waiting keys may take longer than a frame: then draw between.
            if taken >= DRAIN || began.elapsed() > Duration::from_millis(25) {
                break;
            }
            taken += 1;
            let Ok(event) = events.try_recv() else { break };
            flow = match handle_event(host, screen, event, (&mut alarm, mouse))? {
                Next::Flow(flow) => flow,
                Next::Exit(exit) => return Ok(exit),
            };
        }
    }
}

fn wait_for_event(events: &Receiver<Event>, wait: Option<Duration>) -> Result<Event, RecvTimeoutError> {
    match wait {
        None => events.recv().map_err(|_| RecvTimeoutError::Disconnected),
        Some(wait) => events.recv_timeout(wait),
    }
}

enum Next {
    Flow(Flow),
    Exit(Exit),
}

fn handle_event(
    host: &mut dyn Host,
    screen: &mut OwnScreen,
    event: Event,
    (alarm, mouse): (&mut Alarm, bool),
) -> Result<Next, TermError> {
    failure_note::remember_event(event.kind());
    match event {
        Event::Lost => return Ok(Next::Exit(Exit::Lost)),
        Event::Fault => return Ok(Next::Exit(Exit::Fault)),
        Event::Terminate { signal } => {
            terminal_mode::restore(true);
            return Ok(Next::Exit(Exit::Signal(signal)));
        }
        Event::Alarm => {
            alarm.note_ring();
            return Ok(Next::Flow(host.on_deadline()));
        }
        Event::Resize { columns, rows } => screen.resize(columns, rows),
        // After a stop from outside the shell has put the terminal into its own mode.
        Event::Continue if terminal_mode::was_taken_away() => terminal_mode::enter(mouse)?,
        _ => {}
    }
    Ok(Next::Flow(host.handle(event)))
}

fn suspend_program(screen: &mut OwnScreen, mouse: bool) -> Result<(), TermError> {
    // With no shell to continue it, as in `xterm -e` or a pane of tmux, the program would stand still for ever.
    if signals::can_be_continued() {
        terminal_mode::restore(false);
        signals::stop_until_continued();
        terminal_mode::enter(mouse)?;
    }
    screen.redraw();
    Ok(())
}
