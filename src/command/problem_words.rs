//! One problem of a feed on one line, in the reader's language.

use crate::feed::Problem;
use crate::locale::Locale;

/// Where a problem is, what was found and what was expected, on one line.
pub(super) fn describe_problem(problem: &Problem, locale: &Locale) -> String {
    let (found, expected) = (locale.report_words(&problem.found), locale.report_words(&problem.expected));
    let (key, number, place) = match problem.row {
        Some(row) => {
            let place = [problem.group.as_deref(), problem.column.as_deref()];
            let place: Vec<&str> = place.into_iter().flatten().filter(|part| !part.is_empty()).collect();
            ("feed-problem-row", row, place.join(", "))
        }
        None => ("feed-problem-record", problem.record, problem.path.clone()),
    };
    let place = if place.is_empty() { place } else { format!(" ({place})") };
    let values = [
        // A position is no count: it stands without separators, as a spreadsheet shows it.
        ("number", number.to_string().into()),
        ("place", place.into()),
        ("found", found.into()),
        ("expected", expected.into()),
    ];
    locale.with(key, &values)
}
