//! `data/feeds/types.json`: the fellowships, their type codes, and what these mean.

use serde::Deserialize;
use std::collections::HashMap;
use std::sync::LazyLock;

static FILE: &str = include_str!("../../data/feeds/types.json");

/// The file as a whole.
#[derive(Debug, Default, Deserialize)]
pub(super) struct FellowshipFile {
    #[serde(borrow)]
    pub codes: HashMap<&'static str, HashMap<&'static str, &'static str>>,
    pub spellings: HashMap<&'static str, &'static str>,
    pub typos: HashMap<&'static str, &'static str>,
    pub ambiguous: Vec<&'static str>,
    pub means: HashMap<&'static str, Vec<&'static str>>,
    pub fellowships: Vec<FellowshipEntry>,
}

impl FellowshipFile {
    /// The file that is part of the program, read on first use. A test proves that it can be read.
    pub(super) fn embedded() -> &'static Self {
        static EMBEDDED: LazyLock<FellowshipFile> =
            LazyLock::new(|| serde_json::from_str(FILE).unwrap_or_default());
        &EMBEDDED
    }
}

/// A fellowship as `data/feeds/types.json` has it.
#[derive(Debug, Clone, Deserialize)]
pub(super) struct FellowshipEntry {
    pub id: &'static str,
    pub name: &'static str,
    #[serde(default)]
    pub aliases: Vec<&'static str>,
    pub topics: Vec<&'static str>,
    #[serde(default, rename = "for")]
    pub relations: Vec<&'static str>,
    #[serde(default)]
    pub programme: Option<&'static str>,
    #[serde(default)]
    pub types: HashMap<&'static str, &'static str>,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_embedded_file_can_be_read() {
        let file: FellowshipFile = serde_json::from_str(FILE).expect("types.json");
        assert!(file.fellowships.len() > 10 && file.codes.len() > 50);
    }
}
