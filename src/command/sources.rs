//! `groupfinder sources`: where groups come from, and public feeds to choose from.

use super::output::json as print_json;
use super::{Context, Failure, opened, sync};
use crate::cli::{AddArgs, Output, SourcesArgs, SourcesCommand};
use crate::config::{Country, Every, Source, edit};
use crate::search::fold;
use crate::share::plain;
use crate::store::dataset::SourceEntry;
use crate::store::disk::Disk;
use crate::store::source::Place;
use crate::store::{SyncError, remove};
use crate::sync::known::{existing_dir, note};
use crate::sync::{catalogue, overview, understand};
use crate::topic::{Facets, Language};
use serde_json::json;
use std::io::Write;
use std::path::PathBuf;

/// Lists sources, or the public feeds that are known, adds a source or takes one out.
///
/// # Errors
/// A source is not there or not understood, or the configuration or the data cannot be written.
pub fn run(
    context: &Context<'_>,
    args: &SourcesArgs,
    out: &mut dyn Write,
    err: &mut dyn Write,
) -> Result<u8, Failure> {
    match args.action.as_ref().unwrap_or(&SourcesCommand::List) {
        SourcesCommand::List => show(context, args.output, out, err)?,
        SourcesCommand::Catalogue { words } => list_catalogue(context, words, args.output, out, err)?,
        SourcesCommand::Add(args) => add(context, args, out)?,
        SourcesCommand::Remove { name } => take_out(context, name, out)?,
    }
    Ok(0)
}

fn show(
    context: &Context<'_>,
    output: Output,
    out: &mut dyn Write,
    err: &mut dyn Write,
) -> Result<(), Failure> {
    let opened = opened(context, err)?;
    let configured = &context.config.sources;
    let data = overview(opened.dir.as_deref(), opened.header.as_ref(), configured, context.now);
    if output == Output::Json {
        let sources: Vec<_> = data.sources.iter().map(super::status::source_document).collect();
        return print_json(out, &json!({"sources": sources}));
    }
    if data.sources.is_empty() {
        writeln!(err, "{}", context.words.text("sources-none"))?;
    }
    let entries: Vec<SourceEntry> = data.sources.iter().filter_map(|source| source.entry.clone()).collect();
    list(context, &entries, out)?;
    let mut page = String::new();
    for source in data.sources.iter().filter(|source| source.entry.is_none()) {
        page.push('\n');
        plain::lines(&mut page, &format!("{}: {}", source.name, context.words.text("data-nothing-yet")), 0);
        plain::lines(&mut page, &source.url, 2);
    }
    out.write_all(page.as_bytes())?;
    Ok(())
}

/// The configuration that is written to. One that cannot be understood is not touched.
fn config_path(context: &Context<'_>) -> Result<PathBuf, Failure> {
    if let Some(error) = &context.config_error {
        return Err(Failure::Usage(error.to_string()));
    }
    edit::path(context.global.config.as_deref())
        .ok_or_else(|| Failure::Failed(context.words.text("sources-no-config")))
}

fn add(context: &Context<'_>, args: &AddArgs, out: &mut dyn Write) -> Result<(), Failure> {
    let words = &context.words;
    let path = config_path(context)?;
    let usage = |key: &str, name: &str| Failure::Usage(words.with(key, &[("name", name.into())]));
    let bad = |option: &str, asked: &str, expected: &str| {
        let values = [("option", option.into()), ("asked", asked.into()), ("expected", expected.into())];
        Failure::Usage(words.with("sources-bad-value", &values))
    };
    let mut source = if let Some(listed) = catalogue::find(&args.address) {
        listed.source()
    } else {
        let place = Place::parse(&args.address).map_err(|e| sync::failure(&SyncError::Source(e)))?;
        Source::named(&place.name(), &place.address())
    };
    if let Some(name) = &args.name {
        source.name.clone_from(name);
    }
    if !Source::is_name(&source.name) {
        return Err(usage("sources-not-a-name", &source.name));
    }
    if context.config.sources.iter().any(|known| known.name == source.name) {
        return Err(usage("sources-exists", &source.name));
    }
    let or = |asked: &Option<String>, before: Option<String>| asked.clone().or(before);
    source.programme = or(&args.programme, source.programme);
    source.topic = or(&args.topic, source.topic);
    source.language = or(&args.language, source.language);
    source.format = or(&args.feed_format, source.format);
    if let Some(asked) = &args.country {
        let country = Country::new(asked).ok_or_else(|| bad("--country", asked, "DE, NO, GB ..."))?;
        source.country = Some(country);
    }
    if let Some(asked) = &args.zone {
        if crate::group::Zone::parse(asked).is_none() {
            return Err(bad("--zone", asked, "Europe/Oslo, Europe/Berlin ..."));
        }
        source.zone = Some(asked.clone());
    }
    if let Some(asked) = &args.every {
        source.every = Every::new(asked).ok_or_else(|| bad("--every", asked, "24h, 90m, 7d"))?;
    }
    if let Some(given) = &args.public_key {
        // The key itself, not the path of a file that may be gone tomorrow.
        let key = crate::publish::Key::given(given).map_err(|e| Failure::Usage(e.to_string()))?;
        source.public_key = Some(key.text().to_owned());
    }
    source.regions.clone_from(&args.region);
    understand(&source).map_err(|e| sync::failure(&e))?;
    edit::add(&path, &Disk::default(), &source).map_err(|e| Failure::Failed(e.to_string()))?;
    let values = [("name", source.name.as_str().into()), ("path", path.to_string_lossy().into())];
    writeln!(out, "{}", words.with("sources-added", &values))?;
    Ok(())
}

fn take_out(context: &Context<'_>, name: &str, out: &mut dyn Write) -> Result<(), Failure> {
    let words = &context.words;
    let disk = Disk::default();
    let configured = context.config.sources.iter().any(|source| source.name == *name);
    let path = if configured { Some(config_path(context)?) } else { None };
    // First the data: a source that is in the configuration would only bring it back.
    let dir = context.global.data_dir.as_deref();
    match remove(dir, &disk, name, context.now) {
        Ok(gone) => {
            let values = [("name", name.into()), ("count", words.number(gone).into())];
            writeln!(out, "{}", words.with("sources-removed", &values))?;
        }
        Err(SyncError::NoSource(_)) if configured => {}
        Err(e) => return Err(sync::failure(&e)),
    }
    if let Some(path) = path {
        edit::remove(&path, &disk, name).map_err(|e| Failure::Failed(e.to_string()))?;
        let values = [("name", name.into()), ("path", path.to_string_lossy().into())];
        writeln!(out, "{}", words.with("sources-unconfigured", &values))?;
    }
    if let Some(dir) = existing_dir(dir) {
        crate::publish::held::forget(&dir, name);
        let forgotten = note(&dir, &disk, |known| {
            known.sources.remove(name);
        });
        forgotten.map_err(|e| Failure::Failed(format!("{}: {e}", dir.display())))?;
    }
    Ok(())
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
fn list_catalogue(
    context: &Context<'_>,
    asked: &[String],
    output: Output,
    out: &mut dyn Write,
    err: &mut dyn Write,
) -> Result<(), Failure> {
    let wanted: Vec<String> = asked.iter().flat_map(|w| w.split_whitespace()).map(fold).collect();
    let fits = |listed: &&catalogue::Listed| {
        // By country in any language, and by the beginnings of words: "no" is Norway and not in "Autonomy".
        let names = listed.country.iter().flat_map(|code| {
            Language::ALL.map(|language| Facets::embedded().label("country", code, language))
        });
        let countries = names.chain(listed.country.iter().map(String::as_str)).collect::<Vec<_>>().join(" ");
        let programme = listed.programme.as_deref().unwrap_or_default();
        let all = fold(&format!("{} {} {programme} {} {countries}", listed.id, listed.name, listed.url));
        let begins = |word: &str| all.split(|c: char| !c.is_alphanumeric()).any(|w| w.starts_with(word));
        wanted.iter().all(|word| begins(word) || all.contains(&format!(" {word}")))
    };
    let found: Vec<_> = catalogue::all().iter().filter(fits).collect();
    if output == Output::Json {
        let sources: Vec<_> = found
            .iter()
            .map(|listed| {
                json!({
                    "id": listed.id,
                    "name": listed.name,
                    "programme": listed.programme,
                    "format": listed.format,
                    "kind": listed.kind,
                    "country": listed.country,
                    "region": listed.region,
                    "place": listed.place.as_ref().map(|place| &place.name),
                    "grade": format!("{:?}", listed.grade),
                    "records": listed.records,
                    "seen": listed.seen,
                    "url": listed.url,
                    "note": listed.note,
                })
            })
            .collect();
        return print_json(out, &json!({"total": sources.len(), "sources": sources}));
    }
    let mut page = String::new();
    for listed in found {
        let kinds: Vec<&str> = listed.programme.iter().chain(&listed.format).map(String::as_str).collect();
        let line = format!("{}: {} [{}]", listed.id, listed.name, kinds.join(", "));
        plain::lines(&mut page, &line, 0);
        plain::lines(&mut page, &listed.url, 2);
        let note = listed.note.get(context.language().code()).and_then(serde_json::Value::as_str);
        plain::lines(&mut page, note.unwrap_or_default(), 2);
    }
    out.write_all(page.as_bytes())?;
    writeln!(err, "{}", context.words.text("sources-catalogue-note"))?;
    Ok(())
}
