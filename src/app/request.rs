//! What a person asks for by naming it, row and words at once, instead of moving there by keys. The numbered lines of
//! `plain` speak to the state machine this way; the policy judges a request as the action that it stands for.

use super::action::{Action, Focus, Pane};
use super::kiosk::{Front, guide};
use super::policy::{self, Verdict};
use super::state::State;
use super::update::{self, Effect, World};
use super::{panes, ways};

/// What is asked for. Rows count from 0.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Request {
    /// Search for these words.
    Search(String),
    /// Select a row of the results: read the group, or follow what leads on.
    OpenRow(usize),
    /// List the values of a pane that fit what is typed.
    ListValues(Pane, String),
    /// Choose a row of a pane, or no longer.
    ToggleValue(Pane, usize),
    /// Ask the guided questions.
    OpenGuide,
    /// Answer a guided question with a row.
    AnswerRow(usize),
    /// Answer the question where with a place in words.
    AnswerPlace(String),
    /// Leave the guided questions.
    CloseGuide,
    /// Change to the next language.
    ChangeLanguage,
}

impl Request {
    /// The action that a person at the keys would have asked for.
    const fn as_action(&self) -> Action {
        match self {
            Self::Search(_) => Action::Search,
            Self::OpenRow(_) | Self::AnswerRow(_) | Self::AnswerPlace(_) => Action::Open,
            Self::ListValues(..) => Action::Filters,
            Self::ToggleValue(..) => Action::Toggle,
            Self::OpenGuide => Action::Guide,
            Self::CloseGuide => Action::Back,
            Self::ChangeLanguage => Action::Language,
        }
    }
}

/// Does what is asked for, where the policy allows it.
pub(super) fn handle_request(state: &mut State, request: Request, world: World<'_>) -> Vec<Effect> {
    if policy::verdict(request.as_action(), state.setup.mode) != Verdict::Yes {
        return Vec::new();
    }
    match request {
        Request::Search(words) => {
            state.search.set(&words);
            state.literal = false;
            state.taken_back.clear();
            vec![Effect::Search]
        }
        Request::OpenRow(row) => {
            let hits = state.results.as_ref().map_or(0, |results| results.hits.len());
            let way = state.results.as_ref().and_then(|results| results.ways_on.get(row.checked_sub(hits)?));
            match way.cloned() {
                Some(way) => ways::follow(state, &way, world),
                None => update::select(state, row),
            }
        }
        Request::ListValues(pane, typed) => {
            state.focus = Focus::Pane(pane);
            state.panes[pane.index()].filter.set(&typed);
            panes::refresh(state, pane, world);
            Vec::new()
        }
        Request::ToggleValue(pane, row) => {
            state.panes[pane.index()].selected = row;
            panes::toggle(state, pane, world)
        }
        Request::OpenGuide => guide::open(state, world),
        Request::AnswerRow(row) => {
            let effects = guide::choose(state, row, world);
            leave_finished_guide(state);
            effects
        }
        Request::AnswerPlace(place) => {
            if let Some(Front::Guide(guide)) = &mut state.front {
                guide.place.clear();
            }
            guide::type_text(state, &place, world)
        }
        Request::CloseGuide => {
            state.front = None;
            Vec::new()
        }
        Request::ChangeLanguage => update::next_language(state),
    }
}

/// After the last question the focus is on the results; who asks by name reads the best of them first.
fn leave_finished_guide(state: &mut State) {
    if state.front.is_none() {
        state.focus = Focus::Search;
    }
}
