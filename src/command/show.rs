//! `groupfinder show`: one group with everything that is known about it.

use super::context::Context;
use super::error::CommandError;
use crate::cli::{Output, ShowArgs};
use crate::export::{details, plain};
use std::io::Write;

/// Prints one group.
///
/// # Errors
/// No group has the id, or its record cannot be read.
pub fn show_group(
    context: &Context<'_>,
    args: &ShowArgs,
    out: &mut dyn Write,
    err: &mut dyn Write,
) -> Result<u8, CommandError> {
    let opened = context.open_data(err)?;
    let failed = |e: crate::store::RecordError| CommandError::Failed(e.to_string());
    let Some(ordinal) = opened.find(&args.id) else {
        let id = args.id.as_str().into();
        return Err(CommandError::Failed(context.locale.with("show-unknown", &[("id", id)])));
    };
    match args.output {
        Output::Json => writeln!(out, "{}", opened.records.json(ordinal).map_err(failed)?)?,
        Output::Text => {
            let group = opened.group(ordinal).map_err(failed)?;
            out.write_all(plain::page(&details(&group, &context.viewer())).as_bytes())?;
        }
    }
    Ok(0)
}
