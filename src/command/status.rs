//! `groupfinder status`: what is loaded, how old it is, where it came from.

use super::output::json as print_json;
use super::{Context, Failure, opened};
use crate::cli::{Output, StatusArgs};
use crate::demo;
use crate::store::dataset::SourceEntry;
use crate::store::{DATASET, Opened, STATE, State, embedded, hash_of};
use jiff::Timestamp;
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
/// Output cannot be written.
pub fn run(
    context: &Context<'_>,
    args: &StatusArgs,
    out: &mut dyn Write,
    err: &mut dyn Write,
) -> Result<u8, Failure> {
    let opened = opened(context, err)?;
    let integrity = integrity(&opened);
    match args.output {
        Output::Json => print_json(out, &document(context, &opened, integrity))?,
        Output::Text => text(context, &opened, integrity, out)?,
    }
    Ok(0)
}

fn integrity(opened: &Opened) -> Integrity {
    let Some(dir) = opened.dir.as_ref().filter(|_| opened.header.is_some()) else {
        return Integrity::Unknown;
    };
    let state = State::read(&dir.join(STATE));
    match hash_of(&dir.join(DATASET)) {
        Ok(_) if state.sha256.is_empty() => Integrity::Unknown,
        Ok(hash) if hash == state.sha256 => Integrity::Good,
        Ok(_) | Err(_) => Integrity::Changed,
    }
}

fn document(context: &Context<'_>, opened: &Opened, integrity: Integrity) -> Value {
    let source = |source: &SourceEntry| {
        json!({
            "name": source.name,
            "url": source.url,
            "format": source.format,
            "programme": source.programme,
            "groups": source.groups,
            "repaired": source.repaired,
            "quarantined": source.quarantined,
            "synced_at": source.synced_at.to_string(),
            "expires_at": source.expires_at.map(|time| time.to_string()),
            "expired": source.expires_at.is_some_and(|time| time < context.now),
        })
    };
    json!({
        "program": env!("CARGO_PKG_VERSION"),
        "data_dir": opened.dir,
        "listings": opened.records.len(),
        "embedded": {"listings": embedded::len(), "generated_at": embedded::generated_at()},
        "demo": context.global.demo,
        "dataset": opened.header.as_ref().map(|header| json!({
            "version": header.version,
            "generated_at": header.generated_at.to_string(),
            "groups": header.groups(),
            "intact": match integrity {
                Integrity::Good => Value::Bool(true),
                Integrity::Changed => Value::Bool(false),
                Integrity::Unknown => Value::Null,
            },
            "sources": header.sources.iter().map(source).collect::<Vec<_>>(),
        })),
        "notices": opened.notices.iter().map(|notice| notice.text(&context.words)).collect::<Vec<_>>(),
    })
}

fn text(
    context: &Context<'_>,
    opened: &Opened,
    integrity: Integrity,
    out: &mut dyn Write,
) -> Result<(), Failure> {
    let words = &context.words;
    let date = |time: Timestamp| words.date_with_year(context.zone.to_datetime(time).date());
    let count = |n: usize| words.number(n as u64);
    let made = embedded::generated_at().parse().map(date).unwrap_or_default();
    let values = [("count", count(embedded::len()).into()), ("date", made.into())];
    writeln!(out, "{}", words.with("status-embedded", &values))?;
    if context.global.demo {
        writeln!(out, "{}", words.with("status-demo", &[("count", count(demo::USUAL).into())]))?;
        return Ok(());
    }
    match &opened.dir {
        Some(dir) => {
            let dir = dir.to_string_lossy();
            writeln!(out, "{}", words.with("status-directory", &[("path", dir.into())]))?;
        }
        None => writeln!(out, "{}", words.text("status-no-directory"))?,
    }
    let Some(header) = &opened.header else {
        writeln!(out, "{}", words.text("status-no-dataset"))?;
        return Ok(());
    };
    let values = [
        ("count", words.number(header.groups()).into()),
        ("version", header.version.into()),
        ("date", date(header.generated_at).into()),
    ];
    writeln!(out, "{}", words.with("status-dataset", &values))?;
    let key = match integrity {
        Integrity::Good => "status-intact",
        Integrity::Changed => "status-changed",
        Integrity::Unknown => "status-intact-unknown",
    };
    writeln!(out, "{}", words.text(key))?;
    super::sources::list(context, &header.sources, out)
}
