//! Marking groups, comparing the marked ones, and messages about a group, as numbered lines.

use super::{Conversation, Prompt, parse_number};
use crate::app::draft::draft_page;
use crate::app::request::Request;
use crate::app::session::ReadDetails;
use crate::app::shortlist::marked_label;
use crate::app::state::{Marked, Popup};
use crate::codec::message_link::letter_link;
use crate::export::{comparison_page, plain};
use crate::page::{MessageKind, Page, ReportReason};
use std::io;

impl<D: ReadDetails> Conversation<'_, D> {
    /// Takes an answer to a group that was read, where it is one of those that only hold there.
    pub(super) fn answer_group(&mut self, answer: &str, from: usize) -> Option<io::Result<()>> {
        match answer {
            "a" => Some(self.mark_group()),
            "t" => {
                self.prompt = Prompt::Words(MessageKind::Friend, from);
                Some(Ok(()))
            }
            "r" => Some(self.say_reasons(from)),
            _ => None,
        }
    }

    /// Marks the group that was read, or takes its mark off.
    fn mark_group(&mut self) -> io::Result<()> {
        let before = self.session.state.shortlist.all().len();
        self.request(Request::ToggleMark);
        let after = self.session.state.shortlist.all().len();
        let said = self.text(match after.cmp(&before) {
            std::cmp::Ordering::Greater => "plain-marked",
            std::cmp::Ordering::Less => "plain-unmarked",
            std::cmp::Ordering::Equal => "plain-marked-full",
        });
        self.say(&said)
    }

    /// Reads the marked groups, those too that the data no longer has.
    pub(super) fn say_marked(&mut self) -> io::Result<()> {
        let state = &self.session.state;
        if state.shortlist.is_empty() {
            let none = self.text("plain-marked-none");
            return self.say(&none);
        }
        let labels: Vec<String> = (0..state.shortlist.all().len())
            .map(|at| marked_label(&state.shortlist, at, &self.session.index, &self.session.locale))
            .collect();
        self.prompt = Prompt::Marked;
        for (n, label) in labels.iter().enumerate() {
            self.say(&format!("{}. {label}", n + 1))?;
        }
        Ok(())
    }

    /// Takes an answer to the marked groups: a number, or that they are to be compared.
    pub(super) fn answer_marked(&mut self, answer: &str) -> io::Result<()> {
        if answer.is_empty() {
            return self.say_view(0);
        }
        if answer == "d" {
            return self.compare_marked();
        }
        let marked = parse_number(answer).and_then(|at| self.session.state.shortlist.all().get(at));
        match marked {
            Some(Marked { group: Some(group), .. }) => {
                let group = *group;
                self.request(Request::OpenGroup(group));
                self.say_group(0)
            }
            Some(Marked { group: None, .. }) => {
                let gone = self.text("plain-marked-gone");
                self.say(&gone)
            }
            None => self.say_unknown(),
        }
    }

    fn compare_marked(&mut self) -> io::Result<()> {
        self.request(Request::Compare);
        let Some(Popup::Comparison { table, .. }) = &self.session.state.popup else {
            return self.say_unknown();
        };
        let page = comparison_page(table, &self.session.locale);
        self.request(Request::CloseGuide);
        self.say_page(&page)
    }

    fn say_page(&mut self, page: &Page) -> io::Result<()> {
        let page = self.letters.spell(&plain::to_plain_text(page)).into_owned();
        self.out.write_all(page.as_bytes())
    }

    /// Asks what is wrong in the listing.
    fn say_reasons(&mut self, from: usize) -> io::Result<()> {
        self.prompt = Prompt::Reason(from);
        for (n, reason) in ReportReason::ALL.into_iter().enumerate() {
            let label = self.text(&format!("report-{}", reason.id()));
            self.say(&format!("{}. {label}", n + 1))?;
        }
        Ok(())
    }

    /// Takes the number of what is wrong.
    pub(super) fn answer_reason(&mut self, answer: &str, from: usize) -> io::Result<()> {
        if answer.is_empty() {
            self.prompt = Prompt::Group(from);
            return Ok(());
        }
        match parse_number(answer).and_then(|at| ReportReason::ALL.get(at)) {
            Some(reason) => {
                self.prompt = Prompt::Words(MessageKind::Report(*reason), from);
                Ok(())
            }
            None => self.say_unknown(),
        }
    }

    /// Reads the message with the person's own words, and the link that opens it as a letter. It is kept nowhere.
    pub(super) fn say_message(&mut self, words: &str, kind: MessageKind, from: usize) -> io::Result<()> {
        self.prompt = Prompt::Group(from);
        self.request(Request::Compose(kind, words.to_owned()));
        let Some(draft) = self.session.state.draft.take() else { return self.say_unknown() };
        self.request(Request::CloseGuide);
        let page = draft_page(&draft, &self.session.locale);
        self.say_page(&page)?;
        let text = &draft.text;
        let link = letter_link(text.address(), &text.subject, &text.with_words(&draft.words.text()));
        let said = self.session.locale.with("plain-letter", &[("link", link.into())]);
        self.say(&said)
    }
}
