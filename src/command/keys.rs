//! The keys that hold for this run: the profile that is set, and a person's own file.

use super::context::Context;
use crate::app::keymap::Keymap;
use crate::config::key_file::{change_keys, vim_keymap};
use crate::config::{self, ConfigError, KeyProfile};
use std::io::ErrorKind;
use std::path::PathBuf;

/// The file of one's own keys that needs no setting: beside `config.toml`.
const BESIDE: &str = "keys.toml";

/// The keys, and why a file of one's own was not taken. Without it the profile's hold: nobody is left without keys.
pub(super) fn read_keymap(context: &Context<'_>) -> (Keymap, Option<ConfigError>) {
    let profile = match context.config.keys {
        KeyProfile::Usual => Keymap::default(),
        KeyProfile::Vim => vim_keymap(),
    };
    match read_key_file(context, &profile) {
        Ok(Some(keymap)) => (keymap, None),
        Ok(None) => (profile, None),
        Err(error) => (profile, Some(error)),
    }
}

fn read_key_file(context: &Context<'_>, profile: &Keymap) -> Result<Option<Keymap>, ConfigError> {
    let asked = context.config.key_file.clone();
    let Some(path) = asked.clone().or_else(|| file_beside_config(context)) else { return Ok(None) };
    let file = match crate::store::disk::open_regular(&path) {
        Ok(file) => file,
        Err(e) if asked.is_none() && e.kind() != ErrorKind::InvalidInput => return Ok(None),
        Err(e) => return Err(ConfigError::unreadable(&path, e)),
    };
    change_keys(profile, &config::read_text(file, &path)?, &path).map(Some)
}

fn file_beside_config(context: &Context<'_>) -> Option<PathBuf> {
    let config = context.global.config.clone().or_else(config::usual_path)?;
    Some(config.parent()?.join(BESIDE))
}
