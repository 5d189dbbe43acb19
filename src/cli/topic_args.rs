//! Arguments of `topics` and `crisis`.

use super::output::Output;
use clap::Args;

/// Arguments of `topics`.
#[derive(Debug, Clone, Args)]
pub struct TopicsArgs {
    /// Only those with these words in an id, name, other name or code; without words, names alone
    #[arg(value_name = "WORDS")]
    pub words: Vec<String>,
    /// How to print
    #[arg(long, value_name = "FORM", default_value = "text")]
    pub output: Output,
}

/// Arguments of `crisis`.
#[derive(Debug, Clone, Args)]
pub struct CrisisArgs {
    /// Country, as a two-letter code or a name
    #[arg(long, value_name = "CC")]
    pub country: Option<String>,
    /// How to print
    #[arg(long, value_name = "FORM", default_value = "text")]
    pub output: Output,
}
