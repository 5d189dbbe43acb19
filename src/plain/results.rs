//! The results, ten at a time, and the group that is opened from them.

use super::views::spoken_facts;
use super::{AT_A_TIME, Conversation, Prompt, parse_number};
use crate::app::danger_notice::DangerNotice;
use crate::app::home_gap::HomeGap;
use crate::app::learn::article_row;
use crate::app::request::Request;
use crate::app::result_row::row_text_of_all;
use crate::app::result_sections::{found_text, section_heading};
use crate::app::session::{ReadDetails, Session};
use crate::app::state::{ListRow, Subject, View};
use crate::app::{filter_chips, suggestions};
use crate::export::plain;
use crate::search::{HitSection, Results, Suggestion};
use std::io;

impl<D: ReadDetails> Conversation<'_, D> {
    pub(super) fn say_results(&mut self, from: usize) -> io::Result<()> {
        self.prompt = Prompt::List(from);
        if self.session.state.view != View::List {
            self.request(Request::ShowView(View::List));
        }
        let Some(results) = self.session.state.results.clone() else { return Ok(()) };
        let rows: Vec<(usize, ListRow)> = (from..)
            .map_while(|row| Some((row, self.session.state.list_row(row)?)))
            .take_while(|(row, what)| *row < from + AT_A_TIME || matches!(what, ListRow::Suggestion(_)))
            .collect();
        let phones = self.read_phones(&results, &rows);
        let mut said = if from == 0 { self.describe_reading(&results) } else { Vec::new() };
        said.push(self.describe_found(&results));
        for ((row, what), phone) in rows.into_iter().zip(phones) {
            let section = self.session.state.section_begun_by(row);
            said.extend(section.map(|section| format!("{}:", self.describe_section(section, &results))));
            said.extend(self.describe_row(row, what, phone, &results));
        }
        said.iter().try_for_each(|line| self.say(line))
    }

    /// What stands before the first result: danger, a gap at home, and how the words were read.
    fn describe_reading(&self, results: &Results) -> Vec<String> {
        let Session { state, index, locale, .. } = &self.session;
        let mut said = Vec::new();
        said.extend(DangerNotice::of_search(results, state).map(|danger| danger.sentence(locale)));
        said.extend(HomeGap::of(results, &state.query(), index, locale).map(|gap| gap.sentence(locale)));
        if let Some(c) = &results.corrected {
            let values = [("from", c.from.as_str().into()), ("to", c.to.as_str().into())];
            said.push(locale.with("plain-corrected", &values));
        }
        if let Some(left_out) = &results.partial {
            said.push(locale.with("partial", &[("words", left_out.join(", ").into())]));
        }
        said
    }

    /// How many were found, and what was asked for.
    fn describe_found(&self, results: &Results) -> String {
        let Session { state, index, locale, .. } = &self.session;
        let chosen = filter_chips::chip_labels(&state.query(), Some(results), index, locale);
        let total = u64::from(results.known());
        let values = [("count", (total as f64).into()), ("shown", locale.number(total).into())];
        let found = found_text(locale.with("found", &values), results, locale);
        if chosen.is_empty() {
            return format!("{found}.");
        }
        format!("{found}. {} {}.", locale.text("chosen-label"), chosen.join(", "))
    }

    fn describe_section(&self, section: HitSection, results: &Results) -> String {
        let Session { state, index, locale, .. } = &self.session;
        section_heading(section, results, &state.query(), index, locale)
    }

    /// A row with its number in one line; `None` for a row that the results do not have.
    fn describe_row(
        &self,
        row: usize,
        what: ListRow,
        phone: Option<String>,
        results: &Results,
    ) -> Option<String> {
        let Session { state, index, locale, .. } = &self.session;
        let n = row + 1;
        Some(match what {
            ListRow::Hit(hit) => {
                let hit = results.hits.get(hit)?;
                let others = state.repeats.of(hit.ordinal);
                let row = row_text_of_all(index, hit, others, locale, self.now(), self.session.zone());
                let phone = phone.map(|number| locale.with("detail-phone", &[("number", number.into())]));
                let place = row.where_and_how(locale);
                let phone = phone.unwrap_or_default();
                let facts = [row.name, row.when, place, row.what, row.language, row.access, row.mark, phone];
                format!("{n}. {}", spoken_facts(&facts))
            }
            ListRow::Article => format!("{n}. {}", article_row(results.article?, locale)),
            ListRow::OtherCountries => {
                format!("{n}. {}", self.describe_section(HitSection::Elsewhere, results))
            }
            ListRow::Suggestion(way) => {
                let way = results.suggestions.get(way)?;
                format!("{n}. {}", suggestions::suggestion_label(way, index, locale))
            }
        })
    }

    pub(super) fn answer_results(&mut self, answer: &str, from: usize) -> io::Result<()> {
        let rows = self.session.state.row_count();
        match answer {
            "n" | "" if from + AT_A_TIME < rows => return self.say_results(from + AT_A_TIME),
            "p" => return self.say_results(from.saturating_sub(AT_A_TIME)),
            "n" | "" => {
                let end = self.text("plain-end");
                return self.say(&end);
            }
            _ => {}
        }
        let Some(row) = parse_number(answer) else { return self.search_words(answer) };
        let what = self.session.state.list_row(row);
        if let Some(ListRow::Hit(_)) = what {
            self.request(Request::OpenRow(row));
            return self.say_group(from);
        }
        let results = self.session.state.results.clone();
        let way = |way: usize| results.as_ref().and_then(|results| results.suggestions.get(way));
        match what {
            Some(ListRow::Article) => match results.as_ref().and_then(|results| results.article) {
                Some(article) => self.say_subject(Subject::Article(article)),
                None => self.say_unknown(),
            },
            Some(ListRow::Suggestion(at)) if way(at) == Some(&Suggestion::Crisis) => self.say_crisis(),
            Some(ListRow::Suggestion(_)) => {
                self.request(Request::OpenRow(row));
                self.say_results(0)
            }
            Some(_) => {
                self.request(Request::OpenRow(row));
                self.say_results(row)
            }
            None => self.say_unknown(),
        }
    }

    /// The numbers to call of the groups among some rows: what most lines are heard for ends the line instead of
    /// being two questions away.
    pub(super) fn read_phones(
        &mut self,
        results: &Results,
        rows: &[(usize, ListRow)],
    ) -> Vec<Option<String>> {
        let mut phones = Vec::new();
        for (_, row) in rows {
            let hit = match row {
                ListRow::Hit(hit) => results.hits.get(*hit),
                _ => None,
            };
            phones.push(hit.and_then(|hit| self.session.read_phone(hit.ordinal)));
        }
        phones
    }

    /// Reads the group that was opened.
    pub(super) fn say_group(&mut self, from: usize) -> io::Result<()> {
        self.say_caution()?;
        let page = self.session.state.details.page.clone();
        let page = self.letters.spell(&plain::to_plain_text(&page)).into_owned();
        self.prompt = Prompt::Group(from);
        self.out.write_all(page.as_bytes())
    }
}
