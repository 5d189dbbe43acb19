//! What the options for reading a feed mean.

use super::context::Context;
use super::error::CommandError;
use crate::cli::FeedArgs;
use crate::feed::{FeedFormat, Fellowship};

/// The form and the programme, as asked for.
///
/// # Errors
/// One of them is not known; the message names those that are.
pub fn parse_feed_args(
    context: &Context<'_>,
    args: &FeedArgs,
) -> Result<(Option<FeedFormat>, Option<Fellowship>), CommandError> {
    let unknown = |option: &str, asked: &str, known: Vec<&str>| {
        let values = [("option", option.into()), ("asked", asked.into()), ("near", known.join(", ").into())];
        CommandError::Usage(context.words.with("value-unknown-of", &values))
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
    Ok((format.transpose()?, programme.transpose()?))
}
