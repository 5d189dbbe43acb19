//! Countries as feeds write them.

use crate::group::Country;
use crate::topic::{Facets, Language};
use std::collections::HashMap;
use std::sync::LazyLock;

/// Further spellings seen in feeds.
const MORE: [(&str, &str); 14] = [
    ("usa", "US"),
    ("u.s.a.", "US"),
    ("u.s.a", "US"),
    ("u.s.", "US"),
    ("united states of america", "US"),
    ("uk", "GB"),
    ("great britain", "GB"),
    ("england", "GB"),
    ("scotland", "GB"),
    ("wales", "GB"),
    ("northern ireland", "GB"),
    ("republic of ireland", "IE"),
    ("the netherlands", "NL"),
    ("españa", "ES"),
];

static NAMES: LazyLock<HashMap<String, Country>> = LazyLock::new(|| {
    let mut names = HashMap::new();
    let mut add = |name: &str, code: &str| {
        if let Some(country) = Country::from_code(code) {
            names.entry(name.to_lowercase()).or_insert(country);
        }
    };
    for (name, code) in MORE {
        add(name, code);
    }
    let values = Facets::embedded().facet("country").map(|facet| facet.values.as_slice()).unwrap_or_default();
    for value in values {
        for language in [Language::En, Language::De, Language::Nb] {
            add(value.label(language), value.id);
        }
        for alias in &value.aliases {
            add(alias, value.id);
        }
        add(value.id, value.id);
    }
    names
});

/// The country of a code of two or three letters, or of a name in English, German or Norwegian. Codes that no
/// country has are no country.
pub fn read(text: &str) -> Option<Country> {
    NAMES.get(text.trim().to_lowercase().as_str()).copied()
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
            assert_eq!(read(text).map(|c| c.code().to_owned()).as_deref(), Some(code), "{text}");
        }
        for wrong in ["", "Deutschlang", "ZZ", "XX", "PA, USA"] {
            assert!(read(wrong).is_none(), "{wrong}");
        }
    }
}
