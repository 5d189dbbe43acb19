//! `groupfinder show`: one group with everything that is known about it.

use super::context::Context;
use super::error::CommandError;
use crate::cli::{Output, ShowArgs};
use crate::export::{details_page, plain};
use std::io::Write;

/// Prints one group.
///
/// # Errors
/// No group has the id, or its record cannot be read.
pub(super) fn show_group(
    context: &Context<'_>,
    args: &ShowArgs,
    out: &mut dyn Write,
    err: &mut dyn Write,
) -> Result<u8, CommandError> {
    let opened = context.open_listings(err)?;
    let Some(ordinal) = opened.find_by_id(&args.id) else {
        let id = args.id.as_str().into();
        return Err(CommandError::Failed(context.locale.with("show-unknown", &[("id", id)])));
    };
    match args.output {
        Output::Json => writeln!(out, "{}", opened.records.read_json(ordinal)?)?,
        Output::Text => {
            let group = opened.read_group(ordinal)?;
            out.write_all(plain::to_plain_text(&details_page(&group, &context.viewer())).as_bytes())?;
        }
    }
    Ok(0)
}
