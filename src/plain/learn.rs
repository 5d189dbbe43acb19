//! Reading about topics and self-help as numbered lines.

use super::{Conversation, Prompt, parse_number};
use crate::app::learn::{links, subject_label, subject_titled, subjects};
use crate::app::page::subject_page;
use crate::app::request::Request;
use crate::app::session::ReadDetails;
use crate::app::state::{Choice, Subject};
use crate::export::plain;
use std::io;

impl<D: ReadDetails> Conversation<'_, D> {
    /// Lists what can be read about.
    pub(super) fn say_subjects(&mut self) -> io::Result<()> {
        self.prompt = Prompt::Subjects;
        for (n, subject) in subjects(&self.session.state, &self.session.index).into_iter().enumerate() {
            self.say(&format!("{}. {}", n + 1, subject_label(subject, &self.session.locale)))?;
        }
        Ok(())
    }

    /// Takes a number of the list, or the beginning of a title.
    pub(super) fn answer_subjects(&mut self, answer: &str) -> io::Result<()> {
        if answer.is_empty() {
            return self.say_results(0);
        }
        let offered = subjects(&self.session.state, &self.session.index);
        let named = subject_titled(&offered, answer, &self.session.locale);
        match parse_number(answer).and_then(|n| offered.get(n).copied()).or(named) {
            Some(subject) => self.say_subject(subject),
            None => self.say_unknown(),
        }
    }

    /// Reads a page, then where it leads.
    pub(super) fn say_subject(&mut self, subject: Subject) -> io::Result<()> {
        self.prompt = Prompt::Subject(subject);
        let state = &self.session.state;
        let page = subject_page(subject, &self.session.index, state.home_country(), &self.session.locale);
        let page = self.letters.spell(&plain::to_plain_text(&page)).into_owned();
        self.out.write_all(page.as_bytes())?;
        for (n, choice) in links(subject).into_iter().enumerate() {
            let label = match choice {
                Choice::Read(subject) => subject_label(subject, &self.session.locale),
                _ => self.text("learn-show"),
            };
            self.say(&format!("{}. {label}", n + 1))?;
        }
        Ok(())
    }

    /// Goes on from a page.
    pub(super) fn answer_subject(&mut self, answer: &str, subject: Subject) -> io::Result<()> {
        if answer.is_empty() {
            return self.say_subjects();
        }
        match parse_number(answer).and_then(|n| links(subject).into_iter().nth(n)) {
            Some(Choice::Read(subject)) => self.say_subject(subject),
            Some(Choice::ShowListings(topic)) => {
                self.request(Request::ShowListings(topic));
                self.say_results(0)
            }
            _ => self.say_unknown(),
        }
    }
}
