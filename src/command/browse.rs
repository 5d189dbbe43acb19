//! The browser: joins the state machine, the index and the screen.

use super::{Context, Failure};
use crate::app::state::State;
use crate::app::update::{Effect, Message, World, relabel, update};
use crate::cli::BrowseArgs;
use crate::locale::Locale;
use crate::search::{Index, Ordinal};
use crate::share::{self, Viewer};
use crate::term::{self, Event, Exit, Flow, Host, TermError};
use crate::ui::{self, Scene};
use jiff::Timestamp;
use ratatui::Frame;
use std::collections::VecDeque;
use std::io::Write;
use std::rc::Rc;

/// Opens the browser and stays until a person leaves. Gives the exit code.
///
/// # Errors
/// [`Failure::Usage`] where there is no terminal to draw on.
pub fn run(context: &Context<'_>, args: &BrowseArgs, _err: &mut dyn Write) -> Result<u8, Failure> {
    if !term::is_terminal() {
        return Err(Failure::Usage(context.words.text("error-no-terminal")));
    }
    let index = Index::stub(crate::demo::groups(600, 7).collect());
    let mut browser = Browser::new(context, index, args.ascii);
    match term::run(&mut browser) {
        Ok(Exit::Left) => Ok(0),
        Ok(Exit::Signal(signal)) => Ok(u8::try_from(128 + signal).unwrap_or(1)),
        Ok(Exit::Lost) => Ok(1),
        Err(TermError::NoTerminal) => Err(Failure::Usage(context.words.text("error-no-terminal"))),
        Err(TermError::Io(error)) => Err(Failure::Output(error)),
    }
}

/// The running browser.
struct Browser<'a> {
    context: &'a Context<'a>,
    state: State,
    words: Locale,
    index: Index,
}

impl<'a> Browser<'a> {
    fn new(context: &'a Context<'a>, index: Index, ascii: bool) -> Self {
        let words = Locale::new(context.language());
        let state = State::new(context.language(), context.global.demo, ascii);
        let mut browser = Self { context, state, words, index };
        browser.perform(vec![Effect::Search]);
        browser
    }

    /// The moment: fixed where the command line fixed it.
    fn now(&self) -> Timestamp {
        self.context.global.now.unwrap_or_else(Timestamp::now)
    }

    fn send(&mut self, message: Message) -> Flow {
        let world = World { index: &self.index, words: &self.words };
        let effects = update(&mut self.state, message, world);
        self.perform(effects)
    }

    /// Does what the state machine asks for. A search fits into a frame, so it is done here and now; what it
    /// finds goes back in before the frame is drawn.
    fn perform(&mut self, effects: Vec<Effect>) -> Flow {
        let mut todo = VecDeque::from(effects);
        while let Some(effect) = todo.pop_front() {
            let world = World { index: &self.index, words: &self.words };
            match effect {
                Effect::Search => {
                    let results = Rc::new(self.index.search(&self.state.query()));
                    todo.extend(update(&mut self.state, Message::Results(results), world));
                }
                Effect::Load(ordinal) => {
                    let page = self.details(ordinal);
                    todo.extend(update(&mut self.state, Message::Loaded(ordinal, page), world));
                }
                Effect::Language => {
                    self.words = Locale::new(self.state.language);
                    let world = World { index: &self.index, words: &self.words };
                    todo.extend(relabel(&mut self.state, world));
                }
                Effect::Quit => return Flow::Quit { wipe: false },
                Effect::LeaveNow => return Flow::Quit { wipe: true },
                Effect::Suspend => return Flow::Suspend,
                Effect::Redraw => return Flow::Redraw,
            }
        }
        Flow::Go
    }

    fn details(&self, ordinal: Ordinal) -> crate::app::page::Page {
        let viewer = Viewer { words: &self.words, now: self.now(), zone: &self.context.zone };
        share::details(self.index.group(ordinal), &viewer)
    }
}

impl Host for Browser<'_> {
    fn handle(&mut self, event: Event) -> Flow {
        match event {
            Event::Key(key) => self.send(Message::Key(key)),
            Event::Paste(text) => self.send(Message::Paste(text)),
            Event::Resize { columns, rows } => self.send(Message::Resize(columns, rows)),
            Event::Resumed => self.send(Message::Redraw),
            Event::Suspend => Flow::Suspend,
            Event::Terminate { .. } | Event::Lost => Flow::Go,
        }
    }

    fn draw(&mut self, frame: &mut Frame<'_>) {
        let scene =
            Scene { index: &self.index, words: &self.words, now: self.now(), zone: &self.context.zone };
        self.state.seen = ui::view(&self.state, &scene, frame);
        self.state.dirty = false;
    }

    fn is_dirty(&self) -> bool {
        self.state.dirty
    }
}
