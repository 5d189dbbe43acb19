//! `groupfinder check`: judges a feed without taking anything from it.

use super::context::Context;
use super::error::CommandError;
use super::error_words::describe_feed_error;
use super::feed_args;
use super::output::print_json;
use super::problems::{outcome_key, tell_problems};
use super::progress::ProgressLine;
use crate::cli::{CheckArgs, Output};
use crate::feed;
use crate::fetch::FeedLocation;
use crate::store::SyncError;
use std::io::Write;

/// How many problems are printed as data. All are counted.
const PROBLEMS_KEPT: usize = 100_000;

/// The progress line changes after this many records.
const SAID_EACH: u64 = 10_000;

/// How many sorts of problem are printed for people.
const SORTS_SHOWN: usize = 15;

/// Reads a feed and says what became of its records.
///
/// # Errors
/// The feed would be refused.
pub(super) fn check_feed(
    context: &Context<'_>,
    args: &CheckArgs,
    out: &mut dyn Write,
    err: &mut dyn Write,
) -> Result<u8, CommandError> {
    let locale = &context.locale;
    let settings = feed_args::parse_feed_args(context, &args.feed)?;
    let read = FeedLocation::parse(&args.path).and_then(|place| Ok((place.max_bytes(), place.read()?)));
    let (most_bytes, bytes) = read.map_err(|e| CommandError::of_sync(&SyncError::Source(e), locale))?;
    let mut options = feed::ImportOptions::new(&args.path, context.viewer().today());
    options.settings = settings;
    options.max_decoded_bytes = most_bytes;
    options.keep_problems = PROBLEMS_KEPT;
    let (line, mut seen) = (ProgressLine::new(), 0);
    let import = feed::import(&bytes, &options, &mut |_| {
        seen += 1;
        if seen % SAID_EACH == 0 {
            let values = [("file", args.path.as_str().into()), ("groups", locale.number(seen).into())];
            line.show(locale.with("check-phase", &values), None);
        }
    })
    .map_err(|e| CommandError::Refused(describe_feed_error(&e, locale)))?;
    drop(line);
    let report = &import.report;
    match args.output {
        Output::Json => print_json(out, &report.to_json(&args.path, import.format))?,
        Output::Text => {
            let shown = if args.all { usize::MAX } else { SORTS_SHOWN };
            let [records, accepted, repaired, quarantined] =
                [report.records, report.accepted, report.repaired, report.quarantined]
                    .map(|count| locale.number(count as u64));
            let values = [
                ("file", args.path.as_str().into()),
                ("format", import.format.id().into()),
                ("count", (report.records as u64).into()),
                ("records", records.into()),
                ("accepted", accepted.into()),
                ("repaired", repaired.into()),
                ("quarantined", quarantined.into()),
            ];
            writeln!(out, "{}", locale.with("check-read", &values))?;
            for count in report.counts().iter().take(shown) {
                let values = [
                    ("count", locale.number(count.times as u64).into()),
                    ("outcome", locale.text(outcome_key(count.outcome)).into()),
                    ("field", count.field.as_str().into()),
                    ("expected", count.expected.as_ref().into()),
                ];
                writeln!(out, "{}", locale.with("check-sort", &values))?;
            }
            let unmapped: Vec<String> = report
                .unmapped_labels()
                .take(shown)
                .map(|(label, times)| format!("{label} ({times})"))
                .collect();
            if !unmapped.is_empty() {
                let values = [("labels", unmapped.join(", ").into())];
                writeln!(out, "{}", locale.with("check-unmapped", &values))?;
            }
            tell_problems(report, locale, args.all, err)?;
        }
    }
    Ok(0)
}
