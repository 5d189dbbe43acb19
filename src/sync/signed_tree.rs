//! Sources that are signed trees.

use super::plan::{Phase, Plan};
use crate::config::SourceSettings;
use crate::fetch::{FeedLocation, SourceError};
use crate::publish::apply::{FollowOptions, FollowOutcome, follow_into_store};
use crate::publish::fetch::{Limits, base_address, is_tree, open_tree};
use crate::publish::{TrustedKey, region};
use crate::store::{IngestRequest, SyncError};
use std::cell::RefCell;

/// How a signed tree is followed: as set for a source.
///
/// # Errors
/// The key or a region is not understood.
pub(super) fn follow_options(source: &SourceSettings) -> Result<FollowOptions, SyncError> {
    let key = source.public_key.as_deref().map(TrustedKey::from_line_or_file).transpose();
    let key = key.map_err(|error| SyncError::Setting {
        source_name: source.name.clone(),
        what: format!("public_key: {error}"),
        source: Some(Box::new(error)),
    })?;
    let regions = parse_regions(&source.regions).map_err(|asked| SyncError::Setting {
        source_name: source.name.clone(),
        what: format!("regions has \"{asked}\", expected countries such as DE, or world"),
        source: None,
    })?;
    Ok(FollowOptions { keys: key.into_iter().collect(), regions })
}

/// Regions as asked for, sorted.
///
/// # Errors
/// Gives the one that is not understood.
pub fn parse_regions(asked: &[String]) -> Result<Vec<String>, String> {
    let parsed = asked.iter().map(|asked| region::parse_region(asked).ok_or_else(|| asked.clone()));
    let mut regions = parsed.collect::<Result<Vec<_>, _>>()?;
    regions.sort();
    regions.dedup();
    Ok(regions)
}

/// Whether an address is followed as a signed tree.
pub(super) fn is_wanted(from: &str, follow: &FollowOptions) -> bool {
    // What should be signed is never taken unsigned.
    is_tree(from, !follow.keys.is_empty() || !follow.regions.is_empty())
}

/// The location of a source. A tree goes by its directory, whether or not `entry.json` was given.
///
/// # Errors
/// It is an address that cannot be read.
pub(super) fn tree_location(from: &str, follow: &FollowOptions) -> Result<FeedLocation, SourceError> {
    if is_wanted(from, follow) { FeedLocation::parse(&base_address(from)) } else { FeedLocation::parse(from) }
}

/// Follows a tree.
///
/// # Errors
/// Says why nothing was ingested.
pub(super) fn follow_tree(
    plan: &Plan<'_>,
    request: &IngestRequest<'_>,
    follow: &FollowOptions,
    tell: &mut dyn FnMut(Phase),
) -> Result<FollowOutcome, SyncError> {
    tell(Phase::Asking);
    let tell = RefCell::new(tell);
    let limits = Limits {
        budget: plan.budget,
        proxy: plan.proxy,
        watch: Box::new(|bytes, total| tell.borrow_mut()(Phase::Receiving { bytes, total })),
    };
    let mut tree = open_tree(request.from, limits)?;
    let files = tree.files.as_mut();
    follow_into_store(plan.dir, plan.disk, request, follow, &tree.place, files, &mut |groups| {
        tell.borrow_mut()(Phase::Reading { groups });
    })
}
