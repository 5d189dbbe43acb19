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
    Ok((format.transpose()?, programme.transpose()?))
}

/// Says that a value is not known, and which are.
pub(super) fn unknown_of(context: &Context<'_>, option: &str, asked: &str, known: &[&str]) -> CommandError {
    let values = [("option", option.into()), ("asked", asked.into()), ("near", known.join(", ").into())];
    CommandError::Usage(context.words.with("value-unknown-of", &values))
}
