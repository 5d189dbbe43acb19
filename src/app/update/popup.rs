//! What actions and letters do in a pop-up.

use super::palette::type_in_palette;
use super::register::{act_in_questions, type_answer};
use super::{draft, shortlist, source_list};
use crate::app::action::Action;
use crate::app::choices::{self, choice_label};
use crate::app::filter_chips::PartSource;
use crate::app::kiosk::staff;
use crate::app::message::{Effect, World};
use crate::app::navigate::open_crisis;
use crate::app::state::{Choice, ChoiceKind, PageKind, Popup, State, StatusMessage, first_row_shown};
use crate::app::{export, home_picker, suggestions, undo_interpretation};
use crate::page::MessageKind;
use crate::search::Sort;

/// What an action does in a pop-up.
pub(super) fn act_in_popup(state: &mut State, action: Action, world: World<'_>) -> Vec<Effect> {
    if action == Action::Back {
        return close(state);
    }
    let rows = rows_moved(action, state.seen.popup);
    let (fit, lines) = (state.seen.popup, state.seen.popup_lines);
    match (&mut state.popup, action) {
        (Some(Popup::Page { kind: PageKind::Crisis(_), .. }), Action::Left) => {
            choices::open(state, ChoiceKind::CrisisCountry, world);
        }
        (Some(Popup::Register(_)), _) => return act_in_questions(state, action),
        (Some(Popup::Page { kind: PageKind::Registration, .. }), Action::Open) => {
            choices::open(state, ChoiceKind::HandOver, world);
        }
        (Some(Popup::Page { kind: PageKind::Learn(_), .. }), Action::Left) => {
            choices::open(state, ChoiceKind::Subject, world);
        }
        (Some(Popup::Page { kind: PageKind::Learn(subject), .. }), Action::Open | Action::Right) => {
            let links = ChoiceKind::SubjectLinks(*subject);
            choices::open(state, links, world);
        }
        (Some(Popup::Sources(_)), _) => return source_list::act_in_sources(state, action, rows),
        (Some(Popup::Page { kind: PageKind::SafetyNotice, .. }), Action::Open) => state.popup = None,
        (Some(Popup::Picture(_)), Action::Open | Action::Right) => {
            return shortlist::show_next_code(state, 1);
        }
        (Some(Popup::Picture(_)), Action::Left) if state.shortlist.code_shown > Some(0) => {
            return shortlist::show_next_code(state, -1);
        }
        (Some(Popup::Draft), _) => return draft::act_in_draft(state, action),
        (Some(Popup::Choice { .. }), Action::Mark) => return shortlist::unmark_selected(state, world),
        (Some(Popup::Page { reading, .. } | Popup::Comparison { reading, .. }), _) => {
            reading.move_by(rows, lines, fit);
        }
        (Some(Popup::Home(_)), _) => return home_picker::act(state, action, rows, world),
        (Some(Popup::Staff(_)), Action::Open) => return vec![Effect::CheckCode],
        (Some(Popup::Staff(line)), _) => line.apply(action),
        (Some(Popup::Choice { selected, .. }), Action::Open) => {
            let choice = selected.clone();
            return choose(state, choice, world);
        }
        (Some(Popup::Choice { .. }), _) => move_in_choices(state, rows, world),
        // The palette is the caller's.
        (Some(Popup::Picture(_) | Popup::Palette(_)) | None, _) => {}
    }
    Vec::new()
}

/// Closes the pop-up; below the code of a message lies the message.
fn close(state: &mut State) -> Vec<Effect> {
    state.shortlist.code_shown = None;
    let shows_code = matches!(state.popup, Some(Popup::Picture(_)));
    state.popup = (shows_code && state.draft.is_some()).then_some(Popup::Draft);
    if state.popup.is_none() {
        state.draft = None;
    }
    Vec::new()
}

/// By how many rows an action moves where `fit` rows are shown; to the ends for `First` and `Last`.
fn rows_moved(action: Action, fit: usize) -> isize {
    let page = fit.max(1) as isize;
    match action {
        Action::Up => -1,
        Action::Down => 1,
        Action::PageUp => -page,
        Action::PageDown => page,
        Action::First => isize::MIN,
        Action::Last => isize::MAX,
        _ => 0,
    }
}

fn move_in_choices(state: &mut State, rows: isize, world: World<'_>) {
    if let Some((offered, at)) = offered_choices(state, world) {
        select_choice(state, &offered, at.saturating_add_signed(rows).min(offered.len().saturating_sub(1)));
    }
}

/// The choices of the pop-up that is open, and the row of the selected one.
pub(super) fn offered_choices(state: &State, world: World<'_>) -> Option<(Vec<Choice>, usize)> {
    let Some(Popup::Choice { kind, selected, .. }) = &state.popup else { return None };
    let offered = choices::offered(*kind, state, world);
    let at = offered.iter().position(|choice| choice == selected).unwrap_or(0);
    Some((offered, at))
}

/// Selects a row of the choices and keeps it in view.
pub(super) fn select_choice(state: &mut State, offered: &[Choice], row: usize) {
    let fit = state.seen.popup;
    if let (Some(Popup::Choice { selected, top, .. }), Some(choice)) = (&mut state.popup, offered.get(row)) {
        selected.clone_from(choice);
        *top = first_row_shown(row, *top, offered.len(), fit);
    }
}

/// A letter in a list of choices goes to the next choice that begins with it; in the staff code it is typed.
pub(super) fn type_in_popup(state: &mut State, letter: char, world: World<'_>) {
    if let Some(Popup::Sources(_)) = state.popup {
        return source_list::type_in_sources(state, letter);
    }
    if let Some(Popup::Staff(line)) = &mut state.popup
        && line.text().chars().count() < staff::LONGEST
    {
        line.insert(letter.encode_utf8(&mut [0; 4]));
    }
    if let Some(Popup::Register(form)) = &mut state.popup {
        return type_answer(form, letter.encode_utf8(&mut [0; 4]));
    }
    if let Some(Popup::Draft) = &state.popup {
        return draft::type_words(state, letter.encode_utf8(&mut [0; 4]));
    }
    if let Some(Popup::Home(_)) = &state.popup {
        return home_picker::type_text(state, letter.encode_utf8(&mut [0; 4]), world);
    }
    type_in_palette(state, letter.encode_utf8(&mut [0; 4]));
    let Some((offered, at)) = offered_choices(state, world) else { return };
    let wanted = letter.to_lowercase().to_string();
    let mut others = (at + 1..offered.len()).chain(0..=at);
    let found = others.find(|row| {
        let label = offered.get(*row).map(|choice| choice_label(choice, state, world));
        label.is_some_and(|label| label.to_lowercase().starts_with(&wanted))
    });
    select_choice(state, &offered, found.unwrap_or(at));
}

fn choose(state: &mut State, choice: Choice, world: World<'_>) -> Vec<Effect> {
    state.popup = None;
    match choice {
        Choice::Order(sort) => return sort_results(state, sort),
        Choice::UndoInterpretation => return undo_interpretation::undo_or_ask(state, world),
        Choice::Country(code) => {
            state.crisis_country = Some(code.to_owned());
            open_crisis(state, world);
            return Vec::new();
        }
        Choice::QrCode(content) => return export::show_qr_code(state, content),
        Choice::TellFriend => return draft::begin(state, MessageKind::Friend),
        Choice::ReportChange => {
            choices::open(state, ChoiceKind::ReportReason, world);
            return Vec::new();
        }
        Choice::Reason(reason) => return draft::begin(state, MessageKind::Report(reason)),
        Choice::Export(target) => return export::export_to(state, target),
        Choice::Compare
        | Choice::TakeMarked
        | Choice::MarkedBooklet
        | Choice::ForgetMarked
        | Choice::Marked(_)
        | Choice::MarkedCodes(_) => return shortlist::choose(state, &choice, world),
        Choice::ExportMarked(target) => return shortlist::export_marked(state, target),
        Choice::AsWords(words) => state.taken_back.push(words),
        Choice::AsTyped => state.literal = true,
        Choice::Remove(part) => take_out(state, &part.source),
        Choice::Read(subject) => {
            state.open_page(PageKind::Learn(subject));
            return Vec::new();
        }
        Choice::MessageCode => {
            let picture = state.registration.as_ref().and_then(|registration| registration.picture.clone());
            match picture {
                Some(picture) => state.popup = Some(Popup::Picture(picture)),
                None => state.message = Some(StatusMessage::new("register-no-code")),
            }
            return Vec::new();
        }
        Choice::WriteRegistration => return vec![Effect::WriteRegistration],
        Choice::WriteBooklet(form, of) => return vec![Effect::WriteBooklet(form, of)],
        Choice::ShowListings(topic) => return suggestions::show_listings(state, topic, world),
    }
    state.list.group = None;
    vec![Effect::Search]
}

/// Asks for something that is chosen no longer.
fn take_out(state: &mut State, source: &PartSource) {
    match source {
        PartSource::Value(facet, value) => state.selection.toggle(*facet, *value),
        PartSource::Time => state.when = None,
        PartSource::Place => state.near = None,
        PartSource::Words(_) | PartSource::TopicWords(_) => {}
    }
}

fn sort_results(state: &mut State, sort: Sort) -> Vec<Effect> {
    if sort == Sort::Distance && !state.results.as_ref().is_some_and(|r| r.is_near()) {
        state.message = Some(StatusMessage::new("sort-needs-place"));
        return Vec::new();
    }
    state.sort = sort;
    state.list.group = None;
    vec![Effect::Search]
}
