//! What is said above every list where the words typed are those of somebody in danger: whom to call, at home.

use super::policy::Mode;
use super::state::State;
use crate::locale::Locale;
use crate::search::{DangerKind, Results};
use crate::topic::Facets;
use crate::topic::crisis_lines::{self, CrisisLine, Danger, Urgency};

/// So many numbers: one to call now, and where to talk.
const MOST: usize = 3;

/// A danger that was read out of a text, with the lines of the reader's country that help first.
pub struct DangerNotice {
    /// What somebody is in danger of.
    pub kind: DangerKind,
    /// The reader's country, ISO 3166; `None` where it is not known, and then there are no lines.
    pub country: Option<String>,
    /// Lines with a telephone number, the first to call first.
    pub lines: Vec<&'static CrisisLine>,
}

impl DangerNotice {
    /// The notice for a danger that was read out of a text, if any was.
    pub fn for_danger(kind: Option<DangerKind>, home: Option<&str>) -> Option<Self> {
        let kind = kind?;
        let lines = home.map(|country| lines_for(kind, country)).unwrap_or_default();
        let country = home.filter(|_| !lines.is_empty()).map(str::to_owned);
        Some(Self { kind, country, lines })
    }

    /// The notice for what was found: with the numbers of the place that was asked for, "we live near Bergen", else of
    /// the reader's country. A public terminal stands where it stands.
    pub fn of_search(results: &Results, state: &State) -> Option<Self> {
        let asked = results.country().filter(|_| state.setup.mode != Mode::Kiosk);
        Self::for_danger(results.danger, country_of_help(asked, state.home_country()))
    }

    /// The notice in one sentence, with as many of its numbers as fit: half a number would be another one.
    pub fn sentence_that_fits(&self, locale: &Locale, fits: impl Fn(&str) -> bool) -> String {
        let whole = self.sentence_of(&self.lines, locale);
        let shorter = (2..self.lines.len()).rev().filter_map(|count| self.lines.get(..count));
        let one = self.lines.get(..1).filter(|_| self.lines.len() > 1);
        let mut sentences = std::iter::once(whole)
            .chain(shorter.map(|lines| self.sentence_of(lines, locale)))
            .chain(self.shortest_sentence(locale))
            .chain(one.map(|lines| self.sentence_of(lines, locale)));
        let mut last = String::new();
        sentences
            .find_map(|sentence| {
                last.clone_from(&sentence);
                fits(&sentence).then_some(sentence)
            })
            .unwrap_or(last)
    }

    /// The notice in one sentence.
    pub fn sentence(&self, locale: &Locale) -> String {
        self.sentence_of(&self.lines, locale)
    }

    /// The emergency number without its name, and where to talk; `None` where there are not both.
    fn shortest_sentence(&self, locale: &Locale) -> Option<String> {
        let [emergency, talk, ..] = self.lines.as_slice() else { return None };
        let numbers = format!(
            "{}; {} {}",
            emergency.phone.unwrap_or_default(),
            talk.name,
            talk.phone.unwrap_or_default()
        );
        Some(locale.with("danger-notice-short", &[("numbers", numbers.into())]))
    }

    fn sentence_of(&self, lines: &[&CrisisLine], locale: &Locale) -> String {
        let Some(country) = &self.country else { return locale.text("danger-notice-anywhere") };
        let name = Facets::embedded().label_of("country", country, locale.language());
        let numbers = lines.iter().map(|line| format!("{} {}", line.name, line.phone.unwrap_or_default()));
        let numbers = numbers.collect::<Vec<_>>().join("; ");
        locale.with("danger-notice", &[("country", name.into()), ("numbers", numbers.into())])
    }
}

/// What the words typed last say that somebody is in danger of: it decides whom to call first.
pub fn danger_said(state: &State) -> Option<DangerKind> {
    state.results.as_ref()?.danger
}

/// The country whose numbers help: that of the place asked for, where its lines are known, else the reader's own.
pub fn country_of_help<'a>(asked: Option<&'a str>, home: Option<&'a str>) -> Option<&'a str> {
    asked.filter(|country| !crisis_lines::lines_for(country).is_empty()).or(home)
}

/// In which order the lines of a country help in a danger: the police first for violence, an ambulance first
/// otherwise.
pub fn order_of(kind: DangerKind) -> Danger {
    if kind.is_violence() { Danger::Violence } else { Danger::Injury }
}

/// The lines of a country, those first that help in a danger. Who does not want to live any more needs one number for an
/// emergency and then somebody to talk to, before the police, the fire brigade and all that is for something else.
pub fn lines_by_danger(kind: DangerKind, country: &str) -> Vec<&'static CrisisLine> {
    let urgent = crisis_lines::lines_in(country, order_of(kind));
    if kind.is_violence() || matches!(kind, DangerKind::Overdose | DangerKind::Medical) {
        return urgent;
    }
    let mut emergencies = urgent.iter().filter(|line| line.urgency() == Urgency::Emergency);
    let first = emergencies.find(|line| can_be_called(line)).copied();
    let mut others = crisis_lines::lines_for(country);
    others.retain(|line| first.is_none_or(|first| !std::ptr::eq(first, *line)));
    others.sort_by_key(|line| match line.urgency() {
        Urgency::Support => 0,
        Urgency::Children => 1,
        _ => 2,
    });
    first.into_iter().chain(others).collect()
}

/// Whether a line has a number that reaches it from the whole country.
fn can_be_called(line: &CrisisLine) -> bool {
    line.phone.is_some() && line.region.is_none()
}

/// One number for an emergency, then those who listen: for a child the lines for children, for poison those that
/// know it, else in the usual order.
fn lines_for(kind: DangerKind, country: &str) -> Vec<&'static CrisisLine> {
    let mut others: Vec<_> =
        lines_by_danger(kind, country).into_iter().filter(|line| can_be_called(line)).collect();
    let emergency = others.iter().find(|line| line.urgency() == Urgency::Emergency).copied();
    others.retain(|line| line.urgency() != Urgency::Emergency);
    let leads = |line: &&CrisisLine| match kind {
        DangerKind::ChildAbuse => line.urgency() == Urgency::Children,
        DangerKind::SexualViolence => line.kind == "sexual-violence",
        _ => false,
    };
    others.sort_by_key(|line| !leads(line));
    emergency.into_iter().chain(others).take(MOST).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::search::danger_of;
    use crate::topic::Language;

    #[test]
    fn the_numbers_are_those_of_home_and_the_first_to_call_comes_first() {
        let first = |text: &str, home: &str| {
            let kind = danger_of(text).map(|(kind, _)| kind);
            let notice = DangerNotice::for_danger(kind, Some(home)).unwrap_or_else(|| panic!("{text}"));
            notice.lines.first().map(|line| (line.country, line.phone.unwrap_or_default()))
        };
        assert_eq!(first("mein Mann hat mich wieder verprügelt", "DE"), Some(("DE", "110")));
        assert_eq!(first("mannen min slår meg hver helg", "NO"), Some(("NO", "112")));
        assert_eq!(first("jeg har tatt en hel eske sovepiller", "NO"), Some(("NO", "113")));
        assert_eq!(first("I do not want to live any more", "GB"), Some(("GB", "999")));
        assert_eq!(first("jeg vil ikke leve lenger", "NO"), Some(("NO", "113")));
        assert_eq!(first("ich will nicht mehr leben", "AT"), Some(("AT", "144")));
        assert!(DangerNotice::for_danger(None, Some("GB")).is_none());
    }

    #[test]
    fn help_is_where_somebody_says_to_live() {
        assert_eq!(country_of_help(Some("NO"), Some("US")), Some("NO"));
        assert_eq!(country_of_help(None, Some("US")), Some("US"));
        assert_eq!(country_of_help(Some("AQ"), Some("US")), Some("US"), "nothing is known of the place");
        assert_eq!(country_of_help(Some("AQ"), None), None);
    }

    #[test]
    fn who_does_not_want_to_live_finds_somebody_to_talk_to_right_after_the_emergency() {
        for country in crisis_lines::countries_with_lines() {
            let lines = lines_by_danger(DangerKind::Suicidal, country);
            assert_eq!(lines.len(), crisis_lines::lines_for(country).len(), "{country}");
            let listens = |line: &&CrisisLine| line.urgency() == Urgency::Support;
            let talk = lines.iter().position(listens);
            assert!(talk.is_none_or(|at| at <= 1), "{country}: {talk:?}");
            let notice = DangerNotice::for_danger(Some(DangerKind::Suicidal), Some(country)).expect("danger");
            let talks = |line: &&&CrisisLine| {
                matches!(line.urgency(), Urgency::Support | Urgency::Children) && can_be_called(line)
            };
            let talking = lines.iter().filter(talks).count();
            let violence = notice.lines.iter().filter(|line| line.urgency() == Urgency::Violence).count();
            assert!(
                talking < 2 || violence == 0,
                "{country}: {:?}",
                notice.sentence(&Locale::new(Language::En))
            );
        }
    }

    #[test]
    fn a_narrow_screen_shows_fewer_numbers_and_never_half_of_one() {
        let notice = DangerNotice::for_danger(Some(DangerKind::Suicidal), Some("NO")).expect("danger");
        let locale = Locale::new(Language::Nb);
        let whole = notice.sentence_that_fits(&locale, |_| true);
        assert_eq!(whole, notice.sentence(&locale));
        let short = notice.sentence_that_fits(&locale, |sentence| sentence.len() < whole.len());
        let phones = notice.lines.iter().filter(|line| short.contains(line.phone.unwrap_or("-"))).count();
        assert_eq!(phones, notice.lines.len() - 1);
        // Two rows of forty columns: without the country and the name of the emergency number there is room to talk.
        let small = notice.sentence_that_fits(&locale, |sentence| sentence.chars().count() <= 60);
        let shown = |at: usize| small.contains(notice.lines[at].phone.unwrap_or("-"));
        assert!(shown(0) && shown(1) && !shown(2), "{small}");
        let first = notice.sentence_that_fits(&locale, |_| false);
        assert!(first.ends_with(notice.lines[0].phone.unwrap_or_default()), "{first}");
    }

    #[test]
    fn without_a_country_no_number_is_guessed_but_the_european_one() {
        let notice = DangerNotice::for_danger(Some(DangerKind::Suicidal), None).expect("danger");
        assert!(notice.lines.is_empty());
        assert!(notice.sentence(&Locale::new(Language::De)).contains("112"));
    }
}
