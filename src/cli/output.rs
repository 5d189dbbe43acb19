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

/// How to write groups that are read back.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, ValueEnum)]
pub enum SheetOutput {
    /// The native dataset
    #[default]
    Json,
    /// Comma-separated values, one column for each value
    Csv,
    /// A spreadsheet with the same columns
    Xlsx,
}

/// How to write a sheet to fill in.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, ValueEnum)]
pub enum TemplateOutput {
    /// A spreadsheet with values to choose from in its cells
    #[default]
    Xlsx,
    /// Separated values
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
