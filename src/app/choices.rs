//! The short lists to choose from: what each offers now, and what its choices are called.

use super::filter_chips::{PartSource, parts_of};
use super::learn;
use super::message::{BookletForm, ExportTarget, World};
use super::page::{country_name, crisis_countries};
use super::policy::Mode;
use super::shortlist;
use super::state::{Choice, ChoiceKind, MOST_COMPARED, Popup, State};
use crate::locale::Locale;
use crate::page::{QrContent, ReportReason};
use crate::search::Sort;

const ORDERS: [Sort; 5] = [Sort::Best, Sort::Next, Sort::Distance, Sort::Name, Sort::Verified];

/// What a list offers, in the order shown.
pub fn offered(kind: ChoiceKind, state: &State, world: World<'_>) -> Vec<Choice> {
    match kind {
        ChoiceKind::Sort => {
            // Undoing an interpretation has a key with Control; here it needs none.
            let undo = (!state.search.is_empty()).then_some(Choice::UndoInterpretation);
            ORDERS.map(Choice::Order).into_iter().chain(undo).collect()
        }
        ChoiceKind::CrisisCountry => {
            let mut codes: Vec<&str> =
                crisis_countries(world.locale).into_iter().map(|(code, _)| code).collect();
            // Where the reader is comes first.
            codes.sort_by_key(|code| state.home_country() != Some(*code));
            codes.into_iter().map(Choice::Country).collect()
        }
        ChoiceKind::Export => {
            let at_home = state.setup.mode == Mode::Home;
            let all = [
                (state.setup.can_print, Choice::Export(ExportTarget::Print)),
                (true, Choice::QrCode(QrContent::Reach)),
                (true, Choice::QrCode(QrContent::Card)),
                (at_home, Choice::Export(ExportTarget::Text)),
                (at_home, Choice::Export(ExportTarget::Calendar)),
                (at_home, Choice::Export(ExportTarget::CalendarWithAlarm)),
                (true, Choice::TellFriend),
                (true, Choice::ReportChange),
            ];
            all.into_iter().filter(|(possible, _)| *possible).map(|(_, choice)| choice).collect()
        }
        ChoiceKind::ReportReason => ReportReason::ALL.map(Choice::Reason).to_vec(),
        ChoiceKind::Shortlist => shortlist::offered(state),
        ChoiceKind::ExportMarked => {
            let all = [
                (state.setup.can_print, Choice::ExportMarked(ExportTarget::Print)),
                (true, Choice::MarkedCodes(QrContent::Reach)),
                (true, Choice::MarkedCodes(QrContent::Card)),
            ];
            let files = [
                ExportTarget::Text,
                ExportTarget::Calendar,
                ExportTarget::CalendarWithAlarm,
                ExportTarget::Sheet,
                ExportTarget::Dataset,
            ];
            let files = files.map(|target| (state.setup.mode == Mode::Home, Choice::ExportMarked(target)));
            let booklet = (state.setup.mode == Mode::Home, Choice::MarkedBooklet);
            let all = all.into_iter().chain(files).chain([booklet]).filter(|(possible, _)| *possible);
            all.map(|(_, choice)| choice).collect()
        }
        ChoiceKind::Subject => learn::subjects(state, world.index).into_iter().map(Choice::Read).collect(),
        ChoiceKind::SubjectLinks(subject) => learn::links(subject),
        ChoiceKind::HandOver => {
            let at_home = state.setup.mode == Mode::Home;
            let file = at_home.then_some(Choice::WriteRegistration);
            std::iter::once(Choice::MessageCode).chain(file).collect()
        }
        ChoiceKind::Booklet(of) => {
            use BookletForm::{Folded, Html, Large, Pdf, Text};
            [Pdf, Folded, Large, Html, Text].map(|form| Choice::WriteBooklet(form, of)).into()
        }
        ChoiceKind::UndoInterpretation => {
            let mut choices = Vec::new();
            for part in parts_of(&state.query(), state.results.as_deref(), world.index, world.locale) {
                let choice = match &part.source {
                    PartSource::Words(words) => Choice::AsWords(words.clone()),
                    PartSource::TopicWords(_) => continue,
                    PartSource::Value(..) | PartSource::Time | PartSource::Place => Choice::Remove(part),
                };
                if !choices.contains(&choice) {
                    choices.push(choice);
                }
            }
            if !state.search.is_empty() {
                choices.push(Choice::AsTyped);
            }
            choices
        }
    }
}

/// The key of a list's title in the locale files.
pub const fn title_key(kind: ChoiceKind) -> &'static str {
    match kind {
        ChoiceKind::Sort => "sort-title",
        ChoiceKind::CrisisCountry => "crisis-choose",
        ChoiceKind::Export => "take-title",
        ChoiceKind::UndoInterpretation => "take-back-title",
        ChoiceKind::ReportReason => "report-what",
        ChoiceKind::Shortlist => "mark-title",
        ChoiceKind::ExportMarked => "mark-take-title",
        ChoiceKind::Subject => "learn-title",
        ChoiceKind::SubjectLinks(_) => "learn-links",
        ChoiceKind::HandOver => "register-hand-over",
        ChoiceKind::Booklet(_) => "booklet-choose",
    }
}

/// What a choice is called.
pub fn choice_label(choice: &Choice, state: &State, world: World<'_>) -> String {
    let locale = world.locale;
    let key = match choice {
        Choice::Order(Sort::Best) => "sort-best",
        Choice::Order(Sort::Next) => "sort-next",
        Choice::Order(Sort::Distance) => "sort-distance",
        Choice::Order(Sort::Name) => "sort-name",
        Choice::Order(Sort::Verified) => "sort-verified",
        Choice::UndoInterpretation => "help-literal",
        Choice::Country(code) => return country_name(code, locale),
        Choice::QrCode(QrContent::Reach) => "take-code",
        Choice::QrCode(QrContent::Card) => "take-card",
        Choice::Export(target) | Choice::ExportMarked(target) => target_key(*target),
        Choice::MarkedCodes(QrContent::Reach) => "mark-codes",
        Choice::MarkedCodes(QrContent::Card) => "mark-cards",
        Choice::TellFriend => "tell-do",
        Choice::ReportChange => "report-do",
        Choice::Reason(ReportReason::WrongTime) => "report-wrong-time",
        Choice::Reason(ReportReason::Closed) => "report-closed",
        Choice::Reason(ReportReason::Moved) => "report-moved",
        Choice::Reason(ReportReason::Other) => "report-other",
        Choice::Compare => return compare_label(state, locale),
        Choice::TakeMarked => "mark-take",
        Choice::MarkedBooklet => "booklet-choose",
        Choice::ForgetMarked => "mark-forget",
        Choice::Marked(at) => return shortlist::marked_label(&state.shortlist, *at, world.index, locale),
        Choice::AsWords(words) => return interpretation_label(words, state, locale),
        Choice::AsTyped => "take-back-all",
        Choice::Read(subject) => return learn::subject_label(*subject, locale),
        Choice::ShowListings(_) => "learn-show",
        Choice::MessageCode => "register-as-code",
        Choice::WriteRegistration => "register-as-file",
        Choice::WriteBooklet(BookletForm::Pdf, _) => "booklet-as-pdf",
        Choice::WriteBooklet(BookletForm::Folded, _) => "booklet-as-folded",
        Choice::WriteBooklet(BookletForm::Large, _) => "booklet-as-large",
        Choice::WriteBooklet(BookletForm::Html, _) => "booklet-as-html",
        Choice::WriteBooklet(BookletForm::Text, _) => "booklet-as-text",
        Choice::Remove(part) => {
            let values =
                [("kind", locale.text(part.kind.key()).into()), ("label", part.label.as_str().into())];
            return locale.with("part-remove", &values);
        }
    };
    locale.text(key)
}

/// The key of what an export is called in the locale files.
const fn target_key(target: ExportTarget) -> &'static str {
    match target {
        ExportTarget::Print => "take-print",
        ExportTarget::Text => "take-text",
        ExportTarget::Calendar => "take-calendar",
        ExportTarget::CalendarWithAlarm => "take-calendar-alarm",
        ExportTarget::Sheet => "take-sheet",
        ExportTarget::Dataset => "take-dataset",
    }
}

/// What comparing is called: where more are marked than fit side by side, it says which are compared.
fn compare_label(state: &State, locale: &Locale) -> String {
    let is_all = state.shortlist.listed().len() <= MOST_COMPARED;
    locale.text(if is_all { "compare-do" } else { "compare-do-first" })
}

/// Some words of the search and what they were understood as.
fn interpretation_label(words: &str, state: &State, locale: &Locale) -> String {
    let understood = state.results.as_ref().map_or(&[][..], |r| r.interpretations.as_slice());
    let label = understood.iter().find(|understood| understood.words == words).map(|u| u.label.as_str());
    let values = [("words", words.into()), ("label", label.unwrap_or_default().into())];
    locale.with("take-back-one", &values)
}

/// Opens a list with what holds now selected.
pub fn open(state: &mut State, kind: ChoiceKind, world: World<'_>) {
    let choices = offered(kind, state, world);
    let crisis_country = state.crisis_country.clone().or_else(|| state.home_country().map(str::to_owned));
    let current = choices.iter().find(|choice| match choice {
        Choice::Order(sort) => *sort == state.sort,
        Choice::Country(code) => Some(*code) == crisis_country.as_deref(),
        _ => false,
    });
    if let Some(selected) = current.or(choices.first()).cloned() {
        state.popup = Some(Popup::Choice { kind, selected, top: 0 });
    }
}
