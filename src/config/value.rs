//! Values with rules of their own. Each says what it expects, so that a mistake explains itself.

use super::Automatic;
use crate::topic::Language;
use serde::de::{Deserialize, Deserializer, Error};
use std::time::Duration;

/// The word for "as the system or the data says".
const AUTO: &str = "auto";

/// A country as ISO 3166-1 names it in two letters.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Country(String);

impl Country {
    /// Reads two letters of any case.
    pub fn new(text: &str) -> Option<Self> {
        let letters = text.len() == 2 && text.bytes().all(|b| b.is_ascii_alphabetic());
        letters.then(|| Self(text.to_ascii_uppercase()))
    }

    /// The two capital letters.
    pub fn code(&self) -> &str {
        &self.0
    }
}

/// How often a source is fetched.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Every(Duration);

impl Every {
    /// So many hours.
    pub const fn from_hours(hours: u64) -> Self {
        Self(Duration::from_secs(hours * 3600))
    }

    /// Reads "24h", "90m" or "7d": from a quarter of an hour to a year.
    pub fn new(text: &str) -> Option<Self> {
        let digits = text.trim_end_matches(|c: char| c.is_ascii_alphabetic());
        let unit = match text.strip_prefix(digits)? {
            "m" => 60,
            "h" => 3600,
            "d" => 86_400,
            _ => return None,
        };
        let seconds = digits.parse::<u64>().ok()?.checked_mul(unit)?;
        (900..=366 * 86_400).contains(&seconds).then(|| Self(Duration::from_secs(seconds)))
    }

    /// As it is written in the file, in the largest unit that fits.
    pub(super) fn to_setting(self) -> String {
        let seconds = self.0.as_secs();
        let (unit, name) = [(86_400, "d"), (3600, "h")]
            .into_iter()
            .find(|(unit, _)| seconds.is_multiple_of(*unit))
            .unwrap_or((60, "m"));
        format!("{}{name}", seconds / unit)
    }

    /// The time from one fetch to the next.
    pub const fn duration(self) -> Duration {
        self.0
    }
}

impl Default for Every {
    fn default() -> Self {
        Self::from_hours(24)
    }
}

impl<'de> Deserialize<'de> for Every {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        let text = String::deserialize(from)?;
        Self::new(&text).ok_or_else(|| wrong_value(&text, "a time such as 24h, 90m or 7d"))
    }
}

fn wrong_value<E: Error>(found: &str, expected: &str) -> E {
    E::custom(format!("found \"{found}\", expected {expected}"))
}

/// Makes a module for `#[serde(with)]` that reads a text by `$read`; "auto" and "" are `None`.
macro_rules! optional {
    ($(#[$doc:meta])* $name:ident, $type:ty, $read:expr, $expected:expr) => {
        $(#[$doc])*
        pub mod $name {
            use super::*;
            #[doc = "Reads the value."]
            pub fn deserialize<'de, D: Deserializer<'de>>(from: D) -> Result<Option<$type>, D::Error> {
                let text = String::deserialize(from)?;
                if text.is_empty() || text == AUTO {
                    return Ok(None);
                }
                let read: fn(&str) -> Option<$type> = $read;
                read(&text).map(Some).ok_or_else(|| wrong_value(&text, $expected))
            }
        }
    };
}

optional!(
    /// A language of the program.
    language,
    Language,
    |text| Language::ALL.into_iter().find(|language| language.code() == text),
    "one of auto, en, de, nb"
);
optional!(
    /// A country.
    country,
    Country,
    Country::new,
    "a country in two letters, such as DE or NO, or auto"
);
optional!(
    /// A path.
    path,
    std::path::PathBuf,
    |text| Some(text.into()),
    "a path"
);
optional!(
    /// A word without spaces that begins with a letter or digit, as names of printer queues do.
    word,
    String,
    |text| is_queue_name(text).then(|| text.to_owned()),
    "a name of letters, digits, - and _"
);
optional!(
    /// Any text.
    text,
    String,
    |text| Some(text.to_owned()),
    "a text"
);
optional!(
    /// A time zone, as the IANA database names it.
    zone,
    String,
    |text| jiff::tz::TimeZone::get(text).is_ok().then(|| text.to_owned()),
    "a time zone such as Europe/Oslo"
);
optional!(
    /// A share in percent.
    percent,
    f64,
    |text| text.trim_end_matches('%').trim_end().parse().ok().filter(|p| (0.0..=100.0).contains(p)),
    "a percentage from 0% to 100%"
);

fn is_queue_name(text: &str) -> bool {
    text.starts_with(|c: char| c.is_ascii_alphanumeric())
        && text.bytes().all(|b| b.is_ascii_alphanumeric() || b"-_.".contains(&b))
        && text.len() <= 100
}

/// Yes, no or auto, as a word or as true and false.
pub(super) fn automatic<'de, D: Deserializer<'de>>(from: D) -> Result<Automatic, D::Error> {
    #[derive(serde::Deserialize)]
    #[serde(untagged, expecting = "expected \"auto\", \"yes\", \"no\", true or false")]
    enum Setting {
        Flag(bool),
        Word(String),
    }
    match Setting::deserialize(from)? {
        Setting::Flag(true) => Ok(Automatic::Yes),
        Setting::Flag(false) => Ok(Automatic::No),
        Setting::Word(word) => match word.as_str() {
            AUTO => Ok(Automatic::Auto),
            "yes" => Ok(Automatic::Yes),
            "no" => Ok(Automatic::No),
            other => Err(wrong_value(other, "one of auto, yes, no")),
        },
    }
}

/// Rows from one entry to the next.
pub(super) fn row_spacing<'de, D: Deserializer<'de>>(from: D) -> Result<u8, D::Error> {
    let rows = u8::deserialize(from)?;
    if (1..=2).contains(&rows) {
        return Ok(rows);
    }
    Err(D::Error::custom(format!("found {rows}, expected 1 or 2")))
}

/// Columns of a page.
pub(super) fn paper_columns<'de, D: Deserializer<'de>>(from: D) -> Result<u16, D::Error> {
    let columns = u16::deserialize(from)?;
    if (24..=132).contains(&columns) {
        return Ok(columns);
    }
    Err(D::Error::custom(format!("found {columns}, expected a number from 24 to 132")))
}
