//! Countries as feeds write them.

use crate::feed::words::FeedWords;
use crate::group::Country;
use crate::topic::{Facets, Language};
use std::collections::HashMap;
use std::sync::LazyLock;

/// Countries by names and codes in small letters.
static NAMES: LazyLock<HashMap<String, Country>> = LazyLock::new(|| {
    let mut names = HashMap::new();
    for (name, code) in &FeedWords::embedded().countries {
        insert_name(&mut names, name, code);
    }
    let values = Facets::embedded().facet("country").map(|facet| facet.values.as_slice()).unwrap_or_default();
    for value in values {
        for language in Language::ALL {
            insert_name(&mut names, value.label(language), value.id);
        }
        for alias in &value.aliases {
            insert_name(&mut names, alias, value.id);
        }
        insert_name(&mut names, value.id, value.id);
    }
    names
});

/// Of two countries with one name the first keeps it.
fn insert_name(names: &mut HashMap<String, Country>, name: &str, code: &str) {
    if let Some(country) = Country::from_code(code) {
        names.entry(name.to_lowercase()).or_insert(country);
    }
}

/// The country of a code of two or three letters, or of a name in English, German or Norwegian. Codes that no
/// country has are no country.
pub fn parse_country(text: &str) -> Option<Country> {
    NAMES.get(text.trim().to_lowercase().as_str()).copied()
}

/// Whether a name is that of a whole country and not of a part of one, as England is.
pub fn is_whole_country(name: &str) -> bool {
    !["england", "scotland", "wales", "northern ireland"].contains(&name.to_lowercase().as_str())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn countries_are_known_by_code_and_name() {
        for (text, code) in [
            ("US", "US"),
            ("usa", "US"),
            ("U.S.A", "US"),
            ("United States", "US"),
            ("Deutschland", "DE"),
            ("Germany", "DE"),
            ("Norge", "NO"),
            ("UK", "GB"),
            ("england", "GB"),
            ("CAN", "CA"),
            (" at ", "AT"),
        ] {
            assert_eq!(parse_country(text).map(|c| c.code().to_owned()).as_deref(), Some(code), "{text}");
        }
        for wrong in ["", "Deutschlang", "ZZ", "XX", "PA, USA"] {
            assert!(parse_country(wrong).is_none(), "{wrong}");
        }
    }
}
