//! The map and the week as ordered words: groups by distance and direction, meetings by day.

use super::{AT_A_TIME, Conversation, Prompt, parse_number};
use crate::app::map_words::{distance_words, origin};
use crate::app::request::Request;
use crate::app::result_row::row_text;
use crate::app::session::ReadDetails;
use crate::app::state::View;
use crate::app::week::{date_of, day_of, meeting_words};
use crate::search::{ByDistance, Hit, Ordinal};
use std::io;

impl<D: ReadDetails> Conversation<'_, D> {
    /// Shows the results in another way from their first on.
    pub(super) fn open_view(&mut self, view: View) -> io::Result<()> {
        self.request(Request::ShowView(view));
        self.say_view(0)
    }

    /// Reads the view that is shown, from an item on.
    pub(super) fn say_view(&mut self, from: usize) -> io::Result<()> {
        match self.session.state.view {
            View::List => return self.say_results(from),
            View::Map => self.say_map(from)?,
            View::Week => self.say_week(from)?,
        }
        self.prompt = Prompt::View(from);
        Ok(())
    }

    /// The groups of the map: by distance where there is a place to measure from, else the best first.
    fn map_order(&self) -> Vec<Ordinal> {
        let state = &self.session.state;
        let Some(results) = &state.results else { return Vec::new() };
        if let Some((from, _)) = origin(state) {
            return ByDistance::new(&results.gathered.placed, from).sorted();
        }
        let listed = results.hits.iter().map(|hit| hit.ordinal);
        listed.filter(|group| self.session.index.row(*group).place_to_go().is_some()).collect()
    }

    fn say_map(&mut self, from: usize) -> io::Result<()> {
        let order = self.map_order();
        let (state, words) = (&self.session.state, &self.session.locale);
        let (now, zone) = (self.now(), self.session.zone());
        let start = origin(state);
        let mut said = Vec::new();
        if from == 0 {
            let total = state.results.as_ref().map_or(0, |results| results.total);
            let values = [
                ("count", (order.len() as f64).into()),
                ("shown", words.number(order.len() as u64).into()),
                ("all", words.number(u64::from(total)).into()),
            ];
            let order = match &start {
                Some((_, label)) => words.with("plain-by-distance", &[("place", label.clone().into())]),
                None => words.text("plain-no-place"),
            };
            said.push(format!("{}. {order}", words.with("map-heading", &values)));
        }
        for (number, group) in order.iter().enumerate().skip(from).take(AT_A_TIME) {
            let row = row_text(&self.session.index, &Hit::of(*group), words, now, zone);
            let point = self.session.index.row(*group).place_to_go();
            let distance = start.as_ref().zip(point);
            let distance =
                distance.map(|((from, label), point)| distance_words((*from, label), point, words));
            let facts = [row.name, row.place, distance.unwrap_or_default(), row.when];
            said.push(format!("{}. {}", number + 1, spoken_facts(&facts)));
        }
        said.iter().try_for_each(|line| self.say(line))
    }

    fn say_week(&mut self, from: usize) -> io::Result<()> {
        let (state, words) = (&self.session.state, &self.session.locale);
        let (now, zone) = (self.now(), self.session.zone());
        let meetings = &state.week.meetings;
        let mut said = Vec::new();
        if from == 0 {
            let count = meetings.len() as u64;
            let values = [("count", (count as f64).into()), ("shown", words.number(count).into())];
            said.push(format!("{}.", words.with("week-heading", &values)));
        }
        let mut day = None;
        for (number, meeting) in meetings.iter().enumerate().skip(from).take(AT_A_TIME) {
            if day != Some(day_of(meeting)) {
                day = Some(day_of(meeting));
                let date = words.date_near(date_of(day_of(meeting), now, zone), date_of(0, now, zone));
                said.push(format!("{}:", crate::locale::capitalised(&date)));
            }
            let told = meeting_words(meeting, state, &self.session.index, words, (now, zone));
            said.push(format!("{}. {}", number + 1, spoken_facts(&[told])));
        }
        said.iter().try_for_each(|line| self.say(line))
    }

    /// Takes the answer to what was read of a view.
    pub(super) fn answer_view(&mut self, answer: &str, from: usize) -> io::Result<()> {
        let groups: Vec<Ordinal> = match self.session.state.view {
            View::Week => self.session.state.week.meetings.iter().map(|meeting| meeting.group).collect(),
            View::Map | View::List => self.map_order(),
        };
        match answer {
            "n" | "" if from + AT_A_TIME < groups.len() => return self.say_view(from + AT_A_TIME),
            "p" => return self.say_view(from.saturating_sub(AT_A_TIME)),
            "b" => return self.say_results(0),
            "n" | "" => {
                let end = self.text("plain-end");
                return self.say(&end);
            }
            _ => {}
        }
        let Some(row) = parse_number(answer) else { return self.search_words(answer) };
        match groups.get(row) {
            Some(group) => {
                self.request(Request::OpenGroup(*group));
                self.say_group(from)
            }
            None => self.say_unknown(),
        }
    }
}

/// Facts as sentences. An abbreviation at the end of one, as in "27. Nov.", has its point already.
pub(super) fn spoken_facts(facts: &[String]) -> String {
    let mut said = String::new();
    for fact in facts.iter().filter(|fact| !fact.is_empty()) {
        let (space, point) =
            (if said.is_empty() { "" } else { " " }, if fact.ends_with('.') { "" } else { "." });
        said = format!("{said}{space}{fact}{point}");
    }
    said
}
