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
/// What the words for a kind of death give to the loss of that person by any death, as a share.
const KIN_SHARE: f32 = 0.9;
/// The kinds of people of whom each has one, or few: whoever grieves for "my mother" has lost her.
const MOURNED_KIN: [&str; 4] = ["partner", "parent", "sibling", "pet"];

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
    #[serde(borrow)]
    died_of: BTreeMap<&'static str, Synonyms>,
    #[serde(borrow)]
    done_to: BTreeMap<&'static str, Synonyms>,
    mourned: Synonyms,
    will: Synonyms,
    kill: Synonyms,
    end_life: Synonyms,
}

fn loss_words() -> &'static LossWords {
    static WORDS: LazyLock<LossWords> =
        LazyLock::new(|| serde_json::from_str(LOSS_WORDS).unwrap_or_default());
    &WORDS
}

/// Whether a folded word of any language is for a husband, a girlfriend and the like.
pub(super) fn is_word_for_partner(word: &str) -> bool {
    loss_words().kin.get("partner").is_some_and(|list| list.iter().any(|(_, listed)| listed == word))
}

/// A topic that a loss means, with what each word gives it.
pub(super) struct Loss {
    pub(super) topic: TopicId,
    pub(super) by_word: Vec<(usize, f32)>,
}

/// The words of a text, against the lists of its languages.
#[derive(Clone, Copy)]
struct Text<'a> {
    words: &'a [Word<'a>],
    language: Option<Language>,
}

impl<'a> Text<'a> {
    fn languages(self) -> impl Iterator<Item = Language> {
        let language = self.language;
        Language::ALL.into_iter().filter(move |own| language.is_none_or(|language| language == *own))
    }

    fn is_listed(self, list: &Synonyms, word: &Word<'_>) -> bool {
        self.languages().any(|own| list.get(own).contains(&word.folded))
    }

    /// The first word that is listed.
    fn find(self, list: &Synonyms) -> Option<&'a Word<'a>> {
        self.words.iter().find(|word| self.is_listed(list, word))
    }

    /// The words of the first phrase of a list that are all there.
    fn find_phrase(self, list: &Synonyms) -> Vec<usize> {
        let all = |phrase: &&str| {
            let places = phrase.split(' ').map(|part| self.words.iter().find(|word| word.folded == part));
            places.map(|word| word.map(|word| word.at)).collect::<Option<Vec<usize>>>()
        };
        self.languages().flat_map(|own| list.get(own)).find_map(all).unwrap_or_default()
    }

    /// A verb of a list with "himself" or the like, or a phrase that says the same.
    fn find_suicide(self, verbs: &Synonyms, oneself: &Synonyms, phrases: &Synonyms) -> Vec<usize> {
        match self.find(verbs).zip(self.find(oneself)) {
            Some((verb, oneself)) => vec![verb.at, oneself.at],
            None => self.find_phrase(phrases),
        }
    }
}

/// A person who was lost: the place of the word, and which kind of person it is.
type Person<'a> = (usize, &'a str);

/// The topic of the kind of death that is told of, and the words that tell it: "drowned himself", "was murdered",
/// "died of an overdose".
fn kind_of_death(
    text: Text<'_>,
    lists: &LossWords,
    person: Option<Person<'_>>,
) -> Option<(&'static str, Vec<usize>)> {
    let suicide = text.find_suicide(&lists.killed, &lists.oneself, &lists.own_life);
    if !suicide.is_empty() {
        return Some(("suicide-loss", suicide));
    }
    person.filter(|(_, kin)| *kin != "pet")?;
    let done = |(topic, list): (&&'static str, &Synonyms)| Some((*topic, vec![text.find(list)?.at]));
    if let Some(found) = lists.done_to.iter().find_map(done) {
        return Some(found);
    }
    let died = text.find(&lists.died).or_else(|| text.find(&lists.killed))?.at;
    lists.died_of.iter().find_map(|(topic, list)| Some((*topic, vec![died, text.find(list)?.at])))
}

/// The topics that the losses in a text mean, and the fear that somebody takes her or his own life. `language` is
/// the one it is recognisably in.
pub(super) fn losses_in(words: &[Word<'_>], language: Option<Language>) -> Vec<Loss> {
    let (lists, text) = (loss_words(), Text { words, language });
    let person = words.iter().find_map(|word| {
        let kin = lists.kin.iter().find(|(_, list)| text.is_listed(list, word))?.0;
        Some((word.at, *kin))
    });
    let death = kind_of_death(text, lists, person);
    let feared = text.find_suicide(&lists.kill, &lists.oneself, &lists.end_life);
    let lost = text.find(&lists.lost).filter(|word| stands_by(person, word, lists));
    let mourned = text.find(&lists.mourned).filter(|word| is_mourned(person, word));
    let died = text.find(&lists.died).or(lost).or(mourned);
    let (topics, of_kin, said): (Vec<&str>, &[&str], Vec<usize>) = if let Some((topic, said)) = death {
        // Who lost a child by suicide finds groups for the loss of a child too, after those for suicide.
        (vec![topic], person.map_or(&[][..], |(_, kin)| topics_of_kin(kin)), said)
    } else if let Some((will, (_, _))) = text.find(&lists.will).zip(person).filter(|_| !feared.is_empty()) {
        (vec!["relatives-suicidal"], &[], [feared, vec![will.at]].concat())
    } else if let Some(((_, kin), word)) = person.zip(died) {
        (topics_of_kin(kin).to_vec(), &[], vec![word.at])
    } else {
        return Vec::new();
    };
    let person = person.map(|(at, _)| (at, PERSON_WORTH));
    let loss_of = |(id, worth): (&&str, f32)| {
        let topic = Thesaurus::embedded().topic_named(id)?;
        let said = said.iter().map(|at| (*at, LOSS_WORTH * worth));
        Some(Loss { topic, by_word: person.into_iter().chain(said).collect() })
    };
    let topics = topics.iter().map(|id| (id, 1.0)).chain(of_kin.iter().map(|id| (id, KIN_SHARE)));
    topics.filter_map(loss_of).collect()
}

/// "Lost my wife", "meinen Sohn verloren": the person stands right beside the word, but for a small word; after it,
/// unless it is German, since "my wife lost" means something else.
fn stands_by(person: Option<Person<'_>>, word: &Word<'_>, lists: &LossWords) -> bool {
    let german = lists.lost.get(Language::De).contains(&word.folded);
    person.is_some_and(|(at, _)| at.abs_diff(word.at) <= 2 && (german || at > word.at))
}

/// "Trauer um meinen Mann": the person comes right after the word, but for a small word.
fn is_mourned(person: Option<Person<'_>>, word: &Word<'_>) -> bool {
    let follows = |at: usize| (word.at + 1..=word.at + 2).contains(&at);
    person.is_some_and(|(at, kin)| follows(at) && MOURNED_KIN.contains(&kin))
}

fn topics_of_kin(kin: &str) -> &'static [&'static str] {
    match kin {
        "baby" => &["stillbirth", "loss-of-child"],
        "child" => &["loss-of-child"],
        "partner" => &["loss-of-partner"],
        "parent" | "parents" => &["loss-of-parent"],
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
        let suicide =
            [&lists.killed, &lists.oneself, &lists.own_life, &lists.will, &lists.kill, &lists.end_life];
        let others = [&lists.died, &lists.lost, &lists.mourned].into_iter().chain(suicide);
        let deaths = lists.died_of.iter().chain(&lists.done_to);
        for (topic, _) in deaths.clone() {
            assert!(Thesaurus::embedded().topic_named(topic).is_some(), "{topic}");
        }
        for list in lists.kin.values().chain(others).chain(deaths.map(|(_, list)| list)) {
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
            .map(|(at, (raw, folded))| Word { at, raw, folded, typing: false, infinitive: "" })
            .collect();
        losses_in(&words, language).iter().map(|loss| Thesaurus::embedded().get(loss.topic).id).collect()
    }

    #[test]
    fn a_person_and_a_word_for_the_loss_mean_a_topic() {
        assert_eq!(topics("twin drowned herself", None), ["suicide-loss", "loss-of-sibling"]);
        assert_eq!(topics("Nichte Leben genommen", Some(Language::De)), ["suicide-loss", "bereavement"]);
        assert_eq!(topics("stesønnen døde", Some(Language::Nb)), ["loss-of-child"]);
        assert_eq!(topics("Verlobte tödlich verunglückt", None), ["traumatic-loss", "loss-of-partner"]);
        assert_eq!(topics("lost mum", Some(Language::En)), ["loss-of-parent"]);
        assert_eq!(topics("Schwager ermordet", None), ["homicide-loss", "bereavement"]);
        assert_eq!(topics("Enkel gestorben Überdosis", None), ["overdose-loss", "bereavement"]);
        assert_eq!(topics("søsteren døde ulykke", Some(Language::Nb)), ["traumatic-loss", "loss-of-sibling"]);
        assert_eq!(topics("hamster died accident", None), [""; 0]);
        assert_eq!(topics("puppy died accident", None), ["pet-loss"]);
        assert_eq!(topics("Trauer Zwillingsbruder", Some(Language::De)), ["loss-of-sibling"]);
        assert_eq!(topics("Trauer Kinder", Some(Language::De)), [""; 0]);
        assert_eq!(topics("trauernde Eltern", Some(Language::De)), [""; 0]);
        assert_eq!(topics("wife lost job", Some(Language::En)), [""; 0]);
        assert_eq!(topics("afraid niece will hang herself", Some(Language::En)), ["relatives-suicidal"]);
        assert_eq!(topics("Enkelin droht sich umzubringen", Some(Language::De)), [""; 0]);
        assert_eq!(topics("lost job since then husband laughs", Some(Language::En)), [""; 0]);
        assert_eq!(topics("sister laughs", None), [""; 0]);
    }
}
