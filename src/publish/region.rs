//! Which records belong to which country. A record may belong to several; following any of them gives it.

use super::entry::TreeFile;
use super::tree_file_error::TreeFileError;
use crate::group::Country;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// The region of what names no country: online groups for everybody. It comes with every other region.
pub const WORLD: &str = "world";

/// How a dataset is divided.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Division {
    /// One file a country, and one for the rest.
    #[default]
    Country,
    /// Not at all.
    None,
}

/// Reads "de", "DE" or "world".
pub fn parse_region(text: &str) -> Option<String> {
    let text = text.trim();
    if text.eq_ignore_ascii_case(WORLD) {
        return Some(WORLD.to_owned());
    }
    Country::from_code(text).map(|country| country.code().to_owned())
}

/// The list of regions, a file of its own: with all countries it would outgrow the entry.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Regions {
    format: String,
    schema_version: u64,
    /// The dataset of each region, by its code.
    pub regions: BTreeMap<String, TreeFile>,
}

const FORMAT: &str = "groupfinder-regions";

impl Regions {
    /// A list.
    pub fn new(regions: BTreeMap<String, TreeFile>) -> Self {
        Self { format: FORMAT.to_owned(), schema_version: 1, regions }
    }

    /// The list as JSON.
    pub fn to_json(&self) -> String {
        let mut text = serde_json::to_string_pretty(self).unwrap_or_default();
        text.push('\n');
        text
    }

    /// Reads a list.
    ///
    /// # Errors
    /// It is not a list of regions, or a value in it is out of range.
    pub fn from_json(text: &[u8]) -> Result<Self, TreeFileError> {
        let list: Self = serde_json::from_slice(text)?;
        if list.format != FORMAT || list.schema_version != 1 {
            let expected = format!("expected \"format\": \"{FORMAT}\", \"schema_version\": 1");
            return Err(TreeFileError::Value(expected));
        }
        list.regions.values().try_for_each(TreeFile::check_values)?;
        Ok(list)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn regions_are_read_in_any_case() {
        assert_eq!(
            (parse_region(" no ").as_deref(), parse_region("World").as_deref()),
            (Some("NO"), Some("world"))
        );
        assert_eq!(parse_region("Norge"), None);
    }
}
