//! The questions by which a group is registered, and what the answers made.

use crate::app::edit::Line;
use crate::app::register::QUESTIONS;
use crate::page::{Page, QrImage};

/// The questions and where the person is. Nothing of it is kept when they are left.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RegisterForm {
    /// The answers, one a question; empty where a question was skipped.
    pub answers: Vec<String>,
    /// The question that is asked, by its place among [`QUESTIONS`].
    pub at: usize,
    /// The answer being typed.
    pub typed: Line,
    /// Why no listing could be made of the answers.
    pub refusal: Option<String>,
}

impl Default for RegisterForm {
    fn default() -> Self {
        Self { answers: vec![String::new(); QUESTIONS.len()], at: 0, typed: Line::default(), refusal: None }
    }
}

impl RegisterForm {
    /// Takes what is typed as the answer, and goes to another question. Gives whether there is one.
    pub fn go_to(&mut self, at: usize) -> bool {
        if let Some(answer) = self.answers.get_mut(self.at) {
            self.typed.text().trim().clone_into(answer);
        }
        self.refusal = None;
        match self.answers.get(at) {
            Some(answer) => {
                self.typed.set(&answer.clone());
                self.at = at;
                true
            }
            None => false,
        }
    }
}

/// A group that was registered, and what takes it along.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Registration {
    /// The listing as it would look, whom to give it to, and the message.
    pub page: Page,
    /// The dataset of the group alone, which `sync` reads.
    pub dataset: String,
    /// The message as a code; `None` where it is too long for one.
    pub picture: Option<QrImage>,
}
