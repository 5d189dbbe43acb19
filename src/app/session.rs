//! A running state machine: messages in, what the world must do out. Searches are done here, at once: one fits
//! into a frame, so there is nothing to wait for and no thread to keep.

use super::action::Focus;
use super::kiosk::idle::{self, Due};
use super::kiosk::staff::Tries;
use super::kiosk::{Front, Picture, Take, guide};
use super::page::Page;
use super::policy;
use super::reload;
use super::state::{Popup, State, StatusMessage};
use super::update::{Effect, Message, World, update};
use crate::locale::Locale;
use crate::search::{Index, Moment, Ordinal, find_groups};
use jiff::Timestamp;
use jiff::tz::TimeZone;
use std::collections::VecDeque;
use std::rc::Rc;
use std::sync::Arc;
use std::time::Duration;

/// Time between two pages on a public terminal, whoever prints them.
const BETWEEN_PAGES: Duration = Duration::from_secs(15);

/// Where the details of a group come from.
pub trait Details {
    /// The telephone number of a group, where it has one.
    fn phone(&mut self, _: Ordinal) -> Option<String> {
        None
    }

    /// Everything that is known about a group, as a page; where it cannot be read, a page that says so.
    fn page(&mut self, group: Ordinal, words: &Locale, moment: &Moment) -> Page;

    /// A code by which a telephone takes the group along; `None` where there is nothing to put into it.
    fn picture(&mut self, _group: Ordinal, _words: &Locale, _moment: &Moment) -> Option<Picture> {
        None
    }
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
    /// Clear the screen; then forget the visit ([`Session::leave`]), and end if that says so.
    LeaveNow,
    /// Say where the data is from ([`Message::Data`]).
    Data,
    /// Fetch the sources now.
    Fetch,
    /// Take a group along, and say what came of it ([`Message::Said`]).
    Take(Take, Ordinal),
}

/// An answer to a guided question.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Answer<'a> {
    /// The row, from 0 on.
    Row(usize),
    /// A place in words.
    Typed(&'a str),
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
    /// The state before anybody came.
    fresh: State,
    /// How much time has passed since the program started, on a clock that only goes forward.
    at: Duration,
    /// When the last key came.
    touched: Duration,
    /// Whether a key came since everything was forgotten last.
    used: bool,
    /// When a page was printed last.
    printed: Option<Duration>,
    tries: Tries,
    /// A search was asked for and not done yet.
    asked: bool,
}

impl<D: Details> Session<D> {
    /// Starts with a state, and finds what it asks for.
    pub fn start(state: State, index: Arc<Index>, details: D, zone: TimeZone, now: Timestamp) -> Self {
        let words = Locale::new(state.language).with_habits(state.habits);
        let fresh = state.clone();
        let (at, touched, tries) = (Duration::ZERO, Duration::ZERO, Tries::default());
        let mut session = Self {
            state,
            words,
            index,
            details,
            zone,
            fresh,
            at,
            touched,
            tries,
            used: false,
            printed: None,
            asked: false,
        };
        session.perform(vec![Effect::Search], now);
        session
    }

    /// Where the details come from.
    pub fn details(&self) -> &D {
        &self.details
    }

    /// The viewer's zone.
    pub fn zone(&self) -> &TimeZone {
        &self.zone
    }

    /// The telephone number of a group, where it has one.
    pub fn phone(&mut self, group: Ordinal) -> Option<String> {
        self.details.phone(group)
    }

    /// Takes in a message at the moment `now`.
    pub fn handle(&mut self, message: Message, now: Timestamp) -> Outcome {
        if matches!(message, Message::Key(_) | Message::Paste(_)) {
            (self.touched, self.used) = (self.at, true);
        }
        let effects = self.update(message);
        self.perform(effects, now)
    }

    /// Whether [`Session::renew`] may be called now: not while questions are on the screen whose answers are places in
    /// the index.
    pub fn may_renew(&self) -> bool {
        matches!(self.state.front, None | Some(Front::Attract(_)))
            && matches!(self.state.popup, None | Some(Popup::Page { .. }))
    }

    /// Takes over new data. What was typed and chosen, the focus and the selected group stay; a selected group that is
    /// gone is said to be gone.
    pub fn renew(&mut self, index: Arc<Index>, details: D, now: Timestamp) {
        let old = std::mem::replace(&mut self.index, index);
        self.details = details;
        let had = self.state.list.group.is_some();
        let (selected, top, reading) =
            (self.state.list.selected, self.state.list.top, self.state.details.reading);
        reload::carry_over(&mut self.state, &old, &self.index);
        reload::carry_over(&mut self.fresh, &old, &self.index);
        let wanted = self.state.list.group;
        self.perform(vec![Effect::Search], now);
        let hits = self.state.results.as_ref().map_or(&[][..], |results| results.hits.as_slice());
        match wanted.and_then(|group| hits.iter().position(|hit| hit.ordinal == group)) {
            Some(row) => {
                // As many rows above it as before.
                self.state.list.top = row.saturating_sub(selected.saturating_sub(top));
                self.select(row, now);
                self.perform(wanted.map(Effect::Load).into_iter().collect(), now);
                self.state.details.reading = reading;
            }
            None if had && matches!(self.state.focus, Focus::Results | Focus::Details) => {
                self.state.message = Some(StatusMessage::new("renew-gone"));
            }
            None => {}
        }
        self.state.dirty = true;
    }

    /// Notes how much time has passed since the program started, on a clock that only goes forward.
    pub fn set_time(&mut self, at: Duration) {
        self.at = self.at.max(at);
    }

    /// How long until something is due although no key comes, at the moment `at` since the program started;
    /// `None` while nothing is: at home, and in a kiosk that nobody uses.
    pub fn wait(&self, at: Duration) -> Option<Duration> {
        let times = self.state.setup.idle?;
        if !self.used {
            return None;
        }
        Some(match idle::due(times, self.touched, at, self.state.warning) {
            Due::In(wait) => wait,
            Due::Warning | Due::Wipe => Duration::ZERO,
        })
    }

    /// Does what is due: warns that the visit will be wiped, or asks for it to be wiped.
    pub fn moment(&mut self, now: Timestamp) -> Outcome {
        let Some(times) = self.state.setup.idle.filter(|_| self.wait(self.at) == Some(Duration::ZERO)) else {
            return Outcome::Go;
        };
        match idle::due(times, self.touched, self.at, self.state.warning) {
            Due::Wipe => self.perform(vec![Effect::Wipe], now),
            // Only another language is marked on the screen that invites: nobody's search is lost.
            Due::Warning
                if matches!(self.state.front, Some(Front::Attract(_))) && self.state.popup.is_none() =>
            {
                self.perform(vec![Effect::Wipe], now)
            }
            Due::Warning => {
                // Counted from when it is shown, so that nobody is wiped away without it.
                self.touched = self.at.saturating_sub(times.quiet);
                (self.state.warning, self.state.dirty) = (true, true);
                Outcome::Go
            }
            Due::In(_) => Outcome::Go,
        }
    }

    /// Leaves the visit, after the screen was cleared: everything is forgotten. Says whether the program goes on:
    /// in a kiosk with the screen that invites, at home with a neutral one if that is set.
    pub fn leave(&mut self, now: Timestamp) -> bool {
        let setup = Rc::clone(&self.state.setup);
        self.wipe(now);
        if setup.mode == policy::Mode::Home {
            self.state.front = setup.cover.map(Front::Cover);
            return self.state.front.is_some();
        }
        true
    }

    /// Forgets the visit: the state is again as before anybody came, but for the size of the screen.
    fn wipe(&mut self, now: Timestamp) {
        let size = self.state.size;
        self.state = self.fresh.clone();
        self.state.size = size;
        (self.asked, self.used) = (false, false);
        self.words = self.words.in_language(self.state.language);
        self.perform(vec![Effect::Search], now);
    }

    /// Takes in a typed key, but leaves the search it asks for to [`Session::settle`]: of many letters that came in at
    /// once, only the last one's results are ever seen.
    pub fn handle_typed(&mut self, message: Message, now: Timestamp) -> Outcome {
        (self.touched, self.used) = (self.at, true);
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

    /// Opens the guided questions.
    pub fn guide(&mut self, now: Timestamp) {
        let world = World { index: &self.index, words: &self.words };
        let effects = guide::open_guide(&mut self.state, world);
        self.perform(effects, now);
    }

    /// Answers a guided question: with the number of a row, or with the place that was typed.
    pub fn answer(&mut self, answer: Answer<'_>, now: Timestamp) {
        let world = World { index: &self.index, words: &self.words };
        let effects = match answer {
            Answer::Row(row) => guide::choose_answer(&mut self.state, row, world),
            Answer::Typed(text) => {
                if let Some(Front::Guide(guide)) = &mut self.state.front {
                    guide.place.clear();
                }
                guide::type_in_guide(&mut self.state, text, world)
            }
        };
        self.perform(effects, now);
    }

    /// Selects a row of the results and reads its details.
    pub fn select(&mut self, row: usize, now: Timestamp) {
        let effects = super::navigate::select_row(&mut self.state, row);
        self.perform(effects, now);
    }

    /// Follows what a row below the groups offers.
    pub fn follow(&mut self, way: &crate::search::WayOn, now: Timestamp) {
        let world = World { index: &self.index, words: &self.words };
        let effects = super::suggestions::follow_suggestion(&mut self.state, way, world);
        self.perform(effects, now);
    }

    /// Lists the values of a pane that fit what is typed.
    pub fn list_pane(&mut self, pane: super::action::Pane, typed: &str) {
        self.state.focus = super::action::Focus::Pane(pane);
        self.state.panes[pane.index()].filter.set(typed);
        let world = World { index: &self.index, words: &self.words };
        super::filter_panes::refresh_rows(&mut self.state, pane, world);
    }

    /// Chooses a row of a pane, or takes it back.
    pub fn choose(&mut self, pane: super::action::Pane, row: usize, now: Timestamp) {
        self.state.panes[pane.index()].selected = row;
        let world = World { index: &self.index, words: &self.words };
        let effects = super::filter_panes::toggle_selected(&mut self.state, pane, world);
        self.perform(effects, now);
    }

    /// Changes to the next language.
    pub fn next_language(&mut self, now: Timestamp) {
        let world = World { index: &self.index, words: &self.words };
        let effects = super::navigate::change_to_next_language(&mut self.state, world);
        self.perform(effects, now);
    }

    fn update(&mut self, message: Message) -> Vec<Effect> {
        let world = World { index: &self.index, words: &self.words };
        update(&mut self.state, message, world)
    }

    /// Whether a page was printed a moment ago; a stack of paper is no toy. Notes that one is printed now if not.
    fn prints_too_often(&mut self) -> bool {
        let often = self.printed.is_some_and(|last| self.at.saturating_sub(last) < BETWEEN_PAGES);
        if !often {
            self.printed = Some(self.at);
        }
        often && self.state.setup.mode == policy::Mode::Kiosk
    }

    /// Compares the code that was typed with that of the staff.
    fn check_code(&mut self) -> Vec<Effect> {
        let Some(Popup::Staff(line)) = self.state.popup.take() else { return Vec::new() };
        if !self.tries.may_try(self.at) {
            self.state.message = Some(StatusMessage::new("staff-rest"));
            return Vec::new();
        }
        if self.state.setup.staff.as_ref().is_some_and(|code| code.fits(&line.text())) {
            return vec![Effect::StaffLeave];
        }
        self.tries.wrong(self.at);
        self.state.message = Some(StatusMessage::new("staff-wrong"));
        Vec::new()
    }

    fn perform(&mut self, effects: Vec<Effect>, now: Timestamp) -> Outcome {
        let moment = Moment { now, zone: self.zone.clone() };
        let mut todo = VecDeque::from(effects);
        while let Some(effect) = todo.pop_front() {
            // Effects are the only way out, and this is the only door.
            if !policy::permits(effect, self.state.setup.mode) {
                continue;
            }
            match effect {
                Effect::Search => {
                    let results = Rc::new(find_groups(&self.index, &self.state.query(), &moment));
                    todo.extend(self.update(Message::Results(results)));
                }
                Effect::Load(group) => {
                    let page = self.details.page(group, &self.words, &moment);
                    todo.extend(self.update(Message::Loaded(group, page)));
                }
                Effect::Language => self.words = self.words.in_language(self.state.language),
                Effect::Picture(group) => {
                    let picture = self.details.picture(group, &self.words, &moment);
                    todo.extend(self.update(Message::Picture(picture)));
                }
                Effect::Take(take, group) => {
                    if take == Take::Print && self.prints_too_often() {
                        todo.extend(self.update(Message::Said(self.words.text("print-wait"))));
                        continue;
                    }
                    return Outcome::Take(take, group);
                }
                Effect::Data => return Outcome::Data,
                Effect::Fetch => return Outcome::Fetch,
                Effect::CheckCode => todo.extend(self.check_code()),
                Effect::Quit | Effect::StaffLeave => return Outcome::Quit,
                Effect::LeaveNow | Effect::Wipe => return Outcome::LeaveNow,
                Effect::Suspend => return Outcome::Suspend,
                Effect::Redraw => return Outcome::Redraw,
            }
        }
        Outcome::Go
    }
}
