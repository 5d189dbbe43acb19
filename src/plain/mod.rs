//! The whole program as numbered lines and prompts, without any control codes: for screen readers, dumb
//! terminals and pipes. The same state machine and the same search as the screen.

mod crisis;
mod filters;
mod guide;
mod learn;
mod line_input;
mod marked;
mod place;
mod register;
mod results;
mod views;

use crate::app::action::Pane;
use crate::app::message::Message;
use crate::app::request::Request;
use crate::app::session::{ReadDetails, Session};
use crate::app::state::{RegisterForm, Shortlist, Subject, View, Welcome};
use crate::app::welcome_content::spoken_welcome;
use crate::export::plain;
use crate::locale::encoding::Encoding;
use crate::locale::letters::Letters;
use crate::page::MessageKind;
use jiff::Timestamp;
use line_input::read_line;
use std::borrow::Cow;
use std::io::{self, BufRead, Write};

/// Results and values read at a time.
const AT_A_TIME: usize = 10;

/// Commands that lead somewhere else.
const COMMANDS: [&str; 10] = ["c", "e", "f", "g", "i", "m", "o", "s", "v", "w"];

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
    /// Asked about a group that is to be listed.
    Register,
    /// The marked groups were read.
    Marked,
    /// Asked what is wrong in the listing of a group; results from this one on came before.
    Reason(usize),
    /// Asked for own words in a message; results from this one on came before.
    Words(MessageKind, usize),
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
    /// The answers about a group that is to be listed.
    form: RegisterForm,
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
            form: RegisterForm::default(),
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

    /// Reads lines until a person leaves or the input ends. Gives the groups that are marked then.
    ///
    /// # Errors
    /// The output cannot be written or the input cannot be read.
    pub fn run(mut self, input: &mut dyn BufRead) -> io::Result<Shortlist> {
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
            let Some(line) = read_line(input)? else { return Ok(self.session.state.shortlist) };
            let line = self.encoding.decode(&line);
            let answer = self.normalize_answer(line.trim());
            let takes_words = matches!(self.prompt, Prompt::Search | Prompt::Words(..));
            let leaves = !takes_words && matches!(answer.as_ref(), "x" | "q");
            if leaves || matches!(answer.as_ref(), "/x" | "/q") {
                return Ok(self.session.state.shortlist);
            }
            self.handle_answer(&answer)?;
        }
    }

    /// An answer in the form in which it is asked for: commands in small letters, and numbers without the point or bracket
    /// that they are read out with. On the search line words stay as they are.
    fn normalize_answer<'t>(&self, answer: &'t str) -> Cow<'t, str> {
        if matches!(self.prompt, Prompt::Words(..)) {
            return answer.into();
        }
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
            Prompt::Register => "plain-prompt-register",
            Prompt::Marked => "plain-prompt-marked",
            Prompt::Reason(_) => "plain-prompt-reason",
            Prompt::Words(..) => "plain-prompt-words",
            Prompt::Subjects => "plain-prompt-subjects",
            Prompt::Subject(_) => "plain-prompt-subject",
        };
        let prompt = self.text(key);
        write!(self.out, "{} ", self.letters.spell(&prompt))?;
        self.out.flush()
    }

    fn handle_answer(&mut self, answer: &str) -> io::Result<()> {
        if let Prompt::Words(kind, from) = self.prompt {
            return self.say_message(answer, kind, from);
        }
        if let Prompt::Group(from) = self.prompt
            && let Some(said) = self.answer_group(answer, from)
        {
            return said;
        }
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
            "e" => self.open_questions(),
            "v" => self.say_marked(),
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
                Prompt::Register => self.answer_register(answer),
                Prompt::Marked => self.answer_marked(answer),
                Prompt::Reason(from) => self.answer_reason(answer, from),
                // Taken before.
                Prompt::Words(kind, from) => self.say_message(answer, kind, from),
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
            Prompt::Register => self.say_register_question(),
            Prompt::Subjects => self.say_subjects(),
            Prompt::Subject(subject) => self.say_subject(subject),
            Prompt::Marked => self.say_marked(),
            Prompt::Search | Prompt::Reason(_) | Prompt::Words(..) => Ok(()),
        }
    }

    fn say_unknown(&mut self) -> io::Result<()> {
        let words = self.text("plain-unknown");
        self.say(&words)
    }
}

/// A number from 1 on, as a place from 0 on.
fn parse_number(answer: &str) -> Option<usize> {
    answer.parse::<usize>().ok()?.checked_sub(1)
}
