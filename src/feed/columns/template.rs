//! The sheet that a volunteer fills in: `data/feeds/template.json`.

use crate::topic::{Facets, Language, Thesaurus};
use serde::Deserialize;
use std::collections::BTreeMap;

static FILE: &str = include_str!("../../../data/feeds/template.json");

/// The file as a whole.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct TemplateFile {
    #[serde(rename = "note")]
    _note: serde::de::IgnoredAny,
    columns: Vec<ColumnRecord>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct ColumnRecord {
    #[cfg_attr(
        not(test),
        expect(dead_code, reason = "the headings say which field it is; a test compares both")
    )]
    field: String,
    width: u16,
    headings: BTreeMap<String, String>,
    values: Option<String>,
    examples: BTreeMap<String, Vec<String>>,
}

/// A column of the sheet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TemplateColumn {
    /// Its heading.
    pub heading: String,
    /// How wide it is, in characters.
    pub width: u16,
    /// What can be chosen, in the order in which it is offered; empty where everybody writes their own.
    pub values: Vec<&'static str>,
    /// The cells of the example groups.
    pub examples: Vec<String>,
}

/// The columns in a language.
pub fn template_columns(language: Language) -> Vec<TemplateColumn> {
    let file: TemplateFile = serde_json::from_str(FILE).unwrap_or_default();
    let tag = language.code();
    file.columns
        .into_iter()
        .map(|column| TemplateColumn {
            heading: column.headings.get(tag).cloned().unwrap_or_default(),
            width: column.width,
            values: column.values.map(|facet| value_labels(&facet, language)).unwrap_or_default(),
            examples: column
                .examples
                .get(tag)
                .into_iter()
                .flatten()
                .map(|cell| {
                    cell.split("; ").map(|part| example_label(part, language)).collect::<Vec<_>>().join("; ")
                })
                .collect(),
        })
        .collect()
}

/// The labels of all values of a facet, or of all topics, which are sorted by their letters.
fn value_labels(facet: &str, language: Language) -> Vec<&'static str> {
    if facet == "topic" {
        let thesaurus = Thesaurus::embedded();
        let mut labels: Vec<&str> = thesaurus.topics().map(|(_, topic)| topic.label(language)).collect();
        labels.sort_by_key(|label| label.to_lowercase());
        return labels;
    }
    let facet = Facets::embedded().iter().find(|known| known.id == facet);
    facet.into_iter().flat_map(|facet| &facet.values).map(|value| value.label(language)).collect()
}

/// "@cost:free" is the label of that value; any other text is itself.
fn example_label(cell: &str, language: Language) -> String {
    let Some((facet, id)) = cell.strip_prefix('@').and_then(|value| value.split_once(':')) else {
        return cell.to_owned();
    };
    let thesaurus = Thesaurus::embedded();
    let label = match thesaurus.topic_named(id).filter(|_| facet == "topic") {
        Some(topic) => thesaurus.get(topic).label(language),
        None => Facets::embedded().label_of(facet, id, language),
    };
    label.to_owned()
}

#[cfg(test)]
mod tests {
    use super::super::{ColumnField, Headings};
    use super::*;

    #[test]
    fn headings_are_known_and_examples_complete() {
        let file: TemplateFile = serde_json::from_str(FILE).unwrap();
        for column in &file.columns {
            let field = ColumnField::from_id(&column.field).expect(&column.field);
            for (tag, heading) in &column.headings {
                assert!(
                    Headings::embedded().find(heading).contains(&field),
                    "{tag}: {heading} is no {}",
                    field.id()
                );
                assert_eq!(column.examples[tag.as_str()].len(), 3, "{heading}");
            }
        }
        for language in Language::ALL {
            for column in template_columns(language) {
                assert!(
                    !column.heading.is_empty()
                        && column.examples.iter().all(|cell| !cell.contains('@') || cell.contains(".org")),
                    "{column:?}"
                );
            }
        }
    }
}
