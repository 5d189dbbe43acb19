//! `groupfinder publish` and `groupfinder publish-key`: a dataset as a signed tree, and the key to sign it with.

use super::context::Context;
use super::error::CommandError as Failure;
use super::feed_args;
use super::output::print_json;
use super::problems::tell_problems;
use super::progress::ProgressLine as Line;
use crate::cli::{Output, PublishArgs, PublishKeyArgs, RegionBy};
use crate::feed;
use crate::locale::Locale;
use crate::publish::entry::Publisher;
use crate::publish::gather::{self, Records};
use crate::publish::publish_error::PublishError;
use crate::publish::region::Division;
use crate::publish::signer::{self, SignerError};
use crate::publish::tree::{self, Done, PublishOptions, Published};
use crate::publish::{Signer, TrustedKey};
use crate::store::disk::{self, Disk};
use jiff::SignedDuration;
use serde_json::json;
use std::io::{self, Write};

/// The variable that holds the passphrase where nobody is there to type it.
const PASSPHRASE: &str = "GROUPFINDER_KEY_PASSPHRASE";

/// Publishes feeds, or the synced data.
///
/// # Errors
/// A feed is refused, the key cannot be used, or the tree cannot be written; the tree is as it was.
pub(super) fn publish_feeds(
    context: &Context<'_>,
    args: &PublishArgs,
    out: &mut dyn Write,
    err: &mut dyn Write,
) -> Result<u8, Failure> {
    let locale = &context.locale;
    // First what a person has to be there for.
    let signer = Signer::open(&args.key, || ask_passphrase(context, &args.key.to_string_lossy()))
        .map_err(|fault| Failure::Failed(context.locale.report_words(&fault.to_string())))?;
    let next_keys =
        args.next_key.iter().map(|given| TrustedKey::from_line_or_file(given)).collect::<Result<Vec<_>, _>>();
    let next_keys = next_keys.map_err(|e| Failure::Usage(context.locale.report_words(&e.to_string())))?;
    let line = Line::new();
    let records = gather_records(context, args, err, &line)?;
    let [name, url, licence] =
        [&args.name, &args.url, &args.licence].map(|text| text.as_deref().and_then(gather::clean_words));
    let options = PublishOptions {
        dataset_id: args.dataset_id.clone(),
        publisher: Publisher { name, url, licence },
        expires: SignedDuration::try_from(args.expires.duration()).unwrap_or(SignedDuration::MAX),
        ttl: SignedDuration::try_from(args.ttl.duration()).unwrap_or(SignedDuration::MAX),
        division: match args.region_by {
            RegionBy::Country => Division::Country,
            RegionBy::None => Division::None,
        },
        next_keys,
        allow_shrink: args.feed.allow_shrink,
        now: context.now,
    };
    let packing = locale.text("publish-packing");
    line.show(packing.clone(), None);
    let published = tree::publish_tree(
        &args.dir,
        &Disk::default(),
        &signer,
        &records.into_sorted(),
        &options,
        &mut |done, of| {
            line.show(packing.clone(), Some((done as u64, of as u64)));
        },
    );
    drop(line);
    let published = published.map_err(|e| to_command_error(&e, &context.locale))?;
    if let Some(why) = &published.old_lost {
        writeln!(err, "groupfinder: {}", locale.with("publish-old-lost", &[("why", why.as_str().into())]))?;
    }
    print_published(context, args, &published, &signer, out)?;
    if let Some(closed) = super::doctor::find_closed(&args.dir) {
        let values = [("path", closed.to_string_lossy().into_owned().into())];
        let advice = format!("chmod -R a+rX {}", args.dir.display());
        writeln!(err, "groupfinder: {}: {advice}", locale.with("found-files-closed", &values))?;
    }
    Ok(0)
}

/// The records of the feeds, or of the synced data.
fn gather_records(
    context: &Context<'_>,
    args: &PublishArgs,
    err: &mut dyn Write,
    line: &Line,
) -> Result<Records, Failure> {
    let mut records = Records::default();
    if args.from.is_empty() {
        let dir = disk::data_dir(context.global.data_dir.as_deref())
            .ok_or_else(|| Failure::of_sync(&crate::store::SyncError::NoDirectory, &context.locale))?;
        records.add_data(&dir).map_err(|e| Failure::of_sync(&e, &context.locale))?;
        return Ok(records);
    }
    let settings = feed_args::parse_feed_args(context, &args.feed)?;
    for from in &args.from {
        line.show(context.locale.with("publish-reading", &[("from", from.as_str().into())]), None);
        let mut options = feed::ImportOptions::new(from, context.viewer().today());
        options.settings = settings.clone();
        options.max_decoded_bytes = crate::publish::MOST_BYTES;
        let report = records.add_feed(from, &options).map_err(|e| Failure::of_sync(&e, &context.locale))?;
        line.clear();
        tell_problems(&report, &context.locale, false, err)?;
    }
    Ok(records)
}

fn ask_passphrase(context: &Context<'_>, path: &str) -> io::Result<String> {
    if let Ok(words) = std::env::var(PASSPHRASE) {
        return Ok(words);
    }
    let asked = context.locale.with("publish-passphrase", &[("path", path.into())]);
    rpassword::prompt_password(format!("{asked} ")).map_err(|_| {
        io::Error::other(context.locale.with("publish-no-terminal", &[("variable", PASSPHRASE.into())]))
    })
}

fn to_command_error(error: &PublishError, locale: &Locale) -> Failure {
    let told = locale.report_words(&error.to_string());
    match error {
        PublishError::NoId(_) => Failure::Usage(told),
        PublishError::Disk { .. } => Failure::Disk(told),
        PublishError::Locked { .. }
        | PublishError::Damaged { .. }
        | PublishError::Key(_)
        | PublishError::TooLong(_) => Failure::Failed(told),
        PublishError::Empty
        | PublishError::OtherDataset { .. }
        | PublishError::Foreign { .. }
        | PublishError::Shrunk { .. } => Failure::Refused(told),
    }
}

fn print_published(
    context: &Context<'_>,
    args: &PublishArgs,
    published: &Published,
    signer: &Signer,
    out: &mut dyn Write,
) -> Result<(), Failure> {
    let locale = &context.locale;
    let entry = &published.entry;
    let delta = entry.deltas.first().map(|change| change.file.gzip_bytes);
    if args.output == Output::Json {
        let done = match published.done {
            Done::Version => "version",
            Done::Renewed => "renewed",
            Done::Nothing => "nothing",
        };
        return print_json(
            out,
            &json!({
                "done": done,
                "dataset_id": entry.dataset_id,
                "version": entry.version,
                "groups": entry.full.groups,
                "sha256": entry.full.sha256,
                "gzip_bytes": entry.full.gzip_bytes,
                "delta_gzip_bytes": delta,
                "changed": published.changed.map(|(changed, _)| changed),
                "gone": published.changed.map(|(_, gone)| gone),
                "expires_at": entry.expires_at.to_string(),
                "key": signer.public_key().id(),
            }),
        );
    }
    let until = locale.date_with_year(context.zone.to_datetime(entry.expires_at).date());
    let [size, delta_size] = [entry.full.gzip_bytes, delta.unwrap_or(entry.full.gzip_bytes)]
        .map(|bytes| locale.with("size-kb", &[("n", locale.number(bytes.div_ceil(1000)).into())]));
    let (changed, gone) = published.changed.unwrap_or_default();
    let values = [
        ("dataset", entry.dataset_id.as_str().into()),
        ("version", locale.number(entry.version).into()),
        ("count", entry.full.groups.unwrap_or_default().into()),
        ("groups", locale.number(entry.full.groups.unwrap_or_default()).into()),
        ("size", size.into()),
        ("until", until.into()),
        ("changed-count", changed.into()),
        ("changed", locale.number(changed).into()),
        ("gone", locale.number(gone).into()),
        ("delta", delta_size.into()),
        ("key", signer.public_key().as_base64().into()),
        ("id", signer.public_key().id().into()),
    ];
    let key = match published.done {
        Done::Version => "publish-version",
        Done::Renewed => "publish-renewed",
        Done::Nothing => "publish-nothing",
    };
    writeln!(out, "{}", locale.with(key, &values))?;
    if published.done == Done::Version && published.changed.is_some() {
        writeln!(out, "{}", locale.with("publish-changes", &values))?;
    }
    writeln!(out, "{}", locale.with("publish-followers", &values))?;
    Ok(())
}

/// Makes a key pair.
///
/// # Errors
/// One of the files is there, or cannot be made.
pub(super) fn make_key(
    context: &Context<'_>,
    args: &PublishKeyArgs,
    out: &mut dyn Write,
) -> Result<u8, Failure> {
    let locale = &context.locale;
    if args.file.exists() {
        let there = SignerError::Exists { path: args.file.clone() };
        return Err(Failure::Failed(context.locale.report_words(&there.to_string())));
    }
    let passphrase = if args.no_passphrase { None } else { Some(new_passphrase(context)?) };
    let (key, public) = signer::make_key_pair(&args.file, passphrase)
        .map_err(|error| Failure::Failed(context.locale.report_words(&error.to_string())))?;
    let values = [
        ("path", args.file.to_string_lossy().into()),
        ("public", public.to_string_lossy().into()),
        ("key", key.as_base64().into()),
        ("id", key.id().into()),
    ];
    writeln!(out, "{}", locale.with("publish-key-made", &values))?;
    writeln!(out, "{}", locale.with("publish-key-public", &values))?;
    writeln!(out, "{}", locale.text("publish-key-care"))?;
    Ok(0)
}

fn new_passphrase(context: &Context<'_>) -> Result<String, Failure> {
    let locale = &context.locale;
    if let Ok(given) = std::env::var(PASSPHRASE) {
        return Ok(given);
    }
    let first = prompt_for("publish-key-passphrase", locale)?;
    if first.is_empty() {
        return Err(Failure::Usage(locale.text("publish-key-empty")));
    }
    if prompt_for("publish-key-again", locale)? != first {
        return Err(Failure::Usage(locale.text("publish-key-differ")));
    }
    Ok(first)
}

/// What a person types unseen at the question that `key` names.
fn prompt_for(key: &str, locale: &Locale) -> Result<String, Failure> {
    rpassword::prompt_password(format!("{} ", locale.text(key)))
        .map_err(|_| Failure::Usage(locale.with("publish-no-terminal", &[("variable", PASSPHRASE.into())])))
}
