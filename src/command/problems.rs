//! What was found wrong in a feed, in words.

use super::error::CommandError;
use crate::feed::{ProblemOutcome, Report};
use crate::locale::Locale;
use std::io::Write;

/// How many problems are told one by one.
const DETAILS: usize = 5;

/// Tells the first problems one by one, or `all` that were kept, and counts the rest.
pub(super) fn tell_problems(
    report: &Report,
    locale: &Locale,
    all: bool,
    err: &mut dyn Write,
) -> Result<(), CommandError> {
    let details = if all { usize::MAX } else { DETAILS };
    for note in &report.notes {
        writeln!(err, "{note}")?;
    }
    tell_unread(report, locale, err)?;
    for problem in report.problems.iter().take(details) {
        writeln!(err, "{}: {problem}", locale.text(outcome_key(problem.outcome)))?;
    }
    if let Some(more) =
        report.problem_count().checked_sub(details.min(report.problems.len())).filter(|more| *more > 0)
    {
        writeln!(err, "{}", locale.with("feed-more-problems", &[("count", more.into())]))?;
    }
    Ok(())
}

/// How many headings that were not understood are told.
const UNREAD_TOLD: usize = 30;

/// Tells which keys or headings were not understood, and how often something stood under them.
fn tell_unread(report: &Report, locale: &Locale, err: &mut dyn Write) -> Result<(), CommandError> {
    let keys = report.unread_keys();
    if keys.is_empty() {
        return Ok(());
    }
    let told: Vec<String> = keys
        .iter()
        .take(UNREAD_TOLD)
        .map(|(key, unread)| {
            let name = if unread.kept_as_note > 0 { "feed-not-read-kept" } else { "feed-not-read-key" };
            let values = [("key", (*key).into()), ("count", locale.number(unread.records as u64).into())];
            locale.with(name, &values)
        })
        .collect();
    writeln!(err, "{}", locale.with("feed-not-read", &[("keys", told.join(", ").into())]))?;
    Ok(())
}

/// The key of the word for an outcome.
pub(super) fn outcome_key(outcome: ProblemOutcome) -> &'static str {
    match outcome {
        ProblemOutcome::Repaired => "feed-repaired",
        ProblemOutcome::Quarantined => "feed-quarantined",
    }
}
