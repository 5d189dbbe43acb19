//! Arguments of `sources add`, `sources edit` and the like.

use super::feed_args::{TextEncoding, parse_share};
use clap::Args;

/// How a source is read; "auto" is the default.
#[derive(Debug, Clone, Default, Args)]
pub struct SourceArgs {
    /// Another address of the same, asked where the first cannot be reached; may be given several times
    #[arg(long, value_name = "ADDRESS")]
    pub mirror: Vec<String>,
    /// Programme of the meetings: aa, al-anon, na ... [default: recognised]
    #[arg(long, value_name = "NAME")]
    pub programme: Option<String>,
    /// Topic of records that name none
    #[arg(long, value_name = "TOPIC")]
    pub topic: Option<String>,
    /// Language spoken where a record names none, as a tag such as nb
    #[arg(long, value_name = "LANGUAGE")]
    pub language: Option<String>,
    /// Country of records that name none, in two letters
    #[arg(long, value_name = "CC")]
    pub country: Option<String>,
    /// Time zone of meetings that name none, such as Europe/Oslo
    #[arg(long, value_name = "ZONE")]
    pub zone: Option<String>,
    /// How often it is fetched: 24h, 90m, 7d [default: 24h]
    #[arg(long, value_name = "TIME")]
    pub every: Option<String>,
    /// Form of the feed: native, meeting-guide, bmlt ... [default: recognised]
    #[arg(long, value_name = "F")]
    pub feed_format: Option<String>,
    /// Encoding of a feed that is not UTF-8
    #[arg(long, value_name = "ENCODING")]
    pub encoding: Option<TextEncoding>,
    /// Refuse the feed when more than this share of its records cannot be used
    #[arg(long, value_name = "PERCENT", value_parser = parse_share)]
    pub max_bad: Option<f64>,
    /// Of an HSDS feed, take all services instead of support groups only: true or false
    #[arg(long, value_name = "BOOL", num_args = 0..=1, default_missing_value = "true")]
    pub all_services: Option<bool>,
    /// How to read a list that no reader knows: a mapping file, or a name such as geojson
    #[arg(long, value_name = "FILE|NAME")]
    pub mapping: Option<String>,
    /// Public key of the publisher of a signed tree: RW... or the path of a .pub file
    #[arg(long, value_name = "KEY")]
    pub public_key: Option<String>,
    /// Of a signed tree, only these countries, such as DE,AT
    #[arg(long, value_name = "CC", value_delimiter = ',')]
    pub region: Vec<String>,
}

/// Arguments of `sources add`.
#[derive(Debug, Clone, Args)]
pub struct AddArgs {
    /// A file path, a file:, http: or https: URL, or a name of the catalogue
    #[arg(value_name = "ADDRESS")]
    pub address: String,
    /// What to call it [default: made from the address]
    #[arg(long, value_name = "NAME")]
    pub name: Option<String>,
    /// Add it without asking it first whether it has groups
    #[arg(long)]
    pub no_try: bool,
    /// How it is read.
    #[command(flatten)]
    pub source: SourceArgs,
}

/// Arguments of `sources edit`.
#[derive(Debug, Clone, Args)]
pub struct EditArgs {
    /// The name, as `sources list` prints it
    #[arg(value_name = "NAME")]
    pub name: String,
    /// A new address
    #[arg(long, value_name = "ADDRESS")]
    pub url: Option<String>,
    /// How it is read.
    #[command(flatten)]
    pub source: SourceArgs,
}

/// A source of the configuration.
#[derive(Debug, Clone, Args)]
pub struct SourceName {
    /// The name, as `sources list` prints it
    #[arg(value_name = "NAME")]
    pub name: String,
}
