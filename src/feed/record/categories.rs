//! The categories of a group whose record names only topics.

use crate::group::{CodedSet, Text};
use crate::topic::{Category, Thesaurus};

/// The categories that follow from topics: those of each, and "other" for a label that is no topic of ours or
/// where there is no topic at all.
pub fn categories_of(topics: &[Text]) -> CodedSet<Category> {
    let thesaurus = Thesaurus::embedded();
    let mut categories = CodedSet::EMPTY;
    for topic in topics {
        match thesaurus.topic(topic) {
            Some(id) => categories = categories.union(thesaurus.get(id).categories().collect()),
            None => categories.insert(Category::Other),
        }
    }
    if categories.is_empty() {
        categories.insert(Category::Other);
    }
    categories
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn categories_follow_topics() {
        let topics = |ids: &[&str]| ids.iter().filter_map(|id| Text::from_cleaned(id)).collect::<Vec<_>>();
        assert!(categories_of(&topics(&["alcohol"])).contains(Category::Addiction));
        assert!(categories_of(&topics(&["Quantenheilung"])).contains(Category::Other));
        assert!(categories_of(&[]).contains(Category::Other));
    }
}
