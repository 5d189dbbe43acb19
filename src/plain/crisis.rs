//! Numbers for danger, and what to know before listings about violence are read.

use super::{Conversation, Prompt, parse_number};
use crate::app::danger_notice::danger_said;
use crate::app::kiosk::safety_notice;
use crate::app::navigate::crisis_country;
use crate::app::page::{crisis_countries, crisis_page};
use crate::app::policy::Mode;
use crate::app::session::ReadDetails;
use crate::export::plain;
use crate::page::Tone;
use std::io;

impl<D: ReadDetails> Conversation<'_, D> {
    pub(super) fn say_crisis(&mut self) -> io::Result<()> {
        self.prompt = Prompt::Crisis;
        // Where the country is known, nobody has to choose one before there is a number; another can still be named.
        if let Some(country) = crisis_country(&self.session.state) {
            let page = crisis_page(&country, danger_said(&self.session.state), &self.session.locale);
            let page = self.letters.spell(&plain::to_plain_text(&page)).into_owned();
            return self.out.write_all(page.as_bytes());
        }
        let danger = self.text("crisis-danger");
        self.say(&danger)?;
        for (n, (_, name)) in crisis_countries(&self.session.locale).into_iter().enumerate() {
            self.say(&format!("{}. {name}", n + 1))?;
        }
        Ok(())
    }

    pub(super) fn answer_crisis(&mut self, answer: &str) -> io::Result<()> {
        let countries = crisis_countries(&self.session.locale);
        if answer.is_empty() {
            return self.say_results(0);
        }
        let named = countries.iter().find(|(code, name)| {
            code.eq_ignore_ascii_case(answer) || name.to_lowercase().starts_with(&answer.to_lowercase())
        });
        let country = parse_number(answer).and_then(|n| countries.get(n)).or(named);
        match country {
            Some((code, _)) => {
                let page = crisis_page(code, danger_said(&self.session.state), &self.session.locale);
                let page = self.letters.spell(&plain::to_plain_text(&page)).into_owned();
                self.out.write_all(page.as_bytes())
            }
            None => self.say_unknown(),
        }
    }

    /// Says once, before listings about violence are read, what cannot be hidden.
    pub(super) fn say_caution(&mut self) -> io::Result<()> {
        let state = &self.session.state;
        let opened = matches!(self.prompt, Prompt::List(_) | Prompt::View(_) | Prompt::Group(_));
        let asked = safety_notice::asks_about_violence(state, &self.session.index, opened);
        if !asked || std::mem::replace(&mut self.said_caution, true) {
            return Ok(());
        }
        let page = safety_notice::safety_page(&self.session.state.keys, Mode::Home, &self.session.locale);
        // How to leave a screen at once is no use here, where everything stays on the terminal.
        let said = self.text("plain-caution");
        self.say(&said)?;
        let items = page.paragraphs.iter().filter(|p| p.tone == Tone::Item);
        items.map(|p| format!("- {}", p.text)).try_for_each(|line| self.say(&line))
    }
}
