//! `groupfinder crisis`: numbers to call, by country: those of the reader's home first, with its name, for a wrong
//! number costs time that a person may not have. Without a home nothing is guessed, and the countries are listed.

use super::context::Context;
use super::error::CommandError;
use super::output::print_json;
use crate::app::page::{crisis_countries, crisis_page};
use crate::cli::{CrisisArgs, Output};
use crate::export::plain;
use crate::page::{Page, Tone};
use crate::topic::crisis_lines::{self, CrisisLine};
use crate::topic::{Facets, Language};
use serde_json::{Value, json};
use std::io::Write;

/// Prints the crisis lines of a country; without one those of home and the other countries to choose from.
///
/// # Errors
/// The country is not known, or nothing is known for it.
pub(super) fn print_crisis_lines(
    context: &Context<'_>,
    args: &CrisisArgs,
    out: &mut dyn Write,
    err: &mut dyn Write,
) -> Result<u8, CommandError> {
    let locale = &context.locale;
    let Some(asked) = &args.country else {
        match args.output {
            Output::Json => {
                let countries: Vec<Value> = crisis_countries(locale)
                    .into_iter()
                    .map(|(code, name)| json!({"country": code, "name": name}))
                    .collect();
                print_json(out, &json!({"countries": countries}))?;
            }
            Output::Text => {
                let home = context.country().filter(|home| !crisis_lines::lines_for(home).is_empty());
                let title = if home.is_some() { "crisis-other-countries" } else { "crisis-choose" };
                let mut page = Page::new(locale.text(title));
                for (code, name) in
                    crisis_countries(locale).into_iter().filter(|(code, _)| Some(*code) != home.as_deref())
                {
                    page.add(Tone::Text, 2, format!("{code}  {name}"));
                }
                if let Some(home) = home {
                    let numbers = plain::to_plain_text(&crisis_page(&home, None, locale));
                    writeln!(out, "{}", numbers.trim_end())?;
                    writeln!(out)?;
                }
                out.write_all(plain::to_plain_text(&page).as_bytes())?;
                writeln!(err, "{}", locale.text("crisis-command"))?;
            }
        }
        return Ok(0);
    };
    let Some(country) = country_code(asked).filter(|code| !crisis_lines::lines_for(code).is_empty()) else {
        let known: Vec<String> =
            crisis_countries(locale).into_iter().map(|(code, name)| format!("{code} {name}")).collect();
        return Err(CommandError::Usage(locale.with(
            "crisis-unknown",
            &[("asked", asked.as_str().into()), ("countries", known.join(", ").into())],
        )));
    };
    match args.output {
        Output::Text => {
            out.write_all(plain::to_plain_text(&crisis_page(country, None, locale)).as_bytes())?;
        }
        Output::Json => {
            let lines: Vec<Value> = crisis_lines::lines_for(country)
                .into_iter()
                .map(|line| line_document(line, locale.language()))
                .collect();
            let name = Facets::embedded().label_of("country", country, locale.language());
            print_json(out, &json!({"country": country, "name": name, "lines": lines}))?;
        }
    }
    Ok(0)
}

/// The code of a country given as a code, a name or another word for it.
pub(super) fn country_code(asked: &str) -> Option<&'static str> {
    let facet = Facets::embedded().facet("country")?;
    let wanted = asked.trim().to_lowercase();
    facet.value(asked.trim()).map(|value| value.id).or_else(|| {
        let named = facet.values.iter().find(|value| {
            let synonyms =
                Language::ALL.iter().flat_map(|language| value.synonyms.get(*language).iter().copied());
            value.labels.all().into_iter().chain(synonyms).any(|word| word.to_lowercase() == wanted)
        });
        named.map(|value| value.id)
    })
}

/// A line as data: what the page shows, and nothing that it does not.
fn line_document(line: &CrisisLine, language: Language) -> Value {
    json!({
        "name": line.name,
        "kind": line.kind,
        "phone": line.phone,
        "other_phones": line.phone_alt.iter()
            .map(|other| json!({"number": other.number, "note": other.note.map(|note| note.get(language))})).collect::<Vec<_>>(),
        "text_telephone": line.text_telephone,
        "text": line.text.as_ref().map(|t| json!({"word": t.word, "number": t.number})),
        "chat": line.chat,
        "channels": line.channels,
        "email": line.email,
        "website": line.website,
        "hours": line.hours.map(|hours| hours.get(language)),
        "always_open": line.always_open,
        "hours_year": line.hours_year,
        "cost": line.cost,
        "anonymous": line.anonymous,
        "languages": line.languages,
        "note": line.note.map(|note| note.get(language)),
        "region": line.region.map(|region| region.get(language)),
        "source": {
            "name": line.source.named_in(language),
            "grade": line.source.grade.id(),
            "url": line.source.url,
            "year": line.source.year,
            "retrieved": line.source.retrieved,
        },
    })
}
