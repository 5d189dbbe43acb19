//! Who has lost somebody, and how: "my sister died", "mein Sohn hat sich erhängt", "moren min gikk bort". Whom they lost
//! and how they say it are classes of words (`data/loss-words.json`), since no list holds every pair of them.

use super::text_word::Word;
use crate::topic::{Language, Synonyms, Thesaurus, TopicId};
use serde::Deserialize;
use std::collections::BTreeMap;
use std::sync::LazyLock;

static LOSS_WORDS: &str = include_str!("../../data/loss-words.json");

/// What the person and the word for the loss give to the topic, in the unit of a stem's rarity.
const PERSON_WORTH: f32 = 3.0;
const LOSS_WORTH: f32 = 4.0;

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct LossWords {
    #[serde(rename = "version")]
    _version: u32,
    #[serde(rename = "note")]
    _note: &'static str,
    #[serde(borrow)]
    kin: BTreeMap<&'static str, Synonyms>,
    died: Synonyms,
    lost: Synonyms,
    killed: Synonyms,
    #[serde(rename = "self")]
    oneself: Synonyms,
    own_life: Synonyms,
}

fn loss_words() -> &'static LossWords {
    static WORDS: LazyLock<LossWords> =
        LazyLock::new(|| serde_json::from_str(LOSS_WORDS).unwrap_or_default());
    &WORDS
}

/// A topic that a loss means, with what each word gives it.
pub(super) struct Loss {
    pub(super) topic: TopicId,
    pub(super) by_word: Vec<(usize, f32)>,
}

/// The topics that the losses in a text mean. `language` is the one it is recognisably in.
pub(super) fn losses_in(words: &[Word<'_>], language: Option<Language>) -> Vec<Loss> {
    let lists = loss_words();
    let lists_word = |list: &Synonyms, word: &Word<'_>| lists_in(list, word.folded, language);
    let person = words.iter().find_map(|word| {
        let kin = lists.kin.iter().find(|(_, list)| lists_word(list, word))?.0;
        Some((word.at, *kin))
    });
    let suicide = suicide_in(lists, words, language);
    let death = words
        .iter()
        .find(|word| lists_word(&lists.died, word))
        .or_else(|| words.iter().find(|word| lists_word(&lists.lost, word) && stands_by(person, word)));
    let topics: &[&str] = match (person, &suicide, death) {
        (_, suicide, _) if !suicide.is_empty() => &["suicide-loss"],
        (Some((_, kin)), _, Some(_)) => topics_of_kin(kin),
        _ => return Vec::new(),
    };
    let mut by_word: Vec<(usize, f32)> = person.map(|(at, _)| (at, PERSON_WORTH)).into_iter().collect();
    if suicide.is_empty() {
        by_word.extend(death.map(|word| (word.at, LOSS_WORTH)));
    } else {
        by_word.extend(suicide.iter().map(|at| (*at, LOSS_WORTH)));
    }
    let topics = topics.iter().filter_map(|id| Thesaurus::embedded().topic_named(id));
    topics.map(|topic| Loss { topic, by_word: by_word.clone() }).collect()
}

fn lists_in(list: &Synonyms, word: &str, language: Option<Language>) -> bool {
    let languages = Language::ALL.into_iter().filter(|own| language.is_none_or(|language| language == *own));
    languages.into_iter().any(|own| list.get(own).contains(&word))
}

/// "Lost my wife", "meinen Sohn verloren": the person stands right beside the word, but for a small word.
fn stands_by(person: Option<(usize, &str)>, word: &Word<'_>) -> bool {
    person.is_some_and(|(at, _)| at.abs_diff(word.at) <= 2)
}

/// The words that say that somebody took her or his own life; none where nothing says so.
fn suicide_in(lists: &LossWords, words: &[Word<'_>], language: Option<Language>) -> Vec<usize> {
    let verb = words.iter().find(|word| lists_in(&lists.killed, word.folded, language));
    let oneself = words.iter().find(|word| lists_in(&lists.oneself, word.folded, language));
    if let Some((verb, oneself)) = verb.zip(oneself) {
        return vec![verb.at, oneself.at];
    }
    let languages = Language::ALL.into_iter().filter(|own| language.is_none_or(|language| language == *own));
    languages
        .flat_map(|own| lists.own_life.get(own))
        .find_map(|phrase| {
            let places = phrase.split(' ').map(|part| words.iter().position(|word| word.folded == part));
            places.collect::<Option<Vec<usize>>>()
        })
        .unwrap_or_default()
        .into_iter()
        .filter_map(|place| words.get(place).map(|word| word.at))
        .collect()
}

fn topics_of_kin(kin: &str) -> &'static [&'static str] {
    match kin {
        "baby" => &["stillbirth", "loss-of-child"],
        "child" => &["loss-of-child"],
        "partner" => &["loss-of-partner"],
        "parent" => &["loss-of-parent"],
        "sibling" => &["loss-of-sibling"],
        "pet" => &["pet-loss"],
        _ => &["bereavement"],
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::place::fold;

    #[test]
    fn the_embedded_file_has_its_form() {
        let lists: LossWords = serde_json::from_str(LOSS_WORDS).expect("loss-words.json");
        let others = [&lists.died, &lists.lost, &lists.killed, &lists.oneself, &lists.own_life];
        for list in lists.kin.values().chain(others) {
            for (language, word) in list.iter() {
                assert!(word == fold(word), "{language:?} {word:?} is not folded");
            }
            assert!(Language::ALL.into_iter().all(|language| !list.get(language).is_empty()));
        }
        for kin in lists.kin.keys() {
            for topic in topics_of_kin(kin) {
                assert!(Thesaurus::embedded().topic_named(topic).is_some(), "{topic}");
            }
        }
    }

    fn topics(text: &str, language: Option<Language>) -> Vec<&'static str> {
        let folded: Vec<String> = text.split(' ').map(fold).collect();
        let words: Vec<Word<'_>> = text
            .split(' ')
            .zip(&folded)
            .enumerate()
            .map(|(at, (raw, folded))| Word { at, raw, folded, typing: false })
            .collect();
        losses_in(&words, language).iter().map(|loss| Thesaurus::embedded().get(loss.topic).id).collect()
    }

    #[test]
    fn a_person_and_a_word_for_the_loss_mean_a_topic() {
        assert_eq!(topics("twin drowned herself", None), ["suicide-loss"]);
        assert_eq!(topics("Nichte Leben genommen", Some(Language::De)), ["suicide-loss"]);
        assert_eq!(topics("stesønnen døde", Some(Language::Nb)), ["loss-of-child"]);
        assert_eq!(topics("Verlobte tödlich verunglückt", None), ["loss-of-partner"]);
        assert_eq!(topics("lost mum", Some(Language::En)), ["loss-of-parent"]);
        assert_eq!(topics("lost job husband laughs", Some(Language::En)), ["loss-of-partner"]);
        assert_eq!(topics("lost job since then husband laughs", Some(Language::En)), [""; 0]);
        assert_eq!(topics("sister laughs", None), [""; 0]);
    }
}
