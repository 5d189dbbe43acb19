//! `groupfinder sync`: brings the sources of the configuration, or takes in one feed that is named.

use super::data_page::moment;
use super::output::json as print_json;
use super::progress::Line;
use super::{Context, Failure, feed_args};
use crate::cli::{Output, SyncArgs};
use crate::feed::Report;
use crate::fetch::SourceError;
use crate::locale::Locale;
use crate::publish::Key;
use crate::publish::apply::FollowOptions;
use crate::store::disk::Disk;
use crate::store::{Ingested, Request, SyncError};
use crate::sync::signed_tree::parse_regions;
use crate::sync::source_state::{DAYS_HELD, SourceStates, existing_dir};
use crate::sync::{Done, Outcome, Plan, Summary, Which, by_hand};
use jiff::Timestamp;
use serde_json::{Value, json};
use std::io::Write;

/// How many problems are told one by one.
const DETAILS: usize = 5;

/// Brings sources and says what became of each.
///
/// # Errors
/// A feed is refused, or cannot be kept; the data is as it was.
pub fn run(
    context: &Context<'_>,
    args: &SyncArgs,
    out: &mut dyn Write,
    err: &mut dyn Write,
) -> Result<u8, Failure> {
    let disk = Disk::default();
    let mut plan =
        Plan::new(context.global.data_dir.as_deref(), &disk, context.now, context.viewer().today());
    plan.allow_shrink = args.feed.allow_shrink;
    match args.from.as_deref() {
        Some(from) => one(context, args, from, &plan, out, err),
        None => configured(context, args, &plan, out, err),
    }
}

/// Takes in what `--from` names.
fn one(
    context: &Context<'_>,
    args: &SyncArgs,
    from: &str,
    plan: &Plan<'_>,
    out: &mut dyn Write,
    err: &mut dyn Write,
) -> Result<u8, Failure> {
    let words = &context.words;
    let settings = feed_args::read_settings(context, &args.feed)?;
    let request = Request {
        name: args.name.as_deref(),
        settings,
        allow_shrink: args.feed.allow_shrink,
        ..Request::new(from, context.now, context.viewer().today())
    };
    let order = order(context, args, &request)?;
    let plan = &Plan { order: Some(&order), ..*plan };
    let line = Line::new();
    let summary = by_hand(plan, request, &mut |progress| line.sync(progress, words));
    drop(line);
    tell_notices(&summary, words, err)?;
    let Some(outcome) = summary.outcomes.into_iter().next() else { return Ok(0) };
    match outcome.done {
        Done::Taken(taken) => {
            tell(&taken, words, err)?;
            match args.output {
                Output::Json => print_json(out, &document(&taken))?,
                Output::Text => print(&taken, words, out)?,
            }
            match expired(context, &outcome.source, outcome.expires_at, summary.clock_is_wrong) {
                Some(words) => Err(Failure::Expired(words)),
                None => Ok(0),
            }
        }
        Done::Unchanged | Done::NotDue => {
            match args.output {
                Output::Json => print_json(out, &json!({"source": outcome.source, "outcome": "unchanged"}))?,
                Output::Text => {
                    let values = [("source", outcome.source.as_str().into())];
                    writeln!(out, "{}", words.with("sync-unchanged", &values))?;
                }
            }
            match expired(context, &outcome.source, outcome.expires_at, summary.clock_is_wrong) {
                Some(words) => Err(Failure::Expired(words)),
                None => Ok(0),
            }
        }
        Done::Failed(error) => {
            tell_held(context, &outcome.source, &error, err)?;
            Err(failure(&error))
        }
    }
}

/// Brings what is configured.
fn configured(
    context: &Context<'_>,
    args: &SyncArgs,
    plan: &Plan<'_>,
    out: &mut dyn Write,
    err: &mut dyn Write,
) -> Result<u8, Failure> {
    let words = &context.words;
    if let Some(error) = &context.config_error {
        return Err(Failure::Usage(error.to_string()));
    }
    let sources = &context.config.sources;
    for name in &args.names {
        if sources.iter().all(|source| source.name != *name) {
            let known: Vec<&str> = sources.iter().map(|source| source.name.as_str()).collect();
            let values = [("name", name.as_str().into()), ("known", known.join(", ").into())];
            return Err(Failure::Usage(words.with("sync-unknown-name", &values)));
        }
    }
    if sources.is_empty() {
        return Err(Failure::Usage(words.text("sync-from-where")));
    }
    let which = match (args.names.as_slice(), args.all) {
        ([], false) => Which::Due,
        ([], true) => Which::All,
        (names, _) => Which::Named(names),
    };
    let line = Line::new();
    let summary = crate::sync::run(plan, sources, which, &mut |progress| line.sync(progress, words));
    drop(line);
    tell_notices(&summary, words, err)?;
    let mut worst = 0;
    for outcome in &summary.outcomes {
        worst = worse(worst, tell_outcome(context, outcome, &summary, args.output, out, err)?);
    }
    if args.output == Output::Json {
        let sources: Vec<Value> = summary.outcomes.iter().map(outcome_document).collect();
        print_json(out, &json!({"sources": sources}))?;
    }
    Ok(worst)
}

/// Tells what became of one source of several. Gives its exit code.
fn tell_outcome(
    context: &Context<'_>,
    outcome: &Outcome,
    summary: &Summary,
    output: Output,
    out: &mut dyn Write,
    err: &mut dyn Write,
) -> Result<u8, Failure> {
    let words = &context.words;
    let name = ("source", outcome.source.as_str().into());
    let next = outcome.next.map(|next| moment(next, &context.viewer()));
    match &outcome.done {
        Done::Taken(taken) => {
            tell(taken, words, err)?;
            if output == Output::Text {
                print(taken, words, out)?;
            }
            tell_expired(context, outcome, summary, err)
        }
        Done::Unchanged => {
            if output == Output::Text {
                writeln!(out, "{}", words.with("sync-unchanged", &[name]))?;
            }
            tell_expired(context, outcome, summary, err)
        }
        Done::NotDue => {
            if output == Output::Text {
                let values = [name, ("time", next.unwrap_or_default().into())];
                writeln!(out, "{}", words.with("sync-not-due", &values))?;
            }
            Ok(0)
        }
        Done::Failed(error) => {
            writeln!(err, "groupfinder: {}: {error}", outcome.source)?;
            tell_held(context, &outcome.source, error, err)?;
            if let Some(next) = next {
                writeln!(err, "{}", words.with("sync-next", &[name, ("time", next.into())]))?;
            }
            Ok(failure(error).exit_code())
        }
    }
}

/// The exit code that says more: that something failed, before that data was refused, before that it has expired.
fn worse(one: u8, other: u8) -> u8 {
    let rank = |code: u8| [0, 4, 3, 2, 1].iter().position(|known| *known == code);
    if rank(other) > rank(one) { other } else { one }
}

/// What is said about a signed tree: on the command line, else for the source of that name or address.
fn order(context: &Context<'_>, args: &SyncArgs, request: &Request<'_>) -> Result<FollowOptions, Failure> {
    let base = |address: &str| {
        address.strip_suffix("entry.json").unwrap_or(address).trim_end_matches('/').to_owned()
    };
    let set = context.config.sources.iter().find(|source| match request.name {
        Some(name) => source.name == name,
        None => base(&source.url) == base(request.from),
    });
    let key = args.public_key.as_deref().or_else(|| set.and_then(|source| source.public_key.as_deref()));
    let keys = key.map(Key::given).transpose().map_err(|e| Failure::Usage(e.to_string()))?;
    let set = set.map(|source| source.regions.as_slice()).unwrap_or_default();
    let regions =
        parse_regions(if args.region.is_empty() { set } else { &args.region }).map_err(|asked| {
            let values = [
                ("option", "--region".into()),
                ("asked", asked.into()),
                ("near", "DE, AT, NO, world".into()),
            ];
            Failure::Usage(context.words.with("value-unknown-of", &values))
        })?;
    Ok(FollowOptions { keys: keys.into_iter().collect(), regions })
}

/// What to say of data past the date of its publisher; `None` where it is not, or the clock cannot be believed.
fn expired(
    context: &Context<'_>,
    source: &str,
    expires_at: Option<Timestamp>,
    clock_is_wrong: bool,
) -> Option<String> {
    let expires = expires_at.filter(|expires| *expires < context.now && !clock_is_wrong)?;
    let date = context.words.date_with_year(context.zone.to_datetime(expires).date());
    Some(context.words.with("sync-expired", &[("source", source.into()), ("date", date.into())]))
}

/// Says it of one source of several. Gives its exit code.
fn tell_expired(
    context: &Context<'_>,
    outcome: &Outcome,
    summary: &Summary,
    err: &mut dyn Write,
) -> Result<u8, Failure> {
    match expired(context, &outcome.source, outcome.expires_at, summary.clock_is_wrong) {
        Some(told) => {
            writeln!(err, "groupfinder: {told}")?;
            Ok(4)
        }
        None => Ok(0),
    }
}

/// On how many days an answer that is held back has come, so that nobody needs to wonder what happens next.
fn tell_held(
    context: &Context<'_>,
    source: &str,
    error: &SyncError,
    err: &mut dyn Write,
) -> Result<(), Failure> {
    if !matches!(error, SyncError::Shrunk { .. } | SyncError::Replaced { .. }) {
        return Ok(());
    }
    let known = existing_dir(context.global.data_dir.as_deref())
        .map(|dir| SourceStates::read_states(&dir))
        .unwrap_or_default();
    let days = known.state_of(source).held.map_or(1, |held| held.days.len());
    let values =
        [("source", source.into()), ("days", (days as u64).into()), ("needed", (DAYS_HELD as u64).into())];
    writeln!(err, "{}", context.words.with("sync-held-on", &values))?;
    Ok(())
}

fn tell_notices(summary: &Summary, words: &Locale, err: &mut dyn Write) -> Result<(), Failure> {
    for notice in &summary.notices {
        writeln!(err, "groupfinder: {}", notice.text(words))?;
    }
    Ok(())
}

/// Tells what was mended, left out or renamed in what was taken in.
fn tell(taken: &Ingested, words: &Locale, err: &mut dyn Write) -> Result<(), Failure> {
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
    Ok(())
}

/// The exit code that a failed sync has: refused data and a disk that will not take it leave the old data; the
/// rest is a matter of asking differently or again.
pub fn failure(error: &SyncError) -> Failure {
    let words = error.to_string();
    match error {
        SyncError::Source(
            SourceError::WebAddress { .. } | SourceError::Scheme { .. } | SourceError::FileAddress(_),
        )
        | SyncError::Setting { .. }
        | SyncError::NoSource(_) => Failure::Usage(words),
        SyncError::Busy { .. } | SyncError::TooSoon { .. } | SyncError::NoDirectory => Failure::Failed(words),
        SyncError::Source(
            SourceError::Read { .. } | SourceError::Web { .. } | SourceError::TooLarge { .. },
        )
        | SyncError::Feed(_)
        | SyncError::Empty { .. }
        | SyncError::Shrunk { .. }
        | SyncError::Replaced { .. }
        | SyncError::Version { .. }
        | SyncError::Tree { .. }
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

/// What was taken in, as data.
fn document(taken: &Ingested) -> Value {
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

fn outcome_document(outcome: &Outcome) -> Value {
    let mut document = match &outcome.done {
        Done::Taken(taken) => document(taken),
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

fn print(taken: &Ingested, words: &Locale, out: &mut dyn Write) -> Result<(), Failure> {
    if let Some(signed) = &taken.signed {
        let size = words.with("size-kb", &[("n", words.number(signed.bytes.div_ceil(1000)).into())]);
        let values = [
            ("source", taken.source.as_str().into()),
            ("dataset", signed.dataset_id.as_str().into()),
            ("version", words.number(signed.version).into()),
            ("id", signed.key.as_str().into()),
            ("size", size.into()),
            ("way", words.text(signed.way).into()),
        ];
        writeln!(out, "{}", words.with("follow-taken", &values))?;
    }
    let report = &taken.report;
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
    if taken.before.is_some() {
        let values = [
            ("added", words.number(taken.changes.added.total).into()),
            ("changed", words.number(taken.changes.changed.total).into()),
            ("removed", words.number(taken.changes.removed.total).into()),
        ];
        writeln!(out, "{}", words.with("sync-changes", &values))?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_worst_exit_code_wins() {
        assert_eq!([0, 4, 0, 3, 4].into_iter().fold(0, worse), 3);
        assert_eq!([3, 1, 4].into_iter().fold(0, worse), 1);
        assert_eq!([0, 0].into_iter().fold(0, worse), 0);
    }
}
