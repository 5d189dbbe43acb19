//! `groupfinder check`: judges a feed without taking anything from it.

use super::context::Context;
use super::error::CommandError;
use super::error_words::describe_feed_error;
use super::feed_args;
use super::fixed_sheet::write_fixed_sheet;
use super::output::print_json;
use super::problem_words::describe_problem;
use super::problems::{outcome_key, tell_problems};
use super::progress::ProgressLine;
use crate::cli::{CheckArgs, Output};
use crate::feed::{self, CorrectedSheet, FeedError, FeedErrorKind, PROBLEMS_IN_MESSAGE};
use crate::fetch::FeedLocation;
use crate::locale::Locale;
use crate::store::SyncError;
use serde_json::json;
use std::io::Write;

/// How many problems are printed as data. All are counted.
const PROBLEMS_KEPT: usize = 100_000;

/// The progress line changes after this many records.
const SAID_EACH: u64 = 10_000;

/// How many sorts of problem are printed for people.
const SORTS_SHOWN: usize = 15;

/// Reads feeds and says what became of their records.
///
/// # Errors
/// One of them would be refused; the others are judged all the same.
pub(super) fn check_feeds(
    context: &Context<'_>,
    args: &CheckArgs,
    out: &mut dyn Write,
    err: &mut dyn Write,
) -> Result<u8, CommandError> {
    let (mut documents, mut refused) = (Vec::new(), None);
    if args.fixed.is_some() && args.paths.len() > 1 {
        return Err(CommandError::Usage(context.locale.text("fixed-one-file")));
    }
    for path in &args.paths {
        match read_feed(context, args, path) {
            Ok((import, sheets)) => {
                match args.output {
                    Output::Json => documents.push(import.report.to_json(path, import.format)),
                    Output::Text => print_report(context, args, path, &import, out, err)?,
                }
                if let Some(fixed) = &args.fixed {
                    write_fixed_sheet(context, fixed, &sheets, &import.report, err)?;
                }
            }
            Err(refusal) => {
                if let (Some(proposal), Output::Text) = (&refusal.proposal, args.output) {
                    print_proposal(context, path, proposal, out)?;
                }
                // The last error is told where all errors are.
                if let Some(earlier) = refused.replace(refusal.error) {
                    writeln!(err, "groupfinder: {earlier}")?;
                }
            }
        }
    }
    if let ([_], [document]) = (args.paths.as_slice(), documents.as_slice()) {
        print_json(out, document)?;
    } else if !documents.is_empty() {
        print_json(out, &json!({"feeds": documents}))?;
    }
    refused.map_or(Ok(0), Err)
}

/// Reads one feed and throws its groups away. Of a table the mended sheets come too, where they are wanted.
fn read_feed(
    context: &Context<'_>,
    args: &CheckArgs,
    path: &str,
) -> Result<(feed::Import, Vec<CorrectedSheet>), Refusal> {
    let locale = &context.locale;
    let settings = feed_args::parse_feed_args(context, &args.feed)?;
    let read = FeedLocation::parse(path).and_then(|place| Ok((place.read()?, place)));
    let (bytes, place) = read.map_err(|e| CommandError::of_sync(&SyncError::Source(e), locale))?;
    let mut options = feed::ImportOptions::new(&place.given, context.viewer().today());
    options.settings = settings;
    options.max_decoded_bytes = place.max_bytes();
    options.keep_problems = PROBLEMS_KEPT;
    let (line, mut seen) = (ProgressLine::new(), 0);
    let imported = feed::import(&bytes, &options, &mut |_| {
        seen += 1;
        if seen % SAID_EACH == 0 {
            let values = [("file", place.given.as_str().into()), ("groups", locale.number(seen).into())];
            line.show(locale.with("check-phase", &values), None);
        }
    });
    drop(line);
    let imported = imported.map_err(|error| {
        let is_unknown = matches!(error.kind, feed::FeedErrorKind::UnknownFormat(_));
        let proposal = is_unknown.then(|| feed::propose_mapping(&bytes, &options)).flatten();
        Refusal { error: CommandError::Refused(describe_refusal(&error, args.all, locale)), proposal }
    })?;
    let sheets = if args.fixed.is_some() { feed::correct_sheets(&bytes, &options) } else { Vec::new() };
    Ok((imported, sheets))
}

/// Why a feed is refused, with `all` problems for which it is, or the number of those that the message does not tell.
fn describe_refusal(error: &FeedError, all: bool, locale: &Locale) -> String {
    let mut words = describe_feed_error(error, locale);
    let FeedErrorKind::TooManyBad { details, .. } = &error.kind else { return words };
    let rest = details.get(PROBLEMS_IN_MESSAGE..).unwrap_or_default();
    if all {
        for problem in rest {
            words += "\n  ";
            words += &describe_problem(problem, locale);
        }
    } else if !rest.is_empty() {
        let values = [("count", rest.len().into()), ("shown", locale.number(rest.len() as u64).into())];
        words += "\n  ";
        words += &locale.with("feed-more-problems", &values);
    }
    words
}

/// A feed that is refused.
struct Refusal {
    error: CommandError,
    /// A mapping to begin with, where no reader knows the list.
    proposal: Option<String>,
}

impl From<CommandError> for Refusal {
    fn from(error: CommandError) -> Self {
        Self { error, proposal: None }
    }
}

/// Prints a mapping to begin with for a list that no reader knows.
fn print_proposal(
    context: &Context<'_>,
    path: &str,
    proposal: &str,
    out: &mut dyn Write,
) -> Result<(), CommandError> {
    for line in context.locale.with("check-mapping", &[("file", path.into())]).lines() {
        writeln!(out, "# {line}")?;
    }
    writeln!(out, "{proposal}")?;
    // The words about the refusal come behind the proposal.
    out.flush()?;
    Ok(())
}

/// Says of one feed what became of its records.
fn print_report(
    context: &Context<'_>,
    args: &CheckArgs,
    path: &str,
    import: &feed::Import,
    out: &mut dyn Write,
    err: &mut dyn Write,
) -> Result<(), CommandError> {
    let (locale, report) = (&context.locale, &import.report);
    let shown = if args.all { usize::MAX } else { SORTS_SHOWN };
    let [records, accepted, repaired, quarantined] =
        [report.records, report.accepted, report.repaired, report.quarantined]
            .map(|count| locale.number(count as u64));
    let values = [
        ("file", path.into()),
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
            ("field", locale.report_words(&count.field).into()),
            ("expected", locale.report_words(&count.expected).into()),
        ];
        writeln!(out, "{}", locale.with("check-sort", &values))?;
    }
    let unmapped: Vec<String> =
        report.unmapped_labels().take(shown).map(|(label, times)| format!("{label} ({times})")).collect();
    if !unmapped.is_empty() {
        let values = [("labels", unmapped.join(", ").into())];
        writeln!(out, "{}", locale.with("check-unmapped", &values))?;
    }
    tell_problems(report, locale, args.all, err)?;
    Ok(())
}
