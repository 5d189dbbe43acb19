//! Errors in the reader's language. In English the errors speak for themselves, with every detail; in the other
//! languages each kind has a sentence that says what happened and what to do.

use super::problem_words::describe_problem;
use crate::config::ConfigError;
use crate::config::kiosk::KioskError;
use crate::feed::{FeedError, FeedErrorKind, PROBLEMS_IN_MESSAGE};
use crate::fetch::{RetryAfter, SourceError, describe_io_error};
use crate::locale::Locale;
use crate::store::SyncError;
use crate::topic::Language;
use fluent_bundle::FluentValue;
use std::io::{self, ErrorKind};
use std::path::Path;

/// Why nothing was ingested.
pub(super) fn describe_sync_error(error: &SyncError, locale: &Locale) -> String {
    // What counts groups knows one from many only in its message.
    let counts_groups = matches!(error, SyncError::Duplicate { .. } | SyncError::Shrunk { .. });
    if is_english(locale) && !counts_groups {
        return error.to_string();
    }
    match error {
        SyncError::Source(error) => describe_source_error(error, locale),
        SyncError::Feed(error) => describe_feed_error(error, locale),
        SyncError::Empty { given } => locale.with("error-no-groups", &[text("given", given)]),
        SyncError::Shrunk { given, lost, before, .. } => locale.with(
            "error-shrunk",
            &[
                text("given", given),
                ("lost", locale.number(*lost).into()),
                ("before", locale.number(*before).into()),
                ("count", (*before).into()),
            ],
        ),
        SyncError::Replaced { given, before, .. } => {
            locale.with("error-replaced", &[text("given", given), ("before", locale.number(*before).into())])
        }
        SyncError::Version { given, source_name, .. } => locale.with(
            "error-version",
            &[
                text("given", given),
                ("why", locale.text(error.failure_kind().key()).into()),
                text("source", source_name),
            ],
        ),
        // A key is asked for in so many words that a person can act on them; the rest is known by its kind.
        SyncError::Tree { trouble, source } => {
            let told = source.to_string();
            let (address, why) = told.split_once(": ").unwrap_or(("", &told));
            format!("{} ({address}: {})", locale.text(trouble.key()), locale.report_words(why))
        }
        SyncError::Busy { path, seconds } => {
            locale.with("error-busy", &[path_value(path), ("seconds", (*seconds).into())])
        }
        SyncError::Disk { path, source } => {
            format!("{}: {}", path.display(), describe_io(source, locale))
        }
        SyncError::TooSoon { given, seconds } => {
            locale.with("error-too-soon", &[text("given", given), ("seconds", (*seconds).into())])
        }
        SyncError::NoDirectory => locale.text("error-no-directory"),
        SyncError::Duplicate { given, other, groups } => locale.with(
            "error-duplicate",
            &[
                text("given", given),
                text("other", other),
                ("groups", locale.number(*groups).into()),
                ("count", (*groups).into()),
            ],
        ),
        SyncError::TooHeavy { given, .. } => format!("{given}: {}", locale.text(error.failure_kind().key())),
        SyncError::Setting { source_name, what, .. } => {
            format!("{source_name}: {} ({what})", locale.text(error.failure_kind().key()))
        }
        SyncError::NoSource(name) => locale.with("error-no-source", &[text("name", name)]),
    }
}

/// Why a feed could not be fetched or read.
pub(super) fn describe_source_error(error: &SourceError, locale: &Locale) -> String {
    if is_english(locale) {
        return error.to_string();
    }
    match error {
        SourceError::WebAddress { given, .. } => format!("{given}: {}", locale.text("error-web-address")),
        SourceError::Web { given, error } => {
            let trouble = locale.text(error.kind.key());
            let wait = match error.retry_after {
                Some(RetryAfter::For(time)) => {
                    let values = [("why", trouble.into()), ("seconds", time.as_secs().into())];
                    locale.with("error-web-wait", &values)
                }
                Some(RetryAfter::Until(_)) | None => trouble,
            };
            format!("{given}: {wait}")
        }
        SourceError::Scheme { given, scheme } => {
            locale.with("error-scheme", &[text("given", given), text("scheme", scheme)])
        }
        SourceError::FileAddress(given) => locale.with("error-file-address", &[text("given", given)]),
        SourceError::Read { given, source } => format!("{given}: {}", describe_io(source, locale)),
        SourceError::TooLarge { given, limit_mib } => {
            locale.with("error-larger", &[text("given", given), ("limit", (*limit_mib).into())])
        }
    }
}

/// Why a whole feed is refused.
pub(super) fn describe_feed_error(error: &FeedError, locale: &Locale) -> String {
    if is_english(locale) {
        return error.to_string();
    }
    let words = match &error.kind {
        FeedErrorKind::Empty => locale.text("error-feed-empty"),
        FeedErrorKind::Blank => locale.text("error-feed-blank"),
        FeedErrorKind::Encoding { .. } => locale.text("error-feed-encoding"),
        FeedErrorKind::Nul | FeedErrorKind::Compression(_) => locale.text("error-feed-damaged"),
        FeedErrorKind::TooLarge { .. } => locale.text("error-feed-too-large"),
        FeedErrorKind::Syntax { line, column, .. } => {
            let values = [("line", (*line as u64).into()), ("column", (*column as u64).into())];
            locale.with("error-feed-syntax", &values)
        }
        FeedErrorKind::TooManyRecords { found, limit } => {
            let values = [("found", (*found as u64).into()), ("limit", (*limit as u64).into())];
            locale.with("error-feed-too-many", &values)
        }
        FeedErrorKind::ServerSaid(said) => locale.with("error-feed-server", &[text("found", said)]),
        FeedErrorKind::SignedEntry => locale.text("error-feed-entry"),
        FeedErrorKind::UnknownFormat(_) => locale.text("error-feed-format"),
        FeedErrorKind::UnknownColumns { found, .. } => {
            locale.with("error-feed-columns", &[text("found", &found.join(", "))])
        }
        FeedErrorKind::OnePage { .. } => locale.text("error-feed-part"),
        FeedErrorKind::TooManyBad { bad, records, percent, limit, details } => {
            let values = [
                ("bad", (*bad as u64).into()),
                ("records", (*records as u64).into()),
                ("percent", percent.round().into()),
                ("limit", (*limit).into()),
            ];
            let details = details.iter().take(PROBLEMS_IN_MESSAGE);
            let details = details.map(|problem| format!("\n  {}", describe_problem(problem, locale)));
            locale.with("error-feed-bad", &values) + &details.collect::<String>()
        }
        // Whatever else there is or comes to be is no list of groups.
        other => {
            locale.find_report_words(&other.to_string()).unwrap_or_else(|| locale.text("error-feed-not-data"))
        }
    };
    format!("{}: {words}", error.name)
}

/// What is wrong with a configuration.
pub(super) fn describe_config_error(error: &ConfigError, locale: &Locale) -> String {
    match error {
        ConfigError::Read { path, source } => {
            locale.with("error-config-read", &[path_value(path), ("why", describe_io(source, locale).into())])
        }
        ConfigError::TooLarge { path } => locale.with("error-config-large", &[path_value(path)]),
        ConfigError::Parse { path, line, column, what, .. } => {
            format!("{}:{line}:{column}: {}", path.display(), describe_mistake(what, locale))
        }
        ConfigError::Edit { path, source } => {
            locale.with("error-config-edit", &[path_value(path), ("why", source.message().to_owned().into())])
        }
        ConfigError::Write { path, source } => locale
            .with("error-config-write", &[path_value(path), ("why", describe_io(source, locale).into())]),
        ConfigError::Twice { path, name } => {
            locale.with("error-config-twice", &[path_value(path), text("name", name)])
        }
    }
}

/// What is wrong with the settings of a public terminal.
pub(super) fn describe_kiosk_error(error: &KioskError, locale: &Locale) -> String {
    match error {
        KioskError::Config(error) => describe_config_error(error, locale),
        KioskError::Untrusted { .. } => locale.report_words(&error.to_string()),
    }
}

/// What the reader of the file says, in the reader's language where it is of a usual form.
fn describe_mistake(what: &str, locale: &Locale) -> String {
    if what.contains("invalid type: map, expected a sequence") {
        return locale.text("error-config-table");
    }
    if let Some((found, known)) =
        what.strip_prefix("unknown field \"").and_then(|rest| rest.split_once("\", expected one of "))
    {
        return locale
            .with("error-config-unknown", &[text("found", found), text("known", &known.replace('"', ""))]);
    }
    if let Some((found, expected)) =
        what.strip_prefix("found \"").and_then(|rest| rest.split_once("\", expected "))
    {
        let expected = locale.report_words(expected);
        return locale.with("error-config-value", &[text("found", found), text("expected", &expected)]);
    }
    locale.report_words(what)
}

/// What the system says of a file, and what to do.
pub(super) fn describe_io(error: &io::Error, locale: &Locale) -> String {
    let key = match error.kind() {
        ErrorKind::NotFound => "error-io-missing",
        ErrorKind::PermissionDenied if error.get_ref().is_none() => "error-io-permission",
        ErrorKind::StorageFull => "error-io-full",
        ErrorKind::QuotaExceeded => "error-io-quota",
        ErrorKind::ReadOnlyFilesystem => "error-io-read-only",
        ErrorKind::InvalidInput if error.get_ref().is_some() => "error-io-not-regular",
        ErrorKind::IsADirectory => "error-io-directory",
        ErrorKind::NotADirectory => "error-io-not-directory",
        ErrorKind::AlreadyExists => "error-io-exists",
        _ if error.raw_os_error().is_some() => {
            return locale.with("error-io-other", &[text("said", &describe_io_error(error))]);
        }
        _ => return describe_io_error(error),
    };
    if is_english(locale) { describe_io_error(error) } else { locale.text(key) }
}

fn is_english(locale: &Locale) -> bool {
    locale.language() == Language::En
}

fn text<'a>(name: &'a str, value: &str) -> (&'a str, FluentValue<'static>) {
    (name, value.to_owned().into())
}

fn path_value(path: &Path) -> (&'static str, FluentValue<'static>) {
    ("path", path.to_string_lossy().into_owned().into())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fetch::{FailureKind, FetchError};

    #[test]
    fn every_error_is_told_in_every_language_and_names_what_it_is_about() {
        let web = || SourceError::Web {
            given: "https://example.org/".into(),
            error: FetchError {
                retry_after: Some(RetryAfter::For(std::time::Duration::from_secs(90))),
                ..FetchError::new(FailureKind::Server, "it says 503")
            },
        };
        let errors = [
            (SyncError::Source(web()), "90"),
            (SyncError::Empty { given: "a.json".into() }, "a.json"),
            (SyncError::Shrunk { given: "a.json".into(), lost: 7, before: 9, answer: 0 }, "--allow-shrink"),
            (SyncError::Replaced { given: "a.json".into(), before: 9, answer: 0 }, "--allow-shrink"),
            (
                SyncError::Version {
                    given: "a".into(),
                    why: "older".into(),
                    source_name: "koeln".into(),
                    answer: 0,
                },
                "sources remove koeln",
            ),
            (SyncError::Busy { path: "/x".into(), seconds: 30 }, "30"),
            (SyncError::of_disk(Path::new("/x"), ErrorKind::StorageFull.into()), "/x"),
            (SyncError::TooSoon { given: "a".into(), seconds: 12 }, "12"),
            (SyncError::NoDirectory, "--data-dir"),
            (SyncError::NoSource("koeln".into()), "koeln"),
            (
                SyncError::Feed(Box::new(FeedError { name: "b.json".into(), kind: FeedErrorKind::Empty })),
                "b.json",
            ),
        ];
        for (error, part) in &errors {
            let english = describe_sync_error(error, &Locale::new(Language::En));
            for language in [Language::De, Language::Nb] {
                let told = describe_sync_error(error, &Locale::new(language));
                assert!(told.contains(part), "{told}");
                assert!(told != english && !told.contains("error-"), "{told}");
            }
        }
    }

    #[test]
    fn a_mistake_in_the_settings_is_told_in_german() {
        let german = Locale::new(Language::De);
        let told = |file: &str| {
            let error = crate::config::Config::parse(file, Path::new("c.toml")).unwrap_err();
            describe_config_error(&error, &german)
        };
        assert!(told("colour = 1").starts_with("c.toml:1:1: unbekannte Einstellung „colour“"));
        assert!(told("[source]\nname = \"a\"\nurl = \"b\"\n").ends_with("[[source]]"));
        assert_eq!(
            told("country = \"Germany\""),
            "c.toml:1:11: gefunden „Germany“, erwartet: ein Land in zwei Buchstaben wie DE oder NO, oder auto"
        );
    }
}
