//! `groupfinder sync --from`: takes a feed into the data directory.

use super::output::json as print_json;
use super::{Context, Failure, feed_args, follow};
use crate::cli::{Output, SyncArgs};
use crate::feed::Report;
use crate::locale::Locale;
use crate::store::disk::Disk;
use crate::store::{Request, SyncError, Taken, source::SourceError, sync_from};
use serde_json::json;
use std::io::Write;

/// How many problems are told one by one.
const DETAILS: usize = 5;

/// Takes a feed in and says what became of it.
///
/// # Errors
/// The feed is refused, or cannot be kept; the data is as it was.
pub fn run(
    context: &Context<'_>,
    args: &SyncArgs,
    out: &mut dyn Write,
    err: &mut dyn Write,
) -> Result<u8, Failure> {
    let words = &context.words;
    let Some(from) = args.from.as_deref() else {
        return Err(Failure::Usage(words.text("sync-from-where")));
    };
    let (format, programme) = feed_args::understand(context, &args.feed)?;
    let request = Request {
        from,
        name: args.name.as_deref(),
        format,
        programme,
        all_services: args.feed.all_services,
        encoding: args.feed.feed_encoding(),
        max_bad_percent: args.feed.max_bad.map(|share| share * 100.0),
        allow_shrink: args.feed.allow_shrink,
        now: context.now,
        today: context.viewer().today(),
    };
    if follow::wanted(from, args) {
        return follow::run(context, args, &request, out, err);
    }
    let taken =
        sync_from(context.global.data_dir.as_deref(), &Disk::default(), &request).map_err(|e| failure(&e))?;
    tell_taken(context, &taken, args.output, out, err)?;
    match taken.expires_at.filter(|expires| *expires < context.now) {
        Some(expires) => {
            let date = context.zone.to_datetime(expires).date();
            let values =
                [("source", taken.source.as_str().into()), ("date", words.date_with_year(date).into())];
            Err(Failure::Expired(words.with("sync-expired", &values)))
        }
        None => Ok(0),
    }
}

/// Says what was taken in: what is odd about it, its records, and how many groups there are now.
///
/// # Errors
/// It cannot be written.
pub(super) fn tell_taken(
    context: &Context<'_>,
    taken: &Taken,
    output: Output,
    out: &mut dyn Write,
    err: &mut dyn Write,
) -> Result<(), Failure> {
    let words = &context.words;
    for notice in &taken.notices {
        writeln!(err, "groupfinder: {}", notice.text(words))?;
    }
    tell_problems(&taken.report, words, false, err)?;
    for (from, to) in &taken.renamed {
        let values = [("from", from.as_str().into()), ("to", to.as_str().into())];
        writeln!(err, "{}", words.with("sync-renamed", &values))?;
    }
    if taken.renamed_count > taken.renamed.len() as u64 {
        let more = taken.renamed_count - taken.renamed.len() as u64;
        writeln!(err, "{}", words.with("sync-renamed-more", &[("count", more.into())]))?;
    }
    print(taken, output, words, out)
}

/// The exit code that a failed sync has: refused data and a disk that will not take it leave the old data; the
/// rest is a matter of asking differently or again.
pub fn failure(error: &SyncError) -> Failure {
    let words = error.to_string();
    match error {
        SyncError::Source(
            SourceError::WebAddress { .. } | SourceError::Scheme { .. } | SourceError::FileAddress(_),
        )
        | SyncError::NoSource(_) => Failure::Usage(words),
        SyncError::Busy { .. } | SyncError::NoDirectory => Failure::Failed(words),
        SyncError::Source(
            SourceError::Read { .. } | SourceError::Web { .. } | SourceError::TooLarge { .. },
        )
        | SyncError::Feed(_)
        | SyncError::Empty { .. }
        | SyncError::Shrunk { .. }
        | SyncError::Replaced { .. }
        | SyncError::Version { .. }
        | SyncError::Disk { .. } => Failure::Refused(words),
    }
}

/// Tells the first problems one by one, or `all` that were kept, and counts the rest.
pub fn tell_problems(report: &Report, words: &Locale, all: bool, err: &mut dyn Write) -> Result<(), Failure> {
    let details = if all { usize::MAX } else { DETAILS };
    for note in &report.notes {
        writeln!(err, "{note}")?;
    }
    for problem in report.problems.iter().take(details) {
        writeln!(err, "{}: {problem}", words.text(outcome_key(problem.outcome)))?;
    }
    if let Some(more) =
        report.problem_count().checked_sub(details.min(report.problems.len())).filter(|more| *more > 0)
    {
        writeln!(err, "{}", words.with("feed-more-problems", &[("count", more.into())]))?;
    }
    Ok(())
}

/// The key of the word for an outcome.
pub fn outcome_key(outcome: crate::feed::Outcome) -> &'static str {
    match outcome {
        crate::feed::Outcome::Repaired => "feed-repaired",
        crate::feed::Outcome::Quarantined => "feed-quarantined",
    }
}

fn print(taken: &Taken, output: Output, words: &Locale, out: &mut dyn Write) -> Result<(), Failure> {
    let report = &taken.report;
    match output {
        Output::Json => print_json(
            out,
            &json!({
                "source": taken.source,
                "format": taken.format.id(),
                "records": report.records,
                "accepted": report.accepted,
                "repaired": report.repaired,
                "quarantined": report.quarantined,
                "groups": taken.groups,
                "groups_before": taken.before,
                "groups_in_all": taken.total,
                "expires_at": taken.expires_at.map(|time| time.to_string()),
            }),
        ),
        Output::Text => {
            let number = |n: usize| words.number(n as u64);
            let values = [
                ("source", taken.source.as_str().into()),
                ("format", taken.format.id().into()),
                ("records", number(report.records).into()),
                ("accepted", number(report.accepted).into()),
                ("repaired", number(report.repaired).into()),
                ("quarantined", number(report.quarantined).into()),
            ];
            writeln!(out, "{}", words.with("sync-taken", &values))?;
            let values = [
                ("groups", words.number(taken.groups).into()),
                ("before", taken.before.map(|n| words.number(n)).unwrap_or_default().into()),
                ("all", words.number(taken.total).into()),
            ];
            let key = if taken.before.is_some() { "sync-replaced" } else { "sync-new" };
            writeln!(out, "{}", words.with(key, &values))?;
            Ok(())
        }
    }
}
