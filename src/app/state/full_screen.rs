//! What fills the screen instead of the browser: the inviting screen, the guided questions, a neutral screen.

use super::setup::Decoy;
use crate::app::edit::Line;
use crate::app::policy::Mode;
use crate::search::{Facet, Near, Results, ValueId};
use crate::topic::Language;

/// What fills the screen instead of the browser.
#[derive(Debug, Clone, PartialEq)]
pub enum FullScreen {
    /// The inviting screen, with the marked language as an index into `Language::ALL`.
    Attract(usize),
    /// The guided questions.
    Guide(Guide),
    /// A neutral screen; the next key ends the program.
    Decoy(Decoy),
}

impl FullScreen {
    /// What fills the screen of a fresh state: the inviting screen with its own language marked in a kiosk, nothing at
    /// home.
    pub fn at_start(mode: Mode, language: Language) -> Option<Self> {
        let marked = Language::ALL.iter().position(|l| *l == language).unwrap_or(0);
        (mode == Mode::Kiosk).then_some(Self::Attract(marked))
    }
}

/// A guided question.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum GuideStep {
    /// What it is about.
    #[default]
    What,
    /// For whom.
    Whom,
    /// Where.
    Where,
}

impl GuideStep {
    /// The key of the question in the locale files.
    pub const fn question_key(self) -> &'static str {
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

/// An answer to a guided question.
#[derive(Debug, Clone, PartialEq)]
pub enum GuideAnswer {
    /// A value of a filter.
    Value(Facet, ValueId),
    /// Near a place, with the place's full name.
    Near(Near, String),
    /// It does not matter.
    Any,
    /// No questions: to the search box.
    Words,
}

/// The guided questions and where the person is.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Guide {
    /// The question.
    pub step: GuideStep,
    /// The answers offered.
    pub answers: Vec<GuideAnswer>,
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
    /// The questions at the beginning of one.
    pub fn at_step(step: GuideStep) -> Self {
        Self { step, ..Self::default() }
    }

    /// Whether letters are typed here.
    pub fn is_typing(&self) -> bool {
        self.step == GuideStep::Where
    }

    /// Puts the cursor back into the text, before the list that the text gives.
    pub fn return_to_text(&mut self) {
        (self.in_list, self.selected, self.top) = (false, 0, 0);
    }
}

impl GuideAnswer {
    /// How many of the results an answer would leave; `None` where it is not counted.
    pub fn count_in(&self, results: Option<&Results>) -> Option<u32> {
        let Self::Value(facet, value) = *self else { return None };
        results.map(|results| results.counts.count_of(facet, value))
    }
}
