//! What filter values are called in the reader's language.

use crate::search::{Facet, FacetValue, Index, ValueId};
use crate::topic::{Category, Facets, Language, Thesaurus};

/// The name of a value by its number; `None` where the index has no such value.
pub fn label_of(index: &Index, facet: Facet, value: ValueId, language: Language) -> Option<String> {
    index.value(facet, value).map(|value| value_label(facet, value, language))
}

/// The name of a value.
pub fn value_label(facet: Facet, value: &FacetValue, language: Language) -> String {
    let facets = Facets::embedded();
    if let Some(name) = &value.name {
        return name.clone();
    }
    match facet {
        Facet::Topic => {
            let thesaurus = Thesaurus::embedded();
            thesaurus
                .topic_named(&value.id)
                .map_or_else(|| value.id.clone(), |id| thesaurus.get(id).label(language).to_owned())
        }
        Facet::Category => {
            Category::from_id(&value.id).map_or_else(|| value.id.clone(), |c| c.label(language).to_owned())
        }
        Facet::Place => facets.label_of("country", &value.id, language).to_owned(),
        _ => facets.label_of(facet.id(), &value.id, language).to_owned(),
    }
}

/// Where a value stands in the order in which its facet is usually shown; values nobody ordered come last.
pub fn position(facet: Facet, value: &FacetValue) -> usize {
    let listed = match facet {
        Facet::Category => Category::ALL.iter().position(|c| c.id() == value.id),
        _ => {
            Facets::embedded().facet(facet.id()).and_then(|f| f.values.iter().position(|v| v.id == value.id))
        }
    };
    listed.unwrap_or(usize::MAX)
}
