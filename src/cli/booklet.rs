//! Arguments of `booklet`.

use super::filters::Filters;
use clap::{Args, ValueEnum};
use std::path::PathBuf;

/// Arguments of `booklet`.
#[derive(Debug, Clone, Args)]
pub struct BookletArgs {
    /// Only what these words find
    #[arg(value_name = "WORDS")]
    pub words: Vec<String>,
    /// What to filter by.
    #[command(flatten)]
    pub filters: Filters,
    /// What to order it by
    #[arg(long, value_name = "ORDER", default_value = "place")]
    pub by: BookletBy,
    /// How to write it
    #[arg(long, value_name = "FORM", default_value = "html")]
    pub output: BookletOutput,
    /// The paper: a5 puts two pages on each side of A4, to be folded and stapled
    #[arg(long, value_name = "PAPER", default_value = "a4")]
    pub paper: BookletPaper,
    /// Large letters
    #[arg(long)]
    pub large_print: bool,
    /// Title [default: self-help groups, with the words]
    #[arg(long, value_name = "TEXT")]
    pub title: Option<String>,
    /// File to write [default: standard output]; one that is there already is only replaced after asking
    #[arg(long, value_name = "FILE")]
    pub file: Option<PathBuf>,
    /// Replace a file that is there already, without asking
    #[arg(long, requires = "file")]
    pub replace: bool,
}

/// What a booklet is ordered by.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, ValueEnum)]
pub enum BookletBy {
    /// Country and town
    #[default]
    Place,
    /// Weekday
    Day,
    /// Main topic
    Topic,
}

/// How to write a booklet.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, ValueEnum)]
pub enum BookletOutput {
    /// One file for a browser
    #[default]
    Html,
    /// Plain text
    Text,
    /// Markdown
    Md,
    /// Pages for a printer
    Pdf,
}

/// The paper of a booklet.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, ValueEnum)]
pub enum BookletPaper {
    /// 210 by 297 mm
    #[default]
    A4,
    /// 8.5 by 11 in
    Letter,
    /// A4 sheets folded into a booklet
    A5,
}
