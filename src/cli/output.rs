//! How commands print.

use clap::ValueEnum;

/// How to print lists.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, ValueEnum)]
pub enum ListOutput {
    /// For people
    #[default]
    Text,
    /// One JSON document
    Json,
    /// One JSON record a line
    Ndjson,
    /// Comma-separated values with a header, for spreadsheets
    Csv,
}

/// How to print everything else.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, ValueEnum)]
pub enum Output {
    /// For people
    #[default]
    Text,
    /// One JSON document
    Json,
}

/// How to print how the data stands.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, ValueEnum)]
pub enum StatusOutput {
    /// For people
    #[default]
    Text,
    /// One JSON document
    Json,
    /// Metrics for the textfile collector of Prometheus
    Prometheus,
}
