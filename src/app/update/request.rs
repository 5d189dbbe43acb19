//! What is asked for by name: row and words at once.

use super::draft;
use super::shortlist::toggle_mark;
use super::welcome::choose_item;
use crate::app::action::Focus;
use crate::app::filter_panes::{refresh_rows, toggle_selected};
use crate::app::home_picker;
use crate::app::kiosk::guide;
use crate::app::message::{Effect, World};
use crate::app::navigate::{change_to_next_language, clear_all, forget_reading, select_group, select_row};
use crate::app::policy::{self, Verdict};
use crate::app::request::Request;
use crate::app::state::{FullScreen, ListRow, PageKind, Popup, State, WelcomeItem};
use crate::app::suggestions::{follow_row, show_listings};

/// Does what is asked for, where the policy allows it.
pub(super) fn handle_request(state: &mut State, request: Request, world: World<'_>) -> Vec<Effect> {
    if policy::verdict(request.as_action(), state.setup.mode) != Verdict::Yes {
        return Vec::new();
    }
    match request {
        Request::Search(words) => {
            state.search.set(&words);
            forget_reading(state);
            vec![Effect::Search]
        }
        Request::ChooseCard(card) => {
            clear_all(state);
            let effects = choose_item(state, WelcomeItem::Card(card), world);
            state.focus = Focus::Search;
            effects
        }
        Request::OpenRow(row) => {
            let effects = select_row(state, row);
            match state.list_row(row) {
                Some(ListRow::Hit(_)) => effects,
                _ => follow_row(state, row, world),
            }
        }
        Request::OpenGroup(group) => select_group(state, group),
        Request::Read(subject) => {
            state.open_page(PageKind::Learn(subject));
            Vec::new()
        }
        Request::Register(form) => {
            state.popup = Some(Popup::Register(form));
            vec![Effect::Register]
        }
        Request::ShowListings(topic) => {
            state.popup = None;
            let effects = show_listings(state, topic, world);
            state.focus = Focus::Search;
            effects
        }
        Request::ShowView(view) => {
            state.view = view;
            vec![Effect::Search]
        }
        Request::ListValues(pane, typed) => {
            state.focus = Focus::Pane(pane);
            state.pane_mut(pane).filter.set(&typed);
            refresh_rows(state, pane, world);
            Vec::new()
        }
        Request::ToggleValue(pane, row) => {
            state.pane_mut(pane).selected = row;
            toggle_selected(state, pane, world)
        }
        Request::OpenGuide => guide::open_guide(state, world),
        Request::AnswerRow(row) => {
            let effects = guide::choose_answer(state, row, world);
            leave_finished_guide(state);
            effects
        }
        Request::AnswerPlace(place) => {
            if let Some(FullScreen::Guide(guide)) = &mut state.front {
                guide.place.clear();
            }
            guide::type_in_guide(state, &place, world)
        }
        Request::CloseGuide => {
            (state.front, state.popup) = (None, None);
            Vec::new()
        }
        Request::FindHome(typed) => {
            home_picker::open(state, world);
            home_picker::type_text(state, &typed, world);
            Vec::new()
        }
        Request::ChooseHome(row) => home_picker::choose_row(state, row),
        Request::ToggleMark => toggle_mark(state, world),
        Request::Compare => vec![Effect::Compare],
        Request::Compose(kind, words) => draft::begin_with(state, kind, &words),
        Request::ChangeLanguage => change_to_next_language(state, world),
    }
}

/// After the last question the focus is on the results; who asks by name reads the best of them first.
fn leave_finished_guide(state: &mut State) {
    if state.front.is_none() {
        state.focus = Focus::Search;
    }
}
