//! What was found of one thing that was looked at.

use crate::locale::Locale;
use fluent_bundle::FluentValue;
use serde::Serialize;

/// How something is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub(super) enum Grade {
    /// As it should be.
    Ok,
    /// A person should look at it.
    Warning,
    /// A visitor can get out, or see what another looked for, or finds nothing; or nobody gets what is published.
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
    /// The command that mends it, or what else to do; empty where nothing is.
    #[serde(rename = "do", skip_serializing_if = "String::is_empty")]
    pub(super) advice: String,
}

/// A value in the words of a finding.
pub(super) type Value<'a> = (&'a str, FluentValue<'a>);

/// Puts findings into words.
#[derive(Clone, Copy)]
pub(super) struct Examiner<'a> {
    /// The reader's language.
    pub(super) locale: &'a Locale,
}

impl Examiner<'_> {
    /// It is as it should be.
    pub(super) fn pass(self, id: &'static str, key: &str, values: &[Value<'_>]) -> Check {
        self.find((id, Grade::Ok), key, values, "")
    }

    /// A person should look at it.
    pub(super) fn doubt(self, id: &'static str, key: &str, values: &[Value<'_>], advice: &str) -> Check {
        self.find((id, Grade::Warning), key, values, advice)
    }

    /// It must be mended.
    pub(super) fn fail(self, id: &'static str, key: &str, values: &[Value<'_>], advice: &str) -> Check {
        self.find((id, Grade::Bad), key, values, advice)
    }

    fn find(
        self,
        (id, grade): (&'static str, Grade),
        key: &str,
        values: &[Value<'_>],
        advice: &str,
    ) -> Check {
        Check { id, grade, found: self.locale.with(key, values), advice: advice.to_owned() }
    }
}
