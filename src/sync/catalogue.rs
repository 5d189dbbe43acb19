//! Public feeds that are known (`data/sources.json`), to choose from. The program contacts none of them until a
//! person chooses it.

use crate::config::{Country, SourceSettings};
use crate::topic::packed::unpack;
use serde::Deserialize;
use serde_json::Value;
use std::sync::LazyLock;

static PACKED: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/sources.json.z"));

/// A public feed.
#[derive(Debug, Clone, Deserialize)]
pub struct Listed {
    /// A name to choose it by.
    pub id: String,
    /// What its people call it.
    pub name: String,
    /// The programme of its meetings, where it has one.
    #[serde(default)]
    pub programme: Option<String>,
    /// The form of the feed; `None` = recognised when it is read.
    #[serde(default)]
    pub format: Option<String>,
    /// What it lists, where it is not groups: `contact-point`.
    #[serde(default)]
    pub kind: Option<String>,
    /// The countries it covers, in two letters; empty = more than a few.
    #[serde(default)]
    pub country: Vec<String>,
    /// The regions it covers, as ISO 3166-2 codes separated by spaces; `None` = the whole country, or unknown.
    #[serde(default)]
    pub region: Option<String>,
    /// The town it covers, where it covers no more.
    #[serde(default)]
    pub place: Option<Town>,
    /// Whether it covers the world.
    #[serde(default, rename = "scope", deserialize_with = "is_world")]
    pub is_worldwide: bool,
    /// Whether its meetings, or some of them, are online.
    #[serde(default, rename = "online")]
    pub is_online: bool,
    /// How far it can be trusted to answer.
    #[serde(default)]
    pub grade: FeedGrade,
    /// How many records it gave when it was last seen.
    #[serde(default)]
    pub records: Option<u32>,
    /// When it was last seen to answer, as far as is known: `YYYY-MM-DD`, `YYYY-MM`, or nothing.
    #[serde(default)]
    pub seen: Option<String>,
    /// What is taken of a directory that lists everything: `support-groups`.
    #[serde(default)]
    pub filter: Option<String>,
    /// Its address.
    pub url: String,
    /// What else to know, by language.
    #[serde(default)]
    pub note: Value,
}

/// A town of the gazetteer.
#[derive(Debug, Clone, Deserialize)]
pub struct Town {
    /// Its name.
    pub name: String,
    /// Degrees north; `None` where the gazetteer does not know the place.
    #[serde(default)]
    pub latitude: Option<f64>,
    /// Degrees east.
    #[serde(default)]
    pub longitude: Option<f64>,
}

/// How far a feed can be trusted to answer.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
pub enum FeedGrade {
    /// More than one program reads it, or it was read on a stated day.
    A,
    /// One author says that it answers, or one program reads it.
    #[default]
    B,
    /// Nobody said that it answers: offered only where nothing better is near, and marked as not tried.
    C,
}

fn is_world<'de, D: serde::Deserializer<'de>>(from: D) -> Result<bool, D::Error> {
    Ok(String::deserialize(from)? == "world")
}

impl Listed {
    /// What stands in the configuration if it is chosen.
    pub fn to_settings(&self) -> SourceSettings {
        let mut source = SourceSettings::named(&self.id, &self.url);
        source.programme.clone_from(&self.programme);
        source.format.clone_from(&self.format);
        // Of several countries none can be the one of records that name none.
        source.country = match self.country.as_slice() {
            [only] => Country::new(only),
            _ => None,
        };
        source
    }
}

/// All public feeds that are known.
pub fn all_listed() -> &'static [Listed] {
    #[derive(Deserialize)]
    struct CatalogueFile {
        sources: Vec<Listed>,
    }
    static ALL: LazyLock<Vec<Listed>> = LazyLock::new(|| {
        serde_json::from_str::<CatalogueFile>(&unpack(PACKED)).map(|file| file.sources).unwrap_or_default()
    });
    &ALL
}

/// The public feed of an id.
pub fn find_listed(id: &str) -> Option<&'static Listed> {
    all_listed().iter().find(|listed| listed.id == id)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_listed_can_be_a_source() {
        assert_eq!(all_listed().len(), 287);
        for listed in all_listed() {
            assert!(crate::store::is_source_name(&listed.id), "{}", listed.id);
            let source = listed.to_settings();
            crate::sync::check_settings(&source).unwrap();
        }
        assert_eq!(find_listed("na-ireland").unwrap().to_settings().country.unwrap().code(), "IE");
        assert!(find_listed("nobody").is_none());
    }
}
