//! The whole program as numbered lines and prompts, without any control codes: for screen readers, dumb
//! terminals and pipes. The same state machine and the same search as the screen.

use crate::app::action::{Focus, Pane};
use crate::app::filter_panes;
use crate::app::kiosk::guide::answer_label;
use crate::app::kiosk::{Front, safety_notice};
use crate::app::page::{Tone, crisis_countries, crisis_page};
use crate::app::policy::Mode;
use crate::app::result_row::row_text;
use crate::app::session::{Answer, Details, Session};
use crate::app::state::{self, PaneRow, Step};
use crate::app::{filter_chips, suggestions};
use crate::locale::letters::Letters;
use crate::share::plain;
use jiff::Timestamp;
use std::io::{self, BufRead, Write};

/// Results and values read at a time.
const AT_A_TIME: usize = 10;

/// Commands that lead somewhere else.
const COMMANDS: [&str; 4] = ["c", "f", "g", "s"];

/// Where the conversation is.
#[derive(Clone, Copy)]
enum Place {
    /// Asked what to search for.
    Search,
    /// Results from this one on were read.
    List(usize),
    /// A group was read; results from this one on came before.
    Group(usize),
    /// Asked which filter.
    Panes,
    /// The values of a filter were read.
    Values(Pane),
    /// Asked for the country of crisis help.
    Crisis,
    /// Asked one of the guided questions.
    Guide,
}

/// A conversation on lines.
pub struct Conversation<'a, D> {
    session: Session<D>,
    out: &'a mut dyn Write,
    fixed: Option<Timestamp>,
    place: Place,
    /// Whether it was said what cannot be hidden.
    said_caution: bool,
    letters: Letters,
}

impl<'a, D: Details> Conversation<'a, D> {
    /// A conversation about what `session` holds. `fixed` is the moment to take as now; `None` = the clock's.
    pub fn new(session: Session<D>, out: &'a mut dyn Write, fixed: Option<Timestamp>) -> Self {
        Self { session, out, fixed, place: Place::Search, said_caution: false, letters: Letters::All }
    }

    /// The same, with the letters that the reader's terminal can show.
    #[must_use]
    pub fn spelled(mut self, letters: Letters) -> Self {
        self.letters = letters;
        self
    }

    fn now(&self) -> Timestamp {
        self.fixed.unwrap_or_else(Timestamp::now)
    }

    /// Reads lines until a person leaves or the input ends.
    ///
    /// # Errors
    /// The output cannot be written or the input cannot be read.
    pub fn run(mut self, input: &mut dyn BufRead) -> io::Result<()> {
        let shown = self.session.index.shown() as u64;
        let all = self.session.words.number(shown);
        let welcome = self.session.words.with("plain-welcome", &[("count", all.into())]);
        if self.session.state.demo {
            self.say(&format!("{}: {}", self.text("demo-mark"), self.text("demo-note")))?;
        }
        for notice in std::mem::take(&mut self.session.state.notices) {
            self.say(&notice)?;
        }
        self.say(&welcome)?;
        loop {
            self.prompt()?;
            let mut line = String::new();
            // A line longer than this is no answer to anything here.
            if io::Read::take(&mut *input, 4096).read_line(&mut line)? == 0 {
                return Ok(());
            }
            let answer = line.trim();
            let leaves = !matches!(self.place, Place::Search) && matches!(answer, "x" | "q");
            if leaves || matches!(answer, "/x" | "/q") {
                return Ok(());
            }
            self.answer(answer)?;
        }
    }

    fn text(&self, key: &str) -> String {
        self.session.words.text(key)
    }

    fn say(&mut self, text: &str) -> io::Result<()> {
        let mut lines = String::new();
        plain::lines(&mut lines, &self.letters.spell(text), 0);
        self.out.write_all(lines.as_bytes())
    }

    fn prompt(&mut self) -> io::Result<()> {
        let key = match self.place {
            Place::Search => "plain-prompt-search",
            Place::List(_) => "plain-prompt-list",
            Place::Group(_) => "plain-prompt-group",
            Place::Panes => "plain-prompt-panes",
            Place::Values(_) => "plain-prompt-values",
            Place::Crisis => "plain-prompt-crisis",
            Place::Guide => "plain-prompt-guide",
        };
        let prompt = self.text(key);
        write!(self.out, "{} ", self.letters.spell(&prompt))?;
        self.out.flush()
    }

    fn answer(&mut self, answer: &str) -> io::Result<()> {
        // On the search line words are words; commands begin with a slash there.
        let command = match (self.place, answer) {
            (Place::Search, _) => answer.strip_prefix('/').unwrap_or(if answer == "?" { "?" } else { "" }),
            _ => answer,
        };
        // A command leaves the questions.
        if COMMANDS.contains(&command) {
            self.session.state.front = None;
        }
        match command {
            "?" => {
                let help = self.text("plain-help");
                self.say(&help)
            }
            "c" => self.crisis(),
            "l" => {
                let now = self.now();
                self.session.next_language(now);
                self.again()
            }
            "g" => self.guide(),
            "s" => {
                self.place = Place::Search;
                Ok(())
            }
            "f" => self.panes(),
            _ => match self.place {
                Place::Search => self.search(answer),
                Place::List(from) => self.in_list(answer, from),
                Place::Group(from) => {
                    self.place = Place::List(from);
                    if answer.is_empty() { self.list(from) } else { self.in_list(answer, from) }
                }
                Place::Panes => self.in_panes(answer),
                Place::Values(pane) => self.in_values(answer, pane),
                Place::Crisis => self.in_crisis(answer),
                Place::Guide => self.in_guide(answer),
            },
        }
    }

    fn search(&mut self, words: &str) -> io::Result<()> {
        self.session.state.search.set(words);
        self.session.state.literal = false;
        self.session.state.taken_back.clear();
        let now = self.now();
        self.session.search_again(now);
        self.list(0)
    }

    /// Says again where we are.
    fn again(&mut self) -> io::Result<()> {
        match self.place {
            Place::List(from) | Place::Group(from) => self.list(from),
            Place::Panes | Place::Values(_) => self.panes(),
            Place::Crisis => self.crisis(),
            Place::Guide => self.question(),
            Place::Search => Ok(()),
        }
    }

    fn list(&mut self, from: usize) -> io::Result<()> {
        self.place = Place::List(from);
        let Some(results) = self.session.state.results.clone() else { return Ok(()) };
        // A number to call is what most lines are heard for: it ends the line instead of being two questions away.
        let shown = results.hits.iter().skip(from).take(AT_A_TIME);
        let phones: Vec<Option<String>> = shown.map(|hit| self.session.phone(hit.ordinal)).collect();
        let words = &self.session.words;
        let mut said = Vec::new();
        if let Some(c) = results.corrected.as_ref().filter(|_| from == 0) {
            let values = [("from", c.from.as_str().into()), ("to", c.to.as_str().into())];
            said.push(words.with("plain-corrected", &values));
        }
        if let Some(left_out) = results.partial.as_ref().filter(|_| from == 0) {
            said.push(words.with("partial", &[("words", left_out.join(", ").into())]));
        }
        let chosen = filter_chips::chip_labels(&self.session.state, &self.session.index, words);
        let total = u64::from(results.total);
        let values = [("count", (total as f64).into()), ("shown", words.number(total).into())];
        let mut found = format!("{}.", words.with("found", &values));
        if !chosen.is_empty() {
            found = format!("{found} {} {}.", words.text("chosen-label"), chosen.join(", "));
        }
        said.push(found);
        let (now, zone) = (self.now(), self.session.zone().clone());
        for ((n, hit), phone) in results.hits.iter().enumerate().skip(from).zip(phones) {
            let row = row_text(&self.session.index, hit, words, now, &zone);
            let phone = phone.map(|number| words.with("detail-phone", &[("number", number.into())]));
            let facts = [row.name, row.what, row.place, row.when, phone.unwrap_or_default()];
            let facts = facts.into_iter().filter(|fact| !fact.is_empty()).collect::<Vec<_>>().join(". ");
            said.push(format!("{}. {facts}.", n + 1));
        }
        if from + AT_A_TIME >= results.hits.len() {
            for (n, way) in results.ways_on.iter().enumerate() {
                let label = suggestions::suggestion_label(way, &self.session.index, words);
                said.push(format!("{}. {label}", results.hits.len() + n + 1));
            }
        }
        for line in said {
            self.say(&line)?;
        }
        Ok(())
    }

    fn in_list(&mut self, answer: &str, from: usize) -> io::Result<()> {
        let hits = self.session.state.results.as_ref().map_or(0, |r| r.hits.len());
        match answer {
            "n" | "" if from + AT_A_TIME < hits => return self.list(from + AT_A_TIME),
            "p" => return self.list(from.saturating_sub(AT_A_TIME)),
            "n" | "" => {
                let end = self.text("plain-end");
                return self.say(&end);
            }
            _ => {}
        }
        let Some(row) = number(answer) else { return self.search(answer) };
        let now = self.now();
        if row < hits {
            self.session.select(row, now);
            self.caution()?;
            let mut page = self.session.state.details.page.clone();
            page.first(&self.text("detail-contact"));
            let page = self.letters.spell(&plain::page(&page)).into_owned();
            self.place = Place::Group(from);
            return self.out.write_all(page.as_bytes());
        }
        let way = self.session.state.results.as_ref().and_then(|r| r.ways_on.get(row - hits)).cloned();
        match way {
            Some(crate::search::WayOn::Crisis) => self.crisis(),
            Some(way) => {
                self.session.follow(&way, now);
                self.list(0)
            }
            None => self.unknown(),
        }
    }

    fn unknown(&mut self) -> io::Result<()> {
        let words = self.text("plain-unknown");
        self.say(&words)
    }

    fn panes(&mut self) -> io::Result<()> {
        self.place = Place::Panes;
        for (n, pane) in Pane::ALL.iter().enumerate() {
            let title = self.text(pane.title_key());
            let chosen = filter_panes::chosen_count(&self.session.state, *pane);
            let chosen = if chosen > 0 { format!(" ({chosen})") } else { String::new() };
            self.say(&format!("{}. {title}{chosen}", n + 1))?;
        }
        Ok(())
    }

    fn in_panes(&mut self, answer: &str) -> io::Result<()> {
        if answer.is_empty() {
            return self.list(0);
        }
        match number(answer).and_then(|n| Pane::ALL.get(n).copied()) {
            Some(pane) => self.values(pane, ""),
            None => self.unknown(),
        }
    }

    fn values(&mut self, pane: Pane, typed: &str) -> io::Result<()> {
        self.place = Place::Values(pane);
        self.session.list_pane(pane, typed);
        let rows = self.session.state.panes[pane.index()].rows.clone();
        if rows.is_empty() {
            let nothing = self.session.words.with("plain-nothing-fits", &[("typed", typed.into())]);
            return self.say(&nothing);
        }
        let most = if pane == Pane::More { rows.len() } else { 2 * AT_A_TIME };
        for (n, row) in rows.iter().enumerate().take(most) {
            let label = filter_panes::row_label(row, &self.session.index, &self.session.words);
            let line = if let PaneRow::Heading(_) = row {
                format!("{label}:")
            } else {
                let mark = if filter_panes::is_chosen(&self.session.state, row) { "[x]" } else { "[ ]" };
                let count = filter_panes::count_for(&self.session.state, row)
                    .map(|n| format!(", {}", self.session.words.number(u64::from(n))))
                    .unwrap_or_default();
                format!("{}. {mark} {label}{count}", n + 1)
            };
            self.say(&line)?;
        }
        Ok(())
    }

    fn in_values(&mut self, answer: &str, pane: Pane) -> io::Result<()> {
        if answer.is_empty() {
            return self.list(0);
        }
        let Some(row) = number(answer) else { return self.values(pane, answer) };
        let rows = &self.session.state.panes[pane.index()].rows;
        if !rows.get(row).is_some_and(|row| !matches!(row, PaneRow::Heading(_))) {
            return self.unknown();
        }
        let now = self.now();
        self.session.choose(pane, row, now);
        self.list(0)
    }

    fn crisis(&mut self) -> io::Result<()> {
        self.place = Place::Crisis;
        // Where the country is known, nobody has to choose one before there is a number; another can still be named.
        if let Some(country) = self.session.state.crisis_country.clone() {
            let page = crisis_page(&country, &self.session.words);
            let page = self.letters.spell(&plain::page(&page)).into_owned();
            return self.out.write_all(page.as_bytes());
        }
        let danger = self.text("crisis-danger");
        self.say(&danger)?;
        for (n, (_, name)) in crisis_countries(&self.session.words).into_iter().enumerate() {
            self.say(&format!("{}. {name}", n + 1))?;
        }
        Ok(())
    }

    fn in_crisis(&mut self, answer: &str) -> io::Result<()> {
        let countries = crisis_countries(&self.session.words);
        if answer.is_empty() {
            return self.list(0);
        }
        let named = countries.iter().find(|(code, name)| {
            code.eq_ignore_ascii_case(answer) || name.to_lowercase().starts_with(&answer.to_lowercase())
        });
        let country = number(answer).and_then(|n| countries.get(n)).or(named);
        match country {
            Some((code, _)) => {
                let page = crisis_page(code, &self.session.words);
                let page = self.letters.spell(&plain::page(&page)).into_owned();
                self.out.write_all(page.as_bytes())
            }
            None => self.unknown(),
        }
    }

    /// Begins the guided questions.
    fn guide(&mut self) -> io::Result<()> {
        let now = self.now();
        self.session.guide(now);
        self.place = Place::Guide;
        self.question()
    }

    /// Reads the question and its answers.
    fn question(&mut self) -> io::Result<()> {
        let Some(Front::Guide(guide)) = self.session.state.front.clone() else { return self.list(0) };
        let words = &self.session.words;
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

    fn in_guide(&mut self, answer: &str) -> io::Result<()> {
        let Some(Front::Guide(guide)) = &self.session.state.front else { return self.list(0) };
        let (rows, last) = (guide.answers.len(), guide.step == Step::Where);
        let now = self.now();
        match number(answer) {
            // Going on without an answer is the answer that nothing matters.
            _ if answer.is_empty() => {
                let any = guide.answers.iter().position(|answer| *answer == state::Answer::Any);
                self.session.answer(Answer::Row(any.unwrap_or(0)), now);
            }
            Some(row) if row < rows => self.session.answer(Answer::Row(row), now),
            // A postal code is a number too.
            _ if last => self.session.answer(Answer::Typed(answer), now),
            _ => return self.unknown(),
        }
        if self.session.state.front.is_some() {
            return self.question();
        }
        self.session.state.focus = Focus::Search;
        if self.session.state.asks_nothing() && self.session.state.popup.is_none() && !last {
            // Rather in words than by questions.
            self.place = Place::Search;
            return Ok(());
        }
        self.caution()?;
        self.list(0)
    }

    /// Says once, before listings about violence are read, what cannot be hidden.
    fn caution(&mut self) -> io::Result<()> {
        let state = &mut self.session.state;
        state.popup = None;
        let opened = matches!(self.place, Place::List(_) | Place::Group(_));
        let asked = safety_notice::asks_about_violence(state, &self.session.index, opened);
        if !asked || std::mem::replace(&mut self.said_caution, true) {
            return Ok(());
        }
        let page = safety_notice::page(&self.session.state.keys, Mode::Home, &self.session.words);
        // How to leave a screen at once is no use here, where everything stays on the terminal.
        let said = self.text("plain-caution");
        self.say(&said)?;
        let items = page.paragraphs.iter().filter(|p| p.tone == Tone::Item);
        items.map(|p| format!("- {}", p.text)).try_for_each(|line| self.say(&line))
    }
}

/// A number from 1 on, as a place from 0 on.
fn number(answer: &str) -> Option<usize> {
    answer.parse::<usize>().ok()?.checked_sub(1)
}
