//! The whole program as numbered lines and prompts, without any control codes: for screen readers, dumb
//! terminals and pipes. The same state machine and the same search as the screen.

mod learn;
mod place;
mod views;

use crate::app::action::Pane;
use crate::app::danger_notice::{DangerNotice, danger_said};
use crate::app::filter_panes;
use crate::app::home_gap::HomeGap;
use crate::app::kiosk::guide::answer_label;
use crate::app::kiosk::{FullScreen, safety_notice};
use crate::app::learn::article_row;
use crate::app::message::Message;
use crate::app::navigate::crisis_country;
use crate::app::page::{crisis_countries, crisis_page};
use crate::app::policy::Mode;
use crate::app::request::Request;
use crate::app::result_row::row_text_of_all;
use crate::app::result_sections::{found_text, section_heading};
use crate::app::session::{ReadDetails, Session};
use crate::app::state::{Answer, ListRow, PaneRow, Step, Subject, View, Welcome};
use crate::app::welcome_content::spoken_welcome;
use crate::app::{filter_chips, suggestions};
use crate::export::plain;
use crate::locale::encoding::Encoding;
use crate::locale::letters::Letters;
use crate::page::Tone;
use crate::search::{HitSection, Results, Suggestion};
use jiff::Timestamp;
use std::borrow::Cow;
use std::io::{self, BufRead, Write};

/// Results and values read at a time.
const AT_A_TIME: usize = 10;

/// Commands that lead somewhere else.
const COMMANDS: [&str; 8] = ["c", "f", "g", "i", "m", "o", "s", "w"];

/// What was asked last, and with it what an answer means.
#[derive(Clone, Copy)]
enum Prompt {
    /// Asked what to search for.
    Search,
    /// Results from this one on were read.
    List(usize),
    /// The map or the week was read from this one on.
    View(usize),
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
    /// Asked where the reader is.
    Home,
    /// Asked what to read about.
    Subjects,
    /// A page about this was read.
    Subject(Subject),
}

/// A conversation on lines.
pub struct Conversation<'a, D> {
    session: Session<D>,
    out: &'a mut dyn Write,
    fixed: Option<Timestamp>,
    prompt: Prompt,
    /// Whether it was said what cannot be hidden.
    said_caution: bool,
    letters: Letters,
    encoding: Encoding,
}

impl<'a, D: ReadDetails> Conversation<'a, D> {
    /// A conversation about what `session` holds. `fixed` is the moment to take as now; `None` = the clock's.
    pub fn new(session: Session<D>, out: &'a mut dyn Write, fixed: Option<Timestamp>) -> Self {
        Self {
            session,
            out,
            fixed,
            prompt: Prompt::Search,
            said_caution: false,
            letters: Letters::All,
            encoding: Encoding::Utf8,
        }
    }

    /// The same, with answers in the encoding of the reader's terminal.
    #[must_use]
    pub fn encoded(mut self, encoding: Encoding) -> Self {
        self.encoding = encoding;
        self
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

    /// Asks the state machine for something. Nothing that can be asked for here reaches further than the state.
    fn request(&mut self, request: Request) {
        let commands = self.session.handle(Message::Request(request), self.now());
        debug_assert!(commands.is_empty(), "{commands:?}");
    }

    /// Reads lines until a person leaves or the input ends.
    ///
    /// # Errors
    /// The output cannot be written or the input cannot be read.
    pub fn run(mut self, input: &mut dyn BufRead) -> io::Result<()> {
        let shown = self.session.index.shown_count() as u64;
        let all = self.session.locale.number(shown);
        let welcome = self.session.locale.with("plain-welcome", &[("count", all.into())]);
        if self.session.state.demo {
            self.say(&format!("{}: {}", self.text("demo-mark"), self.text("demo-note")))?;
        }
        for notice in self.session.state.notices.clone() {
            self.say(&notice)?;
        }
        self.say(&welcome)?;
        let Session { state, index, locale, .. } = &self.session;
        for line in spoken_welcome(state, index, locale, self.now(), self.session.zone()) {
            self.say(&line)?;
        }
        loop {
            self.write_prompt()?;
            let Some(line) = read_line(input)? else { return Ok(()) };
            let line = self.encoding.decode(&line);
            let answer = self.normalize_answer(line.trim());
            let leaves = !matches!(self.prompt, Prompt::Search) && matches!(answer.as_ref(), "x" | "q");
            if leaves || matches!(answer.as_ref(), "/x" | "/q") {
                return Ok(());
            }
            self.handle_answer(&answer)?;
        }
    }

    /// An answer in the form in which it is asked for: commands in small letters, and numbers without the point or bracket
    /// that they are read out with. On the search line words stay as they are.
    fn normalize_answer<'t>(&self, answer: &'t str) -> Cow<'t, str> {
        let command = match self.prompt {
            Prompt::Search => answer.strip_prefix('/'),
            _ => Some(answer),
        };
        if command.is_some_and(|command| command.chars().count() == 1) {
            return answer.to_lowercase().into();
        }
        let number = answer.trim_start_matches('(').trim_end_matches(['.', ')', ':']).trim();
        let is_number = !number.is_empty() && number.bytes().all(|byte| byte.is_ascii_digit());
        if is_number && !matches!(self.prompt, Prompt::Search) { number.into() } else { answer.into() }
    }

    fn text(&self, key: &str) -> String {
        self.session.locale.text(key)
    }

    fn say(&mut self, text: &str) -> io::Result<()> {
        let mut lines = String::new();
        plain::push_lines(&mut lines, &self.letters.spell(text), 0);
        self.out.write_all(lines.as_bytes())
    }

    fn write_prompt(&mut self) -> io::Result<()> {
        let key = match self.prompt {
            Prompt::Search => "plain-prompt-search",
            Prompt::List(_) => "plain-prompt-list",
            Prompt::View(_) => "plain-prompt-view",
            Prompt::Group(_) => "plain-prompt-group",
            Prompt::Panes => "plain-prompt-panes",
            Prompt::Values(_) => "plain-prompt-values",
            Prompt::Crisis => "plain-prompt-crisis",
            Prompt::Guide => "plain-prompt-guide",
            Prompt::Home => "plain-prompt-home",
            Prompt::Subjects => "plain-prompt-subjects",
            Prompt::Subject(_) => "plain-prompt-subject",
        };
        let prompt = self.text(key);
        write!(self.out, "{} ", self.letters.spell(&prompt))?;
        self.out.flush()
    }

    fn handle_answer(&mut self, answer: &str) -> io::Result<()> {
        // On the search line words are words; commands begin with a slash there.
        let command = match (self.prompt, answer) {
            (Prompt::Search, _) => answer.strip_prefix('/').unwrap_or(if answer == "?" { "?" } else { "" }),
            _ => answer,
        };
        // A command leaves the questions.
        if COMMANDS.contains(&command) {
            self.request(Request::CloseGuide);
        }
        match command {
            "?" => {
                let help = self.text("plain-help");
                self.say(&help)
            }
            "c" => self.say_crisis(),
            "l" => {
                self.request(Request::ChangeLanguage);
                self.repeat_prompt()
            }
            "g" => self.open_guide(),
            "o" => self.say_home(),
            "s" => {
                self.prompt = Prompt::Search;
                Ok(())
            }
            "f" => self.say_panes(),
            "i" => self.say_subjects(),
            "m" => self.open_view(View::Map),
            "w" => self.open_view(View::Week),
            _ => match self.prompt {
                Prompt::Search => self.search_words(answer),
                Prompt::List(from) => self.answer_results(answer, from),
                Prompt::View(from) => self.answer_view(answer, from),
                Prompt::Group(from) if answer.is_empty() => self.say_view(from),
                Prompt::Group(from) if self.session.state.view == View::List => {
                    self.prompt = Prompt::List(from);
                    self.answer_results(answer, from)
                }
                Prompt::Group(from) => {
                    self.prompt = Prompt::View(from);
                    self.answer_view(answer, from)
                }
                Prompt::Panes => self.answer_panes(answer),
                Prompt::Values(pane) => self.answer_values(answer, pane),
                Prompt::Crisis => self.answer_crisis(answer),
                Prompt::Guide => self.answer_guide(answer),
                Prompt::Home => self.answer_home(answer),
                Prompt::Subjects => self.answer_subjects(answer),
                Prompt::Subject(subject) => self.answer_subject(answer, subject),
            },
        }
    }

    fn search_words(&mut self, words: &str) -> io::Result<()> {
        let mut letters = words.chars();
        if let (Prompt::Search, Some(card), None) =
            (self.prompt, letters.next().and_then(Welcome::card_of), letters.next())
        {
            self.request(Request::ChooseCard(card));
            self.say_caution()?;
            return self.say_results(0);
        }
        self.request(Request::Search(words.to_owned()));
        self.say_results(0)
    }

    /// Says again where we are.
    fn repeat_prompt(&mut self) -> io::Result<()> {
        match self.prompt {
            Prompt::List(from) | Prompt::View(from) | Prompt::Group(from) => self.say_view(from),
            Prompt::Panes | Prompt::Values(_) => self.say_panes(),
            Prompt::Crisis => self.say_crisis(),
            Prompt::Guide => self.say_question(),
            Prompt::Home => self.say_home(),
            Prompt::Subjects => self.say_subjects(),
            Prompt::Subject(subject) => self.say_subject(subject),
            Prompt::Search => Ok(()),
        }
    }

    fn say_results(&mut self, from: usize) -> io::Result<()> {
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
        let words = &self.session.locale;
        let mut said = Vec::new();
        let state = &self.session.state;
        let danger = DangerNotice::for_danger(results.danger, state.home_country());
        said.extend(danger.filter(|_| from == 0).map(|danger| danger.sentence(words)));
        let gap = HomeGap::of(&results, &state.query(), &self.session.index, words);
        said.extend(gap.filter(|_| from == 0).map(|gap| gap.sentence(words)));
        if let Some(c) = results.corrected.as_ref().filter(|_| from == 0) {
            let values = [("from", c.from.as_str().into()), ("to", c.to.as_str().into())];
            said.push(words.with("plain-corrected", &values));
        }
        if let Some(left_out) = results.partial.as_ref().filter(|_| from == 0) {
            said.push(words.with("partial", &[("words", left_out.join(", ").into())]));
        }
        let chosen = filter_chips::chip_labels(&state.query(), Some(&results), &self.session.index, words);
        let total = u64::from(results.known());
        let values = [("count", (total as f64).into()), ("shown", words.number(total).into())];
        let found = found_text(words.with("found", &values), &results, words);
        let mut found = format!("{found}.");
        if !chosen.is_empty() {
            found = format!("{found} {} {}.", words.text("chosen-label"), chosen.join(", "));
        }
        said.push(found);
        let (now, zone) = (self.now(), self.session.zone().clone());
        let query = state.query();
        let heading = |section| section_heading(section, &results, &query, &self.session.index, words);
        for ((row, what), phone) in rows.into_iter().zip(phones) {
            said.extend(state.section_begun_by(row).map(|section| format!("{}:", heading(section))));
            let n = row + 1;
            said.push(match what {
                ListRow::Hit(hit) => {
                    let Some(hit) = results.hits.get(hit) else { continue };
                    let others = self.session.state.repeats.of(hit.ordinal);
                    let row = row_text_of_all(&self.session.index, hit, others, words, now, &zone);
                    let phone = phone.map(|number| words.with("detail-phone", &[("number", number.into())]));
                    let place = row.where_and_how(words);
                    let facts = [
                        row.name,
                        row.when,
                        place,
                        row.what,
                        row.language,
                        row.access,
                        row.mark,
                        phone.unwrap_or_default(),
                    ];
                    let facts = facts.into_iter().filter(|fact| !fact.is_empty()).collect::<Vec<_>>();
                    format!("{n}. {}.", facts.join(". "))
                }
                ListRow::Article => {
                    let Some(article) = results.article else { continue };
                    format!("{n}. {}", article_row(article, words))
                }
                ListRow::OtherCountries => format!("{n}. {}", heading(HitSection::Elsewhere)),
                ListRow::Suggestion(way) => {
                    let Some(way) = results.suggestions.get(way) else { continue };
                    format!("{n}. {}", suggestions::suggestion_label(way, &self.session.index, words))
                }
            });
        }
        for line in said {
            self.say(&line)?;
        }
        Ok(())
    }

    fn answer_results(&mut self, answer: &str, from: usize) -> io::Result<()> {
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
    fn read_phones(&mut self, results: &Results, rows: &[(usize, ListRow)]) -> Vec<Option<String>> {
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
    fn say_group(&mut self, from: usize) -> io::Result<()> {
        self.say_caution()?;
        let page = self.session.state.details.page.clone();
        let page = self.letters.spell(&plain::to_plain_text(&page)).into_owned();
        self.prompt = Prompt::Group(from);
        self.out.write_all(page.as_bytes())
    }

    fn say_unknown(&mut self) -> io::Result<()> {
        let words = self.text("plain-unknown");
        self.say(&words)
    }

    fn say_panes(&mut self) -> io::Result<()> {
        self.prompt = Prompt::Panes;
        for (n, pane) in Pane::ALL.iter().enumerate() {
            let title = self.text(pane.title_key());
            let chosen = filter_panes::chosen_count(&self.session.state, *pane);
            let chosen = if chosen > 0 { format!(" ({chosen})") } else { String::new() };
            self.say(&format!("{}. {title}{chosen}", n + 1))?;
        }
        Ok(())
    }

    fn answer_panes(&mut self, answer: &str) -> io::Result<()> {
        if answer.is_empty() {
            return self.say_results(0);
        }
        match parse_number(answer).and_then(|n| Pane::ALL.get(n).copied()) {
            Some(pane) => self.say_values(pane, ""),
            None => self.say_unknown(),
        }
    }

    fn say_values(&mut self, pane: Pane, typed: &str) -> io::Result<()> {
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

    fn answer_values(&mut self, answer: &str, pane: Pane) -> io::Result<()> {
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

    fn say_crisis(&mut self) -> io::Result<()> {
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

    fn answer_crisis(&mut self, answer: &str) -> io::Result<()> {
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

    /// Begins the guided questions.
    fn open_guide(&mut self) -> io::Result<()> {
        self.request(Request::OpenGuide);
        self.prompt = Prompt::Guide;
        self.say_question()
    }

    /// Reads the question and its answers.
    fn say_question(&mut self) -> io::Result<()> {
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

    fn answer_guide(&mut self, answer: &str) -> io::Result<()> {
        let Some(FullScreen::Guide(guide)) = &self.session.state.front else { return self.say_results(0) };
        let (rows, last) = (guide.answers.len(), guide.step == Step::Where);
        match parse_number(answer) {
            // Going on without an answer is the answer that nothing matters.
            _ if answer.is_empty() => {
                let any = guide.answers.iter().position(|answer| *answer == Answer::Any);
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

    /// Says once, before listings about violence are read, what cannot be hidden.
    fn say_caution(&mut self) -> io::Result<()> {
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

/// Bytes of a line that are looked at. A longer one is no answer to anything here.
const LINE_LIMIT: usize = 4096;

/// Reads a line, of which at most [`LINE_LIMIT`] bytes are kept; `None` at the end of the input.
fn read_line(input: &mut dyn BufRead) -> io::Result<Option<Vec<u8>>> {
    let mut line = Vec::new();
    let mut is_begun = false;
    loop {
        let bytes = match input.fill_buf() {
            Ok(bytes) => bytes,
            Err(error) if error.kind() == io::ErrorKind::Interrupted => continue,
            Err(error) => return Err(error),
        };
        if bytes.is_empty() {
            return Ok(is_begun.then_some(line));
        }
        is_begun = true;
        let end = bytes.iter().position(|byte| *byte == b'\n');
        let part = bytes.get(..end.unwrap_or(bytes.len())).unwrap_or_default();
        line.extend_from_slice(part.get(..part.len().min(LINE_LIMIT - line.len())).unwrap_or_default());
        let read = end.map_or(bytes.len(), |end| end + 1);
        input.consume(read);
        if end.is_some() {
            return Ok(Some(line));
        }
    }
}

/// A number from 1 on, as a place from 0 on.
fn parse_number(answer: &str) -> Option<usize> {
    answer.parse::<usize>().ok()?.checked_sub(1)
}
