//! `groupfinder sources`: where the data came from, and public feeds to choose from.

use super::output::json as print_json;
use super::{Context, Failure, opened, sync};
use crate::cli::{Output, SourcesArgs, SourcesCommand};
use crate::search::fold;
use crate::share::plain;
use crate::store::dataset::SourceEntry;
use crate::store::disk::Disk;
use crate::store::remove;
use serde_json::{Value, json};
use std::io::Write;

static CATALOGUE: &str = include_str!("../../data/sources.json");

/// Lists the sources of the data, or the public feeds that are known, or takes a source out.
///
/// # Errors
/// The source to take out is not there, or the data cannot be written.
pub fn run(
    context: &Context<'_>,
    args: &SourcesArgs,
    out: &mut dyn Write,
    err: &mut dyn Write,
) -> Result<u8, Failure> {
    match args.action.as_ref().unwrap_or(&SourcesCommand::List) {
        SourcesCommand::List => {
            let opened = opened(context, err)?;
            let sources = opened.header.map(|header| header.sources).unwrap_or_default();
            match args.output {
                Output::Json => print_json(out, &json!({"sources": sources}))?,
                Output::Text if sources.is_empty() => {
                    writeln!(err, "{}", context.words.text("sources-none"))?;
                }
                Output::Text => list(context, &sources, out)?,
            }
        }
        SourcesCommand::Catalogue { words } => catalogue(context, words, args.output, out, err)?,
        SourcesCommand::Remove { name } => {
            let dir = context.global.data_dir.as_deref();
            let gone = remove(dir, &Disk::default(), name, context.now).map_err(|e| sync::failure(&e))?;
            let values = [("name", name.as_str().into()), ("count", context.words.number(gone).into())];
            writeln!(out, "{}", context.words.with("sources-removed", &values))?;
        }
    }
    Ok(0)
}

/// Prints sources for people.
pub fn list(context: &Context<'_>, sources: &[SourceEntry], out: &mut dyn Write) -> Result<(), Failure> {
    let words = &context.words;
    let mut page = String::new();
    for source in sources {
        page.push('\n');
        let read = context.zone.to_datetime(source.synced_at).date();
        let form = source
            .programme
            .as_ref()
            .map_or_else(|| source.format.clone(), |programme| format!("{}, {programme}", source.format));
        let values = [
            ("name", source.name.as_str().into()),
            ("groups", words.number(source.groups).into()),
            ("form", form.into()),
            ("date", words.date_with_year(read).into()),
            ("repaired", words.number(source.repaired).into()),
            ("quarantined", words.number(source.quarantined).into()),
        ];
        plain::lines(&mut page, &words.with("sources-line", &values), 0);
        plain::lines(&mut page, &words.with("sources-counts", &values), 2);
        plain::lines(&mut page, &source.url, 2);
        if let Some(expires) = source.expires_at.filter(|expires| *expires < context.now) {
            let date = words.date_with_year(context.zone.to_datetime(expires).date());
            plain::lines(&mut page, &words.with("sources-expired", &[("date", date.into())]), 2);
        }
    }
    out.write_all(page.as_bytes())?;
    Ok(())
}

/// Prints the public feeds that are known. None of them is asked anything.
fn catalogue(
    context: &Context<'_>,
    asked: &[String],
    output: Output,
    out: &mut dyn Write,
    err: &mut dyn Write,
) -> Result<(), Failure> {
    let document: Value = serde_json::from_str(CATALOGUE).unwrap_or_default();
    let wanted: Vec<String> = asked.iter().flat_map(|w| w.split_whitespace()).map(fold).collect();
    let text =
        |source: &Value, key: &str| source.get(key).and_then(Value::as_str).unwrap_or_default().to_owned();
    let fits = |source: &&Value| {
        let countries = source.get("country").map(ToString::to_string).unwrap_or_default();
        let all = fold(&format!(
            "{} {} {} {countries}",
            text(source, "name"),
            text(source, "programme"),
            text(source, "url")
        ));
        wanted.iter().all(|word| all.contains(word.as_str()))
    };
    let sources: Vec<&Value> =
        document.get("sources").and_then(Value::as_array).into_iter().flatten().filter(fits).collect();
    if output == Output::Json {
        return print_json(out, &json!({"total": sources.len(), "sources": sources}));
    }
    let mut page = String::new();
    for source in sources {
        plain::lines(
            &mut page,
            &format!("{} [{}, {}]", text(source, "name"), text(source, "programme"), text(source, "format")),
            0,
        );
        plain::lines(&mut page, &text(source, "url"), 2);
        let language = context.language().code();
        let note = source.get("note").and_then(|note| note.get(language)).and_then(Value::as_str);
        plain::lines(&mut page, note.unwrap_or_default(), 2);
    }
    out.write_all(page.as_bytes())?;
    writeln!(err, "{}", context.words.text("sources-catalogue-note"))?;
    Ok(())
}
