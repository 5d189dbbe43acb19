//! Which stems of the phrases a typed word may stand for: its own, the parts of a compound, the beginning that it
//! shares with a known word, and what it may become while it is being typed. Each with how surely.

use super::lexicon::{Lexicon, PhraseSource, StemId, Stemmers};
use super::phrases::embedded_phrases;
use super::text_word::Word;
use super::word_forms::other_forms;
use crate::place::fold;
use crate::topic::Language;

/// What a stem of another language than the text's is worth.
pub(super) const FOREIGN: f32 = 0.6;
/// What a part of a compound is worth, where both parts are known and where one is.
const COMPOUND: f32 = 0.75;
const HALF_COMPOUND: f32 = 0.6;
/// What the end of a compound is worth where it is the name of a topic: it says what the whole is.
const NAMED_TAIL: f32 = 0.95;
/// What a stem is worth that shares the beginning of a word: where the word itself is unknown, and where it is known.
const ALIKE: f32 = 0.7;
const ALIKE_KNOWN: f32 = 0.5;
/// What a compound is worth that the word is a part of: where the word itself is unknown, and where it is known; and
/// the share of that for what it only begins with, since the end of a compound says what it is.
const INSIDE: f32 = 0.5;
const INSIDE_KNOWN: f32 = 0.3;
const AT_BEGINNING: f32 = 0.8;
/// What another form of the word is worth.
const FORM: f32 = 0.9;
/// So many letters make a beginning that may be shared.
const ALIKE_LETTERS: usize = 5;
/// The least share of the longer word that a shared beginning has.
const ALIKE_SHARE: f32 = 0.6;
/// What the beginning of a word that is still being typed is worth, and where it is a word already.
const BEGUN: f32 = 0.8;
const BEGUN_KNOWN: f32 = 0.4;
/// Stems looked at for a beginning.
const BEGUN_STEMS: usize = 60;
/// Parts of compounds have at least so many letters.
const PART_LETTERS: usize = 4;

/// The stems that a word may stand for, with how surely, 0 to 1.
pub(super) fn stems_of(
    lexicon: &Lexicon<'_>,
    word: Word<'_>,
    language: Option<Language>,
) -> Vec<(StemId, f32)> {
    let mut found = own_stems(lexicon, word, language);
    // A compound that only sentences know says more by its parts: "Hodenkrebs" in a sentence of a relative is still
    // about cancer.
    if !found.iter().any(|(stem, _)| stands_in_name(lexicon, *stem)) {
        for (stem, weight) in compound_parts(lexicon, word.folded) {
            add_stem(&mut found, stem, weight);
        }
    }
    let known = !found.is_empty();
    let weight = if known { ALIKE_KNOWN } else { ALIKE };
    add_alike(lexicon, word.folded, language, weight, &mut found);
    let weight = if known { INSIDE_KNOWN } else { INSIDE };
    add_compounds_of(lexicon, word, language, weight, &mut found);
    if word.typing && word.folded.chars().count() >= 3 {
        let weight = if known { BEGUN_KNOWN } else { BEGUN };
        for other in Language::ALL {
            for stem in lexicon.stems_beginning(other, word.folded, BEGUN_STEMS) {
                add_stem(&mut found, stem, weight);
            }
        }
    }
    found
}

fn add_stem(found: &mut Vec<(StemId, f32)>, stem: StemId, weight: f32) {
    if found.iter().all(|(known, _)| *known != stem) {
        found.push((stem, weight));
    }
}

fn own_stems(lexicon: &Lexicon<'_>, word: Word<'_>, language: Option<Language>) -> Vec<(StemId, f32)> {
    let mut found = Vec::new();
    for other in Language::ALL {
        let weight = if language.is_none_or(|language| language == other) { 1.0 } else { FOREIGN };
        let stem = lexicon.stem(other, &Stemmers::shared().stem(other, word.raw));
        found.extend(stem.or_else(|| lexicon.stem(other, word.folded)).map(|stem| (stem, weight)));
        let separated = (other == Language::De && !word.infinitive.is_empty()).then_some(word.infinitive);
        for form in other_forms(other, word.raw).into_iter().chain(separated.map(str::to_owned)) {
            if let Some(stem) = lexicon.stem(other, &Stemmers::shared().stem(other, &form)) {
                add_stem(&mut found, stem, weight * FORM);
            }
        }
    }
    found
}

/// Stems with the same beginning: what a stemmer does not bring together often begins alike ("depresjon",
/// "deprimert"; "gambler", "gamblet").
fn add_alike(
    lexicon: &Lexicon<'_>,
    word: &str,
    language: Option<Language>,
    weight: f32,
    found: &mut Vec<(StemId, f32)>,
) {
    let letters = word.chars().count();
    let Some((end, _)) = word.char_indices().nth(ALIKE_LETTERS) else { return };
    let beginning = word.get(..end).unwrap_or_default();
    for other in Language::ALL.into_iter().filter(|other| language.is_none_or(|language| language == *other))
    {
        for stem in lexicon.stems_beginning(other, beginning, usize::MAX) {
            let Ok(text) = std::str::from_utf8(lexicon.text(stem as usize)) else { continue };
            let shared = text.chars().zip(word.chars()).take_while(|(a, b)| a == b).count();
            let share = shared as f32 / letters.max(text.chars().count()) as f32;
            if share >= ALIKE_SHARE {
                add_stem(found, stem, weight * share);
            }
        }
    }
}

/// The words that the word is the beginning or the end of: "Gewalt" of "Gewaltschutz", "krebs" of "Darmkrebs".
fn add_compounds_of(
    lexicon: &Lexicon<'_>,
    word: Word<'_>,
    language: Option<Language>,
    weight: f32,
    found: &mut Vec<(StemId, f32)>,
) {
    for other in [Language::De, Language::Nb] {
        if language.is_some_and(|language| language != other) {
            continue;
        }
        let part = Stemmers::shared().stem(other, word.raw);
        if part.chars().count() < PART_LETTERS {
            continue;
        }
        for stem in lexicon.stems_beginning(other, &part, usize::MAX) {
            if lexicon.text(stem as usize).len() >= part.len() + PART_LETTERS - 1 {
                add_stem(found, stem, weight * AT_BEGINNING);
            }
        }
        for stem in lexicon.stems_ending(other, &part) {
            add_stem(found, stem, weight);
        }
    }
}

/// Whether a German verb stands in any phrase.
pub(super) fn is_stem(infinitive: &str) -> bool {
    let stem = Stemmers::shared().stem(Language::De, infinitive);
    Lexicon::embedded().stem(Language::De, &stem).is_some()
}

/// Whether a word stands in any phrase as it is, or consists of two that do.
pub(super) fn is_known_whole(raw: &str, folded: &str) -> bool {
    let lexicon = Lexicon::embedded();
    !own_stems(lexicon, Word { at: 0, raw, folded, typing: false, infinitive: "" }, None).is_empty()
        || compound_parts(lexicon, folded).iter().any(|(_, weight)| [COMPOUND, NAMED_TAIL].contains(weight))
}

/// German and Norwegian write compounds in one word: "Hodenkrebs" is about "Krebs", whatever stands before it. English
/// words count where a space was forgotten.
fn compound_parts(lexicon: &Lexicon<'_>, word: &str) -> Vec<(StemId, f32)> {
    let mut found = Vec::new();
    for (at, _) in word.char_indices().skip(PART_LETTERS - 1) {
        let (first, second) = word.split_at(at);
        if second.chars().count() < PART_LETTERS {
            break;
        }
        for language in Language::ALL {
            let tail = stem_of_part(lexicon, language, second);
            // The two parts may be joined by a letter or two: Trauer-s-fall, Gruppe-n-abend, barn-e-vern.
            let head = ["", "s", "n", "en", "er", "e"].iter().find_map(|joint| {
                let head = first.strip_suffix(joint)?;
                (head.chars().count() >= PART_LETTERS).then(|| stem_of_part(lexicon, language, head))?
            });
            let whole = head.is_some() && tail.is_some();
            // English writes no compounds in one word; but who forgets a space has both words.
            if language == Language::En && !whole {
                continue;
            }
            let weight = if whole { COMPOUND } else { HALF_COMPOUND };
            let of_tail = if embedded_phrases().is_name(second) { NAMED_TAIL } else { weight };
            found.extend(tail.map(|stem| (stem, of_tail)).into_iter().chain(head.map(|stem| (stem, weight))));
        }
    }
    found
}

/// The stem of a part, where the name of a topic has it: "Sonnenkreis" is the name of a group and not about the sun,
/// though sentences about the skin speak of it.
fn stem_of_part(lexicon: &Lexicon<'_>, language: Language, part: &str) -> Option<StemId> {
    let stem = Stemmers::shared().stem(language, part);
    let known = lexicon.stem(language, &stem).or_else(|| lexicon.stem(language, &fold(part)));
    known.filter(|stem| stands_in_name(lexicon, *stem))
}

/// Whether the name of any topic, or another word for one, has a stem.
fn stands_in_name(lexicon: &Lexicon<'_>, stem: StemId) -> bool {
    let mut phrases = lexicon.holding(stem).map(|number| lexicon.phrase(number));
    phrases.any(|phrase| !matches!(phrase.source, PhraseSource::Phrase))
}
