//! What was found of one thing that was looked at.

use serde::Serialize;

/// How something is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub(super) enum Grade {
    /// As it should be.
    Ok,
    /// A person should look at it.
    Warning,
    /// A visitor can get out, or see what another looked for, or finds nothing.
    Bad,
}

/// One thing that was looked at.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(super) struct Check {
    /// Which.
    pub(super) id: &'static str,
    /// How it is.
    pub(super) grade: Grade,
    /// What was found.
    pub(super) found: String,
    /// What to do about it; empty where nothing is.
    #[serde(rename = "do", skip_serializing_if = "String::is_empty")]
    pub(super) advice: String,
}
