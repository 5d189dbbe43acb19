//! What each message does to the state. Total: any message in any state is defined. Time is no concern here;
//! what must happen outside comes back as effects.

use super::action::{Action, Focus, Pane};
use super::key::Key;
use super::kiosk::{self, Front, Picture, Take, attract, caution, guide};
use super::page::{Page, crisis_countries, crisis_page, help_page};
use super::panes;
use super::policy::{self, Mode, Verdict};
use super::request::{Request, handle_request};
use super::state::{ChoiceKind, PageKind, Popup, Reading, State, window};
use super::take_back;
use crate::locale::Locale;
use crate::search::{Index, Ordinal, Results, Sort};
use crate::topic::Language;
use std::rc::Rc;

/// Something that happened.
#[derive(Debug, Clone)]
pub enum Message {
    /// A key was pressed.
    Key(Key),
    /// Text was pasted.
    Paste(String),
    /// The mouse clicked at a column and row, counted from 0.
    Click(u16, u16),
    /// The wheel was turned by so many rows, down where it is positive.
    Wheel(isize),
    /// The screen has another size.
    Resize(u16, u16),
    /// A search is done.
    Results(Rc<Results>),
    /// A group's code for a telephone; `None` where there is nothing to put into it.
    Picture(Option<Picture>),
    /// Where the data is from.
    Data(Page),
    /// What came of something that was done outside, in words.
    Said(String),
    /// Something was asked for by name.
    Request(Request),
}

/// Something to do outside.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Effect {
    /// Search for [`State::query`] and send [`Message::Results`].
    Search,
    /// Read a group into [`State::details`].
    Load(Ordinal),
    /// Use the words of [`State::language`] from now on.
    Language,
    /// Make a group's code for a telephone and send [`Message::Picture`].
    Picture(Ordinal),
    /// Take a group along.
    Take(Take, Ordinal),
    /// See whether the code of the staff was typed.
    CheckCode,
    /// The staff leave the program.
    StaffLeave,
    /// Clear the screen and forget the visit.
    Wipe,
    /// Say where the data is from ([`Message::Data`]).
    Data,
    /// Fetch the sources now.
    Fetch,
    /// End the program.
    Quit,
    /// Clear the screen, then end the program or forget the visit.
    LeaveNow,
    /// Stop the program until the shell continues it.
    Suspend,
    /// Draw the screen anew.
    Redraw,
}

/// What the state machine may look at.
#[derive(Clone, Copy)]
pub struct World<'a> {
    /// The dataset's index.
    pub index: &'a Index,
    /// The program's words.
    pub words: &'a Locale,
}

/// Takes in a message and returns what is to be done.
pub fn update(state: &mut State, message: Message, world: World<'_>) -> Vec<Effect> {
    state.dirty = true;
    match message {
        Message::Key(key) => on_key(state, key, world),
        Message::Paste(text) => {
            state.message = None;
            if std::mem::take(&mut state.warning) {
                return Vec::new();
            }
            type_text(state, &text, world)
        }
        Message::Click(column, row) => super::mouse::click(state, column, row, world),
        Message::Wheel(rows) => super::mouse::wheel(state, rows, world),
        Message::Resize(columns, rows) => {
            state.size = (columns, rows);
            Vec::new()
        }
        Message::Results(results) => take_results(state, results, world),
        Message::Picture(Some(picture)) => {
            state.popup = Some(Popup::Picture(picture));
            Vec::new()
        }
        Message::Picture(None) => {
            state.message = Some(world.words.text("take-no-code"));
            Vec::new()
        }
        Message::Data(page) => {
            let reading = match &state.popup {
                Some(Popup::Page { kind: PageKind::Data, reading, .. }) => *reading,
                _ => Reading::default(),
            };
            state.popup = Some(Popup::Page { kind: PageKind::Data, page, reading });
            Vec::new()
        }
        Message::Said(text) => {
            state.message = Some(text);
            Vec::new()
        }
        Message::Request(request) => handle_request(state, request, world),
    }
}

fn on_key(state: &mut State, key: Key, world: World<'_>) -> Vec<Effect> {
    state.message = None;
    state.notices.clear();
    let chord = std::mem::take(&mut state.chord);
    let (place, popup, field_empty) = place_of_key(state);
    let typing = !popup && matches!(place, Focus::Search | Focus::Pane(_));
    let action = state.keys.resolve(key, place, popup, field_empty);
    // The key that answers the warning answers nothing else, except that leaving at once is never put off.
    if std::mem::take(&mut state.warning) {
        state.chord = action == Some(Action::LeaveChord);
        return if action == Some(Action::LeaveNow) { vec![Effect::LeaveNow] } else { Vec::new() };
    }
    if let Some(Front::Cover(_)) = state.front {
        return vec![Effect::Quit];
    }
    let verdict = action.map_or(Verdict::Yes, |action| policy::verdict(action, state.setup.mode));
    let inviting = matches!(state.front, Some(Front::Attract(_))) && state.popup.is_none();
    let Some(action) = action else {
        // Escape and a letter in quick succession arrive as Alt and the letter; take it as the letter.
        let letter = if key.alt { Key { alt: false, ..key } } else { key };
        return match letter.typed() {
            _ if inviting => attract::key(state, key, None, world),
            Some(_) if !state.keys.type_ahead && state.popup.is_none() && !typing => Vec::new(),
            Some(c) if state.popup.is_none() => type_text(state, c.encode_utf8(&mut [0; 4]), world),
            Some(c) => popup_letter(state, c),
            None => Vec::new(),
        };
    };
    match (action, verdict) {
        (_, Verdict::Yes) => {}
        (_, Verdict::WithCode) if state.setup.staff.is_some() => {
            state.popup = Some(Popup::Staff(super::edit::Line::default()));
            return Vec::new();
        }
        _ if inviting => return attract::key(state, key, None, world),
        _ => return Vec::new(),
    }
    let effects = act(state, (key, action, chord), world);
    caution::show_if_due(state, world);
    effects
}

/// Where a key is pressed: in which part, whether in a pop-up, and whether a text field there is empty.
fn place_of_key(state: &State) -> (Focus, bool, bool) {
    match (&state.popup, &state.front) {
        (Some(Popup::Staff(_)), _) => (Focus::Search, false, false),
        (Some(_), _) => (state.focus, true, true),
        (None, Some(Front::Guide(guide))) if guide.is_typing() => {
            (Focus::Search, false, guide.place.is_empty())
        }
        (None, Some(_)) => (Focus::Results, true, true),
        (None, None) => {
            let empty = match state.focus {
                Focus::Search => state.search.is_empty(),
                Focus::Pane(pane) => state.panes[pane.index()].filter.is_empty(),
                Focus::Results | Focus::Details => true,
            };
            (state.focus, false, empty)
        }
    }
}

fn act(state: &mut State, (key, action, chord): (Key, Action, bool), world: World<'_>) -> Vec<Effect> {
    match action {
        Action::LeaveNow => vec![Effect::LeaveNow],
        Action::LeaveChord if chord => vec![Effect::LeaveNow],
        Action::LeaveChord => {
            state.chord = true;
            state.message = Some(world.words.with("leave-chord", &[("key", key.name(world.words).into())]));
            Vec::new()
        }
        Action::Data => vec![Effect::Data],
        Action::Quit => vec![Effect::Quit],
        Action::Redraw => vec![Effect::Redraw],
        Action::Suspend => vec![Effect::Suspend],
        Action::Language => next_language(state),
        Action::Help => {
            let page = help_page(&state.keys, state.setup.mode, world.words);
            state.popup = Some(Popup::Page { kind: PageKind::Help, page, reading: Reading::default() });
            Vec::new()
        }
        Action::Crisis => {
            open_crisis(state, world);
            Vec::new()
        }
        _ if state.popup.is_some() => popup_action(state, action, world),
        _ if matches!(state.front, Some(Front::Attract(_))) => attract::key(state, key, Some(action), world),
        _ if state.front.is_some() => guide::act(state, action, world),
        _ => screen_action(state, action, world),
    }
}

/// Changes to the next of the three languages.
pub(super) fn next_language(state: &mut State) -> Vec<Effect> {
    state.language = match state.language {
        Language::En => Language::De,
        Language::De => Language::Nb,
        Language::Nb => Language::En,
    };
    vec![Effect::Language]
}

/// Reopens what holds words of the old language, after [`Effect::Language`].
pub fn relabel(state: &mut State, world: World<'_>) -> Vec<Effect> {
    let mut anew = None;
    match state.popup.clone() {
        Some(Popup::Page { kind: PageKind::Help, reading, .. }) => {
            let page = help_page(&state.keys, state.setup.mode, world.words);
            state.popup = Some(Popup::Page { kind: PageKind::Help, page, reading });
        }
        Some(Popup::Page { kind: PageKind::Crisis, reading, .. }) => {
            if let Some(country) = &state.crisis_country {
                let page = crisis_page(country, world.words);
                state.popup = Some(Popup::Page { kind: PageKind::Crisis, page, reading });
            }
        }
        Some(Popup::Choice { kind: ChoiceKind::Sort, .. }) => open_sort(state, world),
        Some(Popup::Choice { kind: ChoiceKind::CrisisCountry, .. }) => choose_country(state, world),
        Some(Popup::Choice { kind: ChoiceKind::Take, .. }) => kiosk::take::choices(state, world),
        Some(Popup::Page { kind: PageKind::Caution, reading, .. }) => {
            let page = caution::page(&state.keys, state.setup.mode, world.words);
            state.popup = Some(Popup::Page { kind: PageKind::Caution, page, reading });
        }
        Some(Popup::Page { kind: PageKind::Data, .. }) => anew = Some(Effect::Data),
        // What was understood is named anew by the search that follows.
        Some(Popup::Choice { kind: ChoiceKind::TakeBack, .. }) => state.popup = None,
        Some(Popup::Picture(_) | Popup::Staff(_)) | None => {}
    }
    guide::refresh(state, world);
    state.message = None;
    state.dirty = true;
    let mut effects = vec![Effect::Search];
    effects.extend(state.details.of.map(Effect::Load));
    effects.extend(anew);
    effects
}

pub(super) fn screen_action(state: &mut State, action: Action, world: World<'_>) -> Vec<Effect> {
    match action {
        Action::Next | Action::Previous => {
            let order = tab_order();
            let here = order.iter().position(|f| *f == state.focus).unwrap_or(0);
            let step = if action == Action::Next { 1 } else { order.len() - 1 };
            let target = order.get((here + step) % order.len()).copied().unwrap_or(Focus::Search);
            focus(state, target, world)
        }
        Action::Search => focus(state, Focus::Search, world),
        Action::Filters => {
            let target = if state.pane().is_some() { Focus::Results } else { Focus::Pane(Pane::Topic) };
            focus(state, target, world)
        }
        Action::Sort => {
            open_sort(state, world);
            Vec::new()
        }
        Action::ClearAll => {
            clear_all(state);
            focus(state, Focus::Search, world);
            vec![Effect::Search]
        }
        Action::Guide => guide::open(state, world),
        Action::Take | Action::Code | Action::Calendar => kiosk::take::start(state, action, world),
        Action::Literal => take_back::ask(state, world),
        Action::Back => back(state, world),
        _ => match state.focus {
            Focus::Search => in_search(state, action, world),
            Focus::Pane(pane) => in_pane(state, pane, action, world),
            Focus::Results => in_results(state, action, world),
            Focus::Details => in_details(state, action, world),
        },
    }
}

/// The parts of the screen in the order of Tab.
pub fn tab_order() -> [Focus; 8] {
    let [topic, category, location, format, more] = Pane::ALL.map(Focus::Pane);
    [Focus::Search, topic, category, location, format, more, Focus::Results, Focus::Details]
}

/// Moves the focus; the pane it reaches puts its values in order.
pub fn focus(state: &mut State, target: Focus, world: World<'_>) -> Vec<Effect> {
    if let (Some(left), true) = (state.pane(), state.focus != target) {
        state.panes[left.index()].filter.clear();
        panes::refresh(state, left, world);
    }
    state.focus = target;
    match target {
        Focus::Pane(pane) => {
            panes::refresh(state, pane, world);
            let pane = &mut state.panes[pane.index()];
            pane.to_first();
        }
        Focus::Details => state.details.reading.follow(state.seen.details_lines, state.seen.details),
        Focus::Search | Focus::Results => {}
    }
    Vec::new()
}

/// One step back: out of the part, then the text, then the filters, then how to leave.
fn back(state: &mut State, world: World<'_>) -> Vec<Effect> {
    match state.focus {
        Focus::Pane(pane) if !state.panes[pane.index()].filter.is_empty() => {
            state.panes[pane.index()].filter.clear();
            panes::refresh(state, pane, world);
            state.panes[pane.index()].to_first();
            Vec::new()
        }
        Focus::Pane(_) | Focus::Details => focus(state, Focus::Results, world),
        Focus::Results => focus(state, Focus::Search, world),
        Focus::Search if !state.search.is_empty() => {
            state.search.clear();
            state.literal = false;
            state.taken_back.clear();
            vec![Effect::Search]
        }
        Focus::Search if !state.asks_nothing() => {
            clear_all(state);
            vec![Effect::Search]
        }
        Focus::Search => {
            let key = |action| state.key_name(action, world.words);
            let values =
                [("key-quit", key(Action::Quit).into()), ("key-leave", key(Action::LeaveNow).into())];
            state.message = Some(match state.setup.mode {
                Mode::Home => world.words.with("quit-hint", &values),
                Mode::Kiosk => world.words.with("kiosk-hint", &[("key-leave", key(Action::LeaveNow).into())]),
            });
            Vec::new()
        }
    }
}

pub(super) fn clear_all(state: &mut State) {
    state.search.clear();
    state.literal = false;
    state.selection = crate::search::Selection::default();
    state.near = None;
    state.when = None;
    state.taken_back.clear();
    if state.sort == Sort::Distance {
        state.sort = Sort::Best;
    }
    for pane in &mut state.panes {
        pane.filter.clear();
    }
}

fn type_text(state: &mut State, text: &str, world: World<'_>) -> Vec<Effect> {
    match &state.front {
        _ if state.popup.is_some() => {
            // A code that is pasted is a code that somebody wrote down: it is typed or not taken.
            return Vec::new();
        }
        Some(Front::Attract(_)) => return attract::begin(state, world),
        Some(Front::Guide(_)) => return guide::type_text(state, text, world),
        Some(Front::Cover(_)) => return Vec::new(),
        None => {}
    }
    if let Focus::Pane(pane) = state.focus {
        state.panes[pane.index()].filter.insert(text);
        panes::refresh(state, pane, world);
        state.panes[pane.index()].to_filter();
        Vec::new()
    } else {
        state.focus = Focus::Search;
        // A space typed by a person who meant to choose something must not begin a search.
        if state.search.is_empty() && text.trim().is_empty() {
            return Vec::new();
        }
        state.search.insert(text);
        vec![Effect::Search]
    }
}

fn in_search(state: &mut State, action: Action, world: World<'_>) -> Vec<Effect> {
    let before = state.search.text();
    match action {
        Action::Down | Action::Open => {
            if state.rows() > 0 {
                focus(state, Focus::Results, world);
                if action == Action::Open {
                    return select(state, 0);
                }
            }
        }
        Action::PageDown => {
            focus(state, Focus::Results, world);
            return in_results(state, Action::PageDown, world);
        }
        _ => {
            edit(&mut state.search, action);
        }
    }
    if state.search.text() == before {
        Vec::new()
    } else {
        if state.search.is_empty() {
            state.literal = false;
            state.taken_back.clear();
        }
        vec![Effect::Search]
    }
}

/// Applies an editing action to a line of text.
pub(super) fn edit(line: &mut super::edit::Line, action: Action) {
    match action {
        Action::Left => line.left(),
        Action::Right => line.right(),
        Action::First | Action::LineStart => line.home(),
        Action::Last | Action::LineEnd => line.end(),
        Action::WordLeft => line.word_left(),
        Action::WordRight => line.word_right(),
        Action::Backspace => drop(line.backspace()),
        Action::Delete => drop(line.delete()),
        Action::DeleteWord => line.delete_word(),
        Action::DeleteToStart => line.delete_to_start(),
        Action::DeleteToEnd => line.delete_to_end(),
        _ => {}
    }
}

fn in_pane(state: &mut State, pane: Pane, action: Action, world: World<'_>) -> Vec<Effect> {
    let fit = state.seen.pane;
    let here = &mut state.panes[pane.index()];
    match action {
        Action::Up if here.at_first() => here.to_filter(),
        Action::Up => here.step(-1, fit),
        Action::Down => here.step(1, fit),
        Action::PageUp => here.step(-(fit.max(1) as isize), fit),
        Action::PageDown => here.step(fit.max(1) as isize, fit),
        Action::First if here.is_in_list() => here.step(isize::MIN, fit),
        Action::Last if here.is_in_list() => here.step(isize::MAX, fit),
        Action::Toggle => return panes::toggle(state, pane, world),
        Action::Open => return focus(state, Focus::Results, world),
        _ => {
            let before = here.filter.text();
            edit(&mut here.filter, action);
            if here.filter.text() != before {
                panes::refresh(state, pane, world);
                state.panes[pane.index()].to_filter();
            }
        }
    }
    Vec::new()
}

fn in_results(state: &mut State, action: Action, world: World<'_>) -> Vec<Effect> {
    let rows = state.rows();
    let fit = state.seen.results.max(1);
    let here = state.list.selected;
    let last = rows.saturating_sub(1);
    let target = match action {
        Action::Up if here == 0 => return focus(state, Focus::Search, world),
        Action::Up => here - 1,
        Action::Down => here.saturating_add(1).min(last),
        Action::PageUp => here.saturating_sub(fit),
        Action::PageDown => here.saturating_add(fit).min(last),
        Action::First => 0,
        Action::Last => last,
        Action::Open | Action::Right => return open(state, world),
        Action::Left => return focus(state, Focus::Pane(Pane::Topic), world),
        _ => return Vec::new(),
    };
    select(state, target)
}

fn in_details(state: &mut State, action: Action, world: World<'_>) -> Vec<Effect> {
    let (length, fit) = (state.seen.details_lines, state.seen.details);
    let reading = &mut state.details.reading;
    let page = fit.max(1) as isize;
    match action {
        Action::Up => reading.step(-1, length, fit),
        Action::Down => reading.step(1, length, fit),
        Action::PageUp => reading.step(-page, length, fit),
        Action::PageDown => reading.step(page, length, fit),
        Action::First => reading.step(isize::MIN, length, fit),
        Action::Last => reading.step(isize::MAX, length, fit),
        Action::Left => return focus(state, Focus::Results, world),
        _ => {}
    }
    Vec::new()
}

/// Opens the selected group, or does what the selected row offers.
fn open(state: &mut State, world: World<'_>) -> Vec<Effect> {
    let Some(results) = state.results.clone() else { return Vec::new() };
    if results.hits.get(state.list.selected).is_some() {
        return focus(state, Focus::Details, world);
    }
    match results.ways_on.get(state.list.selected - results.hits.len()) {
        Some(way) => super::ways::follow(state, way, world),
        None => Vec::new(),
    }
}

/// Selects a row of the results and asks for its details.
pub fn select(state: &mut State, row: usize) -> Vec<Effect> {
    let rows = state.rows();
    state.list.selected = row.min(rows.saturating_sub(1));
    state.list.top = window(state.list.selected, state.list.top, rows, state.seen.results);
    let hit = state.results.as_ref().and_then(|r| r.hits.get(state.list.selected)).map(|h| h.ordinal);
    state.list.group = hit;
    if state.details.of == hit {
        return Vec::new();
    }
    state.details = super::state::Details { of: hit, ..Default::default() };
    hit.map(Effect::Load).into_iter().collect()
}

/// New results: the selected group stays selected where it is still among them; while a person types or chooses
/// filters, the best result is the selected one.
fn take_results(state: &mut State, results: Rc<Results>, world: World<'_>) -> Vec<Effect> {
    let keep = match state.focus {
        Focus::Search | Focus::Pane(_) => None,
        Focus::Results | Focus::Details => {
            state.list.group.and_then(|group| results.hits.iter().position(|h| h.ordinal == group))
        }
    };
    state.results = Some(results);
    if keep.is_none() {
        state.list.top = 0;
    }
    for pane in Pane::ALL {
        if state.pane() != Some(pane) {
            panes::refresh(state, pane, world);
        }
    }
    guide::refresh(state, world);
    let effects = select(state, keep.unwrap_or(0));
    caution::show_if_due(state, world);
    effects
}

/// The choice among the orders that takes words back instead; its words are those of the help.
const TAKE_BACK: &str = "help-literal";

fn open_sort(state: &mut State, world: World<'_>) {
    let all = [
        (Sort::Best, "sort-best"),
        (Sort::Next, "sort-next"),
        (Sort::Distance, "sort-distance"),
        (Sort::Name, "sort-name"),
        (Sort::Verified, "sort-verified"),
    ];
    // Taking words back has a key of two; here it has none.
    let taking_back = take_back::is_possible(state).then_some(TAKE_BACK);
    let choices = all
        .iter()
        .map(|(_, key)| *key)
        .chain(taking_back)
        .map(|key| (key.to_owned(), world.words.text(key)))
        .collect();
    let selected = all.iter().position(|(sort, _)| *sort == state.sort).unwrap_or(0);
    let title = world.words.text("sort-title");
    state.popup = Some(Popup::Choice { kind: ChoiceKind::Sort, title, choices, selected, top: 0 });
}

pub(super) fn open_crisis(state: &mut State, world: World<'_>) {
    match &state.crisis_country {
        Some(country) => {
            let page = crisis_page(country, world.words);
            state.popup = Some(Popup::Page { kind: PageKind::Crisis, page, reading: Reading::default() });
        }
        None => choose_country(state, world),
    }
}

fn choose_country(state: &mut State, world: World<'_>) {
    let mut choices: Vec<(String, String)> =
        crisis_countries(world.words).into_iter().map(|(code, name)| (code.to_owned(), name)).collect();
    // The country where this terminal stands comes first.
    choices.sort_by_key(|(code, _)| state.setup.country.as_ref() != Some(code));
    let known = state.crisis_country.as_deref();
    let selected = choices.iter().position(|(code, _)| Some(code.as_str()) == known).unwrap_or(0);
    let title = world.words.text("crisis-choose");
    state.popup = Some(Popup::Choice { kind: ChoiceKind::CrisisCountry, title, choices, selected, top: 0 });
}

/// A letter in a list of choices goes to the next choice that begins with it.
fn popup_letter(state: &mut State, letter: char) -> Vec<Effect> {
    let fit = state.seen.popup;
    if let Some(Popup::Staff(line)) = &mut state.popup
        && line.text().chars().count() < kiosk::staff::LONGEST
    {
        line.insert(letter.encode_utf8(&mut [0; 4]));
    }
    if let Some(Popup::Choice { choices, selected, top, .. }) = &mut state.popup {
        let begins = |name: &str| name.to_lowercase().starts_with(&letter.to_lowercase().to_string());
        let order = (*selected + 1..choices.len()).chain(0..=*selected);
        let found = order.into_iter().find(|i| choices.get(*i).is_some_and(|(_, name)| begins(name)));
        *selected = found.unwrap_or(*selected);
        *top = window(*selected, *top, choices.len(), fit);
    }
    Vec::new()
}

pub(super) fn popup_action(state: &mut State, action: Action, world: World<'_>) -> Vec<Effect> {
    if action == Action::Back {
        state.popup = None;
        return Vec::new();
    }
    let (fit, lines) = (state.seen.popup, state.seen.popup_lines);
    let page = fit.max(1) as isize;
    let step = match action {
        Action::Up => -1,
        Action::Down => 1,
        Action::PageUp => -page,
        Action::PageDown => page,
        Action::First => isize::MIN,
        Action::Last => isize::MAX,
        _ => 0,
    };
    match &mut state.popup {
        Some(Popup::Page { kind: PageKind::Crisis, .. }) if action == Action::Left => {
            choose_country(state, world);
        }
        Some(Popup::Page { kind: PageKind::Data, .. }) if action == Action::Open => {
            return vec![Effect::Fetch];
        }
        Some(Popup::Page { kind: PageKind::Caution, .. } | Popup::Picture(_)) if action == Action::Open => {
            state.popup = None;
        }
        Some(Popup::Page { reading, .. }) => reading.step(step, lines, fit),
        Some(Popup::Staff(_)) if action == Action::Open => return vec![Effect::CheckCode],
        Some(Popup::Staff(line)) => edit(line, action),
        Some(Popup::Choice { kind, choices, selected, top, .. }) => {
            if action == Action::Open {
                let (kind, id) =
                    (*kind, choices.get(*selected).map(|(id, _)| id.clone()).unwrap_or_default());
                return chosen(state, kind, &id, world);
            }
            *selected = selected.saturating_add_signed(step).min(choices.len().saturating_sub(1));
            *top = window(*selected, *top, choices.len(), fit);
        }
        Some(Popup::Picture(_)) | None => {}
    }
    Vec::new()
}

fn chosen(state: &mut State, kind: ChoiceKind, id: &str, world: World<'_>) -> Vec<Effect> {
    state.popup = None;
    match kind {
        ChoiceKind::CrisisCountry => {
            state.crisis_country = Some(id.to_owned());
            open_crisis(state, world);
            Vec::new()
        }
        ChoiceKind::Take => kiosk::take::chosen(state, id),
        ChoiceKind::TakeBack => take_back::chosen(state, id),
        ChoiceKind::Sort if id == TAKE_BACK => take_back::ask(state, world),
        ChoiceKind::Sort => {
            let sort = match id {
                "sort-next" => Sort::Next,
                "sort-distance" => Sort::Distance,
                "sort-name" => Sort::Name,
                "sort-verified" => Sort::Verified,
                _ => Sort::Best,
            };
            if sort == Sort::Distance && !state.results.as_ref().is_some_and(|r| r.is_near()) {
                state.message = Some(world.words.text("sort-needs-place"));
                return Vec::new();
            }
            state.sort = sort;
            state.list.group = None;
            vec![Effect::Search]
        }
    }
}
