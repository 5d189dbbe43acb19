//! `groupfinder sync --from` where the address is that of a signed tree.

use super::{Context, Failure, output::json as print_json, sync};
use crate::cli::{Output, SyncArgs};
use crate::publish::fetch;
use crate::publish::follow::{Remark, Way};
use crate::publish::region;
use crate::publish::take::{Order, Outcome, TakeError, take};
use crate::publish::{Key, entry};
use crate::store::Request;
use crate::store::disk::Disk;
use serde_json::json;
use std::io::Write;

/// Whether the address asks for a signed tree.
pub fn wanted(from: &str, args: &SyncArgs) -> bool {
    fetch::is_tree(from, args.public_key.is_some() || !args.region.is_empty())
}

/// Follows a tree and says what became of it.
///
/// # Errors
/// It is not followed; the data is as it was.
pub fn run(
    context: &Context<'_>,
    args: &SyncArgs,
    request: &Request<'_>,
    out: &mut dyn Write,
    err: &mut dyn Write,
) -> Result<u8, Failure> {
    let order = order(context, args, request)?;
    let mut tree = fetch::open(request.from).map_err(|e| sync::failure(&e.into()))?;
    let dir = context.global.data_dir.as_deref();
    let outcome = take(dir, &Disk::default(), request, &order, &tree.place, tree.files.as_mut());
    let outcome = outcome.map_err(|e| match e {
        TakeError::Refused(refused) => Failure::Refused(refused.to_string()),
        TakeError::Sync(e) => sync::failure(&e),
    })?;
    for remark in &outcome.remarks {
        if let Some(told) = told(context, &outcome, remark) {
            writeln!(err, "groupfinder: {told}")?;
        }
    }
    print(context, args, &outcome, out, err)?;
    match outcome.remarks.iter().find_map(|r| if let Remark::Expired(at) = r { Some(*at) } else { None }) {
        Some(expires) => {
            let date = context.words.date_with_year(context.zone.to_datetime(expires).date());
            let values = [("source", outcome.source.as_str().into()), ("date", date.into())];
            Err(Failure::Expired(context.words.with("sync-expired", &values)))
        }
        None => Ok(0),
    }
}

/// The keys and regions: as said on the command line, else as set for the source of that name or address.
fn order(context: &Context<'_>, args: &SyncArgs, request: &Request<'_>) -> Result<Order, Failure> {
    let base = |address: &str| {
        address.strip_suffix(entry::ENTRY).unwrap_or(address).trim_end_matches('/').to_owned()
    };
    let set = context.config.sources.iter().find(|source| match request.name {
        Some(name) => source.name == name,
        None => base(&source.url) == base(request.from),
    });
    let key = args.public_key.as_deref().or_else(|| set.and_then(|source| source.public_key.as_deref()));
    let keys = key.map(Key::given).transpose().map_err(|e| Failure::Usage(e.to_string()))?;
    let asked = if args.region.is_empty() {
        set.map(|s| s.regions.as_slice()).unwrap_or_default()
    } else {
        &args.region
    };
    let unknown = |asked: &str| {
        let values =
            [("option", "--region".into()), ("asked", asked.into()), ("near", "DE, AT, NO, world".into())];
        Failure::Usage(context.words.with("value-unknown-of", &values))
    };
    let mut regions = asked
        .iter()
        .map(|asked| region::parse(asked).ok_or_else(|| unknown(asked)))
        .collect::<Result<Vec<_>, _>>()?;
    regions.sort();
    regions.dedup();
    Ok(Order { keys: keys.into_iter().collect(), regions })
}

/// A remark in words; what has a line or an exit code of its own is left out.
fn told(context: &Context<'_>, outcome: &Outcome, remark: &Remark) -> Option<String> {
    let words = &context.words;
    let mut values = vec![("source", outcome.source.as_str().into())];
    let key = match remark {
        Remark::Expired(_) => return None,
        Remark::ClockWrong(made) => {
            values.push(("date", words.date_with_year(context.zone.to_datetime(*made).date()).into()));
            "follow-clock"
        }
        Remark::DeltaFailed(why) => {
            values.push(("why", why.as_str().into()));
            "follow-delta-failed"
        }
        Remark::KeyChanged(from, to) => {
            values.extend([("from", from.as_str().into()), ("to", to.as_str().into())]);
            "follow-key-changed"
        }
        Remark::RegionMissing(region) => {
            values.push(("region", region.as_str().into()));
            "follow-region-missing"
        }
    };
    Some(words.with(key, &values))
}

fn print(
    context: &Context<'_>,
    args: &SyncArgs,
    outcome: &Outcome,
    out: &mut dyn Write,
    err: &mut dyn Write,
) -> Result<(), Failure> {
    let words = &context.words;
    let state = &outcome.state;
    let (id, way) = match outcome.way {
        Way::UpToDate => ("up-to-date", "follow-way-kept"),
        Way::Kept => ("kept", "follow-way-kept"),
        Way::Delta => ("delta", "follow-way-delta"),
        Way::Regions => ("regions", "follow-way-regions"),
        Way::Full => ("full", "follow-way-full"),
    };
    if args.output == Output::Json {
        return print_json(
            out,
            &json!({
                "source": outcome.source,
                "dataset_id": state.dataset_id,
                "version": state.version,
                "way": id,
                "requests": outcome.requests,
                "bytes": outcome.bytes,
                "groups": outcome.taken.as_ref().map(|taken| taken.groups),
                "sha256": state.full_sha256,
                "regions": state.regions,
                "generated_at": state.generated_at.to_string(),
                "expires_at": state.expires_at.to_string(),
            }),
        );
    }
    let signed_by = state.trusted_keys.first().and_then(|key| Key::parse(key).ok());
    let size = words.with("size-kb", &[("n", words.number(outcome.bytes.div_ceil(1000)).into())]);
    let values = [
        ("source", outcome.source.as_str().into()),
        ("dataset", state.dataset_id.as_str().into()),
        ("version", words.number(state.version).into()),
        ("id", signed_by.map(|key| key.id().to_owned()).unwrap_or_default().into()),
        ("size", size.into()),
        ("way", words.text(way).into()),
    ];
    let Some(taken) = &outcome.taken else {
        writeln!(out, "{}", words.with("follow-up-to-date", &values))?;
        return Ok(());
    };
    writeln!(out, "{}", words.with("follow-taken", &values))?;
    sync::tell_taken(context, taken, args.output, out, err)
}
