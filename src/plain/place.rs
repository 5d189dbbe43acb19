//! Where the reader is, asked for in lines.

use super::{AT_A_TIME, Conversation, Prompt, parse_number};
use crate::app::home_picker;
use crate::app::home_places::home_label;
use crate::app::request::Request;
use crate::app::session::ReadDetails;
use std::io;

impl<D: ReadDetails> Conversation<'_, D> {
    /// Says where the reader is, as far as it is known, and asks for another place.
    pub(super) fn say_home(&mut self) -> io::Result<()> {
        self.prompt = Prompt::Home;
        let words = &self.session.locale;
        let home = self.session.state.home.as_ref().map(|home| home_label(home, words));
        let said = match home {
            Some(home) => words.with("plain-home", &[("place", home.into())]),
            None => self.text("plain-home-none"),
        };
        self.say(&said)
    }

    pub(super) fn answer_home(&mut self, answer: &str) -> io::Result<()> {
        let offered = home_picker::offered_labels(&self.session.state, &self.session.locale).len();
        if let Some(row) = parse_number(answer).filter(|row| *row < offered.min(AT_A_TIME)) {
            return self.choose_home(row);
        }
        if answer.is_empty() {
            return self.say_results(0);
        }
        self.request(Request::FindHome(answer.trim_matches('-').to_owned()));
        let labels = home_picker::offered_labels(&self.session.state, &self.session.locale);
        if answer == "-" {
            let nowhere = self.text("home-nowhere");
            let row = labels.iter().position(|label| *label == nowhere);
            return self.choose_home(row.unwrap_or(0));
        }
        match labels.as_slice() {
            [] => {
                let nothing = self.session.locale.with("plain-nothing-fits", &[("typed", answer.into())]);
                self.say(&nothing)
            }
            [_] => self.choose_home(0),
            _ => {
                for (n, label) in labels.iter().enumerate().take(AT_A_TIME) {
                    self.say(&format!("{}. {label}", n + 1))?;
                }
                Ok(())
            }
        }
    }

    fn choose_home(&mut self, row: usize) -> io::Result<()> {
        self.request(Request::ChooseHome(row));
        self.say_results(0)
    }
}
