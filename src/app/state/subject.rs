//! What can be read about.

use crate::topic::TopicId;

/// What can be read about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Subject {
    /// A topic of the thesaurus.
    Topic(TopicId),
    /// An article, by its id.
    Article(&'static str),
}
