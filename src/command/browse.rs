//! Browsing (stub until the screen lands: the lead replaces this file).

use super::{Context, Failure};
use crate::cli::BrowseArgs;
use std::io::Write;

/// Opens the browser.
///
/// # Errors
/// There is no terminal.
pub fn run(_context: &Context<'_>, _args: &BrowseArgs, _err: &mut dyn Write) -> Result<u8, Failure> {
    Err(Failure::Usage(
        "browsing needs a terminal; groupfinder --plain works with plain lines, and groupfinder search, show, \
         topics and crisis need none"
            .to_owned(),
    ))
}
