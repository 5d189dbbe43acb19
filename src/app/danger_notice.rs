//! What is said above every list where the words typed are those of somebody in danger: whom to call, at home.

use crate::locale::Locale;
use crate::search::{DangerKind, danger_of};
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
    /// The notice for a text, if it speaks of danger.
    pub fn for_text(text: &str, home: Option<&str>) -> Option<Self> {
        let (kind, _) = danger_of(text)?;
        let lines = home.map(|country| lines_for(kind, country)).unwrap_or_default();
        let country = home.filter(|_| !lines.is_empty()).map(str::to_owned);
        Some(Self { kind, country, lines })
    }

    /// The notice in one sentence, with as many of its numbers as fit: half a number would be another one.
    pub fn sentence_that_fits(&self, locale: &Locale, fits: impl Fn(&str) -> bool) -> String {
        let whole = self.sentence_of(&self.lines, locale);
        let shorter = (1..self.lines.len()).rev().filter_map(|count| self.lines.get(..count));
        let mut sentences =
            std::iter::once(whole).chain(shorter.map(|lines| self.sentence_of(lines, locale)));
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

    fn sentence_of(&self, lines: &[&CrisisLine], locale: &Locale) -> String {
        let Some(country) = &self.country else { return locale.text("danger-notice-anywhere") };
        let name = Facets::embedded().label_of("country", country, locale.language());
        let number = |line: &&CrisisLine| format!("{} {}", line.name, line.phone.unwrap_or_default());
        let numbers = lines.iter().map(number).collect::<Vec<_>>().join("; ");
        locale.with("danger-notice", &[("country", name.into()), ("numbers", numbers.into())])
    }
}

fn lines_for(kind: DangerKind, country: &str) -> Vec<&'static CrisisLine> {
    let mut lines = if kind.is_violence() {
        crisis_lines::lines_in(country, Danger::Violence)
    } else if kind.is_medical() {
        crisis_lines::lines_in(country, Danger::Injury)
    } else {
        crisis_lines::lines_for(country)
    };
    lines.retain(|line| line.phone.is_some() && line.region.is_none());
    // One number for an emergency is enough beside those who listen.
    let mut emergencies = 0;
    lines.retain(|line| {
        emergencies += usize::from(line.urgency() == Urgency::Emergency);
        line.urgency() != Urgency::Emergency || emergencies == 1
    });
    lines.truncate(MOST);
    lines
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::topic::Language;

    #[test]
    fn the_numbers_are_those_of_home_and_the_first_to_call_comes_first() {
        let first = |text: &str, home: &str| {
            let notice = DangerNotice::for_text(text, Some(home)).unwrap_or_else(|| panic!("{text}"));
            notice.lines.first().map(|line| (line.country, line.phone.unwrap_or_default()))
        };
        assert_eq!(first("mein Mann hat mich wieder verprügelt", "DE"), Some(("DE", "110")));
        assert_eq!(first("mannen min slår meg hver helg", "NO"), Some(("NO", "112")));
        assert_eq!(first("jeg har tatt en hel eske sovepiller", "NO"), Some(("NO", "113")));
        assert_eq!(first("I do not want to live any more", "GB"), Some(("GB", "999")));
        assert!(DangerNotice::for_text("knitting club", Some("GB")).is_none());
    }

    #[test]
    fn a_narrow_screen_shows_fewer_numbers_and_never_half_of_one() {
        let notice = DangerNotice::for_text("jeg vil ikke leve lenger", Some("NO")).expect("danger");
        let locale = Locale::new(Language::Nb);
        let whole = notice.sentence_that_fits(&locale, |_| true);
        assert_eq!(whole, notice.sentence(&locale));
        let short = notice.sentence_that_fits(&locale, |sentence| sentence.len() < whole.len());
        let phones = notice.lines.iter().filter(|line| short.contains(line.phone.unwrap_or("-"))).count();
        assert_eq!(phones, notice.lines.len() - 1);
        let first = notice.sentence_that_fits(&locale, |_| false);
        assert!(first.ends_with(notice.lines[0].phone.unwrap_or_default()), "{first}");
    }

    #[test]
    fn without_a_country_no_number_is_guessed_but_the_european_one() {
        let notice = DangerNotice::for_text("ich will nicht mehr leben", None).expect("danger");
        assert!(notice.lines.is_empty());
        assert!(notice.sentence(&Locale::new(Language::De)).contains("112"));
    }
}
