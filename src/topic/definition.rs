//! What a topic is, in plain words, for readers who are no experts. Not a medical source and no advice.

use std::{collections::HashMap, sync::LazyLock};

use serde::Deserialize;

use super::language::{Labels, Language};
use super::packed::unpack;

static PACKED: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/topic-definitions.json.z"));

/// A topic in plain words.
#[derive(Clone, Copy, Debug, Deserialize)]
pub struct Definition {
    id: &'static str,
    /// The day on which the topic or its words were last changed, `YYYY-MM-DD`.
    pub changed: &'static str,
    /// One to three sentences.
    #[serde(rename = "definition")]
    pub texts: Labels,
}

#[derive(Deserialize)]
struct DefinitionsFile {
    // Tells serde that all strings are borrowed from the unpacked text.
    #[serde(rename = "note")]
    _note: &'static str,
    topics: Vec<Definition>,
}

fn all() -> &'static HashMap<&'static str, Definition> {
    static TEXT: LazyLock<String> = LazyLock::new(|| unpack(PACKED));
    static ALL: LazyLock<HashMap<&'static str, Definition>> = LazyLock::new(|| {
        let file: Option<DefinitionsFile> = serde_json::from_str(&TEXT).ok();
        file.into_iter().flat_map(|file| file.topics).map(|topic| (topic.id, topic)).collect()
    });
    &ALL
}

/// The definition of a topic by its id, exactly as written. Unpacked on first use, which no start needs.
pub fn definition_of(topic: &str) -> Option<Definition> {
    all().get(topic).copied()
}

/// The definition of a topic in one language.
pub fn definition_in(topic: &str, language: Language) -> Option<&'static str> {
    definition_of(topic).map(|definition| definition.texts.get(language))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::topic::Thesaurus;

    #[test]
    fn every_topic_is_defined_in_three_languages_and_nothing_else_is() {
        let thesaurus = Thesaurus::embedded();
        for (_, topic) in thesaurus.topics() {
            let texts =
                definition_of(topic.id).unwrap_or_else(|| panic!("{} has no definition", topic.id)).texts;
            for text in texts.all() {
                assert!(text.ends_with(['.', '!']) && text.len() > 30, "{}: {text:?}", topic.id);
            }
            let [en, de, nb] = texts.all();
            assert!(en != de && en != nb && de != nb, "{}", topic.id);
        }
        assert_eq!(all().len(), thesaurus.len());
        assert!(definition_in("nonsense", Language::De).is_none());
    }
}
