//! Public feeds that are known (`data/sources.json`), to choose from. None of them is asked anything unasked.

use crate::config::{Country, Source};
use serde::Deserialize;
use serde_json::Value;
use std::sync::LazyLock;

static CATALOGUE: &str = include_str!("../../data/sources.json");

/// A public feed.
#[derive(Debug, Clone, Deserialize)]
pub struct Listed {
    /// A name to choose it by.
    pub id: String,
    /// What its people call it.
    pub name: String,
    /// The programme of its meetings.
    pub programme: String,
    /// The form of the feed.
    pub format: String,
    /// The countries it covers, in two letters; empty = more than a few.
    pub country: Vec<String>,
    /// Its address.
    pub url: String,
    /// What else to know, by language.
    #[serde(default)]
    pub note: Value,
}

impl Listed {
    /// What stands in the configuration if it is chosen.
    pub fn source(&self) -> Source {
        let mut source = Source::named(&self.id, &self.url);
        source.programme = Some(self.programme.clone());
        source.format = Some(self.format.clone());
        // Of several countries none can be the one of records that name none.
        source.country = match self.country.as_slice() {
            [only] => Country::new(only),
            _ => None,
        };
        source
    }
}

/// All public feeds that are known.
pub fn all() -> &'static [Listed] {
    #[derive(Deserialize)]
    struct File {
        sources: Vec<Listed>,
    }
    static ALL: LazyLock<Vec<Listed>> = LazyLock::new(|| {
        serde_json::from_str::<File>(CATALOGUE).map(|file| file.sources).unwrap_or_default()
    });
    &ALL
}

/// The public feed of an id.
pub fn find_listed(id: &str) -> Option<&'static Listed> {
    all().iter().find(|listed| listed.id == id)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_listed_can_be_a_source() {
        assert!(all().len() > 40);
        for listed in all() {
            assert!(crate::store::is_source_name(&listed.id), "{}", listed.id);
            let source = listed.source();
            crate::sync::run::understand(&source).unwrap();
        }
        assert_eq!(find_listed("na-ireland").unwrap().source().country.unwrap().code(), "IE");
        assert!(find_listed("nobody").is_none());
    }
}
