//! Registering a group as lines: one question after the other, then the listing and the message.

use super::{Conversation, Prompt};
use crate::app::register::QUESTIONS;
use crate::app::request::Request;
use crate::app::session::ReadDetails;
use crate::app::state::{PageKind, Popup, RegisterForm};
use crate::export::plain;
use std::io;

impl<D: ReadDetails> Conversation<'_, D> {
    /// Asks the first question.
    pub(super) fn open_questions(&mut self) -> io::Result<()> {
        self.form = RegisterForm::default();
        self.prompt = Prompt::Register;
        let intro = self.text("register-intro");
        self.say(&intro)?;
        self.say_register_question()
    }

    pub(super) fn say_register_question(&mut self) -> io::Result<()> {
        let at = self.form.at;
        let Some(question) = QUESTIONS.get(at) else { return Ok(()) };
        let ask = self.text(&format!("register-ask-{}", question.id));
        let hint = self.text(&format!("register-hint-{}", question.id));
        self.say(&format!("{}. {ask} {hint}", at + 1))
    }

    /// Takes an answer; after the last, reads what it makes.
    pub(super) fn answer_register(&mut self, answer: &str) -> io::Result<()> {
        self.form.typed.set(answer);
        let next = self.form.at + 1;
        if self.form.go_to(next) {
            return self.say_register_question();
        }
        let form = Box::new(std::mem::take(&mut self.form));
        self.request(Request::Register(form));
        self.prompt = Prompt::Search;
        let said = match &self.session.state.popup {
            Some(Popup::Page { kind: PageKind::Registration, .. }) => {
                let registration = self.session.state.registration.clone();
                registration.map(|registration| plain::to_plain_text(&registration.page))
            }
            Some(Popup::Register(form)) => form.refusal.clone().map(|why| why + "\n"),
            _ => None,
        };
        let said = self.letters.spell(&said.unwrap_or_default()).into_owned();
        self.request(Request::CloseGuide);
        self.out.write_all(said.as_bytes())
    }
}
