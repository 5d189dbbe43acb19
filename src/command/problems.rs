//! What was found wrong in a feed, in words.

use super::error::CommandError;
use super::problem_words::describe_problem;
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
        writeln!(err, "{}", locale.report_words(note))?;
    }
    tell_unread(report, locale, err)?;
    for problem in report.problems.iter().take(details) {
        writeln!(
            err,
            "{}: {}",
            locale.text(outcome_key(problem.outcome)),
            describe_problem(problem, locale)
        )?;
    }
    if let Some(more) =
        report.problem_count().checked_sub(details.min(report.problems.len())).filter(|more| *more > 0)
    {
        let values = [("count", more.into()), ("shown", locale.number(more as u64).into())];
        writeln!(err, "{}", locale.with("feed-more-problems", &values))?;
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::feed::{ImportOptions, import};
    use crate::topic::Language;
    use std::fs;
    use std::path::{Path, PathBuf};

    fn files_below(folder: &Path, ending: &str) -> Vec<PathBuf> {
        let mut files = Vec::new();
        for entry in fs::read_dir(folder).unwrap_or_else(|e| panic!("{}: {e}", folder.display())) {
            let path = entry.unwrap().path();
            if path.is_dir() {
                files.extend(files_below(&path, ending));
            } else if path.to_string_lossy().ends_with(ending) {
                files.push(path);
            }
        }
        files
    }

    /// The source text from behind an opening bracket, or from behind `=`, to where it ends, in its top-level arguments.
    fn arguments(source: &str, ends: char) -> Vec<&str> {
        let (mut depth, mut start, mut found) = (0_i32, 0, Vec::new());
        let mut letters = source.char_indices();
        while let Some((at, c)) = letters.next() {
            match c {
                '"' => {
                    while let Some((_, c)) = letters.next().filter(|(_, c)| *c != '"') {
                        if c == '\\' {
                            letters.next();
                        }
                    }
                }
                c if c == ends && depth == 0 => {
                    found.push(source.get(start..at).unwrap());
                    return found;
                }
                '(' | '[' | '{' => depth += 1,
                ')' | ']' | '}' => depth -= 1,
                ',' if depth == 0 && ends == ')' => {
                    found.push(source.get(start..at).unwrap());
                    start = at + 1;
                }
                _ => {}
            }
        }
        panic!("no end: {source:.80}");
    }

    /// The texts in quotes, with a 7 in the place of each value.
    fn literals(source: &str) -> Vec<String> {
        let mut found = Vec::new();
        let mut letters = source.chars().peekable();
        while let Some(c) = letters.next() {
            if c != '"' {
                continue;
            }
            let mut text = String::new();
            while let Some(c) = letters.next().filter(|c| *c != '"') {
                match c {
                    '\\' => match letters.next() {
                        Some('\n') => while letters.next_if(|c| c.is_whitespace()).is_some() {},
                        Some(c) => text.push(c),
                        None => {}
                    },
                    '{' => {
                        letters.by_ref().find(|c| *c == '}');
                        text.push('7');
                    }
                    c => text.push(c),
                }
            }
            found.push(text);
        }
        found
    }

    /// What the sources of the feed readers say in calls and in what they prepare for them.
    fn sayings_of_sources() -> Vec<(PathBuf, String)> {
        let mut sayings = Vec::new();
        for path in files_below(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src/feed"), ".rs") {
            let source = fs::read_to_string(&path).unwrap();
            let source = source.split("#[cfg(test)]\nmod tests").next().unwrap();
            let mut texts = Vec::new();
            // The first argument is the field, which is no word of ours.
            for (call, fields) in [(".repair(", 1), (".quarantine(", 1), (".keep_unknown(", 1), (".note(", 0)]
            {
                for (at, _) in source.match_indices(call) {
                    texts.extend(
                        arguments(source.get(at + call.len()..).unwrap(), ')').into_iter().skip(fields),
                    );
                }
            }
            for name in ["expected", "outcome"] {
                let start = format!("let {name} = ");
                for (at, _) in source.match_indices(&start) {
                    texts.extend(arguments(source.get(at + start.len()..).unwrap(), ';'));
                }
            }
            for text in texts.into_iter().flat_map(literals) {
                // Of "{expected}; left out" the rest is a saying, and the value is one elsewhere.
                let rest = text.strip_prefix("7; ").unwrap_or(&text);
                let rest = rest.strip_suffix("; 7").unwrap_or(rest);
                if rest.chars().any(char::is_alphabetic) {
                    sayings.push((path.clone(), rest.to_owned()));
                }
            }
        }
        sayings
    }

    #[test]
    fn everything_that_readers_of_feeds_say_is_translated() {
        let locale = Locale::new(Language::De);
        let sayings = sayings_of_sources();
        assert!(sayings.len() > 150, "{}", sayings.len());
        let untold: Vec<String> = sayings
            .iter()
            .filter(|(_, text)| locale.find_report_words(text).is_none())
            .map(|(path, text)| format!("{}: {text}", path.file_name().unwrap().display()))
            .collect();
        assert!(untold.is_empty(), "not in data/locales/report.txt:\n{}", untold.join("\n"));
    }

    #[test]
    fn reports_of_the_fixtures_have_no_english_rest() {
        let fixtures = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures");
        let locale = Locale::new(Language::Nb);
        let (mut told, mut untold) = (0, std::collections::BTreeSet::new());
        for folder in ["feeds", "hostile/feeds", "hsds"] {
            for path in files_below(&fixtures.join(folder), "") {
                let name = path.to_string_lossy().into_owned();
                let mut options = ImportOptions::new(&name, jiff::civil::date(2026, 11, 28));
                options.settings.max_bad_percent = 100.0;
                if fs::metadata(&path).unwrap().len() > 1 << 20
                    || path.extension().is_some_and(|end| end == "gz")
                {
                    continue;
                }
                let Ok(import) = import(&fs::read(&path).unwrap(), &options, &mut |_| {}) else { continue };
                let problems = import.report.problems.iter().map(|problem| problem.expected.to_string());
                let counts = import.report.counts().into_iter().map(|count| count.expected.to_string());
                for text in problems.chain(counts).chain(import.report.notes.iter().cloned()) {
                    told += 1;
                    let text = text.strip_suffix("; read so").map_or(text.as_str(), |_| "read so");
                    if locale.find_report_words(text).is_none() {
                        untold.insert(text.to_owned());
                    }
                }
            }
        }
        assert!(told > 200, "{told}");
        assert!(untold.is_empty(), "{untold:#?}");
    }
}
