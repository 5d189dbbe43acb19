//! Prints the settings, or the keys, with every line at its default and explained: a file to begin one's own from.

use super::error::CommandError;
use crate::cli::ConfigArgs;
use std::io::Write;

/// Prints the file.
pub(super) fn print_default_config(args: &ConfigArgs, out: &mut dyn Write) -> Result<u8, CommandError> {
    let file = if args.keys { crate::config::key_file::USUAL } else { crate::config::DEFAULT_FILE };
    out.write_all(file.as_bytes())?;
    Ok(0)
}
