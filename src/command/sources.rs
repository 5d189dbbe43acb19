//! `groupfinder sources`: where groups come from, and public feeds to choose from.

use super::context::Context;
use super::error::CommandError;
use super::output::print_json;
use crate::cli::{AddArgs, Output, SourcesArgs, SourcesCommand};
use crate::config::{Country, Every, SourceSettings, edit};
use crate::dataset::header::SourceEntry;
use crate::export::plain;
use crate::feed::ListMapping;
use crate::fetch::FeedLocation;
use crate::search::fold;
use crate::store::disk::Disk;
use crate::store::{SyncError, remove_source};
use crate::sync::mapping::load_mapping;
use crate::sync::source_state::{existing_dir, update_states};
use crate::sync::{catalogue, check_settings, read_overview};
use crate::topic::{Facets, Language};
use jiff::Timestamp;
use serde_json::json;
use std::io::Write;
use std::path::{Path, PathBuf};

/// Lists sources, or the public feeds that are known, adds a source or takes one out.
///
/// # Errors
/// A source is not there or not understood, or the configuration or the data cannot be written.
pub(super) fn manage_sources(
    context: &Context<'_>,
    args: &SourcesArgs,
    out: &mut dyn Write,
    err: &mut dyn Write,
) -> Result<u8, CommandError> {
    match args.action.as_ref().unwrap_or(&SourcesCommand::List) {
        SourcesCommand::List => show_sources(context, args.output, out, err)?,
        SourcesCommand::Catalogue { words } => list_catalogue(context, words, args.output, out, err)?,
        SourcesCommand::Add(args) => add_source(context, args, out)?,
        SourcesCommand::Remove { name } => remove_configured_source(context, name, out)?,
    }
    Ok(0)
}

fn show_sources(
    context: &Context<'_>,
    output: Output,
    out: &mut dyn Write,
    err: &mut dyn Write,
) -> Result<(), CommandError> {
    let opened = context.open_data(err)?;
    let configured = &context.config.sources;
    let data = read_overview(opened.dir.as_deref(), opened.header.as_ref(), configured, context.now);
    if output == Output::Json {
        let sources: Vec<_> = data.sources.iter().map(super::status::source_document).collect();
        return print_json(out, &json!({"sources": sources}));
    }
    if data.sources.is_empty() {
        writeln!(err, "{}", context.locale.text("sources-none"))?;
    }
    let entries: Vec<SourceEntry> = data.sources.iter().filter_map(|source| source.entry.clone()).collect();
    print_sources(context, &entries, out)?;
    let mut page = String::new();
    for source in data.sources.iter().filter(|source| source.entry.is_none()) {
        page.push('\n');
        plain::push_lines(
            &mut page,
            &format!("{}: {}", source.name, context.locale.text("data-nothing-yet")),
            0,
        );
        plain::push_lines(&mut page, &source.url, 2);
    }
    out.write_all(page.as_bytes())?;
    Ok(())
}

/// The configuration that is written to. One that cannot be understood is not touched.
fn config_path(context: &Context<'_>) -> Result<PathBuf, CommandError> {
    if let Some(error) = &context.config_error {
        return Err(CommandError::Usage(error.to_string()));
    }
    edit::path_to_edit(context.global.config.as_deref())
        .ok_or_else(|| CommandError::Failed(context.locale.text("sources-no-config")))
}

fn add_source(context: &Context<'_>, args: &AddArgs, out: &mut dyn Write) -> Result<(), CommandError> {
    let locale = &context.locale;
    let path = config_path(context)?;
    let mut source = if let Some(listed) = catalogue::find_listed(&args.address) {
        listed.to_settings()
    } else {
        let place =
            FeedLocation::parse(&args.address).map_err(|e| CommandError::of_sync(&SyncError::Source(e)))?;
        SourceSettings::named(&place.name(), &place.address())
    };
    if let Some(name) = &args.name {
        source.name.clone_from(name);
    }
    if !crate::store::is_source_name(&source.name) {
        return Err(wrong_name(context, "sources-not-a-name", &source.name));
    }
    if context.config.sources.iter().any(|known| known.name == source.name) {
        return Err(wrong_name(context, "sources-exists", &source.name));
    }
    source.programme = args.programme.clone().or(source.programme);
    source.topic = args.topic.clone().or(source.topic);
    source.language = args.language.clone().or(source.language);
    source.format = args.feed_format.clone().or(source.format);
    if let Some(asked) = &args.mapping {
        load_mapping(asked).map_err(|e| CommandError::Usage(e.to_string()))?;
        // The configuration is read from anywhere, so a file is named from the root.
        let is_preset = ListMapping::preset(asked).is_some();
        let whole = std::path::absolute(asked).ok().filter(|_| !is_preset);
        source.mapping = Some(whole.map_or(asked.clone(), |path| path.to_string_lossy().into_owned()));
    }
    if let Some(asked) = &args.country {
        let country =
            Country::new(asked).ok_or_else(|| wrong_value(context, "--country", asked, "DE, NO, GB ..."))?;
        source.country = Some(country);
    }
    if let Some(asked) = &args.zone {
        if crate::group::Zone::parse(asked).is_none() {
            return Err(wrong_value(context, "--zone", asked, "Europe/Oslo, Europe/Berlin ..."));
        }
        source.zone = Some(asked.clone());
    }
    if let Some(asked) = &args.every {
        source.every =
            Every::new(asked).ok_or_else(|| wrong_value(context, "--every", asked, "24h, 90m, 7d"))?;
    }
    if let Some(given) = &args.public_key {
        // The key itself, not the path of a file that may be gone tomorrow.
        let key = crate::publish::TrustedKey::from_line_or_file(given)
            .map_err(|e| CommandError::Usage(e.to_string()))?;
        source.public_key = Some(key.as_base64().to_owned());
    }
    source.regions.clone_from(&args.region);
    check_settings(&source).map_err(|e| CommandError::of_sync(&e))?;
    edit::add_source(&path, &Disk::default(), &source).map_err(|e| CommandError::Failed(e.to_string()))?;
    let values = [("name", source.name.as_str().into()), ("path", path.to_string_lossy().into())];
    writeln!(out, "{}", locale.with("sources-added", &values))?;
    Ok(())
}

fn wrong_name(context: &Context<'_>, key: &str, name: &str) -> CommandError {
    CommandError::Usage(context.locale.with(key, &[("name", name.into())]))
}

fn wrong_value(context: &Context<'_>, option: &str, asked: &str, expected: &str) -> CommandError {
    let values = [("option", option.into()), ("asked", asked.into()), ("expected", expected.into())];
    CommandError::Usage(context.locale.with("sources-bad-value", &values))
}

fn remove_configured_source(
    context: &Context<'_>,
    name: &str,
    out: &mut dyn Write,
) -> Result<(), CommandError> {
    let locale = &context.locale;
    let disk = Disk::default();
    let configured = context.config.sources.iter().any(|source| source.name == *name);
    let path = if configured { Some(config_path(context)?) } else { None };
    // First the data: a source that is in the configuration would only bring it back.
    match forget_source(context.global.data_dir.as_deref(), &disk, name, context.now)? {
        Some(gone) => {
            let values = [("name", name.into()), ("count", locale.number(gone).into())];
            writeln!(out, "{}", locale.with("sources-removed", &values))?;
        }
        None if configured => {}
        None => return Err(CommandError::of_sync(&SyncError::NoSource(name.to_owned()))),
    }
    if let Some(path) = path {
        edit::remove_source(&path, &disk, name).map_err(|e| CommandError::Failed(e.to_string()))?;
        let values = [("name", name.into()), ("path", path.to_string_lossy().into())];
        writeln!(out, "{}", locale.with("sources-unconfigured", &values))?;
    }
    Ok(())
}

/// Takes what a source gave out of the data in `dir`, and forgets how it stood. Gives how many groups it had; `None`
/// where it had given nothing.
///
/// # Errors
/// The data or the note of how the sources stand cannot be written.
pub fn forget_source(
    dir: Option<&Path>,
    disk: &Disk,
    name: &str,
    now: Timestamp,
) -> Result<Option<u64>, CommandError> {
    let gone = match remove_source(dir, disk, name, now) {
        Ok(gone) => Some(gone),
        Err(SyncError::NoSource(_)) => None,
        Err(e) => return Err(CommandError::of_sync(&e)),
    };
    if let Some(dir) = existing_dir(dir) {
        crate::publish::cache::forget_source(&dir, name);
        let forgotten = update_states(&dir, disk, |known| {
            known.sources.remove(name);
        });
        forgotten.map_err(|e| CommandError::Failed(format!("{}: {e}", dir.display())))?;
    }
    Ok(gone)
}

/// Prints sources for people.
fn print_sources(
    context: &Context<'_>,
    sources: &[SourceEntry],
    out: &mut dyn Write,
) -> Result<(), CommandError> {
    let locale = &context.locale;
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
            ("groups", locale.number(source.groups).into()),
            ("form", form.into()),
            ("date", locale.date_with_year(read).into()),
            ("repaired", locale.number(source.repaired).into()),
            ("quarantined", locale.number(source.quarantined).into()),
        ];
        plain::push_lines(&mut page, &locale.with("sources-line", &values), 0);
        plain::push_lines(&mut page, &locale.with("sources-counts", &values), 2);
        plain::push_lines(&mut page, &source.url, 2);
        if let Some(expires) = source.expires_at.filter(|expires| *expires < context.now) {
            let date = locale.date_with_year(context.zone.to_datetime(expires).date());
            plain::push_lines(&mut page, &locale.with("sources-expired", &[("date", date.into())]), 2);
        }
    }
    out.write_all(page.as_bytes())?;
    Ok(())
}

/// Whether a feed has all words: by country in any language, and by the beginnings of words, so that "no" is Norway
/// and not in "Autonomy".
fn feed_fits(listed: &catalogue::Listed, wanted: &[String]) -> bool {
    let names = listed.country.iter().flat_map(|code| {
        Language::ALL.map(|language| Facets::embedded().label_of("country", code, language))
    });
    let countries = names.chain(listed.country.iter().map(String::as_str)).collect::<Vec<_>>().join(" ");
    let programme = listed.programme.as_deref().unwrap_or_default();
    let all = fold(&format!("{} {} {} {} {countries}", listed.id, listed.name, programme, listed.url));
    wanted.iter().all(|word| {
        all.split(|c: char| !c.is_alphanumeric()).any(|part| part.starts_with(word.as_str()))
            || all.contains(&format!(" {word}"))
    })
}

/// Prints the public feeds that are known, without contacting any of them.
fn list_catalogue(
    context: &Context<'_>,
    asked: &[String],
    output: Output,
    out: &mut dyn Write,
    err: &mut dyn Write,
) -> Result<(), CommandError> {
    let wanted: Vec<String> = asked.iter().flat_map(|w| w.split_whitespace()).map(fold).collect();
    let found: Vec<_> = catalogue::all_listed().iter().filter(|listed| feed_fits(listed, &wanted)).collect();
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
        plain::push_lines(&mut page, &line, 0);
        plain::push_lines(&mut page, &listed.url, 2);
        let note = listed.note.get(context.language().code()).and_then(serde_json::Value::as_str);
        plain::push_lines(&mut page, note.unwrap_or_default(), 2);
    }
    out.write_all(page.as_bytes())?;
    writeln!(err, "{}", context.locale.text("sources-catalogue-note"))?;
    Ok(())
}
