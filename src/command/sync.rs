//! `groupfinder sync`: brings the sources of the configuration, or takes in one feed that is named.

use super::context::Context;
use super::data_page::format_timestamp;
use super::error::CommandError;
use super::feed_args;
use super::output::print_json;
use super::progress::ProgressLine;
use super::source_changes::unknown_source;
use super::sync_report::{outcome_document, print_taken, taken_document, tell_changes, tell_notices};
use crate::cli::{Output, SyncArgs};
use crate::publish::TrustedKey;
use crate::publish::apply::FollowOptions;
use crate::store::disk::Disk;
use crate::store::{IngestRequest, SyncError};
use crate::sync::signed_tree::parse_regions;
use crate::sync::source_state::{DAYS_HELD, SourceStates, existing_dir};
use crate::sync::{Done, Plan, SourceOutcome, Summary, Which, sync_by_hand};
use jiff::Timestamp;
use serde_json::{Value, json};
use std::io::Write;
use std::path::Path;

/// Brings sources and says what became of each.
///
/// # Errors
/// A feed is refused, or cannot be kept; the data is as it was.
pub fn run_sync(
    context: &Context<'_>,
    args: &SyncArgs,
    out: &mut dyn Write,
    err: &mut dyn Write,
) -> Result<u8, CommandError> {
    let disk = Disk::default();
    let mut plan =
        Plan::new(context.global.data_dir.as_deref(), &disk, context.now, context.viewer().today());
    plan.allow_shrink = args.feed.allow_shrink;
    let named = named_feed(context, &args.names);
    match (args.from.as_slice(), named) {
        ([], None) => sync_configured_sources(context, args, &plan, out, err),
        ([], Some(from)) => sync_one_feed(context, args, from, &plan, out, err),
        ([from], _) => sync_one_feed(context, args, from, &plan, out, err),
        (several, _) => sync_several_feeds(context, args, several, &plan, out, err),
    }
}

/// A file or an address that stands where names of sources do, as a person expects it to work who has only that.
fn named_feed<'a>(context: &Context<'_>, names: &'a [String]) -> Option<&'a str> {
    let [only] = names else { return None };
    let is_source = context.config.sources.iter().any(|source| source.name == *only);
    let is_feed = Path::new(only).exists() || only.contains("://") || only.starts_with("file:");
    (is_feed && !is_source).then_some(only.as_str())
}

/// Takes in each of several feeds. One that is refused does not keep the others out.
fn sync_several_feeds(
    context: &Context<'_>,
    args: &SyncArgs,
    several: &[String],
    plan: &Plan<'_>,
    out: &mut dyn Write,
    err: &mut dyn Write,
) -> Result<u8, CommandError> {
    if args.name.is_some() {
        return Err(CommandError::Usage(context.locale.text("sync-name-of-several")));
    }
    let (mut worst, mut documents) = (0, Vec::new());
    for from in several {
        let summary = fetch_one_feed(context, args, from, plan, err)?;
        for outcome in &summary.outcomes {
            worst = worse_code(worst, tell_outcome(context, outcome, &summary, args.output, out, err)?);
            documents.push(outcome_document(outcome));
        }
    }
    if args.output == Output::Json {
        print_json(out, &json!({"sources": documents}))?;
    }
    Ok(worst)
}

/// Fetches a feed that `--from` names, and takes it in.
fn fetch_one_feed(
    context: &Context<'_>,
    args: &SyncArgs,
    from: &str,
    plan: &Plan<'_>,
    err: &mut dyn Write,
) -> Result<Summary, CommandError> {
    let locale = &context.locale;
    let settings = feed_args::parse_feed_args(context, &args.feed)?;
    let request = IngestRequest {
        name: args.name.as_deref(),
        settings,
        allow_shrink: args.feed.allow_shrink,
        ..IngestRequest::new(from, context.now, context.viewer().today())
    };
    let follow = follow_options(context, args, &request)?;
    let plan = &Plan { follow: Some(&follow), ..*plan };
    let line = ProgressLine::new();
    let summary = sync_by_hand(plan, request, &mut |progress| line.show_sync(progress, locale));
    drop(line);
    tell_notices(&summary, locale, err)?;
    Ok(summary)
}

/// Takes in what `--from` names.
fn sync_one_feed(
    context: &Context<'_>,
    args: &SyncArgs,
    from: &str,
    plan: &Plan<'_>,
    out: &mut dyn Write,
    err: &mut dyn Write,
) -> Result<u8, CommandError> {
    let locale = &context.locale;
    let summary = fetch_one_feed(context, args, from, plan, err)?;
    let Some(outcome) = summary.outcomes.into_iter().next() else { return Ok(0) };
    match outcome.done {
        Done::Taken(taken) => {
            tell_changes(&taken, locale, err)?;
            match args.output {
                Output::Json => print_json(out, &taken_document(&taken))?,
                Output::Text => print_taken(&taken, locale, out)?,
            }
            match expiry_notice(context, &outcome.source, outcome.expires_at, summary.clock_is_wrong) {
                Some(words) => Err(CommandError::Expired(words)),
                None => Ok(0),
            }
        }
        Done::Unchanged | Done::NotDue => {
            match args.output {
                Output::Json => print_json(out, &json!({"source": outcome.source, "outcome": "unchanged"}))?,
                Output::Text => {
                    let values = [("source", outcome.source.as_str().into())];
                    writeln!(out, "{}", locale.with("sync-unchanged", &values))?;
                }
            }
            match expiry_notice(context, &outcome.source, outcome.expires_at, summary.clock_is_wrong) {
                Some(words) => Err(CommandError::Expired(words)),
                None => Ok(0),
            }
        }
        Done::Failed(error) => {
            tell_held(context, &outcome.source, &error, err)?;
            Err(CommandError::of_sync(&error, locale))
        }
    }
}

/// Brings what is configured.
fn sync_configured_sources(
    context: &Context<'_>,
    args: &SyncArgs,
    plan: &Plan<'_>,
    out: &mut dyn Write,
    err: &mut dyn Write,
) -> Result<u8, CommandError> {
    let locale = &context.locale;
    if let Some(error) = &context.config_error {
        return Err(CommandError::of_config(error, locale));
    }
    let sources = &context.config.sources;
    for name in &args.names {
        if sources.iter().all(|source| source.name != *name) {
            return Err(unknown_source(context, name));
        }
    }
    if sources.is_empty() {
        // Nothing is due and nothing failed: a machine whose sources are not yet entered is no trouble to report.
        writeln!(err, "groupfinder: {}", locale.text("sync-from-where"))?;
        return Ok(0);
    }
    let which = match (args.names.as_slice(), args.all) {
        ([], false) => Which::Due,
        ([], true) => Which::All,
        (names, _) => Which::Named(names),
    };
    let line = ProgressLine::new();
    let summary =
        crate::sync::sync_sources(plan, sources, which, &mut |progress| line.show_sync(progress, locale));
    drop(line);
    tell_notices(&summary, locale, err)?;
    let mut worst = 0;
    for outcome in &summary.outcomes {
        worst = worse_code(worst, tell_outcome(context, outcome, &summary, args.output, out, err)?);
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
    outcome: &SourceOutcome,
    summary: &Summary,
    output: Output,
    out: &mut dyn Write,
    err: &mut dyn Write,
) -> Result<u8, CommandError> {
    let locale = &context.locale;
    let name = ("source", outcome.source.as_str().into());
    let next = outcome.next.map(|next| format_timestamp(next, &context.viewer()));
    match &outcome.done {
        Done::Taken(taken) => {
            tell_changes(taken, locale, err)?;
            if output == Output::Text {
                print_taken(taken, locale, out)?;
            }
            tell_expired(context, outcome, summary, err)
        }
        Done::Unchanged => {
            if output == Output::Text {
                writeln!(out, "{}", locale.with("sync-unchanged", &[name]))?;
            }
            tell_expired(context, outcome, summary, err)
        }
        Done::NotDue => {
            if output == Output::Text {
                let values = [name, ("time", next.unwrap_or_default().into())];
                writeln!(out, "{}", locale.with("sync-not-due", &values))?;
            }
            Ok(0)
        }
        Done::Failed(error) => {
            let told = CommandError::of_sync(error, locale);
            writeln!(err, "groupfinder: {}: {told}", outcome.source)?;
            tell_held(context, &outcome.source, error, err)?;
            if let Some(next) = next {
                writeln!(err, "{}", locale.with("sync-next", &[name, ("time", next.into())]))?;
            }
            Ok(told.exit_code())
        }
    }
}

/// The exit code that says more: that something failed here, before that data was refused, before that a server was
/// away, before that data has expired.
fn worse_code(one: u8, other: u8) -> u8 {
    let ranked = [0, 4, 5, 3, 2, 6, 1];
    ranked.into_iter().rfind(|code| *code == one || *code == other).unwrap_or(one)
}

/// How a signed tree is followed: as the command line says, else the source of that name or address.
fn follow_options(
    context: &Context<'_>,
    args: &SyncArgs,
    request: &IngestRequest<'_>,
) -> Result<FollowOptions, CommandError> {
    let set = context.config.sources.iter().find(|source| match request.name {
        Some(name) => source.name == name,
        None => base_address(&source.url) == base_address(request.from),
    });
    let key = args.public_key.as_deref().or_else(|| set.and_then(|source| source.public_key.as_deref()));
    let keys =
        key.map(TrustedKey::from_line_or_file).transpose().map_err(|e| CommandError::Usage(e.to_string()))?;
    let set = set.map(|source| source.regions.as_slice()).unwrap_or_default();
    let regions = parse_regions(if args.region.is_empty() { set } else { &args.region })
        .map_err(|asked| feed_args::unknown_of(context, "--region", &asked, &["DE", "AT", "NO", "world"]))?;
    Ok(FollowOptions { keys: keys.into_iter().collect(), regions })
}

/// The address of a tree, however its entry is named.
fn base_address(address: &str) -> &str {
    address.strip_suffix("entry.json").unwrap_or(address).trim_end_matches('/')
}

/// What to say of data past the date of its publisher; `None` where it is not, or the clock cannot be believed.
fn expiry_notice(
    context: &Context<'_>,
    source: &str,
    expires_at: Option<Timestamp>,
    clock_is_wrong: bool,
) -> Option<String> {
    let expires = expires_at.filter(|expires| *expires < context.now && !clock_is_wrong)?;
    let date = context.locale.date_with_year(context.zone.to_datetime(expires).date());
    Some(context.locale.with("sync-expired", &[("source", source.into()), ("date", date.into())]))
}

/// Says it of one source of several. Gives its exit code.
fn tell_expired(
    context: &Context<'_>,
    outcome: &SourceOutcome,
    summary: &Summary,
    err: &mut dyn Write,
) -> Result<u8, CommandError> {
    match expiry_notice(context, &outcome.source, outcome.expires_at, summary.clock_is_wrong) {
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
) -> Result<(), CommandError> {
    if !matches!(error, SyncError::Shrunk { .. } | SyncError::Replaced { .. }) {
        return Ok(());
    }
    let known = existing_dir(context.global.data_dir.as_deref())
        .map(|dir| SourceStates::read_states(&dir))
        .unwrap_or_default();
    let days = known.state_of(source).held.map_or(1, |held| held.days.len());
    let values =
        [("source", source.into()), ("days", (days as u64).into()), ("needed", (DAYS_HELD as u64).into())];
    writeln!(err, "{}", context.locale.with("sync-held-on", &values))?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_worst_exit_code_wins() {
        assert_eq!([0, 4, 0, 3, 4].into_iter().fold(0, worse_code), 3);
        assert_eq!([3, 1, 4].into_iter().fold(0, worse_code), 1);
        assert_eq!([5, 6, 3].into_iter().fold(0, worse_code), 6);
        assert_eq!([5, 4].into_iter().fold(0, worse_code), 5);
        assert_eq!([0, 0].into_iter().fold(0, worse_code), 0);
    }
}
