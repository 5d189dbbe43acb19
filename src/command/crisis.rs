//! `groupfinder crisis`: numbers to call, by country. The country is never guessed: a wrong number costs time
//! that a person may not have.

use super::{Context, Failure};
use crate::app::page::{Page, Tone, crisis_countries, crisis_page};
use crate::cli::{CrisisArgs, Output};
use crate::share::plain;
use crate::topic::crisis::{self, CrisisLine};
use crate::topic::{Facets, Language};
use serde_json::{Value, json};
use std::io::Write;

/// Prints the crisis lines of a country, or the countries to choose from.
///
/// # Errors
/// The country is not known, or nothing is known for it.
pub fn run(
    context: &Context<'_>,
    args: &CrisisArgs,
    out: &mut dyn Write,
    err: &mut dyn Write,
) -> Result<u8, Failure> {
    let words = &context.words;
    let Some(asked) = &args.country else {
        match args.output {
            Output::Json => {
                let countries: Vec<Value> = crisis_countries(words)
                    .into_iter()
                    .map(|(code, name)| json!({"country": code, "name": name}))
                    .collect();
                json_line(out, &json!({"countries": countries}))?;
            }
            Output::Text => {
                let mut page = Page::new(words.text("crisis-choose"));
                for (code, name) in crisis_countries(words) {
                    page.add(Tone::Text, 2, format!("{code}  {name}"));
                }
                out.write_all(plain::page(&page).as_bytes())?;
                writeln!(err, "{}", words.text("crisis-command"))?;
            }
        }
        return Ok(0);
    };
    let Some(country) = country(asked).filter(|code| !crisis::lines(code).is_empty()) else {
        let known: Vec<String> =
            crisis_countries(words).into_iter().map(|(code, name)| format!("{code} {name}")).collect();
        return Err(Failure::Usage(words.with(
            "crisis-unknown",
            &[("asked", asked.as_str().into()), ("countries", known.join(", ").into())],
        )));
    };
    match args.output {
        Output::Text => out.write_all(plain::page(&crisis_page(country, words)).as_bytes())?,
        Output::Json => {
            let lines: Vec<Value> =
                crisis::lines(country).into_iter().map(|line| record(line, words.language())).collect();
            let name = Facets::embedded().label("country", country, words.language());
            json_line(out, &json!({"country": country, "name": name, "lines": lines}))?;
        }
    }
    Ok(0)
}

/// The code of a country given as a code, a name or another word for it.
fn country(asked: &str) -> Option<&'static str> {
    let facet = Facets::embedded().facet("country")?;
    let same = |word: &str| word.to_lowercase() == asked.trim().to_lowercase();
    facet.value(asked.trim()).map(|value| value.id).or_else(|| {
        let named = facet.values.iter().find(|value| {
            value.labels.all().into_iter().any(same)
                || Language::ALL.iter().any(|l| value.synonyms.get(*l).iter().any(|word| same(word)))
        });
        named.map(|value| value.id)
    })
}

fn json_line(out: &mut dyn Write, value: &Value) -> Result<(), Failure> {
    serde_json::to_writer_pretty(&mut *out, value).map_err(std::io::Error::from)?;
    writeln!(out)?;
    Ok(())
}

/// A line as data: what the page shows, and nothing that it does not.
fn record(line: &CrisisLine, language: Language) -> Value {
    let text = |labels: Option<crate::topic::Labels>| labels.map(|l| l.get(language));
    json!({
        "name": line.name,
        "kind": line.kind,
        "phone": line.phone,
        "other_phones": line.phone_alt.iter()
            .map(|other| json!({"number": other.number, "note": text(other.note)})).collect::<Vec<_>>(),
        "text_telephone": line.text_telephone,
        "text": line.text.as_ref().map(|t| json!({"word": t.word, "number": t.number})),
        "chat": line.chat,
        "email": line.email,
        "website": line.website,
        "hours": text(line.hours),
        "always_open": line.always_open,
        "hours_year": line.hours_year,
        "cost": line.cost,
        "anonymous": line.anonymous,
        "languages": line.languages,
        "note": text(line.note),
        "region": text(line.region),
        "source": {
            "name": line.source.named_in(language),
            "grade": line.source.grade.id(),
            "url": line.source.url,
            "year": line.source.year,
            "retrieved": line.source.retrieved,
        },
    })
}
