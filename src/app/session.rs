//! A running state machine: messages in, what the world must do out. Searches are done here, at once: one fits
//! into a frame, so there is nothing to wait for and no thread to keep.

use super::action::{Action, Focus};
use super::draft::{code_text, draft_title};
use super::find_list::{FoundList, find_list};
pub use super::host_command::HostCommand;
use super::kiosk::idle::Due;
use super::kiosk::visit_clock::VisitClock;
use super::kiosk::{ExportTarget, FullScreen};
use super::message::{Effect, Message, World};
pub use super::read_details::ReadDetails;
use super::result_row::neighbour_rows;
use super::state::{
    DraftChoice, KeyArgument, MOST_COMPARED, PageKind, Popup, State, StatusMessage, row_of_hit,
};
use super::update::{fill_view, update};
use super::welcome_content::fill_welcome;
use super::{next_change, policy, reload, shortlist};
use crate::locale::Locale;
use crate::page::Comparison;
use crate::search::{Index, LocalNow, Ordinal};
use jiff::Timestamp;
use jiff::tz::TimeZone;
use std::collections::VecDeque;
use std::rc::Rc;
use std::sync::Arc;
use std::time::Duration;

/// A running state machine.
pub struct Session<D> {
    /// What is on the screen.
    pub state: State,
    /// The words it is said in.
    pub locale: Locale,
    /// The dataset's index.
    pub index: Arc<Index>,
    details: D,
    zone: TimeZone,
    /// The state before anybody came.
    fresh: State,
    clock: VisitClock,
    /// A search was asked for and not done yet.
    search_is_pending: bool,
    /// The list behind the first welcome has not been found yet.
    list_is_pending: bool,
    /// When the results and the group on the screen were found. What they say of time holds for this moment.
    found_at: Timestamp,
}

impl<D: ReadDetails> Session<D> {
    /// Starts with a state, and finds what it asks for.
    pub fn start(state: State, index: Arc<Index>, details: D, zone: TimeZone, now: Timestamp) -> Self {
        let mut session = Self::with_nothing_found(state, index, details, zone, now);
        session.perform(vec![Effect::Search], now);
        session
    }

    /// Starts as [`Session::start`] does, for a screen that is to stand soon: where it shows the welcome, which says
    /// nothing of the list, the list is found once the welcome is drawn ([`Session::deadline`]) or somebody does something.
    pub fn start_on_screen(
        state: State,
        index: Arc<Index>,
        details: D,
        zone: TimeZone,
        now: Timestamp,
    ) -> Self {
        let mut session = Self::with_nothing_found(state, index, details, zone, now);
        if session.state.shows_welcome() {
            let moment = LocalNow { now, zone: session.zone.clone() };
            fill_welcome(&mut session.state, &session.index, &moment, None);
            session.list_is_pending = true;
        } else {
            session.perform(vec![Effect::Search], now);
        }
        session
    }

    fn with_nothing_found(
        state: State,
        index: Arc<Index>,
        details: D,
        zone: TimeZone,
        now: Timestamp,
    ) -> Self {
        let locale = Locale::new(state.language).with_habits(state.habits);
        let fresh = state.clone();
        Self {
            state,
            locale,
            index,
            details,
            zone,
            fresh,
            clock: VisitClock::default(),
            search_is_pending: false,
            list_is_pending: false,
            found_at: now,
        }
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
    pub fn read_phone(&mut self, group: Ordinal) -> Option<String> {
        self.details.read_phone(group)
    }

    /// Takes in a message at the moment `now` and gives back what must happen outside.
    ///
    /// The search that a typed letter asks for is left to [`Session::run_pending_search`]: of many letters that come
    /// in at once, only the results of the last one are ever seen. Anything else acts on the results of what was typed
    /// before.
    pub fn handle(&mut self, message: Message, now: Timestamp) -> Vec<HostCommand> {
        // The size of the screen is told before the first frame.
        if !matches!(message, Message::Resize(..)) {
            self.find_pending_list(now);
        }
        self.renew_words(now);
        let is_typed = matches!(&message, Message::Key(key) if key.typed().is_some());
        if !is_typed {
            self.run_pending_search(now);
        }
        if matches!(message, Message::Key(_) | Message::Paste(_)) {
            self.clock.note_key();
        }
        let effects = self.update(message);
        if is_typed && effects == [Effect::Search] {
            self.search_is_pending = true;
            return Vec::new();
        }
        self.perform(effects, now)
    }

    /// Whether [`Session::reload`] may be called now: not while questions are on the screen whose answers are places in
    /// the index.
    pub fn can_reload(&self) -> bool {
        matches!(self.state.front, None | Some(FullScreen::Attract(_)))
            && matches!(self.state.popup, None | Some(Popup::Page { .. } | Popup::Sources(_)))
    }

    /// Takes over new data. What was typed and chosen, the focus and the selected group stay; a selected group that is
    /// gone is said to be gone.
    pub fn reload(&mut self, index: Arc<Index>, details: D, now: Timestamp) {
        let old = std::mem::replace(&mut self.index, index);
        self.details = details;
        let had = self.state.list.group.is_some();
        let gone_before = self.state.shortlist.count_gone();
        reload::carry_state_over(&mut self.state, &old, &self.index);
        reload::carry_state_over(&mut self.fresh, &old, &self.index);
        self.find_again(had, now);
        if self.state.shortlist.count_gone() > gone_before {
            let shows = ("key", KeyArgument::Of(Action::Shortlist));
            self.state.message = Some(StatusMessage::naming("mark-some-gone", [shows]));
        }
    }

    /// Finds everything anew. The row that is selected stays where it is on the screen; `had` is whether one was.
    fn find_again(&mut self, had: bool, now: Timestamp) {
        let (selected, top, reading) =
            (self.state.list.selected, self.state.list.top, self.state.details.reading);
        let wanted = self.state.list.group;
        self.perform(vec![Effect::Search], now);
        let row = self.state.results.as_ref().and_then(|results| {
            let hit = self.state.repeats.position_in(&results.hits, wanted?)?;
            Some(row_of_hit(results, hit))
        });
        match row {
            Some(row) => {
                // As many rows above it as before.
                self.state.list.top = row.saturating_sub(selected.saturating_sub(top));
                let effects = super::navigate::select_row(&mut self.state, row);
                self.perform(effects, now);
                self.perform(self.state.list.group.map(Effect::Load).into_iter().collect(), now);
                self.state.details.reading = reading;
            }
            None if had && matches!(self.state.focus, Focus::Results | Focus::Details) => {
                self.state.message = Some(StatusMessage::new("renew-gone"));
            }
            None => {}
        }
        self.state.dirty = true;
    }

    /// Renews list and details together where time has made a word on the screen untrue: also at the first key after the
    /// machine was asleep.
    fn renew_words(&mut self, now: Timestamp) {
        if now.as_second() == self.found_at.as_second() {
            return;
        }
        let change = self.next_change();
        // A clock that was set back makes words untrue, too.
        if change.is_some_and(|change| change <= now || now < self.found_at) {
            self.find_again(self.state.list.group.is_some(), now);
        }
    }

    /// Notes how much time has passed since the program started, on a clock that only goes forward.
    pub fn set_elapsed(&mut self, at: Duration) {
        self.clock.set_elapsed(at);
    }

    /// The next moment at which time makes a word on the screen untrue; `None` where none depends on it.
    pub fn next_change(&self) -> Option<Timestamp> {
        next_change::next_change(&self.state, &self.index, self.found_at, &self.zone)
    }

    /// Whether a visit is past the time after which everything is to be forgotten, whatever key comes now.
    pub fn is_overdue(&self) -> bool {
        let times = self.state.setup.idle;
        times.and_then(|times| self.clock.due(times, self.state.warning)) == Some(Due::Wipe)
    }

    /// How long until the list behind the first welcome is to be found, or a visit that was left is warned of or forgotten,
    /// at the moment `at` since the program started; `None` while nothing is.
    pub fn deadline(&self, at: Duration) -> Option<Duration> {
        if self.list_is_pending {
            return Some(Duration::ZERO);
        }
        Some(match self.clock.due_at(at, self.state.setup.idle?, self.state.warning)? {
            Due::In(wait) => wait,
            Due::Warning | Due::Wipe => Duration::ZERO,
        })
    }

    /// Does what is due: renews what the screen says of time, warns that the visit will be wiped, or asks for it to be wiped.
    pub fn on_deadline(&mut self, now: Timestamp) -> Vec<HostCommand> {
        self.find_pending_list(now);
        self.renew_words(now);
        let Some(times) = self.state.setup.idle else { return Vec::new() };
        let Some(due) = self.clock.due(times, self.state.warning) else { return Vec::new() };
        match due {
            Due::Wipe => self.perform(vec![Effect::Wipe], now),
            // Only another language is marked on the screen that invites: nobody's search is lost.
            Due::Warning
                if matches!(self.state.front, Some(FullScreen::Attract(_))) && self.state.popup.is_none() =>
            {
                self.perform(vec![Effect::Wipe], now)
            }
            Due::Warning => {
                self.clock.begin_warning(times);
                (self.state.warning, self.state.dirty) = (true, true);
                Vec::new()
            }
            Due::In(_) => Vec::new(),
        }
    }

    /// Ends the visit, after the screen was cleared: everything is forgotten. Says whether the program goes on:
    /// in a kiosk with the screen that invites, at home with a neutral one if that is set.
    pub fn end_visit(&mut self, now: Timestamp) -> bool {
        let setup = Rc::clone(&self.state.setup);
        self.forget_visit(now);
        if setup.mode == policy::Mode::Home {
            self.state.front = setup.cover.map(FullScreen::Decoy);
            return self.state.front.is_some();
        }
        true
    }

    /// Forgets the visit: the state is again as before anybody came, but for the size of the screen.
    fn forget_visit(&mut self, now: Timestamp) {
        let size = self.state.size;
        self.state = self.fresh.clone();
        self.state.size = size;
        (self.search_is_pending, self.list_is_pending) = (false, false);
        self.clock.end_visit();
        self.locale = self.locale.in_language(self.state.language);
        self.perform(vec![Effect::Search], now);
    }

    /// Does the search that was left to be done, if any.
    pub fn run_pending_search(&mut self, now: Timestamp) {
        if std::mem::take(&mut self.search_is_pending) {
            self.perform(vec![Effect::Search], now);
        }
    }

    /// Finds the list behind the first welcome, if that was left to be done.
    fn find_pending_list(&mut self, now: Timestamp) {
        if std::mem::take(&mut self.list_is_pending) {
            self.perform(vec![Effect::Search], now);
        }
    }

    fn update(&mut self, message: Message) -> Vec<Effect> {
        let world = World { index: &self.index, locale: &self.locale };
        update(&mut self.state, message, world)
    }

    /// Compares the code that was typed with that of the staff.
    fn check_staff_code(&mut self) -> Vec<Effect> {
        let Some(Popup::Staff(line)) = self.state.popup.take() else { return Vec::new() };
        if !self.clock.may_try_code() {
            self.state.message = Some(StatusMessage::new("staff-rest"));
            return Vec::new();
        }
        if self.state.setup.staff.as_ref().is_some_and(|code| code.fits(&line.text())) {
            return vec![Effect::StaffLeave];
        }
        self.clock.note_wrong_code();
        self.state.message = Some(StatusMessage::new("staff-wrong"));
        Vec::new()
    }

    /// Performs what can be done here, in turn, and gives back the rest.
    fn perform(&mut self, effects: Vec<Effect>, now: Timestamp) -> Vec<HostCommand> {
        let moment = LocalNow { now, zone: self.zone.clone() };
        let mut commands = Vec::new();
        let mut queue = VecDeque::from(effects);
        while let Some(effect) = queue.pop_front() {
            // Effects are the only way out, and this is the only door.
            if !policy::permits(effect, self.state.setup.mode) {
                continue;
            }
            match effect {
                Effect::Search => {
                    self.found_at = now;
                    let FoundList { results, repeats, next } = find_list(&self.state, &self.index, &moment);
                    self.state.repeats = Rc::new(repeats);
                    let follows = self.state.list.group.is_none()
                        || !matches!(self.state.focus, Focus::Results | Focus::Details);
                    queue.extend(self.update(Message::Results(Rc::new(results))));
                    queue.extend(fill_view(&mut self.state, &self.index, &moment, follows));
                    if self.state.shows_welcome() {
                        fill_welcome(&mut self.state, &self.index, &moment, next);
                    }
                }
                Effect::Load(group) => self.load_details(group, &moment),
                Effect::Language => self.locale = self.locale.in_language(self.state.language),
                Effect::Picture(content, group) => {
                    let picture = self.details.make_picture(group, content, &self.locale, &moment);
                    queue.extend(self.update(Message::Picture(picture)));
                }
                Effect::Compare => {
                    let table = self.compare_marked(&moment);
                    queue.extend(self.update(Message::Comparison(table)));
                }
                Effect::Export(ExportTarget::Print, _)
                | Effect::ExportMarked(ExportTarget::Print)
                | Effect::ExportMessage(ExportTarget::Print)
                    if self.clock.prints_too_often() && self.state.setup.mode == policy::Mode::Kiosk =>
                {
                    queue.extend(self.update(Message::Notify(self.locale.text("print-wait"))));
                }
                Effect::Register => self.register_answers(&moment),
                Effect::WriteRegistration => commands.push(HostCommand::WriteRegistration),
                Effect::WriteBooklet(form, of) => commands.push(HostCommand::WriteBooklet(form, of)),
                Effect::Compose(kind, group) => {
                    let draft = self.state.draft.as_ref();
                    let language = draft.map_or(self.state.language, |draft| draft.language);
                    let locale = self.locale.in_language(language);
                    let text = self.details.compose(group, kind, &locale, &moment);
                    queue.extend(self.update(Message::Draft(kind, group, text)));
                }
                Effect::MessageCode(choice) => queue.extend(self.show_message_code(choice)),
                Effect::ExportMessage(target) => commands.push(HostCommand::ExportMessage(target)),
                Effect::ExportMarked(target) => commands.push(HostCommand::ExportMarked(target)),
                Effect::KeepShortlist => commands.push(HostCommand::KeepShortlist),
                Effect::Export(take, group) => commands.push(HostCommand::ExportGroup(take, group)),
                Effect::Data => commands.push(HostCommand::ShowData),
                Effect::Fetch => commands.push(HostCommand::FetchSources),
                Effect::ApplyTicks => commands.push(HostCommand::ApplyTicks),
                Effect::CheckCode => queue.extend(self.check_staff_code()),
                Effect::Quit | Effect::StaffLeave => commands.push(HostCommand::QuitProgram),
                Effect::LeaveNow | Effect::Wipe => commands.push(HostCommand::LeaveVisit),
                Effect::Suspend => commands.push(HostCommand::SuspendProgram),
                Effect::Redraw => commands.push(HostCommand::RedrawScreen),
            }
        }
        commands
    }

    /// Makes a listing of the answers and shows it, or says at the questions why there is none.
    fn register_answers(&mut self, moment: &LocalNow) {
        let Some(Popup::Register(form)) = &mut self.state.popup else { return };
        match self.details.register(&form.answers, &self.index, &self.locale, moment) {
            Ok(registration) => {
                self.state.registration = Some(Rc::new(registration));
                self.state.open_page(PageKind::Registration);
            }
            Err(why) => form.refusal = Some(why),
        }
        self.state.dirty = true;
    }

    /// Shows the code of the message that is being written; says where it is only the short form.
    fn show_message_code(&mut self, choice: DraftChoice) -> Vec<Effect> {
        let Some(draft) = &self.state.draft else { return Vec::new() };
        let screen = (self.state.size, self.state.ascii);
        let Some((says, is_short)) = code_text(draft, choice, screen) else { return Vec::new() };
        let title = draft_title(draft, self.index.row(draft.group).name(), &self.locale);
        let picture = self.details.make_text_code(&title, says);
        let effects = self.update(Message::Picture(picture));
        if is_short {
            self.state.message = Some(StatusMessage::new("draft-cut"));
        }
        effects
    }

    /// The marked groups side by side, as many as fit.
    fn compare_marked(&mut self, moment: &LocalNow) -> Comparison {
        let mut groups = self.state.shortlist.listed();
        groups.truncate(MOST_COMPARED);
        let how_far = shortlist::distances(&self.state, &groups, &self.index, &self.locale);
        self.details.compare(&groups, how_far.as_deref(), &self.locale, moment)
    }

    /// Reads a group into the place on the screen that waits for it. Nothing else depends on what it says, so no
    /// message tells of it.
    fn load_details(&mut self, group: Ordinal, moment: &LocalNow) {
        if self.state.details.of == Some(group) {
            let repeats = self.state.repeats.of(group);
            let neighbours = neighbour_rows(&self.index, group, repeats, &self.locale, moment);
            self.state.details.page = self.details.read_page(group, &neighbours, &self.locale, moment);
            self.state.dirty = true;
        }
    }
}
