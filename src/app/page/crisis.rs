//! Crisis help by country: what to call, text or chat, with its source and date.

use crate::app::danger_notice::lines_by_danger;
use crate::locale::Locale;
use crate::page::{Page, Tone};
use crate::search::DangerKind;
use crate::topic::crisis_lines;
use crate::topic::{Facets, Grade};

/// The countries that have crisis lines, with their names in the reader's language, by name.
pub fn crisis_countries(locale: &Locale) -> Vec<(&'static str, String)> {
    let mut countries: Vec<(&'static str, String)> = crisis_lines::countries_with_lines()
        .into_iter()
        .map(|code| (code, country_name(code, locale)))
        .collect();
    countries.sort_by_key(|(_, name)| name.to_lowercase());
    countries
}

/// A country's name in the reader's language.
pub fn country_name(code: &str, locale: &Locale) -> String {
    Facets::embedded().label_of("country", code, locale.language()).to_owned()
}

/// The crisis lines of a country, those first that help in a danger where one is known, else the most urgent.
pub fn crisis_page(country: &str, danger: Option<DangerKind>, locale: &Locale) -> Page {
    let name = country_name(country, locale);
    let mut page = Page::new(locale.with("crisis-title-in", &[("country", name.into())]));
    page.add(Tone::Notice, 0, locale.text("crisis-danger"));
    let lines = match danger {
        Some(danger) => lines_by_danger(danger, country),
        None => crisis_lines::lines_for(country),
    };
    for line in lines {
        let kind = line.kind().map_or("", |k| k.labels.get(locale.language()));
        // "Police: Police" says nothing twice.
        page.add_heading(if line.name.to_lowercase().starts_with(&kind.to_lowercase()) {
            line.name.to_owned()
        } else {
            format!("{kind}: {}", line.name)
        });
        add_ways(&mut page, line, locale);
        add_facts(&mut page, line, locale);
    }
    page.add_gap();
    page.add(Tone::Quiet, 0, locale.text("crisis-note"));
    page
}

fn add_ways(page: &mut Page, line: &crisis_lines::CrisisLine, locale: &Locale) {
    if let Some(phone) = line.phone {
        page.add(Tone::Key, 2, locale.with("crisis-call", &[("number", phone.into())]));
    }
    for other in &line.phone_alt {
        let mut text = locale.with("crisis-or", &[("number", other.number.into())]);
        if let Some(note) = other.note {
            text = format!("{text} ({})", note.get(locale.language()));
        }
        page.add(Tone::Key, 2, text);
    }
    if let Some(text) = &line.text {
        let said = match text.word {
            Some(word) => {
                locale.with("crisis-text", &[("word", word.into()), ("number", text.number.into())])
            }
            None => locale.with("crisis-text-only", &[("number", text.number.into())]),
        };
        page.add(Tone::Key, 2, said);
    }
    for (key, address) in
        [("crisis-chat", line.chat), ("crisis-web", line.website), ("crisis-email", line.email)]
    {
        if let Some(address) = address {
            page.add(Tone::Key, 2, locale.with(key, &[("address", address.into())]));
        }
    }
    if let Some(number) = line.text_telephone {
        page.add(Tone::Key, 2, locale.with("crisis-typewriter", &[("number", number.into())]));
    }
    let ways = unaddressed_ways(line).into_iter().map(|key| locale.text(key)).collect::<Vec<_>>();
    if !ways.is_empty() {
        page.add(Tone::Key, 2, locale.with("crisis-also", &[("ways", ways.join(", ").into())]));
    }
}

/// The ways that the line names without saying where: whoever cannot speak aloud wants to know of a chat.
fn unaddressed_ways(line: &crisis_lines::CrisisLine) -> Vec<&'static str> {
    let ways = [
        ("text", "crisis-way-text", line.text.is_some()),
        ("chat", "crisis-way-chat", line.chat.is_some()),
        ("email", "crisis-way-email", line.email.is_some()),
        ("in-person", "crisis-way-in-person", false),
    ];
    let named = ways.into_iter().filter(|(way, _, known)| !known && line.channels.contains(way));
    named.map(|(_, key, _)| key).collect()
}

fn add_facts(page: &mut Page, line: &crisis_lines::CrisisLine, locale: &Locale) {
    let mut facts = Vec::new();
    if line.always_open {
        facts.push(locale.text("crisis-always"));
    } else if let Some(hours) = line.hours {
        let hours = hours.get(locale.language());
        facts.push(match line.hours_year {
            Some(year) => locale
                .with("crisis-hours-year", &[("hours", hours.into()), ("year", year.to_string().into())]),
            None => locale.with("crisis-hours", &[("hours", hours.into())]),
        });
    }
    if line.cost == Some("free") {
        facts.push(locale.text("crisis-free"));
    }
    if line.anonymous {
        facts.push(locale.text("crisis-anonymous"));
    }
    page.add(Tone::Text, 2, facts.join(". "));
    for text in [line.region, line.languages_note, line.note].into_iter().flatten() {
        page.add(Tone::Text, 2, text.get(locale.language()));
    }
    if !line.languages.is_empty() {
        let names: Vec<&str> = line
            .languages
            .iter()
            .map(|l| Facets::embedded().label_of("language", l, locale.language()))
            .collect();
        page.add(Tone::Text, 2, locale.with("crisis-languages", &[("languages", names.join(", ").into())]));
    }
    let date = line
        .source
        .retrieved
        .parse()
        .map_or_else(|_| line.source.retrieved.to_owned(), |date| locale.date_with_year(date));
    let mut values = vec![("source", line.source.named_in(locale.language()).into()), ("date", date.into())];
    let key = match line.source.year {
        Some(year) => {
            values.push(("year", year.to_string().into()));
            "crisis-source-year"
        }
        None => "crisis-source",
    };
    page.add(Tone::Quiet, 2, locale.with(key, &values));
    if line.source.grade == Grade::C {
        page.add(Tone::Quiet, 2, locale.text("crisis-unchecked"));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::topic::Language;

    #[test]
    fn every_country_begins_with_its_emergency_number_and_names_sources() {
        let locale = Locale::new(Language::En);
        let countries = crisis_countries(&locale);
        assert_eq!(countries.len(), 27, "{countries:?}");
        for (code, name) in countries {
            let page = crisis_page(code, None, &locale);
            let first = crisis_lines::lines_for(code).first().map(|line| line.urgency());
            assert_eq!(first, Some(crisis_lines::Urgency::Emergency), "{name}");
            let calls = page.paragraphs.iter().filter(|p| p.tone == Tone::Key).count();
            assert!(calls > 0, "{name}");
            let headings = page.paragraphs.iter().filter(|p| p.tone == Tone::Heading).count();
            let sources = page.paragraphs.iter().filter(|p| p.text.starts_with("Source: ")).count();
            assert_eq!(headings, sources, "{name}: every line names its source");
        }
    }
}
