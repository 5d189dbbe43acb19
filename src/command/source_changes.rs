//! Adding, changing and removing sources of the configuration.

use super::context::Context;
use super::error::CommandError;
use super::output::print_json;
use crate::cli::{AddArgs, EditArgs, Output, SourceArgs, TextEncoding};
use crate::config::{Country, Every, SourceSettings, edit};
use crate::feed::ListMapping;
use crate::fetch::FeedLocation;
use crate::publish::TrustedKey;
use crate::search::fold;
use crate::store::disk::Disk;
use crate::store::{SyncError, is_source_name, remove_source};
use crate::sync::catalogue::{Listed, all_listed};
use crate::sync::catalogue_files::Catalogue;
use crate::sync::mapping::load_mapping;
use crate::sync::source_state::{existing_dir, update_states};
use crate::sync::{Tried, check_settings, try_source};
use crate::topic::{Facets, Language};
use crate::typo::{COMMAND_VALUE, EditDistance};
use jiff::Timestamp;
use serde_json::{Value, json};
use std::io::Write;
use std::path::{Path, PathBuf};

/// The word that takes a setting back to its default.
const AUTO: &str = "auto";

/// So many names are suggested at most.
const MOST_SUGGESTED: usize = 5;

/// The configuration that is written to.
fn config_path(context: &Context<'_>) -> Result<PathBuf, CommandError> {
    edit::path_to_edit(context.global.config.as_deref())
        .ok_or_else(|| CommandError::Failed(context.locale.text("sources-no-config")))
}

/// Adds a source, after it was asked whether it has groups.
///
/// # Errors
/// What is given is no source, a setting is not understood, the source cannot be reached or read, or the configuration
/// cannot be written.
pub(super) fn add_source(
    context: &Context<'_>,
    args: &AddArgs,
    output: Output,
    out: &mut dyn Write,
) -> Result<(), CommandError> {
    let locale = &context.locale;
    let path = config_path(context)?;
    let mut source = find_asked(context, args)?;
    if let Some(name) = &args.name {
        source.name.clone_from(name);
    }
    if !is_source_name(&source.name) {
        return Err(wrong_name(context, "sources-not-a-name", &source.name));
    }
    if context.config.sources.iter().any(|known| known.name == source.name) {
        return Err(wrong_name(context, "sources-exists", &source.name));
    }
    apply_options(context, &args.source, &mut source)?;
    check_settings(&source).map_err(|e| CommandError::of_sync(&e, locale))?;
    let tried = if args.no_try {
        None
    } else {
        let tried = try_source(&source, context.now, context.viewer().today());
        Some(tried.map_err(|error| not_added(context, &error))?)
    };
    edit::add_source(&path, &Disk::default(), &source).map_err(|e| CommandError::of_config(&e, locale))?;
    if output == Output::Json {
        let document = change_document("added", &source.name, &path);
        let groups = tried.and_then(|tried| tried.groups);
        return print_json(out, &with_member(document, "groups", json!(groups)));
    }
    if let Some(Tried { groups: Some(groups), format }) = tried {
        let values = [
            ("count", (groups as u64).into()),
            ("groups", locale.number(groups as u64).into()),
            ("form", format.id().into()),
        ];
        writeln!(out, "{}: {}", source.name, locale.with("data-groups", &values))?;
    }
    let values = [("name", source.name.as_str().into()), ("path", path.to_string_lossy().into())];
    writeln!(out, "{}", locale.with("sources-added", &values))?;
    Ok(())
}

/// What was asked for: a name of the catalogue, an address, or a file that is there.
fn find_asked(context: &Context<'_>, args: &AddArgs) -> Result<SourceSettings, CommandError> {
    let asked = args.address.as_str();
    if let Some(listed) = Catalogue::read().find(asked) {
        return Ok(listed.to_settings());
    }
    let place = FeedLocation::parse(asked)
        .map_err(|e| CommandError::of_sync(&SyncError::Source(e), &context.locale))?;
    let path = Path::new(asked);
    // A file may come later, where a person says so; a mere word is no path that anybody means.
    let may_come = args.no_try && asked.contains(['/', '.']);
    if place.is_web() || path.exists() || may_come {
        return Ok(SourceSettings::named(&place.name(), &place.address()));
    }
    let near = if looks_like_host(asked) { vec![format!("https://{asked}")] } else { suggest_listed(asked) };
    let key = if near.is_empty() { "sources-no-such" } else { "sources-no-such-near" };
    let values = [("asked", asked.into()), ("near", near.join(", ").into())];
    Err(CommandError::Usage(context.locale.with(key, &values)))
}

/// Whether somebody has left out the scheme of an address: "example.org/groups.json".
fn looks_like_host(asked: &str) -> bool {
    let host = asked.split('/').next().unwrap_or_default();
    let end = host.rsplit('.').next().unwrap_or_default();
    asked.contains('/')
        && host.contains('.')
        && !host.starts_with('.')
        && end.len() >= 2
        && end.bytes().all(|b| b.is_ascii_alphabetic())
}

/// Names of the catalogue that may be meant: those that have every word, or most of them, by their beginnings or with
/// few mistakes.
fn suggest_listed(asked: &str) -> Vec<String> {
    let wanted: Vec<String> =
        asked.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).map(fold).collect();
    let mut distance = EditDistance::default();
    let mut ranked: Vec<(usize, &str)> = all_listed()
        .iter()
        .filter_map(|listed| {
            let words = words_of_listed(listed);
            let fits = wanted.iter().filter(|word| fits_any(word, &words, &mut distance)).count();
            (fits > 0 && fits * 2 > wanted.len()).then_some((wanted.len() - fits, listed.id.as_str()))
        })
        .collect();
    ranked.sort_by_key(|(missing, id)| (*missing, id.len()));
    ranked.into_iter().take(MOST_SUGGESTED).map(|(_, id)| id.to_owned()).collect()
}

fn words_of_listed(listed: &Listed) -> Vec<String> {
    let countries = listed.country.iter().flat_map(|code| {
        Language::ALL.map(|language| Facets::embedded().label_of("country", code, language))
    });
    let all = countries
        .fold(fold(&format!("{} {}", listed.id, listed.name)), |all, name| format!("{all} {}", fold(name)));
    all.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).map(str::to_owned).collect()
}

fn fits_any(wanted: &str, words: &[String], distance: &mut EditDistance) -> bool {
    let letters: Vec<char> = wanted.chars().collect();
    words.iter().any(|word| {
        let is_beginning = word.len() >= 4 && wanted.starts_with(word.as_str())
            || letters.len() >= 4 && word.starts_with(wanted);
        let most = COMMAND_VALUE.most_mistakes(letters.len());
        word == wanted || is_beginning || distance.count_between(&letters, word, most).is_some()
    })
}

/// Changes settings of a source.
///
/// # Errors
/// There is no such source, a setting is not understood, or the configuration cannot be written.
pub(super) fn edit_source(
    context: &Context<'_>,
    args: &EditArgs,
    output: Output,
    out: &mut dyn Write,
) -> Result<(), CommandError> {
    let mut source = find_configured(context, &args.name)?;
    if let Some(asked) = &args.url {
        let place = FeedLocation::parse(asked)
            .map_err(|e| CommandError::of_sync(&SyncError::Source(e), &context.locale))?;
        source.url = place.address();
    }
    apply_options(context, &args.source, &mut source)?;
    check_settings(&source).map_err(|e| CommandError::of_sync(&e, &context.locale))?;
    write_change(context, &source, "changed", output, out)
}

/// Lets a source be fetched by itself, or not.
///
/// # Errors
/// There is no such source, or the configuration cannot be written.
pub(super) fn switch_source(
    context: &Context<'_>,
    name: &str,
    enabled: bool,
    output: Output,
    out: &mut dyn Write,
) -> Result<(), CommandError> {
    let source = SourceSettings { enabled, ..find_configured(context, name)? };
    write_change(context, &source, if enabled { "enabled" } else { "disabled" }, output, out)
}

fn find_configured(context: &Context<'_>, name: &str) -> Result<SourceSettings, CommandError> {
    let found = context.config.sources.iter().find(|source| source.name == name);
    found.cloned().ok_or_else(|| unknown_source(context, name))
}

/// Says that no source of the configuration has a name, and which have.
pub(super) fn unknown_source(context: &Context<'_>, name: &str) -> CommandError {
    let known: Vec<&str> = context.config.sources.iter().map(|source| source.name.as_str()).collect();
    let key = if known.is_empty() { "sync-unknown-name-none" } else { "sync-unknown-name" };
    let values = [("name", name.into()), ("known", known.join(", ").into())];
    CommandError::Usage(context.locale.with(key, &values))
}

fn write_change(
    context: &Context<'_>,
    source: &SourceSettings,
    change: &str,
    output: Output,
    out: &mut dyn Write,
) -> Result<(), CommandError> {
    let locale = &context.locale;
    let config = config_path(context)?;
    let written = edit::file_of_source(&config, &source.name).and_then(|path| {
        edit::change_source(&path, &Disk::default(), source)?;
        Ok(path)
    });
    let path = written.map_err(|e| CommandError::of_config(&e, locale))?;
    if output == Output::Json {
        return print_json(out, &change_document(change, &source.name, &path));
    }
    let key = match change {
        "enabled" => "sources-enabled",
        "disabled" => "sources-disabled",
        _ => "sources-changed",
    };
    let values = [("name", source.name.as_str().into()), ("path", path.to_string_lossy().into())];
    writeln!(out, "{}", locale.with(key, &values))?;
    Ok(())
}

fn change_document(change: &str, name: &str, path: &Path) -> Value {
    json!({"change": change, "name": name, "config": path})
}

fn with_member(mut document: Value, name: &str, value: Value) -> Value {
    if let Some(object) = document.as_object_mut() {
        object.insert(name.to_owned(), value);
    }
    document
}

/// Puts the settings that were given into a source.
fn apply_options(
    context: &Context<'_>,
    args: &SourceArgs,
    source: &mut SourceSettings,
) -> Result<(), CommandError> {
    set_text(&mut source.programme, args.programme.as_ref());
    set_text(&mut source.topic, args.topic.as_ref());
    set_text(&mut source.language, args.language.as_ref());
    set_text(&mut source.format, args.feed_format.as_ref());
    if let Some(asked) = &args.country {
        let country = Country::new(asked);
        if country.is_none() && asked != AUTO {
            return Err(wrong_value(context, "--country", asked, "DE, NO, GB ..."));
        }
        source.country = country;
    }
    if let Some(asked) = &args.zone {
        if asked != AUTO && crate::group::Zone::parse(asked).is_none() {
            return Err(wrong_value(context, "--zone", asked, "Europe/Oslo, Europe/Berlin ..."));
        }
        set_text(&mut source.zone, Some(asked));
    }
    if let Some(asked) = &args.every {
        source.every = match asked.as_str() {
            AUTO => Every::default(),
            other => {
                Every::new(other).ok_or_else(|| wrong_value(context, "--every", other, "24h, 90m, 7d"))?
            }
        };
    }
    if let Some(TextEncoding::Latin1) = args.encoding {
        source.encoding = Some("latin-1".to_owned());
    }
    source.max_bad_percent = args.max_bad.map(|share| share * 100.0).or(source.max_bad_percent);
    source.all_services = args.all_services.unwrap_or(source.all_services);
    match args.mapping.as_deref() {
        None => {}
        Some(AUTO) => source.mapping = None,
        Some(asked) => {
            load_mapping(asked).map_err(|e| CommandError::Usage(e.to_string()))?;
            // The configuration is read from anywhere, so a file is named from the root.
            let is_preset = ListMapping::preset(asked).is_some();
            let whole = std::path::absolute(asked).ok().filter(|_| !is_preset);
            source.mapping = Some(whole.map_or(asked.to_owned(), |path| path.to_string_lossy().into_owned()));
        }
    }
    match args.public_key.as_deref() {
        None => {}
        Some(AUTO) => source.public_key = None,
        Some(given) => {
            // The key itself, not the path of a file that may be gone tomorrow.
            let key = TrustedKey::from_line_or_file(given).map_err(|e| CommandError::Usage(e.to_string()))?;
            source.public_key = Some(key.as_base64().to_owned());
        }
    }
    if !args.mirror.is_empty() {
        let mut mirrors = Vec::new();
        for asked in args.mirror.iter().filter(|asked| *asked != AUTO) {
            let place = FeedLocation::parse(asked)
                .map_err(|e| CommandError::of_sync(&SyncError::Source(e), &context.locale))?;
            mirrors.push(place.address());
        }
        source.mirrors = mirrors;
    }
    if !args.region.is_empty() {
        source.regions = args.region.iter().filter(|region| *region != AUTO).cloned().collect();
    }
    Ok(())
}

fn set_text(setting: &mut Option<String>, asked: Option<&String>) {
    if let Some(asked) = asked {
        *setting = Some(asked.clone()).filter(|asked| asked != AUTO);
    }
}

fn wrong_name(context: &Context<'_>, key: &str, name: &str) -> CommandError {
    CommandError::Usage(context.locale.with(key, &[("name", name.into())]))
}

fn wrong_value(context: &Context<'_>, option: &str, asked: &str, expected: &str) -> CommandError {
    let values = [("option", option.into()), ("asked", asked.into()), ("expected", expected.into())];
    CommandError::Usage(context.locale.with("sources-bad-value", &values))
}

/// What stood in the way, and how the source is added all the same.
fn not_added(context: &Context<'_>, error: &SyncError) -> CommandError {
    let note = context.locale.text("sources-not-added");
    match CommandError::of_sync(error, &context.locale) {
        CommandError::Unreachable(words) => CommandError::Unreachable(format!("{words}\n{note}")),
        CommandError::Disk(words) => CommandError::Disk(format!("{words}\n{note}")),
        CommandError::Refused(words) => CommandError::Refused(format!("{words}\n{note}")),
        other => other,
    }
}

/// Takes a source out of the configuration and of the data.
///
/// # Errors
/// There is no such source, or the configuration or the data cannot be written.
pub(super) fn remove_named_source(
    context: &Context<'_>,
    name: &str,
    output: Output,
    out: &mut dyn Write,
) -> Result<(), CommandError> {
    let locale = &context.locale;
    let disk = Disk::default();
    let configured = context.config.sources.iter().any(|source| source.name == *name);
    let path = if configured {
        let found = edit::file_of_source(&config_path(context)?, name);
        Some(found.map_err(|e| CommandError::of_config(&e, locale))?)
    } else {
        None
    };
    // First the data: a source that is in the configuration would only bring it back.
    let forgotten = forget_source(context.global.data_dir.as_deref(), &disk, name, context.now);
    let gone = forgotten.map_err(|e| CommandError::of_sync(&e, locale))?;
    if gone.is_none() && !configured {
        return Err(CommandError::of_sync(&SyncError::NoSource(name.to_owned()), locale));
    }
    if let Some(path) = &path {
        edit::remove_source(path, &disk, name).map_err(|e| CommandError::of_config(&e, locale))?;
    }
    if output == Output::Json {
        let document = json!({"change": "removed", "name": name, "config": path, "groups": gone});
        return print_json(out, &document);
    }
    if let Some(gone) = gone {
        let values = [("name", name.into()), ("count", gone.into()), ("groups", locale.number(gone).into())];
        writeln!(out, "{}", locale.with("sources-removed", &values))?;
    }
    if let Some(path) = path {
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
) -> Result<Option<u64>, SyncError> {
    let gone = match remove_source(dir, disk, name, now) {
        Ok(gone) => Some(gone),
        Err(SyncError::NoSource(_)) => None,
        Err(e) => return Err(e),
    };
    if let Some(dir) = existing_dir(dir) {
        crate::publish::cache::forget_source(&dir, name);
        let forgotten = update_states(&dir, disk, |known| {
            known.sources.remove(name);
        });
        forgotten.map_err(|e| SyncError::of_disk(&dir, e))?;
    }
    Ok(gone)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_that_nearly_fit_are_suggested_and_addresses_without_a_scheme_are_seen() {
        assert!(suggest_listed("na-germany").contains(&"na-german-speaking-region".to_owned()));
        assert_eq!(suggest_listed("na-irland").first().map(String::as_str), Some("na-ireland"));
        assert!(suggest_listed("xyzzy").is_empty());
        assert!(looks_like_host("example.org/groups.json"));
        assert!(!looks_like_host("groups.json") && !looks_like_host("./groups.json"));
        assert!(!looks_like_host("/srv/groups.json") && !looks_like_host("../a/b.json"));
    }
}
