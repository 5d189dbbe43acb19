//! Values that groups are filtered by: labels, further words and accepted spellings.
//!
//! The ids are those of the dataset (`in-person`, `contact-point`). Readers of foreign formats and the command
//! line accept the `aliases` too, so that `in_person` and `inperson` mean the same.

use std::sync::LazyLock;

use serde::Deserialize;

use super::language::{Labels, Language, Synonyms};

static FACETS: &str = include_str!("../../data/facets.json");

/// All facets.
#[derive(Debug, Default, Deserialize)]
pub struct Facets {
    /// What the file says about itself.
    pub note: &'static str,
    facets: Vec<Facet>,
}

/// One facet, for instance `format`.
#[derive(Debug, Deserialize)]
pub struct Facet {
    /// The name of the facet: `for`, `people`, `format`, `facilitation`, `programme`, `faith`, `attendance`,
    /// `status`, `kind`, `access`, `cost`, `contact-route`, `cadence`, `weekday`, `time`, `verified`,
    /// `language`, `country`.
    pub id: &'static str,
    /// The heading shown to people.
    #[serde(rename = "label")]
    pub labels: Labels,
    /// The values in the order to show them.
    pub values: Vec<FacetValue>,
}

/// One value of a facet.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FacetValue {
    /// The id in the dataset.
    pub id: &'static str,
    /// The name shown to people.
    #[serde(rename = "label")]
    pub labels: Labels,
    /// Further words that people type for it.
    #[serde(default)]
    pub synonyms: Synonyms,
    /// Other spellings of the id.
    #[serde(default)]
    pub aliases: Vec<&'static str>,
    /// A language's name in that language.
    #[serde(default)]
    pub own_name: Option<&'static str>,
}

impl FacetValue {
    /// The name in one language.
    pub fn label(&self, language: Language) -> &'static str {
        self.labels.get(language)
    }

    /// Whether `spelling` is the id or an alias of this value.
    pub fn is_spelled(&self, spelling: &str) -> bool {
        same_spelling(self.id, spelling) || self.aliases.iter().any(|alias| same_spelling(alias, spelling))
    }
}

impl Facet {
    /// The value of an id or alias, without regard to case, and with `_` for `-`.
    pub fn value(&self, spelling: &str) -> Option<&FacetValue> {
        self.values
            .iter()
            .find(|value| same_spelling(value.id, spelling))
            .or_else(|| self.values.iter().find(|value| value.is_spelled(spelling)))
    }
}

impl Facets {
    /// The facets that are part of the program, read on first use.
    pub fn embedded() -> &'static Self {
        static EMBEDDED: LazyLock<Facets> = LazyLock::new(|| Facets::parse(FACETS).unwrap_or_default());
        &EMBEDDED
    }

    /// Reads facets.
    ///
    /// # Errors
    /// The text is not JSON of the expected form.
    pub fn parse(text: &'static str) -> Result<Self, serde_json::Error> {
        serde_json::from_str(text)
    }

    /// Every facet in the order of the file.
    pub fn iter(&self) -> impl Iterator<Item = &Facet> {
        self.facets.iter()
    }

    /// The facet of a name.
    pub fn facet(&self, name: &str) -> Option<&Facet> {
        self.facets.iter().find(|facet| facet.id == name)
    }

    /// The value of a facet by id or alias.
    pub fn value(&self, facet: &str, spelling: &str) -> Option<&FacetValue> {
        self.facet(facet)?.value(spelling)
    }

    /// The value of the facet `language` for a BCP 47 tag: the whole tag, else its primary language, so that
    /// `de-AT` is German.
    pub fn language_value(&self, tag: &str) -> Option<&FacetValue> {
        let facet = self.facet("language")?;
        facet.value(tag).or_else(|| facet.value(tag.split(['-', '_']).next()?))
    }

    /// The name of a value, or the id itself where the facet does not list it: unknown values are shown as
    /// written rather than hidden.
    pub fn label_of<'a>(&self, facet: &str, id: &'a str, language: Language) -> &'a str
    where
        'static: 'a,
    {
        self.value(facet, id).map_or(id, |value| value.label(language))
    }
}

/// Whether two ids are the same apart from case and `_` for `-`.
pub(super) fn same_spelling(left: &str, right: &str) -> bool {
    let plain = |b: u8| if b == b'_' { b'-' } else { b.to_ascii_lowercase() };
    left.len() == right.len() && left.bytes().zip(right.bytes()).all(|(l, r)| plain(l) == plain(r))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn other_spellings_lead_to_the_id_of_the_dataset() {
        let facets = Facets::parse(FACETS).expect("facets.json");
        for (facet, spelling, id) in [
            ("format", "in_person", "in-person"),
            ("format", "In-Person", "in-person"),
            ("facilitation", "peer_led", "peer"),
            ("programme", "twelve_step_secular", "twelve-step"),
            ("faith", "twelve_step_secular", "secular"),
            ("attendance", "open", "drop-in"),
            ("kind", "contact_point", "contact-point"),
            ("kind", "umbrella", "organisation"),
            ("for", "public", "anyone"),
            ("for", "formerly_affected", "formerly-affected"),
            ("weekday", "TU", "tue"),
            ("country", "uk", "GB"),
        ] {
            let found = facets.value(facet, spelling).map(|v| v.id);
            assert_eq!(found, Some(id), "{facet} {spelling}");
        }
        assert!(facets.value("format", "telepathy").is_none());
        assert!(facets.value("colour", "red").is_none());
    }

    #[test]
    fn a_region_does_not_hide_the_language() {
        let facets = Facets::embedded();
        assert_eq!(facets.language_value("de-AT").map(|v| v.id), Some("de"));
        assert_eq!(facets.language_value("no").map(|v| v.id), Some("nb"));
        assert_eq!(facets.label_of("language", "uk", Language::De), "Ukrainisch");
        assert_eq!(facets.label_of("language", "xx", Language::De), "xx");
    }
}
