//! Typing mistakes: what was probably meant by a word that nothing knows.

use super::place_candidates::areas_named;
use super::time_words::{find_times, time_word};
use super::token::Token;
use crate::place::Gazetteer;
use crate::search::index::Index;
use crate::search::phrases::{NearWord, embedded_phrases};
use crate::search::query::{Correction, Query};
use crate::search::stand_ins::is_known_whole;
use crate::search::word_lists::word_lists;
use crate::topic::Language;
use crate::typo::{SEARCH_WORD, SENTENCE_WORD, Tolerance};
use std::collections::HashMap;

/// Sentences of so many words have more that is no topic than that is one.
const SENTENCE: usize = 4;
/// Words of so many letters are told apart by two mistakes, even beside a word that goes with them.
const LONG: usize = 7;
/// Each of two words typed as one has so many letters.
const WORD_OF_TWO: usize = 3;

/// Corrects each word that nothing knows: no group, no topic, no place; and each that makes with its neighbour a
/// name that it all but is ("morbus kron"). Words in the names of groups stay, and it is always said.
pub(super) fn correct_typos(index: &Index, tokens: &mut [Token], query: &Query) -> Option<Correction> {
    let phrases = embedded_phrases();
    // A sentence has short words and verbs that mean nothing here; they are not to be bent into others.
    let is_function_word = |token: &Token| phrases.is_stop(&token.word) || phrases.is_late(&token.word);
    let limits = if tokens.len() >= SENTENCE || tokens.iter().any(is_function_word) {
        SENTENCE_WORD
    } else {
        SEARCH_WORD
    };
    // "In den nächsten 6 Stunden" says when, though no word of it means anything alone.
    let when = find_times(tokens);
    let (mut from, mut to) = (Vec::new(), Vec::new());
    let mut judged = HashMap::new();
    for at in 0..tokens.len() {
        if when.iter().any(|(start, length, _)| (*start..start + length).contains(&at)) {
            continue;
        }
        // Between the same words a word is mistyped each time or never; comparing it with all others takes longest.
        let word_at = |at: usize| tokens.get(at).map(|token| (token.word.clone(), token.raw.clone()));
        let is_last = at + 1 == tokens.len();
        let place = (at.checked_sub(1).and_then(word_at), word_at(at), word_at(at + 1), is_last);
        let better = judged.entry(place).or_insert_with(|| {
            word_beside_neighbour(tokens, at)
                .or_else(|| name_without_folding(tokens.get(at)?))
                .or_else(|| likely_word(index, tokens.get(at)?, limits, query))
        });
        let better = better.clone();
        let Some((token, better)) = tokens.get_mut(at).zip(better) else { continue };
        from.push(std::mem::replace(&mut token.raw, phrases.written_form(&better)));
        to.push(token.raw.clone());
        token.word = better;
    }
    (!from.is_empty()).then(|| Correction { from: from.join(", "), to: to.join(", ") })
}

/// Whether a word means something or is found as it is.
fn is_known(index: &Index, token: &Token) -> bool {
    let (phrases, dictionary, word) = (embedded_phrases(), index.dictionary(), token.word.as_str());
    phrases.is_stop(word)
        || phrases.is_late(word)
        || phrases.is_generic(word)
        || phrases.filters.filter_named(word).is_some()
        || time_word(word).is_some()
        || word_lists().points_at_place(word)
        || word_lists().is_place_filler(word)
        || word_lists().opens_question(word)
        || !areas_named(word).is_empty()
        || !index.local_places(word).is_empty()
        || word.bytes().any(|b| b.is_ascii_digit())
        || !phrases.words_like(word, token.typing).is_empty()
        || phrases.head_of(word).is_some()
        || is_known_whole(&token.raw, word)
        || !dictionary.with_prefix(word).is_empty()
        || dictionary.words_containing(word).next().is_some()
        || (token.typing && phrases.filters.filter_begins(word))
}

/// Whether a word names a place, or begins to.
fn is_place(token: &Token) -> bool {
    let gazetteer = Gazetteer::embedded();
    if token.typing {
        gazetteer.begins_town_name(&token.raw)
    } else {
        !gazetteer.places_named(&token.raw, None).is_empty()
    }
}

/// The word that makes a name of two words with the one before or after it, where the word typed all but is that
/// word and means no topic itself.
fn word_beside_neighbour(tokens: &[Token], at: usize) -> Option<String> {
    let (phrases, token) = (embedded_phrases(), tokens.get(at)?);
    let letters = token.word.chars().count();
    let before = at.checked_sub(1).and_then(|before| tokens.get(before));
    // "Krebs in Brest" is said of the town.
    let is_pointed_at = before.is_some_and(|before| word_lists().points_at_place(&before.word));
    // Nor is "near" of "Al-Anon near me" a slip of Nar-Anon.
    let points = word_lists().points_at_place(&token.word);
    if letters < 4 || is_pointed_at || points || phrases.is_stop(&token.word) {
        return None;
    }
    if !phrases.words_like(&token.word, false).is_empty() {
        return None;
    }
    let neighbours: Vec<u32> = before
        .into_iter()
        .chain(tokens.get(at + 1))
        .flat_map(|neighbour| phrases.words_like(&neighbour.word, false))
        .filter_map(|(id, sure)| (sure == 100).then_some(id))
        .collect();
    let beside = phrases.words_beside(&neighbours);
    if beside.is_empty() {
        return None;
    }
    let candidates =
        phrases.nearest_words(&token.word, &token.raw, 2, |word| beside.binary_search(&word).is_ok());
    let apt = candidates
        .into_iter()
        .filter(|near| near.mistakes < 2 || letters >= LONG || sounds_alike(&token.word, near.word));
    let best = apt.min_by_key(|near| near.mistakes)?;
    Some(best.word.to_owned())
}

/// The name of a topic for "diaetes": a letter is missing between two that, folded, are one, so that the folded
/// word looks like a form of another.
fn name_without_folding(token: &Token) -> Option<String> {
    let (phrases, raw) = (embedded_phrases(), token.raw.to_lowercase());
    let letters = raw.chars().count();
    let folded_away = raw.is_ascii() && letters > token.word.chars().count() && !raw.contains('\'');
    if !folded_away || letters < LONG || phrases.knows_word(&token.word) {
        return None;
    }
    let near = phrases.nearest_words(&raw, &raw, 1, |_| true).into_iter();
    let mut apt = near
        .filter(|near| near.mistakes == 1 && may_become(token, near) && phrases.is_one_word_name(near.id));
    // A form of the word itself is no mistake: "aengste".
    let name = apt.next().filter(|near| !near.word.starts_with(word_lists().stem_of(&token.word)))?;
    apt.next().is_none().then(|| name.word.to_owned())
}

/// Parts words that were typed as one where together they are a name ("mentalhealth"), if no group has the word as
/// it is.
pub(super) fn part_joined_words(index: &Index, tokens: &mut Vec<Token>) -> Option<Correction> {
    let at = tokens.iter().position(|token| name_of_two_words(index, token).is_some())?;
    let name = name_of_two_words(index, tokens.get(at)?)?;
    let (first, second) = name.split_once(' ')?;
    let whole = tokens.get(at)?.clone();
    let part = |word: &str| Token { raw: word.to_owned(), word: word.to_owned(), ..whole.clone() };
    let parts = [Token { typing: false, ..part(first) }, Token { joined_by: None, ..part(second) }];
    tokens.splice(at..=at, parts);
    Some(Correction { from: whole.raw, to: name })
}

fn name_of_two_words(index: &Index, token: &Token) -> Option<String> {
    let phrases = embedded_phrases();
    if phrases.knows_word(&token.word) || index.dictionary().find_word(&token.word).is_some() {
        return None;
    }
    let ends = token.word.char_indices().map(|(end, _)| end).filter(|end| *end >= WORD_OF_TWO);
    let apart = ends.map(|end| token.word.split_at(end)).filter(|(_, second)| second.len() >= WORD_OF_TWO);
    apart.map(|(first, second)| format!("{first} {second}")).find(|name| phrases.is_name(name))
}

/// What was probably meant by a word that nothing knows: the word with a meaning that differs least, where it is
/// the only one that near; else one of the groups' own; else, while it is being typed, the beginning of one.
fn likely_word(index: &Index, token: &Token, limits: Tolerance, query: &Query) -> Option<String> {
    let phrases = embedded_phrases();
    let letters = token.word.chars().count();
    let most = limits.most_mistakes(letters);
    // The name of a topic with six letters may have one mistake in a sentence too.
    let name_only = most == 0 && letters + 1 >= LONG;
    if (most == 0 && !name_only) || is_known(index, token) || (query.near.is_none() && is_place(token)) {
        return None;
    }
    let near = phrases.nearest_words(&token.word, &token.raw, most.max(1), |_| true);
    let near: Vec<NearWord<'_>> = near.into_iter().filter(|near| may_become(token, near)).collect();
    let meaning =
        surest_word(&near, query.language).filter(|near| !name_only || phrases.is_one_word_name(near.id));
    if name_only {
        return meaning.map(|near| near.word.to_owned());
    }
    if let Some(near) = meaning.filter(|near| near.mistakes == 1) {
        return Some(near.word.to_owned());
    }
    let most_of_words = meaning.map_or(most, |near| near.mistakes.saturating_sub(1));
    if let Some(own) = frequent_word(index, token, most_of_words) {
        return Some(own);
    }
    if let Some(near) = meaning {
        return Some(near.word.to_owned());
    }
    // Half a word is compared with half a word, so fewer mistakes make it another one.
    let long_enough = token.typing && SEARCH_WORD.most_mistakes(letters.saturating_sub(1)) > 0;
    let begun = long_enough.then(|| phrases.nearest_word(&token.word, 1, true, query.language)).flatten();
    let begun = begun.map(|(_, word)| word).filter(|word| word.starts_with(|c| token.word.starts_with(c)));
    begun.filter(|word| !phrases.is_taboo(word)).map(str::to_owned)
}

/// Of words equally near, the only one, or the only one of the reader's language.
fn surest_word<'a>(near: &[NearWord<'a>], language: Language) -> Option<NearWord<'a>> {
    let least = near.iter().map(|near| near.mistakes).min()?;
    let nearest = || near.iter().filter(|near| near.mistakes == least);
    let own = || nearest().filter(|near| near.languages & (1 << language as u8) != 0);
    only_word(&nearest().collect::<Vec<_>>()).or_else(|| only_word(&own().collect::<Vec<_>>()))
}

/// The word that these are, where they are one but for their endings.
fn only_word<'a>(words: &[&NearWord<'a>]) -> Option<NearWord<'a>> {
    let first = **words.first()?;
    let stem = word_lists().stem_of(first.word);
    words.iter().all(|near| word_lists().stem_of(near.word) == stem).then_some(first)
}

/// One of the words that groups have, which differs by a mistake or two: of several, the one that most names have.
fn frequent_word(index: &Index, token: &Token, most: usize) -> Option<String> {
    let dictionary = index.dictionary();
    let same_beginning = |id: &u32| {
        let word = String::from_utf8_lossy(dictionary.word_bytes(*id));
        word.chars().next() == token.word.chars().next() && !embedded_phrases().is_taboo(&word)
    };
    let found = dictionary.fuzzy_matches(&token.word, most).into_iter().filter(|(id, _)| same_beginning(id));
    let frequent = found.max_by_key(|(id, _)| {
        let mut holders = 0_u32;
        index.visit_groups_with(*id, 0, |_| holders += 1);
        (holders, std::cmp::Reverse(*id))
    });
    frequent.map(|(id, _)| String::from_utf8_lossy(dictionary.word_bytes(id)).into_owned())
}

/// Nobody who means something else is to be led to violence, death or sex: such a word must be all but there. And a
/// beginning that was typed is meant: only its first letters may be missing or exchanged, not cut off.
fn may_become(token: &Token, near: &NearWord<'_>) -> bool {
    let same_beginning = token.word.chars().next() == near.word.chars().next();
    let begun_later = near.word.len() > token.word.len() && near.word.ends_with(token.word.as_str());
    let exchanged = near.mistakes == 1 && near.word.len() == token.word.len() && {
        let (mut typed, mut meant) = (token.word.chars(), near.word.chars());
        let (first, second) = (typed.next(), typed.next());
        first == meant.nth(1) && second == near.word.chars().next()
    };
    let apt = same_beginning || begun_later || exchanged;
    let near_enough = near.mistakes == 1 && same_beginning && token.word.chars().count() >= LONG;
    apt && (near_enough || !embedded_phrases().is_taboo(near.word))
}

/// Whether two words are written differently for one sound: "kron" and "crohn".
fn sounds_alike(one: &str, other: &str) -> bool {
    sound_of(one) == sound_of(other)
}

fn sound_of(word: &str) -> String {
    let plain = word.replace("ph", "f").replace("th", "t").replace("ck", "k").replace("qu", "kw");
    let mut out = String::with_capacity(plain.len());
    for letter in plain.chars() {
        let sound = match letter {
            'c' | 'q' => 'k',
            'y' => 'i',
            'z' => 's',
            'v' | 'w' => 'f',
            'h' if !out.is_empty() => continue,
            other => other,
        };
        if !out.ends_with(sound) {
            out.push(sound);
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_sounds_alike_is_told_from_what_only_looks_so() {
        for (typed, meant) in [("kron", "crohn"), ("psykose", "psychose"), ("tirotoxikose", "thyrotoxikose")]
        {
            assert!(sounds_alike(typed, meant), "{typed}");
        }
        assert!(!sounds_alike("brust", "brest"));
        assert!(!sounds_alike("chest", "breast"));
    }
}
