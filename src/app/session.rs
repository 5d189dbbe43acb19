//! A running state machine: messages in, what the world must do out. Searches are done here, at once: one fits
//! into a frame, so there is nothing to wait for and no thread to keep.

use super::page::Page;
use super::state::State;
use super::update::{Effect, Message, World, relabel, update};
use crate::locale::Locale;
use crate::search::{Index, Moment, Ordinal};
use jiff::Timestamp;
use jiff::tz::TimeZone;
use std::collections::VecDeque;
use std::rc::Rc;
use std::sync::Arc;

/// Where the details of a group come from.
pub trait Details {
    /// Everything that is known about a group, as a page; where it cannot be read, a page that says so.
    fn page(&mut self, group: Ordinal, words: &Locale, moment: &Moment) -> Page;
}

/// What the world must do after a message.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outcome {
    /// Nothing but draw.
    Go,
    /// Draw everything anew.
    Redraw,
    /// Stop until the shell continues the program.
    Suspend,
    /// End.
    Quit,
    /// Clear the screen, then end.
    LeaveNow,
}

/// A running state machine.
pub struct Session<D> {
    /// What is on the screen.
    pub state: State,
    /// The words it is said in.
    pub words: Locale,
    /// The dataset's index.
    pub index: Arc<Index>,
    details: D,
    zone: TimeZone,
    /// A search was asked for and not done yet.
    asked: bool,
}

impl<D: Details> Session<D> {
    /// Starts with a state, and finds what it asks for.
    pub fn start(state: State, index: Arc<Index>, details: D, zone: TimeZone, now: Timestamp) -> Self {
        let words = Locale::new(state.language);
        let mut session = Self { state, words, index, details, zone, asked: false };
        session.perform(vec![Effect::Search], now);
        session
    }

    /// The viewer's zone.
    pub fn zone(&self) -> &TimeZone {
        &self.zone
    }

    /// Takes in a message at the moment `now`.
    pub fn handle(&mut self, message: Message, now: Timestamp) -> Outcome {
        let effects = self.update(message);
        self.perform(effects, now)
    }

    /// Takes in a typed key, but leaves the search it asks for to [`Session::settle`]: of many letters that came in at
    /// once, only the last one's results are ever seen.
    pub fn handle_typed(&mut self, message: Message, now: Timestamp) -> Outcome {
        let effects = self.update(message);
        if effects == [Effect::Search] {
            self.asked = true;
            return Outcome::Go;
        }
        self.perform(effects, now)
    }

    /// Does the search that was left to be done, if any.
    pub fn settle(&mut self, now: Timestamp) {
        if std::mem::take(&mut self.asked) {
            self.perform(vec![Effect::Search], now);
        }
    }

    /// Searches anew, after the state was changed from outside the keys.
    pub fn search_again(&mut self, now: Timestamp) {
        self.perform(vec![Effect::Search], now);
    }

    /// Selects a row of the results and reads its details.
    pub fn select(&mut self, row: usize, now: Timestamp) {
        let effects = super::update::select(&mut self.state, row);
        self.perform(effects, now);
    }

    /// Follows what a row below the groups offers.
    pub fn follow(&mut self, way: &crate::search::WayOn, now: Timestamp) {
        let world = World { index: &self.index, words: &self.words };
        let effects = super::ways::follow(&mut self.state, way, world);
        self.perform(effects, now);
    }

    /// Lists the values of a pane that fit what is typed.
    pub fn list_pane(&mut self, pane: super::action::Pane, typed: &str) {
        self.state.focus = super::action::Focus::Pane(pane);
        self.state.panes[pane.index()].filter.set(typed);
        let world = World { index: &self.index, words: &self.words };
        super::panes::refresh(&mut self.state, pane, world);
    }

    /// Chooses a row of a pane, or takes it back.
    pub fn choose(&mut self, pane: super::action::Pane, row: usize, now: Timestamp) {
        self.state.panes[pane.index()].selected = row;
        let world = World { index: &self.index, words: &self.words };
        let effects = super::panes::toggle(&mut self.state, pane, world);
        self.perform(effects, now);
    }

    /// Changes to the next language.
    pub fn next_language(&mut self, now: Timestamp) {
        let effects = super::update::next_language(&mut self.state);
        self.perform(effects, now);
    }

    fn update(&mut self, message: Message) -> Vec<Effect> {
        let world = World { index: &self.index, words: &self.words };
        update(&mut self.state, message, world)
    }

    fn perform(&mut self, effects: Vec<Effect>, now: Timestamp) -> Outcome {
        let moment = Moment { now, zone: self.zone.clone() };
        let mut todo = VecDeque::from(effects);
        while let Some(effect) = todo.pop_front() {
            match effect {
                Effect::Search => {
                    let results = Rc::new(self.index.search(&self.state.query(), &moment));
                    todo.extend(self.update(Message::Results(results)));
                }
                Effect::Load(group) => {
                    let page = self.details.page(group, &self.words, &moment);
                    todo.extend(self.update(Message::Loaded(group, page)));
                }
                Effect::Language => {
                    self.words = Locale::new(self.state.language);
                    let world = World { index: &self.index, words: &self.words };
                    todo.extend(relabel(&mut self.state, world));
                }
                Effect::Quit => return Outcome::Quit,
                Effect::LeaveNow => return Outcome::LeaveNow,
                Effect::Suspend => return Outcome::Suspend,
                Effect::Redraw => return Outcome::Redraw,
            }
        }
        Outcome::Go
    }
}
