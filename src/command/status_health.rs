//! How the data stands, for programs that watch machines: one line with an exit code in the manner of monitoring
//! plug-ins, and metrics as a Prometheus text file.

use super::context::Context;
use super::data_page::format_timestamp;
use super::error::CommandError;
use super::error_words::describe_config_error;
use crate::app::page::{Moment, age_text};
use crate::sync::overview::{Overview, SourceOverview};
use jiff::{SignedDuration, Timestamp};
use std::fmt::Write as _;
use std::io::Write;

/// How the data stands. The numbers are the exit codes of monitoring plug-ins.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Level {
    /// As it should be.
    Ok = 0,
    /// Somebody should look when there is time.
    Warning = 1,
    /// What is shown is out of date or damaged.
    Critical = 2,
    /// There is nothing to judge.
    Unknown = 3,
}

impl Level {
    /// The word that monitoring programs look for; the same in every language.
    const fn word(self) -> &'static str {
        match self {
            Self::Ok => "OK",
            Self::Warning => "WARNING",
            Self::Critical => "CRITICAL",
            Self::Unknown => "UNKNOWN",
        }
    }
}

/// A source that was not heard of for so long is old, and after the second time it is out of date.
const OLD: (SignedDuration, SignedDuration) =
    (SignedDuration::from_hours(7 * 24), SignedDuration::from_hours(30 * 24));
/// Trouble that lasts longer than this is no hiccup of a server.
const FAILING: SignedDuration = SignedDuration::from_hours(7 * 24);

/// Prints one line, with the numbers behind `|` that monitoring programs draw. Gives the exit code: 0 ok, 1 warning,
/// 2 critical, 3 unknown.
///
/// # Errors
/// Output cannot be written.
pub(super) fn print_health(
    context: &Context<'_>,
    data: &Overview,
    is_damaged: bool,
    out: &mut dyn Write,
) -> Result<u8, CommandError> {
    let locale = &context.locale;
    let findings = judge_data(context, data, is_damaged);
    let level = match findings.iter().map(|(level, _)| *level).max() {
        Some(level) => level,
        None if data.sources.is_empty() && data.written.is_none() => Level::Unknown,
        None => Level::Ok,
    };
    let mut told: Vec<String> = findings.into_iter().map(|(_, words)| words).collect();
    if level == Level::Unknown {
        told.push(locale.text("status-check-nothing"));
    }
    let count = data.sources.len() as u64;
    told.push(locale.with("status-check-sources", &[("count", count.into())]));
    let groups = [("count", data.groups.into()), ("groups", locale.number(data.groups).into())];
    told.push(locale.with("status-check-groups", &groups));
    let oldest = data.sources.iter().filter_map(|source| source.succeeded_at).min();
    if let Some(oldest) = oldest {
        let age = age_words(context, oldest, data.clock_is_wrong);
        told.push(locale.with("status-check-oldest", &[("age", age.into())]));
    }
    let failing = data.sources.iter().filter(|source| source.last_error.is_some()).count();
    let expired = data.sources.iter().filter(|source| source.is_expired).count();
    // One line: a trouble's own words may hold the sign that begins the numbers.
    let line = told.join("; ").replace(['|', '\n'], " ");
    write!(out, "GROUPFINDER {}: {line}", level.word())?;
    write!(out, " | sources={count} groups={} failing={failing} expired={expired}", data.groups)?;
    if let Some(oldest) = oldest {
        write!(out, " oldest={}s", context.now.duration_since(oldest).as_secs().max(0))?;
    }
    writeln!(out)?;
    Ok(level as u8)
}

/// What is not as it should be, the worst first.
fn judge_data(context: &Context<'_>, data: &Overview, is_damaged: bool) -> Vec<(Level, String)> {
    let locale = &context.locale;
    let mut findings = Vec::new();
    if let Some(error) = &context.config_error {
        let why = describe_config_error(error, locale);
        findings.push((Level::Critical, locale.with("status-check-settings", &[("why", why.into())])));
    }
    if is_damaged {
        findings.push((Level::Critical, locale.text("status-check-damaged")));
    }
    if data.clock_is_wrong {
        findings.push((Level::Warning, locale.text("status-check-clock")));
    }
    for source in &data.sources {
        findings.extend(judge_source(context, source, data.clock_is_wrong));
    }
    findings.sort_by_key(|(level, _)| std::cmp::Reverse(*level));
    findings
}

/// What is not as it should be with one source.
fn judge_source(
    context: &Context<'_>,
    source: &SourceOverview,
    clock_is_wrong: bool,
) -> Vec<(Level, String)> {
    let locale = &context.locale;
    let name = ("source", source.name.as_str().into());
    let mut findings = Vec::new();
    if source.is_expired {
        findings.push((Level::Critical, locale.with("status-check-expired", std::slice::from_ref(&name))));
    }
    if source.held.is_some() {
        findings.push((Level::Warning, locale.with("status-check-held", std::slice::from_ref(&name))));
    } else if let Some(error) = &source.last_error {
        let is_lasting = context.now.duration_since(error.since) >= FAILING;
        let values = [
            name.clone(),
            ("trouble", locale.text(error.class.key()).trim_end_matches('.').to_owned().into()),
            ("time", format_timestamp(error.since, &context.viewer()).into()),
        ];
        let level = if is_lasting { Level::Critical } else { Level::Warning };
        findings.push((level, locale.with("status-check-failing", &values)));
    }
    let is_followed = source.is_configured && !source.is_disabled;
    // What was taken in once grows old without anybody's fault.
    match source.succeeded_at.filter(|_| is_followed && !clock_is_wrong) {
        Some(at) if context.now.duration_since(at) >= OLD.0 => {
            let level =
                if context.now.duration_since(at) >= OLD.1 { Level::Critical } else { Level::Warning };
            let values = [name, ("age", age_words(context, at, clock_is_wrong).into())];
            findings.push((level, locale.with("status-check-old", &values)));
        }
        None if is_followed && !clock_is_wrong && source.last_error.is_none() => {
            findings.push((Level::Warning, locale.with("status-check-never", &[name])));
        }
        _ => {}
    }
    findings
}

fn age_words(context: &Context<'_>, at: Timestamp, clock_is_wrong: bool) -> String {
    let moment = Moment { now: context.now, zone: &context.zone };
    age_text(at, clock_is_wrong, moment, &context.locale)
}

/// The end of the name of a metric, what it tells, and its value for a source that has one.
type Metric = (&'static str, &'static str, fn(&SourceOverview) -> Option<f64>);

/// Prints metrics in the text format of Prometheus, for the textfile collector of its node exporter.
///
/// # Errors
/// Output cannot be written.
pub(super) fn print_metrics(
    data: &Overview,
    is_intact: Option<bool>,
    out: &mut dyn Write,
) -> Result<(), CommandError> {
    let mut page = String::new();
    let version = format!("{{version=\"{}\"}}", env!("CARGO_PKG_VERSION"));
    add_metric(&mut page, "groupfinder_build_info", "The program.", &[(version, 1.0)]);
    let mut single = |name, help, value| add_metric(&mut page, name, help, &[(String::new(), value)]);
    single("groupfinder_groups", "Groups of all sources.", data.groups as f64);
    single(
        "groupfinder_clock_wrong",
        "1 where the clock of this computer looks wrong.",
        f64::from(data.clock_is_wrong),
    );
    if let Some(is_intact) = is_intact {
        let help = "1 where the data has not changed since the last sync.";
        single("groupfinder_dataset_intact", help, f64::from(is_intact));
    }
    if let Some(written) = data.written {
        let help = "When the data was last written, in seconds since 1970.";
        single("groupfinder_dataset_written_timestamp_seconds", help, written.as_second() as f64);
    }
    let metrics: [Metric; 6] = [
        ("groups", "Groups of a source.", |s| Some(s.entry.as_ref().map_or(0, |entry| entry.groups) as f64)),
        ("success_timestamp_seconds", "Last successful update, in seconds since 1970.", |s| {
            s.succeeded_at.map(|at| at.as_second() as f64)
        }),
        ("failing", "1 where the last attempt failed.", |s| Some(f64::from(s.last_error.is_some()))),
        ("held", "1 where new data is held back.", |s| Some(f64::from(s.held.is_some()))),
        ("expired", "1 where the data is past its date.", |s| Some(f64::from(s.is_expired))),
        (
            "expiry_timestamp_seconds",
            "Until when the publisher calls it valid, in seconds since 1970.",
            |s| s.entry.as_ref().and_then(|entry| entry.expires_at).map(|at| at.as_second() as f64),
        ),
    ];
    for (name, help, value) in metrics {
        let rows: Vec<(String, f64)> = data
            .sources
            .iter()
            // A name holds small letters, digits and hyphens alone, so nothing needs a backslash.
            .filter_map(|source| Some((format!("{{source=\"{}\"}}", source.name), value(source)?)))
            .collect();
        add_metric(&mut page, &format!("groupfinder_source_{name}"), help, &rows);
    }
    out.write_all(page.as_bytes())?;
    Ok(())
}

fn add_metric(page: &mut String, name: &str, help: &str, rows: &[(String, f64)]) {
    if rows.is_empty() {
        return;
    }
    let _ = writeln!(page, "# HELP {name} {help}\n# TYPE {name} gauge");
    for (labels, value) in rows {
        let _ = writeln!(page, "{name}{labels} {value}");
    }
}
