//! How topics are named: by number inside the program, by code in public classifications.

use serde::Deserialize;

/// Number of a topic in the embedded thesaurus. Stable within one build only: store the id, not the number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct TopicId(pub u16);

impl TopicId {
    /// Position in [`topics`](super::Thesaurus::topics).
    pub fn index(self) -> usize {
        usize::from(self.0)
    }
}

/// The code of a topic in a public classification.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
pub struct TopicCode {
    /// `211hsis` (211 Human Services Indexing System) or `open-eligibility-2.0`.
    pub scheme: &'static str,
    /// The code as that classification writes it.
    pub code: &'static str,
    /// How the code relates to the topic where it is not the same, for instance `see-also`.
    #[serde(default)]
    pub relation: Option<&'static str>,
}
