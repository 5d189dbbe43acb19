//! What a parsed text asks for, softly: things that a group should have, each with what it is worth. A group is found
//! that has any that matters; who has more of them comes first. Nothing is left out because something else has one
//! word more.
//!
//! The first aspect is what the words mean together (`infer_topics`); names of other topics among the words, and
//! words that only stand in names and notes of groups, are aspects beside it. A text that is nothing but one name
//! asks for just that name.

use super::infer_topics::{Inference, Meant, infer_topics};
use super::parse::meaning::{Alternative, Concept, ParsedQuery};
use super::phrases::embedded_phrases;
use super::stand_ins::is_stem;
use super::text_word::{MOST_WORDS, Word};
use super::tokenize::word_ranges;
use super::word_forms::separated_verbs;
use crate::topic::{Category, Language, Thesaurus, TopicId};

/// From here on the words of a text say enough to take them for a topic: one rare word, or several that are common.
const TELLING: f32 = 1.3;
/// Topics that fit less than this share of the best are not meant.
const MEANT_SHARE: f32 = 0.5;
/// From this share on a topic is as likely as the best; below it, it counts for less.
const LIKELY: f32 = 0.8;
const UNLIKELY: f32 = 0.7;
/// A text means at most so many topics.
const MEANT_TOPICS: usize = 12;
/// What a word adds to a topic that it names, as a share of what it gives anyway.
const NAMED: f32 = 0.4;
/// A word is explained by a topic if it gives it at least this share of what it gives to any.
const EXPLAINED: f32 = 0.5;
/// The least and the most that another named topic is worth beside the first, in percent.
const BESIDE: (f32, f32) = (35.0, 100.0);
/// The most that a word of names and notes is worth beside a topic, in percent.
const BESIDE_TOPIC: f32 = 50.0;
/// Beside a topic, groups below this score are not found: they have a word in common with the text and no more.
const LEAST_BESIDE_TOPIC: u16 = 32;

/// What one of two things is worth, in percent, where both are asked for together.
const PART_SHARE: u32 = 60;

/// What a topic below a named one is worth: who asks for alcohol means that before relatives of drinkers. And below
/// one that is only inferred: who says that the father died does not mean murder.
const NARROWER_THAN_NAME: u32 = 102;
const NARROWER_THAN_MEANT: u32 = 74;

/// What something is worth.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Worth {
    /// In percent of the most telling aspect.
    Percent(u32),
    /// By how few groups have it: the logarithm of one in how many, where `unit` is 100 percent; at most `most`
    /// percent.
    ByRarity {
        /// What is 100 percent; 0 = the rarest of all aspects.
        unit: f32,
        /// The most percent.
        most: f32,
    },
}

/// Something that a group should have.
#[derive(Debug)]
pub(super) struct Aspect {
    /// The words, as typed.
    pub(super) words: String,
    /// Ways to have it, with what each is worth, in percent of the aspect.
    pub(super) any: Vec<(Alternative, u32)>,
    /// What it is worth.
    pub(super) worth: Worth,
    /// What topics below those asked for are worth, beside [`super::score::TOPIC_WORTH`].
    pub(super) narrower: u32,
    /// A group without it is not found.
    pub(super) required: bool,
    /// Known to the phrases, though maybe to no group.
    pub(super) known: bool,
}

/// What is asked for.
#[derive(Debug, Default)]
pub(super) struct WeighedQuestion {
    /// What groups should have.
    pub(super) aspects: Vec<Aspect>,
    /// Groups with a lower score are not found.
    pub(super) least: u16,
    /// The topics that the words most likely mean together.
    pub(super) likely: Vec<TopicId>,
}

impl Aspect {
    fn exact(concept: &Concept) -> Self {
        Self::worth(concept, Worth::Percent(100), true)
    }

    fn worth(concept: &Concept, worth: Worth, known: bool) -> Self {
        Self {
            words: concept.words.clone(),
            any: concept.any.iter().map(|any| (any.clone(), 100)).chain(parts_of(concept)).collect(),
            worth,
            narrower: NARROWER_THAN_NAME,
            required: concept.any.iter().any(|any| any.quoted),
            known,
        }
    }
}

/// The parts of what is two things together.
fn parts_of(concept: &Concept) -> Option<(Alternative, u32)> {
    let topics: Vec<_> = concept.parts.iter().map(|topic| (*topic, 100)).collect();
    (!topics.is_empty()).then(|| (Alternative { topics, ..Alternative::default() }, PART_SHARE))
}

/// What a parsed text asks for.
pub(super) fn weigh_aspects(parsed: &ParsedQuery, text: &str) -> WeighedQuestion {
    if let [concept] = parsed.concepts.as_slice()
        && is_one_name(parsed, concept, text)
    {
        return WeighedQuestion { aspects: vec![Aspect::exact(concept)], ..WeighedQuestion::default() };
    }
    let infinitives = infinitives_in(parsed, text);
    let only_empty = parsed.topic_words.iter().all(|token| is_empty_word(&token.word));
    let words: Vec<Word<'_>> = parsed
        .topic_words
        .iter()
        .zip(&infinitives)
        .take(MOST_WORDS)
        .enumerate()
        .filter(|(_, (token, _))| only_empty || !embedded_phrases().is_generic(&token.word))
        // A letter alone is the beginning of anything.
        .filter(|(_, (token, _))| token.word.len() > 1)
        .map(|(at, (token, infinitive))| Word {
            at,
            raw: &token.raw,
            folded: &token.word,
            typing: token.typing,
            infinitive,
        })
        .collect();
    let mut inference = infer_topics(&words, parsed.language);
    raise_named(&mut inference, parsed);
    add_danger(&mut inference, parsed);
    match inference.topics.first() {
        Some(best) if best.score >= TELLING => ask_for_meaning(parsed, &inference, best),
        _ => ask_for_words(parsed),
    }
}

/// For each topic word the infinitive of the German verb it is, where its particle stands apart; else "".
fn infinitives_in(parsed: &ParsedQuery, text: &str) -> Vec<String> {
    let mut infinitives = vec![String::new(); parsed.topic_words.len()];
    if parsed.language.is_some_and(|language| language != Language::De) {
        return infinitives;
    }
    let lower = text.to_lowercase();
    let typed: Vec<&str> =
        word_ranges(&lower).filter_map(|range| lower.get(range)).take(MOST_WORDS).collect();
    for (at, infinitive) in separated_verbs(&typed) {
        let verb = typed.get(at).copied().unwrap_or_default();
        let place = parsed.topic_words.iter().position(|token| token.raw.to_lowercase() == verb);
        if let Some(known) = place.and_then(|place| infinitives.get_mut(place))
            && is_stem(&infinitive)
        {
            *known = infinitive;
        }
    }
    infinitives
}

/// Whether a text is nothing but a name that a concept understands: one word, or several word for word.
fn is_one_name(parsed: &ParsedQuery, concept: &Concept, text: &str) -> bool {
    let names_topic = concept.any.iter().any(|any| !any.topics.is_empty());
    let content = parsed.topic_words.iter().filter(|token| !is_empty_word(&token.word));
    let (own, others): (Vec<_>, Vec<_>) = content.partition(|token| has_word(concept, &token.raw));
    (names_topic || concept.any.len() > 1)
        && others.is_empty()
        && (own.len() < 2 || embedded_phrases().is_name(text))
}

/// No topic can be told: all words count by how rare they are, and names of topics as the rarest of them.
fn ask_for_words(parsed: &ParsedQuery) -> WeighedQuestion {
    let by_rarity = Worth::ByRarity { unit: 0.0, most: 100.0 };
    let aspect = |concept: &Concept| {
        let topical = concept.any.iter().any(|any| !any.topics.is_empty());
        Aspect::worth(concept, if topical { Worth::Percent(100) } else { by_rarity }, topical)
    };
    WeighedQuestion { aspects: parsed.concepts.iter().map(aspect).collect(), ..WeighedQuestion::default() }
}

/// Topics that the words mean together, other topics that they name, and the words themselves.
fn ask_for_meaning(parsed: &ParsedQuery, inference: &Inference, best: &Meant) -> WeighedQuestion {
    let typed: Vec<&str> = parsed.topic_words.iter().map(|token| token.raw.as_str()).collect();
    let mut first = Aspect {
        words: typed.join(" "),
        any: vec![(Alternative::default(), 100)],
        worth: Worth::Percent(100),
        narrower: NARROWER_THAN_MEANT,
        required: false,
        known: true,
    };
    let mut others = Vec::new();
    // Words that name a topic of their own.
    let mut elsewhere = [false; MOST_WORDS];
    for concept in &parsed.concepts {
        let words = words_of(parsed, concept);
        let most: f32 = words.iter().map(|at| most_of_word(inference, *at)).sum();
        let explained: f32 = words.iter().filter_map(|at| best.by_word.get(*at)).sum();
        let rarity: f32 = words.iter().filter_map(|at| inference.rarity.get(*at)).sum();
        let topical = concept.any.iter().any(|any| !any.topics.is_empty());
        let percent = (rarity / best.score * 100.0).min(100.0);
        first.any.extend(parts_of(concept));
        if concept.any.iter().any(|any| any.quoted) || words.is_empty() {
            others.push(Aspect::exact(concept));
        } else if topical && explained < most * EXPLAINED {
            // Two names that say as much ask for as much, whichever comes first.
            let named = score_of_named(inference, concept) / best.score;
            let percent = if named >= LIKELY { 100.0 } else { percent.max(named * 100.0) };
            let worth = Worth::Percent(percent.clamp(BESIDE.0, BESIDE.1) as u32);
            others.push(Aspect::worth(concept, worth, true));
            for at in words {
                elsewhere.iter_mut().skip(at).take(1).for_each(|word| *word = true);
            }
        } else if rarity > 0.0 {
            // What phrases know counts for itself where a group's name has it, and does not add to the topic.
            let most = if explained >= most * EXPLAINED { 100.0 } else { BESIDE_TOPIC };
            let texts = concept.any.iter().filter(|any| !any.words.is_empty()).cloned();
            let texts = texts.map(|any| Alternative { topics: Vec::new(), ..any });
            first.any.extend(texts.map(|any| (any, percent.min(most) as u32)));
        } else {
            let worth = Worth::ByRarity { unit: best.score, most: BESIDE_TOPIC };
            others.push(Aspect::worth(concept, worth, false));
        }
    }
    let meant = topics_meant(inference, &elsewhere);
    // The topic of a danger was only added.
    let is_likely = |(topic, share): &&(TopicId, u8)| {
        f32::from(*share) >= LIKELY * 100.0 && !parsed.in_danger.contains(topic)
    };
    let likely = meant.iter().filter(is_likely).map(|(topic, _)| *topic).collect();
    if let Some((meaning, _)) = first.any.first_mut() {
        meaning.topics = meant;
    }
    let mut aspects = vec![first];
    aspects.append(&mut others);
    WeighedQuestion { aspects, least: LEAST_BESIDE_TOPIC, likely }
}

/// The topics meant, with how well each fits beside the best, 0 to 100. What words give that name a topic of their
/// own, which is an aspect beside these, does not count twice.
fn topics_meant(inference: &Inference, elsewhere: &[bool; MOST_WORDS]) -> Vec<(TopicId, u8)> {
    let mut left: Vec<(TopicId, f32)> = inference
        .topics
        .iter()
        .map(|meant| {
            let given = meant.by_word.iter().zip(elsewhere).filter(|(_, elsewhere)| **elsewhere);
            (meant.topic, meant.score - given.map(|(given, _)| given).sum::<f32>())
        })
        .collect();
    left.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
    let best = left.first().map_or(1.0, |(_, score)| score.max(0.1));
    left.truncate(MEANT_TOPICS);
    let shares = left.into_iter().map(|(topic, score)| (topic, score / best));
    let meant = shares.take_while(|(_, share)| *share >= MEANT_SHARE);
    meant.map(|(topic, share)| (topic, (share_shown(share) * 100.0) as u8)).collect()
}

/// How well a topic fits, for the order: topics that are nearly as likely as the best come with it, others clearly
/// after it, whatever else speaks for their groups.
fn share_shown(share: f32) -> f32 {
    if share >= LIKELY { share } else { share * UNLIKELY }
}

/// How well the words fit the best of the topics that a concept names.
fn score_of_named(inference: &Inference, concept: &Concept) -> f32 {
    let named = |topic: TopicId| concept.any.iter().flat_map(|any| &any.topics).any(|(own, _)| *own == topic);
    inference.topics.iter().find(|meant| named(meant.topic)).map_or(0.0, |meant| meant.score)
}

/// The most that a word gives to any topic.
fn most_of_word(inference: &Inference, at: usize) -> f32 {
    let given = inference.topics.iter().filter_map(|meant| meant.by_word.get(at));
    given.copied().fold(0.0, f32::max)
}

/// Topics that one of the words names are surer than those that only share words with what people type.
fn raise_named(inference: &mut Inference, parsed: &ParsedQuery) {
    for concept in &parsed.concepts {
        let words = words_of(parsed, concept);
        let named: Vec<TopicId> =
            concept.any.iter().flat_map(|any| &any.topics).map(|(topic, _)| *topic).collect();
        for meant in inference.topics.iter_mut().filter(|meant| named.contains(&meant.topic)) {
            let given: f32 = words.iter().filter_map(|at| meant.by_word.get(*at)).sum();
            meant.score += given * NAMED;
        }
    }
    // So are those that the end of a compound names, where the whole names none: "Hodenkrebs" says cancer.
    for (at, token) in parsed.topic_words.iter().take(MOST_WORDS).enumerate() {
        let named = embedded_phrases().topics_of_tail(&token.word);
        for meant in inference.topics.iter_mut().filter(|meant| named.contains(&meant.topic)) {
            meant.score += meant.by_word.get(at).copied().unwrap_or_default() * NAMED;
        }
    }
    inference.topics.sort_by(|a, b| b.score.total_cmp(&a.score).then(a.topic.cmp(&b.topic)));
}

/// What the topic of a danger is worth beside the best topic: as likely, and not before it.
const DANGER_SHARE: f32 = 0.95;
/// And where the words hardly say what they are about, so that the others are not [`LIKELY`]: "threw me down the
/// steps" is not about stepfamilies.
const DANGER_FIRST: f32 = 1.27;
/// Below this score the words of a text hardly say what it is about.
const VAGUE: f32 = 6.0;

/// Adds the topics of the danger that a text speaks of: "my wife pushed me down the stairs" has no word of violence.
/// Whoever tells of violence of their own is no victim, and who mourns fears for nobody.
fn add_danger(inference: &mut Inference, parsed: &ParsedQuery) {
    let best = inference.topics.first().map_or(0.0, |best| best.score);
    let is_past = inference.topics.first().is_some_and(|best| {
        let topic = Thesaurus::embedded().get(best.topic);
        topic.id == "perpetrators" || topic.category == Category::Grief
    });
    if is_past || names_topics_only(parsed) {
        return;
    }
    for topic in &parsed.in_danger {
        let share = if best < VAGUE { DANGER_FIRST } else { DANGER_SHARE };
        let score = (best * share).max(TELLING);
        match inference.topics.iter_mut().find(|meant| meant.topic == *topic) {
            Some(meant) => meant.score = meant.score.max(score),
            None => inference.topics.push(Meant { score, ..Meant::new(*topic) }),
        }
    }
    inference.topics.sort_by(|a, b| b.score.total_cmp(&a.score).then(a.topic.cmp(&b.topic)));
}

/// Whether a text is a list of words that each name a topic: "Angst Alkohol" tells no story.
fn names_topics_only(parsed: &ParsedQuery) -> bool {
    let is_name = |concept: &Concept| {
        !concept.words.contains(' ')
            && concept.any.iter().flat_map(|any| &any.topics).any(|(_, sure)| *sure == 100)
    };
    let names: Vec<&Concept> = parsed.concepts.iter().filter(|concept| is_name(concept)).collect();
    parsed.topic_words.iter().all(|token| names.iter().any(|concept| concept.words == token.raw))
}

/// Which of the topic words a concept consists of.
fn words_of(parsed: &ParsedQuery, concept: &Concept) -> Vec<usize> {
    let words = parsed.topic_words.iter().take(MOST_WORDS).enumerate();
    words.filter(|(_, token)| has_word(concept, &token.raw)).map(|(at, _)| at).collect()
}

fn has_word(concept: &Concept, raw: &str) -> bool {
    concept.words == raw || concept.words.split(' ').any(|word| word == raw)
}

/// Whether a word says no more than that a group is looked for.
fn is_empty_word(word: &str) -> bool {
    embedded_phrases().is_late(word) || embedded_phrases().is_generic(word)
}
