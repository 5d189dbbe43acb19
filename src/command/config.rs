//! Prints the settings, or the keys, with every line at its default and explained: a file to begin one's own from; and
//! says whether one's own is understood.

use super::context::Context;
use super::error::CommandError;
use super::keys::read_keymap;
use crate::cli::ConfigArgs;
use crate::config::edit::path_to_edit;
use crate::sync::check_settings;
use std::io::Write;

/// Prints the file, or says where one's own is and whether it is understood.
///
/// # Errors
/// Something in one's own is not understood.
pub(super) fn print_config(
    context: &Context<'_>,
    args: &ConfigArgs,
    out: &mut dyn Write,
    err: &mut dyn Write,
) -> Result<u8, CommandError> {
    if args.check {
        return check_config(context, out, err);
    }
    if args.path {
        let path = path_to_edit(context.global.config.as_deref())
            .ok_or_else(|| CommandError::Failed(context.locale.text("sources-no-config")))?;
        writeln!(out, "{}", path.display())?;
        return Ok(0);
    }
    let file = if args.keys { crate::config::key_file::USUAL } else { crate::config::DEFAULT_FILE };
    out.write_all(file.as_bytes())?;
    Ok(0)
}

/// Says what is wrong with the file, its keys and each of its sources.
fn check_config(context: &Context<'_>, out: &mut dyn Write, err: &mut dyn Write) -> Result<u8, CommandError> {
    let locale = &context.locale;
    if let Some(error) = &context.config_error {
        return Err(CommandError::of_config(error, locale));
    }
    let (_, key_error) = read_keymap(context);
    let mut mistakes: Vec<String> = key_error.iter().map(ToString::to_string).collect();
    for source in &context.config.sources {
        if let Err(error) = check_settings(source) {
            mistakes.push(CommandError::of_sync(&error, locale).to_string());
        }
    }
    for mistake in &mistakes {
        writeln!(err, "groupfinder: {mistake}")?;
    }
    if !mistakes.is_empty() {
        return Ok(2);
    }
    let path = path_to_edit(context.global.config.as_deref()).unwrap_or_default();
    let key = if path.exists() { "config-right" } else { "config-none" };
    let count = context.config.sources.len() as u64;
    let values = [("path", path.to_string_lossy().into()), ("count", count.into())];
    writeln!(out, "{}", locale.with(key, &values))?;
    Ok(0)
}
