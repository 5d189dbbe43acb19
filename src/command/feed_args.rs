//! What the options for reading a feed mean.

use super::context::Context;
use super::error::CommandError;
use crate::cli::FeedArgs;
use crate::feed::{Defaults, FeedFormat, Fellowship, ReadSettings};
use crate::sync::mapping::load_mapping;
use std::sync::Arc;

/// How a feed is read, as asked for.
///
/// # Errors
/// The format or the programme is not known; the message names those that are.
pub(super) fn parse_feed_args(context: &Context<'_>, args: &FeedArgs) -> Result<ReadSettings, CommandError> {
    let format = args.feed_format.as_deref().map(|asked| {
        FeedFormat::from_id(asked).ok_or_else(|| {
            let known: Vec<&str> = FeedFormat::ALL.iter().map(|format| format.id()).collect();
            unknown_of(context, "--feed-format", asked, &known)
        })
    });
    let programme = args.programme.as_deref().map(|asked| {
        Fellowship::from_name(asked).ok_or_else(|| {
            unknown_of(
                context,
                "--programme",
                asked,
                &Fellowship::all().map(Fellowship::id).collect::<Vec<_>>(),
            )
        })
    });
    let usual = ReadSettings::USUAL_MAX_BAD_PERCENT;
    Ok(ReadSettings {
        format: format.transpose()?,
        programme: programme.transpose()?,
        encoding: args.feed_encoding(),
        all_services: args.all_services,
        mapping: match args.mapping.as_deref() {
            Some(asked) => {
                Some(Arc::new(load_mapping(asked).map_err(|e| CommandError::Usage(e.to_string()))?))
            }
            None => None,
        },
        max_bad_percent: args.max_bad.map_or(usual, |share| share * 100.0),
        defaults: Defaults::default(),
    })
}

/// Says that a value is not known, and which are.
pub(super) fn unknown_of(context: &Context<'_>, option: &str, asked: &str, known: &[&str]) -> CommandError {
    let values = [("option", option.into()), ("asked", asked.into()), ("near", known.join(", ").into())];
    CommandError::Usage(context.locale.with("value-unknown-of", &values))
}
