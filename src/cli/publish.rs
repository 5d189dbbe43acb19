//! Arguments of `publish` and `publish-key`.

use super::feed_args::FeedArgs;
use super::output::Output;
use crate::config::Every;
use clap::{Args, ValueEnum};
use std::path::PathBuf;

/// Arguments of `publish`.
#[derive(Debug, Clone, Args)]
pub struct PublishArgs {
    /// Directory of the tree, which a web server then serves
    #[arg(value_name = "DIR")]
    pub dir: PathBuf,
    /// Secret key to sign with; groupfinder publish-key makes one
    #[arg(long, value_name = "FILE")]
    pub key: PathBuf,
    /// Feed to publish, a path or address; may be given several times [default: the synced data]
    #[arg(long, value_name = "PATH|URL")]
    pub from: Vec<String>,
    /// Name of the dataset, the same for ever: small letters, digits, -, _ and . [default: that of the tree]
    #[arg(long, value_name = "ID")]
    pub dataset_id: Option<String>,
    /// Name of the publisher [default: that of the tree]
    #[arg(long, value_name = "NAME")]
    pub name: Option<String>,
    /// Website of the publisher
    #[arg(long, value_name = "URL")]
    pub url: Option<String>,
    /// Licence of the data, such as CC-BY-4.0
    #[arg(long, value_name = "LICENCE")]
    pub licence: Option<String>,
    /// How long the data is called current, such as 14d
    #[arg(long, value_name = "TIME", default_value = "14d", value_parser = time)]
    pub expires: Every,
    /// How often followers shall ask, such as 24h
    #[arg(long, value_name = "TIME", default_value = "24h", value_parser = time)]
    pub ttl: Every,
    /// How to divide the dataset, so that followers can take a part
    #[arg(long, value_name = "HOW", default_value = "country")]
    pub region_by: RegionBy,
    /// Public key that may sign later versions: the spare one, or the next one
    #[arg(long, value_name = "KEY")]
    pub next_key: Vec<String>,
    /// How to read the feeds.
    #[command(flatten)]
    pub feed: FeedArgs,
    /// How to print
    #[arg(long, value_name = "FORM", default_value = "text")]
    pub output: Output,
}

/// How a dataset is divided.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum RegionBy {
    /// One file a country, and one for what names none
    Country,
    /// Not at all
    None,
}

/// Arguments of `publish-key`.
#[derive(Debug, Clone, Args)]
pub struct PublishKeyArgs {
    /// File for the secret key; the public one gets the same name and .pub
    #[arg(value_name = "FILE")]
    pub file: PathBuf,
    /// Without a passphrase, for a machine that publishes alone
    #[arg(long)]
    pub no_passphrase: bool,
}

/// Reads "14d".
fn time(text: &str) -> Result<Every, String> {
    Every::new(text).ok_or_else(|| "expected a time such as 24h, 90m or 14d".to_owned())
}
