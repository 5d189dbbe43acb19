//! What the options for reading a feed mean.

use super::{Context, Failure};
use crate::cli::FeedArgs;
use crate::feed::{Defaults, FeedFormat, Fellowship, ReadSettings};

/// How a feed is read, as asked for.
///
/// # Errors
/// The format or the programme is not known; the message names those that are.
pub fn read_settings(context: &Context<'_>, args: &FeedArgs) -> Result<ReadSettings, Failure> {
    let unknown = |option: &str, asked: &str, known: Vec<&str>| {
        let values = [("option", option.into()), ("asked", asked.into()), ("near", known.join(", ").into())];
        Failure::Usage(context.words.with("value-unknown-of", &values))
    };
    let format = args.feed_format.as_deref().map(|asked| {
        FeedFormat::from_id(asked).ok_or_else(|| {
            unknown("--feed-format", asked, FeedFormat::ALL.iter().map(|format| format.id()).collect())
        })
    });
    let programme = args.programme.as_deref().map(|asked| {
        Fellowship::from_name(asked)
            .ok_or_else(|| unknown("--programme", asked, Fellowship::all().map(Fellowship::id).collect()))
    });
    let usual = ReadSettings::USUAL_MAX_BAD_PERCENT;
    Ok(ReadSettings {
        format: format.transpose()?,
        programme: programme.transpose()?,
        encoding: args.feed_encoding(),
        all_services: args.all_services,
        max_bad_percent: args.max_bad.map_or(usual, |share| share * 100.0),
        defaults: Defaults::default(),
    })
}
