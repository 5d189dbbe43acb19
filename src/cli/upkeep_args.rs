//! Arguments of the commands that look after the program and its data.

use super::{Output, StatusOutput};
use clap::Args;
use std::path::PathBuf;

/// Arguments of `doctor`.
#[derive(Debug, Clone, Args)]
pub struct DoctorArgs {
    /// The machine as a public terminal
    #[arg(long, required_unless_present_any = ["sources", "publish"])]
    pub kiosk: bool,
    /// The sources that are followed, and the data
    #[arg(long)]
    pub sources: bool,
    /// The published tree in this directory
    #[arg(long, value_name = "DIR")]
    pub publish: Option<PathBuf>,
    /// How to print
    #[arg(long, value_name = "FORM", default_value = "text")]
    pub output: Output,
    /// Look below this directory instead of the machine's root, to check an image of a machine
    #[arg(long, value_name = "DIR", default_value = "/")]
    pub root: PathBuf,
}

/// Arguments of `config`.
#[derive(Debug, Clone, Args)]
pub struct ConfigArgs {
    /// The keys instead
    #[arg(long)]
    pub keys: bool,
    /// Say whether your own configuration is understood, with its sources and keys
    #[arg(long, conflicts_with_all = ["keys", "path"])]
    pub check: bool,
    /// Say where your own configuration is
    #[arg(long, conflicts_with = "keys")]
    pub path: bool,
}

/// Arguments of `man`.
#[derive(Debug, Clone, Args)]
pub struct ManArgs {
    /// A command, or config.toml, keys or kiosk.toml [default: the page of the program]
    #[arg(value_name = "PAGE")]
    pub page: Vec<String>,
    /// Write all pages, in English and German, below this directory
    #[arg(long, value_name = "DIR", conflicts_with = "page")]
    pub write: Option<PathBuf>,
}

/// Arguments of `completions`.
#[derive(Debug, Clone, Args)]
pub struct CompletionsArgs {
    /// The shell
    #[arg(value_name = "SHELL")]
    pub shell: clap_complete::Shell,
}

/// Arguments of `status`.
#[derive(Debug, Clone, Args)]
pub struct StatusArgs {
    /// One line and an exit code for monitoring: 0 ok, 1 warning, 2 critical, 3 unknown
    #[arg(long, conflicts_with = "output")]
    pub check: bool,
    /// How to print
    #[arg(long, value_name = "FORM", default_value = "text")]
    pub output: StatusOutput,
}
