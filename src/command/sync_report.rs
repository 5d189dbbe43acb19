//! What a sync changed, in words and as data.

use super::error::CommandError;
use super::problems::tell_problems;
use crate::locale::Locale;
use crate::store::Ingested;
use crate::sync::{Done, SourceOutcome, Summary};
use serde_json::{Value, json};
use std::io::Write;

/// Tells what was not as it should be before anything was fetched.
pub(super) fn tell_notices(
    summary: &Summary,
    locale: &Locale,
    err: &mut dyn Write,
) -> Result<(), CommandError> {
    for notice in &summary.notices {
        writeln!(err, "groupfinder: {}", notice.to_text(locale))?;
    }
    Ok(())
}

/// Tells what was mended, left out or renamed while ingesting.
pub(super) fn tell_changes(
    taken: &Ingested,
    locale: &Locale,
    err: &mut dyn Write,
) -> Result<(), CommandError> {
    for notice in &taken.notices {
        writeln!(err, "groupfinder: {}", notice.to_text(locale))?;
    }
    tell_problems(&taken.report, locale, false, err)?;
    for (from, to) in &taken.renamed {
        let values = [("from", from.as_str().into()), ("to", to.as_str().into())];
        writeln!(err, "{}", locale.with("sync-renamed", &values))?;
    }
    if taken.renamed_count > taken.renamed.len() as u64 {
        let more = taken.renamed_count - taken.renamed.len() as u64;
        writeln!(err, "{}", locale.with("sync-renamed-more", &[("count", more.into())]))?;
    }
    Ok(())
}

/// What was ingested, as data.
pub(super) fn taken_document(taken: &Ingested) -> Value {
    let report = &taken.report;
    json!({
        "source": taken.source,
        "outcome": "taken",
        "format": taken.format.id(),
        "records": report.records,
        "accepted": report.accepted,
        "repaired": report.repaired,
        "quarantined": report.quarantined,
        "groups": taken.groups,
        "groups_before": taken.before,
        "groups_in_all": taken.total,
        "added": taken.changes.added.total,
        "changed": taken.changes.changed.total,
        "removed": taken.changes.removed.total,
        "expires_at": taken.expires_at.map(|time| time.to_string()),
        "signed": taken.signed.as_ref().map(|signed| json!({
            "dataset_id": signed.dataset_id,
            "version": signed.version,
            "key": signed.key,
            "way": signed.way.trim_start_matches("follow-way-"),
            "bytes": signed.bytes,
            "requests": signed.requests,
        })),
    })
}

/// What became of one source, as data.
pub(super) fn outcome_document(outcome: &SourceOutcome) -> Value {
    let mut document = match &outcome.done {
        Done::Taken(taken) => taken_document(taken),
        Done::Unchanged => json!({"source": outcome.source, "outcome": "unchanged"}),
        Done::NotDue => json!({"source": outcome.source, "outcome": "not-due"}),
        Done::Failed(error) => json!({
            "source": outcome.source,
            "outcome": "failed",
            "error": {"class": error.failure_kind(), "words": error.to_string()},
        }),
    };
    if let Some(object) = document.as_object_mut() {
        object.insert("next".to_owned(), json!(outcome.next.map(|time| time.to_string())));
    }
    document
}

/// Prints what was ingested.
pub(super) fn print_taken(
    taken: &Ingested,
    locale: &Locale,
    out: &mut dyn Write,
) -> Result<(), CommandError> {
    if let Some(signed) = &taken.signed {
        let size = locale.with("size-kb", &[("n", locale.number(signed.bytes.div_ceil(1000)).into())]);
        let values = [
            ("source", taken.source.as_str().into()),
            ("dataset", signed.dataset_id.as_str().into()),
            ("version", locale.number(signed.version).into()),
            ("id", signed.key.as_str().into()),
            ("size", size.into()),
            ("way", locale.text(signed.way).into()),
        ];
        writeln!(out, "{}", locale.with("follow-taken", &values))?;
    }
    let report = &taken.report;
    let values = [
        ("source", taken.source.as_str().into()),
        ("format", taken.format.id().into()),
        ("count", (report.records as u64).into()),
        ("records", locale.number(report.records as u64).into()),
        ("accepted", locale.number(report.accepted as u64).into()),
        ("repaired", locale.number(report.repaired as u64).into()),
        ("quarantined", locale.number(report.quarantined as u64).into()),
    ];
    writeln!(out, "{}", locale.with("sync-taken", &values))?;
    let values = [
        ("count", taken.groups.into()),
        ("groups", locale.number(taken.groups).into()),
        ("count-all", taken.total.into()),
        ("before", taken.before.map(|n| locale.number(n)).unwrap_or_default().into()),
        ("all", locale.number(taken.total).into()),
    ];
    let key = if taken.before.is_some() { "sync-replaced" } else { "sync-new" };
    writeln!(out, "{}", locale.with(key, &values))?;
    if taken.before.is_some() {
        let values = [
            ("added", locale.number(taken.changes.added.total).into()),
            ("changed", locale.number(taken.changes.changed.total).into()),
            ("removed", locale.number(taken.changes.removed.total).into()),
        ];
        writeln!(out, "{}", locale.with("sync-changes", &values))?;
    }
    Ok(())
}
