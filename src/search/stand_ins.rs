//! Which stems of the phrases a typed word may stand for: its own, the parts of a compound, the beginning that it
//! shares with a known word, and what it may become while it is being typed. Each with how surely.

use super::lexicon::{Lexicon, StemId, Stemmers};
use super::text_word::Word;
use crate::place::fold;
use crate::topic::Language;

/// What a stem of another language than the text's is worth.
pub(super) const FOREIGN: f32 = 0.6;
/// What a part of a compound is worth, where both parts are known and where one is.
const COMPOUND: f32 = 0.75;
const HALF_COMPOUND: f32 = 0.6;
/// What a stem is worth that shares the beginning of a word: where the word itself is unknown, and where it is known.
const ALIKE: f32 = 0.7;
const ALIKE_KNOWN: f32 = 0.5;
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
    if found.is_empty() {
        found = compound_parts(lexicon, word.folded);
    }
    let known = !found.is_empty();
    let weight = if known { ALIKE_KNOWN } else { ALIKE };
    add_alike(lexicon, word.folded, language, weight, &mut found);
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
            found.extend(tail.into_iter().chain(head).map(|stem| (stem, weight)));
        }
    }
    found
}

fn stem_of_part(lexicon: &Lexicon<'_>, language: Language, part: &str) -> Option<StemId> {
    let stem = Stemmers::shared().stem(language, part);
    lexicon.stem(language, &stem).or_else(|| lexicon.stem(language, &fold(part)))
}
