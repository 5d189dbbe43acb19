//! Three guided questions, for whoever does not know what to type: what it is about, for whom, where. They end in
//! the ordinary screen with the filters set.

use super::Front;
use crate::app::action::{Action, Focus};
use crate::app::edit::Line;
use crate::app::labels;
use crate::app::policy::Mode;
use crate::app::state::{State, window};
use crate::app::update::{self, Effect, World};
use crate::group::{Coded, Relation};
use crate::place::Gazetteer;
use crate::search::{Facet, Near, ValueId};
use crate::topic::Category;

/// The categories that come first: the four of the cards in libraries.
const FIRST: [Category; 4] = [Category::Illness, Category::Addiction, Category::Grief, Category::Violence];
/// Places offered for what is typed.
const PLACES: usize = 6;
/// How far around a place is looked, in kilometres.
const WITHIN_KM: f64 = 50.0;

/// A question.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Step {
    /// What it is about.
    #[default]
    What,
    /// For whom.
    Whom,
    /// Where.
    Where,
}

impl Step {
    /// The key of the question in the locale files.
    pub const fn question(self) -> &'static str {
        match self {
            Self::What => "guide-what",
            Self::Whom => "guide-whom",
            Self::Where => "guide-where",
        }
    }

    /// Its number, from 1 on.
    pub const fn number(self) -> usize {
        self as usize + 1
    }
}

/// An answer.
#[derive(Debug, Clone, PartialEq)]
pub enum Answer {
    /// A value of a filter.
    Value(Facet, ValueId),
    /// Near a place.
    Near(Near),
    /// No matter.
    Any,
    /// No questions: to the search box.
    Words,
}

/// A row: an answer and what it is called.
#[derive(Debug, Clone, PartialEq)]
pub struct Row {
    /// The answer.
    pub answer: Answer,
    /// What is shown.
    pub label: String,
}

/// The questions and where the person is.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Guide {
    /// The question.
    pub step: Step,
    /// The answers offered.
    pub rows: Vec<Row>,
    /// The selected answer.
    pub selected: usize,
    /// The first answer shown.
    pub top: usize,
    /// The place being typed.
    pub place: Line,
    /// Whether the cursor is among the places instead of in the text.
    pub in_list: bool,
}

impl Guide {
    /// Whether letters are typed here.
    pub fn is_typing(&self) -> bool {
        self.step == Step::Where
    }

    /// How many groups an answer would give; `None` where it is not counted.
    pub fn count(state: &State, row: &Row) -> Option<u32> {
        let Answer::Value(facet, value) = row.answer else { return None };
        state.results.as_ref().map(|r| r.counts.get(facet, value))
    }
}

/// Opens the questions, with nothing chosen.
pub fn open(state: &mut State, world: World<'_>) -> Vec<Effect> {
    update::clear_all(state);
    state.popup = None;
    state.front = Some(Front::Guide(Guide::default()));
    refresh(state, world);
    vec![Effect::Search]
}

/// Lists the answers anew, after the language, the text or the counts changed.
pub fn refresh(state: &mut State, world: World<'_>) {
    let Some(Front::Guide(guide)) = &state.front else { return };
    let rows = rows(state, guide, world);
    if let Some(Front::Guide(guide)) = &mut state.front {
        guide.selected = guide.selected.min(rows.len().saturating_sub(1));
        guide.rows = rows;
    }
}

fn rows(state: &State, guide: &Guide, world: World<'_>) -> Vec<Row> {
    let words = world.words;
    let any = |key: &str| Row { answer: Answer::Any, label: words.text(key) };
    let mut rows = Vec::new();
    match guide.step {
        Step::What => {
            let rest = Category::ALL.into_iter().filter(|c| !FIRST.contains(c));
            for category in FIRST.into_iter().chain(rest) {
                if let Some(value) = world.index.value_id(Facet::Category, category.id()) {
                    let label = category.label(state.language).to_owned();
                    rows.push(Row { answer: Answer::Value(Facet::Category, value), label });
                }
            }
            rows.push(any("guide-any-what"));
            rows.push(Row { answer: Answer::Words, label: words.text("guide-words") });
        }
        Step::Whom => {
            let mut values: Vec<(usize, ValueId, String)> = Vec::new();
            for (at, value) in world.index.values(Facet::For).iter().enumerate() {
                let id = ValueId(u32::try_from(at).unwrap_or(u32::MAX));
                let gives = state.results.as_ref().is_none_or(|r| r.counts.get(Facet::For, id) > 0);
                if gives && value.id != Relation::Anyone.id() {
                    let label = if value.id == Relation::Affected.id() {
                        words.text("guide-myself")
                    } else {
                        labels::label(Facet::For, value, state.language)
                    };
                    values.push((labels::position(Facet::For, value), id, label));
                }
            }
            values.sort();
            rows.extend(
                values
                    .into_iter()
                    .map(|(_, value, label)| Row { answer: Answer::Value(Facet::For, value), label }),
            );
            rows.push(any("guide-any-whom"));
        }
        Step::Where => {
            let typed = guide.place.text();
            if !typed.trim().is_empty() {
                let prefer = state.setup.country.as_deref();
                for place in Gazetteer::embedded().complete(typed.trim(), prefer, PLACES) {
                    let near = Near {
                        point: place.point,
                        label: place.name(),
                        country: Some(place.town.country.to_owned()),
                        within_km: Some(WITHIN_KM),
                    };
                    rows.push(Row { answer: Answer::Near(near), label: place.full_name() });
                }
            }
            rows.push(any("guide-any-where"));
        }
    }
    rows
}

/// What an action does here.
pub fn act(state: &mut State, action: Action, world: World<'_>) -> Vec<Effect> {
    let fit = state.seen.popup;
    let Some(Front::Guide(guide)) = &mut state.front else { return Vec::new() };
    let page = fit.max(1) as isize;
    let typing = guide.is_typing();
    let step = match action {
        Action::Open => {
            let at = guide.selected;
            return choose(state, at, world);
        }
        Action::Back => return back(state, world),
        Action::Left if !typing => return back(state, world),
        Action::Guide => return open(state, world),
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
            update::edit(&mut guide.place, action);
            if guide.place.text() != before {
                typed(guide);
                refresh(state, world);
            }
            return Vec::new();
        }
        _ => 0,
    };
    let last = guide.rows.len().saturating_sub(1);
    guide.selected = guide.selected.saturating_add_signed(step).min(last);
    guide.top = window(guide.selected, guide.top, guide.rows.len(), fit);
    Vec::new()
}

fn typed(guide: &mut Guide) {
    (guide.in_list, guide.selected, guide.top) = (false, 0, 0);
}

/// Types text: a place where one is asked for; elsewhere a digit answers and a letter goes to the next answer that
/// begins with it.
pub fn type_text(state: &mut State, text: &str, world: World<'_>) -> Vec<Effect> {
    let fit = state.seen.popup;
    let Some(Front::Guide(guide)) = &mut state.front else { return Vec::new() };
    if guide.is_typing() {
        guide.place.insert(text);
        typed(guide);
        refresh(state, world);
        return Vec::new();
    }
    let mut letters = text.chars();
    let (Some(letter), None) = (letters.next(), letters.next()) else { return Vec::new() };
    if let Some(n) = letter.to_digit(10).and_then(|n| usize::try_from(n).ok()) {
        return match n.checked_sub(1) {
            Some(at) if at < guide.rows.len() => choose(state, at, world),
            _ => Vec::new(),
        };
    }
    let begins = |row: &Row| row.label.to_lowercase().starts_with(&letter.to_lowercase().to_string());
    let order = (guide.selected + 1..guide.rows.len()).chain(0..=guide.selected);
    let found = order.into_iter().find(|at| guide.rows.get(*at).is_some_and(begins));
    guide.selected = found.unwrap_or(guide.selected);
    guide.top = window(guide.selected, guide.top, guide.rows.len(), fit);
    Vec::new()
}

/// Takes an answer and asks the next question.
pub fn choose(state: &mut State, at: usize, world: World<'_>) -> Vec<Effect> {
    let Some(Front::Guide(guide)) = &mut state.front else { return Vec::new() };
    let Some(row) = guide.rows.get(at).cloned() else { return Vec::new() };
    let facet = match guide.step {
        Step::What => Some(Facet::Category),
        Step::Whom => Some(Facet::For),
        Step::Where => None,
    };
    let next = match guide.step {
        Step::What => Some(Step::Whom),
        Step::Whom => Some(Step::Where),
        Step::Where => None,
    };
    if let Some(facet) = facet {
        state.selection.clear(facet);
    }
    match row.answer {
        Answer::Value(facet, value) => state.selection.toggle(facet, value),
        Answer::Near(near) => state.near = Some(near),
        Answer::Any => {}
        Answer::Words => {
            state.front = None;
            state.focus = Focus::Search;
            return vec![Effect::Search];
        }
    }
    if let Some(step) = next {
        state.front = Some(Front::Guide(Guide { step, ..Guide::default() }));
        refresh(state, world);
    } else {
        state.front = None;
        state.list.group = None;
        update::focus(state, Focus::Results, world);
    }
    vec![Effect::Search]
}

/// Back to the question before; from the first one out of the questions.
fn back(state: &mut State, world: World<'_>) -> Vec<Effect> {
    let Some(Front::Guide(guide)) = &state.front else { return Vec::new() };
    let (step, facet) = match guide.step {
        Step::What => {
            // Out of the visit that has hardly begun, or out of the questions.
            if state.setup.mode == Mode::Kiosk {
                return vec![Effect::Wipe];
            }
            state.front = None;
            return Vec::new();
        }
        Step::Whom => (Step::What, Facet::Category),
        Step::Where => (Step::Whom, Facet::For),
    };
    state.selection.clear(facet);
    state.front = Some(Front::Guide(Guide { step, ..Guide::default() }));
    refresh(state, world);
    vec![Effect::Search]
}
