//! What each message does to the state. Total: any message in any state is defined. The clock plays no part here; what
//! must happen outside comes back as effects.

mod draft;
mod map;
mod mouse;
mod palette;
mod popup;
mod register;
mod request;
mod screen;
mod shortlist;
mod source_list;
mod view;
mod week;
mod welcome;

pub use super::message::{Effect, Message, World};

use super::action::{Action, Focus, Pane};
use super::edit::Line;
use super::filter_panes;
use super::home_picker;
use super::key::{KeyCode, KeyPress};
use super::kiosk::{attract, guide, safety_notice};
use super::navigate::{change_to_next_language, open_crisis, select_group, select_row};
use super::palette::selected_row;
use super::policy::{self, Verdict};
use super::state::{FullScreen, KeyArgument, PageKind, Popup, State, StatusMessage, View};
use super::state::{HitTarget, Palette, PaletteChoice, Reading, row_of_hit};
use crate::search::Results;
use popup::{act_in_popup, type_in_popup};
use request::handle_request;
use screen::{act_on_screen, type_on_screen};
use std::rc::Rc;
pub(super) use view::fill_view;

/// Takes in a message and returns what is to be done.
pub fn update(state: &mut State, message: Message, world: World<'_>) -> Vec<Effect> {
    state.dirty = true;
    match message {
        Message::Key(key) => return press_key(state, key, world),
        Message::Paste(text) => {
            state.message = None;
            // What is pasted over the warning answers the warning and nothing else.
            if !std::mem::take(&mut state.warning) {
                return type_text(state, &text, world);
            }
        }
        Message::Click(column, row) => return click(state, column, row, world),
        Message::Wheel(rows) => return mouse::turn_wheel(state, rows, world),
        Message::Resize(columns, rows) => state.size = (columns, rows),
        Message::Results(results) => return show_results(state, results, world),
        Message::Draft(kind, group, text) => draft::take_text(state, kind, group, text),
        Message::Picture(Some(picture)) => state.popup = Some(Popup::Picture(picture)),
        Message::Picture(None) => state.message = Some(StatusMessage::new("take-no-code")),
        Message::Comparison(table) => {
            state.popup = Some(Popup::Comparison { table, reading: Reading::default() });
        }
        Message::Sources(view, is_asked) => source_list::take_view(state, view, is_asked),
        Message::SourceWork(name, work) => source_list::note_work(state, name, work),
        Message::Notify(sentence) => state.message = Some(sentence.into()),
        Message::Request(request) => return handle_request(state, request, world),
    }
    Vec::new()
}

fn press_key(state: &mut State, key: KeyPress, world: World<'_>) -> Vec<Effect> {
    state.message = None;
    state.notices.clear();
    let chord = std::mem::take(&mut state.chord);
    let context = KeyContext::of(state);
    let action = state.keys.resolve(key, context.focus, context.in_popup, context.is_empty);
    // The key that answers the warning answers nothing else, except that leaving at once is never put off.
    if std::mem::take(&mut state.warning) {
        state.chord = action == Some(Action::LeaveChord);
        return if action == Some(Action::LeaveNow) { vec![Effect::LeaveNow] } else { Vec::new() };
    }
    if let Some(FullScreen::Decoy(_)) = state.front {
        return vec![Effect::Quit];
    }
    let Some(action) = action else { return type_key(state, key, &context, world) };
    state.welcome.digit = None;
    match policy::verdict(action, state.setup.mode) {
        Verdict::Yes => {}
        Verdict::WithCode if state.setup.staff.is_some() => {
            state.popup = Some(Popup::Staff(Line::default()));
            return Vec::new();
        }
        _ if is_inviting(state) => return attract::press_key(state, key, None, world),
        _ => return Vec::new(),
    }
    let effects = act(state, action, PressedKey { key, after_chord: chord }, world);
    safety_notice::show_if_due(state, world);
    effects
}

/// Where a key is pressed.
struct KeyContext {
    /// The part of the screen; in other places the part that is most like it.
    focus: Focus,
    /// Whether letters and keys mean what they mean in a pop-up.
    in_popup: bool,
    /// Whether the text field there is empty, or there is none.
    is_empty: bool,
}

impl KeyContext {
    fn of(state: &State) -> Self {
        let (focus, in_popup, is_empty) = match (&state.popup, &state.front) {
            (Some(Popup::Staff(_)), _) => (Focus::Search, false, false),
            (Some(Popup::Register(form)), _) => (Focus::Search, false, form.typed.is_empty()),
            (Some(Popup::Home(picker)), _) => (Focus::Search, false, picker.typed.is_empty()),
            (Some(Popup::Draft), _) => {
                let is_empty = state.draft.as_ref().is_none_or(|draft| draft.words.is_empty());
                (Focus::Search, false, is_empty)
            }
            (Some(Popup::Palette(palette)), _) => (Focus::Search, false, palette.filter.is_empty()),
            (Some(Popup::Sources(popup)), _) => (Focus::Search, false, popup.filter.is_empty()),
            (Some(_), _) => (state.focus, true, true),
            (None, Some(FullScreen::Guide(guide))) if guide.is_typing() => {
                (Focus::Search, false, guide.place.is_empty())
            }
            (None, Some(_)) => (Focus::Results, true, true),
            (None, None) => {
                let is_empty = match state.focus {
                    Focus::Search => state.search.is_empty(),
                    Focus::Pane(pane) => state.pane(pane).filter.is_empty(),
                    Focus::Results | Focus::Details => true,
                };
                (state.focus, false, is_empty)
            }
        };
        Self { focus, in_popup, is_empty }
    }

    fn is_typing(&self) -> bool {
        !self.in_popup && matches!(self.focus, Focus::Search | Focus::Pane(_))
    }
}

fn is_inviting(state: &State) -> bool {
    matches!(state.front, Some(FullScreen::Attract(_))) && state.popup.is_none()
}

/// What a key does that means no action: it types its letter, if it has one.
fn type_key(state: &mut State, key: KeyPress, context: &KeyContext, world: World<'_>) -> Vec<Effect> {
    if is_inviting(state) {
        return attract::press_key(state, key, None, world);
    }
    if key.typed().is_some_and(|letter| welcome::continue_number(state, letter)) {
        return vec![Effect::Search];
    }
    // Escape and a letter in quick succession arrive as Alt and the letter; take it as the letter.
    let Some(letter) = KeyPress { alt: false, ..key }.typed() else { return Vec::new() };
    if state.popup.is_some() {
        type_in_popup(state, letter, world);
        return Vec::new();
    }
    if !state.keys.type_ahead && !context.is_typing() {
        return Vec::new();
    }
    type_text(state, letter.encode_utf8(&mut [0; 4]), world)
}

/// The key that is pressed, and whether the first key of the two-key way to leave came just before.
#[derive(Clone, Copy)]
struct PressedKey {
    key: KeyPress,
    after_chord: bool,
}

fn act(state: &mut State, action: Action, pressed: PressedKey, world: World<'_>) -> Vec<Effect> {
    match action {
        Action::LeaveNow => vec![Effect::LeaveNow],
        Action::LeaveChord if pressed.after_chord => vec![Effect::LeaveNow],
        Action::LeaveChord => {
            state.chord = true;
            let key = ("key", KeyArgument::Pressed(pressed.key));
            state.message = Some(StatusMessage::naming("leave-chord", [key]));
            Vec::new()
        }
        Action::Data => vec![Effect::Data],
        Action::Quit => vec![Effect::Quit],
        Action::Redraw => vec![Effect::Redraw],
        Action::Suspend => vec![Effect::Suspend],
        Action::Language => {
            let mut effects = change_to_next_language(state, world);
            // What is said side by side comes from outside, too.
            let compares = matches!(state.popup, Some(Popup::Comparison { .. }));
            effects.extend(compares.then_some(Effect::Compare));
            effects
        }
        Action::Help => {
            let is_open = matches!(state.popup, Some(Popup::Palette(_)));
            state.popup = (!is_open).then(|| Popup::Palette(Palette::default()));
            Vec::new()
        }
        Action::Place => {
            home_picker::open(state, world);
            Vec::new()
        }
        Action::Crisis => {
            open_crisis(state, world);
            Vec::new()
        }
        _ if matches!(state.popup, Some(Popup::Palette(_))) => act_in_palette(state, action, pressed, world),
        _ if state.popup.is_some() => act_in_popup(state, action, world),
        _ => match state.front {
            Some(FullScreen::Attract(_)) => attract::press_key(state, pressed.key, Some(action), world),
            Some(_) => guide::act_in_guide(state, action, world),
            None => act_on_screen(state, action, world),
        },
    }
}

/// In the palette, keys move and type; what they do elsewhere they do here too, and Enter does what the row says.
fn act_in_palette(state: &mut State, action: Action, pressed: PressedKey, world: World<'_>) -> Vec<Effect> {
    if palette::stays(action) {
        palette::move_in_palette(state, action, world);
        return Vec::new();
    }
    let chosen = selected_row(state, world.locale).map(|row| row.choice);
    state.popup = None;
    match (action, chosen) {
        (Action::Back, _) | (Action::Open, None) => Vec::new(),
        (Action::Open, Some(PaletteChoice::ReadHelp)) => {
            state.open_page(PageKind::Help);
            Vec::new()
        }
        (Action::Open, Some(PaletteChoice::Act(action))) => act(state, action, pressed, world),
        _ => act(state, action, pressed, world),
    }
}

/// A click selects a row of the palette, a second one on it does what it says.
fn click(state: &mut State, column: u16, row: u16, world: World<'_>) -> Vec<Effect> {
    let target = state.seen.hit_box_at(column, row).map(|hit_box| hit_box.target);
    let (Some(Popup::Palette(palette)), Some(HitTarget::Choice(at))) = (&mut state.popup, target) else {
        return mouse::click(state, column, row, world);
    };
    if palette.in_list && palette.selected == at {
        let enter = PressedKey { key: KeyPress::plain(KeyCode::Enter), after_chord: false };
        return act_in_palette(state, Action::Open, enter, world);
    }
    (palette.selected, palette.in_list) = (at, true);
    Vec::new()
}

fn type_text(state: &mut State, text: &str, world: World<'_>) -> Vec<Effect> {
    match &state.front {
        // A code that could be pasted would be one that is written down: it must be typed.
        _ if matches!(state.popup, Some(Popup::Home(_))) => {
            home_picker::type_text(state, text, world);
            Vec::new()
        }
        _ if matches!(state.popup, Some(Popup::Register(_))) => {
            if let Some(Popup::Register(form)) = &mut state.popup {
                register::type_answer(form, text);
            }
            Vec::new()
        }
        _ if matches!(state.popup, Some(Popup::Draft)) => {
            draft::type_words(state, text);
            Vec::new()
        }
        _ if state.popup.is_some() => Vec::new(),
        Some(FullScreen::Attract(_)) => attract::begin_visit(state, world),
        Some(FullScreen::Guide(_)) => guide::type_in_guide(state, text, world),
        Some(FullScreen::Decoy(_)) => Vec::new(),
        None => type_on_screen(state, text, world),
    }
}

/// New results: the selected group stays selected where it is still among them; while a person types or chooses
/// filters, the best result is the selected one.
fn show_results(state: &mut State, results: Rc<Results>, world: World<'_>) -> Vec<Effect> {
    let awaited = (state.results_number == 0).then_some(state.list.selected);
    let kept = match state.focus {
        Focus::Search | Focus::Pane(_) => None,
        Focus::Results if awaited.is_some() => awaited,
        Focus::Results | Focus::Details => {
            let hit = state.list.group.and_then(|group| state.repeats.position_in(&results.hits, group));
            hit.map(|hit| row_of_hit(&results, hit))
        }
    };
    let is_same = state.results.as_ref().is_some_and(|old| old.sections == results.sections);
    let keeps_abroad = kept.is_some_and(|kept| {
        results.first_elsewhere().is_some_and(|first| kept >= row_of_hit(&results, first))
    });
    state.list.is_unfolded = keeps_abroad || is_same && state.list.is_unfolded;
    let kept_unlisted = state.list.group.filter(|group| {
        let fits = match state.view {
            View::List => false,
            View::Map => results.gathered.placed.iter().any(|placed| placed.group == *group),
            View::Week => results.gathered.meeting.iter().any(|meets| meets.group == *group),
        };
        fits && matches!(state.focus, Focus::Results | Focus::Details)
    });
    state.results = Some(results);
    state.results_number += 1;
    if kept.is_none() {
        state.list.top = 0;
    }
    for pane in Pane::ALL {
        if state.focused_pane() != Some(pane) {
            filter_panes::refresh_rows(state, pane, world);
        }
    }
    guide::refresh_answers(state, world);
    let effects = match (kept, kept_unlisted) {
        (None, Some(group)) => select_group(state, group),
        _ => select_row(state, kept.unwrap_or(0)),
    };
    safety_notice::show_if_due(state, world);
    effects
}
