//! `groupfinder status`: what is loaded, how old it is, where it came from.

use super::context::Context;
use super::data_page::data_page;
use super::error::CommandError;
use super::output::print_json;
use super::status_health::{print_health, print_metrics};
use crate::cli::{StatusArgs, StatusOutput};
use crate::demo;
use crate::export::plain;
use crate::store::{DATASET, Opened, STATE, StoreState, count_withdrawn, embedded, hash_of};
use crate::sync::overview::{Overview, SourceOverview, read_overview};
use serde_json::{Value, json};
use std::io::Write;

/// Whether the dataset is what the last sync wrote.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Integrity {
    /// Its hash is the one that the sync noted.
    Good,
    /// Its hash is another.
    Changed,
    /// There is nothing to compare with.
    Unknown,
}

/// Prints what is loaded. Unlike a start, this reads the whole dataset to compare its hash.
///
/// # Errors
/// Output cannot be written, or the configuration is not understood.
pub(super) fn print_status(
    context: &Context<'_>,
    args: &StatusArgs,
    out: &mut dyn Write,
    err: &mut dyn Write,
) -> Result<u8, CommandError> {
    let opened = context.open_data(err)?;
    let integrity = check_integrity(&opened);
    let data =
        read_overview(opened.dir.as_deref(), opened.header.as_ref(), &context.config.sources, context.now);
    if args.check {
        return print_health(context, &data, integrity == Integrity::Changed, out);
    }
    match args.output {
        StatusOutput::Json => print_json(out, &status_document(context, &opened, integrity, &data))?,
        StatusOutput::Text => print_overview(context, &opened, integrity, &data, out)?,
        StatusOutput::Prometheus => {
            let is_intact = (integrity != Integrity::Unknown).then_some(integrity == Integrity::Good);
            print_metrics(&data, is_intact, out)?;
        }
    }
    match &context.config_error {
        Some(error) => Err(CommandError::of_config(error, &context.locale)),
        None => Ok(0),
    }
}

fn check_integrity(opened: &Opened) -> Integrity {
    if opened.notices.iter().any(|notice| notice.key() == "store-current-damaged") {
        return Integrity::Changed;
    }
    let Some(dir) = opened.dir.as_ref().filter(|_| opened.header.is_some()) else {
        return Integrity::Unknown;
    };
    let state = StoreState::read(&dir.join(STATE));
    match hash_of(&dir.join(DATASET)) {
        Ok(_) if state.sha256.is_empty() => Integrity::Unknown,
        Ok(hash) if hash == state.sha256 => Integrity::Good,
        Ok(_) | Err(_) => Integrity::Changed,
    }
}

fn status_document(context: &Context<'_>, opened: &Opened, integrity: Integrity, data: &Overview) -> Value {
    json!({
        "program": env!("CARGO_PKG_VERSION"),
        "data_dir": opened.dir,
        "listings": opened.records.len(),
        "embedded": {"listings": embedded::len(), "generated_at": embedded::generated_at()},
        "demo": context.global.demo,
        "clock_looks_wrong": data.clock_is_wrong,
        "listed_again_by_other_sources": opened.records.twin_count(),
        "withdrawn": opened.dir.as_deref().map_or(0, count_withdrawn),
        "dataset": opened.header.as_ref().map(|header| json!({
            "version": header.version,
            "generated_at": header.generated_at.to_string(),
            "groups": header.groups(),
            "intact": match integrity {
                Integrity::Good => Value::Bool(true),
                Integrity::Changed => Value::Bool(false),
                Integrity::Unknown => Value::Null,
            },
            "sources": data.sources.iter().filter(|s| s.entry.is_some()).map(source_document).collect::<Vec<_>>(),
        })),
        "sources": data.sources.iter().map(source_document).collect::<Vec<_>>(),
        "notices": opened.notices.iter().map(|notice| notice.to_text(&context.locale)).collect::<Vec<_>>(),
    })
}

/// A source as data.
pub(super) fn source_document(source: &SourceOverview) -> Value {
    let entry = source.entry.as_ref();
    json!({
        "name": source.name,
        "url": source.url,
        "configured": source.is_configured,
        "enabled": source.is_configured && !source.is_disabled,
        "format": entry.map(|entry| &entry.format),
        "programme": entry.and_then(|entry| entry.programme.as_ref()),
        "groups": entry.map_or(0, |entry| entry.groups),
        "repaired": entry.map_or(0, |entry| entry.repaired),
        "quarantined": entry.map_or(0, |entry| entry.quarantined),
        "synced_at": entry.map(|entry| entry.synced_at.to_string()),
        "last_success": source.succeeded_at.map(|time| time.to_string()),
        "expires_at": entry.and_then(|entry| entry.expires_at).map(|time| time.to_string()),
        "expired": source.is_expired,
        "publisher": source.publisher,
        "dataset_id": entry.and_then(|entry| entry.dataset_id.as_ref()),
        "version": entry.and_then(|entry| entry.version),
        "signer": source.signer,
        "last_error": source.last_error.as_ref().map(|error| json!({
            "class": error.class,
            "words": error.words,
            "since": error.since.to_string(),
        })),
        "held_days": source.held.map(|(days, _)| days),
        "next_try": source.next.map(|time| time.to_string()),
    })
}

fn print_overview(
    context: &Context<'_>,
    opened: &Opened,
    integrity: Integrity,
    data: &Overview,
    out: &mut dyn Write,
) -> Result<(), CommandError> {
    let locale = &context.locale;
    if context.global.demo {
        let made = data.embedded_made.map(|made| context.zone.to_datetime(made).date());
        let made = made.map(|date| locale.date_with_year(date)).unwrap_or_default();
        let values = [("count", locale.number(data.embedded).into()), ("date", made.into())];
        writeln!(out, "{}", locale.with("status-embedded", &values))?;
        let count = locale.number(demo::USUAL as u64);
        writeln!(out, "{}", locale.with("status-demo", &[("count", count.into())]))?;
        return Ok(());
    }
    match &opened.dir {
        Some(dir) => {
            let dir = dir.to_string_lossy();
            writeln!(out, "{}", locale.with("status-directory", &[("path", dir.into())]))?;
        }
        None => writeln!(out, "{}", locale.text("status-no-directory"))?,
    }
    if opened.header.is_some() {
        let key = match integrity {
            Integrity::Good => "status-intact",
            Integrity::Changed => "status-changed",
            Integrity::Unknown => "status-intact-unknown",
        };
        writeln!(out, "{}", locale.text(key))?;
    }
    let twins = opened.records.twin_count();
    if twins > 0 {
        writeln!(out, "{}", locale.with("status-twins", &[("count", twins.into())]))?;
    }
    let withdrawn = opened.dir.as_deref().map_or(0, count_withdrawn);
    if withdrawn > 0 {
        writeln!(out, "{}", locale.with("status-withdrawn", &[("count", withdrawn.into())]))?;
    }
    let mut page = data_page(data, &context.viewer());
    page.title.clear();
    out.write_all(plain::to_plain_text(&page).as_bytes())?;
    Ok(())
}
