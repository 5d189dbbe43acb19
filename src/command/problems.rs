//! What was found wrong in a feed, in words.

use super::error::CommandError;
use crate::feed::{Outcome, Report};
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

/// The key of the word for an outcome.
pub(super) fn outcome_key(outcome: Outcome) -> &'static str {
    match outcome {
        Outcome::Repaired => "feed-repaired",
        Outcome::Quarantined => "feed-quarantined",
    }
}
