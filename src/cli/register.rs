//! Arguments of `register`.

use super::output::Output;
use clap::Args;
use std::path::PathBuf;

/// Arguments of `register`. What is not said is asked for.
#[derive(Debug, Clone, Args)]
pub struct RegisterArgs {
    /// What it is about, in your own words
    #[arg(long, value_name = "TOPIC", help_heading = "Answers")]
    pub what: Option<String>,
    /// Name of the group
    #[arg(long, value_name = "NAME", help_heading = "Answers")]
    pub name: Option<String>,
    /// For whom
    #[arg(long, value_name = "WHOM", help_heading = "Answers")]
    pub whom: Option<String>,
    /// Day, time and rhythm: "every Tuesday 18:30-20:00"
    #[arg(long, value_name = "WHEN", help_heading = "Answers")]
    pub when: Option<String>,
    /// Address in one line: building, street, postal code and town
    #[arg(long = "where", value_name = "ADDRESS", help_heading = "Answers")]
    pub place: Option<String>,
    /// Country [default: where you are]
    #[arg(long, value_name = "COUNTRY", help_heading = "Answers")]
    pub country: Option<String>,
    /// Link to join online
    #[arg(long, value_name = "LINK", help_heading = "Answers")]
    pub online: Option<String>,
    /// How to reach the group: number, e-mail, page, first name
    #[arg(long, value_name = "WAYS", help_heading = "Answers")]
    pub reach: Option<String>,
    /// Language spoken
    #[arg(long, value_name = "LANGUAGE", help_heading = "Answers")]
    pub language: Option<String>,
    /// Access: wheelchair, sign language ...
    #[arg(long, value_name = "ACCESS", help_heading = "Answers")]
    pub access: Option<String>,
    /// Anything else
    #[arg(long, value_name = "TEXT", help_heading = "Answers")]
    pub note: Option<String>,
    /// Ask nothing: what is not said is skipped
    #[arg(long)]
    pub no_questions: bool,
    /// Add the group to this sheet (CSV) or dataset (JSON) of yours
    #[arg(long, value_name = "FILE")]
    pub into: Option<PathBuf>,
    /// Write a dataset with the group alone, which sync reads; one that is there already is only replaced after asking
    #[arg(long, value_name = "FILE")]
    pub file: Option<PathBuf>,
    /// Show the message as a code for a telephone, too
    #[arg(long)]
    pub code: bool,
    /// How to print
    #[arg(long, value_name = "FORM", default_value = "text")]
    pub output: Output,
}

impl RegisterArgs {
    /// The answers that were given, by the id of the question.
    pub fn given(&self) -> [(&'static str, Option<&str>); 11] {
        [
            ("what", self.what.as_deref()),
            ("name", self.name.as_deref()),
            ("whom", self.whom.as_deref()),
            ("when", self.when.as_deref()),
            ("where", self.place.as_deref()),
            ("country", self.country.as_deref()),
            ("online", self.online.as_deref()),
            ("reach", self.reach.as_deref()),
            ("language", self.language.as_deref()),
            ("access", self.access.as_deref()),
            ("note", self.note.as_deref()),
        ]
    }
}
