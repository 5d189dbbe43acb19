//! The topics of a service that carries many terms: registers label one service with everything that it may touch on,
//! and a group would stand under a dozen topics of which its own words name one.

use crate::group::Text;
use crate::place::fold;
use crate::topic::{Language, Thesaurus, TopicId};

/// So many topics are what a service is about, however it speaks of itself.
const FEW_TOPICS: usize = 4;

/// Keeps the topics that a service's own words name, where it has many, and gives the names of the others. Where its
/// words name none, all stay.
pub(super) fn part_topics(topics: &mut Vec<Text>, own_words: &str) -> Vec<&'static str> {
    let thesaurus = Thesaurus::embedded();
    let id_of = |topic: &Text| thesaurus.topic_named(topic);
    if topics.iter().filter_map(id_of).count() <= FEW_TOPICS {
        return Vec::new();
    }
    let folded = format!(" {} ", fold(own_words));
    let is_named = |id: TopicId| {
        let topic = thesaurus.get(id);
        let names = Language::ALL.into_iter().map(|language| topic.label(language));
        let mut names = names.chain(topic.synonyms.iter().map(|(_, synonym)| synonym));
        names.any(|name| folded.contains(&format!(" {} ", fold(name))))
    };
    let (own, others): (Vec<Text>, Vec<Text>) =
        topics.drain(..).partition(|topic| id_of(topic).is_none_or(is_named));
    if own.iter().find_map(id_of).is_none() {
        topics.extend(own.into_iter().chain(others));
        return Vec::new();
    }
    topics.extend(own);
    others.iter().filter_map(id_of).map(|id| thesaurus.get(id).label(Language::En)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parted(topics: &[&str], words: &str) -> (Vec<String>, Vec<&'static str>) {
        let mut topics: Vec<Text> = topics.iter().filter_map(|topic| Text::from_cleaned(topic)).collect();
        let others = part_topics(&mut topics, words);
        (topics.iter().map(ToString::to_string).collect(), others)
    }

    #[test]
    fn own_words_decide_among_many_topics() {
        let many = ["anxiety", "stroke", "carers", "cancer", "own term", "epilepsy"];
        let (own, others) = parted(&many, "Strokes and you. After a stroke we meet for tea.");
        assert_eq!((own, others.len()), (vec!["stroke".to_owned(), "own term".to_owned()], 4));
        assert!(others.contains(&"Epilepsy"));
        // Who says nothing of it keeps what the register says; a few topics are no riddle.
        assert_eq!(parted(&many, "Tuesday circle").0.len(), 6);
        assert_eq!(parted(&many[..4], "After a stroke").0.len(), 4);
    }
}
