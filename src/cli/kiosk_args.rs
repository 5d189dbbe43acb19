//! Arguments of `kiosk`.

use clap::{Args, Subcommand};
use std::path::PathBuf;

/// Arguments of `kiosk`.
#[derive(Debug, Clone, Args)]
pub struct KioskArgs {
    /// What to do.
    #[command(subcommand)]
    pub action: KioskCommand,
}

/// What to do with a machine.
#[derive(Debug, Clone, Subcommand)]
pub enum KioskCommand {
    /// Set the machine up: users, settings, units, no other consoles, no swap
    Install(InstallArgs),
    /// Take back what `kiosk install` did; what was changed since stays
    Remove(RemoveArgs),
}

/// Arguments of `kiosk install`.
#[derive(Debug, Clone, Args)]
pub struct InstallArgs {
    /// The image of a machine, mounted at this directory, instead of this machine
    #[arg(long, value_name = "DIR", default_value = "/")]
    pub root: PathBuf,
    /// Print the steps and change nothing
    #[arg(long)]
    pub dry_run: bool,
    /// With large letters, by cage and foot, instead of the bare console
    #[arg(long)]
    pub graphical: bool,
    /// Country whose crisis lines stand first, in two letters
    #[arg(long, value_name = "CC", value_parser = country)]
    pub country: Option<String>,
    /// Time zone of the terminal, such as Europe/Berlin [default: that of the machine]
    #[arg(long, value_name = "ZONE", value_parser = zone)]
    pub timezone: Option<String>,
    /// Language that is marked on the inviting screen
    #[arg(long, value_name = "LANGUAGE", value_parser = ["en", "de", "nb"])]
    pub language: Option<String>,
}

/// Arguments of `kiosk remove`.
#[derive(Debug, Clone, Args)]
pub struct RemoveArgs {
    /// The image of a machine, mounted at this directory, instead of this machine
    #[arg(long, value_name = "DIR", default_value = "/")]
    pub root: PathBuf,
    /// Print the steps and change nothing
    #[arg(long)]
    pub dry_run: bool,
}

fn country(text: &str) -> Result<String, String> {
    let country = crate::config::Country::new(text).ok_or("expected two letters such as DE or NO")?;
    Ok(country.code().to_owned())
}

fn zone(text: &str) -> Result<String, String> {
    match jiff::tz::TimeZone::get(text) {
        Ok(_) => Ok(text.to_owned()),
        Err(_) => Err("expected a time zone such as Europe/Berlin".to_owned()),
    }
}
