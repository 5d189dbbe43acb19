//! Where groups come from: the `[[source]]` tables of `config.toml`.

use super::value::{self, Country, Every};
use crate::store::is_source_name;
use serde::Deserialize;
use serde::de::{Deserializer, Error};

/// A source of groups.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SourceSettings {
    /// What it is called here: letters, digits and hyphens.
    #[serde(deserialize_with = "source_name")]
    pub name: String,
    /// A path, or a `file:`, `http:` or `https:` address.
    pub url: String,
    /// The programme of its meetings: aa, al-anon, na ...; `None` = recognised.
    #[serde(default, with = "value::text")]
    pub programme: Option<String>,
    /// The topic of records that name none, as an id or a name.
    #[serde(default, with = "value::text")]
    pub topic: Option<String>,
    /// The language spoken where a record names none, as a BCP 47 tag.
    #[serde(default, with = "value::text")]
    pub language: Option<String>,
    /// The country of records that name none.
    #[serde(default, with = "value::country")]
    pub country: Option<Country>,
    /// The time zone of meetings that name none.
    #[serde(default, with = "value::zone")]
    pub zone: Option<String>,
    /// How often it is fetched.
    #[serde(default)]
    pub every: Every,
    /// The form of the feed; `None` = recognised.
    #[serde(default, with = "value::text")]
    pub format: Option<String>,
    /// The minisign key of its publisher; needed for signed sources.
    #[serde(default, with = "value::text")]
    pub public_key: Option<String>,
    /// Of a signed source that is divided by region, only these; empty = all.
    #[serde(default)]
    pub regions: Vec<String>,
    /// Of an HSDS feed, all services instead of support groups only.
    #[serde(default)]
    pub all_services: bool,
    /// The share of records in percent that may be unusable; `None` = the usual.
    #[serde(default, rename = "max_bad", with = "value::percent")]
    pub max_bad_percent: Option<f64>,
    /// The encoding of a feed that is not UTF-8: latin-1.
    #[serde(default, with = "value::text")]
    pub encoding: Option<String>,
    /// A mapping file, or the name of a mapping of the program, for a list that no reader knows.
    #[serde(default, with = "value::text")]
    pub mapping: Option<String>,
}

impl SourceSettings {
    /// A source about which nothing but its name and address is known.
    pub fn named(name: &str, url: &str) -> Self {
        Self {
            name: name.to_owned(),
            url: url.to_owned(),
            programme: None,
            topic: None,
            language: None,
            country: None,
            zone: None,
            every: Every::default(),
            format: None,
            public_key: None,
            regions: Vec::new(),
            all_services: false,
            max_bad_percent: None,
            encoding: None,
            mapping: None,
        }
    }
}

fn source_name<'de, D: Deserializer<'de>>(from: D) -> Result<String, D::Error> {
    let text = String::deserialize(from)?;
    if is_source_name(&text) {
        return Ok(text);
    }
    Err(D::Error::custom(format!("found \"{text}\", expected a name of small letters, digits and hyphens")))
}

/// The name that two sources share, if any do.
pub(super) fn check_distinct_names(sources: &[SourceSettings]) -> Result<(), String> {
    let mut names: Vec<&str> = sources.iter().map(|source| source.name.as_str()).collect();
    names.sort_unstable();
    match names.windows(2).find(|pair| pair.first() == pair.last()) {
        Some(pair) => Err(pair.first().copied().unwrap_or_default().to_owned()),
        None => Ok(()),
    }
}
