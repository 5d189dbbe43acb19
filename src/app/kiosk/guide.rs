//! Three guided questions, for people who do not know what to type: what it is about, for whom, where. They end in
//! the ordinary screen with the filters set.

use crate::app::action::{Action, Focus};
use crate::app::message::{Effect, World};
use crate::app::navigate::{clear_all, move_focus};
use crate::app::policy::Mode;
use crate::app::state::{FullScreen, Guide, GuideAnswer, GuideStep, State, first_row_shown};
use crate::app::value_labels;
use crate::group::{Coded, Relation};
use crate::locale::Locale;
use crate::place::Gazetteer;
use crate::search::{Facet, Index, Near, ValueId};
use crate::topic::Category;

/// The categories that come first: the four of the cards in libraries.
const FIRST: [Category; 4] = [Category::Illness, Category::Addiction, Category::Grief, Category::Violence];
/// Places offered for what is typed.
const PLACES_OFFERED: usize = 6;
/// The distance around the place, in kilometres.
const WITHIN_KM: f64 = 50.0;

/// Opens the questions, with nothing chosen.
pub fn open_guide(state: &mut State, world: World<'_>) -> Vec<Effect> {
    clear_all(state);
    state.popup = None;
    state.front = Some(FullScreen::Guide(Guide::default()));
    refresh_answers(state, world);
    vec![Effect::Search]
}

/// Lists the answers anew, after the text or the counts changed.
pub fn refresh_answers(state: &mut State, world: World<'_>) {
    let Some(FullScreen::Guide(guide)) = &state.front else { return };
    let answers = match guide.step {
        GuideStep::What => answers_what(world.index),
        GuideStep::Whom => answers_whom(state, world.index),
        GuideStep::Where => answers_where(&guide.place.text(), state.home_country()),
    };
    if let Some(FullScreen::Guide(guide)) = &mut state.front {
        guide.selected = guide.selected.min(answers.len().saturating_sub(1));
        guide.answers = answers;
    }
}

fn answers_what(index: &Index) -> Vec<GuideAnswer> {
    let rest = Category::ALL.into_iter().filter(|c| !FIRST.contains(c));
    let categories = FIRST.into_iter().chain(rest);
    let values = categories.filter_map(|category| index.value_id(Facet::Category, category.id()));
    let mut answers: Vec<GuideAnswer> =
        values.map(|value| GuideAnswer::Value(Facet::Category, value)).collect();
    answers.extend([GuideAnswer::Any, GuideAnswer::Words]);
    answers
}

fn answers_whom(state: &State, index: &Index) -> Vec<GuideAnswer> {
    let mut values: Vec<(usize, ValueId)> = Vec::new();
    for (at, value) in index.values(Facet::Audience).iter().enumerate() {
        let id = ValueId(u32::try_from(at).unwrap_or(u32::MAX));
        let has_groups = state.results.as_ref().is_none_or(|r| r.counts.count_of(Facet::Audience, id) > 0);
        if has_groups && value.id != Relation::Anyone.id() {
            values.push((value_labels::position(Facet::Audience, value), id));
        }
    }
    values.sort_unstable();
    let answers = values.into_iter().map(|(_, value)| GuideAnswer::Value(Facet::Audience, value));
    answers.chain([GuideAnswer::Any]).collect()
}

/// Places that fit what is typed, those of the country `preferred` (ISO 3166) first.
fn answers_where(typed: &str, preferred: Option<&str>) -> Vec<GuideAnswer> {
    let mut answers = Vec::new();
    if !typed.trim().is_empty() {
        for place in Gazetteer::embedded().complete_town(typed.trim(), preferred, PLACES_OFFERED) {
            let near = Near {
                point: place.point,
                label: place.name(),
                country: Some(place.town.country.to_owned()),
                within_km: Some(WITHIN_KM),
            };
            answers.push(GuideAnswer::Near(near, place.full_name()));
        }
    }
    answers.push(GuideAnswer::Any);
    answers
}

/// What an answer to a question is called in the reader's language.
pub fn answer_label(answer: &GuideAnswer, step: GuideStep, index: &Index, locale: &Locale) -> String {
    match answer {
        GuideAnswer::Value(Facet::Audience, value)
            if index.value(Facet::Audience, *value).is_some_and(|v| v.id == Relation::Affected.id()) =>
        {
            locale.text("guide-myself")
        }
        GuideAnswer::Value(facet, value) => {
            value_labels::label_of(index, *facet, *value, locale.language()).unwrap_or_default()
        }
        GuideAnswer::Near(_, full_name) => full_name.clone(),
        GuideAnswer::Any => locale.text(match step {
            GuideStep::What => "guide-any-what",
            GuideStep::Whom => "guide-any-whom",
            GuideStep::Where => "guide-any-where",
        }),
        GuideAnswer::Words => locale.text("guide-words"),
    }
}

/// What an action does here.
pub fn act_in_guide(state: &mut State, action: Action, world: World<'_>) -> Vec<Effect> {
    let fit = state.seen.popup;
    let Some(FullScreen::Guide(guide)) = &mut state.front else { return Vec::new() };
    let page = fit.max(1) as isize;
    let typing = guide.is_typing();
    let step = match action {
        Action::Open => {
            let at = guide.selected;
            return choose_answer(state, at, world);
        }
        Action::Back => return go_back(state, world),
        Action::Left if !typing => return go_back(state, world),
        Action::Guide => return open_guide(state, world),
        Action::Up | Action::Previous if typing && guide.selected == 0 => {
            guide.in_list = false;
            0
        }
        Action::Down | Action::Next if typing && !guide.in_list => {
            guide.in_list = true;
            0
        }
        Action::Up | Action::Previous => -1,
        Action::Down | Action::Next => 1,
        Action::PageUp => -page,
        Action::PageDown => page,
        Action::First if !typing || guide.in_list => isize::MIN,
        Action::Last if !typing || guide.in_list => isize::MAX,
        _ if typing => {
            let before = guide.place.text();
            guide.place.apply(action);
            if guide.place.text() != before {
                guide.return_to_text();
                refresh_answers(state, world);
            }
            return Vec::new();
        }
        _ => 0,
    };
    let last = guide.answers.len().saturating_sub(1);
    guide.selected = guide.selected.saturating_add_signed(step).min(last);
    guide.top = first_row_shown(guide.selected, guide.top, guide.answers.len(), fit);
    Vec::new()
}

/// Types text: a place where one is asked for; elsewhere a digit answers and a letter goes to the next answer that
/// begins with it.
pub fn type_in_guide(state: &mut State, text: &str, world: World<'_>) -> Vec<Effect> {
    let fit = state.seen.popup;
    let Some(FullScreen::Guide(guide)) = &mut state.front else { return Vec::new() };
    if guide.is_typing() {
        guide.place.insert(text);
        guide.return_to_text();
        refresh_answers(state, world);
        return Vec::new();
    }
    let mut letters = text.chars();
    let (Some(letter), None) = (letters.next(), letters.next()) else { return Vec::new() };
    if let Some(n) = letter.to_digit(10).and_then(|n| usize::try_from(n).ok()) {
        return match n.checked_sub(1) {
            Some(at) if at < guide.answers.len() => choose_answer(state, at, world),
            _ => Vec::new(),
        };
    }
    let wanted = letter.to_lowercase().to_string();
    let mut others = (guide.selected + 1..guide.answers.len()).chain(0..=guide.selected);
    let found = others.find(|at| {
        let answer = guide.answers.get(*at);
        let label = answer.map(|answer| answer_label(answer, guide.step, world.index, world.locale));
        label.is_some_and(|label| label.to_lowercase().starts_with(&wanted))
    });
    guide.selected = found.unwrap_or(guide.selected);
    guide.top = first_row_shown(guide.selected, guide.top, guide.answers.len(), fit);
    Vec::new()
}

/// Takes an answer and asks the next question.
pub fn choose_answer(state: &mut State, at: usize, world: World<'_>) -> Vec<Effect> {
    let Some(FullScreen::Guide(guide)) = &mut state.front else { return Vec::new() };
    let Some(answer) = guide.answers.get(at).cloned() else { return Vec::new() };
    let facet = match guide.step {
        GuideStep::What => Some(Facet::Category),
        GuideStep::Whom => Some(Facet::Audience),
        GuideStep::Where => None,
    };
    let next = match guide.step {
        GuideStep::What => Some(GuideStep::Whom),
        GuideStep::Whom => Some(GuideStep::Where),
        GuideStep::Where => None,
    };
    if let Some(facet) = facet {
        state.selection.clear_facet(facet);
    }
    match answer {
        GuideAnswer::Value(facet, value) => state.selection.toggle(facet, value),
        GuideAnswer::Near(near, _) => state.near = Some(near),
        GuideAnswer::Any => {}
        GuideAnswer::Words => {
            state.front = None;
            state.focus = Focus::Search;
            return vec![Effect::Search];
        }
    }
    if let Some(step) = next {
        state.front = Some(FullScreen::Guide(Guide::at_step(step)));
        refresh_answers(state, world);
    } else {
        state.front = None;
        state.list.group = None;
        move_focus(state, Focus::Results, world);
    }
    vec![Effect::Search]
}

/// Back to the question before; from the first one out of the questions.
fn go_back(state: &mut State, world: World<'_>) -> Vec<Effect> {
    let Some(FullScreen::Guide(guide)) = &state.front else { return Vec::new() };
    let (step, facet) = match guide.step {
        GuideStep::What => {
            // Out of the visit that has hardly begun, or out of the questions.
            if state.setup.mode == Mode::Kiosk {
                return vec![Effect::Wipe];
            }
            state.front = None;
            return Vec::new();
        }
        GuideStep::Whom => (GuideStep::What, Facet::Category),
        GuideStep::Where => (GuideStep::Whom, Facet::Audience),
    };
    state.selection.clear_facet(facet);
    state.front = Some(FullScreen::Guide(Guide::at_step(step)));
    refresh_answers(state, world);
    vec![Effect::Search]
}
