//! The guided questions.

use super::{Conversation, Prompt, parse_number};
use crate::app::kiosk::FullScreen;
use crate::app::kiosk::guide::answer_label;
use crate::app::request::Request;
use crate::app::session::ReadDetails;
use crate::app::state::{GuideAnswer, GuideStep};
use std::io;

impl<D: ReadDetails> Conversation<'_, D> {
    /// Begins the guided questions.
    pub(super) fn open_guide(&mut self) -> io::Result<()> {
        self.request(Request::OpenGuide);
        self.prompt = Prompt::Guide;
        self.say_question()
    }

    /// Reads the question and its answers.
    pub(super) fn say_question(&mut self) -> io::Result<()> {
        let Some(FullScreen::Guide(guide)) = self.session.state.front.clone() else {
            return self.say_results(0);
        };
        let words = &self.session.locale;
        let question = words.text(guide.step.question_key());
        let n = (guide.step.number() as f64).into();
        let question = words.with("guide-question", &[("n", n), ("question", question.into())]);
        let mut said = vec![question];
        for (n, answer) in guide.answers.iter().enumerate() {
            let count = answer.count_in(self.session.state.results.as_deref());
            let label = answer_label(answer, guide.step, &self.session.index, words);
            let count = count.map(|n| format!(", {}", words.number(u64::from(n)))).unwrap_or_default();
            said.push(format!("{}. {label}{count}", n + 1));
        }
        said.iter().try_for_each(|line| self.say(line))
    }

    pub(super) fn answer_guide(&mut self, answer: &str) -> io::Result<()> {
        let Some(FullScreen::Guide(guide)) = &self.session.state.front else { return self.say_results(0) };
        let (rows, last) = (guide.answers.len(), guide.step == GuideStep::Where);
        match parse_number(answer) {
            // Going on without an answer is the answer that nothing matters.
            _ if answer.is_empty() => {
                let any = guide.answers.iter().position(|answer| *answer == GuideAnswer::Any);
                let any = any.unwrap_or(0);
                self.request(Request::AnswerRow(any));
            }
            Some(row) if row < rows => self.request(Request::AnswerRow(row)),
            // A postal code is a number too.
            _ if last => self.request(Request::AnswerPlace(answer.to_owned())),
            _ => return self.say_unknown(),
        }
        if self.session.state.front.is_some() {
            return self.say_question();
        }
        if self.session.state.asks_nothing() && !last {
            // Rather in words than by questions.
            self.prompt = Prompt::Search;
            return Ok(());
        }
        self.say_caution()?;
        self.say_results(0)
    }
}
