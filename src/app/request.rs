//! What a person asks for by naming it, row and words at once, instead of moving there by keys. The numbered lines of
//! `plain` speak to the state machine this way; the policy judges a request as the action that it stands for.

use super::action::{Action, Pane};
use super::state::{RegisterForm, Subject, View};
use crate::page::MessageKind;
use crate::search::Ordinal;
use crate::topic::TopicId;

/// What is asked for. Rows count from 0.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Request {
    /// Search for these words.
    Search(String),
    /// Choose a category of the welcome, and nothing else.
    ChooseCard(usize),
    /// Select a row of the results: read the group, or follow what leads on.
    OpenRow(usize),
    /// Select a group, listed or not, and read it.
    OpenGroup(Ordinal),
    /// Read about something.
    Read(Subject),
    /// Make a listing of answers.
    Register(Box<RegisterForm>),
    /// Show what is listed about a topic.
    ShowListings(TopicId),
    /// Show the results in this way.
    ShowView(View),
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
    /// Mark the selected group, or take its mark off.
    ToggleMark,
    /// Put the marked groups side by side.
    Compare,
    /// Compose a message about the selected group, with these own words.
    Compose(MessageKind, String),
    /// Change to the next language.
    ChangeLanguage,
    /// Offer the places that fit what is typed, to say where the reader is.
    FindHome(String),
    /// Say that the reader is at a row of what is offered.
    ChooseHome(usize),
}

impl Request {
    /// The action that a person at the keys would have asked for.
    pub const fn as_action(&self) -> Action {
        match self {
            Self::Search(_) => Action::Search,
            Self::ChooseCard(_)
            | Self::OpenRow(_)
            | Self::OpenGroup(_)
            | Self::AnswerRow(_)
            | Self::AnswerPlace(_) => Action::Open,
            Self::Read(_) | Self::ShowListings(_) => Action::Learn,
            Self::Register(_) => Action::Register,
            Self::ShowView(_) => Action::View,
            Self::ListValues(..) => Action::Filters,
            Self::ToggleValue(..) => Action::Toggle,
            Self::OpenGuide => Action::Guide,
            Self::CloseGuide => Action::Back,
            Self::ToggleMark => Action::Mark,
            Self::Compare => Action::Shortlist,
            Self::Compose(..) => Action::Take,
            Self::ChangeLanguage => Action::Language,
            Self::FindHome(_) | Self::ChooseHome(_) => Action::Place,
        }
    }
}
