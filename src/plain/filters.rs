//! The filters and their values.

use super::{AT_A_TIME, Conversation, Prompt, parse_number};
use crate::app::action::Pane;
use crate::app::filter_panes;
use crate::app::request::Request;
use crate::app::session::ReadDetails;
use crate::app::state::PaneRow;
use std::io;

impl<D: ReadDetails> Conversation<'_, D> {
    pub(super) fn say_panes(&mut self) -> io::Result<()> {
        self.prompt = Prompt::Panes;
        for (n, pane) in Pane::ALL.iter().enumerate() {
            let title = self.text(pane.title_key());
            let chosen = filter_panes::chosen_count(&self.session.state, *pane);
            let chosen = if chosen > 0 { format!(" ({chosen})") } else { String::new() };
            self.say(&format!("{}. {title}{chosen}", n + 1))?;
        }
        Ok(())
    }

    pub(super) fn answer_panes(&mut self, answer: &str) -> io::Result<()> {
        if answer.is_empty() {
            return self.say_results(0);
        }
        match parse_number(answer).and_then(|n| Pane::ALL.get(n).copied()) {
            Some(pane) => self.say_values(pane, ""),
            None => self.say_unknown(),
        }
    }

    pub(super) fn say_values(&mut self, pane: Pane, typed: &str) -> io::Result<()> {
        self.prompt = Prompt::Values(pane);
        self.request(Request::ListValues(pane, typed.to_owned()));
        let rows = self.session.state.panes[pane.index()].rows.clone();
        if rows.is_empty() {
            let nothing = self.session.locale.with("plain-nothing-fits", &[("typed", typed.into())]);
            return self.say(&nothing);
        }
        let most = if pane == Pane::More { rows.len() } else { 2 * AT_A_TIME };
        for (n, row) in rows.iter().enumerate().take(most) {
            let label = filter_panes::row_label(row, &self.session.index, &self.session.locale);
            let line = if let PaneRow::Heading(_) = row {
                format!("{label}:")
            } else {
                let mark = if filter_panes::is_chosen(&self.session.state, row) { "[x]" } else { "[ ]" };
                let count = filter_panes::count_for(&self.session.state, row)
                    .map(|n| format!(", {}", self.session.locale.number(u64::from(n))))
                    .unwrap_or_default();
                format!("{}. {mark} {label}{count}", n + 1)
            };
            self.say(&line)?;
        }
        Ok(())
    }

    pub(super) fn answer_values(&mut self, answer: &str, pane: Pane) -> io::Result<()> {
        if answer.is_empty() {
            return self.say_results(0);
        }
        let Some(row) = parse_number(answer) else { return self.say_values(pane, answer) };
        let rows = &self.session.state.panes[pane.index()].rows;
        if !rows.get(row).is_some_and(|row| !matches!(row, PaneRow::Heading(_))) {
            return self.say_unknown();
        }
        self.request(Request::ToggleValue(pane, row));
        self.say_results(0)
    }
}
